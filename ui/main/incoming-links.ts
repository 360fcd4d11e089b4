/** Links from other programs on their way: here, elsewhere, or asked about. */
import { fateOf, siteOf } from './links.ts';
import type { Desktop } from './desktop/desktop.ts';
import { LinkWindow } from './link-window.ts';
import type { Model } from './model.ts';
import type { PageWindows } from './page-window.ts';
import { asTrouble } from './trouble.ts';
import { profileNamed } from './views.ts';
import type { Trouble } from '../bridge/answer.ts';

export interface LinkParts {
  readonly shell: PageWindows;
  readonly model: Model;
  readonly desktop: Desktop;
  readonly isDark: () => boolean;
  readonly openHere: (url: string) => void;
  readonly onTrouble: (trouble: Trouble) => void;
}

export class IncomingLinks {
  readonly #parts: LinkParts;

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  take(url: string): void {
    const { desktop } = this.#parts;
    const fate = fateOf(url, { ruleFor: (site) => desktop.ruleFor(site), askForLinks: desktop.preferences.askForLinks });
    if (fate === 'ask') this.#ask(url);
    else this.#open(url, fate);
  }

  #ask(url: string): void {
    const { shell, model, desktop, isDark } = this.#parts;
    const site = siteOf(url);
    const state = () => {
      const { otherBrowser } = desktop.view();
      return { window: 'link' as const, language: desktop.language, url, site, profile: profileNamed(model, undefined), ...(otherBrowser !== undefined && { otherBrowser }) };
    };
    new LinkWindow(shell, state, {
      isDark: isDark(),
      onChoice: ({ rule, forSite }) => {
        if (forSite) desktop.setRule(site, rule);
        this.#open(url, rule);
        model.changed();
      },
    });
  }

  #open(url: string, where: 'here' | 'elsewhere'): void {
    if (where === 'here') this.#parts.openHere(url);
    else this.#parts.desktop.openElsewhere(url).catch((error: unknown) => this.#parts.onTrouble(asTrouble(error)));
  }
}
