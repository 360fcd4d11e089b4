/** The network cards of the VM are made up, and so is the client program. */
import type * as Files from 'node:fs';
import type * as FilePromises from 'node:fs/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DhcpClient } from '../../../../appliance/agent/browser/dhcp.ts';
import { createLog } from '../../../../appliance/agent/log.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import { play, started } from '../played-programs.ts';

/** The cards by name. A card without `carrier` is down. */
const cards = new Map<string, { ifindex: string; carrier?: string }>();
const ran: string[] = [];
let isRunRefused: boolean;
const missing = () => new Error('ENOENT');
vi.mock(import('node:fs/promises'), async (original) => {
  const real: typeof FilePromises = await original();
  return {
    ...real,
    readdir: ((path: string) =>
      path === '/sys/class/net' ? Promise.resolve(['lo', ...cards.keys()]) : Promise.reject(missing())) as never,
  };
});
vi.mock(import('node:fs'), async (original) => {
  const real: typeof Files = await original();
  return {
    ...real,
    readFileSync: ((path: string) => {
      const [, card = '', file = ''] = /^\/sys\/class\/net\/(\w+)\/(\w+)$/.exec(path) ?? [];
      const content = cards.get(card)?.[file as 'ifindex' | 'carrier'];
      if (content === undefined) throw missing();
      return `${content}\n`;
    }) as never,
  };
});
vi.mock(import('../../../../appliance/agent/commands/launch.ts'), async (original) => ({
  ...(await original()),
  launch: (...words) => play(...words),
}));
vi.mock(import('../../../../appliance/agent/commands/run.ts'), async (original) => ({
  ...(await original()),
  run: (program, args) => {
    ran.push([program, ...args].join(' '));
    return isRunRefused ? Promise.reject(new Error('refused')) : Promise.resolve('');
  },
}));

beforeEach(() => {
  started.length = 0;
  ran.length = 0;
  isRunRefused = false;
  cards.clear();
  cards.set('eth0', { ifindex: '2' });
});
/** A client at work. `asked`: how often it was told to ask at once. */
async function atWork() {
  const clock = useFakeClock();
  const lines: string[] = [];
  const client = new DhcpClient();
  const keep = () => void client.keep(createLog((line) => lines.push(line)));
  keep();
  await settle();
  const asked = () => started.at(-1)?.signals.filter((signal) => signal === 'SIGUSR1').length;
  const link = (carrier: '0' | '1' | undefined) =>
    cards.set('eth0', { ifindex: '2', ...(carrier !== undefined && { carrier }) });
  const says = async (line: string) => {
    started.at(-1)?.says(1, line);
    await settle();
  };
  return { clock, client, keep, lines, asked, link, says };
}

describe('the DHCP client', () => {
  it('runs on the card, which is switched on before, also when that fails', async () => {
    isRunRefused = true;
    await atWork();
    expect(ran).toEqual(['busybox ip link set dev eth0 up']);
    expect(started.map(({ command }) => command.slice(0, 5).join(' '))).toEqual(['busybox udhcpc -f -i eth0']);
  });

  it('runs on the first card by name', async () => {
    cards.clear();
    for (const name of ['eth1', 'eth0']) cards.set(name, { ifindex: '2' });
    await atWork();
    expect(ran).toEqual(['busybox ip link set dev eth0 up']);
  });

  it('runs once, however often it is to be kept running', async () => {
    const { keep, clock } = await atWork();
    keep();
    await clock.advance(60_000);
    expect(started).toHaveLength(1);
  });

  it('waits for a card that is plugged in later', async () => {
    cards.clear();
    const { clock, lines } = await atWork();
    await clock.advance(5_000);
    expect([started, lines]).toEqual([[], []]);
    cards.set('eth0', { ifindex: '2' });
    await clock.advance(500);
    expect(started).toHaveLength(1);
  });

  it('is started again half a second after it ended', async () => {
    const { clock, lines } = await atWork();
    started[0]?.ends();
    await clock.advance(499);
    expect(started).toHaveLength(1);
    await clock.advance(1);
    expect(started).toHaveLength(2);
    expect(lines.join()).toContain('exit status 1');
  });

  it('is started again for a card in the place of the first one, even of the same name', async () => {
    const { clock } = await atWork();
    await clock.advance(10_000);
    expect(started[0]?.signals).toEqual([]);
    cards.set('eth0', { ifindex: '3' });
    await clock.advance(500);
    expect(started[0]?.signals).toEqual([undefined]);
    await clock.advance(500);
    expect(started).toHaveLength(2);
    await clock.advance(10_000);
    expect([started.length, started[1]?.signals]).toEqual([2, []]);
  });

  it('asks at once when the link comes up, and again only after it was lost', async () => {
    const { clock, asked, link, says } = await atWork();
    await says('begun');
    link('0');
    await clock.advance(5_000);
    expect(asked()).toBe(0);
    link('1');
    await clock.advance(5_000);
    expect(asked()).toBe(1);
    link(undefined);
    await clock.advance(5_000);
    link('1');
    await clock.advance(5_000);
    expect(asked()).toBe(2);
  });

  it('is left alone where there was a link from the start', async () => {
    cards.set('eth0', { ifindex: '2', carrier: '1' });
    const { clock, asked, says } = await atWork();
    await says('begun');
    await clock.advance(5_000);
    expect(asked()).toBe(0);
  });

  it('is not asked before it has begun, which would end it', async () => {
    const { clock, asked, link } = await atWork();
    link('1');
    await clock.advance(5_000);
    expect(asked()).toBe(0);
  });
});

describe('waiting for an address', () => {
  it('notices the link within 10 ms, and ends when the network has given an address', async () => {
    const { clock, client, asked, link, says } = await atWork();
    await says('begun');
    // The client looks by itself in 500 ms only.
    let hasAddress = false;
    void client.waitForAddress(60_000).then(() => (hasAddress = true));
    link('1');
    await clock.advance(10);
    expect([asked(), hasAddress]).toEqual([1, false]);
    await says('something else');
    expect(hasAddress).toBe(false);
    await says('bound');
    expect(hasAddress).toBe(true);
    await client.waitForAddress(60_000);
  });

  it('ends after its time without one, and leaves no timer behind', async () => {
    const { clock, client } = await atWork();
    const before = vi.getTimerCount();
    let isOver = false;
    void client.waitForAddress(15_000).then(() => (isOver = true));
    await clock.advance(14_999);
    expect(isOver).toBe(false);
    await clock.advance(1);
    expect([isOver, vi.getTimerCount()]).toEqual([true, before]);
  });

  it('looks at no card after the client has ended', async () => {
    const { clock, client, link, says } = await atWork();
    await says('begun');
    cards.clear();
    started[0]?.ends();
    await settle();
    link('1');
    void client.waitForAddress(100);
    await clock.advance(100);
    expect(started[0]?.signals).toEqual([]);
  });
});
