import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';
import type { NotThere, poolErrors } from '../../../../host-agent/api/errors/pool.ts';
import { FORBIDDEN } from './session.ts';

const NOT_THERE: Readonly<Record<NotThere, string>> = {
  trace: 'Der Start einer Sitzung auf einem anderen Rechner lässt sich hier nicht aufzeichnen',
  'dry-run': 'Die Befehle, die eine Sitzung auf einem anderen Rechner starten, laufen dort und nicht hier',
  usb: 'USB-Geräte werden nur Sitzungen übergeben, die auf diesem Rechner laufen',
};

export const poolTexts: TranslationOf<typeof poolErrors> = {
  'pool-host-unreachable': {
    message: ({ host, reason }) => `Der Rechner ${host} ist nicht erreichbar: ${reason}`,
    hint: ({ check }) => `Sehen Sie selbst: ${check}`,
  },
  'pool-host-key-unknown': {
    message: ({ host, reason }) =>
      `Der Schlüssel des Rechners ${host} ist nicht der bekannte. Deshalb wurde er nicht benutzt: ${reason}`,
    hint: ({ host }) =>
      `An seiner Stelle könnte ein anderer Rechner antworten. Vergleichen Sie den Schlüssel mit dem des Rechners. Wurde er neu eingerichtet: ssh-keygen -R ${host.replace(/^.*@/, '')}, danach ssh ${host}`,
  },
  'pool-hosts-failed': {
    message: ({ pool, reasons }) => `Kein Rechner des Pools ${pool} hat die Sitzung angenommen. ${reasons}`,
    hint: 'Sehen Sie sich die Rechner und die Gründe an: safe-browse pool status',
  },
  'pool-members-unknown': {
    message: ({ pool, reason }) => `Welche Rechner der Pool ${pool} hat, ist nicht bekannt: ${reason}`,
    hint: ({ check }) => `Sehen Sie selbst: ${check}`,
  },
  'pool-none-ready': {
    message: ({ pool }) => `Kein Rechner des Pools ${pool} ist bereit.`,
    hint: 'Sehen Sie sich die Rechner und die Gründe an: safe-browse pool status',
  },
  'pool-drain-refused': {
    message: ({ host, reason }) => `Am Rechner ${host} wurde nichts geändert: ${reason}`,
    hint: 'Die Änderung gälte für alle. Fragen Sie, wer den Cluster betreut.',
  },
  'pool-host-of-another-version': {
    message: ({ host }) => `Auf dem Rechner ${host} läuft eine andere Version von Safe Browse.`,
    hint: 'Installieren Sie auf beiden Rechnern dieselbe Version.',
  },
  'pool-host-violation': {
    message: ({ host }) =>
      `Der Rechner ${host} hat etwas gesendet, was das Protokoll nicht erlaubt. Die Verbindung wurde getrennt.`,
    hint: 'Geschieht das wieder, obwohl beide dieselbe Version haben, dann vertrauen Sie dem Rechner erst, wenn er neu eingerichtet ist.',
  },
  'pool-host-forbids': {
    message: ({ host, act, by }) =>
      `Diese Sitzung läuft auf ${host}. Dort ist nicht erlaubt, ${FORBIDDEN[act]}.${by === undefined ? '' : ` Verwaltet von ${by}.`}`,
    hint: ({ host }) => `Es gelten die Regeln beider Rechner. Fragen Sie, wer ${host} betreut.`,
  },
  'pool-host-refused': {
    message: ({ host, reason }) => `Der Rechner ${host} meldet: ${reason}`,
    hint: ({ host }) => `Auf ${host} sagt dies mehr: safe-browse doctor`,
  },
  'pool-full': {
    message: ({ pool }) => `Kein Rechner des Pools ${pool} hat Platz für eine weitere Sitzung.`,
    hint: 'Schließen Sie Sitzungen, oder sehen Sie sich die Rechner an: safe-browse pool status',
  },
  'pool-drained': {
    message: ({ pool }) => `Kein Rechner des Pools ${pool} nimmt zurzeit neue Sitzungen an.`,
    hint: 'Lassen Sie wieder einen zu: safe-browse pool resume HOST',
  },
  'pool-too-many-sessions': {
    message: ({ most }) => `Dieser Computer hat auf dem Rechner schon ${most} Sitzungen; mehr sind nicht möglich.`,
    hint: 'Schließen Sie Sitzungen, die Sie nicht brauchen.',
  },
  'pool-too-many-desks': {
    message: ({ most }) => `Dieses Konto benutzen schon ${most} Computer; mehr sind nicht möglich.`,
    hint: 'Schließen Sie die Sitzungen derer, die Sie nicht brauchen. Sind es nicht Ihre, so wurde ein Schlüssel dieses Kontos gestohlen: Entfernen Sie ihn aus authorized_keys.',
  },
  'pool-host-not-found': {
    message: ({ host }) => `Kein Pool enthält einen Rechner „${host}“.`,
    hint: ({ hosts }) => (hosts === '' ? 'In den Einstellungen steht kein Pool.' : `Rechner: ${hosts}`),
  },
  'pool-not-there': {
    message: ({ what }) => `${NOT_THERE[what]}.`,
    hint: 'Öffnen Sie eine Sitzung mit einem Profil, das auf diesem Computer läuft.',
  },
};
