/**
 * A signal that aborts with a `TimeoutError` after `afterMs`, or with the first of `others`, which it lets go of by then.
 * `AbortSignal.any([AbortSignal.timeout(…)])` does neither: Node 20 collects a timeout that nothing else holds, and it never comes; and a
 * signal that lives as long as the program keeps a trace of every `any` that was made of it.
 */
export function deadline(afterMs: number, ...others: readonly AbortSignal[]): AbortSignal {
  return renewableDeadline(afterMs, ...others).signal;
}

export interface RenewableDeadline {
  readonly signal: AbortSignal;
  /** It went on: the time begins anew. */
  readonly renew: () => void;
}

/** The same for what takes as long as it takes, and is given up when it stands still. */
export function renewableDeadline(afterMs: number, ...others: readonly AbortSignal[]): RenewableDeadline {
  const end = new AbortController();
  const timer = setTimeout(
    () => end.abort(new DOMException(`It took longer than ${afterMs / 1000} s.`, 'TimeoutError')),
    afterMs,
  ).unref();
  end.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  for (const other of others) {
    const pass = () => end.abort(other.reason);
    if (other.aborted) pass();
    other.addEventListener('abort', pass, { once: true });
    end.signal.addEventListener('abort', () => other.removeEventListener('abort', pass), { once: true });
  }
  const renew = () => {
    if (!end.signal.aborted) timer.refresh();
  };
  return { signal: end.signal, renew };
}
