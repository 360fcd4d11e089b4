/** The menu of Nautilus, which takes entries from programs in Python that run inside it. This one starts ours with the addresses of files, and does nothing else. */

export interface NautilusEntry {
  readonly id: string;
  readonly command: readonly string[];
  /** By language, as locales are named; `en` is there. */
  readonly labels: Readonly<Record<string, string>>;
  /** Empty: any file. */
  readonly types: readonly string[];
}

/** JSON of these values is also what Python reads. Pure. */
export const nautilusProgram = (
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
