/** Builds of images that this program starts. The host agent reports their progress, as of all builds. */
import type { ImageRole } from '../../host-agent/api/host/image.ts';
import type { AgentLink } from './agent-link.ts';
import type { BuildTimes } from './desktop/build-times.ts';
import type { Model } from './model.ts';
import { missingImages } from './views.ts';
import { asTrouble } from './trouble.ts';

type Outcome = 'built' | 'failed' | 'cancelled' | 'runs-already';

export class Builds {
  readonly #model: Model;
  readonly #agent: Pick<AgentLink, 'call'>;
  readonly #times: Pick<BuildTimes, 'seconds' | 'took'>;
  /** Updates that stop before their next image if they are cancelled. */
  readonly #updates = new Set<AbortController>();
  #setUp: Promise<boolean> | undefined;

  constructor(model: Model, agent: Pick<AgentLink, 'call'>, times: Pick<BuildTimes, 'seconds' | 'took'>) {
    this.#model = model;
    this.#agent = agent;
    this.#times = times;
    this.#learn();
  }

  /** Builds the images that are missing, at the same time: most of a build uses one processor. What is built stays. Resolves to whether sessions can start now. */
  async setUp(): Promise<boolean> {
    const model = this.#model;
    const roles = missingImages(model);
    if (model.setUp || roles.length === 0) return false;
    model.setUp = { at: new Date().toISOString(), roles };
    model.isSetUpCancelled = false;
    model.changed();
    this.#setUp = Promise.all(roles.map((role) => this.#build(role))).then((outcomes) => {
      if (outcomes.includes('cancelled')) model.isSetUpCancelled = true;
      return outcomes.every((outcome) => outcome === 'built');
    });
    try {
      return await this.#setUp;
    } finally {
      this.#setUp = undefined;
      model.setUp = undefined;
      model.changed();
    }
  }

  /** Cancels the set-up, whichever client builds for it. Resolves when none of ours runs any more. What is built stays. */
  async cancelSetUp(): Promise<void> {
    const roles = this.#model.setUp?.roles ?? missingImages(this.#model);
    this.#model.isSetUpCancelled = true;
    await this.#cancel(roles);
    await this.#setUp;
  }

  /** Builds the images of sessions again, one after the other, because sessions may run. One that fails does not keep the next from being built. */
  async update(): Promise<void> {
    const cancelled = new AbortController();
    this.#updates.add(cancelled);
    try {
      for (const role of ['network', 'browser'] as const)
        if (cancelled.signal.aborted || (await this.#build(role)) === 'cancelled') break;
    } finally {
      this.#updates.delete(cancelled);
    }
  }

  /** Cancels every build that runs, whichever client started it, and the set-up. */
  async cancelAll(): Promise<void> {
    await this.#cancel(this.#model.builds.map(({ role }) => role));
  }

  /** Resolves when the build succeeded (`true`), failed or was cancelled; the model has the outcome. */
  async build(role: ImageRole): Promise<boolean> {
    return (await this.#build(role)) === 'built';
  }

  async #cancel(roles: readonly ImageRole[]): Promise<void> {
    for (const update of this.#updates) update.abort();
    // After the request to build, on the same connection: it also cancels a build that no event has reported yet.
    await Promise.all(roles.map((role) => this.#agent.call('image.cancel-build', { role })));
  }

  async #build(role: ImageRole): Promise<Outcome> {
    if (this.#isRunning(role)) return 'runs-already';
    this.#model.failedBuilds.delete(role);
    this.#model.changed();
    const startedMs = performance.now();
    try {
      await this.#agent.call('image.build', { role, debug: false });
      this.#times.took(role, performance.now() - startedMs);
      this.#learn();
      return 'built';
    } catch (error) {
      const trouble = asTrouble(error);
      if (trouble.code === 'cancelled') return 'cancelled';
      // Another client's build is running and is shown.
      if (trouble.code === 'build-running' && this.#isRunning(role)) return 'runs-already';
      this.#model.failedBuilds.set(role, trouble);
      this.#model.changed();
      return 'failed';
    }
  }

  #learn(): void {
    this.#model.pace = { ...this.#model.pace, earlierSeconds: this.#times.seconds };
  }

  #isRunning(role: ImageRole): boolean {
    return this.#model.builds.some((build) => build.role === role);
  }
}
