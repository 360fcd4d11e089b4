/** On a host of a pool: the requests of a desk that carry bytes. No byte of a file touches the disk of this host, and pictures leave as bare pixels. */
import { constants, type ServerHttp2Stream } from 'node:http2';
import type { Duplex } from 'node:stream';
import type { z } from 'zod';
import type { SafeCopyProgress } from '../../api/session/downloads.ts';
import type { Failure } from '../../api/errors/failure.ts';
import type { ForbiddenAct } from '../../api/session/restrictions.ts';
import type { LiveSession } from '../../session/live-session.ts';
import { originUrl, savableDownload } from '../../transfer/downloads.ts';
import type { TransferOptions } from '../../transfer/guest-transfers.ts';
import { refusedByGuest } from '../../transfer/refusals.ts';
import { MixedReader } from '../mixed-reader.ts';
import { FileInPath, GivenFile, type GivenLine, type HeadLine, ThumbnailVersion } from '../wire.ts';
import type { DeskSound } from './desk-sound.ts';
import { byPercent } from './host-calls.ts';

const MIB = 1024 * 1024;

export interface ByteDeps {
  /** Throws `Failure` session-not-found. */
  readonly session: (id: string) => LiveSession;
  /** Connects to the screen of a session. Throws `Failure` session-not-found. */
  readonly connectScreen: (id: string) => Duplex;
  readonly limits: () => { readonly maxFileMiB: number; readonly safeCopyPages: number };
  readonly sound: Pick<DeskSound, 'listen' | 'speak'>;
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
export const BYTE_REQUESTS = {
  screen,
  'first-screen': screen,
  screenshot,
  thumbnail,
  clipboard,
  file,
  pages: (asked, deps) => pages(asked, deps, false),
  'pages-with-text': (asked, deps) => pages(asked, deps, true),
  give,
  sound,
  microphone,
  automation,
} satisfies Record<string, Handler>;

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

function screenshot(asked: ByteRequest, { session: of }: ByteDeps): Promise<void> {
  return answered(asked, async () => {
    const { width, height, rgb } = await allowed(of(asked.id), 'screenshot').screenshot();
    return { head: { picture: { width, height } }, chunks: rgb };
  });
}

async function thumbnail(asked: ByteRequest, { session: of }: ByteDeps): Promise<void> {
  const [untrustedKnown] = asked.untrustedRest;
  const known = ThumbnailVersion.optional().safeParse(untrustedKnown);
  if (!known.success) {
    refuse(asked.request);
    return;
  }
  await answered(asked, async () => {
    const small = await of(asked.id).thumbnail(known.data);
    if (!small) return { head: { unchanged: true }, chunks: [] };
    const { version, frame } = small;
    return { head: { picture: { width: frame.width, height: frame.height }, version }, chunks: [frame.rgb] };
  });
}

function clipboard(asked: ByteRequest, { session: of }: ByteDeps): Promise<void> {
  return answered(asked, async () => {
    const session = allowed(of(asked.id), 'copy-out');
    const clip = await session.clipboard.receiveClipboard('anything', quietly(session, asked));
    if (clip.content === 'text')
      return { head: { text: { bytes: clip.untrustedBytes.length } }, chunks: [clip.untrustedBytes] };
    const { width, height, rgb } = clip.untrustedPicture;
    return { head: { picture: { width, height } }, chunks: rgb };
  });
}

interface Answer {
  readonly head: HeadLine;
  readonly chunks: AsyncIterable<Buffer> | Iterable<Buffer>;
}

/** Sends the head and the bytes after it, or why there are none. A failure between them resets the request. */
async function answered({ request, signal, asFailure }: ByteRequest, work: () => Promise<Answer>): Promise<void> {
  request.respond({ ':status': 200 });
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    request.end(line({ failure: asFailure(error).data() }));
    return;
  }
  await written(request, line(answer.head), signal);
  for await (const chunk of answer.chunks) await written(request, chunk, signal);
  request.end();
}

async function file(asked: ByteRequest, { session: of, limits }: ByteDeps): Promise<void> {
  const which = numberIn(asked);
  if (which === undefined) return;
  await answered(asked, async () => {
    const session = allowed(of(asked.id), 'save-files');
    const { transfers } = session.io;
    const { file: number, bytes } = savableDownload(transfers, which, limits().maxFileMiB);
    const { untrustedOrigin, chunks } = await transfers.receiveFile({ file: number, bytes }, quietly(session, asked));
    const origin = originUrl(untrustedOrigin);
    return { head: { offer: { bytes, ...(origin !== undefined && { origin }) } }, chunks };
  });
}

async function pages(asked: ByteRequest, { session: of, limits }: ByteDeps, hasText: boolean): Promise<void> {
  const { request, signal } = asked;
  const which = numberIn(asked);
  if (which === undefined) return;
  request.respond({ ':status': 200 });
  const tell = (reported: HeadLine) => written(request, line(reported), signal);
  // The desk sees by itself how far the drawing is.
  const onProgress = byPercent<SafeCopyProgress>(
    (progress) => progress.step !== 'drawing' && void tell({ progress }).catch(() => undefined),
  );
  try {
    const session = allowed(of(asked.id), 'save-files');
    const { maxFileMiB, safeCopyPages: maxPages } = limits();
    const ends = quietly(session, asked).signal;
    await session.draw(which, { signal: ends, maxFileMiB, maxPages, hasText, onProgress }, async (drawn) => {
      for await (const { rgb, notes, words, ...page } of drawn.pages) {
        await tell({ page: { ...page, ...(notes && { notes: [...notes] }), ...(words && { words: [...words] }) } });
        await written(request, rgb, signal);
      }
      const origin = drawn.origin();
      await tell({ result: { ...(origin !== undefined && { origin }) } });
    });
  } catch (error) {
    if (!signal.aborted) await tell({ failure: asked.asFailure(error).data() });
  }
  request.end();
}

async function give(asked: ByteRequest, { session: of, limits }: ByteDeps): Promise<void> {
  const { request } = asked;
  request.respond({ ':status': 200 });
  let last: z.infer<typeof GivenLine>;
  try {
    const reader = new MixedReader(request);
    const { bytes, ...file } = await reader.line(GivenFile);
    const session = allowed(of(asked.id), 'send-files');
    if (bytes > limits().maxFileMiB * MIB) throw refusedByGuest('too-large');
    await session.files.send({ kind: 'file', ...file }, bytes, reader.bytes(bytes), quietly(session, asked));
    last = { result: {} };
  } catch (error) {
    last = { failure: asked.asFailure(error).data() };
  }
  if (request.writable) request.end(line(last));
}

/** By the rules of this host. Throws `Failure` profile-forbids. */
function allowed(session: LiveSession, act: ForbiddenAct): LiveSession {
  session.assertMay(act);
  return session;
}

/** A transfer ends with its request and with its session. The desk counts the bytes by itself. */
const quietly = ({ ending }: LiveSession, { signal }: ByteRequest): TransferOptions => ({
  signal: AbortSignal.any([signal, ending]),
  onBytes: () => undefined,
});

async function sound({ request, id }: ByteRequest, deps: ByteDeps): Promise<void> {
  request.respond({ ':status': 200 });
  request.resume();
  deps.sound.listen(id, request);
}

async function microphone({ request, id }: ByteRequest, deps: ByteDeps): Promise<void> {
  request.respond({ ':status': 200 });
  request.once('end', () => request.end());
  deps.sound.speak(id, request);
  await deps.session(id).microphone.turnOn();
}

async function automation({ request, id }: ByteRequest, deps: ByteDeps): Promise<void> {
  if (deps.session(id).io.automation.carry(request)) request.respond({ ':status': 200 });
  else refuse(request);
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

const line = (content: HeadLine | z.infer<typeof GivenLine>): Buffer => Buffer.from(`${JSON.stringify(content)}\n`);

/** Fulfilled when the bytes are no longer needed: their producer may use one buffer for all. Throws the reason of the signal. */
async function written(request: ServerHttp2Stream, bytes: Buffer, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    request.write(bytes, (error) => {
      signal.removeEventListener('abort', stop);
      if (error) reject(error);
      else resolve();
    });
  });
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
