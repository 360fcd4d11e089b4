/** Puts this program into the menus of file managers, by what each one has for that. Nautilus has nothing but “Open With”, which follows the desktop entry. */
import type { Language } from '../../texts/languages.ts';
import type { Texts } from '../../texts/texts.ts';
import { commandLine, localised } from './entry.ts';

export interface MenuFile {
  /** Below a data folder, such as /usr/share; the first folder is that of the file manager. */
  readonly path: string;
  readonly content: string;
}

/** `command`: program and first arguments. Files come after --, where none can be an option. Pure. */
export function menuFiles(command: readonly string[], texts: (language: Language) => Texts): MenuFile[] {
  const name = localised('Name', 'entry-open-here', texts);
  const open = commandLine(command, '--');
  return [
    // Dolphin takes this type for any file.
    {
      path: 'kio/servicemenus/safe-browse.desktop',
      content: `[Desktop Entry]
Type=Service
MimeType=application/octet-stream;
Actions=open;
X-KDE-Priority=TopLevel

[Desktop Action open]
${name}
Icon=safe-browse
Exec=${open} %U
`,
    },
    {
      path: 'nemo/actions/safe-browse.nemo_action',
      content: `[Nemo Action]
Active=true
${name}
Exec=${open} %U
Icon-Name=safe-browse
Selection=notnone
Extensions=nodirs;
Quote=double
`,
    },
    // Its own actions are in one file of each person; this is in the menu “Send To”.
    {
      path: 'Thunar/sendto/safe-browse.desktop',
      content: `[Desktop Entry]
Type=Application
Version=1.0
${name}
Exec=${open} %U
Icon=safe-browse
`,
    },
  ];
}
