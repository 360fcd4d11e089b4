/** A set of IPv4 networks with a fast test, because every frame is tested. */
export class AddressSet {
  /** First and last addresses of disjoint ranges in ascending order. */
  readonly #first: Uint32Array;
  readonly #last: Uint32Array;

  /** `networks` as `10.0.0.0/8`. */
  constructor(networks: Iterable<string>) {
    const ranges: { first: number; last: number }[] = [];
    for (const next of [...networks].map(rangeOf).toSorted((one, other) => one.first - other.first)) {
      const before = ranges.at(-1);
      if (before && next.first <= before.last + 1) before.last = Math.max(before.last, next.last);
      else ranges.push(next);
    }
    this.#first = Uint32Array.from(ranges, ({ first }) => first);
    this.#last = Uint32Array.from(ranges, ({ last }) => last);
  }

  has(address: number): boolean {
    let [low, high] = [0, this.#first.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (address > (this.#last[middle] ?? 0)) low = middle + 1;
      else high = middle;
    }
    return low < this.#first.length && address >= (this.#first[low] ?? 0);
  }
}

/** `192.0.2.1` as a number. Pure. */
export const addressNumber = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

function rangeOf(network: string): { first: number; last: number } {
  const [address = '', length = '32'] = network.split('/');
  const size = 2 ** (32 - Number(length));
  const first = Math.floor(addressNumber(address) / size) * size;
  return { first, last: first + size - 1 };
}
