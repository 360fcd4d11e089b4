import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseConfig } from '../../../../host-agent/config/load.ts';
import { profileSummaries } from '../../../../host-agent/config/profile/profile-summaries.ts';
import { settle } from '../../../bed/event-loop.ts';
import { SessionWindowSetup } from './session-window-setup.ts';

let setup: SessionWindowSetup;
/** A session with a file that would be lost. Its id. */
const showWithFile = async () => {
  const id = await setup.show();
  setup.hostAgent.download(id, 1);
  await expect.poll(() => setup.page.state().unsavedDownloads).toBe(1);
  return id;
};
beforeEach(async () => (setup = await SessionWindowSetup.create()));
afterEach(() => setup.dispose());

describe('closing a session window', () => {
  it('asks one question while files are unsaved, however often the button is pressed', async () => {
    const { page, window } = setup;
    await showWithFile();
    window.close();
    window.close();
    expect([setup.asksToClose, window.isGone]).toEqual([true, false]);
    await page.answerClose('keep');
    expect([setup.asksToClose, window.isGone]).toEqual([false, false]);
  });

  it('asks while the session is recorded, and says into which folder', async () => {
    const { page, window, hostAgent } = setup;
    const id = await setup.show();
    hostAgent.change(id, { recording: { is: 'on', folder: '/home/ada/cases/42' } });
    await expect.poll(() => page.state().recordedInto).toBe('/home/ada/cases/42');
    window.close();
    expect([setup.asksToClose, window.isGone]).toEqual([true, false]);
  });

  it('withdraws other dialogues before it asks, and when the session ends: nothing could be answered below them', async () => {
    const id = await showWithFile();
    setup.window.close();
    expect([setup.asksToClose, setup.withdrawn]).toEqual([true, 1]);
    setup.hostAgent.end(id, 'browser-crashed');
    await expect.poll(() => setup.withdrawn).toBeGreaterThan(1);
  });

  it('stays for the answer however often the person discards the session elsewhere', async () => {
    const { page, window } = setup;
    await showWithFile();
    page.askToClose();
    vi.spyOn(performance, 'now').mockReturnValueOnce(performance.now() + 2_000);
    page.askToClose();
    expect([setup.asksToClose, window.isGone, setup.leftBehind]).toEqual([true, false, 0]);
    window.isDead = true;
    page.askToClose();
    expect([window.isGone, setup.leftBehind]).toEqual([true, 1]);
  });

  it('closes the window and keeps the session when it is pressed again with the question open', async () => {
    const { window, hostAgent } = setup;
    await showWithFile();
    window.close();
    vi.spyOn(performance, 'now').mockReturnValueOnce(performance.now() + 2_000);
    window.close();
    expect([window.isGone, setup.leftBehind]).toEqual([true, 1]);
    expect(hostAgent.sessions).toHaveLength(1);
  });

  it('needs no answer from a page that crashed', async () => {
    const { window, hostAgent } = setup;
    await setup.show();
    window.isDead = true;
    window.close();
    expect([window.isGone, setup.leftBehind]).toEqual([true, 1]);
    expect(hostAgent.sessions).toHaveLength(1);
  });

  it('drops the question when the session ends in trouble', async () => {
    const { window, hostAgent } = setup;
    const id = await showWithFile();
    window.close();
    hostAgent.end(id, 'browser-crashed');
    await expect.poll(() => setup.phase).toEqual({ is: 'ended', reason: 'browser-crashed' });
    expect(setup.asksToClose).toBe(false);
    window.close();
    expect(window.isGone).toBe(true);
  });

  it('asks nothing while no file would be lost: it can be undone, or the session kept without a window', async () => {
    const { page, window, hostAgent } = setup;
    setup.listProfiles();
    await setup.show();
    window.close();
    await expect.poll(() => setup.phase.is).toBe('discarding');
    expect([setup.asksToClose, window.isGone]).toEqual([false, false]);
    await page.controls.undoDiscard();
    await expect.poll(() => setup.phase.is).toBe('showing');
    window.close();
    await expect.poll(() => setup.phase.is).toBe('discarding');
    await page.answerClose('background');
    expect(window.isGone).toBe(true);
    await expect.poll(() => setup.model.sessions.map(({ discardsAt }) => discardsAt)).toEqual([undefined]);
    expect(hostAgent.sessions).toHaveLength(1);
  });

  it('asks while there is no host agent, without which nothing can be undone', async () => {
    await setup.show();
    await setup.loseHostAgent();
    setup.window.close();
    expect([setup.asksToClose, setup.window.isGone]).toEqual([true, false]);
  });

  it('ends the session at once where the configuration has no undo window', async () => {
    setup.model.profiles = profileSummaries(parseConfig('[end]\nundoSeconds = 0\n', '/c'));
    await setup.show();
    setup.window.close();
    await expect.poll(() => setup.window.isGone).toBe(true);
    expect(setup.hostAgent.asked.map(({ method }) => method)).not.toContain('session.discard');
  });

  it('saves all and then discards with the undo window, and discards nothing if not all was saved', async () => {
    const { page, window } = setup;
    setup.listProfiles();
    await showWithFile();
    window.close();
    setup.savesAll = false;
    await page.answerClose('save-all');
    expect([setup.phase.is, setup.asksToClose]).toEqual(['showing', false]);
    setup.savesAll = true;
    await page.answerClose('save-all');
    await expect.poll(() => setup.phase.is).toBe('discarding');
  });
});

describe('a window whose session ended by itself', () => {
  it.each([
    { isSamePage: true, url: 'https://example.org/' },
    { isSamePage: false, url: undefined },
  ])('opens a new one in its place, with its page if that is wanted: $isSamePage', async ({ isSamePage, url }) => {
    const { page, hostAgent } = setup;
    setup.listProfiles();
    const id = await setup.show({ url: 'https://example.org/', profile: 'default' });
    expect(page.state().knowsPage).toBe(true);
    hostAgent.end(id, 'browser-crashed');
    await expect.poll(() => setup.phase.is).toBe('ended');
    page.retry(isSamePage);
    await expect.poll(() => hostAgent.asked.filter(({ method }) => method === 'session.open').length).toBe(2);
    expect(hostAgent.asked.filter(({ method }) => method === 'session.open').at(-1)?.params).toEqual({
      profile: 'default',
      ...(url !== undefined && { url }),
    });
    setup.window.destroy();
  });
});

describe('discarding a session', () => {
  it('pauses it for the undo window, eight seconds by default, and discards it at once the second time', async () => {
    const { page, window, hostAgent } = setup;
    setup.listProfiles();
    const id = await setup.show();
    expect(page.state().undoSeconds).toBe(8);
    await page.answerClose('discard');
    expect(hostAgent.asked.at(-1)).toEqual({ method: 'session.discard', params: { id, undoSeconds: 8 } });
    await expect.poll(() => setup.phase.is).toBe('discarding');
    expect(window.isGone).toBe(false);
    await page.answerClose('discard');
    expect(window.isGone).toBe(true);
    expect(hostAgent.sessions).toEqual([]);
  });
});

describe('a window whose session is held', () => {
  const showHeld = async () => {
    const id = await showWithFile();
    setup.hostAgent.change(id, { heldBecause: 'outdated', discardsAt: new Date(Date.now() + 3_600_000).toISOString() });
    await expect.poll(() => setup.phase).toMatchObject({ is: 'discarding', heldBecause: 'outdated' });
    setup.hostAgent.asked.length = 0;
    return id;
  };
  const asked = () => setup.hostAgent.asked.map(({ method }) => method).filter((method) => method !== 'session.attend');

  it('can be closed, and the session waits on', async () => {
    await showHeld();
    await setup.page.answerClose('background');
    expect([setup.window.isGone, asked()]).toEqual([true, []]);
    expect(setup.hostAgent.sessions).toMatchObject([{ heldBecause: 'outdated' }]);
  });

  it('brings the session back to save its files, and discards it then', async () => {
    setup.listProfiles();
    await showHeld();
    await setup.page.answerClose('save-all');
    await expect.poll(() => asked()).toEqual(['session.undo', 'session.discard']);
  });

  it('shows the session again when its files could not be saved', async () => {
    await showHeld();
    setup.savesAll = false;
    await setup.page.answerClose('save-all');
    await expect.poll(() => setup.phase.is).toBe('showing');
    expect(asked()).toEqual(['session.undo']);
  });
});

describe('discarding a session while the host agent is gone', () => {
  it('discards it once the host agent is back', async () => {
    const { page, window, hostAgent } = setup;
    await setup.show();
    await setup.loseHostAgent();
    expect(page.state().undoSeconds).toBe(0);
    const answered = page.answerClose('discard');
    await settle();
    expect(setup.phase).toEqual({ is: 'closing' });
    await hostAgent.start();
    await answered;
    expect(window.isGone).toBe(true);
    expect(hostAgent.sessions).toEqual([]);
  });

  it('shows the session again and tells the page why when no host agent starts', async () => {
    const { page, window, hostAgent } = setup;
    await setup.show();
    await setup.loseHostAgent();
    await expect(page.answerClose('discard')).rejects.toMatchObject({ code: 'host-agent-not-started' });
    expect([setup.phase, window.isGone]).toEqual([{ is: 'showing' }, false]);
    expect(setup.troubles).toEqual([]);
    page.retry(true);
    expect(hostAgent.asked.filter(({ method }) => method === 'session.open')).toHaveLength(1);
  });

  it('reports the failure elsewhere when the window has closed meanwhile', async () => {
    const { page, window } = setup;
    await setup.show();
    await setup.loseHostAgent();
    const answered = page.answerClose('discard');
    window.close();
    expect(window.isGone).toBe(true);
    await expect(answered).rejects.toThrow('No host agent listens');
    expect(setup.troubles.map(({ code }) => code)).toEqual(['host-agent-not-started']);
  });
});

describe('a window whose browser ended while files are unsaved', () => {
  const ended = async () => {
    const id = await setup.show();
    await expect.poll(() => setup.hostAgent.attended).toEqual([id]);
    setup.hostAgent.download(id, 2);
    setup.hostAgent.change(id, { browserEnded: 'browser-closed' });
    await expect.poll(() => setup.phase).toEqual({ is: 'browser-ended', reason: 'browser-closed' });
    return id;
  };

  it('asks, and brings the browser back', async () => {
    const id = await ended();
    expect(setup.page.state().unsavedDownloads).toBe(2);
    await setup.page.answerEnd('keep');
    await expect.poll(() => setup.phase).toEqual({ is: 'browser-returning' });
    setup.hostAgent.change(id, { browserEnded: undefined });
    await expect.poll(() => setup.phase).toEqual({ is: 'showing' });
    expect([setup.asksToClose, setup.window.isGone]).toEqual([false, false]);
  });

  it('asks again, and says so, when the browser does not come back', async () => {
    const id = await ended();
    await setup.page.answerEnd('keep');
    setup.hostAgent.change(id, { browserEnded: 'not-back' });
    await expect.poll(() => setup.phase).toEqual({ is: 'browser-ended', reason: 'not-back' });
    await setup.page.answerEnd('keep');
    await expect.poll(() => setup.phase).toEqual({ is: 'browser-returning' });
  });

  it('asks before it closes while the browser starts again', async () => {
    await ended();
    await setup.page.answerEnd('keep');
    await expect.poll(() => setup.phase.is).toBe('browser-returning');
    setup.window.close();
    expect([setup.asksToClose, setup.window.isGone]).toEqual([true, false]);
    setup.listProfiles();
    await setup.page.answerClose('discard');
    await expect.poll(() => setup.phase.is).toBe('discarding');
  });

  it('saves all and discards, and discards nothing if not all was saved', async () => {
    const id = await ended();
    setup.savesAll = false;
    await setup.page.answerEnd('save-all');
    expect(setup.phase.is).toBe('browser-ended');
    setup.savesAll = true;
    await setup.page.answerEnd('save-all');
    expect(setup.window.isGone).toBe(true);
    expect(setup.hostAgent.sessions.map((session) => session.id)).not.toContain(id);
  });

  it('discards as after the question of its close button, with the undo window, after which it asks again', async () => {
    setup.listProfiles();
    await ended();
    await setup.page.answerEnd('discard');
    await expect.poll(() => setup.phase.is).toBe('discarding');
    await setup.page.controls.undoDiscard();
    await expect.poll(() => setup.phase.is).toBe('browser-ended');
  });

  it('stays when its close button is pressed, since it asks already', async () => {
    const id = await ended();
    setup.window.close();
    expect(setup.window.isGone).toBe(false);
    await setup.page.answerEnd('keep');
    await expect.poll(() => setup.phase).toEqual({ is: 'browser-returning' });
    expect(setup.asksToClose).toBe(false);
    setup.window.destroy();
    await expect.poll(() => setup.hostAgent.attended).toEqual([]);
    expect(setup.hostAgent.sessions.map((session) => session.id)).toEqual([id]);
  });
});
