/** Two fingerprints of machines held against each other. */

export type Fingerprint = ReadonlyMap<string, string>;

export interface Difference {
  readonly at: string;
  /** Absent: not there. */
  readonly first?: string;
  readonly second?: string;
}

/** Everything that is in one and not, or not so, in the other. Pure. */
export function differences(first: Fingerprint, second: Fingerprint): Difference[] {
  const places = new Set([...first.keys(), ...second.keys()]);
  return [...places].toSorted().flatMap((at) => {
    const [before, after] = [first.get(at), second.get(at)];
    return before === after
      ? []
      : [{ at, ...(before !== undefined && { first: before }), ...(after !== undefined && { second: after }) }];
  });
}

/** Whether a difference is where a plant shows: at that place, or below it. Pure. */
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

/** The first of them, for a person. What a guest said is in it: no control character stays. Pure. */
export function describeDifferences(found: readonly Difference[]): string {
  const shown = found
    .slice(0, MOST_SHOWN)
    .map(
      ({ at, first, second }) =>
        `${at} (${first === undefined ? 'was not there' : second === undefined ? 'is gone' : 'is another'})`,
    );
  const more = found.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '?')
    .slice(0, 600);
}
