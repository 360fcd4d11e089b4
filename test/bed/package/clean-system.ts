/** A clean Debian, and what runs in it. Its packages come from the host's apt sources: some 200 MB. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['/etc/apt/sources.list', '/etc/apt/sources.list.d/debian.sources'].filter((file) => existsSync(file));
const AS_TESTER =
  'setpriv --reuid=tester --regid=tester --clear-groups --inh-caps=-all --bounding-set=-all -- env HOME=/home/tester';

export class CleanSystem {
  readonly root: string;
  /** A folder of the host at the path of the system. */
  readonly #bound: { readonly host: string; readonly path: string };

  /** `install`: a shell command that root runs in it, with network. */
  constructor(root: string, bound: { host: string; path: string }, install: string) {
    this.root = root;
    this.#bound = bound;
    execFileSync(
      'mmdebstrap',
      [
        '--variant=apt',
        '--include=mount,mandoc,bash-completion',
        `--customize-hook=mkdir -p "$1"${bound.path} && cp -r ${bound.host}/. "$1"${bound.path}`,
        `--customize-hook=chroot "$1" sh -ec ${quoted(install)}`,
        `--customize-hook=rm -r "$1"${bound.path}/*`,
        '--customize-hook=chroot "$1" useradd --create-home --user-group tester',
        'trixie',
        root,
        ...SOURCES,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 64 * 1024 * 1024 },
    );
    // Writable for everyone, because root inside may not be root outside.
    mkdirSync(join(root, 'tmp/run'), { mode: 0o777 });
  }

  /** Runs a shell command as root without a network. bubblewrap makes the system the root directory: after chroot no namespaces could be created. */
  asRoot(words: string) {
    const { host, path } = this.#bound;
    const namespaces = ['--unshare-pid', '--unshare-ipc', '--unshare-net', '--die-with-parent'];
    const mounts = ['--bind', this.root, '/', '--dev', '/dev', '--proc', '/proc', '--ro-bind', host, path];
    const environment = ['PATH=/usr/sbin:/usr/bin', 'HOME=/root', 'LC_ALL=C.UTF-8', 'DEBIAN_FRONTEND=noninteractive'];
    const { status, stdout, stderr } = spawnSync(
      'bwrap',
      [...mounts, ...namespaces, '--clearenv', '--', '/usr/bin/env', ...environment, 'sh', '-ec', words],
      { encoding: 'utf8', timeout: 240_000 },
    );
    return { status, stdout, stderr };
  }

  /**
   * Runs a shell command as root of a system whose accounts may build images and start VMs, unlike in {@link asRoot}: bubblewrap covers parts of /proc,
   * so that no namespace below may mount it. It has the host's network.
   */
  asRootOfHost(words: string, timeoutMs: number) {
    const { status, stdout, stderr } = spawnSync(
      'unshare',
      ['--mount', '--pid', '--ipc', '--fork', '--kill-child', '--', 'sh', '-ec', IN_SYSTEM, 'sh', this.root, words],
      { encoding: 'utf8', timeout: timeoutMs },
    );
    return { status, stdout, stderr };
  }

  asTester(words: string) {
    return this.asRoot(byTester(words));
  }
}

/** Makes the folder `$1` the root directory, and runs the command `$2` there. */
const IN_SYSTEM = `
mount --make-rprivate /
mount --bind "$1" "$1"
cp /etc/resolv.conf "$1/etc/resolv.conf"
cd "$1"
mount -t tmpfs -o mode=755 dev dev
mkdir dev/shm && chmod 1777 dev/shm
for name in null zero full random urandom tty kvm; do
  if [ -e /dev/$name ]; then touch dev/$name; mount --bind /dev/$name dev/$name; fi
done
ln -s /proc/self/fd dev/fd
mount -t proc proc proc
mount --rbind /sys sys
mount -t tmpfs -o mode=755 run run
mkdir -p mnt/host
pivot_root . mnt/host
cd /
umount -l /mnt/host
exec env -i PATH=/usr/sbin:/usr/bin HOME=/root LC_ALL=C.UTF-8 sh -ec "$2"`;

/** A shell command of root that runs `words` as a plain user. */
export const byTester = (words: string): string => `${AS_TESTER} sh -ec ${quoted(words)}`;

const quoted = (words: string): string => `'${words.replaceAll("'", String.raw`'\''`)}'`;
