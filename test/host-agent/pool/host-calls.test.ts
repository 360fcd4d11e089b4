import { expect, it, vi } from 'vitest';
import type { Session } from '../../../host-agent/api/session/session.ts';
import type { Desk } from '../../../host-agent/pool/host/desks.ts';
import { byPercent, hostCalls, type UsedVerbs } from '../../../host-agent/pool/host/host-calls.ts';
import { EVENTS_LIMIT, MAX_SESSIONS } from '../../../host-agent/pool/wire.ts';
import { settle } from '../../bed/event-loop.ts';
import { DEFAULT_RESTRICTIONS } from '../../fixtures/restrictions.ts';

const desk = { sessions: new Set(['0123abcd']), opening: 0 } as unknown as Desk;
const never = new Promise<never>(() => undefined);
const call = (signal = new AbortController().signal) => ({ signal, progress: vi.fn(), deliver: async () => undefined });

it('counts sessions that are only being opened: their record has room for no more', async () => {
  const verbs = { 'session.open': () => never } as unknown as UsedVerbs;
  const calls = hostCalls(
    {
      desks: {},
      verbs,
      watch: vi.fn(),
      state: vi.fn(),
      managedBy: () => undefined,
      sessionsPerDesk: () => undefined,
    } as never,
    desk,
  );
  const opening = Array.from({ length: MAX_SESSIONS }, () =>
    calls.open({ profile: 'default', screen: '0123abcd' }, call()).catch((error: unknown) => error),
  );
  expect(await opening.at(-1)).toMatchObject({ code: 'pool-too-many-sessions' });
  expect(await Promise.race([opening.at(-2), settle().then(() => 'opening')])).toBe('opening');
});

it('counts no more sessions of a desk than the policy of the host allows, also when that changes', async () => {
  const verbs = { 'session.open': () => never } as unknown as UsedVerbs;
  const crowded = { sessions: new Set(['0123abcd', '0123abce']), opening: 0 } as unknown as Desk;
  let sessionsPerDesk: number | undefined = 2;
  const calls = hostCalls(
    {
      desks: {},
      verbs,
      watch: vi.fn(),
      state: vi.fn(),
      managedBy: () => undefined,
      sessionsPerDesk: () => sessionsPerDesk,
    } as never,
    crowded,
  );
  const open = () => calls.open({ profile: 'default', screen: '0123abcd' }, call());
  await expect(open()).rejects.toMatchObject({ code: 'pool-too-many-sessions', params: { most: 2 } });
  sessionsPerDesk = undefined;
  expect(await Promise.race([open(), settle().then(() => 'opening')])).toBe('opening');
});

it('reports changes that follow each other together, so that no guest exceeds what the desk accepts', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    let title = 0;
    const verbs = {
      'session.list': async () => [{ ...described, title: String((title += 1)) }],
    } as unknown as UsedVerbs;
    let changed: () => void = () => undefined;
    const watch = ({ onChange }: { onChange: () => void }) => (changed = onChange);
    const calls = hostCalls(
      {
        desks: {},
        verbs,
        watch,
        state: vi.fn(),
        managedBy: () => undefined,
        sessionsPerDesk: () => undefined,
      } as never,
      desk,
    );
    const gone = new AbortController();
    const following = call(gone.signal);
    void calls.events({}, following);
    await settle();
    for (let ms = 0; ms < (EVENTS_LIMIT.windowMs ?? 0); ms += 10) {
      changed();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(following.progress.mock.calls.length).toBeGreaterThan(20);
    expect(following.progress.mock.calls.length).toBeLessThan(EVENTS_LIMIT.lines / 2);
    gone.abort();
  } finally {
    vi.useRealTimers();
  }
});

it('tells progress once for each percent', () => {
  const reported = vi.fn();
  const tell = byPercent(reported);
  for (let bytes = 0; bytes <= 10_000; bytes += 1) tell({ bytes, of: 10_000 });
  expect(reported).toHaveBeenCalledTimes(101);
  expect(reported).toHaveBeenLastCalledWith({ bytes: 10_000, of: 10_000 });
});

const described = {
  id: '0123abcd',
  state: 'browsing',
  hypervisor: 'qemu',
  accelerator: 'kvm',
  startedFrom: 'spare',
  timings: {},
  reach: { policy: 'offline' },
  restrictions: DEFAULT_RESTRICTIONS,
} as unknown as Session;
