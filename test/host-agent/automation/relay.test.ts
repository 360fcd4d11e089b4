import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { BrowserPipe } from '../../../host-agent/automation/browser-pipe.ts';
import { Relay } from '../../../host-agent/automation/relay.ts';
import { FakeBrowser, FakeProgram } from './fake-browser.ts';

async function driving() {
  const [browser, program] = [new FakeBrowser(), new FakeProgram()];
  const relay = new Relay(new BrowserPipe(browser.end), program);
  const ask = (id: number, method: string, more: object = {}) => relay.take(JSON.stringify({ id, method, ...more }));
  expect(await relay.begin()).toBe('ROOT1');
  browser.heard.length = 0;
  return { browser, program, relay, ask };
}

describe('the connection of a program with the browser', () => {
  it('is a separate session, of which the program sees nothing', async () => {
    const { browser, program, ask } = await driving();
    ask(1, 'Browser.getVersion');
    await vi.waitFor(() => expect(program.got).toEqual([{ id: 1, result: { did: 'Browser.getVersion' } }]));
    expect(browser.heard).toEqual([{ id: 1, method: 'Browser.getVersion', sessionId: 'ROOT1' }]);
  });

  it('carries the sessions that the browser opens in it, and no other', async () => {
    const { browser, program, ask } = await driving();
    browser.say({ method: 'Target.attachedToTarget', params: { sessionId: 'OTHER' } });
    browser.say({ method: 'Page.loaded', sessionId: 'OTHER', params: {} });
    browser.say({ method: 'Target.attachedToTarget', sessionId: 'ROOT1', params: { sessionId: 'PAGE' } });
    browser.say({ method: 'Page.loaded', sessionId: 'PAGE', params: { x: 1 } });
    await vi.waitFor(() =>
      expect(program.got).toEqual([
        { method: 'Target.attachedToTarget', params: { sessionId: 'PAGE' } },
        { method: 'Page.loaded', sessionId: 'PAGE', params: { x: 1 } },
      ]),
    );
    ask(1, 'Page.enable', { sessionId: 'PAGE' });
    ask(2, 'Page.enable', { sessionId: 'OTHER' });
    await vi.waitFor(() =>
      expect(program.got.slice(2)).toEqual(
        expect.arrayContaining([
          { id: 1, result: { did: 'Page.enable' }, sessionId: 'PAGE' },
          { id: 2, error: { code: -32_001, message: 'Session with given id not found.' }, sessionId: 'OTHER' },
        ]),
      ),
    );
    expect(browser.heard.map(({ id }) => id)).toEqual([1]);
  });

  it('answers what is refused with a clear error, and hands nothing on', async () => {
    const { browser, program, ask } = await driving();
    ask(5, 'Browser.close');
    expect(program.got).toEqual([
      {
        id: 5,
        error: {
          code: -32_000,
          message: expect.stringMatching(/^Safe Browse refuses Browser\.close: .+\.$/) as string,
        },
      },
    ]);
    expect(browser.heard).toEqual([]);
  });

  it('leaves nothing in the browser when it ends', async () => {
    const { browser, program, relay } = await driving();
    await relay.end();
    expect(browser.heard).toEqual([
      { id: expect.any(Number) as number, method: 'Target.detachFromTarget', params: { sessionId: 'ROOT1' } },
    ]);
    expect(browser.end.destroyed).toBe(true);
    expect(program.closed).toMatchObject({ code: 1001 });
  });

  it('ends when a program sends what is no command', async () => {
    const { browser, program, relay, ask } = await driving();
    relay.take('GET / HTTP/1.1');
    expect(program.closed).toMatchObject({ code: 1008 });
    ask(1, 'Page.enable');
    await vi.waitFor(() => expect(browser.end.destroyed).toBe(true));
    expect(browser.heard.map(({ method }) => method)).toEqual(['Target.detachFromTarget']);
  });

  it.each([
    ['no JSON', 'x\0'],
    ['no object', '[1]\0'],
    ['brackets without an end', `${'['.repeat(50_000_000)}\0`],
    ['a string without an end', '{"method":"a\0'],
    ['a flood for sessions that there are not', '{"method":"a","sessionId":"OTHER"}\0'.repeat(10_001)],
    ['a session of no name', '{"method":"a","sessionId":{}}\0'],
  ])('ends when the browser sends %s', async (_, bytes) => {
    const { browser, program } = await driving();
    browser.sayRaw(bytes);
    await vi.waitFor(() => expect(program.closed).toMatchObject({ code: 1001 }));
    expect(browser.end.destroyed).toBe(true);
  });

  it('ends when the browser sends a message without an end', async () => {
    const { browser, program } = await driving();
    const piece = Buffer.alloc(8 * 1024 * 1024, 'x');
    for (let sent = 0; sent < 9; sent += 1) browser.sayRaw(piece);
    await vi.waitFor(() => expect(program.closed).toBeDefined(), { timeout: 20_000 });
    expect(program.got).toEqual([]);
  });

  it('ignores the rest of what the browser said to an earlier program', async () => {
    const [browser, program] = [new FakeBrowser(), new FakeProgram()];
    const relay = new Relay(new BrowserPipe(browser.end), program);
    browser.sayRaw('rest of a message"}\0\0');
    browser.say({ method: 'Page.loaded', sessionId: 'OLD', params: {} });
    expect(await relay.begin('OLDROOT')).toBe('ROOT1');
    expect(browser.heard[0]).toMatchObject({ method: 'Target.detachFromTarget', params: { sessionId: 'OLDROOT' } });
    expect(program.got).toEqual([]);
    expect(program.closed).toBeUndefined();
  });

  it('ends with the browser, which starts again', async () => {
    const { browser, program } = await driving();
    browser.sayRaw('\0');
    await vi.waitFor(() => expect(program.closed).toMatchObject({ code: 1012 }));
  });

  it('lets a program wait while the person has taken over, and tells it', async () => {
    const { browser, program, relay, ask } = await driving();
    relay.hold();
    ask(1, 'Page.enable');
    ask(2, 'Page.enable');
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(browser.heard).toEqual([]);
    expect(program.got).toEqual([{ method: 'SafeBrowse.takenOver', params: {} }]);
    relay.giveBack();
    await vi.waitFor(() => expect(browser.heard.map(({ id }) => id)).toEqual([1, 2]));
    expect(program.isPaused).toBe(false);
    expect(program.got[1]).toEqual({ method: 'SafeBrowse.givenBack', params: {} });
  });

  it('lets the browser go on while the person has taken over with what it has paused for the program', async () => {
    const { browser, relay, ask } = await driving();
    relay.hold();
    ask(1, 'Page.navigate', { params: { url: 'https://site.example/' } });
    ask(2, 'Fetch.continueRequest', { params: { requestId: 'a' } });
    ask(3, 'Runtime.runIfWaitingForDebugger');
    ask(4, 'Fetch.continueRequest', { params: { requestId: 'b', url: 'file:///etc/passwd' } });
    await vi.waitFor(() => expect(browser.heard.map(({ id }) => id)).toEqual([2, 3]));
    relay.giveBack();
    await vi.waitFor(() => expect(browser.heard.map(({ id }) => id)).toEqual([2, 3, 1]));
  });

  it('reads no more of a program that waits for the person than has room', async () => {
    const { program, relay, ask } = await driving();
    relay.hold();
    for (let sent = 0; sent < 999; sent += 1) ask(sent, 'Page.enable');
    expect(program.isPaused).toBe(false);
    ask(999, 'Page.enable');
    expect(program.isPaused).toBe(true);
    relay.giveBack();
    expect(program.isPaused).toBe(false);
  });

  it('slows down a program that sends too many commands', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    onTestFinished(() => clock.mockRestore());
    const { browser, program, ask } = await driving();
    for (let id = 0; id < 5_000; id += 1) ask(id, 'Page.enable');
    expect(program.isPaused).toBe(true);
    await vi.waitFor(() => expect(browser.heard).toHaveLength(2_000));
    for (const heard of [4_000, 5_000]) {
      clock.mockReturnValue(performance.now() + 10_000);
      await vi.waitFor(() => expect(browser.heard).toHaveLength(heard), { timeout: 15_000 });
    }
    expect(program.isPaused).toBe(false);
  });

  it('reads no more from the browser than a program takes', async () => {
    const { browser, program } = await driving();
    browser.say({ method: 'Target.attachedToTarget', sessionId: 'ROOT1', params: { sessionId: 'PAGE' } });
    await vi.waitFor(() => expect(program.got).toHaveLength(1));
    program.unreadBytes = 40 * 1024 * 1024;
    browser.say({ method: 'Page.loaded', sessionId: 'PAGE', params: {} });
    await vi.waitFor(() => expect(browser.end.isPaused()).toBe(true));
    program.hasRead();
    expect(browser.end.isPaused()).toBe(false);
  });
});
