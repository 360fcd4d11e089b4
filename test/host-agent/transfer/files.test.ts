/** Files on their way out of a machine and into one, with a fake for the machine's end that may be hostile. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { giveFile, listDownloads, takeDownload, webAddress } from '../../../host-agent/transfer/files.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake.ts';
import { type Behaviour, type CrossingGuest, download, type Heard, lists, openCrossing } from './transfer-guest.ts';
import { type FakeWorld, fakeWorld } from '../session/fake-session-deps.ts';

let world: FakeWorld;
afterEach(() => world.remove());

const CONTENT = Buffer.from('%PDF-1.7 abc');
const token = (accept: { readonly token: string }) => Buffer.from(accept.token, 'hex');
const honestly: Behaviour = {
  asked: (guest, { transfer }) =>
    guest.say({
      type: 'transfer-offer',
      transfer,
      bytes: CONTENT.length,
      content: 'file',
      origin: 'https://anna:secret@site.test/report.pdf',
    }),
  accepted: (_, accept, socket) => void socket.write(Buffer.concat([token(accept), CONTENT])),
};

const quarantine = () => join(world.folder, 'quarantine');
const landed = () => (existsSync(quarantine()) ? readdirSync(quarantine()) : []);
const unmarked: string[] = [];
const take = ({ session }: CrossingGuest, file = 1, signal = new AbortController().signal) =>
  takeDownload(session.exchange, file, {
    folder: quarantine(),
    owner: 'a0b1c2d3',
    maxFileMiB: 1,
    signal: AbortSignal.any([signal, session.ending.signal]),
    onBytes: () => undefined,
    onUnmarked: (reason) => void unmarked.push(reason),
  });

describe('a file that is taken out', () => {
  it('is there whole, for its owner alone, not to be started, and with its origin told', async () => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, honestly);
    await lists(crossing, download());
    const taken = await take(crossing);
    expect(taken).toEqual({
      file: 1,
      path: join(quarantine(), 'report.pdf'),
      name: 'report.pdf',
      bytes: 12,
      type: 'application/pdf',
      isDisguised: false,
      origin: 'https://site.test/report.pdf',
    });
    expect(readFileSync(taken.path)).toEqual(CONTENT);
    expect(statSync(taken.path).mode & 0o777).toBe(0o600);
    expect(
      execFileSync('getfattr', ['--absolute-names', '--only-values', '-n', 'user.xdg.origin.url', taken.path], {
        encoding: 'utf8',
      }),
    ).toBe('https://site.test/report.pdf');
    expect(unmarked).toEqual([]);
    expect(landed()).toEqual(['report.pdf']);
  });

  it('does not take the place of one that is called the same', async () => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, honestly);
    await lists(crossing, download());
    await take(crossing);
    expect((await take(crossing)).name).toBe('report (2).pdf');
    expect(landed().toSorted()).toEqual(['report (2).pdf', 'report.pdf']);
  });

  it('is as long as was agreed, however much more the machine sends, and begins where it was agreed to', async () => {
    world = await fakeWorld();
    const stale = Buffer.alloc(70_000, 'left of another transfer ');
    const crossing = await openCrossing(world, {
      ...honestly,
      accepted: (_, accept, socket) =>
        void socket.write(Buffer.concat([stale, token(accept), CONTENT, Buffer.alloc(500_000, 1)])),
    });
    await lists(crossing, download());
    const taken = await take(crossing);
    expect(readFileSync(taken.path)).toEqual(CONTENT);
    expect(crossing.session.state).toBe('browsing');
  });

  const nothing: Record<string, { readonly behaviour: Behaviour; readonly code: string }> = {
    'announces another size than it listed': {
      behaviour: {
        asked: (guest, { transfer }) =>
          guest.say({ type: 'transfer-offer', transfer, bytes: 9_000_000_000, content: 'file' }),
      },
      code: 'download-changed',
    },
    'offers what was not asked for': {
      behaviour: {
        asked: (guest, { transfer }) => guest.say({ type: 'transfer-offer', transfer, bytes: 12, content: 'text' }),
      },
      code: 'download-changed',
    },
    refuses: {
      behaviour: {
        asked: (guest, { transfer }) => guest.say({ type: 'transfer-refused', transfer, reason: 'no-such-file' }),
      },
      code: 'no-such-download',
    },
    'finds the file shorter on the way': {
      behaviour: {
        ...honestly,
        accepted: (guest, accept, socket) => {
          socket.write(Buffer.concat([token(accept), CONTENT.subarray(0, 4)]));
          guest.say({ type: 'transfer-refused', transfer: accept.transfer, reason: 'changed' });
        },
      },
      code: 'download-changed',
    },
    'hangs up in the middle': {
      behaviour: {
        ...honestly,
        accepted: (_, accept, socket) => void socket.end(Buffer.concat([token(accept), CONTENT.subarray(0, 4)])),
      },
      code: 'transfer-failed',
    },
  };
  it.each(Object.entries(nothing))('leaves nothing when the machine %s', async (_, { behaviour, code }) => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, behaviour);
    await lists(crossing, download());
    await expect(take(crossing)).rejects.toMatchObject({ code });
    expect(landed()).toEqual([]);
    expect(crossing.session.state).toBe('browsing');
  });

  it('leaves nothing when it is cancelled, and the next one is not disturbed by it', async () => {
    world = await fakeWorld();
    let isSlow = true;
    const crossing = await openCrossing(world, {
      ...honestly,
      accepted: (_, accept, socket) =>
        void socket.write(Buffer.concat([token(accept), isSlow ? CONTENT.subarray(0, 4) : CONTENT])),
    });
    await lists(crossing, download());
    const cancel = new AbortController();
    const taking = take(crossing, 1, cancel.signal);
    await expect.poll(() => crossing.sockets.length).toBe(1);
    cancel.abort(new Error('No.'));
    await expect(taking).rejects.toThrow('No.');
    expect(landed()).toEqual([]);
    await expect.poll(() => crossing.guest.heard.map(({ type }) => type)).toContain('transfer-cancel');
    isSlow = false;
    expect((await take(crossing)).name).toBe('report.pdf');
  });

  it('is given up when the session ends', async () => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, {});
    await lists(crossing, download());
    const taking = take(crossing);
    void crossing.session.end('closed');
    await expect(taking).rejects.toMatchObject({ code: 'session-ended' });
    expect(landed()).toEqual([]);
  });

  it('is refused before it is asked for when it is too large, unfinished, or none that was listed', async () => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, honestly);
    await lists(crossing, download({ bytes: 2 * 1024 * 1024 }), download({ file: 2, isWhole: false }));
    await expect(take(crossing)).rejects.toMatchObject({ code: 'transfer-too-large', exitStatus: 3 });
    await expect(take(crossing, 2)).rejects.toMatchObject({ code: 'download-unfinished' });
    await expect(take(crossing, 3)).rejects.toMatchObject({ code: 'no-such-download', exitStatus: 4 });
    expect(crossing.guest.heard.map(({ type }) => type)).not.toContain('transfer-ask');
  });
});

describe('the list of downloads', () => {
  it('says what a file is by its bytes, under a name that hides nothing', async () => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, honestly);
    const program = Buffer.concat([Buffer.from('7f454c46020101000000000000000000', 'hex'), Buffer.alloc(48)]).toString(
      'base64',
    );
    await lists(
      crossing,
      download(),
      download({ file: 2, name: 'invoice\u202efdp.exe.pdf', head: program }),
      download({ file: 3, name: '.bashrc', head: Buffer.from('alias ls=rm\n').toString('base64') }),
      download({ file: 4, name: 'start.desktop', head: '' }),
    );
    const { files, more } = await listDownloads(crossing.session.exchange);
    expect(files.map(({ name, type, isDisguised }) => [name, type, isDisguised])).toEqual([
      ['report.pdf', 'application/pdf', false],
      ['invoicefdp.exe.pdf', 'application/x-elf', true],
      ['bashrc', 'text/plain', false],
      ['start.desktop.txt', 'application/octet-stream', false],
    ]);
    expect(more).toBe(0);
  });

  it('is in the session as a number, bounded', async () => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, honestly);
    expect(crossing.session.describe()).not.toHaveProperty('downloads');
    crossing.guest.say({ type: 'downloads', files: [download()], count: 9_999 });
    await expect.poll(() => crossing.session.describe().downloads).toBe(999);
    expect((await listDownloads(crossing.session.exchange)).more).toBe(9_998);
  });

  it.each([
    ['a path for a name', { name: '../../.bashrc' }],
    ['a name that steers a terminal', { name: 'a\u001b[2J' }],
    ['no name', { name: '..' }],
    ['a size below nothing', { bytes: -1 }],
    ['too many first bytes', { head: Buffer.alloc(1000).toString('base64') }],
  ])('with %s ends the session', async (_, changes) => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, honestly);
    crossing.guest.sayRaw(
      `${JSON.stringify({ type: 'downloads', files: [{ ...download(), ...changes }], count: 1 })}\n`,
    );
    expect((await crossing.session.ended).reason).toBe('guest-violation');
  });

  it('that answers what nobody asked ends the session', async () => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, honestly);
    crossing.guest.say({ type: 'transfer-offer', transfer: 7, bytes: 1, content: 'file' });
    expect((await crossing.session.ended).reason).toBe('guest-violation');
  });
});

describe('a file that is given', () => {
  const takesIt = (guest: FakeGuest, { transfer }: Heard<'transfer-give'>) =>
    guest.say({ type: 'transfer-ready', transfer });
  const give = ({ session }: CrossingGuest, path: string) =>
    giveFile(session.exchange, path, 1, { signal: session.ending.signal, onBytes: () => undefined });

  it('arrives whole behind its token, under its own name', async () => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, { given: takesIt });
    const path = join(world.folder, 'photo.jpg');
    const content = Buffer.alloc(600_000, 'x');
    writeFileSync(path, content);
    const given = give(crossing, path);
    await expect.poll(() => crossing.received().length).toBe(16 + content.length);
    const [told] = crossing.guest.heard.filter(
      (message): message is Heard<'transfer-give'> => message.type === 'transfer-give',
    );
    expect(told).toMatchObject({ bytes: content.length, what: { kind: 'file', name: 'photo.jpg' } });
    expect(crossing.received().subarray(0, 16).toString('hex')).toBe(told?.token);
    crossing.guest.say({ type: 'transfer-taken', transfer: told?.transfer ?? 0 });
    expect(await given).toEqual({ name: 'photo.jpg', bytes: content.length });
  });

  it('is not sent to a machine that has no room for it', async () => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, {
      given: (guest, { transfer }) => guest.say({ type: 'transfer-refused', transfer, reason: 'no-room' }),
    });
    const path = join(world.folder, 'photo.jpg');
    writeFileSync(path, 'x');
    await expect(give(crossing, path)).rejects.toMatchObject({ code: 'no-room-inside' });
    expect(crossing.sockets).toEqual([]);
  });

  it('must be a file that can be read, and no larger than allowed', async () => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, { given: takesIt });
    await expect(give(crossing, join(world.folder, 'missing'))).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(give(crossing, world.folder)).rejects.toMatchObject({ code: 'file-unreadable' });
    const path = join(world.folder, 'large');
    writeFileSync(path, Buffer.alloc(1024 * 1024 + 1));
    await expect(give(crossing, path)).rejects.toMatchObject({ code: 'transfer-too-large' });
  });
});

describe('the address that a guest names as an origin', () => {
  it.each([
    ['https://site.test/a?b', 'https://site.test/a?b'],
    ['https://anna:secret@site.test/', 'https://site.test/'],
    ['file:///etc/passwd', undefined],
    ['javascript:alert(1)', undefined],
    ['nonsense', undefined],
  ])('%s becomes %s', (untrusted, address) => {
    expect(webAddress(untrusted)).toBe(address);
  });
});
