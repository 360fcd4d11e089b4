/** A private message bus for one test file, with the real dbus-daemon. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export class OwnBus {
  readonly address: string;
  readonly #daemon: ChildProcess;
  readonly #folder: string;

  private constructor(address: string, daemon: ChildProcess, folder: string) {
    this.address = address;
    this.#daemon = daemon;
    this.#folder = folder;
  }

  static async start(): Promise<OwnBus> {
    const folder = mkdtempSync(join(tmpdir(), 'sb-bus-'));
    const config = join(folder, 'bus.conf');
    writeFileSync(
      config,
      `<busconfig><type>session</type><listen>unix:path=${folder}/bus</listen><auth>EXTERNAL</auth><policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`,
    );
    const daemon = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [address] = (await once(createInterface({ input: daemon.stdout }), 'line')) as [string];
    return new OwnBus(address.trim(), daemon, folder);
  }

  async stop(): Promise<void> {
    const ended = once(this.#daemon, 'exit');
    this.#daemon.kill();
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
