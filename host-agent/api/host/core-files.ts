/**
 * Core files: a crash would write the memory of a program with a session's pictures, clipboard and files to the disk. The limit is 1 and not 0,
 * which does not stop a core that is piped to a program such as systemd-coredump; with 1 the kernel makes none at all.
 */
const CORE_BYTES = 1;

/** A command that leaves no core file, nor do the programs that it starts. Pure. */
export const withoutCoreFile = (command: readonly [string, ...string[]]): [string, ...string[]] => [
  'prlimit',
  `--core=${CORE_BYTES}`,
  '--',
  ...command,
];

/** A command that takes core files from a running process, and from those that it starts later. Pure. */
export const takeCoreFile = (pid: number): [string, ...string[]] => [
  'prlimit',
  `--core=${CORE_BYTES}`,
  '--pid',
  String(pid),
];

/** Whether /proc/PID/limits, `text`, allows no core file. Pure. */
export const allowsNoCoreFile = (text: string): boolean => /^Max core file size +1 +1 /m.test(text);
