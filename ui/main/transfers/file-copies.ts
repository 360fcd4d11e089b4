/** Safe copies of files of the host, asked for in a file manager: one after the other, with progress, until each is there, fails or is cancelled. */
import { basename } from 'node:path';
import { Failure, isFailure } from '../../../host-agent/api/errors/failure.ts';
import type { SafeCopyProgress } from '../../../host-agent/api/session/downloads.ts';
import type { FileCopyView } from '../../bridge/state.ts';
import type { AgentLink } from '../agent-link.ts';

export interface FileCopiesDeps {
  readonly agent: Pick<AgentLink, 'attached' | 'call'>;
  readonly onChange: () => void;
  /** The path of a copy that is made. */
  readonly onMade: (path: string) => void;
  readonly onFailed: (name: string, error: unknown) => void;
  /** Nothing is left to do. */
  readonly onSettled: () => void;
}

interface Copy {
  readonly number: number;
  readonly path: string;
  readonly stop: AbortController;
  drawing?: FileCopyView['drawing'];
}

export class FileCopies {
  readonly #deps: FileCopiesDeps;
  #copies: readonly Copy[] = [];
  #last = 0;
  #turn: Promise<void> = Promise.resolve();

  constructor(deps: FileCopiesDeps) {
    this.#deps = deps;
  }

  /** The one that is being made first. */
  get view(): FileCopyView[] {
    return this.#copies.map(({ number, path, drawing }) => ({
      number,
      name: basename(path),
      ...(drawing && { drawing }),
    }));
  }

  take(paths: readonly string[]): void {
    const copies = paths.map((path): Copy => ({ number: ++this.#last, path, stop: new AbortController() }));
    this.#copies = [...this.#copies, ...copies];
    for (const copy of copies) this.#turn = this.#turn.then(() => this.#make(copy));
    this.#deps.onChange();
  }

  cancel(number: number): void {
    const copy = this.#copies.find((one) => one.number === number);
    copy?.stop.abort(new Failure('cancelled', { task: 'request' }));
  }

  async #make(copy: Copy): Promise<void> {
    const { agent, onMade, onFailed } = this.#deps;
    const { path, stop } = copy;
    const onProgress = (progress: SafeCopyProgress) => {
      if (progress.step === 'drawing') copy.drawing = { page: progress.page, of: progress.of };
      this.#deps.onChange();
    };
    try {
      stop.signal.throwIfAborted();
      await agent.attached();
      const made = await agent.call('file.copy-safe', { path }, { signal: stop.signal, onProgress });
      onMade(made.path);
    } catch (error) {
      if (!stop.signal.aborted && !isFailure(error, 'cancelled')) onFailed(basename(path), error);
    } finally {
      this.#copies = this.#copies.filter((one) => one !== copy);
      this.#deps.onChange();
      if (this.#copies.length === 0) this.#deps.onSettled();
    }
  }
}
