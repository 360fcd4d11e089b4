/** The only entry for calls of pages. Checks sender, window and schema, in this order, before a handler runs. */
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { ACTIONS, type ActionParams, type ActionResult } from '../../bridge/actions.ts';
import type { Answer } from '../../bridge/answer.ts';
import { ACTION_NAMES, type ActionName } from '../../bridge/message-names.ts';
import type { Page, Pages } from './pages.ts';
import { asTrouble } from '../trouble.ts';

export type Handlers = {
  readonly [Name in ActionName]: (params: ActionParams<Name>, page: Page) => Promise<ActionResult<Name>>;
};

export function serveActions(ipc: Pick<IpcMain, 'handle'>, pages: Pages, handlers: Handlers): void {
  for (const name of ACTION_NAMES)
    ipc.handle(name, (event, untrustedParams: unknown) => answer(name, { event, untrustedParams, pages, handlers }));
}

async function answer<Name extends ActionName>(
  name: Name,
  {
    event,
    untrustedParams,
    pages,
    handlers,
  }: { event: IpcMainInvokeEvent; untrustedParams: unknown; pages: Pages; handlers: Handlers },
): Promise<Answer<ActionResult<Name>>> {
  const page = pages.sender(event);
  const { from, params } = ACTIONS[name];
  if (!page || !(from as readonly string[]).includes(page.kind)) throw new Error(`${name} is not for this page.`);
  const parsed = params.safeParse(untrustedParams);
  if (!parsed.success) throw new Error(`${name} does not take this.`);
  try {
    return { is: 'done', value: await handlers[name](parsed.data as ActionParams<Name>, page) };
  } catch (error) {
    return { is: 'failed', trouble: (page.lastFailure = asTrouble(error)) };
  }
}
