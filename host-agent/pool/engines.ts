/** Which adapter is behind a pool of the configuration. */
import type { Pool } from '../config/pool.ts';
import type { HostPool } from './host-pool.ts';
import { KubernetesPool } from './kubernetes/kubernetes-pool.ts';
import { SshPool } from './ssh-pool.ts';

export function poolWithEngine(name: string, settings: Pool): HostPool {
  return settings.engine === 'ssh' ? new SshPool(name, settings) : new KubernetesPool(name, settings);
}
