import type { Texts } from '../english/english.ts';
import { fileType } from './file-types.ts';

const number = new Intl.NumberFormat('de');

export const transfer: Texts['transfer'] = {
  files: 'Dateien dieser Sitzung',
  filesCount: (count) => `Dateien dieser Sitzung, ${count} heruntergeladen`,
  noFiles: 'Noch nichts heruntergeladen.',
  filesWhy:
    'Gespeicherte Dateien bleiben auf Ihrem Computer; alle anderen verschwinden mit der Sitzung. Eine Datei kann schädlich sein, deshalb wird sie mit ihrer Herkunft gekennzeichnet und nicht geöffnet.',
  more: (count) => `und ${count} ältere`,
  save: 'Speichern',
  saveNamed: (name) => `${name} speichern`,
  saveSafeCopy: 'Sichere Kopie speichern',
  saveSafeCopyNamed: (name) => `Sichere Kopie speichern: ${name}`,
  saveSafeCopyWhy: 'Von jeder Seite ein Bild und sonst nichts, gezeichnet in einer zweiten Wegwerf-VM ohne Netzwerk.',
  print: 'Drucken',
  printNamed: (name) => `Sichere Kopie drucken: ${name}`,
  printQuestion: 'Eine sichere Kopie dieser Datei drucken?',
  printWhy: 'Die sichere Kopie, von jeder Seite ein Bild und sonst nichts, wird auch auf Ihrem Computer gespeichert.',
  printTitle: (name) => `${name} drucken`,
  safeCopy: (name, drawing) =>
    `Sichere Kopie, ${drawing ? `Seite ${drawing.page} von ${drawing.of}` : 'VM startet'}: ${name}`,
  saved: 'Gespeichert',
  dragOut: 'In ein anderes Fenster oder einen Ordner ziehen',
  saveAll: 'Alle speichern',
  saveAllQuestion: (count) =>
    count === 1
      ? 'Diese Datei aus der Wegwerf-Sitzung auf Ihrem Computer speichern?'
      : `Diese ${count} Dateien aus der Wegwerf-Sitzung auf Ihrem Computer speichern?`,
  saveAllWhy: 'Sie können schädlich sein: Öffnen Sie sie nur, wenn Sie ihrer Herkunft vertrauen.',
  savedAll: (count) => (count === 1 ? 'Die Datei ist gespeichert' : `${count} Dateien sind gespeichert`),
  andMore: (count) => `und ${count} weitere`,
  saveQuestion: 'Diese Datei aus der Wegwerf-Sitzung auf Ihrem Computer speichern?',
  saveWhy: 'Sie kann schädlich sein: Öffnen Sie sie nur, wenn Sie ihrer Herkunft vertrauen.',
  saveSafeCopyQuestion: 'Eine sichere Kopie dieser Datei auf Ihrem Computer speichern?',
  kilobytes: (bytes) => `${number.format(Math.ceil(bytes / 1000))} kB`,
  showFolder: 'Ordner anzeigen',
  unfinished: 'wird noch heruntergeladen',
  disguised: 'Nicht das, was der Name sagt',
  fileType,
  send: 'Datei senden …',
  sendHow: 'Oder eine Datei auf dieses Fenster ziehen.',
  drop: 'Loslassen, um an die Sitzung zu senden',
  chooseTitle: 'Dateien an die Sitzung senden',
  sendQuestion: (count) =>
    count === 1
      ? 'Diese Datei an die Wegwerf-Sitzung senden?'
      : `Diese ${count} Dateien an die Wegwerf-Sitzung senden?`,
  sendFrom: (folder) => `in ${folder}`,
  sendFromHidden: (folder) => `aus ${folder}, einem versteckten Ordner: In solchen liegen Schlüssel und Passwörter`,
  sendWhy: 'Jede Seite in der Sitzung kann sie dann möglicherweise lesen.',
  sendConfirm: 'Senden',
  sent: (count) =>
    count === 1
      ? 'Die Datei liegt im Download-Ordner der Sitzung.'
      : `${count} Dateien liegen im Download-Ordner der Sitzung.`,
  cancel: 'Abbrechen',
  clipboard: 'Zwischenablage',
  copyOut: 'Herauskopieren',
  copyOutTitle: 'In der Sitzung Kopiertes herauskopieren (Strg + Alt + C)',
  copyOutQuestion: (amount) => `Dies aus der Sitzung herauskopieren: ${amount}?`,
  copyOutWhy:
    'Es ersetzt den Inhalt Ihrer Zwischenablage. Eine Seite kann etwas anderes hineingelegt haben, als Sie gesehen haben.',
  copiedOut: (amount, beginning) =>
    beginning === undefined
      ? `Jetzt in Ihrer Zwischenablage: ${amount}`
      : `Jetzt in Ihrer Zwischenablage (${amount}): ${beginning}`,
  pasteIn: 'Einfügen',
  pasteInTitle: 'Ihre Zwischenablage in die Sitzung einfügen (Strg + Alt + V)',
  pasteInQuestion: (amount) => `Darf die Sitzung Ihre Zwischenablage einfügen: ${amount}?`,
  pastedIn: (amount) => `Eingefügt (${amount}). Eine Minute lang fügt Strg + V es erneut ein.`,
  nothingToPaste: 'Ihre Zwischenablage ist leer',
  amount: ({ content, size }) =>
    content === 'text'
      ? `${number.format(size)} Zeichen`
      : content === 'png'
        ? `ein Bild mit ${number.format(Math.ceil(size / 1000))} kB`
        : 'nichts',
  bookmark: 'Lesezeichen für diese Seite',
  bookmarkQuestion: (profile) => `Diese Seite zu den Lesezeichen des Profils „${profile}“ hinzufügen?`,
  bookmarkName: (name) => `Name: „${name}“`,
  bookmarkWhy:
    'Die Adresse kommt aus der Sitzung; eine Seite kann sie verfälscht haben. Alle späteren Sitzungen des Profils zeigen sie an.',
  bookmarkConfirm: 'Hinzufügen',
  bookmarkHow: 'Die Sitzung hat die Adresse ihrer Seite nicht genannt. Geben Sie sie hier ein.',
  bookmarked: 'Lesezeichen hinzugefügt',
  address: 'Adresse',
  transfer: (name, isOut) => `${name} wird ${isOut ? 'gespeichert' : 'gesendet'}`,
};
