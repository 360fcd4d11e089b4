/** The value of a JSON text from a file or a peer; `undefined` if it is none. A schema has to accept it before it is used. */
export function untrustedJson(untrustedText: string | Buffer | undefined): unknown {
  try {
    return untrustedText === undefined ? undefined : JSON.parse(untrustedText.toString());
  } catch {
    return undefined;
  }
}
