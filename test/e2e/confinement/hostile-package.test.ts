/** Packages that are hostile, in real builds. They need Debian's packages from the network. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildImage } from '../../../host-agent/image/build/build.ts';
import { setUpHooks, writeHooks } from '../../../host-agent/image/build/hooks.ts';
import { downloadPackages } from '../../../host-agent/image/build/package-download.ts';
import { hostSources } from '../../../host-agent/image/sources.ts';
import { imageNames } from '../../../host-agent/storage/filenames.ts';
import { bootstrap } from '../../../host-agent/tools/building/mmdebstrap.ts';
import { packProgram } from '../../bed/bundle-program.ts';
import { kernelModule, makeArchive, makeKernelPackage, makePackage } from '../../host-agent/image/debian-packages.ts';
import { foldersBelow } from '../../host-agent/image/images.ts';

/** A line of a sources list, besides Debian's: the package source that a person would name. */
let named = '';
vi.mock(import('../../../host-agent/image/sources.ts'), async (original) => {
  const real = await original();
  const hostSources: typeof real.hostSources = async (...args) => {
    const debian = await real.hostSources(...args);
    return { ...debian, list: debian.list + named };
  };
  return { ...real, hostSources };
});

const BUILD_TIMEOUT_MS = 600_000;
let folder: string;
let home: string;
const servers: Server[] = [];
beforeEach(() => {
  named = '';
  folder = mkdtempSync(join(tmpdir(), 'hostile-package-'));
  // Not that of root, over which the jail has an empty folder anyway.
  home = mkdtempSync('/home/.safe-browse-test-');
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  for (const path of [folder, home]) rmSync(path, { recursive: true });
});

async function listen(where: { port: number; host: string } | { path: string }): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => undefined).destroy()).listen(where);
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** An address of the host that is not its loopback; its loopback where it has no other. */
const ownAddress = (): string =>
  Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal)?.address ?? '127.0.0.1';

interface Targets {
  readonly secret: string;
  readonly port: number;
  readonly address: string;
  readonly abstract: string;
  readonly mark: string;
}

/** Leaves its chroot, then prints one line for each attempt: what it tried, and whether it worked. */
const script = ({ secret, port, address, abstract, mark }: Targets): string => `#!/usr/bin/perl
use strict; use Socket;
my $cage = "/tmp/cage-$$";
mkdir $cage; chroot $cage; chdir ".." for 1 .. 64; chroot ".";
my %tried;
sub readable { open(my $file, "<", $_[0]) or return 0; return 1; }
$tried{"the person's file"} = readable("${secret}");
$tried{"the person's file, by any process"} = (grep { readable("$_/root${secret}") } glob("/proc/[0-9]*")) ? 1 : 0;
sub inet { socket(my $s, PF_INET, SOCK_STREAM, 0) or return 0; return connect($s, sockaddr_in(${port}, inet_aton($_[0]))) ? 1 : 0; }
$tried{"the computer's loopback"} = inet("127.0.0.1");
$tried{"the computer's address"} = inet("${address}");
sub abstract { socket(my $s, PF_UNIX, SOCK_STREAM, 0) or return 0; return connect($s, pack("S$_[0]", AF_UNIX, "\\0${abstract}")) ? 1 : 0; }
# Some programs fill the name with zeros.
$tried{"an abstract socket"} = abstract("a*") || abstract("a108");
open(my $written, ">", "${mark}"); $tried{"a new file among the programs"} = -e "${mark}" ? 1 : 0; unlink "${mark}";
system("mknod $cage-disk b 7 0 2> /dev/null"); $tried{"a device of the computer"} = -b "$cage-disk" ? 1 : 0;
unlink "$cage-disk"; rmdir $cage;
print map { "$_: " . ($tried{$_} ? "worked" : "failed") . "\\n" } sort keys %tried;
`;

/** A repository with one package, whose script reports into the tree before it leaves it. */
function repositoryWith(text: string): string {
  const [repository, tree] = [join(folder, 'repository'), join(folder, 'tree')];
  mkdirSync(join(tree, 'DEBIAN'), { recursive: true });
  mkdirSync(join(tree, 'usr/share/hostile'), { recursive: true });
  mkdirSync(repository);
  const control =
    'Package: hostile\nVersion: 1\nArchitecture: all\nMaintainer: a <a@a.example>\nDescription: hostile\n';
  writeFileSync(join(tree, 'DEBIAN/control'), control);
  writeFileSync(join(tree, 'usr/share/hostile/try'), text);
  writeFileSync(
    join(tree, 'DEBIAN/postinst'),
    '#!/bin/sh\nperl /usr/share/hostile/try > /usr/share/hostile/report 2>&1\nexit 0\n',
  );
  chmodSync(join(tree, 'DEBIAN/postinst'), 0o755);
  const deb = join(repository, 'hostile_1_all.deb');
  execFileSync('dpkg-deb', ['--build', '--root-owner-group', tree, deb], { stdio: 'pipe' });
  const bytes = readFileSync(deb);
  const digest = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(
    join(repository, 'Packages'),
    `${control}Filename: ./hostile_1_all.deb\nSize: ${bytes.length}\nSHA256: ${digest}\n`,
  );
  return repository;
}

it.skipIf(process.getuid?.() !== 0)(
  'whose script runs as root reaches no file of the person and no network, although it leaves its chroot',
  { timeout: BUILD_TIMEOUT_MS },
  async () => {
    const [secret, abstract, mark] = [join(home, 'secret'), `hostile-${process.pid}`, `/usr/hostile-${process.pid}`];
    writeFileSync(secret, 'secret');
    const port = await listen({ port: 0, host: '0.0.0.0' });
    await listen({ path: `\0${abstract}` });
    const text = script({ secret, port, address: ownAddress(), abstract, mark });
    const at = (name: string) => join(folder, name);
    writeFileSync(at('try'), text);
    const outside = execFileSync('perl', [at('try')], { encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(outside).toHaveLength(7);
    // Otherwise a failure inside would prove nothing.
    expect(outside.filter((line) => !line.endsWith(': worked'))).toEqual([]);

    const { signal } = new AbortController();
    const debian = await hostSources([], at('first-lists'), signal);
    const build = at('build');
    const [inputs, installation] = [join(build, 'inputs'), join(build, 'installation')];
    for (const each of [build, inputs, installation]) mkdirSync(each);
    const { apt } = await downloadPackages({
      folder: join(inputs, 'packages'),
      sources: { ...debian, list: `${debian.list}deb [trusted=yes] copy:${repositoryWith(text)} ./\n` },
      packages: ['hostile'],
      kernelPackage: 'hostile',
      kernelFile: join(build, 'kernel.deb'),
      signal,
    });
    mkdirSync(join(installation, 'unpacked'));
    await bootstrap(
      {
        inputs,
        folder: installation,
        sourcesFile: apt.sourcesFile,
        packages: ['hostile'],
        setUp: await writeHooks(setUpHooks(apt), join(inputs, 'set-up')),
        hooks: [],
        target: join(installation, 'root.tar'),
        temporaryFolder: join(installation, 'unpacked'),
        sourceDateEpoch: 0,
      },
      { signal },
    );
    const report = execFileSync('tar', ['-xOf', join(installation, 'root.tar'), './usr/share/hostile/report'], {
      encoding: 'utf8',
    });
    expect(report.trim().split('\n')).toEqual(outside.map((line) => line.replace(/worked$/, 'failed')));
    expect(existsSync(mark)).toBe(false);
  },
);

describe.skipIf(process.getuid?.() !== 0)('a whole build', () => {
  const VERSION = '6.12.1-amd64';
  const SECRET = 'the private key of the person';
  let canary: string;
  beforeEach(() => {
    canary = join(home, 'id_ed25519');
    writeFileSync(canary, SECRET, { mode: 0o600 });
  });
  const untouched = () => [readFileSync(canary, 'utf8'), statSync(canary).mode & 0o777];
  const at = (name: string) => join(folder, name);
  const folders = () => foldersBelow(at('person'));

  /** A small image: the essential packages, what its initramfs needs, and `debs`, the last of which is the kernel. */
  async function build(...debs: readonly string[]) {
    named = makeArchive(at('archive'), debs);
    const sources: Readonly<Record<string, string>> = {
      'network/recipe.toml': `schema = 1
role = "network"
packages = ["busybox-static", "dmsetup"${debs.length > 1 ? ', "hostile"' : ''}]
exclude = ["/usr/share/doc", "/usr/share/locale"]
[kernel]
package = "linux-image-${VERSION}"
commandLine = "quiet"
modules = ["erofs"]
initramfsModules = ["erofs"]
`,
      'hooks/dmsetup.sh': readFileSync(join(import.meta.dirname, '../../../appliance/images/hooks/dmsetup.sh'), 'utf8'),
      ...Object.fromEntries(['accounts', 'confinement'].map((name) => [`hooks/${name}.sh`, ''])),
      'initramfs/init': 'init',
    };
    for (const [path, text] of Object.entries(sources)) {
      mkdirSync(at(`images/${path.slice(0, path.indexOf('/'))}`), { recursive: true });
      writeFileSync(at(`images/${path}`), text);
    }
    writeFileSync(at('agent.cjs'), 'the guest agent');
    return buildImage({
      ...{ folders: folders(), role: 'network', debug: false, extraSources: [] },
      ...{ agentBundle: at('agent.cjs'), packProgram: packProgram(), imagesSource: at('images') },
      ...{ signal: new AbortController().signal, onProgress: () => undefined },
    });
  }

  it('follows no link that a script has left for the steps after it', { timeout: BUILD_TIMEOUT_MS }, async () => {
    const planted = [
      ...[
        'initramfs/bin/busybox',
        'initramfs/init',
        'image/vmlinuz',
        'image/manifest.json',
        'dpkg-status',
        'kernel.deb',
      ],
      ...[`modules/usr/lib/modules/${VERSION}/modules.order`, 'packing/vmlinuz', 'parts/request.json', 'overlay.tar'],
    ];
    const building = imageNames(folders(), 'network').building('*');
    const script = `#!/usr/bin/perl
use strict; use File::Basename; use File::Path;
open(my $report, ">", "/usr/share/hostile/planted");
my $cage = "/tmp/cage-$$"; mkdir $cage; chroot $cage; chdir ".." for 1 .. 64; chroot ".";
for my $folder (glob("${building}")) { for my $name (qw(${planted.join(' ')})) {
  eval { mkpath(dirname("$folder/$name")) }; unlink "$folder/$name"; symlink("${canary}", "$folder/$name");
  print $report "$name\\n" if -l "$folder/$name";
} }
`;
    const hostile = makePackage(folder, {
      name: 'hostile',
      version: '1',
      files: {
        'usr/share/hostile/plant': script,
        'usr/bin/hostile': 'a program',
        'DEBIAN/postinst': '#!/bin/sh\nperl /usr/share/hostile/plant\nexit 0\n',
      },
    });
    const image = await build(
      hostile,
      makeKernelPackage(folder, VERSION, { 'kernel/erofs.ko': kernelModule('erofs') }),
    );
    expect(untouched()).toEqual([SECRET, 0o600]);
    execFileSync('fsck.erofs', [`--extract=${at('root')}`, join(image.folder, 'root.erofs')], { stdio: 'ignore' });
    // Otherwise that nothing was followed would prove nothing.
    expect(readFileSync(at('root/usr/share/hostile/planted'), 'utf8').trim().split('\n')).toEqual(planted);
    for (const name of readdirSync(image.folder))
      expect(readFileSync(join(image.folder, name)).includes(SECRET), name).toBe(false);
    expect(() => execFileSync('grep', ['-rqsF', SECRET, at('root')])).toThrow();
  });

  it('refuses a kernel package with a link to a file of the person', { timeout: BUILD_TIMEOUT_MS }, async () => {
    const link = at(`linux-image-${VERSION}-tree/usr/lib/modules/${VERSION}/modules.order`);
    makeKernelPackage(folder, VERSION, { 'kernel/erofs.ko': kernelModule('erofs') });
    rmSync(link);
    symlinkSync(canary, link);
    const deb = at('linux-image.deb');
    execFileSync('dpkg-deb', ['--build', '--root-owner-group', at(`linux-image-${VERSION}-tree`), deb]);
    await expect(build(deb)).rejects.toThrow(/modules\.order|command/);
    expect(untouched()).toEqual([SECRET, 0o600]);
    expect(existsSync(imageNames(folders(), 'network').current)).toBe(false);
  });
});
