/** Chromium's singleton socket: a second start hands its command line to the running Chromium and ends. This does the same without starting a program. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { ACCOUNT, RUN_FOLDER } from './account.ts';
import { CHROMIUM } from './chromium.ts';

const SOCKET = `${ACCOUNT.home}/.config/chromium/SingletonSocket`;
const ANSWER_WITHIN_MS = 60_000;
const MAX_ANSWER_BYTES = 64;

/** The message of chrome/browser/process_singleton_posix.cc: a token, the working folder and the command line, with zero bytes between. Pure. */
export function startMessage(urls: readonly string[], options: readonly string[] = []): Buffer {
  return Buffer.from(['START', ACCOUNT.home, CHROMIUM, ...options, '--', ...urls].join('\0'), 'utf8');
}

/** The start page polls for this file and closes its tab when it exists. */
const SIGN = `${RUN_FOLDER}/page-opened.svg`;
/** An image is the only kind of file that a page of ours may load to see whether it exists. */
export const SIGN_IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** Opens `urls`, which have been checked, in the running Chromium, the first one in front, and makes the start page close. Throws if Chromium does not accept them. */
export async function openInChromium(
  urls: readonly string[],
  path: string = SOCKET,
  sign: string = SIGN,
): Promise<void> {
  await askChromium(urls, [], path);
  await writeFile(sign, SIGN_IMAGE);
}

/** Sends the running Chromium the command line of a second start with these options. Throws if Chromium does not accept it. */
export async function askChromium(
  urls: readonly string[],
  options: readonly string[] = [],
  path: string = SOCKET,
): Promise<void> {
  const socket = connect(path);
  let untrustedAnswer = '';
  socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy(new Error('Chromium does not answer.')));
  socket.on(
    'data',
    (chunk) => (untrustedAnswer = (untrustedAnswer + chunk.toString('latin1')).slice(0, MAX_ANSWER_BYTES)),
  );
  socket.end(startMessage(urls, options));
  await once(socket, 'close');
  if (!untrustedAnswer.startsWith('ACK')) throw new Error('Chromium refused a page.');
}
