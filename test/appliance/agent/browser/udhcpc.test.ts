import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  SESSION_NETWORK,
  SESSION_NETWORK_6,
  sessionAddress,
  sessionAddress6,
} from '../../../../appliance/protocol/addresses.ts';

const images = new URL('../../../../appliance/images/', import.meta.url);
const OFFER = { ip: sessionAddress(0), mask: '24', router: SESSION_NETWORK.address, dns: SESSION_NETWORK.address };
let folder: string;
let script: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safe-browse-udhcpc-'));
  script = (await readFile(new URL('browser/tree/etc/safe-browse/udhcpc.sh', images), 'utf8'))
    .replaceAll('/run/lease', join(folder, 'lease'))
    .replaceAll('/etc/resolv.conf', join(folder, 'resolv.conf'))
    .replaceAll('/proc/sys', join(folder, 'sys'));
  await writeFile(join(folder, 'resolv.conf'), await readFile(new URL('browser/tree/etc/resolv.conf', images), 'utf8'));
  // Runs the files' commands, and writes down the others.
  await writeFile(
    join(folder, 'busybox'),
    `#!/bin/sh\ncase "$1" in cat | mv | rm) exec "$@" ;; *) echo "$*" >> ${join(folder, 'done')} ;; esac\n`,
  );
  await chmod(join(folder, 'busybox'), 0o755);
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs the script for this event; what it printed, and its commands. */
async function on(event: string, offer: Readonly<Record<string, string>> = OFFER) {
  await rm(join(folder, 'done'), { force: true });
  const printed = execFileSync('sh', ['-c', script, 'udhcpc.sh', event], {
    env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, interface: 'eth0', ...offer },
    encoding: 'utf8',
  });
  const commands = (await readFile(join(folder, 'done'), 'utf8').catch(() => '')).split('\n').filter(Boolean);
  return { printed, commands };
}
const resolver = () => readFile(join(folder, 'resolv.conf'), 'utf8');

describe('the script of the DHCP client', () => {
  it('gives the card the address, the MTU and the gateway that are offered', async () => {
    expect((await on('deconfig')).printed).toBe('begun\n');
    expect(await on('bound', { ...OFFER, mtu: '1400' })).toEqual({
      printed: 'bound\n',
      commands: [
        'ip -4 addr flush dev eth0',
        'ip link set dev eth0 mtu 1400',
        'ip -4 addr add 198.51.100.10/24 dev eth0',
        'ip -4 route replace default via 198.51.100.1 dev eth0',
      ],
    });
  });

  it('changes nothing when the same address is offered again, because Chromium would cancel its requests', async () => {
    await on('deconfig');
    await on('bound');
    expect(await on('renew')).toEqual({ printed: 'bound\n', commands: [] });
    expect((await on('renew', { ...OFFER, ip: sessionAddress(1) })).commands).toContain(
      'ip -4 addr add 198.51.100.11/24 dev eth0',
    );
    // The card lost its address.
    await on('deconfig');
    expect((await on('bound', { ...OFFER, ip: sessionAddress(1) })).commands).toHaveLength(4);
  });

  it('finds the resolver of the network VM in place, and replaces it by another one', async () => {
    const before = await resolver();
    await on('bound');
    expect(await resolver()).toBe(before);
    expect(before).toBe(`nameserver ${SESSION_NETWORK.address}\n`);
    await on('renew', { ...OFFER, dns: '192.0.2.1 192.0.2.2' });
    expect(await resolver()).toBe('nameserver 192.0.2.1\nnameserver 192.0.2.2\n');
  });

  it('gives the card the IPv6 address of its port, and no other, if the network VM has IPv6', async () => {
    const settings = join(folder, 'sys/net/ipv6/conf/eth0');
    await mkdir(settings, { recursive: true });
    await mkdir(join(folder, 'sys/net/ipv6/neigh/eth0'), { recursive: true });
    const setting = async (name: string) => (await readFile(join(settings, name), 'utf8')).trim();
    await on('deconfig');
    expect(await setting('disable_ipv6')).toBe('1');
    const { commands } = await on('bound', {
      ...OFFER,
      ip: sessionAddress(5),
      opt224: Buffer.from('ipv6').toString('hex'),
    });
    expect(commands.slice(-2)).toEqual([
      `ip -6 addr add ${sessionAddress6(5)}/64 dev eth0`,
      `ip -6 route replace default via ${SESSION_NETWORK_6.address} dev eth0`,
    ]);
    expect(await setting('disable_ipv6')).toBe('0');
    expect(await setting('addr_gen_mode')).toBe('1');
    for (const name of [
      'accept_ra',
      'autoconf',
      'accept_redirects',
      'accept_dad',
      'dad_transmits',
      'router_solicitations',
    ])
      expect([name, await setting(name)]).toEqual([name, '0']);
    // Nothing else that the option may say counts, and it is off again without it.
    for (const opt224 of ['', '69707634', '$(reboot)']) {
      expect((await on('renew', { ...OFFER, opt224 })).commands.filter((command) => command.includes('-6'))).toEqual(
        [],
      );
      expect(await setting('disable_ipv6')).toBe('1');
    }
  });
});
