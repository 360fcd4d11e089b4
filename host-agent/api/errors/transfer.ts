import { entry, type Reason } from './entry.ts';

/** Files and clipboard. */
export const transferErrors = {
  'transfers-unsupported': entry('refused'),
  'transfer-violation': entry('refused'),
  'transfer-failed': entry('failed'),
  'transfer-stalled': entry('failed'),
  'transfer-too-large': entry('refused'),
  'no-room-inside': entry('failed'),
  'download-not-found': entry<{ name?: string | undefined; session?: string | undefined }>('notFound'),
  'download-changed': entry('failed'),
  'download-unfinished': entry('failed'),
  'clipboard-empty': entry('failed'),
  'clipboard-not-a-url': entry('failed'),
  'clipboard-not-text': entry<{ session: string }>('usage'),
  'file-unreadable': entry<{ path: string }>('usage'),
  'not-a-file': entry<{ path: string }>('usage'),
  'file-changed': entry<{ path: string }>('failed'),
  'file-not-written': entry<{ path: string }>('failed'),
} as const;

export const safeCopyErrors = {
  'safe-copy-running': entry('refused'),
  'safe-copy-unsupported': entry('refused'),
  'safe-copy-too-many-pages': entry<{ pages: number; maxPages: number }>('refused'),
  'safe-copy-too-large': entry<{ maxFileMiB: number }>('refused'),
  'safe-copy-not-drawn': entry('failed'),
  'printer-missing': entry('failed'),
  'print-failed': entry<{ path: string; reason: Reason }>('failed'),
  'converter-not-started': entry<{ reason: Reason }>('failed'),
  'converter-ended': entry<{ step?: string | undefined }>('failed'),
} as const;
