/** Sound, microphone and saved files of a session on another host, as the person at this desk has them. */
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { MOST_DOWNLOADS, type Session, type SessionVolume } from '../../api/session/session.ts';
import type { SoundListener } from '../../hypervisor/hypervisor.ts';
import { SessionAutomation, type SessionAutomationDeps } from '../../session/automation.ts';
import { SessionMicrophone, type SessionMicrophoneDeps } from '../../session/microphone.ts';
import { SessionSound } from '../../session/sound.ts';
import { SavedDownloads } from '../../transfer/saved-downloads.ts';
import type { RemoteSession as RemoteState } from '../wire.ts';

export interface RemoteIoDeps extends Pick<SessionMicrophoneDeps, 'isAllowed' | 'output' | 'title' | 'record'> {
  /** A stream of samples to or from the session. Throws `Failure` pool-host-unreachable. */
  readonly connect: (what: 'sound' | 'microphone' | 'automation') => Duplex;
  readonly id: string;
  /** Where programs of this desk come in. */
  readonly driveServer?: SessionAutomationDeps['server'];
  readonly automationRule: SessionAutomationDeps['rule'];
  readonly onRecord: () => void;
  /** Sets the volume inside the session. */
  readonly sendVolume: (volume: SessionVolume) => void;
  readonly wavFile: string;
  readonly onChange: () => void;
  readonly log: Logger;
}

export class RemoteIo {
  readonly saved = new SavedDownloads();
  readonly sound: SessionSound;
  readonly microphone: SessionMicrophone;
  readonly automation: SessionAutomation;
  readonly #deps: RemoteIoDeps;
  /** Present when the session has sound and this desk plays it. */
  #listener: SoundListener | undefined;
  #samples: Duplex | undefined;
  #has = { sound: false, microphone: false };

  constructor(deps: RemoteIoDeps) {
    const { output, onChange, wavFile, title, log } = deps;
    this.#deps = deps;
    this.sound = new SessionSound({
      output,
      onChange,
      send: deps.sendVolume,
      wavFile,
      title,
      onTrouble: (reason) => log.warn({ reason }, 'the sound of the session is not played'),
    });
    this.automation = new SessionAutomation({
      id: deps.id,
      server: deps.driveServer,
      rule: deps.automationRule,
      onChange,
      onRecord: deps.onRecord,
      onTrouble: (reason) => log.warn({ reason }, 'a program cannot drive the session'),
      isElsewhere: true,
    });
    this.automation.connect({ connectAutomation: async () => deps.connect('automation') });
    this.microphone = new SessionMicrophone({
      ...deps,
      // Its host makes the guest listen.
      send: () => undefined,
      onTrouble: (reason) => log.warn({ reason }, 'the microphone is off'),
    });
  }

  /** Its host described the session. */
  update({ sound, microphone }: Pick<RemoteState, 'sound' | 'microphone'>): void {
    const { connect, onChange } = this.#deps;
    if (sound && !this.#has.sound) {
      this.#has.sound = true;
      this.sound.restore(sound);
      const listen = (listener: SoundListener) => {
        this.#listener = listener;
        this.listenAgain();
        return Promise.resolve(() => this.#stopListening());
      };
      this.#when(this.sound.listen({ listen }), onChange);
    }
    if (microphone && !this.#has.microphone) {
      this.#has.microphone = true;
      const connectMicrophone = async () => connect('microphone').resume();
      this.#when(this.microphone.connect({ connectMicrophone }), onChange);
    }
  }

  /** The host can be reached again. */
  listenAgain(): void {
    if (!this.#listener) return;
    this.#samples?.destroy();
    try {
      const samples = this.#deps.connect('sound');
      samples.on('error', () => undefined);
      samples.on('data', (untrustedSamples: Buffer) => this.#listener?.onSound(untrustedSamples));
      samples.once('close', () => this.#listener?.onEnd());
      samples.end();
      this.#samples = samples;
    } catch {
      // It is tried again when the host can be reached.
    }
  }

  describe(
    reported: Pick<RemoteState, 'downloads'>,
  ): Pick<Session, 'sound' | 'isPlaying' | 'microphone' | 'driven' | 'downloads' | 'savedDownloads'> {
    const { sound, microphone, automation, saved } = this;
    return {
      ...(sound.volume && { sound: sound.volume }),
      ...(sound.isPlaying && { isPlaying: true as const }),
      ...(microphone.state && { microphone: microphone.state }),
      ...(automation.state && { driven: automation.state }),
      ...(reported.downloads !== undefined && { downloads: reported.downloads }),
      ...(saved.record.length > 0 && { savedDownloads: Math.min(saved.record.length, MOST_DOWNLOADS) }),
    };
  }

  stop(): void {
    this.microphone.turnOff();
    this.automation.end();
    this.sound.stop();
  }

  #stopListening(): void {
    this.#listener = undefined;
    this.#samples?.destroy();
  }

  #when(connected: Promise<void>, onChange: () => void): void {
    connected.then(onChange, (error: unknown) =>
      this.#deps.log.warn({ reason: String(error) }, 'the sound of the session is not played'),
    );
  }
}
