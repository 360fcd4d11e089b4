import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { profileSummaries } from '../../../host-agent/config/profile/profile-summaries.ts';
import { REQUIREMENTS } from '../../../host-agent/api/session/session.ts';
import { MainWindowState } from '../../../ui/bridge/state.ts';
import { Model } from '../../../ui/main/model.ts';
import { sessionWith } from '../../fixtures/session.ts';
import {
  mainWindowState,
  profileOf,
  requirementsOf,
  type MainWindowInputs,
  usualStartMs,
} from '../../../ui/main/views.ts';

const session = (id: string) => sessionWith(id, { profile: 'bank' });
const inputs: MainWindowInputs = {
  version: '1',
  desktop: {
    settings: {
      language: 'system',
      theme: 'system',
      autostart: false,
      defaultBrowser: false,
      askForLinks: true,
      notifications: true,
      asksFirstQuestions: false,
      tour: 'seen',
      ignored: [],
    },
    language: 'en',
    sites: [],
    kinds: [],
  },
  copies: [],
  asksToQuit: false,
  pageRequest: { page: 'home', request: 0 },
  numberOf: () => 2,
};

function model(): Model {
  const made = new Model();
  made.profiles = profileSummaries(
    parseConfig(
      'defaultProfile = "bank"\n[profile.bank]\ncolour = "red"\nscreen = { width = 1000, height = 700 }',
      '/c',
    ),
  ).filter(({ name }) => ['bank', 'default'].includes(name));
  made.take({ kind: 'sessions', sessions: [session('a')] });
  return made;
}

describe('what is drawn', () => {
  it('matches the schema, with a session in its profile’s colour', () => {
    const made = model();
    made.take({ kind: 'memory', sessions: [{ id: 'a', bytes: 7 }] });
    const state = MainWindowState.parse(mainWindowState(made, inputs));
    expect(state.sessions).toMatchObject([{ id: 'a', colour: 'red', memoryBytes: 7, number: 2 }]);
    made.take({ kind: 'sessions', sessions: [{ ...session('a'), title: 'bill\u202efdp.exe' }] });
    expect(mainWindowState(made, inputs).sessions[0]?.title).toBe('bill\ufffdfdp.exe');
    expect(state.profiles.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['bank', true],
      ['default', false],
    ]);
  });

  it('lists the steps of a start in the order in which they end, then those to come', () => {
    const steps = requirementsOf({
      progress: [
        { requirement: 'image', state: 'awaited', elapsedMs: 1 },
        { requirement: 'vm', state: 'met', elapsedMs: 9 },
        { requirement: 'image', state: 'met', elapsedMs: 15 },
        { requirement: 'network', state: 'awaited', elapsedMs: 15 },
      ],
    });
    expect(steps.map(({ requirement }) => requirement)).toEqual([
      'vm',
      'image',
      ...REQUIREMENTS.filter((requirement) => requirement !== 'vm' && requirement !== 'image'),
    ]);
    expect(steps.map(({ state }) => state).slice(0, 4)).toEqual(['met', 'met', 'awaited', 'waiting']);
  });

  it('knows how long a start takes here once there was one of its kind', () => {
    const none = { classes: [], sumMs: 0 };
    const clicks = { cold: none, template: { classes: [0, 1, 2], sumMs: 9000 }, spare: none };
    expect(usualStartMs({ clicks }, 'template')).toBe(3000);
    expect(usualStartMs({ clicks }, 'spare')).toBeUndefined();
    expect(usualStartMs({ clicks: undefined }, 'cold')).toBeUndefined();
  });

  it('forgets an ended session', () => {
    const made = model();
    made.take({ kind: 'memory', sessions: [{ id: 'a', bytes: 7 }] });
    made.take({ kind: 'sessions', sessions: [] });
    expect([made.memoryBytes.size, made.thumbnails.size]).toEqual([0, 0]);
  });

  it('knows the screen and colour of a profile, even of one that was removed', () => {
    expect(profileOf(model(), undefined).screen).toEqual({ width: 1000, height: 700 });
    expect(profileOf(new Model(), 'x').screen).toEqual({ width: 1280, height: 800 });
    expect(profileOf(model(), 'gone')).toMatchObject({ name: 'gone', colour: 'blue', isDefault: false });
  });
});
