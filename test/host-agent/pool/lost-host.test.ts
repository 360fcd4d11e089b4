import { Duplex } from 'node:stream';
import { expect, it, onTestFinished, vi } from 'vitest';
import { HostConnection } from '../../../host-agent/pool/desk/host-connection.ts';
import { type BedDesk, bedDesk, type BedHost, bedHost, BedPool, NEVER_ABORTED, openIn, removeBed } from './pool-bed.ts';

/** These hosts hear and say nothing from now on, and none of the streams to them is closed. */
class FreezingPool extends BedPool {
  readonly frozen = new Set<string>();
  /** What a host says is so long on its way, and arrives even if the host has died meanwhile. */
  delayMs = 0;
  /** How many pieces hosts have said so far, and how many of them have arrived. */
  said = 0;
  arrived = 0;

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
    stream.on('data', (chunk) => {
      if (this.frozen.has(host)) return;
      this.said += 1;
      // The way takes time: nothing waits for it.
      // eslint-disable-next-line no-restricted-syntax
      setTimeout(() => {
        this.arrived += 1;
        passing.push(chunk);
      }, this.delayMs);
    });
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

/** Until the test ends. */
async function deskFor(pool: BedPool, hosts: readonly BedHost[]): Promise<BedDesk> {
  const desk = await bedDesk(pool);
  onTestFinished(async () => {
    await desk.stop();
    for (const host of hosts) await host.stop();
    await removeBed(desk.folder);
  });
  return desk;
}

it('is not waited for by the next click, when another host is there', async () => {
  const hosts = [await bedHost('one'), await bedHost('two')] as const;
  hosts[1].state = { ...hosts[1].state, load: 9 };
  const pool = new SilentPool(hosts);
  const desk = await deskFor(pool, hosts);
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
  const desk = await deskFor(pool, hosts);
  for (const { name } of hosts) await desk.remote.linkTo(pool, name).connected();
  expect((await openIn(desk, pool)).where?.host).toBe('one');
  pool.frozen.add('one');
  const clickedAtMs = performance.now();
  expect((await openIn(desk, pool)).where?.host).not.toBe('one');
  expect(performance.now() - clickedAtMs).toBeLessThan(1_500);
  expect(desk.remote.linkTo(pool, 'one').connection).toBeDefined();
});

it('is passed over although what it said before it died still arrives', async () => {
  const hosts = [await bedHost('one'), await bedHost('two')] as const;
  // Nothing else would choose it.
  hosts[1].state = { ...hosts[1].state, load: 9 };
  const pool = new FreezingPool(hosts);
  pool.delayMs = 100;
  const desk = await deskFor(pool, hosts);
  for (const { name } of hosts) await desk.remote.linkTo(pool, name).connected();
  expect((await openIn(desk, pool)).where?.host).toBe('one');
  const { said } = pool;
  // It may die in the middle of its answer.
  const answered = desk.remote.linkTo(pool, 'one').connection?.call('state', { profile: 'default' });
  answered?.catch(() => undefined);
  await expect.poll(() => pool.said, { interval: 1 }).toBeGreaterThan(said);
  pool.frozen.add('one');
  const { arrived } = pool;
  const clickedAtMs = performance.now();
  const { identity } = await desk.pools.open({ pool: pool.name, profile: 'default' }, NEVER_ABORTED);
  expect(identity.host).toBe('two');
  expect(performance.now() - clickedAtMs).toBeLessThan(2_000);
  expect(pool.arrived).toBeGreaterThan(arrived);
});

it('is not asked first whether it has room, while what the hosts said is fresh', async () => {
  const hosts = [await bedHost('one'), await bedHost('two')] as const;
  hosts[1].state = { ...hosts[1].state, hasSpare: true };
  const pool = new BedPool(hosts);
  const desk = await deskFor(pool, hosts);
  await desk.pools.status();
  const call = vi.spyOn(HostConnection.prototype, 'call');
  onTestFinished(() => call.mockRestore());
  expect((await openIn(desk, pool)).where?.host).toBe('two');
  expect(call.mock.calls[0]?.[0]).toBe('open');
});
