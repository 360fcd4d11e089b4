/** On a host of a pool: the requests of a desk that carry bytes. */
import { constants, type ServerHttp2Stream } from 'node:http2';
import type { Duplex } from 'node:stream';
import type { Failure } from '../../api/failure.ts';
import { MixedReader } from '../mixed-reader.ts';
import { FileInPath, GivenFile, type PageLine } from '../wire.ts';
import type { DeskFiles } from './desk-files.ts';
import type { DeskSound } from './desk-sound.ts';

export interface ByteDeps {
  /** Connects to the screen of a session. Throws `Failure` session-not-found. */
  readonly connectScreen: (id: string) => Duplex;
  readonly files: Pick<DeskFiles, 'take' | 'draw' | 'give'>;
  readonly sound: Pick<DeskSound, 'listen' | 'speak'>;
  /** Lets the session hear what the desk sends. Throws `Failure` session-not-found, no-microphone, microphone-silent. */
  readonly turnOnMicrophone: (id: string) => Promise<void>;
}

/** One request about a session of this desk. */
export interface ByteRequest {
  readonly request: ServerHttp2Stream;
  readonly id: string;
  /** The rest of its path. */
  readonly untrustedRest: readonly string[];
  /** Aborted when the desk has taken it back. */
  readonly signal: AbortSignal;
  readonly asFailure: (error: unknown) => Failure;
}

type Handler = (asked: ByteRequest, deps: ByteDeps) => Promise<void>;

/** By the first word of the path. */
export const BYTE_REQUESTS = { screen, 'first-screen': screen, file, pages, give, sound, microphone } satisfies Record<
  string,
  Handler
>;

export const isByteRequest = (untrustedKind: string | undefined): untrustedKind is keyof typeof BYTE_REQUESTS =>
  untrustedKind !== undefined && Object.hasOwn(BYTE_REQUESTS, untrustedKind);

async function screen({ request, id }: ByteRequest, deps: ByteDeps): Promise<void> {
  let connected: Duplex;
  try {
    connected = deps.connectScreen(id);
  } catch {
    refuse(request);
    return;
  }
  request.respond({ ':status': 200 });
  connected.on('error', () => request.close(constants.NGHTTP2_CANCEL));
  connected.once('close', () => request.end());
  request.once('close', () => connected.destroy());
  request.pipe(connected).pipe(request);
}

async function file(asked: ByteRequest, { files }: ByteDeps): Promise<void> {
  const { request, id, signal } = asked;
  const which = numberIn(asked);
  if (which === undefined) return;
  request.respond({ ':status': 200 });
  const taken = await files.take(id, which, signal).catch((error: unknown) => {
    request.end(line({ failure: asked.asFailure(error).data() }));
  });
  if (!taken) return;
  const { bytes, origin, chunks } = taken;
  await written(request, line({ offer: { bytes, ...(origin !== undefined && { origin }) } }), signal);
  // The desk finds fewer bytes than were offered if this fails.
  for await (const chunk of chunks) await written(request, chunk, signal);
  request.end();
}

async function pages(asked: ByteRequest, { files }: ByteDeps): Promise<void> {
  const { request, id, signal } = asked;
  const which = numberIn(asked);
  if (which === undefined) return;
  request.respond({ ':status': 200 });
  const tell = (told: PageLine) => written(request, line(told), signal);
  // The desk sees by itself how far the drawing is.
  const onProgress: Parameters<DeskFiles['draw']>[2]['onProgress'] = (progress) =>
    progress.step !== 'drawing' && void tell({ progress }).catch(() => undefined);
  try {
    await files.draw(id, which, { signal, onProgress }, async (drawn) => {
      for await (const { rgb, ...page } of drawn.pages) {
        await tell({ page });
        await written(request, rgb, signal);
      }
      await tell({ result: { ...(drawn.origin !== undefined && { origin: drawn.origin }) } });
    });
  } catch (error) {
    if (!signal.aborted) await tell({ failure: asked.asFailure(error).data() });
  }
  request.end();
}

async function give(asked: ByteRequest, { files }: ByteDeps): Promise<void> {
  const { request, id, signal } = asked;
  request.respond({ ':status': 200 });
  let last: object;
  try {
    const reader = new MixedReader(request);
    const given = await reader.line(GivenFile);
    await files.give(id, given, reader.bytes(given.bytes), signal);
    last = { result: {} };
  } catch (error) {
    last = { failure: asked.asFailure(error).data() };
  }
  if (request.writable) request.end(line(last));
}

async function sound({ request, id }: ByteRequest, deps: ByteDeps): Promise<void> {
  request.respond({ ':status': 200 });
  request.resume();
  deps.sound.listen(id, request);
}

async function microphone({ request, id }: ByteRequest, deps: ByteDeps): Promise<void> {
  request.respond({ ':status': 200 });
  request.once('end', () => request.end());
  deps.sound.speak(id, request);
  await deps.turnOnMicrophone(id);
}

/** Says that there is no such thing for this desk. */
export function refuse(request: ServerHttp2Stream): void {
  if (request.destroyed || request.headersSent) return;
  request.respond({ ':status': 404 }, { endStream: true });
  request.resume();
}

function numberIn({ request, untrustedRest }: ByteRequest): number | undefined {
  const which = FileInPath.safeParse(untrustedRest[0]).data;
  if (which === undefined) refuse(request);
  return which;
}

const line = (content: object): Buffer => Buffer.from(`${JSON.stringify(content)}\n`);

/** Fulfilled when there is room for more. Throws the reason of the signal. */
async function written(request: ServerHttp2Stream, bytes: Buffer, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (!request.write(bytes)) await drained(request, signal);
}

export function drained(request: ServerHttp2Stream, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    request.once('drain', () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}
