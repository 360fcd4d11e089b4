import type { PolicyFileProblem } from '../configuration/policy-file.ts';
import type { Protection, ProtectionCause } from '../host/protections.ts';
import { entry } from './entry.ts';

export const configurationErrors = {
  'config-invalid': entry<{ path: string; count: number; problems: string }>('usage'),
  'config-change-refused': entry<{ problems: string }>('usage'),
  'policy-file-refused': entry<{ path: string; problem: PolicyFileProblem }>('refused'),
  'policy-invalid': entry<{ path: string; count: number; problems: string }>('refused'),
  'setting-managed': entry<{ keys: string; by: string; contact?: string | undefined }>('refused'),
  'profile-managed': entry<{ name: string; by: string; profiles: string }>('refused'),
  'image-too-old': entry<{ builtAt: string; days: number; by: string }>('refused'),
  'protection-missing': entry<{
    protection: Protection;
    cause: ProtectionCause;
    by: string;
    contact?: string | undefined;
  }>('refused'),
  'registry-managed': entry<{ reference: string; by: string; registries: string }>('refused'),
  'config-file-too-large': entry<{ path: string; maxBytes: number }>('usage'),
  'wsb-invalid': entry<{ problem: string }>('usage'),
  'profile-exists': entry<{ profile: string }>('usage'),
  'bookmarks-full': entry<{ limit: number }>('failed'),
  'bookmarks-too-large': entry<{ kibibytes: number }>('failed'),
  'bookmark-not-found': entry('notFound'),
  'bookmarks-unreadable': entry<{ path: string }>('failed'),
} as const;
