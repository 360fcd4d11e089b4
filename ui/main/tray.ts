/** The tray's icon and menu, redrawn whenever they change. */
import type { MenuItemConstructorOptions } from 'electron';
import type { Session } from '../../host-agent/api/session.ts';
import type { Texts } from '../texts/texts.ts';
import type { Model } from './model.ts';
import { listeningSessions, overallOf, runningSessions } from './views.ts';

/** The choices in the menu, as data, so that menus can be compared and tested. */
export type TrayChoice =
  | { readonly is: 'open'; readonly profile?: string }
  | { readonly is: 'show' | 'undo' | 'close'; readonly id: string }
  | { readonly is: 'main-window' | 'restart-network' | 'update-images' | 'settings' | 'diagnostics' | 'quit' };

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
export function trayMenu(model: Model, texts: Texts): TrayEntry[] {
  const { tray } = texts.shell;
  const { profiles, sessions } = model;
  const isUp = model.agent.is === 'up';
  const { managed, blocked } = model.configuration ?? {};
  const mayOpen = isUp && blocked === undefined;
  return [
    ...listeningSessions(model).map(({ id, profile }) => ({
      label: tray.listens(profile),
      choice: { is: 'show' as const, id },
    })),
    ...(blocked ? [{ label: tray.blocked, choice: { is: 'main-window' as const } }] : []),
    { label: tray.open, choice: { is: 'open' }, isEnabled: mayOpen },
    ...(profiles.length > 1
      ? [
          {
            label: tray.openWithProfile,
            isEnabled: mayOpen,
            items: profiles.map(({ name }) => ({ label: name, choice: { is: 'open' as const, profile: name } })),
          },
        ]
      : []),
    SEPARATOR,
    ...(sessions.length > 0
      ? [
          {
            label: tray.sessions(sessions.length),
            items: sessions.map((session) => sessionItem(session, isUp, tray)),
          },
        ]
      : []),
    {
      label: tray.network(model.network?.state),
      items: [
        {
          label: tray.restartNetwork,
          choice: { is: 'restart-network' },
          isEnabled: isUp && model.network?.state !== 'starting',
        },
      ],
    },
    {
      label: tray.images(model.builds.length > 0 ? 'building' : imagesState(model)),
      items: [{ label: tray.updateImages, choice: { is: 'update-images' }, isEnabled: isUp }],
    },
    SEPARATOR,
    { label: tray.mainWindow, choice: { is: 'main-window' } },
    { label: tray.settings, choice: { is: 'settings' } },
    { label: tray.diagnostics, choice: { is: 'diagnostics' } },
    SEPARATOR,
    ...(managed ? [{ label: tray.managedBy(managed.by), isEnabled: false }] : []),
    { label: tray.quit, choice: { is: 'quit' } },
  ];
}

function sessionItem(
  { id, profile: name, where, state, requestedAt, discardsAt }: Session,
  isUp: boolean,
  tray: Texts['shell']['tray'],
): TrayItem {
  const isDiscarded = discardsAt !== undefined && state === 'browsing';
  const profile = where ? `${name} (${where.host})` : name;
  return {
    label: isDiscarded ? tray.discardedSession(profile) : tray.session(profile, new Date(requestedAt), state),
    items: [
      ...(isDiscarded ? [{ label: tray.undo, choice: { is: 'undo' as const, id }, isEnabled: isUp }] : []),
      { label: tray.show, choice: { is: 'show', id } },
      {
        label: isDiscarded ? tray.closeNow : tray.close,
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
    const [icon, entries, toolTip] = [
      trayIcon(model),
      trayMenu(model, texts),
      texts.shell.tray.toolTip(overallOf(model), runningSessions(model).length, listeningSessions(model).length > 0),
    ];
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
