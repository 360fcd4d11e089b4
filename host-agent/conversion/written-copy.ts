/** A safe copy as a file: written from the pixels of its pages and nothing else. */
import { basename } from 'node:path';
import type { TakenFile } from '../api/downloads.ts';
import { Failure } from '../api/failure.ts';
import type { Frame } from '../hypervisor/hypervisor.ts';
import { packedPng } from '../hypervisor/picture/png.ts';
import { safeName } from '../storage/safe-name.ts';
import { requireRoom, type SaveOptions } from '../transfer/downloads.ts';
import { IncomingFile } from '../transfer/incoming-file.ts';
import { PicturesPdf } from './pictures-pdf.ts';

const MIB = 1024 * 1024;
const TYPES = { pdf: 'application/pdf', png: 'image/png' } as const;

export interface CopiedPages {
  /** The number of the download. */
  readonly file: number;
  /** Of the download, as its guest calls it. */
  readonly name: string;
  readonly ending: 'pdf' | 'png';
  readonly pages: AsyncIterable<Frame>;
  /** Where the download came from; asked when all pages are written. */
  readonly origin: () => string | undefined;
}

/** Writes the pages as a new file, completely or not at all. Throws `Failure` disk-full, safe-copy-too-large, and what `pages` throws. */
export async function writeSafeCopy(
  { file, name, ending, pages, origin: originOf }: CopiedPages,
  { target, maxFileMiB, onUnmarked }: Pick<SaveOptions, 'target' | 'maxFileMiB' | 'onUnmarked'>,
): Promise<TakenFile> {
  await requireRoom(target.folder, 0);
  const incoming = await IncomingFile.create(target, safeCopyName(name, ending));
  try {
    const bytes = await write(ending, pages, atMost(incoming, target.folder, maxFileMiB));
    const origin = originOf();
    const path = await incoming.complete(origin, onUnmarked);
    return {
      file,
      path,
      name: basename(path),
      bytes,
      type: TYPES[ending],
      isDisguised: false,
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

/** Writes the pages as a new file and returns its size. */
async function write(
  ending: 'pdf' | 'png',
  pages: AsyncIterable<Frame>,
  into: (bytes: Buffer) => Promise<void>,
): Promise<number> {
  let written = 0;
  const counted = async (bytes: Buffer) => {
    written += bytes.length;
    await into(bytes);
  };
  if (ending === 'pdf') {
    const pdf = new PicturesPdf(counted);
    for await (const page of pages) await pdf.add(page);
    await pdf.end();
  } else {
    for await (const page of pages) await counted(await packedPng(page));
  }
  return written;
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
