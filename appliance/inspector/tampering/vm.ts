/** Changes that root could make in the running kernel and on the raw disk. */
import { readFile } from 'node:fs/promises';
import { openDisk, SECTOR_BYTES, triedSectors } from '../disk.ts';
import { busybox } from '../programs.ts';
import { type Tampering, shell } from './tampering.ts';

const setting = (name: string, text: string, path: string, value: string): Tampering => ({
  name,
  text,
  at: [`sysctl:${path}`],
  make: () => shell(`busybox echo '${value}' > /proc/sys/${path}`),
});

const sector = (index: number, name: string, text: string): Tampering => ({
  name,
  text,
  at: [`disk:sector ${index}`],
  make: () => overwrite(index),
});

export const VM_TAMPERINGS: readonly Tampering[] = [
  setting(
    'core-pattern',
    'kernel setting: a program for crashes',
    'kernel/core_pattern',
    '|/usr/local/bin/tampered %P',
  ),
  setting('forwarding', 'kernel setting: forwards packets', 'net/ipv4/ip_forward', '1'),
  setting('swappiness', 'kernel setting: swapping', 'vm/swappiness', '7'),
  setting('dirty-ratio', 'kernel setting: write-back', 'vm/dirty_ratio', '7'),
  {
    name: 'module',
    text: 'a kernel module, unloaded',
    at: ['module:virtio_rng'],
    make: () => busybox('rmmod', 'virtio_rng'),
  },
  {
    name: 'module-loaded',
    text: 'a kernel module, loaded',
    at: ['module:af_packet'],
    make: () => loadModule('af_packet'),
  },
  {
    name: 'mount',
    text: 'a file system over a folder of the system',
    at: ['mount:tampered', 'file:/opt'],
    make: () => shell('busybox mount -t tmpfs tampered /opt'),
  },
  {
    name: 'bind-mount',
    text: 'a file over a file',
    at: ['mount:', 'file:/etc/issue'],
    make: () =>
      shell(
        'busybox cp /etc/issue /tmp/issue; busybox echo tampered >> /tmp/issue; busybox mount -o bind /tmp/issue /etc/issue',
      ),
  },
  {
    name: 'remount',
    text: 'shared memory without its limits',
    at: ['mount:none /dev/shm'],
    make: () => shell('busybox mount -o remount,suid,dev,exec,mode=1777 /dev/shm'),
  },
  {
    name: 'address',
    text: 'a network address',
    at: ['address:'],
    make: () => busybox('ip', 'addr', 'add', '192.0.2.77/32', 'dev', 'lo'),
  },
  {
    name: 'run-file',
    text: 'a file in /run',
    at: ['file:/run/tampered'],
    make: () => shell('busybox echo tampered > /run/tampered'),
  },
  {
    name: 'device-mode',
    text: 'the disk, readable and writable by everyone',
    at: ['file:/dev/vda', 'file:/dev/xvda'],
    make: () => shell('busybox chmod 666 /dev/vda || busybox chmod 666 /dev/xvda'),
  },
  sector(0, 'first-sector', 'the disk’s first sector'),
  sector(1, 'file-system-sector', 'the superblock of the file system'),
  sector(2, 'middle-sector', 'a sector in the middle of the disk'),
  sector(3, 'last-sector', 'the disk’s last sector'),
];

/** First tries to make the disk writable, which a read-only disk refuses. */
async function overwrite(index: number): Promise<void> {
  const { path, file } = await openDisk('r');
  const start = await triedSectors(file).finally(() => file.close());
  await busybox('blockdev', '--setrw', path).catch(() => undefined);
  const written = await openDisk('r+');
  try {
    const content = Buffer.alloc(SECTOR_BYTES, 'tampered ');
    await written.file.write(content, 0, SECTOR_BYTES, start[index] ?? 0);
    await written.file.sync();
  } finally {
    await written.file.close();
  }
}

async function loadModule(name: string): Promise<void> {
  await busybox('modprobe', name);
  if (!(await readFile('/proc/modules', 'utf8')).startsWith(`${name} `)) throw new Error(`${name} is not loaded.`);
}
