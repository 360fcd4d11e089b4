import { describe, expect, it } from 'vitest';
import { MAX_LINE_BYTES } from '../../../appliance/protocol/limits.ts';
import { ROLES } from '../../../appliance/protocol/every-role.ts';
import { LineSplitter, ProtocolViolation } from '../../../appliance/protocol/lines.ts';
import { damagedLine, judge, judgeDamaged, randomNumbers } from './hostile-lines.ts';
import { fc } from '../../bed/random.ts';

/** Change it to test other lines; a failure prints its line. */
const SEED = 20_260_501;
/** For each role. test/e2e/confinement/hostile-guest.test.ts parses a million. */
const LINES = 40_000;

describe('a line of a hostile guest', () => {
  it.each(ROLES)(
    `is a message of the role %s or a violation (${LINES} damaged lines, seed ${SEED})`,
    { timeout: 120_000 },
    (role) => {
      const accepted = judgeDamaged(role, SEED, LINES);
      // The damage proves something only if both happen.
      expect(accepted).toBeGreaterThan(LINES / 1000);
      expect(accepted).toBeLessThan(LINES / 2);
    },
  );

  it('is the same however the stream is cut, and leaves nothing behind for the next line', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 }),
        (seed, cuts) => {
          const below = randomNumbers(seed);
          const lines = Array.from({ length: 10 }, () => damagedLine('browser', below)).filter(
            (line) => !line.includes('\n'),
          );
          const bytes = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
          const splitter = new LineSplitter();
          const out: Buffer[] = [];
          for (let at = 0, cut = 0; at < bytes.length; cut += 1) {
            const length = cuts[cut % cuts.length] ?? 1;
            out.push(...splitter.push(bytes.subarray(at, at + length)));
            at += length;
          }
          expect(out).toEqual(lines);
        },
      ),
    );
  });

  it.each(ROLES)('is a message of the role %s or a violation if it is any JSON value', (role) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => void judge(role, Buffer.from(JSON.stringify(value)))),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['nested as deep as a line can be', '['.repeat(MAX_LINE_BYTES)],
    [
      'an object of as many keys as fit',
      `{"type":"step",${Array.from({ length: 6000 }, (_, key) => `"k${key}":0`).join(',')}}`,
    ],
    ['an array of as many elements as fit', `{"type":"traffic","ports":[${'{},'.repeat(20_000)}{}]}`],
    ['a number as long as a line', `{"type":"screen","width":${'9'.repeat(60_000)},"height":1}`],
    ['a text as long as a line', `{"type":"failed","step":"home","message":"${'x'.repeat(60_000)}"}`],
    ['one key again and again', `{${'"type":"screen",'.repeat(4000)}"type":"hello"}`],
  ])('is refused quickly when it is %s', (_, line) => {
    const startedMs = performance.now();
    for (const role of ROLES) expect(judge(role, Buffer.from(line))).toBeUndefined();
    // A parser that chokes takes minutes; this is no measure of speed.
    expect(performance.now() - startedMs).toBeLessThan(5_000);
  });

  it('takes no more memory than a line has when it arrives byte by byte', () => {
    const splitter = new LineSplitter();
    const before = process.memoryUsage();
    const byte = Buffer.from('a');
    for (let count = 0; count < MAX_LINE_BYTES; count += 1) splitter.push(byte);
    const after = process.memoryUsage();
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(1024 * 1024);
    expect(() => splitter.push(byte)).toThrow(ProtocolViolation);
  });
});
