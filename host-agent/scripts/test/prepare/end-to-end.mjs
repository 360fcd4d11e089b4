// @ts-check
/** Prepares the images, templates and namespaces of the end-to-end tests, before they lose access to the network. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, say } from '../../checkout.mjs';
import { readChild, runStep } from '../../children.mjs';
import { ensureImages } from '../../setup/ensure-images.mjs';

const cli = join(root, 'dist/host-agent/cli.js');

/** Disables the network VM and the spare, which are not needed here and would keep running. */
const SEALS_ALONE = '[network]\nstartWith = "session"\n[spare]\nkeep = false\n';

/** Holds the images for the tests, and is kept between runs. */
export const testData = () => process.env['SAFE_BROWSE_TEST_DATA'] ?? join(root, 'node_modules/.cache/safe-browse');

/**
 * Makes the tests' images and their templates, in an instance separate from the person's, while the package mirror can still be reached.
 * `configuration`: more of it than usual.
 * @param {{ data?: string, configuration?: string, roles?: readonly ('network' | 'browser')[], withTemplates: boolean, withHost: boolean }} wanted
 */
export async function prepareTestData({
  data = testData(),
  configuration = '',
  roles = ['network', 'browser'],
  withTemplates,
  withHost,
}) {
  const scratch = mkdtempSync(join(tmpdir(), 'sbt-'));
  // Keeps the result of the KVM probe for the tests.
  const instance = {
    ...process.env,
    LC_ALL: 'C',
    TZ: 'UTC',
    XDG_DATA_HOME: data,
    XDG_CONFIG_HOME: scratch,
    XDG_STATE_HOME: join(data, 'state'),
    XDG_RUNTIME_DIR: scratch,
  };
  mkdirSync(join(scratch, 'safe-browse'), { mode: 0o700 });
  writeFileSync(join(scratch, 'safe-browse/config.toml'), `${SEALS_ALONE}${configuration}`);
  try {
    await ensureImages(roles, instance);
    // It contains the other images, so only now is it known whether it is up to date.
    if (withHost) await ensureImages(['host'], instance);
    if (!withTemplates) return;
    say('sealing templates; this takes some minutes, once per image');
    await runStep(
      [process.execPath, cli, 'template', 'seal'],
      'The templates were not sealed; the reason is above.',
      instance,
    );
  } finally {
    await readChild([process.execPath, cli, 'daemon', '--stop'], { environment: instance });
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * The prefix of a command that lets it create network namespaces: empty for root, else a user namespace.
 * @returns {Promise<readonly string[] | undefined>} `undefined` where this user may not.
 */
export async function wayIntoNamespaces() {
  if (process.getuid?.() === 0) return [];
  const unshare = ['unshare', '--user', '--map-root-user', '--mount', '--net'];
  // A new network namespace has its loopback down, through which tests control Electron.
  const prefix = [...unshare, 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  const tried = await readChild([...prefix, 'unshare', '--net', '--pid', '--fork', '--mount', '--mount-proc', 'true']);
  return tried?.status === 0 ? prefix : undefined;
}
