/**
 * Stands between two network cards. Arguments: the two sockets to which the QEMUs of the cards connect, and the seed of what is lost. Each line of its
 * input is a {@link Path}, by which both directions go from then on; it answers each with a line. The first line that it prints says that it listens.
 */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { randomNumbers } from '../../../appliance/protocol/hostile-lines.ts';
import { DelayLine, type Path } from './delay-line.ts';
import { FrameSplitter } from './frame-splitter.ts';

const DIVISIONS = 1_000_000;
/** Like a router, it drops what does not fit into its queue. */
const MAX_QUEUED_BYTES = 16 * 1024 * 1024;

const WantedPath = z.strictObject({
  delayMs: z.number().min(0).max(10_000),
  lossShare: z.number().min(0).max(1),
  megabits: z.number().positive().optional(),
});

const [firstPath = '', secondPath = '', seed = ''] = process.argv.slice(2);
const below = randomNumbers(Number(seed));
const random = () => below(DIVISIONS) / DIVISIONS;

async function listening(path: string): Promise<() => Promise<Socket>> {
  const server = createServer();
  const plugged = once(server, 'connection').then(([socket]) => socket as Socket);
  server.listen(path);
  await once(server, 'listening');
  return () => plugged;
}

const ends = await Promise.all([listening(firstPath), listening(secondPath)]);
process.stdout.write('listening\n');
const [first, second] = (await Promise.all(ends.map((end) => end()))) as [Socket, Socket];

function direction(from: Socket, to: Socket): DelayLine<Buffer> {
  const splitter = new FrameSplitter();
  const line = new DelayLine<Buffer>((frame) => to.writableLength < MAX_QUEUED_BYTES && to.write(frame), random);
  from.on('data', (chunk: Buffer) => {
    for (const frame of splitter.push(chunk)) line.push(frame, frame.length);
  });
  from.on('error', () => process.exit(1)).once('close', () => process.exit(0));
  return line;
}

const lines = [direction(first, second), direction(second, first)];
createInterface({ input: process.stdin })
  .on('line', (text) => {
    const path: Path = WantedPath.parse(JSON.parse(text));
    for (const line of lines) line.change(path);
    process.stdout.write('changed\n');
  })
  .once('close', () => process.exit(0));
