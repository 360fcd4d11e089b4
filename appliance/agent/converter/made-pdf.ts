/** Makes a PDF file of a document that is none: LibreOffice does, or the viewer makes a page of it, which Chromium prints. All run as the unprivileged account. */
import { chown, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DOCUMENT_KINDS, type DocumentFormat } from '../../protocol/document-formats.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount } from '../browser/account.ts';
import { CHROMIUM, CHROMIUM_FLAGS } from '../browser/chromium.ts';
import { run } from '../commands/run.ts';
import { ITSELF, viewerCommand } from '../viewer/task.ts';
import { DOCUMENT, DOCUMENT_FOLDER } from './document.ts';
import { madeByOffice } from './with-office.ts';

/** In memory; these programs may write it. */
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
  // Programs go by the ending of a name.
  const named = `${DOCUMENT}.${endings[0]}`;
  await symlink(DOCUMENT, named);
  await mkdir(MADE_FOLDER, { mode: 0o700 });
  await chown(MADE_FOLDER, ACCOUNT.userId, ACCOUNT.groupId);
  if (by === 'office') return madeByOffice(named, format, MADE_FOLDER);
  const task = { path: named, folder: MADE_FOLDER, language: LANGUAGE, isPrinted: true };
  const untrustedName = await asAccountRun(viewerCommand(task), 'viewer', VIEWED_WITHIN_MS);
  if (untrustedName !== ITSELF && !NAME.test(untrustedName)) throw new Error('The viewer printed no name.');
  const page = untrustedName === ITSELF ? named : join(MADE_FOLDER, untrustedName);
  await writeFile(POLICY_FILE, JSON.stringify(POLICIES), { mode: 0o644 });
  await asAccountRun(printCommand(page), 'browser', PRINTED_WITHIN_MS);
  return PRINTED;
}

export const printCommand = (page: string): readonly string[] => [
  CHROMIUM,
  ...CHROMIUM_FLAGS.filter((flag) => !flag.startsWith('--ozone-platform=')),
  '--headless',
  '--user-data-dir=/tmp/printing',
  '--no-pdf-header-footer',
  `--print-to-pdf=${PRINTED}`,
  pathToFileURL(page).href,
];

/** With its output, if it ends well. */
async function asAccountRun(
  command: readonly string[],
  part: Parameters<typeof asAccount>[1],
  timeoutMs: number,
): Promise<string> {
  const [program, ...args] = asAccount(command, part);
  return run(program, args, { timeoutMs, environment: ACCOUNT_ENVIRONMENT });
}
