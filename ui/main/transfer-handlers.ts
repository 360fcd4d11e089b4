/** Implements the transfer actions of session windows, each only for its own session. */
import { Failure } from '../../host-agent/api/failure.ts';
import type { Transfers } from './transfers.ts';
import type { Page } from './pages.ts';
import type { Handlers } from './serve-actions.ts';

type TransferHandlers = Pick<
  Handlers,
  | 'files.list'
  | 'files.save'
  | 'files.show'
  | 'files.choose'
  | 'files.drop'
  | 'clipboard.copy-out'
  | 'clipboard.paste-in'
  | 'transfer.cancel'
  | 'bookmark.add-page'
>;

export function transferHandlers(
  transfers: Transfers,
  sessionOf: (page: Page) => string | undefined,
): TransferHandlers {
  const own = (page: Page): string => {
    const id = sessionOf(page);
    if (id === undefined) throw new Failure('session-not-ready');
    return id;
  };
  return {
    'files.list': async (_, page) => transfers.list(own(page)),
    'files.save': async ({ file, isSafe }, page) => ({
      isSaved: (await transfers.save(own(page), file, isSafe)) !== undefined,
    }),
    'files.show': async ({ file }, page) => {
      transfers.showTaken(own(page), file);
      return {};
    },
    'files.choose': async (_, page) => ({ given: await transfers.choose(own(page)) }),
    'files.drop': async ({ paths }, page) => ({ given: await transfers.dropped(own(page), paths) }),
    'clipboard.copy-out': async (_, page) => ({ copied: await transfers.copyOut(own(page)) }),
    'clipboard.paste-in': async (_, page) => ({ copied: await transfers.pasteIn(own(page)) }),
    'bookmark.add-page': async ({ url }, page) => ({ kept: await transfers.bookmarkPage(own(page), url) }),
    'transfer.cancel': async (_, page) => {
      transfers.cancel(own(page));
      return {};
    },
  };
}
