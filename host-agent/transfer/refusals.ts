import type { Refusal } from '../../appliance/protocol/transfers.ts';
import { Failure } from '../api/errors/failure.ts';
import type { ForbiddenAct } from '../api/session/restrictions.ts';
import type { Manager } from '../config/policy/in-force.ts';

/** The hypervisor gives its VMs no port for transfers. */
export function transfersUnsupported(): Failure {
  return new Failure('transfers-unsupported');
}

/** The guest sent bytes without end, and the agreed ones were not among them. */
export function sentSomethingElse(cause: unknown): Failure {
  return new Failure('transfer-violation', {}, { cause });
}

/** A refusal of the guest, in words for a person. */
export function refusedByGuest(reason: Refusal): Failure {
  switch (reason) {
    case 'no-such-file':
      return new Failure('download-not-found');
    case 'changed':
      return new Failure('download-changed');
    case 'too-large':
      return new Failure('transfer-too-large');
    case 'no-room':
      return new Failure('no-room-inside');
    case 'empty':
      return new Failure('clipboard-empty');
    case 'locked':
      return new Failure('safe-copy-locked');
    case 'no-program':
      return new Failure('safe-copy-without-programs');
    case 'busy':
    case 'failed':
      return new Failure('transfer-failed');
  }
}

/** The session's profile forbids it. `manager`: who has set this rule, if it is not the person. */
export function forbidden(act: ForbiddenAct, manager: Manager | undefined): Failure {
  return new Failure('profile-forbids', { act, ...manager });
}
