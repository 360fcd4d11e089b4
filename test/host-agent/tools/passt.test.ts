import { describe, expect, it } from 'vitest';
import { passtArguments } from '../../../host-agent/tools/passt.ts';

describe('passt', () => {
  it('gets arguments that map nothing of the host and forward no port', () => {
    expect(passtArguments('/run/uplink.sock').join(' ')).toBe(
      '--foreground --quiet --socket /run/uplink.sock --ipv4-only --address 192.0.2.2 --netmask 24 --gateway 192.0.2.1 --mtu 9000 --no-dhcp --no-map-gw --map-host-loopback none --map-guest-addr none --dns-forward 192.0.2.3 --tcp-ports none --udp-ports none',
    );
  });
});
