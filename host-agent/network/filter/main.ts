/**
 * The filter behind the network VM: carries frames between the socket of its uplink card and that of passt or the hub, and drops those that
 * no policy allows. A network VM that an attacker has taken over is thus held to the policies from outside. It runs in a separate jail.
 */
import { createServer, type Socket } from 'node:net';
import { connectToVmSocket } from '../../api/connection/vm-socket.ts';
import { FrameSieve } from './frame-sieve.ts';
import { Gatekeeper } from './gatekeeper.ts';

const [listenOn = '', uplink = '', rules = '', lease = ''] = process.argv.slice(2);

const gatekeeper = new Gatekeeper({ rules, lease }, (error) => {
  throw error;
});

/** Each end of the connection ends the other. Returns what ends both at once. */
function carry(card: Socket): () => void {
  const world = connectToVmSocket(uplink);
  const pairs = [
    [card, world, new FrameSieve((frame) => gatekeeper.mayLeave(frame))],
    [world, card, new FrameSieve((frame) => gatekeeper.mayEnter(frame))],
  ] as const;
  for (const [from, to, sieve] of pairs) {
    from.on('data', (chunk: Buffer) => {
      to.cork();
      for (const passing of sieve.take(chunk)) to.write(passing);
      to.uncork();
      // What a slow receiver has not taken yet is bounded by one chunk. Mostly the kernel takes all at once, and reading goes on.
      if (to.writableNeedDrain && to.writableLength > 0) from.pause();
    });
    to.on('drain', () => from.resume());
    from.on('error', () => to.destroy()).on('close', () => to.destroy());
  }
  return () => {
    card.destroy();
    world.destroy();
  };
}

let end: () => void = () => undefined;
// The network VM has one card: a new connection replaces the one before. passt accepts no second one, so the first has to end before.
createServer((card) => {
  end();
  end = carry(card);
}).listen(listenOn);
