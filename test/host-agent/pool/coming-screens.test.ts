import { expect, it } from 'vitest';
import { settle } from '../../bed/event-loop.ts';
import { NEVER_ABORTED } from './pool-bed.ts';
import { ComingScreens } from '../../../host-agent/pool/host/desks.ts';

it('are found by the name that the desk chose, whether the request or the session comes first', async () => {
  const screens = new ComingScreens();
  const waiting = screens.sessionOf('0000000a', NEVER_ABORTED);
  screens.opened('0000000b', 'session-b');
  screens.opened('0000000a', 'session-a');
  expect(await waiting).toBe('session-a');
  expect(await screens.sessionOf('0000000b', NEVER_ABORTED)).toBe('session-b');
});

it('are no longer waited for when the desk has given up', async () => {
  const screens = new ComingScreens();
  const gone = new AbortController();
  const waiting = screens.sessionOf('0000000a', gone.signal);
  const reason = new Error('The desk has gone.');
  gone.abort(reason);
  await expect(waiting).rejects.toBe(reason);
});

it('are forgotten, the oldest first, when a desk names more than it may request', async () => {
  const screens = new ComingScreens();
  for (let number = 0; number <= 256; number += 1) screens.opened(String(number), `session ${number}`);
  let found: string | undefined;
  void screens.sessionOf('0', NEVER_ABORTED).then((id) => (found = id));
  expect(await screens.sessionOf('2', NEVER_ABORTED)).toBe('session 2');
  await settle();
  expect(found).toBeUndefined();
});
