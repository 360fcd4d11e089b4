/** Puts this program into the menus of file managers, by what each one has for that. Nautilus has nothing but “Open With”, which follows the desktop entry. */
import { SAFE_COPY_TYPES } from '../../../host-agent/api/session/safe-copy.ts';
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
  return [
    ...entryOf('safe-browse', { name: localised('Name', 'entry-open-here', texts), exec: commandLine(command, '--') }),
    ...entryOf('safe-browse-copy', {
      name: localised('Name', 'entry-copy-safely', texts),
      exec: commandLine(command, '--safe-copy', '--'),
      types: SAFE_COPY_TYPES,
    }),
  ];
}

interface Entry {
  /** Its lines in each language. */
  readonly name: string;
  readonly exec: string;
  /** Absent: any file. */
  readonly types?: readonly string[];
}

function entryOf(file: string, { name, exec, types }: Entry): MenuFile[] {
  const line = (key: string, fallback: readonly string[] = []) => {
    const listed = types ?? fallback;
    return listed.length === 0 ? '' : `${key}=${listed.join(';')};\n`;
  };
  return [
    {
      path: `kio/servicemenus/${file}.desktop`,
      // Dolphin takes this type for any file.
      content: `[Desktop Entry]
Type=Service
${line('MimeType', ['application/octet-stream'])}Actions=open;
X-KDE-Priority=TopLevel

[Desktop Action open]
${name}
Icon=safe-browse
Exec=${exec} %U
`,
    },
    {
      path: `nemo/actions/${file}.nemo_action`,
      content: `[Nemo Action]
Active=true
${name}
Exec=${exec} %U
Icon-Name=safe-browse
Selection=notnone
${line('Mimetypes')}${types ? '' : 'Extensions=nodirs;\n'}Quote=double
`,
    },
    // Thunar's own actions are in one file of each person; this is in its menu “Send To”.
    {
      path: `Thunar/sendto/${file}.desktop`,
      content: `[Desktop Entry]
Type=Application
Version=1.0
${name}
Exec=${exec} %U
Icon=safe-browse
${line('MimeType')}`,
    },
  ];
}
