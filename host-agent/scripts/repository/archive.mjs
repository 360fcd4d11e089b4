// @ts-check
/** An apt repository that reprepro keeps. A change is made in a copy beside it, which then takes its place at once. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { SetupStopped } from '../checkout.mjs';
import { readChild } from '../children.mjs';
import { KEYRING, SUITE } from './keyring.mjs';

/** @typedef {{ name: string, version: string, sha256: string }} Listed A package of a suite. @typedef {Listed & { path: string }} Added */

const SETTINGS = 'conf/distributions';

/** @param {string} folder */
export const isRepository = (folder) => existsSync(join(folder, SETTINGS));

/**
 * reprepro's settings. A suite holds one version of a package, so each version also has a suite named after it: that keeps older ones. Pure.
 * @param {readonly string[]} suites
 * @param {readonly string[]} keys By their fingerprints.
 */
export const settings = (suites, keys) =>
  suites
    .map(
      (suite) =>
        `Origin: Safe Browse\nLabel: Safe Browse\nSuite: ${suite}\nCodename: ${suite}\nArchitectures: amd64\nComponents: main\nDescription: Safe Browse, ${suite === SUITE ? 'the newest version' : `version ${suite}`}\nSignWith: ${keys.join(' ')}\n`,
    )
    .join('\n');

/** The suites in such settings. Pure. @param {string} text */
export const suitesIn = (text) => [...text.matchAll(/^Codename: (\S+)$/gm)].map((match) => match[1] ?? '');

/** @param {string} path @returns {Promise<Added>} */
export async function packageAt(path) {
  const shown = await output(['dpkg-deb', '--show', '--showformat=${Package} ${Version}', path]);
  const [name = '', version = ''] = shown.split(' ');
  return { path, name, version, sha256: createHash('sha256').update(readFileSync(path)).digest('hex') };
}

/** What the suite with the newest versions has. @param {string} folder @returns {Promise<Listed[]>} */
export async function newestIn(folder) {
  if (!isRepository(folder)) return [];
  const format = '${package} ${version} ${sha256}\\n';
  const listed = await output(['reprepro', '--basedir', folder, '--list-format', format, 'list', SUITE]);
  return listed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', version = '', sha256 = ''] = line.split(' ');
      return { name, version, sha256 };
    });
}

/**
 * Why these packages cannot be added: all reasons.
 * @param {readonly Listed[]} present
 * @param {readonly Listed[]} added
 */
export async function refusals(present, added) {
  const reasons = [];
  for (const { name, version, sha256 } of added) {
    const there = present.find((each) => each.name === name);
    if (there === undefined || there.sha256 === sha256) continue;
    if (there.version === version)
      reasons.push(
        `${name} ${version} is in the repository with other content, and computers that have it would never get this one. Make it a newer version.`,
      );
    else if ((await readChild(['dpkg', '--compare-versions', version, 'lt', there.version]))?.status === 0)
      reasons.push(
        `${name} ${version} is older than ${there.version}, which is in the repository. apt never downgrades by itself.`,
      );
  }
  return reasons;
}

/**
 * Adds packages. The folder has all of them at the end, or is as it was. Throws {@link SetupStopped}.
 * @param {string} folder
 * @param {{ version: string, keys: readonly string[], added: readonly Added[] }} change `version`: that of Safe Browse.
 */
export async function addTo(folder, { version, keys, added }) {
  // A link to the repository stays one.
  const place = existsSync(folder) ? realpathSync(folder) : folder;
  const scratch = mkdtempSync(join(dirname(place), '.safe-browse-repository-'));
  try {
    const made = join(scratch, 'repository');
    const suites = await copyRepository(place, made);
    const all = [SUITE, version, ...suites.filter((suite) => suite !== SUITE && suite !== version)];
    mkdirSync(join(made, 'conf'), { recursive: true });
    writeFileSync(join(made, SETTINGS), settings(all, keys));
    const reprepro = ['reprepro', '--basedir', made, '--silent', '--export=silent-never'];
    for (const suite of [SUITE, version])
      await output([...reprepro, 'includedeb', suite, ...added.map(({ path }) => path)]);
    // All of them: the keys may be others than before.
    await output(['reprepro', '--basedir', made, '--silent', 'export']);
    const keyring = added.find(({ name }) => name === KEYRING);
    if (keyring) copyFileSync(keyring.path, join(made, `${KEYRING}.deb`));
    if (!existsSync(place)) renameSync(made, place);
    else await output(['mv', '--exchange', '--no-copy', '--no-target-directory', made, place]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * The present repository as `made`. Packages are links: reprepro never changes one in its place.
 * @param {string} place
 * @param {string} made
 * @returns {Promise<string[]>} Its suites.
 */
async function copyRepository(place, made) {
  mkdirSync(made);
  if (!isRepository(place)) return [];
  for (const name of readdirSync(place).filter((name) => name !== 'pool'))
    cpSync(join(place, name), join(made, name), { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  await output(['cp', '--archive', '--link', join(place, 'pool'), join(made, 'pool')]);
  return suitesIn(readFileSync(join(place, SETTINGS), 'utf8'));
}

/** Stdout of a program that has to succeed. @param {readonly string[]} command */
async function output(command) {
  const answer = await readChild(command);
  if (answer?.status !== 0)
    throw new SetupStopped(`This failed: ${command.join(' ')}\n${answer?.stderr.trim() ?? 'The program is missing.'}`);
  return answer.stdout;
}
