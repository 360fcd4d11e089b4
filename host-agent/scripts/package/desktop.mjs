// @ts-check
/** `node host-agent/scripts/package/desktop.mjs`: builds the desktop application as one folder: dist/safe-browse. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, isBuilt } from '../build/build.mjs';
import { isMainModule, root, runScript, say, SetupStopped } from '../checkout.mjs';
import { setFuses } from './fuses.mjs';

/** What the program needs of the checkout besides its windows. */
export const PROGRAM_FOLDERS = [
  'dist/host-agent',
  'dist/appliance',
  'appliance/images',
  'host-agent/package/apparmor',
  'host-agent/package/udev',
];

/**
 * Creates `folder` from an unpacked Electron. It does not contain Node for the host agent, which comes from the system.
 * @param {string} electron
 * @param {string} folder
 */
export async function packageDesktop(electron, folder) {
  if (!existsSync(join(electron, 'electron')))
    throw new SetupStopped('There is no Electron to package. On a desktop, npm start downloads it.');
  if (!isBuilt()) await build();
  const { createPackage } = await import('@electron/asar');
  // On the target disk, so that one rename puts it in place.
  const scratch = mkdtempSync(join(dirname(folder), '.package-'));
  try {
    const made = join(scratch, 'safe-browse');
    cpSync(electron, made, { recursive: true });
    renameSync(join(made, 'electron'), join(made, 'safe-browse'));
    for (const sample of ['app', 'default_app.asar'])
      rmSync(join(made, 'resources', sample), { recursive: true, force: true });
    const application = join(scratch, 'application');
    mkdirSync(application);
    for (const name of ['dist/ui', 'package.json'])
      cpSync(join(root, name), join(application, name), { recursive: true });
    await createPackage(application, join(made, 'resources/app.asar'));
    // Next to the archive, because Node runs these and cannot read archives.
    for (const name of PROGRAM_FOLDERS) cpSync(join(root, name), join(made, 'resources', name), { recursive: true });
    writeFileSync(join(made, 'resources/package.json'), '{ "type": "module" }\n');
    await setFuses(join(made, 'safe-browse'));
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
