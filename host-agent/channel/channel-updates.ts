/** Updates this host from its channel at the interval of the configuration. */
import type { Logger } from 'pino';
import { isFailure } from '../api/errors/failure.ts';
import type { Config } from '../config/schema.ts';
import { isWithinHours } from '../image/updates/maintenance-hours.ts';
import type { FollowChannel } from './follow-channel.ts';

/** A person waits for a host agent that has just started. */
const FIRST_CHECK_AFTER_MS = 10 * 60_000;
const CHECK_EVERY_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;

export interface ChannelUpdatesOptions {
  readonly config: () => Pick<Config, 'images' | 'updates'>;
  readonly channel: Pick<FollowChannel, 'update' | 'check' | 'spread'>;
  /** Whether an image in use is recalled. */
  readonly hasRecalledImage: () => Promise<boolean>;
  readonly log: Logger;
}

export class ChannelUpdates {
  readonly #options: ChannelUpdatesOptions;
  readonly #stopped = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  readonly #running = new Set<Promise<void>>();
  #isUpdating = false;
  /** When the last update began. A host agent that has just started does not know, and an update that finds nothing costs no more than a look. */
  #updatedAtMs = -Infinity;
  /** The last update failed, but not because of its image. */
  #isUnfinished = false;

  constructor(options: ChannelUpdatesOptions) {
    this.#options = options;
  }

  /** Starts checking. A random delay, the same at every start, keeps a fleet from asking all at once. */
  start(): void {
    void this.#options.channel
      .spread()
      .catch(() => 0)
      .then((spread) => this.#after(FIRST_CHECK_AFTER_MS + spread * CHECK_EVERY_MS));
  }

  /** Fulfilled when no update runs any more. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopped.abort(new Error('The host agent is shutting down.'));
    await Promise.all(this.#running);
  }

  /**
   * Updates if the configuration names a channel and a check is due. Otherwise only reads the channel, which costs the registry one small answer: a halt
   * ends a running update, and an image in use that was recalled is replaced at once. Never rejects.
   */
  async updateIfDue(nowMs: number): Promise<void> {
    const { config, channel, hasRecalledImage, log } = this.#options;
    const { images, updates } = config();
    const { signal } = this.#stopped;
    if (images.channel === '' || !updates.check) return;
    try {
      const sinceMs = nowMs - this.#updatedAtMs;
      // A clock that was set back must not suppress updates.
      const isDue = sinceMs < 0 || sinceMs >= updates.everyHours * HOUR_MS;
      const mayUpdate = updates.build && !this.#isUpdating;
      const isNow = isWithinHours(updates.hours, nowMs);
      if (mayUpdate && isNow && (isDue || this.#isUnfinished)) {
        await this.#update(nowMs);
        return;
      }
      await channel.check(signal);
      if (mayUpdate && (await hasRecalledImage())) await this.#update(nowMs);
    } catch (error) {
      if (!signal.aborted) log.warn({ reason: String(error) }, 'the channel could not be followed');
    }
  }

  async #update(nowMs: number): Promise<void> {
    this.#isUpdating = true;
    this.#updatedAtMs = nowMs;
    try {
      await this.#options.channel.update(
        { signal: this.#stopped.signal, onProgress: () => undefined },
        { isAsked: false },
      );
      this.#isUnfinished = false;
    } catch (error) {
      // To try an image costs minutes of this host, and it will hardly work the next time.
      this.#isUnfinished = !isFailure(error, 'image-not-proven');
      throw error;
    } finally {
      this.#isUpdating = false;
    }
  }

  #after(ms: number): void {
    if (this.#stopped.signal.aborted) return;
    this.#timer = setTimeout(() => {
      const run = this.updateIfDue(Date.now());
      this.#running.add(run);
      void run.then(() => this.#running.delete(run));
      this.#after(CHECK_EVERY_MS);
    }, ms).unref();
  }
}
