/** How a session can end, in English: one row for each reason. */
import type { EndReason } from './session.ts';

/** The texts of one end. Other languages have a table of the same form. */
export interface EndText {
  readonly title: string;
  readonly explanation: string;
  /** The second half of a sentence: "The session did not start: …". */
  readonly cause: string;
}

/** Ends that the person or the profile asked for. All others are troubles. */
export const WANTED_ENDS: ReadonlySet<EndReason> = new Set<EndReason>([
  'browser-closed',
  'closed',
  'lifetime-over',
  'outdated',
  'idle',
]);

const GONE = 'The VM and everything in it are gone.';

export const END_TEXTS: Readonly<Record<EndReason, EndText>> = {
  'browser-closed': { title: 'The browser was closed', explanation: GONE, cause: 'its browser was closed' },
  'browser-crashed': {
    title: 'The browser crashed',
    explanation: `${GONE} Your computer was not affected.`,
    cause: 'its browser crashed',
  },
  'display-crashed': {
    title: 'The screen of the VM crashed',
    explanation: `${GONE} Your computer was not affected.`,
    cause: 'the screen of its VM crashed',
  },
  'lifetime-over': {
    title: 'Time limit reached',
    explanation: `Its profile sets this limit. ${GONE}`,
    cause: 'it reached the maximum length that its profile sets',
  },
  outdated: {
    title: 'Closed for a security update',
    explanation: `A security update for its image is known, and its profile limits how long such a session may run. ${GONE}`,
    cause: 'a security update for its image is known, and it reached the maximum age that its profile sets',
  },
  idle: {
    title: 'Closed after inactivity',
    explanation: `Its profile sets this limit. ${GONE}`,
    cause: 'it was idle for longer than its profile allows',
  },
  closed: { title: 'The session was closed', explanation: GONE, cause: 'it was closed' },
  'vm-ended': {
    title: 'The VM ended unexpectedly',
    explanation:
      'Everything in it is gone. If this happens again, give the profile more memory, or look at the diagnostics.',
    cause: 'its VM ended unexpectedly',
  },
  'image-damaged': {
    title: 'The image of the VM is damaged',
    explanation:
      'The disk image no longer matches what was built, so the VM stopped. Everything in it is gone. Build the browser image again.',
    cause: 'its image is damaged, so the VM stopped',
  },
  'guest-failed': {
    title: 'The guest reported a failure',
    explanation: 'Everything in the VM is gone. Building the browser image again may help.',
    cause: 'the guest agent reported a failure',
  },
  'protocol-violation': {
    title: 'The VM was stopped for safety',
    explanation:
      'It violated the protocol that separates it from your computer. Everything in it is gone; nothing else was affected.',
    cause: 'its VM violated the protocol',
  },
  'host-lost': {
    title: 'Its host is gone',
    explanation:
      'The computer on which it ran did not answer in time, or no longer has the session. Whatever is left of it ends there by itself.',
    cause: 'the computer on which it ran is gone',
  },
  'start-failed': {
    title: 'The session did not start',
    explanation: 'Everything that had been started is gone.',
    cause: 'it did not start',
  },
};
