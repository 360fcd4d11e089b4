/** A domain as xl's configuration file. */
import type { Domain, DomainCard, DomainDisk } from '../xen/domain.ts';

/** Text for `xl create`, of a sound domain. Pure. */
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
    // More than it starts with could not be had together with a passed-through device.
    ['maxmem', domain.memoryMiB],
    ['vcpus', domain.processors],
    ...(domain.label === undefined ? [] : [['seclabel', domain.label] as const]),
    ...(domain.isDriverDomain ? [['driver_domain', 1] as const] : []),
    ['disk', domain.disks.map((disk) => diskWords(domain.kind === 'hvm' ? unemulated(disk) : disk))],
    ['vif', domain.cards.map((card) => cardWords(card).join(','))],
    ['pci', domain.pciDevices.filter((device) => !attached.includes(device))],
    // Else nothing can be attached later.
    ...(attached.length > 0 ? [['passthrough', 'enabled'] as const] : []),
    ...(domain.channel
      ? [['channel', [`name=${domain.channel.name},connection=socket,path=${domain.channel.socket}`]] as const]
      : []),
    // What looks like a port is part of the path: without a search for a free one xl hands it on as it stands.
    ...(domain.display ? [['vfb', [`vnc=1,vnclisten=unix:${domain.display.socket},vncunused=0`]] as const] : []),
    // QEMU since 8.2 serves a frame buffer only when it is told to, which xl does not do.
    ...(domain.display && domain.kind !== 'hvm' ? [['device_model_args_pv', ['-vga', 'xenfb']] as const] : []),
    ...(domain.kind === 'hvm' ? HVM : []),
    // Whatever ends it ends all of it: nothing of a machine is started again or kept.
    ['on_poweroff', 'destroy'],
    ['on_reboot', 'destroy'],
    ['on_crash', 'destroy'],
    ['on_watchdog', 'destroy'],
    ['on_soft_reset', 'destroy'],
    // No state of it is ever written down or moved.
    ['nomigrate', 1],
  ];
  return lines.map(([key, value]) => `${key} = ${rendered(value)}\n`).join('');
}

/** The emulated computer has nothing that our machines use. */
const HVM = [
  ['device_model_version', 'qemu-xen'],
  ['vga', 'none'],
  // Else whoever is on this computer may look at it, and type.
  ['vnc', 0],
  ['serial', 'pty'],
  ['usb', 0],
  ['acpi', 1],
] as const;

/**
 * Devices that the file leaves out and that the domain is given before it runs. Pure.
 *
 * For a file that names one, xl gives a PV domain the memory map of this computer, cut off at the first hole above 1 MiB. A computer whose firmware keeps
 * something at 8 MiB, as EDK2 does, leaves no room for the kernel so, which ends without a word.
 */
export function attachedDevices({ kind, pciDevices }: Pick<Domain, 'kind' | 'pciDevices'>): readonly string[] {
  return kind === 'pv' ? pciDevices : [];
}

/** The words of one network card: the file joins them, `xl network-attach` takes each as an argument of its own. Pure. */
export function cardWords({ mac, backend, bridge, port }: DomainCard): string[] {
  return [`mac=${mac}`, `backend=${backend}`, `bridge=${bridge}`, `vifname=${port}`];
}

/** xl has the emulated computer show the first four disks on an IDE bus as well, where none can be read-only; from the fifth on the guest has them from Xen alone. Pure. */
function unemulated(disk: DomainDisk): DomainDisk {
  const FIRST_UNEMULATED = 4;
  return { ...disk, device: `xvd${String.fromCharCode(disk.device.charCodeAt(3) + FIRST_UNEMULATED)}` };
}

/** The file's path comes last, since it takes all that follows, commas too. */
function diskWords({ file, device, isWritable }: DomainDisk): string {
  return `format=raw,vdev=${device},access=${isWritable ? 'rw' : 'ro'},target=${file}`;
}

function rendered(value: string | number | readonly string[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `"${value}"`;
  return `[${value.map((item) => ` "${item}"`).join(',')} ]`;
}
