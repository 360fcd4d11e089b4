// @ts-check
/** What `npm run repository` is asked for, and all that is wrong with it. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupStopped } from '../checkout.mjs';
import { readChild } from '../children.mjs';
import { askToInstall, missingPackages } from '../package/package.mjs';
import { packagesFor } from '../setup/debian-packages.mjs';
import { isRepository } from './archive.mjs';

export const USAGE = `Usage: npm run repository -- --key ID --into FOLDER --uri URI

Makes a signed apt repository of the packages of this version, or adds this version to one.

  --key ID           sign with this key of your GnuPG keyring: a fingerprint, key id or address.
                     Several: the repository is signed with each, and computers get all of them.
  --into FOLDER      the repository; its parent must exist
  --uri URI          where computers will find FOLDER: https://, http:// or file:
  --without-desktop  leave out the windows and their Electron
  --help             show this
`;

const OPTIONS = /** @type {const} */ ({
  key: { type: 'string', multiple: true },
  into: { type: 'string' },
  uri: { type: 'string' },
  'without-desktop': { type: 'boolean' },
  help: { type: 'boolean' },
});

/** @typedef {{ keys: string[], into: string, uri: string, hasDesktop: boolean }} Wanted Keys by their fingerprints. */

/**
 * Throws {@link SetupStopped} with every mistake.
 * @param {readonly string[]} words
 * @returns {Promise<Wanted | 'help'>}
 */
export async function wantedFrom(words) {
  const { values, tokens } = parseArgs({ args: [...words], options: OPTIONS, strict: false, tokens: true });
  if (values['help'] === true) return 'help';
  const mistakes = tokens.flatMap((token) => {
    if (token.kind === 'positional') return [`${token.value}: there are only options.`];
    if (token.kind === 'option' && !Object.hasOwn(OPTIONS, token.name)) return [`${token.rawName}: no such option.`];
    return [];
  });
  const texts = (/** @type {'key' | 'into' | 'uri'} */ name) => [values[name]].flat().filter(isText);
  const [into, uri] = [texts('into')[0], texts('uri')[0]];
  const ids = texts('key');
  if (ids.length === 0) mistakes.push('--key is missing. Keys that can sign: gpg --list-secret-keys');
  const found = await Promise.all(ids.map(signingKey));
  mistakes.push(...found.flatMap(({ mistake }) => mistake ?? []));
  mistakes.push(...(into === undefined ? ['--into is missing.'] : mistakesOfFolder(resolve(into))));
  mistakes.push(...(uri === undefined ? ['--uri is missing.'] : mistakesOfUri(uri)));
  if (mistakes.length > 0) mistakes.push(`\n${USAGE}`);
  const missing = await missingPackages([...packagesFor('packaging'), ...packagesFor('repository')]);
  if (missing.length > 0) mistakes.unshift(`${askToInstall(missing)}\n`);
  if (mistakes.length > 0 || into === undefined || uri === undefined)
    throw new SetupStopped(mistakes.join('\n').trim(), 2);
  const keys = [...new Set(found.flatMap(({ fingerprint }) => fingerprint ?? []))];
  return { keys, into: resolve(into), uri, hasDesktop: values['without-desktop'] !== true };
}

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === 'string' && value !== '';

/** @param {string} folder An absolute path. */
function mistakesOfFolder(folder) {
  if (!existsSync(dirname(folder))) return [`--into ${folder}: there is no folder ${dirname(folder)}.`];
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return [`--into ${folder}: it is not a folder.`];
  if (isRepository(folder) || readdirSync(folder).length === 0) return [];
  return [`--into ${folder}: it contains something else than a repository of Safe Browse.`];
}

/** A blank or a line end would be a second field of the source file. @param {string} uri */
const mistakesOfUri = (uri) =>
  /^(https?:\/\/[^\s/]+|file:\/)\S*$/.test(uri)
    ? []
    : [`--uri ${uri}: it is no address that begins with https://, http:// or file:/.`];

/** @param {string} id @returns {Promise<{ fingerprint?: string, mistake?: string }>} */
async function signingKey(id) {
  const listed = await readChild(['gpg', '--batch', '--with-colons', '--list-secret-keys', '--', id]);
  // It is reported as a missing package.
  if (listed === undefined) return {};
  return keyIn(id, listed.stdout);
}

/**
 * The one key that GnuPG lists and that can sign. Pure.
 * @param {string} id
 * @param {string} listing In GnuPG's form with colons.
 * @returns {{ fingerprint?: string, mistake?: string }}
 */
export function keyIn(id, listing) {
  const rows = listing.split('\n').map((line) => line.split(':'));
  const keys = rows.flatMap(([kind, validity = '', ...rest], index) =>
    kind === 'sec' ? [{ validity, uses: rest[9] ?? '', fingerprint: rows[index + 1]?.[9] ?? '' }] : [],
  );
  const [key, other] = keys;
  if (key === undefined) return { mistake: `--key ${id}: there is no such secret key in your GnuPG keyring.` };
  if (other !== undefined)
    return {
      mistake: `--key ${id}: these keys match, name one: ${keys.map(({ fingerprint }) => fingerprint).join(', ')}`,
    };
  if (key.validity === 'e') return { mistake: `--key ${id}: it has expired.` };
  if (key.validity === 'r' || key.validity === 'd') return { mistake: `--key ${id}: it is revoked or disabled.` };
  // In capitals: what the key can do with its subkeys.
  if (!key.uses.includes('S')) return { mistake: `--key ${id}: it cannot sign.` };
  return { fingerprint: key.fingerprint };
}
