/** Pictures that a test run leaves for a person to look at. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['SAFE_BROWSE_TEST_ARTEFACTS'] ?? join(import.meta.dirname, '../../test-results');

/** Path for an artefact of this name, which may have folders in it. */
export function artefact(name: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  return path;
}
