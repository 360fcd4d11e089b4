// @ts-check
/**
 * `npm run release -- --tag TAG --into FOLDER [MANIFEST…]`: the notes of a release (`notes.md`) and its software bill of materials (`safe-browse.cdx.json`),
 * from the changelog, package-lock.json, the Node of its packages and the manifests of its images.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainModule, root, runScript, say, SetupStopped } from '../checkout.mjs';
import { LOCKED_NODE } from '../package/node.mjs';
import { billOfMaterials } from './bill-of-materials.mjs';
import { notesOf, sectionOf, versionOf } from './notes.mjs';

/** @typedef {import('./bill-of-materials.mjs').Image} Image */
/** @typedef {import('./bill-of-materials.mjs').ImageManifest} ImageManifest */
/** @typedef {import('./bill-of-materials.mjs').Materials} Materials */

const USAGE = 'Usage: npm run release -- --tag TAG --into FOLDER [MANIFEST…]';

/** @param {string} path @returns {unknown} */
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** @param {string} path @returns {Image} */
function imageAt(path) {
  const bytes = readFileSync(path);
  /** @type {unknown} */
  const manifest = JSON.parse(bytes.toString('utf8'));
  return {
    digest: createHash('sha256').update(bytes).digest('hex'),
    manifest: /** @type {ImageManifest} */ (manifest),
  };
}

/**
 * Writes the files of a release. Throws {@link SetupStopped}.
 * @param {{ tag: string, into: string, manifests: readonly string[] }} wanted
 */
export function writeRelease({ tag, into, manifests }) {
  const facts = /** @type {{ name: string, version: string, license: string }} */ (
    readJson(join(root, 'package.json'))
  );
  const lock = /** @type {Pick<Materials, 'packages'>} */ (readJson(join(root, 'package-lock.json')));
  const version = versionOf(tag, facts.version);
  // An image may be named twice, as itself and as the one in use.
  const images = [...new Map(manifests.map(imageAt).map((image) => [image.digest, image])).values()].sort(
    (one, other) => (one.manifest.role < other.manifest.role ? -1 : 1),
  );
  const section = sectionOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
  const bill = billOfMaterials({
    name: facts.name,
    version,
    licence: facts.license,
    packages: { ...lock.packages, ...LOCKED_NODE },
    images,
  });
  mkdirSync(into, { recursive: true });
  const written = {
    'notes.md': notesOf(
      section,
      images.map(({ digest, manifest }) => ({ role: manifest.role, digest })),
    ),
    'safe-browse.cdx.json': `${JSON.stringify(bill, null, 2)}\n`,
  };
  for (const [name, text] of Object.entries(written)) writeFileSync(join(into, name), text);
  return Object.keys(written).map((name) => join(into, name));
}

if (isMainModule(import.meta.url))
  await runScript(async () => {
    const { values, positionals } = parseArgs({
      options: { tag: { type: 'string' }, into: { type: 'string' } },
      allowPositionals: true,
    });
    const { tag, into } = values;
    if (tag === undefined || into === undefined) throw new SetupStopped(USAGE, 2);
    for (const path of writeRelease({ tag, into, manifests: positionals })) say(`made ${path}`);
  });
