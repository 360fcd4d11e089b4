/** Carries a session's screen: the machine's RFB socket on one side, a page's port on the other. */
import { connect } from 'node:net';

/** What the page has not yet worked off, at most; beyond that the machine waits. A hostile one cannot fill our memory. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024;
/** The longest message of a viewer is a paste; all others are some bytes. */
const MAX_FROM_PAGE_BYTES = 1024 * 1024;

/** Main's end of a page's port; Electron's `MessagePortMain` is one. */
export interface DisplayPort {
  postMessage(message: Buffer | null): void;
  start(): void;
  close(): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** Until either side closes. */
export function carryDisplay(socketPath: string, port: DisplayPort): void {
  const socket = connect(socketPath);
  let unreadBytes = 0;
  let isOpen = true;
  let arrived: Buffer[] = [];
  // A picture comes in many pieces, and a message for each costs more than the copy: one message for what one turn of the loop brought.
  const send = () => {
    const pieces = arrived;
    arrived = [];
    if (isOpen) port.postMessage(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces));
  };
  const close = () => {
    if (!isOpen) return;
    if (arrived.length > 0) send();
    isOpen = false;
    socket.destroy();
    port.postMessage(null);
    port.close();
  };
  socket.setNoDelay(true);
  socket.on('data', (chunk: Buffer) => {
    unreadBytes += chunk.byteLength;
    if (unreadBytes > MAX_UNREAD_BYTES) socket.pause();
    if (arrived.push(chunk) === 1) setImmediate(send);
  });
  socket.on('error', close);
  socket.on('close', close);
  port.on('close', close);
  port.on('message', ({ data }: { data: unknown }) => {
    if (typeof data === 'number') {
      unreadBytes = Math.max(0, unreadBytes - data);
      if (unreadBytes <= MAX_UNREAD_BYTES && socket.isPaused()) socket.resume();
      return;
    }
    // `null`, the page's goodbye, closes like anything else that is no bytes.
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data instanceof Uint8Array ? data : undefined;
    if (bytes === undefined || bytes.byteLength > MAX_FROM_PAGE_BYTES) close();
    else socket.write(bytes);
  });
  port.start();
}
