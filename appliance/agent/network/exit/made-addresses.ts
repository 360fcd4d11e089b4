/**
 * Addresses that stand for names. An exit that takes names resolves them itself, so a session gets an address of a network that no one routes, and the
 * program that carries its connections gives the name to the exit.
 */
import { MAX_PORTS } from '../../../protocol/addresses.ts';
import { addressNumber } from '../../../protocol/address-set.ts';
import { MADE_NETWORK } from '../../../protocol/refused-networks.ts';
import { type Found, NO_ERROR, SERVER_FAILED } from '../dns-message.ts';
import type { LookUp } from '../lookup.ts';

/** Each port has separate addresses: a session learns nothing about what others look up. */
export const NAMES_PER_PORT = 2048;
const FIRST = addressNumber(MADE_NETWORK.split('/')[0] ?? '');
/** A session may use an address for this long after it has got it. The resolver says so too. */
const TTL_SECONDS = 30;
/** Much later, because a page may keep an address for longer. */
const REUSED_AFTER_MS = 300_000;

interface Made {
  readonly address: string;
  askedAtMs: number;
}

/** `onMade`: told of each name before a session gets its address. */
export class MadeAddresses {
  /** Of each port: by name, the one that was asked for longest ago first. */
  readonly #ports = new Map<number, Map<string, Made>>();
  readonly #onMade: (address: string, name: string) => void;

  constructor(onMade: (address: string, name: string) => void) {
    this.#onMade = onMade;
  }

  lookUpAt(port: number): LookUp {
    return (name) => Promise.resolve(this.#find(port, name));
  }

  forget(port: number): void {
    this.#ports.delete(port);
  }

  #find(port: number, name: string): Found {
    const names = this.#ports.get(port) ?? new Map<string, Made>();
    this.#ports.set(port, names);
    const nowMs = performance.now();
    const address = names.get(name)?.address ?? freeAddress(port, names, nowMs);
    if (address === undefined) return { code: SERVER_FAILED, addresses: [], ttlSeconds: 0 };
    if (!names.has(name)) this.#onMade(address, name);
    // Behind all others.
    names.delete(name);
    names.set(name, { address, askedAtMs: nowMs });
    return { code: NO_ERROR, addresses: [address], ttlSeconds: TTL_SECONDS };
  }
}

/** `undefined` while all are in use. */
function freeAddress(port: number, names: Map<string, Made>, nowMs: number): string | undefined {
  if (names.size < NAMES_PER_PORT) return addressOf(FIRST + port * NAMES_PER_PORT + names.size);
  const [oldest] = names;
  if (!oldest || nowMs - oldest[1].askedAtMs < REUSED_AFTER_MS) return undefined;
  names.delete(oldest[0]);
  return oldest[1].address;
}

/** The port of a made address; `undefined` for any other. Pure. */
export function portOfMade(address: string): number | undefined {
  const port = Math.floor((addressNumber(address) - FIRST) / NAMES_PER_PORT);
  return port >= 0 && port < MAX_PORTS ? port : undefined;
}

const addressOf = (number: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
