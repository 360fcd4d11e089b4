import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRole } from '../../../appliance/agent/role.ts';

it('the role is what the image says, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-role-'));
  const path = join(folder, 'role');
  for (const role of ['browser', 'network']) {
    await writeFile(path, `${role}\n`);
    expect(readRole(path)).toBe(role);
  }
  await writeFile(path, 'administrator\n');
  expect(() => readRole(path)).toThrow('names no role');
  expect(() => readRole(join(folder, 'missing'))).toThrow('ENOENT');
  await rm(folder, { recursive: true });
});
