import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { protectRoot, verityWord } from '../../../host-agent/image/verity.ts';

const ROOT_HASH = 'e'.repeat(64);
vi.mock(import('../../../host-agent/tools/building/veritysetup.ts'), async (original) => ({
  ...(await original()),
  appendHashTree: () => Promise.resolve(ROOT_HASH),
}));

it.each([
  ['ends within a block', 4097, 2],
  ['ends with a block', 8192, 2],
  ['is shorter than a block', 1, 1],
])('a file system that %s is filled up to whole blocks, and its digest is the salt', async (_, bytes, dataBlocks) => {
  const folder = mkdtempSync(join(tmpdir(), 'sb-verity-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const root = join(folder, 'root');
  writeFileSync(root, Buffer.alloc(bytes, 7));
  const salt = createHash('sha256').update(Buffer.alloc(bytes, 7)).digest('hex');
  const { signal } = new AbortController();
  expect(await protectRoot(root, { signal })).toEqual({ dataBlocks, salt, rootHash: ROOT_HASH });
  const filled = readFileSync(root);
  expect(filled).toHaveLength(4096 * dataBlocks);
  expect(filled.subarray(bytes).every((byte) => byte === 0)).toBe(true);
});

it('a file system is not read to its end when the build is cancelled', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sb-verity-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'root'), Buffer.alloc(4096));
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(protectRoot(join(folder, 'root'), { signal })).rejects.toThrow();
  expect(readFileSync(join(folder, 'root'))).toHaveLength(4096);
});

it('the kernel learns the number of blocks, the salt and the hash', () => {
  expect(verityWord({ dataBlocks: 7, salt: 'a'.repeat(64), rootHash: ROOT_HASH })).toBe(
    `safe-browse.verity=7:${'a'.repeat(64)}:${ROOT_HASH}`,
  );
});
