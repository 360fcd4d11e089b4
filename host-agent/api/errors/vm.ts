import { entry } from './entry.ts';
import type { VmName } from './vms.ts';

/** Hypervisors and the VMs that they run. */
export const vmErrors = {
  'vm-not-started': entry<{ hypervisor: string; reason: string }>({
    exit: 'failed',
    message: ({ hypervisor, reason }) => `${hypervisor} did not start the VM: ${reason}`,
    hint: 'Run: safe-browse doctor',
  }),
  'vm-ended': entry({
    exit: 'failed',
    message: 'The VM has ended.',
    hint: 'Start another session: safe-browse open',
  }),
  'vm-lingers': entry<{ kind: LingeringKind; name: string; look: string }>({
    exit: 'failed',
    message: ({ kind, name }) => `The ${kind} ${name} does not end.`,
    hint: ({ look }) => `Look at it with: ${look}`,
  }),
  'console-missing': entry({
    exit: 'failed',
    message: 'The VM has no console.',
    hint: 'Run: safe-browse doctor',
  }),
  'screenshot-unavailable': entry({
    exit: 'failed',
    message: 'The VM is shown on the screen of the host, where no picture of it can be taken.',
    hint: 'Switch to it there: it has a place in the switcher.',
  }),
  'protocol-violation': entry<{ vm: VmName; detail: string }>({
    exit: 'refused',
    message: ({ vm, detail }) =>
      vm === 'converter'
        ? `The converter VM violated the protocol: ${detail}. The file may have taken it over. Nothing was saved from it.`
        : `The ${vm} VM violated the protocol: ${detail}. It was stopped.`,
    hint: ({ vm }) =>
      vm === 'converter'
        ? 'Do not trust this file.'
        : vm === 'network'
          ? 'Run: safe-browse network restart'
          : 'Start another session: safe-browse open',
  }),
  'kvm-unavailable': entry<{ reason: string; remedy: string }>({
    exit: 'failed',
    message: ({ reason }) => `The configuration asks for KVM, but ${reason}.`,
    hint: ({ remedy }) => `${remedy} Or set accelerator = "auto" for software emulation.`,
  }),
  'domain-invalid': entry<{ hypervisor: string; name: string; problems: string }>({
    exit: 'failed',
    message: ({ hypervisor, name, problems }) => `${hypervisor} cannot run the VM "${name}": ${problems}.`,
    hint: 'Change the configuration or the location of the folders.',
  }),
  'pvh-unsupported': entry({
    exit: 'failed',
    message: 'XenClient cannot run the VM: this version of xenmgr does not support PVH.',
    hint: 'Set the kinds in [xen] of the configuration to "pv" or "hvm".',
  }),
  'xenmgr-refused': entry<{ what: string; reason: string; number?: number | undefined }>({
    exit: 'failed',
    message: ({ what, reason, number }) =>
      `xenmgr refused ${what}: ${reason === '' ? 'no reason given' : reason}${number === undefined ? '' : ` (${number})`}.`,
    hint: ({ number }) =>
      (number === undefined ? undefined : XENMGR_HINTS[number]) ?? 'Look at its log in dom0: /var/log/messages',
  }),
  'disk-damaged': entry<{ path: string }>({
    exit: 'failed',
    message: ({ path }) => `The file ${path} in dom0 does not contain what was written to it.`,
    hint: 'Check the storage of dom0: its log and its free space.',
  }),
  'disk-not-opened': entry({
    exit: 'failed',
    message: 'The disk of a VM could not be opened as a block device.',
    hint: 'In dom0, look at: tap-ctl list',
  }),
} as const;

/** What has not ended: a process of the host, a Xen domain, or a VM of XenClient. */
export type LingeringKind = 'process' | 'domain' | 'VM';

/** By the numbers of xenmgr's own errors. */
const XENMGR_HINTS: Readonly<Record<number, string>> = {
  101: 'Shut other VMs down, or lower memoryMiB in the profile.',
  202: 'Its policy does not let this VM be changed: policy-modify-vm-settings.',
  204: 'Run: safe-browse doctor',
  205: 'Shut another VM down: the switcher has nine places.',
  217: 'The disk was changed since it was measured. Build the image again: safe-browse image build',
  220: 'Its policy forbids it: look at the properties policy-… of the VM.',
  230: 'Another VM has this card: shut it down, or name another in network.pci.device.',
  232: 'Start the network VM first: safe-browse network restart',
};
