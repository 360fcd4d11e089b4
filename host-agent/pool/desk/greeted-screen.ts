/** A stream to a screen on another host, whose handshake is made before a viewer is there. */
import type { Duplex } from 'node:stream';
import { FIRST_WORDS, judgeWords } from './first-words.ts';
import { greetScreen, nextBytes, serverInit } from './rfb-handshake.ts';

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
