/** A host of a bed behind a real SSH server on this host. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { SshPool } from '../../../host-agent/pool/engines.ts';
import { freePort } from '../../bed/network/free-port.ts';
import { prepareSshServer, SERVER_LISTENS } from '../../bed/ssh-server.ts';
import type { BedHost } from '../../host-agent/pool/pool-bed.ts';
import type { PoolUnderTest } from './host-pool.ts';

/** The pids of the programs, which {@link attachProgram} writes down. */
const attachedIn = ({ folder }: BedHost) => join(folder, 'attached');

/** Stands for the program `safe-browse attach` on the host. */
export const attachProgram = (host: BedHost): string =>
  `#!${process.execPath}\nrequire('fs').appendFileSync(${JSON.stringify(attachedIn(host))}, process.pid + ' ');\n` +
  `const socket = require('net').connect(${JSON.stringify(host.socket)});\n` +
  "socket.on('error', () => undefined);\nprocess.stdin.pipe(socket).pipe(process.stdout);\n";

/** The account of the host may do nothing but attach: that is what its authorized_keys says. */
export async function sshPool(host: BedHost, hosts: readonly string[] = ['server']): Promise<PoolUnderTest> {
  const { command, configurationFile, remove } = await prepareSshServer(
    '127.0.0.1',
    await freePort(),
    attachProgram(host),
  );
  const [program = '', ...args] = command;
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text) => (said += String(text)));
  await vi.waitFor(() => expect(said).toContain(SERVER_LISTENS), { timeout: 10_000 });
  return {
    pool: new SshPool('family', { hosts, detachedMinutes: 30, configurationFile }),
    member: 'server',
    kill: () => {
      server.kill();
      for (const pid of readFileSync(attachedIn(host), 'utf8').trim().split(' '))
        if (isRunning(pid)) process.kill(Number(pid), 'SIGKILL');
    },
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) {
        server.kill();
        await once(server, 'exit');
      }
      await remove();
    },
  };
}

const isRunning = (pid: string) => existsSync(`/proc/${pid}`);
