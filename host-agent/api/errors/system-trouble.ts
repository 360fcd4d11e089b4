/** What the operating system or the network refused, as a failure from the table: by the code of a system call, or by the words of a program that we ran. Pure. */
import type { ConnectionProblem, OwnFileProblem } from './errors.ts';
import { Failure, isFailure } from './failure.ts';

/** The failure for a write that the disk refused; `undefined` for any other error. */
export function diskTrouble(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  const path = pathOf(error) ?? '';
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Failure('disk-full', { path }, { cause: error });
    case 'EROFS':
      return new Failure('disk-read-only', { path }, { cause: error });
    default:
      return undefined;
  }
}

const OWN_FILE_PROBLEMS: Partial<Record<string, OwnFileProblem>> = {
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EEXIST: 'in-the-way',
  ENOTDIR: 'in-the-way',
  EISDIR: 'in-the-way',
  ENOENT: 'missing',
};

/** The failure for any system call that was refused a file, a folder or the network; `undefined` for any other error. */
export function systemTrouble(error: unknown): Failure | undefined {
  const trouble = diskTrouble(error) ?? connectionTrouble(error);
  if (trouble || !(error instanceof Error) || error instanceof Failure) return trouble;
  const problem = OWN_FILE_PROBLEMS[String(codeOf(error))];
  const path = pathOf(error);
  // A program that is missing has the same code as a file.
  const isProgram = 'syscall' in error && String(error.syscall).startsWith('spawn');
  return problem === undefined || path === undefined || isProgram
    ? undefined
    : new Failure('own-file-unusable', { problem, path }, { cause: error });
}

/** By the codes of Node and undici, and by the words of apt. The first that fits: a message can name a cause and its consequences. */
const CONNECTION_PROBLEMS: readonly (readonly [ConnectionProblem, RegExp])[] = [
  ['proxy', /\b407\b|response from proxy|proxy response|proxy (?:authentication|connect)/i],
  ['no-network', /\bENETUNREACH\b|\bENETDOWN\b|network is unreachable/i],
  ['no-route', /\bEHOSTUNREACH\b|\bEHOSTDOWN\b|no route to host/i],
  ['no-name', /\bENOTFOUND\b|\bEAI_AGAIN\b|could not resolve|failure resolving|failure in name resolution/i],
  ['certificate', /\bCERT_|\bUNABLE_TO_VERIFY_|self-signed certificate|certificate (?:verification|verify) failed/i],
  ['refused', /\bECONNREFUSED\b|connection refused/i],
  ['no-answer', /\bETIMEDOUT\b|\bUND_ERR_CONNECT_TIMEOUT\b|connection timed out|connect timeout/i],
];

/** The failure for a connection that did not come about; `undefined` for any other error. */
export function connectionTrouble(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || (error instanceof Failure && !isFailure(error, 'command-failed'))) return undefined;
  const said = `${String(codeOf(error))} ${error.message}`;
  const problem = CONNECTION_PROBLEMS.find(([, words]) => words.test(said))?.[0];
  const output = error instanceof Failure ? (textOf(error.params['output']) ?? error.message) : error.message;
  return problem && new Failure('connection-failed', { problem, output }, { cause: error });
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const pathOf = (error: Error): string | undefined =>
  'path' in error && typeof error.path === 'string' ? error.path : undefined;

/** Codes of system calls, and messages of programs that we ran. */
export function codeOf(error: Error): unknown {
  if (!(error instanceof Failure)) return 'code' in error ? error.code : undefined;
  if (!isFailure(error, 'command-failed')) return undefined;
  if (/No space left on device/i.test(error.message)) return 'ENOSPC';
  return /Read-only file system/i.test(error.message) ? 'EROFS' : undefined;
}
