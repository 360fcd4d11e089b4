/** An emulated computer whose firmware starts from the disk of a host image, as `image build host` made it. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { ANSWERING, type Answer, Dom0Shell } from './dom0-shell.ts';
import type { TestBed } from '../test-bed.ts';
import { testData } from '../product.ts';

const FIRMWARE = '/usr/share/OVMF';
/** Emulation is slow, and other load runs beside it. */
const BOOT_WITHIN_MS = 600_000;

/** The offset of the partition that the firmware starts from. */
const BOOT_PARTITION = '@@1M';
const SETTINGS = '::/EFI/BOOT/BOOTX64.cfg';

/** Prepares the disk with a configuration, and without mitigations for real processors, which emulation does not need and runs slowly. */
async function prepareDisk(folder: string, configuration: string): Promise<string> {
  const disk = join(folder, 'host-disk.img');
  await execa('cp', [
    '--reflink=auto',
    '--sparse=always',
    join(testData, 'safe-browse/images/host/current/disk.img'),
    disk,
  ]);
  await execa('chmod', ['600', disk]);
  const boot = `${disk}${BOOT_PARTITION}`;
  const { stdout } = await execa('mtype', ['-i', boot, SETTINGS]);
  const put = async (text: string, target: string) => {
    const file = join(folder, 'to-the-disk');
    writeFileSync(file, text);
    await execa('mcopy', ['-o', '-i', boot, file, target]);
  };
  await put(
    `${stdout.replace('spec-ctrl=eager-fpu', 'spec-ctrl=no,eager-fpu').replace(' quiet ', ' quiet mitigations=off ')}\n`,
    SETTINGS,
  );
  await put(configuration, '::/safe-browse/config.toml');
  return disk;
}

export class HostComputer {
  readonly #channel: Dom0Shell;

  private constructor(channel: Dom0Shell) {
    this.#channel = channel;
  }

  /** Starts it on the test bed's host, with a network card that is connected to the test bed. It ends with the test bed. */
  static async start(
    { folder, internet }: TestBed,
    { memoryMiB, configuration }: { readonly memoryMiB: number; readonly configuration: string },
  ): Promise<HostComputer> {
    const control = join(folder, 'host.sock');
    const variables = join(folder, 'firmware-variables.fd');
    copyFileSync(join(FIRMWARE, 'OVMF_VARS_4M.fd'), variables);
    const running = internet.host.start([
      'qemu-system-x86_64',
      // Without rdtscp, whose length the emulated virtualisation does not know. One processor, because under load two would mostly wait for each other.
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
      '-drive',
      `if=pflash,format=raw,readonly=on,file=${join(FIRMWARE, 'OVMF_CODE_4M.fd')}`,
      '-drive',
      `if=pflash,format=raw,file=${variables}`,
      '-device',
      'amd-iommu,intremap=on',
      // Read-only: the computer never writes to its disk.
      '-drive',
      `if=none,id=disk,format=raw,readonly=on,file=${await prepareDisk(folder, configuration)}`,
      '-device',
      'virtio-blk-pci,drive=disk,bootindex=0',
      '-netdev',
      'user,id=lan,ipv6=off',
      '-device',
      'e1000e,netdev=lan,addr=0x10,romfile=',
      '-serial',
      `file:${join(folder, 'host-console.log')}`,
      '-chardev',
      `socket,id=control,path=${control},server=on,wait=off`,
      '-serial',
      'chardev:control',
    ]);
    let said = '';
    running.stderr.on('data', (text) => (said += String(text)));
    const channel = await Dom0Shell.connect(control, '. /etc/profile', () => said);
    await channel.heard(/Press Enter/, BOOT_WITHIN_MS);
    channel.write('\n');
    await channel.heard(/# $/, BOOT_WITHIN_MS);
    // The shell at the console becomes one that answers.
    channel.write(`exec bash -c "$(base64 -d <<< ${Buffer.from(ANSWERING).toString('base64')})"\n`);
    await channel.heard(/^READY\n/m, BOOT_WITHIN_MS);
    return new HostComputer(channel);
  }

  /** Runs `script` on its console. */
  run(script: string, timeoutMs: number): Promise<Answer> {
    return this.#channel.run(script, timeoutMs);
  }

  /** Runs `script` on its console and returns the output. Throws with the output when it fails. */
  succeed(script: string, timeoutMs: number): Promise<string> {
    return this.#channel.succeed(script, timeoutMs);
  }
}
