/** Tries to escape from a jail to targets outside: files, sockets and a program of the same account. */
import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Account } from '../../../host-agent/jail/account.ts';
import { type Jail, jailArguments, jailFilter, parseJailPid } from '../../../host-agent/jail/bubblewrap.ts';
import { openFiles } from '../../../host-agent/jail/shared-files.ts';
import { makeRunFolder } from '../run-folder.ts';
import { withinOwnLimits } from '../../../host-agent/jail/launch-jail.ts';

const SOURCE = join(import.meta.dirname, 'probe.c');
const TRIED_WITHIN_MS = 60_000;
/** An account that owns nothing else. */
const NOBODY = 65534;

/** The exit statuses of the probe. */
export type Outcome = 'out' | 'refused' | 'did not try';

export class Jailbreak {
  readonly folder: string;
  /** Which any account may enter, with the probe. */
  readonly #public = mkdtempSync(join(tmpdir(), 'sb-escape-'));
  readonly #account: readonly string[];
  readonly #servers: Server[] = [];
  #victim: ChildProcess | undefined;
  port = 0;

  private constructor(folder: string, account: readonly string[]) {
    [this.folder, this.#account] = [folder, account];
  }

  /** `mayBeRoot`: the person outside is root if the test is, for jails with separate accounts. */
  static async prepare(
    image: { readonly kernel: string; readonly initramfs: string },
    { mayBeRoot = false }: { readonly mayBeRoot?: boolean } = {},
  ): Promise<Jailbreak> {
    // Run as a plain user, as the product is: the kernel does not count the processes of root.
    const isRoot =
      !mayBeRoot &&
      process.getuid?.() === 0 &&
      /^\s*0\s+0\s+4294967295/.test(readFileSync('/proc/self/uid_map', 'utf8'));
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
    for (const name of [
      'home/secret',
      'r/sessions/own/record.json',
      'r/sessions/other/record.json',
      'r/sessions/other/m/frame.ppm',
      'r/filter/lease.json',
      'image/root',
    ])
      writeFileSync(outside.path(name), 'secret');
    cpSync(image.kernel, outside.path('image/kernel'));
    cpSync(image.initramfs, outside.path('image/initramfs'));
    execFileSync('gcc', ['-O1', '-DALONE', '-o', outside.path('probe/alone'), SOURCE]);
    chmodSync(outside.#public, 0o755);
    cpSync(outside.path('probe/alone'), join(outside.#public, 'alone'));
    writeFileSync(outside.temporary, 'secret', { mode: 0o600 });
    execFileSync('gcc', ['-O1', '-shared', '-fPIC', '-o', outside.path('probe/probe.so'), SOURCE]);
    for (const socket of ['r/agent.sock', 'r/sessions/other/m/qmp.sock']) await outside.#listen(outside.path(socket));
    await outside.#listen(`\0${outside.abstract}`);
    outside.port = await outside.#listen(0);
    if (isRoot) chownSync(outside.temporary, NOBODY, NOBODY);
    if (isRoot)
      for (const path of ['.', ...readdirSync(outside.folder, { recursive: true }).map(String)])
        chownSync(outside.path(path), NOBODY, NOBODY);
    outside.#victim = outside.#start(['sleep', '3600'], { stdio: 'ignore' });
    return outside;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** A file of the person among temporary files. */
  get temporary(): string {
    return `${this.#public}-left`;
  }

  get abstract(): string {
    return basename(this.#public);
  }

  /** A program of the same account. */
  get victim(): string {
    return String(this.#victim?.pid ?? 0);
  }

  /**
   * Enters `jail` as its program would, and tries the escape from inside that program. `filters`: the number of its system call filters while it
   * works. `account`: a separate one, which only root of the test can give.
   */
  async fromJail(
    jail: Jail,
    escape: string,
    target: string,
    { filters, account }: { readonly filters?: number | undefined; readonly account?: Account | undefined } = {},
  ): Promise<Outcome> {
    const writable = jail.writable[0]?.[1] ?? '';
    rmSync(this.path('r/uplink/nic.sock'), { force: true });
    const environment = {
      LD_PRELOAD: '/probe/probe.so',
      ...this.#environment(escape, target.replace('OWN', writable), '/probe/alone', filters),
    };
    const tried: Jail = {
      ...jail,
      limits: await withinOwnLimits(jail.limits),
      readable: [...jail.readable, [this.path('probe'), '/probe']],
      environment,
    };
    if (account) await openFiles(tried);
    const args = jailArguments(tried, { hasOwnAccount: account !== undefined });
    // The environment variable belongs to the caller: a jail passes none on.
    return this.#run(
      ['prlimit', ...args],
      { PROBE_SECRET: 'secret' },
      { filter: jailFilter(jail), account, isolatesItself: jail.isolatesItself },
    );
  }

  /** Tries the escape without a jail, as the person or as another account. */
  async fromOutside(escape: string, target: string, account?: Pick<Account, 'uid' | 'gid'>): Promise<Outcome> {
    const probe = join(this.#public, 'alone');
    const become = account
      ? ['setpriv', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', '--']
      : this.#account;
    return this.#run(
      [...become, probe],
      { PROBE_SECRET: 'secret', ...this.#environment(escape, target, probe) },
      { isAccount: true },
    );
  }

  close(): void {
    this.#victim?.kill('SIGKILL');
    for (const server of this.#servers) server.close();
    for (const path of [this.folder, this.#public, this.temporary]) rmSync(path, { recursive: true, force: true });
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
    {
      filter = Buffer.alloc(0),
      account,
      isAccount = account !== undefined,
      isolatesItself,
    }: {
      readonly filter?: Buffer;
      readonly account?: Account | undefined;
      readonly isAccount?: boolean;
      readonly isolatesItself?: true | undefined;
    },
  ): Promise<Outcome> {
    const child = (isAccount ? spawnOf : this.#start.bind(this))(command, {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe', 'ignore', 'pipe'],
      env: { PATH: '/usr/sbin:/usr/bin', ...environment },
      cwd: this.path('scratch'),
      timeout: TRIED_WITHIN_MS,
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.stderr?.on('data', (text) => (said = String(text)));
    const info = child.stdio[3] as Readable;
    const [, , , , , , hold] = child.stdio as readonly unknown[] as readonly (Writable | undefined)[];
    hold?.on('error', () => undefined);
    let reported = '';
    info.on('data', (text) => (reported += String(text)));
    info.on('end', () => {
      const given = account?.give(parseJailPid(reported) ?? 0, isolatesItself === true) ?? Promise.resolve();
      void given.catch(() => undefined).then(() => hold?.end('1'));
    });
    (child.stdio[4] as Writable).on('error', () => undefined).end(filter);
    const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
    if (status === 42) return 'out';
    // Killed by a filter: the status of the program itself and the one that bubblewrap reports.
    if (status === 43 || status === 128 + 31 || signal === 'SIGSYS') return 'refused';
    this.lastWords = `${signal ?? `status ${String(status)}`}: ${said}`;
    return 'did not try';
  }

  #start(command: readonly string[], options: SpawnOptions): ChildProcess {
    return spawnOf([...this.#account, ...command], options);
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

function spawnOf([program = '', ...args]: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn(program, args, options);
}
