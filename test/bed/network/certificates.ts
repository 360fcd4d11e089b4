/** A test certificate authority with one server and one client, both below `.test`. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificates {
  readonly authority: string;
  readonly server: { readonly certificate: string; readonly key: string };
  readonly client: { readonly certificate: string; readonly key: string };
}

/** Creates them with openssl below `folder`. The server has this IPv4 address, too. */
export function makeCertificates(
  folder: string,
  { server = 'server', client = 'client', address = '192.0.2.1' } = {},
): Certificates {
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Test authority');
  const issue = (name: string, usage: string) => {
    writeFileSync(
      join(folder, `${name}.ext`),
      `extendedKeyUsage=${usage}\nsubjectAltName=DNS:${name}.test,IP:${address}\n`,
    );
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}.test`);
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-out',
      `${name}.pem`,
      '-days',
      '2',
      '-extfile',
      `${name}.ext`,
    );
    return { certificate: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) };
  };
  return {
    authority: join(folder, 'ca.pem'),
    server: issue(server, 'serverAuth'),
    client: issue(client, 'clientAuth'),
  };
}
