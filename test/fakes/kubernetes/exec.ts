/** `exec` in a pod of the fake, over a WebSocket: a byte names the channel of each message (`v5.channel.k8s.io`). */
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketEnd } from './web-socket.ts';

export const PROTOCOL = 'v5.channel.k8s.io';
const [STDIN, STDOUT, STDERR, ERROR, CLOSE] = [0, 1, 2, 3, 255];

const onChannel = (channel: number, bytes: Buffer | string) =>
  Buffer.concat([Buffer.from([channel]), Buffer.from(bytes)]);

/** What `safe-browse attach` would do there: connects both to the socket of the host agent. */
export function attachInPod(request: IncomingMessage, socket: Duplex, attachSocket: string): void {
  const agent = connect(attachSocket);
  const end = new WebSocketEnd({ request, socket, protocol: PROTOCOL }, (message) => {
    if (message[0] === STDIN) agent.write(message.subarray(1));
    else if (message[0] === CLOSE && message[1] === STDIN) agent.end();
  });
  const finish = (status: object) => {
    end.send(onChannel(ERROR, JSON.stringify({ metadata: {}, ...status })));
    end.close();
  };
  agent.on('data', (bytes: Buffer) => {
    if (end.send(onChannel(STDOUT, bytes))) return;
    agent.pause();
    socket.once('drain', () => agent.resume());
  });
  agent.once('end', () => finish({ status: 'Success' }));
  agent.once('error', () => {
    end.send(onChannel(STDERR, 'safe-browse: The host agent cannot be reached.\n'));
    finish({
      status: 'Failure',
      reason: 'NonZeroExitCode',
      message: 'command terminated with non-zero exit code',
      details: { causes: [{ reason: 'ExitCode', message: '1' }] },
    });
  });
  socket.once('close', () => agent.destroy());
}
