// @ts-check
/** Checks the built extensions of Firefox and Thunderbird with Mozilla's own program, which it installs first. */
import { join } from 'node:path';
import { readChild } from '../../children.mjs';
import { root, runScript, say, SetupStopped } from '../../checkout.mjs';
import { installNpmPackages, npmPackagesAreThere } from '../../setup/ensure-npm-packages.mjs';

const folder = join(root, 'test/web-ext');

/** @typedef {{ readonly code: string, readonly message: string }} Mistake */

/** The program knows Firefox only: it takes this permission of Thunderbird for a mistake. @param {Mistake} mistake */
const isOfThunderbird = ({ code, message }) => code === 'MANIFEST_PERMISSIONS' && message.includes('"messagesRead"');

/** @param {string} program @returns {Promise<readonly Mistake[]>} */
async function mistakesOf(program) {
  const source = `--source-dir=${join(root, 'dist/extension', program)}`;
  const said = await readChild([join(folder, 'node_modules/.bin/web-ext'), 'lint', source, '--output=json']);
  /** @type {unknown} */
  const found = JSON.parse(said?.stdout ?? '');
  const { errors, notices, warnings } = /** @type {Record<string, readonly Mistake[]>} */ (found);
  return [errors, notices, warnings].flatMap((each) => each ?? []);
}

await runScript(async () => {
  if (!npmPackagesAreThere(folder)) await installNpmPackages(folder);
  const [firefox, thunderbird] = [await mistakesOf('firefox'), await mistakesOf('thunderbird')];
  const mistakes = [...firefox, ...thunderbird.filter((mistake) => !isOfThunderbird(mistake))];
  for (const { code, message } of mistakes) say(`${code}: ${message}`);
  if (mistakes.length > 0) throw new SetupStopped('The extensions have mistakes; they are above.');
});
