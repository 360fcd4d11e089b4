/** What a person should know of a document of an office program. The viewer finds it, as its account, before LibreOffice opens the document. */
import { z } from 'zod';
import { DOCUMENT_KINDS, type DocumentFormat, type DocumentNote } from '../../protocol/document-formats.ts';
import { asAccount, VIEWER_ENVIRONMENT } from '../browser/account.ts';
import { Refused } from '../browser/transfers/transfers.ts';
import { run } from '../commands/run.ts';
import { lookCommand } from '../viewer/task.ts';
import { DOCUMENT, showDocumentToViewer } from './document.ts';
import { officeFormat } from './with-office.ts';

/** In an emulated VM. The viewer gives up sooner. */
const LOOKED_WITHIN_MS = 120_000;

/** Of what the viewer prints, which the document may have taken over. */
const Printed = z.object({
  isEncrypted: z.boolean(),
  isTooLarge: z.boolean(),
  hasMacros: z.boolean(),
  refersElsewhere: z.boolean(),
});

/** Throws {@link Refused} if it is encrypted. */
export async function notesOn(format: DocumentFormat): Promise<DocumentNote[]> {
  const readAs = officeFormat(format);
  if (DOCUMENT_KINDS[format].by !== 'office' || readAs === undefined) return [];
  await showDocumentToViewer();
  const [program, ...args] = asAccount(lookCommand({ path: DOCUMENT, format: readAs }), 'viewer');
  return notesIn(await run(program, args, { timeoutMs: LOOKED_WITHIN_MS, environment: VIEWER_ENVIRONMENT }));
}

/** `untrusted`: what the viewer printed. Throws, {@link Refused} if the document is encrypted. Pure. */
export function notesIn(untrusted: string): DocumentNote[] {
  const { isEncrypted, isTooLarge, hasMacros, refersElsewhere } = Printed.parse(JSON.parse(untrusted));
  if (isEncrypted) throw new Refused('locked');
  if (isTooLarge) throw new Error('It unpacks to too much.');
  return [...(hasMacros ? (['macros'] as const) : []), ...(refersElsewhere ? (['links'] as const) : [])];
}
