import type { Channel } from '@novnc/novnc';
import { Portions } from './portions.ts';

/** What noVNC may hold back of a message that is not whole yet. The longest honest one is a copied text; a hostile one announces gigabytes. */
const MAX_HELD_BYTES = 4 * 1024 * 1024;

/** What noVNC takes for a web socket, over the port that main gave. noVNC looks for these as properties of the object itself. */
export class PortChannel implements Channel {
  binaryType = 'arraybuffer';
  readonly protocol = '';
  readyState: Channel['readyState'] = 'open';
  onopen: Channel['onopen'] = null;
  onmessage: Channel['onmessage'] = null;
  onclose: Channel['onclose'] = null;
  onerror: Channel['onerror'] = null;
  /** After noVNC has worked off what arrived. */
  onTaken: () => void = () => undefined;
  /** Bytes that noVNC holds back. */
  heldBytes: () => number = () => 0;
  /** The screen broke a rule of ours, and was closed for it. */
  wasRefused = false;
  readonly #port: MessagePort;
  readonly #portions: Portions;

  constructor(port: MessagePort) {
    this.#port = port;
    this.#portions = new Portions(
      (bytes) => this.#take(bytes),
      (bytes) => {
        // Main sends no more than so much ahead of what was taken.
        if (this.readyState === 'open') port.postMessage(bytes);
        this.onTaken();
      },
    );
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof Uint8Array || data instanceof ArrayBuffer) this.#portions.add(bufferOf(data));
      // Whatever is no bytes says that the screen has gone; not before what came ahead of it was seen.
      else this.#portions.end(() => this.#ended());
    };
  }

  /** The bytes are a view onto a buffer that noVNC uses again, and a message carries the whole buffer behind a view: so a copy. */
  send(bytes: Uint8Array): void {
    if (this.readyState === 'open') this.#port.postMessage(bytes.slice().buffer);
  }

  close(): void {
    if (this.readyState === 'closed') return;
    this.#port.postMessage(null);
    this.#ended();
  }

  /** Closes it for what came. */
  refuse(): void {
    this.wasRefused = true;
    this.close();
  }

  #take(bytes: ArrayBuffer): void {
    if (this.readyState !== 'open') return;
    try {
      this.onmessage?.({ data: bytes });
    } catch {
      // noVNC itself throws where a message does not fit.
      this.refuse();
    }
    if (this.heldBytes() > MAX_HELD_BYTES) this.refuse();
  }

  #ended(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    this.#portions.stop();
    this.#port.close();
    this.onclose?.({});
  }
}

/** noVNC copies a view before it copies the bytes: the buffer itself spares it that. */
function bufferOf(data: ArrayBuffer | Uint8Array): ArrayBuffer {
  if (data instanceof ArrayBuffer) return data;
  const { buffer, byteLength } = data;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? buffer : data.slice().buffer;
}
