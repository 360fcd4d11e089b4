/** Tries to reach targets as root, without the restrictions of a browser. */
import { createSocket } from 'node:dgram';
import { promises as dns } from 'node:dns';
import { connect, isIPv6 } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reached, Target } from '../protocol/inspection.ts';
import { busybox } from './programs.ts';

const WITHIN_MS = 6_000;
const PING_SECONDS = '4';
/** Number of parallel trials; the kernel of an emulated VM is slow. */
const AT_ONCE = 16;

/** A resolver's answers without an address. */
const SAID_NO: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'EREFUSED']);

type Found = Omit<Reached, 'target'>;

export async function reachAll(targets: readonly Target[]): Promise<Reached[]> {
  const reached: Reached[] = [];
  const waiting = [...targets.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      reached.push({ target: next[0], ...(await reach(next[1])) });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return reached.toSorted((a, b) => a.target - b.target);
}

async function reach(target: Target): Promise<Found> {
  switch (target.kind) {
    case 'tcp':
      return { outcome: await byTcp(target) };
    case 'udp':
      return { outcome: await byUdp(target) };
    case 'ping':
      return {
        outcome: await busybox('ping', '-c', '2', '-W', PING_SECONDS, target.address).then(
          () => 'answered' as const,
          () => 'silent' as const,
        ),
      };
    case 'name':
      return byName(target.name);
  }
}

function byTcp({ address, port }: { readonly address: string; readonly port: number }): Promise<Found['outcome']> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: WITHIN_MS });
    const end = (outcome: Found['outcome']) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.once('connect', () => end('answered'));
    socket.once('timeout', () => end('silent'));
    socket.once('error', (error) => end('code' in error && error.code === 'ECONNREFUSED' ? 'refused' : 'silent'));
  });
}

async function byUdp({
  address,
  port,
}: {
  readonly address: string;
  readonly port: number;
}): Promise<Found['outcome']> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  const answered = new Promise<Found['outcome']>((resolve) => {
    socket.once('message', () => resolve('answered'));
    // Each refused datagram causes one.
    socket.on('error', () => resolve('refused'));
  });
  try {
    socket.connect(port, address, () => {
      for (let tries = 0; tries < 3; tries += 1) socket.send('safe-browse verify', () => undefined);
    });
    return await Promise.race([answered, sleep(WITHIN_MS, 'silent' as const)]);
  } finally {
    socket.close();
  }
}

async function byName(name: string): Promise<Found> {
  const resolver = new dns.Resolver({ timeout: WITHIN_MS, tries: 1 });
  try {
    return { outcome: 'answered', addresses: (await resolver.resolve4(name)).slice(0, 16) };
  } catch (error) {
    // Any other error, such as a refused connection, is not an answer of a resolver.
    return {
      outcome: error instanceof Error && 'code' in error && SAID_NO.has(String(error.code)) ? 'refused' : 'silent',
    };
  }
}
