/** Implements what a session window asks about the sites of its profile. */
import type { AgentLink } from '../agent-link.ts';
import { addressIn } from '../bookmark-page.ts';
import { addListedSite, type ListedSitesDeps } from '../listed-sites.ts';
import type { Handlers } from '../pages/serve-actions.ts';
import type { SessionWindows } from '../session/session-windows.ts';
import type { Question } from '../transfer-questions.ts';

export interface SiteHandlerDeps extends Omit<ListedSitesDeps, 'confirm'> {
  readonly agent: Pick<AgentLink, 'call'>;
  readonly sessions: Pick<SessionWindows, 'of' | 'open'>;
  readonly confirmOver: (window: ReturnType<SessionWindows['of']>, question: Question) => Promise<boolean>;
}

export function siteHandlers(deps: SiteHandlerDeps): Pick<Handlers, 'sites.add'> {
  const { agent, sessions, confirmOver } = deps;
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
      if (!window.siteAdded()) sessions.open({ url, profile: profile.name });
      return { added: 'added' };
    },
  };
}
