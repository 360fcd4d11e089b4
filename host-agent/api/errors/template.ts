import { entry, type Reason } from './entry.ts';

export const templateErrors = {
  'sealing-off': entry('failed'),
  'cannot-seal': entry<{ hypervisor: string }>('failed'),
  'seal-failed': entry<{ reason: Reason }>('failed'),
  'spare-failed': entry<{ reason: Reason }>('failed'),
  'templates-dropped': entry('failed'),
  'template-refused': entry<{ hypervisor: string; reason: string }>('failed'),
} as const;

export const verificationErrors = {
  'verification-running': entry('refused'),
  'cannot-inspect': entry<{ hypervisor: string }>('failed'),
  'inspection-failed': entry<{ reason: Reason; output?: string | undefined }>('failed'),
  'image-digest-invalid': entry('usage'),
} as const;
