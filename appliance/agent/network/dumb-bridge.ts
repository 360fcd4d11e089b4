/** The NDVM as the seed had it: every frame goes through, and nobody in it has an address. */
import type { BridgeSettings } from '../../protocol/network.ts';
import type { DescribedBridge } from './interfaces-file.ts';
import { portName } from './names.ts';

/** Bit 3 of the mask: 01-80-C2-00-00-03, the group that 802.1X speaks to. */
const EAPOL = 0x8;

/** Which link-local groups the kernel forwards: none, or exactly that of 802.1X. Pure. */
export const groupForwardMask = (forwardEapol: boolean): number => (forwardEapol ? EAPOL : 0);

/** Lines for `ip -batch`: the bridge with its uplink and all ports in it, none of them up. Pure. */
export function dumbBridgeLines(
  { name, ports: uplinks, stp, forwardDelaySeconds }: DescribedBridge,
  ports: Iterable<number>,
): string[] {
  return [
    'link set dev lo up',
    // The kernel counts the delay in hundredths. Without snooping the bridge itself asks nothing.
    `link add ${name} type bridge stp_state ${stp ? 1 : 0} forward_delay ${forwardDelaySeconds * 100} mcast_snooping 0 group_fwd_mask 0`,
    ...uplinks.map((uplink) => `link set dev ${uplink} master ${name}`),
    // Isolated: sessions reach the uplink, never each other.
    ...[...ports].flatMap((port) => [
      `link set dev ${portName(port)} master ${name}`,
      `link set dev ${portName(port)} type bridge_slave isolated on`,
    ]),
  ];
}

/** Lines for `ip -batch`: frames flow. Only after the rules stand. Pure. */
export function dumbBridgeOpenLines({ name, ports: uplinks }: DescribedBridge, ports: Iterable<number>): string[] {
  return [name, ...uplinks, ...[...ports].map(portName)].map((link) => `link set dev ${link} up`);
}

/**
 * Text for `nft -f`, in one step: what stood before goes, then the administrator's rules, then ours, which no rule of theirs can lift.
 * A bridge without STP lets 01-80-C2-00-00-00 through by itself, whatever its mask says; the other groups are stopped a second time. Pure.
 */
export function dumbBridgeRules({ forwardEapol, rules }: Pick<BridgeSettings, 'forwardEapol' | 'rules'>): string {
  return `flush ruleset
${rules === '' || rules.endsWith('\n') ? rules : `${rules}\n`}table bridge safe-browse {
  chain arriving {
    type filter hook prerouting priority -400; policy accept;
${forwardEapol ? '    ether daddr 01:80:c2:00:00:03 ether type 0x888e accept\n' : ''}    ether daddr & ff:ff:ff:ff:ff:f0 == 01:80:c2:00:00:00 drop
  }
}
table inet safe-browse {
  chain input {
    type filter hook input priority filter; policy drop;
  }
  chain output {
    type filter hook output priority filter; policy drop;
  }
}
`;
}
