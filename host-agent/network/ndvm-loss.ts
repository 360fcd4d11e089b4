import { Failure, reasonOf } from '../api/errors/failure.ts';
import { VmLost } from '../vm/loss.ts';

/** The failure that a person sees for a loss of the network VM. */
export function ndvmFailure(lost: VmLost, isImported: boolean): Failure {
  const { loss } = lost;
  const cause = { cause: lost };
  switch (loss.kind) {
    case 'ended':
      return new Failure('network-ended', {}, cause);
    case 'image-damaged':
      return new Failure('image-damaged', { role: 'network', origin: isImported ? 'imported' : 'built' }, cause);
    case 'protocol-violation':
      return new Failure('protocol-violation', { vm: 'network', detail: loss.violation.replace(/\.$/, '') }, cause);
    case 'guest-failed':
      return new Failure('network-failed', { step: loss.step }, cause);
    case 'step-timeout':
      return new Failure('network-not-started', { reason: reasonOf(lost) }, cause);
  }
}

/** The failure that a person sees for any error of a start. */
export function startFailure(error: unknown, isImported: boolean): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof VmLost) return ndvmFailure(error, isImported);
  return new Failure('network-not-started', { reason: reasonOf(error) }, { cause: error });
}
