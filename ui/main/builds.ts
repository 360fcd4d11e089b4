/** Builds of images that this program starts. The host agent reports their progress, as of all builds. */
import type { ImageRole } from '../../host-agent/api/host/image.ts';
import type { AgentLink } from './agent-link.ts';
import type { Model } from './model.ts';
import { missingImages } from './views.ts';
import { asTrouble } from './trouble.ts';

export class Builds {
  readonly #model: Model;
  readonly #agent: Pick<AgentLink, 'call'>;

  constructor(model: Model, agent: Pick<AgentLink, 'call'>) {
    this.#model = model;
    this.#agent = agent;
  }

  /** Builds the images that are missing, one after the other, until one fails. What is built stays. Resolves to whether sessions can start now. */
  async setUp(): Promise<boolean> {
    const model = this.#model;
    const roles = missingImages(model);
    if (model.setUp || roles.length === 0) return false;
    model.setUp = { at: new Date().toISOString(), roles };
    model.changed();
    try {
      for (const role of roles) if (!(await this.build(role))) return false;
      return true;
    } finally {
      model.setUp = undefined;
      model.changed();
    }
  }

  /** Resolves when the build succeeded (`true`), failed or was cancelled; the model has the outcome. */
  async build(role: ImageRole): Promise<boolean> {
    if (this.#isRunning(role)) return false;
    this.#model.failedBuilds.delete(role);
    this.#model.changed();
    try {
      await this.#agent.call('image.build', { role, debug: false });
      return true;
    } catch (error) {
      const trouble = asTrouble(error);
      // Another client's build is running and is shown.
      if (trouble.code === 'cancelled' || (trouble.code === 'build-running' && this.#isRunning(role))) return false;
      this.#model.failedBuilds.set(role, trouble);
      this.#model.changed();
      return false;
    }
  }

  #isRunning(role: ImageRole): boolean {
    return this.#model.builds.some((build) => build.role === role);
  }
}
