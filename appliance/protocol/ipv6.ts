/** Addresses and networks of IPv6 as bytes. */

const BYTES = 16;

/** The 16 bytes of a valid address, which may end in an IPv4 address. Pure. */
export function ipv6Bytes(address: string): Uint8Array {
  const [head = '', tail] = inSixteens(address).split('::');
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const groups = [...before, ...Array<number>(Math.max(0, BYTES / 2 - before.length - after.length)).fill(0), ...after];
  return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff]));
}

/** `64:ff9b::192.0.2.1` to `64:ff9b::c000:201`. */
const inSixteens = (address: string): string =>
  address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });

const groupsOf = (text: string): number[] => (text === '' ? [] : text.split(':').map((group) => parseInt(group, 16)));

/** The address at `at`, as RFC 5952 writes it. Pure. */
export function ipv6Text(bytes: Uint8Array, at = 0): string {
  const groups = Array.from({ length: BYTES / 2 }, (_, index) =>
    (((bytes[at + 2 * index] ?? 0) << 8) | (bytes[at + 2 * index + 1] ?? 0)).toString(16),
  ).join(':');
  // The longest run of zeros, and of equal ones the first.
  const [longest = ''] = [...groups.matchAll(/\b0(?::0)+\b/g)].map(([run]) => run).sort((a, b) => b.length - a.length);
  if (longest === '') return groups;
  const start = new RegExp(`(^|:)${longest}(:|$)`).exec(groups);
  return start ? `${groups.slice(0, start.index)}::${groups.slice(start.index + start[0].length)}` : groups;
}

/** The network of `prefixLength` bits that has the address. Pure. */
export function ipv6Network(address: string, prefixLength: number): string {
  const bytes = ipv6Bytes(address).map((byte, index) => byte & maskAt(index, prefixLength));
  return `${ipv6Text(bytes)}/${prefixLength}`;
}

/** The part of the mask that belongs to the byte. */
const maskAt = (index: number, prefixLength: number): number =>
  (0xff00 >> Math.max(0, Math.min(8, prefixLength - 8 * index))) & 0xff;

/** Whether a network, or an address, is one of IPv6. Pure. */
export const isIpv6 = (network: string): boolean => network.includes(':');

/** A set of networks with a fast test, because every frame is tested. */
export class Ipv6Set {
  /** First and last addresses of disjoint ranges in ascending order. */
  readonly #ranges: readonly { readonly first: Uint8Array; last: Uint8Array }[];

  /** `networks` as `2001:db8::/32`. */
  constructor(networks: Iterable<string>) {
    const ranges: { first: Uint8Array; last: Uint8Array }[] = [];
    for (const next of [...networks].map(rangeOf).sort((one, other) => compareAt(one.first, other.first, 0))) {
      const before = ranges.at(-1);
      if (!before || compareAt(before.last, next.first, 0) < 0) ranges.push(next);
      else if (compareAt(before.last, next.last, 0) < 0) before.last = next.last;
    }
    this.#ranges = ranges;
  }

  /** The address is that at `at`. */
  has(bytes: Uint8Array, at = 0): boolean {
    let [low, high] = [0, this.#ranges.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const range = this.#ranges[middle];
      if (range && compareAt(range.last, bytes, at) < 0) low = middle + 1;
      else high = middle;
    }
    const range = this.#ranges[low];
    return range !== undefined && compareAt(range.first, bytes, at) <= 0;
  }
}

function rangeOf(network: string): { first: Uint8Array; last: Uint8Array } {
  const [address = '', length = String(8 * BYTES)] = network.split('/');
  const mask = (index: number) => maskAt(index, Number(length));
  const bytes = ipv6Bytes(address);
  return {
    first: bytes.map((byte, index) => byte & mask(index)),
    last: bytes.map((byte, index) => byte | (~mask(index) & 0xff)),
  };
}

/** The order of an address and of that at `at` of `bytes`. */
function compareAt(address: Uint8Array, bytes: Uint8Array, at: number): number {
  for (let index = 0; index < BYTES; index += 1) {
    const difference = (address[index] ?? 0) - (bytes[at + index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
