/** The files that can have a safe copy. */
import {
  DOCUMENT_FORMATS,
  DOCUMENT_KINDS,
  type DocumentFormat,
  isPaged,
} from '../../../appliance/protocol/document-formats.ts';

/** All of their MIME types. */
export const SAFE_COPY_TYPES: readonly string[] = Object.values(DOCUMENT_KINDS).flatMap(({ types }) => types);

/** The format of a file by its name, and by its type if its bytes tell; `undefined` if it can have no safe copy. Pure. */
export function safeCopyFormat({
  name,
  type,
}: {
  readonly name: string;
  readonly type: string;
}): DocumentFormat | undefined {
  const named = formatByName(name);
  const seen = named === undefined ? undefined : DOCUMENT_KINDS[named];
  if (seen && [...seen.types, ...(seen.seenAs ?? [])].includes(type)) return named;
  return DOCUMENT_FORMATS.find((format) => DOCUMENT_KINDS[format].types.includes(type));
}

/** The format of a file of the host: its bytes are for the converter VM only. Pure. */
export function formatByName(name: string): DocumentFormat | undefined {
  const ending = /\.([a-z0-9]{2,8})$/i.exec(name)?.[1]?.toLowerCase();
  return ending === undefined
    ? undefined
    : DOCUMENT_FORMATS.find((format) => DOCUMENT_KINDS[format].endings.includes(ending));
}

/** The ending of its copy: PNG has neither pages nor text. Pure. */
export const copyEnding = (format: DocumentFormat, hasText: boolean): 'pdf' | 'png' =>
  isPaged(format) || hasText ? 'pdf' : 'png';

/** Whether people want the text of such a file more than a picture of it. Pure. */
export const isPlainFormat = (format: DocumentFormat): boolean => DOCUMENT_KINDS[format].isPlain === true;
