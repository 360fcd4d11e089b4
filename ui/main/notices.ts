/** Desktop notifications. */
import { WANTED_ENDS } from '../../host-agent/api/session/ends.ts';
import type { EndReason } from '../../host-agent/api/session/session.ts';
import { GRACE_MINUTES, unsavedFiles } from '../../host-agent/api/session/unsaved-files.ts';
import type { Trouble } from '../bridge/answer.ts';
import { profileTitle } from '../texts/profile-title.ts';
import { tell, type Texts } from '../texts/texts.ts';
import { timeOfDay } from '../texts/time-of-day.ts';
import type { Model } from './model.ts';
import { listeningSessions, profileOf } from './views.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
}

export function noticeOfEnd(reason: EndReason, { text }: Texts): Notice | undefined {
  // The window of a failed start reports it.
  if (WANTED_ENDS.has(reason) || reason === 'start-failed') return undefined;
  return {
    title: text('notice-ended-in-trouble'),
    body: `${text(`ending-${reason}`)}. ${text(`ending-${reason}.explanation`)}`,
  };
}

/** A failure for which no window is left. */
export function noticeOfTrouble(title: string, trouble: Trouble, texts: Texts): Notice {
  const { message, hint } = tell(trouble, texts);
  return { title, body: `${message} ${hint}` };
}

/** Compares states of the model, and returns each new notice once. */
export class ModelNotices {
  #wasUp = false;
  #oldShown = '';
  #updatesShown = '';
  #listening: ReadonlySet<string> = new Set();
  /** With the reason, which may change. */
  #held: ReadonlySet<string> = new Set();

  since(model: Model, texts: Texts): Notice[] {
    const { text } = texts;
    const found = this.#newlyHeld(model, texts);
    const listening = listeningSessions(model);
    for (const { id, profile } of listening)
      if (!this.#listening.has(id))
        found.push({ title: text('notice-listens'), body: text('notice-listens.body', { profile }) });
    this.#listening = new Set(listening.map(({ id }) => id));
    if (this.#wasUp && model.network?.state === 'failed' && model.sessions.length > 0)
      found.push({ title: text('notice-network-lost'), body: text('notice-network-lost.body') });
    if (model.network)
      this.#wasUp = model.network.state === 'up' || (this.#wasUp && model.network.state === 'starting');
    const old = model.images
      .flatMap(({ isCurrent, upToDate, digest }) => (isCurrent && !upToDate ? [digest] : []))
      .join();
    if (old !== '' && old !== this.#oldShown)
      found.push({ title: text('notice-image-old'), body: text('notice-image-old.body') });
    if (model.images.length > 0) this.#oldShown = old;
    const updates = model.images
      .flatMap(({ isCurrent, updates: count, digest }) =>
        isCurrent && count !== undefined ? [`${digest} ${count}`] : [],
      )
      .join();
    if (updates !== '' && updates !== this.#updatesShown)
      found.push({ title: text('notice-image-updates'), body: text('notice-image-updates.body') });
    if (model.images.length > 0) this.#updatesShown = updates;
    return found;
  }

  /** The person was at work in it, or is away, and learns that it waits. */
  #newlyHeld(model: Model, { text, language }: Texts): Notice[] {
    const held = model.sessions.flatMap((session) => {
      const { id, heldBecause: because, discardsAt } = session;
      if (!because || discardsAt === undefined) return [];
      const time = timeOfDay(discardsAt, language);
      const body = text('session-held-why', { because, unsaved: unsavedFiles(session), time, minutes: GRACE_MINUTES });
      const profile = profileTitle(profileOf(model, session.profile), text);
      return [{ key: `${id} ${because}`, notice: { title: text('notice-held', { profile }), body } }];
    });
    const found = held.flatMap(({ key, notice }) => (this.#held.has(key) ? [] : [notice]));
    this.#held = new Set(held.map(({ key }) => key));
    return found;
  }
}
