import type { configurationErrors } from '../../../../host-agent/api/errors/configuration.ts';
import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';

export const configurationTexts: TranslationOf<typeof configurationErrors> = {
  'config-invalid': {
    message: ({ path, count, problems }) =>
      `${path} enthält ${count === 1 ? 'einen Fehler' : `${count} Fehler`}:\n${problems}`,
    hint: 'Beheben Sie das in der Datei.',
  },
  'config-change-refused': {
    message: ({ problems }) => `Die Einstellungen wurden nicht geändert:\n${problems}`,
    hint: 'Beheben Sie die Fehler in der Konfigurationsdatei, und versuchen Sie es noch einmal.',
  },
  'config-file-too-large': {
    message: ({ path, maxBytes }) => `Die Datei ${path} ist größer als ${maxBytes} Bytes.`,
    hint: 'Eine .wsb-Datei hat einige hundert Bytes.',
  },
  'wsb-invalid': {
    message: ({ problem }) => `Die Datei ist keine Konfiguration der Windows-Sandbox: ${problem}.`,
    hint: 'Nötig ist eine .wsb-Datei, deren Wurzel <Configuration> ist.',
  },
  'profile-exists': {
    message: ({ profile }) => `Das Profil „${profile}“ gibt es bereits.`,
    hint: 'Wählen Sie einen anderen Namen, oder lassen Sie das ganze Profil ersetzen.',
  },
  'bookmarks-full': {
    message: ({ limit }) => `Es gibt bereits ${limit} Lesezeichen.`,
    hint: 'Entfernen Sie zuerst eines.',
  },
  'bookmark-not-found': {
    message: 'Für diese Seite gibt es kein Lesezeichen.',
    hint: 'Vielleicht ist es schon entfernt.',
  },
  'bookmarks-unreadable': {
    message: ({ path }) => `Die Lesezeichen sind nicht lesbar: ${path}`,
    hint: 'Beheben Sie das in der Datei, oder verschieben Sie die Datei.',
  },
};
