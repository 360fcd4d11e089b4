/**
 * The engine `ssh` over a real SSH server on this host, with its own keys, configuration and known hosts. The server is Dropbear, because its package
 * installs no service: OpenSSH's would open a port of the computer of everyone who runs the tests.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { SshPool } from '../../host-agent/pool/ssh-pool.ts';
import { attachArguments } from '../../host-agent/tools/ssh.ts';
import { bedDesk, type BedHost, bedHost, openIn, removeBed } from '../host-agent/pool/pool-bed.ts';
import { describeHostPool, type PoolUnderTest } from './host-pool.ts';

const DROPBEAR = '/usr/sbin/dropbear';

/** The account of the host may do nothing but attach: that is what its authorized_keys says. */
async function sshPool(host: BedHost): Promise<PoolUnderTest> {
  // Dropbear reads no authorized keys below a folder that others can write to, such as /tmp.
  const cache = join(userInfo().homedir, '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'safe-browse-ssh-'));
  const at = (name: string) => join(folder, name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', at('own')]);
  const made = execFileSync('dropbearkey', ['-t', 'ed25519', '-f', at('host')], { encoding: 'utf8', stdio: 'pipe' });
  // Stands for the program on the host.
  await writeFile(
    at('safe-browse'),
    `#!${process.execPath}\nconst socket = require('net').connect(${JSON.stringify(host.socket)});\n` +
      "socket.on('error', () => undefined);\nprocess.stdin.pipe(socket).pipe(process.stdout);\n",
  );
  await chmod(at('safe-browse'), 0o755);
  const own = await readFile(at('own.pub'), 'utf8');
  await writeFile(at('authorized_keys'), `restrict,command="${at('safe-browse')}" ${own}`, { mode: 0o600 });
  const port = await freePort();
  const hostKey = /^ssh-ed25519 \S+/m.exec(made)?.[0] ?? '';
  await writeFile(at('known_hosts'), `[127.0.0.1]:${port} ${hostKey}\n`);
  await writeFile(
    at('config'),
    [
      'Host server stranger',
      '  HostName 127.0.0.1',
      `  Port ${port}`,
      `  User ${userInfo().username}`,
      `  IdentityFile ${at('own')}`,
      '  IdentitiesOnly yes',
      'Host server',
      `  UserKnownHostsFile ${at('known_hosts')}`,
      'Host stranger',
      '  UserKnownHostsFile /dev/null',
      '  StrictHostKeyChecking yes',
    ].join('\n'),
  );
  // In the foreground, without passwords, with the folder of the authorized keys.
  const place = ['-p', `127.0.0.1:${port}`, '-P', at('pid'), '-r', at('host'), '-D', folder];
  const server = spawn(DROPBEAR, ['-F', '-E', '-s', ...place], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text) => (said += String(text)));
  await vi.waitFor(() => expect(said).toContain('Not backgrounding'), { timeout: 10_000 });
  return {
    pool: new SshPool('family', {
      hosts: ['server', 'stranger'],
      detachedMinutes: 30,
      configurationFile: at('config'),
    }),
    stop: async () => {
      server.kill();
      await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

describeHostPool('ssh', sshPool);

it('goes to the next host, and says what ssh said, when a host is not who it was', async () => {
  const host = await bedHost('server');
  const { pool, stop } = await sshPool(host);
  const desk = await bedDesk(pool);
  await expect(desk.remote.linkTo(pool, 'stranger').connected()).rejects.toThrow(/Host key verification failed/);
  expect((await openIn(desk, pool)).where?.host).toBe('server');
  expect(await desk.pools.status()).toMatchObject([
    { host: 'server', state: 'up', sessions: 1 },
    { host: 'stranger', state: 'unreachable', sessions: 0 },
  ]);
  await desk.stop();
  await host.stop();
  await stop();
  await removeBed(desk.folder);
});

it('gives ssh no way to ask, to forward or to run anything else, and takes no host for an option', () => {
  const args = attachArguments('server');
  expect(args.slice(-3)).toEqual(['--', 'server', 'safe-browse attach']);
  for (const option of [
    'BatchMode=yes',
    'ForwardAgent=no',
    'ForwardX11=no',
    'ClearAllForwardings=yes',
    'ControlMaster=no',
  ])
    expect(args).toContain(option);
});
