/** Verbs that transfer files and clipboards between a session and the host, as far as the session's profile allows. */
import type { TransferProgress } from '../../api/downloads.ts';
import type { Config } from '../../config/schema.ts';
import type { SafeCopies } from '../../conversion/safe-copies.ts';
import type { LiveSession } from '../../session/live-session.ts';
import type { Sessions } from '../../session/sessions.ts';
import { copiedAddress, copyOut, pasteIn } from '../../transfer/clipboard.ts';
import { giveFile, listDownloads, takeDownload } from '../../transfer/files.ts';
import { forbidden, type Watch } from '../../transfer/guest-transfers.ts';
import { transfersUnsupported } from '../../transfer/refusals.ts';
import type { Verbs } from '../server.ts';

/** Where saved files are put. */
export interface DownloadsFolder {
  readonly path: () => string;
  /** Marks files that this host agent is still writing. */
  readonly owner: string;
}

export interface TransferVerbsOptions {
  readonly sessions: Sessions;
  readonly config: () => Config;
  readonly safeCopies: Pick<SafeCopies, 'take'>;
  readonly downloads: DownloadsFolder;
}

type FileVerbs = Pick<Verbs, 'session.downloads' | 'session.take' | 'session.take-safe' | 'session.give'>;
type ClipboardVerbs = Pick<Verbs, 'session.copy-out' | 'session.address' | 'session.paste-in'>;

export function transferVerbs(options: TransferVerbsOptions): FileVerbs & ClipboardVerbs {
  return { ...fileVerbs(options), ...clipboardVerbs(options.sessions) };
}

function fileVerbs({ sessions, config, safeCopies, downloads }: TransferVerbsOptions): FileVerbs {
  /** The session, if its profile allows files to be saved. */
  const takeable = (id: string): LiveSession => {
    const session = sessions.get(id);
    if (session.profile.settings.files.out === 'off') throw forbidden('files to be taken out');
    return session;
  };
  const takingOptions = (id: string) => ({
    folder: downloads.path(),
    owner: downloads.owner,
    maxFileMiB: config().downloads.maxFileMiB,
    onUnmarked: (reason: string) => sessions.world.log.info({ id, reason }, 'a file was not marked with its origin'),
  });
  return {
    'session.downloads': ({ id }) => listDownloads(sessions.get(id).exchange),
    'session.take': async ({ id, file }, call) => {
      const session = takeable(id);
      return takeDownload(session.exchange, file, { ...watchOf(session, call), ...takingOptions(id) });
    },
    'session.take-safe': async ({ id, file }, { signal, progress }) => {
      const session = takeable(id);
      if (!session.vm().connectFiles) throw transfersUnsupported();
      return safeCopies.take(session.exchange, file, {
        ...takingOptions(id),
        signal: AbortSignal.any([signal, session.ending.signal]),
        maxPages: config().downloads.safeCopyPages,
        onProgress: progress,
      });
    },
    'session.give': async ({ id, path }, call) => {
      const session = sessions.get(id);
      if (session.profile.settings.files.in === 'off') throw forbidden('files to be given to it');
      return giveFile(session.exchange, path, config().downloads.maxFileMiB, watchOf(session, call));
    },
  };
}

function clipboardVerbs(sessions: Pick<Sessions, 'get'>): ClipboardVerbs {
  /** The session, if its profile allows its clipboard to be read. */
  const copyable = (id: string): LiveSession => {
    const session = sessions.get(id);
    if (session.profile.settings.clipboard.out === 'off') throw forbidden('anything copied in it to be taken out');
    return session;
  };
  return {
    'session.copy-out': async ({ id }, call) => {
      const session = copyable(id);
      return copyOut(session.exchange, watchOf(session, call));
    },
    'session.address': async ({ id }, { signal }) => {
      const session = copyable(id);
      return { url: await copiedAddress(session.exchange, watchOf(session, { signal, progress: () => undefined })) };
    },
    'session.paste-in': async ({ id, clip }, call) => {
      const session = sessions.get(id);
      if (session.profile.settings.clipboard.in === 'off') throw forbidden('anything to be pasted into it');
      await pasteIn(session.exchange, clip, watchOf(session, call));
      return {};
    },
  };
}

/** A transfer ends with its call and with its session. */
function watchOf(
  session: LiveSession,
  { signal, progress }: { signal: AbortSignal; progress: (progress: TransferProgress) => void },
): Watch {
  return {
    signal: AbortSignal.any([signal, session.ending.signal]),
    onBytes: (bytes, of) => progress({ bytes, of }),
  };
}
