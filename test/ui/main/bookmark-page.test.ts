import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { bookmarkPage, nameOf, typedAddress } from '../../../ui/main/bookmark-page.ts';
import { Model } from '../../../ui/main/model.ts';
import { textsFor } from '../texts-of.ts';
import { sessions } from '../states.ts';

const ID = 'b1b2c3d4';
let called: [method: string, params: unknown][];
let asked: string[];
let says: boolean;
let address: () => { url: string };
let title: string | undefined;
let bookmarks: Model['bookmarks'];
const keep = (typed?: string) => {
  const model = new Model();
  model.bookmarks = bookmarks;
  model.sessions = sessions.map((session) => ({ ...session, ...(title !== undefined && { title }) }));
  return bookmarkPage(
    {
      model,
      agent: {
        call: (async (method: string, params: unknown) => {
          called.push([method, params]);
          return method === 'session.address' ? address() : [];
        }) as never,
      },
      dialogs: { confirm: (_, { message, detail }) => Promise.resolve((asked.push(`${message} ${detail}`), says)) },
      texts: () => textsFor('en'),
    },
    ID,
    typed,
  );
};
beforeEach(() => {
  [called, asked, says, title, bookmarks] = [[], [], true, undefined, []];
  address = () => ({ url: 'https://site.example/a?b=1' });
});

describe('the page that a session shows', () => {
  it('is bookmarked in the session’s profile after the person has seen and confirmed its whole address', async () => {
    expect(await keep()).toBe('kept');
    expect(asked[0]).toContain('bookmarks of the profile “Banking”? https://site.example/a?b=1\n');
    expect(called).toEqual([
      ['session.address', { id: ID }],
      ['bookmark.add', { url: 'https://site.example/a?b=1', name: 'site.example/a', profile: 'banking' }],
    ]);
  });

  it('is named by its title, which the person sees first; a typed address is not', async () => {
    title = 'The site of the example';
    expect(await keep()).toBe('kept');
    expect(asked[0]).toContain('https://site.example/a?b=1\nName: “The site of the example”\n');
    expect(called.at(-1)).toEqual([
      'bookmark.add',
      { url: 'https://site.example/a?b=1', name: title, profile: 'banking' },
    ]);
    await keep('other.example');
    expect(called.at(-1)).toMatchObject(['bookmark.add', { name: 'other.example' }]);
  });

  it.each([{ profile: 'banking' }, {}])(
    'that is a bookmark already is said to be one, and removed on request: %j',
    async (of) => {
      bookmarks = [{ name: 'Mine', url: 'https://site.example/a?b=1', ...of }];
      says = false;
      expect(await keep()).toBe('refused');
      expect(asked[0]).toBe('This page is already a bookmark https://site.example/a?b=1\nName: “Mine”');
      says = true;
      expect(await keep()).toBe('removed');
      expect(called.at(-1)).toEqual(['bookmark.remove', { url: 'https://site.example/a?b=1', ...of }]);
    },
  );

  it('is added where only another profile has it', async () => {
    bookmarks = [{ name: 'Mine', url: 'https://site.example/a?b=1', profile: 'shopping' }];
    expect(await keep()).toBe('kept');
  });

  it('is not bookmarked if the person declines', async () => {
    says = false;
    expect(await keep()).toBe('refused');
    expect(called.map(([method]) => method)).toEqual(['session.address']);
  });

  it.each([
    new Failure('clipboard-not-a-url'),
    new Failure('clipboard-empty'),
    new Failure('profile-forbids', { act: 'copy-out' }),
  ])(
    'is typed by the person when the session cannot copy the address ($code), and confirmed as usual',
    async (failure) => {
      address = () => {
        throw failure;
      };
      expect(await keep()).toBe('no-address');
      expect(asked).toEqual([]);
      expect(await keep('example.org')).toBe('kept');
      expect(asked[0]).toContain('https://example.org/');
      expect(called.at(-1)).toEqual([
        'bookmark.add',
        { url: 'https://example.org/', name: 'example.org', profile: 'banking' },
      ]);
    },
  );

  it('reports any other failure', async () => {
    address = () => {
      throw new Failure('transfer-stalled');
    };
    await expect(keep()).rejects.toMatchObject({ code: 'transfer-stalled' });
  });
});

describe('an address that is typed', () => {
  it('is shown in ASCII letters', () => {
    expect(typedAddress(' HTTP://Bücher.example/ä b ')).toBe('http://xn--bcher-kva.example/%C3%A4%20b');
    expect(typedAddress('example.org:8443/x')).toBe('https://example.org:8443/x');
  });

  it.each([
    ['javascript:alert(1)'],
    ['file:///etc/passwd'],
    ['data:text/html,x'],
    [''],
    [`https://x.example/${'a'.repeat(2048)}`],
  ])('is refused if it is not the address of a page: %j', (typed) => {
    expect(() => typedAddress(typed)).toThrow(expect.objectContaining({ code: 'url-refused' }));
  });

  it('is named after its host and path, cut to fit the bookmark bar', () => {
    expect(nameOf('https://www.example.org/')).toBe('example.org');
    expect(nameOf(`https://example.org/${'a'.repeat(500)}`)).toHaveLength(80);
    expect(nameOf('https://example.org/', '𝄞'.repeat(100))).toBe('𝄞'.repeat(40));
  });
});
