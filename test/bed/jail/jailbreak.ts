/** Tries to escape from a jail to targets outside: files, sockets and a program of the same account. */
import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { type Jail, jailArguments, jailFilter } from '../../../host-agent/jail/bubblewrap.ts';
import { withinOwnLimits } from '../../../host-agent/jail/own-limits.ts';
import { makeRunFolder } from '../run-folder.ts';

const SOURCE = join(import.meta.dirname, 'probe.c');
const TRIED_WITHIN_MS = 60_000;
/** An account that owns nothing else. */
const NOBODY = 65534;

/** The exit statuses of the probe. */
export type Outcome = 'out' | 'refused' | 'did not try';

export class Jailbreak {
  readonly folder: string;
  readonly #account: readonly string[];
  readonly #servers: Server[] = [];
  #victim: ChildProcess | undefined;
  port = 0;

  private constructor(folder: string, account: readonly string[]) {
    [this.folder, this.#account] = [folder, account];
  }

  static async prepare(image: { readonly kernel: string; readonly initramfs: string }): Promise<Jailbreak> {
    // Run as a plain user, as the product is: the kernel does not count the processes of root.
    const isRoot =
      process.getuid?.() === 0 && /^\s*0\s+0\s+4294967295/.test(readFileSync('/proc/self/uid_map', 'utf8'));
    const outside = new Jailbreak(
      makeRunFolder(),
      isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'] : [],
    );
    for (const name of [
      'home',
      'probe',
      'image',
      'scratch',
      'r/sessions/own/m',
      'r/sessions/other/m',
      'r/uplink',
      'r/outer',
      'r/filter',
      'r/port',
    ])
      mkdirSync(outside.path(name), { recursive: true });
    for (const name of ['home/secret', 'r/sessions/own/record.json', 'r/sessions/other/record.json', 'image/root'])
      writeFileSync(outside.path(name), 'secret');
    cpSync(image.kernel, outside.path('image/kernel'));
    cpSync(image.initramfs, outside.path('image/initramfs'));
    execFileSync('gcc', ['-O1', '-DALONE', '-o', outside.path('probe/alone'), SOURCE]);
    execFileSync('gcc', ['-O1', '-shared', '-fPIC', '-o', outside.path('probe/probe.so'), SOURCE]);
    for (const socket of ['r/agent.sock', 'r/sessions/other/m/qmp.sock']) await outside.#listen(outside.path(socket));
    await outside.#listen(`\0${outside.abstract}`);
    outside.port = await outside.#listen(0);
    if (isRoot)
      for (const path of ['.', ...readdirSync(outside.folder, { recursive: true }).map(String)])
        chownSync(outside.path(path), NOBODY, NOBODY);
    outside.#victim = outside.#start(['sleep', '3600'], { stdio: 'ignore' });
    return outside;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  get abstract(): string {
    return `escape-${process.pid}`;
  }

  /** A program of the same account. */
  get victim(): string {
    return String(this.#victim?.pid ?? 0);
  }

  /** Enters `jail` as its program would, and tries the escape from inside that program. `filters`: the number of its system call filters while it works. */
  async fromJail(jail: Jail, escape: string, target: string, filters?: number): Promise<Outcome> {
    const writable = jail.writable[0]?.[1] ?? '';
    rmSync(this.path('r/uplink/nic.sock'), { force: true });
    const environment = {
      LD_PRELOAD: '/probe/probe.so',
      ...this.#environment(escape, target.replace('OWN', writable), '/probe/alone', filters),
    };
    const args = jailArguments({
      ...jail,
      limits: await withinOwnLimits(jail.limits),
      readable: [...jail.readable, [this.path('probe'), '/probe']],
      environment,
    });
    // The environment variable belongs to the caller: a jail passes none on.
    return this.#run(['prlimit', ...args], { PROBE_SECRET: 'secret' }, jailFilter(jail));
  }

  /** Tries the escape without a jail. */
  async fromOutside(escape: string, target: string): Promise<Outcome> {
    return this.#run([this.path('probe/alone')], {
      PROBE_SECRET: 'secret',
      ...this.#environment(escape, target, this.path('probe/alone')),
    });
  }

  close(): void {
    this.#victim?.kill('SIGKILL');
    for (const server of this.#servers) server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #environment(escape: string, target: string, itself: string, filters?: number): Record<string, string> {
    return {
      PROBE: escape,
      PROBE_TARGET: target,
      PROBE_ITSELF: itself,
      ...(filters !== undefined && { PROBE_FILTERS: String(filters) }),
    };
  }

  async #run(
    command: readonly string[],
    environment: Record<string, string>,
    filter: Buffer = Buffer.alloc(0),
  ): Promise<Outcome> {
    const child = this.#start(command, {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: { PATH: '/usr/sbin:/usr/bin', ...environment },
      cwd: this.path('scratch'),
      timeout: TRIED_WITHIN_MS,
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.stderr?.on('data', (text) => (said = String(text)));
    (child.stdio[3] as Readable).resume();
    (child.stdio[4] as Writable).on('error', () => undefined).end(filter);
    const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
    if (status === 42) return 'out';
    // Killed by a filter: the status of the program itself and the one that bubblewrap reports.
    if (status === 43 || status === 128 + 31 || signal === 'SIGSYS') return 'refused';
    this.lastWords = `${signal ?? `status ${String(status)}`}: ${said}`;
    return 'did not try';
  }

  #start(command: readonly string[], options: SpawnOptions): ChildProcess {
    const [program = '', ...args] = [...this.#account, ...command];
    return spawn(program, args, options);
  }

  /** The exit status and output of the last probe that did not try, for a message. */
  lastWords = '';

  async #listen(where: string | number): Promise<number> {
    const server = createServer((socket) => socket.on('error', () => undefined));
    this.#servers.push(server);
    if (typeof where === 'number') server.listen(where, '127.0.0.1');
    else server.listen(where);
    await once(server, 'listening');
    const address = server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  }
}
