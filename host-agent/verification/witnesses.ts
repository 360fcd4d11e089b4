/** Services on the host that count their visitors: a VM's own report is not enough. */
import { createSocket, type Socket as Datagrams } from 'node:dgram';
import { connect, createServer, isIPv6, type Server } from 'node:net';
import { once } from 'node:events';
import type { Target } from '../../appliance/protocol/inspection.ts';

const CONTROL_WITHIN_MS = 5_000;

export interface Witness {
  /** Where it listens, for a person. */
  readonly place: string;
  readonly tcp: Extract<Target, { kind: 'tcp' }>;
  readonly udp: Extract<Target, { kind: 'udp' }>;
  /** Whether the host itself reaches it. If not, silence proves nothing. */
  readonly answersHere: boolean;
  /** Number of visitors besides the host's own trial. */
  visits(): number;
  close(): void;
}

/** Listens at `address` on free ports. */
export async function openWitness(place: string, address: string): Promise<Witness> {
  let visits = 0;
  const server = createServer((socket) => {
    visits += 1;
    socket.on('error', () => undefined).destroy();
  });
  const datagrams = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  datagrams.on('message', (_, { address: from, port }) => {
    visits += 1;
    datagrams.send('safe-browse verify', port, from, () => undefined);
  });
  try {
    const port = await listen(server, address);
    const udpPort = await bind(datagrams, address);
    const answersHere = await answers(address, port);
    // The host's own trial is no visit.
    await new Promise((resolve) => setImmediate(resolve));
    let own = visits;
    if (answersHere && own === 0) own = 1;
    return {
      place,
      tcp: { kind: 'tcp', address, port },
      udp: { kind: 'udp', address, port: udpPort },
      answersHere,
      visits: () => Math.max(0, visits - own),
      close: () => {
        server.close();
        datagrams.close();
      },
    };
  } catch (error) {
    server.close();
    datagrams.close();
    throw error;
  }
}

async function listen(server: Server, address: string): Promise<number> {
  server.listen(0, address);
  await once(server, 'listening');
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('The port is unknown.');
  return at.port;
}

async function bind(datagrams: Datagrams, address: string): Promise<number> {
  datagrams.bind(0, address);
  await once(datagrams, 'listening');
  return datagrams.address().port;
}

/** Whether a connection is accepted there. */
export function answers(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: CONTROL_WITHIN_MS });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
