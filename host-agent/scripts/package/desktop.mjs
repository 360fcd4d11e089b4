// @ts-check
/** `node host-agent/scripts/package/desktop.mjs`: builds the desktop application as one folder: dist/safe-browse. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, isBuilt } from '../build/build.mjs';
import { isMainModule, root, runScript, say, SetupStopped } from '../checkout.mjs';
import { setFuses } from './fuses.mjs';

/** Where the packages have the program. */
export const LIBRARY = 'usr/lib/safe-browse';

/** What the program needs of the checkout besides its windows. */
export const PROGRAM_FOLDERS = [
  'dist/host-agent',
  'dist/appliance',
  'appliance/images',
  'host-agent/package/apparmor',
  'host-agent/package/udev',
];

/**
 * Electron as `folder`, with our fuses and under our name; without an application.
 * @param {string} electron
 * @param {string} folder
 */
export async function layOutElectron(electron, folder) {
  cpSync(electron, folder, { recursive: true });
  renameSync(join(folder, 'electron'), join(folder, 'safe-browse'));
  for (const sample of ['app', 'default_app.asar'])
    rmSync(join(folder, 'resources', sample), { recursive: true, force: true });
  await setFuses(join(folder, 'safe-browse'));
}

/**
 * The application, as Electron reads it.
 * @param {string} scratch An empty folder.
 * @param {string} archive
 */
export async function archiveApplication(scratch, archive) {
  const { createPackage } = await import('@electron/asar');
  for (const name of ['dist/ui', 'package.json']) cpSync(join(root, name), join(scratch, name), { recursive: true });
  await createPackage(scratch, archive);
}

/**
 * Creates `folder` from an unpacked Electron. It does not contain Node for the host agent, which comes from the system.
 * @param {string} electron
 * @param {string} folder
 */
export async function packageDesktop(electron, folder) {
  if (!existsSync(join(electron, 'electron')))
    throw new SetupStopped('There is no Electron to package. On a desktop, npm start downloads it.');
  if (!isBuilt()) await build();
  // On the target disk, so that one rename puts it in place.
  const scratch = mkdtempSync(join(dirname(folder), '.package-'));
  try {
    const made = join(scratch, 'safe-browse');
    await layOutElectron(electron, made);
    const application = join(scratch, 'application');
    mkdirSync(application);
    await archiveApplication(application, join(made, 'resources/app.asar'));
    // Next to the archive, because Node runs these and cannot read archives.
    for (const name of PROGRAM_FOLDERS) cpSync(join(root, name), join(made, 'resources', name), { recursive: true });
    writeFileSync(join(made, 'resources/package.json'), '{ "type": "module" }\n');
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (isMainModule(import.meta.url)) {
  await runScript(async () => {
    const folder = join(root, 'dist/safe-browse');
    await packageDesktop(
      process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist'),
      folder,
    );
    say(`packaged ${folder}`);
  });
}
