import type { commandLineErrors, desktopErrors } from '../../../../host-agent/api/errors/command-line.ts';
import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';

export const commandLineTexts: TranslationOf<typeof commandLineErrors> = {
  'undo-needs-one-session': {
    message: '--undo braucht eine Sitzung und 1 bis 60 Sekunden.',
    hint: 'Zum Beispiel: safe-browse close ID --undo 10',
  },
  'sessions-not-named': {
    message: 'Nennen Sie die Sitzungen, die geschlossen werden sollen, oder --all.',
    hint: 'Die vorhandenen zeigt: safe-browse list',
  },
  'files-not-named': {
    message: 'Nennen Sie die Dateien, die gespeichert werden sollen, oder --all.',
    hint: ({ session }) => `Die vorhandenen zeigt: safe-browse downloads ${session}`,
  },
  'stdin-empty': {
    message: 'Die Standardeingabe ist leer.',
    hint: ({ session }) => `Zum Beispiel: echo Text | safe-browse paste ${session}`,
  },
  'volume-invalid': {
    message: ({ text }) => `„${text}“ ist keine Lautstärke.`,
    hint: 'Möglich sind: safe-browse volume ID 40%, oder mute, oder unmute',
  },
  'viewer-missing': {
    message: 'Es ist kein VNC-Programm installiert, das einen Unix-Socket öffnen kann.',
    hint: 'Installieren Sie eines: apt-get install tigervnc-viewer. Oder starten Sie ohne Fenster: safe-browse open --no-window',
  },
  'desktop-missing': {
    message: ({ reason }) => `Die Desktop-Anwendung lässt sich nicht öffnen. ${reason}`,
    hint: 'Öffnen Sie einen Wegwerf-Browser in einem VNC-Programm: safe-browse open',
  },
};

export const desktopTexts: TranslationOf<typeof desktopErrors> = {
  'no-other-browser': {
    message: 'Es ist kein anderer Browser bekannt, der Links öffnen könnte.',
    hint: 'Öffnen Sie den Link in Safe Browse, oder wählen Sie einen Browser in den Einstellungen des Desktops.',
  },
  'default-browser-not-set': {
    message: 'Der Standardbrowser dieses Desktops ließ sich nicht ändern.',
    hint: 'Installieren Sie xdg-utils, oder ändern Sie ihn in den Einstellungen des Desktops.',
  },
  'other-browser-failed': {
    message: 'Der andere Browser ließ sich nicht starten.',
    hint: 'Öffnen Sie den Link dort von Hand, oder installieren Sie libglib2.0-bin.',
  },
};
