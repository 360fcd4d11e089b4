import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FIRST_WORDS, GreetedScreen } from '../../../host-agent/pool/desk/greeted-screen.ts';
import { RemoteScreen } from '../../../host-agent/pool/desk/remote-screen.ts';
import { settle } from '../../bed/event-loop.ts';
import { ByteReader } from '../../bed/network/byte-reader.ts';
import { FarScreen } from './far-screen.ts';
import { removeBed, SCREEN_GREETING, VIEWER_GREETING } from './pool-bed.ts';

async function opened(): Promise<{ prepare: () => void; socket: string; far: FarScreen[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'sb-screen-'));
  const socket = join(folder, 'remote', 'rfb.sock');
  const far: FarScreen[] = [];
  const connectFar = () => {
    const stream = new FarScreen();
    far.push(stream);
    return stream;
  };
  const screen = new RemoteScreen(socket, connectFar);
  const prepare = () => screen.prepare(new GreetedScreen(connectFar(), true));
  await screen.listen();
  onTestFinished(async () => {
    await screen.stop();
    await removeBed(folder);
  });
  return { prepare, socket, far };
}

const SERVER_INIT_BYTES = 24;

describe('the screen of a session on another host', () => {
  it('is greeted and asked for its picture in one round trip, before its window is there', async () => {
    const { prepare, socket, far } = await opened();
    prepare();
    // Everything that a window says before its first picture, before the screen has said a word.
    expect(far[0]?.sent).toEqual(Buffer.concat([VIEWER_GREETING, FIRST_WORDS]));
    far[0]?.push(Buffer.concat([SCREEN_GREETING, Buffer.from('picture')]));
    await settle();
    const viewer = connect(socket);
    const reader = new ByteReader(viewer);
    viewer.write(VIEWER_GREETING);
    expect(await reader.read(SCREEN_GREETING.length)).toEqual(SCREEN_GREETING);
    // A window names the size that it was told; the screen need not hear it.
    viewer.write(Buffer.concat([FIRST_WORDS.subarray(0, -4), Buffer.of(5, 0, 3, 32), Buffer.from('asks')]));
    expect((await reader.read(7)).toString()).toBe('picture');
    await expect.poll(() => far[0]?.sent.subarray(VIEWER_GREETING.length + FIRST_WORDS.length).toString()).toBe('asks');
    expect(far).toHaveLength(1);
    viewer.destroy();
    await expect.poll(() => far[0]?.destroyed).toBe(true);
  });

  it.each([
    ['another format', Buffer.concat([Buffer.alloc(20, 1), FIRST_WORDS.subarray(20)])],
    ['fewer encodings', Buffer.from([...FIRST_WORDS.subarray(0, 22), 0, 1, 0, 0, 0, 0, 3])],
    ['only changes', Buffer.concat([FIRST_WORDS.subarray(0, -9), Buffer.of(1), FIRST_WORDS.subarray(-8)])],
  ])('is asked again for a viewer that wants %s, which gets nothing of what was on the way', async (_, words) => {
    const { prepare, socket, far } = await opened();
    prepare();
    far[0]?.push(Buffer.concat([SCREEN_GREETING, Buffer.from('picture')]));
    const viewer = connect(socket);
    const reader = new ByteReader(viewer);
    viewer.write(VIEWER_GREETING);
    await reader.read(SCREEN_GREETING.length);
    // In pieces, as they may arrive.
    viewer.write(words.subarray(0, 15));
    await settle();
    viewer.write(words.subarray(15));
    await expect.poll(() => far.length).toBe(2);
    expect(far[0]?.destroyed).toBe(true);
    far[1]?.push(Buffer.concat([SCREEN_GREETING, Buffer.from('own format')]));
    expect((await reader.read(10)).toString()).toBe('own format');
    expect(far[1]?.sent).toEqual(Buffer.concat([VIEWER_GREETING, words]));
    viewer.destroy();
    await expect.poll(() => far[1]?.destroyed).toBe(true);
  });

  it('closes a viewer that wants another format when the screen has changed meanwhile', async () => {
    const { prepare, socket, far } = await opened();
    prepare();
    far[0]?.push(SCREEN_GREETING);
    const viewer = connect(socket);
    viewer.write(Buffer.concat([VIEWER_GREETING, Buffer.alloc(20, 1)]));
    viewer.resume();
    await expect.poll(() => far.length).toBe(2);
    far[1]?.push(Buffer.concat([SCREEN_GREETING.subarray(0, -SERVER_INIT_BYTES), Buffer.alloc(23), Buffer.of(1, 65)]));
    await once(viewer, 'close');
    await expect.poll(() => far[1]?.destroyed).toBe(true);
  });

  it('is connected to again for a further window, and for one after the first was lost', async () => {
    const { prepare, socket, far } = await opened();
    prepare();
    far[0]?.destroy();
    for (const count of [2, 3]) {
      const viewer = connect(socket);
      await expect.poll(() => far.length).toBe(count);
      // Without a window about to open, the viewer asks by itself.
      expect(far.at(-1)?.sent).toEqual(VIEWER_GREETING);
      far.at(-1)?.push(SCREEN_GREETING);
      viewer.write(VIEWER_GREETING);
      expect(await new ByteReader(viewer).read(SCREEN_GREETING.length)).toEqual(SCREEN_GREETING);
      onTestFinished(() => void viewer.destroy());
    }
  });

  it.each([
    ['another protocol', Buffer.from('SSH-2.0-x\r\n\r\n')],
    ['a password', Buffer.concat([SCREEN_GREETING.subarray(0, 12), Buffer.of(1, 2), Buffer.alloc(32)])],
    ['a refusal', Buffer.concat([SCREEN_GREETING.subarray(0, 12), Buffer.of(0), Buffer.alloc(32)])],
    ['a failure', Buffer.concat([SCREEN_GREETING.subarray(0, 14), Buffer.of(0, 0, 0, 1), Buffer.alloc(32)])],
    ['its end', undefined],
  ])('closes the window when its host answers with %s', async (_, answer) => {
    const { socket, far } = await opened();
    const viewer = connect(socket);
    viewer.on('error', () => undefined).resume();
    viewer.write(VIEWER_GREETING);
    await expect.poll(() => far.length).toBe(1);
    if (answer) far[0]?.push(answer);
    else far[0]?.destroy();
    await once(viewer, 'close');
    expect(far[0]?.destroyed).toBe(true);
    expect(viewer.bytesRead).toBeLessThan(SCREEN_GREETING.length - SERVER_INIT_BYTES + 1);
  });
});
