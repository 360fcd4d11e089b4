/** Implements the choices in the tray. */
import type { AgentLink } from '../agent-link.ts';
import type { Trouble } from '../../bridge/answer.ts';
import type { Builds } from '../builds.ts';
import type { Discards } from '../discards.ts';
import type { MainWindow } from '../main-window.ts';
import type { Quitting } from '../quitting.ts';
import type { SessionWindows } from '../session/session-windows.ts';
import type { TrayChoice } from './tray.ts';
import { asTrouble } from '../trouble.ts';
import { discardUndoably, type UndoableDiscardDeps } from '../undoable-discard.ts';

export interface TrayChoiceDeps {
  readonly model: UndoableDiscardDeps['model'];
  readonly agent: Pick<AgentLink, 'call'>;
  readonly builds: Pick<Builds, 'update' | 'cancelAll'>;
  readonly discards: Pick<Discards, 'discard'>;
  readonly mainWindow: Pick<MainWindow, 'show'>;
  readonly sessions: Pick<SessionWindows, 'open' | 'askToClose'>;
  readonly quitting: Pick<Quitting, 'request'>;
  readonly onNotDiscarded: (trouble: Trouble) => void;
}

export function trayChoices({
  model,
  agent,
  builds,
  discards,
  mainWindow,
  sessions,
  quitting,
  onNotDiscarded,
}: TrayChoiceDeps): (choice: TrayChoice) => void {
  // The tray and the main window show the result.
  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
  return (choice) => {
    switch (choice.is) {
      case 'open':
        sessions.open({ profile: choice.profile });
        break;
      case 'show':
        sessions.open({ id: choice.id });
        break;
      case 'close':
        discardUndoably(choice.id, { model, agent, discards, sessions }).catch((error: unknown) =>
          onNotDiscarded(asTrouble(error)),
        );
        break;
      case 'undo':
        // Its window may be closed. Too late, it is gone, and the tray shows that.
        quietly(agent.call('session.undo', { id: choice.id }).then(() => sessions.open({ id: choice.id })));
        break;
      case 'main-window':
        mainWindow.show();
        break;
      case 'settings':
      case 'diagnostics':
        mainWindow.show(choice.is);
        break;
      case 'restart-network':
        quietly(agent.call('network.restart', {}));
        break;
      case 'update-images':
        mainWindow.show('images');
        quietly(builds.update());
        break;
      case 'cancel-builds':
        quietly(builds.cancelAll());
        break;
      case 'quit':
        quitting.request();
        break;
    }
  };
}
