/** Paths of this installation, relative to this program. */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };

const bundleFolder = dirname(fileURLToPath(import.meta.url));

export const VERSION = packageJson.version;
/** The host agent's program, which an upgrade replaces. */
export const DAEMON_PROGRAM = join(bundleFolder, 'daemon.js');
/** Whether this is the installation of the packages. */
export const IS_PACKAGED = bundleFolder.startsWith('/usr/lib/safe-browse/');
/** The guest agent as one file, which builds put into images. */
export const AGENT_BUNDLE = join(bundleFolder, '../appliance/agent.cjs');
/** The filter between the network VM and its uplink. */
export const FILTER_PROGRAM = join(bundleFolder, 'filter.cjs');
/** Asks a network for its captive portal. */
export const PORTAL_PROGRAM = join(bundleFolder, 'portal.mjs');
/** Packs images in a build jail. */
export const PACK_PROGRAM = join(bundleFolder, 'pack.mjs');
/** What `verify` adds to its VMs: the script that the kernel starts first, the inspector, and the page that it serves. */
export const INSPECTOR = {
  init: join(bundleFolder, '../appliance/inspector-init'),
  program: join(bundleFolder, '../appliance/inspector.cjs'),
  page: join(bundleFolder, '../appliance/inspector-page.js'),
};
/** The programs that a host image contains, relative to `folder`. */
export const PROGRAMS = {
  folder: join(bundleFolder, '..'),
  files: [
    'host-agent/cli.js',
    'host-agent/daemon.js',
    'host-agent/filter.cjs',
    'host-agent/portal.mjs',
    'host-agent/pack.mjs',
    'appliance/agent.cjs',
    'appliance/inspector.cjs',
    'appliance/inspector-init',
    'appliance/inspector-page.js',
  ],
} as const;
/** When this program was built (ISO 8601), which packages keep; `undefined` if that is not known. */
export const builtAt = (): Promise<string | undefined> =>
  stat(AGENT_BUNDLE).then(
    ({ mtime }) => mtime.toISOString(),
    () => undefined,
  );
/** Recipes, overlay trees and initramfs. */
export const IMAGES_SOURCE = join(bundleFolder, '../../appliance/images');
/** AppArmor profiles for the programs that we start; root has to load them. */
export const APPARMOR_PROFILES = join(bundleFolder, '../../host-agent/package/apparmor');
/** Lets the person open USB devices; root has to install it. */
export const UDEV_RULES = join(bundleFolder, '../../host-agent/package/udev/70-safe-browse-usb.rules');
/** Where the desktop's Electron is: in a checkout, and in a package, whose folder above ours it is. */
export const ELECTRON_FOLDERS = [
  join(bundleFolder, '../../node_modules/electron/dist'),
  join(bundleFolder, '../../..'),
] as const;
