import type { lookup as lookUp } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { Agent } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Authorization } from '../../../host-agent/registry/authorization.ts';
import { RegistryConnection } from '../../../host-agent/registry/connection.ts';
import { isPrivate, mayLogInAt, Reach } from '../../../host-agent/registry/reach.ts';

const LOGINS = [
  { user: 'alice', secret: 'hunter2' },
  { user: '<token>', secret: 'refresh' },
];

describe('the login at a registry', () => {
  const servers: Server[] = [];
  /** What reached a server to which no login may go. */
  let stolen: string[];

  const serve = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const thief = () =>
    serve((request, response) => {
      stolen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      response.end('{"token":"x"}');
    });

  beforeEach(() => {
    stolen = [];
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it.each(LOGINS)('of $user goes nowhere that a server names to which the registry redirected', async (login) => {
    const evil = await thief();
    const storage = await serve((_, response) => {
      response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${evil}/steal",service="x"` }).end();
    });
    const registry = await serve((_, response) => {
      response.writeHead(307, { location: `http://${storage}/blob` }).end();
    });
    const connection = new RegistryConnection(registry, login);
    const asked = connection.request('/v2/x/blobs/sha256:aa', { method: 'GET' });
    await expect(asked).rejects.toMatchObject({ code: 'registry-refused', params: { host: storage, status: 401 } });
    // The registry may also name another server for an upload.
    const named = connection.request(`http://${storage}/upload`, { method: 'GET' });
    await expect(named).rejects.toMatchObject({ code: 'registry-refused' });
    expect(stolen).toEqual([]);
    await connection.close();
  });

  it.each(LOGINS)('of $user goes to the server that the registry itself names', async (login) => {
    const tokens = await thief();
    const registry = await serve((request, response) => {
      if (request.headers.authorization === 'Bearer x') response.end();
      else response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${tokens}/token"` }).end();
    });
    const connection = new RegistryConnection(registry, login);
    expect(await connection.request('/v2/', { method: 'GET' })).toMatchObject({ status: 200 });
    expect(stolen).toHaveLength(1);
    await connection.close();
  });

  it.each(LOGINS)('of $user at a registry elsewhere is not sent to this host', async (credentials) => {
    const tokens = await thief();
    const agent = new Agent();
    const host = 'registry.example';
    const authorization = new Authorization({
      ...{ agent, credentials, host, reach: new Reach(host), loginServers: ['127.0.0.1'] },
    });
    const taken = authorization.take(`Bearer realm="http://${tokens}/"`, undefined);
    await expect(taken).rejects.toMatchObject({ code: 'registry-unreachable', message: /not encrypted/ });
    const elsewhere = authorization.take('Bearer realm="https://auth.evil.test/"', undefined);
    await expect(elsewhere).rejects.toMatchObject({
      code: 'registry-login-elsewhere',
      params: { host, server: 'auth.evil.test' },
    });
    expect(stolen).toEqual([]);
    await agent.close();
  });

  it.each<[string, string, readonly string[], boolean]>([
    ['registry-1.docker.io', 'auth.docker.io', [], true],
    ['registry.gitlab.com:443', 'gitlab.com', [], true],
    ['ghcr.io', 'ghcr.io', [], true],
    ['203.0.113.7:5000', '203.0.113.7:5001', [], true],
    ['localhost:5000', '127.0.0.1:5001', [], true],
    ['registry.example', 'registry.example.evil.test', [], false],
    ['registry.example.com', 'example.org', [], false],
    ['one.github.io', 'two.github.io', [], false],
    ['203.0.113.7:5000', '203.0.113.8:5000', [], false],
    ['registry.example', '127.0.0.1:5000', [], false],
    ['registry.example.com', 'login.other.test:8443', ['login.other.test'], true],
    ['registry.example.com', 'sub.login.other.test', ['login.other.test'], false],
  ])('of %s may go to %s, where %j are configured: %s', (registry, server, named, expected) => {
    expect(mayLogInAt(registry, server, named)).toBe(expected);
  });
});

describe('a registry on the Internet', () => {
  const names: Readonly<Record<string, readonly string[]>> = {
    'registry.example': ['203.0.113.7', '2001:db8::7'],
    'registry.inside': ['10.0.0.7'],
    'storage.example': ['203.0.113.8'],
    'storage.inside': ['203.0.113.9', '192.168.1.1'],
  };
  const fakeLookup = ((name: string, _: object, callback: (error: Error | null, found: unknown) => void) =>
    callback(
      null,
      (names[name] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as typeof lookUp;
  const lookups = (host: string) => {
    const reach = new Reach(host, fakeLookup);
    return { reach, lookup: promisify(reach.lookup) as (name: string, options: object) => Promise<unknown> };
  };

  it('leads to no private address, by name or by number', async () => {
    const { reach, lookup } = lookups('registry.example');
    expect(await lookup('registry.example', { all: true })).toHaveLength(2);
    expect(await lookup('storage.example', {})).toBe('203.0.113.8');
    await expect(lookup('storage.inside', { all: true })).rejects.toMatchObject({
      code: 'registry-unreachable',
      message: /storage\.inside, which has the private address 192\.168\.1\.1/,
    });
    for (const url of ['https://10.0.0.1/', 'https://[::1]/', 'https://[::ffff:192.168.1.1]/', 'https://[fd00::1]/'])
      expect(() => reach.assertMayReach(new URL(url))).toThrow(/private address/);
    expect(() => reach.assertMayReach(new URL('https://203.0.113.9/'))).not.toThrow();
    expect(() => reach.assertMayReach(new URL('http://203.0.113.9/'))).toThrow(/not encrypted/);
  });

  it('is one whose own addresses are; a registry inside may lead inside', async () => {
    const { reach, lookup } = lookups('registry.inside');
    await lookup('registry.inside', { all: true });
    expect(await lookup('storage.inside', { all: true })).toHaveLength(2);
    expect(() => reach.assertMayReach(new URL('https://10.0.0.1/'))).not.toThrow();
    expect(() => new Reach('203.0.113.7:5000').assertMayReach(new URL('https://10.0.0.1/'))).toThrow(/private/);
    expect(() => new Reach('10.0.0.7').assertMayReach(new URL('https://10.0.0.1/'))).not.toThrow();
  });

  it.each([
    ['127.0.0.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['fe80::1%eth0', true],
    ['::ffff:10.0.0.1', true],
    ['203.0.113.1', false],
    ['2001:db8::1', false],
    ['::ffff:203.0.113.1', false],
  ])('knows whether %s is private', (address, expected) => {
    expect(isPrivate(address)).toBe(expected);
  });
});
