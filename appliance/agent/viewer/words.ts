/** What the pages of the viewer say, in the languages of Chromium's menus. */
const ENGLISH = {
  text: (size: string) => `Text, ${size}`,
  cut: (shown: string) => `Only the first ${shown} are shown.`,
  unknown: (size: string) => `A file of an unknown kind, ${size}`,
  known: (kind: string, size: string) => `${kind}, ${size}`,
  unopened: 'Nothing here opens it. These are its bytes.',
  otherwise: (ending: string) => `Its name says .${ending}, but that is not what it is.`,
  broken: 'This file cannot be shown',
  brokenWhy: 'It is damaged, too large, or of a kind that nothing here reads.',
  empty: 'This file is empty.',
  table: (size: string) => `Table, ${size}`,
  rowsLeftOut: (shown: string) => `Only the first ${shown} rows are shown.`,
  columnsLeftOut: (shown: string) => `Only the first ${shown} columns are shown.`,
  markdown: (size: string) => `Markdown, ${size}`,
  picture: (name: string) => `[picture: ${name}]`,
  picturesLeftOut: 'Pictures are left out.',
};
export type Words = typeof ENGLISH;

const GERMAN: Words = {
  text: (size) => `Text, ${size}`,
  cut: (shown) => `Nur die ersten ${shown} werden gezeigt.`,
  unknown: (size) => `Eine Datei unbekannter Art, ${size}`,
  known: (kind, size) => `${kind}, ${size}`,
  unopened: 'Nichts hier öffnet sie. Das sind ihre Bytes.',
  otherwise: (ending) => `Ihr Name sagt .${ending}, aber das ist sie nicht.`,
  broken: 'Diese Datei kann nicht gezeigt werden',
  brokenWhy: 'Sie ist beschädigt, zu groß oder von einer Art, die nichts hier liest.',
  empty: 'Diese Datei ist leer.',
  table: (size) => `Tabelle, ${size}`,
  rowsLeftOut: (shown) => `Nur die ersten ${shown} Zeilen werden gezeigt.`,
  columnsLeftOut: (shown) => `Nur die ersten ${shown} Spalten werden gezeigt.`,
  markdown: (size) => `Markdown, ${size}`,
  picture: (name) => `[Bild: ${name}]`,
  picturesLeftOut: 'Bilder sind weggelassen.',
};

const FRENCH: Words = {
  text: (size) => `Texte, ${size}`,
  cut: (shown) => `Seuls les premiers ${shown} sont affichés.`,
  unknown: (size) => `Un fichier de type inconnu, ${size}`,
  known: (kind, size) => `${kind}, ${size}`,
  unopened: 'Rien ici ne l’ouvre. Voici ses octets.',
  otherwise: (ending) => `Son nom indique .${ending}, mais ce n’est pas son type.`,
  broken: 'Ce fichier ne peut pas être affiché',
  brokenWhy: 'Il est endommagé, trop volumineux ou d’un type que rien ici ne lit.',
  empty: 'Ce fichier est vide.',
  table: (size) => `Tableau, ${size}`,
  rowsLeftOut: (shown) => `Seules les ${shown} premières lignes sont affichées.`,
  columnsLeftOut: (shown) => `Seules les ${shown} premières colonnes sont affichées.`,
  markdown: (size) => `Markdown, ${size}`,
  picture: (name) => `[image : ${name}]`,
  picturesLeftOut: 'Les images sont omises.',
};

/** Kinds that people meet, by MIME type: English, German, French. Others are called by their MIME type. */
const KINDS: Readonly<Record<string, readonly [string, string, string]>> = {
  'application/x-msdownload': ['A program for Windows', 'Ein Programm für Windows', 'Un programme pour Windows'],
  'application/x-elf': ['A program for Linux', 'Ein Programm für Linux', 'Un programme pour Linux'],
  'application/x-mach-binary': ['A program for macOS', 'Ein Programm für macOS', 'Un programme pour macOS'],
  'application/java-vm': ['A program for Java', 'Ein Programm für Java', 'Un programme pour Java'],
  'application/wasm': ['A WebAssembly program', 'Ein WebAssembly-Programm', 'Un programme WebAssembly'],
  'application/vnd.android.package-archive': ['An app for Android', 'Eine App für Android', 'Une application Android'],
  'application/x-deb': ['A Debian package', 'Ein Debian-Paket', 'Un paquet Debian'],
  'application/x-rpm': ['An RPM package', 'Ein RPM-Paket', 'Un paquet RPM'],
  'application/x-ms-shortcut': ['A shortcut of Windows', 'Eine Verknüpfung von Windows', 'Un raccourci Windows'],
  'application/zip': ['A ZIP archive', 'Ein ZIP-Archiv', 'Une archive ZIP'],
  'application/gzip': ['A compressed file (gzip)', 'Eine komprimierte Datei (gzip)', 'Un fichier compressé (gzip)'],
  'application/x-7z-compressed': ['A 7z archive', 'Ein 7z-Archiv', 'Une archive 7z'],
  'application/x-rar-compressed': ['A RAR archive', 'Ein RAR-Archiv', 'Une archive RAR'],
  'application/x-tar': ['A tar archive', 'Ein tar-Archiv', 'Une archive tar'],
  'application/x-sqlite3': ['An SQLite database', 'Eine SQLite-Datenbank', 'Une base de données SQLite'],
  'application/x-cfb': [
    'A document of an older Office program',
    'Ein Dokument eines älteren Office-Programms',
    'Un document d’une ancienne suite bureautique',
  ],
};

const LANGUAGES = ['en', 'de', 'fr'] as const;
const WORDS: readonly Words[] = [ENGLISH, GERMAN, FRENCH];

/** The language to use for a BCP 47 tag, such as "de-AT". Pure. */
export const languageOf = (tag: string): (typeof LANGUAGES)[number] =>
  LANGUAGES.find((language) => tag === language || tag.startsWith(`${language}-`)) ?? 'en';

export const wordsIn = (tag: string): Words => WORDS[LANGUAGES.indexOf(languageOf(tag))] ?? ENGLISH;

/** What a kind of file is called. Pure. */
export const kindIn = (tag: string, mime: string): string => KINDS[mime]?.[LANGUAGES.indexOf(languageOf(tag))] ?? mime;
