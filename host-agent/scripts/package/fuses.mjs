// @ts-check
/** Electron's fuses, set for good in the program that users get: what it can then no longer be talked into. */

/** @typedef {import('@electron/fuses').FuseV1Config} FuseV1Config */

/**
 * Each with its reason.
 * @returns {Promise<FuseV1Config>}
 */
export async function shippedFuses() {
  const { FuseV1Options, FuseVersion } = await import('@electron/fuses');
  return {
    version: FuseVersion.V1,
    // Another program of this person must not get a Node with our name and our rights.
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // The application is the one in the archive, and no folder put beside it.
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    // Pages come by our own scheme; a file is nothing special.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // There are no cookies; should there ever be some, they are not to lie there in the clear.
    [FuseV1Options.EnableCookieEncryption]: true,
  };
}

/** @param {string} program Electron's own, changed in place. */
export async function setFuses(program) {
  const { flipFuses } = await import('@electron/fuses');
  await flipFuses(program, await shippedFuses());
}
