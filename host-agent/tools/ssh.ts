/** A host agent on another computer, reached with the person's own ssh. */
import { spawn } from 'node:child_process';
import { Duplex, PassThrough } from 'node:stream';
import { printable } from '../process/printable.ts';
import { SYSTEM_PATH, toolEnvironment } from '../process/run.ts';

const KEPT_CHARACTERS = 300;

/** Never asks, forwards nothing, shares no connection. Who the host is decides the person's own configuration, by known_hosts. */
const OPTIONS = [
  'BatchMode=yes',
  'ConnectTimeout=15',
  'ForwardAgent=no',
  'ForwardX11=no',
  'ClearAllForwardings=yes',
  'PermitLocalCommand=no',
  'ControlMaster=no',
  'ControlPath=none',
  'RequestTTY=no',
  'LogLevel=ERROR',
] as const;

/** Arguments of ssh. `configurationFile`: instead of the person's own, in tests. `host` cannot become an option, and the remote shell gets two fixed words. Pure. */
export function attachArguments(host: string, configurationFile?: string): string[] {
  const configuration = configurationFile === undefined ? [] : ['-F', configurationFile];
  return [
    ...configuration,
    '-T',
    '-a',
    '-x',
    ...OPTIONS.flatMap((option) => ['-o', option]),
    '--',
    host,
    'safe-browse attach',
  ];
}

/**
 * A duplex stream to the host agent of this host: the stdio of `safe-browse attach` there. ssh is killed when the stream closes. `onTrouble` gets the last
 * line that ssh wrote to stderr, when it ends.
 */
export function attachOverSsh(host: string, onTrouble: (reason: string) => void, configurationFile?: string): Duplex {
  const child = spawn('ssh', attachArguments(host, configurationFile), {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: toolEnvironment({ ...agentOfKeys(), PATH: SYSTEM_PATH }),
  });
  let said = '';
  child.stderr.on('data', (text) => (said = (said + String(text)).slice(-KEPT_CHARACTERS)));
  // Between both, so that the stream ends only when it is known why.
  const [input, output] = [new PassThrough(), new PassThrough()];
  child.stdin.on('error', () => undefined);
  input.pipe(child.stdin);
  child.stdout.pipe(output, { end: false });
  const stream = Duplex.from({ writable: input, readable: output });
  const report = (reason: string) => onTrouble(printable(reason));
  child.once('error', (error) => {
    report(error.message);
    stream.destroy();
  });
  child.once('close', (status) => {
    report(said.trim().split('\n').at(-1)?.trim() || `ssh ended with status ${String(status)}`);
    stream.destroy();
  });
  stream.on('error', () => undefined);
  stream.once('close', () => child.kill('SIGKILL'));
  return stream;
}

/** Keys of the person that an agent holds. */
function agentOfKeys(): Record<string, string> {
  const socket = process.env['SSH_AUTH_SOCK'];
  return socket === undefined ? {} : { SSH_AUTH_SOCK: socket };
}
