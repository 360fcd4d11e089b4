/**
 * A network between two namespaces whose distance can be changed: each gets a card, whose QEMU runs no VM, and a program between them delays and drops
 * frames. The kernel's own netem is missing on many computers on which the tests run.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundleProgram } from '../../bundle-program.ts';
import type { Namespace } from '../../namespace.ts';
import { plugInto } from '../plugged-namespace.ts';

/** The addresses of both ends, in a network for each number. */
export const distantAddresses = (network = 0) =>
  [`198.51.100.${16 * network + 1}`, `198.51.100.${16 * network + 2}`] as const;
/** Losses are the same in each run. */
const SEED = 1;

export interface Route {
  readonly roundTripMs: number;
  /** The part of the frames that is lost, in each direction, from 0 to 1. */
  readonly lossShare: number;
  /** Of each direction, in millions of bits a second; otherwise as fast as it comes. */
  readonly megabits?: number;
}

export interface Distance {
  /** For everything that is sent from then on. At first, nothing is delayed or lost. */
  change(route: Route): Promise<void>;
  close(): Promise<void>;
}

/** Gives the namespaces the {@link distantAddresses} of this network, in their order. Mounts their own /sys. `folder` must be short, because it holds sockets. */
export async function openDistance(
  folder: string,
  ends: readonly [Namespace, Namespace],
  network = 0,
): Promise<Distance> {
  const program = join(folder, 'distance.mjs');
  bundleProgram(join(import.meta.dirname, 'main.ts'), program);
  const sockets = [0, 1].map((end) => join(folder, `distant${network}-${end}`));
  const card = `distant${network}`;
  const relay = spawn(process.execPath, [program, ...sockets, String(SEED)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(relay, 'close');
  const answers = createInterface({ input: relay.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    if ((await answers.next()).done === true) throw new Error('The program between the cards has ended.');
  };
  await answer();
  for (const [index, end] of ends.entries()) {
    await end.must(['mount', '-t', 'sysfs', 'sysfs', '/sys']);
    await plugInto(end, sockets[index] ?? '', `52:54:00:d1:0${network}:0${index}`, card);
    await end.ip(`address add ${distantAddresses(network)[index] ?? ''}/28 dev ${card}`);
  }
  return {
    change: async ({ roundTripMs, lossShare, megabits }) => {
      relay.stdin.write(`${JSON.stringify({ delayMs: roundTripMs / 2, lossShare, megabits })}\n`);
      await answer();
    },
    close: async () => {
      relay.stdin.end();
      await ended;
    },
  };
}
