import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { PNG } from 'pngjs';
import type {
  Download,
  SafeCopyProgress,
  TakenFile,
  TakenSafeCopy,
} from '../../../host-agent/api/session/downloads.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';

/** The answer to a save of this download. */
export function takenFrom(downloads: readonly Download[], file: number): TakenFile {
  const found = downloads.find((download) => download.file === file);
  if (!found) throw new Failure('download-not-found');
  const { name, bytes, type, isDisguised } = found;
  return { file, path: `/home/anna/Downloads/Safe Browse/${name}`, name, bytes, type, isDisguised };
}

/** The answer to a file that is sent; the test finds its path among `given`. A folder is refused, as by the real one. */
export function keptIn(given: string[], path: string): { name: string; bytes: number } {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Failure('not-a-file', { path });
  given.push(path);
  return { name: basename(path), bytes: 3 };
}

/** A page of a safe copy: white. */
export const PREVIEW = PNG.sync.write(new PNG({ width: 8, height: 8, fill: true })).toString('base64');

/** A safe copy that stops at its second page until the test finishes or cancels it. */
export class FakeSafeCopy {
  finish: () => void = () => undefined;
  /** Where the test has written the copy; without it, there is no file. */
  path: string | undefined;

  async make(
    taken: TakenFile,
    { progress, signal }: { readonly progress: (step: SafeCopyProgress) => void; readonly signal: AbortSignal },
  ): Promise<TakenSafeCopy> {
    progress({ step: 'drawing', page: 2, of: 3 });
    await new Promise<void>((resolve, reject) => {
      this.finish = resolve;
      signal.addEventListener('abort', () => reject(new Failure('cancelled', { task: 'request' })), { once: true });
    });
    const { path } = this;
    return { ...taken, ...(path !== undefined && { path, name: basename(path) }), preview: PREVIEW, notes: [] };
  }
}
