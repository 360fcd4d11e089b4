/** The screen of a session as WebM, one file for each size that it has. */
import type { FollowedFrame, Vm } from '../hypervisor/hypervisor.ts';
import type { Owned } from '../process/owned.ts';
import { RECORDING_FILES } from '../storage/filenames.ts';
import { type Encoder, type Size, startEncoder } from './encoder.ts';
import type { GrowingFile } from './growing-file.ts';

/** Five pictures a second at most, and each change. */
const PICTURE_EVERY_MS = 200;
/** A picture that does not change is drawn again, so that the video lasts as long as what it shows. */
const AGAIN_AFTER_MS = 10_000;
/** A guest chooses its size, and could change it all the time. */
const MAX_FILES = 100;

export interface ScreenPartDeps {
  readonly create: (file: string) => Promise<GrowingFile>;
  readonly logFile: string;
  /** Nothing more will come. */
  readonly onEnded: (why: 'size' | 'lost', reason: string) => void;
  /** In tests. */
  readonly encode?: typeof startEncoder;
}

interface Video {
  readonly size: Size;
  readonly file: GrowingFile;
  readonly encoder: Owned<Encoder>;
}

export class ScreenPart {
  readonly files: GrowingFile[] = [];
  readonly #deps: ScreenPartDeps;
  #video: Video | undefined;
  #last: FollowedFrame | undefined;
  #again: NodeJS.Timeout | undefined;
  #stopFollowing: () => void = () => undefined;
  #drawing: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(deps: ScreenPartDeps) {
    this.#deps = deps;
  }

  async begin(followScreen: NonNullable<Vm['followScreen']>): Promise<void> {
    const listener = {
      onFrame: (frame: FollowedFrame) => this.#draw(frame),
      onLost: (reason: string) => this.#end('lost', reason),
    };
    this.#stopFollowing = await followScreen(listener, PICTURE_EVERY_MS);
    if (this.#isOver) this.#stopFollowing();
  }

  /** Fulfilled when all that came is in its file. */
  async end(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#again);
    this.#stopFollowing();
    await this.#drawing;
    if (this.#last) await this.#video?.encoder.value.draw(this.#last.bgrx).catch(() => undefined);
    await this.#finish();
  }

  #draw(frame: FollowedFrame): Promise<void> {
    if (this.#isOver) return Promise.resolve();
    clearTimeout(this.#again);
    this.#last = frame;
    this.#drawing = this.#drawing
      .then(() => this.#drawNow(frame))
      .catch((error: unknown) => this.#end('lost', String(error)));
    this.#again = setTimeout(() => void this.#draw(frame), AGAIN_AFTER_MS).unref();
    return this.#drawing;
  }

  async #drawNow(frame: FollowedFrame): Promise<void> {
    const { width, height } = frame;
    if (this.#video?.size.width !== width || this.#video.size.height !== height) {
      await this.#finish();
      if (this.files.length === MAX_FILES) {
        this.#end('size', 'It has had too many sizes.');
        return;
      }
      this.#video = await this.#begin({ width, height });
    }
    await this.#video.encoder.value.draw(frame.bgrx);
  }

  async #begin(size: Size): Promise<Video> {
    const { create, logFile, encode = startEncoder } = this.#deps;
    const file = await create(RECORDING_FILES.screen(this.files.length + 1));
    this.files.push(file);
    const encoder = await encode(size, logFile, (untrustedBytes) => {
      if (!file.append(untrustedBytes)) this.#end('size', 'It is full.');
    });
    return { size, file, encoder };
  }

  async #finish(): Promise<void> {
    const video = this.#video;
    this.#video = undefined;
    await video?.encoder.value.finish();
    await video?.encoder.dispose();
  }

  #end(why: 'size' | 'lost', reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#again);
    this.#stopFollowing();
    this.#deps.onEnded(why, reason);
  }
}
