/** `safe-browse attach`: connects stdin and stdout to the host agent, for a desk elsewhere whose ssh has started this program. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { Client } from '../api/client.ts';
import { EXIT, Failure, type ExitStatus } from '../api/failure.ts';
import { attachSocketPath, runtimeFolder } from '../api/runtime-folder.ts';
import { DAEMON_BUNDLE } from './agent.ts';
import { print, say } from './output.ts';

/** Starts the host agent if it is not running. `check`: only says whether a desk could attach. */
export async function attach(check: boolean): Promise<ExitStatus> {
  try {
    const runtime = runtimeFolder();
    const client = await Client.attachOrStart(runtime, DAEMON_BUNDLE);
    // Where systemd listens for it, the host agent begins to start with the first connection. When it answers, it also listens for desks.
    await client.call('daemon.hello', {});
    client.close();
    const socket = connect(attachSocketPath(runtime));
    await once(socket, 'connect').catch((cause: unknown) => {
      throw new Failure('host-agent-unreachable', {}, { cause });
    });
    if (check) {
      socket.destroy();
      print('Sessions of another computer can run here.');
      return EXIT.done;
    }
    const closed = once(socket, 'close');
    socket.on('error', () => undefined);
    process.stdout.on('error', () => socket.destroy());
    process.stdin.pipe(socket).pipe(process.stdout);
    await closed;
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // The desk shows the last line.
    say(`safe-browse: ${error.message} ${error.hint}`);
    return error.exitStatus;
  }
}
