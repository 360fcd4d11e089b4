/** Reports the moments of a start to the host, for the trace of that start. */
import type { BrowserMark } from '../../protocol/browser.ts';
import type { Agent } from '../agent.ts';
import { sinceBootMs } from '../clock.ts';

const MOST_MS = 24 * 3600 * 1000;

export class Marks {
  readonly #agent: Pick<Agent, 'say'>;
  readonly #reported = new Set<BrowserMark>();

  constructor(agent: Pick<Agent, 'say'>) {
    this.#agent = agent;
  }

  /** Reports that it is this moment now, the first time. */
  at(mark: BrowserMark): void {
    if (this.#reported.has(mark)) return;
    this.#reported.add(mark);
    this.#agent.say({ type: 'mark', mark, elapsedMs: Math.min(sinceBootMs(), MOST_MS) });
  }
}
