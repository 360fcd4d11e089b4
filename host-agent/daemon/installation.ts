/** Where the parts of this installation stand, from the daemon's own place in it. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };

const bundleFolder = dirname(fileURLToPath(import.meta.url));

export const VERSION = packageJson.version;
/** The guest agent as one file, which a build puts into the image. */
export const AGENT_BUNDLE = join(bundleFolder, '../appliance/agent.cjs');
/** What `verify` carries into its machines: the script that the kernel starts first, and the program that it brings in. */
export const EXAMINER = { init: join(bundleFolder, '../appliance/examiner-init'), program: join(bundleFolder, '../appliance/examiner.cjs') };
/** Recipes, overlay trees and initramfs. */
export const IMAGES_SOURCE = join(bundleFolder, '../../appliance/images');
