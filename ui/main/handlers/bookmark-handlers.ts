/** Implements what the main window does with the bookmarks of the host. */
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { ListedBookmark } from '../../../host-agent/api/session/bookmark.ts';
import type { AgentLink } from '../agent-link.ts';
import type { Model } from '../model.ts';
import type { Handlers } from '../pages/serve-actions.ts';

export interface BookmarkHandlerDeps {
  readonly agent: Pick<AgentLink, 'call'>;
  readonly model: Pick<Model, 'bookmarks'>;
  /** Reads the bookmarks again. */
  readonly onChanged: () => Promise<void>;
}

export function bookmarkHandlers({
  agent,
  model,
  onChanged,
}: BookmarkHandlerDeps): Pick<Handlers, 'bookmark.rename' | 'bookmark.remove'> {
  const place = ({ url, profile }: Omit<ListedBookmark, 'name'>) => ({
    url,
    ...(profile !== undefined && { profile }),
  });
  return {
    'bookmark.rename': async ({ name, ...page }) => {
      // A page of ours adds no bookmark: the person has to see its address in a dialogue of the desktop.
      if (!model.bookmarks.some(({ url, profile }) => url === page.url && profile === page.profile))
        throw new Failure('bookmark-not-found');
      await agent.call('bookmark.add', { name, ...place(page) });
      await onChanged();
      return {};
    },
    'bookmark.remove': async (page) => {
      await agent.call('bookmark.remove', place(page));
      await onChanged();
      return {};
    },
  };
}
