/** Updates this host from its channel at the interval of the configuration. */
import type { Logger } from 'pino';
import type { Config } from '../config/schema.ts';
import type { FollowChannel } from './follow-channel.ts';

/** A person waits for a host agent that has just started. */
const FIRST_CHECK_AFTER_MS = 10 * 60_000;
const CHECK_EVERY_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;

export interface ChannelUpdatesOptions {
  readonly config: () => Pick<Config, 'images' | 'updates'>;
  readonly channel: Pick<FollowChannel, 'update' | 'check' | 'checkedAtMs' | 'spread'>;
  readonly log: Logger;
}

export class ChannelUpdates {
  readonly #options: ChannelUpdatesOptions;
  readonly #stopped = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

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
    await this.#running;
  }

  /** Updates if the configuration names a channel and a check is due. Never rejects. */
  async updateIfDue(nowMs: number): Promise<void> {
    const { config, channel, log } = this.#options;
    const { images, updates } = config();
    const { signal } = this.#stopped;
    if (images.channel === '' || !updates.check) return;
    try {
      const sinceMs = nowMs - ((await channel.checkedAtMs()) ?? -Infinity);
      // A clock that was set back must not suppress checks.
      if (sinceMs >= 0 && sinceMs < updates.everyHours * HOUR_MS) return;
      if (updates.build) await channel.update({ signal, onProgress: () => undefined }, { isAsked: false });
      else await channel.check(signal);
    } catch (error) {
      if (!signal.aborted) log.warn({ reason: String(error) }, 'the channel could not be followed');
    }
  }

  #after(ms: number): void {
    if (this.#stopped.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#running = this.updateIfDue(Date.now()).then(() => this.#after(CHECK_EVERY_MS));
    }, ms).unref();
  }
}
