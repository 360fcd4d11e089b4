import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handedOverFolder, removeHandedOver } from '../../../host-agent/api/host/handed-over.ts';
import { HandOver, MOST_BYTES, MOST_FILE_BYTES } from '../../../host-agent/browser-link/hand-over.ts';

const DAY_MS = 24 * 60 * 60_000;

let made: string;
let runtime: string;
let folder: string;
beforeEach(() => {
  made = mkdtempSync(join(tmpdir(), 'sb-hand-over-'));
  // Deeper, so that what removes too much removes nothing of others.
  runtime = join(made, 'a/b/runtime');
  mkdirSync(runtime, { recursive: true });
  folder = handedOverFolder(runtime);
});
afterEach(() => rmSync(made, { recursive: true, force: true }));

/** Its path. */
function taken(handOver: HandOver, name: string, content = 'abc'): string {
  expect(handOver.begin(name, content.length)).toBeUndefined();
  const { path = '' } = handOver.add(Buffer.from(content));
  return path;
}

describe('an attachment', () => {
  it('is a private file when all of its bytes are there, and gone when it was shown', () => {
    const handOver = new HandOver(folder);
    handOver.begin('a.pdf', 3);
    expect(handOver.add(Buffer.from('a'))).toEqual({});
    const { path = '' } = handOver.add(Buffer.from('bc'));
    expect([readFileSync(path, 'utf8'), basename(path)]).toEqual(['abc', 'a.pdf']);
    expect([folder, dirname(path), path].map((each) => statSync(each).mode & 0o077)).toEqual([0, 0, 0]);
    removeHandedOver(runtime, path);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is only what was handed over: another file is not removed', () => {
    const path = taken(new HandOver(folder), 'a');
    const beside = join(runtime, 'beside');
    const named = join(folder, 'named/file');
    mkdirSync(dirname(named));
    for (const file of [beside, named]) writeFileSync(file, 'a');
    const others = [runtime, folder, dirname(path), join(path, 'deeper'), beside, named, `${folder}/x/../../beside`];
    for (const other of others) removeHandedOver(runtime, other);
    removeHandedOver(join(runtime, 'other'), path);
    expect([path, beside, named].map((file) => existsSync(file))).toEqual([true, true, true]);
  });

  it.each([
    ['../../escape.pdf', '_.._escape.pdf'],
    ['/etc/passwd', '_etc_passwd'],
    ['bill.pdf.exe', 'bill.pdf.exe'],
    ['a\u202efdp.exe', 'afdp.exe'],
    ['', 'download'],
  ])('that is called %j is a file of its folder: %s', (untrustedName, name) => {
    const path = taken(new HandOver(folder), untrustedName);
    expect([dirname(dirname(path)), basename(path)]).toEqual([folder, name]);
  });

  it('may be empty, and has its folder to itself', () => {
    const handOver = new HandOver(folder);
    const paths = [taken(handOver, 'a', ''), taken(handOver, 'a', '')];
    expect(new Set(paths).size).toBe(2);
    expect(readFileSync(paths[0] ?? '', 'utf8')).toBe('');
  });

  it('is refused if it is too large, or too many are there', () => {
    const handOver = new HandOver(folder);
    expect(handOver.begin('a', MOST_FILE_BYTES + 1)).toBe('too-large');
    // Sparse.
    for (let there = 0; there < MOST_BYTES; there += MOST_FILE_BYTES)
      truncateSync(taken(handOver, 'a'), MOST_FILE_BYTES);
    expect(handOver.begin('a', 1)).toBe('no-room');
    for (const name of readdirSync(folder).slice(0, 1)) removeHandedOver(runtime, join(folder, name, 'a'));
    expect(handOver.begin('a', 1)).toBeUndefined();
    handOver.abandon();
  });

  it('takes no bytes that were not said before, and no second one meanwhile', () => {
    const handOver = new HandOver(folder);
    expect(() => handOver.add(Buffer.from('a'))).toThrow('No such bytes');
    handOver.begin('a', 1);
    expect(() => handOver.add(Buffer.from('ab'))).toThrow('No such bytes');
    expect(() => handOver.begin('b', 1)).toThrow('One attachment');
    handOver.abandon();
  });

  it('that is not complete leaves nothing', () => {
    const handOver = new HandOver(folder);
    handOver.begin('a', 2);
    handOver.add(Buffer.from('a'));
    handOver.abandon();
    handOver.abandon();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that a window could not remove is removed a day later', () => {
    taken(new HandOver(folder), 'a');
    new HandOver(folder, () => Date.now() + DAY_MS - 60_000);
    expect(readdirSync(folder)).toHaveLength(1);
    new HandOver(folder, () => Date.now() + DAY_MS + 60_000);
    expect(readdirSync(folder)).toEqual([]);
  });
});
