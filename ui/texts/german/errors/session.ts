import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';
import type { sessionErrors } from '../../../../host-agent/api/errors/session.ts';
import type { Requirement } from '../../../../host-agent/api/session.ts';
import { endings } from '../ends.ts';

const REBUILD = 'Bauen Sie das Abbild auf der Seite „Abbilder“ neu.';

const UNMET: Readonly<Record<Requirement, { readonly problem: string; readonly hint: string }>> = {
  image: { problem: 'Die Abbilder wurden nicht geprüft', hint: 'Sehen Sie auf der Seite „Abbilder“ nach.' },
  network: { problem: 'Die Netz-VM startete nicht', hint: 'Sehen Sie auf der Seite „Netz“ nach.' },
  vm: { problem: 'Die VM startete nicht', hint: 'Sehen Sie in der Diagnose nach.' },
  'guest-agent': { problem: 'Der Gast-Agent antwortete nicht', hint: REBUILD },
  home: { problem: 'Der leere Benutzerordner wurde nicht hergestellt', hint: REBUILD },
  screen: {
    problem: 'Der Bildschirm der VM startete nicht',
    hint: 'Geben Sie dem Profil mehr Speicher, oder bauen Sie das Abbild neu.',
  },
  identity: { problem: 'Die VM nahm ihre neue Identität nicht an', hint: REBUILD },
  'browser-window': {
    problem: 'Chromium öffnete sein Fenster nicht',
    hint: 'Geben Sie dem Profil mehr Speicher, oder erhöhen Sie in den Einstellungen das Zeitlimit beim Start.',
  },
  painted: {
    problem: 'Chromium zeichnete sein Fenster nicht',
    hint: 'Auf einem langsamen Rechner erhöhen Sie in den Einstellungen das Zeitlimit beim Start.',
  },
};

export const sessionTexts: TranslationOf<typeof sessionErrors> = {
  'session-not-found': { message: ({ id }) => `Es gibt keine Sitzung „${id}“.`, hint: 'Sie ist wohl schon zu Ende.' },
  'session-not-ready': {
    message: ({ id }) => (id === undefined ? 'Die Sitzung hat noch keine VM.' : `Sitzung ${id} hat noch keine VM.`),
    hint: 'Warten Sie, bis sie bereit ist.',
  },
  'session-not-open': {
    message: ({ id }) => `Sitzung ${id} ist nicht offen und lässt sich nicht mit Rückgängig-Frist verwerfen.`,
    hint: ({ id }) => `Schließen Sie sie: safe-browse close ${id}`,
  },
  'session-ended': {
    message: ({ end }) => `Die Sitzung ist zu Ende: ${endings[end].cause}.`,
    hint: 'Öffnen Sie eine neue.',
  },
  'start-timed-out': {
    message: ({ requirement, seconds }) =>
      `Die Sitzung startete nicht: ${UNMET[requirement].problem} (Zeitlimit: ${seconds} s).`,
    hint: ({ requirement }) => UNMET[requirement].hint,
  },
  'start-failed': {
    message: (params) => {
      if ('reason' in params) return `Die Sitzung startete nicht: ${params.reason}.`;
      const { end, lastWords } = params;
      return `Die Sitzung startete nicht: ${endings[end].cause}${lastWords === undefined ? '' : ` (${lastWords})`}.`;
    },
    hint: 'Sehen Sie in der Diagnose nach.',
  },
  'profile-not-found': {
    message: ({ name }) => `Es gibt kein Profil „${name}“.`,
    hint: ({ profiles }) => `Vorhandene Profile: ${profiles}`,
  },
  'keep-running-forbidden': {
    message: 'Das Profil dieser Sitzung lässt sie nicht unbenutzt weiterlaufen.',
    hint: 'Erlauben Sie es im Profil, in den Einstellungen.',
  },
  'no-sound': {
    message: 'Diese Sitzung hat keinen Ton.',
    hint: 'Schalten Sie den Ton im Profil ein. Die Diagnose sagt, ob dieser Rechner Ton ausgeben kann.',
  },
  'no-microphone': {
    message: 'Diese Sitzung hat kein Mikrofon.',
    hint: 'Erlauben Sie es im Profil. Die Diagnose sagt, ob dieser Rechner Ton aufnehmen kann.',
  },
  'microphone-silent': {
    message: ({ reason }) => `Das Mikrofon dieses Rechners liefert nichts: ${reason}`,
    hint: 'Prüfen Sie, ob es angeschlossen ist und welches in den Toneinstellungen gewählt ist.',
  },
  'url-refused': {
    message: ({ problem }) => `Diese Adresse öffnet Safe Browse nicht: The URL ${problem}.`,
    hint: 'Nur http:// und https:// sind möglich.',
  },
};
