/** What `safe-browse verify` asks for. */
import type { VerificationReport } from '../api/host/verification.ts';
import type { Verbs } from '../api/methods/verbs.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { INSPECTOR } from '../foundation/installation.ts';
import type { LastVerifications } from '../monitoring/last-verifications.ts';
import { REST_MS } from '../template/compose.ts';
import { type VerificationOptions, Verifications } from './verifications.ts';

interface UsedParts extends Pick<VerificationOptions, 'hypervisor' | 'images' | 'ndvm'> {
  /** Where the verdict is kept for monitoring. */
  readonly verdicts: Pick<LastVerifications, 'note'>;
}

export function composeVerification(
  { config, runtime, keepConsole }: Foundation,
  { hypervisor, images, ndvm, verdicts }: UsedParts,
) {
  const verifications = new Verifications({
    config,
    hypervisor,
    inspector: INSPECTOR,
    images,
    ndvm,
    folder: runtime.verification,
    restMs: REST_MS,
    keepConsole,
  });
  const noted = async (verified: Promise<VerificationReport>): Promise<VerificationReport> => {
    const report = await verified;
    await verdicts.note(report, new Date());
    return report;
  };
  const verbs = (): Pick<Verbs, 'verify.reset' | 'verify.isolation' | 'verify.web'> => ({
    'verify.reset': ({ image }, { signal, progress }) => noted(verifications.reset(image, progress, signal)),
    'verify.isolation': (_, { signal, progress }) => noted(verifications.isolation(progress, signal)),
    // The short form is no verdict.
    'verify.web': ({ short = false }, { signal, progress }) => {
      const verified = verifications.web(short, progress, signal);
      return short ? verified : noted(verified);
    },
  });
  return { parts: {}, verbs };
}
