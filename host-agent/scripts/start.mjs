// @ts-check
/** `npm start -- ARGS`: runs the missing set-up, then the command line. Without ARGS it opens the desktop application, or a browser if that is not available. */
import { join } from 'node:path';
import { root, runScript } from './checkout.mjs';
import { runChild } from './children.mjs';
import { ensureElectron } from './setup/ensure-electron.mjs';
import { ensureImages, rolesNeeded } from './setup/ensure-images.mjs';
import { prepare } from './setup/prepare.mjs';

await runScript(async () => {
  const words = process.argv.slice(2);
  // As the command line does for itself: an address among the words is for no other account.
  process.title = 'safe-browse';
  await prepare({ forTests: false });
  const args = words.length > 0 ? words : [(await ensureElectron()) ? 'desktop' : 'open'];
  await ensureImages(rolesNeeded(args));
  const { status } = await runChild([process.execPath, join(root, 'dist/host-agent/cli.js'), ...args], {
    stdio: 'inherit',
  });
  process.exitCode = status;
});
