import { BedPool } from '../host-agent/pool/pool-bed.ts';
import { describeHostPool } from './host-pool.ts';

describeHostPool('a fake engine', async (host) => ({
  pool: new BedPool([host]),
  stop: () => Promise.resolve(),
}));
