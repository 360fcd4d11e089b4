/** Which adapter is behind a pool of the configuration. */
import type { Pool } from '../config/pool.ts';
import type { HostPool } from './host-pool.ts';
import { IncusPool } from './incus/incus-pool.ts';
import { KubernetesPool } from './kubernetes/kubernetes-pool.ts';
import { SshPool } from './ssh-pool.ts';

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
