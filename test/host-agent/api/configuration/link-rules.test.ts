import { describe, expect, it } from 'vitest';
import {
  type LinkRules,
  linkRuleFor,
  NO_LINK_RULES,
  withLinkRule,
} from '../../../../host-agent/api/configuration/link-rules.ts';
import { fc } from '../../../bed/random.ts';

const rules: LinkRules = {
  mode: 'listed',
  always: ['shop.example', 'wiki.intranet.example', 'both.example', '192.0.2.7'],
  never: ['intranet.example', 'safe.shop.example', 'both.example'],
};

describe('the rule for a host', () => {
  it.each([
    ['shop.example', 'always'],
    ['www.shop.example', 'always'],
    ['shop.example.', 'always'],
    ['safe.shop.example', 'never'],
    ['a.safe.shop.example', 'never'],
    ['intranet.example', 'never'],
    ['wiki.intranet.example', 'always'],
    ['both.example', 'always'],
    ['192.0.2.7', 'always'],
    ['notshop.example', undefined],
    ['shop.example.evil.test', undefined],
    ['example', undefined],
    ['', undefined],
  ])('%j is %s', (host, rule) => {
    expect(linkRuleFor(rules, host)).toBe(rule);
  });

  it('is “always” where all sites but a list open in a session', () => {
    const others: LinkRules = { ...rules, mode: 'others' };
    expect(linkRuleFor(others, 'anything.test')).toBe('always');
    expect(linkRuleFor(others, 'mail.intranet.example')).toBe('never');
  });
});

describe('a changed rule', () => {
  it('adds no name where the rules say the same without it', () => {
    expect(withLinkRule(rules, 'www.shop.example', true)).toEqual(rules);
    expect(withLinkRule(rules, 'shop.example', false).always).not.toContain('shop.example');
    expect(withLinkRule(rules, 'shop.example', false).never).not.toContain('shop.example');
    expect(withLinkRule({ ...NO_LINK_RULES, mode: 'others' }, 'shop.example', false).never).toEqual(['shop.example']);
  });

  it('is in force, whatever the rules were', () => {
    const name = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })
      .map((parts) => parts.join('.'));
    const list = fc.uniqueArray(name, { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.record({ mode: fc.constantFrom('listed', 'others'), always: list, never: list }),
        name,
        fc.boolean(),
        (before, site, isAlways) => {
          expect(linkRuleFor(withLinkRule(before, site, isAlways), site) === 'always').toBe(isAlways);
        },
      ),
    );
  });
});
