import type { configurationErrors } from '../../../../host-agent/api/errors/configuration.ts';
import type { PolicyFileProblem } from '../../../../host-agent/api/policy-file.ts';
import type { Protection, ProtectionCause } from '../../../../host-agent/api/protections.ts';
import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';

const POLICY_FILE_PROBLEMS: Readonly<Record<PolicyFileProblem, string>> = {
  link: 'ist eine symbolische Verknüpfung',
  'not-a-file': 'ist keine gewöhnliche Datei',
  'not-a-folder': 'ist kein Ordner',
  covered: 'ist für dieses Programm durch eine andere Einbindung verdeckt',
  unreadable: 'ist für dieses Konto nicht lesbar',
  foreign: 'gehört nicht root',
  writable: 'kann von anderen als root geändert werden',
  'too-large': 'ist größer als 1 MiB',
};

const PROTECTION_NAMES: Readonly<Record<Protection, string>> = {
  cgroup: 'eine begrenzende cgroup',
  account: 'ein eigenes Konto',
  accessControl: 'ein AppArmor-Profil',
};

const CAUSES: Readonly<Record<ProtectionCause, string>> = {
  refused: 'Das System verweigert es',
  failed: 'Das System hat nicht rechtzeitig geantwortet',
  'no ids': 'Ihr Konto hat keine untergeordneten Benutzerkennungen',
  'not loaded': 'Die Profile von Safe Browse sind nicht geladen',
  absent: 'AppArmor ist ausgeschaltet',
  'own device': 'Nur Ihr Konto darf ein Gerät der VM benutzen',
};

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
  'policy-file-refused': {
    message: ({ path, problem }) =>
      `Es startet keine Sitzung, weil den verwalteten Einstellungen nicht zu trauen ist: ${path} ${POLICY_FILE_PROBLEMS[problem]}.`,
    hint: ({ problem }) =>
      problem === 'covered'
        ? 'Starten Sie Safe Browse außerhalb des Benutzernamensraums, in dem dort etwas eingebunden ist.'
        : 'Die Systemverwaltung muss Datei und Ordner root übergeben und das Schreibrecht der anderen entfernen: chown root:root, chmod 644 und 755.',
  },
  'policy-invalid': {
    message: ({ path, count, problems }) =>
      `Es startet keine Sitzung: Die verwalteten Einstellungen in ${path} enthalten ${count === 1 ? 'einen Fehler' : `${count} Fehler`}:\n${problems}`,
    hint: 'Die Systemverwaltung muss die Datei berichtigen.',
  },
  'setting-managed': {
    message: ({ keys, by }) => `Von ${by} verwaltet und nicht geändert: ${keys}`,
    hint: ({ contact }) => (contact === undefined ? 'Fragen Sie Ihre Systemverwaltung.' : `Ansprechstelle: ${contact}`),
  },
  'profile-managed': {
    message: ({ name, by }) => `Das Profil „${name}“ darf nicht verwendet werden. Verwaltet von ${by}.`,
    hint: ({ profiles }) => `Verfügbare Profile: ${profiles}`,
  },
  'image-too-old': {
    message: ({ builtAt, days, by }) =>
      `Das Browser-Abbild ist vom ${builtAt}. ${by} erlaubt Abbilder, die höchstens ${days === 1 ? 'einen Tag' : `${days} Tage`} alt sind.`,
    hint: 'Aktualisieren Sie das Abbild.',
  },
  'protection-missing': {
    message: ({ protection, cause, by }) =>
      `Ohne ${PROTECTION_NAMES[protection]} startet keine VM. So verlangt es ${by}. Der Grund: ${CAUSES[cause]}.`,
    hint: ({ cause, contact }) =>
      `${contact === undefined ? '' : `Ansprechstelle: ${contact}. `}${cause === 'failed' ? 'Versuchen Sie es noch einmal.' : 'Mehr dazu sagt: safe-browse doctor'}`,
  },
  'registry-managed': {
    message: ({ reference, by }) => `Von ${reference} dürfen keine Abbilder geholt werden. Verwaltet von ${by}.`,
    hint: ({ registries }) => `Erlaubt sind: ${registries}`,
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
  'bookmarks-too-large': {
    message: ({ kibibytes }) => `Die Lesezeichen wären zusammen größer als ${kibibytes} KiB.`,
    hint: 'Entfernen Sie zuerst eines, am besten eines mit langer Adresse.',
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
