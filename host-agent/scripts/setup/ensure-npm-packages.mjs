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

/** @param {string} path */
function readLock(path) {
  /** @type {unknown} */
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  return /** @type {Lock} */ (lock);
}

/** @param {string} [folder] Of the lock file. */
export function npmPackagesAreThere(folder = root) {
  const installed = join(folder, 'node_modules/.package-lock.json');
  return (
    existsSync(installed) &&
    differingPackages(readLock(join(folder, 'package-lock.json')), readLock(installed)).length === 0
  );
}

/**
 * Installs them, or throws {@link SetupStopped}. Leaves package-lock.json untouched.
 * @param {string} [folder] Of the lock file.
 */
export async function installNpmPackages(folder = root) {
  say('installing npm packages');
  // Explicit, because the caller's npm may be configured to be silent, or to install only production packages.
  await runStep(
    [
      'npm',
      'ci',
      `--prefix=${folder}`,
      '--include=dev',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=warn',
    ],
    'npm ci failed; the reason is above.',
  );
}
