import { describe, expect, it } from 'vitest';
import { parsePpm } from '../../../host-agent/hypervisor/ppm.ts';

const ppm = (header: string, bytes: number) => Buffer.concat([Buffer.from(header), Buffer.alloc(bytes, 7)]);

describe('a screen dump', () => {
  it('is its size and its pixels', () => {
    expect(parsePpm(ppm('P6\n2 3\n255\n', 18))).toEqual({ width: 2, height: 3, rgb: Buffer.alloc(18, 7) });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'not a binary PPM'],
    ['another format', ppm('P3\n2 3\n255\n', 18), 'not a binary PPM'],
    ['cut short', ppm('P6\n2 3\n255\n', 17), 'cut short'],
    ['longer than it says', ppm('P6\n2 3\n255\n', 19), 'cut short'],
    ['absurdly large', ppm('P6\n99999 99999\n255\n', 18), 'absurd'],
    ['without an area', ppm('P6\n0 3\n255\n', 0), 'absurd'],
  ])('is refused when it is %s', (_, untrustedFile, why) => {
    expect(() => parsePpm(untrustedFile)).toThrow(why);
  });
});
