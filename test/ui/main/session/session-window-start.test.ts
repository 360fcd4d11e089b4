import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import { SessionWindowSetup } from './session-window-setup.ts';

let setup: SessionWindowSetup;
beforeEach(async () => (setup = await SessionWindowSetup.create()));
afterEach(() => setup.dispose());

const timedOut = () => new Failure('start-timed-out', { requirement: 'screen', seconds: 5 });

describe('a session window and the spare', () => {
  const displayed = () => setup.page.state().display;

  it('connects to the spare’s screen before the click, and keeps it until the session is named', async () => {
    const { page, hostAgent, model } = setup;
    expect(page.state()).toMatchObject({ phase: { is: 'waiting' } });
    expect(page.displaySocket()).toBeUndefined();
    await hostAgent.keepSpare();
    await expect.poll(() => page.displaySocket()).toBe(hostAgent.spare.display?.socket);
    const { id } = hostAgent.spare;
    expect(displayed()).toBe(id);
    page.begin({});
    expect([setup.phase.is, displayed()]).toEqual(['starting', id]);
    await expect.poll(() => page.id).toBe(id);
    await expect.poll(() => model.spare?.state).toBe('none');
    // No step of the start has been reported yet.
    expect(displayed()).toBe(id);
  });

  it('drops the spare’s screen when the spare or the host agent goes', async () => {
    const { hostAgent } = setup;
    await hostAgent.keepSpare();
    await expect.poll(displayed).toBeDefined();
    hostAgent.loseSpare();
    await expect.poll(displayed).toBeUndefined();
    await hostAgent.keepSpare();
    await expect.poll(displayed).toBeDefined();
    await hostAgent.stop();
    await expect.poll(displayed).toBeUndefined();
    hostAgent.loseSpare();
  });

  it('drops the spare’s screen when the session gets another VM', async () => {
    const { page, hostAgent, model } = setup;
    await hostAgent.keepSpare();
    await expect.poll(displayed).toBeDefined();
    // Another client's click comes first.
    await setup.startElsewhere();
    page.begin({});
    await expect.poll(() => page.id).toBeDefined();
    await expect.poll(() => model.sessions.length).toBe(2);
    expect(displayed()).toBeUndefined();
    hostAgent.meet(page.id ?? '', 'vm');
    await expect.poll(displayed).toBe(page.id);
  });

  it('does not show the spare’s screen for another profile', async () => {
    await setup.hostAgent.keepSpare();
    await expect.poll(displayed).toBeDefined();
    setup.page.begin({ profile: 'banking' });
    expect(displayed()).toBeUndefined();
  });
});

describe('a session window that starts its session', () => {
  it('says why the start failed, and starts the same again', async () => {
    const { page, hostAgent } = setup;
    page.begin({ profile: 'banking' });
    await expect.poll(() => hostAgent.sessions.length).toBe(1);
    hostAgent.failStart(hostAgent.last, timedOut());
    await expect.poll(() => setup.phase).toMatchObject({ is: 'failed', trouble: { code: 'start-timed-out' } });
    page.retry(true);
    await expect.poll(() => hostAgent.sessions.map(({ profile }) => profile)).toEqual(['banking']);
  });

  it('says that the host agent was gone if its successor does not know the start, and starts the same again', async () => {
    const { page, hostAgent } = setup;
    page.begin({});
    await expect.poll(() => page.id).toBeDefined();
    await setup.loseHostAgent();
    expect(setup.phase.is).toBe('starting');
    hostAgent.end(hostAgent.last, 'vm-ended');
    hostAgent.forgetEnded();
    await hostAgent.start();
    await expect
      .poll(() => setup.phase, { timeout: 5_000 })
      .toMatchObject({ is: 'failed', trouble: { code: 'host-agent-unreachable' } });
    page.retry(true);
    await expect.poll(() => hostAgent.sessions).toHaveLength(1);
  });

  it('follows its session when that goes on without the host agent that was asked for it', async () => {
    const { page, hostAgent } = setup;
    page.begin({});
    await expect.poll(() => page.id).toBeDefined();
    await setup.loseHostAgent();
    hostAgent.becomeReady(hostAgent.last);
    await hostAgent.start();
    await expect.poll(() => setup.phase, { timeout: 5_000 }).toEqual({ is: 'showing' });
  });

  it('cancels the start when it closes', async () => {
    setup.page.begin({});
    await expect.poll(() => setup.model.sessions.length).toBe(1);
    setup.window.close();
    await expect.poll(() => setup.hostAgent.sessions).toEqual([]);
  });
});

describe('a session window for an existing session', () => {
  it('says that the start failed', async () => {
    setup.page.begin({ id: await setup.startElsewhere() });
    setup.hostAgent.failStart(setup.hostAgent.last, timedOut());
    await expect.poll(() => setup.phase).toEqual({ is: 'ended', reason: 'start-failed' });
  });

  it('says how a session ended that was gone before the window opened', async () => {
    const id = await setup.startElsewhere();
    setup.hostAgent.end(id, 'vm-ended');
    await expect.poll(() => setup.model.sessions).toEqual([]);
    setup.page.begin({ id });
    await expect.poll(() => setup.phase).toEqual({ is: 'ended', reason: 'vm-ended' });
  });

  it('does not wait for a session that the host agent does not know', async () => {
    setup.page.begin({ id: 'f00df00d' });
    await expect.poll(() => setup.phase).toEqual({ is: 'ended', reason: 'vm-ended' });
  });

  it('discards the session when it is closed during the start', async () => {
    setup.page.begin({ id: await setup.startElsewhere() });
    setup.window.close();
    await expect.poll(() => setup.hostAgent.sessions).toEqual([]);
    expect(setup.troubles).toEqual([]);
  });

  it('does not discard the session when the program ends', async () => {
    setup.page.begin({ id: await setup.startElsewhere() });
    setup.window.destroy();
    await setup.untilHostAgentHeardAll();
    expect(setup.hostAgent.sessions).toHaveLength(1);
  });
});

describe('a session window for files', () => {
  const task = { profile: 'document', files: ['/home/a/one.pdf', '/home/a/two.txt'] };
  const opened = async () => {
    const { page, hostAgent } = setup;
    await expect.poll(() => page.id).toBeDefined();
    const id = page.id ?? '';
    hostAgent.becomeReady(id);
    await expect.poll(() => setup.phase.is).not.toBe('starting');
    return id;
  };

  it('sends them once its browser is there, and only once', async () => {
    setup.page.begin(task);
    expect(setup.viewed).toEqual([]);
    const id = await opened();
    await expect.poll(() => setup.viewed).toEqual([{ id, paths: task.files }]);
    setup.page.reconcile();
    expect([setup.viewed.length, setup.troubles]).toEqual([1, []]);
    expect(setup.hostAgent.sessions[0]?.profile).toBe('document');
  });

  it('needs them until it closes: it may have to send them again', async () => {
    setup.page.begin(task);
    setup.hostAgent.end(await opened(), 'vm-ended');
    await expect.poll(() => setup.phase.is).toBe('ended');
    setup.page.retry(true);
    await expect.poll(() => setup.hostAgent.sessions.length).toBe(1);
    setup.hostAgent.becomeReady(setup.hostAgent.last);
    await expect.poll(() => setup.viewed.map(({ paths }) => paths)).toEqual([task.files, task.files]);
    expect(setup.done).toEqual([]);
    setup.window.destroy();
    expect(setup.done).toEqual(task.files);
  });

  it('says which was not sent, and stays while another one is there', async () => {
    setup.notViewed = [new Failure('not-a-file', { path: '/home/a/one.pdf' })];
    setup.page.begin(task);
    const id = await opened();
    await expect.poll(() => setup.troubles.map(({ code }) => code)).toEqual(['not-a-file']);
    expect(setup.hostAgent.sessions.map((session) => session.id)).toEqual([id]);
  });

  it('discards its session when none of them was sent', async () => {
    setup.notViewed = task.files.map((path) => new Failure('not-a-file', { path }));
    setup.page.begin(task);
    await opened();
    await expect.poll(() => setup.hostAgent.sessions).toEqual([]);
    expect(setup.troubles).toHaveLength(2);
  });
});
