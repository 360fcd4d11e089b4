import { entry } from './entry.ts';

export const configurationErrors = {
  'config-invalid': entry<{ path: string; count: number; problems: string }>({
    exit: 'usage',
    message: ({ path, count, problems }) =>
      `${path} has ${count === 1 ? 'a mistake' : `${count} mistakes`}:\n${problems}`,
    hint: 'Fix the file, then run: safe-browse config check',
  }),
  'config-change-refused': entry<{ problems: string }>({
    exit: 'usage',
    message: ({ problems }) => `The configuration was not changed:\n${problems}`,
    hint: 'Fix the configuration file, then try again.',
  }),
  'config-file-too-large': entry<{ path: string; maxBytes: number }>({
    exit: 'usage',
    message: ({ path, maxBytes }) => `The file ${path} is larger than ${maxBytes} bytes.`,
    hint: 'A .wsb file has a few hundred bytes.',
  }),
  'wsb-invalid': entry<{ problem: string }>({
    exit: 'usage',
    message: ({ problem }) => `The file is not a Windows Sandbox configuration: ${problem}.`,
    hint: 'Give a .wsb file whose root is <Configuration>.',
  }),
  'profile-exists': entry<{ profile: string }>({
    exit: 'usage',
    message: ({ profile }) => `The profile "${profile}" already exists.`,
    hint: 'Import under another name with --profile NAME, or replace the whole profile with --replace.',
  }),
  'bookmarks-full': entry<{ limit: number }>({
    exit: 'failed',
    message: ({ limit }) => `There are already ${limit} bookmarks.`,
    hint: 'Remove one first: safe-browse bookmark remove URL',
  }),
  'bookmark-not-found': entry({
    exit: 'notFound',
    message: 'There is no bookmark of this page.',
    hint: 'List the bookmarks: safe-browse bookmark list',
  }),
  'bookmarks-unreadable': entry<{ path: string }>({
    exit: 'failed',
    message: ({ path }) => `The bookmarks cannot be read: ${path}`,
    hint: 'Fix the file, or move it away.',
  }),
} as const;
