import type { Refusal } from '../../appliance/protocol/transfers.ts';
import { EXIT, Failure } from '../api/failure.ts';

/** The hypervisor gives its VMs no port for transfers. */
export function transfersUnsupported(): Failure {
  return new Failure(
    'transfers-unsupported',
    'Files and clipboards cannot cross here: this hypervisor has no port for them.',
    { hint: 'Use hypervisor = "qemu" for it.', exitStatus: EXIT.refused },
  );
}

/** The guest sent bytes without end, and the agreed ones were not among them. */
export function sentSomethingElse(cause: unknown): Failure {
  return new Failure('transfer-violation', 'The machine sent something else than what was agreed.', {
    hint: 'Do not trust this machine any more: close it.',
    exitStatus: EXIT.refused,
    cause,
  });
}

/** A refusal of the guest, in words for a person. */
export function refusedByGuest(reason: Refusal): Failure {
  switch (reason) {
    case 'no-such-file':
      return new Failure('no-such-download', 'This file is no longer there.', {
        hint: 'See which there are: safe-browse downloads ID',
        exitStatus: EXIT.notFound,
      });
    case 'changed':
      return new Failure('download-changed', 'The file has changed since it was listed.', {
        hint: 'Look at the list again, and take it once it is whole.',
      });
    case 'too-large':
      return new Failure('transfer-too-large', 'It is larger than what may cross.', {
        hint: 'For files, downloads.maxFileMiB may be raised.',
        exitStatus: EXIT.refused,
      });
    case 'no-room':
      return new Failure('no-room-inside', 'The machine has no room for it.', {
        hint: 'Give the profile more memory (memoryMiB).',
      });
    case 'empty':
      return new Failure('nothing-copied', 'Nothing was copied in the machine that could be taken out.', {
        hint: 'Copy a text or a picture there first.',
      });
    case 'busy':
    case 'failed':
      return new Failure('transfer-failed', 'The machine could not do it.', { hint: 'Try again.' });
  }
}
