/** Xen's own parser of configuration files, on a host without Xen. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';

const folder = join(import.meta.dirname, '../../../node_modules/.cache/test-xen/parser');
/** Only set-up as root creates it. */
export const hasXlParser = existsSync(join(folder, 'xl'));

/** Lines that it prints for every file. */
const SAID_ALWAYS = [/^Parsing config from /, /\/etc\/xen\/xl\.conf/];

export interface Parsed {
  /** The lines that it prints only for a file with mistakes, whatever its exit status. */
  readonly complaints: readonly string[];
  /** The configuration that it parsed. */
  readonly json: unknown;
}

export async function parsedByXl(file: string): Promise<Parsed> {
  const { stdout, stderr, exitCode } = await execa(join(folder, 'xl'), ['create', '-n', file], {
    reject: false,
    extendEnv: false,
    env: { PATH: '/usr/bin:/bin', LD_LIBRARY_PATH: folder, LD_PRELOAD: join(folder, 'no-hypervisor.so') },
  });
  const complaints = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !SAID_ALWAYS.some((usual) => usual.test(line)));
  if (exitCode !== 0) complaints.push(`exit status ${String(exitCode)}`);
  const start = stdout.indexOf('{');
  return { complaints, json: start < 0 ? undefined : JSON.parse(stdout.slice(start)) };
}
