/** A domain as the xenmgr of XenClient XT and OpenXT keeps it: properties that its command lines set. Written from its published sources; never run on the real thing. */
import type { Domain, DomainCard, DomainDisk } from '../domain.ts';

/** Which of its generations it is, as its own interface tells when it is asked. */
export interface XenmgrGeneration {
  /** `virt-type` (pv, pvh, hvm), or of before 2018 the switch `hvm`. */
  readonly hasVirtType: boolean;
  /** Messages between domains: `argo`, or of before 2019 `v4v`. */
  readonly messages: 'argo' | 'v4v';
}

export type PropertyValue = string | number | boolean;
export type Properties = Readonly<Record<string, PropertyValue>>;

export interface XenmgrMachine {
  readonly uuid: string;
  /** Service machines start from nothing; its other templates bring a disk and a CD drive. */
  readonly template: 'new-vm-empty';
  readonly properties: Properties;
  readonly disks: readonly Properties[];
  readonly cards: readonly Properties[];
  /** Each is a rule by the device's address. */
  readonly pciDevices: readonly string[];
}

/** No place in the switcher: nobody sees it there. */
const NO_SLOT = -1;
/** What its network daemon calls the bridge to the world. */
const BRIDGED = '/wired/0/bridged';

/** `backends`: the uuid of each machine that carries cards, by name. Pure. */
export function xenmgrMachine(domain: Domain, backends: ReadonlyMap<string, string>, generation: XenmgrGeneration): XenmgrMachine {
  return {
    uuid: domain.uuid,
    template: 'new-vm-empty',
    properties: {
      name: domain.name,
      type: domain.isDriverDomain ? 'ndvm' : 'servicevm',
      ...virtualisation(domain, generation),
      kernel: domain.kernel,
      'cmd-line': domain.commandLine,
      // It reads the property `initrd` and then leaves it out of what it hands on.
      'extra-xenvm': `ramdisk='${domain.initramfs}'`,
      memory: domain.memoryMiB,
      'memory-static-max': domain.memoryMiB,
      vcpus: domain.processors,
      ...(domain.label !== undefined && { 'flask-label': domain.label }),
      stubdom: false,
      'qemu-dm-path': '',
      slot: NO_SLOT,
      'hidden-in-ui': true,
      'hidden-in-switcher': true,
      // Nothing of ours listens there.
      [generation.messages]: false,
      'start-on-boot': false,
      ...(domain.isDriverDomain && { 'provides-network-backend': true }),
    },
    disks: domain.disks.map(disk),
    cards: domain.cards.map((card) => networkCard(card, backends)),
    pciDevices: domain.pciDevices,
  };
}

function virtualisation({ kind }: Domain, { hasVirtType }: XenmgrGeneration): Properties {
  if (hasVirtType) return { 'virt-type': kind };
  if (kind === 'pvh') throw new RangeError('This generation of xenmgr knows no PVH.');
  return { hvm: kind === 'hvm' };
}

function disk({ file, device, isWritable }: DomainDisk): Properties {
  return {
    'phys-path': file,
    'phys-type': 'file',
    'virt-path': device,
    devtype: 'disk',
    mode: isWritable ? 'w' : 'r',
    // Deleting a machine deletes the files of its disks, unless others may use them.
    shared: true,
    snapshot: 'none',
  };
}

function networkCard({ mac, backend }: DomainCard, backends: ReadonlyMap<string, string>): Properties {
  const uuid = backends.get(backend);
  if (uuid === undefined) throw new RangeError(`No machine is called ${backend}.`);
  // By uuid: names are not unique there.
  return { 'backend-uuid': uuid, network: BRIDGED, mac, enabled: true };
}
