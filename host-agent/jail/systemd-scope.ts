/** Cgroups where the person's systemd hands them out: what is started in a scope of its own is held to so much memory and so many processors, with all that it starts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { run, type Tool } from '../process/run.ts';

export const systemdRun: Tool = { program: 'systemd-run', debianPackage: 'systemd', timeoutMs: 10_000 };

export interface Bounds {
  /** With what of files it keeps in memory. */
  readonly memoryBytes: number;
  readonly processors: number;
  /** Threads count. */
  readonly processes: number;
}

/** `command` in a scope of its own: systemd-run makes it and becomes the command. Pure. */
export function scopeArguments(
  { memoryBytes, processors, processes }: Bounds,
  command: readonly string[],
  isRoot = process.getuid?.() === 0,
): string[] {
  return [
    ...(isRoot ? [] : ['--user']),
    '--scope',
    '--quiet',
    // A scope whose processes were killed is not kept to be looked at.
    '--collect',
    `--property=MemoryMax=${memoryBytes}`,
    `--property=TasksMax=${processes}`,
    `--property=CPUQuota=${processors * 100}%`,
    '--',
    ...command,
  ];
}

/** What systemd-run needs to find the person's systemd. */
export function scopeEnvironment(environment: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return Object.fromEntries(
    ['XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS'].flatMap((name) =>
      environment[name] === undefined ? [] : [[name, environment[name]]],
    ),
  );
}

const ANSWER_WITHIN_MS = 5_000;
let known: Promise<boolean> | undefined;

/** Whether scopes with bounds can be had here. Asked once: that costs a moment. */
export function canScope(): Promise<boolean> {
  known ??= tryScope();
  return known;
}

async function tryScope(): Promise<boolean> {
  const tried = run(
    systemdRun,
    scopeArguments({ memoryBytes: 64 * 1024 * 1024, processors: 1, processes: 8 }, ['true']),
    { environment: scopeEnvironment() },
  ).then(
    () => true,
    () => false,
  );
  return Promise.race([tried, sleep(ANSWER_WITHIN_MS, false, { ref: false })]);
}
