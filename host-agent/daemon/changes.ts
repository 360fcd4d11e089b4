import { EventEmitter } from 'node:events';
import type { SessionEnded } from '../api/session.ts';
import type { WatchedPart } from './watchers.ts';

/** Announces that a part may have changed. Each part announces its own changes; the watchers listen once all parts exist. */
export class Changes extends EventEmitter<{
  changed: [WatchedPart];
  ended: [SessionEnded];
  endedElsewhere: [SessionEnded];
  /** Settings that had waited for a restart are in force. */
  inForce: [];
}> {
  /** A listener that announces a change of `part`. */
  of(part: WatchedPart): () => void {
    return () => void this.emit('changed', part);
  }
}
