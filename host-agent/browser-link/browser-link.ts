/** What the native messaging host does for a browser: it passes links to the desktop, and tells the rules. It reads nothing else to the browser. */
import { BrowserRequest, type BrowserAnswer } from '../api/host/browser-link.ts';
import type { LinkRules } from '../api/configuration/link-rules.ts';
import { openLink, type PassOn } from './pass-on.ts';

export interface BrowserLinkDeps extends PassOn {
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
    const refused = openLink(this.#deps, wordFor(request), request.url);
    this.#deps.send({ id: request.id, ...(refused && { refused }) });
  }
}

function wordFor(request: BrowserRequest): string {
  if (request.ask === 'open') return '--here';
  return request.isAlways ? '--always' : '--not-always';
}
