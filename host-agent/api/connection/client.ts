/** The client of the control API, for the desktop application and the command line. Starts the host agent if it is not running. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CancellationTokenSource, ErrorCodes, type MessageConnection, ResponseError } from 'vscode-jsonrpc/node';
import type { z } from 'zod';
import { connectionOver, FAILURE_ERROR_CODE, PROGRESS } from './connection.ts';
import { withoutCoreFile } from '../host/core-files.ts';
import { Failure } from '../errors/failure.ts';
import { FailureData } from '../errors/failure-data.ts';
import { lockPath, makePrivateFolder, socketPath } from './runtime-folder.ts';
import { type Method, METHODS, type Params, type Progress, type Result } from '../methods/methods.ts';

/** While none keeps running: another host agent with the lock may be about to exit, and ours can take over. */
const DAEMON_WITHIN_MS = 15_000;
/** While one is starting on a busy host. */
const SLOW_DAEMON_WITHIN_MS = 60_000;
const SLOW_AFTER_MS = 2_000;
const TRY_EVERY_MS = 40;

/**
 * The host agent runs for days with little load: it keeps little garbage and little compiled code, which saves 14 MB of 102, and one thread
 * for V8's work in the background, which saves 3 MB.
 */
const NODE_OPTIONS = ['--max-semi-space-size=1', '--optimize-for-size', '--v8-pool-size=1'];

/** Program and arguments of the host agent. flock takes the lock and then executes it, so the lock lasts as long as the process. */
export function daemonCommand(runtime: string, daemonBundle: string, node = process.execPath): [string, ...string[]] {
  return withoutCoreFile(['flock', '--nonblock', '--no-fork', lockPath(runtime), node, ...NODE_OPTIONS, daemonBundle]);
}

export interface CallOptions<M extends Method> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress<M>) => void;
}

export class Client {
  readonly #connection: MessageConnection;
  readonly #socket: Socket;
  #nextToken = 1;

  /** Resolves when the host agent has exited or closed the connection. */
  readonly closed: Promise<void>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    this.#connection = connectionOver(socket);
    this.#connection.listen();
    // The library leaves open requests pending when the connection closes; disposing rejects them.
    socket.once('close', () => this.#connection.dispose());
  }

  /** A client of the host agent that listens at `path`; `undefined` if none does. */
  static async attach(path: string): Promise<Client | undefined> {
    const socket = connect(path);
    try {
      await once(socket, 'connect');
      return new Client(socket);
    } catch {
      socket.destroy();
      return undefined;
    }
  }

  /** Like `attach`, but starts the host agent if none listens. `node`: the Node binary, for callers that run in another program. */
  static async attachOrStart(runtime: string, daemonBundle: string, node = process.execPath): Promise<Client> {
    const running = await Client.attach(socketPath(runtime));
    if (running) return running;
    makePrivateFolder(runtime);
    let starting = startDaemon(runtime, daemonBundle, node);
    let startedMs = 0;
    try {
      for (
        let waitedMs = 0;
        waitedMs < (waitedMs - startedMs > SLOW_AFTER_MS ? SLOW_DAEMON_WITHIN_MS : DAEMON_WITHIN_MS);
        waitedMs += TRY_EVERY_MS
      ) {
        const client = await Client.attach(socketPath(runtime));
        if (client) return client;
        if (starting.hasEnded()) {
          if (starting.said() !== '') break;
          // Another host agent holds the lock: it will listen, or it is about to exit and ours can take over.
          starting.letGo();
          starting = startDaemon(runtime, daemonBundle, node);
          startedMs = waitedMs;
        }
        await sleep(TRY_EVERY_MS);
      }
      throw startFailure(starting.said());
    } finally {
      starting.letGo();
    }
  }

  /** Calls one method. Throws the host agent's {@link Failure}. Aborting `signal` cancels the request. */
  async call<M extends Method>(method: M, params: Params<M>, options: CallOptions<M> = {}): Promise<Result<M>> {
    const contract = METHODS[method];
    const progressToken = this.#nextToken++;
    const cancellation = new CancellationTokenSource();
    const cancel = () => cancellation.cancel();
    options.signal?.addEventListener('abort', cancel, { once: true });
    if (options.signal?.aborted === true) cancel();
    const progress = this.#connection.onProgress(PROGRESS, progressToken, (value) => {
      const parsed = (contract.progress as z.ZodType<Progress<M>>).safeParse(value);
      if (parsed.success) options.onProgress?.(parsed.data);
    });
    try {
      const answer: unknown = await this.#connection.sendRequest(method, { progressToken, params }, cancellation.token);
      const parsed = (contract.result as unknown as z.ZodType<Result<M>>).safeParse(answer);
      if (parsed.success) return parsed.data;
      throw new Failure('host-agent-answer-unknown', { method }, { cause: parsed.error });
    } catch (error) {
      throw asFailure(error, method);
    } finally {
      progress.dispose();
      options.signal?.removeEventListener('abort', cancel);
    }
  }

  close(): void {
    this.#socket.destroy();
  }
}

function asFailure(error: unknown, method: Method): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof ResponseError && error.code === FAILURE_ERROR_CODE) {
    const parsed = FailureData.safeParse(error.data);
    return parsed.success
      ? new Failure(parsed.data)
      : new Failure('host-agent-answer-unknown', { method }, { cause: parsed.error });
  }
  // These codes are errors of the host agent; all others mean that the connection broke.
  if (
    error instanceof ResponseError &&
    (error.code === ErrorCodes.InternalError || error.code === ErrorCodes.MethodNotFound)
  ) {
    return new Failure('host-agent-internal-error', { reason: error.message }, { cause: error });
  }
  return new Failure('host-agent-unreachable', {}, { cause: error });
}

interface Starting {
  hasEnded(): boolean;
  /** What it wrote to stderr. */
  said(): string;
  letGo(): void;
}

function startDaemon(runtime: string, daemonBundle: string, node: string): Starting {
  const [program, ...args] = daemonCommand(runtime, daemonBundle, node);
  const daemon = spawn(program, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let [said, hasEnded] = ['', false];
  daemon.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  for (const event of ['exit', 'error']) daemon.once(event, () => (hasEnded = true));
  return {
    hasEnded: () => hasEnded,
    said: () => said.trim(),
    letGo: () => {
      daemon.stderr.destroy();
      daemon.unref();
    },
  };
}

/** A host agent that cannot start reports the reason as one line of JSON on stderr. */
function startFailure(said: string): Failure {
  const lastLine = said.trim().split('\n').at(-1) ?? '';
  try {
    return new Failure(FailureData.parse(JSON.parse(lastLine)));
  } catch {
    return new Failure('host-agent-not-started', { reason: lastLine === '' ? undefined : lastLine.slice(0, 300) });
  }
}
