import { expect, it } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import { captivePortalIn } from '../../../../host-agent/network/portal/find-portal.ts';
import { findPortal, isOnline, portalJail } from '../../../../host-agent/network/portal/find-portal.ts';
import { canBePortal, canBeServer } from '../../../../host-agent/network/portal/reachable.ts';

const ROUTES = `Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask
eth0\t00000000\t014DA8C0\t0003\t0\t0\t0\t00000000
eth0\t004DA8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF
docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF
tun0\t00000A0A\t00000000\t0001\t0\t0\t0\t0000FFFF
`;
const TABLES = `Id 100:
  +-- 0.0.0.0/0 3 0 5
     |-- 10.20.0.0
        /16 universe UNICAST
Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 192.168.77.0
        /24 link UNICAST
Local:
  +-- 0.0.0.0/0 3 0 5
     |-- 192.168.77.10
        /32 host LOCAL
`;

it.each([
  ['a router', '192.168.77.1', true],
  ['another computer of the network', '192.168.77.20', true],
  ['a server on the Internet', '203.0.113.10', true],
  ['the host', '192.168.77.10', false],
  ['its loopback', '127.0.0.1', false],
  ['a link-local address', '169.254.169.254', false],
  ['a container', '172.17.0.2', false],
  ['a network behind a VPN', '10.10.1.1', false],
  ['a network of another table', '10.20.1.1', false],
  ['multicast', '224.0.0.1', false],
  ['a network that the person refuses', '192.168.78.7', false],
])('%s at %s can be a portal: %s', (_, address, can) => {
  expect(canBePortal(ROUTES, TABLES, ['192.168.78.0/24', 'fd00::/8'])(address)).toBe(can);
});

it('asks neither the host nor a link-local address for the probe', () => {
  const mayBeAsked = canBeServer(TABLES);
  expect(['127.0.0.1', '192.168.77.10', '169.254.169.254'].filter(mayBeAsked)).toEqual([]);
  expect(['203.0.113.10', '10.10.1.1'].every(mayBeAsked)).toBe(true);
});

it('is reached by no link without a default route', () => {
  const [header = '', , own = ''] = ROUTES.split('\n');
  expect(canBePortal([header, own].join('\n'), TABLES, [])('192.168.77.1')).toBe(false);
});

it('asks in a jail that has the network, and of the host only Node, certificates and nameservers', () => {
  const jail = portalJail('/opt/sb/portal.mjs', { probe: 'http://probe.test/', apis: [], refused: [] }, '/opt/node');
  expect(jail).toMatchObject({
    system: ['/usr/share/nodejs', '/etc/ssl/certs', '/etc/resolv.conf'],
    readable: [
      ['/opt/node', '/usr/bin/node'],
      ['/opt/sb/portal.mjs', '/portal.mjs'],
    ],
    writable: [],
    devices: [],
    sharesNetwork: true,
    networkFamilies: ['ipv4', 'ipv6'],
  });
  expect(jail.command.at(-1)).toBe('{"probe":"http://probe.test/","apis":[],"refused":[]}');
});

it('asks nothing where no probe is configured', async () => {
  const options = { probe: () => '', refused: () => [], program: '/nowhere', logFile: '/nowhere/log' };
  const { signal } = new AbortController();
  await expect(findPortal(options, signal)).rejects.toEqual(new Failure('no-portal', { problem: 'off' }));
  expect(await isOnline(options, signal)).toBe(false);
});

it('reads what networkd noted of an announced portal', () => {
  expect(captivePortalIn('OPER_STATE=routable\nCAPTIVE_PORTAL=https://login.hotel.test/api\nMDNS=no\n')).toEqual([
    'https://login.hotel.test/api',
  ]);
  expect(captivePortalIn('OPER_STATE=routable\n')).toEqual([]);
});
