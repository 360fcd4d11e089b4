/** Which sites have a rule, wherever it is kept. Pure. */
import type { Configuration } from '../../../../host-agent/api/configuration/configuration.ts';
import type { Desktop, SiteRule } from '../../../bridge/desktop.ts';
import { valueAt } from './values.ts';

/** Where the configuration lists the sites of a rule. */
export const pathOfSites = (rule: SiteRule): string[] => ['links', rule === 'here' ? 'always' : 'never'];

/** Those that the configuration lists: with their subdomains, and also for browsers with the extension. */
export function sitesIn(rule: SiteRule, configuration: Pick<Configuration, 'values'> | undefined): string[] {
  const listed = configuration && valueAt(configuration.values, pathOfSites(rule));
  return Array.isArray(listed) ? listed.filter((site) => typeof site === 'string') : [];
}

/** Each site once. `isListed`: in the configuration; the others were remembered when a link was clicked. */
export function ruledSites(
  rule: SiteRule,
  { sites }: Pick<Desktop, 'sites'>,
  configuration: Pick<Configuration, 'values'> | undefined,
): { readonly site: string; readonly isListed: boolean }[] {
  const listed = sitesIn(rule, configuration);
  const remembered = sites.filter((one) => one.rule === rule && !listed.includes(one.site));
  return [
    ...listed.map((site) => ({ site, isListed: true })),
    ...remembered.map(({ site }) => ({ site, isListed: false })),
  ].toSorted((one, other) => one.site.localeCompare(other.site));
}

/** The name of the site that was typed, or pasted as an address of one of its pages. The host agent knows the exact rule. */
export const namedSite = (typed: string): string =>
  typed
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#:].*$/, '')
    .toLowerCase();
