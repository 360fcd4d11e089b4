/** A domain as the xenmgr of XenClient XT and OpenXT keeps it: properties. Written from its published sources; never run on the real thing. */
import { Failure } from '../../api/failure.ts';
import type { Domain, DomainDisk } from '../xen/domain.ts';

/** Which of its generations it is, as its own interface tells when it is asked. */
export interface XenmgrGeneration {
  /** `virt-type` (pv, pvh, hvm), or of before 2018 the switch `hvm`. */
  readonly hasVirtType: boolean;
  /** Messages between domains: `argo`, or of before 2019 `v4v`. */
  readonly messages: 'argo' | 'v4v';
}

export type PropertyValue = string | number | boolean;
export type Properties = Readonly<Record<string, PropertyValue>>;

/** What else is chosen for a machine there. */
export interface XenmgrChoices {
  /** `memory`: what a guest writes stays in its own memory, and its disk is read-only. `snapshot`: xenmgr puts a layer over the disk that it makes anew at each start. */
  readonly layer: 'memory' | 'snapshot';
  /** What its network daemon calls the network. */
  readonly network: string;
  /** Where in its disk the kernel is, `[disk,partition:]/path`; empty: it is given as a file. */
  readonly kernelExtract: string;
}

export interface XenmgrVm {
  readonly uuid: string;
  /** Tried in turn; the last one brings nothing of its own, and every xenmgr has it. */
  readonly templates: readonly [...string[], 'new-vm-empty'];
  readonly properties: Properties;
  readonly disks: readonly Properties[];
  /** By the uuid of the machine at their other end: names are not unique there. */
  readonly cards: readonly Properties[];
  /** Each is a rule by the device's address. */
  readonly pciDevices: readonly string[];
}

/** A card of the machine, by the uuid of the network machine. */
export interface XenmgrCard {
  readonly mac: string;
  readonly backendUuid: string;
}

/** No place in the switcher: nobody sees it there. */
const NO_SLOT = -1;
/** In XenStore below the domain: what the NDVM writes when its bridge stands; see appliance/images/network. */
export const READY_KEY = 'data/ports';

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
      // Its device model could not read the kernel in there.
      stubdom: false,
      // Only an HVM machine has a device model: the one that it has by itself.
      ...(domain.kind !== 'hvm' && { 'qemu-dm-path': '' }),
      ...(domain.isDriverDomain ? SERVICE_VM : PERSONS_VM),
      // Nothing of ours listens there.
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

/** Carries network cards, and is seen by nobody. Its start is answered when its bridge stands. */
const SERVICE_VM: Properties = {
  type: 'ndvm',
  slot: NO_SLOT,
  'hidden-in-ui': true,
  'hidden-in-switcher': true,
  'provides-network-backend': true,
  'boot-sentinel': READY_KEY,
};
/** Is shown on the computer's own screen, at a place in the switcher that xenmgr chooses. */
const PERSONS_VM: Properties = { type: 'svm', 'hidden-in-ui': false, 'hidden-in-switcher': false };

function virtualisation({ kind }: Domain, { hasVirtType }: XenmgrGeneration): Properties {
  if (hasVirtType) return { 'virt-type': kind };
  if (kind === 'pvh') throw new Failure('pvh-unsupported');
  return { hvm: kind === 'hvm' };
}

/** It hands a kernel on for PV and PVH alone, and an initial file system never, though it has a property for it: what it leaves out is said to xl itself. */
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
    // Deleting a machine deletes the files of its disks, unless others may use them.
    shared: true,
    snapshot: layer === 'snapshot' ? 'temporary' : 'none',
  };
}
