import { END_TEXTS } from '../ends.ts';
import type { ForbiddenAct } from '../restrictions.ts';
import type { EndReason, Requirement } from '../session.ts';
import { describeUrlProblem, type UrlProblem } from '../url.ts';
import { entry, type Reason } from './entry.ts';

const UNMET: Readonly<Record<Requirement, { readonly problem: string; readonly hint: string }>> = {
  image: { problem: 'the images were not verified', hint: 'Run: safe-browse image verify' },
  network: { problem: 'the network VM did not start', hint: 'Run: safe-browse network status' },
  vm: { problem: 'the VM did not start', hint: 'Run: safe-browse doctor' },
  'guest-agent': {
    problem: 'the guest agent did not answer',
    hint: 'Build the image again: safe-browse image build browser',
  },
  home: {
    problem: 'the clean home folder was not restored',
    hint: 'Build the image again: safe-browse image build browser',
  },
  screen: {
    problem: 'the graphical screen did not start',
    hint: 'Give the profile more memory (memoryMiB), or build the image again.',
  },
  identity: {
    problem: 'the VM did not take its new identity',
    hint: 'Build the image again: safe-browse image build browser',
  },
  'browser-window': {
    problem: 'Chromium did not open its window',
    hint: 'Give the profile more memory (memoryMiB), or raise start.requirementTimeoutSeconds.',
  },
  painted: {
    problem: 'Chromium did not paint its window',
    hint: 'On a slow computer, raise start.requirementTimeoutSeconds.',
  },
};

/** What a profile, or the host of a pool, does not allow. */
export const FORBIDDEN: Readonly<Record<ForbiddenAct, string>> = {
  'save-files': 'files to be saved from it',
  'send-files': 'files to be sent to it',
  screenshot: 'its screen to be saved, since it allows no files to be saved',
  'copy-out': 'its clipboard to be copied',
  'paste-in': 'anything to be pasted into it',
  'keep-running': 'it to keep running while idle',
};

export const sessionErrors = {
  'session-not-found': entry<{ id: string }>({
    exit: 'notFound',
    message: ({ id }) => `There is no session "${id}".`,
    hint: 'List the sessions: safe-browse list',
  }),
  'session-not-ready': entry<{ id?: string | undefined }>({
    exit: 'failed',
    message: ({ id }) => (id === undefined ? 'The session has no VM yet.' : `Session ${id} has no VM yet.`),
    hint: 'Wait until it is ready.',
  }),
  'typing-failed': entry({
    exit: 'failed',
    message: 'The VM did not type the text.',
    hint: 'Type it again. If that fails too, copy it and paste it.',
  }),
  'trace-missing': entry<{ id: string }>({
    exit: 'failed',
    message: ({ id }) => `No trace of the start of session ${id} is left: an earlier host agent started it.`,
    hint: 'Open a new session, and ask for its trace while this host agent runs.',
  }),
  'session-not-open': entry<{ id: string }>({
    exit: 'failed',
    message: ({ id }) => `Session ${id} is not open, so it cannot be discarded with an undo window.`,
    hint: ({ id }) => `Close it: safe-browse close ${id}`,
  }),
  'memory-short': entry<{ neededMiB: number; availableMiB: number; cgroup?: string | undefined }>({
    exit: 'failed',
    message: ({ neededMiB, availableMiB, cgroup }) =>
      `The session needs ${neededMiB} MiB of memory, but only ${availableMiB} MiB are available${cgroup === undefined ? '' : ` within the limit of the cgroup ${cgroup}`}.`,
    hint: ({ cgroup }) =>
      `Close sessions${cgroup === undefined ? ' or other programs' : ' or raise the limit (MemoryMax)'}, or lower memoryMiB in the profile.`,
  }),
  'session-ended': entry<{ end: EndReason }>({
    exit: 'failed',
    message: ({ end }) => `The session ended: ${END_TEXTS[end].cause}.`,
    hint: 'Start another: safe-browse open',
  }),
  'start-timed-out': entry<{ requirement: Requirement; seconds: number }>({
    exit: 'failed',
    message: ({ requirement, seconds }) =>
      `The session did not start: ${UNMET[requirement].problem} within ${seconds} s.`,
    hint: ({ requirement }) => UNMET[requirement].hint,
  }),
  'start-failed': entry<{ end: EndReason; lastWords?: string | undefined } | { reason: Reason }>({
    exit: 'failed',
    message: (params) => {
      if ('reason' in params) return `The session did not start: ${params.reason}.`;
      const { end, lastWords } = params;
      return `The session did not start: ${END_TEXTS[end].cause}${lastWords === undefined ? '' : ` (${lastWords})`}.`;
    },
    hint: 'Run: safe-browse doctor',
  }),
  'profile-not-found': entry<{ name: string; profiles: string }>({
    exit: 'usage',
    message: ({ name }) => `There is no profile "${name}".`,
    hint: ({ profiles }) => `Available profiles: ${profiles}`,
  }),
  'profile-forbids': entry<{ act: ForbiddenAct; by?: string | undefined; contact?: string | undefined }>({
    exit: 'refused',
    message: ({ act, by }) =>
      `The profile of this session does not allow ${FORBIDDEN[act]}.${by === undefined ? '' : ` Managed by ${by}.`}`,
    hint: ({ by, contact }) =>
      by === undefined
        ? 'Allow it in the profile, in the settings. Sessions that are open keep what they were opened with.'
        : `${contact === undefined ? '' : `Ask ${contact}. `}To see where each value comes from, run: safe-browse config show`,
  }),
  'no-scale': entry({
    exit: 'refused',
    message: 'This session stays at a scale of 100 %.',
    hint: 'Set scale = "auto" in its profile. Sessions on other hosts, and those of Xen, always stay at 100 %.',
  }),
  'no-sound': entry({
    exit: 'refused',
    message: 'This session has no sound.',
    hint: 'Set sound = "on" in its profile. To check the sound of the host, run: safe-browse doctor',
  }),
  'no-microphone': entry({
    exit: 'refused',
    message: 'This session has no microphone.',
    hint: 'Set microphone = "ask" in its profile. To check the sound of the host, run: safe-browse doctor',
  }),
  'microphone-silent': entry<{ reason: string }>({
    exit: 'failed',
    message: ({ reason }) => `The microphone of the host delivers nothing: ${reason}`,
    hint: 'Check that it is plugged in, and which one the sound settings of the host select.',
  }),
  'url-refused': entry<UrlProblem>({
    exit: 'usage',
    message: (refused) => `The URL ${describeUrlProblem(refused)}.`,
    hint: 'Give an http:// or https:// URL.',
  }),
} as const;
