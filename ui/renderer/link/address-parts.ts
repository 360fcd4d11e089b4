export interface AddressDeps {
  readonly before: string;
  /** The host that the address leads to. */
  readonly host: string;
  readonly after: string;
}

/** Splits a normalised http address around its host. Anything before an @ is a user name, whatever it looks like. Pure. */
export function addressParts(url: string): AddressDeps {
  const [scheme = ''] = /^[a-z]+:\/\//.exec(url) ?? [];
  const [authority = ''] = /^[^/?#]*/.exec(url.slice(scheme.length)) ?? [];
  const start = scheme.length + authority.lastIndexOf('@') + 1;
  const end = scheme.length + authority.replace(/:\d*$/, '').length;
  return { before: url.slice(0, start), host: url.slice(start, end), after: url.slice(end) };
}
