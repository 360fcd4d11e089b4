/**
 * The pages with which Chromium starts. It has not read the rules that it keeps then, asks the extension, and wants the answer at once, when the extension
 * has not read its rules either: the extension's page is shown until it has.
 */
import type { LinkRules } from '../../host-agent/api/configuration/link-rules.ts';
import { isStopped } from './navigation-rules.ts';

export class FirstPages {
  readonly #stoppedPage: string;
  readonly #held = new Set<string>();
  #rules: LinkRules | undefined;

  /** `stoppedPage`: its whole URL. */
  constructor(stoppedPage: string) {
    this.#stoppedPage = stoppedPage;
  }

  know(rules: LinkRules): void {
    this.#rules = rules;
  }

  answer({ url, method }: { readonly url: string; readonly method: string }): { readonly redirectUrl?: string } {
    const stop = { redirectUrl: `${this.#stoppedPage}#${url}` };
    if (this.#rules) return isStopped(this.#rules, url) ? stop : {};
    // What a form sends would be lost; no browser starts with that.
    if (method !== 'GET') return {};
    this.#held.add(url);
    return stop;
  }

  /** Whether a page was held back, once. */
  take = (url: string): boolean => this.#held.delete(url);
}
