/** A Chromium of the host without a window, which programs drive through the part of the host agent that carries their commands. No VM runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex, PassThrough } from 'node:stream';
import pino from 'pino';
import type { DriveAddress } from '../../../host-agent/api/session/drive.ts';
import { BrowserPipe } from '../../../host-agent/automation/browser-pipe.ts';
import { Relay } from '../../../host-agent/automation/relay.ts';
import { DriveServer, newToken } from '../../../host-agent/automation/server.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--window-size=1000,700'];

export interface HostChromium {
  readonly address: DriveAddress;
  /** That of the last program. */
  readonly relay: () => Relay;
  close(): Promise<void>;
}

/** `hosts`: a rule of Chromium for names, such as `MAP * 127.0.0.1:8080`. */
export async function openHostChromium(id: string, hosts: string): Promise<HostChromium> {
  const folder = mkdtempSync(join(tmpdir(), 'sb-chromium-'));
  const chromium = spawn(
    CHROMIUM,
    [...FLAGS, `--host-resolver-rules=${hosts}`, `--user-data-dir=${folder}`, '--remote-debugging-pipe', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: folder } },
  );
  // It may end before it is closed, by the last command of a program.
  const ended = once(chromium, 'exit');
  const [, , , writable, readable] = chromium.stdio as unknown as [null, null, null, Duplex, Duplex];
  const server = new DriveServer(pino({ level: 'silent' }));
  let relay: Relay | undefined;
  const offered = await server.offer(id, {
    token: newToken(),
    onProgram: (program, on) => {
      const connected = new Relay(new BrowserPipe(pipeFor(writable, readable)), program);
      relay = connected;
      void connected.begin();
      on.message((text) => connected.take(text));
      on.gone(() => void connected.end());
    },
  });
  return {
    address: { webSocket: offered.webSocket, http: offered.http },
    relay: () => {
      if (!relay) throw new Error('No program is connected.');
      return relay;
    },
    close: async () => {
      server.withdraw(id);
      chromium.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** For one program after another: its end leaves the pipe open. */
function pipeFor(writable: Duplex, readable: Duplex): Duplex {
  const [from, to] = [new PassThrough(), new PassThrough()];
  const hear = (chunk: Buffer) => void from.write(chunk);
  readable.on('data', hear);
  to.on('data', (chunk: Buffer) => writable.write(chunk));
  return Duplex.from({ readable: from, writable: to }).once('close', () => void readable.off('data', hear));
}
