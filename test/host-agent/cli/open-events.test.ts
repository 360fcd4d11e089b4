import { expect, it } from 'vitest';
import type { OpenProgress, Session } from '../../../host-agent/api/session.ts';
import { openEvents } from '../../../host-agent/cli/open-events.ts';

const display = { kind: 'rfb', socket: '/run/s/1/ports/display.sock' } as const;
const session = { id: '1', display } as Session;
const step = (requirement: OpenProgress['requirement'], state: OpenProgress['state']) =>
  ({ kind: 'requirement', progress: { requirement, state, elapsedMs: 7 } }) as const;

it('open --json announces the screen as soon as the VM runs, long before it is ready', () => {
  expect(openEvents({ kind: 'created', session }, undefined)).toEqual([{ event: 'created', session }]);
  expect(openEvents(step('vm', 'awaited'), session)).toEqual([
    { event: 'progress', requirement: 'vm', state: 'awaited', elapsedMs: 7 },
  ]);
  expect(openEvents(step('vm', 'met'), session)).toEqual([
    { event: 'progress', requirement: 'vm', state: 'met', elapsedMs: 7 },
    { event: 'screen', session: '1', display },
  ]);
  expect(openEvents(step('painted', 'met'), session)).toHaveLength(1);
});
