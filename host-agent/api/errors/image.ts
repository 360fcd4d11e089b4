import { entry } from './entry.ts';
import { type ImageOrigin } from './vms.ts';

export const imageErrors = {
  /** `channel`: the one that brings the images of this host. */
  'image-missing': entry<{ role: string; channel?: string | undefined }>('notFound'),
  'build-untrusted': entry('refused'),
  'image-not-found': entry<{ digest: string }>('notFound'),
  'image-ambiguous': entry<{ digest: string }>('notFound'),
  'no-previous-image': entry<{ role?: string | undefined }>('notFound'),
  'image-damaged': entry<{ role: string; origin: ImageOrigin; damage?: string | undefined }>('failed'),
  'image-unsigned': entry<{ role: string; origin: ImageOrigin }>('refused'),
  'image-untrusted': entry<{ role: string; origin: ImageOrigin; key: string }>('refused'),
  'image-older': entry<{ role: string; builtAt: string; newest: string }>('refused'),
  'image-record-damaged': entry<{ role: string; path: string }>('failed'),
  'image-role-unknown': entry<{ role: string; roles: string }>('usage'),
  'image-role-missing': entry('usage'),
  'image-import-network-only': entry('usage'),
  'import-refused': entry<{ path: string; problem: ImportProblem }>('usage'),
} as const;

export type ImportProblem = 'unreadable' | 'not-a-file' | 'not-a-kernel' | 'not-a-file-system' | 'not-unmounted';

export type BuildResultProblem =
  'missing' | 'a-link' | 'not-a-file' | 'of-another-account' | 'too-large' | 'unreadable';

export const buildErrors = {
  'build-running': entry<{ role: string; pid: number }>('failed'),
  'agent-bundle-missing': entry('failed'),
  'host-image-incomplete': entry<{ role: string }>('notFound'),
  'speech-missing': entry<{ profile: string }>('refused'),
  'recipe-unreadable': entry<{ path: string }>('usage'),
  'recipe-invalid': entry<{ path: string; count: number; problems: string }>('usage'),
  'kernel-module-missing': entry<{ modules: string }>('usage'),
  'no-package-sources': entry<{ problem: string }>('failed'),
  'packages-failed': entry<{ output: string }>('failed'),
  'build-result-refused': entry<{ name: string; problem: BuildResultProblem }>('refused'),
} as const;
