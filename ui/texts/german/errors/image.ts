import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';
import type {
  BuildResultProblem,
  buildErrors,
  imageErrors,
  ImportProblem,
} from '../../../../host-agent/api/errors/image.ts';
import type { ImageOrigin } from '../../../../host-agent/api/errors/vms.ts';

const ROLES: Readonly<Record<string, string>> = {
  browser: 'Browser-Abbild',
  network: 'Netzwerk-Abbild',
  host: 'Host-Abbild',
};
const nameOf = (role: string): string => ROLES[role] ?? `Abbild „${role}“`;

const howToReplace = (role: string, origin: ImageOrigin): string =>
  origin === 'imported'
    ? `Importieren Sie das ${nameOf(role)} neu: safe-browse image import network`
    : `Bauen Sie das ${nameOf(role)} auf der Seite „Abbilder“ neu.`;

const IMPORT_PROBLEMS: Readonly<Record<ImportProblem, string>> = {
  unreadable: 'ist nicht lesbar',
  'not-a-file': 'ist keine Datei',
  'not-a-kernel': 'ist kein Linux-Kernel für diesen Prozessor (bzImage)',
  'not-a-file-system': 'ist kein Dateisystem der Art ext2, ext3, ext4, squashfs oder erofs',
  'not-unmounted': 'wurde nicht ausgehängt; zuerst muss sein Journal abgespielt werden',
};

const RESULT_PROBLEMS: Readonly<Record<BuildResultProblem, string>> = {
  missing: 'fehlt',
  'a-link': 'ist eine Verknüpfung',
  'not-a-file': 'ist keine Datei',
  'of-another-account': 'gehört einem anderen Konto',
  'too-large': 'ist zu groß',
  unreadable: 'ist nicht lesbar',
};

export const imageTexts: TranslationOf<typeof imageErrors> = {
  'image-missing': {
    message: ({ role, channel }) =>
      channel === undefined
        ? `Es gibt noch kein ${nameOf(role)}.`
        : `Es gibt noch kein ${nameOf(role)}: Der Kanal ${channel} hat diesem Rechner noch keine Version gebracht.`,
    hint: ({ role, channel }) =>
      channel === undefined
        ? `Bauen Sie das ${nameOf(role)} auf der Seite „Abbilder“; das dauert einige Minuten.`
        : 'Ob eine für diesen Rechner bestimmt ist, zeigt: safe-browse channel show',
  },
  'build-untrusted': {
    message: 'Ein hier gebautes Abbild würde nicht starten, denn images.trustedKeys enthält „local“ nicht.',
    hint: 'Es wurde nichts gebaut. Die Abbilder kommen von anderswo: safe-browse image update oder safe-browse image pull',
  },
  'image-not-found': {
    message: ({ digest }) => `Es gibt kein Abbild ${digest}.`,
    hint: 'Die Seite „Abbilder“ zeigt die vorhandenen.',
  },
  'image-ambiguous': {
    message: ({ digest }) => `Mehr als ein Abbild beginnt mit ${digest}.`,
    hint: 'Geben Sie mehr Stellen der Prüfsumme an.',
  },
  'no-previous-image': {
    message: ({ role }) =>
      role === undefined ? 'Es gibt kein vorheriges Abbild.' : `Es gibt kein vorheriges ${nameOf(role)}.`,
    hint: 'Die Seite „Abbilder“ zeigt die vorhandenen.',
  },
  'image-damaged': {
    message: ({ role, damage }) =>
      damage === undefined
        ? `Das ${nameOf(role)} ist beschädigt: Die VM hat andere Daten gelesen, als gebaut wurden, und wurde angehalten.`
        : `Das ${nameOf(role)} ist beschädigt: ${damage}.`,
    hint: ({ role, origin }) => howToReplace(role, origin),
  },
  'image-unsigned': {
    message: ({ role }) =>
      `Das ${nameOf(role)} ist nicht signiert: Es stammt von einer alten Version von Safe Browse oder von jemand anderem.`,
    hint: ({ role, origin }) => howToReplace(role, origin),
  },
  'image-untrusted': {
    message: ({ role, key }) =>
      `Das ${nameOf(role)} ist mit dem Schlüssel ${key} signiert, dem hier nicht vertraut wird.`,
    hint: ({ role, origin }) =>
      `${howToReplace(role, origin)} Oder tragen Sie den öffentlichen Schlüssel des Urhebers in den Einstellungen ein.`,
  },
  'image-older': {
    message: ({ role, builtAt, newest }) =>
      `Das ${nameOf(role)} wurde am ${builtAt} gebaut; es war aber schon eines vom ${newest} in Gebrauch.`,
    hint: ({ role }) =>
      `Bauen Sie das ${nameOf(role)} auf der Seite „Abbilder“ neu. Nur safe-browse image rollback ${role} kehrt zu einem älteren zurück.`,
  },
  'image-record-damaged': {
    message: ({ role, path }) =>
      `Es ist nicht bekannt, welches ${nameOf(role)} schon in Gebrauch war: Die Datei ${path} ist nicht lesbar.`,
    hint: ({ path }) => `Wenn Sie wissen, wodurch sie geändert wurde, löschen Sie ${path}.`,
  },
  'image-role-unknown': {
    message: ({ role }) => `Es gibt kein Abbild „${role}“.`,
    hint: ({ roles }) => `Vorhandene Abbilder: ${roles}`,
  },
  'image-role-missing': {
    message: 'Ein Rezept gilt für ein Abbild, und der Befehl nennt keines.',
    hint: 'Nennen Sie es: safe-browse image build browser --recipe DATEI',
  },
  'image-import-network-only': {
    message: 'Nur ein Netzwerk-Abbild lässt sich importieren.',
    hint: 'Führen Sie aus: safe-browse image import network --kernel DATEI --rootfs DATEI',
  },
  'import-refused': {
    message: ({ path, problem }) => `Das Abbild wurde nicht importiert: ${path} ${IMPORT_PROBLEMS[problem]}.`,
    hint: ({ path, problem }) =>
      problem === 'not-unmounted'
        ? `Spielen Sie sein Journal ab: e2fsck -f ${path}`
        : 'Nennen Sie einen Kernel und das Dateisystem, das zu ihm gehört.',
  },
};

export const buildTexts: TranslationOf<typeof buildErrors> = {
  'build-running': {
    message: ({ role, pid }) => `Das ${nameOf(role)} wird bereits gebaut (Prozess ${pid}).`,
    hint: 'Warten Sie, bis der Bau fertig ist, oder brechen Sie ihn ab.',
  },
  'agent-bundle-missing': {
    message: 'Der Gast-Agent ist nicht gebaut.',
    hint: 'Bauen Sie ihn im Quellordner: npm run build',
  },
  'host-image-incomplete': {
    message: ({ role }) =>
      `Das Host-Abbild enthält die Abbilder seiner VMs, und das ${nameOf(role)} gibt es noch nicht.`,
    hint: ({ role }) => `Bauen Sie zuerst das ${nameOf(role)} auf der Seite „Abbilder“.`,
  },
  'speech-missing': {
    message: ({ profile }) =>
      `Das Profil ${profile} liest Seiten vor, aber das Abbild des Browsers enthält keine Sprachausgabe.`,
    hint: 'Bauen Sie es auf der Seite „Abbilder“ neu. Dabei kommt die Sprachausgabe hinzu; das dauert einige Minuten.',
  },
  'recipe-unreadable': {
    message: ({ path }) => `Das Rezept ${path} ist nicht lesbar.`,
    hint: 'Nennen Sie mit --recipe eine lesbare TOML-Datei.',
  },
  'recipe-invalid': {
    message: ({ path, count, problems }) =>
      `${path} enthält ${count === 1 ? 'einen Fehler' : `${count} Fehler`}:\n${problems}`,
    hint: 'Beheben Sie das im Rezept, und bauen Sie noch einmal. README.md beschreibt Rezepte.',
  },
  'kernel-module-missing': {
    message: ({ modules }) => `Der Kernel hat kein Modul ${modules}.`,
    hint: 'Entfernen Sie es aus dem Rezept.',
  },
  'no-package-sources': {
    message: ({ problem }) => `Mit den Paketquellen dieses Systems lässt sich kein Abbild bauen: ${problem}.`,
    hint: 'Abbilder entstehen aus den Archiven von Debian, signiert mit dessen Schlüsselbund (Signed-By: /usr/share/keyrings/debian-archive-keyring.pgp). Weitere nennen Sie unter images.extraSources.',
  },
  'packages-failed': {
    message: ({ output }) => `Die Pakete ließen sich nicht installieren: ${output}`,
    hint: 'Prüfen Sie die Netzwerkverbindung und die Paketnamen im Rezept, und ob apt-get update hier gelingt.',
  },
  'build-result-refused': {
    message: ({ name, problem }) =>
      `Das Abbild wurde nicht gebaut: was die Pakete als ${name} hinterließen, ${RESULT_PROBLEMS[problem]}.`,
    hint: 'Ein Paket des Abbilds ist vielleicht feindlich. Prüfen Sie die Paketquellen der Konfiguration und die Pakete des Rezepts.',
  },
};
