/**
 * The way out `pci`, nested: an emulated computer with an emulated IOMMU and a spare e1000e; in it our host agent, and in that the NDVM, which owns
 * the card through vfio-pci. All of it in software emulation twice over, so this is not part of `npm test`: npm run test:pci, some 13 minutes.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { NetworkStatus } from '../../host-agent/api/network.ts';
import { makeInitramfs, unpackKernel } from '../../host-agent/image/kernel.ts';
import { Recipe } from '../../host-agent/image/recipe-schema.ts';
import { currentImage } from '../../host-agent/image/store.ts';
import { testData } from '../bed/product.ts';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/nested-kernel');
const folder = mkdtempSync(join(tmpdir(), 'sb-nested-'));
const never = new AbortController().signal;
const CARD = '0000:00:03.0';
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the emulated computer needs: its disk is this computer's root, read-only, through 9p. */
const MODULES = [
  'virtio_pci',
  'virtio_rng',
  '9pnet_virtio',
  '9p',
  'overlay',
  'e1000e',
  'irqbypass',
  'vfio',
  'vfio_iommu_type1',
  'vfio-pci',
  'erofs',
];

const INIT = `#!/bin/busybox sh
busybox mount -t devtmpfs none /dev
busybox mount -t proc none /proc
while read -r module; do busybox insmod "/modules/$module" 2> /dev/null || echo "refused $module" > /dev/console; done < /modules/order
busybox mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=524288,cache=loose host /lower || echo 'no 9p' > /dev/console
busybox mount -t tmpfs -o size=80% none /memory
busybox mkdir /memory/upper /memory/work
busybox mount -t overlay -o lowerdir=/lower,upperdir=/memory/upper,workdir=/memory/work none /root || echo 'no overlay' > /dev/console
busybox mount -o move /dev /root/dev
busybox mount -o move /proc /root/proc
exec busybox switch_root /root ${join(folder, 'computer')}
`;

/** Process 1 of the emulated computer. What it says of the test is in lines that begin with a mark. */
const COMPUTER = (data: string) => `#!/bin/bash
exec > /dev/ttyS0 2>&1 < /dev/null
export PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root
mount -t sysfs none /sys; mkdir -p /dev/pts /dev/shm; mount -t devpts none /dev/pts; mount -t tmpfs none /dev/shm
mount -t tmpfs none /run
ip link set lo up
driver() { basename "$(readlink /sys/bus/pci/devices/${CARD}/driver)"; }
sb() { ${process.execPath} ${join(root, 'dist/host-agent/cli.js')} "$@"; }
agent() { sb daemon & until [ -S /run/x/r/safe-browse/agent.sock ]; do sleep 1; done; }
echo "MARK before $(driver)"
mkdir -p /run/x/c/safe-browse /run/x/s /run/x/r; chmod 700 /run/x/*
export XDG_CONFIG_HOME=/run/x/c XDG_STATE_HOME=/run/x/s XDG_RUNTIME_DIR=/run/x/r XDG_DATA_HOME=${data}
printf 'accelerator = "tcg"\\n[network]\\nuplink = "pci"\\npci.device = "${CARD}"\\nstartWith = "session"\\nidleStopSeconds = 3600\\nports = 1\\n[template]\\nseal = "off"\\n[spare]\\nkeep = false\\n[start]\\nrequirementTimeoutSeconds = 1500\\n' > /run/x/c/safe-browse/config.toml
agent
echo "MARK refused $(sb network start --json)"
sed -i 's/^pci.device/pci.allowOnlyNic = true\\npci.device/' /run/x/c/safe-browse/config.toml
sb daemon --stop; wait
agent
echo "MARK started $(sb network start --json)"
echo "MARK during $(driver)"
for i in $(seq 60); do sb network status --json | grep -q '"address"' && break; sleep 2; done
echo "MARK status $(sb network status --json)"
sb network stop --json
echo "MARK after $(driver)"
grep -v '"level":20' /run/x/s/safe-browse/agent.log | tail -12
echo "MARK end"
echo o > /proc/sysrq-trigger; sleep 9
`;

it('a network card of the computer becomes the network machine’s own, and goes back', async () => {
  const image = await currentImage(
    { data: join(testData, 'safe-browse'), config: folder, state: folder, runtime: folder },
    'network',
  );
  if (!image) throw new Error('There is no network image for the tests.');
  if (!existsSync(cache) || readdirSync(cache).length === 0) {
    mkdirSync(cache, { recursive: true });
    execFileSync('apt-get', ['download', '--quiet=2', `linux-image-${image.manifest.kernelVersion}`], { cwd: cache });
  }
  const [deb = ''] = readdirSync(cache);
  const kernel = await unpackKernel(join(cache, deb), join(folder, 'kernel'), never);
  execFileSync(
    'fsck.erofs',
    [`--extract=${join(folder, 'tree')}`, join(image.folder, image.manifest.files.root.name)],
    { stdio: 'ignore' },
  );
  writeFileSync(join(folder, 'init'), INIT, { mode: 0o755 });
  writeFileSync(join(folder, 'computer'), COMPUTER(testData), { mode: 0o755 });
  const recipe = Recipe.parse({
    schema: 1,
    role: 'network',
    packages: ['none'],
    kernel: { package: 'none', commandLine: 'none', initramfsModules: MODULES },
  });
  for (const name of ['initramfs', 'parts']) mkdirSync(join(folder, name));
  await makeInitramfs(
    kernel,
    recipe,
    { busybox: join(folder, 'tree/usr/bin/busybox'), dmsetup: join(folder, 'parts'), init: join(folder, 'init') },
    join(folder, 'initramfs'),
    join(folder, 'initramfs.img'),
    never,
  );

  const computer = spawn(
    'unshare',
    [
      // Whatever it sends ends here: QEMU's own way out gives a gateway and a resolver with the address only where it is one.
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
      '3072M',
      '-no-reboot',
      '-display',
      'none',
      '-device',
      'intel-iommu,intremap=on,caching-mode=on',
      '-kernel',
      kernel.kernel,
      '-initrd',
      join(folder, 'initramfs.img'),
      '-append',
      'console=ttyS0 quiet panic=-1 intel_iommu=on iommu=nopt mitigations=off',
      '-fsdev',
      'local,id=host,path=/,security_model=none,readonly=on',
      '-device',
      'virtio-9p-pci,fsdev=host,mount_tag=host',
      '-device',
      'virtio-rng-pci',
      '-netdev',
      'user,id=lan',
      '-device',
      `e1000e,netdev=lan,addr=03.0,mac=52:54:00:12:34:56,romfile=`,
      '-serial',
      'stdio',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const late = setTimeout(
    () => computer.kill('SIGKILL'),
    Number(process.env['SAFE_BROWSE_NESTED_SECONDS'] ?? 2400) * 1000,
  );
  const marks = new Map<string, string>();
  const console: string[] = [];
  for await (const line of createInterface({ input: computer.stdout })) {
    console.push(line);
    const [, name, text] = /^MARK (\w+) ?(.*)$/.exec(line.trim()) ?? [];
    if (name !== undefined) marks.set(name, text ?? '');
    if (name === 'end') break;
  }
  computer.kill('SIGKILL');
  clearTimeout(late);
  writeFileSync(join(dirname(cache), 'nested.console.log'), console.join('\n'));
  expect(marks.get('before'), console.slice(-20).join('\n')).toBe('e1000e');
  expect(JSON.parse(marks.get('refused') ?? '{}')).toMatchObject({ code: 'pci-only-nic' });
  expect(NetworkStatus.parse(JSON.parse(marks.get('started') ?? '{}'))).toMatchObject({ state: 'up', uplink: 'pci' });
  expect(marks.get('during')).toBe('vfio-pci');
  expect(NetworkStatus.parse(JSON.parse(marks.get('status') ?? '{}'))).toMatchObject({
    cable: 'up',
    address: expect.stringMatching(/^10\.0\.2\.\d+\/24$/) as string,
  });
  expect(marks.get('after')).toBe('e1000e');
});
