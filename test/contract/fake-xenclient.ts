/** XenClient over a fake of xenmgr on a real D-Bus. A test file that uses it replaces `run` with `withFakePrograms`. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { portMac, sessionMac } from '../../appliance/protocol/addresses.ts';
import type { Hypervisor, VmSpec } from '../../host-agent/hypervisor/hypervisor.ts';
import { xenmgrOverBus } from '../../host-agent/hypervisor/xenclient/over-bus.ts';
import { xenmgrOverXec } from '../../host-agent/hypervisor/xenclient/over-xec.ts';
import { SystemBus } from '../../host-agent/hypervisor/xenclient/system-bus.ts';
import { createXenclient, type XenclientParts } from '../../host-agent/hypervisor/xenclient/xenclient.ts';
import type { Xenmgr } from '../../host-agent/hypervisor/xenclient/xenmgr.ts';
import { vmFiles } from '../../host-agent/storage/filenames.ts';
import { dom0Here } from '../../host-agent/tools/xen/dom0.ts';
import { fakePrograms } from '../fakes/programs.ts';
import { OwnBus } from '../fakes/xenmgr/bus.ts';
import { FakeXenmgr } from '../fakes/xenmgr/service.ts';
import { FakeStorage } from '../fakes/xenmgr/storage.ts';
import { Vms, type FakeXenmgrVm } from '../fakes/xenmgr/vms.ts';
import { fakeXec } from '../fakes/xenmgr/xec.ts';

export class FakeXenclient {
  readonly storage: FakeStorage;
  readonly folder: string;
  readonly boot: VmSpec['boot'];
  readonly xenmgr: FakeXenmgr;
  private readonly bus: OwnBus;
  private readonly client: SystemBus;

  private constructor(storage: FakeStorage, folder: string, bus: OwnBus, xenmgr: FakeXenmgr) {
    this.storage = storage;
    this.folder = folder;
    this.boot = {
      kernel: join(folder, 'kernel'),
      initramfs: join(folder, 'initramfs'),
      root: join(folder, 'root'),
      commandLine: 'quiet',
    };
    this.bus = bus;
    this.xenmgr = xenmgr;
    this.client = new SystemBus(bus.address);
  }

  static async open(): Promise<FakeXenclient> {
    const storage = new FakeStorage();
    storage.install();
    const bus = await OwnBus.start();
    const xenmgr = await FakeXenmgr.serve(bus.address, new Vms('today', storage.folder));
    const fake = new FakeXenclient(storage, await mkdtemp(join(tmpdir(), 'sb-boot-')), bus, xenmgr);
    fakePrograms.set('xec', (args) => fakeXec(fake.client, args));
    fakePrograms.set('xenstore-read', ([path = '']) => fake.xenstoreRead(path));
    for (const file of ['kernel', 'initramfs', 'root']) await writeFile(join(fake.folder, file), file);
    return fake;
  }

  async close(): Promise<void> {
    this.client.close();
    this.xenmgr.close();
    await this.bus.stop();
    this.storage.close();
    await rm(this.folder, { recursive: true });
  }

  overBus(layer?: 'memory' | 'snapshot'): Hypervisor {
    return this.over(xenmgrOverBus(this.client), layer);
  }

  overXec(layer?: 'memory' | 'snapshot'): Hypervisor {
    return this.over(xenmgrOverXec(dom0Here), layer);
  }

  over(xenmgr: Xenmgr, layer: 'memory' | 'snapshot' = 'memory'): Hypervisor {
    const parts: XenclientParts = {
      settings: {
        kind: { network: 'pv', browser: 'hvm' },
        label: { network: 'system_u:system_r:ndvm_t' },
        hasChannels: false,
      },
      xenmgr,
      dom0: dom0Here,
      disks: this.storage.folder,
      choices: { layer, network: '/wired/0/bridged', networkKernelExtract: '' },
      times: { everyMs: 20, goneWithinMs: 5_000 },
    };
    return createXenclient(parts);
  }

  /** The VMs that xenmgr has. */
  created(): FakeXenmgrVm[] {
    return [...this.xenmgr.vms.vms.values()];
  }

  /** The disks that were made from images, by file name. */
  async imageDisks(): Promise<string[]> {
    return (await readdir(this.storage.folder)).filter((name) => /^sb-[0-9a-f]{32}\.vhd$/.test(name));
  }

  namesOf(folder: string) {
    return vmFiles(join(this.folder, folder));
  }

  /** A network VM without cards. */
  networkSpec(id: string, folder = id): VmSpec {
    return {
      id,
      role: 'network',
      names: this.namesOf(folder),
      boot: this.boot,
      memoryMiB: 320,
      processors: 1,
      nics: [],
    };
  }

  /** A network VM with these ports, which owns a network card. */
  ndvmSpec(ports: readonly number[]): VmSpec {
    const nics = ports.map((port) => ({
      mac: portMac(port),
      socket: this.namesOf('network').port(port),
      end: 'listen' as const,
    }));
    return { ...this.networkSpec('ndvm', 'network'), nics, pci: { device: '0000:03:00.0', group: 0 } };
  }

  /** A browser VM at a port of the network VM of `ndvmSpec`. */
  browserSpec(id: string, port: number): VmSpec {
    return {
      id,
      role: 'browser',
      names: this.namesOf(id),
      boot: this.boot,
      memoryMiB: 1024,
      processors: 2,
      screen: { width: 800, height: 600 },
      nics: [{ mac: sessionMac(port), socket: this.namesOf('network').port(port), end: 'connect' }],
    };
  }

  private xenstoreRead(path: string) {
    const id = /^\/local\/domain\/(\d+)\/console\/tty$/.exec(path)?.[1];
    const vm = this.created().find(({ values }) => values.get('domid') === Number(id));
    return vm?.console
      ? { stdout: `${vm.console.terminal}\n` }
      : { stderr: 'xenstore-read: couldn’t read path', exitCode: 1 };
  }
}

/** One fake for all tests of a file. */
export function useFakeXenclient(): () => FakeXenclient {
  let fake: FakeXenclient;
  beforeAll(async () => {
    fake = await FakeXenclient.open();
  });
  afterAll(() => fake.close());
  return () => fake;
}
