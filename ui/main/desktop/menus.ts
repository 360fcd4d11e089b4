/** Puts this program into the menus of file managers, by what each one has for that. */
import { SAFE_COPY_TYPES } from '../../../host-agent/api/session/safe-copy.ts';
import type { Language } from '../../texts/languages.ts';
import type { Texts } from '../../texts/texts.ts';
import { commandLine, labelsOf, localised } from './entry.ts';
import { nautilusProgram } from './nautilus.ts';

export interface MenuFile {
  /** Below a data folder, such as /usr/share; the first folder is that of the file manager. */
  readonly path: string;
  readonly content: string;
}

/** What is offered for files, which come after --, where none can be an option. */
const OFFERED = [
  { id: 'safe-browse', text: 'entry-open-here', words: ['--'], types: [] },
  { id: 'safe-browse-copy', text: 'entry-copy-safely', words: ['--safe-copy', '--'], types: SAFE_COPY_TYPES },
] as const;

/** `command`: program and first arguments. Pure. */
export function menuFiles(command: readonly string[], texts: (language: Language) => Texts): MenuFile[] {
  return [
    ...OFFERED.flatMap(({ id, text, words, types }) =>
      entryOf(id, { name: localised('Name', text, texts), exec: commandLine(command, ...words), types }),
    ),
    {
      path: 'nautilus-python/extensions/safe-browse.py',
      content: nautilusProgram(
        OFFERED.map(({ id, text, words, types }) => ({
          id,
          command: [...command, ...words],
          labels: labelsOf(text, texts),
          types,
        })),
      ),
    },
  ];
}

interface Entry {
  /** Its lines in each language. */
  readonly name: string;
  readonly exec: string;
  /** Empty: any file. */
  readonly types: readonly string[];
}

function entryOf(file: string, { name, exec, types }: Entry): MenuFile[] {
  const line = (key: string, fallback: readonly string[] = []) => {
    const listed = types.length > 0 ? types : fallback;
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
${line('Mimetypes')}${types.length > 0 ? '' : 'Extensions=nodirs;\n'}Quote=double
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
