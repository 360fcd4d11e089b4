/**
 * The frames of a network card of a running VM, as QEMU passes them on: what the guest at either end does changes nothing of it. They come through a
 * named pipe. While it is full, QEMU waits, and with it all sessions of a network VM: who takes the capture always reads. When no process reads it any
 * more, QEMU goes on without.
 */
import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { Owned } from '../../process/owned.ts';
import { makeNamedPipe } from '../../tools/mkfifo.ts';
import type { CardCapture } from '../hypervisor.ts';
import { type Qmp, QmpError } from '../qmp/qmp.ts';

const { O_RDWR, O_NONBLOCK, O_NOFOLLOW } = constants;

/** `path`: of the pipe, which must not exist; `inside`: the same in QEMU's jail. */
export async function captureCard(
  qmp: Pick<Qmp, 'execute' | 'isClosed'>,
  card: number,
  { path, inside }: { readonly path: string; readonly inside: string },
): Promise<CardCapture> {
  await rm(path, { force: true });
  await makeNamedPipe(path);
  const socket = await openPipe(path);
  const id = `capture${card}`;
  const stop = async () => {
    // First, so that QEMU does not wait for it.
    socket.destroy();
    if (!qmp.isClosed)
      await qmp.execute('object-del', { id }).catch((error: unknown) => {
        if (!(error instanceof QmpError) && !qmp.isClosed) throw error;
      });
    await rm(path, { force: true });
  };
  await using capture = new Owned(`capture of card ${card}`, socket, stop);
  const filter = { 'qom-type': 'filter-dump', id, netdev: `nic${card}`, file: inside, maxlen: 131_072 };
  // One may be left of an earlier host agent.
  await qmp.execute('object-del', { id }).catch(() => undefined);
  await qmp.execute('object-add', filter);
  return capture.move();
}

/** For reading and writing: with readers only, it would end before QEMU opens it. */
async function openPipe(path: string): Promise<Socket> {
  const file: FileHandle = await open(path, O_RDWR | O_NONBLOCK | O_NOFOLLOW);
  try {
    if (!(await file.stat()).isFIFO()) throw new Error('It is not a pipe.');
    const socket = new Socket({ fd: file.fd, readable: true, writable: false });
    // The descriptor belongs to the socket now, which closes it.
    socket.once('close', () => void file.close().catch(() => undefined));
    return socket.on('error', () => undefined);
  } catch (error) {
    await file.close();
    throw error;
  }
}
