import { entry } from './entry.ts';

/** The host agent itself and the control API. */
export const hostAgentErrors = {
  'host-agent-unreachable': entry('failed'),
  'host-agent-shutting-down': entry('failed'),
  'host-agent-internal-error': entry<{ reason: string }>('failed'),
  'host-agent-answer-unknown': entry<{ method: string }>('failed'),
  'host-agent-not-started': entry<{ reason?: string | undefined }>('failed'),
  'host-agent-running': entry<{ pid: number }>('failed'),
  'socket-refused': entry<{ problem: string }>('failed'),
  'runtime-folder-too-long': entry<{ folder: string }>('failed'),
  'folder-not-private': entry<{ path: string }>('failed'),
  'bad-request': entry<{ problems: string }>('usage'),
  cancelled: entry<{ task: 'request' | 'session' } | { task: 'build'; role: string }>('failed'),
  internal: entry<{ reason: string }>('failed'),
} as const;

/** Programs, disks and accounts of the host. */
export const hostErrors = {
  'package-missing': entry<{ program: string; debianPackage: string }>('failed'),
  'command-failed': entry<{
    program: string;
    problem: CommandProblem;
    status: Status;
    output: string;
    command: string;
  }>('failed'),
  'disk-full': entry<{ path?: string | undefined } & DiskNeed>('failed'),
  'folder-not-writable': entry<{ folder: string }>('failed'),
  'disk-read-only': entry<{ path?: string | undefined }>('failed'),
  'user-namespaces-missing': entry<{ account: string }>('failed'),
} as const;

/** What a program was doing wrong, and the number or name that goes with it. */
export type CommandProblem = 'timeout' | 'signal' | 'exit';
type Status = string | number;

export type DiskTask = 'build-browser' | 'build-network' | 'build-host' | 'seal' | 'save' | 'pull';

type DiskNeed = {
  readonly task?: DiskTask | undefined;
  /** With its unit. */
  readonly needed?: string | undefined;
  readonly free?: string | undefined;
};
