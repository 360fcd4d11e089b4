import pino from 'pino';
import { expect, it, vi } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import type { Call } from '../../../../host-agent/api/methods/verbs.ts';
import type { Foundation } from '../../../../host-agent/foundation/foundation.ts';
import { parseConfig } from '../../../../host-agent/config/load.ts';
import type { HostAgent } from '../../../../host-agent/daemon/compose.ts';
import { sessionVerbsDeps } from '../../../../host-agent/daemon/verbs.ts';
import { sessionVerbs, type SessionVerbsDeps } from '../../../../host-agent/daemon/verbs/sessions.ts';
import { fakeSessions, NEVER, verbsOn } from '../../session/fake-sessions.ts';

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

it.each([true, false])(
  'notes which profile was opened, and no address, only if an organisation wants it: %s',
  async (audit) => {
    const lines: string[] = [];
    const log = pino({ base: null, timestamp: false }, { write: (line) => void lines.push(line) });
    const config = parseConfig(`[log]\naudit = ${audit}\nurls = true\n`, 'config.toml');
    const { audit: note } = sessionVerbsDeps(
      { config: () => config, log, runtime: {}, configuration: {} } as unknown as Foundation,
      {} as HostAgent,
    );
    const fake = await fakeSessions();
    const verbs = verbsOn(fake.sessions, { audit: note });
    const call = { signal: NEVER } as Call<'session.open'>;
    const { id } = await verbs['session.open']({ profile: 'banking', url: 'https://bank.example/secret' }, call);
    await verbs['session.close']({ all: true }, call as never);
    await fake.remove();
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(
      audit ? [{ level: 30, id, auditedProfile: 'banking', msg: 'a session was opened' }] : [],
    );
  },
);
