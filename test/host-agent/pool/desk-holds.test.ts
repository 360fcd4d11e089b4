/** A session on another host reaches a limit of this desk while files are not saved: its host pauses it, and this desk says why. */
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../host-agent/api/methods/verbs.ts';
import { unknownYet } from '../../../host-agent/pool/desk/remote-sessions.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';
import { deskOfTest, withDownloads } from './pool-bed.ts';

const MINUTE_MS = 60_000;
const call = () => ({ signal: new AbortController().signal, progress: () => undefined }) as unknown as Call<never>;

const file = (number: number) => ({
  file: number,
  name: 'a',
  path: '/a',
  bytes: 1,
  type: 'text/plain',
  isDisguised: false,
});

/** A session in whose VM is one download. The desk allows an hour. */
const opened = ({ desk = '[profile.default]\nlifetimeMinutes = 60', host = '' } = {}) =>
  withDownloads(1, { desk, host });

/** The same, an hour later. */
async function held() {
  const all = await opened();
  const clock = useFakeClock({ runs: true });
  all.desk.remote.get(all.id).tighten();
  await clock.advance(60 * MINUTE_MS);
  await expect.poll(() => all.guest.isAsleep).toBe(true);
  await expect.poll(() => all.there.describe().heldBecause).toBe('lifetime-over');
  return { ...all, clock };
}

describe('a session on another host that reaches a limit of this desk while a file is not saved', () => {
  it('is paused there, is shown as held here, and has five minutes when it is brought back', async () => {
    const { desk, id, guest, verbs, shown, clock, host } = await held();
    expect(shown()).toMatchObject({ state: 'browsing', heldBecause: 'lifetime-over' });
    expect(Date.parse(shown().discardsAt ?? '') - Date.now()).toBeGreaterThan(12 * 60 * MINUTE_MS);
    const back = await verbs['session.undo']({ id }, call());
    expect(back).not.toHaveProperty('heldBecause');
    expect(back.grace?.because).toBe('lifetime-over');
    expect(guest.isAsleep).toBe(false);
    await clock.advance(5 * MINUTE_MS);
    expect(await desk.remote.waitFor(id)).toEqual({ session: id, reason: 'lifetime-over' });
    await expect.poll(() => host.fake.sessions.all).toEqual([]);
  });

  it('ends here and there when no one has brought it back for sixteen hours', async () => {
    const { desk, id, clock, host } = await held();
    await clock.advance(16 * 60 * MINUTE_MS);
    expect((await desk.remote.waitFor(id)).reason).toBe('lifetime-over');
    await expect.poll(() => host.fake.sessions.all).toEqual([]);
  });

  it('can be discarded with an undo window meanwhile', async () => {
    const { desk, id, verbs, shown, clock } = await held();
    await verbs['session.discard']({ id, undoSeconds: 8 }, call());
    expect(shown()).not.toHaveProperty('heldBecause');
    expect(Date.parse(shown().discardsAt ?? '') - Date.now()).toBeLessThanOrEqual(8_000);
    await clock.advance(8_000);
    expect((await desk.remote.waitFor(id)).reason).toBe('closed');
  });

  it('is still held under the next host agent of this desk, also before its host answers', async () => {
    const { desk, id, pool, shown, guest } = await held();
    const { discardsAt, heldBecause } = shown();
    await desk.remote.stop();
    pool.cut();
    const next = await deskOfTest(pool, '[profile.default]\nlifetimeMinutes = 60', desk.folder);
    await next.remote.adopt();
    expect(next.remote.get(id).describe()).toMatchObject({ discardsAt, heldBecause });
    pool.isDown = false;
    await expect.poll(() => next.remote.get(id).isReachable).toBe(true);
    await expect.poll(() => next.remote.get(id).describe()).toMatchObject({ discardsAt, heldBecause, downloads: 1 });
    expect(guest.isAsleep).toBe(true);
  });

  it('is paused as soon as its host can be reached again', async () => {
    const { desk, id, pool, guest, shown } = await opened();
    pool.cut();
    await expect.poll(() => desk.remote.get(id).isReachable).toBe(false);
    const clock = useFakeClock({ runs: true });
    desk.remote.get(id).tighten();
    await clock.advance(60 * MINUTE_MS);
    expect([shown().heldBecause, guest.isAsleep]).toEqual(['lifetime-over', false]);
    pool.isDown = false;
    await clock.advance(MINUTE_MS);
    await expect.poll(() => guest.isAsleep).toBe(true);
  });

  it('ends once its host says that there is no such file', async () => {
    const { desk, id } = await held();
    const { identity, restrictions } = desk.remote.get(id);
    desk.remote.get(id).update({ ...unknownYet(identity.remoteId), restrictions });
    expect((await desk.remote.waitFor(id)).reason).toBe('lifetime-over');
  });
});

describe('a session on another host that reaches a limit', () => {
  it.each([
    ['all of its files are saved here', {}, true],
    ['this desk lets no file out of it', { desk: '[profile.default]\nlifetimeMinutes = 60\nfiles.out = "off"' }, false],
  ])('ends at once when %s', async (_, rules, isSaved) => {
    const { desk, id } = await opened(rules);
    if (isSaved) await desk.remote.get(id).noteSaved(file(1));
    const clock = useFakeClock({ runs: true });
    desk.remote.get(id).tighten();
    await clock.advance(60 * MINUTE_MS);
    expect((await desk.remote.waitFor(id)).reason).toBe('lifetime-over');
  });

  it('is held by a limit of its host, which this desk shows, and brought back from here', async () => {
    const { there, shown, verbs, id, guest } = await opened({ desk: '' });
    there.overdue.reached('outdated');
    await expect.poll(() => shown().heldBecause).toBe('outdated');
    const { grace } = await verbs['session.undo']({ id }, call());
    expect([grace?.because, guest.isAsleep]).toEqual(['outdated', false]);
  });

  it('ends when its host holds it for files that are all saved here', async () => {
    const { there, desk, id } = await opened({ desk: '' });
    await desk.remote.get(id).noteSaved(file(1));
    there.overdue.reached('outdated');
    expect((await desk.remote.waitFor(id)).reason).toBe('outdated');
  });
});
