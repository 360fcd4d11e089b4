/** How far Tor has come up, as it says on the connection by which it takes orders. */

/** Tor says what has happened, and what happens from now on. */
export const ASK_PROGRESS = 'SETEVENTS STATUS_CLIENT\r\nGETINFO status/bootstrap-phase\r\n';

/** In percent; `undefined` in a line about anything else. Tor reads what relays send, so its lines are untrusted. Pure. */
export function progressIn(untrustedLine: string): number | undefined {
  const found =
    /^(?:650 STATUS_CLIENT \w{1,10} |250-status\/bootstrap-phase=\w{1,10} )BOOTSTRAP PROGRESS=(\d{1,3}) /.exec(
      untrustedLine,
    );
  const percent = Number(found?.[1] ?? Number.NaN);
  return percent <= 100 ? percent : undefined;
}
