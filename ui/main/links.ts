/** Links from other programs: by the site's rule, else as the person says. */
import { Site, type SiteRule } from '../bridge/desktop.ts';

/** What is to become of a link. Pure. */
export function fateOf(
  url: string,
  { ruleFor, askForLinks }: { ruleFor: (site: string) => SiteRule | undefined; askForLinks: boolean },
): SiteRule | 'ask' {
  return ruleFor(siteOf(url)) ?? (askForLinks ? 'ask' : 'here');
}

/** The host that a rule for this link would be for; the web allows some that are none of ours. Pure. */
export function siteForRule(url: string): string | undefined {
  const site = siteOf(url);
  return Site.safeParse(site).success ? site : undefined;
}

function siteOf(url: string): string {
  return new URL(url).hostname;
}
