/**
 * Keeps keys, pointer and composed text in the order in which the person entered them. Keys and pointer reach the guest by RFB at once. Text takes the
 * way through the guest agent, which answers when it is typed; whatever comes after it waits until then.
 */
import { MAX_TYPED_CHARACTERS } from '../../../../appliance/protocol/limits.ts';

export class InOrder {
  readonly #type: (text: string) => Promise<unknown>;
  #waiting: (string | (() => void))[] = [];
  #isTyping = false;

  /** `type`: settles when the guest has the text or will not get it. A text that fails is not repeated, since a part of it may be typed. */
  constructor(type: (text: string) => Promise<unknown>) {
    this.#type = type;
  }

  /** Sends something by RFB. */
  send(action: () => void): void {
    if (this.#isTyping) this.#waiting.push(action);
    else action();
  }

  type(text: string): void {
    this.#waiting.push(...piecesOf(text, MAX_TYPED_CHARACTERS));
    if (!this.#isTyping) void this.#typeAll();
  }

  async #typeAll(): Promise<void> {
    this.#isTyping = true;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift())
      try {
        if (typeof next === 'string') await this.#type(this.#withFollowing(next));
        else next();
      } catch {
        // What was not sent must not hold up the rest.
      }
    this.#isTyping = false;
  }

  /** Who types fast has several characters waiting. */
  #withFollowing(text: string): string {
    let joined = text;
    for (let next = this.#waiting[0]; typeof next === 'string'; next = this.#waiting[0]) {
      if (joined.length + next.length > MAX_TYPED_CHARACTERS) break;
      joined += next;
      this.#waiting.shift();
    }
    return joined;
  }
}

/** The text in pieces of at most `most` UTF-16 code units, cut between what a reader sees as characters. One that is longer is cut anyway. Pure. */
export function piecesOf(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  const add = (part: string) => {
    if (piece.length + part.length > most) {
      pieces.push(piece);
      piece = '';
    }
    piece += part;
  };
  for (const { segment } of new Intl.Segmenter().segment(text))
    for (const part of segment.length > most ? segment : [segment]) add(part);
  return [...pieces, piece].filter((each) => each !== '');
}
