import type { NetworkStatus } from '../../../host-agent/api/network.ts';
import type { SessionState } from '../../../host-agent/api/session.ts';
import type { Overall } from '../../bridge/state.ts';
import type { shell as english } from '../english/shell.ts';

const network: Record<NetworkStatus['state'], string> = {
  up: 'Netzwerk: bereit',
  starting: 'Netzwerk: startet',
  stopped: 'Netzwerk: inaktiv',
  failed: 'Netzwerk: ausgefallen',
};
const images = {
  unknown: 'Abbilder',
  fresh: 'Abbilder: aktuell',
  old: 'Abbilder: veraltet',
  updates: 'Abbilder: Updates verfügbar',
  missing: 'Abbilder: fehlen',
  building: 'Abbilder: werden gebaut',
};
const overall: Record<Overall, string> = {
  idle: 'bereit',
  starting: 'startet',
  running: 'offen',
  trouble: 'braucht Aufmerksamkeit',
};
const states: Partial<Record<SessionState, string>> = {
  preparing: 'startet',
  starting: 'startet',
  ready: 'startet',
  closing: 'schließt',
};
const time = new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit' });

export const shell: typeof english = {
  tray: {
    toolTip: (state, sessions, isHeard) =>
      isHeard
        ? 'Safe Browse: Mikrofon an'
        : state === 'running'
          ? `Safe Browse: ${sessions} offen`
          : `Safe Browse: ${overall[state]}`,
    open: 'Safe Browse',
    listens: (profile) => `Mikrofon an: ${profile}`,
    openWithProfile: 'Mit Profil öffnen',
    sessions: (count) => `Laufende Sitzungen (${count})`,
    session: (profile, since, state) => `${profile}, ${states[state] ?? `seit ${time.format(since)}`}`,
    discardedSession: (profile) => `${profile}, verworfen`,
    undo: 'Rückgängig machen',
    show: 'Anzeigen',
    close: 'Verwerfen',
    closeNow: 'Jetzt verwerfen',
    network: (state) => (state === undefined ? 'Netzwerk' : network[state]),
    restartNetwork: 'Neu starten',
    images: (state) => images[state],
    updateImages: 'Aktualisieren',
    mainWindow: 'Hauptfenster öffnen',
    settings: 'Einstellungen',
    diagnostics: 'Diagnose',
    managedBy: (by) => `Verwaltet von ${by}`,
    blocked: 'Es kann keine Sitzung starten: Grund anzeigen',
    quit: 'Beenden',
  },
  notices: {
    endedInTrouble: 'Eine Sitzung wurde unerwartet beendet',
    imageOld: {
      title: 'Die Abbilder sind veraltet',
      body: 'Sie wurden für eine frühere Version von Safe Browse gebaut. Aktualisieren Sie sie im Hauptfenster oder über das Symbol in der Leiste.',
    },
    imageUpdates: {
      title: 'Updates für die Abbilder verfügbar',
      body: 'Die Distribution hat neuere Pakete. Wenn Sie das nicht ausgeschaltet haben, werden die Abbilder im Hintergrund neu gebaut. Sie können sie auch im Hauptfenster oder über das Symbol in der Leiste aktualisieren.',
    },
    networkLost: {
      title: 'Die Netzwerk-VM ist ausgefallen',
      body: 'Offene Sitzungen sind offline, bis sie wieder läuft.',
    },
    listens: (profile) => ({
      title: 'Mikrofon an',
      body: `Die Sitzung „${profile}“ hört Sie. Schalten Sie es in ihrem Fenster aus.`,
    }),
    linkFailed: 'Der Link wurde nicht geöffnet',
    ruleFailed: 'Die Auswahl für diese Website wurde nicht gespeichert',
    notDiscarded: 'Eine Sitzung wurde nicht verworfen',
  },
  entry: {
    genericName: 'Wegwerf-Webbrowser',
    comment: 'Surfen in einer virtuellen Maschine, die beim Schließen verworfen wird',
    openNew: 'Neuer Wegwerf-Browser',
  },
};
