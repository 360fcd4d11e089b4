/** A server of HTTP/3, which pages reach by WebTransport: aioquic. */
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireProgram } from '../desktop/required-program.ts';
import type { Namespace } from '../namespace.ts';
import { untilUdpListens } from './udp-listener.ts';

export const HTTP3_PORT = 443;
const PROGRAM = join(import.meta.dirname, '../../fixtures/http3-server.py');
/** Pages may name the certificate of a server by its digest, if it is valid for two weeks at most and its key is on this curve. */
const CERTIFICATE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '10'];

/** Starts it at `address`; fulfilled when it listens. It ends with its namespace. Returns the SHA-256 of its certificate. */
export async function startHttp3Server(namespace: Namespace, address: string, folder: string): Promise<string> {
  requireProgram('/usr/lib/python3/dist-packages/aioquic', 'applications');
  const [key, certificate] = [join(folder, 'http3.key'), join(folder, 'http3.pem')];
  const names = ['-subj', '/CN=http3.test', '-addext', `subjectAltName=IP:${address}`];
  execFileSync('openssl', ['req', '-x509', ...CERTIFICATE, '-keyout', key, '-out', certificate, ...names], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  namespace.start(['/usr/bin/python3', PROGRAM, address, String(HTTP3_PORT), certificate, key]);
  await untilUdpListens(namespace, HTTP3_PORT);
  return createHash('sha256')
    .update(new X509Certificate(readFileSync(certificate)).raw)
    .digest('hex');
}
