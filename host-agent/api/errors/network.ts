import { entry, type Reason } from './entry.ts';

export const networkErrors = {
  'network-not-started': entry<{ reason?: Reason | undefined }>('failed'),
  'network-stopped': entry('failed'),
  'network-ended': entry('failed'),
  'network-failed': entry<{ step: string }>('failed'),
  'network-crash-loop': entry<{ times: number; reason: Reason }>('failed'),
  'network-in-use': entry<{ sessions: number }>('refused'),
  'ports-taken': entry<{ ports: number }>('failed'),
  'network-policy-too-large': entry<{ kibibytes: number }>('failed'),
  'imported-image-bridge-only': entry('failed'),
  'bridge-rules-unreadable': entry<{ file: string; problem: string }>('usage'),
  'host-attached': entry('failed'),
  'host-cards-unsupported': entry<{ hypervisor: string }>('usage'),
  'host-card-missing': entry('failed'),
  'card-not-connected': entry('failed'),
} as const;

export const uplinkErrors = {
  'uplink-not-started': entry<{ program: string; reason: string }>('failed'),
  'uplink-ended': entry('failed'),
  'uplink-crash-loop': entry<{ times: number }>('failed'),
  'uplink-lost': entry<{ reason: Reason }>('failed'),
  'uplink-unsupported': entry<{ uplink: string }>('usage'),
  'tap-refused': entry<{ bridge: string; reason: string; helper: string }>('failed'),
  'pci-device-missing': entry<{ device: string }>('failed'),
  'pci-not-a-network-card': entry<{ device: string; deviceClass: string }>('failed'),
  'pci-no-iommu': entry<{ device: string }>('refused'),
  'pci-group-shared': entry<{ device: string; group: string; companions: string }>('refused'),
  'pci-only-nic': entry<{ device: string }>('refused'),
  'pci-not-taken': entry<{ device: string; group: number; driver: string; reason: string }>('refused'),
} as const;
