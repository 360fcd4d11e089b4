/** Shows files that the person sends: a program of another account than the browser's makes what Chromium can show, in a folder for each file. */
import { constants } from 'node:fs';
import { chown, type FileHandle, mkdir, open, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasOffice } from '../office/soffice.ts';
import { startStaying } from '../office/staying.ts';
import { ITSELF } from '../viewer/task.ts';
import { ACCOUNT, DOWNLOADS_FOLDER, RUN_FOLDER, VIEWER } from './account.ts';
import { type FirstPage, firstPageOf } from './first-page.ts';
import { Viewers } from './viewers.ts';

/** Chromium may read it; see its AppArmor profile. */
const FOLDER = `${RUN_FOLDER}/view`;
/** An emulated VM paints the page until then, for which it needs its processors. */
const NEXT_AFTER_MS = 30_000;
const PDF_ENDING = /\.pdf$/i;
const PDF_MARK = Buffer.from('%PDF-');
const NAME = /^[^/\u0000-\u001f\u007f]{1,200}\.[a-z0-9]{1,12}$/;

/** What Chromium opens. */
export interface Shown {
  readonly address: string;
  /** Of a PDF file. */
  readonly firstPage?: FirstPage | undefined;
}

export interface Documents {
  /** What Chromium opens for this file. `language`: BCP 47. Throws if the file cannot be shown. */
  show(path: string, language: string): Promise<Shown>;
  /** Starts what reads documents, so that the next ones open fast; it ends when `until` aborts. */
  warmUp(until: AbortSignal): Promise<void>;
  /** After a document is on its way to the screen: the next one opens fast, too, if the first one did. */
  prepareNext(): Promise<void>;
  /** A page that says so. */
  broken(path: string, language: string): Promise<Shown>;
}

interface Account {
  readonly userId: number;
  readonly home: string;
}

interface DocumentsOptions {
  readonly folder?: string;
  /** The account of the viewer. */
  readonly owner?: { readonly userId: number; readonly groupId: number };
  /** The account of the browser, to which the files belong. */
  readonly account?: Account;
  readonly downloads?: string;
  readonly viewers?: Pick<Viewers, 'startAhead' | 'view'>;
  /** LibreOffice; absent where the image has none. */
  readonly startOffice?: (() => Promise<void>) | undefined;
  readonly nextAfterMs?: number;
  readonly drawFirstPage?: typeof firstPageOf;
}

export function documents({
  folder = FOLDER,
  owner = VIEWER,
  account = ACCOUNT,
  downloads = DOWNLOADS_FOLDER,
  viewers = new Viewers(),
  startOffice = hasOffice() ? startStaying : undefined,
  nextAfterMs = NEXT_AFTER_MS,
  drawFirstPage = firstPageOf,
}: DocumentsOptions = {}): Documents {
  const files = new SentFiles(account, downloads, owner.groupId);
  let count = 0;
  /** Those that are started ahead end with it; absent before the first one. */
  let until: AbortSignal | undefined;
  /** Where the viewer writes. */
  const nextFolder = async () => {
    count += 1;
    const into = join(folder, String(count));
    await mkdir(into, { recursive: true, mode: 0o755 });
    await chown(into, owner.userId, owner.groupId);
    return into;
  };
  /** Without its first page, a file only takes longer. */
  const withFirstPage = async (pdf: string, into: string, name: string): Promise<Shown> => ({
    address: pathToFileURL(pdf).href,
    firstPage: await drawFirstPage({ pdf, name, folder: into }).catch(() => undefined),
  });
  return {
    async show(path, language) {
      const [isPdf, into] = [await files.isPdf(path), await nextFolder()];
      await files.showToViewer(path);
      // Asked first, because a viewer takes seconds to start under emulation.
      if (isPdf) return await withFirstPage(path, into, basename(path));
      const untrustedName = await viewers.view({ path, folder: into, language });
      if (untrustedName === ITSELF) return { address: pathToFileURL(path).href };
      if (!NAME.test(untrustedName)) throw new Error('The viewer printed no name.');
      const made = join(into, untrustedName);
      if (PDF_ENDING.test(made)) return await withFirstPage(made, into, basename(path));
      return { address: pathToFileURL(made).href };
    },
    async warmUp(signal) {
      until = signal;
      // The viewer tries what it reads with a document, which LibreOffice has to take.
      await startOffice?.();
      await viewers.startAhead(signal);
    },
    async prepareNext() {
      if (!until) return;
      // Rejected only when it aborts.
      await sleep(nextAfterMs, undefined, { signal: until, ref: false }).catch(() => undefined);
      await viewers.startAhead(until);
    },
    async broken(path, language) {
      count += 1;
      const page = join(folder, `${count}.html`);
      // Only now: it reads the program that recognises files, which takes time under emulation.
      const { brokenPage } = await import('../viewer/pages.ts');
      await mkdir(folder, { recursive: true, mode: 0o755 });
      await writeFile(page, brokenPage({ name: basename(path), language }), { flag: 'wx' });
      return { address: pathToFileURL(page).href };
    },
  };
}

/** A page that has compromised Chromium could have put links where files are: only what belongs to the browser's account is read and opened up. */
class SentFiles {
  readonly #account: Account;
  readonly #downloads: string;
  readonly #viewerGroup: number;
  constructor(account: Account, downloads: string, viewerGroup: number) {
    this.#account = account;
    this.#downloads = downloads;
    this.#viewerGroup = viewerGroup;
  }

  /** By its name and its first bytes. */
  async isPdf(path: string): Promise<boolean> {
    if (!PDF_ENDING.test(path)) return false;
    await using file = await this.#open(path, constants.O_NONBLOCK);
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(PDF_MARK.length), position: 0 });
    return buffer.subarray(0, bytesRead).equals(PDF_MARK);
  }

  /** Lets the viewer read the file. */
  async showToViewer(path: string): Promise<void> {
    for (const folder of [this.#account.home, this.#downloads]) {
      await using opened = await this.#open(folder, constants.O_DIRECTORY);
      await opened.chown(this.#account.userId, this.#viewerGroup);
      // The viewer may go through, and not list.
      await opened.chmod(0o710);
    }
    await using file = await this.#open(path, constants.O_NONBLOCK);
    await file.chmod(0o644);
  }

  async #open(path: string, flag: number): Promise<FileHandle> {
    const opened = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | flag);
    const { uid } = await opened.stat();
    if (uid === this.#account.userId) return opened;
    await opened.close();
    throw new Error('It does not belong to the browser.');
  }
}
