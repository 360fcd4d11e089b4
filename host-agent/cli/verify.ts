/** `safe-browse verify`: runs the verifications on this host and prints the results. */
import { writeFile } from 'node:fs/promises';
import { EXIT, Failure, type ExitStatus } from '../api/failure.ts';
import type {
  VerificationCheck,
  VerificationKind,
  VerificationProgress,
  VerificationReport,
} from '../api/verification.ts';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
import { junitReport } from './junit.ts';
import { print, printJson, table } from './output.ts';
import { ProgressLine } from './progress.ts';

export interface VerifyOptions {
  readonly json: boolean;
  readonly junit?: string;
}

/** `image`: the first digits of a digest. */
export function verifyReset({ image, ...options }: VerifyOptions & { readonly image?: string }): Promise<ExitStatus> {
  if (image !== undefined && !/^[0-9a-f]{6,64}$/.test(image)) {
    throw new Failure('image-digest-invalid');
  }
  return verify(['reset'], options, image);
}

/** Fails unless every check passed. */
export async function verify(
  kinds: readonly VerificationKind[],
  { json, junit }: VerifyOptions,
  image?: string,
): Promise<ExitStatus> {
  const signal = interruptSignal();
  const reports: VerificationReport[] = [];
  for (const kind of kinds) {
    const report = await verifyOne(kind, json, image, signal);
    reports.push(report);
    if (json) printJson({ event: 'report', report });
    else print(describe(report));
  }
  if (junit !== undefined) {
    await writeFile(junit, junitReport(reports)).catch((cause: unknown) => {
      throw new Failure('file-not-written', { path: junit }, { cause });
    });
  }
  return reports.every(held) ? EXIT.done : EXIT.failed;
}

async function verifyOne(
  kind: VerificationKind,
  json: boolean,
  image: string | undefined,
  signal: AbortSignal,
): Promise<VerificationReport> {
  const line = new ProgressLine();
  const onProgress = (progress: VerificationProgress) => {
    if (json) printJson({ event: 'progress', kind, ...progress });
    else line.show(progress.text, progress.fraction);
  };
  try {
    return await withAgent((client) =>
      kind === 'reset'
        ? client.call('verify.reset', { ...(image !== undefined && { image }) }, { signal, onProgress })
        : client.call('verify.isolation', {}, { signal, onProgress }),
    );
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

/** A line for each check, then the summary. */
export function describe({ kind, role, image, accelerator, checks, durationMs }: VerificationReport): string {
  const rows = checks.map(({ text, outcome, detail }, index) => [
    String(index + 1).padStart(3),
    WORDS[outcome],
    detail === undefined ? text : `${text}: ${detail}`,
  ]);
  const count = (outcome: VerificationCheck['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  const notTried = count('not-tried');
  const sum = `${count('held')} held, ${count('failed')} failed${notTried > 0 ? `, ${notTried} not tried` : ''}`;
  return `${table([[' NO', 'RESULT', `${kind.toUpperCase()} OF THE ${role.toUpperCase()} IMAGE ${image.slice(0, 12)}`], ...rows])}\n${sum}, in ${Math.round(durationMs / 1000)} s (${accelerator})`;
}
