/** The server of the page that checks what the browser can do. On the loopback device of the VM, which pages may use as if it were encrypted. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** If each of 150 checks had the longest problem that the page sends, they would take 45,000 characters. */
const MAX_RESULTS_BYTES = 48 * 1024;
/** From RFC 6455, for the answer of a WebSocket's server. */
const WEB_SOCKET_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const SERVICE_WORKER =
  "addEventListener('install', () => skipWaiting()); addEventListener('fetch', (event) => event.respondWith(new Response('from the service worker', { headers: { 'content-type': 'text/html', 'cross-origin-embedder-policy': 'require-corp' } })));";

export interface PageServer {
  /** What the page sent, as it came. */
  readonly untrustedResults: Promise<string>;
  close(): void;
}

/** `program`: the page's. `url`: where it is then, on the loopback device. */
export async function servePage(program: Buffer, url: string): Promise<PageServer> {
  let take: (results: string) => void = () => undefined;
  const untrustedResults = new Promise<string>((resolve) => (take = resolve));
  const routes: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>> = {
    '/': (response) =>
      answer(
        response,
        'text/html; charset=utf-8',
        '<!doctype html><title>Checks</title><body><script type="module" src="/page.js"></script>',
      ),
    '/page.js': (response) => answer(response, 'text/javascript', program),
    '/service-worker.js': (response) => answer(response, 'text/javascript', SERVICE_WORKER),
    '/served/page': (response) => answer(response, 'text/plain', 'from the server'),
    '/events': (response) => answer(response, 'text/event-stream', 'data: hello\n\n'),
    '/slowly': (response) => void response.writeHead(200, { 'content-type': 'text/plain' }).write('first'),
    '/upload': (response, request) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => (bytes += chunk.length));
      request.once('end', () => answer(response, 'text/plain', String(bytes)));
    },
    '/results': (response, request) => {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.length > MAX_RESULTS_BYTES) request.destroy();
      });
      request.once('end', () => {
        answer(response, 'text/plain', '');
        take(text);
      });
    },
  };
  const server = createServer((request, response) => {
    const route = routes[request.url ?? ''];
    if (route) route(response, request);
    else response.writeHead(404).end();
  });
  server.on('upgrade', (request, socket) => echo(request, socket));
  await new Promise<void>((resolve) => server.listen(Number(new URL(url).port), '127.0.0.1', resolve));
  return {
    untrustedResults,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(response: ServerResponse, type: string, body: string | Buffer): void {
  response
    .writeHead(200, {
      'content-type': type,
      // Only so may a page share memory with its workers.
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cache-control': 'no-store',
    })
    .end(body);
}

/** Sends a WebSocket's short messages back. */
function echo(request: IncomingMessage, socket: Duplex): void {
  const accepted = createHash('sha1')
    .update(`${request.headers['sec-websocket-key'] ?? ''}${WEB_SOCKET_GUID}`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accepted}\r\n\r\n`,
  );
  socket.on('error', () => socket.destroy());
  socket.on('data', (frame: Buffer) => {
    const [head = 0, second = 0] = frame;
    const length = second & 0x7f;
    if ((head & 0x0f) === 8 || length > 125) return void socket.end();
    const [mask, masked] = [frame.subarray(2, 6), frame.subarray(6, 6 + length)];
    socket.write(Buffer.from([0x81, length, ...masked.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]));
  });
}
