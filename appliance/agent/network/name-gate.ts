/**
 * Stands between the dnsmasq of a port and the resolver of the uplink, and lets through only what the port's policy needs: the addresses on the Internet
 * of names of the Internet. With an allow-list it opens the firewall for them before it answers. An open session has one where an exit takes names.
 */
import { createSocket, type Socket } from 'node:dgram';
import type { AddressSet } from '../../protocol/address-set.ts';
import { addressNumber } from '../../protocol/address-set.ts';
import type { Ipv6Set } from '../../protocol/ipv6.ts';
import { ipv6Bytes, isIpv6 } from '../../protocol/ipv6.ts';
import type { Family, PortAccess } from '../../protocol/network.ts';
import {
  A,
  AAAA,
  type AddressType,
  answerTo,
  type Found,
  MAX_ADDRESSES,
  NO_ERROR,
  NO_SUCH_NAME,
  parseQuestion,
  SERVER_FAILED,
} from './dns-message.ts';
import type { LookUp } from './lookup.ts';

/** The UDP port on the loopback device of the gate for the session at `port`. */
export const gatePort = (port: number): number => 5400 + port;

/** Questions of one session that may wait for the resolver. */
const MAX_WAITING = 64;
/** Names that are not part of the Internet's: of local networks, of the host, or of addresses. */
const INSIDE =
  /(^|\.)(local|localhost|localdomain|lan|home|corp|mail|internal|intranet|private|home\.arpa|in-addr\.arpa|ip6\.arpa)$/;
/** Names of Tor, which no nameserver must see. */
const ONION = /(^|\.)onion$/;

export interface GateOptions {
  readonly access: Exclude<PortAccess, { kind: 'offline' | 'portal' }>;
  /** Whether names of Tor lead somewhere. */
  readonly hasOnions: boolean;
  /** Addresses that the session must not reach, and therefore not learn. */
  readonly refused: AddressSet;
  /** The same of IPv6, if the uplink has it. */
  readonly reach6?: Ipv6Reach | undefined;
  /** The families that lead to the Internet. */
  readonly families: readonly Family[];
  readonly lookUp: LookUp;
  /** With an allow-list: opens the firewall for these addresses. */
  readonly allow: (addresses: readonly string[]) => Promise<void>;
}

/** The networks of which a session reaches a part, and those in them that it does not reach. */
export interface Ipv6Reach {
  readonly internet: Ipv6Set;
  readonly refused: Ipv6Set;
}

const FAMILY_OF = { [A]: 'ipv4', [AAAA]: 'ipv6' } as const;
const isOfAddresses = (type: number): type is AddressType => type in FAMILY_OF;

const nothing = (code: Found['code']): Found => ({ code, addresses: [], ttlSeconds: 0 });

export class NameGate {
  readonly #socket: Socket;
  #options: GateOptions;
  /** Questions that wait for the resolver. */
  #waiting = 0;
  /** Firewalls are being opened. */
  readonly #allowing = new Set<Promise<void>>();
  #isClosed = false;

  private constructor(socket: Socket, options: GateOptions) {
    this.#socket = socket;
    this.#options = options;
    // The dnsmasq may have ended meanwhile.
    socket.on('error', () => undefined);
    socket.on('message', (untrustedMessage, { address, port }) => this.#take(untrustedMessage, address, port));
  }

  /** Listens at {@link gatePort}. */
  static async open(port: number, options: GateOptions): Promise<NameGate> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject).bind(gatePort(port), '127.0.0.1', resolve);
    });
    return new NameGate(socket, options);
  }

  /** The uplink or the networks of the host have changed. */
  change(options: GateOptions): void {
    this.#options = options;
  }

  /** Fulfilled when it opens nothing any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#socket.close();
    await Promise.allSettled(this.#allowing);
  }

  #take(untrustedMessage: Buffer, address: string, port: number): void {
    const question = parseQuestion(untrustedMessage);
    if (!question) return;
    void this.#find(question.name, question.type)
      .catch(() => nothing(SERVER_FAILED))
      .then((found) => {
        if (!this.#isClosed) this.#socket.send(answerTo(question, found), port, address);
      });
  }

  async #find(name: string, type: number): Promise<Found> {
    const { access, hasOnions, families } = this.#options;
    if (access.kind !== 'open' && !isOutside(name, hasOnions)) return nothing(NO_SUCH_NAME);
    if (access.kind === 'allow-list' && !isListed(name, access.names)) return nothing(NO_SUCH_NAME);
    // Other records tell of mail servers, services and directories.
    if (!isOfAddresses(type) || !families.includes(FAMILY_OF[type])) return nothing(NO_ERROR);
    if (this.#waiting >= MAX_WAITING) return nothing(SERVER_FAILED);
    this.#waiting += 1;
    try {
      return await this.#addresses(name, type);
    } finally {
      this.#waiting -= 1;
    }
  }

  async #addresses(name: string, type: AddressType): Promise<Found> {
    const { access, families, lookUp, allow } = this.#options;
    const found = await lookUp(name, type);
    if (found.code === SERVER_FAILED) return found;
    const addresses = this.#reachable(found);
    if (addresses.length === 0) {
      const other = type === A ? AAAA : A;
      const hasOther = families.includes(FAMILY_OF[other]) && this.#reachable(await lookUp(name, other)).length > 0;
      // A name that is known only inside must look like one that does not exist.
      return nothing(hasOther ? NO_ERROR : NO_SUCH_NAME);
    }
    if (access.kind === 'allow-list') await this.#allow(() => allow(addresses));
    return { ...found, addresses };
  }

  /** Of the addresses that were found, those that a session may reach. */
  #reachable({ addresses }: Found): string[] {
    const { refused, reach6 } = this.#options;
    const isReachable6 = (bytes: Uint8Array) =>
      reach6 !== undefined && reach6.internet.has(bytes) && !reach6.refused.has(bytes);
    return addresses
      .filter((address) => (isIpv6(address) ? isReachable6(ipv6Bytes(address)) : !refused.has(addressNumber(address))))
      .slice(0, MAX_ADDRESSES);
  }

  /** Not after it was closed: the port's next session would get the addresses. */
  async #allow(allow: () => Promise<void>): Promise<void> {
    if (this.#isClosed) return;
    const allowing = allow();
    this.#allowing.add(allowing);
    await allowing.finally(() => this.#allowing.delete(allowing));
  }
}

/** Whether a name can be one of the Internet, or of Tor if `hasOnions`. Pure. */
export const isOutside = (name: string, hasOnions: boolean): boolean =>
  name.includes('.') && !INSIDE.test(name) && (hasOnions || !ONION.test(name));

/** Whether the list has the name, or a name that it belongs to. Pure. */
export const isListed = (name: string, names: readonly string[]): boolean =>
  names.some((listed) => name === listed || name.endsWith(`.${listed}`));
