import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { expect, describe, it, onTestFinished } from 'vitest';
import type { DrivenSession } from '../../../host-agent/client/client.d.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { serverOf } from '../../../host-agent/mcp/main.ts';
import { Sessions } from '../../../host-agent/mcp/sessions.ts';
import { FakeCdpBrowser } from '../../fakes/chromium/cdp-browser.ts';

const DOWNLOAD = { file: 1, name: 'list\u202e.txt', bytes: 3, isWhole: true, type: 'text/plain', isDisguised: true };

/** A client of a server whose sessions have the fake browser. */
async function agent({ sites, mayTake = false }: { sites?: readonly string[]; mayTake?: boolean } = {}) {
  const browser = await FakeCdpBrowser.listen();
  const closed: string[] = [];
  let count = 0;
  const sessions = new Sessions({
    profile: 'test',
    sites,
    open: async ({ profile = '' }): Promise<DrivenSession> => {
      count += 1;
      const id = `s${count}`;
      const close = async () => void closed.push(id);
      return {
        id,
        profile,
        reach: { policy: 'internet-only' },
        endpoint: browser.endpoint,
        downloads: async () => [DOWNLOAD],
        take: async () => {
          throw new Failure('profile-forbids', { act: 'save-files' });
        },
        screenshot: async () => new Uint8Array(),
        close,
        [Symbol.asyncDispose]: close,
      };
    },
  });
  const server = serverOf('1.2.3', { sessions, sites, mayTake });
  const client = new Client({ name: 'test', version: '1' });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(theirs), client.connect(ours)]);
  onTestFinished(async () => {
    await client.close();
    await sessions.end();
    browser.close();
  });
  const call = async (name: string, given: object = {}) => {
    const { content, isError = false } = CallToolResultSchema.parse(
      await client.callTool({ name, arguments: { ...given } }),
    );
    return { isError, text: content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n'), content };
  };
  const trouble = async (name: string, given?: object) => {
    const { isError, text } = await call(name, given);
    expect(isError, text).toBe(true);
    return text.split(':')[0];
  };
  return { browser, sessions, client, closed, call, trouble };
}

describe('the server for agents', () => {
  it('has these tools, each with a description, and says which only read', async () => {
    const { client } = await agent();
    const { tools } = await client.listTools();
    expect(
      tools.map(({ name, annotations }) => `${name}${annotations?.readOnlyHint ? '' : ' acts'}`).toSorted(),
    ).toEqual([
      'click acts',
      'close acts',
      'downloads',
      'list',
      'navigate acts',
      'open acts',
      'screenshot',
      'snapshot',
      'take acts',
      'type acts',
    ]);
    for (const { description = '' } of tools) expect(description.length).toBeGreaterThan(20);
    expect(client.getServerVersion()).toMatchObject({ name: 'safe-browse', version: '1.2.3' });
    expect(client.getInstructions()).toContain('untrusted data');
  });

  it('needs a session, finds the only one without its name, and no other', async () => {
    const { call, trouble, closed } = await agent();
    expect(await trouble('snapshot')).toBe('no-session');
    await call('open');
    expect((await call('snapshot')).isError).toBe(false);
    expect(await trouble('snapshot', { session: 'other' })).toBe('no-session');
    await call('open');
    expect(await trouble('snapshot')).toBe('no-session');
    expect((await call('snapshot', { session: 's1' })).isError).toBe(false);
    await call('close', { session: 's1' });
    expect(closed).toEqual(['s1']);
    expect(await trouble('snapshot', { session: 's1' })).toBe('no-session');
  });

  it('has four sessions at most, and closes all at its end', async () => {
    const { call, trouble, sessions, closed } = await agent();
    await Promise.all(Array.from({ length: 4 }, () => call('open')));
    expect(await trouble('open')).toBe('too-many-sessions');
    await sessions.end();
    expect(closed.toSorted()).toEqual(['s1', 's2', 's3', 's4']);
  });

  it('clicks in the middle of an element, and types what it is given', async () => {
    const { browser, call } = await agent();
    await call('open');
    await call('snapshot');
    await call('click', { element: 'e2', twice: true });
    const clicks = browser.did('Input.dispatchMouseEvent').map(({ params }) => params);
    expect(clicks).toMatchObject([
      { type: 'mouseMoved', x: 20, y: 30 },
      { type: 'mousePressed', x: 20, y: 30, clickCount: 1 },
      { type: 'mouseReleased', clickCount: 1 },
      { type: 'mousePressed', clickCount: 2 },
      { type: 'mouseReleased', clickCount: 2 },
    ]);
    await call('type', { element: 'e3', text: 'Ada', submit: true });
    expect(browser.did('Input.insertText').map(({ params }) => params)).toEqual([{ text: 'Ada' }]);
    expect(browser.did('Input.dispatchKeyEvent').at(-2)?.params).toMatchObject({ type: 'keyDown', key: 'Enter' });
  });

  it('runs no script in a page, and nothing that a page could notice', async () => {
    const { browser, call } = await agent();
    await call('open');
    for (const [name, given] of [
      ['navigate', { url: 'https://site.example/' }],
      ['snapshot', {}],
      ['click', { element: 'e2' }],
      ['type', { element: 'e3', text: '' }],
      ['screenshot', {}],
    ] as const)
      expect(await call(name, given)).toMatchObject({ isError: false });
    const domains = new Set(
      browser.heard.map(({ method }) => method).filter((one) => /^(Runtime|Emulation|Debugger)/.test(one)),
    );
    expect([...domains]).toEqual(['Runtime.runIfWaitingForDebugger']);
  });

  it('acts on elements of the last snapshot only', async () => {
    const { browser, call, trouble } = await agent();
    await call('open');
    expect(await trouble('click', { element: 'e2' })).toBe('element-gone');
    await call('snapshot');
    for (const element of ['e9', 'f1e2', 'e2; e3', ''])
      expect(await trouble('click', { element })).toBe('element-gone');
    browser.say({ method: 'Page.frameNavigated', sessionId: 'TAB', params: { frame: { id: 'TARGET' } } });
    await call('list');
    expect(await trouble('click', { element: 'e2' })).toBe('element-gone');
    expect(browser.did('Input.dispatchMouseEvent')).toEqual([]);
  });

  it('says what an element cannot do', async () => {
    const { browser, call, trouble } = await agent();
    await call('open');
    await call('snapshot');
    const error = { error: { code: -32_000, message: 'Node does not have a layout object' } };
    browser.answers['DOM.scrollIntoViewIfNeeded'] = () => error;
    expect(await trouble('click', { element: 'e2' })).toBe('element-unusable');
    browser.answers['DOM.scrollIntoViewIfNeeded'] = () => ({});
    browser.answers['DOM.getContentQuads'] = () => ({ quads: [[1, 1, 1, 1, 1, 1, 1, 1]] });
    expect(await trouble('click', { element: 'e2' })).toBe('element-unusable');
    browser.answers['DOM.focus'] = () => error;
    expect(await trouble('type', { element: 'e3', text: 'x' })).toBe('element-unusable');
  });

  it('shows nothing of a page that is of none of the sites, however it came there', async () => {
    const { browser, call, trouble } = await agent({ sites: ['site.example'] });
    await call('open');
    expect(await trouble('navigate', { url: 'https://evil.example/' })).toBe('site-refused');
    browser.url = 'https://evil.example/secret';
    for (const name of ['snapshot', 'screenshot', 'click', 'type', 'list']) {
      const { text, content } = await call(name, { element: 'e2', text: 'x' });
      expect(text).toContain('site-refused');
      expect(text).not.toContain('secret');
      expect(content).toHaveLength(1);
    }
    expect(browser.did('Input.insertText')).toEqual([]);
  });

  it('lets the browser load documents of the sites only', async () => {
    const { browser, call } = await agent({ sites: ['site.example'] });
    await call('open');
    await call('snapshot');
    for (const [requestId, url] of Object.entries({ a: 'https://a.site.example/', b: 'https://evil.example/' }))
      browser.say({ method: 'Fetch.requestPaused', params: { requestId, request: { url } } });
    await expect
      .poll(() => browser.did('Fetch.continueRequest').map(({ params }) => params))
      .toEqual([{ requestId: 'a' }]);
    expect(browser.did('Fetch.failRequest').map(({ params }) => params)).toEqual([
      { requestId: 'b', errorReason: 'BlockedByClient' },
    ]);
  });

  it('asks the browser for no request without a list of sites', async () => {
    const { browser, call } = await agent();
    await call('open');
    await call('snapshot');
    expect(browser.did('Fetch.enable')).toEqual([]);
  });

  it('does not wait for the person who has taken over, and lets their pages load', async () => {
    const { browser, call, trouble } = await agent({ sites: ['site.example'] });
    await call('open');
    await call('snapshot');
    browser.answers['Page.getFrameTree'] = () => {
      browser.say({ method: 'SafeBrowse.takenOver', params: {} });
      return undefined;
    };
    expect(await trouble('snapshot')).toBe('taken-over');
    expect(await trouble('click', { element: 'e2' })).toBe('taken-over');
    browser.say({
      method: 'Fetch.requestPaused',
      params: { requestId: 'x', request: { url: 'https://evil.example/' } },
    });
    await expect.poll(() => browser.did('Fetch.continueRequest')).toHaveLength(1);
    browser.say({ method: 'SafeBrowse.givenBack', params: {} });
    await expect.poll(async () => (await call('list')).text).toContain('A page');
  });

  it('says that the browser is gone, and comes back to it', async () => {
    const { browser, call, trouble } = await agent();
    await call('open');
    await call('snapshot');
    browser.answers['Page.getFrameTree'] = () => {
      browser.hangUp();
      return undefined;
    };
    expect(await trouble('snapshot')).toBe('browser-gone');
    delete browser.answers['Page.getFrameTree'];
    expect((await call('list')).text).toContain('A page');
    browser.close();
    expect(await call('screenshot')).toMatchObject({ isError: true });
    expect((await call('screenshot')).text).not.toContain('TOKEN');
  });

  it.each([
    [
      'no JSON',
      (browser: FakeCdpBrowser) => {
        browser.sayRaw('{"id":');
        return undefined;
      },
      'browser-gone',
    ],
    ['an answer of another form', () => ({ nodes: 'none' }), 'page-failed'],
    [
      'an error with words of a page',
      () => ({ error: { code: 1, message: 'x\u202e\n'.repeat(1_000) } }),
      'page-failed',
    ],
  ])('survives a browser that says %s', async (_, answer, code) => {
    const { browser, call } = await agent();
    await call('open');
    await call('list');
    browser.answers['Accessibility.getFullAXTree'] = () => answer(browser);
    const { isError, text } = await call('snapshot');
    expect({ isError, code: text.split(':')[0] }).toEqual({ isError: true, code });
    expect(text.length).toBeLessThan(400);
    expect(text).not.toContain('\u202e');
  });

  it('makes pictures smaller, and has none that is too large', async () => {
    const { browser, call, trouble } = await agent();
    await call('open');
    const { content } = await call('screenshot');
    expect(content[1]).toEqual({ type: 'image', data: 'aGVsbG8=', mimeType: 'image/jpeg' });
    expect(browser.did('Page.captureScreenshot')[0]?.params).toMatchObject({ clip: { width: 2_560, scale: 0.5 } });
    browser.answers['Page.captureScreenshot'] = () => ({ data: 'aGVs'.repeat(400_000) });
    expect(await trouble('screenshot')).toBe('too-large');
    expect(browser.did('Page.captureScreenshot').at(-1)?.params).toMatchObject({ quality: 30 });
  });

  it('lists downloads as data, and saves them only if the person and the profile allow it', async () => {
    const { call, trouble } = await agent();
    await call('open');
    const { text } = await call('downloads');
    expect(text).toMatch(/^--- (\w+)\n1: list\ufffd\.txt, 3 bytes, .+ does not match its name\n--- \1$/m);
    expect(await trouble('take', { file: 1 })).toBe('files-refused');
    const allowed = await agent({ mayTake: true });
    await allowed.call('open');
    expect(await allowed.trouble('take', { file: 1 })).toBe('profile-forbids');
  });

  it('refuses what is too long or of another form', async () => {
    const { call } = await agent();
    await call('open');
    for (const [name, given] of [
      ['type', { element: 'e3', text: 'x'.repeat(10_001) }],
      ['navigate', { url: `https://site.example/${'x'.repeat(2_000)}` }],
      ['click', { element: 5 }],
      ['take', { file: 'list.txt' }],
    ] as const)
      expect(await call(name, given)).toMatchObject({ isError: true });
  });
});
