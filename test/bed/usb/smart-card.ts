/**
 * A virtual smart card with one key and its certificate, for signing in: as much of a PIV card (NIST SP 800-73-4) as OpenSC uses. Its key signs only after
 * the PIN.
 */
import { constants, type KeyObject, privateEncrypt } from 'node:crypto';
import { parts, tlv } from './tlv.ts';

export const PIN = '314159';

const INSTRUCTION = { verify: 0x20, authenticate: 0x87, select: 0xa4, getResponse: 0xc0, getData: 0xcb } as const;
const STATUS = {
  done: 0x9000,
  moreBytes: 0x6100,
  triesLeft: 0x63c0,
  notVerified: 0x6982,
  blocked: 0x6983,
  wrongData: 0x6a80,
  notFound: 0x6a82,
  unknownInstruction: 0x6d00,
} as const;
/** A bit of the class: more of this command follows. */
const CHAINED = 0x10;
const APPLICATION = Buffer.from('a000000308', 'hex');
const AUTHENTICATION_KEY = 0x9a;
const MOST_TRIES = 3;
/** Of one answer, as the shortest form of a command may ask for. */
const MAX_BYTES = 0xff;

/** Numbers of the card that mean that no agency has issued it. */
const NO_AGENCY = Buffer.from('d4e739da739ced39ce739da1685a1082108ce73984119257fc', 'hex');
const SERIAL = Buffer.from('5afeb40053e5a1ab1e0000000000cafe', 'hex');

export interface CardHolder {
  readonly key: KeyObject;
  /** DER. */
  readonly certificate: Buffer;
}

export class SmartCard {
  readonly #key: KeyObject;
  readonly #objects: ReadonlyMap<string, Buffer>;
  #tries = MOST_TRIES;
  #isVerified = false;
  /** What has come of a command, and what waits of an answer. */
  #command = Buffer.alloc(0);
  #answer = Buffer.alloc(0);
  /** What was done with it. */
  readonly counts = { wrongPins: 0, signatures: 0 };

  constructor({ key, certificate }: CardHolder) {
    this.#key = key;
    const none = Buffer.alloc(0);
    this.#objects = new Map([
      [
        '5fc102',
        Buffer.concat([
          tlv('30', NO_AGENCY),
          tlv('34', SERIAL),
          tlv('35', Buffer.from('20991231')),
          tlv('3e', none),
          tlv('fe', none),
        ]),
      ],
      ['5fc105', Buffer.concat([tlv('70', certificate), tlv('71', Buffer.from([0])), tlv('fe', none)])],
    ]);
  }

  /** The card has no power any more: it forgets the PIN. */
  powerOff(): void {
    this.#isVerified = false;
    this.#command = this.#answer = Buffer.alloc(0);
  }

  /** Answers a command of ISO 7816-4 in its short form, with the two bytes of its status at the end. */
  transmit(command: Buffer): Buffer {
    const [kind = 0, instruction = 0, p1 = 0, p2 = 0, length = 0] = command;
    const data = Buffer.concat([this.#command, command.subarray(5, 5 + length)]);
    if ((kind & CHAINED) !== 0) {
      this.#command = data;
      return said(STATUS.done);
    }
    this.#command = Buffer.alloc(0);
    switch (instruction) {
      case INSTRUCTION.select:
        return data.subarray(0, APPLICATION.length).equals(APPLICATION)
          ? this.#give(tlv('61', tlv('4f', Buffer.from('000010000100', 'hex')), tlv('79', tlv('4f', APPLICATION))))
          : said(STATUS.notFound);
      case INSTRUCTION.getData: {
        const found = this.#objects.get(parts(data).get(0x5c)?.toString('hex') ?? '');
        return found ? this.#give(tlv('53', found)) : said(STATUS.notFound);
      }
      case INSTRUCTION.getResponse:
        return this.#give(this.#answer);
      case INSTRUCTION.verify:
        return this.#verify(data);
      case INSTRUCTION.authenticate:
        return p1 === 0x07 && p2 === AUTHENTICATION_KEY ? this.#sign(data) : said(STATUS.wrongData);
      default:
        return said(STATUS.unknownInstruction);
    }
  }

  #verify(data: Buffer): Buffer {
    if (this.#tries === 0) return said(STATUS.blocked);
    // Only asks.
    if (data.length === 0) return said(this.#isVerified ? STATUS.done : STATUS.triesLeft + this.#tries);
    this.#isVerified = data.toString('latin1').replace(/\xff+$/, '') === PIN;
    if (this.#isVerified) {
      this.#tries = MOST_TRIES;
      return said(STATUS.done);
    }
    this.counts.wrongPins += 1;
    this.#tries -= 1;
    return said(STATUS.triesLeft + this.#tries);
  }

  #sign(data: Buffer): Buffer {
    if (!this.#isVerified) return said(STATUS.notVerified);
    const block = parts(parts(data).get(0x7c) ?? Buffer.alloc(0)).get(0x81);
    if (!block) return said(STATUS.wrongData);
    // The caller has padded it.
    const signature = privateEncrypt({ key: this.#key, padding: constants.RSA_NO_PADDING }, block);
    this.counts.signatures += 1;
    return this.#give(tlv('7c', tlv('82', signature)));
  }

  #give(answer: Buffer): Buffer {
    this.#answer = Buffer.from(answer.subarray(MAX_BYTES));
    const left = this.#answer.length;
    return Buffer.concat([
      answer.subarray(0, MAX_BYTES),
      said(left === 0 ? STATUS.done : STATUS.moreBytes + Math.min(left, 0xff)),
    ]);
  }
}

function said(status: number): Buffer {
  return Buffer.from([status >> 8, status & 0xff]);
}
