import type { Reseeded } from '../reseeded.ts';

/**
 * How far a browser VM is on its way from one of many equal clones to a VM with a network. The promises are those of the work that a state began:
 * later requests wait for them.
 */
export type LifeState =
  /** Just booted. */
  | { readonly is: 'anonymous' }
  /** To be sealed: an identity that arrives from now on is a clone's. */
  | { readonly is: 'sealable'; readonly reseeded: Promise<Reseeded> }
  /** The identity has arrived. `hasIdentity`: whether the VM could take it. */
  | { readonly is: 'identified'; readonly hasIdentity: Promise<boolean> }
  /** The network card has its link. `hasAddress`: fulfilled when clock and address are there, or were waited for long enough. */
  | { readonly is: 'linked'; readonly hasIdentity: Promise<boolean>; readonly hasAddress: Promise<void> };

/** The states that may follow each state. */
const NEXT: Readonly<Record<LifeState['is'], readonly LifeState['is'][]>> = {
  anonymous: ['sealable', 'identified'],
  sealable: ['identified'],
  identified: ['linked'],
  // A host agent that takes over reports the link again.
  linked: ['linked'],
};

/** Whether `to` may follow `from`. Pure. */
export function canAdvance(from: LifeState, to: LifeState['is']): boolean {
  return NEXT[from.is].includes(to);
}
