// @ts-check
/** `node bidi.mjs ADDRESS SITE`: commands of WebDriver BiDi in a session, by its authors' translation for Chromium. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectBidi } from './bidi-connection.mjs';
import { FORM, perform, PNG, tell } from './perform.mjs';

const [address = '', site = ''] = process.argv.slice(2);
const FORM_URL = `data:text/html;base64,${Buffer.from(FORM).toString('base64')}`;
const LEFT = 0;

/** @typedef {Awaited<ReturnType<typeof connectBidi>>} Bidi */

/** The same for all, since a new one takes long where the processor is emulated; another one after a scenario that went wrong. @type {string | undefined} */
let shared;

/** @type {(act: (bidi: Bidi, context: string) => Promise<unknown>) => (bidi: Bidi) => Promise<void>} */
const inPage = (act) => async (bidi) => {
  shared ??= (await bidi.ask('browsingContext.create', { type: 'tab' })).context ?? '';
  try {
    await bidi.ask('browsingContext.navigate', { context: shared, url: FORM_URL, wait: 'complete' });
    await act(bidi, shared);
  } catch (error) {
    shared = undefined;
    throw error;
  }
};

/** @type {(bidi: Bidi, context: string, expression: string) => Promise<unknown>} */
const valueOf = async (bidi, context, expression) => {
  const { result } = await bidi.ask('script.evaluate', { expression, target: { context }, awaitPromise: true });
  return result?.value;
};

/** @type {(bidi: Bidi, context: string, selector: string) => Promise<string>} */
const find = async (bidi, context, selector) => {
  const { nodes = [] } = await bidi.ask('browsingContext.locateNodes', {
    context,
    locator: { type: 'css', value: selector },
  });
  assert.equal(nodes.length, 1);
  return nodes[0]?.sharedId ?? '';
};

/** @type {(bidi: Bidi, context: string, selector: string) => Promise<unknown>} */
const click = async (bidi, context, selector) => {
  const origin = { type: 'element', element: { sharedId: await find(bidi, context, selector) } };
  const actions = [
    { type: 'pointerMove', x: 0, y: 0, origin },
    { type: 'pointerDown', button: LEFT },
    { type: 'pointerUp', button: LEFT },
  ];
  return bidi.ask('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
};

/** @type {(bidi: Bidi, context: string, phases: readonly string[], act: () => Promise<unknown>) => Promise<void>} */
const intercepting = async (bidi, context, phases, act) => {
  const { intercept } = await bidi.ask('network.addIntercept', { phases, contexts: [context] });
  try {
    await act();
  } finally {
    await bidi.ask('network.removeIntercept', { intercept });
  }
};

/** @type {Readonly<Record<string, (bidi: Bidi) => Promise<unknown>>>} */
const SCENARIOS = {
  status: async (bidi) => assert.equal(typeof (await bidi.ask('session.status')).ready, 'boolean'),
  tree: async (bidi) => assert.ok(((await bidi.ask('browsingContext.getTree')).contexts ?? []).length > 0),
  navigate: inPage(async (bidi, context) => {
    await bidi.ask('browsingContext.navigate', { context, url: `${site}/visit?run=bidi`, wait: 'complete' });
    assert.equal(
      await valueOf(bidi, context, "document.querySelector('h1').textContent"),
      'This page has been visited',
    );
  }),
  evaluate: inPage(async (bidi, context) => assert.equal(await valueOf(bidi, context, 'document.title'), 'Form')),
  'wait for a promise': inPage(async (bidi, context) =>
    assert.equal(await valueOf(bidi, context, 'new Promise((done) => setTimeout(() => done(42), 100))'), 42),
  ),
  'call with arguments': inPage(async (bidi, context) => {
    const { result } = await bidi.ask('script.callFunction', {
      functionDeclaration: '(a, b) => a + b',
      arguments: [
        { type: 'number', value: 1 },
        { type: 'number', value: 2 },
      ],
      target: { context },
      awaitPromise: false,
    });
    assert.equal(result?.value, 3);
  }),
  'find an element': inPage((bidi, context) => find(bidi, context, '#name')),
  'click an element': inPage(async (bidi, context) => {
    await click(bidi, context, '#greet');
    assert.equal(await valueOf(bidi, context, "document.querySelector('output').textContent"), 'Hello  in blue');
  }),
  'type with keys': inPage(async (bidi, context) => {
    await click(bidi, context, '#name');
    const actions = ['A', 'd', 'a'].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await bidi.ask('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] });
    assert.equal(await valueOf(bidi, context, "document.querySelector('#name').value"), 'Ada');
  }),
  'picture of a page': inPage(async (bidi, context) =>
    assert.ok((await bidi.ask('browsingContext.captureScreenshot', { context })).data?.startsWith(PNG)),
  ),
  'picture of an element': inPage(async (bidi, context) => {
    const element = { sharedId: await find(bidi, context, '#greet') };
    const { data } = await bidi.ask('browsingContext.captureScreenshot', {
      context,
      clip: { type: 'element', element },
    });
    assert.ok(data?.startsWith(PNG));
  }),
  frame: inPage(async (bidi, context) => {
    const { contexts = [] } = await bidi.ask('browsingContext.getTree', { root: context });
    const inner = contexts[0]?.children?.[0]?.context ?? '';
    assert.equal(await valueOf(bidi, inner, "document.querySelector('#inner').textContent"), 'Add');
  }),
  dialogue: inPage(async (bidi, context) => {
    const opened = bidi.next('browsingContext.userPromptOpened');
    await bidi.ask('script.evaluate', {
      expression: "void setTimeout(() => document.querySelector('#ask').click(), 0)",
      target: { context },
      awaitPromise: false,
    });
    await opened;
    await bidi.ask('browsingContext.handleUserPrompt', { context, accept: true });
    assert.equal(await valueOf(bidi, context, 'document.title'), 'true');
  }),
  console: inPage(async (bidi, context) => {
    const said = bidi.next('log.entryAdded');
    await valueOf(bidi, context, "console.log('heard')");
    assert.equal((await said).text, 'heard');
  }),
  'answer a request': inPage((bidi, context) =>
    intercepting(bidi, context, ['beforeRequestSent'], async () => {
      const asked = bidi.next('network.beforeRequestSent', ({ request }) => request?.url === `${site}/made`);
      const gone = bidi.ask('browsingContext.navigate', { context, url: `${site}/made`, wait: 'complete' });
      const { request } = await asked;
      await bidi.ask('network.provideResponse', {
        request: request?.request,
        statusCode: 200,
        headers: [{ name: 'content-type', value: { type: 'string', value: 'text/html' } }],
        body: { type: 'string', value: '<h1>Made</h1>' },
      });
      await gone;
      assert.equal(await valueOf(bidi, context, "document.querySelector('h1').textContent"), 'Made');
    }),
  ),
  'refuse a request': inPage(async (bidi, context) => {
    await bidi.ask('browsingContext.navigate', { context, url: `${site}/visit?run=refusing`, wait: 'complete' });
    await intercepting(bidi, context, ['beforeRequestSent'], async () => {
      const asked = bidi.next('network.beforeRequestSent', ({ request }) => request?.url === `${site}/refused`);
      const said = valueOf(bidi, context, "fetch('/refused').then(() => 'answered', () => 'refused')");
      await bidi.ask('network.failRequest', { request: (await asked).request?.request });
      assert.equal(await said, 'refused');
    });
  }),
  'hear of a request': inPage(async (bidi, context) => {
    const done = bidi.next('network.responseCompleted');
    await bidi.ask('browsingContext.navigate', { context, url: `${site}/visit?run=heard`, wait: 'complete' });
    assert.equal((await done).response?.status, 200);
  }),
  cookies: inPage(async (bidi, context) => {
    const cookie = { name: 'a', value: { type: 'string', value: 'b' }, domain: new URL(site).hostname };
    await bidi.ask('storage.setCookie', { cookie });
    const { cookies = [] } = await bidi.ask('storage.getCookies', { filter: { name: 'a' } });
    assert.equal(cookies[0]?.value.value, 'b');
    await bidi.ask('storage.deleteCookies', { filter: { name: 'a' } });
    await bidi.ask('browsingContext.navigate', { context, url: `${site}/visit?run=cookies`, wait: 'complete' });
    assert.doesNotMatch(String(await valueOf(bidi, context, 'document.cookie')), /a=b/);
  }),
  'another context': async (bidi) => {
    const { userContext } = await bidi.ask('browser.createUserContext');
    const { context } = await bidi.ask('browsingContext.create', { type: 'tab', userContext });
    await bidi.ask('browsingContext.navigate', { context, url: `${site}/visit?run=context`, wait: 'complete' });
    await bidi.ask('browser.removeUserContext', { userContext });
  },
  'another tab': inPage(async (bidi, context) => {
    const created = bidi.next('browsingContext.contextCreated');
    await bidi.ask('script.evaluate', {
      expression: "void window.open('about:blank')",
      target: { context },
      awaitPromise: false,
      userActivation: true,
    });
    await bidi.ask('browsingContext.close', { context: (await created).context });
  }),
  back: inPage(async (bidi, context) => {
    for (const run of ['one', 'two'])
      await bidi.ask('browsingContext.navigate', { context, url: `${site}/visit?run=${run}`, wait: 'complete' });
    await bidi.ask('browsingContext.traverseHistory', { context, delta: -1 });
    // Chromium has kept the page, and loads nothing. While it changes pages, there is none to ask.
    const where = () => valueOf(bidi, context, 'location.href').catch(() => undefined);
    while (!String(await where()).endsWith('run=one')) await sleep(100);
  }),
  'before each page': inPage(async (bidi, context) => {
    const { script } = await bidi.ask('script.addPreloadScript', {
      functionDeclaration: '() => { window.early = 7; }',
    });
    await bidi.ask('browsingContext.navigate', { context, url: `${site}/visit?run=early`, wait: 'complete' });
    assert.equal(await valueOf(bidi, context, 'window.early'), 7);
    await bidi.ask('script.removePreloadScript', { script });
  }),
  'size of the page': inPage(async (bidi, context) => {
    await bidi.ask('browsingContext.setViewport', { context, viewport: { width: 500, height: 400 } });
    assert.equal(await valueOf(bidi, context, 'innerWidth * 1000 + innerHeight'), 500_400);
  }),
  reload: inPage(async (bidi, context) => {
    await valueOf(bidi, context, "document.title = 'Changed'");
    await bidi.ask('browsingContext.reload', { context, wait: 'complete' });
    assert.equal(await valueOf(bidi, context, 'document.title'), 'Form');
  }),
  realms: inPage(async (bidi, context) =>
    assert.ok(((await bidi.ask('script.getRealms', { context })).realms ?? []).length > 0),
  ),
};

const bidi = await connectBidi(address);
await bidi.ask('session.new', { capabilities: { alwaysMatch: { unhandledPromptBehavior: { default: 'ignore' } } } });
await bidi.ask('session.subscribe', {
  events: [
    'log.entryAdded',
    'browsingContext.contextCreated',
    'browsingContext.userPromptOpened',
    'network.beforeRequestSent',
    'network.responseCompleted',
  ],
});
const result = await perform(bidi, SCENARIOS);
bidi.close();
tell(result);
