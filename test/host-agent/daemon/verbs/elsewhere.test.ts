import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { parseConfig } from '../../../../host-agent/config/load.ts';
import { ConfigurationFile } from '../../../../host-agent/config/configuration-file.ts';
import type { Call } from '../../../../host-agent/api/methods/verbs.ts';
import { poolVerbs } from '../../../../host-agent/pool/compose.ts';
import { REQUIREMENTS } from '../../../../host-agent/api/session/session.ts';
import { settle } from '../../../bed/event-loop.ts';
import { Pools } from '../../../../host-agent/pool/desk/pools.ts';
import { bedDesk, bedHost, BedPool, deskVerbs, openBy, openIn, removeBed } from '../../pool/pool-bed.ts';

const call = (signal = new AbortController().signal) =>
  ({ signal, progress: vi.fn(), deliver: () => Promise.resolve() }) as unknown as Call<never> & {
    progress: ReturnType<typeof vi.fn>;
  };

async function deskWith(toml = '') {
  const host = await bedHost('one', '[profile.server]\nclipboard.out = "allow"');
  const pool = new BedPool([host]);
  const desk = await bedDesk(pool, `[profile.server]\n${toml}`);
  onTestFinished(async () => {
    await desk.stop();
    await host.stop();
    await removeBed(desk.folder);
  });
  const config = parseConfig(
    '[pool.bed]\nengine = "ssh"\nhosts = ["one"]\n[profile.server]\nwhere = "bed"\nstartPage = "https://example.org/"',
    'config.toml',
  );
  const admitted = vi.fn(() => Promise.resolve());
  const admittedHere = vi.fn(() => Promise.resolve());
  const { verbs, here } = await deskVerbs(desk, { config: () => config, admit: admittedHere }, { admit: admitted });
  return { host, verbs, here, pool, admitted, admittedHere };
}

it('opens a session of a profile there, reports its start, and lists it beside those here', async () => {
  const { host, verbs, admitted } = await deskWith();
  const session = await openBy(verbs, { profile: 'server' });
  expect(session).toMatchObject({ profile: 'server', where: { pool: 'bed', host: 'one' }, state: 'browsing' });
  expect(admitted).toHaveBeenCalledWith('server');
  expect(session.progress?.filter(({ state }) => state === 'met')).toHaveLength(REQUIREMENTS.length);
  const [guest] = host.fake.hypervisor.guests.values();
  expect(guest?.heard).toContainEqual({ type: 'browse', url: 'https://example.org/' });
  const own = await openBy(verbs, {});
  expect(own.where).toBeUndefined();
  expect((await verbs['session.list']({}, call())).map(({ id }) => id)).toEqual([own.id, session.id]);
  for (const { id } of [own, session]) expect(await verbs['session.show']({ id }, call())).toMatchObject({ id });
});

it('leaves a profile that does not exist to this host, which knows whether managed settings left it out', async () => {
  const { verbs, admitted, admittedHere } = await deskWith();
  await expect(verbs['session.open']({ profile: 'left-out' }, call())).rejects.toMatchObject({
    code: 'profile-not-found',
  });
  expect(admittedHere).toHaveBeenCalledWith('left-out');
  expect(admitted).not.toHaveBeenCalled();
});

it('closes it there, by its ID and among all, and none beside one that is unknown', async () => {
  const { host, verbs, here } = await deskWith();
  const { id } = await openBy(verbs, { profile: 'server' });
  await expect(verbs['session.close']({ ids: [id, 'unknown'] }, call())).rejects.toMatchObject({
    code: 'session-not-found',
  });
  expect(await verbs['session.close']({ ids: [id] }, call())).toEqual([{ session: id, reason: 'closed' }]);
  expect(await verbs['session.wait']({ id }, call())).toEqual({ session: id, reason: 'closed' });
  const next = await openBy(verbs, { profile: 'server' });
  const own = await openBy(verbs, {});
  expect(await verbs['session.close']({ all: true }, call())).toEqual([
    { session: next.id, reason: 'closed' },
    { session: own.id, reason: 'closed' },
  ]);
  expect([...host.fake.sessions.all, ...here.all]).toEqual([]);
});

it('cancels a start there when the caller gives up', async () => {
  const { host, verbs } = await deskWith();
  let answer: (memory: undefined) => void = () => undefined;
  const asked = vi.fn(() => new Promise<undefined>((resolve) => (answer = resolve)));
  Object.assign(host.fake.sessions.deps, { availableMemory: asked });
  const gone = new AbortController();
  const opened = verbs['session.open']({ profile: 'server' }, call(gone.signal));
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  gone.abort();
  await expect(opened).rejects.toMatchObject({ code: 'cancelled' });
  answer(undefined);
  await settle();
  await vi.waitFor(() => expect(host.fake.sessions.all).toEqual([]));
});

it('tells why a start there failed, in the words of the host, and how far it was', async () => {
  const { host, verbs } = await deskWith();
  host.fake.hypervisor.onHello = (guest) => guest.crash();
  const session = await verbs['session.open']({ profile: 'server' }, call());
  expect(session).toMatchObject({ where: { host: 'one' } });
  const { failure } = await verbs['session.wait']({ id: session.id }, call());
  expect(failure).toMatchObject({ code: 'pool-host-refused', params: { host: 'one' } });
  expect(failure?.message).toContain('its VM ended unexpectedly');
  expect(host.fake.sessions.all).toEqual([]);
});

it('fails a start there when the connection is lost, and leaves nothing on the host', async () => {
  const { host, verbs, pool } = await deskWith();
  host.fake.hypervisor.onHello = () => undefined;
  const { id } = await verbs['session.open']({ profile: 'server' }, call());
  await vi.waitFor(() => expect(host.fake.hypervisor.guests.size).toBe(1));
  pool.cut();
  expect(await verbs['session.wait']({ id }, call())).toMatchObject({
    reason: 'start-failed',
    failure: { code: 'pool-host-unreachable' },
  });
  await vi.waitFor(() => expect(host.fake.sessions.all).toEqual([]));
});

it('lets text out only by the rules of this desk, and without characters that a terminal obeys', async () => {
  const { host, verbs } = await deskWith('clipboard.out = "ask"');
  host.copied = { content: 'text', untrustedBytes: Buffer.from('copied\u001b[2J') };
  const { id, restrictions } = await openBy(verbs, { profile: 'server' });
  expect(restrictions.clipboard.out).toBe('ask');
  expect(await verbs['session.copy-out']({ id }, call())).toEqual({ content: 'text', text: 'copied[2J' });
  const strict = await deskWith('clipboard = { out = "off", in = "off" }\nfiles.out = "off"');
  const other = await openBy(strict.verbs, { profile: 'server' });
  await expect(strict.verbs['session.copy-out']({ id: other.id }, call())).rejects.toMatchObject({
    code: 'profile-forbids',
  });
  await expect(
    strict.verbs['session.paste-in']({ id: other.id, clip: { content: 'text', text: 'x' } }, call()),
  ).rejects.toMatchObject({ code: 'profile-forbids' });
  await expect(strict.verbs['session.screenshot']({ id: other.id }, call())).rejects.toMatchObject({
    code: 'profile-forbids',
  });
});

/** Everything that was delivered as pieces of one file. */
const collecting = () => {
  const pieces: Buffer[] = [];
  const collected = {
    ...call(),
    deliver: async ({ png }: { png: string }) => void pieces.push(Buffer.from(png, 'base64')),
  };
  return { call: collected as unknown as Call<never>, file: () => Buffer.concat(pieces) };
};
const PNG_SIGNATURE = '89504e470d0a1a0a';

it('hands over pictures as files that this desk wrote, of the announced size and with the pixels of the host', async () => {
  const { host, verbs } = await deskWith('clipboard.out = "ask"');
  const { id } = await openBy(verbs, { profile: 'server' });
  const [guest] = host.fake.hypervisor.guests.values();
  const rgb = Buffer.from('ff000000ff000000ff102030405060708090', 'hex');
  if (guest) guest.frame = { width: 3, height: 2, rgb };
  // One buffer for all rows, as the reader of a screen's dump has.
  const rows = async function* () {
    const row = Buffer.alloc(9);
    for (const at of [0, 9]) {
      rgb.copy(row, 0, at, at + 9);
      yield row;
    }
  };
  host.copied = { content: 'picture', untrustedPicture: { width: 3, height: 2, rgb: rows() } };
  const [shot, copied] = [collecting(), collecting()];
  const { bytes } = await verbs['session.screenshot']({ id }, shot.call);
  expect(bytes).toBe(shot.file().length);
  expect(await verbs['session.copy-out']({ id }, copied.call)).toEqual({ content: 'png', bytes: copied.file().length });
  const { picture } = await verbs['session.thumbnail']({ id }, call());
  for (const file of [shot.file(), copied.file(), Buffer.from(picture?.png ?? '', 'base64')]) {
    expect(file.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
    const { width, height, data } = PNG.sync.read(file);
    const pixels = Buffer.from(data.filter((_, at) => at % 4 !== 3));
    expect([width, height, pixels.toString('hex')]).toEqual([3, 2, rgb.toString('hex')]);
  }
  expect(await verbs['session.thumbnail']({ id, known: picture?.version ?? '' }, call())).toEqual({});
  expect(await verbs['session.thumbnail']({ id, known: '../x' }, call())).toEqual({ picture });
});

it('gets no clipboard and no picture of the screen from a host whose own rules keep them', async () => {
  const host = await bedHost('one', '[profile.default]\nclipboard.out = "off"\nfiles.out = "off"');
  const pool = new BedPool([host]);
  const desk = await bedDesk(pool, '');
  onTestFinished(async () => {
    await desk.stop();
    await host.stop();
    await removeBed(desk.folder);
  });
  const { id } = await openIn(desk, pool);
  // Not by the verbs: the host refuses also a desk that does not.
  const session = desk.remote.get(id);
  const options = { signal: call().signal, onBytes: () => undefined };
  for (const refused of [session.clipboard.receiveClipboard('anything', options), session.screenshot(options.signal)])
    await expect(refused).rejects.toMatchObject({ code: 'pool-host-refused' });
});

it('refuses what does not cross to another host', async () => {
  const { verbs } = await deskWith();
  const { id } = await openBy(verbs, { profile: 'server' });
  for (const refused of [
    verbs['session.trace']({ id }, call()),
    verbs['session.usb-devices']({ id }, call()),
    verbs['session.dry-run']({ profile: 'server' }, call()),
  ])
    await expect(refused).rejects.toMatchObject({ code: 'pool-not-there' });
});

it('opens where the configuration says that a person has just saved, and reports the hosts of that', async () => {
  const hosts = { one: await bedHost('one', '[profile.server]'), two: await bedHost('two', '[profile.server]') };
  const desk = await bedDesk(new BedPool(Object.values(hosts)));
  const path = join(desk.folder, 'config.toml');
  onTestFinished(async () => {
    await desk.stop();
    await Promise.all([hosts.one.stop(), hosts.two.stop()]);
    await removeBed(desk.folder);
  });
  const save = (host: string, where = 'bed') =>
    writeFile(path, `[pool.bed]\nengine = "ssh"\nhosts = ["${host}"]\n[profile.server]\nwhere = "${where}"\n`);
  await save('one');
  const file = await ConfigurationFile.read(path);
  const pools = new Pools({
    config: () => file.config,
    sessions: desk.remote,
    drainedRecord: join(desk.folder, 'drained.json'),
    makePool: (_, settings) =>
      new BedPool('hosts' in settings && settings.hosts.includes('one') ? [hosts.one] : [hosts.two]),
  });
  const refresh = () => file.refresh();
  const { verbs } = await deskVerbs({ ...desk, pools }, { config: () => file.config }, { refresh });
  const opened = () => verbs['session.open']({ profile: 'server' }, call());
  expect((await opened()).where?.host).toBe('one');
  await save('two');
  expect((await opened()).where?.host).toBe('two');
  await save('one');
  const ofPools = poolVerbs({ pools, refresh });
  expect((await ofPools['pool.status']({}, call())).map(({ host }) => host)).toEqual(['one']);
  await save('two', '');
  expect((await opened()).where).toBeUndefined();
});
