// @ts-check
/** All steps from a fresh checkout to runnable programs, each only when it is needed. */
import { withLock } from '../lock.mjs';
import { installDebianPackages, missingDebianPackages } from './ensure-debian-packages.mjs';
import { installNpmPackages, npmPackagesAreThere } from './ensure-npm-packages.mjs';
import { build, isBuilt } from '../build/build.mjs';
import { root, say } from '../checkout.mjs';

/**
 * @typedef {object} Purpose
 * @property {boolean} forTests
 * @property {boolean} [withDev] With the npm packages that only developing and testing need.
 */

/** @param {Purpose} purpose */
const extentOf = ({ forTests, withDev = forTests }) => ({ withDev });

/** @param {Purpose} purpose */
async function isPrepared(purpose) {
  return (
    (await missingDebianPackages(purpose)).length === 0 && npmPackagesAreThere(root, extentOf(purpose)) && isBuilt()
  );
}

/**
 * Installs and builds what is missing. Throws SetupStopped if the person has to act.
 * @param {Purpose} purpose
 */
export async function prepare(purpose) {
  if (await isPrepared(purpose)) return;
  await withLock(async () => {
    const missing = await missingDebianPackages(purpose);
    if (missing.length > 0) await installDebianPackages(missing);
    // Two thirds of the packages are test tools, for which a person who only starts it does not wait.
    const extent = extentOf(purpose);
    if (!npmPackagesAreThere(root, extent)) await installNpmPackages(root, extent);
    if (!isBuilt()) {
      say('building');
      await build();
    }
  });
}
