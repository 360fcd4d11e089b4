import { expect, it, vi } from 'vitest';
import { KubernetesPool } from '../../../../host-agent/pool/kubernetes/kubernetes-pool.ts';
import type * as Run from '../../../../host-agent/process/run.ts';

vi.mock('../../../../host-agent/process/run.ts', async (original: () => Promise<typeof Run>) => {
  const real = await original();
  const run: typeof real.run = (tool, ...rest) => real.run({ ...tool, program: `no-such-${tool.program}` }, ...rest);
  return { ...real, run };
});

it('names the Debian package when kubectl is not installed', async () => {
  const settings = { context: '', namespace: 'a', service: 'safe-browse', detachedMinutes: 30 };
  await expect(new KubernetesPool('company', settings).members()).rejects.toMatchObject({
    code: 'package-missing',
    params: { install: 'apt-get install kubectl' },
  });
});
