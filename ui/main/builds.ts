/** Image builds that were started from here, with their progress. */
import type { ImageRole } from '../../host-agent/api/image.ts';
import type { AgentLink } from './agent-link.ts';
import type { Model } from './model.ts';
import { asTrouble } from './trouble.ts';

export class Builds {
  readonly #model: Model;
  readonly #agent: Pick<AgentLink, 'call'>;
  readonly #running = new Map<ImageRole, AbortController>();

  constructor(model: Model, agent: Pick<AgentLink, 'call'>) {
    this.#model = model;
    this.#agent = agent;
  }

  /** Fulfilled when it is done, failed or was cancelled; that is in the model too. */
  async build(role: ImageRole): Promise<void> {
    if (this.#running.has(role)) return;
    const cancel = new AbortController();
    this.#running.set(role, cancel);
    this.#show(role, { is: 'running', role });
    try {
      await this.#agent.call('image.build', { role, debug: false }, { signal: cancel.signal, onProgress: (progress) => this.#show(role, { is: 'running', role, progress }) });
      this.#model.builds.delete(role);
    } catch (error) {
      const trouble = asTrouble(error);
      if (trouble.code === 'cancelled') this.#model.builds.delete(role);
      else this.#model.builds.set(role, { is: 'failed', role, trouble });
    } finally {
      this.#running.delete(role);
      this.#model.changed();
    }
  }

  cancel(role: ImageRole): void {
    this.#running.get(role)?.abort();
  }

  #show(role: ImageRole, build: NonNullable<ReturnType<Model['builds']['get']>>): void {
    this.#model.builds.set(role, build);
    this.#model.changed();
  }
}
