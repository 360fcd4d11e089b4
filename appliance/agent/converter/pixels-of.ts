/** Runs a program that decodes a picture, as the unprivileged account: the guest agent parses nothing but the plain pixmap that comes out. */
import { ACCOUNT_ENVIRONMENT, asAccount } from '../browser/account.ts';
import { launch } from '../commands/launch.ts';
import { type Pixmap, readPixmap } from './pixmap.ts';

/** A decoded picture takes eight bytes per pixel. */
const MAX_DECODED_PIXELS = '48M';

/** To standard output, for `pixelsOf`. */
export const PIXMAP = 'PPM:-';

/** Decodes the first picture of `source`, upright, on white. `source` and `target` begin with a format, which keeps other decoders out. Pure. */
export const decodingCommand = (
  source: string,
  target: string,
  ...resizing: readonly string[]
): readonly [program: string, ...args: string[]] => [
  'gm',
  'convert',
  '-limit',
  'Pixels',
  MAX_DECODED_PIXELS,
  source,
  '-auto-orient',
  '-background',
  'white',
  '-flatten',
  ...resizing,
  '-depth',
  '8',
  target,
];

/** What the program writes as a pixmap. `input`: what it reads. Throws if that is none, or has more pixels than the protocol allows. */
export async function pixelsOf(command: readonly string[], signal: AbortSignal, input?: Buffer): Promise<Pixmap> {
  const [program, ...args] = asAccount(command, 'converter');
  signal.throwIfAborted();
  const running = launch(program, args, {
    environment: ACCOUNT_ENVIRONMENT,
    stdio: [input ? 'pipe' : 'ignore', 'pipe', 'ignore'],
  });
  const stop = () => running.kill();
  signal.addEventListener('abort', stop, { once: true });
  try {
    // A decoder that has seen enough closes its input.
    running.child.stdin?.on('error', () => undefined).end(input);
    return await readPixmap(running.child.stdout ?? []);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
