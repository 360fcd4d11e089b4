/** A session's microphone: off, until the person turns it on for now. Only then is anything recorded on this computer, and only then is anything sent. */
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { MICROPHONE_BYTES_PER_SECOND } from '../../appliance/protocol/microphone.ts';
import { Failure } from '../api/failure.ts';
import type { Vm } from '../hypervisor/hypervisor.ts';
import type { SoundOutput } from '../sound/output.ts';
import { openRecorder, type SoundInput, soundInput } from '../sound/recorder.ts';
import type { StreamingProgram } from '../process/streaming.ts';
import { messageOf } from '../api/message-of.ts';

/** A microphone that is silent sends silence; one that is not there sends nothing. */
const HEARD_WITHIN_MS = 10_000;
/** What may wait on its way into the machine; what comes on top is lost, so that nobody is heard later than they speak. */
const MOST_WAITING_BYTES = MICROPHONE_BYTES_PER_SECOND / 4;

export interface MicrophoneParts {
  /** Whether the profile of the session still allows it. */
  readonly isAllowed: () => boolean;
  /** Where this computer's sound is; asked once, when there is a machine. */
  readonly output: () => Promise<SoundOutput>;
  /** Tells the machine whether to listen. */
  readonly send: (isOn: boolean) => void;
  readonly title: string;
  readonly onChange: () => void;
  readonly onTrouble: (reason: string) => void;
  /** Another recorder, for tests. */
  readonly record?: typeof openRecorder;
}

export class SessionMicrophone {
  readonly #parts: MicrophoneParts;
  #connect: (() => Promise<Duplex>) | undefined;
  #input: SoundInput | undefined;
  /** Present while it is on. */
  #speech: Speech | undefined;

  constructor(parts: MicrophoneParts) {
    this.#parts = parts;
  }

  /** Absent where there is none: neither the profile nor this computer may lack it. */
  get state(): 'off' | 'on' | undefined {
    return this.#input && this.#parts.isAllowed() ? (this.#speech ? 'on' : 'off') : undefined;
  }

  /** From now on it can be turned on, where the machine has a port for it and this computer has sound. */
  async use(vm: Vm): Promise<void> {
    if (!vm.connectMicrophone) return;
    this.#input = soundInput(await this.#parts.output());
    this.#connect = () => vm.connectMicrophone?.() ?? Promise.reject(new Error('It is gone.'));
  }

  /** Fulfilled when the person is heard, or has turned it off meanwhile. Throws `Failure` no-microphone or microphone-silent; then it is off. */
  async turnOn(): Promise<void> {
    if (!this.#input || !this.#connect || !this.#parts.isAllowed()) throw new Failure('no-microphone');
    if (!this.#speech) {
      const { send, title, onChange, onTrouble, record = openRecorder } = this.#parts;
      const speech = new Speech(() => {
        if (this.#speech !== speech) return;
        this.#speech = undefined;
        send(false);
        onChange();
      });
      this.#speech = speech;
      onChange();
      speech
        .begin({
          connect: this.#connect,
          record: (onSamples) => record(this.#input as SoundInput, title, onSamples),
          onConnected: () => send(true),
        })
        .catch((error: unknown) => {
          const why = messageOf(error);
          speech.end(why);
          onTrouble(why);
        });
    }
    const why = await this.#speech.heard;
    if (why !== undefined) throw new Failure('microphone-silent', { reason: why });
  }

  /** Nothing is recorded any more when this returns. */
  turnOff(): void {
    this.#speech?.end();
  }

  /** Fulfilled when it is off. */
  async whileOn(signal: AbortSignal): Promise<void> {
    const over = this.#speech?.over;
    if (!over) return;
    const aborted = new Promise<undefined>((resolve) => {
      if (signal.aborted) resolve(undefined);
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    await Promise.race([over, aborted]);
  }

  /** Another host agent may have had it on: whatever it had, it is off. */
  forget(): void {
    if (this.#connect) this.#parts.send(false);
  }
}

/** From one turning on to the next turning off. */
class Speech {
  readonly #onEnd: () => void;
  readonly #close: (() => void)[] = [];
  #isOver = false;
  #resolveHeard: (why?: string) => void = () => undefined;
  #resolveOver: (nothing?: undefined) => void = () => undefined;
  /** Fulfilled with the first samples, or at the end; with why there are none, where somebody waits for some. */
  readonly heard = new Promise<string | undefined>((resolve) => (this.#resolveHeard = resolve));
  readonly over = new Promise<undefined>((resolve) => (this.#resolveOver = resolve));

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  /** Throws why it is over, unless it was ended. */
  async begin({
    connect,
    record,
    onConnected,
  }: {
    readonly connect: () => Promise<Duplex>;
    readonly record: (onSamples: (samples: Buffer) => void) => StreamingProgram;
    readonly onConnected: () => void;
  }): Promise<void> {
    const socket = await connect();
    this.#close.push(() => socket.destroy());
    const isGone = new Promise<string>((resolve) =>
      socket.on('error', () => undefined).once('close', () => resolve('its machine is gone')),
    );
    if (this.#isOver) return void socket.destroy();
    onConnected();
    let isHeard = false;
    const recorder = record((samples) => {
      if (this.#isOver) return;
      isHeard = true;
      this.#resolveHeard();
      if (socket.writableLength + samples.length <= MOST_WAITING_BYTES) socket.write(samples);
    });
    this.#close.push(() => recorder.kill());
    const late = sleep(HEARD_WITHIN_MS, undefined, { ref: false }).then(() =>
      isHeard ? new Promise<never>(() => undefined) : 'it sends nothing',
    );
    const why = await Promise.race([this.over, recorder.ended, isGone, late]);
    if (why !== undefined) throw new Error(why);
  }

  /** `why`: where nobody wanted that. */
  end(why?: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const close of this.#close.toReversed()) close();
    this.#resolveHeard(why);
    this.#resolveOver();
    this.#onEnd();
  }
}
