import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RemoteScreen } from '../../../host-agent/pool/desk/remote-screen.ts';
import { settle } from '../../bed/event-loop.ts';
import { ByteReader } from '../../bed/network/byte-reader.ts';
import { removeBed, SCREEN_GREETING, VIEWER_GREETING } from './pool-bed.ts';

/** The far end of a stream to a screen, and what the desk has sent there. */
class FarScreen extends Duplex {
  sent = Buffer.alloc(0);

  override _read(): void {
    // The test pushes.
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.sent = Buffer.concat([this.sent, chunk]);
    done();
  }
}

async function opened(): Promise<{ screen: RemoteScreen; socket: string; far: FarScreen[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'sb-screen-'));
  const socket = join(folder, 'remote', 'rfb.sock');
  const far: FarScreen[] = [];
  const screen = new RemoteScreen(socket, () => {
    const stream = new FarScreen();
    far.push(stream);
    return stream;
  });
  await screen.listen();
  onTestFinished(async () => {
    await screen.stop();
    await removeBed(folder);
  });
  return { screen, socket, far };
}

const SERVER_INIT_BYTES = 24;

describe('the screen of a session on another host', () => {
  it('is greeted in one round trip, and before its window is there', async () => {
    const { screen, socket, far } = await opened();
    screen.prepare();
    expect(far).toHaveLength(1);
    // Everything that a viewer says, before the screen has said a word.
    expect(far[0]?.sent).toEqual(VIEWER_GREETING);
    far[0]?.push(SCREEN_GREETING);
    await settle();
    const viewer = connect(socket);
    const reader = new ByteReader(viewer);
    viewer.write(Buffer.concat([VIEWER_GREETING, Buffer.from('asks')]));
    await reader.read(SCREEN_GREETING.length);
    await expect.poll(() => far[0]?.sent.subarray(VIEWER_GREETING.length).toString()).toBe('asks');
    far[0]?.push('picture');
    expect((await reader.read(7)).toString()).toBe('picture');
    expect(far).toHaveLength(1);
    viewer.destroy();
    await expect.poll(() => far[0]?.destroyed).toBe(true);
  });

  it('is connected to again for a further window, and for one after the first was lost', async () => {
    const { screen, socket, far } = await opened();
    screen.prepare();
    far[0]?.destroy();
    for (const count of [2, 3]) {
      const viewer = connect(socket);
      await expect.poll(() => far.length).toBe(count);
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
