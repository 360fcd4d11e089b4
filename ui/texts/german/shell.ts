import type { NetworkStatus } from '../../../host-agent/api/network.ts';
import type { SessionState } from '../../../host-agent/api/session.ts';
import type { Overall } from '../../bridge/state.ts';
import type { shell as english } from '../english/shell.ts';

const network: Record<NetworkStatus['state'], string> = {
  up: 'Netz: bereit',
  starting: 'Netz: startet',
  stopped: 'Netz: ruht',
  failed: 'Netz: ausgefallen',
};
const images = {
  unknown: 'Abbilder',
  fresh: 'Abbilder: aktuell',
  old: 'Abbilder: veraltet',
  updates: 'Abbilder: Aktualisierungen da',
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
    toolTip: (state, sessions) =>
      state === 'running' ? `Safe Browse: ${sessions} offen` : `Safe Browse: ${overall[state]}`,
    open: 'Safe Browse',
    openWithProfile: 'Safe Browse mit Profil',
    sessions: (count) => `Laufende Sitzungen (${count})`,
    session: (profile, since, state) => `${profile}, ${states[state] ?? `seit ${time.format(since)}`}`,
    show: 'Zeigen',
    close: 'Verwerfen',
    network: (state) => (state === undefined ? 'Netz' : network[state]),
    restartNetwork: 'Neu starten',
    images: (state) => images[state],
    updateImages: 'Erneuern',
    mainWindow: 'Hauptfenster öffnen',
    settings: 'Einstellungen',
    diagnostics: 'Diagnose',
    quit: 'Beenden',
  },
  notices: {
    endedInTrouble: 'Eine Sitzung endete unerwartet',
    imageOld: {
      title: 'Die Abbilder sind veraltet',
      body: 'Sie stammen von einer früheren Fassung von Safe Browse. Erneuern Sie sie im Hauptfenster oder über das Symbol in der Leiste.',
    },
    imageUpdates: {
      title: 'Für die Abbilder gibt es Aktualisierungen',
      body: 'Die Distribution hat neuere Pakete, als darin sind. Sie werden im Hintergrund neu gebaut, wenn es so eingestellt ist; sonst erneuern Sie sie im Hauptfenster oder über das Symbol in der Leiste.',
    },
    networkLost: {
      title: 'Die Netzmaschine ist ausgefallen',
      body: 'Offene Sitzungen erreichen nichts, bis sie wieder da ist.',
    },
    linkFailed: 'Der Link wurde nicht geöffnet',
    ruleFailed: 'Die Wahl für diese Website wurde nicht gespeichert',
    notDiscarded: 'Eine Sitzung wurde nicht verworfen',
  },
  entry: {
    genericName: 'Wegwerf-Webbrowser',
    comment: 'Surfen in einer virtuellen Maschine, die beim Schließen vergessen wird',
    openNew: 'Neuer Wegwerf-Browser',
  },
};
