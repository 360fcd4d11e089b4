import { expect, it } from 'vitest';
import { asLeases, asNames, asUplinkLease } from '../../../../appliance/agent/network/readers.ts';

it('runs the DNS server of each port under its own account, without any capability, under its profile', () => {
  expect(asNames(3, ['dnsmasq', '--port=5303']).join(' ')).toBe(
    'setpriv --reuid=5303 --regid=5303 --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all --apparmor-profile=safe-browse-names -- dnsmasq --port=5303',
  );
});

it('runs the DHCP server with a capability that is valid only in its own user namespace', () => {
  expect(asLeases(['dnsmasq']).join(' ')).toBe(
    'setpriv --reuid=5299 --regid=5299 --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all -- unshare --user --map-root-user -- setpriv --inh-caps=-all --bounding-set=-all,+net_admin --apparmor-profile=safe-browse-leases -- dnsmasq',
  );
});

it('runs the DHCP client of the uplink without the capability to change the firewall', () => {
  expect(asUplinkLease(['busybox', 'udhcpc']).join(' ')).toBe(
    'setpriv --reuid=5298 --regid=5298 --clear-groups --no-new-privs --inh-caps=-all,+net_raw --bounding-set=-all,+net_raw --ambient-caps=-all,+net_raw --apparmor-profile=safe-browse-uplink-lease -- busybox udhcpc',
  );
});
