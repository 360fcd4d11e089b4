/** On a host of a pool: a desk that carries the commands of its program, as a program. */
import type { Duplex } from 'node:stream';
import { END_OF_MESSAGE } from '../../appliance/protocol/automation.ts';
import { LineSplitter } from '../../appliance/protocol/lines.ts';
import { MAX_COMMAND_BYTES } from './command.ts';
import type { DrivingProgram } from './relay.ts';
import type { OnProgram } from './server.ts';

/** Messages go as in the pipe of a browser, each with a zero byte at its end. */
export function admitDesk(desk: Duplex, onProgram: OnProgram): void {
  const splitter = new LineSplitter(MAX_COMMAND_BYTES, END_OF_MESSAGE);
  const program: DrivingProgram = {
    send: (text, sent) => void desk.write(`${text}\0`, () => sent()),
    get unreadBytes() {
      return desk.writableLength;
    },
    pause: () => void desk.pause(),
    resume: () => void desk.resume(),
    close: () => {
      desk.resume();
      desk.end();
    },
  };
  desk.on('error', () => undefined);
  onProgram(program, {
    message: (take) =>
      desk.on('data', (untrustedChunk: Buffer) => {
        try {
          for (const untrusted of splitter.push(untrustedChunk)) take(untrusted.toString('utf8'));
        } catch {
          desk.destroy();
        }
      }),
    gone: (over) => desk.once('end', over).once('close', over),
  });
}
