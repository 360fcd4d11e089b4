/** Hears of a browser's requests without driving it. */
import type { BrowserPipe, FromBrowser, PipeUser } from './browser-pipe.ts';
import { CdpSessionId } from './command.ts';
import type { OnNetwork } from './relay.ts';

/** Pages are not stopped for it: a page must not wait for a host agent that has died. */
const EACH_TARGET = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true } as const;
/** The browser keeps no bodies for us. */
const NO_BODIES = { maxTotalBufferSize: 0, maxResourceBufferSize: 0, maxPostDataSize: 0 } as const;

export class RequestObserver implements PipeUser {
  readonly #pipe: BrowserPipe;
  readonly #onNetwork: OnNetwork;
  #root: string | undefined;

  constructor(pipe: BrowserPipe, onNetwork: OnNetwork) {
    this.#pipe = pipe;
    this.#onNetwork = onNetwork;
    pipe.join(this);
  }

  /** Fulfilled when it hears of the requests that follow, or the browser does not answer. */
  async begin(): Promise<void> {
    this.#root = await this.#pipe.attach(this);
    if (this.#root !== undefined) this.#pipe.tell(this.#root, 'Target.setAutoAttach', EACH_TARGET);
  }

  /** Fulfilled when the browser knows nothing of it any more. */
  async end(): Promise<void> {
    if (this.#root !== undefined) await this.#pipe.detach(this.#root);
    this.#pipe.leave(this);
  }

  hear({ method, params }: FromBrowser): void {
    const target = CdpSessionId.safeParse(params?.sessionId).data;
    if (method === 'Target.attachedToTarget' && target !== undefined && this.#pipe.has(this, target)) {
      this.#pipe.tell(target, 'Network.enable', NO_BODIES);
      // Frames of other sites, and workers.
      this.#pipe.tell(target, 'Target.setAutoAttach', EACH_TARGET);
    } else if (method?.startsWith('Network.') === true) this.#onNetwork(method, params);
  }

  restarted(): void {
    if (this.#root !== undefined) void this.begin();
  }

  gone(): void {
    this.#root = undefined;
  }
}
