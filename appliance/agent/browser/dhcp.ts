import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeEnding, eachLine, launch } from '../commands/launch.ts';
import { run } from '../commands/run.ts';
import type { Log } from '../log.ts';

const SCRIPT = '/etc/safe-browse/udhcpc.sh';
/** What the script says when the card has its address. */
const BOUND = 'bound';
/** A person waits for it. */
const LOOK_AGAIN_MS = 10;
const START_AGAIN_MS = 500;
const UP_WITHIN_MS = 10_000;
const LOOK_AFTER_CARD_MS = 500;

/** The name of the one network card, or `undefined` when there is none (yet). */
export async function findNetworkCard(classFolder = '/sys/class/net'): Promise<string | undefined> {
  const names = await readdir(classFolder).catch(() => []);
  return names.filter((name) => name !== 'lo').sort()[0];
}

let isKept = false;

/** Keeps the one network card configured by what the NDVM offers, whenever it has a link, for as long as the machine runs. Once is enough. */
export async function keepNetwork(log: Log): Promise<void> {
  if (isKept) return;
  isKept = true;
  for (;;) {
    const card = await findNetworkCard();
    // One that was plugged in later is still switched off.
    if (card !== undefined && (await carrier(card)) === undefined) await run('busybox', ['ip', 'link', 'set', 'dev', card, 'up'], { timeoutMs: UP_WITHIN_MS }).catch(() => undefined);
    if (card !== undefined && (await carrier(card)) === true) {
      const client = launch('busybox', dhcpArguments(card), { stdio: ['ignore', 'pipe', 'ignore'] });
      // By itself it would learn that its card is gone only when its lease runs out.
      const number = await cardNumber(card);
      const watch = setInterval(() => void cardNumber(card).then((now) => now === number || client.kill()), LOOK_AFTER_CARD_MS);
      eachLine(client.child.stdout, (line) => {
        if (line === BOUND) hasAddress.reach();
      });
      log.warn({ ending: describeEnding(await client.ended) }, 'the DHCP client ended');
      clearInterval(watch);
      await sleep(START_AGAIN_MS);
    }
    await sleep(LOOK_AGAIN_MS);
  }
}

/** Fulfilled when the network has given an address, or after `withinMs`. */
export async function networkUp(withinMs: number): Promise<void> {
  const timeUp = new AbortController();
  await Promise.race([hasAddress.reached, sleep(withinMs, undefined, { ref: false, signal: timeUp.signal })]);
  timeUp.abort();
}

/** Whether the other end of the cable is there; `undefined` while the card is switched off, or gone. */
export async function carrier(card: string, classFolder = '/sys/class/net'): Promise<boolean | undefined> {
  const told = await readFile(join(classFolder, card, 'carrier'), 'utf8').catch(() => undefined);
  return told === undefined ? undefined : told.trim() === '1';
}

/** Never the same for two cards, also when the second has the name of the first. */
async function cardNumber(card: string, classFolder = '/sys/class/net'): Promise<string | undefined> {
  return readFile(join(classFolder, card, 'ifindex'), 'utf8').catch(() => undefined);
}

/** Arguments of busybox for its DHCP client: short pauses, never giving up, telling nothing of the machine. Pure. */
export function dhcpArguments(card: string): string[] {
  return ['udhcpc', '-f', '-i', card, '-s', SCRIPT, '-t', '5', '-T', '1', '-A', '1', '-V', ''];
}

const hasAddress = milestone();

function milestone(): { readonly reached: Promise<void>; readonly reach: () => void } {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  return { reached, reach };
}
