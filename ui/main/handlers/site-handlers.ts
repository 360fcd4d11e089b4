/** Implements what a session window asks about sites: to add one to its profile, and to open its page once more. */
import type { AgentLink } from '../agent-link.ts';
import { addressIn } from '../bookmark-page.ts';
import { addListedSite, type ListedSitesDeps } from '../listed-sites.ts';
import type { Handlers } from '../pages/serve-actions.ts';
import type { SessionWindows } from '../session/session-windows.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Question } from '../transfers/transfer-questions.ts';

export interface SiteHandlerDeps extends Omit<ListedSitesDeps, 'confirm'> {
  readonly agent: Pick<AgentLink, 'call'>;
  readonly sessions: Pick<SessionWindows, 'of' | 'open'>;
  readonly confirmOver: (window: ReturnType<SessionWindows['of']>, question: Question) => Promise<boolean>;
}

export function siteHandlers(deps: SiteHandlerDeps): Pick<Handlers, 'sites.add' | 'session.open-page'> {
  const { agent, sessions, confirmOver, texts } = deps;
  return {
    'sites.add': async ({ url: typed }, page) => {
      const window = sessions.of(page);
      if (!window) return { added: 'refused' };
      const { id, profile } = window;
      const address = typed ?? (id === undefined ? undefined : await addressIn(agent, id));
      if (address === undefined) return { added: 'no-address' };
      const confirm = (question: Question) => confirmOver(window, question);
      const url = await addListedSite({ ...deps, confirm }, profile, address);
      if (url === undefined) return { added: 'refused' };
      // A running session never reaches more than it did: the page needs a new one.
      if (!window.siteAdded(url)) sessions.open({ url, profile: profile.name });
      return { added: 'added' };
    },
    'session.open-page': async (_, page) => {
      const window = sessions.of(page);
      if (window?.id === undefined) return { opened: 'refused' };
      const url = await addressIn(agent, window.id);
      if (url === undefined) return { opened: 'no-address' };
      if (!(await confirmOver(window, openQuestion(texts(), url)))) return { opened: 'refused' };
      sessions.open({ url, profile: window.profile.name });
      return { opened: 'opened' };
    },
  };
}

/** A page could have put another address there than the one that the person sees. */
function openQuestion({ text }: Texts, url: string): Question {
  return {
    message: text('session-open-again-question'),
    detail: `${url}\n\n${text('session-open-again-why')}`,
    confirm: text('session-open-again-confirm'),
    cancel: text('main-cancel'),
  };
}
