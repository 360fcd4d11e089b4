import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';
import type { sessionErrors } from '../../../../host-agent/api/errors/session.ts';
import type { ForbiddenAct } from '../../../../host-agent/api/restrictions.ts';
import type { Requirement } from '../../../../host-agent/api/session.ts';
import type { UrlProblem } from '../../../../host-agent/api/url.ts';
import { endings } from '../ends.ts';

const REBUILD = 'Bauen Sie das Abbild auf der Seite „Abbilder“ neu.';

const UNMET: Readonly<Record<Requirement, { readonly problem: string; readonly hint: string }>> = {
  image: { problem: 'Die Abbilder wurden nicht geprüft', hint: 'Sehen Sie auf der Seite „Abbilder“ nach.' },
  network: { problem: 'Die Netzwerk-VM ist nicht gestartet', hint: 'Sehen Sie auf der Seite „Netzwerk“ nach.' },
  vm: { problem: 'Die VM ist nicht gestartet', hint: 'Prüfen Sie die Diagnose.' },
  'guest-agent': { problem: 'Der Gast-Agent hat nicht geantwortet', hint: REBUILD },
  home: { problem: 'Der leere Benutzerordner wurde nicht hergestellt', hint: REBUILD },
  screen: {
    problem: 'Der Bildschirm der VM ist nicht gestartet',
    hint: 'Geben Sie dem Profil mehr Speicher, oder bauen Sie das Abbild neu.',
  },
  identity: { problem: 'Die VM hat ihre neue Identität nicht angenommen', hint: REBUILD },
  'browser-window': {
    problem: 'Chromium hat sein Fenster nicht geöffnet',
    hint: 'Geben Sie dem Profil mehr Speicher, oder erhöhen Sie in den Einstellungen das Zeitlimit für den Start.',
  },
  painted: {
    problem: 'Chromium hat sein Fenster nicht gezeichnet',
    hint: 'Auf einem langsamen Computer erhöhen Sie in den Einstellungen das Zeitlimit für den Start.',
  },
};

export const FORBIDDEN: Readonly<Record<ForbiddenAct, string>> = {
  'save-files': 'Dateien daraus zu speichern',
  'send-files': 'Dateien an sie zu senden',
  screenshot: 'ihren Bildschirm zu speichern, da sich aus ihr keine Dateien speichern lassen',
  'copy-out': 'ihre Zwischenablage zu kopieren',
  'paste-in': 'etwas in sie einzufügen',
  'keep-running': 'sie unbenutzt weiterlaufen zu lassen',
};

function describeUrlProblem(refused: UrlProblem): string {
  switch (refused.problem) {
    case 'too-long':
      return `Sie ist kodiert länger als ${refused.limit} Bytes`;
    case 'scheme':
      return `Ihr Schema ist „${refused.scheme}“`;
    case 'space':
      return 'Sie enthält ein Leerzeichen oder Steuerzeichen';
    case 'not-a-url':
      return 'Sie ist keine URL wie https://example.org/';
    case 'not-a-page':
      return 'Sie ist nicht die Adresse einer Seite';
    case 'credentials':
      return 'Sie enthält einen Benutzernamen oder ein Passwort';
  }
}

export const sessionTexts: TranslationOf<typeof sessionErrors> = {
  'session-not-found': { message: ({ id }) => `Es gibt keine Sitzung „${id}“.`, hint: 'Sie ist wohl schon zu Ende.' },
  'session-not-ready': {
    message: ({ id }) => (id === undefined ? 'Die Sitzung hat noch keine VM.' : `Sitzung ${id} hat noch keine VM.`),
    hint: 'Warten Sie, bis sie bereit ist.',
  },
  'typing-failed': {
    message: 'Die VM hat den Text nicht eingegeben.',
    hint: 'Geben Sie ihn noch einmal ein. Wenn auch das nicht gelingt, kopieren Sie ihn und fügen Sie ihn ein.',
  },
  'trace-missing': {
    message: ({ id }) =>
      `Vom Start der Sitzung ${id} ist keine Aufzeichnung mehr da: Ein früherer Hostagent hat sie gestartet.`,
    hint: 'Öffnen Sie eine neue Sitzung, und rufen Sie die Aufzeichnung ab, solange dieser Hostagent läuft.',
  },
  'session-not-open': {
    message: ({ id }) => `Sitzung ${id} ist nicht offen und lässt sich nicht mit Rückgängig-Frist verwerfen.`,
    hint: ({ id }) => `Schließen Sie sie: safe-browse close ${id}`,
  },
  'memory-short': {
    message: ({ neededMiB, availableMiB, cgroup }) =>
      `Die Sitzung braucht ${neededMiB} MiB Speicher, aber nur ${availableMiB} MiB sind verfügbar${cgroup === undefined ? '' : `, so weit reicht die Grenze der Cgroup ${cgroup}`}.`,
    hint: ({ cgroup }) =>
      `Schließen Sie Sitzungen${cgroup === undefined ? ' oder andere Programme' : ' oder erhöhen Sie die Grenze (MemoryMax)'}, oder geben Sie dem Profil weniger Speicher.`,
  },
  'session-ended': {
    message: ({ end }) => `Die Sitzung ist zu Ende: ${endings[end].cause}.`,
    hint: 'Öffnen Sie eine neue.',
  },
  'start-timed-out': {
    message: ({ requirement, seconds }) =>
      `Die Sitzung ist nicht gestartet: ${UNMET[requirement].problem} (Zeitlimit: ${seconds} s).`,
    hint: ({ requirement }) => UNMET[requirement].hint,
  },
  'start-failed': {
    message: (params) => {
      if ('reason' in params) return `Die Sitzung ist nicht gestartet: ${params.reason}.`;
      const { end, lastWords } = params;
      return `Die Sitzung ist nicht gestartet: ${endings[end].cause}${lastWords === undefined ? '' : ` (${lastWords})`}.`;
    },
    hint: 'Prüfen Sie die Diagnose.',
  },
  'profile-not-found': {
    message: ({ name }) => `Es gibt kein Profil „${name}“.`,
    hint: ({ profiles }) => `Vorhandene Profile: ${profiles}`,
  },
  'profile-forbids': {
    message: ({ act, by }) =>
      `Das Profil dieser Sitzung erlaubt es nicht, ${FORBIDDEN[act]}.${by === undefined ? '' : ` Verwaltet von ${by}.`}`,
    hint: ({ by, contact }) =>
      by === undefined
        ? 'Erlauben Sie es im Profil, in den Einstellungen. Für offene Sitzungen gilt weiter, womit sie geöffnet wurden.'
        : contact === undefined
          ? 'Fragen Sie Ihre Systemverwaltung.'
          : `Ansprechstelle: ${contact}`,
  },
  'no-scale': {
    message: 'Diese Sitzung bleibt bei einer Skalierung von 100 %.',
    hint: 'Schalten Sie die Skalierung im Profil ein. Sitzungen auf anderen Rechnern und solche von Xen bleiben immer bei 100 %.',
  },
  'no-sound': {
    message: 'Diese Sitzung hat keinen Ton.',
    hint: 'Schalten Sie den Ton im Profil ein. Die Diagnose sagt, ob Ihr Computer Ton ausgeben kann.',
  },
  'no-microphone': {
    message: 'Diese Sitzung hat kein Mikrofon.',
    hint: 'Erlauben Sie es im Profil. Die Diagnose sagt, ob Ihr Computer Ton aufnehmen kann.',
  },
  'microphone-silent': {
    message: ({ reason }) => `Das Mikrofon Ihres Computers liefert nichts: ${reason}`,
    hint: 'Prüfen Sie, ob es angeschlossen ist und welches in den Toneinstellungen gewählt ist.',
  },
  'url-refused': {
    message: (refused) => `Safe Browse öffnet diese Adresse nicht: ${describeUrlProblem(refused)}.`,
    hint: 'Nur http:// und https:// sind möglich.',
  },
};
