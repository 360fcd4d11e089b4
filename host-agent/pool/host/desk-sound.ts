/** On a host of a pool: what the sessions of desks play goes to their desks, and what a microphone there hears comes to its session. */
import type { Readable, Writable } from 'node:stream';
import { SOUND_BYTES_PER_SECOND } from '../../hypervisor/hypervisor.ts';
import type { Player, Record, SoundOutput } from '../../sound/output.ts';

/** Samples beyond this queue are dropped, so that sound never falls far behind the picture. */
const MAX_QUEUED_BYTES = SOUND_BYTES_PER_SECOND / 4;

export class DeskSound {
  /** By the id of the session. */
  readonly #listeners = new Map<string, Writable>();
  readonly #speakers = new Map<string, Readable>();

  /** What such a session has instead of the sound server of this host. */
  output(id: string): SoundOutput {
    const player: Player = {
      play: (untrustedSamples) => {
        const desk = this.#listeners.get(id);
        if (desk?.writable !== true) return;
        if (desk.writableLength + untrustedSamples.length <= MAX_QUEUED_BYTES) desk.write(untrustedSamples);
      },
      rest: () => undefined,
      close: () => {
        this.#listeners.get(id)?.end();
        this.#listeners.delete(id);
      },
    };
    return { kind: 'elsewhere', player, record: this.#recordFrom(id) };
  }

  /** The desk listens to the session from now on; the last one that does is the only one. */
  listen(id: string, desk: Writable): void {
    this.#listeners.get(id)?.end();
    this.#listeners.set(id, desk);
    desk.once('close', () => this.#listeners.get(id) === desk && this.#listeners.delete(id));
  }

  /** The next recording of the session is what the desk sends. */
  speak(id: string, desk: Readable): void {
    this.#speakers.get(id)?.destroy();
    this.#speakers.set(id, desk);
    desk.once('close', () => this.#speakers.get(id) === desk && this.#speakers.delete(id));
  }

  #recordFrom(id: string): Record {
    return (onSamples) => {
      const desk = this.#speakers.get(id);
      if (!desk) return { kill: () => undefined, ended: Promise.resolve('the desk sends nothing') };
      desk.on('data', onSamples);
      return {
        kill: () => {
          desk.off('data', onSamples);
          desk.destroy();
        },
        ended: new Promise((resolve) => desk.once('close', () => resolve('the desk has turned it off'))),
      };
    };
  }
}
