/** A domain as a configuration file for xl. */
import { NOT_COMMON } from '../hypervisor.ts';
import type { Domain, DomainCard, DomainDisk } from '../xen/domain.ts';

/** The file for `xl create` of a valid domain. Pure. */
export function xlConfig(domain: Domain): string {
  const attached = attachedDevices(domain);
  const lines: (readonly [string, string | number | readonly string[]])[] = [
    ['name', domain.name],
    ['uuid', domain.uuid],
    ['type', domain.kind],
    ['kernel', domain.kernel],
    ['ramdisk', domain.initramfs],
    ['cmdline', domain.commandLine],
    ['memory', domain.memoryMiB],
    // With a passed-through device, a domain cannot get more memory than it starts with.
    ['maxmem', domain.memoryMiB],
    ['vcpus', domain.processors],
    ...(domain.commonProcessor
      ? [['cpuid', ['host', ...NOT_COMMON.map((feature) => `${feature}=0`)].join()] as const]
      : []),
    ...(domain.label === undefined ? [] : [['seclabel', domain.label] as const]),
    ...(domain.isDriverDomain ? [['driver_domain', 1] as const] : []),
    ['disk', domain.disks.map((disk) => diskWords(domain.kind === 'hvm' ? unemulated(disk) : disk))],
    ['vif', domain.cards.map((card) => cardWords(card).join(','))],
    ['pci', domain.pciDevices.filter((device) => !attached.includes(device))],
    // Otherwise nothing can be attached later.
    ...(attached.length > 0 ? [['passthrough', 'enabled'] as const] : []),
    ...(domain.channel
      ? [['channel', [`name=${domain.channel.name},connection=socket,path=${domain.channel.socket}`]] as const]
      : []),
    // What looks like a port is part of the path; without the search for a free port xl passes it on unchanged.
    ...(domain.display ? [['vfb', [`vnc=1,vnclisten=unix:${domain.display.socket},vncunused=0`]] as const] : []),
    // Since 8.2 QEMU serves a frame buffer only with this argument, which xl does not add.
    ...(domain.display && domain.kind !== 'hvm' ? [['device_model_args_pv', ['-vga', 'xenfb']] as const] : []),
    ...(domain.kind === 'hvm' ? HVM : []),
    // Every end is final: nothing of a VM is restarted or kept.
    ['on_poweroff', 'destroy'],
    ['on_reboot', 'destroy'],
    ['on_crash', 'destroy'],
    ['on_watchdog', 'destroy'],
    ['on_soft_reset', 'destroy'],
    // Its state is never saved or migrated.
    ['nomigrate', 1],
  ];
  return lines.map(([key, value]) => `${key} = ${rendered(value)}\n`).join('');
}

/** Our VMs use no device of the emulated computer. */
const HVM = [
  ['device_model_version', 'qemu-xen'],
  ['vga', 'none'],
  // Otherwise anybody on the host could watch it, and type.
  ['vnc', 0],
  ['serial', 'pty'],
  ['usb', 0],
  ['acpi', 1],
] as const;

/**
 * Devices that the file leaves out and that are attached before the domain runs. Pure.
 *
 * If the file names a device, xl gives a PV domain the memory map of the host, cut off at the first hole above 1 MiB. Firmware that reserves
 * memory at 8 MiB, such as EDK2, then leaves no room for the kernel, which ends silently.
 */
export function attachedDevices({ kind, pciDevices }: Pick<Domain, 'kind' | 'pciDevices'>): readonly string[] {
  return kind === 'pv' ? pciDevices : [];
}

/** The parameters of one network card. The file joins them; `xl network-attach` takes each as an argument. Pure. */
export function cardWords({ mac, backend, bridge, port }: DomainCard): string[] {
  return [`mac=${mac}`, `backend=${backend}`, `bridge=${bridge}`, `vifname=${port}`];
}

/** xl also shows the first four disks of an HVM domain on an emulated IDE bus, where none can be read-only; from the fifth on, disks come only from Xen. Pure. */
function unemulated(disk: DomainDisk): DomainDisk {
  const FIRST_UNEMULATED = 4;
  return { ...disk, device: `xvd${String.fromCharCode(disk.device.charCodeAt(3) + FIRST_UNEMULATED)}` };
}

/** The path comes last, because it takes everything that follows, commas too. */
function diskWords({ file, device, isWritable }: DomainDisk): string {
  return `format=raw,vdev=${device},access=${isWritable ? 'rw' : 'ro'},target=${file}`;
}

function rendered(value: string | number | readonly string[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `"${value}"`;
  return `[${value.map((item) => ` "${item}"`).join(',')} ]`;
}
