// @ts-check
/** `node hostile-program.mjs ADDRESS`: sends what no program should, and prints how each connection ended: by the code of the WebSocket, or the status of HTTP. */
import { WebSocket } from 'ws';

const [address = ''] = process.argv.slice(2);

/**
 * @param {(socket: WebSocket) => void} act
 * @param {Record<string, string>} [headers]
 * @returns {Promise<number>}
 */
function endOf(act, headers = {}) {
  return new Promise((resolve) => {
    const socket = new WebSocket(address, { headers });
    socket.on('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode));
    socket.on('error', () => undefined);
    socket.on('close', (code) => resolve(code));
    socket.on('open', () => act(socket));
  });
}

const garbage = await endOf((socket) => socket.send('\u0000\u0001 no JSON'));
const gigabyte = await endOf((socket) => {
  const piece = Buffer.alloc(16 * 1024 * 1024, 'x');
  for (let sent = 0; sent < 64; sent += 1) socket.send(piece, { fin: sent === 63, binary: false }, () => undefined);
});
const origin = await endOf((socket) => socket.close(), { origin: 'https://evil.example' });
process.stdout.write(`${JSON.stringify({ garbage, gigabyte, origin })}\n`, () => process.exit(0));
