/** Test bed and output of `safe-browse verify --json`. */
import { z } from 'zod';
import { VerificationReport } from '../../host-agent/api/host/verification.ts';
import { type TestBed, openTestBed } from './test-bed.ts';

const StepOrReport = z.discriminatedUnion('event', [
  z.looseObject({ event: z.literal('progress'), text: z.string() }),
  z.strictObject({ event: z.literal('report'), report: VerificationReport }),
]);

/** Parses the report in the last line. Throws when there is none, or when no progress was printed. */
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

/** A test bed in which only the VMs of a verification use the processors. */
export async function openForVerification(): Promise<TestBed> {
  const testBed = await openTestBed();
  testBed.product.configure('[template]\nseal = "off"\n[spare]\nkeep = false\n[network]\nstartWith = "session"\n');
  return testBed;
}
