import { describe, expect, it } from 'vitest';
import type { Confinement } from '../../../host-agent/verification/inspector-channel.ts';
import { confinementChecks } from '../../../host-agent/verification/confinement-checks.ts';

const NONE = '0000000000000000';
const chromium = {
  program: '/usr/lib/chromium/chromium',
  user: 1000,
  profile: 'safe-browse-chromium (enforce)',
  gainsNothing: true,
  capabilities: NONE,
};
const screen = {
  program: '/usr/lib/xorg/Xorg',
  user: 1000,
  profile: 'safe-browse-x-server (enforce)',
  gainsNothing: true,
  capabilities: NONE,
};
const init = {
  program: '/usr/bin/busybox',
  user: 0,
  profile: 'unconfined',
  gainsNothing: false,
  capabilities: '000001ffffffffff',
};
const agent = {
  program: '/usr/bin/node',
  user: 0,
  profile: 'unconfined',
  gainsNothing: true,
  capabilities: '00000004024037ff',
};
const whole: Confinement = {
  programs: [init, agent, chromium, screen],
  weak: [],
  offered: [],
  acts: [
    { name: 'own-file', free: 'done', held: 'done' },
    { name: 'shell', free: 'done', held: 'refused' },
  ],
};
const outcomes = (other: Partial<Confinement>) =>
  Object.fromEntries(confinementChecks({ ...whole, ...other }).map(({ name, outcome }) => [name, outcome]));
const failedOf = (other: Partial<Confinement>) =>
  Object.entries(outcomes(other))
    .filter(([, outcome]) => outcome === 'failed')
    .map(([name]) => name);

describe('confinementChecks', () => {
  it('passes when every program is confined and every act was refused', () => {
    expect(new Set(Object.values(outcomes({})))).toEqual(new Set(['held']));
  });

  it.each([
    [
      'a program under no profile',
      { programs: [init, agent, { ...chromium, profile: 'unconfined' }, screen] },
      'browser-profile',
    ],
    [
      'a profile in complain mode',
      { programs: [init, agent, chromium, { ...screen, profile: 'safe-browse-x-server (complain)' }] },
      'browser-profile',
    ],
    ['no Chromium', { programs: [init, agent, screen] }, 'browser-profile'],
    [
      'a browser that may gain rights',
      { programs: [init, agent, { ...chromium, gainsNothing: false }, screen] },
      'browser-capabilities',
    ],
    [
      'a browser that may have a capability',
      { programs: [init, agent, { ...chromium, capabilities: '0000000000200000' }, screen] },
      'browser-capabilities',
    ],
    [
      'an agent with all of root’s rights',
      { programs: [init, { ...agent, capabilities: init.capabilities }, chromium, screen] },
      'agent-capabilities',
    ],
    ['no agent', { programs: [init, chromium, screen] }, 'agent-capabilities'],
    ['a processor with nested virtualisation', { offered: ['svm'] }, 'processor'],
    ['a kernel with weaker settings than the image', { weak: ['kernel/kptr_restrict'] }, 'kernel-settings'],
    ['an act that was done', { acts: [{ name: 'shell', free: 'done', held: 'done' }] }, 'browser-shell'],
    ['a refusal of everything', { acts: [{ name: 'own-file', free: 'done', held: 'refused' }] }, 'browser-own-file'],
  ] satisfies [string, Partial<Confinement>, string][])('fails for %s', (_, other, name) => {
    expect(failedOf(other)).toEqual([name]);
  });

  it('does not count an act that the account could not do without confinement either', () => {
    expect(outcomes({ acts: [{ name: 'terminal', free: 'refused', held: 'refused' }] })).toMatchObject({
      'browser-terminal': 'not-tried',
    });
  });
});
