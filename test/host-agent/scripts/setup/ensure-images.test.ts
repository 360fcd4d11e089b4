import { describe, expect, it } from 'vitest';
import { buildCommands, rolesNeeded, rolesToBuild } from '../../../../host-agent/scripts/setup/ensure-images.mjs';

describe('the images that a command needs', () => {
  it.each([[['open']], [['view', 'a.pdf']], [['open', 'https://example.org/', '--no-window']], [['--json', 'open']]])(
    'are both for %j',
    (args) => {
      expect(rolesNeeded(args)).toEqual(['network', 'browser']);
    },
  );

  it.each([[['network', 'start']], [['network', 'restart', '--json']]])('are only the network image for %j', (args) => {
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

describe('the images to build', () => {
  const both = ['network', 'browser'] as const;
  const fresh = { isCurrent: true, upToDate: true };

  it('are both on a fresh host, the small one first', () => {
    expect(rolesToBuild(both, [])).toEqual(['network', 'browser']);
  });

  it('are none when the images in use are up to date', () => {
    expect(
      rolesToBuild(both, [
        { role: 'browser', ...fresh },
        { role: 'network', ...fresh },
      ]),
    ).toEqual([]);
  });

  it('are those whose image in use is outdated, even if an older one is not', () => {
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

describe('the commands that build images', () => {
  it.each([
    [['network', 'browser'] as const, [[]]],
    [['browser'] as const, [['browser']]],
    [['network', 'browser', 'host'] as const, [[], ['host']]],
    [[] as const, []],
  ])('build %j, both of a session at the same time', (roles, words) => {
    expect(buildCommands(roles).map((command) => command.words)).toEqual(words);
  });
});
