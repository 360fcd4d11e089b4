/** Real builds of the small image. A plain user's end-to-end tests run in a closed network, where no package can be fetched. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildImage, type BuildRequest } from '../../host-agent/image/build.ts';
import { trustedKeys } from '../../host-agent/image/keys.ts';
import { listImages } from '../../host-agent/image/store.ts';
import { verifyImage } from '../../host-agent/image/verify.ts';
import { foldersBelow } from '../host-agent/image/images.ts';
import { imageDifferences } from '../lab/image-differences.ts';

const checkout = join(import.meta.dirname, '../..');
const BUILD_TIMEOUT_MS = 900_000;
let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'build-'));
});
afterEach(() => rmSync(base, { recursive: true }));

const request = (name: string, changes: Partial<BuildRequest> = {}): BuildRequest => ({
  folders: foldersBelow(join(base, name)),
  role: 'network',
  debug: false,
  // Any program does: nothing is booted here.
  agentBundle: join(checkout, 'package.json'),
  imagesSource: join(checkout, 'appliance/images'),
  signal: new AbortController().signal,
  onProgress: () => undefined,
  ...changes,
});

describe.skipIf(process.getuid?.() !== 0)('a build with packages', () => {
  test('the same packages give the same image, to the bit', { timeout: 2 * BUILD_TIMEOUT_MS }, async () => {
    const [first, second] = [await buildImage(request('a')), await buildImage(request('b'))];
    expect(imageDifferences(first, second)).toEqual([]);
    expect(second.digest).toBe(first.digest);
    // Each vouched for by its own builder.
    expect(await verifyImage(second, await trustedKeys(request('b').folders, ['local']))).toEqual([]);
    expect(await verifyImage(second, await trustedKeys(request('a').folders, ['local']))).toMatchObject([{ file: 'manifest.json.minisig', problem: expect.stringContaining('is not trusted') as string }]);
    expect(first).toMatchObject({ role: 'network', isCurrent: true });
  });

  test('cancelled at any stage, a build leaves nothing behind', { timeout: BUILD_TIMEOUT_MS }, async () => {
    for (const stage of ['Unpacking the base system', 'Adding our own files', 'Compressing the root file system']) {
      const cancel = new AbortController();
      const onProgress: BuildRequest['onProgress'] = ({ text }) => {
        if (text === stage) void sleep(500).then(() => cancel.abort(new Error(`cancelled: ${stage}`)));
      };
      const cancelled = request('a', { signal: cancel.signal, onProgress });
      await expect(buildImage(cancelled)).rejects.toThrow(`cancelled: ${stage}`);
      expect(readdirSync(join(cancelled.folders.data, 'images/network'))).toEqual([]);
      expect(await listImages(cancelled.folders)).toEqual([]);
    }
  });
});
