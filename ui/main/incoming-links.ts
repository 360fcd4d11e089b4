/** Handles links from other programs: opens them here or elsewhere, or asks. */
import { fateOf, siteForRule } from './links.ts';
import type { Desktop } from './desktop/desktop.ts';
import { LinkWindow } from './link-window.ts';
import type { Model } from './model.ts';
import type { PageWindows } from './page-window.ts';
import { asTrouble } from './trouble.ts';
import { profileOf, profileView } from './views.ts';
import type { Trouble } from '../bridge/answer.ts';
import type { SiteRule } from '../bridge/desktop.ts';

export interface LinkDeps {
  readonly shell: PageWindows;
  readonly model: Model;
  readonly desktop: Desktop;
  readonly isDark: () => boolean;
  readonly openHere: (url: string) => void;
  /** A failure, with the name of its notice. */
  readonly onTrouble: (what: 'linkFailed' | 'ruleFailed', trouble: Trouble) => void;
  /** A link was opened or dismissed. */
  readonly onSettled: () => void;
}

export class IncomingLinks {
  readonly #deps: LinkDeps;
  #underWay = 0;

  constructor(deps: LinkDeps) {
    this.#deps = deps;
  }

  /** Links that are asked about, or being opened in the other browser. */
  get count(): number {
    return this.#underWay;
  }

  take(url: string): void {
    const { desktop } = this.#deps;
    const fate = fateOf(url, {
      ruleFor: (site) => desktop.ruleFor(site),
      askForLinks: desktop.preferences.askForLinks,
    });
    if (fate === 'ask') this.#ask(url);
    else this.#open(url, fate);
  }

  #ask(url: string): void {
    const { shell, model, desktop, isDark } = this.#deps;
    const site = siteForRule(url);
    const state = () => {
      const { otherBrowser } = desktop.view();
      return {
        window: 'link' as const,
        language: desktop.language,
        url,
        site: site ?? '',
        profile: profileView(profileOf(model, undefined)),
        ...(otherBrowser !== undefined && { otherBrowser }),
      };
    };
    this.#underWay += 1;
    new LinkWindow(shell, state, {
      isDark: isDark(),
      onChoice: ({ rule, forSite }) => {
        // Opens the link first, so that it opens even if the rule cannot be saved.
        this.#open(url, rule);
        if (forSite && site !== undefined) this.#keepRule(site, rule);
        model.changed();
      },
      onClosed: () => this.#settled(),
    });
  }

  #keepRule(site: string, rule: SiteRule): void {
    try {
      this.#deps.desktop.setRule(site, rule);
    } catch (error) {
      this.#deps.onTrouble('ruleFailed', asTrouble(error));
    }
  }

  #open(url: string, where: SiteRule): void {
    if (where === 'here') {
      this.#deps.openHere(url);
      return;
    }
    this.#underWay += 1;
    this.#deps.desktop
      .openElsewhere(url)
      .catch((error: unknown) => this.#deps.onTrouble('linkFailed', asTrouble(error)))
      .finally(() => this.#settled());
  }

  #settled(): void {
    this.#underWay -= 1;
    this.#deps.onSettled();
  }
}
