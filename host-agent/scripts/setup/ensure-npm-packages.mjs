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
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Paths of packages that do not match the lock file.
 * @param {Lock} locked package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json, which npm writes when it is done
 */
export function differingPackages(locked, installed) {
  return Object.entries(locked.packages ?? {})
    .filter(([path, { version, optional }]) => {
      const found = installed.packages?.[path];
      if (path === '') return false;
      return found ? found.version !== version : optional !== true;
    })
    .map(([path]) => path);
}

/** @param {string} name */
function readLock(name) {
  /** @type {unknown} */
  const lock = JSON.parse(readFileSync(join(root, name), 'utf8'));
  return /** @type {Lock} */ (lock);
}

export function npmPackagesAreThere() {
  const installed = 'node_modules/.package-lock.json';
  return (
    existsSync(join(root, installed)) &&
    differingPackages(readLock('package-lock.json'), readLock(installed)).length === 0
  );
}

/** Installs them, or throws {@link SetupStopped}. Leaves package-lock.json untouched. */
export async function installNpmPackages() {
  say('installing npm packages');
  // Explicit, because the caller's npm may be configured to be silent, or to install only production packages.
  await runStep(
    ['npm', 'ci', '--include=dev', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=warn'],
    'npm ci failed; the reason is above.',
  );
}
