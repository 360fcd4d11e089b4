/** Puts this program into the menus of file managers, by what each one has for that. */
import { SAFE_COPY_TYPES } from '../../../host-agent/api/session/safe-copy.ts';
import type { Language } from '../../texts/languages.ts';
import type { Texts } from '../../texts/texts.ts';
import { commandLine, labelsOf, localised } from './entry.ts';

interface NautilusEntry {
  readonly id: string;
  readonly command: readonly string[];
  /** By language, as locales are named; `en` is there. */
  readonly labels: Readonly<Record<string, string>>;
  /** Empty: any file. */
  readonly types: readonly string[];
}

/** JSON of these values is also what Python reads. Pure. */
const nautilusProgram = (
  entries: readonly NautilusEntry[],
): string => `# Written by Safe Browse: its entries in the menu of files. Nautilus loads this file if python3-nautilus is installed.
from gi.repository import GLib, GObject, Nautilus

ENTRIES = ${JSON.stringify(entries, undefined, 2)}


class SafeBrowse(GObject.GObject, Nautilus.MenuProvider):
    def get_file_items(self, *given):
        # Older versions give a window first.
        files = given[-1]
        if any(file.is_directory() or file.get_uri_scheme() != "file" for file in files):
            return []
        return [item_for(entry, files) for entry in ENTRIES if suits(entry["types"], files)]


def suits(types, files):
    return not types or all(file.get_mime_type() in types for file in files)


def item_for(entry, files):
    labels = entry["labels"]
    label = next((labels[name] for name in GLib.get_language_names() if name in labels), labels["en"])
    item = Nautilus.MenuItem(name="SafeBrowse::" + entry["id"], label=label, tip="", icon="safe-browse")
    item.connect("activate", start, entry["command"] + [file.get_uri() for file in files])
    return item


def start(_item, command):
    flags = GLib.SpawnFlags.STDOUT_TO_DEV_NULL | GLib.SpawnFlags.STDERR_TO_DEV_NULL
    GLib.spawn_async(command, flags=flags)
`;

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
