/** Xen's toolstack, as dom0 has it. It runs as root alone. */
import { z } from 'zod';
import { CommandFailed, run, type Tool } from '../process/run.ts';

/** Hotplug scripts of disks may wait for each other. */
export const xl: Tool = { program: 'xl', debianPackage: 'xen-utils-4.20', timeoutMs: 120_000 };
/** Whoever wants a domain says how long they wait for it: where Xen itself is emulated it takes seconds, and beside other load minutes. */
const creatingXl: Tool = { ...xl, timeoutMs: 3_600_000 };

/** A domain as `xl list` tells it. */
export interface ListedDomain {
  readonly name: string;
  readonly id: number;
  readonly memoryMiB: number;
  readonly processors: number;
  /** Letters of what it is in: running, blocked, paused, shut down, crashed, dying. */
  readonly state: ReadonlySet<'r' | 'b' | 'p' | 's' | 'c' | 'd'>;
}

const ROW = /^(\S+)\s+(\d+)\s+(\d+)\s+(\d+)\s+([rbpscd-]{6})\s+[\d.]+$/;

/** Reads what `xl list` prints; a domain that is nearly gone has no name and is left out. Pure. */
export function parseDomainList(text: string): ListedDomain[] {
  return text.split('\n').flatMap((line) => {
    const [, name, id, memoryMiB, processors, state] = ROW.exec(line.trim()) ?? [];
    if (name === undefined || name === '(null)' || state === undefined) return [];
    const letters = new Set(Array.from(state).filter((letter): letter is 'r' => letter !== '-'));
    return [{ name, id: Number(id), memoryMiB: Number(memoryMiB), processors: Number(processors), state: letters }];
  });
}

/** Reads what `xl info` prints: one key and its value a line. Pure. */
export function parseInfo(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, key, value] = /^(\w+)\s*: ?(.*)$/.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key, value.trim()] as const];
    }),
  );
}

/** Reads what `xl pci-assignable-list` prints. Pure. */
export function parseAssignable(text: string): string[] {
  return text.split('\n').flatMap((line) => /^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]/.exec(line.trim())?.[0] ?? []);
}

export async function listDomains(signal?: AbortSignal): Promise<ListedDomain[]> {
  return parseDomainList(await run(xl, ['list'], { signal }));
}

/** The domain's number; `undefined` where none has the name. */
export async function domainId(name: string, signal?: AbortSignal): Promise<number | undefined> {
  try {
    return z.coerce
      .number()
      .int()
      .min(0)
      .parse((await run(xl, ['domid', name], { signal })).trim());
  } catch (error) {
    if (error instanceof CommandFailed && error.code === 'command-failed') return undefined;
    throw error;
  }
}

/** Starts the domain of the configuration file; fulfilled when it executes, or with `isPaused` when it stands before its first instruction. It then belongs to a process of xl's, which takes it away when it ends. */
export async function createDomain(
  configFile: string,
  { isPaused }: { readonly isPaused: boolean },
  signal: AbortSignal,
): Promise<void> {
  await run(creatingXl, ['create', ...(isPaused ? ['-p'] : []), configFile], { signal });
}

/** Takes the domain away as it stands. */
export async function destroyDomain(domain: string): Promise<void> {
  await run(xl, ['destroy', domain]);
}

export async function pauseDomain(domain: string): Promise<void> {
  await run(xl, ['pause', domain]);
}

export async function unpauseDomain(domain: string): Promise<void> {
  await run(xl, ['unpause', domain]);
}

/** Gives the domain a network card; `words`: each an argument of its own, since xl would take a comma for part of a value. */
export async function attachCard(domain: string, words: readonly string[]): Promise<void> {
  await run(xl, ['network-attach', domain, ...words]);
}

/** Takes the card with this address away again. */
export async function detachCard(domain: string, mac: string): Promise<void> {
  await run(xl, ['network-detach', domain, mac]);
}

export async function hostInfo(signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  return parseInfo(await run(xl, ['info'], { signal }));
}

/** What the hypervisor said since the computer started. */
export async function hypervisorMessages(signal?: AbortSignal): Promise<string> {
  return run(xl, ['dmesg'], { signal });
}

/** Devices that are ready to be handed to a domain. */
export async function assignableDevices(signal?: AbortSignal): Promise<string[]> {
  return parseAssignable(await run(xl, ['pci-assignable-list'], { signal }));
}

/** Hands a device that is ready to the domain. */
export async function attachDevice(domain: string, address: string, signal: AbortSignal): Promise<void> {
  await run(xl, ['pci-attach', domain, address], { signal });
}

/** Takes the device from dom0's driver, if one has it, and makes it ready. */
export async function makeAssignable(address: string, signal?: AbortSignal): Promise<void> {
  await run(xl, ['pci-assignable-add', address], { signal });
}
