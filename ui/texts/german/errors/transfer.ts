import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';
import type { safeCopyErrors, transferErrors } from '../../../../host-agent/api/errors/transfer.ts';

const AGAIN = 'Versuchen Sie es noch einmal.';

export const transferTexts: TranslationOf<typeof transferErrors> = {
  'transfers-unsupported': {
    message: 'Dateien und Zwischenablage lassen sich nicht übertragen: Dieser Hypervisor hat keinen Anschluss dafür.',
    hint: 'Wählen Sie in den Einstellungen den Hypervisor „qemu“.',
  },
  'transfer-violation': {
    message: 'Die VM hat etwas anderes geschickt, als vereinbart war.',
    hint: 'Trauen Sie dieser Sitzung nicht mehr: Schließen Sie sie.',
  },
  'transfer-failed': { message: 'Die VM konnte die Übertragung nicht ausführen.', hint: AGAIN },
  'transfer-stalled': { message: 'Die Übertragung ist stehen geblieben.', hint: AGAIN },
  'transfer-too-large': {
    message: 'Es ist größer als die Grenze für Übertragungen.',
    hint: 'Für Dateien lässt sich die Grenze in den Einstellungen erhöhen.',
  },
  'no-room-inside': { message: 'In der VM ist kein Platz dafür.', hint: 'Geben Sie dem Profil mehr Speicher.' },
  'download-not-found': {
    message: ({ name }) =>
      name === undefined
        ? 'Diese Datei gibt es in der Sitzung nicht mehr.'
        : `In der Sitzung gibt es keinen Download „${name}“.`,
    hint: ({ session }) =>
      session === undefined
        ? 'Sehen Sie in der Liste der Downloads nach.'
        : `Die vorhandenen zeigt: safe-browse downloads ${session}`,
  },
  'download-changed': {
    message: 'Die Datei hat sich verändert, seit sie aufgelistet wurde.',
    hint: 'Sehen Sie noch einmal in der Liste nach, und speichern Sie die Datei, wenn sie vollständig ist.',
  },
  'download-unfinished': {
    message: 'Die Datei wird noch heruntergeladen.',
    hint: 'Speichern Sie sie, wenn sie vollständig ist.',
  },
  'clipboard-empty': {
    message: 'In der Sitzung wurde nichts kopiert, das sich übertragen lässt.',
    hint: 'Kopieren Sie dort zuerst einen Text oder ein Bild.',
  },
  'clipboard-not-a-url': {
    message: 'Der Text, der in der Sitzung kopiert wurde, ist keine Adresse.',
    hint: 'Geben Sie die Adresse ein, oder kopieren Sie sie zuerst in der Sitzung.',
  },
  'clipboard-not-text': {
    message: 'Die Zwischenablage enthielt ein Bild. Es wurde aus der Sitzung entfernt und ist verloren.',
    hint: ({ session }) =>
      `Kopieren Sie es noch einmal, und nennen Sie eine Datei: safe-browse copy ${session} DATEI.png`,
  },
  'file-unreadable': {
    message: ({ path }) => `Die Datei ${path} ist nicht lesbar.`,
    hint: 'Prüfen Sie, ob es sie gibt und ob Sie sie lesen dürfen.',
  },
  'not-a-file': { message: ({ path }) => `${path} ist keine Datei.`, hint: 'Senden Sie einen Ordner als Archiv.' },
  'file-changed': {
    message: ({ path }) => `Die Datei ${path} hat sich geändert, während sie gelesen wurde.`,
    hint: AGAIN,
  },
  'file-not-written': {
    message: ({ path }) => `Die Datei ${path} lässt sich nicht schreiben. Vielleicht gibt es sie schon.`,
    hint: 'Nennen Sie eine neue Datei in einem Ordner, in den Sie schreiben dürfen.',
  },
};

const VIEW_OR_SAVE = 'Sehen Sie die Datei in der Sitzung an, oder speichern Sie die Datei selbst, wenn Sie ihr trauen.';

export const safeCopyTexts: TranslationOf<typeof safeCopyErrors> = {
  'safe-copy-running': {
    message: 'Eine andere sichere Kopie wird gerade erstellt.',
    hint: 'Warten Sie, bis sie fertig ist, oder brechen Sie sie ab.',
  },
  'safe-copy-unsupported': { message: 'Sichere Kopien gibt es nur von PDF-Dateien und Bildern.', hint: VIEW_OR_SAVE },
  'safe-copy-too-many-pages': {
    message: ({ pages, maxPages }) =>
      `Das Dokument hat ${pages} Seiten; eine sichere Kopie darf höchstens ${maxPages} haben.`,
    hint: 'Erhöhen Sie die Zahl in den Einstellungen, oder speichern Sie die Datei selbst, wenn Sie ihr trauen.',
  },
  'safe-copy-too-large': {
    message: ({ maxFileMiB }) => `Die sichere Kopie wäre größer als die Grenze von ${maxFileMiB} MiB.`,
    hint: 'Die Grenze lässt sich in den Einstellungen erhöhen.',
  },
  'safe-copy-not-drawn': {
    message: 'Die Datei lässt sich nicht darstellen: Sie ist beschädigt oder durch ein Passwort geschützt.',
    hint: VIEW_OR_SAVE,
  },
  'printer-missing': {
    message: 'Auf dem Host ist kein Drucker eingerichtet, oder sein Druckdienst (CUPS) läuft nicht.',
    hint: 'Fügen Sie in den Einstellungen Ihrer Arbeitsumgebung einen Drucker hinzu, oder speichern Sie eine sichere Kopie und drucken Sie sie anderswo.',
  },
  'print-failed': {
    message: ({ reason }) => `Die sichere Kopie wurde nicht gedruckt: ${reason}.`,
    hint: ({ path }) => `Sie ist gespeichert: ${path}`,
  },
  'converter-not-started': {
    message: ({ reason }) => `Die Umwandler-VM ist nicht gestartet: ${reason}.`,
    hint: 'Prüfen Sie die Diagnose.',
  },
  'converter-ended': {
    message: ({ step }) =>
      step === undefined
        ? 'Die Umwandler-VM ist zu Ende.'
        : `Die Umwandler-VM hat einen Fehler gemeldet (Schritt ${step}).`,
    hint: AGAIN,
  },
};
