/** The life of a session window, against a host agent whose happenings the test decides. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Client } from '../../../host-agent/api/client.ts';
import { Failure } from '../../../host-agent/api/failure.ts';
import { socketPath } from '../../../host-agent/api/runtime-folder.ts';
import type { Trouble } from '../../../ui/bridge/answer.ts';
import { AgentLink } from '../../../ui/main/agent-link.ts';
import { Discards } from '../../../ui/main/discards.ts';
import { type Ends, AgentSync } from '../../../ui/main/agent-sync.ts';
import { Model } from '../../../ui/main/model.ts';
import { SessionWindow, type SessionTask } from '../../../ui/main/session-window.ts';
import { FakeHostAgent } from '../../fakes/host-agent/host-agent.ts';
import { FakeWindow } from '../fake-window.ts';

let folder: string;
let hostAgent: FakeHostAgent;
let link: AgentLink;
let keeping: Promise<void>;
let model: Model;
let troubles: Trouble[];
let leftBehind: number;
let other: Client | undefined;
let page: SessionWindow;
let window: FakeWindow;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-win-'));
  const runtime = join(folder, 'r');
  hostAgent = new FakeHostAgent({ runtime, configFile: join(folder, 'config.toml') });
  model = new Model();
  [troubles, leftBehind] = [[], 0];
  const onEnded: Ends['onEnded'] = (id, reason) => {
    if (page.id === id) page.sessionEnded(reason);
  };
  const agentSync = new AgentSync(model, { onEnded, onFound: () => page.reconcile() });
  // As long as a host agent may take to start.
  const attach = async () => {
    for (let trial = 0; trial < 50; trial += 1) {
      const client = await Client.attach(socketPath(runtime));
      if (client) return client;
      await sleep(10);
    }
    throw new Failure('agent-not-started', 'Nobody listens.', { hint: 'Start it.' });
  };
  link = new AgentLink(attach, agentSync);
  page = new SessionWindow({
    model,
    agent: link,
    discards: new Discards(link),
    transfers: { viewOf: () => undefined },
    language: () => 'en',
    onNotDiscarded: (trouble) => troubles.push(trouble),
    onLeftBehind: () => (leftBehind += 1),
  });
  window = new FakeWindow();
  page.inhabit(window.asBrowserWindow);
  await hostAgent.start();
  keeping = link.keep();
  await expect.poll(() => model.network).toBeDefined();
});
afterEach(async () => {
  link.close();
  other?.close();
  other = undefined;
  await keeping;
  await hostAgent.stop();
  rmSync(folder, { recursive: true, force: true });
});

const phase = () => page.state().phase;
const asks = () => page.state().asksToClose;

/** A session that somebody else asks for: the window knows its id alone. */
async function startElsewhere(): Promise<string> {
  other = await Client.attach(socketPath(join(folder, 'r')));
  other?.call('session.open', {}).catch(() => undefined);
  await expect.poll(() => model.sessions.length).toBe(1);
  return hostAgent.last;
}

async function show(task: SessionTask = {}): Promise<string> {
  page.begin(task);
  await expect.poll(() => model.sessions.length).toBe(1);
  hostAgent.becomeReady(hostAgent.last);
  await expect.poll(phase).toEqual({ is: 'showing' });
  return hostAgent.last;
}

describe('the machine that stands ready', () => {
  it('has its screen held before the click, and after it until the session is named', async () => {
    expect(page.state()).toMatchObject({ phase: { is: 'waiting' } });
    expect(page.displaySocket()).toBeUndefined();
    await hostAgent.keepSpare();
    await expect.poll(() => page.displaySocket()).toBe(hostAgent.spare.display?.socket);
    const { id } = hostAgent.spare;
    expect(page.state().display).toBe(id);
    page.begin({});
    expect([phase().is, page.state().display]).toEqual(['starting', id]);
    await expect.poll(() => page.id).toBe(id);
    await expect.poll(() => model.spare?.state).toBe('none');
    // Before any step of the start was told.
    expect(page.state().display).toBe(id);
  });

  it('is let go of when it goes, and when the host agent does', async () => {
    await hostAgent.keepSpare();
    await expect.poll(() => page.state().display).toBeDefined();
    hostAgent.loseSpare();
    await expect.poll(() => page.state().display).toBeUndefined();
    await hostAgent.keepSpare();
    await expect.poll(() => page.state().display).toBeDefined();
    await hostAgent.stop();
    await expect.poll(() => page.state().display).toBeUndefined();
    hostAgent.loseSpare();
  });

  it('is let go of when the session is another machine', async () => {
    await hostAgent.keepSpare();
    await expect.poll(() => page.state().display).toBeDefined();
    // Somebody else’s click comes first.
    await startElsewhere();
    page.begin({});
    await expect.poll(() => page.id).toBeDefined();
    await expect.poll(() => model.sessions.length).toBe(2);
    expect(page.state().display).toBeUndefined();
    hostAgent.meet(page.id ?? '', 'vm');
    await expect.poll(() => page.state().display).toBe(page.id);
  });

  it('is none of the window that was opened for another session, or for another profile', async () => {
    await hostAgent.keepSpare();
    await expect.poll(() => page.state().display).toBeDefined();
    page.begin({ profile: 'banking' });
    expect(page.state().display).toBeUndefined();
  });
});

describe('the microphone', () => {
  const microphone = () => page.state().microphone;

  it('is on while its window is there, or until it is turned off', async () => {
    const id = await show();
    expect(page.state()).not.toHaveProperty('microphone');
    await page.controls.setMicrophone(true);
    await expect.poll(microphone).toBe('on');
    await page.controls.setMicrophone(false);
    await expect.poll(microphone).toBe('off');
    await page.controls.setMicrophone(true);
    await expect.poll(microphone).toBe('on');
    window.destroy();
    await expect.poll(() => model.sessions.find((session) => session.id === id)?.microphone).toBe('off');
  });

  it('is off when the window goes, also where it was turned on elsewhere', async () => {
    const id = await show();
    other = await Client.attach(socketPath(join(folder, 'r')));
    await other?.call('session.microphone', { id, isOn: true });
    await expect.poll(microphone).toBe('on');
    window.destroy();
    await expect.poll(() => model.sessions.find((session) => session.id === id)?.microphone).toBe('off');
  });

  it('is told to be on no longer when the host agent, which records, has gone', async () => {
    await show();
    await page.controls.setMicrophone(true);
    await expect.poll(microphone).toBe('on');
    await hostAgent.stop();
    await expect.poll(microphone).toBeUndefined();
  });
});

describe('a session that nobody touches', () => {
  it('is warned about in its window, where its profile ends it, and lives on when somebody is there', async () => {
    const id = await show({ profile: 'default' });
    expect(page.state()).not.toHaveProperty('idle');
    hostAgent.restrict(id, { idleStopMinutes: 20, mayKeepRunning: false });
    await expect.poll(() => page.state().idle).toEqual({ mayKeepRunning: false });
    const until = new Date(Date.now() + 40_000).toISOString();
    hostAgent.warnOfIdleness(id, until);
    await expect.poll(() => page.state().idle).toEqual({ mayKeepRunning: false, until });
    await page.controls.attend();
    await expect.poll(() => page.state().idle).toEqual({ mayKeepRunning: false });
    hostAgent.warnOfIdleness(id, until);
    await page.controls.keepRunning();
    expect(hostAgent.asked.slice(-2).map(({ method }) => method)).toContain('session.keep-running');
    hostAgent.end(id, 'idle');
    await expect.poll(phase).toEqual({ is: 'ended', reason: 'idle' });
    expect(window.isGone).toBe(false);
  });
});

describe('closing', () => {
  it('asks once; the same press twice is one', async () => {
    await show();
    window.close();
    window.close();
    expect([asks(), window.isGone]).toEqual([true, false]);
    await page.answerClose('keep');
    expect([asks(), window.isGone]).toEqual([false, false]);
  });

  it('tells of files that were downloaded meanwhile', async () => {
    const id = await show();
    expect(page.state()).not.toHaveProperty('downloads');
    hostAgent.download(id, 2);
    await expect.poll(() => page.state().downloads).toBe(2);
  });

  it('pressed again while the question stands, takes the window away and leaves the session', async () => {
    await show();
    window.close();
    vi.spyOn(performance, 'now').mockReturnValueOnce(performance.now() + 2_000);
    window.close();
    expect([window.isGone, leftBehind]).toEqual([true, 1]);
    expect(hostAgent.sessions).toHaveLength(1);
  });

  it('needs no answer of a page that died', async () => {
    await show();
    window.isDead = true;
    window.close();
    expect([window.isGone, leftBehind]).toEqual([true, 1]);
    expect(hostAgent.sessions).toHaveLength(1);
  });

  it('is no longer asked about when the session ends in trouble meanwhile', async () => {
    const id = await show();
    window.close();
    hostAgent.end(id, 'browser-crashed');
    await expect.poll(phase).toEqual({ is: 'ended', reason: 'browser-crashed' });
    expect(asks()).toBe(false);
    window.close();
    expect(window.isGone).toBe(true);
  });
});

describe('a session that shall be discarded while the host agent is away', () => {
  it('is discarded when it is back', async () => {
    await show();
    await hostAgent.stop();
    await expect.poll(() => model.agent.is).toBe('lost');
    const answered = page.answerClose('discard');
    expect(phase()).toEqual({ is: 'closing' });
    await hostAgent.start();
    await answered;
    expect(window.isGone).toBe(true);
    expect(hostAgent.sessions).toEqual([]);
  });

  it('is shown further when there is none to be had, and the page is told why', async () => {
    await show();
    await hostAgent.stop();
    await expect.poll(() => model.agent.is).toBe('lost');
    await expect(page.answerClose('discard')).rejects.toMatchObject({ code: 'agent-not-started' });
    expect([phase(), window.isGone]).toEqual([{ is: 'showing' }, false]);
    expect(troubles).toEqual([]);
    page.retry();
    expect(hostAgent.asked.filter(({ method }) => method === 'session.open')).toHaveLength(1);
  });
});

it('a window that was closed before its session could be discarded tells so elsewhere', async () => {
  await show();
  await hostAgent.stop();
  await expect.poll(() => model.agent.is).toBe('lost');
  const answered = page.answerClose('discard');
  window.close();
  expect(window.isGone).toBe(true);
  await expect(answered).rejects.toThrow('Nobody listens');
  expect(troubles.map(({ code }) => code)).toEqual(['agent-not-started']);
});

describe('a start of its own', () => {
  it('tells why it failed, and begins again', async () => {
    page.begin({ profile: 'banking' });
    await expect.poll(() => hostAgent.sessions.length).toBe(1);
    hostAgent.failStart(hostAgent.last, new Failure('start-timed-out', 'No screen.', { hint: 'More memory.' }));
    await expect.poll(phase).toMatchObject({ is: 'failed', trouble: { code: 'start-timed-out' } });
    page.retry();
    await expect.poll(() => hostAgent.sessions.map(({ profile }) => profile)).toEqual(['banking']);
  });

  it('is cancelled with its window', async () => {
    page.begin({});
    await expect.poll(() => model.sessions.length).toBe(1);
    window.close();
    await expect.poll(() => hostAgent.sessions).toEqual([]);
  });
});

describe('a window for a session by its id', () => {
  it('tells that the start failed', async () => {
    page.begin({ id: await startElsewhere() });
    hostAgent.failStart(hostAgent.last, new Failure('start-timed-out', 'No screen.', { hint: 'More memory.' }));
    await expect.poll(phase).toEqual({ is: 'ended', reason: 'start-failed' });
  });

  it('tells how a session ended that was gone before the window came', async () => {
    const id = await startElsewhere();
    hostAgent.end(id, 'machine-ended');
    await expect.poll(() => model.sessions).toEqual([]);
    page.begin({ id });
    await expect.poll(phase).toEqual({ is: 'ended', reason: 'machine-ended' });
  });

  it('does not wait for one that nobody knows', async () => {
    page.begin({ id: 'f00df00d' });
    await expect.poll(phase).toEqual({ is: 'ended', reason: 'machine-ended' });
  });

  it('closed while it starts, discards the session', async () => {
    page.begin({ id: await startElsewhere() });
    window.close();
    await expect.poll(() => hostAgent.sessions).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('goes without a word to the session when the program ends', async () => {
    page.begin({ id: await startElsewhere() });
    window.destroy();
    await sleep(50);
    expect(hostAgent.sessions).toHaveLength(1);
  });
});

describe('a session that ended while the host agent was away', () => {
  it.each([
    { isForgotten: false, reason: 'display-crashed' },
    { isForgotten: true, reason: 'machine-ended' },
  ] as const)('tells its window: $reason', async ({ isForgotten, reason }) => {
    const id = await show();
    await hostAgent.stop();
    await expect.poll(() => model.agent.is).toBe('lost');
    hostAgent.end(id, 'display-crashed');
    if (isForgotten) hostAgent.forgetEnded();
    await hostAgent.start();
    await expect.poll(phase, { timeout: 5_000 }).toEqual({ is: 'ended', reason });
  });
});
