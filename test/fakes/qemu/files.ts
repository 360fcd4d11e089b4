/** The transfers of a fake: the only download of a browser, and the pages that a converter renders or pretends to render. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import type { GuestMessage, HostMessage } from '../../../appliance/protocol/channels.ts';
import { TokenSearch } from '../../../appliance/protocol/token-search.ts';
import type { Behaviour } from './behaviour.ts';
import { type HostileClip, HOSTILE_CLIPS } from './clipboard.ts';
import { flood } from './flood.ts';

type Heard<Type extends HostMessage['type']> = Extract<HostMessage, { type: Type }>;

const DOCUMENT = Buffer.from(`%PDF-1.7\n${'a page of a fake\n'.repeat(2000)}`);
const HEAD_BYTES = 264;
/** The pixels of a converter's pages, which are red. */
const [WIDTH, HEIGHT, PAGES] = [20, 10, 2];
const PIXELS = Buffer.from(Array.from({ length: WIDTH * HEIGHT }, () => [255, 0, 0]).flat());

interface Asked {
  readonly transfer: number;
  readonly page: number;
}

const honestly = ({ transfer, page }: Asked) => ({
  type: 'transfer-page',
  transfer,
  page,
  pages: PAGES,
  width: WIDTH,
  height: HEIGHT,
});
/** The answers of hostile converters to the request of a page. */
const HOSTILE_PAGES: Readonly<Partial<Record<Behaviour, (asked: Asked) => object>>> = {
  'absurd-page': (asked) => ({ ...honestly(asked), width: 2_147_483_647, height: 2_147_483_647 }),
  'endless-pages': (asked) => ({ ...honestly(asked), pages: 1_000_000 }),
  'other-page': (asked) => ({ ...honestly(asked), page: asked.page + 1 }),
  'offers-file': ({ transfer }) => ({ type: 'transfer-offer', transfer, bytes: DOCUMENT.length, content: 'file' }),
  'turns-browser': () => ({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: [] }),
  // Belongs to another transfer.
  'stops-at-page-2': (asked) =>
    asked.page === 2 ? { ...honestly(asked), transfer: asked.transfer - 1 } : honestly(asked),
};

export interface FakeGuestFilesOptions {
  readonly behaviour: () => Behaviour;
  readonly say: (message: GuestMessage) => void;
  /** Sends a line that may violate the protocol. */
  readonly sayRaw: (line: string) => void;
}

export class FakeGuestFiles {
  readonly #parts: FakeGuestFilesOptions;
  /** A connection that no transfer uses yet: the host opens one for each. */
  #unused: Socket | undefined;
  readonly #changes = new EventTarget();
  /** The clipboard that is sent when the host agrees. */
  #clip: HostileClip | undefined;
  /** The content that is sent when the host agrees. */
  #offered = DOCUMENT;

  constructor(parts: FakeGuestFilesOptions) {
    this.#parts = parts;
  }

  /** Handles the connection of a host agent. */
  meet(socket: Socket): void {
    this.#unused = socket;
    this.#changes.dispatchEvent(new Event('connected'));
  }

  /** Reports a download. */
  list(): void {
    this.#parts.say({
      type: 'downloads',
      count: 1,
      files: [
        {
          file: 1,
          name: 'report.pdf',
          bytes: DOCUMENT.length,
          isWhole: true,
          head: DOCUMENT.subarray(0, HEAD_BYTES).toString('base64'),
        },
      ],
    });
  }

  async hear(message: Heard<'transfer-request' | 'transfer-accept' | 'transfer-send'>): Promise<void> {
    if (message.type === 'transfer-request') this.#offer(message);
    else if (message.type === 'transfer-accept') this.#send(await this.#connected(), message);
    else {
      this.#parts.say({ type: 'transfer-ready', transfer: message.transfer });
      this.#take(await this.#connected(), message);
    }
  }

  #offer({ transfer, what }: Heard<'transfer-request'>): void {
    const { behaviour, say, sayRaw } = this.#parts;
    if (what.kind === 'page') {
      this.#offered = PIXELS;
      const answer = HOSTILE_PAGES[behaviour()] ?? honestly;
      sayRaw(`${JSON.stringify(answer({ transfer, page: what.page }))}\n`);
    } else if (what.kind === 'clipboard') {
      this.#clip = HOSTILE_CLIPS[behaviour()];
      if (this.#clip) sayRaw(`${JSON.stringify(this.#clip.answer(transfer))}\n`);
      else say({ type: 'transfer-refused', transfer, reason: 'empty' });
    } else {
      this.#offered = DOCUMENT;
      say({ type: 'transfer-offer', transfer, bytes: DOCUMENT.length, content: 'file' });
    }
  }

  #send(socket: Socket, { token }: Heard<'transfer-accept'>): void {
    const clip = this.#clip;
    this.#clip = undefined;
    if (clip) {
      const bytes = clip.bytes();
      socket.write(Buffer.concat([Buffer.from(token, 'hex'), bytes]));
      if (clip.isEndless === true) flood(socket, () => bytes);
      return;
    }
    const whole = Buffer.concat([Buffer.from(token, 'hex'), this.#offered]);
    const behaviour = this.#parts.behaviour();
    if (behaviour === 'other-bytes') flood(socket, () => Buffer.alloc(64 * 1024, 0x2a));
    else if (behaviour === 'hangs-up') socket.end(whole.subarray(0, -1));
    else socket.write(whole);
    if (behaviour === 'endless-pixels') flood(socket, () => Buffer.alloc(64 * 1024, 0x2a));
  }

  #take(socket: Socket, { transfer, token, bytes }: Heard<'transfer-send'>): void {
    const search = new TokenSearch(token);
    let isFound = false;
    let left = bytes;
    socket.on('data', (chunk: Buffer) => {
      const found = isFound ? chunk : search.push(chunk);
      if (!found) return;
      isFound = true;
      left -= found.length;
      if (left <= 0) this.#parts.say({ type: 'transfer-received', transfer });
    });
  }

  /** Waits for the connection, which may be slower than the message. */
  async #connected(): Promise<Socket> {
    while (!this.#unused || this.#unused.destroyed) await once(this.#changes, 'connected');
    const socket = this.#unused;
    this.#unused = undefined;
    return socket;
  }
}
