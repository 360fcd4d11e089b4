/** Shows files that the person sends: a program of the account makes what Chromium can show, in a folder for each file. */
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../commands/run.ts';
import { ITSELF, type ViewerTask, viewerCommand } from '../viewer/task.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount, RUN_FOLDER } from './account.ts';

/** Chromium may read it; see its AppArmor profile. */
const FOLDER = `${RUN_FOLDER}/view`;
/** An emulated VM decodes a large picture. */
const MADE_WITHIN_MS = 150_000;
const NAME = /^[^/\u0000-\u001f\u007f]{1,200}\.[a-z0-9]{1,12}$/;

export interface Documents {
  /** The address of what Chromium shows for this file. `language`: BCP 47. Throws if the file cannot be shown. */
  addressOf(path: string, language: string): Promise<string>;
  /** The address of a page that says so. */
  brokenAddress(path: string, language: string): Promise<string>;
}

interface DocumentsOptions {
  readonly folder?: string;
  readonly owner?: { readonly userId: number; readonly groupId: number };
  readonly view?: (task: ViewerTask) => Promise<string>;
}

export function documents({
  folder = FOLDER,
  owner = ACCOUNT,
  view = viewAsAccount,
}: DocumentsOptions = {}): Documents {
  let count = 0;
  return {
    async addressOf(path, language) {
      count += 1;
      const into = join(folder, String(count));
      await mkdir(into, { recursive: true, mode: 0o755 });
      await chown(into, owner.userId, owner.groupId);
      const untrustedName = await view({ path, folder: into, language });
      if (untrustedName === ITSELF) return pathToFileURL(path).href;
      if (!NAME.test(untrustedName)) throw new Error('The viewer printed no name.');
      return pathToFileURL(join(into, untrustedName)).href;
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

function viewAsAccount(task: ViewerTask): Promise<string> {
  const [program, ...args] = asAccount(viewerCommand(task), 'viewer');
  return run(program, args, { timeoutMs: MADE_WITHIN_MS, environment: ACCOUNT_ENVIRONMENT });
}
