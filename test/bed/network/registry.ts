/** Debian's docker-registry on the loopback of a namespace. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Namespace } from '../namespace.ts';

/** The user `ada` with the password `secret`, as htpasswd writes it. */
const HTPASSWD = 'ada:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n';
const STARTS_WITHIN_MS = 20_000;

/** Returns the host name and port. `needsLogin`: only the user `ada` with the password `secret` may use it. */
export async function startRegistry(
  namespace: Namespace,
  folder: string,
  { port = 5000, needsLogin = false } = {},
): Promise<string> {
  const host = `127.0.0.1:${port}`;
  const at = join(folder, `registry-${port}`);
  mkdirSync(at);
  writeFileSync(join(at, 'htpasswd'), HTPASSWD);
  writeFileSync(
    join(at, 'config.yml'),
    `version: 0.1
log: { level: error }
storage: { filesystem: { rootdirectory: ${at}/data } }
http: { addr: "${host}" }
${needsLogin ? `auth: { htpasswd: { realm: test, path: ${at}/htpasswd } }` : ''}
`,
  );
  namespace.start(['docker-registry', 'serve', join(at, 'config.yml')]);
  await listening(namespace, port);
  return host;
}

/** Forwards connections to `port`, and passes on one piece of 64 KB every 10 ms. */
const SLOW = `const { connect, createServer } = require('node:net');
const [, port, target] = process.argv.map(Number);
createServer((client) => {
  const server = connect(target, '127.0.0.1');
  client.pipe(server);
  server.on('error', () => client.destroy());
  client.on('error', () => server.destroy());
  server.on('data', (bytes) => { server.pause(); client.write(bytes); setTimeout(() => server.resume(), 10); });
  server.on('end', () => client.end());
}).listen(port, '127.0.0.1');`;

/** The registry at `target` again, at about 6 MB/s. Its name is returned. */
export async function startSlowly(namespace: Namespace, port: number, target: number): Promise<string> {
  namespace.start([process.execPath, '-e', SLOW, String(port), String(target)]);
  await listening(namespace, port);
  return `127.0.0.1:${port}`;
}

async function listening(namespace: Namespace, port: number): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += 100) {
    const { status } = await namespace.run(['bash', '-c', `: < /dev/tcp/127.0.0.1/${port}`]);
    if (status === 0) return;
    if (waitedMs > STARTS_WITHIN_MS) throw new Error(`Nothing listens on port ${port}.`);
    await sleep(100);
  }
}
