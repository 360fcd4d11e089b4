/** What went wrong, in the words of whoever threw it. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A wait that was broken off says no more than that; its cause says why.
  return error.name === 'AbortError' && error.cause !== undefined ? messageOf(error.cause) : error.message;
}
