// @ts-check
/** `npm run package`: Debian packages in dist/packages, for the command line always, for the desktop where Electron is available; with `-- --rpm` also RPM packages of them. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, bundledFiles, isBuilt } from '../build/build.mjs';
import { chromiumFiles, firefoxFile, nativeManifests, thunderbirdFile } from '../build/extension.mjs';
import { isMainModule, root, runScript, say, SetupStopped } from '../checkout.mjs';
import { readChild } from '../children.mjs';
import { electronLibraries, packagesFor } from '../setup/debian-packages.mjs';
import { notInstalled } from '../setup/ensure-debian-packages.mjs';
import { fetchElectron } from '../setup/ensure-electron.mjs';
import { buildSource, layOutDebian, maintainer, put, sourceDate } from './debian-source.mjs';
import { archiveApplication, LIBRARY, PROGRAM_FOLDERS } from './desktop.mjs';
import { electronDependency, electronVersion, makeElectronPackage } from './electron.mjs';
import { evaluate } from './evaluate.mjs';
import { debianCopyright, worksOf } from './licences.mjs';
import { findNode, LAUNCHER, makeNodePackage, NODE_DEPENDENCY } from './node.mjs';
import { makeRpms } from './rpm.mjs';

const ESSENTIAL = new Set(['util-linux']);
/** The others come with Electron, or are for checkouts. @param {string} name */
const isOfDesktop = (name) => name !== 'tigervnc-viewer' && !electronLibraries.includes(name);
const templates = join(root, 'host-agent/package');

/** @typedef {import('./debian-source.mjs').Release} Release */

function packageFacts() {
  /** @type {unknown} */
  const facts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return /** @type {{ name: string, version: string, license: string, type: string, exports: object }} */ (facts);
}

/** @returns {Promise<Release>} */
export async function release() {
  const { version } = packageFacts();
  return { version, epoch: await sourceDate(), maintainer: maintainer() };
}

/**
 * The source tree of all packages but that of Electron.
 * @param {string} tree
 * @param {Release} facts
 * @param {string | undefined} electron
 */
async function layOut(tree, facts, electron) {
  const debian = layOutDebian(
    tree,
    'safe-browse',
    join(templates, 'debian'),
    { ...facts, version: `${facts.version}-1` },
    'See changelog.gz of this version.',
  );
  const control = readFileSync(join(templates, 'debian/control'), 'utf8')
    .replaceAll('@MAINTAINER@', facts.maintainer)
    .replace('@ALWAYS@', [NODE_DEPENDENCY, ...packagesFor('always').filter((name) => !ESSENTIAL.has(name))].join(', '))
    .replace('@DESKTOP@', packagesFor('desktop').filter(isOfDesktop).join(', '));
  put(
    join(debian, 'control'),
    electron === undefined
      ? control.replace(/\nPackage: safe-browse-desktop\n[^]*$/, '\n')
      : control.replace('@ELECTRON@', electronDependency(electronVersion(electron))),
  );
  put(join(debian, 'copyright'), debianCopyright(worksOf(await bundledFiles())));
  cpSync(join(root, 'CHANGELOG.md'), join(tree, 'CHANGELOG.md'));
  if (electron === undefined)
    for (const name of readdirSync(debian).filter((name) => name.startsWith('safe-browse-desktop')))
      rmSync(join(debian, name));
  await layOutProgram(join(tree, 'staging/safe-browse'), debian, facts);
  if (electron !== undefined)
    await layOutDesktop(join(tree, 'staging/safe-browse-desktop'), join(tree, 'application'), facts);
}

/**
 * @param {string} into
 * @param {string} debian
 * @param {Release} facts
 */
async function layOutProgram(into, debian, { epoch }) {
  const resources = join(into, LIBRARY, 'resources');
  for (const name of PROGRAM_FOLDERS)
    cpSync(join(root, name), join(resources, name), { recursive: true, verbatimSymlinks: true });
  // With it, npm can link the folder into a project, which then imports `safe-browse/client`.
  const { name, version, license, type, exports } = packageFacts();
  put(join(resources, 'package.json'), `${JSON.stringify({ name, version, license, type, exports }, null, 2)}\n`);
  const types = 'host-agent/client/client.d.ts';
  put(join(resources, types), readFileSync(join(root, types), 'utf8'));
  for (const file of ['cli.js', 'browser-link.js']) {
    const program = join(resources, 'dist/host-agent', file);
    put(program, readFileSync(program, 'utf8').replace(/^#!.*/, `#!/${LAUNCHER}`), 0o755);
  }
  put(join(into, LAUNCHER), readFileSync(join(templates, 'node/launcher')), 0o755);
  mkdirSync(join(into, 'usr/bin'), { recursive: true });
  symlinkSync(`../${LIBRARY.replace('usr/', '')}/resources/dist/host-agent/cli.js`, join(into, 'usr/bin/safe-browse'));
  for (const unit of ['safe-browse.socket', 'safe-browse.service']) {
    mkdirSync(join(into, 'usr/lib/systemd/user'), { recursive: true });
    renameSync(join(debian, unit), join(into, 'usr/lib/systemd/user', unit));
  }
  const units = ['safe-browse-images', 'safe-browse-report'].flatMap((name) => [`${name}.service`, `${name}.timer`]);
  for (const unit of units) {
    mkdirSync(join(into, 'usr/lib/systemd/system'), { recursive: true });
    renameSync(join(debian, unit), join(into, 'usr/lib/systemd/system', unit));
  }
  cpSync(join(templates, 'apparmor'), join(into, 'etc/apparmor.d'), { recursive: true });
  cpSync(join(templates, 'udev'), join(into, 'usr/lib/udev/rules.d'), { recursive: true });
  // For the policy of an administrator. It is not part of the package, so that dpkg neither asks about it nor removes it.
  mkdirSync(join(into, 'etc/safe-browse'), { recursive: true, mode: 0o755 });
  const ask = async (/** @type {readonly string[]} */ words) => {
    const answer = await readChild([process.execPath, join(root, 'dist/host-agent/cli.js'), ...words], {
      environment: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) },
    });
    if (answer?.status !== 0)
      throw new SetupStopped(`The built program does not print its ${words.join(' ')}: ${answer?.stderr ?? ''}`);
    return answer.stdout;
  };
  for (const name of ['grafana-dashboard.json', 'prometheus-rules.yml'])
    put(join(into, 'usr/share/safe-browse', name), readFileSync(join(root, 'host-agent/guide', name), 'utf8'));
  const documents = join(into, 'usr/share/doc/safe-browse');
  cpSync(join(root, 'host-agent/guide'), join(documents, 'guide'), { recursive: true });
  for (const name of ['incus', 'kubernetes'])
    cpSync(join(templates, name), join(documents, 'examples', name), { recursive: true });
  put(join(into, 'usr/share/man/man1/safe-browse.1'), await ask(['manual']));
  put(join(into, 'usr/share/bash-completion/completions/safe-browse'), await ask(['completion', 'bash']));
  put(join(into, 'usr/share/zsh/vendor-completions/_safe-browse'), await ask(['completion', 'zsh']));
  put(join(into, 'usr/share/fish/vendor_completions.d/safe-browse.fish'), await ask(['completion', 'fish']));
}

/**
 * @param {string} into
 * @param {string} scratch
 * @param {Release} facts
 */
async function layOutDesktop(into, scratch, { version, epoch }) {
  const resources = join(into, LIBRARY, 'resources');
  for (const folder of [resources, scratch]) mkdirSync(folder, { recursive: true });
  await archiveApplication(scratch, join(resources, 'app.asar'));
  const share = join(into, 'usr/share');
  const { entry, menus } = await desktopEntry();
  put(join(share, 'applications/safe-browse.desktop'), entry);
  for (const { path, content } of menus) put(join(share, path), content);
  put(join(share, 'icons/hicolor/scalable/apps/safe-browse.svg'), readFileSync(join(root, 'ui/icons/safe-browse.svg')));
  put(join(share, 'icons/hicolor/256x256/apps/safe-browse.png'), readFileSync(join(root, 'ui/icons/app.png')));
  const date = new Date(epoch * 1000).toISOString().slice(0, 10);
  put(
    join(share, 'metainfo/safe-browse.metainfo.xml'),
    readFileSync(join(templates, 'desktop/metainfo.xml'), 'utf8').replace('@VERSION@', version).replace('@DATE@', date),
  );
  put(join(into, 'etc/apparmor.d/safe-browse-desktop'), readFileSync(join(templates, 'desktop/apparmor')));
  layOutExtension(into);
}

/**
 * For the browsers and the mail program of the host.
 * @param {string} into
 */
function layOutExtension(into) {
  const native = nativeManifests(`/${LIBRARY}/resources/dist/host-agent/browser-link.js`);
  for (const part of [firefoxFile(), thunderbirdFile(), ...chromiumFiles(), ...native]) {
    const path = join(into, part.file);
    if ('content' in part) put(path, part.content);
    else {
      mkdirSync(dirname(path), { recursive: true });
      symlinkSync(part.link, path);
    }
  }
}

/** The same desktop entry and menus of file managers that the application writes for a person, with the path of the packaged program. */
async function desktopEntry() {
  const module = await evaluate(`import { applicationEntry } from './ui/main/desktop/entry.ts';
    import { menuFiles } from './ui/main/desktop/menus.ts';
    import { textsIn } from './ui/main/language-files.ts';
    const made = [['/${LIBRARY}/safe-browse'], textsIn(${JSON.stringify(join(root, 'ui/texts'))})];
    export const entry = applicationEntry(...made);
    export const menus = menuFiles(...made);`);
  return /** @type {{ entry: string, menus: readonly { path: string, content: string }[] }} */ (module);
}

/** @returns {Promise<string | undefined>} The folder of an Electron. */
export async function findElectron() {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = given ?? join(root, 'node_modules/electron/dist');
  if (existsSync(join(folder, 'electron'))) return folder;
  return given === undefined && (await fetchElectron()) ? folder : undefined;
}

/**
 * Builds the packages in `folder`. Returns their names. Throws {@link SetupStopped}.
 * @param {string} folder
 * @param {string | undefined} electron
 * @param {string | undefined} [node] The archive of one.
 * @returns {Promise<string[]>}
 */
export async function makePackages(folder, electron, node) {
  if (!isBuilt()) await build();
  const facts = await release();
  const scratch = mkdtempSync(join(tmpdir(), 'safe-browse-package-'));
  try {
    const tree = join(scratch, `safe-browse-${facts.version}`);
    mkdirSync(tree);
    await layOut(tree, facts, electron);
    const made = await buildSource(tree, facts.epoch, folder);
    const ofElectron = electron === undefined ? [] : await makeElectronPackage(folder, electron);
    const ofNode = node === undefined ? [] : await makeNodePackage(folder, node);
    return [...made, ...ofElectron, ...ofNode];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Of these Debian packages, those that are not installed. @param {readonly string[]} wanted */
export async function missingPackages(wanted) {
  const format = '${Package} ${db:Status-Abbrev}\\n';
  const listed = await readChild(['dpkg-query', '--show', '--showformat', format, ...wanted]);
  return notInstalled(wanted, listed?.stdout ?? '');
}

/** What to do about missing packages. @param {readonly string[]} missing */
export const askToInstall = (missing) =>
  `These Debian packages are missing: ${missing.join(', ')}\nRun this as root, then try again:\n\n  apt-get install --no-install-recommends ${missing.join(' ')}`;

if (isMainModule(import.meta.url)) {
  await runScript(async () => {
    const isRpm = process.argv.includes('--rpm');
    const missing = await missingPackages([...packagesFor('packaging'), ...(isRpm ? packagesFor('rpm') : [])]);
    if (missing.length > 0) throw new SetupStopped(askToInstall(missing));
    const electron = await findElectron();
    if (electron === undefined) say('Electron is not available: only the package of the command line is built');
    const folder = join(root, 'dist/packages');
    rmSync(folder, { recursive: true, force: true });
    const node = await findNode();
    if (node === undefined) say('Node is not available from npm: there is no package of it for older systems');
    const made = await makePackages(folder, electron, node);
    const rpms = isRpm ? await makeRpms(folder, made, await sourceDate()) : [];
    for (const name of [...made, ...rpms]) say(`made ${join(folder, name)}`);
  });
}
