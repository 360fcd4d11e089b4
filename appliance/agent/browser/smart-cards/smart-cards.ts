/**
 * Lets Chromium use smart cards, from the first reader on that the person hands to the session. Chromium looks for readers only when it starts, and
 * remembers that a page got no certificate; so it starts again, with the same pages.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../../protocol/message-of.ts';
import { describeEnding, type Running } from '../../commands/launch.ts';
import type { Log } from '../../log.ts';
import type { CardPrograms } from './programs.ts';

const LOOK_AGAIN_MS = 200;

export interface CardLimits {
  /** A reader is there at the latest after this. */
  readonly readersWithinMs: number;
}
const LIMITS: CardLimits = { readersWithinMs: 30_000 };

export class SmartCards {
  readonly #programs: CardPrograms;
  readonly #restartChromium: (prepare: () => Promise<void>) => Promise<void>;
  readonly #log: Log;
  readonly #limits: CardLimits;
  #service: Running | undefined;

  /** `restartChromium`: ends Chromium, calls `prepare`, and is fulfilled when its pages are there again. */
  constructor(
    programs: CardPrograms,
    restartChromium: (prepare: () => Promise<void>) => Promise<void>,
    log: Log,
    limits = LIMITS,
  ) {
    this.#programs = programs;
    this.#restartChromium = restartChromium;
    this.#log = log;
    this.#limits = limits;
  }

  /** `readers`: how many the session has now. Fulfilled with whether Chromium can use all of them. */
  async use(readers: number): Promise<boolean> {
    try {
      this.#service ??= await this.#start();
      await this.#untilReaders(readers);
      await this.#restartChromium(() => this.#programs.addToChromium());
      return true;
    } catch (error) {
      this.#log.warn({ reason: messageOf(error) }, 'Chromium cannot use smart cards');
      return false;
    }
  }

  async #start(): Promise<Running> {
    const service = await this.#programs.startService();
    void service.ended.then((ending) => {
      this.#log.warn({ ending: describeEnding(ending) }, 'the service for smart cards ended');
      this.#service = undefined;
    });
    return service;
  }

  async #untilReaders(readers: number): Promise<void> {
    const until = performance.now() + this.#limits.readersWithinMs;
    // The service takes a moment to answer, and one more to find the reader.
    while ((await this.#programs.countReaders()) < readers) {
      if (performance.now() > until) throw new Error('The reader was not found.');
      await sleep(LOOK_AGAIN_MS);
    }
  }
}
