/** The browser of a session on another host ends: its host holds it for the window at the desk, and the desk, which has saved files or not, decides. */
import { expect, it } from 'vitest';
import type { Call } from '../../../host-agent/api/methods/verbs.ts';
import { deskOfTest, withDownloads } from './pool-bed.ts';
import { unknownYet } from '../../../host-agent/pool/desk/remote-sessions.ts';

const call = (signal = new AbortController().signal) =>
  ({ signal, progress: () => undefined }) as unknown as Call<never>;

/** A session on a host in whose VM are two downloads. */
async function opened(written: { readonly desk?: string; readonly host?: string } = {}) {
  const all = await withDownloads(2, written);
  const { desk, id, guest, there, verbs } = all;
  /** A window shows it, and its host knows. */
  const show = async () => {
    const window = new AbortController();
    const attended = verbs['session.attend']({ id }, call(window.signal));
    await expect.poll(() => there.guest.attendants.known).toBe(true);
    return { close: () => window.abort(), attended };
  };
  const closeBrowser = () => guest.say({ type: 'browser-closed', cause: 'last-window' });
  const browserEnded = () => desk.remote.get(id).describe().browserEnded;
  return { ...all, show, closeBrowser, browserEnded };
}

const file = (number: number) => ({
  file: number,
  name: 'a',
  path: '/a',
  bytes: 1,
  type: 'text/plain',
  isDisguised: false,
});

it('is held while a window here shows it, comes back, and is asked about again when it does not', async () => {
  const { guest, id, verbs, show, closeBrowser, browserEnded, there } = await opened();
  await show();
  closeBrowser();
  await expect.poll(browserEnded).toBe('browser-closed');
  expect((await verbs['session.reopen']({ id }, call())).browserEnded).toBe('returning');
  await expect.poll(() => guest.heard.map(({ type }) => type)).toContain('reopen-browser');
  guest.say({ type: 'browser-reopened' });
  await expect.poll(browserEnded).toBeUndefined();
  closeBrowser();
  await expect.poll(browserEnded).toBe('browser-closed');
  await verbs['session.reopen']({ id }, call());
  guest.say({ type: 'browser-closed', cause: 'browser-crashed' });
  await expect.poll(browserEnded).toBe('not-back');
  expect(there.state).toBe('browsing');
});

it.each([
  ['no window here shows it', {}, 'unshown'],
  ['its window here has closed', {}, 'closed'],
  ['all of its files are saved here', {}, 'saved'],
  ['this desk lets no file out of it', { desk: '[profile.default.files]\nout = "off"' }, 'shown'],
  ['its host lets no file out of it', { host: '[profile.default.files]\nout = "off"' }, 'shown'],
] as const)('ends with its browser, also there, when %s', async (_, rules, how) => {
  const { desk, id, host, there, show, closeBrowser } = await opened(rules);
  if (how !== 'unshown') {
    const window = await show();
    if (how === 'closed') {
      window.close();
      await window.attended;
      await expect.poll(() => there.guest.attendants.known).toBe(false);
    }
  }
  if (how === 'saved') for (const number of [1, 2]) await desk.remote.get(id).noteSaved(file(number));
  closeBrowser();
  expect(await desk.remote.waitFor(id)).toEqual({ session: id, reason: 'browser-closed' });
  await expect.poll(() => host.fake.sessions.all).toEqual([]);
});

it('is held while the connection is cut, and ends once its window has closed meanwhile', async () => {
  const { desk, id, pool, show, closeBrowser, browserEnded, verbs, guest, there } = await opened();
  const window = await show();
  pool.cut();
  await expect.poll(() => desk.remote.get(id).isReachable).toBe(false);
  closeBrowser();
  pool.isDown = false;
  await expect.poll(browserEnded).toBe('browser-closed');
  await verbs['session.reopen']({ id }, call());
  guest.say({ type: 'browser-reopened' });
  await expect.poll(browserEnded).toBeUndefined();
  pool.cut();
  await expect.poll(() => desk.remote.get(id).isReachable).toBe(false);
  window.close();
  pool.isDown = false;
  await expect.poll(() => there.guest.attendants.known).toBe(false);
  closeBrowser();
  expect((await desk.remote.waitFor(id)).reason).toBe('browser-closed');
});

it('is held for the next host agent of this desk, whose windows are not known yet', async () => {
  const { desk, id, pool, show, closeBrowser, browserEnded, there } = await opened();
  await show();
  closeBrowser();
  await expect.poll(browserEnded).toBe('browser-closed');
  await desk.remote.stop();
  const next = await deskOfTest(pool, '', desk.folder);
  await next.remote.adopt();
  await expect.poll(() => next.remote.get(id).describe().browserEnded).toBe('browser-closed');
  expect(there.state).toBe('browsing');
});

it('ends here and there when its host says that its browser ended although no window shows it', async () => {
  const { desk, id, host } = await opened();
  const { identity, restrictions } = desk.remote.get(id);
  const reported = { ...unknownYet(identity.remoteId), restrictions, downloads: 2 };
  desk.remote.get(id).update({ ...reported, browserEnded: 'returning' });
  desk.remote.get(id).update({ ...reported, browserEnded: 'not-back' });
  expect(await desk.remote.waitFor(id)).toEqual({ session: id, reason: 'browser-crashed' });
  await expect.poll(() => host.fake.sessions.all).toEqual([]);
});
