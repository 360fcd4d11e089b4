// @ts-check
/** `npm run dev:ui`: shows the desktop against a fake host agent, without any VM. See test/ui/dev/dev-ui.ts. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { root, runScript, SetupStopped } from '../checkout.mjs';
import { runChild } from '../children.mjs';
import { fetchElectron } from '../setup/ensure-electron.mjs';
import { prepare } from '../setup/prepare.mjs';
import { ensureTestElectron } from '../test/electron.mjs';

const program = join(root, 'node_modules/.cache/safe-browse-dev-ui.mjs');

/**
 * Modules find files beside themselves, so each keeps the path of its source.
 * @type {import('esbuild').Plugin}
 */
const ownFolders = {
  name: 'own folders',
  setup(bundled) {
    bundled.onLoad({ filter: /\.(ts|mjs)$/ }, ({ path }) => ({
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      contents: readFileSync(path, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    }));
  },
};

await runScript(async () => {
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    throw new SetupStopped('There is no display. Run it in a desktop, or: xvfb-run npm run dev:ui');
  await prepare({ forTests: false, withDev: true });
  if (!existsSync(join(root, 'node_modules/electron/dist/electron')) && !(await fetchElectron()))
    await ensureTestElectron();
  await bundle({
    entryPoints: [join(root, 'test/ui/dev/dev-ui.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    loader: { '.ftl': 'text' },
    plugins: [ownFolders],
    logLevel: 'error',
  });
  const { status } = await runChild([process.execPath, program], { stdio: 'inherit' });
  process.exitCode = status;
});
