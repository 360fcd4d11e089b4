/**
 * Stands between the dnsmasq of a port and the resolver of the uplink, and lets through only what the port's policy needs: the addresses on the Internet
 * of names of the Internet. With an allow-list it opens the firewall for them before it answers. An open session has one where an exit takes names.
 */
import { createSocket, type Socket } from 'node:dgram';
import type { AddressSet } from '../../protocol/address-set.ts';
import { addressNumber } from '../../protocol/address-set.ts';
import type { PortAccess } from '../../protocol/network.ts';
import {
  A,
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
  readonly access: Exclude<PortAccess, { kind: 'offline' }>;
  /** Whether names of Tor lead somewhere. */
  readonly hasOnions: boolean;
  /** Addresses that the session must not reach, and therefore not learn. */
  readonly refused: AddressSet;
  readonly lookUp: LookUp;
  /** With an allow-list: opens the firewall for these addresses. */
  readonly allow: (addresses: readonly string[]) => Promise<void>;
}

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
    const { access, hasOnions, refused, lookUp, allow } = this.#options;
    if (access.kind !== 'open' && !isOutside(name, hasOnions)) return nothing(NO_SUCH_NAME);
    if (access.kind === 'allow-list' && !isListed(name, access.names)) return nothing(NO_SUCH_NAME);
    // Sessions have no IPv6, and other records tell of mail servers, services and directories.
    if (type !== A) return nothing(NO_ERROR);
    if (this.#waiting >= MAX_WAITING) return nothing(SERVER_FAILED);
    this.#waiting += 1;
    const found = await lookUp(name).finally(() => (this.#waiting -= 1));
    if (found.code === SERVER_FAILED) return found;
    const addresses = found.addresses.filter((address) => !refused.has(addressNumber(address))).slice(0, MAX_ADDRESSES);
    // A name that is known only inside must look like one that does not exist.
    if (addresses.length === 0) return nothing(NO_SUCH_NAME);
    if (access.kind === 'allow-list') await this.#allow(() => allow(addresses));
    return { ...found, addresses };
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
