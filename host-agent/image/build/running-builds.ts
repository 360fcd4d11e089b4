import { Failure } from '../../api/errors/failure.ts';
import type { BuildProgress, ImageBuild, ImageRole } from '../../api/host/image.ts';

interface RunningBuild {
  readonly cancelled: AbortController;
  progress: BuildProgress | undefined;
}

export interface BuildWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BuildProgress) => void;
}

/** Image builds that run, whichever client started them: every client sees them and can cancel them. */
export class RunningBuilds {
  readonly #running = new Map<ImageRole, RunningBuild>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get all(): ImageBuild[] {
    return [...this.#running].map(([role, { progress }]) => ({ role, ...(progress && { progress }) }));
  }

  /** Runs `build` and lists it until it ends. */
  async run<Built>(role: ImageRole, caller: BuildWatch, build: (watch: BuildWatch) => Promise<Built>): Promise<Built> {
    // A second build of the role is refused by its lock, and must not replace the first in the list.
    if (this.#running.has(role)) return build(caller);
    const running: RunningBuild = { cancelled: new AbortController(), progress: undefined };
    this.#running.set(role, running);
    this.#onChange();
    try {
      return await build({
        signal: AbortSignal.any([caller.signal, running.cancelled.signal]),
        onProgress: (progress) => {
          running.progress = progress;
          this.#onChange();
          caller.onProgress(progress);
        },
      });
    } finally {
      this.#running.delete(role);
      this.#onChange();
    }
  }

  /** Cancels the build of this role; its caller gets the failure. Does nothing where none runs. */
  cancel(role: ImageRole): void {
    this.#running.get(role)?.cancelled.abort(new Failure('cancelled', { task: 'build', role }));
  }
}
