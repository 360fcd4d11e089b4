/**
 * The handshake of RFB 3.8 (RFC 6143, section 7.1), in which viewer and screen take turns: four round trips, before the first picture is asked for. The
 * desk makes it with the viewer itself. To the screen it sends everything that a viewer would say at once, and checks what comes back.
 */
import { once } from 'node:events';
import type { Duplex, Readable } from 'node:stream';

const VERSION = 'RFB 003.008\n';
const NO_SECURITY = 1;
const SHARED = 1;
const RESULT_BYTES = 4;
/** Size, format, and the length of the name. */
const [INIT_BYTES, NAME_LENGTH_AT, MAX_NAME_BYTES] = [24, 20, 1024];

/** Throws when the stream is not that of a screen that everyone may see who reaches it. What follows, beginning with the message ServerInit, stays in it. */
export async function greetScreen(untrustedScreen: Duplex): Promise<void> {
  untrustedScreen.write(Buffer.concat([Buffer.from(VERSION), Buffer.of(NO_SECURITY, SHARED)]));
  expectVersion(await nextBytes(untrustedScreen, VERSION.length));
  const [count = 0] = await nextBytes(untrustedScreen, 1);
  // None: the reason of a refusal would follow.
  if (count === 0 || !(await nextBytes(untrustedScreen, count)).includes(NO_SECURITY))
    throw new Error('The screen requires a password.');
  if ((await nextBytes(untrustedScreen, RESULT_BYTES)).readUInt32BE() !== 0)
    throw new Error('The screen refuses the viewer.');
}

/** Throws when it is no viewer that can see a screen without a password. It expects the message ServerInit next. */
export async function greetViewer(viewer: Duplex): Promise<void> {
  viewer.write(VERSION);
  expectVersion(await nextBytes(viewer, VERSION.length));
  viewer.write(Buffer.of(1, NO_SECURITY));
  if ((await nextBytes(viewer, 1))[0] !== NO_SECURITY) throw new Error('The viewer wants a password.');
  viewer.write(Buffer.alloc(RESULT_BYTES));
  // Whether it shares the screen: it does.
  await nextBytes(viewer, 1);
}

/** The message ServerInit. Throws when the screen does not send it. */
export async function serverInit(untrustedScreen: Readable): Promise<Buffer> {
  const head = await nextBytes(untrustedScreen, INIT_BYTES);
  const nameBytes = head.readUInt32BE(NAME_LENGTH_AT);
  if (nameBytes === 0) return head;
  if (nameBytes > MAX_NAME_BYTES) throw new Error('The name of the screen is too long.');
  return Buffer.concat([head, await nextBytes(untrustedScreen, nameBytes)]);
}

function expectVersion(untrustedVersion: Buffer): void {
  if (untrustedVersion.toString('latin1') !== VERSION) throw new Error('It does not use RFB 3.8.');
}

/** So many bytes, at least one; without a count, as many as are there. What follows stays in the stream, which nothing else reads meanwhile. Throws when it ends before. */
export async function nextBytes(stream: Readable, count?: number): Promise<Buffer> {
  const ended = new AbortController();
  const end = () => ended.abort();
  stream.once('close', end);
  try {
    for (;;) {
      const bytes = stream.read(count) as Buffer | null;
      if (bytes !== null && (count === undefined || bytes.length === count)) return bytes;
      if (bytes !== null || stream.readableEnded || stream.destroyed) throw new Error('The connection ended.');
      await once(stream, 'readable', { signal: ended.signal });
    }
  } finally {
    stream.off('close', end);
  }
}
