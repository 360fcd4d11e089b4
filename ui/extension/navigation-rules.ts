/** Which navigations of a browser are stopped, as functions and as rules of `declarativeNetRequest`. */
import { linkRuleFor, type LinkRules } from '../../host-agent/api/configuration/link-rules.ts';
import { parseUrl } from '../../appliance/protocol/parse-url.ts';

export interface NavigationRule {
  readonly id: number;
  readonly priority: number;
  readonly condition: {
    readonly regexFilter: string;
    readonly requestDomains?: readonly string[];
    readonly resourceTypes: readonly string[];
  };
  readonly action: { readonly type: string; readonly redirect?: { readonly regexSubstitution: string } };
}

/** The page that the extension shows instead; what follows `#` is the address. */
export const STOPPED_PAGE = 'stopped.html';

export const PAGE = ['main_frame'];
/** A frame would be a visit that the person does not see. It opens no session, because any page could have thousands. */
const FRAME = ['sub_frame', 'object'];
/** What a browser fetches ahead, for a page that may come next. */
const AHEAD = ['other'];
/** Beside pages. */
export const UNSEEN = [...FRAME, ...AHEAD];

/** Whether a page opens in a session instead. Pure. */
export function isStopped(rules: LinkRules, url: string): boolean {
  const hostname = /^https?:/.test(url) ? parseUrl(url)?.hostname : undefined;
  return hostname !== undefined && linkRuleFor(rules, hostname) === 'always';
}

/** Whether a request beside pages is dropped. Where all sites but a list are stopped, frames are not: the pages of the list may need them. Pure. */
export const isDropped = (rules: LinkRules, { url, type }: { readonly url: string; readonly type: string }): boolean =>
  isStopped(FRAME.includes(type) ? { ...rules, mode: 'listed' } : rules, url);

/**
 * The rules that Chromium keeps, and obeys while the extension does not run: more parts in a name win, and of two equal names the one that always
 * opens in a session. `stoppedPage`: its whole URL. Pure.
 */
export function navigationRules({ mode, always, never }: LinkRules, stoppedPage: string): NavigationRule[] {
  const stop = { type: 'redirect', redirect: { regexSubstitution: `${stoppedPage}#\\0` } };
  const [allow, block] = [{ type: 'allow' }, { type: 'block' }];
  const made: Omit<NavigationRule, 'id'>[] = [];
  const add = (
    priority: number,
    action: NavigationRule['action'],
    resourceTypes: readonly string[],
    requestDomains?: readonly string[],
  ) => {
    const condition = { regexFilter: '^https?://.*', resourceTypes, ...(requestDomains && { requestDomains }) };
    made.push({ priority, condition, action });
  };
  if (mode === 'others') {
    add(1, stop, PAGE);
    add(1, block, AHEAD);
  }
  for (const [parts, names] of byParts(never)) add(2 * parts, allow, [...PAGE, ...UNSEEN], names);
  for (const [parts, names] of byParts(always)) {
    add(2 * parts + 1, stop, PAGE, names);
    add(2 * parts + 1, block, UNSEEN, names);
  }
  return made.map((rule, index) => ({ id: index + 1, ...rule }));
}

function byParts(names: readonly string[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const name of names) {
    const parts = name.split('.').length;
    found.set(parts, [...(found.get(parts) ?? []), name]);
  }
  return found;
}
