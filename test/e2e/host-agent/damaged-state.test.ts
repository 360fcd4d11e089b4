/** What the host agent makes of files and folders that it keeps, once something else stands in their place. */
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { imageNames, keyNames, runtimeNames, stateNames } from '../../../host-agent/storage/filenames.ts';
import { FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';

let testBed: FakeQemuTestBed;
beforeEach(async () => {
  testBed = await FakeQemuTestBed.open();
});
afterEach(async () => {
  await testBed.close();
});

const putFolder = (path: string) => {
  mkdirSync(path, { mode: 0o700 });
  writeFileSync(join(path, 'file'), '');
};
const DAMAGES: Readonly<Record<string, (path: string) => void>> = {
  'half a record': (path) => writeFileSync(path, '{"sessions":'),
  'a folder with a file': putFolder,
  'a dangling link': (path) => symlinkSync('/missing/file', path),
};

describe('where the host agent keeps what it may lose', () => {
  it.each(Object.keys(DAMAGES))(
    'it starts and opens sessions if everything is %s',
    { timeout: 120_000 },
    async (what) => {
      const { folders, product } = testBed;
      const { network, ...names } = runtimeNames(folders);
      const kept = [...Object.values(names), ...Object.values(stateNames(folders)), network.folder];
      for (const folder of [folders.runtime, folders.state]) mkdirSync(folder, { mode: 0o700 });
      const paths = kept.filter((path) => typeof path === 'string');
      for (const path of paths) DAMAGES[what]?.(path);
      expect(paths.length).toBeGreaterThan(15);
      const command = product.open('https://example.org/');
      const { session } = await command.event('ready', 60_000);
      expect((await product.sessions()).map(({ id }) => id)).toEqual([session.id]);
      expect(await product.run('close', '--all')).toMatchObject({ status: 0 });
      expect(await command.ended).toBe(0);
    },
  );
});

describe('where the host agent keeps what guards images', () => {
  const wanted = {
    'the date of the newest image': (at: FakeQemuTestBed) => imageNames(at.folders, 'browser').newest,
    'its public key': (at: FakeQemuTestBed) => keyNames(at.folders).public,
  };
  it.each(Object.entries(wanted))('a folder in place of %s is named, and no session starts', async (_what, pathOf) => {
    const { product } = testBed;
    const path = pathOf(testBed);
    if (existsSync(path)) renameSync(path, `${path}.kept`);
    putFolder(path);
    const inside = path.slice(path.indexOf(testBed.folder));
    const { stdout } = await product.run('open', '--json', '--no-window');
    const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as unknown;
    expect(last).toMatchObject({ event: 'failed', code: 'own-file-unusable', details: inside });
    rmSync(path, { recursive: true });
    if (existsSync(`${path}.kept`)) renameSync(`${path}.kept`, path);
    expect(await product.sessions()).toEqual([]);
  });
});
