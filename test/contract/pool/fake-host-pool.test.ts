import { BedPool } from '../../host-agent/pool/pool-bed.ts';
import { describeHostPool } from './host-pool.ts';

describeHostPool('a fake engine', async (host) => {
  const pool = new BedPool([host]);
  return { pool, member: 'one', kill: () => pool.cut(), stop: () => Promise.resolve() };
});
