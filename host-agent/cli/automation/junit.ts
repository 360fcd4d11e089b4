/** Reports in the JUnit format, which CI systems read: of verifications, and of scripts. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../../api/errors/failure.ts';

export interface JunitCase {
  readonly classname: string;
  readonly name: string;
  readonly timeMs?: number;
  /** Absent: it passed. */
  readonly fault?: { readonly kind: 'failure' | 'error' | 'skipped'; readonly message: string; readonly text?: string };
  /** What it printed. */
  readonly output?: string;
}

export interface JunitSuite {
  readonly name: string;
  readonly timeMs: number;
  readonly cases: readonly JunitCase[];
}

/** Throws `Failure` file-not-written. */
export async function writeJunit(path: string, suites: readonly JunitSuite[]): Promise<void> {
  try {
    // What has taken minutes is not lost for the lack of a folder.
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, junit(suites));
  } catch (cause) {
    throw new Failure('file-not-written', { path }, { cause });
  }
}

/** Pure. */
export function junit(suites: readonly JunitSuite[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.map(suite).join('')}</testsuites>\n`;
}

function suite({ name, timeMs, cases }: JunitSuite): string {
  const count = (wanted: string) => cases.filter(({ fault }) => fault?.kind === wanted).length;
  const attributes = {
    name,
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds(timeMs),
  };
  return `  <testsuite ${written(attributes)}>\n${cases.map(testCase).join('')}  </testsuite>\n`;
}

function testCase({ classname, name, timeMs, fault, output = '' }: JunitCase): string {
  const attributes = { classname, name, ...(timeMs !== undefined && { time: seconds(timeMs) }) };
  const within = [
    ...(fault ? [element(fault.kind, { message: fault.message }, fault.text)] : []),
    ...(output === '' ? [] : [element('system-out', {}, output)]),
  ];
  const open = `    <testcase ${written(attributes)}`;
  return within.length === 0
    ? `${open}/>\n`
    : `${open}>\n${within.map((each) => `      ${each}\n`).join('')}    </testcase>\n`;
}

function element(name: string, attributes: Readonly<Record<string, string>>, text = ''): string {
  const open = [name, written(attributes)].filter((part) => part !== '').join(' ');
  return text === '' ? `<${open}/>` : `<${open}>${inText(text)}</${name}>`;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

const written = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}="${escaped(String(value).replace(/[\t\n]/g, ' '))}"`)
    .join(' ');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const inText = (text: string): string => escaped(text.replaceAll('\r\n', '\n'));

/** XML does not allow control characters, even escaped, nor halves of characters. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\P{Cc}]|[\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
