import { expect, it } from 'vitest';
import { parseSignature } from '../../../host-agent/tools/minisign.ts';

/** As minisign 0.12 writes it. */
const SIGNATURE = `untrusted comment: signature from minisign secret key
RUTs7/xkgbqVe0S4OduQZZwRnxAUSdcCvh0TpgK0Wpu/ln75NnwdiAMuUSHLU4I3kLXgnZLfDkJciSSceCaUMtFSvm08yVdfNgo=
trusted comment: timestamp:1795939911\tfile:f\thashed
G4htkIyxvfsFbHdGTsUBqKpChyviLrfSiunvO8TvvhmXoyKaGR59gROf0TgB5fygtXjh9n7CVZzcAw0UDk2fBQ==
`;

it('accepts what minisign writes', () => {
  expect(parseSignature(SIGNATURE)).toEqual({
    keyId: 'eceffc6481ba957b',
    signedAt: new Date(1_795_939_911_000),
  });
});

it.each([
  ['another first line', SIGNATURE.replace('untrusted', 'Untrusted')],
  ['another algorithm', SIGNATURE.replace('\nRU', '\nRV')],
  ['a bit that base64 does not use', SIGNATURE.replace(/.==\n$/, 'R==\n')],
  ['a zero byte in its comment, at which minisign would stop', SIGNATURE.replace('file:f', 'file:\0')],
  ['no line end', SIGNATURE.trimEnd()],
])('refuses a signature with %s', (_, text) => {
  expect(text).not.toBe(SIGNATURE);
  expect(parseSignature(text)).toBeUndefined();
});
