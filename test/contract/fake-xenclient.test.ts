/** Runs the hypervisor contract for XenClient over a fake of xenmgr, by D-Bus and by xec. Nothing of this was ever run on real hardware. */
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sessionMac } from '../../appliance/protocol/addresses.ts';
import type { Hypervisor, Vm, VmSpec } from '../../host-agent/hypervisor/hypervisor.ts';
import { useFakeXenclient } from './fake-xenclient.ts';
import { describeHypervisor } from './hypervisor.ts';

vi.mock(import('../../host-agent/process/run.ts'), async (original) =>
  (await import('../fakes/programs.ts')).withFakePrograms(original),
);

const never = new AbortController().signal;
const fake = useFakeXenclient();

const overBus = () => fake().overBus();
const overXec = () => fake().overXec();
const running = () =>
  fake()
    .created()
    .filter(({ isRunning }) => isRunning);
const elsewhere = {
  runs: () => running().length > 0,
  end: () => running().forEach((vm) => fake().xenmgr.vms.stop(vm)),
};

describeHypervisor('XenClient, over a fake of xenmgr, by D-Bus', async () => ({
  hypervisor: overBus(),
  boot: fake().boot,
  answerWithinMs: 2_000,
  elsewhere,
}));
describeHypervisor('XenClient, over a fake of xenmgr, by xec', async () => ({
  hypervisor: overXec(),
  boot: fake().boot,
  answerWithinMs: 2_000,
  elsewhere,
}));

describe.each([
  ['D-Bus', overBus],
  ['xec', overXec],
])('XenClient, over a fake of xenmgr, by %s', (_, chosen) => {
  let hypervisor: Hypervisor;
  let vms: Vm[];
  beforeEach(async () => {
    [hypervisor, vms] = [chosen(), []];
    // The host agent removes them with the VM.
    for (const name of ['network', '12345678']) await rm(fake().namesOf(name).folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const vm of vms.toReversed()) await vm.kill();
  });
  const start = async (spec: VmSpec): Promise<void> => {
    vms.push(await hypervisor.start(spec, never));
  };
  const startNetwork = () => start(fake().ndvmSpec([3, 4]));
  const startBrowser = () => start(fake().browserSpec('12345678', 3));

  it('creates the network VM from the NDVM template, removes everything else of it, and locks its policy again', async () => {
    await writeFile(join(fake().storage.folder, 'ndvm-swap.vhd'), 'another VM’s');
    await startNetwork();
    const [vm] = fake().created();
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
      kernel: fake().boot.kernel,
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
    expect(existsSync(join(fake().storage.folder, 'ndvm-swap.vhd'))).toBe(true);
  });

  it('starts a session after the network VM, connects it by uuid and shows it, and leaves only the image after both ended', async () => {
    const session = startBrowser();
    await expect.poll(() => existsSync(fake().namesOf('12345678').domain)).toBe(true);
    expect(fake().created()).toEqual([]);
    await startNetwork();
    await session;
    const [ndvm, vm] = fake().created();
    expect(vm?.nics.map(({ values }) => Object.fromEntries(values))).toEqual([
      { network: '/wired/0/bridged', mac: sessionMac(3), enabled: true, 'backend-uuid': ndvm?.uuid },
    ]);
    expect(fake().xenmgr.shown).toBe(vm?.uuid);
    for (const started of vms.toReversed()) await started.kill();
    expect(fake().created()).toEqual([]);
    expect(await fake().imageDisks()).toHaveLength(1);
  });

  it('reports a refusal of xenmgr in its own words, and leaves no VM', async () => {
    await startNetwork();
    const free = fake().xenmgr.vms.freeMiB;
    fake().xenmgr.vms.freeMiB = 100;
    try {
      await expect(startBrowser()).rejects.toMatchObject({
        code: 'xenmgr-refused',
        message: 'xenmgr refused start: Not enough memory to start VM (101).',
        hint: 'Shut other VMs down, or lower memoryMiB in the profile.',
      });
      expect(fake().created()).toHaveLength(1);
    } finally {
      fake().xenmgr.vms.freeMiB = free;
    }
  });

  it('cleans up an incomplete VM of an earlier host agent', async () => {
    await startNetwork();
    vms.pop()?.detach();
    await hypervisor.cleanUp?.(fake().namesOf('network'));
    expect(fake().created()).toEqual([]);
  });

  it('converts an image to a disk with the same bytes', async () => {
    await startNetwork();
    const [disk = ''] = await fake().imageDisks();
    for (const vm of vms.toReversed()) await vm.kill();
    const bytes = await readFile(join(fake().storage.folder, disk));
    expect([bytes.length, bytes.subarray(0, 4).toString(), bytes.subarray(4).every((byte) => byte === 0)]).toEqual([
      1024 * 1024,
      'root',
      true,
    ]);
    expect(fake().storage.open.size).toBe(0);
  });
});
