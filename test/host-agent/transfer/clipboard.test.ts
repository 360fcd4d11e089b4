import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';
import { afterEach, describe, expect, it } from 'vitest';
import { copyOut, pasteIn, plainText, redrawn } from '../../../host-agent/transfer/clipboard.ts';
import { type TransferGuest, type Heard, openWithTransfers } from './transfer-guest.ts';
import { type FakeSessions, fakeSessions } from '../session/fake-sessions.ts';

let fake: FakeSessions;
afterEach(() => fake.remove());
const watch = ({ session }: TransferGuest) => ({ signal: session.ending, onBytes: () => undefined });
/** A part of a PNG file that is no picture. */
function pngChunk(type: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const named = Buffer.concat([Buffer.from(type), data]);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
const picture = () => {
  const png = new PNG({ width: 2, height: 1 });
  png.data.set([255, 0, 0, 255, 0, 0, 255, 255]);
  return png;
};

describe('copyOut', () => {
  const copied = (content: 'text' | 'png', bytes: Buffer, announced = bytes.length) =>
    openWithTransfers(fake, {
      asked: (guest, { transfer }) => guest.say({ type: 'transfer-offer', transfer, bytes: announced, content }),
      accepted: (_, { token }, socket) => void socket.write(Buffer.concat([Buffer.from(token, 'hex'), bytes])),
    });

  it('returns text without control characters', async () => {
    fake = await fakeSessions();
    const opened = await copied('text', Buffer.from('rm -rf ~\r\n\u001b[2Jgrün\u0000'));
    expect(await copyOut(opened.session.io.transfers, watch(opened))).toEqual({
      content: 'text',
      text: 'rm -rf ~\n[2Jgrün',
    });
  });

  it('returns a new picture that has only its pixels from the guest', async () => {
    fake = await fakeSessions();
    const hidden = Buffer.from('something behind the picture');
    const whole = PNG.sync.write(picture());
    const opened = await copied(
      'png',
      Buffer.concat([whole.subarray(0, -12), pngChunk('tEXt', hidden), whole.subarray(-12)]),
    );
    const clip = await copyOut(opened.session.io.transfers, watch(opened));
    const bytes = Buffer.from(clip.content === 'png' ? clip.png : '', 'base64');
    expect(bytes.includes(hidden)).toBe(false);
    expect(PNG.sync.read(bytes).data.equals(picture().data)).toBe(true);
  });

  it('refuses a clipboard that is announced as too large, without a byte of it', async () => {
    fake = await fakeSessions();
    const opened = await copied('text', Buffer.alloc(0), 1024 * 1024 + 1);
    await expect(copyOut(opened.session.io.transfers, watch(opened))).rejects.toMatchObject({
      code: 'transfer-too-large',
    });
    expect(opened.sockets).toEqual([]);
  });

  it('refuses a picture that is none, or that unpacks to too many pixels', () => {
    expect(() => redrawn(Buffer.from('GIF89a'))).toThrow(expect.objectContaining({ code: 'transfer-failed' }) as Error);
    const bomb = PNG.sync.write(picture());
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect(() => redrawn(bomb)).toThrow(expect.objectContaining({ code: 'transfer-too-large' }) as Error);
    expect(() => plainText(Buffer.from('\u0007'))).toThrow(
      expect.objectContaining({ code: 'clipboard-empty' }) as Error,
    );
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
    const [told] = opened.guest.heard.filter(
      (message): message is Heard<'transfer-send'> => message.type === 'transfer-send',
    );
    expect(told).toMatchObject({ bytes: 5, what: { kind: 'clipboard', content: 'text' } });
    opened.guest.say({ type: 'transfer-received', transfer: told?.transfer ?? 0 });
    await pasted;
  });
});
