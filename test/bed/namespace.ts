/**
 * One computer of the test bed: separate network, process and mount namespaces, held by one process.
 * The holder ends when our end of its input closes, however we end; the kernel then kills everything that runs inside.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

export interface Finished {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** The pid inside the namespace. */
  readonly pid: Promise<number>;
  /** Resolves with the exit status, or 128 when a signal ended it. Never rejects. */
  readonly ended: Promise<number>;
  signal(name: 'INT' | 'TERM' | 'KILL' | 'HUP' | 'STOP' | 'CONT'): Promise<void>;
}

export interface ProcessInside {
  readonly pid: number;
  readonly commandLine: string;
}

// The pid is read while /proc is still the outer one. Bash, as process 1 inside, reaps orphans.
const HOLD = `set -e
read -r outer _ < /proc/self/stat
mount -t proc proc /proc
mount --bind "$1" /etc/resolv.conf
ip link set lo up
echo "$outer"
read -r _`;

const ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C.UTF-8' };

export class Namespace {
  readonly name: string;
  readonly #holder: ChildProcessByStdio<Writable, Readable, null>;
  /** The outer pid of process 1 inside. */
  readonly #holderPid: number;

  private constructor(name: string, holder: ChildProcessByStdio<Writable, Readable, null>, holderPid: number) {
    this.name = name;
    this.#holder = holder;
    this.#holderPid = holderPid;
  }

  /** Creates a namespace that has only loopback. `nameserver` goes into its resolv.conf, which is written below `folder`. */
  static async create(name: string, folder: string, nameserver?: string): Promise<Namespace> {
    const resolvConf = join(folder, `${name}.resolv.conf`);
    writeFileSync(resolvConf, nameserver === undefined ? '' : `nameserver ${nameserver}\n`);
    const holder = spawn(
      'unshare',
      ['--net', '--mount', '--pid', '--fork', '--kill-child', 'bash', '--norc', '-c', HOLD, name, resolvConf],
      {
        env: ENVIRONMENT,
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    const said = await Promise.race([once(holder.stdout, 'data'), once(holder, 'close').then(() => undefined)]);
    if (!said) throw new Error(`The namespace ${name} could not be created; the reason is printed above.`);
    return new Namespace(name, holder, Number(String(said[0]).trim()));
  }

  /** The argument for `ip link … netns`. */
  get outerPid(): number {
    return this.#holderPid;
  }

  /** Starts a program inside. Its environment is a path and `environment`. */
  start(command: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
    const child = spawn('nsenter', [...this.#enter(), 'sh', '-c', 'echo $$ >&3; exec "$@" 3>&-', 'sh', ...command], {
      env: { ...ENVIRONMENT, ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const ended = new Promise<number>((resolve) => {
      child.once('error', () => resolve(127));
      child.once('close', (code) => resolve(code ?? 128));
    });
    const pid = once(child.stdio[3] as Readable, 'data').then(([text]) => Number(String(text).trim()));
    return {
      stdout: child.stdout as Readable,
      stderr: child.stderr as Readable,
      pid,
      ended,
      signal: async (name) => this.kill(await pid, name),
    };
  }

  /** Runs a program inside to its end. */
  async run(command: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Finished> {
    const running = this.start(command, environment);
    const [stdout, stderr, status] = await Promise.all([
      readAll(running.stdout),
      readAll(running.stderr),
      running.ended,
    ]);
    return { status, stdout, stderr };
  }

  /** Like {@link run}, but throws when it fails. */
  async must(command: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.run(command);
    if (status !== 0) throw new Error(`${command.join(' ')} failed in ${this.name} with ${status}: ${stderr}`);
    return stdout;
  }

  /** Runs `ip` on the network of this namespace, with outer pids. */
  async ip(args: string): Promise<void> {
    const child = spawn('nsenter', [`--net=/proc/${this.#holderPid}/ns/net`, 'ip', ...args.split(' ')], {
      env: ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [stderr, [code]] = await Promise.all([
      readAll(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    if (code !== 0) throw new Error(`ip ${args} failed in ${this.name}: ${stderr}`);
  }

  /** Sends a signal to a process by its inner pid. Does nothing if the process is gone. */
  async kill(pid: number, signal: string): Promise<void> {
    await this.run(['sh', '-c', `kill -s ${signal} ${pid}`]);
  }

  /** Everything that runs inside except the holder itself and zombies. */
  processes(): ProcessInside[] {
    const proc = `/proc/${this.#holderPid}/root/proc`;
    return readdirSync(proc)
      .filter((name) => /^\d+$/.test(name) && name !== '1')
      .flatMap((name) => {
        try {
          const commandLine = readFileSync(join(proc, name, 'cmdline'), 'utf8')
            .replaceAll('\0', ' ')
            .trim();
          return commandLine === '' ? [] : [{ pid: Number(name), commandLine }];
        } catch {
          return [];
        }
      });
  }

  /** Reads a file below /proc of a process inside. */
  readProcess(pid: number, file: string): string {
    return readFileSync(`/proc/${this.#holderPid}/root/proc/${pid}/${file}`, 'utf8');
  }

  isRunning(pid: number): boolean {
    return this.processes().some((process) => process.pid === pid);
  }

  /** Kills everything inside. */
  async close(): Promise<void> {
    if (this.#holder.exitCode !== null) return;
    const closed = once(this.#holder, 'close');
    this.#holder.stdin.end();
    await closed;
  }

  #enter(): string[] {
    const at = `/proc/${this.#holderPid}/ns`;
    return [`--net=${at}/net`, `--mount=${at}/mnt`, `--pid=${at}/pid`, '--'];
  }
}

async function readAll(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}
