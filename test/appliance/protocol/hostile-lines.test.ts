import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINE_BYTES } from '../../../appliance/protocol/limits.ts';
import { LineSplitter, ProtocolViolation } from '../../../appliance/protocol/lines.ts';
import { damagedLine, judge, judgeDamaged, randomNumbers } from './hostile-lines.ts';

/** Another one finds other lines; a failure names the line. */
const SEED = 20_260_501;
/** The million is in test/e2e/hostile-guest.test.ts. */
const LINES = 100_000;

describe('a hostile guest’s lines', () => {
  it(
    `are a message of the contract or a violation, ${LINES} damaged ones of them (seed ${SEED})`,
    { timeout: 120_000 },
    () => {
      const accepted = judgeDamaged(SEED, LINES);
      // Both happen, or the damage would prove nothing.
      expect(accepted).toBeGreaterThan(LINES / 1000);
      expect(accepted).toBeLessThan(LINES / 2);
    },
  );

  it('are the same whatever they are cut into, and leave nothing of one in the next', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 }),
        (seed, cuts) => {
          const below = randomNumbers(seed);
          const lines = Array.from({ length: 10 }, () => damagedLine(below)).filter((line) => !line.includes('\n'));
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

  it('of any JSON value are a message of the contract or a violation', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => void judge(Buffer.from(JSON.stringify(value)))),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['nested as deep as a line can be', '['.repeat(MAX_LINE_BYTES)],
    ['of as many keys as fit', `{"type":"step",${Array.from({ length: 6000 }, (_, key) => `"k${key}":0`).join(',')}}`],
    ['of as many elements as fit', `{"type":"traffic","ports":[${'{},'.repeat(20_000)}{}]}`],
    ['with a number as long as a line', `{"type":"screen","width":${'9'.repeat(60_000)},"height":1}`],
    ['with a text as long as a line', `{"type":"failed","step":"home","message":"${'x'.repeat(60_000)}"}`],
    ['that is one key again and again', `{${'"type":"screen",'.repeat(4000)}"type":"hello"}`],
  ])('%s are refused at once', (_, line) => {
    const startedMs = performance.now();
    expect(judge(Buffer.from(line))).toBeUndefined();
    // Not a measure of speed: what a parser chokes on takes minutes.
    expect(performance.now() - startedMs).toBeLessThan(5_000);
  });

  it('that come byte by byte take no more memory than a line has', () => {
    const splitter = new LineSplitter();
    const before = process.memoryUsage();
    const byte = Buffer.from('a');
    for (let count = 0; count < MAX_LINE_BYTES; count += 1) splitter.push(byte);
    const after = process.memoryUsage();
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(1024 * 1024);
    expect(() => splitter.push(byte)).toThrow(ProtocolViolation);
  });
});
