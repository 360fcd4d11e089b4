/** Makes WebM of pictures, in a jail from which only bytes come out. */
import type { Jail } from '../jail/bubblewrap.ts';
import { launchJail } from '../jail/launch-jail.ts';
import { deadline } from '../process/deadline.ts';
import { Owned } from '../process/owned.ts';
import { killAndWait } from '../process/process.ts';
import { FFMPEG_SYSTEM, webmCommand } from '../tools/ffmpeg.ts';

const MIB = 1024 * 1024;
const BOUNDS = { memoryBytes: 1024 * MIB, processors: 1, processes: 32 };
/** For what it has read, after its last picture. */
const ENDS_WITHIN_MS = 10_000;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pure. */
export function encoderJail(size: Size): Jail {
  return {
    confinement: 'unpacking',
    system: FFMPEG_SYSTEM,
    readable: [],
    writable: [],
    devices: [],
    limits: { addressSpaceBytes: 4 * BOUNDS.memoryBytes, processes: BOUNDS.processes, openFiles: 64 },
    command: webmCommand(size),
  };
}

export interface Encoder {
  /** Fulfilled when it has the picture. Throws when it has ended. */
  draw(picture: Buffer): Promise<void>;
  /** Fulfilled when all that it has read is out. */
  finish(): Promise<void>;
}

/** `onBytes`: the next bytes of the video. Throws `Failure` package-missing. */
export async function startEncoder(
  size: Size,
  logFile: string,
  onBytes: (untrustedBytes: Buffer) => void,
): Promise<Owned<Encoder>> {
  const launched = await launchJail(encoderJail(size), {
    ...{ role: 'encoder', logFile, bounds: BOUNDS, isBackground: true, readsOutput: true, takesInput: true },
  });
  const { input, output } = launched;
  const kill = async () => {
    for (const identity of [launched.inside, launched.identity]) if (identity) await killAndWait(identity);
  };
  if (!input || !output) {
    await kill();
    throw new Error('The encoder has no pipes.');
  }
  input.on('error', () => undefined);
  const isOut = new Promise<void>((resolve) => output.once('close', resolve).on('error', () => resolve()));
  output.on('data', onBytes);
  const encoder: Encoder = {
    draw: (picture) =>
      new Promise((resolve, reject) => {
        input.write(picture, (error) => (error ? reject(error) : resolve()));
      }),
    async finish() {
      input.end();
      const late = deadline(ENDS_WITHIN_MS);
      await Promise.race([isOut, new Promise((resolve) => late.addEventListener('abort', resolve, { once: true }))]);
    },
  };
  return new Owned('encoder of a recording', encoder, async () => {
    await kill();
    await isOut;
  });
}
