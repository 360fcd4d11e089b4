/** The commands that XenClient runs with xec, compared with those of a dry run and of the administrator's guide. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Vm, VmSpec } from '../../host-agent/hypervisor/hypervisor.ts';
import { withDiskMounted } from '../../host-agent/hypervisor/xenclient/create-vm.ts';
import { xenmgrOverXec } from '../../host-agent/hypervisor/xenclient/over-xec.ts';
import { dom0Here } from '../../host-agent/tools/xen/dom0.ts';
import { called, everCalled } from '../fakes/programs.ts';
import { commandsOfPage, difference } from './command-pages.ts';
import { useFakeXenclient } from './fake-xenclient.ts';

vi.mock(import('../../host-agent/process/run.ts'), async (original) =>
  (await import('../fakes/programs.ts')).withFakePrograms(original),
);

const never = new AbortController().signal;
const fake = useFakeXenclient();

/** A network VM and a session at its port. */
const specs = (): VmSpec[] => [fake().ndvmSpec([0]), fake().browserSpec('12345678', 0)];

async function removeDisks(): Promise<void> {
  for (const name of await readdir(fake().storage.folder))
    if (name.endsWith('.vhd')) await rm(join(fake().storage.folder, name));
}

/** One line, in which each uuid is `UUID`, since every VM has its own. */
const lineOf = (command: readonly string[]) =>
  command
    .map((word) => word.replaceAll(/[0-9a-f]{8}([-_])[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}/g, 'UUID'))
    .join(' ');
/** The content of a template is not known in advance; that of a service VM is locked. */
const isOfTemplate = (line: string) =>
  /policy-modify-vm-settings (true|false)$|delete_pt_rule| set shared true$|(vmdisk|vmnic) delete$|\/disk\/\d+ /.test(
    line,
  );
const isPoll = (line: string) => line.startsWith('xec -o /vm/UUID -i com.citrix.xenclient.xenmgr.vm get domid');
const comparable = (commands: readonly (readonly string[])[]) =>
  commands.map(lineOf).filter((line) => !isOfTemplate(line) && !isPoll(line));
const isOfDisk = (line: string) => /^(test|mkdir|vhd-util|tap-ctl|dd|sha256sum|mv|rm|ln) /.test(line);
const ofVm = (lines: readonly string[]) => lines.filter((line) => !isOfDisk(line) && !line.includes('backend-uuid'));
const ofDisk = (lines: readonly string[]) => lines.filter((line) => /^(vhd-util|tap-ctl create) /.test(line));

describe('the commands with xec', () => {
  it.each(['memory', 'snapshot'] as const)('are, in order, those of a dry run, with the layer %s', async (layer) => {
    await removeDisks();
    const hypervisor = fake().overXec(layer);
    const vms: Vm[] = [];
    for (const [index, spec] of specs().entries()) {
      const { steps } = await hypervisor.dryRun(spec, never);
      called.length = 0;
      vms.push(await hypervisor.start(spec, never));
      const run = comparable(called);
      const planned = comparable(steps.filter(({ when }) => when === 'start').map(({ command }) => command));
      expect(ofVm(run)).toEqual(ofVm(planned));
      // The first VM creates the disk, and the second finds it. Queries of dom0 do not reach the fake programs.
      if (index === 0) expect(ofDisk(run)).toEqual(ofDisk(planned));
    }
    for (const vm of vms.toReversed()) await vm.kill();
  });

  it('are those in the administrator’s guide, all of them', async () => {
    await removeDisks();
    const hypervisor = fake().overXec();
    await hypervisor.preflight?.({ memoryMiB: 1, cards: [] }, never);
    const vms: Vm[] = [];
    for (const spec of specs()) vms.push(await hypervisor.start(spec, never));
    (await vms[0]?.connectGuestChannel())?.destroy();
    const uuid = fake().created()[0]?.uuid ?? expect.fail();
    await withDiskMounted(xenmgrOverXec(dom0Here), uuid, '/mnt/look', async () => undefined);
    for (const vm of vms.toReversed()) {
      await vm.pause();
      await vm.resume();
      await vm.kill();
    }
    const programs = ['xec', 'xenstore-read', 'vhd-util', 'tap-ctl'];
    expect(
      difference(
        commandsOfPage('host-agent/hypervisor/xenclient/README.md', programs),
        everCalled.filter(([program]) => programs.includes(program ?? '')),
      ),
    ).toEqual({ unused: [], untold: [] });
  });
});
