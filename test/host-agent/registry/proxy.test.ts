/** A registry that only a proxy reaches: Debian's tinyproxy, and only it knows the registry's address. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { RegistryConnection } from '../../../host-agent/registry/connection.ts';
import { proxyFor } from '../../../host-agent/registry/connection.ts';
import { type Certificates, makeCertificates } from '../../bed/network/certificates.ts';
import { freePort } from '../../bed/network/free-port.ts';

describe('a registry behind a proxy', () => {
  let folder: string;
  let certificates: Certificates;
  let server: Server;
  let proxy: ChildProcess;
  let proxyPort: number;
  let heads: string[];
  let redirectTo: string | undefined;
  const portOf = (listening: Server) => (listening.address() as AddressInfo).port;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sb-proxy-'));
    certificates = makeCertificates(folder, { address: '127.0.0.1' });
    const { certificate, key } = certificates.server;
    server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
      heads.push(request.rawHeaders.join(' '));
      if (redirectTo !== undefined) response.writeHead(307, { location: redirectTo });
      else if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="registry"' });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    proxyPort = await freePort();
    proxy = startProxy(folder, proxyPort);
    await vi.waitFor(async () => expect(await answers(proxyPort)).toBe(true), { timeout: 10_000 });
  });
  beforeEach(() => {
    heads = [];
    redirectTo = undefined;
  });
  afterAll(async () => {
    proxy.kill();
    if (proxy.exitCode === null && proxy.signalCode === null) await once(proxy, 'exit');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  async function ask(environment: Readonly<Record<string, string>>, host = `server.test:${portOf(server)}`) {
    await using connection = new RegistryConnection(
      host,
      { user: 'ada', secret: 'secret' },
      { certificates: certificates.authority, environment },
    );
    return (await connection.request('/v2/', { method: 'GET' })).status;
  }

  it('is reached through it, and each sees only its own login', async () => {
    expect(await ask({ https_proxy: `http://bob:proxied@127.0.0.1:${proxyPort}` })).toBe(200);
    const [first = '', second = ''] = heads;
    expect(first).not.toContain('uthorization');
    expect(second).toContain(`authorization Basic ${Buffer.from('ada:secret').toString('base64')}`);
    expect(second).not.toContain(Buffer.from('bob:proxied').toString('base64'));
  });

  it('is not reached past it, also where no_proxy names it', async () => {
    const unreachable = { code: 'registry-unreachable', params: { host: `server.test:${portOf(server)}` } };
    const proxied = `http://bob:proxied@127.0.0.1:${proxyPort}`;
    await expect(ask({})).rejects.toMatchObject(unreachable);
    await expect(ask({ https_proxy: proxied, no_proxy: 'other.test, .test' })).rejects.toMatchObject(unreachable);
    await expect(ask({ http_proxy: proxied })).rejects.toMatchObject(unreachable);
    expect(heads).toEqual([]);
  });

  it('cannot be reached when the proxy refuses the login, which the message says', async () => {
    const refused = ask({ HTTPS_PROXY: `http://bob:wrong@127.0.0.1:${proxyPort}` });
    await expect(refused).rejects.toMatchObject({ code: 'registry-unreachable', message: /proxy/i });
  });

  it('leads no request to a private address', async () => {
    redirectTo = 'https://10.0.0.1/blob';
    const environment = { https_proxy: `http://bob:proxied@127.0.0.1:${proxyPort}`, no_proxy: '10.0.0.1' };
    await expect(ask(environment)).rejects.toMatchObject({ code: 'registry-unreachable', message: /private address/ });
  });

  it('needs none on this host', async () => {
    expect(await ask({ https_proxy: 'http://127.0.0.1:9' }, `127.0.0.1:${portOf(server)}`)).toBe(200);
  });
});

it('a proxy is named as for curl', () => {
  const proxied = (environment: Record<string, string>) => proxyFor('registry.example', environment).httpsProxy;
  expect(proxied({ https_proxy: 'proxy.example:3128', HTTPS_PROXY: 'http://other.example' })).toBe(
    'http://proxy.example:3128',
  );
  expect(proxied({ https_proxy: '', HTTPS_PROXY: 'http://other.example' })).toBe('');
  expect(proxyFor('localhost:5000', { no_proxy: 'a.example' }).noProxy).toBe('a.example,localhost:5000');
  expect(proxyFor('localhost:5000', { no_proxy: '*' }).noProxy).toBe('*');
  for (const wrong of ['socks5://proxy.example', 'http://', 'a b'])
    expect(() => proxied({ https_proxy: wrong })).toThrow(
      expect.objectContaining({ code: 'proxy-invalid', params: { variable: 'https_proxy' } }) as Error,
    );
});

function startProxy(folder: string, port: number): ChildProcess {
  writeFileSync(join(folder, 'hosts'), '127.0.0.1 server.test\n');
  writeFileSync(
    join(folder, 'tinyproxy.conf'),
    `Port ${port}\nListen 127.0.0.1\nTimeout 60\nLogFile "${folder}/tinyproxy.log"\nBasicAuth bob proxied\n`,
  );
  const script = 'mount --bind "$1/hosts" /etc/hosts && exec tinyproxy -d -c "$1/tinyproxy.conf"';
  return spawn('unshare', ['--user', '--map-root-user', '--mount', '--', 'sh', '-c', script, 'sh', folder], {
    stdio: 'ignore',
  });
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve((socket.destroy(), true)));
    socket.once('error', () => resolve(false));
  });
