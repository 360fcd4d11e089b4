/** Verification reports in the JUnit format that CI systems read. */
import type { VerificationCheck, VerificationReport } from '../api/verification.ts';

/** One suite per report, one case per check. Pure. */
export function junitReport(reports: readonly VerificationReport[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${reports.map(suite).join('')}</testsuites>\n`;
}

function suite({ kind, role, image, checks, durationMs }: VerificationReport): string {
  const count = (outcome: VerificationCheck['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  const attributes = {
    name: `safe-browse verify ${kind}`,
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
