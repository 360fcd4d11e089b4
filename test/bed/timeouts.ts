/** Time limits for emulated VMs on two slow processors: upper bounds, not expectations. */
export const START_TIMEOUT_MS = 300_000;
export const PAGE_TIMEOUT_MS = 90_000;
export const GONE_TIMEOUT_MS = 60_000;
/** Longer than a page from the world takes to load, so that a page that has not loaded by then was refused. */
export const REFUSED_AFTER_MS = 20_000;
