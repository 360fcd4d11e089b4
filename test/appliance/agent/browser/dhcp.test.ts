import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { carrier, dhcpArguments, findNetworkCard } from '../../../../appliance/agent/browser/dhcp.ts';

it('the DHCP client sends neither a host name nor its vendor, and never gives up', () => {
  const args = dhcpArguments('eth0');
  expect(args[args.indexOf('-V') + 1]).toBe('');
  for (const option of ['-x', '-F', '-n', '-q']) expect(args).not.toContain(option);
  // Some 11 days of one round, whose end would cost a second.
  expect(Number(args[args.indexOf('-t') + 1])).toBeGreaterThanOrEqual(1_000_000);
});

it('the network card is the interface other than the loopback', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-cards-'));
  await mkdir(join(folder, 'lo'));
  expect(await findNetworkCard(folder)).toBeUndefined();
  await mkdir(join(folder, 'eth0'));
  expect(await findNetworkCard(folder)).toBe('eth0');
  await rm(folder, { recursive: true });
});

it('a card has a link, has none, or is down', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-cards-'));
  await mkdir(join(folder, 'eth0'));
  expect(carrier('eth0', folder)).toBeUndefined();
  for (const [reported, link] of [
    ['0\n', false],
    ['1\n', true],
  ] as const) {
    await writeFile(join(folder, 'eth0/carrier'), reported);
    expect(carrier('eth0', folder)).toBe(link);
  }
  await rm(folder, { recursive: true });
});
