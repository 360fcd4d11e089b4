/** Quits the program. While sessions are open, the main window asks what to do with them. */
import type { App } from 'electron';
import type { QuitAnswer } from '../bridge/actions.ts';
import type { AgentLink } from './agent-link.ts';
import type { MainWindow } from './main-window.ts';
import type { Model } from './model.ts';
import { discardAll, type UndoableDiscardDeps } from './undoable-discard.ts';
import { openSessions } from './views.ts';

export interface QuittingDeps {
  readonly model: Model;
  readonly agent: Pick<AgentLink, 'call'>;
  readonly mainWindow: Pick<MainWindow, 'show'>;
  readonly sessions: UndoableDiscardDeps['sessions'];
  readonly app: Pick<App, 'quit'>;
}

export class Quitting {
  readonly #deps: QuittingDeps;
  #isAsking = false;

  constructor(deps: QuittingDeps) {
    this.#deps = deps;
  }

  get isAsking(): boolean {
    return this.#isAsking && openSessions(this.#deps.model).length > 0;
  }

  request(): void {
    const { model, mainWindow, app } = this.#deps;
    if (openSessions(model).length === 0) {
      app.quit();
      return;
    }
    this.#isAsking = true;
    mainWindow.show();
    model.changed();
  }

  /** Throws the host agent's `Failure` if the sessions cannot be discarded; the program then continues. So it does while a session asks about its files. */
  async answer(answer: QuitAnswer): Promise<void> {
    const { model, agent, sessions, app } = this.#deps;
    this.withdraw();
    if (answer === 'stay') return;
    if (answer === 'discard' && !(await discardAll({ model, agent, sessions }))) return;
    app.quit();
  }

  /** Drops the question, because the window that asks it is closed. */
  withdraw(): void {
    this.#isAsking = false;
    this.#deps.model.changed();
  }
}
