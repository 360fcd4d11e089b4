/** A computer that runs Xen, emulated by QEMU. The host agent under test runs in its dom0; its network card is connected to the test bed. */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import type { Config } from '../../../host-agent/config/schema.ts';
import { testXenFolder } from '../../../host-agent/scripts/test/xen.mjs';
import { type Answer, Dom0Shell } from './dom0-shell.ts';
import type { TestBed } from '../test-bed.ts';
import { testData } from '../product.ts';

const root = join(import.meta.dirname, '../../..');
/** The PCI address of the network card in the computer. */
export const CARD = '0000:00:10.0';
/** Emulation is slow, and other load runs beside it. */
const BOOT_WITHIN_MS = 180_000;

/** The beginning of each command: separate folders on top of read-only images. */
const PRELUDE = `set -e
export PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8
export XDG_DATA_HOME=/run/data XDG_CONFIG_HOME=/run/config XDG_STATE_HOME=/run/state XDG_RUNTIME_DIR=/run/user
if [ ! -d /run/user ]; then
  mkdir -p /run/over/upper /run/over/work /run/data /run/config/safe-browse /run/state /run/user
  mount -t overlay -o lowerdir=/job/data,upperdir=/run/over/upper,workdir=/run/over/work overlay /run/data
  chmod 700 /run/data /run/data/safe-browse /run/config /run/config/safe-browse /run/user
  cp /job/config.toml /run/config/safe-browse/config.toml
fi
sb() { node /job/dist/host-agent/cli.js "$@"; }
`;

export interface XenComputerParts {
  readonly memoryMiB: number;
  readonly dom0MiB: number;
  /** The product whose images it gets. */
  readonly roles: readonly ('network' | 'browser')[];
  readonly kinds?: Pick<Config['xen'], 'networkKind' | 'browserKind'>;
  /** More configuration of its host agent; the use of Xen and of the card is already configured. */
  readonly configuration?: string;
}

export class XenComputer {
  readonly #channel: Dom0Shell;

  private constructor(channel: Dom0Shell) {
    this.#channel = channel;
  }

  /** Boots it on the test bed's host, with which it ends. */
  static async boot(
    testBed: TestBed,
    {
      memoryMiB,
      dom0MiB,
      roles,
      kinds = { networkKind: 'pv', browserKind: 'pv' },
      configuration = '',
    }: XenComputerParts,
  ): Promise<XenComputer> {
    if (!existsSync(join(testXenFolder, 'inputs')))
      throw new Error('There is no Xen to run tests in: node host-agent/scripts/test/xen.mjs');
    const { folder, internet } = testBed;
    const disk = await makeJob(
      folder,
      roles,
      `[xen]\nnetworkKind = "${kinds.networkKind}"\nbrowserKind = "${kinds.browserKind}"\n${configuration}`,
    );
    const control = join(folder, 'xen.sock');
    const at = (name: string) => join(testXenFolder, name);
    const running = internet.host.start([
      'qemu-system-x86_64',
      // One processor, because under load two would mostly wait for each other.
      '-M',
      'q35',
      '-accel',
      'tcg,thread=multi',
      '-cpu',
      'max,-rdtscp',
      '-smp',
      '1',
      '-m',
      String(memoryMiB),
      '-nodefaults',
      '-no-user-config',
      '-no-reboot',
      '-display',
      'none',
      '-kernel',
      at('xen'),
      // Without eager-fpu, programs in dom0 and guests crash at random under emulation. The other options protect only real processors.
      '-append',
      `com1=115200,8n1 console=com1 dom0_mem=${dom0MiB}M,max:${dom0MiB}M spec-ctrl=no,eager-fpu`,
      '-initrd',
      `${at('vmlinuz')} console=hvc0 quiet loglevel=4 mitigations=off,${at('initramfs.img')}`,
      // Xen passes a card through only behind an IOMMU.
      '-device',
      'amd-iommu,intremap=on',
      ...['root.erofs'].flatMap((name) => ['-drive', `file=${at(name)},format=raw,if=virtio,readonly=on`]),
      '-drive',
      `file=${disk},format=raw,if=virtio,readonly=on`,
      '-netdev',
      'user,id=lan,ipv6=off',
      '-device',
      'e1000e,netdev=lan,addr=0x10',
      '-serial',
      `file:${join(folder, 'xen-console.log')}`,
      '-chardev',
      `socket,id=control,path=${control},server=on,wait=off`,
      '-serial',
      'chardev:control',
    ]);
    let said = '';
    running.stderr.on('data', (text) => (said += String(text)));
    const channel = await Dom0Shell.connect(control, PRELUDE, () => said);
    await channel.heard(/READY\n/, BOOT_WITHIN_MS);
    return new XenComputer(channel);
  }

  /** Runs `script` with bash in dom0; `sb` is the command line of its host agent. */
  run(script: string, timeoutMs: number): Promise<Answer> {
    return this.#channel.run(script, timeoutMs);
  }

  /** Runs `script` in dom0 and returns the output. Throws with the output when it fails. */
  succeed(script: string, timeoutMs: number): Promise<string> {
    return this.#channel.succeed(script, timeoutMs);
  }

  /** Attaches dom0 to its network VM like a session. Returns the name of its card. */
  async joinNetwork(timeoutMs: number): Promise<string> {
    const card = z
      .object({ interface: z.string() })
      .parse(JSON.parse(await this.succeed('sb network attach-host --json', timeoutMs)));
    await this.succeed(
      `ip link set ${card.interface} up
printf '#!/bin/sh\\n[ "$1" = bound ] && ip addr add $ip/24 dev $interface && ip route replace default via $router\\nexit 0\\n' > /run/lease; chmod +x /run/lease
busybox udhcpc -f -q -n -t 10 -i ${card.interface} -s /run/lease`,
      timeoutMs,
    );
    return card.interface;
  }
}

/** A disk with the programs, the images and a configuration. */
async function makeJob(folder: string, roles: readonly string[], configuration: string): Promise<string> {
  const job = join(folder, 'xen-job');
  mkdirSync(join(job, 'data/safe-browse/images'), { recursive: true });
  cpSync(join(root, 'dist/host-agent'), join(job, 'dist/host-agent'), { recursive: true });
  // The first digits identify an image.
  mkdirSync(join(job, 'data/safe-browse/keys'));
  cpSync(join(testData, 'safe-browse/keys/local.pub'), join(job, 'data/safe-browse/keys/local.pub'));
  for (const role of roles)
    cpSync(join(testData, 'safe-browse/images', role), join(job, 'data/safe-browse/images', role), {
      recursive: true,
      verbatimSymlinks: true,
    });
  const settings = `hypervisor = "xl"\n[network]\nuplink = "pci"\nstartWith = "session"\n[network.pci]\ndevice = "${CARD}"\n[start]\nrequirementTimeoutSeconds = 3600\n`;
  writeFileSync(join(job, 'config.toml'), `${settings}${configuration}`);
  const disk = join(folder, 'xen-job.erofs');
  await execa('mkfs.erofs', ['--quiet', disk, job]);
  rmSync(job, { recursive: true });
  return disk;
}
