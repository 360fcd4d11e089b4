export interface AddressParts {
  readonly before: string;
  /** The part of the address that says whose site it leads to. */
  readonly owner: string;
  readonly after: string;
}

/**
 * Splits a normalised http address around the registrable domain of its host, or around the whole host if there is none. Anything before an @ is a
 * user name, whatever it looks like. Pure.
 */
export function addressParts(url: string, registrableDomain: string): AddressParts {
  const [scheme = ''] = /^[a-z]+:\/\//.exec(url) ?? [];
  const [authority = ''] = /^[^/?#]*/.exec(url.slice(scheme.length)) ?? [];
  const hostStart = scheme.length + authority.lastIndexOf('@') + 1;
  const end = scheme.length + authority.replace(/:\d*$/, '').length;
  const host = url.slice(hostStart, end);
  const isBelow = registrableDomain !== '' && `.${host}`.endsWith(`.${registrableDomain}`);
  const start = isBelow ? end - registrableDomain.length : hostStart;
  return { before: url.slice(0, start), owner: url.slice(start, end), after: url.slice(end) };
}
