import { createServer as createHttp2Server, type Http2Session } from 'node:http2';
import { connect } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it, onTestFinished, vi } from 'vitest';
import { CONTRACT } from '../../../host-agent/api/methods/methods.ts';
import { HostConnection } from '../../../host-agent/pool/desk/host-connection.ts';
import { LineAnswer } from '../../../host-agent/pool/desk/line-answer.ts';
import { pngPieces } from '../../../host-agent/hypervisor/picture/png-pieces.ts';
import { RemoteFiles } from '../../../host-agent/pool/desk/remote-files.ts';
import { RemotePictures } from '../../../host-agent/pool/desk/remote-pictures.ts';
import { MAX_LINE_BYTES } from '../../../host-agent/pool/wire.ts';
import { DEFAULT_RESTRICTIONS } from '../../fixtures/restrictions.ts';

/** A host that attaches correctly and answers every other request with these bytes. */
async function attachedTo(
  answer: Buffer | string | Iterable<Buffer> | ((session: Http2Session) => void),
): Promise<HostConnection> {
  const folder = await mkdtemp(join(tmpdir(), 'sb-hostile-'));
  const path = join(folder, 'host.sock');
  const server = createHttp2Server((request, response) => {
    request.resume();
    if (request.url === '/call/attach') response.end(`${JSON.stringify({ result: { contract: CONTRACT } })}\n`);
    else if (typeof answer === 'function') answer(request.stream.session as Http2Session);
    else if (typeof answer === 'string' || Buffer.isBuffer(answer)) response.end(answer);
    else
      Readable.from(answer)
        .on('error', () => undefined)
        .pipe(response.on('error', () => undefined));
  }).listen(path);
  const attachment = { host: 'one', desk: 'a'.repeat(64), detachedMinutes: 1, check: '', isInUse: () => true };
  const connection = await HostConnection.attach(attachment, connect(path), () => undefined);
  onTestFinished(async () => {
    connection.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });
  return connection;
}

const session = {
  id: '0123abcd',
  state: 'browsing',
  hypervisor: 'qemu',
  accelerator: 'kvm',
  startedFrom: 'spare',
  timings: {},
  reach: { policy: 'internet-only' },
  restrictions: DEFAULT_RESTRICTIONS,
};
const result = (value: object) => `${JSON.stringify({ result: value })}\n`;

it('accepts what a good host says', async () => {
  expect(await (await attachedTo(result(session))).call('undo', { id: '0123abcd' })).toMatchObject({ id: '0123abcd' });
});

it.each([
  ['a path', result({ ...session, display: { kind: 'rfb', socket: '/run/user/1000/wayland-0' } })],
  ['a process', result({ ...session, processes: [{ role: 'qemu', pid: 1 }] })],
  ['an id that is a path', result({ ...session, id: '../../x' })],
  ['a name that moves the cursor', result({ ...session, hypervisor: '\u001b[2J' })],
  ['an end of its browser that no browser has', result({ ...session, browserEnded: 'vm-ended' })],
  ['no JSON', 'nonsense\n'],
  ['no result', ''],
  ['two results', result(session) + result(session)],
  ['an endless line', Buffer.alloc(MAX_LINE_BYTES + 1, 'x')],
])('disconnects a host that sends %s', async (_, answer) => {
  const connection = await attachedTo(answer);
  await expect(connection.call('undo', { id: '0123abcd' })).rejects.toThrow();
  if (answer !== '') expect(connection.lost.reason).toMatchObject({ code: 'pool-host-violation' });
});

const head = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`);
const WEBP = Buffer.concat([Buffer.from('RIFF\u0010\0\0\0WEBPVP8L'), Buffer.alloc(90_000, 0x41)]);
const version = 'a'.repeat(64);
const small = (width: number, height: number) => head({ picture: { width, height }, version });
const { signal } = new AbortController();

it.each([
  ['a WebP', WEBP],
  ['a PNG in base64, as clients get it', result({ picture: { version, png: 'iVBORw0KGgo=' } })],
  ['more than the largest', small(513, 320)],
  ['nothing in it', small(0, 320)],
  ['too few bytes', Buffer.concat([small(2, 2), Buffer.alloc(11)])],
  ['too many bytes', Buffer.concat([small(2, 2), Buffer.alloc(13)])],
  ['a version that is a path', head({ picture: { width: 1, height: 1 }, version: '../../x' })],
])('disconnects a host whose small picture of a screen has %s', async (_, answer) => {
  const connection = await attachedTo(answer);
  await expect(new RemotePictures(connection, '0123abcd').thumbnail(undefined, signal)).rejects.toMatchObject({
    code: 'pool-host-violation',
  });
  expect(connection.lost.reason).toMatchObject({ code: 'pool-host-violation' });
});

it('takes a small picture of exactly its size', async () => {
  const connection = await attachedTo(Buffer.concat([small(2, 2), Buffer.alloc(12, 7)]));
  expect(await new RemotePictures(connection, '0123abcd').thumbnail(undefined, signal)).toEqual({
    version,
    frame: { width: 2, height: 2, rgb: Buffer.alloc(12, 7) },
  });
});

/** How much larger this process is after the work, its host included. */
async function grownMiB(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  await work();
  return (process.memoryUsage.rss() - before) / 2 ** 20;
}

function* endless(first: Buffer, piece: Buffer, count: number): Generator<Buffer> {
  yield first;
  for (let at = 0; at < count; at += 1) yield piece;
}

it.each([
  ['picture', { picture: { width: 64, height: 64 } }],
  ['text', { text: { bytes: 64 } }],
])(
  'disconnects a host that sends more of a copied %s than it announced, and keeps nothing of it',
  async (_, announced) => {
    const connection = await attachedTo(endless(head(announced), Buffer.alloc(1024 * 1024), 512));
    const pictures = new RemotePictures(connection, '0123abcd');
    const copying = async () => {
      const clip = await pictures.receiveClipboard('anything', { signal, onBytes: () => undefined });
      if (clip.content !== 'picture') return;
      for await (const piece of pngPieces(clip.untrustedPicture)) expect(piece.length).toBeGreaterThan(0);
    };
    const grown = await grownMiB(() => expect(copying()).rejects.toMatchObject({ code: 'pool-host-violation' }));
    expect(grown).toBeLessThan(20);
    expect(connection.lost.reason).toMatchObject({ code: 'pool-host-violation' });
  },
);

it.each([
  ['events', { kind: 'sessions', sessions: [] }],
  ['paste-in', { bytes: 1, of: 2 }],
] as const)('disconnects a host that answers %s with 100,000 lines at once', async (name, progress) => {
  const line = head({ progress });
  const connection = await attachedTo(endless(line, Buffer.concat(Array.from({ length: 100 }, () => line)), 1000));
  const reported = vi.fn();
  const params = name === 'events' ? {} : { id: '0123abcd', clip: { content: 'text' as const, text: 'x' } };
  const grown = await grownMiB(() =>
    expect(connection.call(name, params as never, { onProgress: reported })).rejects.toMatchObject({
      code: 'pool-host-violation',
    }),
  );
  expect(grown).toBeLessThan(20);
  expect(reported.mock.calls.length).toBeLessThanOrEqual(200);
});

it('disconnects a host that reports progress of a safe copy without end', async () => {
  const connection = await attachedTo(
    endless(head({ progress: { step: 'starting' } }), head({ progress: { step: 'starting' } }), 1000),
  );
  const { pages } = new RemoteFiles(connection, '0123abcd').pages(1, {
    hasText: false,
    signal,
    onProgress: () => undefined,
    agree: () => undefined,
  });
  const drawing = async () => {
    for await (const page of pages) expect(page).toBeDefined();
  };
  await expect(drawing()).rejects.toMatchObject({ code: 'pool-host-violation' });
});

it('shows what a host refuses with on one printable line', () => {
  const answer = new LineAnswer('undo', () => undefined);
  const failure = { code: 'x', message: `a\nb\u001b[2J${'c'.repeat(1000)}`, hint: '', exitStatus: 1 };
  expect(() => answer.push(Buffer.from(`${JSON.stringify({ failure })}\n`))).toThrow(/^a\?b\?\[2Jc{290,}$/);
});

it('survives a host that says goodbye in the middle', async () => {
  const connection = await attachedTo((session) => session.goaway());
  await expect(connection.call('undo', { id: '0123abcd' })).rejects.toMatchObject({ code: 'pool-host-unreachable' });
  expect(() => connection.stream('screen', '0123abcd')).toThrow(/cannot be reached/);
});
