import { expect, it, vi } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import type { Call } from '../../../../host-agent/api/methods/verbs.ts';
import { sessionVerbs, type SessionVerbsDeps } from '../../../../host-agent/daemon/verbs/sessions.ts';

it('refuses a dry run that managed settings do not let start', async () => {
  const managed = new Failure('profile-managed', { name: 'offline', by: 'Example', profiles: 'default' });
  const admit = vi.fn(() => Promise.reject(managed));
  const dryRunOptions = vi.fn();
  const verbs = sessionVerbs({ admit, dryRunOptions } as unknown as SessionVerbsDeps);
  const call = { signal: new AbortController().signal } as Call<'session.dry-run'>;
  await expect(verbs['session.dry-run']({ profile: 'offline' }, call)).rejects.toMatchObject({ exitStatus: 3 });
  expect(admit).toHaveBeenCalledWith('offline');
  expect(dryRunOptions).not.toHaveBeenCalled();
});
