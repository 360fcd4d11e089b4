/**
 * A signal that aborts with a `TimeoutError` after `afterMs`, or with the first of `others`, and removes its listeners then.
 * `AbortSignal.any([AbortSignal.timeout(…)])` is unreliable: Node 20 may collect the timeout as garbage, so that it never fires; and a
 * long-lived signal keeps a reference to every `any` that was derived from it.
 */
export function deadline(afterMs: number, ...others: readonly AbortSignal[]): AbortSignal {
  return renewableDeadline(afterMs, ...others).signal;
}

/** Does `work` with such a signal. Signals that live longer have no listener of it afterwards, however soon `work` is done. */
export async function withDeadline<Result>(
  afterMs: number,
  others: readonly AbortSignal[],
  work: (within: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const { signal, dispose } = renewableDeadline(afterMs, ...others);
  try {
    return await work(signal);
  } finally {
    dispose();
  }
}

export interface RenewableDeadline {
  readonly signal: AbortSignal;
  /** There was progress: restarts the timeout. */
  readonly renew: () => void;
  /** Stops the timer and removes all listeners from longer-lived signals. */
  readonly dispose: () => void;
}

/** The same for work of unknown length, which fails only when it makes no progress. */
export function renewableDeadline(afterMs: number, ...others: readonly AbortSignal[]): RenewableDeadline {
  const end = new AbortController();
  const timer = setTimeout(
    () => end.abort(new DOMException(`It took longer than ${afterMs / 1000} s.`, 'TimeoutError')),
    afterMs,
  ).unref();
  const passes = others.map((other) => ({ other, pass: () => end.abort(other.reason) }));
  const dispose = () => {
    clearTimeout(timer);
    for (const { other, pass } of passes) other.removeEventListener('abort', pass);
  };
  end.signal.addEventListener('abort', dispose, { once: true });
  for (const { other, pass } of passes) {
    if (other.aborted) pass();
    else if (!end.signal.aborted) other.addEventListener('abort', pass, { once: true });
  }
  const renew = () => {
    if (!end.signal.aborted) timer.refresh();
  };
  return { signal: end.signal, renew, dispose };
}
