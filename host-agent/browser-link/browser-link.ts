/** What the native messaging host does for a browser: it passes links to the desktop, and tells the rules. It reads nothing else to the browser. */
import { BrowserRequest, type BrowserAnswer } from '../api/host/browser-link.ts';
import type { LinkRules } from '../api/configuration/link-rules.ts';
import { browserLink } from '../api/session/url.ts';

export interface BrowserLinkDeps {
  /** Whether a request may pass now. */
  readonly mayPass: () => boolean;
  /** Starts the desktop, or passes the words to the running one. `false`: there is none. */
  readonly startDesktop: (words: readonly string[]) => boolean;
  readonly send: (answer: BrowserAnswer) => void;
}

export class BrowserLink {
  readonly #deps: BrowserLinkDeps;
  #lastRules = '';

  constructor(deps: BrowserLinkDeps) {
    this.#deps = deps;
  }

  /** Tells the rules, unless the browser knows them. */
  tell({ mode, always, never }: LinkRules): void {
    const rules = { mode, always, never };
    const text = JSON.stringify(rules);
    if (text === this.#lastRules) return;
    this.#lastRules = text;
    this.#deps.send({ rules });
  }

  /** Throws for anything that is no request. */
  take(untrusted: unknown): void {
    const request = BrowserRequest.parse(untrusted);
    const refused = this.#passOn(request);
    this.#deps.send({ id: request.id, ...(refused && { refused }) });
  }

  #passOn(request: BrowserRequest) {
    const link = browserLink(request.url);
    if ('refused' in link) return 'not-a-page';
    if (!this.#deps.mayPass()) return 'too-often';
    return this.#deps.startDesktop([wordFor(request), '--', link.url]) ? undefined : 'no-desktop';
  }
}

/** Understood by the desktop (`ui/main/request.ts`). */
function wordFor(request: BrowserRequest): string {
  if (request.ask === 'open') return '--here';
  return request.isAlways ? '--always' : '--not-always';
}
