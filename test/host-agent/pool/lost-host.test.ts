import { Duplex } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { bedDesk, bedHost, BedPool, openIn, removeBed } from './pool-bed.ts';

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
