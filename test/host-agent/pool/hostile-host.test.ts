import { createServer as createHttp2Server, type Http2Session } from 'node:http2';
import { connect } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { CONTRACT } from '../../../host-agent/api/methods.ts';
import { HostConnection } from '../../../host-agent/pool/desk/host-connection.ts';
import { LineAnswer } from '../../../host-agent/pool/desk/line-answer.ts';
import { MAX_LINE_BYTES } from '../../../host-agent/pool/wire.ts';

/** A host that attaches correctly and answers every other call with these bytes. */
async function attachedTo(answer: Buffer | string | ((session: Http2Session) => void)): Promise<HostConnection> {
  const folder = await mkdtemp(join(tmpdir(), 'sb-hostile-'));
  const path = join(folder, 'host.sock');
  const server = createHttp2Server((request, response) => {
    request.resume();
    if (request.url === '/call/attach') response.end(`${JSON.stringify({ result: { contract: CONTRACT } })}\n`);
    else if (typeof answer === 'function') answer(request.stream.session as Http2Session);
    else response.end(answer);
  }).listen(path);
  const attachment = { host: 'one', desk: 'a'.repeat(64), detachedMinutes: 1, check: '' };
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
  restrictions: {
    files: { out: 'ask', in: 'ask' },
    clipboard: { out: 'ask', in: 'ask' },
    microphone: 'off',
    usb: 'off',
    usbKinds: ['camera'],
    lifetimeMinutes: 0,
    idleStopMinutes: 0,
    maximumAgeMinutes: 0,
    mayKeepRunning: true,
  },
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
  ['no JSON', 'nonsense\n'],
  ['no result', ''],
  ['two results', result(session) + result(session)],
  ['an endless line', Buffer.alloc(MAX_LINE_BYTES + 1, 'x')],
])('disconnects a host that sends %s', async (_, answer) => {
  const connection = await attachedTo(answer);
  await expect(connection.call('undo', { id: '0123abcd' })).rejects.toThrow();
  if (answer !== '') expect(connection.lost.reason).toMatchObject({ code: 'pool-host-violation' });
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
