/** The address of the network card, from the NDVM's DHCP server. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeEnding, eachLine, type Ending, launch } from '../commands/launch.ts';
import { run } from '../commands/run.ts';
import type { Log } from '../log.ts';

const SCRIPT = '/etc/safe-browse/udhcpc.sh';
/** What the script prints when the client has started, and when the card has its address. */
const [BEGUN, BOUND] = ['begun', 'bound'];
/** The signal that makes the client ask at once. */
const ASK = 'SIGUSR1';
const START_AGAIN_MS = 500;
const UP_WITHIN_MS = 10_000;
const LOOK_AFTER_CARD_MS = 500;
/** Frequent, since a person waits for the link. */
const LOOK_FOR_LINK_MS = 10;

/** The name of the only network card, or `undefined` if there is none yet. */
export async function findNetworkCard(classFolder = '/sys/class/net'): Promise<string | undefined> {
  const names = await readdir(classFolder).catch(() => []);
  return names.filter((name) => name !== 'lo').sort()[0];
}

/**
 * Keeps the network card configured whenever it has a link, as long as the VM runs. The client starts before there is a link: its start takes as long
 * as the DHCP exchange itself, and a person waits for it.
 */
export class DhcpClient {
  #isKept = false;
  /** Makes the client ask at once if the link has just come up. */
  #look: () => void = () => undefined;
  readonly #hasAddress = step();

  /** Runs as long as the VM. A second call does nothing. */
  async keep(log: Log): Promise<void> {
    if (this.#isKept) return;
    this.#isKept = true;
    for (;;) {
      const card = await findNetworkCard();
      if (card !== undefined) log.warn({ ending: describeEnding(await this.#serve(card)) }, 'the DHCP client ended');
      await sleep(START_AGAIN_MS);
    }
  }

  /** Call it when the link is about to come up. Fulfilled when the network has given an address, or after `timeoutMs`. */
  async waitForAddress(timeoutMs: number): Promise<void> {
    const timeUp = new AbortController();
    const looking = setInterval(() => this.#look(), LOOK_FOR_LINK_MS);
    await Promise.race([this.#hasAddress.reached, sleep(timeoutMs, undefined, { ref: false, signal: timeUp.signal })]);
    clearInterval(looking);
    timeUp.abort();
  }

  /** Runs until the client ends or the card is gone. */
  async #serve(card: string): Promise<Ending> {
    // One that was plugged in later is still switched off.
    await run('busybox', ['ip', 'link', 'set', 'dev', card, 'up'], { timeoutMs: UP_WITHIN_MS }).catch(() => undefined);
    const client = launch('busybox', dhcpArguments(card), { stdio: ['ignore', 'pipe', 'ignore'] });
    // By itself it would learn that its card is gone only when its lease runs out, and of a link only with its next question.
    const number = cardNumber(card);
    let [hasBegun, hadLink] = [false, carrier(card)];
    this.#look = () => {
      const hasLink = carrier(card);
      // Before it has begun the signal would end it, and it asks by itself when it begins.
      if (hasLink === true && hadLink !== true && hasBegun) client.kill(ASK);
      hadLink = hasLink;
    };
    const watch = setInterval(() => {
      this.#look();
      if (cardNumber(card) !== number) client.kill();
    }, LOOK_AFTER_CARD_MS);
    eachLine(client.child.stdout, (line) => {
      if (line === BEGUN) hasBegun = true;
      if (line === BOUND) this.#hasAddress.reach();
    });
    const ending = await client.ended;
    this.#look = () => undefined;
    clearInterval(watch);
    return ending;
  }
}

/** Whether the card has a link; `undefined` while the card is down or gone. */
export function carrier(card: string, classFolder = '/sys/class/net'): boolean | undefined {
  const carrier = attribute(card, 'carrier', classFolder);
  return carrier === undefined ? undefined : carrier.trim() === '1';
}

/** The kernel's number of the card, which no other card ever gets, not even one with the same name. */
function cardNumber(card: string, classFolder = '/sys/class/net'): string | undefined {
  return attribute(card, 'ifindex', classFolder);
}

/** Read at once, because it is read up to a hundred times a second: a thread of Node's pool would take the processor from Chromium each time. */
function attribute(card: string, name: string, classFolder: string): string | undefined {
  try {
    return readFileSync(join(classFolder, card, name), 'utf8');
  } catch {
    return undefined;
  }
}

/** Practically endless: after the last question of a round the client ignores the signal and asks a second later. */
const QUESTIONS_IN_A_ROUND = 1_000_000;

/** Arguments of busybox for its DHCP client: short pauses, no end, and nothing about the VM in its requests. Pure. */
export function dhcpArguments(card: string): string[] {
  return [
    'udhcpc',
    '-f',
    '-i',
    card,
    '-s',
    SCRIPT,
    '-t',
    String(QUESTIONS_IN_A_ROUND),
    '-T',
    '1',
    '-A',
    '1',
    '-V',
    '',
    '-O',
    'mtu',
    // Whether there is IPv6.
    '-O',
    '224',
  ];
}

function step(): { readonly reached: Promise<void>; readonly reach: () => void } {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  return { reached, reach };
}
