/** What the pages of the viewer say, in the languages of Chromium's menus. */
import { ARABIC, ARABIC_KINDS } from './words/ar.ts';
import { ENGLISH, type Kinds, type Words } from './words/en.ts';
import { SPANISH, SPANISH_KINDS } from './words/es.ts';
import { ITALIAN, ITALIAN_KINDS } from './words/it.ts';
import { JAPANESE, JAPANESE_KINDS } from './words/ja.ts';
import { POLISH, POLISH_KINDS } from './words/pl.ts';
import { PORTUGUESE, PORTUGUESE_KINDS } from './words/pt-br.ts';
import { CHINESE, CHINESE_KINDS } from './words/zh-cn.ts';

export type { Words } from './words/en.ts';

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
  mail: (size) => `E-Mail, ${size}`,
  mailCut: 'Sie ist zu groß: Ihr Ende ist weggelassen.',
  remoteLeftOut: 'Bilder, die geladen werden müssten, sind weggelassen.',
  attachmentsLeftOut: (shown, all) => `Nur die ersten ${shown} von ${all} Anhängen sind aufgeführt.`,
  attachment: (number) => `Anhang ${number}`,
  attachments: 'Anhänge',
  subject: 'Betreff',
  from: 'Von',
  replyTo: 'Antworten gehen an',
  to: 'An',
  cc: 'Kopie an',
  date: 'Datum',
  noSubject: 'Kein Betreff',
  noText: 'Diese E-Mail enthält keinen Text.',
  formatted: 'Mit ihrer Formatierung',
  otherSender: (shown, real) => `Der Name des Absenders sagt ${shown}, aber die E-Mail ist von ${real}.`,
  answersElsewhere: (to) => `Antworten gehen nicht an den Absender, sondern an ${to}.`,
  mailBox: (size) => `Ein Postfach mit E-Mails, ${size}`,
  mailsLeftOut: (shown) => `Nur die ersten ${shown} E-Mails sind aufgeführt.`,
  name: 'Name',
  kind: 'Art',
  size: 'Größe',
  kindText: 'Text',
  kindTable: 'Tabelle',
  kindPicture: 'Bild',
  kindMail: 'E-Mail',
  kindMailBox: 'E-Mails',
  kindUnknown: 'Unbekannt',
  kindOfName: (ending) => (ending === '' ? '' : `.${ending}`),
  tooDeep: 'Sie liegt zu tief in anderen Dateien, um hier geöffnet zu werden.',
  encrypted: 'Sie ist verschlüsselt: Was darin ist, kann hier nicht geöffnet werden.',
  damaged: 'Sie ist beschädigt: Nicht alles darin war lesbar.',
  late: 'Sie zu lesen hat zu lange gedauert: Nicht alles darin wurde gelesen.',
  entriesLeftOut: (shown) => `Nur die ersten ${shown} Dateien sind aufgeführt.`,
  link: (target) => `Verweis auf ${target}`,
  book: (size) => `E-Book, ${size}`,
  kindBook: 'E-Book (EPUB)',
  locked: 'Sie ist für ein Lesegerät gesperrt, das ihren Schlüssel hat: Hier kann sie nicht geöffnet werden.',
  chaptersLeftOut: (shown, all) => `Nur ${shown} von ${all} Kapiteln werden gezeigt.`,
  noTitle: 'Kein Titel',
  contents: 'Inhalt',
  chapter: (number) => `Kapitel ${number}`,
  bounds: (parts, size) => `Nicht alles darin öffnet sich hier: höchstens ${parts} Dateien, zusammen ${size}.`,
  unseen: 'Ihr Name enthält Zeichen, die man nicht sieht oder die die Schreibrichtung wenden.',
  twoEndings: (first, second) => `Ihr Name sieht nach .${first} aus, endet aber auf .${second}.`,
  noOffice:
    'Dieses Abbild öffnet keine Office-Dokumente. Schalten Sie in den Einstellungen von Safe Browse „Office-Dokumente öffnen“ ein, und bauen Sie das Abbild des Browsers neu.',
  needsPassword: 'Sie ist durch ein Kennwort geschützt: Hier kann sie nicht geöffnet werden.',
  unpacksTooMuch: (size) => `Sie wird nicht geöffnet, weil sie ausgepackt größer als ${size} ist.`,
  officeLate: 'Sie wird nicht gezeigt, weil LibreOffice zu lange brauchte, um sie zu öffnen.',
  officeFailed: 'LibreOffice kann sie nicht öffnen. Vielleicht ist sie beschädigt oder durch ein Kennwort geschützt.',
  macros: 'Sie enthält Makros. Sie wurden nicht ausgeführt.',
  elsewhereLeftOut: 'Sie verweist auf Inhalte von anderswo. Sie wurden nicht geladen.',
  pagesLeftOut: (shown) => `Nur die ersten ${shown} Seiten werden gezeigt.`,
  showPages: 'Ihre Seiten zeigen',
  isRun: (ending) =>
    `Windows führt eine Datei, die auf .${ending} endet, als Programm aus oder nimmt Befehle von ihr an.`,
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
  mail: (size) => `E-mail, ${size}`,
  mailCut: 'Il est trop volumineux : sa fin est omise.',
  remoteLeftOut: 'Les images qu’il faudrait charger sont omises.',
  attachmentsLeftOut: (shown, all) => `Seules les ${shown} premières pièces jointes sur ${all} sont listées.`,
  attachment: (number) => `pièce jointe ${number}`,
  attachments: 'Pièces jointes',
  subject: 'Objet',
  from: 'De',
  replyTo: 'Réponses à',
  to: 'À',
  cc: 'Copie à',
  date: 'Date',
  noSubject: 'Sans objet',
  noText: 'Cet e-mail ne contient pas de texte.',
  formatted: 'Avec sa mise en forme',
  otherSender: (shown, real) => `Le nom de l’expéditeur indique ${shown}, mais l’e-mail vient de ${real}.`,
  answersElsewhere: (to) => `Les réponses ne vont pas à l’expéditeur, mais à ${to}.`,
  mailBox: (size) => `Une boîte d’e-mails, ${size}`,
  mailsLeftOut: (shown) => `Seuls les ${shown} premiers e-mails sont listés.`,
  name: 'Nom',
  kind: 'Type',
  size: 'Taille',
  kindText: 'Texte',
  kindTable: 'Tableau',
  kindPicture: 'Image',
  kindMail: 'E-mail',
  kindMailBox: 'E-mails',
  kindUnknown: 'Inconnu',
  kindOfName: (ending) => (ending === '' ? '' : `.${ending}`),
  tooDeep: 'Il se trouve trop profondément dans d’autres fichiers pour être ouvert ici.',
  encrypted: 'Il est chiffré : son contenu ne peut pas être ouvert ici.',
  damaged: 'Il est endommagé : tout n’a pas pu être lu.',
  late: 'Sa lecture a pris trop de temps : tout n’a pas été lu.',
  entriesLeftOut: (shown) => `Seuls les ${shown} premiers fichiers sont listés.`,
  link: (target) => `Lien vers ${target}`,
  book: (size) => `Livre numérique, ${size}`,
  kindBook: 'Livre numérique (EPUB)',
  locked: 'Il est verrouillé pour une liseuse qui en a la clé : il ne peut pas être ouvert ici.',
  chaptersLeftOut: (shown, all) => `Seuls ${shown} chapitres sur ${all} sont affichés.`,
  noTitle: 'Sans titre',
  contents: 'Table des matières',
  chapter: (number) => `Chapitre ${number}`,
  bounds: (parts, size) => `Tout ne s’ouvre pas ici : au plus ${parts} fichiers, ${size} en tout.`,
  unseen: 'Son nom contient des caractères invisibles ou qui inversent le sens de l’écriture.',
  twoEndings: (first, second) => `Son nom ressemble à .${first}, mais il se termine par .${second}.`,
  noOffice:
    'Cette image n’ouvre pas les documents bureautiques. Dans les réglages de Safe Browse, activez « Ouvrir les documents bureautiques », puis reconstruisez l’image du navigateur.',
  needsPassword: 'Il est protégé par un mot de passe : il ne peut pas être ouvert ici.',
  unpacksTooMuch: (size) => `Il n’est pas ouvert, car décompressé il dépasse ${size}.`,
  officeLate: 'Il n’est pas affiché, car LibreOffice a mis trop de temps à l’ouvrir.',
  officeFailed: 'LibreOffice ne peut pas l’ouvrir. Il est peut-être endommagé, ou protégé par un mot de passe.',
  macros: 'Il contient des macros. Elles n’ont pas été exécutées.',
  elsewhereLeftOut: 'Il renvoie à des contenus situés ailleurs. Ils n’ont pas été chargés.',
  pagesLeftOut: (shown) => `Seules les ${shown} premières pages sont affichées.`,
  showPages: 'Afficher ses pages',
  isRun: (ending) =>
    `Windows exécute un fichier qui se termine par .${ending} comme un programme, ou y lit des commandes.`,
};

/** Kinds that people meet, by MIME type: English, German, French. Others are called by their MIME type. */
const KINDS: Readonly<Record<string, readonly [string, string, string]>> = {
  'video/ogg': [
    'A film in Theora (Ogg), which Chromium does not play',
    'Ein Film in Theora (Ogg), den Chromium nicht abspielt',
    'Un film en Theora (Ogg), que Chromium ne lit pas',
  ],
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
  'application/x-bzip2': [
    'A compressed file (bzip2)',
    'Eine komprimierte Datei (bzip2)',
    'Un fichier compressé (bzip2)',
  ],
  'application/x-xz': ['A compressed file (xz)', 'Eine komprimierte Datei (xz)', 'Un fichier compressé (xz)'],
  'application/zstd': [
    'A compressed file (Zstandard)',
    'Eine komprimierte Datei (Zstandard)',
    'Un fichier compressé (Zstandard)',
  ],
  'application/x-iso9660-image': ['A disk image (ISO)', 'Ein Datenträgerabbild (ISO)', 'Une image disque (ISO)'],
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

const kindsAt = (index: number): Kinds =>
  Object.fromEntries(Object.entries(KINDS).map(([mime, names]) => [mime, names[index] ?? mime]));

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt-BR', 'it', 'pl', 'ja', 'zh-CN', 'ar'] as const;
type Language = (typeof LANGUAGES)[number];
const WORDS: Readonly<Record<Language, readonly [Words, Kinds]>> = {
  en: [ENGLISH, kindsAt(0)],
  de: [GERMAN, kindsAt(1)],
  fr: [FRENCH, kindsAt(2)],
  es: [SPANISH, SPANISH_KINDS],
  'pt-BR': [PORTUGUESE, PORTUGUESE_KINDS],
  it: [ITALIAN, ITALIAN_KINDS],
  pl: [POLISH, POLISH_KINDS],
  ja: [JAPANESE, JAPANESE_KINDS],
  'zh-CN': [CHINESE, CHINESE_KINDS],
  ar: [ARABIC, ARABIC_KINDS],
};

/** Chinese in traditional characters, which no language here has. */
const TRADITIONAL = /^zh-(?:Hant|TW|HK|MO)\b/;

/** The language to use for a BCP 47 tag, such as "de-AT". Pure. */
export const languageOf = (tag: string): Language =>
  LANGUAGES.find((language) => tag.split('-')[0] === language.split('-')[0] && !TRADITIONAL.test(tag)) ?? 'en';

/** How its lines run. Pure. */
export const directionIn = (tag: string): 'ltr' | 'rtl' => (languageOf(tag) === 'ar' ? 'rtl' : 'ltr');

export const wordsIn = (tag: string): Words => WORDS[languageOf(tag)][0];

/** What a kind of file is called. Pure. */
export const kindIn = (tag: string, mime: string): string => WORDS[languageOf(tag)][1][mime] ?? mime;
