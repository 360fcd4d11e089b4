/** What crosses between sessions and this computer, as verbs: each where the session's profile allows it, for as long as the session lives. */
import type { Config } from '../config/schema.ts';
import { copiedAddress, copyOut, pasteIn } from '../transfer/clipboard.ts';
import { giveFile, listDownloads, takeDownload } from '../transfer/files.ts';
import { forbidden, type Watch } from '../transfer/guest-transfers.ts';
import type { LiveSession } from '../session/live-session.ts';
import type { Sessions } from '../session/sessions.ts';
import type { TransferProgress } from '../api/downloads.ts';
import { transfersUnsupported } from '../transfer/refusals.ts';
import type { SafeCopies } from '../conversion/safe-copies.ts';
import type { Verbs } from './server.ts';

/** Where files land, and whose they are meanwhile. */
export interface Landing {
  readonly folder: () => string;
  readonly owner: string;
}

export interface CrossingParts {
  readonly sessions: Sessions;
  readonly config: () => Config;
  readonly safeCopies: Pick<SafeCopies, 'take'>;
  readonly landing: Landing;
}

type CrossingVerbs = Pick<
  Verbs,
  | 'session.downloads'
  | 'session.take'
  | 'session.take-safe'
  | 'session.give'
  | 'session.copy-out'
  | 'session.address'
  | 'session.paste-in'
>;

export function crossingVerbs({ sessions, config, safeCopies, landing }: CrossingParts): CrossingVerbs {
  const watchOf = (
    session: LiveSession,
    { signal, progress }: { signal: AbortSignal; progress: (progress: TransferProgress) => void },
  ): Watch => ({
    signal: AbortSignal.any([signal, session.ending.signal]),
    onBytes: (bytes, of) => progress({ bytes, of }),
  });
  /** The session, where what was copied in it may come out. */
  const copyable = (id: string): LiveSession => {
    const session = sessions.get(id);
    if (session.profile.settings.clipboard.out === 'off') throw forbidden('anything copied in it to be taken out');
    return session;
  };
  /** The session, where files in it may be taken out. */
  const takeable = (id: string): LiveSession => {
    const session = sessions.get(id);
    if (session.profile.settings.files.out === 'off') throw forbidden('files to be taken out');
    return session;
  };
  const takingOptions = (id: string) => ({
    folder: landing.folder(),
    owner: landing.owner,
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
