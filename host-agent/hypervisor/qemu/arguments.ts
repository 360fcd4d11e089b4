import { GUEST_WIRE_PORT } from '../../../appliance/protocol/limits.ts';
import type { Nic } from '../hypervisor.ts';

/** What QEMU is told; every path is one inside its jail. */
export interface QemuMachine {
  readonly id: string;
  readonly accelerator: 'kvm' | 'tcg';
  readonly kernel: string;
  readonly initramfs: string;
  readonly root: string;
  readonly commandLine: string;
  readonly memoryMiB: number;
  readonly processors: number;
  readonly screen?: { readonly width: number; readonly height: number };
  readonly nics: readonly Nic[];
  readonly sockets: { readonly qmp: string; readonly guest: string; readonly console: string; readonly display: string };
}

/** QEMU's arguments for `machine`. Pure. */
export function qemuArguments(machine: QemuMachine): string[] {
  return [...board(machine), ...boot(machine), ...wires(machine), ...display(machine), ...machine.nics.flatMap(nic), ...confinement()];
}

function board({ id, accelerator, memoryMiB, processors }: QemuMachine): string[] {
  return [
    '-name', `guest=${id}`,
    // Only what is named here exists; no configuration file of the host's adds to it.
    '-nodefaults',
    '-no-user-config',
    '-machine', 'q35,vmport=off,i8042=off,usb=off',
    '-accel', accelerator === 'kvm' ? 'kvm' : 'tcg,thread=multi',
    // `host` is what KVM does best; `max` is all that software emulation can.
    '-cpu', accelerator === 'kvm' ? 'host' : 'max',
    '-smp', String(processors),
    '-m', `${memoryMiB}M`,
    '-rtc', 'base=utc',
    // A guest that reboots has lost its way: end it.
    '-no-reboot',
    '-device', 'virtio-rng-pci',
  ];
}

function boot({ kernel, initramfs, root, commandLine }: QemuMachine): string[] {
  return [
    '-kernel', kernel,
    '-initrd', initramfs,
    '-append', commandLine,
    '-blockdev', `driver=file,node-name=root,filename=${escapeCommas(root)},read-only=on,auto-read-only=off`,
    '-device', 'virtio-blk-pci,drive=root,serial=root',
  ];
}

function wires({ sockets }: QemuMachine): string[] {
  const socket = (name: string, path: string) => ['-chardev', `socket,id=${name},path=${escapeCommas(path)},server=on,wait=off`];
  return [
    ...socket('qmp', sockets.qmp),
    '-mon', 'chardev=qmp,mode=control',
    ...socket('console', sockets.console),
    '-serial', 'chardev:console',
    ...socket('guest', sockets.guest),
    '-device', 'virtio-serial-pci',
    '-device', `virtserialport,chardev=guest,name=${GUEST_WIRE_PORT}`,
  ];
}

function display({ screen, sockets }: QemuMachine): string[] {
  if (screen === undefined) return ['-display', 'none'];
  return [
    // 2D on purpose: a guest with 3D cannot be sealed, and hands its drawing commands to the host's driver.
    '-device', `virtio-gpu-pci,max_outputs=1,xres=${screen.width},yres=${screen.height}`,
    '-device', 'virtio-keyboard-pci',
    '-device', 'virtio-tablet-pci',
    '-vnc', `unix:${escapeCommas(sockets.display)}`,
  ];
}

function nic({ mac, socket, end }: Nic, index: number): string[] {
  const peer = end === 'listen' ? 'server=on' : 'server=off,reconnect-ms=500';
  return [
    '-netdev', `stream,id=nic${index},${peer},addr.type=unix,addr.path=${escapeCommas(socket)}`,
    '-device', `virtio-net-pci,netdev=nic${index},mac=${mac},romfile=`,
  ];
}

/** QEMU's own seccomp filter, inside the jail's walls. */
function confinement(): string[] {
  return ['-sandbox', 'on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny'];
}

/** QEMU's option syntax doubles a comma that belongs to a value. */
function escapeCommas(value: string): string {
  return value.replaceAll(',', ',,');
}
