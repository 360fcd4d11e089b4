/** The engine `ssh` over a real SSH server on this host. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it, vi } from 'vitest';
import { SshPool } from '../../host-agent/pool/ssh-pool.ts';
import { attachArguments } from '../../host-agent/tools/ssh.ts';
import { prepareSshServer, SERVER_LISTENS } from '../bed/ssh-server.ts';
import { bedDesk, type BedHost, bedHost, openIn, removeBed } from '../host-agent/pool/pool-bed.ts';
import { describeHostPool, type PoolUnderTest } from './host-pool.ts';

/** The account of the host may do nothing but attach: that is what its authorized_keys says. */
async function sshPool(host: BedHost): Promise<PoolUnderTest> {
  const { command, configurationFile, remove } = await prepareSshServer(
    '127.0.0.1',
    await freePort(),
    // Stands for the program on the host.
    `#!${process.execPath}\nconst socket = require('net').connect(${JSON.stringify(host.socket)});\n` +
      "socket.on('error', () => undefined);\nprocess.stdin.pipe(socket).pipe(process.stdout);\n",
  );
  const [program = '', ...args] = command;
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text) => (said += String(text)));
  await vi.waitFor(() => expect(said).toContain(SERVER_LISTENS), { timeout: 10_000 });
  return {
    pool: new SshPool('family', { hosts: ['server', 'stranger'], detachedMinutes: 30, configurationFile }),
    stop: async () => {
      server.kill();
      await once(server, 'exit');
      await remove();
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
