/** A page that stores much in every way that pages have. */
import { page } from './page.ts';

/** Pages may store more only within a minute after the disk is ready: Chromium reads the size of its file system that often. */
const ROOM_WITHIN_MS = 90_000;

/**
 * Waits until it may store `mebibytes` MiB, stores a third of them each in a file, in a database and in a cache, and reports `stored`; at a key it deletes
 * them all and reports `deleted`. It needs a secure context.
 */
export const storingPage = page(
  'Storing',
  `
  const pieceBytes = 4 * 1024 ** 2;
  const pieces = Math.ceil(Number(new URLSearchParams(location.search).get('mebibytes')) / 3 / 4);
  // Nothing can make it smaller.
  const piece = () => {
    const bytes = new Uint8Array(pieceBytes);
    for (let place = 0; place < pieceBytes; place += 65536) crypto.getRandomValues(bytes.subarray(place, place + 65536));
    return bytes;
  };
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const untilRoom = async () => {
    const startedMs = performance.now();
    for (;;) {
      const { quota } = await navigator.storage.estimate();
      if (quota >= 3 * pieces * pieceBytes) return;
      if (performance.now() - startedMs > ${ROOM_WITHIN_MS}) throw new Error('it may store only ' + quota + ' bytes');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  };
  const fill = async () => {
    const writable = await (await (await navigator.storage.getDirectory()).getFileHandle('file', { create: true })).createWritable();
    for (let index = 0; index < pieces; index += 1) await writable.write(piece());
    await writable.close();
    const opening = indexedDB.open('database');
    opening.onupgradeneeded = () => opening.result.createObjectStore('pieces');
    const database = await done(opening);
    for (let index = 0; index < pieces; index += 1)
      await done(database.transaction('pieces', 'readwrite').objectStore('pieces').put(piece(), index));
    database.close();
    const cache = await caches.open('cache');
    for (let index = 0; index < pieces; index += 1) await cache.put('/piece' + index, new Response(piece()));
  };
  const empty = async () => {
    await (await navigator.storage.getDirectory()).removeEntry('file');
    await done(indexedDB.deleteDatabase('database'));
    await caches.delete('cache');
  };
  const reported = (kind, work) => work().then(() => report(kind), (error) => report('failed', error));
  addEventListener('load', () => reported('stored', async () => { await report('load'); await untilRoom(); await fill(); }));
  addEventListener('keydown', ({ key }) => report('key', key));
  addEventListener('keydown', () => reported('deleted', empty), { once: true });`,
  '<h1>Storing much</h1>',
);
