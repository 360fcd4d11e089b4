/** Has LibreOffice make a PDF file of a document, as the unprivileged account. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentFormat } from '../../protocol/document-formats.ts';
import { ACCOUNT, asAccount } from '../browser/account.ts';
import { Refused } from '../browser/transfers/transfers.ts';
import { run } from '../commands/run.ts';
import {
  hasOffice,
  isOfficeFormat,
  officeCommand,
  officeEnvironment,
  type OfficeFormat,
  prepareOfficeFor,
} from '../office/soffice.ts';

/** In an emulated VM. */
const MADE_WITHIN_MS = 300_000;
/** One more than a safe copy may have, so that its host can say that there are too many. */
const MOST_PAGES = 2_001;
/** With macros, which it does not run, they are read like those without. */
const READ_AS: Readonly<Record<string, OfficeFormat>> = { docm: 'docx', xlsm: 'xlsx', pptm: 'pptx' };

/** Pure. */
export function officeFormat(format: DocumentFormat): OfficeFormat | undefined {
  const readAs = READ_AS[format] ?? format;
  return isOfficeFormat(readAs) ? readAs : undefined;
}

/** `source`: a file called `document.anything`. Returns the path of the PDF file in `folder`. Throws {@link Refused} if the image has no LibreOffice. */
export async function madeByOffice(source: string, format: DocumentFormat, folder: string): Promise<string> {
  const readAs = officeFormat(format);
  if (!hasOffice() || readAs === undefined) throw new Refused('no-program');
  const home = join(folder, 'home');
  await mkdir(home);
  await prepareOfficeFor(ACCOUNT, home);
  const command = officeCommand({ source, format: readAs, folder, home, mostPages: MOST_PAGES });
  const [program, ...args] = asAccount(command, 'converter');
  await run(program, args, { timeoutMs: MADE_WITHIN_MS, environment: officeEnvironment(home) });
  return join(folder, 'document.pdf');
}
