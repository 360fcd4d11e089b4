/**
 * The viewers of files, each a program for one file, as a separate account. One is started ahead of its file and waits, because the start of Node takes
 * longer than everything else under emulation.
 */
import { type Ahead, run, startAhead } from '../commands/run.ts';
import { aheadCommand, taskLine, type ViewerTask, viewerCommand, WAITS } from '../viewer/task.ts';
import { asAccount, VIEWER_ENVIRONMENT } from './account.ts';

/** An emulated VM decodes a large picture. */
const MADE_WITHIN_MS = 150_000;

interface ViewersOptions {
  /** The command of a viewer of this file, and that of one that waits. */
  readonly commandOf?: (task: ViewerTask) => readonly [program: string, ...args: string[]];
  readonly aheadCommand?: readonly [program: string, ...args: string[]];
  readonly madeWithinMs?: number;
}

export class Viewers {
  readonly #options: Required<ViewersOptions>;
  #ahead: Ahead | undefined;

  constructor({
    commandOf = (task) => asAccount(viewerCommand(task), 'viewer'),
    aheadCommand: ahead = asAccount(aheadCommand(), 'viewer'),
    madeWithinMs = MADE_WITHIN_MS,
  }: ViewersOptions = {}) {
    this.#options = { commandOf, aheadCommand: ahead, madeWithinMs };
  }

  /** Starts the next one ahead; it ends when `until` aborts. Fulfilled when it waits. Throws if it does not start. */
  async startAhead(until: AbortSignal): Promise<void> {
    if (until.aborted || this.#ahead) return;
    const [program, ...args] = this.#options.aheadCommand;
    const ahead = startAhead(program, args, { environment: VIEWER_ENVIRONMENT });
    this.#ahead = ahead;
    until.addEventListener('abort', () => ahead.end(), { once: true });
    if (!(await ahead.waits)) throw new Error('The viewer did not wait.');
  }

  /** What the viewer of this file prints. Throws if it fails. */
  async view(task: ViewerTask): Promise<string> {
    const { commandOf, madeWithinMs } = this.#options;
    const ahead = this.#ahead;
    this.#ahead = undefined;
    if (ahead?.isWaiting()) return (await ahead.answer(taskLine(task), madeWithinMs)).slice(WAITS.length);
    // One that starts still would take the processor from this one.
    ahead?.end();
    const [program, ...args] = commandOf(task);
    return run(program, args, { timeoutMs: madeWithinMs, environment: VIEWER_ENVIRONMENT });
  }
}
