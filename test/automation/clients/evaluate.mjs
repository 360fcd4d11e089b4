// @ts-check
/** `node evaluate.mjs ADDRESS [pictures]`: asks a page for something again and again, one after the other, as the program inside the VM does; or takes pictures. */
import { WebSocket } from 'ws';
import { tell } from './perform.mjs';

const [WARM, COUNT, PICTURES] = [50, 300, 20];
const [address = '', what = 'actions'] = process.argv.slice(2);
const socket = new WebSocket(address);
await new Promise((resolve, reject) => socket.once('open', () => resolve(undefined)).once('error', reject));
/** @typedef {{ readonly targetId?: string, readonly sessionId?: string }} Result */
/** @type {Map<number, (result: Result) => void>} */
const waiting = new Map();
let last = 0;
socket.on('message', (/** @type {Buffer} */ data) => {
  /** @type {unknown} */
  const answer = JSON.parse(data.toString('utf8'));
  const { id = 0, result = {} } = /** @type {{ id?: number, result?: Result }} */ (answer);
  waiting.get(id)?.(result);
});
/**
 * @param {string} method
 * @param {object} [params]
 * @param {string} [sessionId]
 * @returns {Promise<Result>}
 */
const ask = (method, params = {}, sessionId) =>
  new Promise((resolve) => {
    last += 1;
    waiting.set(last, resolve);
    socket.send(JSON.stringify({ id: last, method, params, sessionId }));
  });
/**
 * @param {number} count
 * @param {(turn: number) => Promise<unknown>} act
 */
async function perSecond(count, act) {
  const begunMs = performance.now();
  for (let turn = 0; turn < count; turn += 1) await act(turn);
  return (1000 * count) / (performance.now() - begunMs);
}

const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true });
const acts = {
  actions: (/** @type {number} */ turn) =>
    ask('Runtime.evaluate', { expression: `document.title = "turn ${turn}"` }, sessionId),
  pictures: () => ask('Page.captureScreenshot', {}, sessionId),
};
if (what === 'actions') await perSecond(WARM, acts.actions);
const rate = what === 'actions' ? await perSecond(COUNT, acts.actions) : await perSecond(PICTURES, acts.pictures);
await ask('Target.closeTarget', { targetId });
tell(rate);
