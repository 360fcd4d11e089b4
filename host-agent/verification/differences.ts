/** Compares the fingerprints of two VMs. */

export type Fingerprint = ReadonlyMap<string, string>;

export interface Difference {
  readonly at: string;
  /** Absent: the entry does not exist. */
  readonly first?: string;
  readonly second?: string;
}

/** Entries that only one fingerprint has, or that differ. Pure. */
export function differences(first: Fingerprint, second: Fingerprint): Difference[] {
  const places = new Set([...first.keys(), ...second.keys()]);
  return [...places].toSorted().flatMap((at) => {
    const [before, after] = [first.get(at), second.get(at)];
    return before === after
      ? []
      : [{ at, ...(before !== undefined && { first: before }), ...(after !== undefined && { second: after }) }];
  });
}

/** Whether a difference is at one of these places or below it. Pure. */
export function showsAt(places: readonly string[], { at }: Difference): boolean {
  return places.some(
    (place) =>
      at === place ||
      (place.endsWith(':')
        ? at.startsWith(place)
        : ['/', ' ', ' as '].some((next) => at.startsWith(`${place}${next}`))),
  );
}

const MOST_SHOWN = 5;

/** The first few differences, for a person. Control characters are removed, since the places come from a guest. Pure. */
export function describeDifferences(found: readonly Difference[]): string {
  const shown = found
    .slice(0, MOST_SHOWN)
    .map(
      ({ at, first, second }) =>
        `${at} (${first === undefined ? 'is new' : second === undefined ? 'is gone' : 'differs'})`,
    );
  const more = found.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '?')
    .slice(0, 600);
}
