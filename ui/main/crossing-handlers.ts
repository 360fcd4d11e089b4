/** What the pages of sessions may do with files and clipboards, each with those of its own session alone. */
import { Failure } from '../../host-agent/api/failure.ts';
import type { Crossings } from './crossings.ts';
import type { Page } from './pages.ts';
import type { Handlers } from './serve-actions.ts';

type CrossingHandlers = Pick<
  Handlers,
  | 'files.list'
  | 'files.take'
  | 'files.show'
  | 'files.choose'
  | 'files.drop'
  | 'clipboard.copy-out'
  | 'clipboard.paste-in'
  | 'crossing.cancel'
  | 'bookmark.keep'
>;

export function crossingHandlers(
  crossings: Crossings,
  sessionOf: (page: Page) => string | undefined,
): CrossingHandlers {
  const own = (page: Page): string => {
    const id = sessionOf(page);
    if (id === undefined)
      throw new Failure('session-not-running', 'The session has no machine yet.', { hint: 'Wait until it is ready.' });
    return id;
  };
  return {
    'files.list': async (_, page) => crossings.list(own(page)),
    'files.take': async ({ file, name, isSafe }, page) => {
      await (isSafe ? crossings.takeSafe(own(page), file, name) : crossings.take(own(page), file, name));
      return {};
    },
    'files.show': async ({ file }, page) => {
      crossings.showTaken(own(page), file);
      return {};
    },
    'files.choose': async (_, page) => ({ given: await crossings.choose(own(page)) }),
    'files.drop': async ({ paths }, page) => ({ given: await crossings.dropped(own(page), paths) }),
    'clipboard.copy-out': async (_, page) => ({ copied: await crossings.copyOut(own(page)) }),
    'clipboard.paste-in': async (_, page) => ({ copied: await crossings.pasteIn(own(page)) }),
    'bookmark.keep': async ({ url }, page) => ({ kept: await crossings.keepPage(own(page), url) }),
    'crossing.cancel': async (_, page) => {
      crossings.cancel(own(page));
      return {};
    },
  };
}
