/** The secrets of exits: one file each, which only its owner reads. They are not part of the configuration, which people copy and show. */
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ProxyLogin } from '../../../appliance/protocol/network.ts';
import { TunnelKeys } from '../../config/wireguard-file.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';

/** The keys of a tunnel, or the login of a proxy. */
export const ExitKeys = z.union([TunnelKeys, ProxyLogin]);
export type ExitKeys = z.infer<typeof ExitKeys>;

export class ExitKeyFiles {
  readonly #file: (name: string) => string;

  constructor(file: (name: string) => string) {
    this.#file = file;
  }

  /** `undefined` without keys that can be used. */
  read(name: string): Promise<ExitKeys | undefined> {
    return readRecord(this.#file(name), ExitKeys);
  }

  async write(name: string, keys: ExitKeys): Promise<void> {
    const file = this.#file(name);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeRecord(file, ExitKeys, keys);
  }

  remove(name: string): Promise<void> {
    return rm(this.#file(name), { force: true });
  }
}
