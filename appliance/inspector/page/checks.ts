/**
 * What a page can do in the Chromium that runs it: each check tries one thing that web applications need, and throws when it does not work. They need only the
 * server of this folder, so the same page runs in a VM without the Internet and in a Chromium on a desktop.
 */
import { type Check, event, expect } from './check.ts';
import { fonts } from './fonts.ts';
import { media } from './media.ts';

function request<Result>(asked: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result), { once: true });
    asked.addEventListener('error', () => reject(asked.error ?? new Error('no reason')), { once: true });
  });
}

/** A pixel that WebGL cleared: it must be the wanted colour. */
function clearedBy(version: 'webgl' | 'webgl2'): void {
  const gl = document.createElement('canvas').getContext(version) as WebGLRenderingContext | null;
  expect(gl, 'no context');
  gl.clearColor(0.2, 0.4, 0.6, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  const pixel = new Uint8Array(4);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  expect(pixel.join() === '51,102,153,255', `a pixel is ${pixel.join()}`);
}

async function answerOf(worker: Worker, sent: unknown): Promise<unknown> {
  const answer = event(worker, 'message');
  worker.postMessage(sent);
  const { data } = (await answer) as MessageEvent<unknown>;
  worker.terminate();
  return data;
}

const scriptUrl = (script: string): string => URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));

/** What it was refused with; throws if it was not. */
async function refusal(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => {
      throw new Error('it was granted');
    },
    (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
  );
}

const drawing: readonly Check[] = [
  { name: 'webgl', text: 'WebGL draws', run: () => clearedBy('webgl') },
  { name: 'webgl2', text: 'WebGL 2 draws', run: () => clearedBy('webgl2') },
  {
    name: 'canvas',
    text: 'A canvas draws text and curves',
    run() {
      const context = new OffscreenCanvas(64, 64).getContext('2d');
      expect(context, 'no context');
      context.fillStyle = '#336699';
      context.arc(32, 32, 20, 0, 2 * Math.PI);
      context.fill();
      expect(context.getImageData(32, 32, 1, 1).data.join() === '51,102,153,255', 'the disc is not there');
      expect(context.getImageData(2, 2, 1, 1).data[3] === 0, 'the disc is everywhere');
    },
  },
  {
    name: 'svg',
    text: 'A picture in SVG is drawn',
    async run() {
      const picture = new Image();
      picture.src = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="#369"/></svg>')}`;
      await picture.decode();
      expect(picture.naturalWidth === 8, `it is ${picture.naturalWidth} wide`);
    },
  },
  {
    name: 'animation',
    text: 'Frames are painted one after another',
    async run() {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    },
  },
];

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
    name: 'languages',
    text: 'Dates and numbers are written in many languages',
    run() {
      const locales = ['ar', 'de', 'es', 'fa', 'fr', 'hi', 'ja', 'ko', 'ru', 'th', 'tr', 'zh'];
      const written = locales.map((locale) =>
        new Date(0).toLocaleDateString(locale, { month: 'long', timeZone: 'UTC' }),
      );
      expect(new Set(written).size === locales.length, 'some languages are missing');
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
    name: 'peer-connection',
    text: 'WebRTC carries a message between two peers',
    async run() {
      const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
      one.addEventListener('icecandidate', ({ candidate }) => void other.addIceCandidate(candidate));
      other.addEventListener('icecandidate', ({ candidate }) => void one.addIceCandidate(candidate));
      const channel = one.createDataChannel('checks');
      const answer = new Promise<string>((resolve) => {
        other.addEventListener('datachannel', ({ channel: received }) => {
          received.addEventListener('message', ({ data }) => resolve(String(data)));
        });
      });
      await one.setLocalDescription(await one.createOffer());
      await other.setRemoteDescription(one.localDescription as RTCSessionDescription);
      await other.setLocalDescription(await other.createAnswer());
      await one.setRemoteDescription(other.localDescription as RTCSessionDescription);
      await event(channel, 'open');
      channel.send('hello');
      expect((await answer) === 'hello', 'another message came');
      one.close();
      other.close();
    },
  },
];

const ofThePerson: readonly Check[] = [
  {
    name: 'notifications',
    text: 'No page may show notifications unasked',
    run: () => expect(Notification.permission !== 'granted', 'it may'),
  },
  {
    name: 'location',
    text: 'The location is refused without a question',
    async run() {
      const error = await new Promise<GeolocationPositionError | undefined>((resolve) => {
        navigator.geolocation.getCurrentPosition(() => resolve(undefined), resolve);
      });
      expect(error?.code === GeolocationPositionError.PERMISSION_DENIED, error?.message ?? 'it was given');
    },
  },
  {
    name: 'microphone',
    text: 'A microphone is refused, or there is none, without a question',
    async run() {
      const name = await refusal(navigator.mediaDevices.getUserMedia({ audio: true }));
      expect(['NotAllowedError', 'NotFoundError'].includes(name), name);
    },
  },
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
    name: 'drag-and-drop',
    text: 'Dropped files reach a page',
    run() {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['text'], 'file.txt'));
      let dropped = 0;
      addEventListener('drop', ({ dataTransfer }) => (dropped = dataTransfer?.files.length ?? 0), { once: true });
      dispatchEvent(new DragEvent('drop', { dataTransfer: transfer }));
      expect(dropped === 1, `${dropped} files`);
    },
  },
  {
    name: 'full-screen',
    text: 'A page may fill the screen and take the pointer',
    run: () => expect(document.fullscreenEnabled && 'requestPointerLock' in document.body, 'it may not'),
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
  ...media,
  ...storing,
  ...computing,
  ...talking,
  ...ofThePerson,
];
