import { isFailure } from '../../host-agent/api/failure.ts';
import type { AgentLink } from './agent-link.ts';

/** Sessions that shall be gone, until they are. */
export class Discards {
  readonly #agent: Pick<AgentLink, 'attached' | 'call'>;
  #pending = 0;
  /** One of them is through, well or not; whoever asked for it has been told before. */
  onSettled: () => void = () => undefined;

  constructor(agent: Pick<AgentLink, 'attached' | 'call'>) {
    this.#agent = agent;
  }

  get pending(): number {
    return this.#pending;
  }

  /** Ends a session; while the host agent is away, as soon as it is back. Throws its `Failure`, or why there is no host agent. */
  async discard(id: string): Promise<void> {
    this.#pending += 1;
    try {
      await this.#agent.attached();
      await this.#agent.call('session.close', { ids: [id] });
    } catch (error) {
      // It was quicker by itself.
      if (!isFailure(error, 'session-not-found')) throw error;
    } finally {
      this.#pending -= 1;
      setImmediate(() => this.onSettled());
    }
  }
}
