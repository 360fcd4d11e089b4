/** A sound server like that of a desktop. Tests can record its loudspeaker and play into its microphone; no one hears either. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const STARTS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;
export const SAMPLES_PER_SECOND = 48_000;
/** Full scale. */
const LARGEST = 32_767;

/** Commands of its clients, each with its arguments. */
export interface SoundPrograms {
  /** Plays its stdin, samples of 16 bits and one channel, into the microphone. */
  readonly intoMicrophone: readonly string[];
  /** Writes what the loudspeaker plays to its stdout: samples of 16 bits and two channels. */
  readonly fromLoudspeaker: readonly string[];
}

/** The environment of a sound server and its clients: nothing of the person who runs the tests. */
export const soundEnvironment = (runtimeFolder: string, folder: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: folder,
  XDG_CONFIG_HOME: folder,
  XDG_RUNTIME_DIR: runtimeFolder,
  DBUS_SESSION_BUS_ADDRESS: 'disabled:',
});

export class SoundServer {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #commands: SoundPrograms;
  readonly #programs: ChildProcess[] = [];

  constructor(environment: NodeJS.ProcessEnv, commands: SoundPrograms) {
    this.#environment = environment;
    this.#commands = commands;
  }

  /** Starts a program of the server. Resolves when `isReady`, or throws. */
  async run(command: readonly string[], isReady: () => boolean): Promise<void> {
    const program = this.#start(command, ['ignore', 'ignore', 'inherit']);
    for (let waitedMs = 0; !isReady(); waitedMs += LOOK_EVERY_MS) {
      if (program.exitCode !== null || waitedMs > STARTS_WITHIN_MS)
        throw new Error(`${command[0] ?? ''} did not start (${program.exitCode}).`);
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** Plays a sine into the microphone; `amplitude`: a share of full scale. The returned function stops it. */
  tone(hertz: number, amplitude: number): () => void {
    const program = this.#start(this.#commands.intoMicrophone, ['pipe', 'ignore', 'inherit']);
    // One second contains whole periods of every integer frequency.
    const second = Buffer.alloc(2 * SAMPLES_PER_SECOND);
    for (let at = 0; at < SAMPLES_PER_SECOND; at += 1)
      second.writeInt16LE(
        Math.round(amplitude * LARGEST * Math.sin((2 * Math.PI * hertz * at) / SAMPLES_PER_SECOND)),
        2 * at,
      );
    const { stdin } = program;
    const more = (): void => {
      while (stdin?.writable === true && stdin.write(second));
    };
    stdin?.on('error', () => undefined).on('drain', more);
    more();
    return () => void program.kill();
  }

  /** Records the loudspeaker for `seconds`: 48 000 samples a second, two channels, 16 bits. */
  async heard(seconds: number): Promise<Buffer> {
    const wanted = seconds * SAMPLES_PER_SECOND * 4;
    const program = this.#start(this.#commands.fromLoudspeaker, ['ignore', 'pipe', 'inherit']);
    const chunks: Buffer[] = [];
    let bytes = 0;
    await new Promise<void>((resolve, reject) => {
      program.stdout?.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if ((bytes += chunk.length) >= wanted) resolve();
      });
      program.once('exit', () => reject(new Error('The recorder ended.')));
    });
    program.removeAllListeners('exit');
    program.kill();
    return Buffer.concat(chunks).subarray(0, wanted);
  }

  /** Passes on what the loudspeaker plays, each time with the time at which it arrived, by the clock of `performance.now()`. The returned function stops it. */
  hear(onSamples: (samples: Buffer, atMs: number) => void): () => void {
    const program = this.#start(this.#commands.fromLoudspeaker, ['ignore', 'pipe', 'inherit']);
    program.stdout?.on('data', (samples: Buffer) => onSamples(samples, performance.now()));
    return () => void program.kill();
  }

  async stop(): Promise<void> {
    // Clients before their server.
    for (const program of this.#programs.toReversed()) {
      program.kill('SIGKILL');
      if (program.exitCode === null && program.signalCode === null) await once(program, 'exit');
    }
  }

  #start([program = '', ...words]: readonly string[], stdio: ('pipe' | 'ignore' | 'inherit')[]): ChildProcess {
    const started = spawn(program, words, { env: this.#environment, stdio });
    this.#programs.push(started);
    return started;
  }
}
