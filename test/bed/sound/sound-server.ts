/** A sound server like that of a desktop. Tests can record its loudspeaker and play into its microphone; no one hears either. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const STARTS_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;
const SAMPLES_PER_SECOND = 48_000;
/** Full scale. */
const LARGEST = 32_767;

const SCRIPT = `load-module module-null-sink sink_name=loudspeaker
load-module module-null-sink sink_name=room
load-module module-native-protocol-unix auth-anonymous=1
set-default-sink loudspeaker
set-default-source room.monitor
`;

export class SoundServer {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #server: ChildProcess;
  readonly #programs: ChildProcess[] = [];

  private constructor(environment: NodeJS.ProcessEnv, server: ChildProcess) {
    this.#environment = environment;
    this.#server = server;
  }

  /** PulseAudio with its socket below `runtimeFolder` and its other files in `folder`. */
  static async start(runtimeFolder: string, folder: string): Promise<SoundServer> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const script = join(folder, 'script.pa');
    writeFileSync(script, SCRIPT);
    const environment = {
      PATH: process.env['PATH'],
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      XDG_RUNTIME_DIR: runtimeFolder,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    };
    const server = spawn(
      'pulseaudio',
      [
        '-n',
        '--daemonize=no',
        '--use-pid-file=no',
        '--exit-idle-time=-1',
        '--realtime=no',
        '--high-priority=no',
        '--disable-shm=yes',
        '--log-target=stderr',
        '--log-level=error',
        '--file',
        script,
      ],
      { env: environment, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    const started = new SoundServer(environment, server);
    for (let waitedMs = 0; !existsSync(join(runtimeFolder, 'pulse/native')); waitedMs += LOOK_EVERY_MS) {
      if (server.exitCode !== null || waitedMs > STARTS_WITHIN_MS)
        throw new Error(`PulseAudio did not start (${server.exitCode}).`);
      await sleep(LOOK_EVERY_MS);
    }
    return started;
  }

  /** Plays a sine into the microphone; `amplitude`: a share of full scale. The returned function stops it. */
  tone(hertz: number, amplitude: number): () => void {
    const program = this.#start(['--playback', '--device=room', ...FORMAT, '--channels=1'], 'pipe');
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
    const program = this.#start(['--record', '--device=loudspeaker.monitor', ...FORMAT, '--channels=2'], 'ignore');
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

  async stop(): Promise<void> {
    for (const program of [...this.#programs, this.#server]) {
      program.kill('SIGKILL');
      if (program.exitCode === null && program.signalCode === null) await once(program, 'exit');
    }
  }

  #start(words: readonly string[], stdin: 'pipe' | 'ignore'): ChildProcess {
    const program = spawn('pacat', words, { env: this.#environment, stdio: [stdin, 'pipe', 'inherit'] });
    this.#programs.push(program);
    return program;
  }
}

const FORMAT = ['--raw', '--format=s16le', `--rate=${SAMPLES_PER_SECOND}`, '--latency-msec=50'] as const;
