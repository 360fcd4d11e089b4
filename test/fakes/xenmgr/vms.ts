/** The VMs of the fake xenmgr: their states, and their refusals with numbers, as in OpenXT's published sources. None runs. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FakeConsole } from './console.ts';
import type { Generation } from './interfaces.ts';

/** A refusal, `<number>:<text>`. */
export class Refusal extends Error {
  constructor(number: number, text: string) {
    super(`${number}:${text}`);
  }
}

export type Values = Map<string, string | number | boolean>;
export interface Part {
  readonly id: number;
  readonly values: Values;
}

export class FakeXenmgrVm {
  readonly uuid: string;
  readonly values: Values;
  readonly disks: Part[] = [];
  readonly nics: Part[] = [];
  pciRules: Record<string, string>[] = [];
  console: FakeConsole | undefined;
  isMounted = false;
  #nextPart = 0;

  constructor(uuid: string, generation: Generation) {
    this.uuid = uuid;
    this.values = new Map<string, string | number | boolean>([
      ['uuid', uuid],
      ['name', `name-${uuid}`],
      ['state', 'stopped'],
      ['domid', -1],
      ['slot', 1],
      ['memory', 512],
      ['type', 'svm'],
      ['policy-modify-vm-settings', true],
      ...(generation === 'today'
        ? ([
            ['argo', true],
            ['virt-type', 'hvm'],
          ] as const)
        : ([
            ['v4v', true],
            ['hvm', true],
          ] as const)),
    ]);
  }

  get isRunning(): boolean {
    return this.values.get('state') !== 'stopped';
  }

  add(to: Part[], values: Readonly<Record<string, string | number | boolean>>): Part {
    const id = to.length === 0 ? 0 : Math.max(...to.map((part) => part.id)) + 1;
    this.#nextPart += 1;
    const part = { id, values: new Map(Object.entries(values)) };
    to.push(part);
    return part;
  }
}

const NDVM_TEMPLATES = ['new-vm-ndvm-pv', 'new-vm-ndvm-hvm'];
export const TEMPLATES = ['new-vm', 'new-vm-empty', 'new-vm-linux', ...NDVM_TEMPLATES, 'new-vm-windows8'];

export class Vms {
  readonly vms = new Map<string, FakeXenmgrVm>();
  readonly generation: Generation;
  readonly #ndvmDisks: string;
  freeMiB = 8192;
  #nextDomain = 1;

  /** `disks`: the folder with the disks of its templates. */
  constructor(generation: Generation, disks: string) {
    this.generation = generation;
    this.#ndvmDisks = disks;
  }

  create(template: string, uuid: string): FakeXenmgrVm {
    if (!TEMPLATES.includes(template)) throw new Refusal(299, `no such template ${template}`);
    const vm = new FakeXenmgrVm(uuid, this.generation);
    this.vms.set(uuid, vm);
    if (template === 'new-vm-linux')
      vm.add(vm.disks, {
        'phys-path': '/dev/cdrom',
        'phys-type': 'file',
        'virt-path': 'hdc',
        mode: 'r',
        devtype: 'cdrom',
        snapshot: 'none',
        shared: false,
      });
    if (NDVM_TEMPLATES.includes(template)) {
      vm.add(vm.disks, {
        'phys-path': join(this.#ndvmDisks, 'ndvm.vhd'),
        'phys-type': 'vhd',
        'virt-path': 'xvda',
        mode: 'r',
        devtype: 'disk',
        snapshot: 'none',
        shared: true,
      });
      vm.add(vm.disks, {
        'phys-path': join(this.#ndvmDisks, 'ndvm-swap.vhd'),
        'phys-type': 'vhd',
        'virt-path': 'xvdb',
        mode: 'w',
        devtype: 'disk',
        snapshot: 'none',
        shared: false,
      });
      vm.add(vm.nics, { network: '/wired/0/bridged', mac: 'auto', enabled: true });
      vm.pciRules = ['0x0200', '0x0280'].map((type) => ({ class: type, 'vendor-id': 'any', 'device-id': 'any' }));
      vm.values.set('policy-modify-vm-settings', false);
    }
    return vm;
  }

  /** Throws if the policy forbids a change through the restricted interface. */
  assertEditable(vm: FakeXenmgrVm): void {
    if (vm.values.get('policy-modify-vm-settings') !== true) throw new Refusal(202, 'VM editing blocked by policy');
  }

  async start(vm: FakeXenmgrVm): Promise<void> {
    if (vm.isRunning) throw new Error("Don't try to start a guest twice");
    for (const { values } of vm.nics) {
      const backend = this.vms.get(String(values.get('backend-uuid')));
      if (backend?.isRunning !== true) throw new Refusal(232, 'Network backend domain is not running');
    }
    if (Number(vm.values.get('memory')) > this.freeMiB) throw new Refusal(101, 'Not enough memory to start VM');
    const slots = [...this.vms.values()].filter((other) => other.isRunning && other.values.get('slot') !== -1);
    if (vm.values.get('slot') !== -1 && slots.length >= 9) throw new Refusal(205, 'Too many VMS');
    for (const { values } of vm.disks) this.#openDisk(vm, values);
    const kind = vm.values.get('virt-type') ?? (vm.values.get('hvm') === true ? 'hvm' : 'pv');
    const kernel = String(vm.values.get('kernel') ?? '');
    if (kind !== 'hvm' && (vm.values.get('kernel-extract') ?? '') === '' && !existsSync(kernel))
      throw new Error(`xl: could not open ${kernel}`);
    vm.values.set('state', 'creating');
    vm.console = await FakeConsole.open();
    vm.values.set('domid', this.#nextDomain++);
    vm.values.set('state', 'running');
  }

  #openDisk(vm: FakeXenmgrVm, values: Values): void {
    const file = String(values.get('phys-path'));
    // The real xenmgr omits a missing disk, so that the guest finds no root.
    if (!existsSync(file)) throw new Error(`no disk ${file}`);
    if (values.get('snapshot') !== 'temporary') return;
    const layer = layerOf(file);
    const isTaken = [...this.vms.values()].some(
      (other) =>
        other !== vm &&
        other.isRunning &&
        other.disks.some((disk) => layerOf(String(disk.values.get('phys-path'))) === layer),
    );
    if (isTaken) throw new Error(`${layer} is in use`);
    rmSync(layer, { force: true });
    copyFileSync(file, layer);
  }

  /** Stops the VM, also like a guest that powers off. */
  stop(vm: FakeXenmgrVm): void {
    vm.console?.close();
    vm.console = undefined;
    vm.values.set('state', 'stopped');
    vm.values.set('domid', -1);
  }

  delete(vm: FakeXenmgrVm): void {
    if (vm.isRunning) throw new Refusal(204, 'Cannot remove running VM');
    for (const disk of [...vm.disks]) this.deleteDisk(vm, disk);
    this.vms.delete(vm.uuid);
  }

  /** Deletes the file too, unless it is shared. */
  deleteDisk(vm: FakeXenmgrVm, disk: Part): void {
    vm.disks.splice(vm.disks.indexOf(disk), 1);
    const file = String(disk.values.get('phys-path') ?? '');
    const isElsewhere = [...this.vms.values()].some((other) =>
      other.disks.some(({ values }) => values.get('phys-path') === file),
    );
    if (disk.values.get('snapshot') === 'temporary') rmSync(layerOf(file), { force: true });
    if (disk.values.get('phys-type') === 'vhd' && disk.values.get('shared') !== true && !isElsewhere)
      rmSync(file, { force: true });
  }

  close(): void {
    for (const vm of this.vms.values()) this.stop(vm);
  }
}

const layerOf = (file: string): string => join(dirname(file), `snap_${basename(file, '.vhd')}.snap.tmp.vhd`);
