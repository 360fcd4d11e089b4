import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { BrowserPipe } from '../../../host-agent/automation/browser-pipe.ts';
import { RequestObserver } from '../../../host-agent/automation/request-observer.ts';
import { FakeBrowser } from './fake-browser.ts';

async function observing() {
  const browser = new FakeBrowser();
  const heard: string[] = [];
  const observer = new RequestObserver(new BrowserPipe(browser.end), (method) => void heard.push(method));
  await observer.begin();
  await vi.waitFor(() => expect(browser.heard).toHaveLength(2));
  return { browser, heard, observer };
}
const attached = (sessionId: string, inSession: string) => ({
  ...{ method: 'Target.attachedToTarget', sessionId: inSession },
  params: { sessionId },
});

it('hears of the requests of each page, and of what is within it, and stops no page', async () => {
  const { browser, heard } = await observing();
  expect(browser.heard[1]).toMatchObject({
    ...{ method: 'Target.setAutoAttach', sessionId: 'ROOT1' },
    params: { autoAttach: true, waitForDebuggerOnStart: false, flatten: true },
  });
  browser.say(attached('PAGE', 'ROOT1'));
  browser.say(attached('WORKER', 'PAGE'));
  browser.say(attached('FOREIGN', 'OTHER'));
  for (const sessionId of ['PAGE', 'WORKER', 'FOREIGN']) {
    browser.say({ method: 'Network.requestWillBeSent', sessionId, params: {} });
    browser.say({ method: 'Page.loaded', sessionId, params: {} });
  }
  await vi.waitFor(() => expect(browser.heard).toHaveLength(6));
  expect(heard).toEqual(['Network.requestWillBeSent', 'Network.requestWillBeSent']);
  expect(browser.heard.slice(2).map(({ method, sessionId }) => `${sessionId} ${method}`)).toEqual([
    'PAGE Network.enable',
    'PAGE Target.setAutoAttach',
    'WORKER Network.enable',
    'WORKER Target.setAutoAttach',
  ]);
});

it('hears of them again when the browser has started again, and leaves nothing in it', async () => {
  const { browser, heard, observer } = await observing();
  browser.say(attached('PAGE', 'ROOT1'));
  browser.sayRaw('\0');
  await vi.waitFor(() => expect(browser.sessions).toBe(2));
  browser.say(attached('NEXT', 'ROOT2'));
  for (const sessionId of ['PAGE', 'NEXT']) browser.say({ method: 'Network.loadingFailed', sessionId, params: {} });
  await vi.waitFor(() => expect(heard).toEqual(['Network.loadingFailed']));
  await observer.end();
  expect(browser.heard.at(-1)).toMatchObject({
    method: 'Target.detachFromTarget',
    params: { sessionId: 'ROOT2' },
  });
  expect(browser.end.destroyed).toBe(true);
});

it('keeps no command for a browser that takes none', async () => {
  const { browser } = await observing();
  browser.end.write = () => false;
  Object.defineProperty(browser.end, 'writableNeedDrain', { value: true });
  const before = browser.heard.length;
  for (let target = 0; target < 100; target += 1) browser.say(attached(`T${target}`, 'ROOT1'));
  for (let turns = 0; turns < 20; turns += 1) await turn();
  expect(browser.heard).toHaveLength(before);
});
