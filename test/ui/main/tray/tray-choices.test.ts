import { describe, expect, it } from 'vitest';
import { type TrayDrawing, TrayView } from '../../../../ui/main/tray/tray.ts';
import { trayChoices } from '../../../../ui/main/tray/tray-choices.ts';
import { Model } from '../../../../ui/main/model.ts';
import { profiles } from '../../configuration.ts';
import { sessionWith } from '../../../fixtures/session.ts';
import { textsFor } from '../../texts-of.ts';

const english = textsFor('en');

/** A tray whose choices are noted instead of done; `fails`: what the host agent refuses. */
function tray({ fails = false, undoSeconds = 0 } = {}) {
  const done: unknown[][] = [];
  const note = (...what: unknown[]) => void done.push(what);
  const choose = trayChoices({
    model: {
      sessions: [sessionWith('a')],
      profiles: profiles.map((profile) => ({ ...profile, undoSeconds })),
    },
    agent: {
      call: (...[method, params]: unknown[]) => {
        note(method, params);
        return fails ? Promise.reject(new Error('no')) : (Promise.resolve({}) as Promise<never>);
      },
    },
    discards: {
      discard: (id) => {
        note('discard', id);
        return fails ? Promise.reject(new Error('no')) : Promise.resolve();
      },
    },
    builds: { update: async () => note('update'), cancelAll: async () => note('cancel builds') },
    mainWindow: { show: (page) => note('main window', page) },
    sessions: { open: (task) => note('open', task), askToClose: (id) => note('ask', id) },
    quitting: { request: () => note('quit') },
    onNotDiscarded: ({ code }) => note('not discarded', code),
  });
  return { done, choose };
}

describe('a choice in the tray', () => {
  it.each([
    [{ is: 'open', profile: 'bank' }, [['open', { profile: 'bank' }]]],
    [{ is: 'show', id: 'a' }, [['open', { id: 'a' }]]],
    [{ is: 'close', id: 'a' }, [['discard', 'a']]],
    [
      { is: 'undo', id: 'a' },
      [
        ['session.undo', { id: 'a' }],
        ['open', { id: 'a' }],
      ],
    ],
    [{ is: 'main-window' }, [['main window', undefined]]],
    [{ is: 'settings' }, [['main window', 'settings']]],
    [{ is: 'diagnostics' }, [['main window', 'diagnostics']]],
    [{ is: 'restart-network' }, [['network.restart', {}]]],
    [{ is: 'update-images' }, [['main window', 'images'], ['update']]],
    [{ is: 'cancel-builds' }, [['cancel builds']]],
    [{ is: 'quit' }, [['quit']]],
  ] as const)('%j does what it says', async (choice, expected) => {
    const { done, choose } = tray();
    choose(choice);
    await expect.poll(() => done).toEqual(expected);
  });

  it('pauses a session for the undo window of its profile before it is discarded', async () => {
    const { done, choose } = tray({ undoSeconds: 8 });
    choose({ is: 'close', id: 'a' });
    await expect.poll(() => done).toEqual([['session.discard', { id: 'a', undoSeconds: 8 }]]);
  });

  it('reports a session that the host agent does not discard', async () => {
    const { done, choose } = tray({ fails: true });
    choose({ is: 'restart-network' });
    choose({ is: 'undo', id: 'gone' });
    choose({ is: 'close', id: 'a' });
    // An unhandled rejection would fail the run.
    await expect
      .poll(() => done)
      .toEqual([
        ['network.restart', {}],
        ['session.undo', { id: 'gone' }],
        ['discard', 'a'],
        ['not discarded', 'internal'],
      ]);
  });

  it('is made by a click on its entry', () => {
    const { done, choose } = tray();
    const drawn: TrayDrawing[] = [];
    const model = new Model();
    model.agent = { is: 'up', version: '1' };
    new TrayView((drawing) => drawn.push(drawing), choose).draw(model, english);
    const restart = drawn[0]?.menu
      .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
      .find(({ label }) => label === english.text('tray-restart-network'));
    (restart?.click as () => void)();
    expect(done).toEqual([['network.restart', {}]]);
  });
});
