/** The verbs behind `safe-browse verify`. */
import type { Verifications } from '../../verification/verifications.ts';
import type { Verbs } from '../server.ts';

type VerificationVerbs = Pick<Verbs, 'verify.reset' | 'verify.isolation'>;

export function verificationVerbs(verifications: Verifications): VerificationVerbs {
  return {
    'verify.reset': (request, { signal, progress }) => verifications.reset(request.image, progress, signal),
    'verify.isolation': (_, { signal, progress }) => verifications.isolation(progress, signal),
  };
}
