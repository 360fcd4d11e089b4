/** QEMU's control socket in a fake: it answers the commands of the host agent. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { z } from 'zod';
import type { Behaviour } from './behaviour.ts';
import { flood } from './flood.ts';

const Command = z.object({
  execute: z.string(),
  arguments: z.record(z.string(), z.unknown()).default({}),
  id: z.int(),
});

/** The message that floods the control socket. */
const HOSTILE_CONTROLS: Readonly<Partial<Record<Behaviour, Buffer>>> = {
  'floods-control': Buffer.from('{"event":"RTC_CHANGE","data":{"offset":1}}\n'.repeat(200)),
  'control-without-end': Buffer.alloc(64 * 1024, 0x61),
};
const LOOK_EVERY_MS = 100;

export interface QmpVerbs {
  readonly behaviour: () => Behaviour;
  readonly screendump: (file: string, format: unknown) => void;
  readonly cont: () => void;
  readonly stop: () => void;
  readonly quit: () => void;
}

export function serveQmp(socket: Socket, verbs: QmpVerbs): void {
  let text = '';
  socket.write(`${JSON.stringify({ QMP: { version: {}, capabilities: [] } })}\n`);
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) answer(socket, Command.parse(JSON.parse(line)), verbs);
  });
  const turn = setInterval(() => {
    const hostile = HOSTILE_CONTROLS[verbs.behaviour()];
    if (!socket.destroyed && !hostile) return;
    clearInterval(turn);
    if (hostile) flood(socket, () => hostile);
  }, LOOK_EVERY_MS);
}

function answer(socket: Socket, { execute, arguments: given, id }: z.infer<typeof Command>, verbs: QmpVerbs): void {
  if (verbs.behaviour() === 'deaf-control') return;
  let result: unknown = {};
  switch (execute) {
    case 'screendump':
      verbs.screendump(String(given['filename']), given['format']);
      break;
    case 'cont':
      verbs.cont();
      break;
    case 'stop':
      verbs.stop();
      break;
    case 'migrate':
      writeFileSync(fileOf(given['uri']), 'how the devices of a fake stand');
      break;
    case 'migrate-incoming':
      readFileSync(fileOf(given['uri']));
      break;
    case 'query-migrate':
      result = { status: 'completed' };
      break;
    default:
  }
  socket.write(`${JSON.stringify({ return: result, id })}\n`);
  if (execute === 'quit') verbs.quit();
}

const fileOf = (uri: unknown) => String(uri).replace(/^file:/, '');
