import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';
import type { DiskTask, hostAgentErrors, hostErrors } from '../../../../host-agent/api/errors/host-agent.ts';

export const hostAgentTexts: TranslationOf<typeof hostAgentErrors> = {
  'host-agent-unreachable': {
    message: 'Die Verbindung zum Hintergrunddienst ist abgebrochen.',
    hint: 'Offene Sitzungen laufen weiter. Versuchen Sie es noch einmal.',
  },
  'host-agent-answer-unknown': {
    message: ({ method }) => `Die Antwort des Hintergrunddienstes auf ${method} passt nicht zur Schnittstelle.`,
    hint: 'Vielleicht hat er eine andere Version. Melden Sie sich ab und wieder an.',
  },
  'host-agent-shutting-down': {
    message: 'Der Hintergrunddienst wird gerade beendet.',
    hint: 'Versuchen Sie es noch einmal: Ein neuer startet von selbst.',
  },
  'host-agent-internal-error': {
    message: ({ reason }) => `Im Hintergrunddienst ist ein Fehler aufgetreten: ${reason}`,
    hint: 'Sein Protokoll sagt mehr. Sie finden es in der Diagnose.',
  },
  'host-agent-not-started': {
    message: ({ reason }) => `Der Hintergrunddienst ist nicht gestartet${reason === undefined ? '.' : `: ${reason}`}`,
    hint: 'Im Terminal zeigt er, warum: safe-browse daemon',
  },
  'host-agent-running': {
    message: ({ pid }) => `Der Hintergrunddienst läuft bereits (Prozess ${pid}).`,
    hint: 'Beenden Sie ihn zuerst: safe-browse daemon --stop',
  },
  'socket-refused': {
    message: ({ problem }) => `Der Hintergrunddienst kann den geerbten Socket nicht verwenden: ${problem}.`,
    hint: 'In seiner Unit muss genau ein ListenStream=%t/safe-browse/agent.sock stehen.',
  },
  'runtime-folder-too-long': {
    message: ({ folder }) => `Der Pfad des Laufzeitordners ${folder} ist zu lang für einen Unix-Socket darin.`,
    hint: 'Setzen Sie XDG_RUNTIME_DIR auf einen kürzeren Pfad, zum Beispiel /run/user/1000.',
  },
  'folder-not-private': {
    message: ({ path }) => `Andere Benutzer haben Zugriff auf den Ordner ${path}.`,
    hint: ({ path }) => `Löschen Sie ihn, oder führen Sie aus: chmod 700 ${path}`,
  },
  'bad-request': {
    message: ({ problems }) => `Der Hintergrunddienst hat die Anfrage nicht verstanden: ${problems}`,
    hint: 'Programm und Hintergrunddienst haben vielleicht verschiedene Versionen. Starten Sie den Dienst neu.',
  },
  cancelled: {
    message: (params) =>
      params.task === 'build'
        ? `Der Bau des Abbilds „${params.role}“ wurde abgebrochen.`
        : params.task === 'session'
          ? 'Der Start wurde abgebrochen. Nichts ist davon übrig.'
          : 'Abgebrochen. Nichts wurde geändert.',
    hint: ({ task }) =>
      task === 'build'
        ? 'Das verwendete Abbild ist unverändert. Starten Sie den Bau wieder, wenn Sie ihn brauchen.'
        : task === 'session'
          ? 'Öffnen Sie eine neue Sitzung.'
          : 'Versuchen Sie es bei Bedarf noch einmal.',
  },
  internal: {
    message: ({ reason }) => `In Safe Browse ist ein Fehler aufgetreten: ${reason}`,
    hint: 'Das ist ein Fehler in Safe Browse. Bitte melden Sie ihn.',
  },
};

const DISK_TASKS: Readonly<Record<DiskTask, string>> = {
  'build-browser': ', um das Browser-Abbild zu bauen',
  'build-network': ', um das Netzwerk-Abbild zu bauen',
  'build-host': ', um das Host-Abbild zu bauen',
  seal: ', um eine VM zu versiegeln',
  save: ', um die Datei zu speichern',
  pull: ', um das Abbild zu laden',
};

export const hostTexts: TranslationOf<typeof hostErrors> = {
  'package-missing': {
    message: ({ program }) => `${program} ist nicht installiert.`,
    hint: ({ debianPackage }) => `Installieren Sie das Paket: apt-get install ${debianPackage}`,
  },
  'command-failed': {
    message: ({ program, problem, status, output }) => {
      const why =
        problem === 'timeout'
          ? `brauchte länger als ${status} s`
          : problem === 'signal'
            ? `ist fehlgeschlagen (${status})`
            : `ist fehlgeschlagen (Exit-Status ${status})`;
      return `${program} ${why}${output === '' ? '.' : `: ${output}`}`;
    },
    hint: ({ command }) => `Der Befehl war: ${command}`,
  },
  'disk-full': {
    message: ({ path, task, needed, free }) =>
      [
        `Der Speicherplatz${path === undefined ? '' : ` in ${path}`} reicht nicht aus`,
        task === undefined ? '' : DISK_TASKS[task],
        needed === undefined ? '.' : `: ${needed} sind nötig${free === undefined ? '' : `, ${free} sind frei`}.`,
      ].join(''),
    hint: ({ task }) =>
      task === 'save'
        ? 'Geben Sie Speicherplatz frei, oder wählen Sie in den Einstellungen einen anderen Ordner.'
        : 'Geben Sie Speicherplatz frei, und versuchen Sie es noch einmal.',
  },
  'folder-not-writable': {
    message: ({ folder }) => `In den Ordner ${folder} kann nicht geschrieben werden.`,
    hint: 'Wählen Sie in den Einstellungen einen anderen.',
  },
  'disk-read-only': {
    message: ({ path }) =>
      `Der Datenträger ist schreibgeschützt${path === undefined ? '' : `: ${path} lässt sich nicht schreiben`}.`,
    hint: 'Machen Sie ihn beschreibbar. Wurde er von selbst schreibgeschützt, ist er vielleicht beschädigt.',
  },
  'user-namespaces-missing': {
    message: 'Diesem Konto fehlen die untergeordneten Benutzer-IDs, die der Bau eines Abbilds braucht.',
    hint: ({ account }) =>
      `Installieren Sie das Paket uidmap, und führen Sie als root aus: usermod --add-subuids 165536-231071 --add-subgids 165536-231071 ${account}`,
  },
};
