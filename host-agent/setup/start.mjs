// @ts-check
/** `npm start -- ARGS`: does the set-up that is missing, then is the command line. */
import { join } from 'node:path';
import { root, runScript } from './checkout.mjs';
import { runChild } from './children.mjs';
import { ensureImages, rolesNeeded } from './ensure-images.mjs';
import { prepare } from './prepare.mjs';

await runScript(async () => {
  const args = process.argv.length > 2 ? process.argv.slice(2) : ['open'];
  await prepare({ forTests: false });
  await ensureImages(rolesNeeded(args));
  const { status } = await runChild([process.execPath, join(root, 'dist/host-agent/cli.js'), ...args], { stdio: 'inherit' });
  process.exitCode = status;
});
