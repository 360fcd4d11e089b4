import { describe, expect, it } from 'vitest';
import { told } from '../../../host-agent/cli/rehearse.ts';

describe('a start that is only told', () => {
  it('is what a shell would take, each part under what it is', () => {
    expect(
      told({
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
# When the network machine starts:
xl create /run/domain.cfg
dd of=/dev/tapdev0 < '/images of mine/it'\\''s root'
# When the network machine ends:
xec set cmd-line 'quiet a=b' ''
`);
  });
});
