/** The recording of a session: only if the profile allows it, and where that asks, once the person has agreed. Without one, nothing is written. */
import { Failure } from '../api/errors/failure.ts';
import type { TakenFile } from '../api/session/downloads.ts';
import type { Params } from '../api/methods/methods.ts';
import type { Recording, RecordingAct, RecordingSummary } from '../api/session/recording.ts';
import type { Restrictions } from '../api/session/restrictions.ts';
import type { VmDevices } from '../vm/supervised-vm.ts';
import { DEFAULT_LIMITS, type Recorded, Recorder, type RecorderDeps } from '../recording/recorder.ts';
import type { VmFiles } from '../storage/filenames.ts';
import type { SessionAutomation } from './automation.ts';
import { Consent } from './consent.ts';
import type { Network } from './session-deps.ts';

export interface SessionRecordingDeps {
  /** Absent where nothing records. */
  readonly recorder?: RecorderDeps | undefined;
  /** As the profile says now. */
  readonly rule: () => Restrictions['record'];
  readonly keysRule: () => Restrictions['recordKeys'];
  /** Throws `Failure` session-not-ready or no-recording. */
  readonly recorded: () => Recorded;
  /** Lets the browser say its requests also while no program drives it. */
  readonly requests: Pick<SessionAutomation, 'assertPossible' | 'observe' | 'stopObserving'>;
  readonly onChange: () => void;
}

/** What a recording needs of a session. */
interface RecordedSession {
  readonly id: string;
  readonly profile: { readonly name: string; readonly settings: Recorded['settings'] };
  readonly access: Recorded['access'];
  readonly image?: string | undefined;
  readonly names: Pick<VmFiles, 'processLog'>;
  readonly port: number;
  /** That of its port: its exit's, if it has one. */
  readonly network: Pick<Network, 'capture'>;
  devices(): VmDevices;
}

/** What a recording of this session follows. Throws `Failure` session-not-ready or no-recording. */
export function recordedOf(session: RecordedSession): Recorded {
  const { network, port, profile } = session;
  const devices = session.devices();
  const followScreen = devices.followScreen?.bind(devices);
  if (!network.capture || !followScreen) throw new Failure('no-recording');
  return {
    session: session.id,
    profile: profile.name,
    settings: profile.settings,
    access: session.access,
    image: session.image ?? '',
    capture: (onCapture, signal) => network.capture?.(port, onCapture, signal) ?? Promise.resolve(),
    followScreen,
    logFile: session.names.processLog('encoder'),
  };
}

export class SessionRecording {
  readonly #deps: SessionRecordingDeps;
  readonly #consent: Consent;
  /** Of the recording that runs, begins, or waits for the person. */
  #folder: string | undefined;
  #recorder: Recorder | undefined;
  #begun: Promise<unknown> = Promise.resolve();
  #isOver = false;

  constructor(deps: SessionRecordingDeps) {
    this.#deps = deps;
    this.#consent = new Consent(deps.onChange);
  }

  get state(): Recording | undefined {
    if (this.#folder === undefined) return undefined;
    if (this.#recorder) return { is: 'on', folder: this.#folder };
    return this.#consent.isOpen ? { is: 'asking', folder: this.#folder } : undefined;
  }

  /** Fulfilled when the recording is closed, which it also is when `signal` aborts. Throws `Failure` no-recording, recording-refused, recording-under-way, or like {@link Recorder.begin}. */
  async record(
    { folder, key, maxMinutes, maxMiB, requests = false }: Omit<Params<'session.record'>, 'id'>,
    signal: AbortSignal,
    onBegun: () => void,
  ): Promise<RecordingSummary> {
    if (this.#folder !== undefined) throw new Failure('recording-under-way', { folder: this.#folder });
    const limits = {
      maxMinutes: maxMinutes ?? DEFAULT_LIMITS.maxMinutes,
      maxMiB: maxMiB ?? DEFAULT_LIMITS.maxMiB,
    };
    this.#folder = folder;
    try {
      if (requests) this.#deps.requests.assertPossible();
      const beginning = this.#begin({ folder, key, limits }, signal);
      this.#begun = beginning.catch(() => undefined);
      const recorder = await beginning;
      if (requests) await this.#observe(recorder);
      onBegun();
      const stop = () => void recorder.end('stopped');
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      return await recorder.closed.finally(() => signal.removeEventListener('abort', stop));
    } finally {
      if (requests) void this.#deps.requests.stopObserving();
      this.#folder = undefined;
      this.#recorder = undefined;
      this.#deps.onChange();
    }
  }

  async steer(act: RecordingAct): Promise<void> {
    if (act === 'stop') await this.#stop('stopped');
    else this.#consent.settle(act === 'agree');
  }

  addDownload(taken: TakenFile): void {
    void this.#recorder?.addDownload(taken);
  }

  /** Of TLS connections, in a form that the protocol has checked. A guest that was taken over may say any. */
  addKeys(lines: readonly string[]): void {
    if (this.#deps.keysRule() === 'on') this.#recorder?.addKeys(lines);
  }

  /** What the browser tells a program that drives it of its requests. */
  addRequestEvent(method: string, untrustedParams: unknown): void {
    this.#recorder?.addRequestEvent(method, untrustedParams);
  }

  /** The profile was edited. One that asks now did not when the recording began. */
  enforce(): void {
    if (this.#deps.rule() === 'off') void this.#stop('forbidden');
  }

  /** The session ends. */
  end(): void {
    this.#isOver = true;
    void this.#stop('session-ended');
  }

  /** Fulfilled when nothing is written any more. */
  async ended(): Promise<void> {
    await this.#begun;
    await this.#stop('session-ended');
  }

  /** The browser may have ended meanwhile: then the rest is recorded. */
  async #observe(recorder: Recorder): Promise<void> {
    await Promise.race([this.#deps.requests.observe().catch(() => undefined), recorder.closed]);
  }

  async #stop(why: 'stopped' | 'forbidden' | 'session-ended'): Promise<void> {
    this.#consent.settle(false);
    await this.#recorder?.end(why);
  }

  async #begin(target: Parameters<typeof Recorder.begin>[2], signal: AbortSignal): Promise<Recorder> {
    const { recorder: deps, rule, recorded, onChange } = this.#deps;
    if (this.#isForbidden() || !deps) throw new Failure('no-recording');
    // Before the question: there may be nothing to agree to.
    recorded();
    if (rule() === 'ask' && !(await this.#consent.ask(signal))) throw new Failure('recording-refused');
    // Meanwhile it may have ended, or been forbidden.
    if (this.#isForbidden()) throw new Failure('no-recording');
    const recorder = await Recorder.begin(deps, recorded(), target);
    this.#recorder = recorder;
    if (this.#isForbidden()) void recorder.end(this.#isOver ? 'session-ended' : 'forbidden');
    onChange();
    return recorder;
  }

  #isForbidden(): boolean {
    return this.#isOver || this.#deps.rule() === 'off';
  }
}
