/** Turns four fingerprints and a list of tamperings into checks. */
import type { TamperingResult } from '../../appliance/protocol/inspection.ts';
import type { VerificationCheck } from '../api/host/verification.ts';
import { describeDifferences, type Difference, differences, type Fingerprint, showsAt } from './differences.ts';

export interface ResetFindings {
  /** The first start, before any tampering. */
  readonly clean: Fingerprint;
  readonly tamperings: readonly TamperingResult[];
  /** The first start after the tampering; only the places where it shows. */
  readonly changed: Fingerprint;
  readonly second: Fingerprint;
  readonly third: Fingerprint;
  /** Files of the image that do not match its digest. */
  readonly imageProblems: readonly string[];
}

/** With fewer, the reset was hardly tested. */
export const LEAST_TAMPERINGS = 60;
/** A fingerprint without any of these saw too little to prove anything. */
const LOOKED_AT = { 'file:': 'file', 'sysctl:': 'setting', 'disk:': 'sector' } as const;

/** Pure. */
export function resetChecks({
  clean,
  tamperings,
  changed,
  second,
  third,
  imageProblems,
}: ResetFindings): VerificationCheck[] {
  const places = tamperings.flatMap(({ at }) => at);
  // Only those places were read again.
  const seen = differences(clean, changed).filter((difference) => showsAt(places, difference));
  const [afterSecond, afterThird] = [differences(clean, second), differences(clean, third)];
  const made = tamperings.filter(({ outcome }) => outcome === 'made');
  const isTampering = (difference: Difference) => made.some(({ at }) => showsAt(at, difference));
  const same = (name: string, text: string, later: Fingerprint, found: readonly Difference[]): VerificationCheck => {
    const detail = found.length > 0 ? describeDifferences(found) : unseen(later);
    return { name, text, outcome: detail === undefined ? 'held' : 'failed', ...(detail !== undefined && { detail }) };
  };
  return [
    ...tamperings.map((tampering) => tamperingCheck(tampering, seen, [...afterSecond, ...afterThird])),
    made.length >= LEAST_TAMPERINGS
      ? {
          name: 'changes-made',
          text: 'tampering took effect and was seen',
          outcome: 'held',
          detail: `${made.length} of ${tamperings.length}, the VM refused the others`,
        }
      : {
          name: 'changes-made',
          text: 'tampering took effect and was seen',
          outcome: 'failed',
          detail: `only ${made.length} of ${tamperings.length} took effect`,
        },
    same(
      'second-start',
      `the second start equals the first (${second.size} entries compared)`,
      second,
      afterSecond.filter((difference) => !isTampering(difference)),
    ),
    same(
      'third-start',
      `the third start equals the first (${third.size} entries compared)`,
      third,
      afterThird.filter((difference) => !isTampering(difference)),
    ),
    {
      name: 'image',
      text: 'every byte of the image still matches its digest',
      outcome: imageProblems.length === 0 ? 'held' : 'failed',
      ...(imageProblems.length > 0 && { detail: imageProblems.join(', ') }),
    },
  ];
}

/** Kinds of entries that are missing entirely. */
function unseen(fingerprint: Fingerprint): string | undefined {
  const places = [...fingerprint.keys()];
  const missing = Object.entries(LOOKED_AT).flatMap(([beginning, what]) =>
    places.some((at) => at.startsWith(beginning)) ? [] : [`no ${what}`],
  );
  return missing.length === 0 ? undefined : `${missing.join(', ')} was compared`;
}

/** A tampering must have been seen, or its absence later would prove nothing. */
function tamperingCheck(
  { name, text, as, at, outcome, why }: TamperingResult,
  seen: readonly Difference[],
  later: readonly Difference[],
): VerificationCheck {
  const check = { name: `${as}-${name}`, text: `${as === 'root' ? 'root' : 'the browser'}: ${text}` };
  const left = later.filter((difference) => showsAt(at, difference));
  if (left.length > 0) return { ...check, outcome: 'failed', detail: `still there: ${describeDifferences(left)}` };
  if (outcome === 'refused') return { ...check, outcome: 'held', detail: `the VM refuses it: ${clean(why ?? '')}` };
  if (!seen.some((difference) => showsAt(at, difference)))
    return { ...check, outcome: 'failed', detail: 'took effect, but was not seen' };
  return { ...check, outcome: 'held' };
}

const clean = (untrustedText: string): string => untrustedText.replace(/[^ -~]/g, '?');
