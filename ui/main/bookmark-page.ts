/** Bookmarks a page. Its address comes from a VM, or was typed into one of our pages. Either may be anything, so the desktop shows the whole address and asks. */
import { Failure } from '../../host-agent/api/errors/failure.ts';
import { bookmarkPageUrl, type ReadUrl } from '../../host-agent/api/session/url.ts';
import { profileTitle } from '../texts/profile-title.ts';
import { profileOf } from './views.ts';
import type { Texts } from '../texts/texts.ts';
import type { AgentLink } from './agent-link.ts';
import type { Model } from './model.ts';
import type { Question } from './transfers/transfer-questions.ts';
import { parseUrl } from '../../appliance/protocol/parse-url.ts';

export interface BookmarkPageDeps {
  readonly agent: Pick<AgentLink, 'call'>;
  readonly model: Model;
  /** The desktop's own dialogue, over the window of a session. */
  readonly dialogs: {
    confirm(id: string, question: Question): Promise<boolean>;
  };
  readonly texts: () => Texts;
}

/** Keeps names short enough for the bookmark bar. */
const MAX_NAME_CHARACTERS = 80;
/** The session gives no address: nothing was copied, something else was, or its profile forbids it. */
const WITHOUT_ADDRESS: ReadonlySet<string> = new Set([
  'clipboard-not-a-url',
  'clipboard-empty',
  'profile-forbids',
  'transfers-unsupported',
]);

/** Adds the typed address, or the one that was copied in the session, to the bookmarks of its profile; offers to remove one that is there. */
export async function bookmarkPage(
  { agent, model, dialogs, texts }: BookmarkPageDeps,
  id: string,
  typed: string | undefined,
): Promise<'kept' | 'removed' | 'refused' | 'no-address'> {
  const { text } = texts();
  const url = typed === undefined ? await addressIn(agent, id) : typedAddress(typed);
  if (url === undefined) return 'no-address';
  const session = model.sessions.find((candidate) => candidate.id === id);
  const profile = session?.profile;
  const kept = model.bookmarks.find((page) => page.url === url && (page.profile ?? profile) === profile);
  if (kept) {
    const remove = {
      message: text('transfer-bookmark-is-kept'),
      detail: `${url}\n${text('transfer-bookmark-name', { name: kept.name })}`,
      confirm: text('transfer-bookmark-remove'),
      cancel: text('main-cancel'),
    };
    if (!(await dialogs.confirm(id, remove))) return 'refused';
    await agent.call('bookmark.remove', { url, ...(kept.profile !== undefined && { profile: kept.profile }) });
    return 'removed';
  }
  // The title belongs to the page that the session shows, not to an address that was typed.
  const name = nameOf(url, typed === undefined ? session?.title : undefined);
  if (
    !(await dialogs.confirm(id, {
      message: text('transfer-bookmark-question', {
        profile: profileTitle(profileOf(model, profile), text),
      }),
      detail: `${url}\n${text('transfer-bookmark-name', { name })}\n\n${text('transfer-bookmark-why')}`,
      confirm: text('transfer-bookmark-confirm'),
      cancel: text('transfer-cancel'),
    }))
  )
    return 'refused';
  await agent.call('bookmark.add', { url, name, ...(profile !== undefined && { profile }) });
  return 'kept';
}

/** The address that was copied in the session; `undefined` if there is none. */
export async function addressIn(agent: BookmarkPageDeps['agent'], id: string): Promise<string | undefined> {
  try {
    return (await agent.call('session.address', { id })).url;
  } catch (error) {
    if (error instanceof Failure && WITHOUT_ADDRESS.has(error.code)) return undefined;
    throw error;
  }
}

/** Normalises a typed address to ASCII. Throws `Failure` url-refused. Pure. */
export function typedAddress(typed: string, read: (text: string) => ReadUrl = bookmarkPageUrl): string {
  const text = typed.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const page = read(parseUrl(full)?.href ?? full);
  if ('refused' in page) throw new Failure('url-refused', page.refused);
  return page.url;
}

/** The name in the bookmark bar: the title, which a page chose, or else the address. Pure. */
export function nameOf(url: string, title?: string): string {
  if (title !== undefined) return title.slice(0, MAX_NAME_CHARACTERS).toWellFormed().trim();
  const { host, pathname } = new URL(url);
  return `${host.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`.slice(0, MAX_NAME_CHARACTERS);
}
