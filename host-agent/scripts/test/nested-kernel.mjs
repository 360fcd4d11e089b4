// @ts-check
/** Only for tests: Debian's package of the kernel of the network image, for emulated computers, which need modules that no image has. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../checkout.mjs';
import { readChild } from '../children.mjs';
import { withLock } from '../lock.mjs';
import { testData } from './prepare/end-to-end.mjs';

const kernels = join(root, 'node_modules/.cache/nested-kernels');

/** @returns {string} */
function kernelVersion() {
  const manifest = join(testData(), 'safe-browse/images/network/current/manifest.json');
  /** @type {unknown} */
  const described = JSON.parse(readFileSync(manifest, 'utf8'));
  return /** @type {{ kernelVersion: string }} */ (described).kernelVersion;
}

/**
 * Downloads the package unless it is there. The network image must have been built.
 * @returns {Promise<string | undefined>} Its path; `undefined` where it cannot be downloaded.
 */
export async function ensureNestedKernel() {
  const version = kernelVersion();
  const folder = join(kernels, version);
  const found = () => (existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.deb')) : undefined);
  if (found() === undefined) {
    mkdirSync(folder, { recursive: true });
    await withLock(async () => {
      if (found() !== undefined) return;
      const download = 'cd "$1" && exec apt-get download --quiet --quiet "$2"';
      await readChild(['sh', '-c', download, 'sh', folder, `linux-image-${version}`]);
    }, folder);
  }
  const name = found();
  return name === undefined ? undefined : join(folder, name);
}
