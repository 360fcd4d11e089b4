/** A safe copy as a file: written from the pixels of its pages and nothing else. */
import { basename } from 'node:path';
import type { DocumentNote } from '../../appliance/protocol/document-formats.ts';
import type { TakenSafeCopy } from '../api/session/downloads.ts';
import { Failure } from '../api/errors/failure.ts';
import { copyEnding } from '../api/session/safe-copy.ts';
import { packedPng } from '../hypervisor/picture/png.ts';
import { shrink } from '../hypervisor/picture/shrink.ts';
import { safeName } from '../storage/safe-name.ts';
import { requireRoom, type SaveOptions } from '../transfer/downloads.ts';
import type { Draw, DrawnDocument, DrawnPage, DrawOptions } from '../transfer/drawn-document.ts';
import { IncomingFile } from '../transfer/incoming-file.ts';
import { PicturesPdf } from './pictures-pdf.ts';
import type { SafeCopies } from './safe-copies.ts';

const MIB = 1024 * 1024;
/** Twice the size of the picture in the files panel, for screens with a scale of 2. */
const PREVIEW_SIZE = { width: 320, height: 320 };
const TYPES = { pdf: 'application/pdf', png: 'image/png' } as const;

export type SafeCopyOptions = DrawOptions & Pick<SaveOptions, 'target' | 'onUnmarked'>;

/** Saves a safe copy of one download, completely or not at all. Throws `Failure` disk-full, safe-copy-too-large, and what `draw` throws. */
export function takeSafeCopy(draw: Draw, file: number, options: SafeCopyOptions): Promise<TakenSafeCopy> {
  return draw(file, withRoom(options), async (drawn) => ({ file, ...(await writeSafeCopy(drawn, options)) }));
}

/** The same for a file of the host, whose copy is a new file in the folder. Throws `Failure` also file-unreadable, not-a-file. */
export function copySafely(
  safeCopies: Pick<SafeCopies, 'drawFile'>,
  path: string,
  options: SafeCopyOptions,
): Promise<Omit<TakenSafeCopy, 'file'>> {
  return safeCopies.drawFile(path, withRoom(options), (drawn) => writeSafeCopy(drawn, options));
}

const withRoom = (options: SafeCopyOptions): SafeCopyOptions => ({
  ...options,
  beforeStart: () => requireRoom(options.target.folder, 0),
});

async function writeSafeCopy(
  { untrustedName, format, pages, origin: originOf }: DrawnDocument,
  { target, maxFileMiB, hasText, onUnmarked }: SafeCopyOptions,
): Promise<Omit<TakenSafeCopy, 'file'>> {
  const ending = copyEnding(format, hasText);
  await requireRoom(target.folder, 0);
  const incoming = await IncomingFile.create(target, safeCopyName(untrustedName, ending));
  try {
    const { bytes, preview, notes } = await write(ending, pages, atMost(incoming, target.folder, maxFileMiB));
    const origin = originOf();
    const path = await incoming.complete(origin, onUnmarked);
    return {
      path,
      name: basename(path),
      bytes,
      type: TYPES[ending],
      isDisguised: false,
      preview: preview.toString('base64'),
      notes: [...notes],
      ...(origin !== undefined && { origin }),
    };
  } catch (error) {
    await incoming.dispose();
    throw error;
  }
}

/** File name of the copy. Pure. */
export function safeCopyName(untrustedName: string, ending: 'pdf' | 'png'): string {
  const name = safeName(untrustedName);
  const stem = name.replace(/(?<=.)\.[^. ]{1,12}$/, '');
  return safeName(`${stem} (safe).${ending}`);
}

/** Writes the pages as a new file. Returns its size, and the first page as a small PNG. */
async function write(
  ending: 'pdf' | 'png',
  pages: AsyncIterable<DrawnPage>,
  into: (bytes: Buffer) => Promise<void>,
): Promise<{ readonly bytes: number; readonly preview: Buffer; readonly notes: readonly DocumentNote[] }> {
  let bytes = 0;
  let preview: Buffer | undefined;
  let notes: readonly DocumentNote[] = [];
  const counted = async (written: Buffer) => {
    bytes += written.length;
    await into(written);
  };
  const previewed = async function* () {
    for await (const page of pages) {
      preview ??= await packedPng(shrink(page, PREVIEW_SIZE));
      notes = page.notes ?? notes;
      yield page;
    }
  };
  if (ending === 'pdf') {
    const pdf = new PicturesPdf(counted);
    for await (const page of previewed()) await pdf.add(page, page.words);
    await pdf.end();
  } else {
    for await (const page of previewed()) await counted(await packedPng(page));
  }
  if (preview === undefined) throw new Failure('safe-copy-not-drawn');
  return { bytes, preview, notes };
}

/** Limits the size like that of any file, since pixels that do not compress are many bytes. */
function atMost(incoming: IncomingFile, folder: string, maxFileMiB: number): (bytes: Buffer) => Promise<void> {
  let left = maxFileMiB * MIB;
  return async (bytes) => {
    left -= bytes.length;
    if (left < 0) throw new Failure('safe-copy-too-large', { maxFileMiB });
    await requireRoom(folder, bytes.length);
    await incoming.write(bytes);
  };
}
