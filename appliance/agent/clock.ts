/** Milliseconds since the kernel of this machine started, whole. */
export function sinceBootMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}
