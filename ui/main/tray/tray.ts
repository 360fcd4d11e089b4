/** The tray's icon and menu, redrawn whenever they change. */
import type { MenuItemConstructorOptions } from 'electron';
import type { Session } from '../../../host-agent/api/session/session.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Model } from '../model.ts';
import { profileTitle } from '../../texts/profile-title.ts';
import { timeOfDay } from '../../texts/time-of-day.ts';
import {
  drivenSessions,
  listeningSessions,
  overallOf,
  profileOf,
  recordedSessions,
  runningSessions,
  setUpOf,
} from '../views.ts';

/** The choices in the menu, as data, so that menus can be compared and tested. */
export type TrayChoice =
  | { readonly is: 'open'; readonly profile?: string }
  | { readonly is: 'show' | 'undo' | 'close'; readonly id: string }
  | { readonly is: 'main-window' | 'restart-network' | 'update-images' | 'cancel-builds' }
  | { readonly is: 'settings' | 'diagnostics' | 'quit' };

export interface TrayItem {
  readonly label: string;
  readonly choice?: TrayChoice;
  readonly isEnabled?: boolean;
  readonly items?: readonly TrayItem[];
}
const SEPARATOR = 'separator';
export type TrayEntry = TrayItem | typeof SEPARATOR;

/** There is one icon for each number of sessions up to this. */
const MOST_COUNTED = 9;

/** File name of the icon, without extension. That somebody listens comes before all else. Pure. */
export function trayIcon(model: Model): string {
  if (listeningSessions(model).length > 0) return 'tray-heard';
  const overall = overallOf(model);
  if (overall !== 'running') return `tray-${overall}`;
  const running = runningSessions(model).length;
  return running > MOST_COUNTED ? 'tray-running-many' : `tray-running-${running}`;
}

/** Pure. */
export function trayToolTip(model: Model, { text }: Texts): string {
  if (listeningSessions(model).length > 0) return text('tray-tool-tip-microphone-on');
  const setUp = setUpOf(model);
  if (setUp?.is === 'running') return text('tray-tool-tip-set-up', { percent: Math.floor(setUp.fraction * 100) });
  const overall = overallOf(model);
  return overall === 'running'
    ? text('tray-tool-tip-running', { sessions: runningSessions(model).length })
    : text(`tray-tool-tip-${overall}`);
}

/** Pure. */
export function trayMenu(model: Model, texts: Texts): TrayEntry[] {
  const { text } = texts;
  const { profiles, sessions } = model;
  const isUp = model.agent.is === 'up';
  const titleOf = (name: string) => profileTitle(profileOf(model, name), text);
  const { managed, blocked } = model.configuration ?? {};
  const mayOpen = isUp && blocked === undefined;
  const portal = model.network?.isBehindPortal ? profiles.find(({ isPortal }) => isPortal) : undefined;
  return [
    ...listeningSessions(model).map(({ id, profile }) => ({
      label: text('tray-listens', { profile: titleOf(profile) }),
      choice: { is: 'show' as const, id },
    })),
    ...drivenSessions(model).map(({ id, profile }) => ({
      label: text('tray-driven', { profile: titleOf(profile) }),
      choice: { is: 'show' as const, id },
    })),
    ...recordedSessions(model).map(({ id, profile }) => ({
      label: text('tray-recorded', { profile: titleOf(profile) }),
      choice: { is: 'show' as const, id },
    })),
    ...(blocked ? [{ label: text('tray-blocked'), choice: { is: 'main-window' as const } }] : []),
    { label: text('tray-open'), choice: { is: 'open' }, isEnabled: mayOpen },
    ...(portal
      ? [
          {
            label: text('tray-portal'),
            choice: { is: 'open' as const, profile: portal.name },
            isEnabled: mayOpen,
          },
        ]
      : []),
    ...(profiles.length > 1
      ? [
          {
            label: text('tray-open-with-profile'),
            isEnabled: mayOpen,
            items: profiles.map(({ name }) => ({
              label: titleOf(name),
              choice: { is: 'open' as const, profile: name },
            })),
          },
        ]
      : []),
    SEPARATOR,
    ...(sessions.length > 0
      ? [
          {
            label: text('tray-sessions', { count: sessions.length }),
            items: sessions.map((session) => sessionItem(session, titleOf(session.profile), isUp, texts)),
          },
        ]
      : []),
    {
      label: text(model.network ? `tray-network-${model.network.state}` : 'tray-network'),
      items: [
        {
          label: text('tray-restart-network'),
          choice: { is: 'restart-network' },
          isEnabled: isUp && model.network?.state !== 'starting',
        },
      ],
    },
    {
      label: text(`tray-images-${model.builds.length > 0 ? 'building' : imagesState(model)}`),
      items: [
        model.builds.length > 0
          ? { label: text('tray-cancel-builds'), choice: { is: 'cancel-builds' }, isEnabled: isUp }
          : { label: text('tray-update-images'), choice: { is: 'update-images' }, isEnabled: isUp },
      ],
    },
    SEPARATOR,
    { label: text('tray-main-window'), choice: { is: 'main-window' } },
    { label: text('tray-settings'), choice: { is: 'settings' } },
    { label: text('tray-diagnostics'), choice: { is: 'diagnostics' } },
    SEPARATOR,
    ...(managed ? [{ label: text('tray-managed-by', { by: managed.by }), isEnabled: false }] : []),
    { label: text('tray-quit'), choice: { is: 'quit' } },
  ];
}

function sessionItem(
  { id, where, exit, state, requestedAt, discardsAt, heldBecause, grace }: Session,
  title: string,
  isUp: boolean,
  { text, language }: Texts,
): TrayItem {
  const isDiscarded = discardsAt !== undefined && state === 'browsing';
  const place = where?.host ?? exit?.name;
  const profile = place === undefined ? title : `${title} (${place})`;
  const sessionLabel = (): string => {
    if (state === 'closing') return text('tray-session-closing', { profile });
    if (state === 'preparing' || state === 'starting' || state === 'ready')
      return text('tray-session-starting', { profile });
    if (grace) return text('tray-session-ends', { profile, time: timeOfDay(grace.until, language) });
    return text('tray-session-since', { profile, time: timeOfDay(requestedAt, language) });
  };
  const pausedLabel = (): string =>
    heldBecause
      ? text('tray-held-session', { profile, because: heldBecause })
      : text('tray-discarded-session', { profile });
  return {
    label: isDiscarded ? pausedLabel() : sessionLabel(),
    items: [
      ...(isDiscarded
        ? [
            {
              label: text(heldBecause ? 'session-continue' : 'session-undo'),
              choice: { is: 'undo' as const, id },
              isEnabled: isUp,
            },
          ]
        : []),
      { label: text('tray-show'), choice: { is: 'show', id } },
      {
        label: isDiscarded ? text('tray-close-now') : text('tray-close'),
        choice: { is: 'close', id },
        isEnabled: isUp && state !== 'closing',
      },
    ],
  };
}

function imagesState({ images, agent }: Model): 'unknown' | 'missing' | 'old' | 'updates' | 'fresh' {
  if (images.length === 0 && agent.is !== 'up') return 'unknown';
  const current = images.filter(({ isCurrent }) => isCurrent);
  if (current.length < 2) return 'missing';
  if (!current.every(({ upToDate }) => upToDate)) return 'old';
  return current.some(({ updates }) => updates !== undefined) ? 'updates' : 'fresh';
}

/** What the tray shows. */
export interface TrayDrawing {
  readonly icon: string;
  readonly toolTip: string;
  readonly menu: MenuItemConstructorOptions[];
}

export class TrayView {
  readonly #show: (drawing: TrayDrawing) => void;
  readonly #onChoice: (choice: TrayChoice) => void;
  #drawn = '';

  constructor(show: (drawing: TrayDrawing) => void, onChoice: (choice: TrayChoice) => void) {
    this.#show = show;
    this.#onChoice = onChoice;
  }

  draw(model: Model, texts: Texts): void {
    const [icon, entries, toolTip] = [trayIcon(model), trayMenu(model, texts), trayToolTip(model, texts)];
    const drawing = JSON.stringify([icon, entries, toolTip]);
    if (drawing === this.#drawn) return;
    this.#drawn = drawing;
    this.#show({ icon, toolTip, menu: entries.map((entry) => this.#item(entry)) });
  }

  #item(entry: TrayEntry): MenuItemConstructorOptions {
    if (entry === SEPARATOR) return { type: 'separator' };
    const { label, choice, isEnabled = true, items } = entry;
    return {
      label,
      enabled: isEnabled,
      ...(choice && { id: JSON.stringify(choice), click: () => this.#onChoice(choice) }),
      ...(items && { submenu: items.map((item) => this.#item(item)) }),
    };
  }
}
