/** Controls of a session in its window, except closing it. They do nothing while there is no session. */
import type { ScalePercent } from '../../../appliance/protocol/scale.ts';
import type { SteeringAct } from '../../../host-agent/api/session/drive.ts';
import type { RecordingAct } from '../../../host-agent/api/session/recording.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import type { AgentLink } from '../agent-link.ts';

export class SessionControls {
  readonly #agent: Pick<AgentLink, 'call'>;
  readonly #id: () => string | undefined;
  /** Aborted, it turns off the microphone that this window turned on. */
  #microphoneOff = new AbortController();

  constructor(agent: Pick<AgentLink, 'call'>, id: () => string | undefined) {
    this.#agent = agent;
    this.#id = id;
  }

  /** Resolves when the VM has the text. */
  async type(text: string): Promise<void> {
    const id = this.#id();
    if (id !== undefined) await this.#agent.call('session.type', { id, text });
  }

  async setScale(percent: ScalePercent): Promise<void> {
    const id = this.#id();
    if (id !== undefined) await this.#agent.call('session.scale', { id, percent });
  }

  /** Absent values stay unchanged. */
  async setVolume({
    percent,
    isMuted,
  }: {
    readonly percent?: number | undefined;
    readonly isMuted?: boolean | undefined;
  }): Promise<void> {
    const id = this.#id();
    if (id !== undefined)
      await this.#agent.call('session.volume', {
        id,
        ...(percent !== undefined && { percent }),
        ...(isMuted !== undefined && { isMuted }),
      });
  }

  /** Turns the microphone off, or on for as long as this window is open. Resolves when the session hears the person. */
  async setMicrophone(isOn: boolean): Promise<void> {
    const id = this.#id();
    if (id === undefined) return;
    this.#microphoneOff.abort();
    if (!isOn) {
      await this.#agent.call('session.microphone', { id, isOn });
      return;
    }
    const { signal } = (this.#microphoneOff = new AbortController());
    await new Promise<void>((resolve, reject) => {
      this.#agent.call('session.hold-microphone', { id }, { signal, onProgress: () => resolve() }).then(
        () => resolve(),
        (error: unknown) =>
          signal.aborted ? resolve() : reject(error instanceof Error ? error : new Error(String(error))),
      );
    });
  }

  /** Without the window nothing shows that the microphone is on, even if another client turned it on. */
  turnMicrophoneOff(session: Session | undefined): void {
    this.#microphoneOff.abort();
    if (session?.microphone === 'on')
      this.#agent.call('session.microphone', { id: session.id, isOn: false }).catch(() => undefined);
  }

  /** What the person does about the program that drives the session, or wants to. */
  async steer(act: SteeringAct): Promise<void> {
    const id = this.#id();
    if (id !== undefined) await this.#agent.call('session.steer', { id, act });
  }

  /** What the person does about the recording of the session. */
  async steerRecording(act: RecordingAct): Promise<void> {
    const id = this.#id();
    if (id !== undefined) await this.#agent.call('session.steer-recording', { id, act });
  }

  /** Brings back a discarded session. */
  undoDiscard(): Promise<void> {
    return this.#call('session.undo');
  }

  /** Brings back a browser that ended. */
  reopen(): Promise<void> {
    return this.#call('session.reopen');
  }

  /** The person uses the session. */
  attend(): Promise<void> {
    return this.#call('session.touch');
  }

  /** Keeps the session running, however long it is idle. */
  keepRunning(): Promise<void> {
    return this.#call('session.keep-running');
  }

  async #call(call: 'session.undo' | 'session.reopen' | 'session.touch' | 'session.keep-running'): Promise<void> {
    const id = this.#id();
    if (id !== undefined) await this.#agent.call(call, { id });
  }
}
