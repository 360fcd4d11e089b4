/** Verbs that move files between this desk and a session on another host: saved by the same code as those of a session here. */
import type { Download } from '../../api/downloads.ts';
import { Failure } from '../../api/failure.ts';
import { isSafeCopyType, SAFE_COPY_ENDINGS } from '../../api/safe-copy.ts';
import type { Config } from '../../config/schema.ts';
import { agreedPages } from '../../conversion/safe-copy.ts';
import { writeSafeCopy } from '../../conversion/written-copy.ts';
import type { RemoteSessions } from '../../pool/desk/remote-sessions.ts';
import type { RemoteDownload } from '../../pool/wire.ts';
import { safeName } from '../../storage/safe-name.ts';
import { originUrl, savableDownload, saveDownload, sendFile } from '../../transfer/downloads.ts';
import type { DownloadTarget } from '../../transfer/incoming-file.ts';
import type { Verbs } from '../server.ts';

export interface ElsewhereFilesDeps {
  readonly config: () => Pick<Config, 'downloads'>;
  readonly remote: RemoteSessions;
  readonly downloadTarget: () => DownloadTarget;
  /** The origin of a file could not be recorded in its attributes. */
  readonly onUnmarked: (id: string, reason: string) => void;
}

type FileVerbs = Pick<Verbs, 'session.downloads' | 'session.take' | 'session.take-safe' | 'session.give'>;

export function fileVerbsThere({ config, remote, downloadTarget, onUnmarked }: ElsewhereFilesDeps): FileVerbs {
  /** The files of the session, if the rules of both sides allow them to be saved. */
  const withFilesOut = (id: string) => {
    remote.get(id).assertMay('save-files');
    return remote.files(id);
  };
  const saveOptions = (id: string) => ({
    target: downloadTarget(),
    maxFileMiB: config().downloads.maxFileMiB,
    onUnmarked: (reason: string) => onUnmarked(id, reason),
  });
  return {
    'session.downloads': async ({ id }, { signal }) => {
      const { saved } = remote.get(id).io;
      const { files, more } = await remote.files(id).list(signal);
      return { files: files.map((listed) => shown(listed, saved.pathOf(listed.file))), more };
    },
    'session.take': async ({ id, file }, { signal, progress }) => {
      const files = withFilesOut(id);
      const untrustedDownloads = (await files.list(signal)).files;
      const source = { untrustedDownloads, receiveFile: files.receiveFile.bind(files) };
      const onBytes = (bytes: number, of: number) => progress({ bytes, of });
      return remote.noteSaved(id, await saveDownload(source, file, { ...saveOptions(id), signal, onBytes }));
    },
    'session.take-safe': async ({ id, file }, { signal, progress }) => {
      const files = withFilesOut(id);
      const options = saveOptions(id);
      const untrustedDownloads = (await files.list(signal)).files;
      const { name, type } = savableDownload({ untrustedDownloads }, file, options.maxFileMiB);
      if (!isSafeCopyType(type)) throw new Failure('safe-copy-unsupported');
      const ending = SAFE_COPY_ENDINGS[type];
      const agree = agreeing(ending, config().downloads.safeCopyPages);
      // Only pixels cross: the file is rendered in a VM of its host, and written here.
      const { pages, untrustedOrigin } = files.pages(file, { signal, onProgress: progress, agree });
      const origin = () => originUrl(untrustedOrigin());
      return remote.noteSaved(id, await writeSafeCopy({ file, name, ending, pages, origin }, options));
    },
    'session.give': async ({ id, path }, { signal, progress }) => {
      remote.get(id).assertMay('send-files');
      return sendFile(remote.files(id), path, config().downloads.maxFileMiB, {
        signal,
        onBytes: (bytes, of) => progress({ bytes, of }),
      });
    },
  };
}

/** Names that hide nothing, whatever the host made of them. Pure. */
const shown = ({ name, ...listed }: RemoteDownload, savedAs: string | undefined): Download => ({
  ...listed,
  name: safeName(name),
  ...(savedAs !== undefined && { savedAs }),
});

/** Agrees to the pages of one document, in order. */
function agreeing(
  ending: 'pdf' | 'png',
  maxPages: number,
): (untrusted: { readonly page: number; readonly pages: number }) => void {
  let [page, pages]: [number, number | undefined] = [1, undefined];
  return (untrusted) => {
    pages = agreedPages(untrusted, { format: ending, page, pages, maxPages });
    page += 1;
  };
}
