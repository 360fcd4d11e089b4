/** Chromium's own door for a second start: it hands its command line to the one that runs and ends. We knock without starting a program. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { ACCOUNT, RUN_FOLDER } from './account.ts';
import { CHROMIUM } from './chromium.ts';

const SOCKET = `${ACCOUNT.home}/.config/chromium/SingletonSocket`;
const ANSWER_WITHIN_MS = 60_000;
const MAX_ANSWER_BYTES = 64;

/** The message of chrome/browser/process_singleton_posix.cc: a token, the working folder and the command line, with zero bytes between. Pure. */
export function startMessage(url: string, options: readonly string[] = []): Buffer {
  return Buffer.from(['START', ACCOUNT.home, CHROMIUM, ...options, '--', url].join('\0'), 'utf8');
}

/** The start page looks for it: then it is in the way, and closes its tab. An image, since that is all it may read. */
const SIGN = `${RUN_FOLDER}/page-opened.svg`;
const SIGN_IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** Opens `url`, which has been checked, as one more page in the Chromium that runs, and lets the start page make room. Throws when it does not take it. */
export async function openInChromium(url: string, path: string = SOCKET, sign: string = SIGN): Promise<void> {
  await askChromium(url, [], path);
  await writeFile(sign, SIGN_IMAGE);
}

/** Says to the Chromium that runs what a second start with these options would say. Throws when it does not take it. */
export async function askChromium(url: string, options: readonly string[] = [], path: string = SOCKET): Promise<void> {
  const socket = connect(path);
  let untrustedAnswer = '';
  socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy(new Error('Chromium does not answer.')));
  socket.on(
    'data',
    (chunk) => (untrustedAnswer = (untrustedAnswer + chunk.toString('latin1')).slice(0, MAX_ANSWER_BYTES)),
  );
  socket.end(startMessage(url, options));
  await once(socket, 'close');
  if (!untrustedAnswer.startsWith('ACK')) throw new Error('Chromium refused a page.');
}
