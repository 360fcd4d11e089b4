/** What a page is refused without a question, or without a click of the person. */
import { type Check, event, expect, refusal } from './check.ts';
import { command } from './command.ts';

/** An expression with a promise, in an embedded page of another origin: what it is refused with, or `granted`. */
async function embedded(asked: string): Promise<unknown> {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts');
  frame.srcdoc = `<script>${asked}.then(() => 'granted', ({ name }) => name).then((is) => parent.postMessage(is, '*'))</script>`;
  const answer = event(window, 'message');
  document.body.append(frame);
  const { data } = (await answer) as MessageEvent<unknown>;
  frame.remove();
  return data;
}

/** Throws unless the page has no permission: it is asked of the person, or refused. */
async function expectNoPermission(name: string): Promise<void> {
  const { state } = await navigator.permissions.query({ name: name as PermissionName });
  expect(state !== 'granted', `${name} is granted`);
}

export const unasked: readonly Check[] = [
  {
    name: 'notifications',
    text: 'No page may show notifications unasked',
    run: () => expect(Notification.permission !== 'granted', 'it may'),
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
    name: 'camera',
    text: 'A camera is refused, or there is none, without a question',
    async run() {
      const name = await refusal(navigator.mediaDevices.getUserMedia({ video: true }));
      expect(['NotAllowedError', 'NotFoundError'].includes(name), name);
    },
  },
  {
    name: 'screen-capture',
    text: 'The screen is shown to no embedded page',
    async run() {
      expect('getDisplayMedia' in navigator.mediaDevices, 'nor could any other ask for it');
      const name = await embedded('navigator.mediaDevices.getDisplayMedia()');
      expect(name === 'NotAllowedError', String(name));
    },
  },
  {
    name: 'push',
    text: 'Push messages are refused without a question',
    async run() {
      const registered = await navigator.serviceWorker.register('/service-worker.js', { scope: '/pushed/' });
      const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, [
        'deriveBits',
      ]);
      const applicationServerKey = await crypto.subtle.exportKey('raw', publicKey);
      try {
        const name = await refusal(registered.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }));
        expect(['AbortError', 'NotAllowedError'].includes(name), name);
      } finally {
        await registered.unregister();
      }
    },
  },
  {
    name: 'clipboard',
    text: 'A page has a clipboard with texts and pictures',
    run() {
      for (const name of ['read', 'readText', 'write', 'writeText'] as const)
        expect(typeof navigator.clipboard[name] === 'function', `no ${name}`);
      for (const type of ['text/plain', 'text/html', 'image/png']) expect(ClipboardItem.supports(type), `no ${type}`);
    },
  },
  {
    name: 'clipboard-unasked',
    text: 'The clipboard is neither read nor written without a click or an answer',
    async run() {
      await expectNoPermission('clipboard-read');
      getSelection()?.selectAllChildren(document.body);
      expect(!command('copy'), 'it was written');
      expect(!command('paste'), 'it was read');
      getSelection()?.removeAllRanges();
      for (const asked of ['readText()', 'writeText("")']) {
        const name = await embedded(`navigator.clipboard.${asked}`);
        expect(name === 'NotAllowedError', `${asked} in an embedded page: ${String(name)}`);
      }
    },
  },
  {
    name: 'pop-ups',
    text: 'A page opens no window without a click',
    run() {
      const opened = open('about:blank');
      opened?.close();
      expect(opened === null, 'it opened one');
    },
  },
  {
    name: 'pointer-lock',
    text: 'A page does not take the pointer without a click',
    async run() {
      // TypeScript's description is older than the promise.
      const asked: unknown = document.body.requestPointerLock();
      const name = await refusal(Promise.resolve(asked));
      expect(name === 'NotAllowedError', name);
      expect(document.pointerLockElement === null, 'it has it');
    },
  },
  {
    name: 'full-screen-unasked',
    text: 'A page does not fill the screen without a click',
    async run() {
      const name = await refusal(document.body.requestFullscreen());
      expect(name.startsWith('TypeError'), name);
      expect(document.fullscreenElement === null, 'it does');
    },
  },
  {
    name: 'file-pickers',
    text: 'A page asks for no file without a click',
    async run() {
      for (const picker of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker']) {
        const show: unknown = Reflect.get(window, picker);
        expect(typeof show === 'function', `no ${picker}`);
        const name = await refusal((show as () => Promise<unknown>)());
        expect(name === 'SecurityError', `${picker}: ${name}`);
      }
      const field = document.createElement('input');
      field.type = 'file';
      const name = await refusal((async () => field.showPicker())());
      expect(name === 'NotAllowedError', `the field: ${name}`);
    },
  },
  {
    name: 'devices',
    text: 'A page asks for no device without a click',
    async run() {
      for (const [name, ask] of [
        ['usb', 'requestDevice'],
        ['hid', 'requestDevice'],
        ['serial', 'requestPort'],
      ] as const) {
        const devices = Reflect.get(navigator, name) as
          { [asking in typeof ask]: (asked: object) => Promise<unknown> } | undefined;
        expect(devices, `no ${name}`);
        const refused = await refusal(devices[ask]({ filters: [] }));
        expect(refused === 'SecurityError', `${name}: ${refused}`);
      }
    },
  },
  {
    name: 'sound-unasked',
    text: 'A page makes no sound before the first click',
    async run() {
      const context = new AudioContext();
      const { state } = context;
      await context.close();
      expect(state === 'suspended', state);
    },
  },
  {
    name: 'printing',
    text: 'An embedded page opens no printing dialogue unless its page allows that',
    async run() {
      const frame = document.createElement('iframe');
      // Without `allow-modals`.
      frame.sandbox.add('allow-same-origin', 'allow-scripts');
      frame.srcdoc = '<p>text</p>';
      const loaded = event(frame, 'load');
      document.body.append(frame);
      await loaded;
      let begun = 0;
      frame.contentWindow?.addEventListener('beforeprint', () => (begun += 1));
      frame.contentWindow?.print();
      frame.remove();
      expect(begun === 0, 'it prints');
    },
  },
  // At the end: where a person is asked, the question takes the keyboard from the page.
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
];
