/** Copies of the test images that a test may change. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { type TestBed, openTestBed } from '../test-bed.ts';
import { testData } from '../product.ts';

/** Copies the images of these roles and the test keys to `folder`, so that a test may change them. */
export function copyImages(folder: string, roles: readonly ('browser' | 'network')[]): Folders {
  const data = join(folder, 'data/safe-browse');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  for (const name of ['keys', ...roles.map((role) => `images/${role}`)])
    cpSync(join(testData, 'safe-browse', name), join(data, name), { recursive: true, verbatimSymlinks: true });
  return { data, config: folder, state: folder, runtime: folder };
}

/** A test bed whose product has copies of both images and starts every session from them. Closing it removes the copies. */
export async function openWithCopies(): Promise<{ readonly at: Folders; readonly testBed: TestBed }> {
  const folder = mkdtempSync(join(tmpdir(), 'sb-'));
  const at = copyImages(folder, ['browser', 'network']);
  const testBed = await openTestBed({ XDG_DATA_HOME: join(folder, 'data') });
  testBed.product.configure('[template]\nseal = "off"\n[spare]\nkeep = false\n');
  const close = async () => {
    const left = await testBed.close();
    rmSync(folder, { recursive: true });
    return left;
  };
  return { at, testBed: { ...testBed, close } };
}
