/** `safe-browse verify`: where it is tried, and what it prints with `--json`. */
import { z } from 'zod';
import { VerificationReport } from '../../host-agent/api/verification.ts';
import { type Laboratory, openLaboratory } from './laboratory.ts';

const StepOrReport = z.discriminatedUnion('event', [
  z.looseObject({ event: z.literal('progress'), text: z.string() }),
  z.strictObject({ event: z.literal('report'), report: VerificationReport }),
]);

/** The report that its last line is. Throws when it is none, or nothing of the progress was told. */
export function reportOf(stdout: string): VerificationReport {
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => StepOrReport.safeParse(JSON.parse(line)));
  const events = lines.flatMap(({ data }) => data ?? []);
  const last = events.at(-1);
  if (events.length < lines.length || last?.event !== 'report' || events.length < 4)
    throw new Error(`There is no report: ${stdout.slice(-500)}`);
  return last.report;
}

/** A laboratory in which nothing but the machines of a verification takes processors. */
export async function openForVerification(): Promise<Laboratory> {
  const laboratory = await openLaboratory();
  laboratory.product.configure('[template]\nseal = "off"\n[spare]\nkeep = false\n[network]\nstartWith = "session"\n');
  return laboratory;
}
