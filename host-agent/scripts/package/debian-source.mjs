// @ts-check
/** Source trees that debhelper makes Debian packages of: `staging/PACKAGE` holds the files to install. */
import { chmodSync, cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, SetupStopped } from '../checkout.mjs';
import { readChild } from '../children.mjs';

/** Of a package. `epoch`: its time stamp in seconds since 1970. @typedef {{ version: string, epoch: number, maintainer: string }} Release */

/** The time stamp that makes equal sources give equal packages. */
export async function sourceDate() {
  const given = Number(process.env['SOURCE_DATE_EPOCH'] ?? Number.NaN);
  if (Number.isInteger(given)) return given;
  const committed = Number((await readChild(['git', '-C', root, 'log', '-1', '--format=%ct']))?.stdout || Number.NaN);
  return Number.isInteger(committed) ? committed : Math.floor(statSync(join(root, 'package.json')).mtimeMs / 1000);
}

/** Name and address of who makes the packages. */
export function maintainer() {
  const { DEBFULLNAME: name = 'Safe Browse developers', DEBEMAIL: address = 'safe-browse@users.noreply.invalid' } =
    process.env;
  return `${name} <${address}>`;
}

/**
 * @param {string} path
 * @param {string | Uint8Array} content
 * @param {number} [mode]
 */
export function put(path, content, mode = 0o644) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, mode);
}

/**
 * The folder `debian` of a source tree: our templates, with the changelog that gives the packages their version.
 * @param {string} tree
 * @param {string} source Name of the source package.
 * @param {string} templates
 * @param {Release} release
 * @param {string} change
 */
export function layOutDebian(tree, source, templates, { version, epoch, maintainer }, change) {
  const debian = join(tree, 'debian');
  cpSync(templates, debian, { recursive: true });
  chmodSync(join(debian, 'rules'), 0o755);
  const date = new Date(epoch * 1000).toUTCString().replace('GMT', '+0000');
  put(
    join(debian, 'changelog'),
    `${source} (${version}) unstable; urgency=medium\n\n  * ${change}\n\n -- ${maintainer}  ${date}\n`,
  );
  put(join(debian, 'source/format'), '3.0 (quilt)\n');
  return debian;
}

/**
 * Builds the packages of a source tree in `folder`. Returns their names. Throws {@link SetupStopped}.
 * @param {string} tree In a folder with nothing else.
 * @param {number} epoch
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
export async function buildSource(tree, epoch, folder) {
  const built = await readChild(
    [
      'env',
      `--chdir=${tree}`,
      'dpkg-buildpackage',
      '--build=binary',
      '--no-sign',
      '--no-check-builddeps',
      '--no-pre-clean',
    ],
    {
      environment: {
        ...process.env,
        SOURCE_DATE_EPOCH: String(epoch),
        DEB_BUILD_OPTIONS: 'nocheck',
        LC_ALL: 'C.UTF-8',
      },
    },
  );
  if (built?.status !== 0)
    throw new SetupStopped(
      `The packages could not be built:\n${built?.stdout.slice(-1000) ?? ''}${built?.stderr.slice(-2000) ?? ' there is no dpkg-buildpackage'}`,
    );
  const made = readdirSync(dirname(tree)).filter((name) => /\.(deb|changes|buildinfo)$/.test(name));
  mkdirSync(folder, { recursive: true });
  for (const name of made) cpSync(join(dirname(tree), name), join(folder, name));
  return made.filter((name) => name.endsWith('.deb'));
}
