/** The rules and the carrier of an exit by a proxy, in the kernel, with connections between namespaces. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trafficOf } from '../../../../appliance/agent/network/policing.ts';
import { SESSION_NETWORK } from '../../../../appliance/protocol/addresses.ts';
import type { NetworkPolicy, PortAccess } from '../../../../appliance/protocol/network.ts';
import { bundleProgram } from '../../../bed/bundle-program.ts';
import type { Running } from '../../../bed/namespace.ts';
import { PortsTestBed, UPLINK, WORLD } from '../../../bed/network/ports.ts';
import { makeRunFolder } from '../../../bed/run-folder.ts';

const canTry =
  userInfo().uid === 0 &&
  (() => {
    try {
      const needed = 'nft list ruleset && dnsmasq --version && conntrack --version && setpriv --reuid=5300 true';
      execFileSync('unshare', ['--net', 'sh', '-c', needed], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();

const PROXY = '93.184.216.20';
const PORT = 1080;
const NAMES = { 'bank.example': WORLD.bank, 'other.example': WORLD.other };
const BANK: PortAccess = { kind: 'allow-list', names: ['bank.example'] };
const INTERNET: PortAccess = { kind: 'internet-only' };
let revision = 0;
const policy = (first: PortAccess, second: PortAccess = INTERNET): NetworkPolicy => ({
  revision: (revision += 1),
  refusedNetworks: ['203.0.114.0/24'],
  ports: [
    { port: 0, access: first },
    { port: 1, access: second },
  ],
  limits: { connections: 1024, newConnectionsPerSecond: 500 },
});

describe.skipIf(!canTry)('an exit by a proxy (needs root, nftables, conntrack and dnsmasq)', () => {
  const folder = canTry ? makeRunFolder() : '';
  let testBed: PortsTestBed;
  let proxy: Running;
  const asked: string[] = [];
  const program = join(folder, 'proxy.cjs');

  async function startProxy(): Promise<void> {
    const args = ['socks5', PROXY, String(PORT), 'me:secret', JSON.stringify(NAMES)];
    proxy = testBed.world.start([process.execPath, program, ...args]);
    await once(proxy.stdout, 'data');
    proxy.stdout.on('data', (text) => asked.push(...String(text).trim().split('\n')));
  }
  beforeAll(async () => {
    bundleProgram(join(import.meta.dirname, '../../../bed/network/proxy/main.ts'), program);
    testBed = await PortsTestBed.open(folder, {
      kind: 'socks5',
      endpoint: { address: PROXY, port: PORT, protocol: 'tcp' },
      login: { user: 'me', password: 'secret' },
    });
    await testBed.world.ip(`address add ${PROXY}/32 dev lo`);
    await startProxy();
    // Everything that leaves, but to the proxy and for the router's card. The VM has no IPv6, unlike this kernel.
    await testBed.load(`table netdev seen {
  counter stray {}
  chain leaving {
    type filter hook egress device "eth0" priority 0;
    ether type arp return
    meta protocol ip6 return
    ip daddr ${PROXY} tcp dport ${PORT} return
    counter name stray
  }
}
`);
    await testBed.enforce(policy(INTERNET));
  });
  afterAll(async () => {
    await testBed.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const stray = async () => /packets (\d+)/.exec(await testBed.ndvm.must(['nft', 'list', 'counters', 'netdev']))?.[1];

  it('carries what a session sends by TCP, to a name that the proxy resolves and to an address', async () => {
    await expect.poll(() => testBed.exitStates.at(-1), { timeout: 15_000 }).toBe('up');
    const address = await testBed.resolve(0, 'bank.example');
    expect(address).toMatch(/^198\.18\.0\./);
    expect(await testBed.connect(0, address)).toBe('answered');
    expect(asked).toContain('bank.example');
    expect(await testBed.connect(0, WORLD.other)).toBe('answered');
    expect(asked).toContain(WORLD.other);
    expect(testBed.asked).toEqual([]);
    const [counted] = trafficOf(await testBed.ndvm.must(['nft', '-j', 'list', 'counters']), [0, 1]);
    expect(counted?.sentBytes).toBeGreaterThan(100);
    expect(counted?.receivedBytes).toBeGreaterThan(100);
  });

  it('applies the policy of each session', async () => {
    for (const inside of [WORLD.private, WORLD.publicLan, WORLD.linkLocal, UPLINK.gateway, PROXY])
      expect([inside, await testBed.connect(0, inside)]).toEqual([
        inside,
        // Through itself, the proxy reaches itself as any site.
        inside === PROXY ? 'ECONNRESET' : 'ECONNREFUSED',
      ]);
    for (const port of [22, 5500]) expect(await testBed.connect(0, SESSION_NETWORK.address, port)).toBe('ECONNREFUSED');
    expect(await testBed.connect(0, WORLD.bank, 853)).toBe('ECONNREFUSED');
    expect(await testBed.resolve(0, 'printer.local')).toBe('ENOTFOUND');
    await testBed.enforce(policy(BANK, { kind: 'offline' }));
    expect(await testBed.connect(0, WORLD.bank)).toBe('ECONNREFUSED');
    expect(await testBed.connect(0, await testBed.resolve(0, 'bank.example'))).toBe('answered');
    expect(await testBed.resolve(0, 'other.example')).toBe('ENOTFOUND');
    expect(await testBed.connect(1, WORLD.bank)).toBe('ECONNREFUSED');
    await testBed.enforce(policy({ kind: 'open' }));
    expect(await testBed.connect(0, WORLD.private)).toBe('answered');
    expect(await testBed.connect(0, await testBed.resolve(0, 'other.example'))).toBe('answered');
    await testBed.enforce(policy(INTERNET));
  });

  it('lets no UDP out', async () => {
    const send = `const s = require('node:dgram').createSocket('udp4');
      s.on('message', () => { console.log('answered'); process.exit(); });
      s.send('x', 80, process.argv[1]); setTimeout(() => { console.log('silence'); process.exit(); }, 800);`;
    expect(await testBed.guest(0).must([process.execPath, '-e', send, WORLD.bank])).toBe('silence\n');
  });

  it('holds connections while the proxy is down, and sends nothing beside it at any time', async () => {
    const address = await testBed.resolve(0, 'bank.example');
    await proxy.signal('KILL');
    expect(await testBed.connect(0, address)).toBe('silence');
    await expect.poll(() => testBed.exitStates.at(-1), { timeout: 5_000 }).toBe('down');
    const waiting = testBed.connect(0, address);
    await startProxy();
    expect(['answered', 'silence']).toContain(await waiting);
    await expect.poll(() => testBed.connect(0, address), { timeout: 10_000 }).toBe('answered');
    expect(testBed.exitStates.at(-1)).toBe('up');
    expect(await stray()).toBe('0');
  });
});
