/** Lines that a hostile guest might send: valid lines with random damage, reproducible by seed. */
import { isDeepStrictEqual } from 'node:util';
import { parseLine, ProtocolViolation } from '../../../appliance/protocol/lines.ts';
import { BROWSER_STEPS } from '../../../appliance/protocol/browser.ts';
import { channelFor, type GuestMessage } from '../../../appliance/protocol/channels.ts';
import { type Role, ROLES } from '../../../appliance/protocol/every-role.ts';
import { CONVERTER_STEPS } from '../../../appliance/protocol/converter.ts';
import { NETWORK_STEPS } from '../../../appliance/protocol/network.ts';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';

const life = (role: Role, step: string, reached: readonly string[]): object[] => [
  { type: 'hello', protocol: PROTOCOL_VERSION, role, reached },
  { type: 'step', step, elapsedMs: 1234 },
  { type: 'failed', step, message: 'no' },
];
const transfers: readonly object[] = [
  { type: 'transfer-ready', transfer: 2 },
  { type: 'transfer-received', transfer: 2 },
  { type: 'transfer-refused', transfer: 3, reason: 'no-room' },
];
const good: Record<Role, readonly object[]> = {
  browser: [
    ...life('browser', 'home', BROWSER_STEPS),
    { type: 'screen', width: 1280, height: 800 },
    { type: 'title', title: 'Bücher \u202e' },
    { type: 'browser-closed', cause: 'last-window' },
    { type: 'downloads', files: [{ file: 1, name: 'a.pdf', bytes: 3, isWhole: true, head: 'JVBE' }], count: 1 },
    { type: 'transfer-offer', transfer: 2, bytes: 3, content: 'file', origin: 'https://example.org/a.pdf' },
    ...transfers,
  ],
  network: [
    ...life('network', 'uplink', NETWORK_STEPS),
    { type: 'policy-applied', revision: 7 },
    { type: 'traffic', ports: [{ port: 0, sentBytes: 1, receivedBytes: 2, refusedPackets: 3 }] },
    { type: 'bridge-applied', revision: 1, groupForwardMask: 8 },
    { type: 'uplink', state: 'up', address: '192.0.2.2/24' },
  ],
  converter: [
    ...life('converter', 'ready', CONVERTER_STEPS),
    { type: 'transfer-page', transfer: 2, page: 1, pages: 20, width: 1240, height: 1754 },
    ...transfers,
  ],
};
const linesOf = (messages: readonly object[]) => messages.map((message) => Buffer.from(JSON.stringify(message)));
/** Messages that a guest of each role may send. */
const GOOD: Record<Role, readonly Buffer[]> = {
  browser: linesOf(good.browser),
  network: linesOf(good.network),
  converter: linesOf(good.converter),
};
/** Messages of every role: a hostile guest also speaks as another. */
const ANY = ROLES.flatMap((role) => GOOD[role]);

/** Fragments that trip parsers. */
const PIECES: readonly Buffer[] = [
  'null',
  'true',
  '-1',
  '1e309',
  '-0',
  '9007199254740993',
  '0.5',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"__proto__":{"type":"hello"},',
  '"constructor":1,',
  '"toString":null,',
  '[',
  ']',
  '{',
  '}',
  ',',
  ':',
  '"',
  '\\',
  '\r',
  '\t',
  ' ',
  '\u2028',
  '\ufeff',
  '"type":"hello",',
  '"type":"failed",',
  '[[[[[[[[',
  '{"a":',
  '/*',
  '//',
  'NaN',
  'Infinity',
  '0x10',
  "'",
]
  .map((text) => Buffer.from(text))
  .concat([Buffer.from([0]), Buffer.from([0xff]), Buffer.from([0xc0, 0x80]), Buffer.from([0xed, 0xa0, 0x80])]);

/** Numbers from 0 to below 2^32, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One line of a guest of this role, or one time in four of any role, damaged one to three times. */
export function damagedLine(role: Role, below: (limit: number) => number): Buffer {
  let line = pick(below(4) === 0 ? ANY : GOOD[role], below);
  for (let times = 1 + below(3); times > 0; times -= 1) line = damage(line, below);
  return line;
}

/** Parses a line of a guest of this role: returns a message, or `undefined` for a violation. Throws on any other outcome. */
export function judge(role: Role, untrustedLine: Buffer): GuestMessage | undefined {
  let message: GuestMessage;
  try {
    message = parseLine(channelFor(role).guest, untrustedLine);
  } catch (error) {
    if (error instanceof ProtocolViolation) return undefined;
    throw new Error(`The line ${untrustedLine.toString('base64')} made ${String(error)}`, { cause: error });
  }
  // Parsing adds, drops and converts nothing.
  if (!isDeepStrictEqual(message, JSON.parse(untrustedLine.toString())))
    throw new Error(`The line ${untrustedLine.toString('base64')} changed.`);
  if (Object.getPrototypeOf(message) !== Object.prototype)
    throw new Error(`The line ${untrustedLine.toString('base64')} has its own prototype.`);
  return message;
}

/** Parses this many damaged lines of a guest of this role; returns how many of them are still messages. */
export function judgeDamaged(role: Role, seed: number, lines: number): number {
  const below = randomNumbers(seed);
  let accepted = 0;
  for (let line = 0; line < lines; line += 1) if (judge(role, damagedLine(role, below))) accepted += 1;
  return accepted;
}

function damage(line: Buffer, below: (limit: number) => number): Buffer {
  const [at, to] = [below(line.length + 1), below(line.length + 1)].sort((a, b) => a - b) as [number, number];
  switch (below(7)) {
    case 0: {
      const flipped = Buffer.from(line);
      if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << below(8));
      return flipped;
    }
    case 1:
      return line.subarray(0, at);
    case 2:
      return Buffer.concat([line.subarray(0, at), line.subarray(to)]);
    case 3:
      return Buffer.concat([line.subarray(0, to), line.subarray(at)]);
    case 4:
      return Buffer.concat([line.subarray(0, at), pick(PIECES, below), line.subarray(at)]);
    case 5:
      return Buffer.concat([line.subarray(0, at), pick(PIECES, below), line.subarray(to)]);
    default: {
      const other = pick(ANY, below);
      return Buffer.concat([line.subarray(0, at), other.subarray(below(other.length + 1))]);
    }
  }
}

function pick(from: readonly Buffer[], below: (limit: number) => number): Buffer {
  return from[below(from.length)] ?? Buffer.alloc(0);
}
