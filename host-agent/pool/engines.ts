/** Which adapter is behind a pool of the configuration. */
import type { Pool } from '../config/pool/pool.ts';
import type { HostPool, PoolMember } from './host-pool.ts';
import { IncusPool } from './incus/incus-pool.ts';
import { KubernetesPool } from './kubernetes/kubernetes-pool.ts';
import type { Duplex } from 'node:stream';
import { attachOverSsh } from '../tools/ssh.ts';

// Hosts that the configuration lists, reached with the person's own ssh. For one server, or a few.

interface SshPoolSettings {
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

  members(): Promise<readonly PoolMember[]> {
    return Promise.resolve(this.#hosts.map((host) => ({ host, isDraining: false })));
  }

  mayHave(host: string): boolean {
    return this.#hosts.includes(host);
  }

  reach(host: string, onTrouble: (reason: string) => void): Duplex {
    return attachOverSsh(host, onTrouble, this.#configurationFile);
  }

  checkCommand(host: string): string {
    return `ssh ${host} safe-browse attach --check`;
  }
}

export function poolWithEngine(name: string, settings: Pool): HostPool {
  switch (settings.engine) {
    case 'ssh':
      return new SshPool(name, settings);
    case 'incus':
      return new IncusPool(name, settings);
    case 'kubernetes':
      return new KubernetesPool(name, settings);
  }
}
