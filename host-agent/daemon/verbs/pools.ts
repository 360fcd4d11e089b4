/** Verbs on pools of hosts. */
import type { Pools } from '../../pool/desk/pools.ts';
import type { Verbs } from '../server.ts';

interface PoolVerbsDeps {
  readonly pools: Pick<Pools, 'status' | 'setDrained'>;
  /** Puts a change of the configuration's file into force. */
  readonly refresh: () => Promise<void>;
}

export function poolVerbs({
  pools,
  refresh,
}: PoolVerbsDeps): Pick<Verbs, 'pool.status' | 'pool.drain' | 'pool.resume'> {
  const status = async () => {
    await refresh();
    return pools.status();
  };
  const set = async (host: string, isDrained: boolean) => {
    await refresh();
    await pools.setDrained(host, isDrained);
    return pools.status();
  };
  return {
    'pool.status': status,
    'pool.drain': ({ host }) => set(host, true),
    'pool.resume': ({ host }) => set(host, false),
  };
}
