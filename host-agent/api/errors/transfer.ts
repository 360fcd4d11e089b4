import { entry, type Reason } from './entry.ts';

/** Files and clipboard. */
export const transferErrors = {
  'transfers-unsupported': entry({
    exit: 'refused',
    message: 'Files and clipboard cannot be transferred: this hypervisor has no port for them.',
    hint: 'Use hypervisor = "qemu".',
  }),
  'transfer-violation': entry({
    exit: 'refused',
    message: 'The VM sent something other than what was agreed.',
    hint: 'Do not trust this session any more: close it.',
  }),
  'transfer-failed': entry({
    exit: 'failed',
    message: 'The VM could not complete the transfer.',
    hint: 'Try again.',
  }),
  'transfer-stalled': entry({
    exit: 'failed',
    message: 'The VM stopped in the middle of the transfer.',
    hint: 'Try again.',
  }),
  'transfer-too-large': entry({
    exit: 'refused',
    message: 'It is larger than the limit for transfers.',
    hint: 'For files, raise downloads.maxFileMiB.',
  }),
  'no-room-inside': entry({
    exit: 'failed',
    message: 'The VM has no room for it.',
    hint: 'Give the profile more memory (memoryMiB).',
  }),
  'download-not-found': entry<{ name?: string | undefined; session?: string | undefined }>({
    exit: 'notFound',
    message: ({ name }) =>
      name === undefined ? 'This file no longer exists in the session.' : `The session has no download "${name}".`,
    hint: ({ session }) => `List its downloads: safe-browse downloads ${session ?? 'ID'}`,
  }),
  'download-changed': entry({
    exit: 'failed',
    message: 'The file has changed since it was listed.',
    hint: 'List the downloads again, and save the file when it is complete.',
  }),
  'download-unfinished': entry({
    exit: 'failed',
    message: 'The file is still being downloaded.',
    hint: 'Save it when it is complete.',
  }),
  'clipboard-empty': entry({
    exit: 'failed',
    message: 'Nothing that can be transferred was copied in the session.',
    hint: 'Copy a text or an image there first.',
  }),
  'clipboard-not-a-url': entry({
    exit: 'failed',
    message: 'The text that was copied in the session is not a URL.',
    hint: 'Type the URL, or copy it in the session first.',
  }),
  'clipboard-not-text': entry<{ session: string }>({
    exit: 'usage',
    message: 'The clipboard contained an image. It was removed from the session and is lost.',
    hint: ({ session }) => `Copy it again, and name a file for it: safe-browse copy ${session} FILE.png`,
  }),
  'file-unreadable': entry<{ path: string }>({
    exit: 'usage',
    message: ({ path }) => `The file ${path} cannot be read.`,
    hint: 'Check that it exists and that you may read it.',
  }),
  'not-a-file': entry<{ path: string }>({
    exit: 'usage',
    message: ({ path }) => `${path} is not a file.`,
    hint: 'Send a folder as an archive.',
  }),
  'file-changed': entry<{ path: string }>({
    exit: 'failed',
    message: ({ path }) => `The file ${path} changed while it was read.`,
    hint: 'Try again.',
  }),
  'file-not-written': entry<{ path: string }>({
    exit: 'failed',
    message: ({ path }) => `The file ${path} cannot be written. It may already exist.`,
    hint: 'Name a new file in a folder that you may write to.',
  }),
} as const;

export const safeCopyErrors = {
  'safe-copy-running': entry({
    exit: 'refused',
    message: 'Another safe copy is being made.',
    hint: 'Wait until it is done, or cancel it.',
  }),
  'safe-copy-unsupported': entry({
    exit: 'refused',
    message: 'Safe copies can be made only of PDF files and images.',
    hint: 'View it in the session, or save the file itself if you trust it.',
  }),
  'safe-copy-too-many-pages': entry<{ pages: number; maxPages: number }>({
    exit: 'refused',
    message: ({ pages, maxPages }) => `The document has ${pages} pages; a safe copy can have at most ${maxPages}.`,
    hint: 'Raise downloads.safeCopyPages, or save the file itself if you trust it.',
  }),
  'safe-copy-too-large': entry<{ maxFileMiB: number }>({
    exit: 'refused',
    message: ({ maxFileMiB }) => `The safe copy would be larger than the limit of ${maxFileMiB} MiB.`,
    hint: 'Raise downloads.maxFileMiB.',
  }),
  'safe-copy-not-drawn': entry({
    exit: 'failed',
    message: 'The file cannot be rendered: it is damaged, or locked by a password.',
    hint: 'View it in the session, or save the file itself if you trust it.',
  }),
  'printer-missing': entry({
    exit: 'failed',
    message: 'No printer is set up on the host, or its print service (CUPS) does not run.',
    hint: 'Add a printer in the settings of your desktop, or save a safe copy and print it elsewhere.',
  }),
  'print-failed': entry<{ path: string; reason: Reason }>({
    exit: 'failed',
    message: ({ reason }) => `The safe copy was not printed: ${reason}.`,
    hint: ({ path }) => `It is saved: ${path}`,
  }),
  'converter-not-started': entry<{ reason: Reason }>({
    exit: 'failed',
    message: ({ reason }) => `The converter VM did not start: ${reason}.`,
    hint: 'Run: safe-browse doctor',
  }),
  'converter-ended': entry<{ step?: string | undefined }>({
    exit: 'failed',
    message: ({ step }) =>
      step === undefined ? 'The converter VM ended.' : `The converter VM reported a failure (step ${step}).`,
    hint: 'Try again.',
  }),
} as const;
