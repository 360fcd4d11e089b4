// @ts-check
/**
 * Only for tests: Xen with a dom0 that QEMU can boot without a separate disk, and Xen's parser of configuration files.
 * Built once from Debian's packages. Nothing is installed on the host.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readChild, runStep } from '../children.mjs';
import { isMainModule, root, runScript, say, SetupStopped } from '../checkout.mjs';
import { withLock } from '../lock.mjs';

const cache = join(root, 'node_modules/.cache');
export const testXenFolder = join(cache, 'test-xen');
const sources = join(root, 'test/bed/xen/dom0');
const stamp = join(testXenFolder, 'inputs');

const XEN_VERSION = '4.20';
const PACKAGES = [
  'udev',
  'kmod',
  'iproute2',
  'bridge-utils',
  `xen-hypervisor-${XEN_VERSION}-amd64`,
  `xen-utils-${XEN_VERSION}`,
  'xenstore-utils',
  'qemu-system-xen',
  'linux-image-amd64',
  'busybox-static',
  'nodejs',
  'pciutils',
  'procps',
  'minisign',
];
/** Modules that dom0's kernel needs to find its root, in this order. */
const MODULES = [
  'crypto/crc32c_generic',
  'lib/libcrc32c',
  'drivers/block/virtio_blk',
  'fs/erofs/erofs',
  'fs/overlayfs/overlay',
];

function inputsDigest() {
  const digest = createHash('sha256').update(JSON.stringify([PACKAGES, MODULES]));
  for (const name of readdirSync(sources).sort()) digest.update(name).update(readFileSync(join(sources, name)));
  return digest.digest('hex');
}

/** Builds it, unless it exists and matches this checkout, or this user cannot build it. Throws {@link SetupStopped}. */
export async function ensureTestXen() {
  if (isThere()) return;
  if (process.getuid?.() !== 0) {
    // Files from another user namespace would belong to no user of the host, and could not be removed.
    say('tests on Xen are skipped: only root can build the Xen for them');
    return;
  }
  await withLock(async () => {
    if (isThere()) return;
    say('building a Xen for the tests; this takes a minute or two, once');
    mkdirSync(cache, { recursive: true });
    const scratch = mkdtempSync(join(cache, '.xen-'));
    try {
      await make(scratch);
      rmSync(testXenFolder, { recursive: true, force: true });
      renameSync(join(scratch, 'made'), testXenFolder);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }, sources);
}

const isThere = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === inputsDigest();

/** @param {string} scratch */
async function make(scratch) {
  const [tree, made] = [join(scratch, 'tree'), join(scratch, 'made')];
  mkdirSync(made);
  const leaveOut = ['doc', 'man', 'locale', 'info'].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`);
  await runStep(
    [
      'mmdebstrap',
      '--quiet',
      '--variant=minbase',
      '--aptopt=APT::Install-Recommends "false"',
      ...leaveOut,
      `--include=${PACKAGES.join(',')}`,
      'trixie',
      tree,
    ],
    'The dom0 for tests could not be built; the reason is above.',
  );
  const kernel = basename(readdirSync(join(tree, 'boot')).find((name) => name.startsWith('vmlinuz-')) ?? '').replace(
    'vmlinuz-',
    '',
  );
  copyFileSync(join(tree, 'boot', `vmlinuz-${kernel}`), join(made, 'vmlinuz'));
  writeFileSync(join(made, 'xen'), gunzipSync(readFileSync(join(tree, `boot/xen-${XEN_VERSION}-amd64.gz`))));
  for (const name of readdirSync(join(tree, 'boot'))) rmSync(join(tree, 'boot', name));
  for (const path of ['var/cache/apt', 'var/lib/apt/lists']) rmSync(join(tree, path), { recursive: true, force: true });
  await makeInitramfs(tree, kernel, join(scratch, 'initramfs'), join(made, 'initramfs.img'));
  await makeParser(tree, join(made, 'parser'));
  copyFileSync(join(sources, 'dom0'), join(tree, 'usr/sbin/dom0'));
  chmodSync(join(tree, 'usr/sbin/dom0'), 0o755);
  await runStep(
    ['mkfs.erofs', '--quiet', '-zlz4', join(made, 'root.erofs'), tree],
    'The root of the dom0 for tests could not be packed.',
  );
  writeFileSync(join(made, 'inputs'), inputsDigest());
}

/**
 * @param {string} tree
 * @param {string} kernel
 * @param {string} folder
 * @param {string} target
 */
async function makeInitramfs(tree, kernel, folder, target) {
  for (const name of ['bin', 'dev', 'proc', 'sys', 'lower', 'memory', 'root', 'modules'])
    mkdirSync(join(folder, name), { recursive: true });
  copyFileSync(join(tree, 'usr/bin/busybox'), join(folder, 'bin/busybox'));
  copyFileSync(join(sources, 'initramfs-init'), join(folder, 'init'));
  chmodSync(join(folder, 'init'), 0o755);
  MODULES.forEach((module, index) =>
    copyFileSync(
      join(tree, 'usr/lib/modules', kernel, 'kernel', `${module}.ko.xz`),
      join(folder, 'modules', `${index}-${basename(module)}.ko.xz`),
    ),
  );
  await runStep(
    [
      'sh',
      '-c',
      'cd "$1" && xz --decompress modules/*.xz && find . | cpio --quiet --create --format=newc > "$2"',
      'sh',
      folder,
      target,
    ],
    'The initramfs of the dom0 for tests could not be packed.',
  );
}

/** The part of `xl` that reads a configuration, with a shim instead of the hypervisor; absent without a C compiler.
 * @param {string} tree
 * @param {string} folder
 */
async function makeParser(tree, folder) {
  mkdirSync(folder);
  const libraries = 'usr/lib/x86_64-linux-gnu';
  const wanted = /^(libxen|libxlutil|libyajl|libuuid|liblzma|libzstd|libz\.so|libtinfo)/;
  for (const name of readdirSync(join(tree, libraries)).filter((candidate) => wanted.test(candidate)))
    copyFileSync(join(tree, libraries, name), join(folder, name));
  copyFileSync(join(tree, `usr/lib/xen-${XEN_VERSION}/bin/xl`), join(folder, 'xl'));
  chmodSync(join(folder, 'xl'), 0o755);
  const compiled = await readChild([
    'cc',
    '-shared',
    '-fPIC',
    '-O2',
    '-o',
    join(folder, 'no-hypervisor.so'),
    join(sources, 'no-hypervisor.c'),
    '-ldl',
  ]);
  if (compiled?.status !== 0)
    throw new SetupStopped(
      `The shim for the hypervisor could not be compiled: ${compiled?.stderr ?? 'there is no cc'}`,
    );
}

if (isMainModule(import.meta.url)) await runScript(ensureTestXen);
