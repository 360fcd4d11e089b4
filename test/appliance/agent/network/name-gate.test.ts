import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { A, AAAA, type Found, parseAnswer, questionFor } from '../../../../appliance/agent/network/dns-message.ts';
import {
  type GateOptions,
  gatePort,
  isListed,
  isOutside,
  NameGate,
} from '../../../../appliance/agent/network/name-gate.ts';
import { AddressSet } from '../../../../appliance/protocol/address-set.ts';
import { Ipv6Set } from '../../../../appliance/protocol/ipv6.ts';
import { settle } from '../../../bed/event-loop.ts';

const PORT = 60;
const SITE = '93.184.216.34';
const TYPE = { address: 1, alias: 5, mail: 15, text: 16, address6: 28, service: 33, https: 65, any: 255 };
const found = (...addresses: string[]): Found => ({ code: 0, addresses, ttlSeconds: 60 });

let gate: NameGate | undefined;
let dnsmasq: Socket | undefined;
afterEach(async () => {
  await gate?.close();
  dnsmasq?.close();
  gate = dnsmasq = undefined;
});

interface Deeds {
  readonly lookedUp: string[];
  readonly allowed: string[][];
}

async function open(over: Partial<GateOptions> = {}): Promise<Deeds> {
  const deeds: Deeds = { lookedUp: [], allowed: [] };
  gate = await NameGate.open(PORT, {
    access: { kind: 'internet-only' },
    refused: new AddressSet(['10.0.0.0/8', '203.0.114.0/24']),
    hasOnions: false,
    families: ['ipv4'],
    lookUp: (name) => {
      deeds.lookedUp.push(name);
      return Promise.resolve(found(SITE));
    },
    allow: (addresses) => Promise.resolve(void deeds.allowed.push([...addresses])),
    ...over,
  });
  return deeds;
}

async function ask(name: string, type = TYPE.address): Promise<Found | undefined> {
  dnsmasq ??= createSocket('udp4');
  const question = questionFor(7, name);
  question.writeUInt16BE(type, question.length - 4);
  dnsmasq.send(question, gatePort(PORT), '127.0.0.1');
  const [answer] = (await once(dnsmasq, 'message')) as [Buffer];
  // The reader accepts only questions for addresses.
  answer.writeUInt16BE(TYPE.address, question.length - 4);
  const read = parseAnswer(answer, 7, name);
  return read === 'truncated' ? undefined : read;
}

describe('the name gate', () => {
  it('answers with the addresses of a name on the Internet', async () => {
    const { lookedUp, allowed } = await open();
    expect(await ask('www.site.example')).toEqual(found(SITE));
    expect(lookedUp).toEqual(['www.site.example']);
    expect(allowed).toEqual([]);
  });

  it.each(Object.entries(TYPE).filter(([what]) => what !== 'address'))(
    'passes no question of the type %s to the resolver',
    async (_, type) => {
      const { lookedUp } = await open();
      expect(await ask('site.example', type)).toEqual({ code: 0, addresses: [], ttlSeconds: 300 });
      expect(lookedUp).toEqual([]);
    },
  );

  it.each([
    'printer',
    'nas.local',
    'fritz.box.lan',
    'files.corp',
    'wiki.internal',
    'router.home.arpa',
    '1.1.168.192.in-addr.arpa',
    'localhost',
    'x.localhost',
    'site.onion',
  ])('passes no question about %s to the resolver', async (name) => {
    const { lookedUp } = await open();
    expect(await ask(name)).toMatchObject({ code: 3, addresses: [] });
    expect(lookedUp).toEqual([]);
  });

  it('passes names of Tor where they lead somewhere', async () => {
    const { lookedUp } = await open({ hasOnions: true });
    expect(await ask('site.onion')).toEqual(found(SITE));
    expect(lookedUp).toEqual(['site.onion']);
  });

  it('answers alike for a name that exists only inside and for one that does not exist', async () => {
    await open({
      lookUp: (name) =>
        Promise.resolve(name.startsWith('inside') ? found('10.1.2.3', '203.0.114.20') : { ...found(), code: 3 }),
    });
    const inside = await ask('inside.example');
    expect(inside).toEqual({ code: 3, addresses: [], ttlSeconds: 0 });
    expect(await ask('nothing.example')).toEqual(inside);
  });

  it('leaves the addresses out that the session must not reach', async () => {
    await open({ lookUp: () => Promise.resolve(found('10.1.2.3', SITE)) });
    expect(await ask('mixed.example')).toMatchObject({ addresses: [SITE] });
  });

  it('says that the resolver failed, and lives on', async () => {
    let fails = true;
    await open({ lookUp: () => (fails ? Promise.reject(new Error('gone')) : Promise.resolve(found(SITE))) });
    expect(await ask('site.example')).toMatchObject({ code: 2 });
    fails = false;
    expect(await ask('site.example')).toMatchObject({ code: 0 });
  });

  it('keeps 64 questions waiting, refuses more, and takes others when these are answered', async () => {
    const waiting: ((addresses: Found) => void)[] = [];
    await open({ lookUp: () => new Promise((resolve) => waiting.push(resolve)) });
    const asking = createSocket('udp4');
    for (let count = 1; count <= 64; count += 1) {
      asking.send(questionFor(count, 'site.example'), gatePort(PORT), '127.0.0.1');
      await expect.poll(() => waiting.length).toBe(count);
    }
    expect(await ask('site.example')).toMatchObject({ code: 2 });
    for (const answer of waiting.splice(0)) answer(found(SITE));
    await settle();
    const answer = ask('site.example');
    await expect.poll(() => waiting.length).toBe(1);
    waiting[0]?.(found(SITE));
    expect(await answer).toEqual(found(SITE));
    asking.close();
  });

  it('asks the new resolver after the uplink has changed', async () => {
    const { lookedUp } = await open();
    gate?.change({
      access: { kind: 'internet-only' },
      hasOnions: false,
      families: ['ipv4'],
      refused: new AddressSet([]),
      lookUp: () => Promise.resolve(found('10.9.9.9')),
      allow: () => Promise.resolve(),
    });
    expect(await ask('site.example')).toEqual(found('10.9.9.9'));
    expect(lookedUp).toEqual([]);
  });
});

describe('the name gate of an allow-list', () => {
  const access: GateOptions['access'] = { kind: 'allow-list', names: ['bank.example'] };

  it('answers only when the firewall lets the session reach the addresses', async () => {
    let opened: () => void = () => undefined;
    await open({ access, allow: () => new Promise((resolve) => (opened = resolve)) });
    let isAnswered = false;
    const answer = ask('www.bank.example').finally(() => (isAnswered = true));
    await expect.poll(() => String(opened)).not.toContain('undefined');
    await settle();
    expect(isAnswered).toBe(false);
    opened();
    expect(await answer).toEqual(found(SITE));
  });

  it('opens nothing for another name, whatever dnsmasq asks', async () => {
    const { lookedUp, allowed } = await open({ access });
    for (const name of ['other.example', 'notbank.example', 'bank.example.evil.example'])
      expect(await ask(name)).toMatchObject({ code: 3 });
    expect([lookedUp, allowed]).toEqual([[], []]);
  });

  it('opens nothing after it was closed, and waits for what it is opening', async () => {
    let answer: (addresses: Found) => void = () => undefined;
    const { allowed } = await open({ access, lookUp: () => new Promise((resolve) => (answer = resolve)) });
    void ask('bank.example').catch(() => undefined);
    await expect.poll(() => String(answer)).not.toContain('undefined');
    await gate?.close();
    gate = undefined;
    answer(found(SITE));
    await settle();
    expect(allowed).toEqual([]);
  });

  it('refuses the answer when the firewall cannot be opened', async () => {
    await open({ access, allow: () => Promise.reject(new Error('full')) });
    expect(await ask('bank.example')).toMatchObject({ code: 2, addresses: [] });
  });
});

it('knows each name of a longer allow-list', () => {
  const names = ['bank.example', 'pay.example'];
  expect(['bank.example', 'a.pay.example', 'other.example'].map((name) => isListed(name, names))).toEqual([
    true,
    true,
    false,
  ]);
});

it('knows the names of an allow-list with those that belong to them', () => {
  expect(
    ['bank.example', 'a.b.bank.example', 'xbank.example', 'example'].map((name) => isListed(name, ['bank.example'])),
  ).toEqual([true, true, false, false]);
});

it('takes names of two labels for names of the Internet, unless their end is reserved for inside', () => {
  expect(
    ['site.example', 'site.test', 'local.example', 'site', 'a.local', 'mail.site.example'].map((name) =>
      isOutside(name, false),
    ),
  ).toEqual([true, true, true, false, false, true]);
});

describe('the name gate of an uplink with IPv6', () => {
  const reach6 = { internet: new Ipv6Set(['2000::/3', '64:ff9b::/96']), refused: new Ipv6Set(['2a0e:5302::/32']) };
  const NOTHING: Found = { code: 0, addresses: [], ttlSeconds: 300 };
  const NONE: Found = { code: 3, addresses: [], ttlSeconds: 0 };
  const SITE_6 = '2a0e:5301::1';
  /** The answers of the resolver to questions for IPv4 and IPv6. */
  const answers = (ipv4: Found, ipv6: Found) => {
    const asked: string[] = [];
    const lookUp: GateOptions['lookUp'] = (name, type = A) => {
      asked.push(`${type === A ? 'A' : 'AAAA'} ${name}`);
      return Promise.resolve(type === A ? ipv4 : ipv6);
    };
    return { asked, lookUp };
  };
  /** The code and the addresses of the answer. */
  async function ask6(name: string) {
    dnsmasq ??= createSocket('udp4');
    dnsmasq.send(questionFor(9, name, AAAA), gatePort(PORT), '127.0.0.1');
    const [answer] = (await once(dnsmasq, 'message')) as [Buffer];
    const read = parseAnswer(answer, 9, name, AAAA);
    return read === 'truncated' || !read ? undefined : { code: read.code, addresses: read.addresses };
  }
  const both = { families: ['ipv4', 'ipv6'], reach6 } as const;

  it('answers with the addresses of the family that is asked for, and one question is enough', async () => {
    const { asked, lookUp } = answers(found(SITE), found(SITE_6));
    await open({ ...both, lookUp });
    expect(await ask6('site.example')).toEqual({ code: 0, addresses: [SITE_6] });
    expect(await ask('site.example')).toEqual(found(SITE));
    expect(asked).toEqual(['AAAA site.example', 'A site.example']);
  });

  it('leaves out what is not the Internet or is refused', async () => {
    const inside = ['fd00::1', 'fe80::1', '::1', '::ffff:10.1.2.3', '2a0e:5302::7', 'ff02::1', '64:ff9b:1::a01:203'];
    await open({ ...both, lookUp: answers(found(), found(...inside, SITE_6, '64:ff9b::808:808')).lookUp });
    expect(await ask6('site.example')).toEqual({ code: 0, addresses: [SITE_6, '64:ff9b::808:808'] });
  });

  it('says that a name does not exist only if it has no address of the other family either', async () => {
    await open({ ...both, lookUp: answers(found(SITE), NOTHING).lookUp });
    expect(await ask6('only4.example')).toEqual({ code: 0, addresses: [] });
    gate?.change({ ...options(), ...both, lookUp: answers(NOTHING, found(SITE_6)).lookUp });
    expect(await ask('only6.example')).toMatchObject({ code: 0, addresses: [] });
    gate?.change({ ...options(), ...both, lookUp: answers(found('10.1.2.3'), found('fd00::1')).lookUp });
    expect(await ask6('inside.example')).toEqual({ code: 3, addresses: [] });
    gate?.change({ ...options(), ...both, lookUp: answers(NONE, NONE).lookUp });
    expect(await ask6('nothing.example')).toEqual({ code: 3, addresses: [] });
  });

  it('tells no address of a family that leads nowhere, and asks for none', async () => {
    const { asked, lookUp } = answers(found(SITE), found(SITE_6));
    await open({ families: ['ipv6'], reach6, lookUp });
    expect(await ask('site.example')).toEqual(NOTHING);
    gate?.change({ ...options(), families: ['ipv4'], lookUp });
    expect(await ask6('site.example')).toEqual({ code: 0, addresses: [] });
    expect(asked).toEqual([]);
  });

  it('opens the firewall for the addresses of the family that is asked for', async () => {
    const access: GateOptions['access'] = { kind: 'allow-list', names: ['bank.example'] };
    const { allowed } = await open({ ...both, access, lookUp: answers(found(SITE), found(SITE_6, 'fd00::1')).lookUp });
    expect(await ask6('bank.example')).toEqual({ code: 0, addresses: [SITE_6] });
    expect(allowed).toEqual([[SITE_6]]);
  });

  const options = (): GateOptions => ({
    access: { kind: 'internet-only' },
    hasOnions: false,
    refused: new AddressSet(['10.0.0.0/8']),
    families: ['ipv4'],
    lookUp: () => Promise.resolve(NOTHING),
    allow: () => Promise.resolve(),
  });
});
