import { describe, expect, it } from 'vitest';
import type { Session } from '../../../../host-agent/api/session/session.ts';
import { Model } from '../../../../ui/main/model.ts';
import {
  type TrayChoice,
  type TrayDrawing,
  type TrayEntry,
  trayIcon,
  trayMenu,
  TrayView,
} from '../../../../ui/main/tray/tray.ts';
import { configuration, profiles } from '../../configuration.ts';
import { textsFor } from '../../texts-of.ts';
import { sessionWith } from '../../../fixtures/session.ts';

const english = textsFor('en');

const session = (id: string, state: Session['state'] = 'browsing') => sessionWith(id, { state });

function model(change: (model: Model) => void = () => undefined): Model {
  const made = new Model();
  made.agent = { is: 'up', version: '1' };
  change(made);
  return made;
}
const choices = (entries: readonly TrayEntry[]): TrayChoice[] =>
  entries.flatMap((entry) =>
    entry === 'separator' ? [] : [...(entry.choice ? [entry.choice] : []), ...choices(entry.items ?? [])],
  );

describe('the tray', () => {
  it('shows the overall status by its icon, trouble first', () => {
    expect(trayIcon(model())).toBe('tray-idle');
    expect(trayIcon(model((made) => (made.sessions = [session('a', 'starting')])))).toBe('tray-starting');
    expect(trayIcon(model((made) => (made.sessions = [session('a'), session('b')])))).toBe('tray-running-2');
    expect(
      trayIcon(model((made) => (made.sessions = Array.from({ length: 12 }, (_, index) => session(`s${index}`))))),
    ).toBe('tray-running-many');
    expect(
      trayIcon(model((made) => (made.agent = { is: 'lost', trouble: { code: 'x', message: 'x', hint: 'x' } }))),
    ).toBe('tray-trouble');
  });

  it('lists which sessions are driven and which are recorded, as long as it is known', () => {
    const recording = { is: 'on', folder: '/home/ada/case' } as const;
    const made = model((own) => {
      own.sessions = [
        { ...session('a'), driven: 'held' },
        { ...session('b'), recording },
        { ...session('c'), recording: { ...recording, is: 'asking' }, driven: 'ready' },
      ];
    });
    expect(trayMenu(made, english).slice(0, 2)).toEqual([
      { label: 'Driven by a program: Standard', choice: { is: 'show', id: 'a' } },
      { label: 'Recording: Standard', choice: { is: 'show', id: 'b' } },
    ]);
    expect(trayMenu(made, english)[2]).toMatchObject({ choice: { is: 'open' } });
    made.agent = { is: 'lost', trouble: { code: 'x', message: 'x', hint: 'x' } };
    expect(trayMenu(made, english)[0]).toMatchObject({ choice: { is: 'open' } });
  });

  it('says who listens before all else, as long as it is known', () => {
    const heard = model((made) => (made.sessions = [session('a'), { ...session('b'), microphone: 'on' }]));
    expect(trayIcon(heard)).toBe('tray-heard');
    expect(trayMenu(heard, english)[0]).toEqual({ label: 'Microphone on: Standard', choice: { is: 'show', id: 'b' } });
    heard.agent = { is: 'lost', trouble: { code: 'x', message: 'x', hint: 'x' } };
    expect(trayIcon(heard)).toBe('tray-trouble');
  });

  it('offers every action', () => {
    const menu = trayMenu(
      model((made) => (made.sessions = [session('a')])),
      english,
    );
    expect(choices(menu)).toEqual([
      { is: 'open' },
      { is: 'show', id: 'a' },
      { is: 'close', id: 'a' },
      { is: 'restart-network' },
      { is: 'update-images' },
      { is: 'main-window' },
      { is: 'settings' },
      { is: 'diagnostics' },
      { is: 'quit' },
    ]);
  });

  it('offers to sign in to a network that asks for it, if a profile may', () => {
    const offered = (isBehindPortal: boolean, names: readonly string[]) => {
      const made = model((changed) => {
        changed.profiles = profiles.filter(({ name }) => names.includes(name));
        changed.network = {
          state: 'up',
          uplink: 'user',
          mode: 'nat',
          processes: [],
          ports: { used: 0, total: 8, sessions: [] },
          ...(isBehindPortal && { isBehindPortal }),
        };
      });
      return choices(trayMenu(made, english)).slice(0, 2);
    };
    expect(offered(true, ['portal'])).toEqual([{ is: 'open' }, { is: 'open', profile: 'portal' }]);
    for (const none of [offered(true, ['default']), offered(false, ['portal'])])
      expect(none).toEqual([{ is: 'open' }, { is: 'restart-network' }]);
  });

  it('offers to cancel builds while some run, instead of a further one', () => {
    const menu = trayMenu(
      model((made) => (made.builds = [{ role: 'network' }])),
      english,
    );
    expect(choices(menu).filter((choice) => choice.is.endsWith('images') || choice.is === 'cancel-builds')).toEqual([
      { is: 'cancel-builds' },
    ]);
  });

  it('offers to bring back a discarded session, or to discard it now', () => {
    const discarded = { ...session('a'), discardsAt: '2026-01-02T03:05:00.000Z' };
    const item = (isUp: boolean) =>
      trayMenu(
        model((made) => {
          made.sessions = [discarded];
          if (!isUp) made.agent = { is: 'connecting' };
        }),
        english,
      )
        .flatMap((entry) => (entry === 'separator' ? [] : (entry.items ?? [])))
        .find(({ label }) => label === 'Standard, discarded');
    expect(item(true)?.items).toEqual([
      { label: 'Undo', choice: { is: 'undo', id: 'a' }, isEnabled: true },
      { label: 'Show', choice: { is: 'show', id: 'a' } },
      { label: 'Discard now', choice: { is: 'close', id: 'a' }, isEnabled: true },
    ]);
    expect(item(false)?.items).toMatchObject([{ isEnabled: false }, {}, { isEnabled: false }]);
    const closing = model((made) => (made.sessions = [{ ...discarded, state: 'closing' }]));
    expect(choices(trayMenu(closing, english))).not.toContainEqual({ is: 'undo', id: 'a' });
  });

  it.each([
    ['idle', 'Standard, paused: not used'],
    ['lifetime-over', 'Standard, paused: time limit reached'],
    ['outdated', 'Standard, paused: security update'],
  ] as const)('says why a session is held (%s), and offers to continue it', (heldBecause, label) => {
    const held = { ...session('a'), discardsAt: '2026-01-02T03:05:00.000Z', heldBecause };
    const items = trayMenu(
      model((made) => (made.sessions = [held])),
      english,
    ).flatMap((entry) => (entry === 'separator' ? [] : (entry.items ?? [])));
    expect(items.find((item) => item.label === label)?.items?.[0]).toEqual({
      label: 'Continue',
      choice: { is: 'undo', id: 'a' },
      isEnabled: true,
    });
  });

  it('says when a session ends that was brought back to save its files', () => {
    const grace = { because: 'outdated' as const, until: '2026-01-02T03:05:00.000Z' };
    const items = trayMenu(
      model((made) => (made.sessions = [{ ...session('a'), grace }])),
      english,
    ).flatMap((entry) => (entry === 'separator' ? [] : (entry.items ?? [])));
    expect(items.map(({ label }) => label)).toContainEqual(expect.stringMatching(/^Standard, ends at \d\d:05$/));
  });

  it('offers profiles when there are several', () => {
    const made = model((changed) => {
      changed.profiles = profiles.filter(({ name }) => ['default', 'banking'].includes(name));
    });
    expect(choices(trayMenu(made, english)).slice(0, 3)).toEqual([
      { is: 'open' },
      { is: 'open', profile: 'default' },
      { is: 'open', profile: 'banking' },
    ]);
  });

  it('calls a profile by its label', () => {
    const made = model((changed) => {
      changed.profiles = profiles.map((profile) =>
        profile.name === 'banking' ? { ...profile, label: 'Büro & Bank' } : profile,
      );
      changed.sessions = [{ ...session('a'), profile: 'banking' }];
    });
    const labels = trayMenu(made, english).flatMap((entry) =>
      entry === 'separator' ? [] : (entry.items ?? []).map(({ label }) => label),
    );
    expect(labels).toEqual(expect.arrayContaining(['Standard', 'Büro & Bank']));
    expect(labels.some((label) => label.startsWith('Büro & Bank, since'))).toBe(true);
  });

  it('names the exit of a session beside its profile', () => {
    const made = model((own) => (own.sessions = [{ ...session('a'), exit: { name: 'onions', isUp: true } }]));
    const labels = trayMenu(made, english).flatMap((entry) =>
      entry === 'separator' ? [] : (entry.items ?? []).map(({ label }) => label),
    );
    expect(labels.some((label) => label.startsWith('Standard (onions), since'))).toBe(true);
  });

  it('is redrawn only when it changes', () => {
    const drawn: TrayDrawing[] = [];
    const view = new TrayView(
      (drawing) => drawn.push(drawing),
      () => undefined,
    );
    const made = model();
    view.draw(made, english);
    view.draw(made, english);
    made.memoryBytes.set('a', 5);
    view.draw(made, english);
    expect(drawn).toHaveLength(1);
    made.sessions = [session('a')];
    view.draw(made, english);
    expect(drawn.map(({ icon }) => icon)).toEqual(['tray-idle', 'tray-running-1']);
  });

  it('names who manages the settings, and lets nothing be opened while they are broken, with the way to the reason', () => {
    const labels = (change: (model: Model) => void) =>
      trayMenu(model(change), english).map((entry) => (entry === 'separator' ? '' : entry.label));
    expect(labels(() => undefined)).not.toContain('Managed by Example');
    const managed = { by: 'Example', profiles: [], onlyTheseProfiles: false };
    expect(labels((made) => (made.configuration = { ...configuration, managed }))).toContain('Managed by Example');
    const broken = model((made) => {
      made.configuration = { ...configuration, blocked: { code: 'policy-invalid', message: 'x', hint: 'x' } };
      made.profiles = profiles;
    });
    const [first, open, withProfile] = trayMenu(broken, english);
    expect(first).toEqual({ label: 'No session can start: show why', choice: { is: 'main-window' } });
    expect([open, withProfile]).toMatchObject([{ isEnabled: false }, { isEnabled: false }]);
    expect(trayIcon(broken)).toBe('tray-trouble');
  });
});
