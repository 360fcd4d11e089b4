import { execFileSync } from 'node:child_process';

/** A new key without a passphrase in the keyring at `GNUPGHOME`. Returns its fingerprint. */
export function signingKey(address: string): string {
  const gpg = (...words: string[]) => execFileSync('gpg', ['--batch', '--quiet', ...words], { encoding: 'utf8' });
  gpg('--passphrase', '', '--quick-generate-key', address, 'ed25519', 'sign', 'never');
  const [, fingerprint = ''] = /^fpr:+([0-9A-F]{40}):/m.exec(gpg('--with-colons', '--list-secret-keys', address)) ?? [];
  return fingerprint;
}
