/** Carries a session's screen: the machine's RFB socket on one side, a page's port on the other. */
import { connect } from 'node:net';

/** What the page has not yet worked off, at most; beyond that the machine waits. A hostile one cannot fill our memory. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024;
/** The longest message of a viewer is a paste; all others are some bytes. */
const MAX_FROM_PAGE_BYTES = 1024 * 1024;
/** What the machine has not yet read, at most. Beyond that it loses its screen: an honest one that is busy leaves a paste and some keys, a hostile one makes the page answer without end and reads nothing. */
const MAX_UNSENT_BYTES = 2 * MAX_FROM_PAGE_BYTES;

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
    if (isCount(data)) {
      unreadBytes = Math.max(0, unreadBytes - data);
      if (unreadBytes <= MAX_UNREAD_BYTES && socket.isPaused()) socket.resume();
      return;
    }
    // `null`, the page's goodbye, closes like anything else that is neither a count nor bytes.
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data instanceof Uint8Array ? data : undefined;
    if (bytes === undefined || bytes.byteLength > MAX_FROM_PAGE_BYTES || socket.writableLength > MAX_UNSENT_BYTES)
      close();
    else socket.write(bytes);
  });
  port.start();
}

/** How many bytes the page has worked off. Any other number would switch the limit off. */
function isCount(data: unknown): data is number {
  return Number.isSafeInteger(data) && (data as number) >= 0;
}
