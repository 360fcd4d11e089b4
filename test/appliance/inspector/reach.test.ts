import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { reachAll } from '../../../appliance/inspector/reach.ts';

it('distinguishes targets that answer from targets that refuse, by TCP and UDP, in the order of the request', async () => {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const echo = createSocket('udp4').bind(0, '127.0.0.1');
  echo.on('message', (text, { address, port }) => echo.send(text, port, address));
  await once(echo, 'listening');
  const at = server.address();
  const open = at !== null && typeof at === 'object' ? at.port : 0;
  const closed = createSocket('udp4').bind(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port: nobody } = closed.address();
  closed.close();
  try {
    expect(
      await reachAll([
        { kind: 'tcp', address: '127.0.0.1', port: nobody },
        { kind: 'tcp', address: '127.0.0.1', port: open },
        { kind: 'udp', address: '127.0.0.1', port: echo.address().port },
        { kind: 'udp', address: '127.0.0.1', port: nobody },
      ]),
    ).toEqual([
      { target: 0, outcome: 'refused' },
      { target: 1, outcome: 'answered' },
      { target: 2, outcome: 'answered' },
      { target: 3, outcome: 'refused' },
    ]);
  } finally {
    server.close();
    echo.close();
  }
});
