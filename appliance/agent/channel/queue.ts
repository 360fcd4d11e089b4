import type { GuestMessage } from '../../protocol/channels.ts';

/** Limit for messages that wait for a slow host. */
export const MAX_QUEUED = 32;

const PROGRESS: ReadonlySet<GuestMessage['type']> = new Set(['step', 'mark', 'screen', 'title']);

/** Appends `message`. A queue longer than {@link MAX_QUEUED} drops its oldest progress message, or else its oldest message. Pure. */
export function enqueue<Message extends GuestMessage>(queue: readonly Message[], message: Message): Message[] {
  const longer = [...queue, message];
  if (longer.length <= MAX_QUEUED) return longer;
  const progress = longer.findIndex(({ type }) => PROGRESS.has(type));
  longer.splice(progress === -1 ? 0 : progress, 1);
  return longer;
}
