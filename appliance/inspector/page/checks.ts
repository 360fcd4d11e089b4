/**
 * What a page can do in the Chromium that runs it: each check tries one thing that web applications need, and throws when it does not work. They need only the
 * server of this folder, so the same page runs in a VM without the Internet and in a Chromium on a desktop.
 */
import { type Check, event, expect, refusal } from './check.ts';
import { drawing } from './drawing.ts';
import { fonts } from './fonts.ts';
import { input } from './input.ts';
import { languages } from './languages.ts';
import { layout } from './layout.ts';
import { media } from './media.ts';
import { peers } from './peers.ts';
import { unasked } from './unasked.ts';
import { answerOf, scriptUrl } from './worker.ts';

function request<Result>(asked: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result), { once: true });
    asked.addEventListener('error', () => reject(asked.error ?? new Error('no reason')), { once: true });
  });
}

const storing: readonly Check[] = [
  {
    name: 'indexed-db',
    text: 'IndexedDB keeps and finds a record',
    async run() {
      const opening = indexedDB.open('checks', 1);
      opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('kept'));
      const database = await request(opening);
      const store = database.transaction('kept', 'readwrite').objectStore('kept');
      await request(store.put('value', 'key'));
      expect((await request(store.get('key'))) === 'value', 'another value came back');
      database.close();
    },
  },
  {
    name: 'cache',
    text: 'The cache of an application keeps an answer',
    async run() {
      const cache = await caches.open('checks');
      await cache.put('/kept', new Response('kept'));
      expect((await (await cache.match('/kept'))?.text()) === 'kept', 'it is not there');
    },
  },
  {
    name: 'private-files',
    text: 'The private file system of an origin keeps a file',
    async run() {
      const file = await (await navigator.storage.getDirectory()).getFileHandle('checks', { create: true });
      const writable = await file.createWritable();
      await writable.write('kept');
      await writable.close();
      expect((await (await file.getFile()).text()) === 'kept', 'it is not there');
    },
  },
  {
    name: 'local-storage',
    text: 'Local storage and cookies keep a value',
    run() {
      localStorage.setItem('kept', 'value');
      document.cookie = 'kept=value';
      expect(localStorage.getItem('kept') === 'value', 'no value in the storage');
      expect(document.cookie.includes('kept=value'), 'no cookie');
    },
  },
  {
    name: 'persistent-quota',
    text: 'A page may store at least 100 MB',
    async run() {
      const { quota = 0 } = await navigator.storage.estimate();
      expect(quota >= 100e6, `${Math.round(quota / 1e6)} MB`);
    },
  },
];

const computing: readonly Check[] = [
  {
    name: 'webassembly',
    text: 'WebAssembly runs',
    async run() {
      // (module (func (export "answer") (result i32) i32.const 42))
      const code = Uint8Array.from([
        0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 127, 3, 2, 1, 0, 7, 10, 1, 6, 97, 110, 115, 119, 101, 114, 0, 0,
        10, 6, 1, 4, 0, 65, 42, 11,
      ]);
      const { instance } = await WebAssembly.instantiate(code);
      expect((instance.exports['answer'] as () => number)() === 42, 'another answer');
    },
  },
  {
    name: 'worker',
    text: 'A worker answers',
    async run() {
      const worker = new Worker(scriptUrl('onmessage = ({ data }) => postMessage(data + 1);'));
      expect((await answerOf(worker, 1)) === 2, 'another answer');
    },
  },
  {
    name: 'module-worker',
    text: 'A worker of modules answers',
    async run() {
      const worker = new Worker(scriptUrl('onmessage = ({ data }) => postMessage(data + 1); export {};'), {
        type: 'module',
      });
      expect((await answerOf(worker, 1)) === 2, 'another answer');
    },
  },
  {
    name: 'shared-memory',
    text: 'An isolated page shares memory with its workers',
    run() {
      expect(crossOriginIsolated, 'the page is not isolated');
      expect(new SharedArrayBuffer(8).byteLength === 8, 'no memory');
    },
  },
  {
    name: 'service-worker',
    text: 'A service worker answers the requests of its pages',
    async run() {
      const registered = await navigator.serviceWorker.register('/service-worker.js', { scope: '/served/' });
      const worker = registered.installing ?? registered.waiting ?? registered.active;
      expect(worker, 'no worker');
      if (worker.state !== 'activated')
        await new Promise<void>((resolve) => {
          worker.addEventListener('statechange', () => worker.state === 'activated' && resolve());
        });
      const frame = document.createElement('iframe');
      const loaded = event(frame, 'load');
      frame.src = '/served/page';
      document.body.append(frame);
      await loaded;
      const text = frame.contentDocument?.body.textContent;
      frame.remove();
      await registered.unregister();
      expect(text === 'from the service worker', 'the server answered instead');
    },
  },
  {
    name: 'cryptography',
    text: 'Keys sign and verify',
    async run() {
      const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
      const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
      const data = new TextEncoder().encode('text');
      const signature = await crypto.subtle.sign(algorithm, privateKey, data);
      expect(await crypto.subtle.verify(algorithm, publicKey, signature, data), 'the signature is not valid');
    },
  },
  {
    name: 'compression',
    text: 'Streams compress',
    async run() {
      const packed = new Blob(['a'.repeat(1000)]).stream().pipeThrough(new CompressionStream('gzip'));
      const text = await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).text();
      expect(text.length === 1000, `${text.length} characters came back`);
    },
  },
  {
    name: 'new-css',
    text: 'Newer styles apply',
    run() {
      for (const condition of [
        'display: grid',
        'container-type: size',
        'color: oklch(0.5 0.1 200)',
        'selector(:has(a))',
        'view-transition-name: a',
      ])
        expect(CSS.supports(condition) || CSS.supports(`(${condition})`), condition);
    },
  },
];

const talking: readonly Check[] = [
  {
    name: 'web-socket',
    text: 'A WebSocket carries a message there and back',
    async run() {
      const socket = new WebSocket(`ws://${location.host}/echo`);
      await event(socket, 'open');
      const answer = event(socket, 'message');
      socket.send('hello');
      const { data } = (await answer) as MessageEvent<unknown>;
      socket.close();
      expect(data === 'hello', 'another message came back');
    },
  },
  {
    name: 'server-events',
    text: 'A server sends events',
    async run() {
      const source = new EventSource('/events');
      const { data } = (await event(source, 'message')) as MessageEvent<unknown>;
      source.close();
      expect(data === 'hello', 'another event came');
    },
  },
  {
    name: 'streamed-answer',
    text: 'An answer is read while it arrives',
    async run() {
      const reader = (await fetch('/slowly')).body?.getReader();
      expect(reader, 'no body');
      const first = await reader.read();
      expect(!first.done && first.value.length < 20, 'all of it came at once');
      await reader.cancel();
    },
  },
  {
    name: 'upload',
    text: 'A form sends a file of 16 MB',
    async run() {
      const form = new FormData();
      form.append('file', new File([new Uint8Array(16 * 1024 * 1024)], 'large.bin'));
      const received = Number(await (await fetch('/upload', { method: 'POST', body: form })).text());
      expect(received > 16 * 1024 * 1024, `${received} bytes arrived`);
    },
  },
  {
    name: 'web-transport',
    text: 'WebTransport is there, and says when no server answers',
    async run() {
      const name = await refusal(new WebTransport('https://localhost:1/').ready);
      expect(name.startsWith('WebTransportError'), name);
    },
  },
];

const ofThePerson: readonly Check[] = [
  {
    name: 'passkeys',
    text: 'A page can ask for a passkey',
    run: () => expect(typeof PublicKeyCredential === 'function', 'no WebAuthn'),
  },
  {
    name: 'pdf-viewer',
    text: 'PDF documents open in the browser',
    run: () => expect(navigator.pdfViewerEnabled, 'they are downloaded'),
  },
  {
    name: 'gamepads',
    text: 'No gamepad is visible',
    run: () =>
      expect(
        navigator.getGamepads().every((pad) => pad === null),
        'there is one',
      ),
  },
  {
    name: 'automation',
    text: 'Nothing says that a program drives the browser',
    run: () => expect(!navigator.webdriver, 'navigator.webdriver'),
  },
];

export const CHECKS: readonly Check[] = [
  ...drawing,
  ...fonts,
  ...layout,
  ...languages,
  ...media,
  ...storing,
  ...computing,
  ...talking,
  ...peers,
  ...input,
  ...ofThePerson,
  ...unasked,
];
