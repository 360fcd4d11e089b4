/**
 * An emulated computer with Debian's kernel whose root is that of the host: read-only through 9p, with an overlay in memory. For tests that need a
 * kernel or hardware that the host does not have. It ends with the script that is its first process.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeInitramfs, unpackKernel } from '../../../host-agent/image/kernel.ts';
import { Recipe } from '../../../host-agent/image/recipe-schema.ts';
import { networkImage } from '../images/test-images.ts';

export const root = join(import.meta.dirname, '../../..');
const cache = join(root, 'node_modules/.cache');
const never = new AbortController().signal;

/** The modules that the root needs. */
const MODULES = ['virtio_pci', 'virtio_rng', '9pnet_virtio', '9p', 'overlay'];

const init = (program: string) => `#!/bin/busybox sh
busybox mount -t devtmpfs none /dev
busybox mount -t proc none /proc
while read -r module; do busybox insmod "/modules/$module" 2> /dev/null || echo "refused $module" > /dev/console; done < /modules/order
busybox mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=524288,cache=loose host /lower || echo 'no 9p' > /dev/console
busybox mount -t tmpfs -o size=80% none /memory
busybox mkdir /memory/upper /memory/work
busybox mount -t overlay -o lowerdir=/lower,upperdir=/memory/upper,workdir=/memory/work none /root || echo 'no overlay' > /dev/console
busybox mount -o move /dev /root/dev
busybox mount -o move /proc /root/proc
exec busybox switch_root /root ${program}
`;

/** The first commands of every nested computer. */
const BEGINNING = `#!/bin/bash
exec > /dev/ttyS0 2>&1 < /dev/null
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root
mount -t sysfs none /sys; mkdir -p /dev/pts /dev/shm; mount -t devpts none /dev/pts; mount -t tmpfs none /dev/shm
mount -t tmpfs none /run
ip link set lo up
`;

export interface NestedComputer {
  /** The name of the artefact that keeps its console output. */
  readonly name: string;
  readonly modules?: readonly string[];
  readonly memoryMiB: number;
  readonly kernelArguments: string;
  /** More arguments for QEMU. */
  readonly hardware: readonly string[];
  /** The script that it runs as root, and with which it ends. Lines `MARK NAME TEXT` of its output become the marks. */
  readonly script: string;
  readonly withinMs: number;
}

/** Runs it to its end. Returns the marks, and the last lines of the console for a message. */
export async function runNestedComputer({
  name,
  modules = [],
  memoryMiB,
  kernelArguments,
  hardware,
  script,
  withinMs,
}: NestedComputer): Promise<{ readonly marks: ReadonlyMap<string, string>; readonly lastLines: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'sb-nested-'));
  try {
    const { kernel, initramfs } = await prepare(folder, [...MODULES, ...modules]);
    writeFileSync(
      join(folder, 'computer'),
      `${BEGINNING}${script}\necho "MARK end"\necho o > /proc/sysrq-trigger; sleep 9\n`,
      { mode: 0o755 },
    );
    const computer = spawn(
      'unshare',
      [
        // Its packets end here. QEMU's user network offers a gateway and a resolver only if the host seems to have a network.
        '--net',
        '--map-root-user',
        'qemu-system-x86_64',
        '-nodefaults',
        '-no-user-config',
        '-machine',
        'q35',
        '-accel',
        'tcg,thread=multi',
        '-cpu',
        'max',
        '-smp',
        '2',
        '-m',
        `${memoryMiB}M`,
        '-no-reboot',
        '-display',
        'none',
        '-kernel',
        kernel,
        '-initrd',
        initramfs,
        '-append',
        `console=ttyS0 quiet panic=-1 mitigations=off ${kernelArguments}`,
        '-fsdev',
        'local,id=host,path=/,security_model=none,readonly=on',
        '-device',
        'virtio-9p-pci,fsdev=host,mount_tag=host',
        '-device',
        'virtio-rng-pci',
        ...hardware,
        '-serial',
        'stdio',
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const late = setTimeout(() => computer.kill('SIGKILL'), withinMs);
    const marks = new Map<string, string>();
    const console: string[] = [];
    for await (const line of createInterface({ input: computer.stdout })) {
      console.push(line);
      const [, mark, text] = /^MARK (\S+) ?(.*)$/.exec(line.trim()) ?? [];
      if (mark !== undefined) marks.set(mark, text ?? '');
      if (mark === 'end') break;
    }
    computer.kill('SIGKILL');
    clearTimeout(late);
    writeFileSync(join(cache, `${name}.console.log`), console.join('\n'));
    return { marks, lastLines: console.slice(-20).join('\n') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Debian's kernel of the test images, and an initramfs that mounts the root. */
async function prepare(
  folder: string,
  modules: readonly string[],
): Promise<{ readonly kernel: string; readonly initramfs: string }> {
  const image = await networkImage();
  const packages = join(cache, 'nested-kernels', image.manifest.kernelVersion);
  if (!existsSync(packages) || readdirSync(packages).length === 0) {
    mkdirSync(packages, { recursive: true });
    execFileSync('apt-get', ['download', '--quiet', '--quiet', `linux-image-${image.manifest.kernelVersion}`], {
      cwd: packages,
    });
  }
  const [deb = ''] = readdirSync(packages);
  const kernel = await unpackKernel(join(packages, deb), join(folder, 'kernel'), never);
  execFileSync(
    'fsck.erofs',
    [`--extract=${join(folder, 'tree')}`, join(image.folder, image.manifest.files.root.name)],
    { stdio: 'ignore' },
  );
  writeFileSync(join(folder, 'init'), init(join(folder, 'computer')), { mode: 0o755 });
  const recipe = Recipe.parse({
    schema: 1,
    role: 'network',
    packages: ['none'],
    kernel: { package: 'none', commandLine: 'none', initramfsModules: modules },
  });
  for (const name of ['initramfs', 'parts']) mkdirSync(join(folder, name));
  const initramfs = join(folder, 'initramfs.img');
  await makeInitramfs(
    kernel,
    recipe,
    { busybox: join(folder, 'tree/usr/bin/busybox'), dmsetup: join(folder, 'parts'), init: join(folder, 'init') },
    join(folder, 'initramfs'),
    initramfs,
    never,
  );
  return { kernel: kernel.kernel, initramfs };
}
