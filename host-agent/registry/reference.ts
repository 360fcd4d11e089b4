/** The name of an artifact in a registry, such as `registry.example:5000/safe-browse/browser:stable`. Source: github.com/distribution/reference, grammar in `reference.go`. */
import { isIP } from 'node:net';
import { Failure } from '../api/errors/failure.ts';

export interface Reference {
  /** Host name or address, and port if it is given. */
  readonly host: string;
  /** Such as `safe-browse/browser`. */
  readonly repository: string;
  /** `sha256:` and 64 hexadecimal digits, or a tag. A digest wins over a tag. */
  readonly version: string;
}

const MAX_CHARACTERS = 512;
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const HOST = '(?:\\[[0-9a-fA-F:]+\\]|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::[0-9]{1,5})?';
const REFERENCE = new RegExp(
  `^(?<host>${HOST})/(?<repository>${COMPONENT}(?:/${COMPONENT})*)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$`,
);

/** Throws `Failure` registry-reference-invalid. There is no default registry, and the default tag is `latest`. Pure. */
export function parseReference(text: string): Reference {
  const { host, repository, tag, digest } = (text.length <= MAX_CHARACTERS && REFERENCE.exec(text)?.groups) || {};
  // Without a dot or a port, the first component would be the name of a repository at some default registry.
  if (host === undefined || repository === undefined || !/[.:]|^localhost$/.test(host))
    throw new Failure('registry-reference-invalid', { reference: text.slice(0, 120) });
  return { host, repository, version: digest ?? tag ?? 'latest' };
}

/** Whether the repository is `place`, or stands below it; `place` may be a registry. Pure. */
export const isBelow = ({ host, repository }: Reference, place: string): boolean =>
  `${host}/${repository}/`.startsWith(`${place}/`);

/** Pure. */
export const describeReference = ({ host, repository, version }: Reference): string =>
  `${host}/${repository}${version.startsWith('sha256:') ? '@' : ':'}${version}`;

/** Whether the registry runs on this host: only then its traffic may be in plain text. Pure. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
