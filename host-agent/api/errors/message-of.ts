/** Any thrown value as an error. */
export const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

/** The message of any thrown value. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // An AbortError says only that the wait was aborted; its cause says why.
  return error.name === 'AbortError' && error.cause !== undefined ? messageOf(error.cause) : error.message;
}
