// @ts-check
/** All steps from a fresh checkout to runnable programs, each only when it is needed. */
import { withLock } from '../lock.mjs';
import { installDebianPackages, missingDebianPackages } from './ensure-debian-packages.mjs';
import { installNpmPackages, npmPackagesAreThere } from './ensure-npm-packages.mjs';
import { build, isBuilt } from '../build/build.mjs';
import { root, say } from '../checkout.mjs';

/** @param {{ forTests: boolean }} purpose */
async function isPrepared(purpose) {
  return (
    (await missingDebianPackages(purpose)).length === 0 &&
    npmPackagesAreThere(root, { withDev: purpose.forTests }) &&
    isBuilt()
  );
}

/**
 * Installs and builds what is missing. Throws SetupStopped if the person has to act.
 * @param {{ forTests: boolean }} purpose
 */
export async function prepare(purpose) {
  if (await isPrepared(purpose)) return;
  await withLock(async () => {
    const missing = await missingDebianPackages(purpose);
    if (missing.length > 0) await installDebianPackages(missing);
    // Two thirds of the packages are test tools, for which a person who only starts it does not wait.
    const extent = { withDev: purpose.forTests };
    if (!npmPackagesAreThere(root, extent)) await installNpmPackages(root, extent);
    if (!isBuilt()) {
      say('building');
      await build();
    }
  });
}
