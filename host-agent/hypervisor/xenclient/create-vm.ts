/** A machine of xenmgr's from its making until nothing is left of it. What a template brings is taken out first. */
import { HOST, ROOT, vmPath } from './interfaces.ts';
import type { Properties, XenmgrGeneration, XenmgrVm } from './properties.ts';
import type { Xenmgr } from './xenmgr.ts';

/** Makes it, as it is told of its generation; it does not run yet. Fails: nothing of it is left. */
export async function makeVm(
  xenmgr: Xenmgr,
  uuid: string,
  templates: XenmgrVm['templates'],
  vmFor: (generation: XenmgrGeneration) => XenmgrVm,
  signal: AbortSignal,
): Promise<string> {
  const offered = await xenmgr.call(ROOT, 'listTemplates', [], signal);
  const template = templates.find((name) => offered.includes(name)) ?? 'new-vm-empty';
  // Under a uuid of our own nobody else's machine can be meant, whatever comes back.
  await xenmgr.call(ROOT, 'create', [template, uuid], signal);
  const path = vmPath(uuid);
  try {
    const names = await xenmgr.propertiesOf(path, signal);
    const vm = vmFor({ hasVirtType: names.has('virt-type'), messages: names.has('argo') ? 'argo' : 'v4v' });
    const isLocked = !(await xenmgr.get(path, 'vm', 'policy-modify-vm-settings', signal));
    // Templates of service machines forbid changes; the policy itself is changed past the policy.
    if (isLocked) await xenmgr.set(path, 'unrestrictedVm', 'policy-modify-vm-settings', true, signal);
    await emptyOut(xenmgr, path, signal);
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

/** Its disks (a virtual CD, or those of another NDVM), cards and devices. */
async function emptyOut(xenmgr: Xenmgr, vm: string, signal: AbortSignal): Promise<void> {
  for (const disk of await xenmgr.call(vm, 'listDisks', [], signal)) {
    // Else the file would go with it, which may be another machine's.
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

/** Starts it; the answer is its number as a domain. */
export async function startVm(xenmgr: Xenmgr, vm: string, signal: AbortSignal): Promise<number> {
  await xenmgr.call(vm, 'start', [], signal);
  return xenmgr.get(vm, 'vm', 'domid', signal);
}

/** What runs cannot be deleted, so it is ended first. Safe to call again, also when it is gone. */
export async function takeAway(xenmgr: Xenmgr, uuid: string, untilStopped: () => Promise<void>): Promise<void> {
  const vm = vmPath(uuid);
  if (!(await xenmgr.call(ROOT, 'listVms', [])).includes(vm)) return;
  // Also what stands still already, or goes meanwhile: the look says whether it has stopped.
  await xenmgr.call(vm, 'destroy', []).catch(() => undefined);
  await untilStopped();
  await xenmgr.call(vm, 'delete', []);
}

/** A machine's disk in a folder of dom0, to be looked at while it runs: possible since it is read-only. Fulfilled when it is taken out again. */
export async function withDiskMounted<Seen>(
  xenmgr: Xenmgr,
  uuid: string,
  folder: string,
  look: (folder: string) => Promise<Seen>,
): Promise<Seen> {
  const [disk] = await xenmgr.call(vmPath(uuid), 'listDisks', []);
  if (disk === undefined) throw new Error('The machine has no disk.');
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
