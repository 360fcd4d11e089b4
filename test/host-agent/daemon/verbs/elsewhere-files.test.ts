import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseConfig } from '../../../../host-agent/config/load.ts';
import type { Call } from '../../../../host-agent/api/methods/verbs.ts';
import { MARKER_NAMES } from '../../../../host-agent/transfer/downloads-folder.ts';
import { bedDesk, bedHost, BedPool, deskVerbs, openIn, removeBed } from '../../pool/pool-bed.ts';
import { healthyGuest } from '../../../fakes/guest-agent.ts';
import { download } from '../../transfer/transfer-guest.ts';

const BYTES = Buffer.from('%PDF-1.7 abc');

const call = (signal = new AbortController().signal) =>
  ({ signal, progress: vi.fn(), deliver: () => Promise.resolve() }) as unknown as Call<never> & {
    progress: ReturnType<typeof vi.fn>;
  };

/** A session on a host whose guest has one download, and the verbs of the desk. */
async function withDownload({ desk: deskToml = '', host: hostToml = '', listed = {}, sends = BYTES } = {}) {
  const host = await bedHost('one', `[profile.default]\n${hostToml}`);
  host.managedBy = 'Example University';
  const pool = new BedPool([host]);
  const desk = await bedDesk(pool, `[profile.default]\n${deskToml}`);
  const folder = await mkdtemp(join(tmpdir(), 'sb-saved-'));
  onTestFinished(async () => {
    await desk.stop();
    await host.stop();
    await removeBed(desk.folder);
    await rm(folder, { recursive: true });
  });
  const pending = new Map<number, Promise<Socket>>();
  const given: { name: string; bytes: Buffer }[] = [];
  const { hypervisor } = host.fake;
  const { onMessage } = hypervisor;
  hypervisor.onHello = healthyGuest;
  hypervisor.onMessage = (guest, message) => {
    if (message.type === 'transfer-request') {
      const { transfer } = message;
      pending.set(transfer, new Promise((resolve) => (guest.onFiles = resolve)));
      guest.say({
        type: 'transfer-offer',
        transfer,
        content: 'file',
        bytes: download(listed).bytes,
        origin: 'https://u:p@example.org/a.pdf?q',
      });
    } else if (message.type === 'transfer-accept') {
      void pending.get(message.transfer)?.then((socket) => {
        socket.write(Buffer.from(message.token, 'hex'));
        socket.write(sends);
      });
    } else if (message.type === 'transfer-send' && message.what.kind === 'file') {
      const { transfer, token, bytes, what } = message;
      const name = what.name;
      const parts: Buffer[] = [];
      guest.onFiles = (socket) =>
        void socket.on('data', (part: Buffer) => {
          parts.push(part);
          const all = Buffer.concat(parts);
          if (all.length < token.length / 2 + bytes) return;
          given.push({ name, bytes: all.subarray(token.length / 2) });
          guest.say({ type: 'transfer-received', transfer });
        });
      guest.say({ type: 'transfer-ready', transfer });
    } else onMessage(guest, message);
  };
  const { id } = await openIn(desk, pool);
  const [guest] = hypervisor.guests.values();
  guest?.say({ type: 'downloads', files: [download(listed)], count: 1 });
  await vi.waitFor(() => expect(desk.remote.get(id).describe().downloads).toBe(1));
  const config = parseConfig('[downloads]\nmaxFileMiB = 1', 'config.toml');
  const { verbs } = await deskVerbs(desk, {
    config: () => config,
    downloadTarget: () => ({ folder, owner: '01234567' }),
  });
  const saved = async () => (await readdir(folder)).filter((name) => !MARKER_NAMES.includes(name));
  return { id, verbs, saved, folder, given, host, desk, pool };
}

describe('files of a session on another host', () => {
  it('are listed with names that hide nothing, and saved on this desk like those of a session here', async () => {
    const { id, verbs, saved, folder, desk } = await withDownload({ listed: { name: '\u202efdp.exe' } });
    const list = await verbs['session.downloads']({ id }, call());
    expect(list).toMatchObject({
      files: [{ file: 1, bytes: 12, type: 'application/pdf', isDisguised: true }],
      more: 0,
    });
    expect(list.files[0]?.name).not.toContain('\u202e');
    const taking = call();
    const taken = await verbs['session.take']({ id, file: 1 }, taking);
    expect(taken).toMatchObject({ bytes: 12, type: 'application/pdf', origin: 'https://example.org/a.pdf' });
    expect(taking.progress).toHaveBeenLastCalledWith({ bytes: 12, of: 12 });
    expect(await readFile(taken.path)).toEqual(BYTES);
    expect((await stat(taken.path)).mode & 0o777).toBe(0o600);
    expect(await saved()).toEqual([taken.name]);
    expect(taken.path.startsWith(folder)).toBe(true);
    expect((await verbs['session.downloads']({ id }, call())).files[0]?.savedAs).toBe(taken.path);
    expect(desk.remote.get(id).describe()).toMatchObject({ downloads: 1, savedDownloads: 1 });
  });

  it('are remembered as saved by the next host agent of this desk', async () => {
    const { id, verbs, desk, pool } = await withDownload();
    const taken = await verbs['session.take']({ id, file: 1 }, call());
    await desk.remote.stop();
    const next = await bedDesk(pool, '', desk.folder);
    onTestFinished(() => next.stop());
    await next.remote.adopt();
    expect(next.remote.get(id).io.saved.pathOf(1)).toBe(taken.path);
  });

  it.each([
    ['this desk', { desk: 'files = { out = "off", in = "off" }' }, { code: 'profile-forbids' }],
    [
      'the host',
      { host: 'files = { out = "off", in = "off" }' },
      { code: 'pool-host-forbids', message: expect.stringContaining('Managed by Example University.') as string },
    ],
  ])('stay where they are when %s forbids it', async (_, rules, refusal) => {
    const { id, verbs, saved, given, folder } = await withDownload(rules);
    await writeFile(join(folder, 'own.txt'), 'x');
    for (const refused of [
      verbs['session.take']({ id, file: 1 }, call()),
      verbs['session.take-safe']({ id, file: 1 }, call()),
      verbs['session.give']({ id, path: join(folder, 'own.txt') }, call()),
    ])
      await expect(refused).rejects.toMatchObject(refusal);
    expect([await saved(), given]).toEqual([['own.txt'], []]);
  });

  it('are not let out by a host whose desk does not ask for its own rules', async () => {
    const { id, desk } = await withDownload({ host: 'files = { out = "off", in = "off" }' });
    const options = { signal: new AbortController().signal, onBytes: () => undefined };
    await expect(desk.remote.get(id).files.receiveFile({ file: 1, bytes: 12 }, options)).rejects.toMatchObject({
      code: 'pool-host-refused',
    });
    await expect(
      desk.remote.get(id).files.send(
        { kind: 'file', name: 'a' },
        1,
        (async function* () {
          yield Buffer.from('a');
        })(),
        options,
      ),
    ).rejects.toMatchObject({ code: 'pool-host-refused' });
  });

  it('are saved whole or not at all when the connection drops', async () => {
    const { id, verbs, saved, pool } = await withDownload({ listed: { bytes: 400_000 }, sends: Buffer.alloc(300_000) });
    const taking = call();
    const taken = verbs['session.take']({ id, file: 1 }, taking);
    const refused = expect(taken).rejects.toMatchObject({ code: 'pool-host-unreachable' });
    await vi.waitFor(() => expect(taking.progress).toHaveBeenCalled());
    pool.cut();
    await refused;
    expect(await saved()).toEqual([]);
  });

  it('are larger than this desk allows, and stay there', async () => {
    const { id, verbs } = await withDownload({ listed: { bytes: 2 * 1024 * 1024 } });
    await expect(verbs['session.take']({ id, file: 1 }, call())).rejects.toMatchObject({ code: 'transfer-too-large' });
  });

  it('are sent from this desk, whole, and nothing but a file', async () => {
    const { id, verbs, given, folder } = await withDownload();
    const path = join(folder, 'own.txt');
    await writeFile(path, 'x'.repeat(300_000));
    const giving = call();
    expect(await verbs['session.give']({ id, path }, giving)).toEqual({ name: 'own.txt', bytes: 300_000 });
    expect(given.map(({ name, bytes }) => [name, bytes.toString() === 'x'.repeat(300_000)])).toEqual([
      ['own.txt', true],
    ]);
    expect(giving.progress).toHaveBeenLastCalledWith({ bytes: 300_000, of: 300_000 });
    await expect(verbs['session.give']({ id, path: folder }, call())).rejects.toMatchObject({ code: 'not-a-file' });
  });
});

describe('a safe copy of a file on another host', () => {
  const picture = { name: 'a.png', head: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64') };

  it('is written on this desk from the pixels that its host drew', async () => {
    const { id, verbs, saved } = await withDownload({ listed: picture });
    const taking = call();
    const taken = await verbs['session.take-safe']({ id, file: 1 }, taking);
    expect(taken).toMatchObject({ name: 'a (safe).png', type: 'image/png', origin: 'https://example.org/file' });
    const { width, height, data } = PNG.sync.read(await readFile(taken.path));
    expect([width, height, data.toString('hex')]).toEqual([2, 1, 'ff0000ff00ff00ff']);
    expect(taking.progress.mock.calls.flat()).toEqual([{ step: 'starting' }, { step: 'drawing', page: 1, of: 1 }]);
    expect(await saved()).toEqual(['a (safe).png']);
  });

  it.each([
    ['another page than the next', { page: 2, of: 2 }],
    ['several pages of a picture', { page: 1, of: 2 }],
  ])('is refused when the host sends %s', async (_, page) => {
    const { id, verbs, saved, host } = await withDownload({ listed: picture });
    host.drawn = async function* () {
      yield { ...page, width: 1, height: 1, rgb: Buffer.alloc(3) };
    };
    await expect(verbs['session.take-safe']({ id, file: 1 }, call())).rejects.toThrow();
    expect(await saved()).toEqual([]);
  });

  it('is not made of a file that cannot be drawn', async () => {
    const { id, verbs } = await withDownload({
      listed: { name: 'a.zip', head: Buffer.from('PK\u0003\u0004').toString('base64') },
    });
    await expect(verbs['session.take-safe']({ id, file: 1 }, call())).rejects.toMatchObject({
      code: 'safe-copy-unsupported',
    });
  });
});
