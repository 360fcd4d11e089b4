import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BrowserLink } from '../../../host-agent/browser-link/browser-link.ts';
import type { BrowserAnswer } from '../../../host-agent/api/host/browser-link.ts';
import { NO_LINK_RULES } from '../../../host-agent/api/configuration/link-rules.ts';

function linkWith({ passes = true, hasDesktop = true } = {}) {
  const [started, sent] = [[] as (readonly string[])[], [] as BrowserAnswer[]];
  const link = new BrowserLink({
    mayPass: () => passes,
    startDesktop: (words) => {
      if (hasDesktop) started.push(words);
      return hasDesktop;
    },
    send: (answer) => sent.push(answer),
  });
  return { link, started, sent };
}
const open = (url: string) => ({ id: 1, ask: 'open', url });

describe('a browser', () => {
  it('opens a page in a session, whatever the rules are', () => {
    const { link, started, sent } = linkWith();
    link.take(open('HTTP://Example.org/a b'));
    expect(started).toEqual([['--here', '--', 'http://example.org/a%20b']]);
    expect(sent).toEqual([{ id: 1 }]);
  });

  it('has the person asked about a rule', () => {
    const { link, started } = linkWith();
    for (const isAlways of [true, false]) link.take({ id: 1, ask: 'rule', url: 'https://a.test/', isAlways });
    expect(started).toEqual([
      ['--always', '--', 'https://a.test/'],
      ['--not-always', '--', 'https://a.test/'],
    ]);
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', '--open', 'about:blank', ''])('cannot open %j', (url) => {
    const { link, started, sent } = linkWith();
    link.take(open(url));
    expect(started).toEqual([]);
    expect(sent).toEqual([{ id: 1, refused: 'not-a-page' }]);
  });

  it('is told why nothing is opened', () => {
    const often = linkWith({ passes: false });
    often.link.take(open('https://a.test/'));
    expect(often.sent).toEqual([{ id: 1, refused: 'too-often' }]);
    expect(often.started).toEqual([]);
    const bare = linkWith({ hasDesktop: false });
    bare.link.take(open('https://a.test/'));
    expect(bare.sent).toEqual([{ id: 1, refused: 'no-desktop' }]);
  });

  it.each([
    ['nothing', null],
    ['no id', { ask: 'open', url: 'https://a.test/' }],
    ['a profile', { ...open('https://a.test/'), profile: 'banking' }],
    ['another verb', { id: 1, ask: 'session.list' }],
    ['no answer', { id: 1, ask: 'rule', url: 'https://a.test/' }],
    ['a long address', open(`https://a.test/${'x'.repeat(9000)}`)],
  ])('can ask nothing else: %s', (_, message) => {
    const { link, started, sent } = linkWith();
    expect(() => link.take(message)).toThrow(z.ZodError);
    expect([started, sent]).toEqual([[], []]);
  });

  it('is told the rules and each change of them, and no other setting', () => {
    const { link, sent } = linkWith();
    const rules = { ...NO_LINK_RULES, secret: 1 };
    link.tell(rules);
    link.tell(rules);
    link.tell({ ...rules, always: ['a.test'] });
    expect(sent).toEqual([{ rules: NO_LINK_RULES }, { rules: { ...NO_LINK_RULES, always: ['a.test'] } }]);
  });
});
