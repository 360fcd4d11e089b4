/** Why a VM cannot be used any more: a closed set, the same for every VM. A cancelled start is an abort, not a loss. */
import type { Step } from '../../appliance/protocol/channels.ts';
import type { Role } from '../../appliance/protocol/every-role.ts';

/** `vm`: the hypervisor runs it. `guest-agent`: the guest agent has answered. The others are the guest agent's own steps. */
export type VmStep<GuestRole extends Role = Role> = 'vm' | 'guest-agent' | Step<GuestRole>;

export type Loss =
  /** It ended without a request. `lastWords`: what the hypervisor says about it, one printable line. */
  | { readonly kind: 'ended'; readonly lastWords?: string }
  /** Its kernel found a block of its root that differs from what was built (dm-verity). */
  | { readonly kind: 'image-damaged' }
  | { readonly kind: 'protocol-violation'; readonly violation: string }
  | { readonly kind: 'guest-failed'; readonly step: VmStep; readonly untrustedMessage: string }
  | { readonly kind: 'step-timeout'; readonly step: VmStep; readonly seconds: number };

/** The reason of {@link SupervisedVm.lost}. Each user of a VM turns it into words that fit what the person asked for. */
export class VmLost extends Error {
  override readonly name = 'VmLost';
  readonly loss: Loss;

  constructor(loss: Loss, options?: ErrorOptions) {
    super(describeLoss(loss), options);
    this.loss = loss;
  }
}

/** For users to whom a browser that ended is a guest that failed. */
export const BROWSER_CLOSED: Loss = {
  kind: 'guest-failed',
  step: 'browser-window',
  untrustedMessage: 'The browser ended.',
};

/** One sentence; nothing that the guest chose is in it. Pure. */
function describeLoss(loss: Loss): string {
  switch (loss.kind) {
    case 'ended':
      return loss.lastWords === undefined || loss.lastWords === ''
        ? 'The VM ended by itself.'
        : `The VM ended by itself (${loss.lastWords}).`;
    case 'image-damaged':
      return 'The VM found damage in its image and stopped.';
    case 'protocol-violation':
      return `The VM violated the protocol: ${loss.violation}`;
    case 'guest-failed':
      return `The guest failed at step ${loss.step}.`;
    case 'step-timeout':
      return `The VM did not reach step ${loss.step} within ${loss.seconds} s.`;
  }
}

/** What the kernel prints before it stops because of a root block that differs from what was built, or cannot be read. */
const DISK_REFUSED = /Kernel panic - not syncing: dm-verity device (?:corrupted|has I\/O error)/;

/**
 * Whether a VM ended because of what it read from its image. The console is the guest's own word: a guest that lies here has ended all the
 * same, and only the text that the person reads depends on it. Pure.
 */
export function endedOverItsImage(untrustedConsole: string): boolean {
  return DISK_REFUSED.test(untrustedConsole);
}
