import type { Channel } from '@novnc/novnc';
import { Acknowledgements } from './acknowledgements.ts';
import { Portions } from './portions.ts';

/** Limit of what noVNC buffers of an incomplete message. The longest honest one is a copied text; a hostile one announces gigabytes. */
const MAX_HELD_BYTES = 4 * 1024 * 1024;

/** A web socket to noVNC, over the port that main opened. noVNC expects own properties, not inherited ones. */
export class PortChannel implements Channel {
  binaryType = 'arraybuffer';
  readonly protocol = '';
  readyState: Channel['readyState'] = 'open';
  onopen: Channel['onopen'] = null;
  onmessage: Channel['onmessage'] = null;
  onclose: Channel['onclose'] = null;
  onerror: Channel['onerror'] = null;
  /** Called after noVNC has processed what arrived. */
  onTaken: () => void = () => undefined;
  /** Bytes that noVNC buffers. */
  heldBytes: () => number = () => 0;
  /** Bytes that noVNC has got so far. */
  takenBytes = 0;
  /** The channel was closed because the guest broke a rule. */
  wasRefused = false;
  readonly #port: MessagePort;
  readonly #portions: Portions;

  constructor(port: MessagePort) {
    this.#port = port;
    const acknowledgements = new Acknowledgements((bytes) => {
      if (this.readyState === 'open') port.postMessage(bytes);
    });
    this.#portions = new Portions(
      (bytes) => this.#take(bytes),
      (bytes) => {
        acknowledgements.took(bytes);
        this.onTaken();
      },
    );
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof Uint8Array || data instanceof ArrayBuffer) this.#portions.add(bufferOf(data));
      // Anything but bytes means that the screen is gone; what came before it is still processed.
      else this.#portions.end(() => this.#ended());
    };
  }

  /** A copy: the bytes are a view of a buffer that noVNC reuses, and a message would carry the whole buffer. */
  send(bytes: Uint8Array): void {
    if (this.readyState === 'open') this.#port.postMessage(bytes.slice().buffer);
  }

  close(): void {
    if (this.readyState === 'closed') return;
    this.#port.postMessage(null);
    this.#ended();
  }

  /** Closes the channel because the guest broke a rule. */
  refuse(): void {
    this.wasRefused = true;
    this.close();
  }

  /** Passes nothing on until the returned function is called; that runs `goOn` first. */
  wait(goOn: () => void): () => void {
    this.#portions.pause();
    return () => this.#portions.resume(() => this.#process(goOn));
  }

  #take(bytes: ArrayBuffer): void {
    if (this.readyState !== 'open') return;
    this.takenBytes += bytes.byteLength;
    this.#process(() => this.onmessage?.({ data: bytes }));
  }

  #process(work: () => void): void {
    if (this.readyState !== 'open') return;
    try {
      work();
    } catch {
      // noVNC throws when a message does not parse.
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

/** noVNC copies a view before it copies the bytes; passing the buffer itself avoids that. */
function bufferOf(data: ArrayBuffer | Uint8Array): ArrayBuffer {
  if (data instanceof ArrayBuffer) return data;
  const { buffer, byteLength } = data;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? buffer : data.slice().buffer;
}
