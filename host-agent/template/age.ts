/** How old a template may be. All its clones share the memory layout of one kernel and one browser, which an attacker may learn in time. */
const HOUR_MS = 3_600_000;
/** Until it is replaced, a template is used for at most this many times its maximum age. */
const GRACE = 2;

/** `due`: used until it is replaced; `expired`: not used any more. */
export type TemplateAge = 'fresh' | 'due' | 'expired';

/** The age of a template sealed at `sealedAt` (ISO 8601). `maximumHours` 0: it never becomes too old. Pure. */
export function templateAge(sealedAt: string, maximumHours: number, nowMs: number): TemplateAge {
  if (maximumHours === 0) return 'fresh';
  // A clock that was set back must not keep a template young.
  const ageMs = Math.abs(nowMs - Date.parse(sealedAt));
  if (ageMs <= maximumHours * HOUR_MS) return 'fresh';
  return ageMs <= GRACE * maximumHours * HOUR_MS ? 'due' : 'expired';
}
