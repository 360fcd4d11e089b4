/** The interfaces of the fake, in a short form of what OpenXT publishes (its repository `idl`): what each method takes and gives, and each property's type. */

const METHODS: Readonly<Record<string, string>> = {
  'com.citrix.xenclient.xenmgr':
    'create_vm()o create_vm_with_template(s)o create_vm_with_template_and_json(ss)o create_vm_with_template_and_uuid(ss)o create_vhd(i)s find_vm_by_uuid(s)o find_vm_by_domid(i)o list_vms()ao list_domids()ai list_templates()as',
  'com.citrix.xenclient.xenmgr.config': '',
  'com.citrix.xenclient.xenmgr.host': 'list_pci_devices()aa{ss} is_service_running(s)b',
  'com.citrix.xenclient.xenmgr.vm':
    'start() start_internal() shutdown() destroy() reboot() pause() unpause() sleep() hibernate() resume() switch() delete() add_disk()o add_nic()o list_disks()ao list_nics()ao get_db_key(s)s set_db_key(ss)',
  'com.citrix.xenclient.xenmgr.vm.unrestricted': '',
  'com.citrix.xenclient.xenmgr.vm.pci':
    'add_pt_rule(sss) add_pt_rule_bdf(s) delete_pt_rule(sss) delete_pt_rule_bdf(s) list_pt_rules()aa{ss} list_pt_pci_devices()aa{ss}',
  'com.citrix.xenclient.vmdisk': 'attach_vhd(s) attach_phy(s) mount(sb) umount() delete() generate_crypto_key(i)',
  'com.citrix.xenclient.vmnic': 'delete()',
};

const VM_PROPERTIES =
  'name:s type:s kernel:s kernel-extract:s initrd:s initrd-extract:s cmd-line:s flask-label:s init-flask-label:s stubdom-flask-label:s qemu-dm-path:s boot:s display:s sound:s cd:s boot-sentinel:s description:s extra-xenvm:s extra-hvm:s state:s:ro uuid:s:ro wired-network:s ' +
  'slot:i memory:i memory-min:i memory-static-max:i vcpus:i start-on-boot-priority:i shutdown-priority:i domid:i:ro acpi-state:i:ro ' +
  'stubdom:b start-on-boot:b keep-alive:b track-dependencies:b provides-network-backend:b provides-default-network-backend:b hidden-in-ui:b hidden-in-switcher:b measured:b:ro policy-modify-vm-settings:b';
/** The parts that differ between generations. */
export type Generation = 'today' | 'of the seed';
const OF_GENERATION = { today: 'virt-type:s argo:b', 'of the seed': 'hvm:b v4v:b' } as const;

export interface FakeProperty {
  readonly type: string;
  readonly isReadOnly: boolean;
}

const PROPERTIES = (generation: Generation): Readonly<Record<string, string>> => ({
  'com.citrix.xenclient.xenmgr.config': 'vm-creation-allowed:b vm-deletion-allowed:b enable-dom0-networking:b',
  'com.citrix.xenclient.xenmgr.host': 'state:s:ro free-mem:i:ro total-mem:i:ro measured-boot-enabled:b:ro',
  'com.citrix.xenclient.xenmgr.vm': `${VM_PROPERTIES} ${OF_GENERATION[generation]}`,
  'com.citrix.xenclient.xenmgr.vm.unrestricted': `${VM_PROPERTIES} ${OF_GENERATION[generation]}`,
  'com.citrix.xenclient.vmdisk':
    'phys-path:s phys-type:s virt-path:s mode:s devtype:s snapshot:s shared:b enabled:b virtual-size-mb:i:ro utilization-bytes:x:ro',
  'com.citrix.xenclient.vmnic':
    'network:s backend-uuid:s backend-name:s mac:s mac-actual:s:ro enabled:b model:s wireless-driver:b',
});

/** The interfaces of each kind of object, in search order. */
export const INTERFACES_OF = {
  root: ['com.citrix.xenclient.xenmgr', 'com.citrix.xenclient.xenmgr.config'],
  host: ['com.citrix.xenclient.xenmgr.host'],
  vm: [
    'com.citrix.xenclient.xenmgr.vm',
    'com.citrix.xenclient.xenmgr.vm.unrestricted',
    'com.citrix.xenclient.xenmgr.vm.pci',
  ],
  disk: ['com.citrix.xenclient.vmdisk'],
  nic: ['com.citrix.xenclient.vmnic'],
} as const;
export type ObjectKind = keyof typeof INTERFACES_OF;

export function methodsOf(
  interfaceName: string,
): ReadonlyMap<string, { readonly takes: string; readonly gives: string }> {
  const all = [...(METHODS[interfaceName] ?? '').matchAll(/(\w+)\((\w*)\)(\S*)/g)];
  return new Map(all.map(([, name = '', takes = '', gives = '']) => [name, { takes, gives }]));
}

export function propertiesOf(interfaceName: string, generation: Generation): ReadonlyMap<string, FakeProperty> {
  const words = (PROPERTIES(generation)[interfaceName] ?? '').split(' ').filter((word) => word !== '');
  return new Map(
    words.map((word) => {
      const [name = '', type = '', access] = word.split(':');
      return [name, { type, isReadOnly: access === 'ro' }];
    }),
  );
}

export function introspection(kind: ObjectKind, generation: Generation): string {
  const args = (signature: string, direction: 'in' | 'out') =>
    (signature.match(/a\{ss\}|aa\{ss\}|a\w|\w/g) ?? [])
      .map((type) => `<arg type="${type}" direction="${direction}"/>`)
      .join('');
  const one = (name: string) =>
    `<interface name="${name}">` +
    [...methodsOf(name)]
      .map(
        ([method, { takes, gives }]) =>
          `<method name="${method}">${(takes.match(/\w/g) ?? []).map((type) => `<arg type="${type}" direction="in"/>`).join('')}${args(gives, 'out')}</method>`,
      )
      .join('') +
    [...propertiesOf(name, generation)]
      .map(
        ([property, { type, isReadOnly }]) =>
          `<property name="${property}" type="${type}" access="${isReadOnly ? 'read' : 'readwrite'}"/>`,
      )
      .join('') +
    '</interface>';
  return `<node>${INTERFACES_OF[kind].map(one).join('')}</node>`;
}
