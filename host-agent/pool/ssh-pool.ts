/** Hosts that the configuration lists, reached with the person's own ssh. For one server, or a few. */
import type { Duplex } from 'node:stream';
import { attachOverSsh } from '../tools/ssh.ts';
import type { HostPool } from './host-pool.ts';

export interface SshPoolSettings {
  readonly hosts: readonly string[];
  readonly detachedMinutes: number;
  /** Of ssh, instead of the person's own; for tests. */
  readonly configurationFile?: string;
}

export class SshPool implements HostPool {
  readonly name: string;
  readonly detachedMinutes: number;
  readonly #hosts: readonly string[];
  readonly #configurationFile: string | undefined;

  constructor(name: string, { hosts, detachedMinutes, configurationFile }: SshPoolSettings) {
    this.name = name;
    this.#hosts = hosts;
    this.#configurationFile = configurationFile;
    this.detachedMinutes = detachedMinutes;
  }

  members(): readonly string[] {
    return this.#hosts;
  }

  reach(host: string, onTrouble: (reason: string) => void): Duplex {
    return attachOverSsh(host, onTrouble, this.#configurationFile);
  }
}
