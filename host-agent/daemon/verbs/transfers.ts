/** Verbs that transfer files and clipboards between a session and this host. The session's restrictions were checked before. */
import type { TransferProgress } from '../../api/session/downloads.ts';
import type { Config } from '../../config/schema.ts';
import { takeSafeCopy } from '../../conversion/written-copy.ts';
import type { AnySession } from '../../session/any-session.ts';
import { copyOut, copyUrlOut, pasteIn } from '../../transfer/clipboard.ts';
import { sendFile } from '../../transfer/downloads.ts';
import type { TransferOptions } from '../../transfer/guest-transfers.ts';
import type { DownloadTarget } from '../../transfer/incoming-file.ts';
import type { Handlers } from './on-session.ts';

export interface TransferDeps {
  readonly config: () => Config;
  readonly downloadTarget: () => DownloadTarget;
  /** The origin of a file could not be recorded in its attributes. */
  readonly onUnmarked: (id: string, reason: string) => void;
}

export function transferHandlers({ config, downloadTarget, onUnmarked }: TransferDeps) {
  const saveOptions = ({ id }: AnySession) => ({
    target: downloadTarget(),
    maxFileMiB: config().downloads.maxFileMiB,
    onUnmarked: (reason: string) => onUnmarked(id, reason),
  });
  return {
    'session.downloads': (session, _, { signal }) => session.downloads(signal),
    'session.take': async (session, { file }, call) => {
      const taken = await session.saveDownload(file, { ...optionsFor(session, call), ...saveOptions(session) });
      await session.noteSaved(taken);
      return taken;
    },
    'session.take-safe': async (session, { file, text }, { signal, progress }) => {
      const taken = await takeSafeCopy((...asked) => session.draw(...asked), file, {
        ...saveOptions(session),
        signal: AbortSignal.any([signal, session.ending]),
        maxPages: config().downloads.safeCopyPages,
        hasText: text ?? config().downloads.safeCopyText,
        onProgress: progress,
      });
      await session.noteSaved(taken);
      return taken;
    },
    'session.give': (session, { path, isShown = false }, call) =>
      sendFile(session.files, path, {
        ...optionsFor(session, call),
        maxFileMiB: config().downloads.maxFileMiB,
        isShown,
      }),
    'session.copy-out': (session, _, call) =>
      copyOut(session.clipboard, {
        ...optionsFor(session, call),
        onPicture: (piece) => call.deliver({ png: piece.toString('base64') }),
      }),
    'session.address': async (session, _, { signal }) => ({
      url: await copyUrlOut(session.io.transfers, optionsFor(session, { signal, progress: () => undefined })),
    }),
    'session.paste-in': async (session, { clip }, call) => {
      await pasteIn(session.io.transfers, clip, optionsFor(session, call));
      return {};
    },
  } satisfies Partial<Handlers>;
}

/** A transfer ends with its call and with its session. */
function optionsFor(
  session: AnySession,
  { signal, progress }: { signal: AbortSignal; progress: (progress: TransferProgress) => void },
): TransferOptions {
  return {
    signal: AbortSignal.any([signal, session.ending]),
    onBytes: (bytes, of) => progress({ bytes, of }),
  };
}
