import { expect, it, vi } from 'vitest';
import type { HandlerDeps } from '../../../../ui/main/handlers/handlers.ts';
import type { Page } from '../../../../ui/main/pages/pages.ts';
import { ACTIONS } from '../../../../ui/bridge/actions.ts';

// The handlers of other actions open windows.
vi.mock('electron', () => ({ default: {}, BrowserWindow: {}, clipboard: {}, dialog: {}, screen: {}, shell: {} }));
const { handlersOver } = await import('../../../../ui/main/handlers/handlers.ts');

it('files that are dropped on the main window open together in a session for documents, and only their paths are taken', async () => {
  const opened: object[] = [];
  const sessions = { open: (task: object) => opened.push(task) };
  const handlers = handlersOver({ sessions } as unknown as HandlerDeps);
  await handlers['files.view']({ paths: ['/a/b.pdf', '/c.jpg'] }, {} as Page);
  expect(opened).toEqual([{ profile: 'document', files: ['/a/b.pdf', '/c.jpg'] }]);
  const { from, params } = ACTIONS['files.view'];
  expect(from).toEqual(['main']);
  for (const paths of [[], ['b.pdf'], ['https://a.example/'], Array.from({ length: 17 }, () => '/a')])
    expect(params.safeParse({ paths }).success).toBe(false);
});
