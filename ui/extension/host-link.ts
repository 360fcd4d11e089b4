/** The connection of a browser to the native messaging host. It lasts as long as the browser, which then keeps the extension running. */
import { NO_LINK_RULES, type LinkRules } from '../../host-agent/api/configuration/link-rules.ts';
import { NativeHost } from './native-host.ts';

const RULES = 'rules';
/** Long enough for a host that dies at its start to be no load. */
const AGAIN_AFTER_MS = 5_000;

export class HostLink {
  readonly #onRules: (rules: LinkRules) => void;
  readonly #host: NativeHost = new NativeHost({
    connect: (name) => chrome.runtime.connectNative(name),
    onMessage: (message) => this.#take(message),
    onGone: () => setTimeout(() => this.#host.start(), AGAIN_AFTER_MS),
  });
  #rules: Promise<LinkRules>;

  /** `onRules` is called with each change. */
  constructor(onRules: (rules: LinkRules) => void) {
    this.#onRules = onRules;
    this.#rules = chrome.storage.local.get(RULES).then((kept) => (isRules(kept[RULES]) ? kept[RULES] : NO_LINK_RULES));
    this.#host.start();
  }

  /** The last rules that were told, also by an earlier connection. */
  rules = (): Promise<LinkRules> => this.#rules;

  /** Asks once. Returns why it was refused, if it was. */
  ask: NativeHost['ask'] = (request) => this.#host.ask(request);

  #take(message: unknown): void {
    const { rules } = message as { readonly rules?: unknown };
    if (!isRules(rules)) return;
    this.#rules = Promise.resolve(rules);
    void chrome.storage.local.set({ [RULES]: rules });
    this.#onRules(rules);
  }
}

function isRules(value: unknown): value is LinkRules {
  return typeof value === 'object' && value !== null && 'always' in value && 'never' in value && 'mode' in value;
}
