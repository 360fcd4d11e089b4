import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sendFile, listDownloads, saveDownload } from '../../../host-agent/transfer/downloads.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import {
  type Behaviour,
  type TransferGuest,
  download,
  type Heard,
  lists,
  openWithTransfers,
} from './transfer-guest.ts';
import { savedIn } from './saved-files.ts';
import { type FakeSessions, fakeSessions } from '../session/fake-sessions.ts';

let fake: FakeSessions;
afterEach(() => fake.remove());

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

const target = () => join(fake.folder, 'saved');
const saved = () => savedIn(target());
const unmarked: string[] = [];
const take = ({ session }: TransferGuest, file = 1, signal = new AbortController().signal) =>
  saveDownload(session.io.transfers, file, {
    target: { folder: target(), owner: 'a0b1c2d3' },
    maxFileMiB: 1,
    signal: AbortSignal.any([signal, session.ending]),
    onBytes: () => undefined,
    onUnmarked: (reason) => void unmarked.push(reason),
  });

describe('saveDownload', () => {
  it('saves the whole file, readable by its owner only, not executable and marked with its origin', async () => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, honestly);
    await lists(opened, download());
    const taken = await take(opened);
    expect(taken).toEqual({
      file: 1,
      path: join(target(), 'report.pdf'),
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
    expect(saved()).toEqual(['report.pdf']);
  });

  it('is put into a folder that tells indexers and file managers to ignore it, unless the person made the folder', async () => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, honestly);
    await lists(opened, download());
    await take(opened);
    expect(readdirSync(target()).toSorted()).toEqual(['.directory', '.nomedia', '.trackerignore', 'report.pdf']);
    expect(readFileSync(join(target(), '.directory'), 'utf8')).toContain('PreviewsShown=false');
    rmSync(target(), { recursive: true });
    mkdirSync(target());
    await take(opened);
    expect(readdirSync(target())).toEqual(['report.pdf']);
  });

  it('does not replace an existing file of the same name', async () => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, honestly);
    await lists(opened, download());
    await take(opened);
    expect((await take(opened)).name).toBe('report (2).pdf');
    expect(saved().toSorted()).toEqual(['report (2).pdf', 'report.pdf']);
  });

  it('saves exactly the agreed bytes, however much the guest sends before and after them', async () => {
    fake = await fakeSessions();
    const stale = Buffer.alloc(70_000, 'left of another transfer ');
    const opened = await openWithTransfers(fake, {
      ...honestly,
      accepted: (_, accept, socket) =>
        void socket.write(Buffer.concat([stale, token(accept), CONTENT, Buffer.alloc(500_000, 1)])),
    });
    await lists(opened, download());
    const taken = await take(opened);
    expect(readFileSync(taken.path)).toEqual(CONTENT);
    expect(opened.session.state).toBe('browsing');
  });

  const nothing: Record<string, { readonly behaviour: Behaviour; readonly code: string }> = {
    'announces another size than it listed': {
      behaviour: {
        asked: (guest, { transfer }) =>
          guest.say({ type: 'transfer-offer', transfer, bytes: 9_000_000_000, content: 'file' }),
      },
      code: 'download-changed',
    },
    'offers something that was not asked for': {
      behaviour: {
        asked: (guest, { transfer }) => guest.say({ type: 'transfer-offer', transfer, bytes: 12, content: 'text' }),
      },
      code: 'download-changed',
    },
    refuses: {
      behaviour: {
        asked: (guest, { transfer }) => guest.say({ type: 'transfer-refused', transfer, reason: 'no-such-file' }),
      },
      code: 'download-not-found',
    },
    'finds that the file has become shorter': {
      behaviour: {
        ...honestly,
        accepted: (guest, accept, socket) => {
          socket.write(Buffer.concat([token(accept), CONTENT.subarray(0, 4)]));
          guest.say({ type: 'transfer-refused', transfer: accept.transfer, reason: 'changed' });
        },
      },
      code: 'download-changed',
    },
    'closes the connection half-way': {
      behaviour: {
        ...honestly,
        accepted: (_, accept, socket) => void socket.end(Buffer.concat([token(accept), CONTENT.subarray(0, 4)])),
      },
      code: 'transfer-failed',
    },
  };
  it.each(Object.entries(nothing))('leaves no file when the guest %s', async (_, { behaviour, code }) => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, behaviour);
    await lists(opened, download());
    await expect(take(opened)).rejects.toMatchObject({ code });
    expect(saved()).toEqual([]);
    expect(opened.session.state).toBe('browsing');
  });

  it('leaves no file when it is cancelled, and does not disturb the next transfer', async () => {
    fake = await fakeSessions();
    let isSlow = true;
    const opened = await openWithTransfers(fake, {
      ...honestly,
      accepted: (_, accept, socket) =>
        void socket.write(Buffer.concat([token(accept), isSlow ? CONTENT.subarray(0, 4) : CONTENT])),
    });
    await lists(opened, download());
    const cancel = new AbortController();
    const taking = take(opened, 1, cancel.signal);
    await expect.poll(() => opened.sockets.length).toBe(1);
    cancel.abort(new Error('No.'));
    await expect(taking).rejects.toThrow('No.');
    expect(saved()).toEqual([]);
    await expect.poll(() => opened.guest.heard.map(({ type }) => type)).toContain('transfer-cancel');
    isSlow = false;
    expect((await take(opened)).name).toBe('report.pdf');
  });

  it('stops when the session ends, and leaves no file', async () => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, {});
    await lists(opened, download());
    const taking = take(opened);
    void opened.session.end('closed');
    await expect(taking).rejects.toMatchObject({ code: 'session-ended' });
    expect(saved()).toEqual([]);
  });

  it('refuses a download that is too large, unfinished or not listed, without asking the guest for it', async () => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, honestly);
    await lists(opened, download({ bytes: 2 * 1024 * 1024 }), download({ file: 2, isWhole: false }));
    await expect(take(opened)).rejects.toMatchObject({ code: 'transfer-too-large', exitStatus: 3 });
    await expect(take(opened, 2)).rejects.toMatchObject({ code: 'download-unfinished' });
    await expect(take(opened, 3)).rejects.toMatchObject({ code: 'download-not-found', exitStatus: 4 });
    expect(opened.guest.heard.map(({ type }) => type)).not.toContain('transfer-request');
  });
});

describe('listDownloads', () => {
  it('shows the type that the bytes have, under a name that hides nothing', async () => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, honestly);
    const program = Buffer.concat([Buffer.from('7f454c46020101000000000000000000', 'hex'), Buffer.alloc(48)]).toString(
      'base64',
    );
    await lists(
      opened,
      download(),
      download({ file: 2, name: 'invoice\u202efdp.exe.pdf', head: program }),
      download({ file: 3, name: '.bashrc', head: Buffer.from('alias ls=rm\n').toString('base64') }),
      download({ file: 4, name: 'start.desktop', head: '' }),
    );
    const { files, more } = await listDownloads(opened.session.io.transfers, opened.session.io.saved);
    expect(files.map(({ name, type, isDisguised }) => [name, type, isDisguised])).toEqual([
      ['report.pdf', 'application/pdf', false],
      ['invoicefdp.exe.pdf', 'application/x-elf', true],
      ['bashrc', 'text/plain', false],
      ['start.desktop.txt', 'application/octet-stream', false],
    ]);
    expect(more).toBe(0);
  });

  it('bounds the number of downloads that a session reports', async () => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, honestly);
    expect(opened.session.describe()).not.toHaveProperty('downloads');
    opened.guest.say({ type: 'downloads', files: [download()], count: 9_999 });
    await expect.poll(() => opened.session.describe().downloads).toBe(999);
    expect((await listDownloads(opened.session.io.transfers, opened.session.io.saved)).more).toBe(9_998);
  });

  it.each([
    ['a path as name', { name: '../../.bashrc' }],
    ['a name with a terminal escape', { name: 'a\u001b[2J' }],
    ['a name that is no file name', { name: '..' }],
    ['a negative size', { bytes: -1 }],
    ['too many leading bytes', { head: Buffer.alloc(1000).toString('base64') }],
  ])('ends the session when the guest lists %s', async (_, changes) => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, honestly);
    opened.guest.sayRaw(`${JSON.stringify({ type: 'downloads', files: [{ ...download(), ...changes }], count: 1 })}\n`);
    expect((await opened.session.ended).reason).toBe('protocol-violation');
  });

  it('ends the session when the guest answers a transfer that was never begun', async () => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, honestly);
    opened.guest.say({ type: 'transfer-offer', transfer: 7, bytes: 1, content: 'file' });
    expect((await opened.session.ended).reason).toBe('protocol-violation');
  });
});

describe('sendFile', () => {
  const takesIt = (guest: FakeGuest, { transfer }: Heard<'transfer-send'>) =>
    guest.say({ type: 'transfer-ready', transfer });
  const give = ({ session }: TransferGuest, path: string) =>
    sendFile(session.io.transfers, path, {
      maxFileMiB: 1,
      isShown: false,
      signal: session.ending,
      onBytes: () => undefined,
    });

  it('sends the whole file after its token, under its own name', async () => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, { given: takesIt });
    const path = join(fake.folder, 'photo.jpg');
    const content = Buffer.alloc(600_000, 'x');
    writeFileSync(path, content);
    const given = give(opened, path);
    await expect.poll(() => opened.received().length).toBe(16 + content.length);
    const [reported] = opened.guest.heard.filter(
      (message): message is Heard<'transfer-send'> => message.type === 'transfer-send',
    );
    expect(reported).toMatchObject({ bytes: content.length, what: { kind: 'file', name: 'photo.jpg' } });
    expect(opened.received().subarray(0, 16).toString('hex')).toBe(reported?.token);
    opened.guest.say({ type: 'transfer-received', transfer: reported?.transfer ?? 0 });
    expect(await given).toEqual({ name: 'photo.jpg', bytes: content.length });
  });

  it('sends nothing to a guest that has no room for the file', async () => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, {
      given: (guest, { transfer }) => guest.say({ type: 'transfer-refused', transfer, reason: 'no-room' }),
    });
    const path = join(fake.folder, 'photo.jpg');
    writeFileSync(path, 'x');
    await expect(give(opened, path)).rejects.toMatchObject({ code: 'no-room-inside' });
    expect(opened.sockets).toEqual([]);
  });

  it('refuses a file that is unreadable, not regular or too large', async () => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, { given: takesIt });
    await expect(give(opened, join(fake.folder, 'missing'))).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(give(opened, fake.folder)).rejects.toMatchObject({ code: 'not-a-file' });
    const path = join(fake.folder, 'large');
    writeFileSync(path, Buffer.alloc(1024 * 1024 + 1));
    await expect(give(opened, path)).rejects.toMatchObject({ code: 'transfer-too-large' });
  });
});
