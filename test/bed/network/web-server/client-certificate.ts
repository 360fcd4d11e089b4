/** HTTPS, by HTTP/2 or 1, that asks its clients who they are. */
import { readFileSync } from 'node:fs';
import type { SecureServerOptions } from 'node:http2';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificates } from '../certificates.ts';

/** `certificates`: as JSON. A client without a certificate is served, too. */
export function tlsOptions(certificates: string): SecureServerOptions {
  const { authority, server } = JSON.parse(certificates) as Certificates;
  return {
    ca: readFileSync(authority),
    cert: readFileSync(server.certificate),
    key: readFileSync(server.key),
    requestCert: true,
    rejectUnauthorized: false,
    allowHTTP1: true,
  };
}

/** The common name in the client's certificate, if the authority has issued it and the client has its key. */
export function clientOf(socket: Socket): string | undefined {
  return socket instanceof TLSSocket && socket.authorized ? String(socket.getPeerCertificate().subject.CN) : undefined;
}
