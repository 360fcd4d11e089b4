/** Desktop notifications. */
import { WANTED_ENDS } from '../../host-agent/api/ends.ts';
import type { EndReason } from '../../host-agent/api/session.ts';
import type { Trouble } from '../bridge/answer.ts';
import { tell, type Texts } from '../texts/texts.ts';
import type { Model } from './model.ts';
import { listeningSessions } from './views.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
}

export function noticeOfEnd(reason: EndReason, texts: Texts): Notice | undefined {
  // The window of a failed start reports it.
  if (WANTED_ENDS.has(reason) || reason === 'start-failed') return undefined;
  const { title, explanation } = texts.session.endings[reason];
  return { title: texts.shell.notices.endedInTrouble, body: `${title}. ${explanation}` };
}

/** A failure for which no window is left. */
export function noticeOfTrouble(title: string, trouble: Trouble, texts: Texts): Notice {
  const { message, hint } = tell(trouble, texts);
  return { title, body: `${message} ${hint}` };
}

/** Compares states of the model, and returns each new notice once. */
export class ModelNotices {
  #wasUp = false;
  #oldTold = '';
  #updatesTold = '';
  #listening: ReadonlySet<string> = new Set();

  since(model: Model, texts: Texts): Notice[] {
    const { notices } = texts.shell;
    const found: Notice[] = [];
    const listening = listeningSessions(model);
    for (const { id, profile } of listening) if (!this.#listening.has(id)) found.push(notices.listens(profile));
    this.#listening = new Set(listening.map(({ id }) => id));
    if (this.#wasUp && model.network?.state === 'failed' && model.sessions.length > 0) found.push(notices.networkLost);
    if (model.network)
      this.#wasUp = model.network.state === 'up' || (this.#wasUp && model.network.state === 'starting');
    const old = model.images
      .flatMap(({ isCurrent, upToDate, digest }) => (isCurrent && !upToDate ? [digest] : []))
      .join();
    if (old !== '' && old !== this.#oldTold) found.push(notices.imageOld);
    if (model.images.length > 0) this.#oldTold = old;
    const updates = model.images
      .flatMap(({ isCurrent, updates: count, digest }) =>
        isCurrent && count !== undefined ? [`${digest} ${count}`] : [],
      )
      .join();
    if (updates !== '' && updates !== this.#updatesTold) found.push(notices.imageUpdates);
    if (model.images.length > 0) this.#updatesTold = updates;
    return found;
  }
}
