/** How much memory another program of this account can get: of the host, and within the limits of its cgroups. */
import { dirname, join } from 'node:path';
import { textNow } from './process.ts';

const MIB = 1024 * 1024;
const MEMINFO = '/proc/meminfo';
const CGROUPS = '/sys/fs/cgroup';

export interface AvailableMemory {
  readonly mebibytes: number;
  /** The cgroup whose limit leaves so little, such as `/user.slice`; absent: the host itself. */
  readonly cgroup?: string;
}

/** Files that are read; tests use others. */
export interface MemoryFiles {
  readonly meminfo: string;
  readonly cgroups: string;
}

/**
 * The least of what the host and each cgroup have left. `cgroup`: the one in which the program will run; those above it count too.
 * `undefined` where the kernel tells nothing.
 */
export function availableMemory(
  cgroup: string,
  { meminfo, cgroups }: MemoryFiles = { meminfo: MEMINFO, cgroups: CGROUPS },
): AvailableMemory | undefined {
  const host = availableMiB(textNow(meminfo));
  const within = cgroupsUpFrom(cgroup).flatMap((each) => {
    const read = (name: string) => textNow(join(cgroups, each, name));
    const mebibytes = leftMiB({
      maximum: read('memory.max'),
      current: read('memory.current'),
      stat: read('memory.stat'),
    });
    return mebibytes === undefined ? [] : [{ mebibytes, cgroup: each }];
  });
  const all: AvailableMemory[] = [...(host === undefined ? [] : [{ mebibytes: host }]), ...within];
  return all.toSorted((a, b) => a.mebibytes - b.mebibytes)[0];
}

/** Available memory in MiB from the text of /proc/meminfo; `undefined` if it is not there. Pure. */
export function availableMiB(meminfo: string): number | undefined {
  const kibibytes = /^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1];
  return kibibytes === undefined ? undefined : Math.floor(Number(kibibytes) / 1024);
}

/** What a cgroup has left, from the text of its files; `undefined` where it has no limit. Files that were read long ago count as free. Pure. */
export function leftMiB(files: {
  readonly maximum: string;
  readonly current: string;
  readonly stat: string;
}): number | undefined {
  if (!/^\d+\s*$/.test(files.maximum)) return undefined;
  const unused = Number(/^inactive_file (\d+)$/m.exec(files.stat)?.[1] ?? 0);
  return Math.max(0, Math.floor((Number(files.maximum) - Number(files.current) + unused) / MIB));
}

/** A cgroup and all above it. Pure. */
export function cgroupsUpFrom(cgroup: string): string[] {
  return cgroup === '/' ? ['/'] : [cgroup, ...cgroupsUpFrom(dirname(cgroup))];
}

/** The cgroup of this process, from the text of /proc/self/cgroup. Pure. */
export function cgroupIn(text: string): string {
  const path = /^0::(\/.*)$/m.exec(text)?.[1] ?? '/';
  // Outside of the visible part of the tree.
  return path.startsWith('/..') ? '/' : path;
}
