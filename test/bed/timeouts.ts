/** Time limits for emulated VMs on two slow processors: upper bounds, not expectations. */
/** A host that is slower than that waits so many times as long. */
const TIMEOUT_FACTOR = Number(process.env['SAFE_BROWSE_TEST_TIMEOUT_FACTOR'] ?? 1);

export const START_TIMEOUT_MS = TIMEOUT_FACTOR * 300_000;
export const PAGE_TIMEOUT_MS = TIMEOUT_FACTOR * 180_000;
export const GONE_TIMEOUT_MS = TIMEOUT_FACTOR * 120_000;
/** Longer than a page from the world takes to load, so that a page that has not loaded by then was refused. */
export const REFUSED_AFTER_MS = 20_000;
