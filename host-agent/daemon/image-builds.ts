import { Failure } from '../api/failure.ts';
import type { BuildProgress, ImageBuild, ImageRole } from '../api/image.ts';

interface Running {
  readonly cancelled: AbortController;
  progress: BuildProgress | undefined;
}

export interface BuildWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BuildProgress) => void;
}

/** Builds of images under way, whoever asked for them: all who watch are told, and anybody may cancel. */
export class ImageBuilds {
  readonly #running = new Map<ImageRole, Running>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get all(): ImageBuild[] {
    return [...this.#running].map(([role, { progress }]) => ({ role, ...(progress && { progress }) }));
  }

  /** Does `build`, known to all until it is over. */
  async run<Built>(role: ImageRole, asker: BuildWatch, build: (watch: BuildWatch) => Promise<Built>): Promise<Built> {
    // It will be refused, and must not be taken for the one that runs.
    if (this.#running.has(role)) return build(asker);
    const running: Running = { cancelled: new AbortController(), progress: undefined };
    this.#running.set(role, running);
    this.#onChange();
    try {
      return await build({
        signal: AbortSignal.any([asker.signal, running.cancelled.signal]),
        onProgress: (progress) => {
          running.progress = progress;
          this.#onChange();
          asker.onProgress(progress);
        },
      });
    } finally {
      this.#running.delete(role);
      this.#onChange();
    }
  }

  /** Nothing stays of it; whoever asked for it is told so. Does nothing where there is none. */
  cancel(role: ImageRole): void {
    this.#running.get(role)?.cancelled.abort(
      new Failure('cancelled', `The build of the ${role} image was cancelled.`, {
        hint: 'The image in use is as it was. Build it again when you want to.',
      }),
    );
  }
}
