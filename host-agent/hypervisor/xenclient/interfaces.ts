/** The part of xenmgr's D-Bus interfaces that is used, from the descriptions that OpenXT publishes (its repository `idl`). */

export const SERVICE = 'com.citrix.xenclient.xenmgr';
const VM = `${SERVICE}.vm`;
const DISK = 'com.citrix.xenclient.vmdisk';
const NIC = 'com.citrix.xenclient.vmnic';

/** The TypeScript type of each D-Bus type. */
interface Types {
  readonly '': undefined;
  readonly s: string;
  readonly o: string;
  readonly i: number;
  readonly b: boolean;
  readonly as: readonly string[];
  readonly ao: readonly string[];
  readonly 'aa{ss}': readonly Readonly<Record<string, string>>[];
}

export interface Method {
  readonly interface: string;
  readonly member: string;
  readonly takes: '' | 's' | 'ss' | 'sss' | 'sb';
  readonly gives: keyof Types;
}

export const METHODS = {
  listVms: { interface: SERVICE, member: 'list_vms', takes: '', gives: 'ao' },
  listTemplates: { interface: SERVICE, member: 'list_templates', takes: '', gives: 'as' },
  create: { interface: SERVICE, member: 'create_vm_with_template_and_uuid', takes: 'ss', gives: 'o' },
  listPciDevices: { interface: `${SERVICE}.host`, member: 'list_pci_devices', takes: '', gives: 'aa{ss}' },
  start: { interface: VM, member: 'start', takes: '', gives: '' },
  shutdown: { interface: VM, member: 'shutdown', takes: '', gives: '' },
  destroy: { interface: VM, member: 'destroy', takes: '', gives: '' },
  delete: { interface: VM, member: 'delete', takes: '', gives: '' },
  pause: { interface: VM, member: 'pause', takes: '', gives: '' },
  unpause: { interface: VM, member: 'unpause', takes: '', gives: '' },
  switchTo: { interface: VM, member: 'switch', takes: '', gives: '' },
  addDisk: { interface: VM, member: 'add_disk', takes: '', gives: 'o' },
  listDisks: { interface: VM, member: 'list_disks', takes: '', gives: 'ao' },
  addNic: { interface: VM, member: 'add_nic', takes: '', gives: 'o' },
  listNics: { interface: VM, member: 'list_nics', takes: '', gives: 'ao' },
  addPciRule: { interface: `${VM}.pci`, member: 'add_pt_rule_bdf', takes: 's', gives: '' },
  listPciRules: { interface: `${VM}.pci`, member: 'list_pt_rules', takes: '', gives: 'aa{ss}' },
  deletePciRule: { interface: `${VM}.pci`, member: 'delete_pt_rule', takes: 'sss', gives: '' },
  deleteDisk: { interface: DISK, member: 'delete', takes: '', gives: '' },
  mountDisk: { interface: DISK, member: 'mount', takes: 'sb', gives: '' },
  unmountDisk: { interface: DISK, member: 'umount', takes: '', gives: '' },
  deleteNic: { interface: NIC, member: 'delete', takes: '', gives: '' },
} as const satisfies Record<string, Method>;
export type MethodName = keyof typeof METHODS;

/** For each kind of object, its interface and its properties with their types. */
export const PROPERTIES = {
  vm: {
    interface: VM,
    types: {
      name: 's',
      type: 's',
      'virt-type': 's',
      hvm: 'b',
      kernel: 's',
      'kernel-extract': 's',
      'cmd-line': 's',
      'extra-xenvm': 's',
      memory: 'i',
      'memory-static-max': 'i',
      vcpus: 'i',
      'flask-label': 's',
      stubdom: 'b',
      'qemu-dm-path': 's',
      slot: 'i',
      'hidden-in-ui': 'b',
      'hidden-in-switcher': 'b',
      argo: 'b',
      v4v: 'b',
      'start-on-boot': 'b',
      'track-dependencies': 'b',
      'provides-network-backend': 'b',
      'boot-sentinel': 's',
      'policy-modify-vm-settings': 'b',
      domid: 'i',
      state: 's',
      uuid: 's',
    },
  },
  // The same properties without the policy's check, to set the policy itself.
  unrestrictedVm: { interface: `${VM}.unrestricted`, types: { 'policy-modify-vm-settings': 'b' } },
  disk: {
    interface: DISK,
    types: {
      'phys-path': 's',
      'phys-type': 's',
      'virt-path': 's',
      devtype: 's',
      mode: 's',
      shared: 'b',
      snapshot: 's',
    },
  },
  nic: { interface: NIC, types: { 'backend-uuid': 's', network: 's', mac: 's', enabled: 'b' } },
  host: { interface: `${SERVICE}.host`, types: { 'free-mem': 'i' } },
  config: { interface: `${SERVICE}.config`, types: { 'vm-creation-allowed': 'b', 'vm-deletion-allowed': 'b' } },
} as const satisfies Record<
  string,
  { readonly interface: string; readonly types: Readonly<Record<string, 's' | 'i' | 'b'>> }
>;
export type Kind = keyof typeof PROPERTIES;
export type PropertyName<Of extends Kind> = keyof (typeof PROPERTIES)[Of]['types'] & string;
export type PropertyType = 's' | 'i' | 'b';

type Arguments<Takes extends string> = Takes extends `${infer First extends PropertyType}${infer Rest}`
  ? [Types[First], ...Arguments<Rest>]
  : [];
export type ArgumentsOf<Name extends MethodName> = Arguments<(typeof METHODS)[Name]['takes']>;
export type AnswerOf<Name extends MethodName> = Types[(typeof METHODS)[Name]['gives']];
export type ValueOf<Of extends Kind, Name extends PropertyName<Of>> = Types[(typeof PROPERTIES)[Of]['types'][Name] &
  PropertyType];

/** Paths of the objects. */
export const ROOT = '/';
export const HOST = '/host';
export const vmPath = (uuid: string): string => `/vm/${uuid.replaceAll('-', '_')}`;

/** The type of a property whose name is only known at run time. Throws when it does not exist. */
export function typeOf(kind: Kind, name: string): PropertyType {
  const type = new Map<string, PropertyType>(Object.entries(PROPERTIES[kind].types)).get(name);
  if (type === undefined) throw new RangeError(`${PROPERTIES[kind].interface} has no property ${name}.`);
  return type;
}
