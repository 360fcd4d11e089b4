import { createHash } from 'node:crypto';
import { GUEST_CHANNEL_PORT, CHANNEL_PARAMETER } from '../../../appliance/protocol/limits.ts';
import type { Domain, DomainKind } from './domain.ts';
import type { VmSpec } from '../hypervisor.ts';

/** Settings of domains from the configuration, by the role of the VM. */
export interface DomainSettings {
  readonly kind: Record<VmSpec['role'], DomainKind>;
  readonly label: Partial<Record<VmSpec['role'], string | undefined>>;
  /** Whether a process in dom0 serves second consoles and frame buffers of a PV or PVH domain. Without one, its only console carries the guest channel. */
  readonly hasChannels: boolean;
}

/** The name of the VM among all domains of the host: stable, and different for another instance. Pure. */
export function domainName({
  id,
  names,
}: {
  readonly id: string;
  readonly names: Pick<VmSpec['names'], 'folder'>;
}): string {
  return `sb-${id}-${createHash('sha256').update(names.folder).digest('hex').slice(0, 8)}`;
}

/** The VM as a domain, without its network cards: those are attached while it runs, since their other end may restart. Pure. */
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
    ...(spec.commonProcessor && { commonProcessor: true }),
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

/** Linux reserves 64 MiB of low memory for bounce buffers, too much for a VM of 192 MiB; one with 320 MiB was seen to run. */
const BOUNCE_BUFFERS_MIB = 128;

/** A PV domain accesses device memory through bounce buffers. */
function hasBounceBuffers({ role, pci }: Pick<VmSpec, 'role' | 'pci'>, { kind }: DomainSettings): boolean {
  return kind[role] === 'pv' && pci !== undefined;
}

function xenWords(spec: VmSpec, settings: DomainSettings): string[] {
  const { screen } = spec;
  const { hasChannels } = settings;
  return [
    // Init and the guest agent write to the last console; the first one does not exist here. Where it carries the guest channel, nothing else may write to it.
    ...(hasChannels ? ['console=hvc0'] : ['console=tty0', `${CHANNEL_PARAMETER}hvc0`]),
    ...(hasBounceBuffers(spec, settings) ? ['iommu=soft'] : []),
    ...(hasChannels && screen
      ? [
          `xen_fbfront.video=${Math.ceil((screen.width * screen.height * BYTES_A_PIXEL) / MIB)},${screen.width},${screen.height}`,
        ]
      : []),
  ];
}
