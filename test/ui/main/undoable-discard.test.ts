import { expect, it } from 'vitest';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { discardUndoably } from '../../../ui/main/undoable-discard.ts';
import { profiles } from '../configuration.ts';
import { sessionWith } from '../../fixtures/session.ts';

async function discarded(session: Session, { undoSeconds = 8, failure }: { undoSeconds?: number; failure?: Failure }) {
  const done: unknown[] = [];
  await discardUndoably(session.id, {
    model: { sessions: [session], profiles: profiles.map((profile) => ({ ...profile, undoSeconds })) },
    agent: {
      call: (...[method, params]: unknown[]) => {
        done.push([method, params]);
        return failure ? Promise.reject(failure) : (Promise.resolve({}) as Promise<never>);
      },
    },
    discards: { discard: async (id) => void done.push(['at once', id]) },
    sessions: { askToClose: (id) => void done.push(['asks', id]) },
  });
  return done;
}
const paused = ['session.discard', { id: 'a', undoSeconds: 8 }];
const atOnce = ['at once', 'a'];

it.each([
  ['browses: after its undo window', sessionWith('a'), {}, [paused]],
  ['is discarded already: now', { ...sessionWith('a'), discardsAt: '2026-01-02T03:05:00.000Z' }, {}, [atOnce]],
  [
    'has a file that is not saved: it asks',
    { ...sessionWith('a'), downloads: 2, savedDownloads: 1 },
    {},
    [['asks', 'a']],
  ],
  [
    'has such a file, and was discarded all the same: now',
    { ...sessionWith('a'), downloads: 2, discardsAt: '2026-01-02T03:05:00.000Z' },
    {},
    [atOnce],
  ],
  ['starts: at once', sessionWith('a', { state: 'starting' }), {}, [atOnce]],
  ['has no undo window: at once', sessionWith('a'), { undoSeconds: 0 }, [atOnce]],
  [
    'cannot be paused without a host agent: once that is back',
    sessionWith('a'),
    { failure: new Failure('host-agent-unreachable') },
    [paused, atOnce],
  ],
] as const)('discards a session that %s', async (_, session, options, expected) => {
  expect(await discarded(session, options)).toEqual(expected);
});

it('reports why a session is not paused', async () => {
  await expect(discarded(sessionWith('a'), { failure: new Failure('internal', { reason: 'x' }) })).rejects.toThrow();
});
