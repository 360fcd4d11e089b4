import { entry } from './entry.ts';

/** The host agent itself and the control API. */
export const hostAgentErrors = {
  'host-agent-unreachable': entry({
    exit: 'failed',
    message: 'The connection to the host agent was lost.',
    hint: 'Running sessions continue. Try again: safe-browse list',
  }),
  'host-agent-shutting-down': entry({
    exit: 'failed',
    message: 'The host agent is shutting down.',
    hint: 'Try again: a new one starts automatically.',
  }),
  'host-agent-internal-error': entry<{ reason: string }>({
    exit: 'failed',
    message: ({ reason }) => `The host agent failed: ${reason}`,
    hint: 'Its log says more. To find the log, run: safe-browse doctor',
  }),
  'host-agent-answer-unknown': entry<{ method: string }>({
    exit: 'failed',
    message: ({ method }) => `The host agent’s answer to ${method} does not match the control API.`,
    hint: 'Client and host agent may have different versions. Run: safe-browse daemon --stop',
  }),
  'host-agent-not-started': entry<{ reason?: string | undefined }>({
    exit: 'failed',
    message: ({ reason }) => `The host agent did not start${reason === undefined ? '.' : `: ${reason}`}`,
    hint: 'To see why, run it in the foreground: safe-browse daemon',
  }),
  'host-agent-running': entry<{ pid: number }>({
    exit: 'failed',
    message: ({ pid }) => `The host agent is already running (process ${pid}).`,
    hint: 'Stop it first: safe-browse daemon --stop',
  }),
  'socket-refused': entry<{ problem: string }>({
    exit: 'failed',
    message: ({ problem }) => `The host agent cannot serve the socket that it inherited: ${problem}.`,
    hint: 'Its unit must have exactly one ListenStream=%t/safe-browse/agent.sock',
  }),
  'runtime-folder-too-long': entry<{ folder: string }>({
    exit: 'failed',
    message: ({ folder }) => `The path of the runtime folder ${folder} is too long for a Unix socket in it.`,
    hint: 'Set XDG_RUNTIME_DIR to a shorter path, for example /run/user/1000.',
  }),
  'folder-not-private': entry<{ path: string }>({
    exit: 'failed',
    message: ({ path }) => `Other users have access to the folder ${path}.`,
    hint: ({ path }) => `Remove it, or run: chmod 700 ${path}`,
  }),
  'bad-request': entry<{ problems: string }>({
    exit: 'usage',
    message: ({ problems }) => `The request does not match the control API: ${problems}`,
    hint: 'Client and host agent may have different versions. Run: safe-browse daemon --stop',
  }),
  cancelled: entry<{ task: 'request' | 'session' } | { task: 'build'; role: string }>({
    exit: 'failed',
    message: (params) =>
      params.task === 'build'
        ? `The build of the ${params.role} image was cancelled.`
        : params.task === 'session'
          ? 'The start was cancelled. Nothing is left of it.'
          : 'Cancelled. Nothing was changed.',
    hint: ({ task }) =>
      task === 'build'
        ? 'The image in use has not changed. Start the build again when you need it.'
        : task === 'session'
          ? 'Start again: safe-browse open'
          : 'Run the command again when you want it done.',
  }),
  internal: entry<{ reason: string }>({
    exit: 'failed',
    message: ({ reason }) => `Internal error: ${reason}`,
    hint: 'This is a bug in Safe Browse. Please report it.',
  }),
} as const;

/** Programs, disks and accounts of the host. */
export const hostErrors = {
  'package-missing': entry<{ program: string; debianPackage: string }>({
    exit: 'failed',
    message: ({ program }) => `${program} is not installed.`,
    hint: ({ debianPackage }) => `Install it: apt-get install ${debianPackage}`,
  }),
  'command-failed': entry<{
    program: string;
    problem: CommandProblem;
    status: Status;
    output: string;
    command: string;
  }>({
    exit: 'failed',
    message: ({ program, problem, status, output }) =>
      `${program} ${commandProblem(problem, status)}${output === '' ? '.' : `: ${output}`}`,
    hint: ({ command }) => `The command was: ${command}`,
  }),
  'disk-full': entry<{ path?: string | undefined } & DiskNeed>({
    exit: 'failed',
    message: ({ path, task, needed, free }) =>
      [
        `There is not enough disk space${path === undefined ? '' : ` in ${path}`}`,
        task === undefined ? '' : ` ${DISK_TASKS[task]}`,
        needed === undefined ? '.' : `: ${needed} are needed${free === undefined ? '' : `, ${free} are free`}.`,
      ].join(''),
    hint: ({ task }) =>
      task === 'save'
        ? 'Free up space, or choose another folder (downloads.folder).'
        : task === undefined
          ? 'Free up space on that disk, then try again.'
          : 'Free up space, for example with: safe-browse image prune',
  }),
  'folder-not-writable': entry<{ folder: string }>({
    exit: 'failed',
    message: ({ folder }) => `The folder ${folder} cannot be written.`,
    hint: 'Choose another in the settings (downloads.folder).',
  }),
  'disk-read-only': entry<{ path?: string | undefined }>({
    exit: 'failed',
    message: ({ path }) => `The disk is read-only${path === undefined ? '' : `: ${path} cannot be written`}.`,
    hint: 'Make it writable, then try again. A disk that became read-only by itself may be damaged.',
  }),
  'user-namespaces-missing': entry<{ account: string }>({
    exit: 'failed',
    message: 'This account has no subordinate user IDs. The build of an image needs them.',
    hint: ({ account }) =>
      `Install the package uidmap, then run as root: usermod --add-subuids 165536-231071 --add-subgids 165536-231071 ${account}`,
  }),
} as const;

/** What a program was doing wrong, and the number or name that goes with it. */
export type CommandProblem = 'timeout' | 'signal' | 'exit';
type Status = string | number;

function commandProblem(problem: CommandProblem, status: Status): string {
  switch (problem) {
    case 'timeout':
      return `took longer than ${status} s`;
    case 'signal':
      return `failed (${status})`;
    case 'exit':
      return `failed (exit status ${status})`;
  }
}

export type DiskTask = 'build-browser' | 'build-network' | 'build-host' | 'seal' | 'save' | 'pull';

type DiskNeed = {
  readonly task?: DiskTask | undefined;
  /** With its unit. */
  readonly needed?: string | undefined;
  readonly free?: string | undefined;
};

const DISK_TASKS: Readonly<Record<DiskTask, string>> = {
  'build-browser': 'to build the browser image',
  'build-network': 'to build the network image',
  'build-host': 'to build the host image',
  seal: 'to seal a VM',
  save: 'to save the file',
  pull: 'to pull the image',
};
