/** Calls programs of the desktop over the person's session bus. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ANSWERS_WITHIN_S = 5;

/** What is called: the object has the path that the name of its program says. */
export interface BusCall {
  readonly program: string;
  /** With its interface. */
  readonly method: string;
  /** In the text form of GVariant. */
  readonly values: readonly string[];
}

/** The answer as `gdbus` prints it. Rejects if the program is missing, refuses, or does not answer. */
export async function callOnSessionBus({ program, method, values }: BusCall): Promise<string> {
  const object = `/${program.replaceAll('.', '/')}`;
  const call = ['call', '--session', '--timeout', String(ANSWERS_WITHIN_S), '--dest', program, '--object-path', object];
  const { stdout } = await run('gdbus', [...call, '--method', method, ...values], {
    timeout: (ANSWERS_WITHIN_S + 1) * 1_000,
  });
  return stdout;
}
