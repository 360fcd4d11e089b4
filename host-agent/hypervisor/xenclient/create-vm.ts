/** Creates, starts and deletes VMs of xenmgr. Everything that a template of xenmgr brings is removed first. */
import { HOST, ROOT, vmPath } from './interfaces.ts';
import type { Properties, XenmgrGeneration, XenmgrVm } from './properties.ts';
import type { Xenmgr } from './xenmgr.ts';

/** Creates a VM for the present version of xenmgr, without starting it. Leaves nothing when it fails. */
export async function makeVm(
  xenmgr: Xenmgr,
  uuid: string,
  templates: XenmgrVm['templates'],
  vmFor: (generation: XenmgrGeneration) => XenmgrVm,
  signal: AbortSignal,
): Promise<string> {
  const offered = await xenmgr.call(ROOT, 'listTemplates', [], signal);
  const template = templates.find((name) => offered.includes(name)) ?? 'new-vm-empty';
  // Under our own uuid no other VM can be affected, whatever xenmgr answers.
  await xenmgr.call(ROOT, 'create', [template, uuid], signal);
  const path = vmPath(uuid);
  try {
    const names = await xenmgr.propertiesOf(path, signal);
    const vm = vmFor({ hasVirtType: names.has('virt-type'), messages: names.has('argo') ? 'argo' : 'v4v' });
    const isLocked = !(await xenmgr.get(path, 'vm', 'policy-modify-vm-settings', signal));
    // Templates of service VMs forbid changes, so the policy is set through an interface that ignores it.
    if (isLocked) await xenmgr.set(path, 'unrestrictedVm', 'policy-modify-vm-settings', true, signal);
    await removeDevices(xenmgr, path, signal);
    for (const [name, value] of Object.entries(vm.properties)) await xenmgr.set(path, 'vm', name, value, signal);
    for (const disk of vm.disks)
      await setAll(xenmgr, await xenmgr.call(path, 'addDisk', [], signal), 'disk', disk, signal);
    for (const card of vm.cards)
      await setAll(xenmgr, await xenmgr.call(path, 'addNic', [], signal), 'nic', card, signal);
    for (const address of vm.pciDevices) await xenmgr.call(path, 'addPciRule', [address], signal);
    if (isLocked) await xenmgr.set(path, 'vm', 'policy-modify-vm-settings', false, signal);
    return path;
  } catch (error) {
    await xenmgr.call(path, 'delete', []).catch(() => undefined);
    throw error;
  }
}

/** Removes the disks (a virtual CD, or those of another NDVM), cards and devices of the template. */
async function removeDevices(xenmgr: Xenmgr, vm: string, signal: AbortSignal): Promise<void> {
  for (const disk of await xenmgr.call(vm, 'listDisks', [], signal)) {
    // Otherwise its file would be deleted, which may belong to another VM.
    await xenmgr.set(disk, 'disk', 'shared', true, signal);
    await xenmgr.call(disk, 'deleteDisk', [], signal);
  }
  for (const nic of await xenmgr.call(vm, 'listNics', [], signal)) await xenmgr.call(nic, 'deleteNic', [], signal);
  for (const { class: type = '', 'vendor-id': vendor = '', 'device-id': device = '' } of await xenmgr.call(
    vm,
    'listPciRules',
    [],
    signal,
  ))
    await xenmgr.call(vm, 'deletePciRule', [type, vendor, device], signal);
}

async function setAll(
  xenmgr: Xenmgr,
  object: string,
  kind: 'disk' | 'nic',
  properties: Properties,
  signal: AbortSignal,
): Promise<void> {
  for (const [name, value] of Object.entries(properties)) await xenmgr.set(object, kind, name, value, signal);
}

/** Starts the VM and returns its domain id. */
export async function startVm(xenmgr: Xenmgr, vm: string, signal: AbortSignal): Promise<number> {
  await xenmgr.call(vm, 'start', [], signal);
  return xenmgr.get(vm, 'vm', 'domid', signal);
}

/** Ends and deletes the VM, since a running VM cannot be deleted. Safe to call again, also when it is gone. */
export async function deleteVm(xenmgr: Xenmgr, uuid: string, untilStopped: () => Promise<void>): Promise<void> {
  const vm = vmPath(uuid);
  if (!(await xenmgr.call(ROOT, 'listVms', [])).includes(vm)) return;
  // It may have stopped already; `untilStopped` finds out.
  await xenmgr.call(vm, 'destroy', []).catch(() => undefined);
  await untilStopped();
  await xenmgr.call(vm, 'delete', []);
}

/** Mounts the read-only disk of a running VM in a folder of dom0 while `look` runs. */
export async function withDiskMounted<Seen>(
  xenmgr: Xenmgr,
  uuid: string,
  folder: string,
  look: (folder: string) => Promise<Seen>,
): Promise<Seen> {
  const [disk] = await xenmgr.call(vmPath(uuid), 'listDisks', []);
  if (disk === undefined) throw new Error('The VM has no disk.');
  await xenmgr.call(disk, 'mountDisk', [folder, true]);
  try {
    return await look(folder);
  } finally {
    await xenmgr.call(disk, 'unmountDisk', []);
  }
}

export async function freeMemoryMiB(xenmgr: Xenmgr, signal: AbortSignal): Promise<number> {
  return xenmgr.get(HOST, 'host', 'free-mem', signal);
}
