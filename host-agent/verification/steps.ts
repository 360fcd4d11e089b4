import type { VerificationProgress } from '../api/host/verification.ts';

/** Reports each step of a verification as it begins. `texts`: what the person reads at each, in the order of the steps. Pure. */
export function stepReporter<Step extends string>(
  texts: Readonly<Record<Step, string>>,
  onProgress: (progress: VerificationProgress) => void,
): (step: Step) => void {
  const order = Object.keys(texts);
  return (step) => onProgress({ step, text: texts[step], fraction: order.indexOf(step) / order.length });
}
