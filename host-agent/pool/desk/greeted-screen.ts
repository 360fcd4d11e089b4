/** A stream to a screen on another host, whose handshake is made before a viewer is there. */
import type { Duplex } from 'node:stream';
import { greetScreen, nextBytes, serverInit } from './rfb-handshake.ts';
import { announced, PIXEL_FORMAT } from '../../api/screen/screen-opening.ts';

export class GreetedScreen {
  readonly stream: Duplex;
  /** The size of the screen, its format and its name. Rejects when it is no screen. */
  readonly init: Promise<Buffer>;
  /** Whether it was told already what the window of a session says first. Its first picture is on the way then, in the format of the window. */
  readonly #isAsked: boolean;

  constructor(stream: Duplex, isAsked: boolean) {
    this.stream = stream;
    this.#isAsked = isAsked;
    stream.on('error', () => undefined);
    this.init = greetScreen(stream).then(() => serverInit(stream));
    this.init.catch(() => stream.destroy());
    if (isAsked) stream.write(FIRST_WORDS);
  }

  /**
   * Listens to a viewer that knows the screen until it is clear whether this stream suits it. Returns what the viewer has said that the screen has not
   * heard yet; that is everything, and `isOther`, if the screen was asked in another way than this viewer does. Throws when the viewer ends.
   */
  async suit(viewer: Duplex): Promise<{ readonly unheard: Buffer; readonly isOther: boolean }> {
    let said: Buffer = Buffer.alloc(0);
    while (this.#isAsked) {
      const words = judgeWords(said);
      if (words === 'same') return { unheard: said.subarray(FIRST_WORDS.length), isOther: false };
      if (words === 'other') return { unheard: said, isOther: true };
      said = Buffer.concat([said, await nextBytes(viewer)]);
    }
    return { unheard: said, isOther: false };
  }
}

// What the window of a session says to its screen after the handshake (RFC 6143, section 7.5). The desk says it ahead, so the first picture comes a round trip earlier.

const [SET_ENCODINGS, REQUEST_UPDATE] = [2, 3];
const REQUEST_BYTES = 10;
/** Message, not incremental, from the first column and the first line on. A viewer names the size that it was told; the desk does not know it yet. */
const REQUEST_HEAD = Buffer.of(REQUEST_UPDATE, 0, 0, 0, 0, 0);
/** QEMU cuts this to the size of the screen. */
const WHOLE = Buffer.alloc(REQUEST_BYTES - REQUEST_HEAD.length, 0xff);

/** Up to the size in the request. */
const EXPECTED = Buffer.concat([
  Buffer.from(PIXEL_FORMAT),
  setEncodings(announced({ decodesJpeg: false })),
  REQUEST_HEAD,
]);

/** Format, encodings, and a request for the whole picture. */
export const FIRST_WORDS: Buffer = Buffer.concat([EXPECTED, WHOLE]);

/** Whether the bytes that a viewer has said so far begin with these words, or may still become them. Pure. */
export function judgeWords(said: Buffer): 'same' | 'perhaps' | 'other' {
  const compared = Math.min(said.length, EXPECTED.length);
  if (!said.subarray(0, compared).equals(EXPECTED.subarray(0, compared))) return 'other';
  return said.length < FIRST_WORDS.length ? 'perhaps' : 'same';
}

function setEncodings(encodings: readonly number[]): Buffer {
  const message = Buffer.alloc(4 + 4 * encodings.length);
  message[0] = SET_ENCODINGS;
  message.writeUInt16BE(encodings.length, 2);
  encodings.forEach((encoding, index) => message.writeInt32BE(encoding, 4 + 4 * index));
  return message;
}
