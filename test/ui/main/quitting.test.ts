import { beforeEach, expect, it } from 'vitest';
import type { SessionState } from '../../../host-agent/api/session/session.ts';
import { Model } from '../../../ui/main/model.ts';
import { Quitting } from '../../../ui/main/quitting.ts';
import { sessionWith } from '../../fixtures/session.ts';

let model: Model;
let done: string[];
let fails: boolean;
let quitting: Quitting;

beforeEach(() => {
  model = new Model();
  [done, fails] = [[], false];
  const call = async (method: string, params: object) => {
    if (fails) throw new Error('no');
    done.push(`${method} ${JSON.stringify(params)}`);
  };
  quitting = new Quitting({
    model,
    agent: { call: call as never },
    mainWindow: { show: () => done.push('main window') },
    sessions: { askToClose: (id) => done.push(`ask ${id}`) },
    app: { quit: () => done.push('quit') },
  });
});

const open = (...states: SessionState[]) =>
  (model.sessions = states.map((state, index) => sessionWith(String(index), { state })));

it('quits at once if no session is open', () => {
  open('gone', 'failed');
  quitting.request();
  expect([done, quitting.isAsking]).toEqual([['quit'], false]);
});

it.each(['preparing', 'starting', 'browsing'] as const)(
  'asks in the main window while a session is %s',
  async (state) => {
    open(state);
    quitting.request();
    expect([done, quitting.isAsking]).toEqual([['main window'], true]);
    await quitting.answer('stay');
    expect([done, quitting.isAsking]).toEqual([['main window'], false]);
  },
);

it('follows the answer', async () => {
  open('browsing');
  await quitting.answer('leave');
  await quitting.answer('discard');
  expect(done).toEqual(['quit', 'session.close {"all":true}', 'quit']);
});

it('stays, and drops the question, if the sessions cannot be discarded', async () => {
  open('browsing');
  quitting.request();
  fails = true;
  await expect(quitting.answer('discard')).rejects.toThrow('no');
  expect([done, quitting.isAsking]).toEqual([['main window'], false]);
});

it('drops the question when the last session or the window is gone', () => {
  open('browsing');
  quitting.request();
  open();
  expect(quitting.isAsking).toBe(false);
  open('browsing');
  quitting.request();
  quitting.withdraw();
  expect(quitting.isAsking).toBe(false);
});

it('discards only what loses no file, and asks in the windows of the others instead of quitting', async () => {
  open('browsing', 'browsing');
  model.sessions = model.sessions.map((session) => ({ ...session, downloads: Number(session.id) }));
  await quitting.answer('discard');
  expect(done).toEqual(['session.close {"ids":["0"]}', 'ask 1']);
});

it('asks about a session that is held, and not about one that the person has discarded', async () => {
  const discardsAt = '2026-01-02T03:05:00.000Z';
  model.sessions = [
    sessionWith('discarded', { downloads: 1, discardsAt }),
    sessionWith('held', { downloads: 1, discardsAt, heldBecause: 'outdated' }),
  ];
  await quitting.answer('discard');
  expect(done).toEqual(['session.close {"ids":["discarded"]}', 'ask held']);
});
