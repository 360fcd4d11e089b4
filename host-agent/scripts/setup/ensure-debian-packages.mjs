// @ts-check
/** Installs missing Debian packages, or prints the command that does. */
import { existsSync, readdirSync } from 'node:fs';
import { readChild, runStep } from '../children.mjs';
import { SetupStopped, say } from '../checkout.mjs';
import { neededPackages } from './debian-packages.mjs';

/**
 * The names of `wanted` that `dpkg-query` did not list as installed.
 * @param {readonly string[]} wanted
 * @param {string} listing Lines of "name status-abbreviation", as `dpkg-query -f '${Package} ${db:Status-Abbrev}\n'` prints.
 */
export function notInstalled(wanted, listing) {
  const installed = new Set(
    listing.split('\n').flatMap((line) => {
      const [name, status] = line.trim().split(/\s+/);
      return name !== undefined && status === 'ii' ? [name] : [];
    }),
  );
  return wanted.filter((name) => !installed.has(name));
}

/**
 * The commands that install `packages`, in order.
 * @param {readonly string[]} packages
 * @param {readonly string[]} asRoot The prefix that runs a command as root; empty for root.
 * @returns {readonly (readonly string[])[]}
 */
export function installCommands(packages, asRoot) {
  // Through env, because sudo drops variables. The lock timeout, because another apt may be running, for example for automatic updates.
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '--quiet', '-o', 'DPkg::Lock::Timeout=300'];
  return [
    [...asRoot, ...apt, 'update'],
    [...asRoot, ...apt, 'install', '--yes', '--no-install-recommends', ...packages],
  ];
}

/**
 * The request of a person without sudo to their administrator.
 * @param {readonly string[]} packages
 */
export function askForPackages(packages) {
  return `These Debian packages are missing, and installing them needs root: ${packages.join(', ')}
Run this as root, then try again:

  apt-get update && apt-get install --no-install-recommends ${packages.join(' ')}`;
}

/** Where Debian's desktops announce themselves to login screens. */
const DESKTOP_FOLDERS = ['/usr/share/xsessions', '/usr/share/wayland-sessions'];

/**
 * Whether a desktop runs or is installed: a first start without a display must not make a later one with a display ask for root again.
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {readonly string[]} [folders]
 */
export function hasDesktop(environment = process.env, folders = DESKTOP_FOLDERS) {
  if (environment['DISPLAY'] || environment['WAYLAND_DISPLAY']) return true;
  return folders.some((folder) => existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.desktop')));
}

/**
 * What is to be installed now: nothing where all that is needed is there. Else everything that is missing, with the packages of the desktop,
 * so that root is asked once, and not again at the first start with a display. Pure.
 * @param {{ hasDesktop: boolean, forTests: boolean }} need
 * @param {string} listing As for {@link notInstalled}.
 */
export function packagesToInstall({ hasDesktop: isDesktop, forTests }, listing) {
  const missing = (/** @type {boolean} */ withDesktop) =>
    notInstalled(neededPackages({ hasDesktop: withDesktop, forTests }), listing);
  return missing(isDesktop).length === 0 ? [] : missing(true);
}

/**
 * @param {{ forTests: boolean }} purpose
 * @returns {Promise<string[]>} Names to install, see {@link packagesToInstall}.
 */
export async function missingDebianPackages({ forTests }) {
  const wanted = neededPackages({ hasDesktop: true, forTests });
  const listed = await readChild([
    'dpkg-query',
    '--show',
    '--showformat',
    '${Package} ${db:Status-Abbrev}\\n',
    ...wanted,
  ]);
  if (!listed) {
    throw new SetupStopped(`This is not Debian (there is no dpkg-query), and the set-up supports no other system.
Install what these Debian packages bring: ${wanted.join(', ')}`);
  }
  return packagesToInstall({ hasDesktop: hasDesktop(), forTests }, listed.stdout);
}

/**
 * How this person becomes root: `[]` for root, `undefined` if every way would wait for input.
 * @returns {Promise<readonly string[] | undefined>}
 */
async function wayToRoot() {
  if (process.getuid?.() === 0) return [];
  const withoutAsking = await readChild(['sudo', '-n', 'true']);
  if (withoutAsking === undefined) return undefined;
  if (withoutAsking.status === 0) return ['sudo', '-n'];
  return process.stdin.isTTY && process.stderr.isTTY ? ['sudo'] : undefined;
}

/** @param {readonly string[]} packages Installs them, or throws {@link SetupStopped} with what to do. */
export async function installDebianPackages(packages) {
  const asRoot = await wayToRoot();
  if (!asRoot) throw new SetupStopped(askForPackages(packages));
  say(`installing Debian packages: ${packages.join(', ')}`);
  for (const command of installCommands(packages, asRoot)) {
    await runStep(
      command,
      `This command failed; the reason is above: ${command.join(' ')}\n${askForPackages(packages)}`,
    );
  }
}
