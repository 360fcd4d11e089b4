// @ts-check
/** A connection that speaks WebDriver BiDi: what translates it for Chromium runs here, not in a tab. */
import { BidiServer } from 'chromium-bidi/lib/cjs/bidiMapper/BidiMapper.js';
import { MapperCdpConnection } from 'chromium-bidi/lib/cjs/cdp/CdpConnection.js';
import { WebSocket } from 'ws';

/**
 * As much of any answer or event as the scenarios read.
 * @typedef {object} Said
 * @property {string} [context]
 * @property {readonly { readonly context: string, readonly children?: readonly { readonly context: string }[] | null }[]} [contexts]
 * @property {readonly { readonly value: { readonly value: string } }[]} [cookies]
 * @property {string} [data]
 * @property {string} [intercept]
 * @property {readonly { readonly sharedId: string }[]} [nodes]
 * @property {boolean} [ready]
 * @property {readonly unknown[]} [realms]
 * @property {{ readonly request: string, readonly url: string }} [request]
 * @property {{ readonly status: number }} [response]
 * @property {{ readonly value?: unknown }} [result]
 * @property {string} [script]
 * @property {string} [text]
 * @property {string} [userContext]
 */

/** @param {string} address */
export async function connectBidi(address) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => socket.once('open', () => resolve(undefined)).once('error', reject));
  const cdp = new MapperCdpConnection({
    setOnMessage: (take) => void socket.on('message', (/** @type {Buffer} */ data) => void take(data.toString('utf8'))),
    sendMessage: (message) => socket.send(message),
    close: () => socket.close(),
  });
  /** @type {Map<number, { readonly resolve: (said: Said) => void, readonly reject: (error: Error) => void }>} */
  const asked = new Map();
  /** @type {Map<string, { readonly fits: (said: Said) => boolean, readonly resolve: (said: Said) => void }>} */
  const awaited = new Map();
  /** @type {(command: object) => unknown} */
  let hand = () => undefined;
  await BidiServer.createAndStart(
    {
      setOnMessage: (take) => (hand = take),
      sendMessage: ({ id, method, params = {}, type, result = {}, error, message }) => {
        if (type === 'event') {
          const waiting = awaited.get(method ?? '');
          if (!waiting?.fits(params)) return;
          awaited.delete(method ?? '');
          waiting.resolve(params);
        } else if (type === 'success') asked.get(id ?? 0)?.resolve(result);
        else asked.get(id ?? 0)?.reject(new Error(`${error}: ${message}`));
      },
      close: () => undefined,
    },
    cdp,
    await cdp.createBrowserSession(),
    '',
  );
  let last = 0;
  return {
    /**
     * @param {string} method
     * @param {object} [params]
     * @returns {Promise<Said>}
     */
    ask: (method, params = {}) =>
      new Promise((resolve, reject) => {
        last += 1;
        asked.set(last, { resolve, reject });
        void hand({ id: last, method, params });
      }),
    /**
     * The next event of this kind, and with what fits.
     * @param {string} method
     * @param {(said: Said) => boolean} [fits]
     * @returns {Promise<Said>}
     */
    next: (method, fits = () => true) => new Promise((resolve) => awaited.set(method, { fits, resolve })),
    close: () => socket.close(),
  };
}
