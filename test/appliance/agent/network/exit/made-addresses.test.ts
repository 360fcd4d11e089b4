import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  MadeAddresses,
  NAMES_PER_PORT,
  portOfMade,
} from '../../../../../appliance/agent/network/exit/made-addresses.ts';

let reported: string[];
let made: MadeAddresses;
beforeEach(() => {
  vi.useFakeTimers();
  reported = [];
  made = new MadeAddresses((address, name) => reported.push(`${address} ${name}`));
});
afterEach(() => vi.useRealTimers());
const at = async (port: number, name: string) => (await made.lookUpAt(port)(name)).addresses[0];

it('gives each name an address, always the same, and reports it before the session learns it', async () => {
  expect(await at(0, 'a.test')).toBe('198.18.0.0');
  expect(await at(0, 'b.test')).toBe('198.18.0.1');
  expect(await at(0, 'a.test')).toBe('198.18.0.0');
  expect(reported).toEqual(['198.18.0.0 a.test', '198.18.0.1 b.test']);
});

it('gives each port its part of the network, so that a session learns nothing of another one', async () => {
  expect(await at(1, 'a.test')).toBe('198.18.8.0');
  expect(await at(63, 'a.test')).toBe('198.19.248.0');
  expect([portOfMade('198.18.7.255'), portOfMade('198.18.8.0'), portOfMade('198.19.255.255')]).toEqual([0, 1, 63]);
  expect([portOfMade('198.17.255.255'), portOfMade('198.20.0.0')]).toEqual([undefined, undefined]);
});

it('takes an address for another name only long after it was asked for', async () => {
  for (let index = 0; index < NAMES_PER_PORT; index += 1) await at(0, `n${index}.test`);
  expect(await made.lookUpAt(0)('one-more.test')).toMatchObject({ code: 2, addresses: [] });
  vi.advanceTimersByTime(200_000);
  // Asked for again: the next one is the oldest.
  expect(await at(0, 'n0.test')).toBe('198.18.0.0');
  vi.advanceTimersByTime(200_000);
  expect(await at(0, 'one-more.test')).toBe('198.18.0.1');
  expect(reported.at(-1)).toBe('198.18.0.1 one-more.test');
});

it('begins from the start for the next session of a port', async () => {
  await at(0, 'a.test');
  made.forget(0);
  expect(await at(0, 'b.test')).toBe('198.18.0.0');
});
