/**
 * An emulated computer whose processor has AMD's virtualisation, so that KVM works in it, whatever this host has. The host agent under test runs in it;
 * its network card is connected to the test bed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import type { z } from 'zod';
import { Qmp } from '../../../host-agent/hypervisor/qmp/qmp.ts';
import { testData } from '../product.ts';
import type { TestBed } from '../test-bed.ts';
import { ANSWERING, type Answer, Dom0Shell } from './dom0-shell.ts';
import { argumentsWithHostRoot, root } from './host-root.ts';

/** Emulation is slow, and other load runs beside it. */
const BOOT_WITHIN_MS = 300_000;
const CONFIGURED_WITHIN_MS = 120_000;
const QMP_WITHIN_MS = 20_000;
const DISK = '6G';

/** For KVM, the network card, the disk with templates, and the namespaces of a test bed inside. */
const MODULES = ['irqbypass', 'kvm', 'kvm-amd', 'e1000e', 'virtio_blk', 'crc32c_generic', 'ext4', 'veth', 'bridge'];

/** Runs as its first process. Templates are on a disk, as for a person: in a file system in memory, their pages would count as memory of VMs. */
const SCRIPT = `
ulimit -Hn 1048576; ulimit -n 65536
chgrp kvm /dev/kvm; chmod 660 /dev/kvm
ip address add 10.0.2.15/24 dev eth0; ip link set eth0 up; ip route add default via 10.0.2.2
echo nameserver 10.0.2.3 > /etc/resolv.conf
mkdir -p /run/data; mount /dev/vda /run/data || exit
mkdir -p /run/data/safe-browse/images /run/data/state /run/config/safe-browse /run/user; chmod 700 /run/data /run/data/* /run/config /run/config/* /run/user
ln -s /run/data/state /run/state
mount --bind ${testData}/safe-browse/images /run/data/safe-browse/images
[ -e /run/data/safe-browse/keys ] || cp -a ${testData}/safe-browse/keys /run/data/safe-browse/keys
cat > /run/answer << 'END'
${ANSWERING}
END
bash /run/answer < /dev/ttyS1 > /dev/ttyS1
`;

/** The beginning of each command. */
const PRELUDE = `set -e
export PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8
export XDG_DATA_HOME=/run/data XDG_CONFIG_HOME=/run/config XDG_STATE_HOME=/run/data/state XDG_RUNTIME_DIR=/run/user
CLI=${join(root, 'dist/host-agent/cli.js')}
sb() { ${process.execPath} $CLI "$@"; }
agent() { pgrep -f '[h]ost-agent/daemon.js'; }
`;

/** Part of a configuration: no look for updates, no template and no spare, so that VMs run only when a test asks for them. */
export const NOTHING_BY_ITSELF = `[updates]
check = false
[template]
seal = "off"
[spare]
keep = false
`;

/** Part of a configuration for the computer's one processor: VMs of these profiles have one too, and their first start may take minutes. */
export const onOneProcessor = (profiles: readonly string[]): string =>
  `[start]\nrequirementTimeoutSeconds = 1500\n${profiles.map((name) => `[profile.${name}]\nprocessors = 1\n`).join('')}`;

/** A configuration with one kind of VM for all profiles, so that only one template is sealed; nothing is sealed before a cold start was seen. */
export const ONE_KIND_OF_VM = `[network]
ports = 3
${NOTHING_BY_ITSELF}${onOneProcessor(['default', 'banking', 'offline'])}`;

const at = (folder: string, name: string) => join(folder, `kvm-${name}`);

/** AMD's first processor of the second generation, with as much of it as QEMU emulates, and its microcode. */
const PROCESSOR = 'EPYC-Rome';
/** The version of a microcode for it, other than QEMU's own. */
const OTHER_MICROCODE = '0x0830107c';

/** What it has besides its processor, its disk and its network card. */
export interface MoreHardware {
  readonly modules: readonly string[];
  /** Arguments for its QEMU. */
  readonly arguments: readonly string[];
}

export class KvmComputer {
  readonly #bed: TestBed;
  /** The command that starts it, without its processor. */
  readonly #command: readonly string[];
  readonly #channel: Dom0Shell;

  private constructor(bed: TestBed, command: readonly string[], channel: Dom0Shell) {
    this.#bed = bed;
    this.#command = command;
    this.#channel = channel;
  }

  /** Boots it on the test bed's host, with which it ends. */
  static async boot(
    bed: TestBed,
    memoryMiB: number,
    more: MoreHardware = { modules: [], arguments: [] },
  ): Promise<KvmComputer> {
    const { folder } = bed;
    const disk = at(folder, 'disk');
    await execa('truncate', ['--size', DISK, disk]);
    await execa('mkfs.ext4', ['-q', '-E', 'lazy_itable_init=1,lazy_journal_init=1', disk]);
    const modules = [...MODULES, ...more.modules];
    const computer = { folder, modules, memoryMiB, kernelArguments: '', script: SCRIPT };
    const command = [
      'qemu-system-x86_64',
      ...(await argumentsWithHostRoot(computer)),
      // One processor in one thread: see the guide's page on performance.
      '-accel',
      'tcg,thread=single',
      '-smp',
      '1',
      '-drive',
      `file=${disk},format=raw,if=virtio,cache=unsafe`,
      '-netdev',
      'user,id=lan,ipv6=off',
      '-device',
      'e1000e,netdev=lan,romfile=',
      '-qmp',
      `unix:${at(folder, 'qmp')},server=on,wait=off`,
      '-serial',
      `file:${at(folder, 'console')}`,
      '-chardev',
      `socket,id=control,path=${at(folder, 'control')},server=on,wait=off`,
      '-serial',
      'chardev:control',
      ...more.arguments,
    ];
    return new KvmComputer(bed, command, await start(bed, command, PROCESSOR));
  }

  /** Cuts its power, and boots it with the same disk and another microcode, as after an update. It must be configured again. */
  async bootWithOtherMicrocode(): Promise<KvmComputer> {
    await this.succeed('sync', CONFIGURED_WITHIN_MS);
    const qmp = await this.#qmp();
    // It may end before it answers.
    await Promise.race([qmp.execute('quit').catch(() => undefined), qmp.closed]);
    await qmp.closed;
    const channel = await start(this.#bed, this.#command, `${PROCESSOR},ucode-rev=${OTHER_MICROCODE}`);
    return new KvmComputer(this.#bed, this.#command, channel);
  }

  /** What the doctor says. It is asked again while KVM is still being tested, which outlasts its first answer where the host is busy. */
  async doctor(withinMs: number): Promise<string> {
    const ask =
      'for question in 1 2 3 4 5 6; do sb doctor > /run/doctor || true; grep -q "still being tested" /run/doctor || break; done';
    return this.succeed(`${ask}; cat /run/doctor`, withinMs);
  }

  /** What its kernel printed. */
  console(): string {
    return consoleOf(this.#bed);
  }

  /** Runs `script` with bash in it; `sb` is the command line of its host agent, and `agent` prints the host agent's pid. */
  run(script: string, timeoutMs: number): Promise<Answer> {
    return this.#channel.run(script, timeoutMs);
  }

  /** Writes the configuration of its host agent, in place of any before. */
  async configure(toml: string): Promise<void> {
    await this.succeed(`cat > /run/config/safe-browse/config.toml << 'END'\n${toml}END`, CONFIGURED_WITHIN_MS);
  }

  /** Runs `script` in it and returns the output. Throws with the output when it fails. */
  succeed(script: string, timeoutMs: number): Promise<string> {
    return this.#channel.succeed(script, timeoutMs);
  }

  /** Runs `sb ARGUMENTS --json`, and parses what it prints. */
  async ask<Schema extends z.ZodType>(schema: Schema, words: string, timeoutMs: number): Promise<z.infer<Schema>> {
    return schema.parse(JSON.parse(await this.succeed(`sb ${words} --json`, timeoutMs)));
  }

  /** Its clock, as Unix time. */
  async unixTimeMs(timeoutMs: number): Promise<number> {
    return Number(await this.succeed('date +%s%3N', timeoutMs));
  }

  /** Stops the whole computer for a while, and sets its clock, which has stopped too, as a computer does that wakes up. */
  async suspend(forMs: number, timeoutMs: number): Promise<void> {
    const qmp = await this.#qmp();
    await qmp.execute('stop');
    await sleep(forMs);
    await qmp.execute('cont');
    qmp.close();
    await this.succeed('date --set=@$(cat /sys/class/rtc/rtc0/since_epoch) > /dev/null', timeoutMs);
  }
  #qmp(): Promise<Qmp> {
    return Qmp.connect(at(this.#bed.folder, 'qmp'), AbortSignal.timeout(QMP_WITHIN_MS));
  }
}

const consoleOf = ({ folder }: TestBed) => readFileSync(at(folder, 'console'), 'utf8');

/** Starts it, and waits until it answers commands. */
async function start(bed: TestBed, command: readonly string[], processor: string): Promise<Dom0Shell> {
  const running = bed.internet.host.start([...command, '-cpu', processor]);
  let said = '';
  running.stderr.on('data', (text) => (said += String(text)));
  const channel = await Dom0Shell.connect(at(bed.folder, 'control'), PRELUDE, () => said);
  await channel.heard(/READY\n/, BOOT_WITHIN_MS).catch((cause: unknown) => {
    throw new Error(`The computer did not start: ${consoleOf(bed)}`, { cause });
  });
  return channel;
}
