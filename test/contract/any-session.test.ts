/** What a session promises to the verbs of the control API, whether it runs here or on another host. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { FakeGuest } from '../../host-agent/hypervisor/fake/fake-guest.ts';
import type { AnySession } from '../../host-agent/session/any-session.ts';
import { bedHost, BedPool, deskOfTest, openIn } from '../host-agent/pool/pool-bed.ts';
import { fakeSessions, NEVER, openOne } from '../host-agent/session/fake-sessions.ts';
import { download } from '../host-agent/transfer/transfer-guest.ts';
import { expectSavedIsCounted } from './saved-downloads.ts';

interface SessionUnderTest {
  readonly session: AnySession;
  /** In its VM. */
  readonly guest: FakeGuest;
}

const PROFILE = '[profile.default]\nclipboard.out = "off"';

async function here(): Promise<SessionUnderTest> {
  const fake = await fakeSessions(PROFILE, {}, undefined, () => Promise.resolve({ kind: 'wav' }));
  onTestFinished(fake.remove);
  return openOne(fake);
}

async function elsewhere(): Promise<SessionUnderTest> {
  const host = await bedHost('one', PROFILE);
  onTestFinished(host.stop);
  const pool = new BedPool([host]);
  const desk = await deskOfTest(pool, PROFILE);
  const { id } = await openIn(desk, pool);
  const [guest] = host.fake.hypervisor.guests.values();
  return { session: desk.remote.get(id), guest: guest ?? expect.fail('No VM was started.') };
}

describe.each([
  ['here', here],
  ['on another host', elsewhere],
])('a session %s', (_, make) => {
  let session: AnySession;
  let guest: FakeGuest;
  beforeEach(async () => {
    ({ session, guest } = await make());
  });

  it('describes itself under its ID, until it is closed', async () => {
    expect(session.describe()).toMatchObject({ id: session.id, state: 'browsing', profile: 'default' });
    expect(session.details()).toMatchObject(session.describe());
    expect(session.ending.aborted).toBe(false);
    expect(await session.close()).toEqual({ session: session.id, reason: 'closed' });
    expect(session.ending.reason).toMatchObject({ code: 'session-ended' });
  });

  it('refuses what its profile forbids, and nothing else', () => {
    expect(() => session.assertMay('copy-out')).toThrow(expect.objectContaining({ code: 'profile-forbids' }) as Error);
    expect(() => session.assertMay('save-files')).not.toThrow();
  });

  it('is drawn as it is, and once only as a thumbnail', async () => {
    guest.frame = { width: 2, height: 1, rgb: Buffer.from('ff000000ff00', 'hex') };
    const { width, height, rgb } = await session.screenshot(NEVER);
    const rows: Buffer[] = [];
    for await (const row of rgb) rows.push(Buffer.from(row));
    expect([width, height, Buffer.concat(rows).toString('hex')]).toEqual([2, 1, 'ff000000ff00']);
    const thumbnail = await session.thumbnail(undefined, NEVER);
    expect(thumbnail?.frame).toMatchObject({ width: 2, height: 1 });
    expect(await session.thumbnail(thumbnail?.version, NEVER)).toBeUndefined();
  });

  it('lists its downloads under names that hide nothing, and remembers which are saved', async () => {
    guest.say({ type: 'downloads', files: [download({ name: 'bill\u202Efdp.exe' })], count: 1 });
    await expect.poll(() => session.describe().downloads).toBe(1);
    const list = async () => (await session.downloads(NEVER)).files;
    expect((await list())[0]?.name).not.toContain('\u202E');
    await expectSavedIsCounted({
      describe: () => session.describe(),
      list,
      save: async (file) => {
        const path = '/saved/bill';
        await session.noteSaved({ file, name: 'bill', path, bytes: 1, type: 'text/plain', isDisguised: false });
        return path;
      },
    });
  });

  it('is attended until its window closes, or until it ends', async () => {
    const window = new AbortController();
    const closed = session.attend(window.signal);
    window.abort();
    await closed;
    const stays = session.attend(NEVER);
    await session.close();
    await stays;
  });

  it('tells its guest the volume', async () => {
    await expect.poll(() => session.describe().sound).toBeDefined();
    await session.setVolume({ percent: 30 });
    expect(session.describe().sound).toMatchObject({ percent: 30 });
    await expect.poll(() => guest.heard).toContainEqual({ type: 'volume', percent: 30, isMuted: false });
  });
});
