/** The texts of the extension: messages `extension-…` of the desktop's texts, which the build writes into `_locales`. */
export type TextName = `extension-${string}`;

/** The name of a text in `_locales`, where it may have no hyphen. Pure. */
export const localName = (name: string): string => name.replaceAll('-', '_');

export const text = (name: TextName): string => chrome.i18n.getMessage(localName(name));

/** What became of a request, as a text. */
export const textOfRefusal = (refused: string): string => text(`extension-refused-${refused}`);

/** Makes the page one of the browser's language, and written in its direction. */
export function speakItsLanguage(page: HTMLElement): void {
  page.lang = chrome.i18n.getUILanguage();
  page.dir = chrome.i18n.getMessage('@@bidi_dir');
}
