/** The verbs behind `safe-browse verify`. */
import type { VerificationReport } from '../../api/host/verification.ts';
import type { LastVerifications } from '../../monitoring/last-verifications.ts';
import type { Verifications } from '../../verification/verifications.ts';
import type { Verbs } from '../server.ts';

export interface VerificationVerbsOptions {
  readonly verifications: Pick<Verifications, 'reset' | 'isolation'>;
  /** Where the verdict is kept for monitoring. */
  readonly verdicts: Pick<LastVerifications, 'note'>;
}

type VerificationVerbs = Pick<Verbs, 'verify.reset' | 'verify.isolation'>;

export function verificationVerbs({ verifications, verdicts }: VerificationVerbsOptions): VerificationVerbs {
  const noted = async (verified: Promise<VerificationReport>): Promise<VerificationReport> => {
    const report = await verified;
    await verdicts.note(report, new Date());
    return report;
  };
  return {
    'verify.reset': ({ image }, { signal, progress }) => noted(verifications.reset(image, progress, signal)),
    'verify.isolation': (_, { signal, progress }) => noted(verifications.isolation(progress, signal)),
  };
}
