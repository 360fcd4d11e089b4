import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useFakeClock } from '../../../../bed/fake-clock.ts';
import { DECODES_WITHIN_MS, JpegDecoder } from '../../../../../ui/renderer/session/screen/jpeg/jpeg-decoder.ts';

const file = readFileSync(join(import.meta.dirname, 'grey.jpeg'));
const EXTENT = { width: 16, height: 16 };
const PIXELS = new Uint8Array(4 * 16 * 16).fill(7);

/** `answers`: of each worker in turn; undefined is none. */
function decoderWith(...answers: unknown[]) {
  const log: string[] = [];
  let started = 0;
  const decoder = new JpegDecoder((onAnswer) => {
    const name = started;
    started += 1;
    return {
      send: (bytes) => {
        log.push(`${name} gets ${bytes.byteLength}`);
        if (answers[name] !== undefined) queueMicrotask(() => onAnswer(answers[name]));
      },
      end: () => log.push(`${name} ends`),
    };
  });
  return { decoder, log };
}

describe('a worker that decodes JPEG', () => {
  it('decodes one file after the other', async () => {
    const { decoder, log } = decoderWith(PIXELS);
    expect(await decoder.decode(file, EXTENT)).toBe(PIXELS);
    expect(await decoder.decode(file, EXTENT)).toBe(PIXELS);
    expect(log).toEqual([`0 gets ${file.length}`, `0 gets ${file.length}`]);
  });

  it('ends when a file takes too long, and the next file gets another one', async () => {
    const clock = useFakeClock();
    const { decoder, log } = decoderWith(undefined, PIXELS);
    const late = decoder.decode(file, EXTENT);
    await clock.advance(DECODES_WITHIN_MS - 1);
    expect(log).not.toContain('0 ends');
    await clock.advance(1);
    expect(await late).toBeUndefined();
    expect(await decoder.decode(file, EXTENT)).toBe(PIXELS);
    expect(log).toEqual([`0 gets ${file.length}`, '0 ends', `1 gets ${file.length}`]);
  });

  it.each([
    ['null', null],
    ['too few pixels', PIXELS.subarray(4)],
    ['something else', 'pixels'],
  ])('is not believed when it answers %s', async (_, answer) => {
    await expect(decoderWith(answer).decoder.decode(file, EXTENT)).rejects.toThrow('refused');
  });

  it('gets no file that QEMU cannot have made', async () => {
    const { decoder, log } = decoderWith(PIXELS);
    await expect(decoder.decode(file, { width: 16, height: 8 })).rejects.toThrow('refused');
    expect(log).toEqual([]);
  });
});
