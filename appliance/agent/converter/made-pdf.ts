/** Makes a PDF file of a document that is none: LibreOffice does, or the viewer makes a page of it, which Chromium prints. The viewer runs as its account, the others as the one of the converter. */
import { chown, link, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DOCUMENT_KINDS, type DocumentFormat } from '../../protocol/document-formats.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount, VIEWER, VIEWER_ENVIRONMENT } from '../browser/account.ts';
import { CHROMIUM, CHROMIUM_FLAGS } from '../browser/chromium.ts';
import { run } from '../commands/run.ts';
import { ITSELF, viewerCommand } from '../viewer/task.ts';
import { DOCUMENT, DOCUMENT_FOLDER, showDocumentToViewer } from './document.ts';
import { madeByOffice } from './with-office.ts';

/** In memory. The viewer may write the first, the other programs the second. */
const VIEWED_FOLDER = `${DOCUMENT_FOLDER}/viewed`;
const MADE_FOLDER = `${DOCUMENT_FOLDER}/made`;
const PRINTED = `${MADE_FOLDER}/printed.pdf`;
const NAME = /^[^/\u0000-\u001f\u007f]{1,200}\.[a-z0-9]{1,12}$/;
/** Its words are about the document, such as that a picture is left out. */
const LANGUAGE = 'en';
/** In an emulated VM. */
const [VIEWED_WITHIN_MS, PRINTED_WITHIN_MS] = [300_000, 300_000];

/** Scripts are off as in sessions that show files; see the profile `document`. */
const POLICY_FILE = '/etc/chromium/policies/managed/converter.json';
const POLICIES = { DefaultJavaScriptSetting: 2, URLBlocklist: ['http://*', 'https://*', 'ws://*', 'wss://*'] };

/** The path of a PDF file. Throws `Refused` if the image lacks a program. */
export async function madePdf(format: DocumentFormat): Promise<string> {
  const { by, endings } = DOCUMENT_KINDS[format];
  if (by === 'pdf' || by === 'picture') return DOCUMENT;
  // Programs go by the ending of a name, Chromium by that of what a symbolic link points to.
  const named = `${DOCUMENT}.${endings[0]}`;
  await link(DOCUMENT, named);
  await mkdir(MADE_FOLDER, { mode: 0o700 });
  await chown(MADE_FOLDER, ACCOUNT.userId, ACCOUNT.groupId);
  if (by === 'office') return madeByOffice(named, format, MADE_FOLDER);
  const untrustedName = await viewed(named);
  if (untrustedName !== ITSELF && !NAME.test(untrustedName)) throw new Error('The viewer printed no name.');
  const page = untrustedName === ITSELF ? named : join(VIEWED_FOLDER, untrustedName);
  await writeFile(POLICY_FILE, JSON.stringify(POLICIES), { mode: 0o644 });
  const [program, ...args] = asAccount(printCommand(page), 'browser');
  await run(program, args, { timeoutMs: PRINTED_WITHIN_MS, environment: PRINTING_ENVIRONMENT });
  return PRINTED;
}

/** Returns what the viewer printed: the name of a file in its folder, or {@link ITSELF}. */
async function viewed(path: string): Promise<string> {
  await showDocumentToViewer();
  await mkdir(VIEWED_FOLDER, { mode: 0o755 });
  await chown(VIEWED_FOLDER, VIEWER.userId, VIEWER.groupId);
  const task = { path, folder: VIEWED_FOLDER, language: LANGUAGE, isPrinted: true };
  const [program, ...args] = asAccount(viewerCommand(task), 'viewer');
  return run(program, args, { timeoutMs: VIEWED_WITHIN_MS, environment: VIEWER_ENVIRONMENT });
}

const PRINTING_FOLDER = '/tmp/printing';
/** There is no home in a converter VM, and Chromium does not start where it cannot make folders in one. */
const PRINTING_ENVIRONMENT = {
  ...ACCOUNT_ENVIRONMENT,
  HOME: PRINTING_FOLDER,
  XDG_CONFIG_HOME: PRINTING_FOLDER,
  XDG_CACHE_HOME: PRINTING_FOLDER,
  XDG_RUNTIME_DIR: PRINTING_FOLDER,
} as const;

export const printCommand = (page: string): readonly string[] => [
  CHROMIUM,
  ...CHROMIUM_FLAGS.filter((flag) => !flag.startsWith('--ozone-platform=')),
  '--headless',
  `--user-data-dir=${PRINTING_FOLDER}`,
  '--no-pdf-header-footer',
  `--print-to-pdf=${PRINTED}`,
  pathToFileURL(page).href,
];
