import { expect, it, vi } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import type { Clip } from '../../../../host-agent/api/session/downloads.ts';
import type { HandlerDeps } from '../../../../ui/main/handlers/handlers.ts';
import type { Page } from '../../../../ui/main/pages/pages.ts';
import { asTrouble } from '../../../../ui/main/trouble.ts';
import { textsFor } from '../../texts-of.ts';

// The handlers of other actions open windows.
vi.mock('electron', () => ({ default: {}, BrowserWindow: {}, clipboard: {}, dialog: {}, screen: {}, shell: {} }));
const { handlersOver } = await import('../../../../ui/main/handlers/handlers.ts');

it('copies the details of the last failure that the page got, and nothing that the page could choose', async () => {
  const copied: Clip[] = [];
  const clipboard = { write: (clip: Clip) => Promise.resolve(void copied.push(clip)) };
  const handlers = handlersOver({ texts: () => textsFor('en'), clipboard } as unknown as HandlerDeps);
  const copy = async (lastFailure?: Failure) =>
    handlers['failure.copy']({}, { ...(lastFailure && { lastFailure: asTrouble(lastFailure) }) } as Page);
  await copy();
  await copy(new Failure('network-ended'));
  await copy(new Failure('own-file-unusable', { problem: 'missing', path: '/home/anna/x' }));
  expect(copied).toEqual([{ content: 'text', text: '/home/anna/x' }]);
});
