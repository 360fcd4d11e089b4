/** What a person should know of a document of an office program: found by marks in its bytes and in the text of its parts, without reading its structure. */
import { readFile } from 'node:fs/promises';
import { DOCUMENT_KINDS, type DocumentFormat, type DocumentNote } from '../../protocol/document-formats.ts';
import { asAccount, VIEWER_ENVIRONMENT } from '../browser/account.ts';
import { Refused } from '../browser/transfers/transfers.ts';
import { run } from '../commands/run.ts';
import { DOCUMENT, showDocumentToViewer } from './document.ts';

const READ_WITHIN_MS = 30_000;
/** Older files name their parts in UTF-16. */
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
/** The part of an encrypted file of newer Office programs. */
const ENCRYPTED = wide('EncryptedPackage');
/** Parts of files of Office, older and newer, and of OpenDocument. */
const MACROS = [wide('_VBA_PROJECT'), Buffer.from('vbaProject.bin'), Buffer.from('Basic/script-lc.xml')];
/** Of OpenDocument, in the list of its parts. */
const ENCRYPTED_PART = /<manifest:encryption-data\b/;
/** What is loaded without a click: of Office, any relation to elsewhere but a link; of OpenDocument, pictures, objects and templates. */
const LINKS = [
  /<Relationship\b(?![^>]*\/hyperlink")[^>]*\bTargetMode="External"/,
  /<(?:draw:(?:image|object|object-ole|plugin|floating-frame)|meta:template)\b[^>]*\bxlink:href="(?:[a-z]+:|\/|\.\.\/\.\.)/i,
];

/** Throws {@link Refused} if it is encrypted. */
export async function notesOn(format: DocumentFormat): Promise<DocumentNote[]> {
  if (DOCUMENT_KINDS[format].by !== 'office') return [];
  const bytes = await readFile(DOCUMENT);
  await showDocumentToViewer();
  const isZip = bytes.toString('latin1', 0, 2) === 'PK';
  return notesIn(bytes, isZip ? await partsText() : '');
}

/** `parts`: the text of those that say what there is. Throws {@link Refused}. Pure. */
export function notesIn(bytes: Buffer, parts: string): DocumentNote[] {
  if (bytes.includes(ENCRYPTED) || ENCRYPTED_PART.test(parts)) throw new Refused('locked');
  return [
    ...(MACROS.some((mark) => bytes.includes(mark)) ? (['macros'] as const) : []),
    ...(LINKS.some((mark) => mark.test(parts)) ? (['links'] as const) : []),
  ];
}

/** What says what there is and where it comes from: lists of parts and of relations, and the texts of OpenDocument. */
const TELLING = /^(META-INF\/manifest\.xml|(content|styles|meta)\.xml|[\w/-]*_rels\/[\w.-]*\.rels)$/;
const MOST_TELLING = 100;

/** Of these parts. Empty if it is no archive, or more than any document has. */
async function partsText(): Promise<string> {
  try {
    const names = (await asViewer('-t', '-f', DOCUMENT)).split('\n').filter((name) => TELLING.test(name));
    return names.length === 0 ? '' : await asViewer('-x', '-O', '-f', DOCUMENT, ...names.slice(0, MOST_TELLING));
  } catch {
    return '';
  }
}

function asViewer(...options: readonly string[]): Promise<string> {
  const [program, ...args] = asAccount(['bsdtar', ...options], 'viewer');
  return run(program, args, { timeoutMs: READ_WITHIN_MS, environment: VIEWER_ENVIRONMENT });
}
