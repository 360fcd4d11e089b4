import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashFile } from '../../../host-agent/storage/hash-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-hash-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the digest of a file', () => {
  it('covers all of it, also when it is read in several parts', async () => {
    const content = Buffer.alloc(2.5 * 1024 * 1024, 'safe browse ');
    await writeFile(join(folder, 'large'), content);
    expect(await hashFile(join(folder, 'large'))).toEqual({
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
  });

  it('is not computed to the end when the caller gives up', async () => {
    await writeFile(join(folder, 'file'), 'text');
    await expect(hashFile(join(folder, 'file'), AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});
