/**
 * Unit tests share a process, which imports every module once and halves their processor time. A file needs its own process if it replaces modules,
 * or looks at garbage collection.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const NEEDS_OWN_PROCESS = /\bvi\.(?:do)?mock\(|--expose-gc/i;

/** Whether a test file with this source needs its own process. Pure. */
export const needsOwnProcess = (source: string): boolean => NEEDS_OWN_PROCESS.test(source);

/** The test files below these folders that need their own process. */
export const isolatedTests = (folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { encoding: 'utf8', recursive: true })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join(folder, name))
      .filter((file) => needsOwnProcess(readFileSync(file, 'utf8'))),
  );
