/** In the place of QEMU in its jail: two processes that sleep, and a control socket whose answers a test chooses. */
import { appendFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Jail } from '../../../../host-agent/jail/bubblewrap.ts';
import type { JailLaunch, LaunchedInJail } from '../../../../host-agent/jail/launch-jail.ts';
import { launch } from '../../../../host-agent/process/launch.ts';
import { killAndWait, type ProcessIdentity } from '../../../../host-agent/process/process.ts';

const tail = { program: 'tail', debianPackage: 'coreutils', timeoutMs: 5_000 };
const sleeper = { program: 'sleep', debianPackage: 'coreutils', timeoutMs: 5_000 };

export interface Command {
  readonly execute: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}
/** The answer to a command: what it returns, or an error with this text. */
export type Answer = { readonly return: unknown } | { readonly error: string } | 'none';

export class FakeProcess {
  readonly commands: Command[] = [];
  readonly jails: Jail[] = [];
  readonly processes: ProcessIdentity[] = [];
  /** The control socket that the next process opens; absent: it opens none. */
  controlSocket: string | undefined;
  /** What the next process prints and whether it ends at once. */
  atOnce: { readonly says: string; readonly ends: boolean } = { says: '', ends: false };
  /** Whether the jail ends with its program, as a real one. */
  jailEndsItself = false;
  answer: (command: Command) => Answer = () => ({ return: {} });
  /** As of a stopped process: the control socket accepts connections, and says nothing. */
  isSilent = false;
  #server: Server | undefined;
  #socket: Socket | undefined;

  /** For `vi.mock` of jail/launch-jail.ts. */
  async launchJail(jail: Jail, { logFile, role }: JailLaunch): Promise<LaunchedInJail> {
    this.jails.push(jail);
    const inner = await launch(role, sleeper, ['3600'], { logFile });
    const outer = this.jailEndsItself
      ? await launch('jail', tail, ['-s', '0.02', '-f', `--pid=${inner.identity.pid}`, '/dev/null'], { logFile })
      : await launch('jail', sleeper, ['3600'], { logFile });
    this.processes.push(outer.identity, inner.identity);
    await appendFile(logFile, this.atOnce.says);
    if (this.controlSocket !== undefined) await this.listen(this.controlSocket);
    if (this.atOnce.ends) for (const identity of [inner.identity, outer.identity]) await killAndWait(identity);
    return { ...outer, inside: inner.identity, closeFolders: () => Promise.resolve() };
  }

  async listen(path: string): Promise<void> {
    this.#server = createServer((socket) => this.#converse(socket)).listen(path);
    await once(this.#server, 'listening');
  }

  /** Sends any text over the control socket. */
  say(line: string): void {
    this.#socket?.write(`${line}\n`);
  }

  /** Closes the control socket. */
  hangUp(): void {
    this.#socket?.destroy();
    this.#server?.close();
  }

  get executed(): string[] {
    return this.commands.map(({ execute }) => execute);
  }

  async end(): Promise<void> {
    this.hangUp();
    for (const identity of this.processes) await killAndWait(identity);
  }

  #converse(socket: Socket): void {
    this.#socket = socket.on('error', () => undefined);
    if (this.isSilent) return;
    socket.write('{"QMP":{}}\n');
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      const lines = (text + chunk.toString()).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        const { id, ...command } = JSON.parse(line) as Command & { readonly id: number };
        if (command.execute !== 'qmp_capabilities') this.commands.push(command);
        const answer = command.execute === 'qmp_capabilities' ? { return: {} } : this.answer(command);
        if (answer === 'none') continue;
        this.say(
          JSON.stringify(
            'error' in answer ? { error: { class: 'GenericError', desc: answer.error }, id } : { ...answer, id },
          ),
        );
      }
    });
  }
}

/** The one of the running test. */
export const current: { process: FakeProcess } = { process: new FakeProcess() };
