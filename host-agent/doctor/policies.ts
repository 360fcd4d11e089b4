/** Whether the policies of sessions hold outside the network VM as well, and know all networks of this host. */
import type { Finding } from '../api/host/doctor.ts';
import type { Config } from '../config/schema.ts';
import { insideNetworks } from '../network/inside-networks.ts';
import { areTooMany, EVERYTHING } from '../network/policy.ts';

/** `handsCards`: the hypervisor gives the network VM its card. */
export function policyFindings(
  network: Pick<Config['network'], 'uplink' | 'mode' | 'refusedNetworks'>,
  handsCards: boolean,
  inside: () => readonly string[] = insideNetworks,
): Finding[] {
  const networks = [...inside(), ...network.refusedNetworks];
  const troubles = [
    ...(areTooMany(networks) ? [tooManyNetworks(networks.length)] : []),
    ...(networks.includes(EVERYTHING) ? [EVERYTHING_REFUSED] : []),
  ];
  return [filterFinding(network, handsCards), ...troubles];
}

function filterFinding({ uplink, mode }: Pick<Config['network'], 'uplink' | 'mode'>, handsCards: boolean): Finding {
  const check = 'network filter';
  if (mode === 'bridge')
    return {
      check,
      level: 'note',
      variant: 'bridge',
      message: 'Sessions are computers of your network, because network.mode is "bridge": no policy holds them.',
      hint: 'Set network.mode = "nat".',
    };
  if (!handsCards && uplink !== 'pci')
    return {
      check,
      level: 'ok',
      message: 'A filter on this host holds the network VM to the policies of the sessions.',
    };
  return {
    check,
    level: 'note',
    message:
      'The network VM has its own network card, so no filter on this host is behind it: if an attacker takes it over, nothing keeps it from your network.',
    ...(handsCards && { isGiven: true as const, variant: 'given' }),
    hint: handsCards ? 'This hypervisor has no other uplink.' : 'Set network.uplink = "user".',
  };
}

const tooManyNetworks = (count: number): Finding => ({
  check: 'networks',
  level: 'trouble',
  message: `This host knows ${count} networks by its addresses and routes, more than a policy can have. Therefore sessions reach nothing, unless their policy is "open".`,
  params: { count },
  hint: 'Combine routes into larger networks.',
});

const EVERYTHING_REFUSED: Finding = {
  check: 'networks',
  level: 'trouble',
  variant: 'all',
  message:
    'All of the Internet counts as a network of this host, because its routes cannot be read or network.refusedNetworks says so. Therefore sessions reach nothing, unless their policy is "open".',
  hint: 'Let this account read /proc/net/route and /proc/net/fib_trie.',
};
