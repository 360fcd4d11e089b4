/** How a session can end. Each end has a text: `ending-REASON`, with an explanation. */
import type { EndReason } from './session.ts';

/** Ends that the person or the profile asked for. All others are troubles. */
export const WANTED_ENDS: ReadonlySet<EndReason> = new Set<EndReason>([
  'browser-closed',
  'closed',
  'portal-over',
  'lifetime-over',
  'outdated',
  'idle',
]);
