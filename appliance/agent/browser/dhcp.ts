/** The card's address, from what the NDVM offers. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeEnding, eachLine, type Ending, launch } from '../commands/launch.ts';
import { run } from '../commands/run.ts';
import type { Log } from '../log.ts';

const SCRIPT = '/etc/safe-browse/udhcpc.sh';
/** What the script says when the client has begun, and when the card has its address. */
const [BEGUN, BOUND] = ['begun', 'bound'];
/** The client's own signal to ask at once. */
const ASK = 'SIGUSR1';
const START_AGAIN_MS = 500;
const UP_WITHIN_MS = 10_000;
const LOOK_AFTER_CARD_MS = 500;
/** A person waits for it. */
const LOOK_FOR_LINK_MS = 10;

/** The name of the one network card, or `undefined` when there is none (yet). */
export async function findNetworkCard(classFolder = '/sys/class/net'): Promise<string | undefined> {
  const names = await readdir(classFolder).catch(() => []);
  return names.filter((name) => name !== 'lo').sort()[0];
}

/**
 * Keeps the one network card configured, whenever it has a link, for as long as the machine runs. Its program is started before there is a
 * link: that takes as long as all that DHCP says, and a person waits for it.
 */
export class DhcpClient {
  #isKept = false;
  /** Asks at once when there is a link that was not there before. */
  #look: () => void = () => undefined;
  readonly #hasAddress = step();

  /** Once is enough. */
  async keep(log: Log): Promise<void> {
    if (this.#isKept) return;
    this.#isKept = true;
    for (;;) {
      const card = await findNetworkCard();
      if (card !== undefined) log.warn({ ending: describeEnding(await this.#serve(card)) }, 'the DHCP client ended');
      await sleep(START_AGAIN_MS);
    }
  }

  /** There will be a link any moment. Fulfilled when the network has given an address, or after `withinMs`. */
  async connected(withinMs: number): Promise<void> {
    const timeUp = new AbortController();
    const looking = setInterval(() => this.#look(), LOOK_FOR_LINK_MS);
    await Promise.race([this.#hasAddress.reached, sleep(withinMs, undefined, { ref: false, signal: timeUp.signal })]);
    clearInterval(looking);
    timeUp.abort();
  }

  /** Until it ends, or the card does. */
  async #serve(card: string): Promise<Ending> {
    // One that was plugged in later is still switched off.
    await run('busybox', ['ip', 'link', 'set', 'dev', card, 'up'], { timeoutMs: UP_WITHIN_MS }).catch(() => undefined);
    const client = launch('busybox', dhcpArguments(card), { stdio: ['ignore', 'pipe', 'ignore'] });
    // By itself it would learn that its card is gone only when its lease runs out, and of a link only with its next question.
    const number = await cardNumber(card);
    let [hasBegun, hadLink] = [false, await carrier(card)];
    const lookForLink = async () => {
      const hasLink = await carrier(card);
      // Before it has begun the signal would end it, and it asks by itself when it begins.
      if (hasLink === true && hadLink !== true && hasBegun) client.kill(ASK);
      hadLink = hasLink;
    };
    this.#look = () => void lookForLink();
    const watch = setInterval(() => {
      this.#look();
      void cardNumber(card).then((now) => now === number || client.kill());
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

/** Whether the other end of the cable is there; `undefined` while the card is switched off, or gone. */
export async function carrier(card: string, classFolder = '/sys/class/net'): Promise<boolean | undefined> {
  const told = await readFile(join(classFolder, card, 'carrier'), 'utf8').catch(() => undefined);
  return told === undefined ? undefined : told.trim() === '1';
}

/** Never the same for two cards, also when the second has the name of the first. */
async function cardNumber(card: string, classFolder = '/sys/class/net'): Promise<string | undefined> {
  return readFile(join(classFolder, card, 'ifindex'), 'utf8').catch(() => undefined);
}

/** Without an end: behind the last question of a round it takes being told to ask for the round's end, and asks a second later. */
const QUESTIONS_IN_A_ROUND = 1_000_000;

/** Arguments of busybox for its DHCP client: short pauses, never giving up, telling nothing of the machine. Pure. */
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
  ];
}

function step(): { readonly reached: Promise<void>; readonly reach: () => void } {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  return { reached, reach };
}
