/** The connection to the native messaging host. It lasts as long as the browser, which then keeps the extension running. */
import { NO_LINK_RULES, type LinkRules } from '../../host-agent/api/configuration/link-rules.ts';
import type { BrowserRefusal, BrowserRequest } from '../../host-agent/api/host/browser-link.ts';

/** The name of its manifest (`host-agent/scripts/build/extension.mjs`). */
const HOST = 'org.safebrowse.link';
const RULES = 'rules';
/** Long enough for a host that dies at its start to be no load. */
const AGAIN_AFTER_MS = 5_000;

/** Why a request was not passed on; `not-there`: Safe Browse does not answer. */
export type Refused = BrowserRefusal | 'not-there';

type Asked = BrowserRequest extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never;

export class HostLink {
  readonly #onRules: (rules: LinkRules) => void;
  readonly #waiting = new Map<number, (refused: Refused | undefined) => void>();
  #rules: Promise<LinkRules>;
  #port: NativePort | undefined;
  #nextId = 1;

  /** `onRules` is called with each change. */
  constructor(onRules: (rules: LinkRules) => void) {
    this.#onRules = onRules;
    this.#rules = chrome.storage.local.get(RULES).then((kept) => (isRules(kept[RULES]) ? kept[RULES] : NO_LINK_RULES));
    this.#connect();
  }

  /** The last rules that were told, also by an earlier connection. */
  rules = (): Promise<LinkRules> => this.#rules;

  /** Asks once. Returns why it was refused, if it was. */
  ask(request: Asked): Promise<Refused | undefined> {
    const port = this.#port ?? this.#connect();
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      port.postMessage({ id, ...request });
    });
  }

  #connect(): NativePort {
    const port = chrome.runtime.connectNative(HOST);
    this.#port = port;
    port.onMessage.addListener((message) => this.#take(message));
    port.onDisconnect.addListener(() => {
      this.#port = undefined;
      for (const resolve of this.#waiting.values()) resolve('not-there');
      this.#waiting.clear();
      setTimeout(() => this.#port ?? this.#connect(), AGAIN_AFTER_MS);
    });
    return port;
  }

  #take(message: unknown): void {
    const { id, refused, rules } = message as {
      readonly id?: number;
      readonly refused?: Refused;
      readonly rules?: unknown;
    };
    if (isRules(rules)) {
      this.#rules = Promise.resolve(rules);
      void chrome.storage.local.set({ [RULES]: rules });
      this.#onRules(rules);
    }
    if (id === undefined) return;
    this.#waiting.get(id)?.(refused);
    this.#waiting.delete(id);
  }
}

function isRules(value: unknown): value is LinkRules {
  return typeof value === 'object' && value !== null && 'always' in value && 'never' in value && 'mode' in value;
}
