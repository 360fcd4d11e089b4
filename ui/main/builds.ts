/** Builds of images that this program starts. The host agent reports their progress, as of all builds. */
import type { ImageRole } from '../../host-agent/api/host/image.ts';
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

  /** Resolves when the build succeeded, failed or was cancelled; the model has the outcome. */
  async build(role: ImageRole): Promise<void> {
    if (this.#isRunning(role)) return;
    this.#model.failedBuilds.delete(role);
    this.#model.changed();
    try {
      await this.#agent.call('image.build', { role, debug: false });
    } catch (error) {
      const trouble = asTrouble(error);
      // Another client's build is running and is shown.
      if (trouble.code === 'cancelled' || (trouble.code === 'build-running' && this.#isRunning(role))) return;
      this.#model.failedBuilds.set(role, trouble);
      this.#model.changed();
    }
  }

  #isRunning(role: ImageRole): boolean {
    return this.#model.builds.some((build) => build.role === role);
  }
}
