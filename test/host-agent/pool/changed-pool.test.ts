import { expect, it, onTestFinished, vi } from 'vitest';
import { UNUSED_FOR_MS } from '../../../host-agent/pool/desk/host-link.ts';
import { bedHost, BedPool, deskOfTest, NEVER_ABORTED, openIn } from './pool-bed.ts';

const hostOfTest = async () => {
  const host = await bedHost('one');
  onTestFinished(() => host.stop());
  return host;
};

it('is reached by its new settings, while sessions stay on the host where they are', async () => {
  const [one, other] = [await hostOfTest(), await hostOfTest()];
  // Another namespace, for example: its host has the same name.
  const [earlier, later] = [new BedPool([one]), new BedPool([other])];
  const desk = await deskOfTest(earlier);
  const session = await openIn(desk, earlier);
  const before = desk.remote.linkTo(earlier, 'one');
  const link = desk.remote.linkTo(later, 'one');
  const next = await desk.remote.open(link, { profile: 'default' }, NEVER_ABORTED);
  expect([one.fake.sessions.all.length, other.fake.sessions.all.length]).toEqual([1, 1]);
  expect(await desk.remote.get(session.id).call('touch', {})).toEqual({});
  await desk.remote.close(session.id);
  expect([one.fake.sessions.all.length, other.fake.sessions.all.length]).toEqual([0, 1]);
  expect(desk.remote.linkTo(later, 'one')).toBe(link);
  expect(before.connection).toBeUndefined();
  expect(desk.remote.get(next.id).describe().where?.isReachable).toBe(true);
});

it('does not close sessions that were opened by its earlier settings on the same host', async () => {
  const one = await hostOfTest();
  const [earlier, later] = [new BedPool([one]), new BedPool([one])];
  const desk = await deskOfTest(earlier);
  const session = await openIn(desk, earlier);
  const connection = await desk.remote.linkTo(later, 'one').connected();
  // Whatever it closes, it closes before it answers this.
  await connection.call('state', { profile: 'default' });
  expect(await desk.remote.get(session.id).call('touch', {})).toEqual({});
  expect(one.fake.sessions.all.length).toBe(1);
});

it('forgets the link to a host that nothing has used for some time', async () => {
  const one = await hostOfTest();
  const pool = new BedPool([one]);
  const desk = await deskOfTest(pool);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const link = desk.remote.linkTo(pool, 'one');
  const connection = await link.connected();
  vi.advanceTimersByTime(UNUSED_FOR_MS);
  expect(connection.lost.aborted).toBe(true);
  const next = desk.remote.linkTo(pool, 'one');
  expect(next).not.toBe(link);
  vi.useRealTimers();
  expect((await openIn(desk, pool)).where?.host).toBe('one');
});
