/** Verbs on files of the host, without a session. */
import { dirname } from 'node:path';
import type { Verbs } from '../../api/methods/verbs.ts';
import type { Config } from '../../config/schema.ts';
import type { SafeCopies } from '../../conversion/safe-copies.ts';
import { copySafely } from '../../conversion/written-copy.ts';
import type { DownloadTarget } from '../../transfer/incoming-file.ts';

export interface FileVerbsDeps {
  readonly safeCopies: Pick<SafeCopies, 'drawFile'>;
  readonly config: () => Config;
  readonly downloadTarget: () => DownloadTarget;
  /** Throws if managed settings let no VM start. */
  readonly admit: () => Promise<void>;
}

export function fileVerbs({ safeCopies, config, downloadTarget, admit }: FileVerbsDeps): Pick<Verbs, 'file.copy-safe'> {
  return {
    'file.copy-safe': async ({ path, folder = dirname(path), text }, { signal, progress }) => {
      await admit();
      const { maxFileMiB, safeCopyPages, safeCopyText } = config().downloads;
      return copySafely(safeCopies, path, {
        target: { ...downloadTarget(), folder },
        maxFileMiB,
        maxPages: safeCopyPages,
        hasText: text ?? safeCopyText,
        signal,
        onProgress: progress,
        // It comes from this host.
        onUnmarked: () => undefined,
      });
    },
  };
}
