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
};
