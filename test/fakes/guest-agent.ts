/** A guest agent for fakes whose VMs do not run. */
import type { Duplex } from 'node:stream';
import { formatLine, LineSplitter, parseLine } from '../../appliance/protocol/lines.ts';
import { PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import { CHANNELS } from '../../appliance/protocol/channels.ts';

/** Answers each hello on `channel`. `isTerminal`: echoes it first, like a terminal that is not in raw mode. */
export function answerHellos(channel: Duplex, { isTerminal }: { readonly isTerminal: boolean }): void {
  const splitter = new LineSplitter();
  channel.on('error', () => undefined);
  channel.on('data', (chunk: Buffer) => {
    for (const line of splitter.push(chunk)) {
      if (line.toString().trim() === '') continue;
      if (isTerminal) channel.write(`${line.toString()}\r\n`);
      if (parseLine(CHANNELS.network.host, line).type === 'hello')
        channel.write(
          formatLine(CHANNELS.network.guest, {
            type: 'hello',
            protocol: PROTOCOL_VERSION,
            role: 'network',
            reached: [],
          }),
        );
    }
  });
}
