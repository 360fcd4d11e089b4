import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pauseBefore, RegistryConnection } from '../../../host-agent/registry/connection.ts';
import { type Certificates, makeCertificates } from '../../bed/network/certificates.ts';
import { FakeRegistry } from '../../fakes/registry.ts';

describe('a registry that has too much to do', () => {
  let registry: FakeRegistry;
  let connection: RegistryConnection;
  let pauses: number[];

  beforeEach(async () => {
    registry = await FakeRegistry.start();
    pauses = [];
    connection = new RegistryConnection(registry.host, undefined, {
      pause: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
    });
  });
  afterEach(async () => {
    await connection.close();
    await registry.stop();
  });

  const busy = (status: number, count: number, headers = {}) =>
    registry.behave(...Array.from({ length: count }, () => ({ kind: 'refuses', status, headers }) as const));
  const ask = (method: 'GET' | 'POST' = 'GET') =>
    connection.request(`/v2/x/blobs/${registry.add(Buffer.from('x'))}`, { method });

  it.each([429, 503])('is asked again after %d, later each time', async (status) => {
    busy(status, 3);
    expect(await ask()).toMatchObject({ status: 200 });
    expect(pauses).toHaveLength(3);
    for (const [index, ms] of pauses.entries()) {
      expect(ms).toBeGreaterThanOrEqual(500 * 2 ** index);
      expect(ms).toBeLessThan(1500 * 2 ** index);
    }
  });

  it('is asked again when it says, but not later than in a minute', async () => {
    busy(503, 1, { 'retry-after': '7' });
    expect(await ask()).toMatchObject({ status: 200 });
    expect(Math.floor((pauses[0] ?? 0) / 1000)).toBe(7);
    busy(503, 1, { 'retry-after': '3600' });
    await expect(ask()).rejects.toMatchObject({ code: 'registry-busy', params: { status: 503 } });
    expect(pauses).toHaveLength(1);
    const at = Date.parse('2026-06-01T00:00:00Z');
    expect(Math.floor(pauseBefore('Mon, 01 Jun 2026 00:00:09 GMT', 0, at) / 1000)).toBe(9);
  });

  it('is given up after five requests, and at once when something is sent', async () => {
    busy(429, 5);
    await expect(ask()).rejects.toMatchObject({ code: 'registry-busy' });
    expect(registry.traffic.requests).toBe(5);
    busy(503, 1);
    await expect(ask('POST')).rejects.toMatchObject({ code: 'registry-busy' });
    expect(registry.traffic.requests).toBe(6);
  });
});

describe('a registry on this host', () => {
  let folder: string;
  let certificates: Certificates;
  let server: Server;
  /** The login of every request. */
  let logins: (string | undefined)[];
  const connected = (trusted?: string) =>
    new RegistryConnection(
      `127.0.0.1:${(server.address() as AddressInfo).port}`,
      { user: 'ada', secret: 'secret' },
      trusted === undefined ? {} : { certificates: trusted },
    );

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sb-registry-'));
    certificates = makeCertificates(folder, { address: '127.0.0.1' });
  });
  beforeEach(async () => {
    logins = [];
    const { certificate, key } = certificates.server;
    server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
      logins.push(request.headers.authorization);
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="registry"' });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is spoken to by TLS if it speaks TLS', async () => {
    const connection = connected(certificates.authority);
    expect(await connection.request('/v2/', { method: 'GET' })).toMatchObject({ status: 200 });
    expect(await connection.request('/v2/x/tags/list', { method: 'GET' })).toMatchObject({ status: 200 });
    const basic = `Basic ${Buffer.from('ada:secret').toString('base64')}`;
    expect(logins).toEqual([undefined, basic, basic]);
    await connection.close();
  });

  it('gets no request, and none in plain HTTP, if its certificate is not trusted', async () => {
    const connection = connected();
    await expect(connection.request('/v2/', { method: 'GET' })).rejects.toMatchObject({
      code: 'registry-unreachable',
      message: /certificate/,
    });
    expect(logins).toEqual([]);
    await connection.close();
  });
});
