// @ts-check
/** RPM packages for Fedora and openSUSE, from the finished Debian packages: the same files, with the names, scripts and dependencies of these systems. */
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root, SetupStopped } from '../checkout.mjs';
import { readChild } from '../children.mjs';
import { evaluate } from './evaluate.mjs';

/** @typedef {'fedora' | 'suse'} Family */
/** @typedef {(family: Family, debianPackage: string) => string} NameIn */

/** Only image builds need them, which need the package sources of a Debian as well. */
const OF_BUILDS = [
  'cpio',
  'cryptsetup-bin',
  'dosfstools',
  'erofs-utils',
  'fdisk',
  'kmod',
  'mmdebstrap',
  'mtools',
  'xz-utils',
];
/** Part of Debian itself. */
const OF_DEBIAN = ['init-system-helpers'];
/** Libraries, which rpmbuild finds in the programs. */
const LIBRARY = /^lib.*\d(?:t64)?$/;

/**
 * One dependency of a Debian package as RPM writes it; `undefined` if it has none there. Of alternatives, the first counts. Pure.
 * @param {string} debian Such as `safe-browse-electron (<< 46~)`.
 * @param {NameIn} nameIn
 */
export function requirementOf(debian, nameIn) {
  const [, name = '', relation, version = ''] =
    /^(\S+)(?: \((<<|<=|=|>=|>>) (\S+)\))?$/.exec(debian.split('|')[0]?.trim() ?? '') ?? [];
  if ([...OF_BUILDS, ...OF_DEBIAN].includes(name) || LIBRARY.test(name)) return undefined;
  const bound =
    relation === undefined ? '' : ` ${relation.replace('<<', '<').replace('>>', '>')} ${version.replace(/~$/, '')}`;
  // Packages of one major version have other names there, and provide this.
  if (name === 'nodejs') return `nodejs(engine)${bound}`;
  const [fedora, suse] = [nameIn('fedora', name), nameIn('suse', name)];
  return fedora === suse ? `${fedora}${bound}` : `(${fedora} or ${suse})`;
}

/**
 * The lines of `%files`. Folders that other packages have, too, are left to these. Pure.
 * @param {readonly { path: string, kind: 'file' | 'folder' }[]} entries
 */
export function fileLines(entries) {
  return entries.flatMap(({ path, kind }) => {
    // Quoted, no character is a pattern.
    const quoted = `"${path}"`;
    if (kind === 'folder')
      return path.split('/').some((part) => part.startsWith('safe-browse')) ? [`%dir ${quoted}`] : [];
    if (path.startsWith('/etc/')) return [`%config(noreplace) ${quoted}`];
    if (/\/(?:copyright|LICENSES?\.[a-z.]+)$/.test(path)) return [`%license ${quoted}`];
    return [path.startsWith('/usr/share/doc/') || path.startsWith('/usr/share/man/') ? `%doc ${quoted}` : quoted];
  });
}

/**
 * The licences that a Debian copyright file names. Pure.
 * @param {string} copyright
 */
export function licenceOf(copyright) {
  const named = [...copyright.matchAll(/^License: ([^\s_]+)/gm)].flatMap(([, name = '']) =>
    name.replace(/^Expat$/, 'MIT').split('-AND-'),
  );
  return [...new Set(named)].sort().join(' AND ');
}

/**
 * What a package says of itself.
 * @param {string} deb
 * @returns {Promise<(name: string) => string>} The value of a field; empty without it.
 */
async function fieldsOf(deb) {
  const text = (await must(['dpkg-deb', '--field', deb])).stdout;
  return (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
}

/** @param {readonly string[]} command @param {Readonly<Record<string, string>>} [environment] */
async function must(command, environment = {}) {
  const done = await readChild([...command], { environment: { ...process.env, ...environment } });
  if (done?.status === 0) return done;
  throw new SetupStopped(`${command[0]} failed:\n${done?.stdout.slice(-1000) ?? ''}${done?.stderr.slice(-2000) ?? ''}`);
}

/** @param {string} tree @param {string} [at] @returns {{ path: string, kind: 'file' | 'folder' }[]} */
function entriesBelow(tree, at = '/') {
  return readdirSync(join(tree, at), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(at, entry.name);
      return entry.isDirectory()
        ? [{ path, kind: /** @type {const} */ ('folder') }, ...entriesBelow(tree, path)]
        : [{ path, kind: /** @type {const} */ ('file') }];
    });
}

/** What these systems have elsewhere, or not at all. @param {string} tree @param {string} name Of the package. */
function moveFiles(tree, name) {
  for (const path of ['usr/share/lintian', `usr/share/doc/${name}/changelog.Debian.gz`])
    rmSync(join(tree, path), { recursive: true, force: true });
  const zsh = join(tree, 'usr/share/zsh');
  if (lstatSync(zsh, { throwIfNoEntry: false }))
    renameSync(join(zsh, 'vendor-completions'), join(zsh, 'site-functions'));
}

/** Such as `Thu Dec 03 2026`. @param {number} epoch */
function dayOf(epoch) {
  const [weekday = '', day, month, year] = new Date(epoch * 1000).toUTCString().split(' ');
  return `${weekday.replace(',', '')} ${month} ${day} ${year}`;
}

/**
 * @param {string} deb
 * @param {string} tree Its files.
 * @param {{ nameIn: NameIn, epoch: number }} of
 */
async function specOf(deb, tree, { nameIn, epoch }) {
  const field = await fieldsOf(deb);
  const name = field('Package');
  const [version = '', release = '1'] = field('Version').split('-');
  const required = field('Depends')
    .split(', ')
    .flatMap((each) => requirementOf(each, nameIn) ?? []);
  const hasBinaries = name === 'safe-browse-electron';
  return [
    '%global debug_package %{nil}',
    '%global _build_id_links none',
    '%global __os_install_post %{nil}',
    // Electron has these itself.
    '%global __requires_exclude ^lib(ffmpeg|EGL|GLESv2|vk_swiftshader|vulkan)\\\\.so.*$',
    ...[
      'Name: ' + name,
      `Version: ${version}`,
      `Release: ${release}`,
      `Summary: ${field('Description').replace(/^d/, 'D')}`,
    ],
    `License: ${licenceOf(readFileSync(join(tree, 'usr/share/doc', name, 'copyright'), 'utf8'))}`,
    `Packager: ${field('Maintainer')}`,
    'AutoProv: no',
    `AutoReq: ${hasBinaries ? 'yes' : 'no'}`,
    ...required.map((each) => `Requires: ${each}`),
    readFileSync(join(root, 'host-agent/package/rpm', `${name}.spec`), 'utf8'),
    '%install',
    `cp --archive ${tree}/. %{buildroot}/`,
    '',
    '%files',
    '%defattr(-,root,root,-)',
    ...fileLines(entriesBelow(tree)),
    '',
    '%changelog',
    `* ${dayOf(epoch)} ${field('Maintainer')} - ${field('Version')}`,
    '- See changelog.gz of this version.',
    '',
  ].join('\n');
}

/**
 * Builds an RPM of each Debian package, beside it in `folder`. Returns their names. Throws {@link SetupStopped}.
 * @param {string} folder
 * @param {readonly string[]} debs Their names.
 * @param {number} epoch The time stamp that makes equal sources give equal packages.
 */
export async function makeRpms(folder, debs, epoch) {
  const { packageNameIn: nameIn } = /** @type {{ packageNameIn: NameIn }} */ (
    await evaluate(`export { packageNameIn } from './host-agent/process/package-names.ts';`)
  );
  const scratch = mkdtempSync(join(tmpdir(), 'safe-browse-rpm-'));
  try {
    const made = [];
    // These systems have a Node that is new enough.
    for (const deb of debs.filter((each) => !each.startsWith('safe-browse-node_'))) {
      const tree = join(scratch, `${deb}.files`);
      await must(['dpkg-deb', '--extract', join(folder, deb), tree]);
      moveFiles(tree, deb.split('_')[0] ?? '');
      const spec = join(scratch, `${deb}.spec`);
      writeFileSync(spec, await specOf(join(folder, deb), tree, { nameIn, epoch }));
      const into = join(scratch, 'made');
      mkdirSync(into, { recursive: true });
      await must(['rpmbuild', '-bb', '--target', 'x86_64-linux', ...definitions(scratch, into), spec], {
        SOURCE_DATE_EPOCH: String(epoch),
        LC_ALL: 'C.UTF-8',
      });
      for (const rpm of readdirSync(into)) {
        await must(['mv', join(into, rpm), folder]);
        made.push(basename(rpm));
      }
    }
    return made;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Nothing of this host, of the hour, or of the number of processors gets into a package. @param {string} scratch @param {string} into */
const definitions = (scratch, into) =>
  [
    `_topdir ${scratch}/rpm`,
    `_rpmdir ${into}`,
    '_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm',
    '_buildhost localhost',
    'use_source_date_epoch_as_buildtime 1',
    'build_mtime_policy clamp_to_source_date_epoch',
    'clamp_mtime_to_source_date_epoch 1',
    '_binary_payload w9.zstdio',
  ].flatMap((definition) => ['--define', definition]);
