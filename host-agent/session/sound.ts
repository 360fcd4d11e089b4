/** The sound of a session: the samples that its VM plays, played on the host at the volume that the person sets. */
import type { Volume } from '../../appliance/protocol/browser.ts';
import { Failure } from '../api/errors/failure.ts';
import type { SoundListener } from '../hypervisor/hypervisor.ts';
import type { Player, SoundOutput } from '../sound/output.ts';
import { Audible } from '../sound/audible.ts';
import { openPlayer } from '../sound/player.ts';
import type { VmDevices } from '../vm/supervised-vm.ts';

const FULL_VOLUME: Volume = { percent: 100, isMuted: false };

export interface SessionSoundDeps {
  /** The sound output of the host; asked once, when the VM exists. */
  readonly output: () => Promise<SoundOutput>;
  /** Whether something plays has changed. */
  readonly onChange: () => void;
  /** Sets the volume inside the VM. */
  readonly send: (volume: Volume) => void;
  readonly wavFile: string;
  readonly title: string;
  readonly onTrouble: (reason: string) => void;
}

type State =
  | { readonly is: 'off' }
  | { readonly is: 'playing'; readonly player: Player; readonly stopListening: () => void }
  | { readonly is: 'stopped' };

export class SessionSound {
  readonly #deps: SessionSoundDeps;
  readonly #audible: Audible;
  #volume = FULL_VOLUME;
  #state: State = { is: 'off' };

  constructor(deps: SessionSoundDeps) {
    this.#deps = deps;
    this.#audible = new Audible(deps.onChange);
  }

  /** Absent if the session has no sound. */
  get volume(): Volume | undefined {
    return this.#state.is === 'playing' ? this.#volume : undefined;
  }

  /** Whether the session plays something now that is not muted. */
  get isPlaying(): boolean {
    return this.#audible.is && !this.#volume.isMuted;
  }

  /** Continues with the volume that an earlier host agent recorded; the VM has it already. */
  restore(volume: Volume): void {
    this.#volume = volume;
  }

  /** Plays the VM's sound, if both the VM and the host have sound. */
  async listen(vm: Pick<VmDevices, 'listen'>): Promise<void> {
    if (!vm.listen) return;
    const { output, wavFile, title, onTrouble } = this.#deps;
    const player = openPlayer(await output(), { wavFile, title, onTrouble });
    if (!player) return;
    try {
      const stopListening = await vm.listen(this.#listenerFor(player));
      if (this.#state.is === 'stopped') {
        stopListening();
        player.close();
      } else this.#state = { is: 'playing', player, stopListening };
    } catch (error) {
      player.close();
      throw error;
    }
  }

  /** Throws `Failure` no-sound. */
  set(change: Partial<Volume>): void {
    if (this.#state.is !== 'playing') throw new Failure('no-sound');
    this.#volume = { ...this.#volume, ...change };
    this.#deps.send(this.#volume);
  }

  stop(): void {
    if (this.#state.is === 'playing') {
      this.#state.stopListening();
      this.#state.player.close();
    }
    this.#state = { is: 'stopped' };
    this.#audible.stop();
  }

  #listenerFor(player: Player): SoundListener {
    return {
      // A guest could turn its own mixer up again, so muting happens here.
      onSound: (untrustedSamples) => {
        this.#audible.hear(untrustedSamples);
        player.play(this.#volume.isMuted ? Buffer.alloc(untrustedSamples.length) : untrustedSamples);
      },
      onEnd: () => player.rest(),
      onLost: (reason) => {
        if (this.#state.is !== 'stopped') this.#deps.onTrouble(reason);
        player.rest();
      },
    };
  }
}
