/** Decides where a link from another program opens: by the site's rule, otherwise by a question. */
import { getDomain } from 'tldts';
import { linkRuleFor, type LinkRules } from '../../../host-agent/api/configuration/link-rules.ts';
import { Site, type SiteRule } from '../../bridge/desktop.ts';

/** Where a link opens: by the rules of the configuration first, which browsers with the extension and an organisation share. Pure. */
export function fateOf(
  url: string,
  {
    rules,
    ruleFor,
    askForLinks,
  }: { rules: LinkRules; ruleFor: (site: string) => SiteRule | undefined; askForLinks: boolean },
): SiteRule | 'ask' {
  const rule = linkRuleFor(rules, siteOf(url));
  if (rule !== undefined) return rule === 'always' ? 'here' : 'elsewhere';
  return ruleFor(siteOf(url)) ?? (askForLinks ? 'ask' : 'here');
}

/** The site for a rule about this link; `undefined` for hosts that rules do not support. Pure. */
export function siteForRule(url: string): string | undefined {
  const site = siteOf(url);
  return Site.safeParse(site).success ? site : undefined;
}

function siteOf(url: string): string {
  return new URL(url).hostname;
}

/** The part of the link's host that somebody registered, by the public suffix list; empty if there is none. Pure. */
export function registrableDomainOf(url: string): string {
  // Below a private suffix, such as github.io, each name belongs to somebody else.
  return getDomain(siteOf(url), { allowPrivateDomains: true }) ?? '';
}
