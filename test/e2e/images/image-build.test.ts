/** Real builds of the small image. They need packages from the network, which the end-to-end tests of a plain user cannot reach. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildImage, type BuildRequest } from '../../../host-agent/image/build/build.ts';
import { trustedKeys } from '../../../host-agent/image/keys.ts';
import { currentDigest, makeCurrent } from '../../../host-agent/image/store.ts';
import { verifyImage } from '../../../host-agent/image/verify.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { foldersBelow, putImage } from '../../host-agent/image/images.ts';
import { packProgram } from '../../bed/bundle-program.ts';
import { imageDifferences } from '../../bed/images/image-differences.ts';

const checkout = join(import.meta.dirname, '../../..');
const BUILD_TIMEOUT_MS = 900_000;
const PATHS_REPORTED = 20;
let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'build-'));
});
afterEach(() => rmSync(base, { recursive: true }));

const request = (name: string, changes: Partial<BuildRequest> = {}): BuildRequest => ({
  folders: foldersBelow(join(base, name)),
  role: 'network',
  extraSources: [],
  debug: false,
  // Any file will do: nothing is booted here.
  agentBundle: join(checkout, 'package.json'),
  packProgram: packProgram(),
  imagesSource: join(checkout, 'appliance/images'),
  signal: new AbortController().signal,
  onProgress: () => undefined,
  ...changes,
});

/** Puts a small image into use. Returns a check that it still is, and that these folders are unchanged, byte for byte. */
async function useSmallImage(folders: Folders): Promise<() => Promise<void>> {
  const digest = putImage(folders, 'network', 'in use before');
  await makeCurrent(folders, 'network', digest);
  const before = filesBelow(dirname(folders.data));
  return async () => {
    expect(await currentDigest(folders, 'network')).toBe(digest);
    const now = filesBelow(dirname(folders.data));
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
      (path) => before.get(path) !== now.get(path),
    );
    // The remains of a build may be an entire system.
    expect(changed.slice(0, PATHS_REPORTED)).toEqual([]);
  };
}

/** The content of each file, or the target of each link. */
function filesBelow(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [
      path,
      entry.isFile()
        ? createHash('sha256').update(readFileSync(path)).digest('hex')
        : entry.isSymbolicLink()
          ? readlinkSync(path)
          : 'neither',
    ] as const;
  });
  return new Map(entries);
}

describe.skipIf(process.getuid?.() !== 0)('a build with packages', () => {
  test('the same packages give the same image, bit by bit', { timeout: 2 * BUILD_TIMEOUT_MS }, async () => {
    const [first, second] = [await buildImage(request('a')), await buildImage(request('b'))];
    expect(imageDifferences(first, second)).toEqual([]);
    expect(second.digest).toBe(first.digest);
    const { packages } = first.manifest;
    expect(packages.length).toBeGreaterThan(50);
    expect(packages.filter(({ archive }) => !/^(Debian|Ubuntu)$/.test(archive?.origin ?? ''))).toEqual([]);
    expect(new Set(packages.map(({ archive }) => archive?.component))).toContain('main');
    // Each is signed by its own builder.
    expect(await verifyImage(second, await trustedKeys(request('b').folders, ['local']))).toEqual([]);
    expect(await verifyImage(second, await trustedKeys(request('a').folders, ['local']))).toMatchObject([
      { file: 'manifest.json.minisig', problem: expect.stringContaining('is not trusted') as string },
    ]);
    expect(first).toMatchObject({ role: 'network', isCurrent: true });
  });

  test('a build that is cancelled at any stage leaves nothing behind', { timeout: BUILD_TIMEOUT_MS }, async () => {
    const seeUntouched = await useSmallImage(request('a').folders);
    for (const hostAgent of ['Unpacking the base system', 'Adding our own files', 'Compressing the root file system']) {
      const cancel = new AbortController();
      const onProgress: BuildRequest['onProgress'] = ({ text }) => {
        if (text === hostAgent) void sleep(500).then(() => cancel.abort(new Error(`cancelled: ${hostAgent}`)));
      };
      await expect(buildImage(request('a', { signal: cancel.signal, onProgress }))).rejects.toThrow(
        `cancelled: ${hostAgent}`,
      );
      await seeUntouched();
    }
  });

  test(
    'a failed build leaves nothing behind and the image in use unchanged',
    { timeout: BUILD_TIMEOUT_MS },
    async () => {
      const recipeFile = join(base, 'mine.toml');
      writeFileSync(recipeFile, 'schema = 1\nextends = "network"\npackages = { add = ["no-such-package"] }\n');
      const failing = request('a', { recipeFile });
      const seeUntouched = await useSmallImage(failing.folders);
      await expect(buildImage(failing)).rejects.toThrow('no-such-package');
      await seeUntouched();
    },
  );
});
