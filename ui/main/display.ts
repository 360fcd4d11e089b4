/** Connects a session's screen: the VM's RFB socket to a page's port. */
import { connectToVmSocket } from '../../host-agent/api/connection/vm-socket.ts';

/** Limit of bytes that the page has not processed; beyond it we stop reading. So a hostile VM cannot fill our memory. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024;
/** A viewer's longest message is a paste; all others are a few bytes. */
const MAX_FROM_PAGE_BYTES = 1024 * 1024;
/** Limit of bytes that the VM has not read; beyond it the connection closes. A busy honest VM leaves a paste and some keys unread; a hostile one makes the page answer without end and reads nothing. */
const MAX_UNSENT_BYTES = 2 * MAX_FROM_PAGE_BYTES;

/** Main's end of a page's port, as Electron's `MessagePortMain`. */
export interface DisplayPort {
  postMessage(message: Buffer | null): void;
  start(): void;
  close(): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** Until either side closes. */
export function carryDisplay(socketPath: string, port: DisplayPort): void {
  const socket = connectToVmSocket(socketPath);
  let unreadBytes = 0;
  let isOpen = true;
  let arrived: Buffer[] = [];
  // A picture arrives in many pieces, and a message for each would cost more than copying them into one message per turn of the event loop.
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
    // `null` means that the page closes; anything else that is neither a count nor bytes closes too.
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data instanceof Uint8Array ? data : undefined;
    if (bytes === undefined || bytes.byteLength > MAX_FROM_PAGE_BYTES || socket.writableLength > MAX_UNSENT_BYTES)
      close();
    else socket.write(bytes);
  });
  port.start();
}

/** The number of bytes that the page has processed. Any other number would disable the limit. */
function isCount(data: unknown): data is number {
  return Number.isSafeInteger(data) && (data as number) >= 0;
}
