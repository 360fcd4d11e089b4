/** From four fingerprints and a list of changes to what held and what did not. */
import type { TamperingResult } from '../../appliance/protocol/inspection.ts';
import type { VerificationCheck } from '../api/verification.ts';
import { describeDifferences, type Difference, differences, type Fingerprint, showsAt } from './differences.ts';

export interface ResetFindings {
  /** Of the first start, before anything was changed. */
  readonly clean: Fingerprint;
  readonly tamperings: readonly TamperingResult[];
  /** Of the first start, when everything was changed: what lies where the tamperings show. */
  readonly changed: Fingerprint;
  readonly second: Fingerprint;
  readonly third: Fingerprint;
  /** Files of the image that are not as its digest says. */
  readonly imageProblems: readonly string[];
}

/** Fewer and a reset was hardly tried. */
export const LEAST_TAMPERINGS = 60;
/** Of each a look has some, or it saw too little for a comparison to say anything. */
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
  // Only those places were looked at again.
  const seen = differences(clean, changed).filter((difference) => showsAt(places, difference));
  const [afterSecond, afterThird] = [differences(clean, second), differences(clean, third)];
  const made = tamperings.filter(({ outcome }) => outcome === 'made');
  const isTampering = (difference: Difference) => made.some(({ at }) => showsAt(at, difference));
  const alike = (name: string, text: string, later: Fingerprint, found: readonly Difference[]): VerificationCheck => {
    const detail = found.length > 0 ? describeDifferences(found) : unseen(later);
    return { name, text, outcome: detail === undefined ? 'held' : 'failed', ...(detail !== undefined && { detail }) };
  };
  return [
    ...tamperings.map((tampering) => tamperingCheck(tampering, seen, [...afterSecond, ...afterThird])),
    made.length >= LEAST_TAMPERINGS
      ? {
          name: 'changes-made',
          text: 'changes were made and seen',
          outcome: 'held',
          detail: `${made.length} of ${tamperings.length}, the machine refused the others`,
        }
      : {
          name: 'changes-made',
          text: 'changes were made and seen',
          outcome: 'failed',
          detail: `only ${made.length} of ${tamperings.length} could be made`,
        },
    alike(
      'second-start',
      `the second start is the first to the byte (${second.size} things compared)`,
      second,
      afterSecond.filter((difference) => !isTampering(difference)),
    ),
    alike(
      'third-start',
      `the third start is the first to the byte (${third.size} things compared)`,
      third,
      afterThird.filter((difference) => !isTampering(difference)),
    ),
    {
      name: 'image',
      text: 'the image is what its name says, each byte read again',
      outcome: imageProblems.length === 0 ? 'held' : 'failed',
      ...(imageProblems.length > 0 && { detail: imageProblems.join(', ') }),
    },
  ];
}

/** What of a machine was not looked at at all. */
function unseen(fingerprint: Fingerprint): string | undefined {
  const places = [...fingerprint.keys()];
  const missing = Object.entries(LOOKED_AT).flatMap(([beginning, what]) =>
    places.some((at) => at.startsWith(beginning)) ? [] : [`no ${what}`],
  );
  return missing.length === 0 ? undefined : `${missing.join(', ')} was compared`;
}

/** A change that was made must have been seen, or that it is gone later would say nothing. */
function tamperingCheck(
  { name, text, as, at, outcome, why }: TamperingResult,
  seen: readonly Difference[],
  later: readonly Difference[],
): VerificationCheck {
  const check = { name: `${as}-${name}`, text: `${as === 'root' ? 'root' : 'the browser'}: ${text}` };
  const left = later.filter((difference) => showsAt(at, difference));
  if (left.length > 0) return { ...check, outcome: 'failed', detail: `still there: ${describeDifferences(left)}` };
  if (outcome === 'refused')
    return { ...check, outcome: 'held', detail: `the machine refuses it: ${clean(why ?? '')}` };
  if (!seen.some((difference) => showsAt(at, difference)))
    return { ...check, outcome: 'failed', detail: 'was made, but could not be seen' };
  return { ...check, outcome: 'held' };
}

const clean = (untrustedText: string): string => untrustedText.replace(/[^ -~]/g, '?');
