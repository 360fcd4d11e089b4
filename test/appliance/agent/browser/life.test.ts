import { expect, it } from 'vitest';
import { canAdvance, type LifeState } from '../../../../appliance/agent/browser/role.ts';

const hasIdentity = Promise.resolve(true);
const STATES: readonly LifeState[] = [
  { is: 'anonymous' },
  { is: 'sealable', reseeded: Promise.resolve(() => Promise.resolve()) },
  { is: 'identified', hasIdentity },
  { is: 'linked', hasIdentity, hasAddress: Promise.resolve() },
];

it('a VM takes one identity, is never sealed after it, and has no link before it', () => {
  const allowed = STATES.flatMap((from) =>
    STATES.filter((to) => canAdvance(from, to.is)).map((to) => `${from.is} to ${to.is}`),
  );
  expect(allowed).toEqual([
    'anonymous to sealable',
    'anonymous to identified',
    'sealable to identified',
    'identified to linked',
    'linked to linked',
  ]);
});
