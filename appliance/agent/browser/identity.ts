/** What makes a machine itself: until it has been taken, a clone is the same as every other clone of its template. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Identity } from '../../protocol/browser.ts';
import { run } from '../commands/run.ts';
import { isOnXen } from '../xen.ts';
import { CHROMIUM } from './chromium.ts';
import { findNetworkCard } from './dhcp.ts';
import { KernelMessages } from './kernel-messages.ts';

const SCRIPT = '/etc/safe-browse/take-identity';
const SCRIPT_WITHIN_MS = 20_000;
/** The kernel hears of the copy through an interrupt that comes when the machine wakes. */
const RESEEDED_WITHIN_MS = 5_000;
const RESEEDED = /crng reseeded due to virtual machine fork/;

/** Fulfilled when the kernel has said that this machine is a copy; rejected when it does not. */
export type Reseeded = () => Promise<void>;

/** How Chromium calls its process that speaks with the network. */
const NETWORK_SERVICE = '--utility-sub-type=network.mojom.NetworkService';

const PLACES = {
  random: '/dev/urandom',
  sample: '/proc/sys/kernel/random/uuid',
  hostname: '/proc/sys/kernel/hostname',
  machineId: '/etc/machine-id',
  cards: '/sys/class/net',
};

/** Who the machine is now, by its own word; with a number from the kernel's generator, that no two machines ever share. */
export interface Taken {
  readonly hostname: string;
  readonly machineId: string;
  readonly mac: string;
  readonly random: string;
}

/** For a machine that is to be copied: listens for what the kernel says when it wakes as a copy. */
export async function awaitCopy(): Promise<Reseeded> {
  const messages = await KernelMessages.open();
  return async () => {
    try {
      if (!(await messages.waitFor(RESEEDED, RESEEDED_WITHIN_MS)))
        throw new Error('The kernel did not take new random numbers.');
    } finally {
      await messages.close();
    }
  };
}

/**
 * Takes the identity; fulfilled when nothing of the machine is as in another one. A copy (`reseeded`) waits for the kernel's word that its random
 * numbers are its own, and ends what of Chromium might remember random numbers from before. Throws when anything could not be had.
 */
export async function takeIdentity(identity: Identity, reseeded: Reseeded | undefined): Promise<Taken> {
  const card = await findNetworkCard();
  // On Xen it is plugged in only now, with its address.
  if (card === undefined && !(await isOnXen())) throw new Error('The machine has no network card.');
  await writeFile(PLACES.random, Buffer.from(identity.entropy, 'base64'));
  await Promise.all([
    reseeded?.(),
    writeFile(PLACES.hostname, identity.hostname),
    writeFile(PLACES.machineId, `${identity.machineId}\n`, { mode: 0o444 }),
    card !== undefined && run('busybox', ['sh', SCRIPT, card, identity.mac], { timeoutMs: SCRIPT_WITHIN_MS }),
  ]);
  if (reseeded) await endNetworkService();
  const shall = [
    [PLACES.hostname, identity.hostname],
    [PLACES.machineId, identity.machineId],
    ...(card === undefined ? [] : [[join(PLACES.cards, card, 'address'), identity.mac]]),
  ] as const;
  for (const [place, shallBe] of shall) {
    const is = await readWord(place);
    if (is !== shallBe) throw new Error(`The machine is still ${is} instead of ${shallBe}.`);
  }
  return {
    hostname: identity.hostname,
    machineId: identity.machineId,
    mac: identity.mac,
    random: await readWord(PLACES.sample),
  };
}

async function readWord(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).trim();
}

/** Sets the machine's clock, to the second. */
export async function setClock(unixTimeMs: number): Promise<void> {
  await run('busybox', ['date', '-s', `@${Math.round(unixTimeMs / 1000)}`], { timeoutMs: SCRIPT_WITHIN_MS });
}

/** Chromium starts it anew by itself: the one from the template may hold random numbers that every clone has. */
async function endNetworkService(): Promise<void> {
  const pids = await processesWith(NETWORK_SERVICE);
  // Found by its name: when that changes, nothing would be ended, and nobody would notice.
  if (pids.length === 0 && (await processesWith(CHROMIUM)).length > 0)
    throw new Error('Chromium has no network service.');
  for (const pid of pids) process.kill(pid, 'SIGKILL');
}

/** The processes that have `argument` on their command line, which Chromium's own keep as one text with spaces. */
async function processesWith(argument: string, folder = '/proc'): Promise<number[]> {
  const pids = (await readdir(folder)).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) =>
      (await readFile(join(folder, pid, 'cmdline'), 'utf8').catch(() => '')).split(/[\0 ]/).includes(argument),
    ),
  );
  return pids.filter((_, index) => found[index]).map(Number);
}
