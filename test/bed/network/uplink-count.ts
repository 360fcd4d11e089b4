/** Counts the frames on a card of a namespace of the test bed, in both directions, by what they are. */
import { z } from 'zod';
import type { Namespace } from '../namespace.ts';

/** Of frames that are allowed, and of all others. */
export interface Counted {
  readonly tunnel: number;
  /** ARP, what a kernel with IPv6 says on each of its links, and what one with a bridge there says to all who snoop. */
  readonly neighbours: number;
  readonly names: number;
  /** By direction and protocol, those that came; empty: none. */
  readonly stray: Readonly<Record<string, number>>;
}

/** What a stray frame is told apart by. */
const PROTOCOLS = {
  tcp: 'ip protocol tcp',
  udp: 'ip protocol udp',
  icmp: 'ip protocol icmp',
  ip6: 'ether type ip6',
  other: '',
};

const Counters = z.object({
  nftables: z.array(z.object({ counter: z.object({ name: z.string(), packets: z.int() }).optional() })),
});

export class UplinkCount {
  readonly #namespace: Namespace;

  private constructor(namespace: Namespace) {
    this.#namespace = namespace;
  }

  /** `servers`: where exits lead, as `address:port`, or `address:port/tcp`. `resolver`: the one that the host itself asks. */
  static async start(
    namespace: Namespace,
    card: string,
    servers: readonly string[],
    resolver: string,
  ): Promise<UplinkCount> {
    const ends = servers.map((server) => server.replace(/^(.*):(\d+)(?:\/(\w+))?$/, endOf)).join(', ');
    const addresses = servers.map((server) => server.split(':')[0]).join(', ');
    // A computer on which the server has ended says so.
    const unreachable = `\n    ip saddr { ${addresses} } icmp type destination-unreachable counter name tunnel return`;
    // A kernel makes its bridge a member of All-Snoopers (RFC 4286). The host has none.
    const snoopers = '\n    ip daddr 224.0.0.22 ip protocol igmp ip ttl 1 counter name neighbours return';
    const chain = (hook: string, address: string, port: string) => `
  chain ${hook} {
    type filter hook ${hook} device "${card}" priority 0;
    ether type arp counter name neighbours return
    icmpv6 type { mld2-listener-report, mld-listener-report, nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert } ip6 hoplimit { 1, 255 } counter name neighbours return${hook === 'ingress' ? snoopers : ''}
    ip ${address} . ip protocol . th ${port} { ${ends} } counter name tunnel return${hook === 'ingress' ? unreachable : ''}
    ip ${address} ${resolver} udp ${port} 53 counter name names return
    ${Object.entries(PROTOCOLS)
      .map(([protocol, match]) => `${match} counter name stray-${hook}-${protocol} return`)
      .join('\n    ')}
  }`;
    const strays = ['egress', 'ingress'].flatMap((hook) => Object.keys(PROTOCOLS).map((one) => `stray-${hook}-${one}`));
    const counters = ['tunnel', 'neighbours', 'names', ...strays].map((name) => `counter ${name} {}`).join('\n  ');
    // Without what an earlier count has left.
    const rules = `table netdev uplink\ndelete table netdev uplink\ntable netdev uplink {\n  ${counters}${chain('egress', 'daddr', 'dport')}${chain('ingress', 'saddr', 'sport')}\n}`;
    await namespace.must(['nft', rules]);
    return new UplinkCount(namespace);
  }

  async read(): Promise<Counted> {
    const listed = await this.#namespace.must(['nft', '-j', 'list', 'counters', 'netdev']);
    const packets = new Map(
      Counters.parse(JSON.parse(listed)).nftables.flatMap(({ counter }) =>
        counter ? [[counter.name, counter.packets] as const] : [],
      ),
    );
    const of = (name: string) => packets.get(name) ?? 0;
    const stray = [...packets].filter(([name, count]) => name.startsWith('stray-') && count > 0);
    return {
      tunnel: of('tunnel'),
      neighbours: of('neighbours'),
      names: of('names'),
      stray: Object.fromEntries(stray.map(([name, count]) => [name.replace('stray-', ''), count])),
    };
  }
}

const endOf = (_: string, address: string, port: string, protocol = 'udp'): string =>
  `${address} . ${protocol} . ${port}`;
