import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPicture, readFrame } from '../../../../host-agent/hypervisor/picture/ppm.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ppm-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ppm = (header: string, bytes: number) => Buffer.concat([Buffer.from(header), Buffer.alloc(bytes, 7)]);
const put = (content: Buffer) => {
  const path = join(folder, 'frame.ppm');
  writeFileSync(path, content);
  return path;
};

describe('a screen dump', () => {
  it('is read as its size and its pixels', async () => {
    expect(await readFrame(put(ppm('P6\n2 3\n255\n', 18)))).toEqual({ width: 2, height: 3, rgb: Buffer.alloc(18, 7) });
  });

  it('is read in pieces after its file is gone', async () => {
    const path = put(ppm('P6\n2000 300\n255\n', 2000 * 300 * 3));
    const { width, height, rgb } = await openPicture(path);
    rmSync(path);
    let bytes = 0;
    for await (const piece of rgb) {
      expect(piece.length).toBeLessThanOrEqual(256 * 1024);
      bytes += piece.length;
    }
    expect([width, height, bytes]).toEqual([2000, 300, 2000 * 300 * 3]);
  });

  it('with more pixels than the limit is reduced, to single pixels or to means', async () => {
    const pixels = Buffer.from(Array.from({ length: 6 * 5 }, (_, pixel) => [pixel, 100 + pixel, 200]).flat());
    const path = put(Buffer.concat([Buffer.from('P6\n6 5\n255\n'), pixels]));
    const of = (values: readonly number[]) => Buffer.from(values.flatMap((value) => [value, 100 + value, 200]));
    expect(await readFrame(path, { mostPixels: 9, as: 'points' })).toEqual({
      width: 3,
      height: 2,
      rgb: of([0, 2, 4, 12, 14, 16]),
    });
    // The mean of 0, 1, 6 and 7 is 3.5.
    expect(await readFrame(path, { mostPixels: 9, as: 'means' })).toEqual({
      width: 3,
      height: 2,
      rgb: of([3, 5, 7, 15, 17, 19]),
    });
  });

  it('in the largest mode of a guest needs no more memory than a usual one', async () => {
    const path = put(Buffer.from('P6\n16384 16384\n255\n'));
    truncateSync(path, 19 + 16_384 * 16_384 * 3);
    expect((await readFrame(path, { mostPixels: 1_000_000, as: 'points' })).rgb.length).toBeLessThanOrEqual(3_000_000);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'not a binary PPM'],
    ['another format', ppm('P3\n2 3\n255\n', 18), 'not a binary PPM'],
    ['truncated', ppm('P6\n2 3\n255\n', 17), 'truncated'],
    ['longer than it says', ppm('P6\n2 3\n255\n', 19), 'truncated'],
    ['absurdly large', ppm('P6\n99999 99999\n255\n', 18), 'implausible'],
    ['without an area', ppm('P6\n0 3\n255\n', 0), 'implausible'],
  ])('is refused when it is %s', async (_, untrustedFile, why) => {
    await expect(readFrame(put(untrustedFile))).rejects.toThrow(why);
  });

  it.each([
    ['a frame', (path: string) => readFrame(path)],
    ['a picture', openPicture],
  ])('is refused as %s when it is a link, a pipe, a folder or endless', async (_, read) => {
    const at = (name: string) => join(folder, name);
    symlinkSync('/etc/hostname', at('link'));
    execFileSync('mkfifo', [at('pipe')]);
    writeFileSync(at('endless'), 'P6\n2 2\n255\n');
    truncateSync(at('endless'), 200 * 1024 * 1024);
    for (const name of ['link', 'pipe', 'endless', '']) await expect(read(at(name))).rejects.toThrow();
  });
});
