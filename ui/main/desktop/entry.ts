/** Desktop entries, by which launchers and links find this program. They follow freedesktop.org's specification. */
import { FILE_TYPES } from '../../../host-agent/api/configuration/file-kinds.ts';
import { type Language, LANGUAGES } from '../../texts/languages.ts';
import type { Texts } from '../../texts/texts.ts';

export const ENTRY_NAME = 'safe-browse.desktop';

const SCHEMES = ['x-scheme-handler/http', 'x-scheme-handler/https'];

/** The entry in the application menu. `command`: program and first arguments. Pure. */
export function applicationEntry(command: readonly string[], texts: (language: Language) => Texts): string {
  return `[Desktop Entry]
Type=Application
Version=1.5
Name=Safe Browse
${localised('GenericName', 'entry-generic-name', texts)}
${localised('Comment', 'entry-comment', texts)}
Exec=${commandLine(command, '--')} %U
Icon=safe-browse
Terminal=false
StartupNotify=true
StartupWMClass=safe-browse
Categories=Network;WebBrowser;
MimeType=${[...SCHEMES, ...Object.values(FILE_TYPES).flat()].join(';')};
Actions=open;

[Desktop Action open]
${localised('Name', 'entry-open-new', texts)}
Exec=${commandLine(command, '--open')}
`;
}

/** The entry that starts the tray at login. Pure. */
export function autostartEntry(command: readonly string[]): string {
  return `[Desktop Entry]
Type=Application
Version=1.5
Name=Safe Browse
Exec=${commandLine(command, '--background')}
Icon=safe-browse
Terminal=false
X-GNOME-Autostart-enabled=true
`;
}

type EntryText = 'entry-generic-name' | 'entry-comment' | 'entry-open-new' | 'entry-open-here' | 'entry-copy-safely';

/** A text in each language, which is named as a locale is: `pt_BR`. */
export const labelsOf = (id: EntryText, texts: (language: Language) => Texts): Readonly<Record<string, string>> =>
  Object.fromEntries(LANGUAGES.map((language) => [language.replace('-', '_'), texts(language).text(id)]));

/** The lines of a key in each language, the first one without its name. */
export const localised = (key: string, id: EntryText, texts: (language: Language) => Texts): string =>
  Object.entries(labelsOf(id, texts))
    .map(([locale, text], index) => `${key}${index === 0 ? '' : `[${locale}]`}=${text}`)
    .join('\n');

/** The beginning of an Exec line. */
export const commandLine = (command: readonly string[], ...more: readonly string[]): string =>
  [...command, ...more].map(quoted).join(' ');

/** One argument of an Exec line, quoted and escaped if necessary. */
function quoted(argument: string): string {
  if (/[\n\r\u0000]/.test(argument)) throw new Error('A desktop entry cannot hold a line break.');
  const escaped = argument.replaceAll('%', '%%');
  if (/^[A-Za-z0-9_@+=:,./%-]+$/.test(escaped)) return escaped;
  // Escapes twice: first for an argument, then for a string in the file.
  return `"${escaped.replace(/["`$\\]/g, '\\$&')}"`.replaceAll('\\', '\\\\');
}
