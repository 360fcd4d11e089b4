/** The microphone of a session: off until the person turns it on in this session. Only then is sound recorded on the host and sent to the VM. */
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { MICROPHONE_BYTES_PER_SECOND } from '../../appliance/protocol/microphone.ts';
import { Failure } from '../api/errors/failure.ts';
import type { SoundOutput } from '../sound/output.ts';
import { openRecorder, type SoundInput, soundInput } from '../sound/recorder.ts';
import type { StreamingProgram } from '../process/streaming.ts';
import { messageOf } from '../api/errors/message-of.ts';
import type { VmDevices } from '../vm/supervised-vm.ts';

/** A silent microphone sends silence; one that is not plugged in sends nothing. */
const FIRST_SAMPLES_WITHIN_MS = 10_000;
/** Samples beyond this queue are dropped, so that speech never arrives late. */
const MAX_QUEUED_BYTES = MICROPHONE_BYTES_PER_SECOND / 4;

export interface SessionMicrophoneDeps {
  /** Whether the profile of the session still allows it. */
  readonly isAllowed: () => boolean;
  /** The sound output of the host; asked once, when the VM exists. */
  readonly output: () => Promise<SoundOutput>;
  /** Makes the guest listen, or stop listening. */
  readonly send: (isOn: boolean) => void;
  readonly title: string;
  readonly onChange: () => void;
  readonly onTrouble: (reason: string) => void;
  /** A fake recorder, in tests. */
  readonly record?: typeof openRecorder;
}

interface MicrophoneSource {
  readonly input: SoundInput;
  readonly connect: () => Promise<Duplex>;
}

export class SessionMicrophone {
  readonly #deps: SessionMicrophoneDeps;
  /** Absent if the VM or the host has no microphone. */
  #source: MicrophoneSource | undefined;
  /** Present while the microphone is on. */
  #recording: Recording | undefined;

  constructor(deps: SessionMicrophoneDeps) {
    this.#deps = deps;
  }

  /** Absent if the session has no microphone: the profile, the VM or the host lacks it. */
  get state(): 'off' | 'on' | undefined {
    if (!this.#source || !this.#deps.isAllowed()) return undefined;
    return this.#recording ? 'on' : 'off';
  }

  /** Makes it possible to turn the microphone on, if both the VM and the host have one. */
  async connect(vm: Pick<VmDevices, 'connectMicrophone'>): Promise<void> {
    if (!vm.connectMicrophone) return;
    const input = soundInput(await this.#deps.output());
    if (!input) return;
    this.#source = { input, connect: () => vm.connectMicrophone?.() ?? Promise.reject(new Error('It is gone.')) };
  }

  /** Fulfilled with the first samples, or when it was turned off meanwhile. Throws `Failure` no-microphone or microphone-silent; then it is off. */
  async turnOn(): Promise<void> {
    const source = this.#source;
    if (!source || !this.#deps.isAllowed()) throw new Failure('no-microphone');
    const why = await (this.#recording ?? this.#startRecording(source)).heard;
    if (why !== undefined) throw new Failure('microphone-silent', { reason: why });
  }

  /** Nothing is recorded any more when this returns. */
  turnOff(): void {
    this.#recording?.end();
  }

  /** Fulfilled when it is off, or the signal is aborted. */
  async whileOn(signal: AbortSignal): Promise<void> {
    const over = this.#recording?.over;
    if (!over) return;
    const aborted = new Promise<undefined>((resolve) => {
      if (signal.aborted) resolve(undefined);
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    await Promise.race([over, aborted]);
  }

  /** Turns off what an earlier host agent may have turned on. */
  reset(): void {
    if (this.#source) this.#deps.send(false);
  }

  #startRecording({ input, connect }: MicrophoneSource): Recording {
    const { send, title, onChange, onTrouble, record = openRecorder } = this.#deps;
    const recording = new Recording(() => {
      if (this.#recording !== recording) return;
      this.#recording = undefined;
      send(false);
      onChange();
    });
    this.#recording = recording;
    onChange();
    recording
      .begin({ connect, record: (onSamples) => record(input, title, onSamples), onConnected: () => send(true) })
      .catch((error: unknown) => {
        const why = messageOf(error);
        recording.end(why);
        onTrouble(why);
      });
    return recording;
  }
}

/** From turning on to turning off. */
class Recording {
  readonly #onEnd: () => void;
  readonly #close: (() => void)[] = [];
  #isOver = false;
  #resolveHeard: (why?: string) => void = () => undefined;
  #resolveOver: (nothing?: undefined) => void = () => undefined;
  /** Fulfilled with the first samples, or at the end; then with the reason, if the person did not end it. */
  readonly heard = new Promise<string | undefined>((resolve) => (this.#resolveHeard = resolve));
  readonly over = new Promise<undefined>((resolve) => (this.#resolveOver = resolve));

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  /** Throws the reason if the recording ends by itself. */
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
      socket.on('error', () => undefined).once('close', () => resolve('the VM is gone')),
    );
    if (this.#isOver) return void socket.destroy();
    onConnected();
    let isHeard = false;
    const recorder = record((samples) => {
      if (this.#isOver) return;
      isHeard = true;
      this.#resolveHeard();
      if (socket.writableLength + samples.length <= MAX_QUEUED_BYTES) socket.write(samples);
    });
    this.#close.push(() => recorder.kill());
    const late = sleep(FIRST_SAMPLES_WITHIN_MS, undefined, { ref: false }).then(() =>
      isHeard ? new Promise<never>(() => undefined) : 'it sends nothing',
    );
    const why = await Promise.race([this.over, recorder.ended, isGone, late]);
    if (why !== undefined) throw new Error(why);
  }

  /** `why`: the reason, if the person did not end it. */
  end(why?: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const close of this.#close.toReversed()) close();
    this.#resolveHeard(why);
    this.#resolveOver();
    this.#onEnd();
  }
}
