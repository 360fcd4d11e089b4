import type { Channel } from '@novnc/novnc';

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
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      // Whatever is no bytes says that the screen has gone.
      if (!(data instanceof Uint8Array) && !(data instanceof ArrayBuffer)) {
        this.#ended();
        return;
      }
      this.onmessage?.({ data: bufferOf(data) });
      // Main sends no more than so much ahead of what was taken.
      if (this.readyState !== 'open') return;
      port.postMessage(data.byteLength);
      this.onTaken();
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

  #ended(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
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
