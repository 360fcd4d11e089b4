import type { GuestMessage } from '../../protocol/channels.ts';

/** Messages that wait for a slow host. Beyond this many, progress is dropped first. */
export const MAX_QUEUED = 32;

/** `queue` with `message` behind it, at most {@link MAX_QUEUED} long: the oldest progress goes first, then the oldest of all. */
export function enqueue<Message extends GuestMessage>(queue: readonly Message[], message: Message): Message[] {
  const longer = [...queue, message];
  if (longer.length <= MAX_QUEUED) return longer;
  const progress = longer.findIndex(({ type }) => type === 'step' || type === 'screen');
  longer.splice(progress === -1 ? 0 : progress, 1);
  return longer;
}
