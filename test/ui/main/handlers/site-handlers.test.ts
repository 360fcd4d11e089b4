import { beforeEach, expect, it } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import { siteHandlers } from '../../../../ui/main/handlers/site-handlers.ts';
import { textsFor } from '../../texts-of.ts';

const PAGE = {} as never;
let asked: string[];
let opened: unknown[];
let says: boolean;
let address: () => Promise<{ url: string }>;
beforeEach(() => {
  [asked, opened, says] = [[], [], true];
  address = () => Promise.resolve({ url: 'https://site.example/a?b=1' });
});

const openPage = (id: string | undefined = 'a1b2') =>
  siteHandlers({
    agent: { call: (() => address()) as never },
    model: {} as never,
    texts: () => textsFor('en'),
    sessions: {
      of: () => ({ id, profile: { name: 'banking' } }) as never,
      open: (task) => void opened.push(task),
    },
    confirmOver: (_, { message, detail }) => Promise.resolve((asked.push(`${message} ${detail}`), says)),
  })['session.open-page']({}, PAGE);

it('a page opens in a new session of its profile after the desktop’s own dialogue has shown its whole address', async () => {
  says = false;
  expect(await openPage()).toEqual({ opened: 'refused' });
  expect(opened).toEqual([]);
  says = true;
  expect(await openPage()).toEqual({ opened: 'opened' });
  expect(opened).toEqual([{ url: 'https://site.example/a?b=1', profile: 'banking' }]);
  expect(asked[0]).toMatch(/^Open this page in a new session\? https:\/\/site\.example\/a\?b=1\n/);
});

it('a page whose address the session does not give opens nothing', async () => {
  address = () => Promise.reject(new Failure('clipboard-empty'));
  expect(await openPage()).toEqual({ opened: 'no-address' });
  expect([asked, opened]).toEqual([[], []]);
});
