/** `safe-browse verify`: runs the verifications on this host and prints the results. */
import { EXIT, Failure, type ExitStatus } from '../api/errors/failure.ts';
import type {
  VerificationCheck,
  VerificationKind,
  VerificationProgress,
  VerificationReport,
} from '../api/host/verification.ts';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
import { type JunitCase, type JunitSuite, writeJunit } from './automation/junit.ts';
import { print, printJson, table } from './output.ts';
import { ProgressLine } from './progress.ts';

export interface VerifyOptions {
  readonly json: boolean;
  readonly junit?: string;
  /** Of `reset`: the first digits of a digest. */
  readonly image?: string;
  /** Of `web`: only what is essential. */
  readonly short?: boolean;
}

/** Fails unless every check passed. */
export async function verify(kinds: readonly VerificationKind[], options: VerifyOptions): Promise<ExitStatus> {
  const { json, junit, image } = options;
  if (image !== undefined && !/^[0-9a-f]{6,64}$/.test(image)) throw new Failure('image-digest-invalid');
  const signal = interruptSignal();
  const reports: VerificationReport[] = [];
  for (const kind of kinds) {
    const report = await verifyOne(kind, options, signal);
    reports.push(report);
    if (json) printJson({ event: 'report', report });
    else print(describe(report));
  }
  if (junit !== undefined) await writeJunit(junit, suitesOf(reports));
  return reports.every(held) ? EXIT.done : EXIT.failed;
}

async function verifyOne(
  kind: VerificationKind,
  { json, image, short }: VerifyOptions,
  signal: AbortSignal,
): Promise<VerificationReport> {
  const line = new ProgressLine();
  const onProgress = (progress: VerificationProgress) => {
    if (json) printJson({ event: 'progress', kind, ...progress });
    else line.show(progress.text, progress.fraction);
  };
  try {
    return await withAgent((client) => {
      const watch = { signal, onProgress };
      switch (kind) {
        case 'reset':
          return client.call('verify.reset', { ...(image !== undefined && { image }) }, watch);
        case 'isolation':
          return client.call('verify.isolation', {}, watch);
        case 'web':
          return client.call('verify.web', { ...(short === true && { short }) }, watch);
      }
    });
  } finally {
    line.done();
  }
}

const held = ({ checks }: VerificationReport): boolean => checks.every(({ outcome }) => outcome !== 'failed');

const WORDS: Record<VerificationCheck['outcome'], string> = {
  held: 'held',
  failed: 'FAILED',
  'not-tried': 'not tried',
};

const nameOf = ({ kind, short }: VerificationReport): string => (short ? `${kind} --short` : kind);

/** A line for each check, then the summary. */
export function describe(report: VerificationReport): string {
  const { role, image, accelerator, checks, durationMs } = report;
  const rows = checks.map(({ text, outcome, detail }, index) => [
    String(index + 1).padStart(3),
    WORDS[outcome],
    detail === undefined ? text : `${text}: ${detail}`,
  ]);
  const count = (outcome: VerificationCheck['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  const notTried = count('not-tried');
  const sum = `${count('held')} held, ${count('failed')} failed${notTried > 0 ? `, ${notTried} not tried` : ''}`;
  return `${table([[' NO', 'RESULT', `${nameOf(report).toUpperCase()} OF THE ${role.toUpperCase()} IMAGE ${image.slice(0, 12)}`], ...rows])}\n${sum}, in ${Math.round(durationMs / 1000)} s (${accelerator})`;
}

/** One suite per report, one case per check. Pure. */
export const suitesOf = (reports: readonly VerificationReport[]): JunitSuite[] =>
  reports.map((report) => ({
    name: `safe-browse verify ${nameOf(report)}`,
    timeMs: report.durationMs,
    cases: report.checks.map((check) => caseOf(check, report)),
  }));

function caseOf(
  { name, text, outcome, detail = '' }: VerificationCheck,
  { kind, role, image }: VerificationReport,
): JunitCase {
  const about = { classname: `${kind}.${role}.${image.slice(0, 12)}`, name: `${name}: ${text}` };
  if (outcome === 'held') return about;
  return { ...about, fault: { kind: outcome === 'failed' ? 'failure' : 'skipped', message: detail } };
}
