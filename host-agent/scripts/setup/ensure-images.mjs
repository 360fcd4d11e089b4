// @ts-check
/** Builds images before the first command that boots a VM, and again when they no longer match this checkout. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readChild, runStep } from '../children.mjs';
import { root, say } from '../checkout.mjs';
import { withLock } from '../lock.mjs';

/** @typedef {{ role: string, isCurrent: boolean, upToDate: boolean }} ListedImage */

const cli = join(root, 'dist/host-agent/cli.js');
/** Locked while images are built, so that the short steps of another set-up do not wait for minutes. */
const ourFolder = dirname(fileURLToPath(import.meta.url));
/** @typedef {'network' | 'browser' | 'host'} Role */

/**
 * The images that the command line `args` boots.
 * @param {readonly string[]} args
 * @returns {readonly Role[]}
 */
export function rolesNeeded(args) {
  if (args.some((arg) => arg === '--help' || arg === '-h')) return [];
  const [command, verb] = args.filter((arg) => !arg.startsWith('-'));
  if (command === 'open' || command === 'view' || command === 'desktop') return ['network', 'browser'];
  return command === 'network' && (verb === 'start' || verb === 'restart') ? ['network'] : [];
}

/**
 * Those of `roles` whose image in use does not match this checkout, or is missing.
 * @param {readonly Role[]} roles
 * @param {readonly ListedImage[]} images
 */
export function rolesToBuild(roles, images) {
  return roles.filter((role) => !images.some((image) => image.role === role && image.isCurrent && image.upToDate));
}

/**
 * The words after `image build` that build `roles`. Without words, both images of sessions are built at the same time.
 * @param {readonly Role[]} roles
 * @returns {readonly { what: string, words: readonly string[] }[]}
 */
export function buildCommands(roles) {
  const both = roles.includes('network') && roles.includes('browser');
  const single = roles.filter((role) => !both || role === 'host');
  return [
    ...(both ? [{ what: 'the network image and the browser image', words: [] }] : []),
    ...single.map((role) => ({ what: `the ${role} image`, words: [role] })),
  ];
}

/**
 * @param {string} text What `image list --json` prints.
 * @returns {readonly ListedImage[]}
 */
function parseImages(text) {
  /** @type {unknown} */
  const images = JSON.parse(text);
  return /** @type {readonly ListedImage[]} */ (images);
}

/**
 * @param {readonly Role[]} roles
 * @param {NodeJS.ProcessEnv} environment
 */
async function findRolesToBuild(roles, environment) {
  const listed = await readChild([process.execPath, cli, 'image', 'list', '--json'], { environment });
  // A failure here, such as a mistake in the configuration, also fails the command itself, which reports it in the requested form.
  return listed?.status === 0 ? rolesToBuild(roles, parseImages(listed.stdout)) : [];
}

/**
 * Builds those that are missing or stale, into the data folder that `environment` names.
 * @param {readonly Role[]} roles
 * @param {NodeJS.ProcessEnv} [environment]
 */
export async function ensureImages(roles, environment = process.env) {
  if (roles.length === 0 || (await findRolesToBuild(roles, environment)).length === 0) return;
  await withLock(async () => {
    for (const { what, words } of buildCommands(await findRolesToBuild(roles, environment))) {
      say(`building ${what}; this takes some minutes, once`);
      await runStep(
        [process.execPath, cli, 'image', 'build', ...words],
        `Not built: ${what}. The reason is above.`,
        environment,
      );
    }
  }, ourFolder);
}
