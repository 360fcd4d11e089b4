import { describe, expect, it } from 'vitest';
import { type LinkRules, linkRuleFor } from '../../../host-agent/api/configuration/link-rules.ts';
import { isDropped, isStopped, type NavigationRule, navigationRules } from '../../../ui/extension/navigation-rules.ts';
import { fc } from '../../bed/random.ts';

const PAGE = 'chrome-extension://id/stopped.html';
const listed: LinkRules = { mode: 'listed', always: ['shop.test'], never: ['safe.shop.test'] };
const others: LinkRules = { ...listed, mode: 'others', never: ['intranet.test'] };

/** What Chromium does by these rules, as its documentation says: the highest priority counts; of equal ones, allow, then block, then redirect. */
function actionOf(rules: readonly NavigationRule[], type: string, url: string): string {
  const { hostname } = new URL(url);
  const isOf = (domain: string) => hostname === domain || hostname.endsWith(`.${domain}`);
  const matching = rules.filter(
    ({ condition: { regexFilter, requestDomains, resourceTypes } }) =>
      new RegExp(regexFilter).test(url) &&
      resourceTypes.includes(type) &&
      (requestDomains === undefined || requestDomains.some(isOf)),
  );
  const highest = Math.max(...matching.map(({ priority }) => priority));
  const actions = matching.filter(({ priority }) => priority === highest).map(({ action }) => action.type);
  return ['allow', 'block', 'redirect'].find((action) => actions.includes(action)) ?? 'none';
}

describe('a navigation', () => {
  it.each([
    ['http://shop.test/', true, true],
    ['https://www.shop.test:8443/x?y#z', true, true],
    ['https://user@shop.test./', true, true],
    ['https://safe.shop.test/', false, true],
    ['https://news.test/', false, true],
    ['https://intranet.test/', false, false],
    ['moz-extension://shop.test/', false, false],
    ['file:///shop.test', false, false],
    ['', false, false],
  ])('to %j is stopped by a list: %s, by all but a list: %s', (url, byList, byOthers) => {
    expect(isStopped(listed, url)).toBe(byList);
    expect(isStopped(others, url)).toBe(byOthers);
  });

  it('in a frame is dropped for listed sites only, and one ahead wherever the page would be stopped', () => {
    const dropped = (rules: LinkRules, type: string, host: string) =>
      isDropped(rules, { url: `http://${host}/`, type });
    expect(dropped(listed, 'sub_frame', 'shop.test')).toBe(true);
    expect(dropped(others, 'sub_frame', 'shop.test')).toBe(true);
    expect(dropped(others, 'sub_frame', 'news.test')).toBe(false);
    expect(dropped(others, 'speculative', 'news.test')).toBe(true);
    expect(dropped(listed, 'other', 'news.test')).toBe(false);
  });
});

describe('the rules that Chromium keeps', () => {
  it('stop what the same rules stop in Firefox', () => {
    const name = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join('.'));
    const list = fc.uniqueArray(name, { maxLength: 5 });
    const anyRules = fc.record({
      mode: fc.constantFrom('listed' as const, 'others' as const),
      always: list,
      never: list,
    });
    fc.assert(
      fc.property(anyRules, name, (rules, host) => {
        const [kept, url] = [navigationRules(rules, PAGE), `http://${host}/`];
        expect(actionOf(kept, 'main_frame', url) === 'redirect').toBe(linkRuleFor(rules, host) === 'always');
        for (const type of ['sub_frame', 'other'])
          expect(actionOf(kept, type, url) === 'block').toBe(isDropped(rules, { url, type }));
      }),
    );
  });

  it('have different ids, and lead to the page of the extension with the whole address', () => {
    const kept = navigationRules(others, PAGE);
    expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);
    const stop = kept.find(({ action }) => action.type === 'redirect');
    expect(stop?.action.redirect?.regexSubstitution).toBe(`${PAGE}#\\0`);
  });
});
