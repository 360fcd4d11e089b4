import { describe, expect, it } from 'vitest';
import { rolesNeeded, rolesToBuild } from '../../../../host-agent/scripts/setup/ensure-images.mjs';

describe('images before a command', () => {
  it.each([[['open']], [['open', 'https://example.org/', '--no-window']], [['--json', 'open']]])(
    'are both for %j',
    (args) => {
      expect(rolesNeeded(args)).toEqual(['network', 'browser']);
    },
  );

  it.each([[['network', 'start']], [['network', 'restart', '--json']]])('are the network one for %j', (args) => {
    expect(rolesNeeded(args)).toEqual(['network']);
  });

  it.each([
    [['list']],
    [['image', 'build', 'network']],
    [['network', 'status']],
    [['open', '--help']],
    [['--version']],
    [['close', 'open']],
  ])('are none for %j', (args) => {
    expect(rolesNeeded(args)).toEqual([]);
  });
});

describe('images to build', () => {
  const both = ['network', 'browser'] as const;
  const fresh = { isCurrent: true, upToDate: true };

  it('are both on a fresh machine, the small one first', () => {
    expect(rolesToBuild(both, [])).toEqual(['network', 'browser']);
  });

  it('are none when the current ones are up to date', () => {
    expect(
      rolesToBuild(both, [
        { role: 'browser', ...fresh },
        { role: 'network', ...fresh },
      ]),
    ).toEqual([]);
  });

  it('are those whose current one is stale, even if an older one is not', () => {
    const images = [
      { role: 'browser', ...fresh },
      { role: 'network', isCurrent: true, upToDate: false },
      { role: 'network', isCurrent: false, upToDate: true },
    ];
    expect(rolesToBuild(both, images)).toEqual(['network']);
  });

  it('are only those that are needed', () => {
    expect(rolesToBuild(['network'], [])).toEqual(['network']);
  });
});
