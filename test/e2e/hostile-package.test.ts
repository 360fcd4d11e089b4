/** A package whose script is hostile, in a real build. It needs Debian's packages from the network. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setUpHooks, writeHooks } from '../../host-agent/image/hooks.ts';
import { downloadPackages } from '../../host-agent/image/package-download.ts';
import { hostSources } from '../../host-agent/image/sources.ts';
import { bootstrap } from '../../host-agent/tools/mmdebstrap.ts';

const BUILD_TIMEOUT_MS = 600_000;
let folder: string;
let home: string;
const servers: Server[] = [];
beforeEach(() => {
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
    mkdirSync(build);
    const { apt } = await downloadPackages({
      folder: join(build, 'packages'),
      sources: { ...debian, list: `${debian.list}deb [trusted=yes] copy:${repositoryWith(text)} ./\n` },
      packages: ['hostile'],
      kernelPackage: 'hostile',
      kernelFile: join(build, 'kernel.deb'),
      signal,
    });
    mkdirSync(join(build, 'unpacked'));
    await bootstrap(
      {
        folder: build,
        sourcesFile: apt.sourcesFile,
        packages: ['hostile'],
        setUp: await writeHooks(setUpHooks(apt), join(build, 'set-up')),
        hooks: [],
        target: join(build, 'root.tar'),
        temporaryFolder: join(build, 'unpacked'),
        sourceDateEpoch: 0,
      },
      { signal },
    );
    const report = execFileSync('tar', ['-xOf', join(build, 'root.tar'), './usr/share/hostile/report'], {
      encoding: 'utf8',
    });
    expect(report.trim().split('\n')).toEqual(outside.map((line) => line.replace(/worked$/, 'failed')));
    expect(existsSync(mark)).toBe(false);
  },
);
