import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MailAnswer } from '../../../host-agent/api/host/browser-link.ts';
import { PART_BYTES } from '../../../host-agent/api/host/attachment-parts.ts';
import { MailLink } from '../../../host-agent/browser-link/mail-link.ts';

const PATH = '/run/user/1/safe-browse/handed-over/0/a b.pdf';

/** Takes two bytes as a whole file. */
function linkWith({ passes = true, hasDesktop = true, refuses = undefined as 'too-large' | undefined } = {}) {
  const [started, sent, removed, begun] = [[] as unknown[], [] as MailAnswer[], [] as string[], [] as unknown[]];
  const link = new MailLink({
    mayPass: () => passes,
    startDesktop: (words) => {
      if (hasDesktop) started.push(words);
      return hasDesktop;
    },
    handOver: {
      begin: (...words) => {
        begun.push(words);
        return refuses;
      },
      add: (content) => (content.length === 2 ? { path: PATH } : {}),
    },
    remove: (path) => removed.push(path),
    send: (answer) => sent.push(answer),
  });
  return { link, started, sent, removed, begun };
}
const view = { id: 1, ask: 'view', name: 'a b.pdf', bytes: 3 };
const part = (content: string) => ({ id: 2, ask: 'part', content: Buffer.from(content).toString('base64') });

describe('a mail program', () => {
  it('opens a link in a session, whatever the rules are', () => {
    const { link, started, sent } = linkWith();
    link.take({ id: 1, ask: 'open', url: 'https://a.test/' });
    expect(started).toEqual([['--here', '--', 'https://a.test/']]);
    expect(sent).toEqual([{ id: 1 }]);
  });

  it('has an attachment viewed once its bytes are complete', () => {
    const { link, started, sent, begun } = linkWith();
    link.take(view);
    link.take(part('a'));
    expect([started, begun]).toEqual([[], [['a b.pdf', 3]]]);
    link.take(part('bc'));
    expect(started).toEqual([['--', 'file:///run/user/1/safe-browse/handed-over/0/a%20b.pdf']]);
    expect(sent).toEqual([{ id: 1 }, { id: 2 }, { id: 2 }]);
  });

  it('is told why an attachment is not viewed; nothing of it is kept then', () => {
    const often = linkWith({ passes: false });
    often.link.take(view);
    expect([often.sent, often.begun]).toEqual([[{ id: 1, refused: 'too-often' }], []]);
    const large = linkWith({ refuses: 'too-large' });
    large.link.take(view);
    expect(large.sent).toEqual([{ id: 1, refused: 'too-large' }]);
    const bare = linkWith({ hasDesktop: false });
    bare.link.take(part('bc'));
    expect([bare.sent, bare.removed]).toEqual([[{ id: 2, refused: 'no-desktop' }], [PATH]]);
  });

  it.each([
    ['nothing', null],
    ['a rule', { id: 1, ask: 'rule', url: 'https://a.test/', isAlways: true }],
    ['a file of the host', { id: 1, ask: 'view', path: '/etc/passwd' }],
    ['a profile', { ...view, profile: 'banking' }],
    ['bytes that are no Base64', { id: 2, ask: 'part', content: '*' }],
    ['more bytes than one part has', part('x'.repeat(PART_BYTES + 1))],
    ['a size below nothing', { ...view, bytes: -1 }],
    ['a long name', { ...view, name: 'x'.repeat(256) }],
  ])('can ask nothing else: %s', (_, message) => {
    const { link, started, sent, begun } = linkWith();
    expect(() => link.take(message)).toThrow(z.ZodError);
    expect([started, sent, begun]).toEqual([[], [], []]);
  });
});
