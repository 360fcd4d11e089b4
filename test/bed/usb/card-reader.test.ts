/** The virtual reader and its card, by the messages of the class for card readers. */
import { generateKeyPairSync, publicDecrypt, constants } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { cardReader } from './card-reader.ts';
import { PIN, SmartCard } from './smart-card.ts';
import { tlv } from './tlv.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const CERTIFICATE = Buffer.alloc(700, 'certificate');
const SELECT = 'a4040005a000000308';
const DONE = '9000';

let card: SmartCard;
let answers: Buffer[];
let tell: (message: Buffer) => void;
beforeEach(() => {
  card = new SmartCard({ key: privateKey, certificate: CERTIFICATE });
  answers = [];
  const { receive } = cardReader(card)({ push: (_, data) => answers.push(data), backlog: () => 0 });
  tell = (message) => receive?.(2, message);
});

/** Sends a message to the reader, and returns the kind and the data of its answer. */
function ask(kind: number, data: Buffer = Buffer.alloc(0)): { readonly kind: number; readonly data: Buffer } {
  const head = Buffer.from([kind, 0, 0, 0, 0, 0, answers.length, 0, 0, 0]);
  head.writeUInt32LE(data.length, 1);
  tell(Buffer.concat([head, data]));
  const answer = answers.at(-1) ?? expect.fail('The reader does not answer.');
  expect([answer.readUInt8(6), answer.readUInt32LE(1)]).toEqual([answers.length - 1, answer.length - 10]);
  return { kind: answer.readUInt8(0), data: answer.subarray(10) };
}
const transmit = (command: string, data: Buffer = Buffer.alloc(0), kind = '00'): Buffer =>
  ask(0x6f, Buffer.concat([Buffer.from(kind + command, 'hex'), data])).data;
const status = (answer: Buffer): string => answer.subarray(-2).toString('hex');

/** With what the card has left to say. */
function whole(answer: Buffer): Buffer {
  const parts = [answer.subarray(0, -2)];
  for (let last = answer; status(last).startsWith('61');) {
    last = transmit('c00000ff');
    parts.push(last.subarray(0, -2));
  }
  return Buffer.concat(parts);
}

it('powers the card, says its parameters, and refuses what it does not know', () => {
  expect(ask(0x62)).toEqual({ kind: 0x80, data: Buffer.from('3b800181', 'hex') });
  expect(ask(0x6c).kind).toBe(0x82);
  ask(0x69);
  expect(answers.at(-1)?.readUInt8(7)).toBe(0x40);
});

it('gives the certificate in pieces, without a PIN', () => {
  expect(status(transmit(SELECT))).toBe(DONE);
  const certificate = whole(transmit('cb3fff055c035fc105'));
  expect(certificate.includes(CERTIFICATE)).toBe(true);
  expect(status(transmit('cb3fff055c035fc10a'))).toBe('6a82');
});

it('signs only after its PIN, which it forgets without power, and blocks after three wrong ones', () => {
  const block = Buffer.concat([Buffer.from([0, 1]), Buffer.alloc(251, 0xff), Buffer.from([0, 7, 7])]);
  const request = tlv('7c', tlv('82'), tlv('81', block));
  const sign = () => {
    expect(status(transmit('87079aff', request.subarray(0, 255), '10'))).toBe(DONE);
    const rest = request.subarray(255);
    return transmit(`87079a${rest.length.toString(16).padStart(2, '0')}`, rest);
  };
  const verify = (pin: string) => status(transmit('20008008', Buffer.from(pin.padEnd(8, '\xff'), 'latin1')));
  expect(status(sign())).toBe('6982');
  expect(verify(PIN)).toBe(DONE);
  const signature = whole(sign()).subarray(-256);
  expect(publicDecrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature)).toEqual(block);
  ask(0x63);
  expect(status(sign())).toBe('6982');
  expect(['1', '2', '3', PIN].map(verify)).toEqual(['63c2', '63c1', '63c0', '6983']);
  expect(card.counts).toEqual({ wrongPins: 3, signatures: 1 });
});
