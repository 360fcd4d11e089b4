// @ts-check
/** `npm run repository -- --key ID --into FOLDER --uri URI`: a signed apt repository of this version's packages. `--help` says more. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainModule, runScript, say, SetupStopped } from '../checkout.mjs';
import { withLock } from '../lock.mjs';
import { findNode } from '../package/node.mjs';
import { findElectron, makePackages, release } from '../package/package.mjs';
import { addTo, newestIn, packageAt, refusals } from './archive.mjs';
import { KEYRING, makeKeyring } from './keyring.mjs';
import { USAGE, wantedFrom } from './wanted.mjs';

/** @typedef {import('./wanted.mjs').Wanted} Wanted @typedef {import('./archive.mjs').Added} Added */

/**
 * Adds these packages of a version, with the package of key and address. Throws {@link SetupStopped} with every reason why that cannot be.
 * @param {Omit<Wanted, 'hasDesktop'>} wanted
 * @param {readonly string[]} paths
 * @param {import('../package/debian-source.mjs').Release} facts
 * @returns {Promise<Added[]>} What was not there before.
 */
export async function addVersion({ keys, into, uri }, paths, facts) {
  const scratch = mkdtempSync(join(tmpdir(), 'safe-browse-keyring-'));
  try {
    const present = await newestIn(into);
    const packages = await Promise.all(paths.map(packageAt));
    const keyring = await nextKeyring(scratch, { keys, uri }, facts, present);
    const added = [...packages, keyring];
    const reasons = await refusals(present, added);
    if (reasons.length > 0) throw new SetupStopped(`Nothing was added.\n${reasons.join('\n')}`);
    await addTo(into, { version: facts.version, keys, added });
    return added.filter(({ sha256 }) => !present.some((each) => each.sha256 === sha256));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * The package of key and address: the present one, or its next revision where keys or address have changed since.
 * @param {string} scratch
 * @param {{ keys: readonly string[], uri: string }} repository
 * @param {import('../package/debian-source.mjs').Release} facts
 * @param {readonly import('./archive.mjs').Listed[]} present
 */
async function nextKeyring(scratch, repository, facts, present) {
  const there = present.find(({ name }) => name === KEYRING);
  const [, revision = '1'] = there?.version.startsWith(`${facts.version}-`) ? there.version.split('-') : [];
  const make = async (/** @type {number} */ number) =>
    packageAt(await makeKeyring(scratch, repository, { ...facts, version: `${facts.version}-${number}` }));
  const same = await make(Number(revision));
  return there?.version !== same.version || there.sha256 === same.sha256 ? same : make(Number(revision) + 1);
}

/** @param {readonly string[]} words */
async function main(words) {
  const wanted = await wantedFrom(words);
  if (wanted === 'help') return void process.stdout.write(USAGE);
  // Made for others to read, whatever files of this person are.
  process.umask(0o022);
  await withLock(() => makeRepository(wanted));
}

/** @param {Wanted} wanted */
async function makeRepository(wanted) {
  const electron = wanted.hasDesktop ? await findElectron() : undefined;
  if (wanted.hasDesktop && electron === undefined)
    throw new SetupStopped(
      'Electron is not available, so there would be no windows. Leave them out with --without-desktop, or name the folder of an Electron in ELECTRON_OVERRIDE_DIST_PATH.',
    );
  const scratch = mkdtempSync(join(tmpdir(), 'safe-browse-packages-'));
  try {
    say('building the packages');
    const made = await makePackages(scratch, electron, await findNode());
    const paths = made.map((name) => join(scratch, name));
    const added = await addVersion(wanted, paths, await release());
    for (const { name, version } of added) say(`added ${name} ${version}`);
    if (added.length === 0) say(`${wanted.into} has all packages of this version already`);
    say(`a computer gets the repository with ${wanted.uri.replace(/\/$/, '')}/${KEYRING}.deb`);
    for (const key of wanted.keys) say(`signed by ${key}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (isMainModule(import.meta.url)) await runScript(() => main(process.argv.slice(2)));
