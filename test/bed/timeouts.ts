/** Time limits for VMs in software emulation on two slow processors: bounds, not expectations. */
export const START_TIMEOUT_MS = 300_000;
export const PAGE_TIMEOUT_MS = 90_000;
export const GONE_TIMEOUT_MS = 60_000;
/** Long enough for a page to come from the world, so that what has not come by then was refused. */
export const REFUSED_AFTER_MS = 20_000;
