/** The engine `ssh` over a real SSH server on this host. */
import { expect, it } from 'vitest';
import { attachArguments } from '../../../host-agent/tools/ssh.ts';
import { bedDesk, bedHost, openIn, removeBed } from '../../host-agent/pool/pool-bed.ts';
import { describeHostPool } from './host-pool.ts';
import { sshPool } from './ssh-host.ts';

describeHostPool('ssh', (host) => sshPool(host));

it('goes to the next host, and says what ssh said, when a host is not who it was', async () => {
  const host = await bedHost('server');
  const { pool, stop } = await sshPool(host, ['server', 'stranger']);
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
