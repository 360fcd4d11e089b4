/** Verbs that transfer files and clipboards between a session and the host, as far as the session's profile allows. */
import type { TakenFile, TransferProgress } from '../../api/downloads.ts';
import type { Config } from '../../config/schema.ts';
import type { SafeCopies } from '../../conversion/safe-copies.ts';
import type { LiveSession } from '../../session/live-session.ts';
import type { Sessions } from '../../session/sessions.ts';
import { copyOut, copyUrlOut, pasteIn } from '../../transfer/clipboard.ts';
import { listDownloads, saveDownload, sendFile } from '../../transfer/downloads.ts';
import type { TransferOptions } from '../../transfer/guest-transfers.ts';
import type { DownloadTarget } from '../../transfer/incoming-file.ts';
import { transfersUnsupported } from '../../transfer/refusals.ts';
import type { Verbs } from '../server.ts';

export interface TransferVerbsOptions {
  readonly sessions: Sessions;
  readonly config: () => Config;
  readonly safeCopies: Pick<SafeCopies, 'take'>;
  readonly downloadTarget: () => DownloadTarget;
}

type FileVerbs = Pick<Verbs, 'session.downloads' | 'session.take' | 'session.take-safe' | 'session.give'>;
type ClipboardVerbs = Pick<Verbs, 'session.copy-out' | 'session.address' | 'session.paste-in'>;

export function transferVerbs(options: TransferVerbsOptions): FileVerbs & ClipboardVerbs {
  return { ...fileVerbs(options), ...clipboardVerbs(options.sessions) };
}

function fileVerbs({ sessions, config, safeCopies, downloadTarget }: TransferVerbsOptions): FileVerbs {
  /** The session, if its profile allows files to be saved. */
  const withFilesOut = (id: string): LiveSession => {
    const session = sessions.get(id);
    session.assertMay('save-files');
    return session;
  };
  const saveOptions = (id: string) => ({
    target: downloadTarget(),
    maxFileMiB: config().downloads.maxFileMiB,
    onUnmarked: (reason: string) => sessions.deps.log.info({ id, reason }, 'the origin of a file was not recorded'),
  });
  /** Remembers that the person has the file, also for the next host agent. */
  const noted = async (session: LiveSession, taken: TakenFile): Promise<TakenFile> => {
    session.io.noteSaved(taken);
    // At worst it counts as unsaved later.
    await session
      .record()
      .catch((error: unknown) =>
        sessions.deps.log.warn({ id: session.id, reason: String(error) }, 'the record of a session was not written'),
      );
    return taken;
  };
  return {
    'session.downloads': ({ id }) => {
      const { transfers, saved } = sessions.get(id).io;
      return listDownloads(transfers, saved);
    },
    'session.take': async ({ id, file }, call) => {
      const session = withFilesOut(id);
      return noted(
        session,
        await saveDownload(session.io.transfers, file, { ...optionsFor(session, call), ...saveOptions(id) }),
      );
    },
    'session.take-safe': async ({ id, file }, { signal, progress }) => {
      const session = withFilesOut(id);
      if (!session.devices().connectFiles) throw transfersUnsupported();
      const taken = await safeCopies.take(session.io.transfers, file, {
        ...saveOptions(id),
        signal: AbortSignal.any([signal, session.ending]),
        maxPages: config().downloads.safeCopyPages,
        onProgress: progress,
      });
      return noted(session, taken);
    },
    'session.give': async ({ id, path }, call) => {
      const session = sessions.get(id);
      session.assertMay('send-files');
      return sendFile(session.io.transfers, path, config().downloads.maxFileMiB, optionsFor(session, call));
    },
  };
}

function clipboardVerbs(sessions: Pick<Sessions, 'get'>): ClipboardVerbs {
  /** The session, if its profile allows its clipboard to be read. */
  const withCopyOut = (id: string): LiveSession => {
    const session = sessions.get(id);
    session.assertMay('copy-out');
    return session;
  };
  return {
    'session.copy-out': async ({ id }, call) => {
      const session = withCopyOut(id);
      return copyOut(session.io.transfers, {
        ...optionsFor(session, call),
        onPicture: (piece) => call.deliver({ png: piece.toString('base64') }),
      });
    },
    'session.address': async ({ id }, { signal }) => {
      const session = withCopyOut(id);
      return {
        url: await copyUrlOut(session.io.transfers, optionsFor(session, { signal, progress: () => undefined })),
      };
    },
    'session.paste-in': async ({ id, clip }, call) => {
      const session = sessions.get(id);
      session.assertMay('paste-in');
      await pasteIn(session.io.transfers, clip, optionsFor(session, call));
      return {};
    },
  };
}

/** A transfer ends with its call and with its session. */
function optionsFor(
  session: LiveSession,
  { signal, progress }: { signal: AbortSignal; progress: (progress: TransferProgress) => void },
): TransferOptions {
  return {
    signal: AbortSignal.any([signal, session.ending]),
    onBytes: (bytes, of) => progress({ bytes, of }),
  };
}
