import type { GuestMessage } from '../../protocol/channels.ts';

/** Limit for messages that wait for a slow host. */
export const MAX_QUEUED = 32;

/** Appends `message`. A queue longer than {@link MAX_QUEUED} drops its oldest progress message, or else its oldest message. Pure. */
export function enqueue<Message extends GuestMessage>(queue: readonly Message[], message: Message): Message[] {
  const longer = [...queue, message];
  if (longer.length <= MAX_QUEUED) return longer;
  const progress = longer.findIndex(({ type }) => type === 'step' || type === 'mark' || type === 'screen');
  longer.splice(progress === -1 ? 0 : progress, 1);
  return longer;
}
