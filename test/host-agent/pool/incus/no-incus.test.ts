import { expect, it, vi } from 'vitest';
import { IncusPool } from '../../../../host-agent/pool/incus/incus-pool.ts';
import type * as Run from '../../../../host-agent/process/run.ts';

vi.mock('../../../../host-agent/process/run.ts', async (original: () => Promise<typeof Run>) => {
  const real = await original();
  const run: typeof real.run = (tool, ...rest) => real.run({ ...tool, program: `no-such-${tool.program}` }, ...rest);
  return { ...real, run };
});

it('names the Debian package when the client of Incus is not installed', async () => {
  const settings = { remote: 'a', project: 'b', detachedMinutes: 30 };
  await expect(new IncusPool('company', settings).members()).rejects.toMatchObject({
    code: 'package-missing',
    params: { install: 'apt-get install incus-client' },
  });
});
