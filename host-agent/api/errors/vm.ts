import { entry } from './entry.ts';
import type { VmName } from './vms.ts';

/** Hypervisors and the VMs that they run. */
export const vmErrors = {
  'vm-not-started': entry<{ hypervisor: string; reason: string }>('failed'),
  'vm-ended': entry('failed'),
  'vm-lingers': entry<{ kind: LingeringKind; name: string; look: string }>('failed'),
  'console-missing': entry('failed'),
  'screenshot-unavailable': entry('failed'),
  'protocol-violation': entry<{ vm: VmName; detail: string }>('refused'),
  'kvm-unavailable': entry<{ reason: string; remedy: string }>('failed'),
  'domain-invalid': entry<{ hypervisor: string; name: string; problems: string }>('failed'),
  'pvh-unsupported': entry('failed'),
  'xenmgr-refused': entry<{ what: string; reason: string; number?: number | undefined }>('failed'),
  'disk-damaged': entry<{ path: string }>('failed'),
  'disk-not-opened': entry('failed'),
} as const;

/** What has not ended: a process of the host, a Xen domain, or a VM of XenClient. */
export type LingeringKind = 'process' | 'domain' | 'VM';
