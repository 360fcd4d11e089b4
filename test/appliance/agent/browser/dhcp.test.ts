import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dhcpArguments, findNetworkCard } from '../../../../appliance/agent/browser/dhcp.ts';

it('the DHCP client tells neither a host name nor what it is, and never gives up', () => {
  const args = dhcpArguments('eth0');
  expect(args[args.indexOf('-V') + 1]).toBe('');
  for (const option of ['-x', '-F', '-n', '-q']) expect(args).not.toContain(option);
});

it('the network card is the one that is not the loopback', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-cards-'));
  await mkdir(join(folder, 'lo'));
  expect(await findNetworkCard(folder)).toBeUndefined();
  await mkdir(join(folder, 'eth0'));
  expect(await findNetworkCard(folder)).toBe('eth0');
  await rm(folder, { recursive: true });
});
