import { isFailure } from '../../host-agent/api/errors/failure.ts';
import type { AgentLink } from './agent-link.ts';

/** Discards sessions, and counts those that are not gone yet. */
export class Discards {
  readonly #agent: Pick<AgentLink, 'attached' | 'call'>;
  #pending = 0;
  /** A discard succeeded or failed; its caller has already been told. */
  onSettled: () => void = () => undefined;
  /** Whether any discard is pending, each time one begins or ends. */
  onPending: (isPending: boolean) => void = () => undefined;

  constructor(agent: Pick<AgentLink, 'attached' | 'call'>) {
    this.#agent = agent;
  }

  get pending(): number {
    return this.#pending;
  }

  /** Ends a session, or waits for the host agent to come back and then ends it. Throws its `Failure`, or the reason why there is no host agent. */
  async discard(id: string): Promise<void> {
    this.#add(1);
    try {
      await this.#agent.attached();
      await this.#agent.call('session.close', { ids: [id] });
    } catch (error) {
      // It has ended already.
      if (!isFailure(error, 'session-not-found')) throw error;
    } finally {
      this.#add(-1);
      setImmediate(() => this.onSettled());
    }
  }

  #add(count: 1 | -1): void {
    this.#pending += count;
    this.onPending(this.#pending > 0);
  }
}
