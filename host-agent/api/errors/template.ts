import { entry, type Reason } from './entry.ts';

export const templateErrors = {
  'sealing-off': entry({
    exit: 'failed',
    message: 'The configuration turns templates off.',
    hint: 'Set template.seal = "browser" in the configuration.',
  }),
  'cannot-seal': entry<{ hypervisor: string }>({
    exit: 'failed',
    message: ({ hypervisor }) => `The hypervisor ${hypervisor} cannot seal VMs.`,
    hint: 'There is nothing to do: sessions start cold.',
  }),
  'seal-failed': entry<{ reason: Reason }>({
    exit: 'failed',
    message: ({ reason }) => `The VM could not be sealed: ${reason}.`,
    hint: 'Sessions start without a template. Run: safe-browse doctor',
  }),
  'spare-failed': entry<{ reason: Reason }>({
    exit: 'failed',
    message: ({ reason }) => `The spare could not be loaded: ${reason}.`,
    hint: 'Until one can be loaded, sessions start from the template or cold.',
  }),
  'templates-dropped': entry({
    exit: 'failed',
    message: 'The templates were dropped before all of them were sealed.',
    hint: 'Seal them again: safe-browse template seal',
  }),
  'template-refused': entry<{ hypervisor: string; reason: string }>({
    exit: 'failed',
    message: ({ hypervisor, reason }) => `${hypervisor} cannot load the template: ${reason}`,
    hint: 'Seal it again: safe-browse template seal',
  }),
} as const;

export const verificationErrors = {
  'verification-running': entry({
    exit: 'refused',
    message: 'A verification is already running.',
    hint: 'Wait for it, or cancel it where it was started.',
  }),
  'cannot-inspect': entry<{ hypervisor: string }>({
    exit: 'failed',
    message: ({ hypervisor }) => `The hypervisor ${hypervisor} cannot run the inspector inside a VM.`,
    hint: 'Set hypervisor = "qemu" in the configuration.',
  }),
  'inspection-failed': entry<{ reason: Reason; output?: string | undefined }>({
    exit: 'failed',
    message: ({ reason, output }) =>
      `The VM could not be inspected: ${reason}${output === undefined ? '' : ` (${output})`}.`,
    hint: 'Run: safe-browse doctor',
  }),
  'image-digest-invalid': entry({
    exit: 'usage',
    message: 'An image is named by at least six digits of its digest.',
    hint: 'List the images: safe-browse image list',
  }),
} as const;
