/**
 * A signal that aborts with a `TimeoutError` after `afterMs`, or with the first of `others`.
 * `AbortSignal.any([AbortSignal.timeout(…)])` does not do that: Node 20 collects a timeout that nothing else holds, and it never comes.
 */
export function deadline(afterMs: number, ...others: readonly AbortSignal[]): AbortSignal {
  const late = new AbortController();
  setTimeout(() => late.abort(new DOMException(`It took longer than ${afterMs / 1000} s.`, 'TimeoutError')), afterMs).unref();
  return AbortSignal.any([...others, late.signal]);
}
