/** `safe-browse verify`: runs the verifications on this host and prints the results. */
import { writeFile } from 'node:fs/promises';
import { EXIT, Failure, type ExitStatus } from '../api/errors/failure.ts';
import type {
  VerificationCheck,
  VerificationKind,
  VerificationProgress,
  VerificationReport,
} from '../api/host/verification.ts';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
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
  if (junit !== undefined) {
    await writeFile(junit, junitReport(reports)).catch((cause: unknown) => {
      throw new Failure('file-not-written', { path: junit }, { cause });
    });
  }
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

// Verification reports in the JUnit format that CI systems read.

/** One suite per report, one case per check. Pure. */
export function junitReport(reports: readonly VerificationReport[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${reports.map(suite).join('')}</testsuites>\n`;
}

function suite(report: VerificationReport): string {
  const { kind, role, image, checks, durationMs } = report;
  const count = (outcome: VerificationCheck['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  const attributes = {
    name: `safe-browse verify ${nameOf(report)}`,
    tests: checks.length,
    failures: count('failed'),
    errors: 0,
    skipped: count('not-tried'),
    time: (durationMs / 1000).toFixed(3),
  };
  return `  <testsuite ${written(attributes)}>\n${checks.map((check) => testCase(check, `${kind}.${role}.${image.slice(0, 12)}`)).join('')}  </testsuite>\n`;
}

function testCase({ name, text, outcome, detail = '' }: VerificationCheck, classname: string): string {
  const open = `    <testcase ${written({ classname, name: `${name}: ${text}` })}`;
  switch (outcome) {
    case 'held':
      return `${open}/>\n`;
    case 'failed':
      return `${open}>\n      <failure ${written({ message: detail })}/>\n    </testcase>\n`;
    case 'not-tried':
      return `${open}>\n      <skipped ${written({ message: detail })}/>\n    </testcase>\n`;
  }
}

const written = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(' ');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML does not allow control characters, even escaped. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, ' ')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
