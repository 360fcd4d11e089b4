/** The server of the control API: checks each request against its schema and calls one verb. */
import { stat } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import type { Logger } from 'pino';
import { type CancellationToken, type MessageConnection, ResponseError } from 'vscode-jsonrpc/node';
import { ZodError } from 'zod';
import { connectionOver, FAILURE_ERROR_CODE, PROGRESS, RequestEnvelope } from '../api/connection/connection.ts';
import { Failure, isFailure } from '../api/errors/failure.ts';
import type { FailureData } from '../api/errors/failure-data.ts';
import { type Method, METHODS, type Params, type Result } from '../api/methods/methods.ts';
import type { Verbs } from '../api/methods/verbs.ts';
import { systemTrouble } from '../api/errors/system-trouble.ts';
import { pathOfSocket, socketRefused } from './inherited-socket.ts';
import { Calls } from './replacement.ts';
import { listenAt, listening } from '../storage/private-socket.ts';

/** Listens at `path`, accessible only to this person, or on the inherited socket `descriptor`. Throws `Failure` socket-refused. */
export async function serve(
  path: string,
  verbs: Verbs,
  log: Logger,
  descriptor?: number,
  calls = new Calls(),
): Promise<Server> {
  const server = createServer((socket) => serveClient(socket, verbs, log, calls));
  await (descriptor === undefined ? listenAt(server, path) : takeOver(server, path, descriptor));
  return server;
}

/** The socket's file is removed by the process that created it. */
async function takeOver(server: Server, path: string, descriptor: number): Promise<void> {
  if ((await pathOfSocket(descriptor)) !== path) throw socketRefused(`it is not ${path}`);
  if (((await stat(path)).mode & 0o077) !== 0) throw socketRefused('it can be used by others');
  await listening(server, { fd: descriptor });
}

function serveClient(socket: Socket, verbs: Verbs, log: Logger, calls: Calls): void {
  const connection = connectionOver(socket);
  const gone = new AbortController();
  socket.once('close', () => gone.abort(new Error('The client went away.')));
  for (const method of Object.keys(METHODS) as Method[]) {
    connection.onRequest(method, (untrustedEnvelope: unknown, token: CancellationToken) =>
      calls.during(() => answer(connection, method, verbs, untrustedEnvelope, { token, gone: gone.signal, log })),
    );
  }
  connection.listen();
}

async function answer<M extends Method>(
  connection: MessageConnection,
  method: M,
  verbs: Verbs,
  untrustedEnvelope: unknown,
  { token, gone, log }: { token: CancellationToken; gone: AbortSignal; log: Logger },
): Promise<Result<M>> {
  const cancelled = new AbortController();
  token.onCancellationRequested(() => cancelled.abort(new Error('Cancelled.')));
  const watchClient = () => cancelled.abort(gone.reason);
  gone.addEventListener('abort', watchClient, { once: true });
  try {
    const { progressToken, params } = RequestEnvelope.parse(untrustedEnvelope);
    const accepted = METHODS[method].params.parse(params) as Params<M>;
    return await verbs[method](accepted, {
      signal: cancelled.signal,
      progress: (progress) => {
        if (!gone.aborted) void connection.sendProgress(PROGRESS, progressToken, progress).catch(() => undefined);
      },
      deliver: async (progress) => {
        cancelled.signal.throwIfAborted();
        await connection.sendProgress(PROGRESS, progressToken, progress);
      },
    });
  } catch (error) {
    throw asResponseError(cancelled.signal.aborted ? wasCancelled(error) : error, method, log);
  } finally {
    gone.removeEventListener('abort', watchClient);
  }
}

function asResponseError(error: unknown, method: Method, log: Logger): ResponseError<FailureData | undefined> {
  const failure = error instanceof ZodError ? badRequest(error) : (systemTrouble(error) ?? error);
  if (failure instanceof Failure) {
    log.info(
      { method, code: failure.code, cause: failure.cause instanceof Error ? failure.cause.message : undefined },
      'refused or failed',
    );
    return new ResponseError(FAILURE_ERROR_CODE, failure.message, failure.data());
  }
  log.error({ method, error: failure instanceof Error ? failure.stack : String(failure) }, 'internal error');
  return new ResponseError(-32603, failure instanceof Error ? failure.message : 'unknown', undefined);
}

/** A cancelled call fails with whatever it was doing at that moment; the person only needs to know that it stopped. */
function wasCancelled(error: unknown): Failure {
  if (isFailure(error, 'cancelled')) return error;
  return new Failure('cancelled', { task: 'request' }, { cause: error });
}

function badRequest(error: ZodError): Failure {
  const issues = error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`);
  return new Failure('bad-request', { problems: issues.join('; ').slice(0, 500) });
}
