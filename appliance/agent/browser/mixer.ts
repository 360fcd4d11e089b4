/** How loud the machine is, in the mixer of its sound card. */
import { access } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Volume } from '../../protocol/browser.ts';
import { run } from '../commands/run.ts';
import type { Log } from '../log.ts';

/** Exists once the sound card stands at its full volume; see /etc/safe-browse/sound. */
const STANDS = '/run/sound';
/** As long as the card's own start may take. A machine without one is as quiet as it can be. */
const STANDS_WITHIN_MS = 40_000;
const LOOK_AGAIN_MS = 100;
const SET_WITHIN_MS = 10_000;

/** What amixer is told. Pure. */
export function mixerArguments({ percent, isMuted }: Volume): string[] {
  return ['-q', '-c', '0', 'sset', 'Master', `${percent}%`, isMuted ? 'mute' : 'unmute'];
}

/** Sets it; nothing happens where there is no sound card. Throws when the mixer does not take it. */
export async function setVolume(
  volume: Volume,
  { stands = STANDS, withinMs = STANDS_WITHIN_MS, mixer = 'amixer' } = {},
): Promise<void> {
  for (
    let waitedMs = 0;
    !(await access(stands).then(
      () => true,
      () => false,
    ));
    waitedMs += LOOK_AGAIN_MS
  ) {
    if (waitedMs >= withinMs) return;
    await sleep(LOOK_AGAIN_MS);
  }
  await run(mixer, mixerArguments(volume), { timeoutMs: SET_WITHIN_MS });
}

/** Sets one volume after another. Of those that come while one is being set, as from a slider that is drawn, the last alone counts. */
export class Mixer {
  readonly #set: (volume: Volume) => Promise<void>;
  readonly #log: Log;
  #wanted: Volume | undefined;
  #isSetting = false;

  constructor(set: (volume: Volume) => Promise<void>, log: Log) {
    this.#set = set;
    this.#log = log;
  }

  want(volume: Volume): void {
    this.#wanted = volume;
    if (!this.#isSetting) void this.#setAll();
  }

  async #setAll(): Promise<void> {
    this.#isSetting = true;
    for (let next = this.#wanted; next; next = this.#wanted) {
      this.#wanted = undefined;
      await this.#set(next).catch((error: unknown) =>
        this.#log.warn({ reason: String(error) }, 'the volume was not set'),
      );
    }
    this.#isSetting = false;
  }
}
