/** The dumb bridge of the original network VM: it forwards every frame and has no address. */
import type { BridgeSettings } from '../../protocol/network.ts';
import type { DescribedBridge } from './interfaces-file.ts';
import { portName } from './names.ts';

/** Bit 3 of the mask: 01-80-C2-00-00-03, the group address of 802.1X. */
const EAPOL = 0x8;

/** Link-local groups that the kernel forwards: none, or only that of 802.1X. Pure. */
export const groupForwardMask = (forwardEapol: boolean): number => (forwardEapol ? EAPOL : 0);

/** Lines for `ip -batch` that create the bridge with its uplink and all ports, none of them up. Pure. */
export function dumbBridgeLines(
  { name, ports: uplinks, stp, forwardDelaySeconds }: DescribedBridge,
  ports: Iterable<number>,
): string[] {
  return [
    'link set dev lo up',
    // The kernel counts the delay in hundredths of a second. Without snooping the bridge sends no queries.
    `link add ${name} type bridge stp_state ${stp ? 1 : 0} forward_delay ${forwardDelaySeconds * 100} mcast_snooping 0 group_fwd_mask 0`,
    ...uplinks.map((uplink) => `link set dev ${uplink} master ${name}`),
    // Isolated ports reach the uplink, but not each other.
    ...[...ports].flatMap((port) => [
      `link set dev ${portName(port)} master ${name}`,
      `link set dev ${portName(port)} type bridge_slave isolated on`,
    ]),
  ];
}

/** Lines for `ip -batch` that let frames flow. Only for use after the rules are loaded. Pure. */
export function dumbBridgeOpenLines({ name, ports: uplinks }: DescribedBridge, ports: Iterable<number>): string[] {
  return [name, ...uplinks, ...[...ports].map(portName)].map((link) => `link set dev ${link} up`);
}

/**
 * Text for `nft -f` that replaces all rules in one step with the administrator's and then ours, which theirs cannot override.
 * A bridge without STP forwards 01-80-C2-00-00-00 whatever its mask says, so our rules drop it; the other groups are dropped twice. Pure.
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
