import { describe, expect, it } from 'vitest';
import type { OpenProgress, Session } from '../../../host-agent/api/session/session.ts';
import { stepEvents, shellLines } from '../../../host-agent/cli/open.ts';

const display = { kind: 'rfb', socket: '/run/s/1/ports/display.sock' } as const;
const session = { id: '1', display } as Session;
const step = (requirement: OpenProgress['requirement'], state: OpenProgress['state']) => ({
  requirement,
  state,
  elapsedMs: 7,
});

it('open --json announces the screen as soon as the VM runs, long before it is ready', () => {
  expect(stepEvents(step('vm', 'awaited'), session)).toEqual([
    { event: 'progress', requirement: 'vm', state: 'awaited', elapsedMs: 7 },
  ]);
  expect(stepEvents(step('vm', 'met'), session)).toEqual([
    { event: 'progress', requirement: 'vm', state: 'met', elapsedMs: 7 },
    { event: 'screen', session: '1', display },
  ]);
  expect(stepEvents(step('painted', 'met'), session)).toHaveLength(1);
});

describe('the output of a dry run', () => {
  it('has shell commands with a comment above each part', () => {
    expect(
      shellLines({
        role: 'network',
        file: { path: '/run/domain.cfg', text: 'name = "sb"\ntype = "pv"\n' },
        steps: [
          { when: 'start', command: ['xl', 'create', '/run/domain.cfg'] },
          { when: 'start', command: ['dd', 'of=/dev/tapdev0'], inputFile: "/images of mine/it's root" },
          { when: 'end', command: ['xec', 'set', 'cmd-line', 'quiet a=b', ''] },
        ],
      }),
    ).toBe(`# /run/domain.cfg:
#   name = "sb"
#   type = "pv"
# When the network VM starts:
xl create /run/domain.cfg
dd of=/dev/tapdev0 < '/images of mine/it'\\''s root'
# When the network VM ends:
xec set cmd-line 'quiet a=b' ''
`);
  });
});
