/** A page that keeps a large file, and sends it. */
import { LARGE_PIECE_BYTES, PLACE_DIGITS } from './large-files.ts';
import { page } from './page.ts';

/**
 * Writes a file of `count` bytes, with the content of a large file of `text`, into its private file system piece by piece, and sends it as a browser sends a
 * form with a file. Reports how many milliseconds each took. It needs a secure context.
 */
export const uploadPage = page(
  'Upload',
  `
  const query = new URLSearchParams(location.search);
  const bytes = Number(query.get('count'));
  const encoder = new TextEncoder();
  const write = async (handle) => {
    const line = query.get('text') + '\\n';
    const piece = encoder.encode(line.repeat(Math.ceil(${LARGE_PIECE_BYTES} / line.length)).slice(0, ${LARGE_PIECE_BYTES}));
    const writable = await handle.createWritable();
    for (let place = 0; place < bytes; place += piece.length) {
      piece.set(encoder.encode(String(place).padStart(${PLACE_DIGITS}, '0')));
      await writable.write(piece.subarray(0, bytes - place));
    }
    await writable.close();
  };
  const send = async (handle) => {
    const form = new FormData();
    form.append('run', run);
    form.append('file', await handle.getFile());
    const { ok, status } = await fetch('/form', { method: 'POST', body: form });
    if (!ok) throw new Error('The server answers ' + status);
  };
  addEventListener('load', async () => {
    try {
      const { quota, usage } = await navigator.storage.estimate();
      await report('load', JSON.stringify({ quota, usage }));
      const handle = await (await navigator.storage.getDirectory()).getFileHandle('upload', { create: true });
      const startedMs = performance.now();
      await write(handle);
      const writtenMs = performance.now();
      await send(handle);
      await report('done', JSON.stringify({ writeMs: writtenMs - startedMs, sendMs: performance.now() - writtenMs }));
    } catch (error) {
      await report('failed', error);
    }
  });`,
  '<h1>Sending a large file</h1>',
);
