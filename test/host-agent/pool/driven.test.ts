import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { SteeringAct } from '../../../host-agent/api/session/drive.ts';
import { FakeBrowser } from '../automation/fake-browser.ts';
import { bedHost, BedPool, deskOfTest, deskVerbs, NEVER_ABORTED, openIn } from './pool-bed.ts';

const rule = (automation: string) => `[profile.default]\nautomation = "${automation}"`;
const CALL = { signal: NEVER_ABORTED, progress: () => undefined, deliver: () => Promise.resolve() };

/** A session on a host, with a browser that answers. */
async function drivable({ host: hostRule = 'allow', desk: deskRule = 'allow' } = {}) {
  const host = await bedHost('one', rule(hostRule));
  onTestFinished(host.stop);
  const pool = new BedPool([host]);
  const desk = await deskOfTest(pool, rule(deskRule));
  const { id } = await openIn(desk, pool);
  const guest = [...host.fake.hypervisor.guests.values()][0] ?? expect.fail();
  const browsers: FakeBrowser[] = [];
  guest.onAutomation = (socket) => void browsers.push(new FakeBrowser(socket.on('error', () => undefined)));
  const { verbs } = await deskVerbs(desk);
  return {
    ...{ host, pool, desk, id, guest, browsers },
    /** As a desk that checks nothing would. */
    stream: async () => {
      const connection = await desk.remote.linkTo(pool, host.name).connected();
      const there = host.fake.sessions.all[0]?.id ?? expect.fail();
      return connection.stream('automation', there).on('error', () => undefined);
    },
    address: () => verbs['session.drive']({ id }, CALL),
    steer: (act: SteeringAct) => verbs['session.steer']({ id, act }, CALL),
    state: () => desk.remote.get(id).describe().driven,
    stateThere: () => host.fake.sessions.all[0]?.describe().driven,
  };
}

function program(url: string) {
  const socket = new WebSocket(url);
  const got: Record<string, unknown>[] = [];
  let closed: number | undefined;
  socket.on('error', () => (closed ??= -1));
  socket.on('message', (data: Buffer) => got.push(JSON.parse(data.toString('utf8')) as Record<string, unknown>));
  socket.on('close', (code) => (closed ??= code));
  onTestFinished(() => socket.terminate());
  const opened = new Promise<void>((resolve) => socket.once('open', () => resolve()));
  const ask = async (id: number, method: string, params = {}) => {
    await opened;
    socket.send(JSON.stringify({ id, method, params }));
  };
  const answer = (id: number) =>
    vi.waitFor(() => got.find((one) => one['id'] === id) ?? expect.fail(), { timeout: 5_000 });
  return { socket, got, ask, answer, closed: () => closed };
}

describe('a session on another host', () => {
  it('is driven by a program of this desk, at an address of this desk, through the connection to its host', async () => {
    const { address, browsers, state, stateThere } = await drivable();
    expect(state()).toBe('off');
    const { webSocket } = await address();
    expect(webSocket).toMatch(/^ws:\/\/127\.0\.0\.1:/);
    const driving = program(webSocket);
    await driving.ask(1, 'Browser.getVersion');
    expect(await driving.answer(1)).toMatchObject({ result: { did: 'Browser.getVersion' } });
    expect([state(), stateThere()]).toEqual(['driven', 'driven']);
    const [browser] = browsers;
    // What the host asks of the browser is its own; what the desk asks is within.
    expect(browser?.heard.map(({ method }) => method)).toContain('Browser.getVersion');
    expect(browser?.heard.find(({ method }) => method === 'Browser.getVersion')?.sessionId).toBeDefined();
    driving.socket.close();
    await vi.waitFor(() => expect([state(), stateThere()]).toEqual(['ready', 'off']));
    await vi.waitFor(() => expect(browser?.end.destroyed).toBe(true));
    expect(browser?.heard.at(-1)).toMatchObject({
      method: 'Target.detachFromTarget',
      params: { sessionId: 'ROOT1' },
    });
  });

  it('is kept by its host from what would loosen its profile, whatever the desk lets through', async () => {
    const { stream: opened, browsers } = await drivable();
    const stream = await opened();
    const said: string[] = [];
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')));
    stream.write(`${JSON.stringify({ id: 7, method: 'Page.navigate', params: { url: 'file:///etc/passwd' } })}\0`);
    await vi.waitFor(() => expect(said.join('')).toContain('Safe Browse refuses Page.navigate'));
    stream.write('GET / HTTP/1.1\0');
    await vi.waitFor(() => expect(stream.destroyed || stream.readableEnded).toBe(true));
    expect(browsers[0]?.heard.map(({ method }) => method)).not.toContain('Page.navigate');
  });

  it.each([
    { host: 'off', desk: 'allow' },
    { host: 'allow', desk: 'off' },
  ])('is driven only if both sides allow it: %j', async (rules) => {
    const { address, state, stream: opened } = await drivable(rules);
    await expect(address()).rejects.toMatchObject({ code: 'no-automation' });
    expect(state()).toBeUndefined();
    if (rules.host === 'allow') return;
    const stream = await opened();
    await vi.waitFor(() => expect(stream.destroyed).toBe(true));
  });

  it('asks the person at the desk, who takes over and stops there', async () => {
    const { address, steer, state, browsers } = await drivable({ host: 'ask' });
    const asked = address();
    await vi.waitFor(() => expect(state()).toBe('asking'));
    await steer('agree');
    const driving = program((await asked).webSocket);
    await driving.ask(1, 'Page.enable');
    await driving.answer(1);
    await steer('take-over');
    expect(state()).toBe('held');
    await driving.ask(2, 'Page.disable');
    await vi.waitFor(() => expect(driving.got.at(-1)).toEqual({ method: 'SafeBrowse.takenOver', params: {} }));
    expect(browsers[0]?.heard.map(({ method }) => method)).not.toContain('Page.disable');
    await steer('give-back');
    await driving.answer(2);
    await steer('stop');
    await vi.waitFor(() => expect(driving.closed()).toBe(1001));
    expect(state()).toBe('off');
  });

  it('keeps its address when the connection is cut, and when another host agent of the desk takes over', async () => {
    const { address, pool, desk, state, id } = await drivable();
    const { webSocket } = await address();
    const first = program(webSocket);
    await first.ask(1, 'Page.enable');
    await first.answer(1);
    pool.cut();
    await vi.waitFor(() => expect(first.closed()).toBe(1001));
    pool.isDown = false;
    await vi.waitFor(() => expect(desk.remote.get(id).describe().where?.isReachable).toBe(true));
    expect(state()).toBe('ready');
    const second = program(webSocket);
    await second.ask(1, 'Page.enable');
    await second.answer(1);
    expect((await address()).webSocket).toBe(webSocket);
    await vi.waitFor(() => expect(desk.remote.get(id).record().automation?.session).toBeDefined());
    second.socket.close();
    await vi.waitFor(() => expect(state()).toBe('ready'));
    const { automation } = desk.remote.get(id).record();
    await desk.stop();
    const next = await deskOfTest(pool, rule('allow'), desk.folder);
    await next.remote.adopt();
    await vi.waitFor(() => expect(next.remote.get(id).describe().driven).toBe('ready'), { timeout: 5_000 });
    expect(next.remote.get(id).record().automation?.token).toBe(automation?.token);
  });
});
