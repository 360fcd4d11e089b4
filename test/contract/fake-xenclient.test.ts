/** Runs the hypervisor contract for XenClient over a fake of xenmgr, by D-Bus and by xec. Nothing of this was ever run on real hardware. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { portMac, sessionMac } from '../../appliance/protocol/addresses.ts';
import type { DomainSettings } from '../../host-agent/hypervisor/xen/domain-of.ts';
import type { Hypervisor, Vm, VmSpec } from '../../host-agent/hypervisor/hypervisor.ts';
import { withDiskMounted } from '../../host-agent/hypervisor/xenclient/create-vm.ts';
import { xenmgrOverBus } from '../../host-agent/hypervisor/xenclient/over-bus.ts';
import { xenmgrOverXec } from '../../host-agent/hypervisor/xenclient/over-xec.ts';
import { createXenclient, type XenclientParts } from '../../host-agent/hypervisor/xenclient/xenclient.ts';
import type { Xenmgr } from '../../host-agent/hypervisor/xenclient/xenmgr.ts';
import { vmFiles } from '../../host-agent/storage/filenames.ts';
import { dom0Here } from '../../host-agent/tools/dom0.ts';
import { SystemBus } from '../../host-agent/hypervisor/xenclient/system-bus.ts';
import { commandsOfPage, difference } from './command-pages.ts';
import { called, fakePrograms, everCalled } from '../fakes/programs.ts';
import { OwnBus } from '../fakes/xenmgr/bus.ts';
import { Vms, type FakeXenmgrVm } from '../fakes/xenmgr/vms.ts';
import { FakeXenmgr } from '../fakes/xenmgr/service.ts';
import { FakeStorage } from '../fakes/xenmgr/storage.ts';
import { fakeXec } from '../fakes/xenmgr/xec.ts';
import { describeHypervisor } from './hypervisor.ts';

vi.mock(import('../../host-agent/process/run.ts'), async (original) =>
  (await import('../fakes/programs.ts')).withFakePrograms(original),
);

const storage = new FakeStorage();
const settings: DomainSettings = {
  kind: { network: 'pv', browser: 'hvm' },
  label: { network: 'system_u:system_r:ndvm_t' },
  hasChannels: false,
};
const never = new AbortController().signal;
let bus: OwnBus;
let fake: FakeXenmgr;
let asked: SystemBus;
let folder: string;
let boot: VmSpec['boot'];

beforeAll(async () => {
  storage.install();
  bus = await OwnBus.start();
  fake = await FakeXenmgr.serve(bus.address, new Vms('today', storage.folder));
  asked = new SystemBus(bus.address);
  fakePrograms.set('xec', (args) => fakeXec(asked, args));
  fakePrograms.set('xenstore-read', ([path = '']) => {
    const id = /^\/local\/domain\/(\d+)\/console\/tty$/.exec(path)?.[1];
    const vm = created().find(({ values }) => values.get('domid') === Number(id));
    return vm?.console
      ? { stdout: `${vm.console.terminal}\n` }
      : { stderr: 'xenstore-read: couldn’t read path', exitCode: 1 };
  });
  folder = await mkdtemp(join(tmpdir(), 'sb-boot-'));
  boot = {
    kernel: join(folder, 'kernel'),
    initramfs: join(folder, 'initramfs'),
    root: join(folder, 'root'),
    commandLine: 'quiet',
  };
  for (const [file, content] of [
    [boot.kernel, 'kernel'],
    [boot.initramfs, 'initramfs'],
    [boot.root, 'root'],
  ] as const)
    await writeFile(file, content);
});
afterAll(async () => {
  asked.close();
  fake.close();
  await bus.stop();
  storage.close();
  await rm(folder, { recursive: true });
});

const created = (): FakeXenmgrVm[] => [...fake.vms.vms.values()];
const partsOver = (xenmgr: Xenmgr, layer: 'memory' | 'snapshot' = 'memory'): XenclientParts => ({
  settings,
  xenmgr,
  dom0: dom0Here,
  disks: storage.folder,
  choices: { layer, network: '/wired/0/bridged', networkKernelExtract: '' },
  times: { everyMs: 20, goneWithinMs: 5_000 },
});
const overBus = () => createXenclient(partsOver(xenmgrOverBus(asked)));
const overXec = () => createXenclient(partsOver(xenmgrOverXec(dom0Here)));
const elsewhere = {
  runs: () => created().some(({ isRunning }) => isRunning),
  end: () =>
    created()
      .filter(({ isRunning }) => isRunning)
      .forEach((vm) => fake.vms.stop(vm)),
};

describeHypervisor('XenClient, over a fake of xenmgr, by D-Bus', async () => ({
  hypervisor: overBus(),
  boot,
  answerWithinMs: 2_000,
  elsewhere,
}));
describeHypervisor('XenClient, over a fake of xenmgr, by xec', async () => ({
  hypervisor: overXec(),
  boot,
  answerWithinMs: 2_000,
  elsewhere,
}));

describe.each([
  ['D-Bus', overBus],
  ['xec', overXec],
])('over a fake of xenmgr, by %s', (_, chosen) => {
  let hypervisor: Hypervisor;
  let vms: Vm[];
  const at = (name: string) => vmFiles(join(folder, name));
  const network = async (): Promise<Vm> => {
    const nics = [3, 4].map((port) => ({
      mac: portMac(port),
      socket: at('network').port(port),
      end: 'listen' as const,
    }));
    const vm = await hypervisor.start(
      {
        id: 'ndvm',
        role: 'network',
        names: at('network'),
        boot,
        memoryMiB: 320,
        processors: 1,
        nics,
        pci: { device: '0000:03:00.0', group: 0 },
      },
      never,
    );
    vms.push(vm);
    return vm;
  };
  const browser = async (id: string, port: number): Promise<Vm> => {
    const vm = await hypervisor.start(
      {
        id,
        role: 'browser',
        names: at(id),
        boot,
        memoryMiB: 1024,
        processors: 2,
        screen: { width: 800, height: 600 },
        nics: [{ mac: sessionMac(port), socket: at('network').port(port), end: 'connect' }],
      },
      never,
    );
    vms.push(vm);
    return vm;
  };
  const settled = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    [hypervisor, vms] = [chosen(), []];
    try {
      return await act();
    } finally {
      for (const vm of vms.toReversed()) await vm.kill();
    }
  };

  it('creates the network VM from the NDVM template, removes everything else of it, and locks its policy again', () =>
    settled(async () => {
      await writeFile(join(storage.folder, 'ndvm-swap.vhd'), 'another VM’s');
      await network();
      const [vm] = created();
      expect(Object.fromEntries(vm?.values ?? [])).toMatchObject({
        type: 'ndvm',
        'virt-type': 'pv',
        slot: -1,
        stubdom: false,
        'qemu-dm-path': '',
        'provides-network-backend': true,
        'boot-sentinel': 'data/ports',
        'flask-label': 'system_u:system_r:ndvm_t',
        argo: false,
        'kernel-extract': '',
        kernel: boot.kernel,
        'cmd-line': 'quiet console=tty0 safebrowse.channel=hvc0 iommu=soft',
        'policy-modify-vm-settings': false,
      });
      expect(vm?.pciRules).toEqual([{ bdf: '0000:03:00.0' }]);
      expect(vm?.disks.map(({ values }) => Object.fromEntries(values))).toEqual([
        {
          'phys-path': expect.stringMatching(/\/sb-[0-9a-f]{32}\.vhd$/) as string,
          'phys-type': 'vhd',
          'virt-path': 'xvda',
          devtype: 'disk',
          mode: 'r',
          shared: true,
          snapshot: 'none',
        },
      ]);
      // Files that the template named are not deleted.
      expect(existsSync(join(storage.folder, 'ndvm-swap.vhd'))).toBe(true);
    }));

  it('starts a session after the network VM, connects it by uuid and shows it, and leaves only the image after both ended', () =>
    settled(async () => {
      const session = browser('12345678', 3);
      await expect.poll(() => existsSync(at('12345678').domain)).toBe(true);
      expect(created()).toEqual([]);
      await network();
      await session;
      const [ndvm, vm] = created();
      expect(vm?.nics.map(({ values }) => Object.fromEntries(values))).toEqual([
        { network: '/wired/0/bridged', mac: sessionMac(3), enabled: true, 'backend-uuid': ndvm?.uuid },
      ]);
      expect(fake.shown).toBe(vm?.uuid);
      for (const vm of vms.toReversed()) await vm.kill();
      expect(created()).toEqual([]);
      expect((await readdir(storage.folder)).filter((name) => /^sb-.*\.vhd$/.test(name))).toHaveLength(1);
    }));

  it('reports a refusal of xenmgr in its own words, and leaves no VM', () =>
    settled(async () => {
      await network();
      const free = fake.vms.freeMiB;
      fake.vms.freeMiB = 100;
      try {
        await expect(browser('12345678', 3)).rejects.toMatchObject({
          code: 'xenmgr-refused',
          message: 'xenmgr refused start: Not enough memory to start VM (101).',
          hint: 'Shut other VMs down, or lower memoryMiB in the profile.',
        });
        expect(created()).toHaveLength(1);
      } finally {
        fake.vms.freeMiB = free;
      }
    }));

  it('cleans up an incomplete VM of an earlier host agent', () =>
    settled(async () => {
      await network();
      vms.pop()?.detach();
      await hypervisor.cleanUp?.(at('network'));
      expect(created()).toEqual([]);
    }));
});

describe('over a fake of xenmgr', () => {
  it('gives each VM its own layer over the disk, and removes it with the VM', async () => {
    const hypervisor = createXenclient(partsOver(xenmgrOverBus(asked), 'snapshot'));
    const start = (id: string) =>
      hypervisor.start(
        { id, role: 'network', names: vmFiles(join(folder, id)), boot, memoryMiB: 320, processors: 1, nics: [] },
        never,
      );
    const both = [await start('one'), await start('two')];
    expect(
      created().map(({ disks }) =>
        disks.map(({ values }) => [values.get('mode'), values.get('shared'), values.get('snapshot')]),
      ),
    ).toEqual([[['w', true, 'temporary']], [['w', true, 'temporary']]]);
    for (const vm of both) await vm.kill();
    expect(
      (await readdir(storage.folder)).filter((name) => /\.vhd$/.test(name) && name !== 'ndvm-swap.vhd'),
    ).toHaveLength(1);
  });

  it('mounts the disk of a running VM read-only, and unmounts it again', async () => {
    const hypervisor = overBus();
    const vm = await hypervisor.start(
      {
        id: 'one',
        role: 'network',
        names: vmFiles(join(folder, 'looked-at')),
        boot,
        memoryMiB: 320,
        processors: 1,
        nics: [],
      },
      never,
    );
    await withDiskMounted(xenmgrOverXec(dom0Here), created()[0]?.uuid ?? '', '/mnt/look', async (place) =>
      expect(place).toBe('/mnt/look'),
    );
    expect(fake.mounted).toEqual(['in /mnt/look', 'out']);
    await vm.kill();
  });

  it('uses the older interface with an older xenmgr', async () => {
    const old = await OwnBus.start();
    const xenmgr = await FakeXenmgr.serve(old.address, new Vms('of the seed', storage.folder));
    const reached = new SystemBus(old.address);
    try {
      const vm = await createXenclient(partsOver(xenmgrOverBus(reached))).start(
        {
          id: 'one',
          role: 'network',
          names: vmFiles(join(folder, 'old')),
          boot,
          memoryMiB: 320,
          processors: 1,
          nics: [],
        },
        never,
      );
      expect(Object.fromEntries([...xenmgr.vms.vms.values()][0]?.values ?? [])).toMatchObject({
        hvm: false,
        v4v: false,
      });
      void vm.ended;
      vm.detach();
    } finally {
      reached.close();
      xenmgr.close();
      await old.stop();
    }
  });

  it('reports a lost bus, and reconnects when it is back', async () => {
    const xenmgr = xenmgrOverBus(new SystemBus('unix:path=/nowhere/bus'));
    await expect(xenmgr.call('/', 'listVms', [])).rejects.toThrow(/ENOENT/);
    await expect(xenmgr.call('/', 'listVms', [])).rejects.toThrow(/ENOENT/);
  });
});

describe('the commands with xec', () => {
  const specs = (): VmSpec[] => [
    {
      id: 'ndvm',
      role: 'network',
      names: vmFiles(join(folder, 'told')),
      boot,
      memoryMiB: 320,
      processors: 1,
      nics: [{ mac: portMac(0), socket: vmFiles(join(folder, 'told')).port(0), end: 'listen' }],
      pci: { device: '0000:03:00.0', group: 0 },
    },
    {
      id: '12345678',
      role: 'browser',
      names: vmFiles(join(folder, 'told-12345678')),
      boot,
      memoryMiB: 1024,
      processors: 2,
      screen: { width: 800, height: 600 },
      nics: [{ mac: sessionMac(0), socket: vmFiles(join(folder, 'told')).port(0), end: 'connect' }],
    },
  ];
  /** Each VM has its own uuid. */
  const plain = (command: readonly string[]) =>
    command
      .map((word) => word.replaceAll(/[0-9a-f]{8}([-_])[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}/g, 'UUID'))
      .join(' ');
  /** The content of a template is not known in advance; that of a service VM is locked. */
  const isOfTemplate = (line: string) =>
    /policy-modify-vm-settings (true|false)$|delete_pt_rule| set shared true$|(vmdisk|vmnic) delete$|\/disk\/\d+ /.test(
      line,
    );

  it.each(['memory', 'snapshot'] as const)('are, in order, those of a dry run, with the layer %s', async (layer) => {
    for (const name of await readdir(storage.folder)) if (name.endsWith('.vhd')) await rm(join(storage.folder, name));
    const hypervisor = createXenclient(partsOver(xenmgrOverXec(dom0Here), layer));
    const vms: Vm[] = [];
    for (const [index, spec] of specs().entries()) {
      const { steps } = await hypervisor.dryRun(spec, never);
      called.length = 0;
      vms.push(await hypervisor.start(spec, never));
      const run = called
        .map(plain)
        .filter(
          (line) =>
            !isOfTemplate(line) && !line.startsWith('xec -o /vm/UUID -i com.citrix.xenclient.xenmgr.vm get domid'),
        );
      const told = steps
        .filter(({ when }) => when === 'start')
        .map(({ command }) => plain(command))
        .filter(
          (line) =>
            !isOfTemplate(line) && !line.startsWith('xec -o /vm/UUID -i com.citrix.xenclient.xenmgr.vm get domid'),
        );
      const isDisk = (line: string) => /^(test|mkdir|vhd-util|tap-ctl|dd|sha256sum|mv|rm|ln) /.test(line);
      expect(run.filter((line) => !isDisk(line) && !line.includes('backend-uuid'))).toEqual(
        told.filter((line) => !isDisk(line) && !line.includes('backend-uuid')),
      );
      // The first VM creates the disk, and the second finds it. Queries of dom0 do not reach the fake programs.
      if (index === 0)
        expect(run.filter((line) => /^(vhd-util|tap-ctl create) /.test(line))).toEqual(
          told.filter((line) => /^(vhd-util|tap-ctl create) /.test(line)),
        );
    }
    for (const vm of vms.toReversed()) await vm.kill();
  });

  it('are those in the administrator’s guide, all of them', async () => {
    const hypervisor = overXec();
    await hypervisor.preflight?.({ memoryMiB: 1, cards: [] }, never);
    const vm = await hypervisor.start({ ...(specs()[0] ?? expect.fail()), nics: [] }, never);
    await vm.pause();
    await vm.resume();
    await vm.kill();
    const programs = ['xec', 'xenstore-read', 'vhd-util', 'tap-ctl'];
    expect(
      difference(
        commandsOfPage('host-agent/hypervisor/xenclient/README.md', programs),
        everCalled.filter(([program]) => programs.includes(program ?? '')),
      ),
    ).toEqual({ unused: [], untold: [] });
  });
});

describe('the image as a disk', () => {
  it('has the same bytes as the image', async () => {
    const [golden = ''] = (await readdir(storage.folder)).filter((name) => /^sb-[0-9a-f]{32}\.vhd$/.test(name));
    const bytes = await readFile(join(storage.folder, golden));
    expect([bytes.length, bytes.subarray(0, 4).toString(), bytes.subarray(4).every((byte) => byte === 0)]).toEqual([
      1024 * 1024,
      'root',
      true,
    ]);
    expect(storage.open.size).toBe(0);
  });
});
