import type { Namespace } from '../namespace.ts';

const LISTENS_WITHIN_MS = 10_000;

/** Fulfilled when a program in the namespace listens on this UDP port. */
export async function untilUdpListens(namespace: Namespace, port: number): Promise<void> {
  await namespace.must([
    'timeout',
    String(LISTENS_WITHIN_MS / 1000),
    'sh',
    '-c',
    `until ss --no-header --listening --udp 'sport = ${port}' | grep -q .; do sleep 0.1; done`,
  ]);
}
