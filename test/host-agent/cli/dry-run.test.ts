import { describe, expect, it } from 'vitest';
import { shellLines } from '../../../host-agent/cli/dry-run.ts';

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
