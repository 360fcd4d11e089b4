// @ts-check
/** Installs npm packages exactly as in package-lock.json, and only when something differs from it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from '../children.mjs';
import { root, say } from '../checkout.mjs';

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional] It may be for another system, and thus absent.
 * @property {boolean} [dev] Only developing and testing need it.
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/** @typedef {{ withDev?: boolean }} Extent Whether those count that only developing and testing need. */

/**
 * Paths of packages that do not match the lock file.
 * @param {Lock} locked package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json, which npm writes when it is done
 * @param {Extent} [extent]
 */
export function differingPackages(locked, installed, { withDev = true } = {}) {
  return Object.entries(locked.packages ?? {})
    .filter(([path, { version, optional, dev }]) => {
      const found = installed.packages?.[path];
      if (path === '' || (dev === true && !withDev)) return false;
      return found ? found.version !== version : optional !== true;
    })
    .map(([path]) => path);
}

/** @param {string} path */
function readLock(path) {
  /** @type {unknown} */
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  return /** @type {Lock} */ (lock);
}

/** @param {string} folder */
const installedLock = (folder) => join(folder, 'node_modules/.package-lock.json');

/**
 * @param {string} [folder] Of the lock file.
 * @param {Extent} [extent]
 */
export function npmPackagesAreThere(folder = root, extent = {}) {
  const installed = installedLock(folder);
  return (
    existsSync(installed) &&
    differingPackages(readLock(join(folder, 'package-lock.json')), readLock(installed), extent).length === 0
  );
}

/**
 * Installs them, or throws {@link SetupStopped}. Leaves package-lock.json untouched.
 * @param {string} [folder] Of the lock file.
 * @param {Extent} [extent]
 */
export async function installNpmPackages(folder = root, { withDev = true } = {}) {
  const installed = installedLock(folder);
  // What a developer has installed stays.
  const keepsDev =
    existsSync(installed) && Object.values(readLock(installed).packages ?? {}).some(({ dev }) => dev === true);
  say('installing npm packages');
  // Explicit, because the caller's npm may be configured to be silent, or to install only production packages.
  await runStep(
    [
      'npm',
      'ci',
      `--prefix=${folder}`,
      withDev || keepsDev ? '--include=dev' : '--omit=dev',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
    ],
    'npm ci failed; the reason is above.',
  );
}
