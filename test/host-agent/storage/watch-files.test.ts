import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { placesOf, watchFiles } from '../../../host-agent/storage/watch-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-watch-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});
const places = (path: string) =>
  Object.fromEntries([...placesOf([path])].map(([at, { names, isNearest }]) => [at, [[...names], isNearest]]));

describe('the changes of a file show', () => {
  it('in its folder, and in the folder above when that is replaced', () => {
    expect(places(join(folder, 'file'))).toEqual({
      [folder]: [['file'], true],
      [dirname(folder)]: [[basename(folder)], false],
    });
  });

  it('where the first of its missing folders appears', () => {
    expect(places(join(folder, 'a/b/file'))).toMatchObject({ [folder]: [['a'], true] });
  });

  it('at every entry of a folder whose path ends with a slash, whether it exists or not', () => {
    mkdirSync(join(folder, 'all'));
    expect(places(join(folder, 'all/'))).toMatchObject({ [join(folder, 'all')]: [[''], true] });
    expect(places(join(folder, 'none/'))).toMatchObject({ [folder]: [['none'], true] });
  });

  it('also in the folder of the file to which it links', () => {
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'other/target'), '');
    symlinkSync('other/target', join(folder, 'file'));
    expect(places(join(folder, 'file'))).toMatchObject({
      [folder]: [['file', 'other'], true],
      [join(folder, 'other')]: [['target'], true],
    });
  });
});

describe('a file that is watched', () => {
  it('is reported when it changes; its neighbours are not, nor anything after the end', async () => {
    const reported = { file: 0, neighbour: 0 };
    const stops = (['file', 'neighbour'] as const).map((name) =>
      watchFiles([join(folder, name)], () => (reported[name] += 1)),
    );
    writeFileSync(join(folder, 'file'), 'a');
    await expect.poll(() => reported.file).toBe(1);
    for (const stop of stops) stop();
    writeFileSync(join(folder, 'file'), 'ab');
    const stop = watchFiles([join(folder, 'other')], () => (reported.neighbour += 10));
    writeFileSync(join(folder, 'other'), 'a');
    await expect.poll(() => reported).toEqual({ file: 1, neighbour: 10 });
    stop();
  });

  it('is checked in any case, for changes that the kernel does not report', async () => {
    // The kernel reports no change of a link's target beyond the folder above it.
    for (const name of ['one', 'two']) mkdirSync(join(folder, name, 'a/b'), { recursive: true });
    writeFileSync(join(folder, 'two/a/b/file'), '');
    symlinkSync(join(folder, 'one'), join(folder, 'link'));
    let reported = 0;
    const stop = watchFiles([join(folder, 'link/a/b/file')], () => (reported += 1), 20);
    onTestFinished(stop);
    let target = 'one';
    // The first look may come after the first change.
    await expect
      .poll(() => {
        target = target === 'one' ? 'two' : 'one';
        rmSync(join(folder, 'link'));
        symlinkSync(join(folder, target), join(folder, 'link'));
        return reported;
      })
      .toBeGreaterThan(0);
  });
});
