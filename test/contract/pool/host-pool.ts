/** What every engine of a pool promises: a stream to the host agent of each member, and what a person does over it. */
import { stat } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { HostPool } from '../../../host-agent/pool/host-pool.ts';
import {
  type BedDesk,
  bedDesk,
  type BedHost,
  bedHost,
  deskOfTest,
  echoed,
  openIn,
  removeBed,
} from '../../host-agent/pool/pool-bed.ts';

export interface PoolUnderTest {
  readonly pool: HostPool;
  /** What the engine calls the host. */
  readonly member: string;
  /** The host is gone at once. */
  readonly kill: () => unknown;
  readonly stop: () => Promise<void>;
}

/** Hosts with these names behind what `make` puts before them, until the test ends. */
export async function hostsBehind<Made extends Pick<PoolUnderTest, 'stop'>>(
  make: (hosts: readonly BedHost[]) => Promise<Made>,
  ...names: string[]
): Promise<Made & { readonly hosts: readonly BedHost[] }> {
  const hosts: BedHost[] = [];
  for (const name of names) hosts.push(await bedHost(name));
  const made = await make(hosts);
  onTestFinished(async () => {
    await made.stop();
    for (const host of hosts) await host.stop();
  });
  return { ...made, hosts };
}

/** A click and the status say what the engine's program said, with a command to try. */
export async function expectSaid(pool: HostPool, said: RegExp, hint: string): Promise<void> {
  const desk = await deskOfTest(pool);
  await expect(openIn(desk, pool)).rejects.toMatchObject({
    code: 'pool-members-unknown',
    message: expect.stringMatching(said) as string,
    hint: expect.stringContaining(hint) as string,
  });
  expect(await desk.pools.status()).toMatchObject([
    { pool: 'company', host: '', state: 'unreachable', trouble: expect.stringMatching(said) as string },
  ]);
}

/** `make`: the engine over this host, whose attach socket is where `safe-browse attach` would connect to. */
export function describeHostPool(name: string, make: (host: BedHost) => Promise<PoolUnderTest>): void {
  describe(`describeHostPool('${name}')`, () => {
    let host: BedHost;
    let tested: PoolUnderTest;
    let desk: BedDesk;

    beforeAll(async () => {
      host = await bedHost('one');
      tested = await make(host);
      desk = await bedDesk(tested.pool);
    });
    afterAll(async () => {
      await desk.stop();
      await tested.stop();
      await host.stop();
      await removeBed(desk.folder);
    });

    it('opens a session on its host, shows its screen through a private socket, and closes it there', async () => {
      const session = await openIn(desk, tested.pool);
      expect(session).toMatchObject({ state: 'browsing', hypervisor: 'fake', where: { isReachable: true } });
      expect(host.fake.sessions.all).toHaveLength(1);
      if (session.display.kind !== 'rfb') throw new Error('It has no screen.');
      expect((await stat(session.display.socket)).mode & 0o777).toBe(0o600);
      const picture = randomBytes(3 * 1024 * 1024);
      expect((await echoed(session.display.socket, picture)).equals(picture)).toBe(true);
      expect(await desk.remote.close(session.id)).toEqual({ session: session.id, reason: 'closed' });
      expect(host.fake.sessions.all).toEqual([]);
    });

    it('carries a call beside a screen that no window reads', async () => {
      const session = await openIn(desk, tested.pool);
      if (session.display.kind !== 'rfb') throw new Error('It has no screen.');
      const [viewing] = [echoed(session.display.socket, randomBytes(8 * 1024 * 1024))];
      expect(await desk.remote.get(session.id).call('touch', {})).toEqual({});
      await viewing;
      await desk.remote.close(session.id);
    });

    it('says why a host cannot be reached', async () => {
      const link = desk.remote.linkTo(tested.pool, 'no-such-host.invalid');
      await expect(link.connected()).rejects.toMatchObject({ code: 'pool-host-unreachable' });
    });

    it('has the host as a member, in whose sessions it may be found again', async () => {
      expect(await tested.pool.members()).toMatchObject([{ host: tested.member, isDraining: false }]);
      expect(tested.pool.mayHave(tested.member)).toBe(true);
      expect(tested.pool.mayHave('--option')).toBe(false);
      expect(tested.pool.checkCommand(tested.member)).toMatch(/^\S+ /);
    });

    it('drains: nothing new starts, what runs stays, until it is resumed', async () => {
      const session = await openIn(desk, tested.pool);
      await desk.pools.setDrained(tested.member, true);
      await expect(openIn(desk, tested.pool)).rejects.toMatchObject({ code: 'pool-drained' });
      expect(await desk.pools.status()).toMatchObject([{ state: 'up', isDrained: true, sessions: 1 }]);
      expect(await desk.remote.get(session.id).call('touch', {})).toEqual({});
      await desk.pools.setDrained(tested.member, false);
      await desk.remote.close((await openIn(desk, tested.pool)).id);
      await desk.remote.close(session.id);
    });

    it('notices within three seconds that the host is dead, and starts nothing there', async () => {
      const session = await openIn(desk, tested.pool);
      await tested.kill();
      const isReachable = () => desk.remote.get(session.id).describe().where?.isReachable;
      await expect.poll(isReachable, { timeout: 3_000 }).toBe(false);
      await expect(openIn(desk, tested.pool)).rejects.toMatchObject({ code: /^pool-(?:host-unreachable|none-ready)$/ });
      // Its desk cannot close the session that was there.
      await host.fake.sessions.closeAll();
    });
  });
}
