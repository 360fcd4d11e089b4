import { describe, expect, it } from 'vitest';
import { hubJail, tapNetdev } from '../../../../host-agent/hypervisor/qemu/hub.ts';
import { hostNetwork, hostNetworkOf } from '../../../../host-agent/network/host-network.ts';
import { lanMac, uplinkSetting } from '../../../../host-agent/network/uplink/uplink.ts';
import { jailArguments } from '../../../../host-agent/jail/bubblewrap.ts';

const files = {
  folder: '/run/sb/network/uplink',
  socket: '/run/sb/network/uplink/nic.sock',
  control: '/run/sb/network/uplink/qmp.sock',
};
const none = {
  user: { follow: 'host' },
  tap: { bridge: '', device: '' },
  pci: { device: '', allowOnlyNic: false },
  mode: 'nat',
  ipv6: 'auto',
} as const;

describe('the hub of a tap uplink', () => {
  it('is a QEMU without a VM, and without network access when it is passed the tap', () => {
    const args = jailArguments(hubJail(files, { bridge: 'br0' }));
    expect(args.join(' ')).not.toMatch(/share-net|tun|br0/);
    expect(args.join(' ')).toContain('--bind /run/sb/network/uplink /uplink');
    expect(args[args.indexOf('-machine') + 1]).toBe('none');
  });

  it('opens an existing tap by name, for which it shares the host’s network, and runs no script', () => {
    const args = jailArguments(hubJail(files, { device: 'tap7' })).join(' ');
    expect(args).toContain('--share-net');
    expect(args).toContain('--dev-bind /dev/net/tun /dev/net/tun');
    // It is opened over the control socket, once the side that carries its frames listens.
    expect(args).not.toContain('tap7');
    expect(tapNetdev({ device: 'tap7' })).toEqual({
      type: 'tap',
      id: 'lan',
      ifname: 'tap7',
      script: 'no',
      downscript: 'no',
    });
    expect(tapNetdev({ bridge: 'br0' })).toEqual({ type: 'tap', id: 'lan', fd: 'lan' });
  });
});

describe('the address of the uplink', () => {
  it('is fixed for passt, and comes from the LAN’s DHCP otherwise, with our MAC address on a tap', async () => {
    expect(await uplinkSetting({ uplink: 'user', ...none })).toMatchObject({ kind: 'static', address: '192.0.2.2' });
    expect(await uplinkSetting({ uplink: 'tap', ...none }, '/dev/null')).toEqual({ kind: 'dhcp', mac: lanMac('') });
    expect(await uplinkSetting({ uplink: 'pci', ...none })).toEqual({ kind: 'dhcp' });
  });

  it('includes IPv6 for passt behind a router, unless the configuration refuses it', async () => {
    const passt = { uplink: 'user', ...none } as const;
    expect(await uplinkSetting(passt)).toMatchObject({
      ipv6: { address: 'fd53:4200:0:1::2', mac: '02:53:42:04:00:00' },
    });
    for (const other of [{ ipv6: 'off' }, { mode: 'bridge' }] as const)
      expect(await uplinkSetting({ ...passt, ...other })).not.toHaveProperty('ipv6');
  });

  it('belongs to a locally administered MAC address that is unique for host and person', () => {
    const macs = [lanMac('a', 1000), lanMac('a', 1000), lanMac('a', 1001), lanMac('b', 1000)];
    expect(new Set(macs).size).toBe(3);
    for (const mac of macs) expect(mac).toMatch(/^02(:[0-9a-f]{2}){5}$/);
  });
});

describe('the host’s network', () => {
  const routes = (...lines: string[]) =>
    ['Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask', ...lines].join('\n');
  const home = routes(
    'eth0\t00000000\t014DA8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0',
    'eth0\t004DA8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0',
  );

  it('is identified by its default routes and nameservers only', () => {
    const before = hostNetworkOf(home, '# by hand\nnameserver 192.168.77.1\nsearch home\n');
    expect(before).toBe('eth0 014DA8C0;192.168.77.1');
    expect(
      hostNetworkOf(
        `${home}\nlo\t0000007F\t00000000\t0001\t0\t0\t0\t000000FF`,
        'nameserver 192.168.77.1\noptions edns0\n',
      ),
    ).toBe(before);
  });

  it('is not identified by a route for half of the Internet, as those of a VPN', () => {
    const vpn = routes('tun0\t00000000\t00000000\t0001\t0\t0\t0\t00000080');
    expect(hostNetworkOf(vpn, '')).toBe(';');
  });

  it('is none while its files are missing', () => {
    expect(hostNetwork('/missing', '/missing', '/missing')).toBe(';');
  });

  it.each([
    ['another gateway', home.replace('014DA8C0', 'FE00A8C0'), 'nameserver 192.168.77.1'],
    ['another link', home.replaceAll('eth0', 'wlan0'), 'nameserver 192.168.77.1'],
    ['no route', '', 'nameserver 192.168.77.1'],
    ['another nameserver', home, 'nameserver 9.9.9.9'],
  ])('is another network with %s', (_, changedRoutes, resolvConf) => {
    expect(hostNetworkOf(changedRoutes, resolvConf)).not.toBe(hostNetworkOf(home, 'nameserver 192.168.77.1'));
  });
});
