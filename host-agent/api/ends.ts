import type { EndReason } from './session.ts';

/** Ends that somebody asked for, by an act of their own or in the profile; all others are troubles. */
export const WANTED_ENDS: ReadonlySet<EndReason> = new Set<EndReason>([
  'browser-closed',
  'closed',
  'lifetime-over',
  'idle',
]);

/** The end of a sentence that says why: "The session did not start: …". */
export const END_CAUSES: Readonly<Record<EndReason, string>> = {
  'browser-closed': 'its browser was closed',
  'browser-crashed': 'its browser crashed',
  'display-crashed': 'the screen of its machine crashed',
  'lifetime-over': 'it became as old as its profile lets it',
  idle: 'nobody touched it for as long as its profile lets it',
  closed: 'it was closed',
  'machine-ended': 'its virtual machine ended by itself',
  'image-damaged': 'its machine met damage in its image and stopped',
  'guest-failed': 'the system in its machine could not go on',
  'guest-violation': 'its machine did what no honest one does',
  'start-failed': 'it did not start',
};
