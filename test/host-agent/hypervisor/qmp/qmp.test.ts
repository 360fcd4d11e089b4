import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Qmp } from '../../../../host-agent/hypervisor/qmp/qmp.ts';

let folder: string;
let server: Server;
let qmp: Qmp | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qmp-'));
});
afterEach(() => {
  qmp?.close();
  server.close();
  rmSync(folder, { recursive: true });
});

/** A QEMU that accepts the first command, and then does what the test says. */
async function connectTo(hostile: (socket: Socket) => void): Promise<Qmp> {
  const path = join(folder, 'qmp.sock');
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('{"QMP":{}}\n');
    socket.once('data', () => {
      socket.write('{"return":{},"id":1}\n');
      hostile(socket);
    });
  }).listen(path);
  await once(server, 'listening');
  qmp = await Qmp.connect(path, new AbortController().signal);
  return qmp;
}

/** Writes the text again and again, as fast as it is read. */
function flood(socket: Socket, text: string): void {
  const write = () => {
    while (!socket.destroyed && socket.write(text));
    socket.once('drain', write);
  };
  write();
}

it('gives up a QEMU that accepts the connection and does not answer, and leaves no connection', async () => {
  const path = join(folder, 'qmp.sock');
  const asked = new AbortController();
  let closed: Promise<unknown> | undefined;
  server = createServer((socket) => {
    closed = once(socket, 'close');
    socket.once('data', () => asked.abort(new Error('late')));
  }).listen(path);
  await once(server, 'listening');
  await expect(Qmp.connect(path, asked.signal)).rejects.toThrow('late');
  await closed;
});

describe('QMP of a QEMU that was taken over', () => {
  it.each([
    ['sends only events', '{"event":"RTC_CHANGE","data":{}}\n'.repeat(1000)],
    ['sends an invalid line', '\n'.repeat(10_000)],
    ['sends an endless line', 'x'.repeat(64 * 1024)],
    ['answers an unknown command', '{"return":{},"id":99}\n'.repeat(1000)],
  ])('is closed when QEMU %s', async (_, text) => {
    const connected = await connectTo((socket) => flood(socket, text));
    await connected.closed;
    await expect(connected.execute('cont')).rejects.toThrow('QEMU closed its control socket.');
  });

  it('accepts answers byte by byte and out of order, with events in between', async () => {
    const connected = await connectTo((socket) => {
      socket.once('data', () => {
        const answers = '{"event":"STOP"}\n{"return":"second","id":3}\n{"return":"first","id":2}\n';
        for (const byte of answers) socket.write(byte);
      });
    });
    expect(await Promise.all([connected.execute('a'), connected.execute('b')])).toEqual(['first', 'second']);
  });
});
