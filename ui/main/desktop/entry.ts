/** Our desktop entries: what a launcher, a file manager and a link of another program find us by. Texts after freedesktop.org's specification. */

export const ENTRY_NAME = 'safe-browse.desktop';

export interface EntryTexts {
  readonly genericName: string;
  readonly comment: string;
  readonly openNew: string;
}

/** The entry in a person's menu. `command`: program and first arguments. Pure. */
export function applicationEntry(command: readonly string[], texts: Readonly<Record<'en' | 'de', EntryTexts>>): string {
  const exec = (...more: readonly string[]) => [...command, ...more].map(quoted).join(' ');
  return `[Desktop Entry]
Type=Application
Version=1.5
Name=Safe Browse
GenericName=${texts.en.genericName}
GenericName[de]=${texts.de.genericName}
Comment=${texts.en.comment}
Comment[de]=${texts.de.comment}
Exec=${exec('--')} %U
Icon=safe-browse
Terminal=false
StartupNotify=true
StartupWMClass=safe-browse
Categories=Network;WebBrowser;
MimeType=x-scheme-handler/http;x-scheme-handler/https;
Actions=open;

[Desktop Action open]
Name=${texts.en.openNew}
Name[de]=${texts.de.openNew}
Exec=${exec('--open')}
`;
}

/** The entry that starts the tray when the person logs in. Pure. */
export function autostartEntry(command: readonly string[]): string {
  return `[Desktop Entry]
Type=Application
Version=1.5
Name=Safe Browse
Exec=${[...command, '--background'].map(quoted).join(' ')}
Icon=safe-browse
Terminal=false
X-GNOME-Autostart-enabled=true
`;
}

/** One argument of an Exec line: in double quotes, and those of its characters that mean something there behind a backslash. */
function quoted(argument: string): string {
  if (/[\n\r\u0000]/.test(argument)) throw new Error('A desktop entry cannot hold a line break.');
  const escaped = argument.replaceAll('%', '%%');
  if (/^[A-Za-z0-9_@+=:,./%-]+$/.test(escaped)) return escaped;
  // Twice: first the rules of an argument, then those of any text in the file.
  return `"${escaped.replace(/["`$\\]/g, '\\$&')}"`.replaceAll('\\', '\\\\');
}
