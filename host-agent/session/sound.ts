/** A session's sound: what its machine plays, heard on this computer as loud as the person wants it. */
import type { Volume } from '../../appliance/protocol/browser.ts';
import { Failure } from '../api/failure.ts';
import type { Vm, SoundListener } from '../hypervisor/hypervisor.ts';
import type { SoundOutput } from '../sound/output.ts';
import { openPlayer, type Player } from '../sound/player.ts';

const FULL_VOLUME: Volume = { percent: 100, isMuted: false };

export interface SoundParts {
  /** Where it is heard; asked once, when there is a machine. */
  readonly output: () => Promise<SoundOutput>;
  /** Tells the machine how loud it is to be. */
  readonly send: (volume: Volume) => void;
  readonly wavFile: string;
  readonly title: string;
  readonly onTrouble: (reason: string) => void;
}

export class SessionSound {
  readonly #parts: SoundParts;
  #volume = FULL_VOLUME;
  #player: Player | undefined;
  #stopListening: (() => void) | undefined;
  #isOver = false;

  constructor(parts: SoundParts) {
    this.#parts = parts;
  }

  /** Absent where nothing of the machine can be heard. */
  get volume(): Volume | undefined {
    return this.#player && this.#volume;
  }

  /** As it was when another host agent wrote it down; the machine knows. */
  restore(volume: Volume): void {
    this.#volume = volume;
  }

  /** From now on the machine is heard, where it has a sound card and this computer has sound. */
  async listen(vm: Vm): Promise<void> {
    if (!vm.listen) return;
    const { output, wavFile, title, onTrouble } = this.#parts;
    const player = openPlayer(await output(), { wavFile, title, onTrouble });
    if (!player) return;
    try {
      const stop = await vm.listen(this.#listenerFor(player));
      [this.#player, this.#stopListening] = [player, stop];
      if (this.#isOver) this.stop();
    } catch (error) {
      player.close();
      throw error;
    }
  }

  /** Throws `Failure` no-sound where nothing can be heard. */
  set(change: Partial<Volume>): void {
    if (!this.#player) throw new Failure('no-sound');
    this.#volume = { ...this.#volume, ...change };
    this.#parts.send(this.#volume);
  }

  stop(): void {
    this.#isOver = true;
    this.#stopListening?.();
    this.#player?.close();
    this.#player = undefined;
  }

  #listenerFor(player: Player): SoundListener {
    return {
      // Its own mixer is the machine's to turn up again; that it is silent when it is to be is seen to here.
      onSound: (untrustedSamples) =>
        player.play(this.#volume.isMuted ? Buffer.alloc(untrustedSamples.length) : untrustedSamples),
      onEnd: () => player.rest(),
      onLost: (reason) => {
        if (!this.#isOver) this.#parts.onTrouble(reason);
        player.rest();
      },
    };
  }
}
