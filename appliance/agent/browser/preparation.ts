import { type Agent, StepFailed, within } from '../agent.ts';

/** What Chromium needs before it starts: a screen, and the files that configure it. */
export class Preparation {
  readonly #agent: Pick<Agent, 'fail'>;
  readonly #screen: Promise<void>;
  #markScreenReady: () => void = () => undefined;
  /** False when a file could not be written: then the VM ends. */
  #files: Promise<boolean> = Promise.resolve(true);

  constructor(agent: Pick<Agent, 'fail'>) {
    this.#agent = agent;
    this.#screen = new Promise((resolve) => (this.#markScreenReady = resolve));
  }

  markScreenReady(): void {
    this.#markScreenReady();
  }

  /** Never fulfilled when the start fails. */
  untilScreenReady(): Promise<void> {
    return this.#screen;
  }

  /** Writes one file after another. A failure ends the VM, since the person relies on these settings. */
  write(write: () => Promise<void>): void {
    this.#files = this.#files.then(async (isWritten) => {
      if (!isWritten) return false;
      try {
        await within('browser-window', write);
        return true;
      } catch (error) {
        await this.#agent.fail(StepFailed.of('browser-window', error));
        return false;
      }
    });
  }

  /** Whether Chromium may start, once that is known. */
  async isDone(): Promise<boolean> {
    await this.untilScreenReady();
    return this.#files;
  }
}
