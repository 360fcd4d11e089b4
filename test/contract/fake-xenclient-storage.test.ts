/** XenClient over a fake of xenmgr: layers over disks, mounted disks, an older xenmgr, and a lost bus. */
import { readdir } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { withDiskMounted } from '../../host-agent/hypervisor/xenclient/create-vm.ts';
import { xenmgrOverBus } from '../../host-agent/hypervisor/xenclient/over-bus.ts';
import { xenmgrOverXec } from '../../host-agent/hypervisor/xenclient/over-xec.ts';
import { SystemBus } from '../../host-agent/hypervisor/xenclient/system-bus.ts';
import { dom0Here } from '../../host-agent/tools/xen/dom0.ts';
import { OwnBus } from '../fakes/xenmgr/bus.ts';
import { FakeXenmgr } from '../fakes/xenmgr/service.ts';
import { Vms } from '../fakes/xenmgr/vms.ts';
import { useFakeXenclient } from './fake-xenclient.ts';

vi.mock(import('../../host-agent/process/run.ts'), async (original) =>
  (await import('../fakes/programs.ts')).withFakePrograms(original),
);

const never = new AbortController().signal;
const fake = useFakeXenclient();

describe('XenClient, over a fake of xenmgr', () => {
  it('gives each VM its own layer over the disk, and removes it with the VM', async () => {
    const hypervisor = fake().overBus('snapshot');
    const both = [
      await hypervisor.start(fake().networkSpec('one'), never),
      await hypervisor.start(fake().networkSpec('two'), never),
    ];
    expect(
      fake()
        .created()
        .map(({ disks }) =>
          disks.map(({ values }) => [values.get('mode'), values.get('shared'), values.get('snapshot')]),
        ),
    ).toEqual([[['w', true, 'temporary']], [['w', true, 'temporary']]]);
    for (const vm of both) await vm.kill();
    expect((await readdir(fake().storage.folder)).filter((name) => name.endsWith('.vhd'))).toHaveLength(1);
  });

  it('mounts the disk of a running VM read-only, and unmounts it again', async () => {
    const vm = await fake().overBus().start(fake().networkSpec('one', 'mounted'), never);
    await withDiskMounted(xenmgrOverXec(dom0Here), fake().created()[0]?.uuid ?? '', '/mnt/look', async (place) =>
      expect(place).toBe('/mnt/look'),
    );
    expect(fake().xenmgr.mounted).toEqual(['in /mnt/look', 'out']);
    await vm.kill();
  });

  it('uses the older interface with an older xenmgr', async () => {
    const bus = await OwnBus.start();
    const xenmgr = await FakeXenmgr.serve(bus.address, new Vms('of the seed', fake().storage.folder));
    const client = new SystemBus(bus.address);
    try {
      const vm = await fake().over(xenmgrOverBus(client)).start(fake().networkSpec('one', 'old'), never);
      expect(Object.fromEntries([...xenmgr.vms.vms.values()][0]?.values ?? [])).toMatchObject({
        hvm: false,
        v4v: false,
      });
      void vm.ended;
      vm.detach();
    } finally {
      client.close();
      xenmgr.close();
      await bus.stop();
    }
  });

  it('reports a lost bus, and tries to connect again at the next call', async () => {
    const xenmgr = xenmgrOverBus(new SystemBus('unix:path=/nowhere/bus'));
    await expect(xenmgr.call('/', 'listVms', [])).rejects.toThrow(/ENOENT/);
    await expect(xenmgr.call('/', 'listVms', [])).rejects.toThrow(/ENOENT/);
  });
});
