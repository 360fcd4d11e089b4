import { describe, expect, it } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import type { LinkRules } from '../../../../host-agent/api/configuration/link-rules.ts';
import { fateOf } from '../../../../ui/main/links/links.ts';
import { changeSiteRule, type SiteRulesDeps } from '../../../../ui/main/links/site-rules.ts';
import { configuration } from '../../configuration.ts';
import { textsFor } from '../../texts-of.ts';

const rules: LinkRules = { mode: 'listed', always: ['shop.example'], never: ['intranet.example'] };

function desktopWith({ agrees = true, problems = [] as { path: string[]; message: string }[] } = {}) {
  const [asked, changes] = [[] as string[], [] as unknown[]];
  const deps = {
    agent: {
      attached: () => Promise.resolve(),
      call: (method: string, params: { changes: unknown }) => {
        if (method === 'config.get')
          return Promise.resolve({ ...configuration, values: { ...configuration.values, links: rules } });
        changes.push(params.changes);
        return Promise.resolve({ problems });
      },
    },
    confirm: ({ message }: { message: string }) => {
      asked.push(message);
      return Promise.resolve(agrees);
    },
    texts: () => textsFor('en'),
  } as unknown as SiteRulesDeps;
  return { deps, asked, changes };
}

describe('a rule that a browser asks for', () => {
  it('is about the whole site, and set when the person agrees', async () => {
    const { deps, asked, changes } = desktopWith();
    await changeSiteRule(deps, 'https://login.bank.co.uk/x', true);
    expect(asked[0]).toContain('bank.co.uk');
    expect(changes).toEqual([[{ path: ['links', 'always'], value: ['shop.example', 'bank.co.uk'] }]]);
  });

  it('can be taken back', async () => {
    const { deps, changes } = desktopWith();
    await changeSiteRule(deps, 'https://www.shop.example/', false);
    expect(changes).toEqual([[{ path: ['links', 'always'], value: [] }]]);
  });

  it('changes nothing when the person declines, or the rules say so already', async () => {
    const declined = desktopWith({ agrees: false });
    await changeSiteRule(declined.deps, 'https://a.test/', true);
    const same = desktopWith();
    await changeSiteRule(same.deps, 'https://shop.example/', true);
    expect([declined.changes, same.changes]).toEqual([[], []]);
  });

  it('fails with what the host agent says', async () => {
    const { deps } = desktopWith({ problems: [{ path: ['links'], message: 'too many' }] });
    await expect(changeSiteRule(deps, 'https://a.test/', true)).rejects.toThrow(Failure);
  });
});

it('a link of another program opens by the rules of the configuration, before those of the question', () => {
  const fate = (url: string) => fateOf(url, { rules, ruleFor: () => 'elsewhere', askForLinks: true });
  expect(fate('https://www.shop.example/')).toBe('here');
  expect(fate('https://intranet.example/')).toBe('elsewhere');
  expect(fateOf('https://intranet.example/', { rules, ruleFor: () => 'here', askForLinks: true })).toBe('elsewhere');
  expect(fateOf('https://a.test/', { rules, ruleFor: () => 'here', askForLinks: true })).toBe('here');
  expect(fateOf('https://a.test/', { rules, ruleFor: () => undefined, askForLinks: true })).toBe('ask');
});
