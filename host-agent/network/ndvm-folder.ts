import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { makeSharedFolder } from '../jail/shared-files.ts';
import { Turns } from '../process/turns.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { giveBackLostCard } from './uplink/uplink.ts';

/** The folder of the network VM's sockets and records. */
export class NdvmFolder {
  readonly #names: VmFiles;
  readonly #log: Logger;
  readonly #cleanups: Turns;

  constructor(names: VmFiles, log: Logger) {
    this.#names = names;
    this.#log = log;
    this.#cleanups = new Turns((error) => log.error({ reason: String(error) }, 'the network VM was not cleaned up'));
  }

  /** Makes the folder for the socket of a port. The network VM need not run yet, so that both VMs can start at once. */
  async makePort(port: number): Promise<void> {
    // A clean-up under way would remove the new folder.
    await this.#cleanups.done();
    await makeSharedFolder(this.#names.portFolder(port));
  }

  /** Removes what an earlier network VM left. With `keepPorts` the ports' folders stay: the jails of running sessions have mounted them, and find the next network VM there. */
  cleanUp({ keepPorts }: { readonly keepPorts: boolean }): Promise<void> {
    return this.#cleanups.take(async () => {
      const { folder, ports } = this.#names;
      await giveBackLostCard(this.#names).catch((error: unknown) =>
        this.#log.error({ reason: String(error) }, 'a network card was not given back to its driver'),
      );
      if (!keepPorts) await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      for (const entry of await readdir(folder)) {
        const path = join(folder, entry);
        if (path !== ports) await rm(path, { recursive: true, force: true });
      }
    });
  }
}
