import type { EndReason } from './session.ts';

/** Ends that somebody asked for, by an act of their own or in the profile; all others are troubles. */
export const WANTED_ENDS: ReadonlySet<EndReason> = new Set<EndReason>(['browser-closed', 'closed', 'lifetime-over', 'idle']);
