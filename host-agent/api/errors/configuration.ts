import type { PolicyFileProblem } from '../policy-file.ts';
import type { Protection, ProtectionCause } from '../protections.ts';
import { entry } from './entry.ts';

const POLICY_FILE_PROBLEMS: Readonly<Record<PolicyFileProblem, string>> = {
  link: 'is a symbolic link',
  'not-a-file': 'is not a regular file',
  'not-a-folder': 'is not a folder',
  covered: 'is covered by another mount for this program',
  unreadable: 'cannot be read by this account',
  foreign: 'does not belong to root',
  writable: 'can be written by others than root',
  'too-large': 'is larger than 1 MiB',
};

const PROTECTION_NAMES: Readonly<Record<Protection, string>> = {
  cgroup: 'a cgroup that limits it',
  account: 'a separate account',
  accessControl: 'an AppArmor profile',
};

const CAUSES: Readonly<Record<ProtectionCause, string>> = {
  refused: 'the system refuses it',
  failed: 'the system did not answer in time',
  'no-ids': 'your account has no subordinate user IDs',
  'not-loaded': 'the profiles of Safe Browse are not loaded',
  absent: 'AppArmor is off',
  'own-device': 'only your account may use a device of the VM',
};

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
  'policy-file-refused': entry<{ path: string; problem: PolicyFileProblem }>({
    exit: 'refused',
    message: ({ path, problem }) =>
      `No session starts, because the managed settings cannot be trusted: ${path} ${POLICY_FILE_PROBLEMS[problem]}.`,
    hint: ({ problem }) =>
      problem === 'covered'
        ? 'Start Safe Browse outside of the user namespace in which something is mounted there.'
        : 'The administrator has to run: chown root:root FILE, chmod 644 FILE, and the same for its folder with chmod 755.',
  }),
  'policy-invalid': entry<{ path: string; count: number; problems: string }>({
    exit: 'refused',
    message: ({ path, count, problems }) =>
      `No session starts: the managed settings in ${path} have ${count === 1 ? 'a mistake' : `${count} mistakes`}:\n${problems}`,
    hint: 'The administrator has to fix the file. Then run: safe-browse doctor',
  }),
  'setting-managed': entry<{ keys: string; by: string; contact?: string | undefined }>({
    exit: 'refused',
    message: ({ keys, by }) => `Managed by ${by}, and not changed: ${keys}`,
    hint: ({ contact }) =>
      `${contact === undefined ? '' : `Ask ${contact}. `}To see where each value comes from, run: safe-browse config show`,
  }),
  'profile-managed': entry<{ name: string; by: string; profiles: string }>({
    exit: 'refused',
    message: ({ name, by }) => `The profile "${name}" may not be used. Managed by ${by}.`,
    hint: ({ profiles }) => `Available profiles: ${profiles}`,
  }),
  'image-too-old': entry<{ builtAt: string; days: number; by: string }>({
    exit: 'refused',
    message: ({ builtAt, days, by }) =>
      `The browser image is of ${builtAt}. ${by} allows images of at most ${days} ${days === 1 ? 'day' : 'days'}.`,
    hint: 'Build or pull a newer one: safe-browse image build browser',
  }),
  'protection-missing': entry<{
    protection: Protection;
    cause: ProtectionCause;
    by: string;
    contact?: string | undefined;
  }>({
    exit: 'refused',
    message: ({ protection, cause, by }) =>
      `No VM starts without ${PROTECTION_NAMES[protection]}, as ${by} requires: ${CAUSES[cause]}.`,
    hint: ({ cause, contact }) =>
      `${contact === undefined ? '' : `Ask ${contact}. `}${cause === 'failed' ? 'Try again.' : 'To see what is missing, run: safe-browse doctor'}`,
  }),
  'registry-managed': entry<{ reference: string; by: string; registries: string }>({
    exit: 'refused',
    message: ({ reference, by }) => `Images must not be pulled from ${reference}. Managed by ${by}.`,
    hint: ({ registries }) => `Allowed: ${registries}`,
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
  'bookmarks-too-large': entry<{ kibibytes: number }>({
    exit: 'failed',
    message: ({ kibibytes }) => `The bookmarks together would be larger than ${kibibytes} KiB.`,
    hint: 'Remove one first, best one with a long address: safe-browse bookmark remove URL',
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
