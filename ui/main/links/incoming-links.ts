/** Handles links from other programs: opens them here or elsewhere, or asks. */
import { fateOf, registrableDomainOf, siteForRule } from './links.ts';
import { changeSiteRule, linkRulesOf, type SiteRulesDeps } from './site-rules.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { LinkWindow } from './link-window.ts';
import type { Model } from '../model.ts';
import type { PageWindows } from '../pages/page-window.ts';
import { asTrouble } from '../trouble.ts';
import { profileOf, profileView } from '../views.ts';
import type { Trouble } from '../../bridge/answer.ts';
import type { SiteRule } from '../../bridge/desktop.ts';

export interface LinkDeps {
  readonly shell: PageWindows;
  readonly model: Model;
  readonly desktop: Desktop;
  readonly isDark: () => boolean;
  /** Opens a session with this profile; without one, with the default profile. */
  readonly openHere: (url: string, profile?: string) => void;
  /** Shows the link in an open session. Throws the host agent's `Failure`. */
  readonly openIn: (url: string, id: string) => Promise<void>;
  readonly siteRules: SiteRulesDeps;
  /** A failure, with the name of its notice. */
  readonly onTrouble: (what: 'link-failed' | 'rule-failed', trouble: Trouble) => void;
  /** A link was opened or dismissed. */
  readonly onSettled: () => void;
}

export class IncomingLinks {
  readonly #deps: LinkDeps;
  #underWay = 0;

  constructor(deps: LinkDeps) {
    this.#deps = deps;
  }

  /** Links and rules that are asked about, and links that are being opened in the other browser. */
  get count(): number {
    return this.#underWay;
  }

  /** `here`: whatever the rules are. */
  take(url: string, here = false): void {
    const { desktop, model } = this.#deps;
    if (here) {
      this.#open(url, 'here');
      return;
    }
    const fate = fateOf(url, {
      rules: linkRulesOf(model),
      ruleFor: (site) => desktop.ruleFor(site),
      askForLinks: desktop.preferences.askForLinks,
    });
    if (fate === 'ask') this.#ask(url);
    else this.#open(url, fate);
  }

  /** By the extension of a browser; see {@link changeSiteRule}. */
  changeRule(url: string, isAlways: boolean): void {
    this.#settle(changeSiteRule(this.#deps.siteRules, url, isAlways), 'rule-failed');
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
        registrableDomain: registrableDomainOf(url),
        profiles:
          model.profiles.length === 0 ? [profileView(profileOf(model, undefined))] : model.profiles.map(profileView),
        sessions: model.sessions
          .filter(({ state, discardsAt }) => state === 'browsing' && discardsAt === undefined)
          .map(({ id, profile, requestedAt }) => {
            const { label } = profileOf(model, profile);
            return { id, profile, ...(label !== undefined && { label }), requestedAt };
          }),
        ...(otherBrowser !== undefined && { otherBrowser }),
      };
    };
    this.#underWay += 1;
    new LinkWindow(shell, state, {
      isDark: isDark(),
      onChoice: (choice) => {
        // Opens the link first, so that it opens even if the rule cannot be saved.
        if (choice.where === 'session') this.#settle(this.#deps.openIn(url, choice.id));
        else {
          this.#open(url, choice.where, choice.where === 'here' ? choice.profile : undefined);
          if (choice.forSite && site !== undefined) this.#keepRule(site, choice.where);
        }
        model.changed();
      },
      onClosed: () => this.#settled(),
    });
  }

  #keepRule(site: string, rule: SiteRule): void {
    try {
      this.#deps.desktop.setRule(site, rule);
    } catch (error) {
      this.#deps.onTrouble('rule-failed', asTrouble(error));
    }
  }

  #open(url: string, where: SiteRule, profile?: string): void {
    if (where === 'here') this.#deps.openHere(url, profile);
    else this.#settle(this.#deps.desktop.openElsewhere(url));
  }

  #settle(work: Promise<void>, failed: 'link-failed' | 'rule-failed' = 'link-failed'): void {
    this.#underWay += 1;
    work.catch((error: unknown) => this.#deps.onTrouble(failed, asTrouble(error))).finally(() => this.#settled());
  }

  #settled(): void {
    this.#underWay -= 1;
    this.#deps.onSettled();
  }
}
