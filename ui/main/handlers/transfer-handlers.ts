/** Implements the transfer actions of session windows, each only for its own session. */
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { Transfers } from '../transfers/transfers.ts';
import type { Page } from '../pages/pages.ts';
import type { Handlers } from '../pages/serve-actions.ts';

type TransferHandlers = Pick<
  Handlers,
  | 'files.list'
  | 'files.save'
  | 'files.save-all'
  | 'files.print'
  | 'files.screenshot'
  | 'files.show'
  | 'files.drag'
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
  /** Lets the person drag this file of the host out of the page's window. */
  startDrag: (page: Page, path: string) => void,
): TransferHandlers {
  const own = (page: Page): string => {
    const id = sessionOf(page);
    if (id === undefined) throw new Failure('session-not-ready');
    return id;
  };
  return {
    'files.list': async (_, page) => transfers.list(own(page)),
    'files.save': async ({ file, ...how }, page) => {
      const taken = await transfers.save(own(page), file, how);
      return { isSaved: taken !== undefined, ...(taken && 'preview' in taken && { preview: taken.preview }) };
    },
    'files.show': async ({ file }, page) => {
      await transfers.showTaken(own(page), file);
      return {};
    },
    'files.save-all': async (_, page) => ({ saved: await transfers.saveAll(own(page)) }),
    'files.print': async ({ file }, page) => {
      await transfers.print(own(page), file);
      return {};
    },
    'files.screenshot': async (_, page) => ({ isSaved: await transfers.screenshot(own(page)) }),
    'files.drag': async ({ file }, page) => {
      const path = await transfers.savedPath(own(page), file);
      if (path !== undefined) startDrag(page, path);
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
