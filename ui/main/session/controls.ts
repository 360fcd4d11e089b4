/** What the person does to the session that a window shows, besides closing it. Nothing, while there is none. */
import type { Session } from '../../../host-agent/api/session.ts';
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

  /** What is absent stays. */
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

  /** Has the session hear the person, for as long as this window is there, or no longer. Fulfilled when they are heard. */
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

  /** Brings back what was discarded. */
  undoDiscard(): Promise<void> {
    return this.#call('session.undo');
  }

  /** The person is at it. */
  attend(): Promise<void> {
    return this.#call('session.touch');
  }

  /** It runs on, however idle. */
  keepRunning(): Promise<void> {
    return this.#call('session.keep-running');
  }

  async #call(call: 'session.undo' | 'session.touch' | 'session.keep-running'): Promise<void> {
    const id = this.#id();
    if (id !== undefined) await this.#agent.call(call, { id });
  }
}
