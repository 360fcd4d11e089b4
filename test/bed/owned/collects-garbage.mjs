// @ts-check
/** Loaded ahead of a program, it keeps no garbage for longer than a moment: what memory it has is what it holds, not what V8 has not looked at yet. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY_MS = 500;

setFlagsFromString('--expose-gc');
/** @type {unknown} */
const exposed = runInNewContext('gc');
const collect = /** @type {() => void} */ (exposed);
setInterval(collect, EVERY_MS).unref();
