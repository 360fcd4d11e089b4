import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  drawingCommand,
  firstPageOf,
  processorTimes,
  untilProcessorsIdle,
  waitingPage,
} from '../../../../../appliance/agent/browser/first-page.ts';
import { run } from '../../../../../appliance/agent/commands/run.ts';
import { DOCUMENT } from '../../../../bed/network/web-server/documents.ts';

let folder: string;
let pdf: string;
let sign: string;
let made: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-first-page-'));
  [pdf, sign, made] = [join(folder, 'a b&#.pdf'), join(folder, '1.svg'), join(folder, '1')];
  mkdirSync(made);
  waits = [];
  writeFileSync(pdf, DOCUMENT);
});
afterEach(() => rm(folder, { recursive: true }));

/** As the account of the test. */
const draw = (file: string, picture: string) => {
  const [program = '', ...args] = drawingCommand(file, picture);
  return run(program, args, { timeoutMs: 10_000 });
};
const untilIdle = () => Promise.resolve();
let waits: number[];
const waitMs = (ms: number) => Promise.resolve(void waits.push(ms));

describe('the first page of a document', () => {
  it('is a picture whose longer side has 1200 pixels, on a page that is given its address, its name and its sign, before one that becomes the document', async () => {
    const { addresses } = await firstPageOf({ pdf, folder: made }, { draw, untilIdle, waitMs });
    const { protocol, pathname, hash } = new URL(addresses[0]);
    expect([protocol, pathname]).toEqual(['file:', '/usr/share/safe-browse/first-page.html']);
    const asked = Object.fromEntries(new URLSearchParams(hash.slice(1)));
    expect(asked).toEqual({ name: 'a b&#.pdf', picture: `file://${made}/first.jpg`, sign: `file://${sign}` });
    expect(addresses[1]).toBe(`file://${made}.html`);
    expect(readFileSync(`${made}.html`, 'utf8')).toContain(
      `;url=file://${folder}/a%20b&amp;%23.pdf"><title>a b&amp;#.pdf<`,
    );
    const jpeg = readFileSync(fileURLToPath(asked['picture'] ?? ''));
    expect(Math.max(...sizeOf(jpeg))).toBe(1_200);
  });

  it('has a second for itself where drawing it was slow, and stays until the document has begun to open', async () => {
    expect(waitingPage('file:///a', 'a', true)).toContain('content="1;url=file:///a"');
    expect(waitingPage('file:///a', '"<', false)).toContain('content="0;url=file:///a"><title>&quot;&lt;</title>');
    const times = [0, 401];
    const slow = { draw, untilIdle, waitMs, nowMs: () => times.shift() ?? Number.NaN };
    const { leave } = await firstPageOf({ pdf, folder: made }, slow);
    expect(readFileSync(`${made}.html`, 'utf8')).toContain('content="1;');
    await leave();
    expect(waits).toEqual([10_000]);
  });

  it('leaves when the processors are idle, by a sign that the page can load', async () => {
    let isIdle = () => {};
    const idle = new Promise<void>((resolve) => (isIdle = resolve));
    const { leave } = await firstPageOf({ pdf, folder: made }, { draw, untilIdle: () => idle, waitMs });
    const left = leave();
    expect(() => readFileSync(sign)).toThrow('ENOENT');
    expect(waits).toEqual([1_000]);
    isIdle();
    await left;
    expect(readFileSync(sign, 'utf8')).toContain('<svg');
  });

  it('writes its sign and its page through no link', async () => {
    const { leave } = await firstPageOf({ pdf, folder: made }, { draw, untilIdle, waitMs });
    symlinkSync(join(folder, 'elsewhere'), sign);
    await expect(leave()).rejects.toThrow('EEXIST');
    await expect(firstPageOf({ pdf, folder: made }, { draw, untilIdle, waitMs })).rejects.toThrow('EEXIST');
  });

  it.each(['%PDF-1.7 damaged', 'no document'])('is not there where it cannot be drawn: %s', async (content) => {
    writeFileSync(pdf, content);
    await expect(firstPageOf({ pdf, folder: made }, { draw, untilIdle, waitMs })).rejects.toThrow('exit status 1');
  });
});

/** Of a JPEG file, by its frame header. */
function sizeOf(jpeg: Buffer): [width: number, height: number] {
  const at = jpeg.findIndex((byte, index) => byte === 0xff && [0xc0, 0xc2].includes(jpeg[index + 1] ?? 0));
  return [jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5)];
}

describe('the processors', () => {
  const line = (work: number, idle: number) => `cpu  ${work} 0 0 ${idle} 0 0 0 7777 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n`;
  /** What each look sees, since the one before. */
  const seeing = (...looks: readonly (readonly [work: number, idle: number])[]) => {
    let [work, idle, count] = [0, 0, 0];
    const read = () => {
      const [moreWork, moreIdle] = looks[count] ?? [0, 100];
      [work, idle, count] = [work + moreWork, idle + moreIdle, count + 1];
      return Promise.resolve(line(work, idle));
    };
    return { read, looks: () => count };
  };

  it('are idle when two looks in a row find them so, whatever the host takes', async () => {
    const { read, looks } = seeing([0, 0], [80, 20], [40, 60], [41, 59], [40, 60], [0, 100], [90, 10]);
    await untilProcessorsIdle({ read, lookEveryMs: 0, withinMs: 1 });
    expect(looks()).toBe(6);
  });

  it('are waited for no longer than that', async () => {
    const { read, looks } = seeing(...Array.from({ length: 100 }, () => [100, 0] as const));
    await untilProcessorsIdle({ read, lookEveryMs: 1, withinMs: 5 });
    expect(looks()).toBe(6);
  });

  it('are counted as Linux counts them', () => {
    expect(processorTimes(readFileSync('/proc/stat', 'latin1')).idle).toBeGreaterThan(0);
    expect(processorTimes('cpu  1 2 3 4 5 6 7 8 9 10\n')).toEqual({ all: 28, idle: 4 });
    expect(() => processorTimes('intr 1 2\n')).toThrow('no processor time');
  });
});
