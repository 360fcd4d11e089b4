import { beforeEach, describe, expect, it } from 'vitest';
import { addListedSite, siteOf } from '../../../ui/main/listed-sites.ts';
import { textsFor } from '../texts-of.ts';
import { configuration } from '../configuration.ts';

type JsonValue = (typeof configuration.values)[string];

let called: [method: string, params: unknown][];
let asked: string[];
let says: boolean;
let problems: unknown[];
beforeEach(() => {
  [called, asked, says, problems] = [[], [], true, []];
});

const add = (address: string, banking: Record<string, JsonValue> = {}) =>
  addListedSite(
    {
      agent: { call: (async (...call: [string, unknown]) => (called.push(call), { problems })) as never },
      model: { configuration: { ...configuration, values: { profile: { banking } } } },
      confirm: ({ message, detail }) => Promise.resolve((asked.push(`${message} ${detail}`), says)),
      texts: () => textsFor('en'),
    },
    { name: 'banking' },
    address,
  );
const changes = () => called.map(([, params]) => (params as { changes: unknown }).changes);

describe('a site for a profile that reaches only listed ones', () => {
  it('is listed by its registrable domain after the desktop’s own dialogue has named that', async () => {
    const banking = { network: { allow: ['a.example'] }, startPage: 'about:blank' };
    expect(await add('www.bank.co.uk/login?x=1', banking)).toBe('https://www.bank.co.uk/login?x=1');
    expect(asked).toEqual([
      'Let the profile “Banking” reach bank.co.uk? Later sessions of the profile reach bank.co.uk and its subdomains.',
    ]);
    expect(changes()).toEqual([
      [{ path: ['profile', 'banking', 'network', 'allow'], value: ['a.example', 'bank.co.uk'] }],
    ]);
  });

  it('is not listed if the person declines', async () => {
    says = false;
    expect(await add('https://bank.example/')).toBeUndefined();
    expect(called).toEqual([]);
  });

  it('becomes the start page if it is the first, unless the profile has one', async () => {
    const start = { path: ['profile', 'banking', 'startPage'], value: 'https://bank.example/' };
    const allow = { path: ['profile', 'banking', 'network', 'allow'], value: ['bank.example'] };
    await add('https://bank.example/', { network: { allow: [] }, startPage: 'about:blank' });
    await add('https://bank.example/', { network: { allow: [] }, startPage: 'https://other.example/' });
    expect(changes()).toEqual([[allow, start], [allow]]);
  });

  it('is refused with the reason if the configuration does not take it', async () => {
    problems = [{ path: ['profile', 'banking'], message: 'is managed' }];
    await expect(add('https://bank.example/')).rejects.toMatchObject({ code: 'config-change-refused' });
  });

  it.each(['http://10.0.0.1/', 'http://intranet/', 'http://[2001:db8::1]/'])('needs a name: not %s', (url) => {
    expect(() => siteOf(url)).toThrow(expect.objectContaining({ code: 'url-refused' }));
  });
});
