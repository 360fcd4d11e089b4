// @ts-check
/** Electron's fuses, which permanently disable features of the program that users get. */

/** @typedef {import('@electron/fuses').FuseV1Config} FuseV1Config */

/**
 * Each with its reason.
 * @returns {Promise<FuseV1Config>}
 */
export async function shippedFuses() {
  const { FuseV1Options, FuseVersion } = await import('@electron/fuses');
  return {
    version: FuseVersion.V1,
    // Other programs must not be able to use the application as Node, with its name and rights.
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // Only the archive is loaded as the application, never a folder.
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    // Pages are loaded by our own scheme, so files need no extra privileges.
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // There are no cookies; if there ever are, they must be encrypted.
    [FuseV1Options.EnableCookieEncryption]: true,
  };
}

/** @param {string} program Electron's own, changed in place. */
export async function setFuses(program) {
  const { flipFuses } = await import('@electron/fuses');
  await flipFuses(program, await shippedFuses());
}
