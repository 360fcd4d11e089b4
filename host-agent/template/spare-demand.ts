/** How many spares are worth their memory. */

/** After this time without a burst of clicks, the spares for it are given up. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;
/** More clicks than this tell nothing new. */
const MOST_REMEMBERED = 64;

/** The clicks that asked for a spare, by `performance.now()`, oldest first, with another one at `nowMs`. Pure. */
export function withClick(clicksMs: readonly number[], nowMs: number): number[] {
  return [...clicksMs, nowMs].slice(-MOST_REMEMBERED);
}

/**
 * As many spares as were asked for within the time that it takes to replace one, because each later click of such a burst would find none.
 * At least 1, at most `most`. Pure.
 */
export function wantedSpares(
  clicksMs: readonly number[],
  { nowMs, replacedInMs, most }: { readonly nowMs: number; readonly replacedInMs: number; readonly most: number },
): number {
  const recent = clicksMs.filter((atMs) => atMs > nowMs - FORGOTTEN_AFTER_MS);
  const bursts = recent.map(
    (startMs) => recent.filter((atMs) => atMs >= startMs && atMs <= startMs + replacedInMs).length,
  );
  return Math.min(most, Math.max(1, ...bursts));
}
