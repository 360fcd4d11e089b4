import { entry, type Reason } from './entry.ts';

const SELECT_CARD = 'List the network cards: lspci -D -nn | grep -i -E "network|ethernet"';

export const networkErrors = {
  'network-not-started': entry<{ reason?: Reason | undefined }>({
    exit: 'failed',
    message: ({ reason }) => `The network VM did not start${reason === undefined ? '.' : `: ${reason}.`}`,
    hint: 'Run: safe-browse doctor',
  }),
  'network-stopped': entry({
    exit: 'failed',
    message: 'The network VM was stopped while it was starting.',
    hint: 'Start it again: safe-browse network start',
  }),
  'network-ended': entry({
    exit: 'failed',
    message: 'The network VM ended.',
    hint: 'Run: safe-browse network restart',
  }),
  'network-failed': entry<{ step: string }>({
    exit: 'failed',
    message: ({ step }) => `The network VM reported a failure (step ${step}).`,
    hint: 'Run: safe-browse network restart',
  }),
  'network-crash-loop': entry<{ times: number; reason: Reason }>({
    exit: 'failed',
    message: ({ times, reason }) =>
      `The network VM ended ${times} times in a row and is not restarted. Last cause: ${reason}.`,
    hint: 'Try once more: safe-browse network restart',
  }),
  'network-in-use': entry<{ sessions: number }>({
    exit: 'refused',
    message: ({ sessions }) =>
      sessions === 1 ? 'One session uses the network VM.' : `${sessions} sessions use the network VM.`,
    hint: 'Close them first: safe-browse close --all',
  }),
  'ports-taken': entry<{ ports: number }>({
    exit: 'failed',
    message: ({ ports }) => `All ${ports} ports of the network VM are in use.`,
    hint: 'Close a session, or raise network.ports in the configuration.',
  }),
  'network-policy-too-large': entry<{ kibibytes: number }>({
    exit: 'failed',
    message: ({ kibibytes }) => `The allow-lists of all sessions together would be larger than ${kibibytes} KiB.`,
    hint: 'Close a session with a long allow-list, or shorten the list of its profile.',
  }),
  'imported-image-bridge-only': entry({
    exit: 'failed',
    message: 'The network image was imported. It cannot route or filter, so it works only as a bridge.',
    hint: 'Set network.mode = "bridge", or build the standard image: safe-browse image build network',
  }),
  'bridge-rules-unreadable': entry<{ file: string; problem: string }>({
    exit: 'usage',
    message: ({ file, problem }) => `The bridge rules in ${file} cannot be used: ${problem}.`,
    hint: 'Fix the file, or name another in network.bridgeRules.',
  }),
  'host-attached': entry({
    exit: 'failed',
    message: 'The host is already connected to the network VM.',
    hint: 'Disconnect it first: safe-browse network detach-host',
  }),
  'host-cards-unsupported': entry<{ hypervisor: string }>({
    exit: 'usage',
    message: ({ hypervisor }) => `The host cannot be connected to the network VM with the hypervisor ${hypervisor}.`,
    hint: 'Only Xen supports it: hypervisor = "xl".',
  }),
  'host-card-missing': entry({
    exit: 'failed',
    message: 'The network card that was connected to the host did not appear.',
    hint: 'Load its driver: modprobe xen-netfront',
  }),
  'card-not-connected': entry({
    exit: 'failed',
    message: 'The network VM did not accept a network card, even at the second attempt.',
    hint: 'Run: safe-browse network restart',
  }),
} as const;

export const uplinkErrors = {
  'uplink-not-started': entry<{ program: string; reason: string }>({
    exit: 'failed',
    message: ({ program, reason }) => `The uplink did not start (${program}): ${reason}`,
    hint: 'Run: safe-browse doctor',
  }),
  'uplink-ended': entry({
    exit: 'failed',
    message: 'The uplink of the network VM ended and was restarted.',
    hint: 'There is nothing to do.',
  }),
  'uplink-crash-loop': entry<{ times: number }>({
    exit: 'failed',
    message: ({ times }) => `The uplink of the network VM ended ${times} times within a minute.`,
    hint: 'Run: safe-browse network restart',
  }),
  'uplink-lost': entry<{ reason: Reason }>({
    exit: 'failed',
    message: ({ reason }) => `The uplink of the network VM could not be restarted: ${reason}.`,
    hint: 'Run: safe-browse network restart',
  }),
  'uplink-unsupported': entry<{ uplink: string }>({
    exit: 'usage',
    message: ({ uplink }) => `This hypervisor does not support network.uplink = "${uplink}".`,
    hint: 'Give the network VM a network card: network.uplink = "pci" and network.pci.device.',
  }),
  'tap-refused': entry<{ bridge: string; reason: string; helper: string }>({
    exit: 'failed',
    message: ({ bridge, reason }) => `No tap of the bridge ${bridge} could be opened: ${reason}`,
    hint: ({ bridge, helper }) =>
      `As root: echo "allow ${bridge}" >> /etc/qemu/bridge.conf; chmod u+s ${helper}. Or name your own tap: network.tap.device`,
  }),
  'pci-device-missing': entry<{ device: string }>({
    exit: 'failed',
    message: ({ device }) => `The host has no device ${device}.`,
    hint: SELECT_CARD,
  }),
  'pci-not-a-network-card': entry<{ device: string; deviceClass: string }>({
    exit: 'failed',
    message: ({ device, deviceClass }) => `The device ${device} is not a network card (its class is ${deviceClass}).`,
    hint: SELECT_CARD,
  }),
  'pci-no-iommu': entry<{ device: string }>({
    exit: 'refused',
    message: ({ device }) => `The card ${device} is in no IOMMU group, so it could access all memory of the host.`,
    hint: 'Enable the IOMMU: VT-d or AMD-Vi in the firmware, and intel_iommu=on on the kernel command line.',
  }),
  'pci-group-shared': entry<{ device: string; group: string; companions: string }>({
    exit: 'refused',
    message: ({ device, group, companions }) =>
      `The card ${device} shares IOMMU group ${group} with ${companions}: they can reach each other without the IOMMU.`,
    hint: 'Move the card to another slot, or use another card.',
  }),
  'pci-only-nic': entry<{ device: string }>({
    exit: 'refused',
    message: ({ device }) =>
      `The card ${device} is the only network card of the host. The host would lose its network.`,
    hint: 'If you want this, set network.pci.allowOnlyNic = true.',
  }),
  'pci-not-taken': entry<{ device: string; group: number; driver: string; reason: string }>({
    exit: 'refused',
    message: ({ device, reason }) => `The card ${device} cannot be used: ${reason}.`,
    hint: ({ device, group, driver }) =>
      `As root: modprobe vfio-pci; driverctl set-override ${device} ${driver}; chown YOU /dev/vfio/${group}; and raise your memory lock limit to the memory of the network VM.`,
  }),
} as const;
