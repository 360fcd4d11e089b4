/** Builds of images that are asked for here. How they go on is told by the host agent, as of all builds. */
import type { ImageRole } from '../../host-agent/api/image.ts';
import type { AgentLink } from './agent-link.ts';
import type { Model } from './model.ts';
import { asTrouble } from './trouble.ts';

export class Builds {
  readonly #model: Model;
  readonly #agent: Pick<AgentLink, 'call'>;

  constructor(model: Model, agent: Pick<AgentLink, 'call'>) {
    this.#model = model;
    this.#agent = agent;
  }

  /** Fulfilled when it is done, failed or was cancelled; that is in the model too. */
  async build(role: ImageRole): Promise<void> {
    if (this.#isRunning(role)) return;
    this.#model.failedBuilds.delete(role);
    this.#model.changed();
    try {
      await this.#agent.call('image.build', { role, debug: false });
    } catch (error) {
      const trouble = asTrouble(error);
      // Somebody else was quicker: that one is shown.
      if (trouble.code === 'cancelled' || (trouble.code === 'build-running' && this.#isRunning(role))) return;
      this.#model.failedBuilds.set(role, trouble);
      this.#model.changed();
    }
  }

  #isRunning(role: ImageRole): boolean {
    return this.#model.builds.some((build) => build.role === role);
  }
}
