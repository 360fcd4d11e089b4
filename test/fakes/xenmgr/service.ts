/**
 * A fake of xenmgr, for tests without XenClient XT or OpenXT: a D-Bus service on a private bus, written from the interface descriptions
 * that OpenXT publishes. The bus between it and its callers is real. No VM runs.
 */
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { messageOf } from '../../../host-agent/api/errors/message-of.ts';
import { INTERFACES_OF, introspection, methodsOf, type ObjectKind, propertiesOf } from './interfaces.ts';
import { type Vms, type Part, TEMPLATES, type Values, type FakeXenmgrVm } from './vms.ts';

interface Message {
  readonly type: number;
  readonly serial: number;
  readonly sender: string;
  readonly path: string;
  readonly interface?: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}
interface Bus {
  readonly connection: {
    readonly stream: Socket;
    on(event: 'message', listener: (message: Message) => void): void;
    listeners(event: 'message'): ((message: Message) => void)[];
    removeAllListeners(event: 'message'): void;
  };
  requestName(name: string, flags: number, done: (error: unknown, result: number) => void): void;
  sendReply(message: Message, signature: string, body: readonly unknown[]): void;
  sendError(message: Message, name: string, text: string): void;
}
const { createClient } = createRequire(import.meta.url)('@homebridge/dbus-native') as {
  readonly createClient: (options: { busAddress: string }) => Bus;
};

const METHOD_CALL = 1;
const NAME = 'com.citrix.xenclient.xenmgr';
const CHANGES = new Set([
  'add_disk',
  'add_nic',
  'add_pt_rule',
  'add_pt_rule_bdf',
  'delete_pt_rule',
  'attach_vhd',
  'attach_phy',
]);

interface Found {
  readonly kind: ObjectKind;
  readonly vm?: FakeXenmgrVm;
  readonly part?: Part;
  readonly values: Values;
}
type Answer = readonly [signature: string, value: unknown] | undefined;

export class FakeXenmgr {
  readonly vms: Vms;
  /** The devices that can be passed through. */
  readonly devices: Record<string, string>[] = [
    {
      addr: '0000:03:00.0',
      name: 'Ethernet controller',
      class: '0x0200',
      'vendor-id': '0x8086',
      'device-id': '0x1533',
    },
  ];
  readonly config: Values = new Map<string, string | number | boolean>([
    ['vm-creation-allowed', true],
    ['vm-deletion-allowed', true],
  ]);
  /** VM and folder of each disk that was mounted and unmounted. */
  readonly mounted: string[] = [];
  /** The VM in front. */
  shown: string | undefined;
  readonly #bus: Bus;

  private constructor(bus: Bus, vms: Vms) {
    this.#bus = bus;
    this.vms = vms;
    // The library answers calls only for registered objects, and cannot unregister them. These come and go.
    const others = bus.connection.listeners('message');
    bus.connection.removeAllListeners('message');
    bus.connection.on('message', (message) => {
      if (message.type !== METHOD_CALL) {
        for (const take of others) take(message);
        return;
      }
      void this.#answer(message).then(
        (answer) => bus.sendReply(message, answer?.[0] ?? '', answer ? [answer[1]] : []),
        (error: unknown) => bus.sendError(message, 'com.citrix.xenclient.xenmgr.Error', messageOf(error)),
      );
    });
  }

  static async serve(busAddress: string, vms: Vms): Promise<FakeXenmgr> {
    const bus = createClient({ busAddress });
    const fake = new FakeXenmgr(bus, vms);
    await new Promise<void>((resolve, reject) =>
      bus.requestName(NAME, 0, (error) => (error ? reject(new Error(JSON.stringify(error))) : resolve())),
    );
    return fake;
  }

  close(): void {
    this.vms.close();
    this.#bus.connection.stream.destroy();
  }

  async #answer({ path, interface: named = '', member, signature = '', body = [] }: Message): Promise<Answer> {
    const found = this.#find(path);
    const { generation } = this.vms;
    if (named === 'org.freedesktop.DBus.Introspectable') return ['s', introspection(found.kind, generation)];
    if (named === 'org.freedesktop.DBus.Properties') {
      const [interfaceName, name, variant] = body as [string, string, unknown];
      const property = (INTERFACES_OF[found.kind] as readonly string[]).includes(interfaceName)
        ? propertiesOf(interfaceName, generation).get(name)
        : undefined;
      if (!property) throw new Error(`no property ${name} on ${interfaceName}`);
      if (member === 'Get') return ['v', [property.type, this.#valueOf(found, name, property.type)]];
      const [[type], [value]] = variant as [[{ readonly type: string }], [string | number | boolean]];
      if (property.isReadOnly) throw new Error(`${name} is read-only`);
      if (type.type !== property.type) throw new Error(`${name} is of type ${property.type}, not ${type.type}`);
      if (found.vm && !interfaceName.endsWith('.unrestricted')) this.vms.assertEditable(found.vm);
      found.values.set(name, value);
      return undefined;
    }
    const method = (INTERFACES_OF[found.kind] as readonly string[]).includes(named)
      ? methodsOf(named).get(member)
      : undefined;
    if (!method) throw new Error(`no method ${member} on ${named}`);
    if (method.takes !== signature) throw new Error(`${member} takes ${method.takes}, not ${signature}`);
    if (found.vm && (CHANGES.has(member) || (found.kind !== 'vm' && member === 'delete')))
      this.vms.assertEditable(found.vm);
    const value = await this.#call(found, member, body as readonly string[]);
    return method.gives === ''
      ? undefined
      : [
          method.gives,
          method.gives === 'aa{ss}' ? (value as Record<string, string>[]).map((entry) => Object.entries(entry)) : value,
        ];
  }

  #valueOf({ kind, values }: Found, name: string, type: string): unknown {
    const value = values.get(name) ?? (type === 's' ? '' : type === 'b' ? false : 0);
    // Like the real xenmgr: the name in quotation marks.
    return kind === 'nic' && name === 'backend-name' ? JSON.stringify(value) : value;
  }

  #find(path: string): Found {
    const [, id, what, index] = /^\/vm\/([0-9a-f_]{36})(?:\/(disk|nic)\/(\d+))?$/.exec(path) ?? [];
    if (path === '/') return { kind: 'root', values: this.config };
    if (path === '/host') return { kind: 'host', values: new Map([['free-mem', this.vms.freeMiB]]) };
    const vm = this.vms.vms.get((id ?? '').replaceAll('_', '-'));
    if (!vm) throw new Error(`no object ${path}`);
    if (what === undefined) return { kind: 'vm', vm, values: vm.values };
    const part = (what === 'disk' ? vm.disks : vm.nics).find((candidate) => candidate.id === Number(index));
    if (!part) throw new Error(what === 'disk' ? '206:No such disk' : '222:No such NIC');
    return { kind: what === 'disk' ? 'disk' : 'nic', vm, part, values: part.values };
  }

  async #call(found: Found, member: string, args: readonly string[]): Promise<unknown> {
    if (found.kind === 'root') return this.#callRoot(member, args);
    if (found.kind === 'host') return this.devices;
    const { vm, part } = found;
    if (!vm) throw new Error('no VM');
    if (part) {
      this.#callPart(vm, part, found.kind, member, args);
      return undefined;
    }
    const at = pathOf(vm);
    switch (member) {
      case 'start':
        return this.vms.start(vm);
      case 'destroy':
      case 'shutdown':
        this.vms.stop(vm);
        return undefined;
      case 'delete':
        if (this.config.get('vm-deletion-allowed') !== true) throw new Error('220:Suppressed by policy');
        this.vms.delete(vm);
        return undefined;
      case 'pause':
        vm.values.set('state', 'paused');
        return undefined;
      case 'unpause':
        vm.values.set('state', 'running');
        return undefined;
      case 'switch':
        this.shown = vm.uuid;
        return undefined;
      case 'add_disk':
        return `${at}/disk/${vm.add(vm.disks, { 'phys-type': 'vhd', mode: 'w', devtype: 'disk', snapshot: 'none', shared: false, 'virt-path': 'xvda' }).id}`;
      case 'add_nic':
        return `${at}/nic/${vm.add(vm.nics, { network: '/wired/0/bridged', mac: 'auto', enabled: true }).id}`;
      case 'list_disks':
        return vm.disks.map(({ id }) => `${at}/disk/${id}`);
      case 'list_nics':
        return vm.nics.map(({ id }) => `${at}/nic/${id}`);
      case 'list_pt_rules':
        return vm.pciRules;
      case 'add_pt_rule_bdf':
        vm.pciRules.push({ bdf: args[0] ?? '' });
        return undefined;
      case 'delete_pt_rule':
        vm.pciRules = vm.pciRules.filter(
          (rule) => rule['class'] !== args[0] || rule['vendor-id'] !== args[1] || rule['device-id'] !== args[2],
        );
        return undefined;
      default:
        throw new Error(`the fake does not do ${member}`);
    }
  }

  #callRoot(member: string, args: readonly string[]): unknown {
    const [template = '', uuid = ''] = args;
    switch (member) {
      case 'list_vms':
        return [...this.vms.vms.values()].map(pathOf);
      case 'list_templates':
        return TEMPLATES;
      case 'create_vm_with_template_and_uuid':
        if (this.config.get('vm-creation-allowed') !== true) throw new Error('220:Suppressed by policy');
        return pathOf(this.vms.create(template, uuid));
      default:
        throw new Error(`the fake does not do ${member}`);
    }
  }

  #callPart(vm: FakeXenmgrVm, part: Part, kind: ObjectKind, member: string, args: readonly unknown[]): void {
    if (member === 'mount') {
      if (vm.isRunning && args[1] !== true) throw new Error('the disk is in use');
      this.mounted.push(`in ${String(args[0])}`);
    } else if (member === 'umount') this.mounted.push('out');
    else if (kind === 'disk' && member === 'delete') this.vms.deleteDisk(vm, part);
    else if (kind === 'nic' && member === 'delete') vm.nics.splice(vm.nics.indexOf(part), 1);
    else throw new Error(`the fake does not do ${member}`);
  }
}

const pathOf = ({ uuid }: FakeXenmgrVm): string => `/vm/${uuid.replaceAll('-', '_')}`;
