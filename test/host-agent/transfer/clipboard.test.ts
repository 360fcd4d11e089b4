import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';
import { afterEach, describe, expect, it } from 'vitest';
import { copyOut, pasteIn, plainText, redrawn } from '../../../host-agent/transfer/clipboard.ts';
import { type CrossingGuest, type Heard, openCrossing } from './transfer-guest.ts';
import { type FakeWorld, fakeWorld } from '../session/fake-session-deps.ts';

let world: FakeWorld;
afterEach(() => world.remove());
const watch = ({ session }: CrossingGuest) => ({ signal: session.ending.signal, onBytes: () => undefined });
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

describe('what was copied in a machine', () => {
  const copied = (content: 'text' | 'png', bytes: Buffer, announced = bytes.length) =>
    openCrossing(world, {
      asked: (guest, { transfer }) => guest.say({ type: 'transfer-offer', transfer, bytes: announced, content }),
      accepted: (_, { token }, socket) => void socket.write(Buffer.concat([Buffer.from(token, 'hex'), bytes])),
    });

  it('comes out as text that steers nothing', async () => {
    world = await fakeWorld();
    const crossing = await copied('text', Buffer.from('rm -rf ~\r\n\u001b[2Jgrün\u0000'));
    expect(await copyOut(crossing.session.exchange, watch(crossing))).toEqual({
      content: 'text',
      text: 'rm -rf ~\n[2Jgrün',
    });
  });

  it('comes out as a picture of which only the pixels are the machine’s', async () => {
    world = await fakeWorld();
    const hidden = Buffer.from('something behind the picture');
    const whole = PNG.sync.write(picture());
    const crossing = await copied(
      'png',
      Buffer.concat([whole.subarray(0, -12), pngChunk('tEXt', hidden), whole.subarray(-12)]),
    );
    const clip = await copyOut(crossing.session.exchange, watch(crossing));
    const bytes = Buffer.from(clip.content === 'png' ? clip.png : '', 'base64');
    expect(bytes.includes(hidden)).toBe(false);
    expect(PNG.sync.read(bytes).data.equals(picture().data)).toBe(true);
  });

  it('is refused when it is announced as more than may cross', async () => {
    world = await fakeWorld();
    const crossing = await copied('text', Buffer.alloc(0), 1024 * 1024 + 1);
    await expect(copyOut(crossing.session.exchange, watch(crossing))).rejects.toMatchObject({
      code: 'transfer-too-large',
    });
    expect(crossing.sockets).toEqual([]);
  });

  it('is refused as a picture that is none, or that unpacks to more than there may be', () => {
    expect(() => redrawn(Buffer.from('GIF89a'))).toThrow(expect.objectContaining({ code: 'transfer-failed' }) as Error);
    const bomb = PNG.sync.write(picture());
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    expect(() => redrawn(bomb)).toThrow(expect.objectContaining({ code: 'transfer-too-large' }) as Error);
    expect(() => plainText(Buffer.from('\u0007'))).toThrow(
      expect.objectContaining({ code: 'nothing-copied' }) as Error,
    );
  });
});

describe('what is to be pasted', () => {
  it('goes in as it is, announced with its size', async () => {
    world = await fakeWorld();
    const crossing = await openCrossing(world, {
      given: (guest, { transfer }) => guest.say({ type: 'transfer-ready', transfer }),
    });
    const pasted = pasteIn(crossing.session.exchange, { content: 'text', text: 'grün' }, watch(crossing));
    await expect.poll(() => crossing.received().length).toBe(16 + 5);
    expect(crossing.received().subarray(16).toString()).toBe('grün');
    const [told] = crossing.guest.heard.filter(
      (message): message is Heard<'transfer-give'> => message.type === 'transfer-give',
    );
    expect(told).toMatchObject({ bytes: 5, what: { kind: 'clipboard', content: 'text' } });
    crossing.guest.say({ type: 'transfer-taken', transfer: told?.transfer ?? 0 });
    await pasted;
  });
});
