import type { Texts } from '../english/english.ts';

const number = new Intl.NumberFormat('de');

export const transfer: Texts['transfer'] = {
  files: 'Dateien dieser Sitzung',
  filesCount: (count) => `Dateien dieser Sitzung, ${count} heruntergeladen`,
  noFiles: 'Noch wurde nichts heruntergeladen.',
  filesWhy:
    'Was Sie herausholen, bleibt; alles andere geht mit der Maschine. Es kann schädlich sein: Es wird weggelegt, mit seiner Herkunft versehen und nicht geöffnet.',
  more: (count) => `und ${count} ältere`,
  takeOut: 'Herausholen',
  takeOutNamed: (name) => `${name} herausholen`,
  takeSafe: 'Sichere Kopie herausholen',
  takeSafeNamed: (name) => `Sichere Kopie herausholen: ${name}`,
  takeSafeWhy: 'Von jeder Seite ein Bild und sonst nichts: gezeichnet in einer zweiten Wegwerf-Maschine ohne Netz.',
  safeCopy: (name, drawing) =>
    `Sichere Kopie von ${name}: ${drawing ? `Seite ${drawing.page} von ${drawing.of}` : 'Ihre Maschine startet'}`,
  taken: 'Herausgeholt',
  showFolder: 'Im Ordner zeigen',
  unfinished: 'lädt noch',
  disguised: 'Nicht, was der Name sagt',
  unknownType: 'unbekannte Art',
  give: 'Datei hineingeben …',
  giveHow: 'Oder eine auf dieses Fenster ziehen.',
  drop: 'Loslassen, um sie der Maschine zu geben',
  chooseTitle: 'Der Maschine Dateien geben',
  giveQuestion: (count) =>
    count === 1 ? 'Diese Datei der Wegwerf-Maschine geben?' : `Diese ${count} Dateien der Wegwerf-Maschine geben?`,
  giveWhy: 'Jede Seite darin kann dann lesen, was sie enthält.',
  giveConfirm: 'Geben',
  given: (count) =>
    count === 1
      ? 'Die Datei liegt bei den Downloads der Maschine.'
      : `${count} Dateien liegen bei den Downloads der Maschine.`,
  cancel: 'Abbrechen',
  closePanel: 'Schließen',
  clipboard: 'Zwischenablage',
  copyOut: 'Herauskopieren',
  copyOutTitle: 'Herauskopieren: was in der Maschine kopiert wurde (Strg + Alt + C)',
  copyOutQuestion: 'Herauskopieren, was in der Maschine kopiert wurde?',
  copyOutWhy:
    'Es ersetzt, was in Ihrer Zwischenablage steht. Eine Seite kann etwas anderes dorthin gelegt haben, als Sie sahen.',
  copiedOut: (amount) => `In Ihrer Zwischenablage: ${amount}`,
  pasteIn: 'Hineinkopieren',
  pasteInTitle: 'Hineinkopieren: was Sie kopiert haben (Strg + Alt + V)',
  pasteInQuestion: (amount) => `Darf die Maschine einfügen, was Sie kopiert haben: ${amount}?`,
  pastedIn: (amount) => `${amount}: dort binnen einer Minute einfügen`,
  nothingToPaste: 'In Ihrer Zwischenablage steht nichts',
  amount: ({ content, size }) =>
    content === 'text'
      ? `Text, ${number.format(size)} Zeichen`
      : content === 'png'
        ? `ein Bild, ${number.format(Math.ceil(size / 1000))} kB`
        : 'nichts',
  keepPage: 'Lesezeichen für diese Seite',
  keepPageQuestion: (profile) => `Diese Seite bei den Lesezeichen des Profils „${profile}“ aufheben?`,
  keepPageWhy:
    'Die Maschine nennt diese Adresse; eine Seite kann die Hand im Spiel haben. Alle späteren Sitzungen des Profils zeigen sie.',
  keepPageConfirm: 'Aufheben',
  keepPageHow: 'Die Maschine nannte keine Adresse ihrer Seite. Schreiben Sie sie, oder fügen Sie sie hier ein.',
  pageKept: 'Die Seite steht bei den Lesezeichen',
  address: 'Adresse',
  transfer: (name, isOut) => `${name} wird ${isOut ? 'herausgeholt' : 'hineingegeben'}`,
};
