// @ts-check
/**
 * The Debian package of Electron. Its version is that of Electron, and its bytes depend on nothing else of this checkout: a new version of Safe
 * Browse with the same Electron brings no new package of it.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, SetupStopped } from '../checkout.mjs';
import { electronLibraries } from '../setup/debian-packages.mjs';
import { buildSource, layOutDebian, maintainer, put, sourceDate } from './debian-source.mjs';
import { layOutElectron, LIBRARY } from './desktop.mjs';
import { evaluate } from './evaluate.mjs';

const NAME = 'safe-browse-electron';
/** Raise it when host-agent/package/electron or the fuses change, and Electron does not. 1 again with each new Electron. */
const REVISION = 1;

/**
 * The version in the folder of an Electron. Throws {@link SetupStopped}.
 * @param {string} electron
 */
export function electronVersion(electron) {
  const file = join(electron, 'version');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : '';
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new SetupStopped(`${file} does not say which version of Electron this is, as each release of it does.`);
  return version;
}

/**
 * What a package of the desktop depends on: any Electron of the series, whose interfaces are the same. A later one of them makes no other package.
 * @param {string} version
 */
export function electronDependency(version) {
  const series = Number(version.split('.')[0]);
  return `${NAME} (>= ${series}~), ${NAME} (<< ${series + 1}~)`;
}

/** The day of its release, so that the same Electron gives the same package whenever it is made. @param {string} version */
async function releaseDate(version) {
  const module = await evaluate(`export { RELEASES } from './host-agent/doctor/electron.ts';`);
  const { RELEASES } = /** @type {{ RELEASES: Readonly<Record<string, string>> }} */ (module);
  const day = RELEASES[version];
  return day === undefined ? sourceDate() : Date.parse(day) / 1000;
}

/**
 * Builds the package in `folder`. Returns its name. Throws {@link SetupStopped}.
 * @param {string} folder
 * @param {string} electron
 * @returns {Promise<string[]>}
 */
export async function makeElectronPackage(folder, electron) {
  const version = electronVersion(electron);
  const epoch = await releaseDate(version);
  const scratch = mkdtempSync(join(tmpdir(), 'safe-browse-electron-'));
  try {
    const tree = join(scratch, `${NAME}-${version}`);
    const templates = join(root, 'host-agent/package/electron');
    const release = { version: `${version}-${REVISION}`, epoch, maintainer: maintainer() };
    const debian = layOutDebian(tree, NAME, templates, release, `Electron ${version}, with Safe Browse's fuses.`);
    const control = readFileSync(join(templates, 'control'), 'utf8')
      .replaceAll('@MAINTAINER@', release.maintainer)
      .replace('@LIBRARIES@', electronLibraries.join(', '));
    put(join(debian, 'control'), control);
    const library = join(tree, 'staging', NAME, LIBRARY);
    mkdirSync(join(library, '..'), { recursive: true });
    await layOutElectron(electron, library);
    return await buildSource(tree, epoch, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
