import { Duplex } from 'node:stream';
import { expect, it, onTestFinished, vi } from 'vitest';
import { HostConnection } from '../../../host-agent/pool/desk/host-connection.ts';
import { bedDesk, bedHost, BedPool, openIn, removeBed } from './pool-bed.ts';

/** Of the streams to these hosts, nothing moves from now on, and none is closed. */
class FreezingPool extends BedPool {
  readonly frozen = new Set<string>();

  override reach(host: string, onTrouble: (reason: string) => void): Duplex {
    const stream = super.reach(host, onTrouble);
    const passing = new Duplex({
      read: () => undefined,
      write: (chunk, _encoding, done) => (this.frozen.has(host) ? done() : stream.write(chunk, () => done())),
      destroy: (error, done) => {
        stream.destroy();
        done(error);
      },
    });
    stream.on('data', (chunk) => !this.frozen.has(host) && passing.push(chunk));
    return passing;
  }
}

/** From now on, nothing that is sent to these hosts is answered. */
class SilentPool extends BedPool {
  readonly silent = new Set<string>();

  override reach(host: string, onTrouble: (reason: string) => void): Duplex {
    if (!this.silent.has(host)) return super.reach(host, onTrouble);
    return new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  }
}

it('is not waited for by the next click, when another host is there', async () => {
  const hosts = [await bedHost('one'), await bedHost('two')] as const;
  hosts[1].state = { ...hosts[1].state, load: 9 };
  const pool = new SilentPool(hosts);
  const desk = await bedDesk(pool);
  onTestFinished(async () => {
    await desk.stop();
    for (const host of hosts) await host.stop();
    await removeBed(desk.folder);
  });
  for (const name of ['one', 'two']) await desk.remote.linkTo(pool, name).connected();
  expect((await openIn(desk, pool)).where?.host).toBe('one');
  pool.silent.add('one');
  pool.streams[0]?.destroy();
  await expect.poll(() => desk.remote.linkTo(pool, 'one').connection).toBeUndefined();
  const clickedAtMs = performance.now();
  expect((await openIn(desk, pool)).where?.host).toBe('two');
  expect(performance.now() - clickedAtMs).toBeLessThan(2_000);
});

it('is passed over by the next click, before anybody has noticed that it died', async () => {
  const hosts = [await bedHost('one'), await bedHost('two'), await bedHost('three')] as const;
  // Nothing else would choose another one.
  hosts[0].state = { ...hosts[0].state, hasSpare: true };
  const pool = new FreezingPool(hosts);
  const desk = await bedDesk(pool);
  onTestFinished(async () => {
    await desk.stop();
    for (const host of hosts) await host.stop();
    await removeBed(desk.folder);
  });
  for (const { name } of hosts) await desk.remote.linkTo(pool, name).connected();
  expect((await openIn(desk, pool)).where?.host).toBe('one');
  pool.frozen.add('one');
  const clickedAtMs = performance.now();
  expect((await openIn(desk, pool)).where?.host).not.toBe('one');
  expect(performance.now() - clickedAtMs).toBeLessThan(1_500);
  expect(desk.remote.linkTo(pool, 'one').connection).toBeDefined();
});

it('is not asked first whether it has room, while what the hosts said is fresh', async () => {
  const hosts = [await bedHost('one'), await bedHost('two')] as const;
  hosts[1].state = { ...hosts[1].state, hasSpare: true };
  const pool = new BedPool(hosts);
  const desk = await bedDesk(pool);
  onTestFinished(async () => {
    await desk.stop();
    for (const host of hosts) await host.stop();
    await removeBed(desk.folder);
  });
  await desk.pools.status();
  const call = vi.spyOn(HostConnection.prototype, 'call');
  onTestFinished(() => call.mockRestore());
  expect((await openIn(desk, pool)).where?.host).toBe('two');
  expect(call.mock.calls[0]?.[0]).toBe('open');
});
