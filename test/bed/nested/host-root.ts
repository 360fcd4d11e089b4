/** The root of an emulated computer with Debian's kernel: that of this host, read-only through 9p, with an overlay in memory. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeInitramfs, unpackKernel } from '../../../host-agent/image/build/kernel.ts';
import { Recipe } from '../../../host-agent/image/recipe-schema.ts';
import { ensureNestedKernel } from '../../../host-agent/scripts/test/nested-kernel.mjs';
import { networkImage } from '../images/test-images.ts';

export const root = join(import.meta.dirname, '../../..');
export const cache = join(root, 'node_modules/.cache');
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

/** The first commands of every such computer, for bash. */
const BEGINNING = `#!/bin/bash
exec > /dev/ttyS0 2>&1 < /dev/null
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root
mount -t sysfs none /sys; mkdir -p /dev/pts /dev/shm; mount -t devpts none /dev/pts; mount -t tmpfs none /dev/shm
mount -t tmpfs none /run
ip link set lo up
`;

const ENDING = 'echo "MARK end"\necho o > /proc/sysrq-trigger; sleep 9\n';

export interface ComputerWithHostRoot {
  /** For its kernel, its initramfs and its script. */
  readonly folder: string;
  /** Modules that it loads besides those for its root. */
  readonly modules: readonly string[];
  readonly memoryMiB: number;
  readonly kernelArguments: string;
  /** The script for bash that it runs as root, and with which it ends. */
  readonly script: string;
}

/** QEMU's arguments for such a computer, without its processor and without its first serial port, which is its console. */
export async function argumentsWithHostRoot(computer: ComputerWithHostRoot): Promise<string[]> {
  const { folder, modules, memoryMiB, kernelArguments, script } = computer;
  const { kernel, initramfs } = await prepare(folder, [...MODULES, ...modules]);
  writeFileSync(join(folder, 'computer'), `${BEGINNING}${script}\n${ENDING}`, { mode: 0o755 });
  return [
    '-nodefaults',
    '-no-user-config',
    '-machine',
    'q35',
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
    // Mitigations protect only real processors.
    `console=ttyS0 quiet panic=-1 mitigations=off ${kernelArguments}`,
    '-fsdev',
    'local,id=host,path=/,security_model=none,readonly=on',
    '-device',
    'virtio-9p-pci,fsdev=host,mount_tag=host',
    '-device',
    'virtio-rng-pci',
  ];
}

/** Debian's kernel of the test images, and an initramfs that mounts the root. */
async function prepare(
  folder: string,
  modules: readonly string[],
): Promise<{ readonly kernel: string; readonly initramfs: string }> {
  const image = await networkImage();
  const kernelPackage = await ensureNestedKernel();
  if (kernelPackage === undefined)
    throw new Error(`apt-get cannot download linux-image-${image.manifest.kernelVersion}.`);
  const kernel = await unpackKernel(kernelPackage, join(folder, 'kernel'), never);
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
