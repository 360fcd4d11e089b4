import { expect, it } from 'vitest';
import { type Answer, pageBehind, pageOfApi, portalPage } from '../../../../host-agent/network/portal/answers.ts';
import { ask } from '../../../../host-agent/network/portal/ask.ts';

const PROBE = 'http://probe.test/nm';
const answer = (status: number, untrustedLocation?: string, untrustedBody = ''): Answer => ({
  status,
  untrustedLocation,
  untrustedBody,
});
const to = (location: string): Answer => answer(302, location);

it.each([
  ['http://login.hotel.test/a?b=c', undefined, 'login.hotel.test', 80],
  ['https://login.hotel.test:8443/', undefined, 'login.hotel.test', 8443],
  ['http://10.1.0.1:3990/prelogin', undefined, '10.1.0.1', 3990],
  ['/login', 'https://login.hotel.test/a', 'login.hotel.test', 443],
  // As browsers write it.
  ['http://0x0a000001/', undefined, '10.0.0.1', 80],
])('reads %s as a page of a portal', (url, base, host, port) => {
  expect(portalPage(url, base)).toMatchObject({ host, port });
});

it.each([
  ['javascript:alert(1)'],
  ['file:///etc/passwd'],
  ['http://user:secret@login.hotel.test/'],
  ['http://[fe80::1]/'],
  ['http://router/'],
  ['http://login.hotel.test:53/'],
  ['http://login.hotel.test:853/'],
  ['http://login.hotel.test:0/'],
  ['about:blank'],
  ['nonsense'],
  [`http://login.hotel.test/${'a'.repeat(70_000)}`],
])('refuses %.40s as a page of a portal', (url) => {
  expect(portalPage(url)).toBeUndefined();
});

it('knows by the answer to the probe whether the Internet is there, or where the portal is', () => {
  const probe = portalPage(PROBE);
  if (!probe) throw new Error('The probe is no page.');
  const behind = (given: Answer) => pageBehind(given, probe);
  expect(behind(answer(204))).toBe('online');
  expect(behind(answer(200, undefined, 'NetworkManager is online\n'))).toBe('online');
  expect(behind(to('http://10.1.0.1/login'))).toMatchObject({ url: 'http://10.1.0.1/login' });
  expect(behind(to('javascript:alert(1)'))).toBeUndefined();
  // The network answers in the place of the server.
  for (const status of [200, 511]) expect(behind(answer(status, undefined, '<h1>Sign in'))).toEqual(probe);
  for (const status of [404, 500, 0]) expect(behind(answer(status))).toBeUndefined();
});

it('takes an encrypted page only from the API of a portal that keeps the host captive', () => {
  const api = (body: object | string) =>
    pageOfApi(answer(200, undefined, typeof body === 'string' ? body : JSON.stringify(body)))?.url;
  expect(api({ captive: true, 'user-portal-url': 'https://login.hotel.test/', more: 1 })).toBe(
    'https://login.hotel.test/',
  );
  expect(api({ captive: true, 'user-portal-url': 'http://login.hotel.test/' })).toBeUndefined();
  expect(api({ captive: false, 'user-portal-url': 'https://login.hotel.test/' })).toBeUndefined();
  expect(api({ captive: true })).toBeUndefined();
  expect(api('<html>')).toBeUndefined();
});

/** A network with these pages and names. `inside`: what a portal cannot be. */
function network(pages: Readonly<Record<string, Answer>>, names: Readonly<Record<string, readonly string[]>>) {
  const asked: string[] = [];
  return {
    asked,
    resolve: async (name: string) => names[name] ?? [],
    mayProbe: (address: string) => !address.startsWith('127.'),
    mayReach: (address: string) => !address.startsWith('127.'),
    get: async ({ url }: { url: string }, address: string) => {
      asked.push(`${url} ${address}`);
      return pages[url];
    },
  };
}
const NAMES = {
  'probe.test': ['203.0.113.1'],
  'login.hotel.test': ['10.1.0.1'],
  'pay.test': ['203.0.113.7', '203.0.113.8', '203.0.113.9'],
};

it('says what the network is: online, silent, or with a portal of some hosts', async () => {
  const found = (pages: Readonly<Record<string, Answer>>, names: Readonly<Record<string, readonly string[]>> = NAMES) =>
    ask({ probe: PROBE, apis: [] }, network(pages, names));
  expect(await found({ [PROBE]: answer(204) })).toEqual({ is: 'online' });
  expect(await found({})).toEqual({ is: 'none' });
  expect(await found({ [PROBE]: answer(404) })).toEqual({ is: 'none' });
  expect(
    await found({
      [PROBE]: to('http://login.hotel.test:8000/login'),
      'http://login.hotel.test:8000/login': to('https://pay.test/'),
    }),
  ).toEqual({
    is: 'portal',
    url: 'http://login.hotel.test:8000/login',
    hosts: [
      { address: '10.1.0.1', name: 'login.hotel.test' },
      // Two of them: another host would need the rest.
      { address: '203.0.113.7', name: 'pay.test' },
      { address: '203.0.113.8', name: 'pay.test' },
    ],
    ports: [8000, 443],
  });
  expect(await found({ [PROBE]: to('http://10.1.0.1/') })).toMatchObject({ hosts: [{ address: '10.1.0.1' }] });
});

it('asks nothing of an address that no portal can have, and says so', async () => {
  const inside = network({ [PROBE]: to('http://127.0.0.1:631/') }, NAMES);
  expect(await ask({ probe: PROBE, apis: [] }, inside)).toEqual({ is: 'refused' });
  expect(inside.asked).toEqual([`${PROBE} 203.0.113.1`]);
  const ofName = network({ [PROBE]: answer(204) }, { 'probe.test': ['127.0.0.1'] });
  expect(await ask({ probe: PROBE, apis: [] }, ofName)).toEqual({ is: 'none' });
  expect(ofName.asked).toEqual([]);
});

it('knows that the Internet is there behind a VPN, by which no portal is reached', async () => {
  const behindVpn = (probed: Answer) => ({
    ...network({ [PROBE]: probed, 'http://login.hotel.test/': answer(200) }, NAMES),
    mayReach: () => false,
  });
  expect(await ask({ probe: PROBE, apis: [] }, behindVpn(answer(204)))).toEqual({ is: 'online' });
  expect(await ask({ probe: PROBE, apis: [] }, behindVpn(to('http://login.hotel.test/')))).toEqual({ is: 'refused' });
});

it('leaves out a host beyond four addresses or three ports, and follows no circle for ever', async () => {
  const names = {
    ...NAMES,
    'a.test': ['10.0.0.1', '10.0.0.2'],
    'b.test': ['10.0.0.3', '10.0.0.4'],
    'c.test': ['10.0.0.5'],
  };
  const chain = network(
    { [PROBE]: to('http://a.test/'), 'http://a.test/': to('http://b.test/'), 'http://b.test/': to('http://c.test/') },
    names,
  );
  expect(await ask({ probe: PROBE, apis: [] }, chain)).toMatchObject({ is: 'portal', left: 'c.test', ports: [80] });
  const ports = network(
    {
      [PROBE]: to('http://10.0.0.1/'),
      'http://10.0.0.1/': to('http://10.0.0.1:81/'),
      'http://10.0.0.1:81/': to('http://10.0.0.1:82/'),
      'http://10.0.0.1:82/': to('http://10.0.0.1:83/'),
    },
    names,
  );
  expect(await ask({ probe: PROBE, apis: [] }, ports)).toMatchObject({ ports: [80, 81, 82], left: '10.0.0.1' });
  const circle = network({ [PROBE]: to('http://a.test/'), 'http://a.test/': to('http://a.test/') }, names);
  expect(await ask({ probe: PROBE, apis: [] }, circle)).toMatchObject({ is: 'portal', url: 'http://a.test/' });
  expect(circle.asked.length).toBeLessThan(10);
});

it('prefers the page of the API that the network announced', async () => {
  const captive = answer(
    200,
    undefined,
    JSON.stringify({ captive: true, 'user-portal-url': 'https://login.hotel.test/in' }),
  );
  const pages = { [PROBE]: to('http://pay.test/'), 'https://login.hotel.test/api': captive };
  const asked = (...apis: string[]) => ask({ probe: PROBE, apis }, network(pages, NAMES));
  expect(await asked('https://login.hotel.test/api')).toMatchObject({ url: 'https://login.hotel.test/in' });
  // Without encryption, anybody could have written it.
  expect(await asked('http://login.hotel.test/api')).toMatchObject({ url: 'http://pay.test/' });
  expect(
    await ask(
      { probe: PROBE, apis: ['https://login.hotel.test/api'] },
      network({ ...pages, [PROBE]: answer(204) }, NAMES),
    ),
  ).toEqual({ is: 'online' });
});
