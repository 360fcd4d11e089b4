/** The product as a person uses it: its command line, in a namespace of the test bed and with separate folders. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { DriveAddress } from '../../host-agent/api/session/drive.ts';
import { OpenProgress, Session, SessionEnded } from '../../host-agent/api/session/session.ts';
import type { Finished, Namespace, ProcessInside, Running } from './namespace.ts';

const root = join(import.meta.dirname, '../..');
const CLI = join(root, 'dist/host-agent/cli.js');
const LOOK_EVERY_MS = 200;
/** A check often starts a program, which slows emulated VMs down. The pause after a check is this many times its duration. */
const RESTS = 4;
/** Of the console of a failed start, and of the host agent's log. */
const CONSOLE_CHARACTERS = 4_000;

/** What a host agent leaves in the runtime folder for the next one: its lock, counts without a session in them, and by what hosts of pools know this desk. */
const KEPT_FILES: readonly string[] = ['file agent.lock', 'file counts.json', 'file remote.json', 'file desks.json'];

/** The folder with the images for the tests; `npm test` builds them. */
export const testData = process.env['SAFE_BROWSE_TEST_DATA'] ?? join(root, 'node_modules/.cache/safe-browse');

/** Whether KVM works on this host, found out when the templates were sealed. Probing a KVM that hangs takes 15 s. */
export const kvmVerdict = join(testData, 'state/safe-browse/kvm-verdict.json');

/** The output of `open --json`, one event a line. */
export const OpenEvent = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('created'), session: Session }),
  OpenProgress.extend({ event: z.literal('progress') }),
  z.strictObject({ event: z.literal('screen'), session: z.string(), display: Session.shape.display }),
  z.strictObject({ event: z.literal('ready'), session: Session, drive: DriveAddress.optional() }),
  SessionEnded.extend({ event: z.literal('ended') }),
  z.strictObject({
    event: z.literal('failed'),
    code: z.string().min(1),
    message: z.string().min(1),
    hint: z.string().min(1),
    details: z.string().min(1).optional(),
  }),
]);
export type OpenEvent = z.infer<typeof OpenEvent>;
type EventOf<Kind extends OpenEvent['event']> = Extract<OpenEvent, { event: Kind }>;

/** A running `open --json`. */
export class OpenCommand {
  readonly #running: Running;
  readonly #logEnd: () => string;
  readonly events: OpenEvent[] = [];
  #complaint = '';
  readonly #wakes: (() => void)[] = [];
  #over = '';
  /** Resolves with the exit status. */
  readonly ended: Promise<number>;

  constructor(running: Running, logEnd: () => string) {
    this.#running = running;
    this.#logEnd = logEnd;
    createInterface({ input: running.stdout }).on('line', (line) => {
      this.events.push(OpenEvent.parse(JSON.parse(line)));
      this.#wake();
    });
    running.stderr.on('data', (text) => (this.#complaint += String(text)));
    this.ended = running.ended.then((status) => {
      this.#over = `ended with ${status}`;
      this.#wake();
      return status;
    });
  }

  /** Waits for the first event of this kind. Throws when the command ends without it or `timeoutMs` have passed. */
  async event<Kind extends OpenEvent['event']>(kind: Kind, timeoutMs: number): Promise<EventOf<Kind>> {
    const found = () => this.events.find((event): event is EventOf<Kind> => event.event === kind);
    const startedMs = performance.now();
    const timer = setTimeout(() => this.#wake(), timeoutMs);
    try {
      for (;;) {
        const event = found();
        if (event) return event;
        const waitedMs = performance.now() - startedMs;
        if (waitedMs >= timeoutMs || this.#over !== '')
          throw new Error(
            `open ${this.#over === '' ? `said no more within ${timeoutMs} ms` : this.#over} before "${kind}"; events ${JSON.stringify(this.events)}; stderr ${this.#complaint}${this.#keptConsole()}${this.#logEnd()}`,
          );
        await new Promise<void>((resolve) => this.#wakes.push(resolve));
      }
    } finally {
      clearTimeout(timer);
    }
  }

  get stderr(): string {
    return this.#complaint;
  }

  /** Interrupts it like Ctrl-C. */
  interrupt(): Promise<void> {
    return this.#running.signal('INT');
  }

  /** The end of the console that a failed start names, which is gone with the test bed. */
  #keptConsole(): string {
    const said = JSON.stringify(this.events) + this.#complaint;
    const path = /\/[^\s"]+\/failed-\w+\.console\.log/.exec(said)?.[0] ?? '';
    return existsSync(path) ? `; console ${readFileSync(path, 'utf8').slice(-CONSOLE_CHARACTERS)}` : '';
  }

  #wake(): void {
    for (const wake of this.#wakes.splice(0)) wake();
  }
}

export class Product {
  readonly #namespace: Namespace;
  readonly #folder: string;
  readonly #environment: Readonly<Record<string, string>>;

  /** `folder` must be short, because it holds sockets. */
  constructor(namespace: Namespace, folder: string, environment: Readonly<Record<string, string>> = {}) {
    this.#namespace = namespace;
    this.#folder = folder;
    for (const name of ['c', 's', 'r', 'h']) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
    this.#environment = {
      HOME: join(folder, 'h'),
      XDG_CONFIG_HOME: join(folder, 'c'),
      XDG_STATE_HOME: join(folder, 's'),
      XDG_RUNTIME_DIR: join(folder, 'r'),
      XDG_DATA_HOME: testData,
      // Sessions follow the desktop; the prepared templates fit this one.
      LC_ALL: 'C',
      TZ: 'UTC',
      ...environment,
    };
  }

  /** The environment variables that name the folders of this instance. */
  get environment(): Readonly<Record<string, string>> {
    return this.#environment;
  }

  get runtimeFolder(): string {
    return join(this.#environment['XDG_RUNTIME_DIR'] ?? '', 'safe-browse');
  }

  get configFile(): string {
    return join(this.#environment['XDG_CONFIG_HOME'] ?? '', 'safe-browse/config.toml');
  }

  get logFolder(): string {
    return join(this.#environment['XDG_STATE_HOME'] ?? '', 'safe-browse');
  }

  /** Writes the configuration, which the next host agent reads. */
  configure(toml: string): void {
    mkdirSync(dirname(this.configFile), { recursive: true });
    writeFileSync(this.configFile, toml);
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Runs one command to its end. */
  run(...args: readonly string[]): Promise<Finished> {
    return this.#namespace.run([process.execPath, CLI, ...args], this.#environment);
  }

  /** Runs a command with `--json`, which must succeed, and parses its output. */
  async ask<Schema extends z.ZodType>(schema: Schema, ...args: readonly string[]): Promise<z.infer<Schema>> {
    const { status, stdout, stderr } = await this.run(...args, '--json');
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stdout}${stderr}${this.#logEnd()}`);
    return schema.parse(JSON.parse(stdout));
  }

  /** Runs a command with `--json`, which must fail, and parses its error. */
  async complaint(
    ...args: readonly string[]
  ): Promise<{ status: number; code: string; message: string; hint: string }> {
    const { status, stdout, stderr } = await this.run(...args, '--json');
    if (status === 0) throw new Error(`${args.join(' ')} did not fail; it said ${stdout}`);
    const last = stdout.trim().split('\n').at(-1) ?? '';
    const event = last === '' ? undefined : OpenEvent.parse(JSON.parse(last));
    if (event?.event !== 'failed')
      throw new Error(`${args.join(' ')} printed no reason for its failure; stdout ${stdout}; stderr ${stderr}`);
    const { code, message, hint } = event;
    return { status, code, message, hint };
  }

  /** Starts a command and leaves it running. */
  start(...args: readonly string[]): Running {
    return this.#namespace.start([process.execPath, CLI, ...args], this.#environment);
  }

  /** Starts `open --json --no-window`. */
  open(...args: readonly string[]): OpenCommand {
    return this.#opening('open', args);
  }

  /** Starts `portal --json --no-window`. */
  signIn(...args: readonly string[]): OpenCommand {
    return this.#opening('portal', args);
  }

  #opening(command: 'open' | 'portal', args: readonly string[]): OpenCommand {
    return new OpenCommand(
      this.#namespace.start([process.execPath, CLI, command, '--json', '--no-window', ...args], this.#environment),
      () => this.#logEnd(),
    );
  }

  /** What the host agent logged last, which is gone with the test bed. */
  #logEnd(): string {
    const path = join(this.logFolder, 'agent.log');
    return existsSync(path) ? `; log ${readFileSync(path, 'utf8').slice(-CONSOLE_CHARACTERS)}` : '';
  }

  sessions(): Promise<Session[]> {
    return this.ask(z.array(Session), 'list');
  }

  /** The process of the host agent, if one runs. */
  daemon(): ProcessInside | undefined {
    return this.#namespace.processes().find(({ commandLine }) => commandLine.includes('dist/host-agent/daemon.js'));
  }

  async kill(pid: number, signal = 'KILL'): Promise<void> {
    await this.#namespace.kill(pid, signal);
  }

  isRunning(pid: number): boolean {
    return this.#namespace.isRunning(pid);
  }

  readProcess(pid: number, file: string): string {
    return this.#namespace.readProcess(pid, file);
  }

  /** All processes of the product in the namespace. */
  processes(): ProcessInside[] {
    return this.#namespace.processes();
  }

  /** Waits until `holds`; throws with `what` after `timeoutMs`. */
  async until(what: string, holds: () => boolean | Promise<boolean>, timeoutMs: number): Promise<void> {
    const startedMs = performance.now();
    for (;;) {
      const lookedMs = performance.now();
      if (await holds()) return;
      const nowMs = performance.now();
      if (nowMs - startedMs > timeoutMs) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
      await sleep(Math.max(LOOK_EVERY_MS, RESTS * (nowMs - lookedMs)));
    }
  }

  /** The remains of a session that should be gone: its processes, and files below the runtime folder with its id. */
  leftoversOf(session: Session): string[] {
    const processes = session.processes
      .filter(({ pid }) => this.isRunning(pid))
      .map(({ role, pid }) => `process ${role} ${pid}`);
    const files = existsSync(this.runtimeFolder)
      ? readdirSync(this.runtimeFolder, { recursive: true }).filter((name) => String(name).includes(session.id))
      : [];
    return [...processes, ...files.map((name) => `file ${String(name)}`)];
  }

  /** Closes all sessions, stops the host agent, and returns what is left: an empty list if all is well. */
  async stop(): Promise<string[]> {
    if (this.daemon()) await this.run('close', '--all');
    const daemon = this.daemon();
    if (daemon) {
      await this.run('daemon', '--stop');
      await this.until('the host agent ends', () => !this.isRunning(daemon.pid), 30_000).catch(() => undefined);
    }
    const programs = this.processes().filter(({ commandLine }) =>
      /daemon\.js|qemu-system|passt|bwrap/.test(commandLine),
    );
    const files = existsSync(this.runtimeFolder)
      ? readdirSync(this.runtimeFolder, { recursive: true, withFileTypes: true }).filter(
          (entry) => !entry.isDirectory(),
        )
      : [];
    return [
      ...programs.map(({ pid, commandLine }) => `process ${pid} ${commandLine}`),
      ...files.map(({ name }) => `file ${name}`).filter((name) => !KEPT_FILES.includes(name)),
    ];
  }
}
