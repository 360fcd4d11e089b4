/** The tests' images, to be changed. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Folders } from '../../host-agent/storage/folders.ts';
import { testData } from './product.ts';

/** Images of these roles and the keys of the tests, copied to below `folder`: what is done to them is done to nobody else's. */
export function copyImages(folder: string, roles: readonly ('browser' | 'network')[]): Folders {
  const data = join(folder, 'data/safe-browse');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  for (const name of ['keys', ...roles.map((role) => `images/${role}`)]) cpSync(join(testData, 'safe-browse', name), join(data, name), { recursive: true, verbatimSymlinks: true });
  return { data, config: folder, state: folder, runtime: folder };
}
