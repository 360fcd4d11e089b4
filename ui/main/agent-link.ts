/** The connection to the host agent: starts it or attaches to it, watches it, and reconnects. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallOptions, Client } from '../../host-agent/api/connection/client.ts';
import type { AgentEvent } from '../../host-agent/api/methods/events.ts';
import { Failure } from '../../host-agent/api/errors/failure.ts';
import type { Method, Params, Result } from '../../host-agent/api/methods/methods.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

export interface AgentListener {
  readonly onUp: (hello: Result<'daemon.hello'>) => void;
  readonly onEvent: (event: AgentEvent) => void;
  /** Also called if it could not be started. */
  readonly onLost: (error: unknown) => void;
}

export class AgentLink {
  readonly #attach: () => Promise<Client>;
  readonly #listener: AgentListener;
  readonly #closed = new AbortController();
  #client: Client | undefined;
  #hurry = new AbortController();
  readonly #waiting: { readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];

  /** `attach` starts the host agent if none runs. */
  constructor(attach: () => Promise<Client>, listener: AgentListener) {
    this.#attach = attach;
    this.#listener = listener;
  }

  /** Keeps the connection until {@link close}. */
  async keep(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    const { signal } = this.#closed;
    const isClosed = () => signal.aborted;
    while (!isClosed()) {
      let client: Client | undefined;
      try {
        client = await this.#attach();
        const hello = await client.call('daemon.hello', {});
        this.#client = client;
        pauseMs = FIRST_PAUSE_MS;
        for (const { resolve } of this.#waiting.splice(0)) resolve();
        this.#listener.onUp(hello);
        await client.call('events.watch', {}, { onProgress: this.#listener.onEvent, signal });
        throw new Failure('host-agent-unreachable');
      } catch (error) {
        for (const { reject } of this.#waiting.splice(0)) reject(error);
        if (!isClosed()) this.#listener.onLost(error);
      }
      client?.close();
      this.#client = undefined;
      this.#hurry = new AbortController();
      await sleep(pauseMs, undefined, { signal: AbortSignal.any([this.#hurry.signal, signal]) }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  /** Resolves when there is a host agent; rejects with the reason if the next attempt fails. */
  attached(): Promise<void> {
    if (this.#client) return Promise.resolve();
    this.#hurry.abort();
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** Throws the host agent's `Failure`, or host-agent-unreachable. */
  call<M extends Method>(method: M, params: Params<M>, options?: CallOptions<M>): Promise<Result<M>> {
    if (!this.#client) {
      this.#hurry.abort();
      return Promise.reject(new Failure('host-agent-unreachable'));
    }
    return this.#client.call(method, params, options);
  }

  /** Stops the host agent; the next one starts automatically. Sessions continue. */
  async restart(): Promise<void> {
    if (this.#client) await this.#client.call('daemon.stop', {});
    this.#hurry.abort();
  }

  close(): void {
    this.#closed.abort();
    this.#client?.close();
  }
}
