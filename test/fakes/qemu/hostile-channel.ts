/** What hostile guests do on their channel, by behaviour. Other behaviours do nothing there. */
import type { Socket } from 'node:net';
import type { Role } from '../../../appliance/protocol/every-role.ts';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import type { GuestMessage } from '../../../appliance/protocol/channels.ts';
import { damagedLine, randomNumbers } from '../../appliance/protocol/hostile-lines.ts';
import type { Behaviour } from './behaviour.ts';
import { flood } from './flood.ts';

/** About twenty a second, which is just below the limit. */
const HELLO_EVERY_MS = 60;

const say = (message: object) => Buffer.from(`${JSON.stringify(message)}\n`);

type Turn = (socket: Socket, role: Role) => void;

export const HOSTILE_CHANNELS: Readonly<Partial<Record<Behaviour, Turn>>> = {
  'damaged-lines': (socket, role) => {
    const below = randomNumbers(process.pid);
    flood(socket, () => Buffer.concat([damagedLine(role, below), Buffer.from('\n')]));
  },
  'endless-line': (socket) => flood(socket, () => Buffer.alloc(64 * 1024, 0x61)),
  'byte-by-byte': (socket) => flood(socket, () => Buffer.from('a')),
  'empty-lines': (socket) => flood(socket, () => Buffer.alloc(1024, 0x0a)),
  'half-line': (socket) => socket.write('{"type":"scr'),
  'wrong-order': (socket) => socket.write(say({ type: 'policy-applied', revision: 1 } satisfies GuestMessage)),
  'wrong-type': (socket) => socket.write('{"type":"screen","width":"wide","height":[]}\n'),
  resizing: (socket) => {
    const below = randomNumbers(process.pid);
    flood(socket, () => say({ type: 'screen', width: 64 + below(4000), height: 600 }));
  },
  deaf: (socket, role) => {
    // Makes the host send, and does not read.
    socket.pause();
    const hello = say({ type: 'hello', protocol: PROTOCOL_VERSION, role, reached: [] });
    const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(hello)), HELLO_EVERY_MS);
  },
  'closes-wire': (socket) => socket.destroy(),
};
