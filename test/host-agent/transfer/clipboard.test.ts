import type { Socket } from 'node:net';
import { PNG } from 'pngjs';
import { afterEach, describe, expect, it } from 'vitest';
import { copyOut, copyUrlOut, pasteIn, plainText } from '../../../host-agent/transfer/clipboard.ts';
import { type TransferGuest, type Heard, openWithTransfers } from './transfer-guest.ts';
import { type FakeSessions, fakeSessions } from '../session/fake-sessions.ts';

let fake: FakeSessions;
afterEach(() => fake.remove());
const watch = ({ session }: TransferGuest) => ({ signal: session.ending, onBytes: () => undefined });

describe('copyOut', () => {
  const bytesOf = (bytes: Buffer) => ({
    accepted: (_: unknown, { token }: Heard<'transfer-accept'>, socket: Socket) =>
      void socket.write(Buffer.concat([Buffer.from(token, 'hex'), bytes])),
  });
  const copied = (bytes: Buffer, announced = bytes.length) =>
    openWithTransfers(fake, {
      asked: (guest, { transfer }) =>
        guest.say({ type: 'transfer-offer', transfer, bytes: announced, content: 'text' }),
      ...bytesOf(bytes),
    });
  const copiedPicture = (bytes: Buffer, size = { width: 2, height: 1 }) =>
    openWithTransfers(fake, {
      asked: (guest, { transfer }) => guest.say({ type: 'transfer-picture', transfer, ...size }),
      ...bytesOf(bytes),
    });
  const out = async (opened: TransferGuest) => {
    const pieces: Buffer[] = [];
    const onPicture = (piece: Buffer) => Promise.resolve(void pieces.push(piece));
    const clip = await copyOut(opened.session.io.transfers, { ...watch(opened), onPicture });
    return { clip, png: Buffer.concat(pieces) };
  };

  it('returns text without control characters', async () => {
    fake = await fakeSessions();
    const opened = await copied(Buffer.from('rm -rf ~\r\n\u001b[2Jgrün\u0000'));
    expect((await out(opened)).clip).toEqual({ content: 'text', text: 'rm -rf ~\n[2Jgrün' });
  });

  it('returns a new picture that has only its pixels from the guest, however much follows them', async () => {
    fake = await fakeSessions();
    const hidden = Buffer.from('something behind the picture');
    const opened = await copiedPicture(Buffer.concat([Buffer.from([255, 0, 0, 0, 0, 255]), hidden]));
    const { clip, png } = await out(opened);
    expect(clip).toEqual({ content: 'png', bytes: png.length });
    expect(png.includes(hidden)).toBe(false);
    const { width, height, data } = PNG.sync.read(png);
    expect([width, height, ...data]).toEqual([2, 1, 255, 0, 0, 255, 0, 0, 255, 255]);
  });

  it('takes a PNG file for pixels, and ends the session of a guest that announces one', async () => {
    fake = await fakeSessions();
    const bomb = PNG.sync.write(new PNG({ width: 1, height: 1 }));
    const opened = await copiedPicture(bomb, { width: 1, height: 1 });
    expect([...PNG.sync.read((await out(opened)).png).data]).toEqual([0x89, 0x50, 0x4e, 255]);
    const announcing = await openWithTransfers(fake, {
      asked: (guest, { transfer }) =>
        guest.sayRaw(`${JSON.stringify({ type: 'transfer-offer', transfer, bytes: bomb.length, content: 'png' })}\n`),
    });
    await expect(out(announcing)).rejects.toThrow();
    await expect.poll(() => announcing.session.describe().state).toBe('gone');
  });

  it('refuses a clipboard that is announced as too large, without a byte of it', async () => {
    fake = await fakeSessions();
    const opened = await copied(Buffer.alloc(0), 1024 * 1024 + 1);
    await expect(out(opened)).rejects.toMatchObject({ code: 'transfer-too-large' });
    expect(opened.sockets).toEqual([]);
    expect(() => plainText(Buffer.from('\u0007'))).toThrow(
      expect.objectContaining({ code: 'clipboard-empty' }) as Error,
    );
  });
});

describe('the address of a page', () => {
  it('is asked for as text; a picture is refused without a byte of it', async () => {
    fake = await fakeSessions();
    const wanted: unknown[] = [];
    const opened = await openWithTransfers(fake, {
      asked: (guest, { transfer, what }) => {
        wanted.push(what);
        guest.say({ type: 'transfer-picture', transfer, width: 4096, height: 4096 });
      },
    });
    await expect(copyUrlOut(opened.session.io.transfers, watch(opened))).rejects.toMatchObject({
      code: 'transfer-failed',
    });
    expect([wanted, opened.sockets]).toEqual([[{ kind: 'clipboard', wanted: 'text' }], []]);
  });
});

describe('pasteIn', () => {
  it('sends the text as it is, announced with its size', async () => {
    fake = await fakeSessions();
    const opened = await openWithTransfers(fake, {
      given: (guest, { transfer }) => guest.say({ type: 'transfer-ready', transfer }),
    });
    const pasted = pasteIn(opened.session.io.transfers, { content: 'text', text: 'grün' }, watch(opened));
    await expect.poll(() => opened.received().length).toBe(16 + 5);
    expect(opened.received().subarray(16).toString()).toBe('grün');
    const [reported] = opened.guest.heard.filter(
      (message): message is Heard<'transfer-send'> => message.type === 'transfer-send',
    );
    expect(reported).toMatchObject({ bytes: 5, what: { kind: 'clipboard', content: 'text' } });
    opened.guest.say({ type: 'transfer-received', transfer: reported?.transfer ?? 0 });
    await pasted;
  });
});
