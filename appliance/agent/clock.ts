/** Whole milliseconds since the guest's kernel started. */
export function sinceBootMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}
