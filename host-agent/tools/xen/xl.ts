/** xl, Xen's toolstack in dom0. It needs root. */
import { z } from 'zod';
import { CommandFailed, run, type Tool } from '../../process/run.ts';

/** Long, because hotplug scripts of disks may wait for each other. */
export const xl: Tool = { program: 'xl', debianPackage: 'xen-utils-4.20', timeoutMs: 120_000 };
/** The caller's signal bounds the wait: where Xen itself is emulated, a domain takes seconds, and under load minutes. */
const creatingXl: Tool = { ...xl, timeoutMs: 3_600_000 };

/** One row of `xl list`. */
export interface ListedDomain {
  readonly name: string;
  readonly id: number;
  readonly memoryMiB: number;
  readonly processors: number;
  /** Running, blocked, paused, shut down, crashed, dying. */
  readonly state: ReadonlySet<'r' | 'b' | 'p' | 's' | 'c' | 'd'>;
}

const ROW = /^(\S+)\s+(\d+)\s+(\d+)\s+(\d+)\s+([rbpscd-]{6})\s+[\d.]+$/;

/** Parses `xl list`; omits a dying domain, which has no name any more. Pure. */
export function parseDomainList(text: string): ListedDomain[] {
  return text.split('\n').flatMap((line) => {
    const [, name, id, memoryMiB, processors, state] = ROW.exec(line.trim()) ?? [];
    if (name === undefined || name === '(null)' || state === undefined) return [];
    const letters = new Set(Array.from(state).filter((letter): letter is 'r' => letter !== '-'));
    return [{ name, id: Number(id), memoryMiB: Number(memoryMiB), processors: Number(processors), state: letters }];
  });
}

/** Parses `xl info`: one key and its value a line. Pure. */
export function parseInfo(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, key, value] = /^(\w+)\s*: ?(.*)$/.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key, value.trim()] as const];
    }),
  );
}

/** Parses `xl pci-assignable-list`. Pure. */
export function parseAssignable(text: string): string[] {
  return text.split('\n').flatMap((line) => /^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]/.exec(line.trim())?.[0] ?? []);
}

export async function listDomains(signal?: AbortSignal): Promise<ListedDomain[]> {
  return parseDomainList(await run(xl, ['list'], { signal }));
}

/** The domain's id; `undefined` when no domain has this name. */
export async function domainId(name: string, signal?: AbortSignal): Promise<number | undefined> {
  try {
    return z.coerce
      .number()
      .int()
      .min(0)
      .parse((await run(xl, ['domid', name], { signal })).trim());
  } catch (error) {
    if (error instanceof CommandFailed) return undefined;
    throw error;
  }
}

/** Starts the domain of the configuration file; with `isPaused` it is paused before its first instruction. An xl process stays with the domain and destroys it when it ends. */
export async function createDomain(
  configFile: string,
  { isPaused }: { readonly isPaused: boolean },
  signal: AbortSignal,
): Promise<void> {
  await run(creatingXl, ['create', ...(isPaused ? ['-p'] : []), configFile], { signal });
}

/** Destroys the domain at once. */
export async function destroyDomain(domain: string): Promise<void> {
  await run(xl, ['destroy', domain]);
}

export async function pauseDomain(domain: string): Promise<void> {
  await run(xl, ['pause', domain]);
}

export async function unpauseDomain(domain: string): Promise<void> {
  await run(xl, ['unpause', domain]);
}

/** Adds a network card to the domain. Each of `words` is one argument, because xl takes a comma for part of a value. */
export async function attachCard(domain: string, words: readonly string[]): Promise<void> {
  await run(xl, ['network-attach', domain, ...words]);
}

/** Removes the network card with this MAC address. */
export async function detachCard(domain: string, mac: string): Promise<void> {
  await run(xl, ['network-detach', domain, mac]);
}

export async function hostInfo(signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  return parseInfo(await run(xl, ['info'], { signal }));
}

/** The hypervisor's log since the host booted. */
export async function hypervisorMessages(signal?: AbortSignal): Promise<string> {
  return run(xl, ['dmesg'], { signal });
}

/** PCI devices that can be assigned to a domain. */
export async function assignableDevices(signal?: AbortSignal): Promise<string[]> {
  return parseAssignable(await run(xl, ['pci-assignable-list'], { signal }));
}

/** Assigns an assignable PCI device to the domain. */
export async function attachDevice(domain: string, address: string, signal: AbortSignal): Promise<void> {
  await run(xl, ['pci-attach', domain, address], { signal });
}

/** Unbinds the device from its driver in dom0 and makes it assignable. */
export async function makeAssignable(address: string, signal?: AbortSignal): Promise<void> {
  await run(xl, ['pci-assignable-add', address], { signal });
}
