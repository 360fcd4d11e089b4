import { readFile } from 'node:fs/promises';

export interface HostMemory {
  readonly hostBytes: number;
  /** What programs can still get without swapping. */
  readonly hostAvailableBytes: number;
}

export async function hostMemory(): Promise<HostMemory> {
  return hostMemoryIn(await readFile('/proc/meminfo', 'utf8'));
}

/** `text`: /proc/meminfo. Pure. */
export function hostMemoryIn(text: string): HostMemory {
  const bytes = (field: string): number =>
    Number(new RegExp(`^${field}: +(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0) * 1024;
  return { hostBytes: bytes('MemTotal'), hostAvailableBytes: bytes('MemAvailable') };
}
