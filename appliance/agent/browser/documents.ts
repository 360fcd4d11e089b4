/** Shows files that the person sends: a program of another account than the browser's makes what Chromium can show, in a folder for each file. */
import { constants } from 'node:fs';
import { chown, type FileHandle, mkdir, open, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../commands/run.ts';
import { hasOffice } from '../office/soffice.ts';
import { SAMPLE, startStaying } from '../office/staying.ts';
import { ITSELF, type ViewerTask, viewerCommand } from '../viewer/task.ts';
import { ACCOUNT, asAccount, DOWNLOADS_FOLDER, RUN_FOLDER, VIEWER, VIEWER_ENVIRONMENT } from './account.ts';

/** Chromium may read it; see its AppArmor profile. */
const FOLDER = `${RUN_FOLDER}/view`;
/** An emulated VM decodes a large picture. */
const MADE_WITHIN_MS = 150_000;
const PDF_MARK = Buffer.from('%PDF-');
const NAME = /^[^/\u0000-\u001f\u007f]{1,200}\.[a-z0-9]{1,12}$/;

export interface Documents {
  /** The address of what Chromium shows for this file. `language`: BCP 47. Throws if the file cannot be shown. */
  addressOf(path: string, language: string): Promise<string>;
  /** Opens a document that is never shown, so that the next one opens fast. */
  warmUp(): Promise<void>;
  /** The address of a page that says so. */
  brokenAddress(path: string, language: string): Promise<string>;
}

interface DocumentsOptions {
  readonly folder?: string;
  readonly owner?: { readonly userId: number; readonly groupId: number };
  /** Whether Chromium shows the file as it is; asked first, because the viewer takes seconds to start under emulation. */
  readonly isShownAsItIs?: (path: string) => Promise<boolean>;
  /** Lets the viewer read the file. */
  readonly show?: (path: string) => Promise<void>;
  readonly view?: (task: ViewerTask) => Promise<string>;
}

export function documents({
  folder = FOLDER,
  owner = VIEWER,
  isShownAsItIs = isPdf,
  show = showToViewer,
  view = viewAsAccount,
}: DocumentsOptions = {}): Documents {
  let count = 0;
  /** A folder for what the viewer makes. */
  const folderFor = async (number: number): Promise<string> => {
    const into = join(folder, String(number));
    await mkdir(into, { recursive: true, mode: 0o755 });
    await chown(into, owner.userId, owner.groupId);
    return into;
  };
  return {
    async addressOf(path, language) {
      if (await isShownAsItIs(path)) return pathToFileURL(path).href;
      count += 1;
      const into = await folderFor(count);
      await show(path);
      const untrustedName = await view({ path, folder: into, language });
      if (untrustedName === ITSELF) return pathToFileURL(path).href;
      if (!NAME.test(untrustedName)) throw new Error('The viewer printed no name.');
      return pathToFileURL(join(into, untrustedName)).href;
    },
    async warmUp() {
      if (!hasOffice()) return;
      await startStaying();
      const into = await folderFor(0);
      await view({ path: SAMPLE, folder: into, language: 'en' });
      await rm(into, { recursive: true });
    },
    async brokenAddress(path, language) {
      count += 1;
      const page = join(folder, `${count}.html`);
      // Only now: it reads the program that recognises files, which takes time under emulation.
      const { brokenPage } = await import('../viewer/pages.ts');
      await mkdir(folder, { recursive: true, mode: 0o755 });
      await writeFile(page, brokenPage({ name: basename(path), language }), { flag: 'wx' });
      return pathToFileURL(page).href;
    },
  };
}

/** By its name and its first bytes. */
async function isPdf(path: string): Promise<boolean> {
  if (!path.toLowerCase().endsWith('.pdf')) return false;
  await using file = await openOwn(path, constants.O_NONBLOCK);
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(PDF_MARK.length), position: 0 });
  return buffer.subarray(0, bytesRead).equals(PDF_MARK);
}

/** A page that has compromised Chromium could have put a link there: only what belongs to the browser's account is opened up. */
async function showToViewer(path: string): Promise<void> {
  for (const folder of [ACCOUNT.home, DOWNLOADS_FOLDER]) {
    await using opened = await openOwn(folder, constants.O_DIRECTORY);
    await opened.chown(ACCOUNT.userId, VIEWER.groupId);
    // The viewer may go through, and not list.
    await opened.chmod(0o710);
  }
  await using file = await openOwn(path, constants.O_NONBLOCK);
  await file.chmod(0o644);
}

async function openOwn(path: string, flag: number): Promise<FileHandle> {
  const opened = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | flag);
  const { uid } = await opened.stat();
  if (uid === ACCOUNT.userId) return opened;
  await opened.close();
  throw new Error('It does not belong to the browser.');
}

function viewAsAccount(task: ViewerTask): Promise<string> {
  const [program, ...args] = asAccount(viewerCommand(task), 'viewer');
  return run(program, args, { timeoutMs: MADE_WITHIN_MS, environment: VIEWER_ENVIRONMENT });
}
