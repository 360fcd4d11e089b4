/** Cgroups from the person's systemd: a scope limits memory, processors and processes of a program and all that it starts. */
import { run, type Tool } from '../process/run.ts';
import { tried } from './tried.ts';

export const systemdRun: Tool = { program: 'systemd-run', debianPackage: 'systemd', timeoutMs: 10_000 };

/** Contains the scopes of all programs, so that an administrator can bound their sum. */
const SLICE = 'safebrowse.slice';

export interface Bounds {
  /** Includes the page cache. */
  readonly memoryBytes: number;
  readonly processors: number;
  /** Threads count. */
  readonly processes: number;
}

/** Arguments for systemd-run, which creates a scope and then executes `command`. Pure. */
export function scopeArguments(
  { memoryBytes, processors, processes }: Bounds,
  command: readonly string[],
  isRoot = process.getuid?.() === 0,
): string[] {
  return [
    ...(isRoot ? [] : ['--user']),
    '--scope',
    '--quiet',
    // Removes the scope also when its processes were killed.
    '--collect',
    `--slice=${SLICE}`,
    `--property=MemoryMax=${memoryBytes}`,
    // Nothing of a session is swapped to a disk.
    '--property=MemorySwapMax=0',
    `--property=TasksMax=${processes}`,
    `--property=CPUQuota=${processors * 100}%`,
    '--',
    ...command,
  ];
}

/** Variables that systemd-run needs to find the person's systemd. */
export function scopeEnvironment(environment: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return Object.fromEntries(
    ['XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS'].flatMap((name) =>
      environment[name] === undefined ? [] : [[name, environment[name]]],
    ),
  );
}

/** The cgroup that contains the scopes of this account. Pure. */
export function sliceGroup(uid: number): string {
  return uid === 0 ? `/${SLICE}` : `/user.slice/user-${uid}.slice/user@${uid}.service/${SLICE}`;
}

const ANSWER_WITHIN_MS = 5_000;

/** Whether systemd can create scopes with bounds. */
export const scopes = tried(() =>
  run(
    { ...systemdRun, timeoutMs: ANSWER_WITHIN_MS },
    scopeArguments({ memoryBytes: 64 * 1024 * 1024, processors: 1, processes: 8 }, ['true']),
    { environment: scopeEnvironment() },
  ),
);

export const canScope = async (): Promise<boolean> => (await scopes()) === 'works';
