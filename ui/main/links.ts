/** Links from other programs: by the site's rule, else as the person says. */
import type { SiteRule } from '../bridge/desktop.ts';

/** What is to become of a link. Pure. */
export function fateOf(url: string, { ruleFor, askForLinks }: { ruleFor: (site: string) => SiteRule | undefined; askForLinks: boolean }): SiteRule | 'ask' {
  return ruleFor(siteOf(url)) ?? (askForLinks ? 'ask' : 'here');
}

/** The host that a rule is for. */
export function siteOf(url: string): string {
  return new URL(url).hostname;
}
