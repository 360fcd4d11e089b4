import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';
import type { registryErrors } from '../../../../host-agent/api/errors/registry.ts';

export const registryTexts: TranslationOf<typeof registryErrors> = {
  'registry-reference-invalid': {
    message: ({ reference }) => `„${reference}“ bezeichnet kein Abbild in einer Registry.`,
    hint: 'Die Form ist REGISTRY/REPOSITORY:TAG oder REGISTRY/REPOSITORY@sha256:PRÜFSUMME, zum Beispiel registry.example/safe-browse/browser:stable',
  },
  'registry-unreachable': {
    message: ({ host, reason }) => `Die Registry ${host} ist nicht benutzbar: ${reason}.`,
    hint: 'Prüfen Sie Namen und Netzwerk, und versuchen Sie es noch einmal. Ein Download wird dort fortgesetzt, wo er abbrach.',
  },
  'registry-refused': {
    message: ({ host, status, reason }) =>
      `Die Registry ${host} hat die Anfrage abgelehnt (HTTP ${status}${reason === '' ? '' : `: ${reason}`}).`,
    hint: ({ status }) =>
      status === 401 || status === 403
        ? 'Melden Sie sich mit einem Programm an, das auth.json schreibt, zum Beispiel: podman login oder oras login'
        : 'Fragen Sie den Administrator der Registry.',
  },
  'registry-busy': {
    message: ({ host, status }) => `Die Registry ${host} ist im Augenblick überlastet (HTTP ${status}).`,
    hint: 'Versuchen Sie es später noch einmal. Ein Download wird dort fortgesetzt, wo er abbrach.',
  },
  'registry-login-elsewhere': {
    message: ({ host, server }) =>
      `Die Registry ${host} verlangt Ihre Anmeldung bei ${server}, einer anderen Domain. Sie wurde nicht gesendet.`,
    hint: ({ server }) => `Gehört ${server} zu dieser Registry, nehmen Sie es in images.loginServers auf.`,
  },
  'registry-login-file': {
    message: ({ path, reason }) => `Die Datei ${path} mit Anmeldungen bei Registries ist nicht verwendbar: ${reason}.`,
    hint: 'Berichtigen Sie sie, oder löschen Sie sie und melden Sie sich neu an, zum Beispiel: podman login oder oras login',
  },
  'registry-not-found': {
    message: ({ reference }) => `Die Registry enthält ${reference} nicht.`,
    hint: 'Prüfen Sie Repository und Tag.',
  },
  'registry-blob-differs': {
    message: ({ host, digest }) => `Die Registry ${host} hat andere Daten als ${digest}… gesendet.`,
    hint: 'Das Abbild in Gebrauch ist unverändert. Versuchen Sie es noch einmal; geschieht es wieder, melden Sie es dem Administrator der Registry.',
  },
  'registry-artifact-refused': {
    message: ({ reference, problem }) => `${reference} wurde nicht geladen: ${problem}.`,
    hint: 'Das Abbild in Gebrauch ist unverändert. Fragen Sie die Person, die das Abbild veröffentlicht hat.',
  },
  'registry-image-refused': {
    message: ({ problem }) => `Das Abbild lässt sich nicht veröffentlichen: ${problem}.`,
    hint: 'Die Seite „Abbilder“ zeigt die vorhandenen.',
  },
  'attest-not-built-here': {
    message: ({ digest }) =>
      `Das Abbild ${digest} wurde nicht auf diesem Rechner gebaut und lässt sich von hier aus nicht bestätigen.`,
    hint: 'Bauen Sie es hier aus denselben Paketen: safe-browse image build',
  },
  'attestations-missing': {
    message: ({ found, required, digest }) =>
      `${found} von ${required} nötigen Erbauern haben das Abbild ${digest} bestätigt.`,
    hint: 'Ein weiterer Erbauer muss dasselbe Abbild bauen und bestätigen: safe-browse image attest',
  },
  'signing-key-unusable': {
    message: ({ path }) => `Der Schlüssel in ${path} kann nicht unterschreiben.`,
    hint: 'Es muss ein geheimer Schlüssel von minisign ohne Passwort sein. So entsteht einer: minisign -G -W',
  },
  'signing-key-untrusted': {
    message: ({ keyId }) =>
      `Dem Schlüssel ${keyId} wird hier nicht vertraut, ein damit unterschriebenes Abbild würde nicht starten.`,
    hint: 'Die Unterschrift ist unverändert. Tragen Sie zuerst den öffentlichen Schlüssel bei images.trustedKeys ein.',
  },
  'attestation-digest-invalid': {
    message: 'Ein Abbild wird mit seiner ganzen Prüfsumme von 64 Ziffern bestätigt.',
    hint: 'Die Abbilder mit ihren Prüfsummen zeigt: safe-browse image list --json',
  },
  'attestation-count-invalid': {
    message: 'Die Zahl der nötigen Erbauer muss zwischen 0 und 32 liegen.',
    hint: 'Zwei Erbauer sind üblich: --require 2',
  },
  'attestation-key-invalid': {
    message: ({ key }) => `„${key}“ ist kein öffentlicher Schlüssel von minisign.`,
    hint: 'Es ist die zweite Zeile einer Datei von minisign und beginnt mit RW.',
  },
};
