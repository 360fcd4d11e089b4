/** A fake of QEMU's control socket: it sends a greeting, and writes a grey screen on request. */
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { z } from 'zod';

const Command = z.looseObject({
  execute: z.string(),
  id: z.int(),
  arguments: z.looseObject({ filename: z.string().optional() }).optional(),
});
const [WIDTH, HEIGHT] = [8, 6];

export async function serveMonitor(path: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(`${JSON.stringify({ QMP: { version: {}, capabilities: [] } })}\n`);
    createInterface({ input: socket }).on('line', (line) => {
      const { execute, id, arguments: given } = Command.parse(JSON.parse(line));
      const answer = () => socket.write(`${JSON.stringify({ return: {}, id })}\n`);
      if (execute === 'screendump')
        void writeFile(
          given?.filename ?? '',
          Buffer.concat([Buffer.from(`P6\n${WIDTH} ${HEIGHT}\n255\n`), Buffer.alloc(WIDTH * HEIGHT * 3, 0x7f)]),
        ).then(answer);
      else answer();
    });
  }).listen(path);
  await once(server, 'listening');
  return server;
}
