// @ts-check
/** `npm start -- ARGS`: runs the missing set-up, then the command line. Without ARGS it opens the desktop application, or a browser if that is not available. */
import { join } from 'node:path';
import { root, runScript } from './checkout.mjs';
import { runChild } from './children.mjs';
import { ensureElectron } from './setup/ensure-electron.mjs';
import { ensureImages, rolesNeeded } from './setup/ensure-images.mjs';
import { prepare } from './setup/prepare.mjs';

await runScript(async () => {
  await prepare({ forTests: false });
  const args = process.argv.length > 2 ? process.argv.slice(2) : [(await ensureElectron()) ? 'desktop' : 'open'];
  await ensureImages(rolesNeeded(args));
  const { status } = await runChild([process.execPath, join(root, 'dist/host-agent/cli.js'), ...args], {
    stdio: 'inherit',
  });
  process.exitCode = status;
});
