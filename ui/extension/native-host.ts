/** The native messaging host as a program that answers requests, one answer to each. */
import type { BrowserRequest, MailRefusal, MailRequest } from '../../host-agent/api/host/browser-link.ts';

/** The name of its manifest (`host-agent/scripts/build/extension.mjs`). */
const HOST = 'org.safebrowse.link';

/** Why a request was not passed on; `not-there`: Safe Browse does not answer. */
export type Refused = MailRefusal | 'not-there';

/** The connection, as browsers have it. */
export interface NativePort {
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
  postMessage(message: unknown): void;
  disconnect(): void;
}

type Request = BrowserRequest | MailRequest;
type Asked = Request extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never;

export interface NativeHostDeps {
  readonly connect: (name: string) => NativePort;
  /** What it says unasked. */
  readonly onMessage?: (message: unknown) => void;
  /** It has ended. */
  readonly onGone?: () => void;
}

export class NativeHost {
  readonly #deps: NativeHostDeps;
  readonly #waiting = new Map<number, (refused: Refused | undefined) => void>();
  #port: NativePort | undefined;
  #nextId = 1;

  constructor(deps: NativeHostDeps) {
    this.#deps = deps;
  }

  /** Asks once, and starts it for that if necessary. Returns why it was refused, if it was. */
  ask(request: Asked): Promise<Refused | undefined> {
    const port = this.start();
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      port.postMessage({ id, ...request });
    });
  }

  /** Starts it, unless it runs. */
  start(): NativePort {
    if (this.#port) return this.#port;
    const port = this.#deps.connect(HOST);
    this.#port = port;
    port.onMessage.addListener((message) => this.#take(message));
    port.onDisconnect.addListener(() => this.#gone());
    return port;
  }

  /** Ends it. */
  end(): void {
    this.#port?.disconnect();
    this.#gone();
  }

  #gone(): void {
    this.#port = undefined;
    for (const resolve of this.#waiting.values()) resolve('not-there');
    this.#waiting.clear();
    this.#deps.onGone?.();
  }

  #take(message: unknown): void {
    const { id, refused } = message as { readonly id?: number; readonly refused?: Refused };
    if (id === undefined) this.#deps.onMessage?.(message);
    else {
      this.#waiting.get(id)?.(refused);
      this.#waiting.delete(id);
    }
  }
}
