/** A network VM of another project: kernel and programs of the distribution, and no guest agent. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { currentImage } from '../../../host-agent/image/store.ts';
import { packInitramfs } from '../../../host-agent/tools/building/cpio.ts';

type StoredImage = NonNullable<Awaited<ReturnType<typeof currentImage>>>;

/** Makes the system in `folder` from the files of our image. */
export async function makeForeignSystem(
  folder: string,
  image: StoredImage,
): Promise<{ readonly initrd: string; readonly rootfs: string }> {
  const tree = join(folder, 'foreign');
  const rootfs = join(folder, 'foreign.erofs');
  execFileSync('fsck.erofs', [`--extract=${tree}`, join(image.folder, image.manifest.files.root.name)], {
    stdio: 'ignore',
  });
  rmSync(join(tree, 'usr/lib/safe-browse'), { recursive: true });
  rmSync(join(tree, 'usr/sbin/init'), { force: true });
  writeFileSync(join(tree, 'usr/sbin/init'), BRIDGE_INIT, { mode: 0o755 });
  execFileSync('mkfs.erofs', ['--quiet', rootfs, tree], { stdio: 'ignore' });
  return { initrd: await plainInitrd(folder, join(image.folder, 'initramfs.img')), rootfs };
}

/** The modules of our initramfs with an init that mounts any disk unverified. */
async function plainInitrd(folder: string, ours: string): Promise<string> {
  const [tree, packed, initrd] = ['foreign-initrd', 'foreign.cpio', 'foreign.img'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  mkdirSync(tree);
  writeFileSync(join(tree, 'init'), PLAIN_INIT, { mode: 0o755 });
  await packInitramfs(tree, ['init'], packed, {});
  writeFileSync(initrd, Buffer.concat([readFileSync(ours), readFileSync(packed)]));
  return initrd;
}

const PLAIN_INIT = `#!/bin/busybox sh
busybox mount -t devtmpfs none /dev
busybox mount -t proc none /proc
while read -r module; do busybox insmod "/modules/$module"; done < /modules/order
until busybox mount -t erofs -o ro /dev/vda /root; do busybox usleep 100000; done
busybox mount -o move /dev /root/dev
busybox mount -o move /proc /root/proc
exec busybox switch_root /root /sbin/init
`;

/** Process 1 of a system that knows nothing of Safe Browse. */
const BRIDGE_INIT = `#!/bin/busybox sh
busybox mount -t sysfs none /sys
busybox modprobe -a virtio_pci virtio_net af_packet bridge
ip link add br0 type bridge stp_state 0 forward_delay 0
for card in /sys/class/net/eth*; do ip link set dev "\${card##*/}" master br0 up; done
ip link set br0 up
while :; do busybox sleep 3600; done
`;
