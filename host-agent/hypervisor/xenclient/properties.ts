/** A domain as properties for xenmgr of XenClient XT and OpenXT. Written from its published sources; never run on real hardware. */
import { Failure } from '../../api/errors/failure.ts';
import type { Domain, DomainDisk } from '../xen/domain.ts';

/** The version of xenmgr, detected from its interface. */
export interface XenmgrGeneration {
  /** It has `virt-type` (pv, pvh, hvm) instead of the switch `hvm`, which versions before 2018 have. */
  readonly hasVirtType: boolean;
  /** Messages between domains: `argo`, or `v4v` before 2019. */
  readonly messages: 'argo' | 'v4v';
}

export type PropertyValue = string | number | boolean;
export type Properties = Readonly<Record<string, PropertyValue>>;

/** Choices for VMs on XenClient, from the configuration. */
export interface XenmgrChoices {
  /** `memory`: the guest's writes stay in its memory, and its disk is read-only. `snapshot`: xenmgr adds a fresh writable layer at each start. */
  readonly layer: 'memory' | 'snapshot';
  /** Name of the network in its network daemon. */
  readonly network: string;
  /** Place of the kernel in the disk, `[disk,partition:]/path`; empty: the kernel is a file of dom0. */
  readonly kernelExtract: string;
}

export interface XenmgrVm {
  readonly uuid: string;
  /** Tried in turn; the last one is empty, and every xenmgr has it. */
  readonly templates: readonly [...string[], 'new-vm-empty'];
  readonly properties: Properties;
  readonly disks: readonly Properties[];
  /** With the uuid of the VM at their other end, since names are not unique there. */
  readonly cards: readonly Properties[];
  /** Addresses of passed-through devices; each becomes a rule. */
  readonly pciDevices: readonly string[];
}

/** A network card of the VM, with the uuid of the network VM. */
export interface XenmgrCard {
  readonly mac: string;
  readonly backendUuid: string;
}

/** Not shown in the switcher. */
const NO_SLOT = -1;
/** XenStore key below the domain, which the network VM writes when its bridge is up; see appliance/images/network. */
const READY_KEY = 'data/ports';

/** Pure. Throws `Failure` domain-invalid. */
export function xenmgrVm(
  domain: Domain,
  cards: readonly XenmgrCard[],
  generation: XenmgrGeneration,
  choices: XenmgrChoices,
): XenmgrVm {
  return {
    uuid: domain.uuid,
    templates:
      domain.isDriverDomain && domain.kind !== 'pvh'
        ? [`new-vm-ndvm-${domain.kind}`, 'new-vm-empty']
        : ['new-vm-empty'],
    properties: {
      name: domain.name,
      ...virtualisation(domain, generation),
      ...booting(domain, choices),
      memory: domain.memoryMiB,
      'memory-static-max': domain.memoryMiB,
      vcpus: domain.processors,
      ...(domain.label !== undefined && { 'flask-label': domain.label }),
      // Its device model could not read a kernel in the disk.
      stubdom: false,
      // Only an HVM VM has a device model, and keeps its default one.
      ...(domain.kind !== 'hvm' && { 'qemu-dm-path': '' }),
      ...(domain.isDriverDomain ? SERVICE_VM : PERSONS_VM),
      // No part of Safe Browse listens there.
      [generation.messages]: false,
      'start-on-boot': false,
    },
    disks: domain.disks.map((disk) => diskProperties(disk, choices)),
    cards: cards.map(({ mac, backendUuid }) => ({
      'backend-uuid': backendUuid,
      network: choices.network,
      mac,
      enabled: true,
    })),
    pciDevices: domain.pciDevices,
  };
}

/** The network VM: it carries network cards and is not shown. Its start is complete when its bridge is up. */
const SERVICE_VM: Properties = {
  type: 'ndvm',
  slot: NO_SLOT,
  'hidden-in-ui': true,
  'hidden-in-switcher': true,
  'provides-network-backend': true,
  'boot-sentinel': READY_KEY,
};
/** A browser VM: it is shown on the host's own screen, at a place in the switcher that xenmgr chooses. */
const PERSONS_VM: Properties = { type: 'svm', 'hidden-in-ui': false, 'hidden-in-switcher': false };

function virtualisation({ kind }: Domain, { hasVirtType }: XenmgrGeneration): Properties {
  if (hasVirtType) return { 'virt-type': kind };
  if (kind === 'pvh') throw new Failure('pvh-unsupported');
  return { hvm: kind === 'hvm' };
}

/** xenmgr passes a kernel on only for PV and PVH, and an initramfs never, although it has a property for it. The rest goes to xl directly. */
function booting({ name, kind, kernel, initramfs, commandLine }: Domain, { kernelExtract }: XenmgrChoices): Properties {
  const said = kind === 'hvm' ? { kernel, ramdisk: initramfs, cmdline: commandLine } : { ramdisk: initramfs };
  for (const value of Object.values(said))
    if (/[;']/.test(value))
      throw new Failure('domain-invalid', {
        hypervisor: 'XenClient',
        name,
        problems: 'a path or the kernel command line contains a semicolon or an apostrophe',
      });
  const extra = Object.entries(said)
    .map(([key, value]) => `${key}='${value}'`)
    .join(';');
  if (kernelExtract !== '') return { 'kernel-extract': kernelExtract, 'cmd-line': commandLine };
  return kind === 'hvm'
    ? { 'extra-xenvm': extra }
    : { kernel, 'kernel-extract': '', 'cmd-line': commandLine, 'extra-xenvm': extra };
}

function diskProperties({ file, device }: DomainDisk, { layer }: XenmgrChoices): Properties {
  return {
    'phys-path': file,
    'phys-type': 'vhd',
    'virt-path': device,
    devtype: 'disk',
    mode: layer === 'snapshot' ? 'w' : 'r',
    // Deleting a VM deletes the files of its disks, unless they are shared.
    shared: true,
    snapshot: layer === 'snapshot' ? 'temporary' : 'none',
  };
}
