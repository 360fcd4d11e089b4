// @ts-check
/** Checks the built extension with Mozilla's own program, which it installs first. Firefox is the browser that this program knows. */
import { join } from 'node:path';
import { runStep } from '../children.mjs';
import { root, runScript } from '../checkout.mjs';
import { installNpmPackages, npmPackagesAreThere } from '../setup/ensure-npm-packages.mjs';

const folder = join(root, 'test/web-ext');

await runScript(async () => {
  if (!npmPackagesAreThere(folder)) await installNpmPackages(folder);
  await runStep(
    [
      join(folder, 'node_modules/.bin/web-ext'),
      'lint',
      `--source-dir=${join(root, 'dist/extension/firefox')}`,
      '--warnings-as-errors',
    ],
    'The extension has mistakes; they are above.',
  );
});
