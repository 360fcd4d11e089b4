import { createHash } from 'node:crypto';
import { GUEST_CHANNEL_PORT, CHANNEL_PARAMETER } from '../../../appliance/protocol/limits.ts';
import type { Domain, DomainKind } from './domain.ts';
import type { VmSpec } from '../hypervisor.ts';

/** What the configuration says of domains, by the role of the machine. */
export interface DomainSettings {
  readonly kind: Record<VmSpec['role'], DomainKind>;
  readonly label: Partial<Record<VmSpec['role'], string | undefined>>;
  /** Whether a process in dom0 serves second consoles and frame buffers to a PV or PVH domain: without one its only console carries the guest wire. */
  readonly hasChannels: boolean;
}

/** The machine's name among all domains of the computer: the same whenever it is asked for, and another for another instance. Pure. */
export function domainName({
  id,
  names,
}: {
  readonly id: string;
  readonly names: Pick<VmSpec['names'], 'folder'>;
}): string {
  return `sb-${id}-${createHash('sha256').update(names.folder).digest('hex').slice(0, 8)}`;
}

/** The machine as a domain, without its network cards: those are plugged in while it runs, since their other end may go and come again. Pure. */
export function domainOf(spec: VmSpec, settings: DomainSettings, uuid: string): Domain {
  const label = settings.label[spec.role];
  return {
    name: domainName(spec),
    uuid,
    kind: settings.kind[spec.role],
    kernel: spec.boot.kernel,
    initramfs: spec.boot.initramfs,
    commandLine: [spec.boot.commandLine, ...xenWords(spec, settings)].join(' '),
    memoryMiB: spec.memoryMiB + (hasBounceBuffers(spec, settings) ? BOUNCE_BUFFERS_MIB : 0),
    processors: spec.processors,
    ...(label !== undefined && { label }),
    isDriverDomain: spec.role === 'network',
    disks: [{ file: spec.boot.root, device: 'xvda', isWritable: false }],
    cards: [],
    pciDevices: spec.pci ? [spec.pci.device] : [],
    ...(settings.hasChannels && { channel: { name: GUEST_CHANNEL_PORT, socket: spec.names.guest } }),
    ...(settings.hasChannels && spec.screen && { display: { socket: spec.names.display } }),
  };
}

const MIB = 1024 * 1024;
const BYTES_A_PIXEL = 4;

/** Linux sets 64 MiB of low memory aside for them, which a machine of 192 MiB does not have to spare; with 320 in all one was seen to run. */
const BOUNCE_BUFFERS_MIB = 128;

/** A PV domain reaches the memory of a device through bounce buffers. */
function hasBounceBuffers({ role, pci }: Pick<VmSpec, 'role' | 'pci'>, { kind }: DomainSettings): boolean {
  return kind[role] === 'pv' && pci !== undefined;
}

function xenWords(spec: VmSpec, settings: DomainSettings): string[] {
  const { screen } = spec;
  const { hasChannels } = settings;
  return [
    // The last console named is the one that init and the guest agent write to; the first one does not exist here. Where it carries the wire nobody else may write to it.
    ...(hasChannels ? ['console=hvc0'] : ['console=tty0', `${CHANNEL_PARAMETER}hvc0`]),
    ...(hasBounceBuffers(spec, settings) ? ['iommu=soft'] : []),
    ...(hasChannels && screen
      ? [
          `xen_fbfront.video=${Math.ceil((screen.width * screen.height * BYTES_A_PIXEL) / MIB)},${screen.width},${screen.height}`,
        ]
      : []),
  ];
}
