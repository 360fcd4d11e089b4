/** The bookmark verbs, over a real configuration file and sessions on the fake hypervisor. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_PROFILE_BOOKMARKS } from '../../../../host-agent/api/session/bookmark.ts';
import { Bookmarks } from '../../../../host-agent/config/bookmarks.ts';
import { bookmarkVerbs } from '../../../../host-agent/daemon/verbs/bookmarks.ts';
import { ConfigurationFile } from '../../../../host-agent/config/configuration-file.ts';
import { fakeSessions, type FakeSessions, openBrowsing } from '../../session/fake-sessions.ts';
import { healthyGuest } from '../../../fakes/guest-agent.ts';

const call = { signal: new AbortController().signal, progress: () => undefined } as never;
const PAGE = { name: 'A', url: 'https://a.example/' };
let fake: FakeSessions;
let file: string;
let verbs: ReturnType<typeof bookmarkVerbs>;

async function over(toml: string): Promise<void> {
  fake = await fakeSessions(toml);
  file = join(fake.folder, 'config.toml');
  writeFileSync(file, toml);
  const configuration = await ConfigurationFile.read(file);
  verbs = bookmarkVerbs({
    bookmarks: new Bookmarks(join(fake.folder, 'bookmarks.json')),
    sessions: fake.sessions,
    config: () => configuration.config,
    change: (changes) => configuration.change(changes, false),
  });
}
beforeEach(() => over('# mine\n[profile.news]\ncolour = "teal" # like the sea\n'));
afterEach(() => fake.remove());

describe('bookmarks of a profile', () => {
  it('are in the configuration file, whose other text stays', async () => {
    expect(await verbs['bookmark.add']({ ...PAGE, profile: 'news' }, call)).toEqual([PAGE]);
    expect(await verbs['bookmark.add']({ url: 'https://b.example/ä', profile: 'news' }, call)).toEqual([
      PAGE,
      { name: 'https://b.example/%C3%A4', url: 'https://b.example/%C3%A4' },
    ]);
    expect(readFileSync(file, 'utf8')).toContain('# mine\n[profile.news]\ncolour = "teal" # like the sea\n');
    expect(parse(readFileSync(file, 'utf8'))).toMatchObject({
      profile: { news: { bookmarks: [PAGE, { url: 'https://b.example/%C3%A4' }] } },
    });
    expect(await verbs['bookmark.list']({ profile: 'news' }, call)).toHaveLength(2);
    expect(await verbs['bookmark.list']({}, call)).toHaveLength(2);
    expect(await verbs['bookmark.remove']({ url: 'https://a.example', profile: 'news' }, call)).toHaveLength(1);
    await expect(verbs['bookmark.remove']({ url: 'https://a.example', profile: 'news' }, call)).rejects.toMatchObject({
      code: 'bookmark-not-found',
    });
  });

  it('are listed after those for all profiles, each with its profile, unless only one profile’s are asked for', async () => {
    await verbs['bookmark.add']({ ...PAGE, name: 'B', profile: 'news' }, call);
    await verbs['bookmark.add'](PAGE, call);
    await verbs['bookmark.add']({ ...PAGE, name: 'C', profile: 'banking' }, call);
    const ofNews = { ...PAGE, name: 'B', profile: 'news' };
    expect(await verbs['bookmark.list']({}, call)).toEqual([PAGE, { ...PAGE, name: 'C', profile: 'banking' }, ofNews]);
    expect(await verbs['bookmark.list']({ profile: 'news' }, call)).toEqual([ofNews]);
  });

  it('are all kept when many are added at once, up to the limit', async () => {
    await Promise.all(
      Array.from({ length: MAX_PROFILE_BOOKMARKS }, (_, index) =>
        verbs['bookmark.add']({ url: `https://a.example/${index}`, profile: 'news' }, call),
      ),
    );
    expect(await verbs['bookmark.list']({ profile: 'news' }, call)).toHaveLength(MAX_PROFILE_BOOKMARKS);
    await expect(verbs['bookmark.add']({ url: 'https://one.more/', profile: 'news' }, call)).rejects.toMatchObject({
      code: 'bookmarks-full',
    });
  });

  it('do not override the settings of a shipped profile', async () => {
    await verbs['bookmark.add']({ ...PAGE, profile: 'banking' }, call);
    expect((parse(readFileSync(file, 'utf8'))['profile'] as Record<string, unknown>)['banking']).toEqual({
      colour: 'green',
      scratchGiB: 0,
      seal: 'desktop',
      webgl: 'off',
      maximumAgeMinutes: 60,
      privateMemory: true,
      network: { policy: 'allow-list' },
      bookmarks: [PAGE],
    });
  });

  it('appear in the bookmarks bar of its running sessions', async () => {
    fake.hypervisor.onHello = healthyGuest;
    const session = await openBrowsing(fake.sessions, { profile: 'news' });
    const other = await openBrowsing(fake.sessions);
    await verbs['bookmark.add']({ ...PAGE, profile: 'news' }, call);
    await expect
      .poll(() => fake.hypervisor.guests.get(session.id)?.heard)
      .toContainEqual({ type: 'bookmarks', bookmarks: [PAGE] });
    expect(fake.hypervisor.guests.get(other.id)?.heard.map(({ type }) => type)).not.toContain('bookmarks');
  });

  it.each([
    ['javascript:alert(1)'],
    ['about:blank'],
    ['https://user:secret@a.example/'],
    [`https://a.example/${'a'.repeat(2048)}`],
    ['https://a.example/\u0000'],
  ])('can only be web pages: %j is refused', async (url) => {
    await expect(verbs['bookmark.add']({ url, profile: 'news' }, call)).rejects.toMatchObject({ code: 'url-refused' });
    expect(readFileSync(file, 'utf8')).not.toContain('bookmarks');
  });

  it('need an existing profile', async () => {
    await expect(verbs['bookmark.add']({ ...PAGE, profile: 'nobody' }, call)).rejects.toMatchObject({
      code: 'profile-not-found',
    });
  });
});
