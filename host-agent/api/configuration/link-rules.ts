/** Which sites always open in a session, and which never do. Without a schema, because the extension of browsers runs it too. */

export interface LinkRules {
  /** `listed`: only the sites in `always`. `others`: every site but those in `never`. */
  readonly mode: 'listed' | 'others';
  readonly always: readonly string[];
  readonly never: readonly string[];
}

export type LinkRule = 'always' | 'never';

export const NO_LINK_RULES: LinkRules = { mode: 'listed', always: [], never: [] };

/** Names with more parts than this are no host names. */
const MOST_PARTS = 127;

/**
 * The rule for a host as a URL names it. A listed name stands for its subdomains too; the longest one decides, and of two equal ones `always`.
 * `undefined`: none. Pure.
 */
export function linkRuleFor({ mode, always, never }: LinkRules, hostname: string): LinkRule | undefined {
  // DNS also knows a name with a dot at its end, and a browser leads it to the same site.
  const parts = hostname.replace(/\.$/, '').split('.').slice(-MOST_PARTS);
  for (let from = 0; from < parts.length; from += 1) {
    const name = parts.slice(from).join('.');
    if (always.includes(name)) return 'always';
    if (never.includes(name)) return 'never';
  }
  return mode === 'others' ? 'always' : undefined;
}

/** The rules with another one for this site: that it always opens in a session, or that it does not. Pure. */
export function withLinkRule(rules: LinkRules, site: string, isAlways: boolean): LinkRules {
  const without = (list: readonly string[]) => list.filter((name) => name !== site);
  const neither = { ...rules, always: without(rules.always), never: without(rules.never) };
  if ((linkRuleFor(neither, site) === 'always') === isAlways) return neither;
  return isAlways ? { ...neither, always: [...neither.always, site] } : { ...neither, never: [...neither.never, site] };
}
