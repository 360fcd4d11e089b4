// @ts-check
/** The works inside our programs and their licences, from esbuild's metadata, so that none is missed. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root, SetupStopped } from '../checkout.mjs';

/**
 * @typedef {object} Work
 * @property {string} folder Below the checkout.
 * @property {string} name With the version.
 * @property {string} licence As SPDX names it.
 * @property {string} text The licence's own words.
 */

const LICENCE_FILE = /^(licen[cs]e|copying)(\.(md|txt))?$/i;

/**
 * The works that these files come from, in order of their names. Throws {@link SetupStopped} for one without a licence.
 * @param {readonly string[]} inputs Paths below the checkout, as esbuild names what it has bundled.
 * @returns {Work[]}
 */
export function worksOf(inputs) {
  const folders = new Set(
    inputs.filter((path) => path.startsWith('node_modules/')).map((path) => licensedFolder(dirname(path))),
  );
  return [...[...folders].map(workIn), libraryInDecoder()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @returns {Work} The library in the decoder of JPEG, of which esbuild knows nothing. */
function libraryInDecoder() {
  const folder = 'ui/native/jpeg';
  /** @type {unknown} */
  const read = JSON.parse(readFileSync(join(root, folder, 'origin.json'), 'utf8'));
  const { source } = /** @type {{ source: { package: string, version: string, licence: string } }} */ (read);
  return {
    folder,
    name: `${source.package} ${source.version}`,
    licence: source.licence,
    text: readFileSync(join(root, folder, 'LICENSE.txt'), 'utf8'),
  };
}

/** @param {string} folder @returns {string} The nearest folder, upwards, that contains a licence. */
function licensedFolder(folder) {
  if (licenceFileIn(folder) !== undefined || isPackageRoot(folder)) return folder;
  return licensedFolder(dirname(folder));
}

/** @param {string} folder */
const isPackageRoot = (folder) => /(^|\/)node_modules\/(@[^/]+\/)?[^/@]+$/.test(folder);

/** @param {string} folder */
const licenceFileIn = (folder) => readdirSync(join(root, folder)).find((name) => LICENCE_FILE.test(name));

/** @param {string} folder @returns {Work} */
function workIn(folder) {
  const file = licenceFileIn(folder);
  /** @type {unknown} */
  const read = JSON.parse(readOrEmpty(join(root, folder, 'package.json')) || '{}');
  const facts =
    /** @type {{ name?: string, version?: string, license?: string | { type?: string }, author?: string | { name?: string } }} */ (
      read
    );
  const text = file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8');
  const said = typeof facts.license === 'string' ? facts.license : facts.license?.type;
  const licence = said ?? (/\bMIT\b/.test(text) ? 'MIT' : undefined);
  if (licence === undefined) throw new SetupStopped(`${folder} does not name its licence.`);
  const author = typeof facts.author === 'string' ? facts.author : facts.author?.name;
  const name =
    facts.name === undefined ? relative('node_modules', folder) : `${facts.name} ${facts.version ?? ''}`.trim();
  return {
    folder,
    name,
    licence,
    text:
      text ||
      `Licensed under ${licence}${author === undefined ? '' : ` by ${author}`}; its package holds no text of it.`,
  };
}

/** @param {string} path */
function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string} text */
const isApache = (text) => /Apache License\s+Version 2\.0, January 2004/.test(text);

/** Debian requires a reference to this licence instead of its text. */
const APACHE = ' On Debian systems the text of this licence is in /usr/share/common-licenses/Apache-2.0.';

/**
 * debian/copyright in its machine-readable form.
 * @param {readonly Work[]} works
 */
export function debianCopyright(works) {
  const stanzas = works.map(({ folder, name, licence, text }) => {
    const own = licenceName(licence, name);
    return `Files: ${folder}/*\nCopyright: ${copyrightOf(text, name)}\nLicense: ${own}\n${isApache(text) || licence === 'Apache-2.0' ? APACHE : indented(text)}\nComment: ${name}, built into the programs.\n`;
  });
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Safe Browse
Comment: Images are built on the user's computer, from its Debian packages.
 The decoder of JPEG is based in part on the work of the Independent JPEG Group.

Files: *
Copyright: The Safe Browse developers
License: Apache-2.0

${stanzas.join('\n')}
License: Apache-2.0
${APACHE}
`;
}

/** Two texts of one licence differ in the names of authors, so each is listed separately. @param {string} licence @param {string} name */
function licenceName(licence, name) {
  return `${licence.replaceAll(/[() ]+/g, '-').replaceAll(/^-|-$/g, '')}_${name.replaceAll(/[^A-Za-z0-9.]+/g, '-').replaceAll(/^-/g, '')}`;
}

/** @param {string} text @param {string} name */
function copyrightOf(text, name) {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^copyright\b.*(\d{4}|\(c\)|©)/i.test(line));
  return lines.length === 0
    ? `The authors of ${name}`
    : lines.map((line, index) => (index === 0 ? line : ` ${line}`)).join('\n');
}

/** @param {string} text */
function indented(text) {
  return text
    .trim()
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trimEnd()}`))
    .join('\n');
}
