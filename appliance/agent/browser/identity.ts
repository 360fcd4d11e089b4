/** Takes the identity that makes a VM unique: until then a clone equals every other clone of its template. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Identity } from '../../protocol/browser.ts';
import { run } from '../commands/run.ts';
import { RANDOM, type Reseeded } from '../reseeded.ts';
import { isOnXen } from '../xen.ts';
import { CHROMIUM } from './chromium.ts';
import { findNetworkCard } from './dhcp.ts';

const SCRIPT = '/etc/safe-browse/take-identity';
const SCRIPT_WITHIN_MS = 20_000;

/** Marks Chromium's network process on its command line. */
const NETWORK_SERVICE = '--utility-sub-type=network.mojom.NetworkService';

const PLACES = {
  sample: '/proc/sys/kernel/random/uuid',
  clockSource: '/sys/devices/system/clocksource/clocksource0/current_clocksource',
  hostname: '/proc/sys/kernel/hostname',
  machineId: '/etc/machine-id',
  cards: '/sys/class/net',
};

/**
 * The identity that the VM has now, with a number from the kernel's random number generator that no two VMs ever share, and the kernel's clock source:
 * the kernel leaves a good one if it ran unevenly, for example while a template was sealed.
 */
export interface TakenIdentity {
  readonly hostname: string;
  readonly machineId: string;
  readonly mac: string;
  readonly random: string;
  readonly clockSource: string;
}

/**
 * Takes the identity; fulfilled when the VM is unique. A clone (`reseeded`) waits until the kernel has reseeded its random number generator, and ends
 * the process of Chromium that may hold random numbers of the template. Throws if any part fails.
 */
export async function takeIdentity(identity: Identity, reseeded: Reseeded | undefined): Promise<TakenIdentity> {
  const card = await findNetworkCard();
  // Xen plugs the card in later, with its address.
  if (card === undefined && !(await isOnXen())) throw new Error('The VM has no network card.');
  await writeFile(RANDOM, Buffer.from(identity.entropy, 'base64'));
  await Promise.all([
    reseeded?.(),
    writeFile(PLACES.hostname, identity.hostname),
    writeFile(PLACES.machineId, `${identity.machineId}\n`, { mode: 0o444 }),
    card !== undefined && run('busybox', ['sh', SCRIPT, card, identity.mac], { timeoutMs: SCRIPT_WITHIN_MS }),
  ]);
  if (reseeded) await endNetworkService();
  const expectations = [
    [PLACES.hostname, identity.hostname],
    [PLACES.machineId, identity.machineId],
    ...(card === undefined ? [] : [[join(PLACES.cards, card, 'address'), identity.mac]]),
  ] as const;
  for (const [place, expected] of expectations) {
    const is = await readWord(place);
    if (is !== expected) throw new Error(`${place} is ${is} instead of ${expected}.`);
  }
  return {
    hostname: identity.hostname,
    machineId: identity.machineId,
    mac: identity.mac,
    random: await readWord(PLACES.sample),
    clockSource: await readWord(PLACES.clockSource),
  };
}

async function readWord(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).trim();
}

/** Chromium restarts this process automatically. The process from the template may hold random numbers that every clone has. */
async function endNetworkService(): Promise<void> {
  const pids = await processesWith(NETWORK_SERVICE);
  // If a new Chromium names the process otherwise, this must not go unnoticed.
  if (pids.length === 0 && (await processesWith(CHROMIUM)).length > 0)
    throw new Error('Chromium has no network service.');
  for (const pid of pids) process.kill(pid, 'SIGKILL');
}

/** The processes with `argument` on their command line, which Chromium's child processes store as one string with spaces. */
async function processesWith(argument: string, folder = '/proc'): Promise<number[]> {
  const pids = (await readdir(folder)).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) =>
      (await readFile(join(folder, pid, 'cmdline'), 'utf8').catch(() => '')).split(/[\0 ]/).includes(argument),
    ),
  );
  return pids.filter((_, index) => found[index]).map(Number);
}
