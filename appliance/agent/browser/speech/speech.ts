/** Reads Chromium aloud. A session without its speech still works, so nothing here ends the VM; the host learns whether there is speech. */
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../../protocol/message-of.ts';
import { describeEnding } from '../../commands/launch.ts';
import type { Log } from '../../log.ts';
import type { SpeechPrograms } from './programs.ts';

const MAX_STARTS = 5;

export interface SpeechLimits {
  /** Chromium waits this long for the bus. */
  readonly busWithinMs: number;
  readonly synthesiserWithinMs: number;
  readonly pauseMs: number;
}
/** Python takes a while to start under emulation. */
const LIMITS: SpeechLimits = { busWithinMs: 20_000, synthesiserWithinMs: 180_000, pauseMs: 1_000 };

export class Speech {
  readonly #programs: SpeechPrograms;
  readonly #tell: (isOn: boolean) => void;
  readonly #log: Log;
  readonly #limits: SpeechLimits;
  #isOn: boolean | undefined;

  /** `tell`: called with whether there is speech, once that is known and when it changes. */
  constructor(programs: SpeechPrograms, tell: (isOn: boolean) => void, log: Log, limits = LIMITS) {
    this.#programs = programs;
    this.#tell = tell;
    this.#log = log;
    this.#limits = limits;
  }

  /** Starts everything; fulfilled when Chromium may start, which finds the bus only at its own start. */
  async start(language: string | undefined): Promise<void> {
    const { prepare, startBus, untilBus } = this.#programs;
    try {
      await prepare(language);
      const bus = startBus();
      // Nothing works without it, and Chromium would not look for another one.
      const lost = new AbortController();
      void bus.ended.then((ending) => {
        this.#log.warn({ ending: describeEnding(ending) }, 'the bus of the speech ended');
        lost.abort();
        this.#is(false);
      });
      if (!(await untilBus(this.#limits.busWithinMs, lost.signal))) throw new Error('There is no bus.');
      void this.#keepScreenReader(language, lost.signal);
    } catch (error) {
      this.#log.warn({ reason: messageOf(error) }, 'there is no speech');
      this.#is(false);
    }
  }

  /** Tells the host again: a clone's host has heard nothing yet. */
  tellAgain(): void {
    if (this.#isOn !== undefined) this.#tell(this.#isOn);
  }

  /** After a few crashes it gives up. */
  async #keepScreenReader(language: string | undefined, lost: AbortSignal): Promise<void> {
    const { startScreenReader, untilSynthesiser } = this.#programs;
    for (let starts = 1; starts <= MAX_STARTS && !lost.aborted; starts += 1) {
      const reader = startScreenReader(language);
      const over = new AbortController();
      void untilSynthesiser(this.#limits.synthesiserWithinMs, over.signal).then((isThere) => {
        if (over.signal.aborted || lost.aborted) return;
        if (!isThere) this.#log.warn({}, 'the screen reader has no synthesiser');
        this.#is(isThere);
      });
      const ending = await reader.ended;
      over.abort();
      this.#log.warn({ starts, ending: describeEnding(ending) }, 'the screen reader ended');
      this.#is(false);
      await sleep(this.#limits.pauseMs);
    }
  }

  #is(isOn: boolean): void {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    if (isOn) this.#log.info({}, 'there is speech');
    this.#tell(isOn);
  }
}
