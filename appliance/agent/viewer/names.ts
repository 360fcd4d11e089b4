/** Names that deceive: of files, and of senders. */
import { isDocumentEnding } from './showing.ts';
import { wordsIn } from './words.ts';

/** They turn the direction of writing, so that the end of a name seems to be in its middle, or are not seen at all. */
const UNSEEN = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]/g;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;

/** What Windows runs at a double click. */
const RUN_BY_WINDOWS =
  'exe com scr pif bat cmd cpl msi msp js jse vbs vbe wsf wsh hta lnk url ps1 psm1 jar reg inf chm appx msix application gadget library-ms settingcontent-ms'.split(
    ' ',
  );

/** The name without what is not seen. Pure. */
export const readable = (name: string): string =>
  Buffer.from(name.replace(UNSEEN, '').replace(CONTROLS, '�')).toString();

/** What the person should know about the name of a file. Pure. */
export function nameNotes(language: string, name: string): string[] {
  const words = wordsIn(language);
  const [, before, ending] =
    /(?:\.([a-z0-9]{1,8})[\s_.-]*)?\.([a-z0-9-]{1,20})\s*$/i.exec(readable(name).toLowerCase()) ?? [];
  const isRun = ending !== undefined && RUN_BY_WINDOWS.includes(ending);
  return [
    ...(name.search(UNSEEN) === -1 ? [] : [words.unseen]),
    ...(isRun && before !== undefined && isDocumentEnding(before) ? [words.twoEndings(before, ending)] : []),
    ...(isRun ? [words.isRun(ending)] : []),
  ];
}

/** An address in a name is what many programs show instead of the real one. Pure. */
export function addressInName({
  name,
  address,
}: {
  readonly name: string;
  readonly address: string;
}): string | undefined {
  const [shown] = /[^\s"'<>(),;:@]+@[^\s"'<>(),;:@]+/.exec(name) ?? [];
  return shown !== undefined && shown.toLowerCase() !== address.toLowerCase() ? shown : undefined;
}
