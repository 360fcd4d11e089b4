import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tree } from '../../../appliance/inspector/tree.ts';
import { differences } from '../../../host-agent/verification/differences.ts';

/** Not below /tmp, whose content is not compared because it differs in every run. */
const PLACE = '/var/tmp';

describe('the fingerprint of a tree', () => {
  let folder: string;
  beforeEach(() => {
    attributes = new Map();
    folder = mkdtempSync(join(PLACE, 'sb-tree-'));
    mkdirSync(join(folder, 'below'));
    writeFileSync(join(folder, 'below/a'), 'one');
    writeFileSync(join(folder, 'b'), 'two');
    symlinkSync('b', join(folder, 'link'));
    for (const name of ['below/a', 'b']) utimesSync(join(folder, name), 1e9, 1e9);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  let attributes: Map<string, string>;
  const look = async (root = folder) => {
    const found = new Map<string, string>();
    for await (const { at, is } of tree(root, false, () => Promise.resolve(attributes))) found.set(at, is);
    return found;
  };
  const changedBy = async (change: () => void) => {
    const before = await look();
    change();
    return differences(before, await look()).map(({ at }) => at.replace(`file:${folder}`, ''));
  };

  it('is the same when nothing changed, and lists each file by its place', async () => {
    expect(await changedBy(() => undefined)).toEqual([]);
    expect([...(await look()).keys()].map((at) => at.replace(folder, ''))).toEqual([
      'file:',
      'file:/b',
      'file:/below',
      'file:/below/a',
      'file:/link',
    ]);
    expect(await look(join(folder, 'nowhere'))).toEqual(new Map());
  });

  it('differs when content changes with the same length and time', async () => {
    expect(
      await changedBy(() => {
        writeFileSync(join(folder, 'b'), 'owt');
        utimesSync(join(folder, 'b'), 1e9, 1e9);
      }),
    ).toEqual(['/b']);
  });

  it('differs when extended attributes change', async () => {
    expect(await changedBy(() => (attributes = new Map([[join(folder, 'b'), 'user.tampered="1"']])))).toEqual(['/b']);
  });

  it('differs when mode, time or a link target changes, or a file appears or disappears', async () => {
    expect(await changedBy(() => chmodSync(join(folder, 'b'), 0o4755))).toEqual(['/b']);
    expect(await changedBy(() => utimesSync(join(folder, 'b'), 981_173_106, 981_173_106))).toEqual(['/b']);
    expect(await changedBy(() => writeFileSync(join(folder, 'below/new'), ''))).toEqual(['/below/new']);
    expect(await changedBy(() => rmSync(join(folder, 'below/a')))).toEqual(['/below/a']);
    expect(
      await changedBy(() => {
        rmSync(join(folder, 'link'));
        symlinkSync('below', join(folder, 'link'));
      }),
    ).toEqual(['/link']);
  });
});
