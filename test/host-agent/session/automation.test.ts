import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import pino from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { DriveServer } from '../../../host-agent/automation/server.ts';
import type { SteeringAct } from '../../../host-agent/api/session/drive.ts';
import { adoptSessions } from '../../../host-agent/session/adopt.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import { FakeBrowser } from '../automation/fake-browser.ts';
import { fakeSessions, openBrowsing, verbsOn } from './fake-sessions.ts';

const call = (signal = new AbortController().signal) => ({
  signal,
  progress: () => undefined,
  deliver: () => Promise.resolve(),
});

/** A session whose profile has this rule, with a browser that answers. */
async function drivable(rule: 'off' | 'ask' | 'allow', socketPath?: string) {
  const fake = await fakeSessions(`[profile.default]\nautomation = "${rule}"`);
  onTestFinished(() => fake.remove());
  fake.hypervisor.onHello = healthyGuest;
  const sessions = fake.successor({ driveServer: new DriveServer(pino({ level: 'silent' }), socketPath) });
  const { id } = await openBrowsing(sessions);
  const guest = [...fake.hypervisor.guests.values()][0];
  if (!guest) throw new Error('There is no guest.');
  const browsers: FakeBrowser[] = [];
  guest.onAutomation = (socket) => void browsers.push(new FakeBrowser(socket.on('error', () => undefined)));
  const verbs = verbsOn(sessions);
  return {
    fake,
    sessions,
    id,
    guest,
    browsers,
    verbs,
    address: () => verbs['session.drive']({ id }, call()),
    steer: (act: SteeringAct) => verbs['session.steer']({ id, act }, call()),
    state: () => sessions.get(id).describe().driven,
  };
}

class Program {
  readonly socket: WebSocket;
  readonly got: Record<string, unknown>[] = [];
  closed: number | undefined;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, { headers });
    this.socket.on('error', () => (this.closed ??= -1));
    this.socket.on('message', (data: Buffer) =>
      this.got.push(JSON.parse(data.toString('utf8')) as Record<string, unknown>),
    );
    this.socket.on('close', (code) => (this.closed ??= code));
    onTestFinished(() => this.socket.terminate());
  }

  async ask(id: number, method: string): Promise<void> {
    if (this.socket.readyState === WebSocket.CONNECTING)
      await new Promise((resolve) => this.socket.once('open', resolve));
    this.socket.send(JSON.stringify({ id, method }));
  }

  answered(id: number): Promise<void> {
    return vi.waitFor(() => expect(this.got.map((one) => one['id'])).toContain(id), { timeout: 5_000 });
  }
}

describe('a session that a program may drive', () => {
  it('is not there without the key: neither address nor port nor flag', async () => {
    const { address, state, guest, steer } = await drivable('off');
    await expect(address()).rejects.toMatchObject({ code: 'no-automation' });
    expect(state()).toBeUndefined();
    expect(guest.spec.automation).toBeUndefined();
    expect(JSON.stringify(guest.heard)).not.toContain('isDriven');
    await steer('agree');
    expect(state()).toBeUndefined();
  });

  it('has one address, which stays, and carries commands to the browser', async () => {
    const { address, state, id, guest, browsers } = await drivable('allow');
    expect(guest.spec.automation).toBe(true);
    expect(JSON.stringify(guest.heard)).toContain('"isDriven":true');
    expect(state()).toBe('off');
    const { webSocket, http } = await address();
    expect(webSocket).toMatch(new RegExp(`^ws://127\\.0\\.0\\.1:\\d+/[\\w-]{43}/${id}$`));
    expect(http).toBe(webSocket.replace('ws', 'http'));
    expect(await address()).toEqual({ webSocket, http });
    expect(state()).toBe('ready');
    for (const turn of [1, 2, 3]) {
      const program = new Program(webSocket);
      await program.ask(turn, 'Browser.getVersion');
      await program.answered(turn);
      expect(state()).toBe('driven');
      program.socket.close();
      await vi.waitFor(() => expect(state()).toBe('ready'));
      await vi.waitFor(() =>
        expect(browsers[turn - 1]?.heard.at(-1)).toMatchObject({ method: 'Target.detachFromTarget' }),
      );
    }
  });

  it('lets no second program in while one drives', async () => {
    const { address, browsers } = await drivable('allow');
    const { webSocket } = await address();
    const first = new Program(webSocket);
    await first.ask(1, 'Browser.getVersion');
    await first.answered(1);
    const second = new Program(webSocket);
    await vi.waitFor(() => expect(second.closed).toBe(1008));
    expect(browsers).toHaveLength(1);
    await first.ask(2, 'Browser.getVersion');
    await first.answered(2);
  });

  it('turns away pages of the host’s own browser, other names, and wrong tokens', async () => {
    const { address, id } = await drivable('allow');
    const { webSocket, http } = await address();
    const port = new URL(http).port;
    for (const [url, headers] of [
      [webSocket, { origin: 'https://evil.example' }],
      [webSocket, { origin: 'null' }],
      [webSocket, { host: `evil.example:${port}` }],
      [webSocket, { 'sec-fetch-site': 'none' }],
      [`ws://127.0.0.1:${port}/${'A'.repeat(43)}/${id}`, {}],
      [`ws://127.0.0.1:${port}//${id}`, {}],
      [`ws://127.0.0.1:${port}/`, {}],
      [webSocket.replace(id, 'other'), {}],
    ] as const) {
      const program = new Program(url, headers);
      await vi.waitFor(() => expect([url, headers, program.closed]).toEqual([url, headers, -1]));
    }
    const version = await fetch(`${http}/json/version`, { headers: { origin: 'https://evil.example' } });
    expect(version.status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/json/version`)).status).toBe(404);
  });

  it('tells clients that look for it where the browser is', async () => {
    const { address } = await drivable('allow');
    const { webSocket, http } = await address();
    // `fetch` of a browser is turned away by what it sends of itself; Node's sends such headers, too.
    const { get } = await import('node:http');
    const text = await new Promise<string>((resolve) =>
      get(`${http}/json/version/`, (response) => {
        let said = '';
        response.on('data', (chunk: Buffer) => (said += chunk.toString())).on('end', () => resolve(said));
      }),
    );
    expect(JSON.parse(text)).toMatchObject({ webSocketDebuggerUrl: webSocket });
  });

  it('is reached by a Unix socket, too, with the same token', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sb-drive-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'drive.sock');
    // Left by a host agent that was killed.
    writeFileSync(path, '');
    const { address, state, id, steer } = await drivable('allow', path);
    const { webSocket, unix = '' } = await address();
    const token = new URL(webSocket).pathname;
    expect(unix).toBe(`ws+unix://${path}:${token}`);
    const program = new Program(unix);
    await program.ask(1, 'Browser.getVersion');
    await program.answered(1);
    expect(state()).toBe('driven');
    for (const [url, headers] of [
      [unix, { origin: 'https://evil.example' }],
      [unix, { host: 'evil.example' }],
      [`ws+unix://${path}:/${'A'.repeat(43)}/${id}`, {}],
    ] as const) {
      const other = new Program(url, headers);
      await vi.waitFor(() => expect([url, headers, other.closed]).toEqual([url, headers, -1]));
    }
    await steer('stop');
    await vi.waitFor(() => expect(existsSync(path)).toBe(false));
  });

  it.each([['a/drive.sock'], ['a folder/drive.sock'], [undefined]])(
    'has the other address where a Unix socket cannot be, or not be named: %s',
    async (name) => {
      const folder = mkdtempSync(join(tmpdir(), 'sb-drive-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      mkdirSync(join(folder, 'a folder'));
      const { address } = await drivable('allow', name === undefined ? undefined : join(folder, name));
      expect(Object.keys(await address()).sort()).toEqual(['http', 'webSocket']);
    },
  );

  it('asks the person where the profile says so, once for all programs that ask', async () => {
    const { address, state, steer } = await drivable('ask');
    const [first, second] = [address(), address()];
    await vi.waitFor(() => expect(state()).toBe('asking'));
    await steer('agree');
    expect(await first).toEqual(await second);
    expect(state()).toBe('ready');
  });

  it('stays closed when the person refuses, and asks again later', async () => {
    const { address, state, steer } = await drivable('ask');
    const refused = address();
    await vi.waitFor(() => expect(state()).toBe('asking'));
    await steer('refuse');
    await expect(refused).rejects.toMatchObject({ code: 'automation-refused' });
    expect(state()).toBe('off');
    const again = address();
    await vi.waitFor(() => expect(state()).toBe('asking'));
    await steer('stop');
    await expect(again).rejects.toMatchObject({ code: 'automation-refused' });
  });

  it('waits for the person who has taken over, and goes on afterwards', async () => {
    const { address, state, steer, browsers } = await drivable('allow');
    const program = new Program((await address()).webSocket);
    await program.ask(1, 'Browser.getVersion');
    await program.answered(1);
    await steer('take-over');
    expect(state()).toBe('held');
    await program.ask(2, 'Page.enable');
    await vi.waitFor(() => expect(program.got).toContainEqual({ method: 'SafeBrowse.takenOver', params: {} }));
    for (let turns = 0; turns < 100; turns += 1) await turn();
    expect(browsers[0]?.heard.map(({ method }) => method)).not.toContain('Page.enable');
    await steer('give-back');
    await program.answered(2);
    expect(state()).toBe('driven');
  });

  it('makes the address invalid when the person stops it', async () => {
    const { address, state, steer } = await drivable('allow');
    const { webSocket } = await address();
    const program = new Program(webSocket);
    await program.ask(1, 'Browser.getVersion');
    await program.answered(1);
    await steer('stop');
    await vi.waitFor(() => expect(program.closed).toBe(1001));
    expect(state()).toBe('off');
    const late = new Program(webSocket);
    await vi.waitFor(() => expect(late.closed).toBe(-1));
    expect((await address()).webSocket).not.toBe(webSocket);
  });

  it('is over when its profile forbids it, and with the session', async () => {
    const { address, sessions, id, state } = await drivable('allow');
    const program = new Program((await address()).webSocket);
    await program.ask(1, 'Browser.getVersion');
    await program.answered(1);
    const session = sessions.get(id);
    session.tighten({ ...session.profile.settings, automation: 'off' });
    await vi.waitFor(() => expect(program.closed).toBe(1001));
    expect(state()).toBeUndefined();
    await expect(address()).rejects.toMatchObject({ code: 'no-automation' });
    await session.end('closed');
  });

  it('closes the connection of a program that sends 10 MB, or what is no command', async () => {
    const { address, state } = await drivable('allow');
    const { webSocket } = await address();
    for (const bytes of [Buffer.alloc(10 * 1024 * 1024, 'x'), Buffer.from('hello'), Buffer.from('\u0000\u0001')]) {
      const program = new Program(webSocket);
      await program.ask(1, 'Browser.getVersion');
      await program.answered(1);
      program.socket.send(bytes);
      await vi.waitFor(() => expect(program.closed).toBeDefined());
      await vi.waitFor(() => expect(state()).toBe('ready'));
    }
  });

  it('keeps its address when another host agent takes over', async () => {
    const { address, fake, sessions, id } = await drivable('allow');
    const { webSocket } = await address();
    const program = new Program(webSocket);
    await program.ask(1, 'Browser.getVersion');
    await program.answered(1);
    await sessions.get(id).tryToRecord();
    const session = sessions.get(id);
    const token = new URL(webSocket).pathname.split('/')[1];
    expect(JSON.stringify(session.io.record())).toContain(token);
    program.socket.terminate();
    const successor = fake.successor({ driveServer: new DriveServer(pino({ level: 'silent' })) });
    await adoptSessions(successor);
    const again = await verbsOn(successor)['session.drive']({ id }, call());
    expect(new URL(again.webSocket).pathname).toBe(new URL(webSocket).pathname);
    const next = new Program(again.webSocket);
    await next.ask(5, 'Browser.getVersion');
    await next.answered(5);
    await successor.closeAll();
  });
});
