import type { EndText } from '../../../host-agent/api/ends.ts';
import type { EndReason } from '../../../host-agent/api/session.ts';

const GONE = 'Die VM und alles darin sind weg.';

export const endings: Readonly<Record<EndReason, EndText>> = {
  'browser-closed': {
    title: 'Der Browser wurde geschlossen',
    explanation: GONE,
    cause: 'Der Browser wurde geschlossen',
  },
  'browser-crashed': {
    title: 'Der Browser ist abgestürzt',
    explanation: `${GONE} Ihr Computer ist nicht betroffen.`,
    cause: 'Der Browser ist abgestürzt',
  },
  'display-crashed': {
    title: 'Der Bildschirm der VM ist abgestürzt',
    explanation: `${GONE} Ihr Computer ist nicht betroffen.`,
    cause: 'Der Bildschirm der VM ist abgestürzt',
  },
  'lifetime-over': {
    title: 'Zeitlimit erreicht',
    explanation: `Diese Grenze setzt das Profil. ${GONE}`,
    cause: 'Die Höchstdauer des Profils ist erreicht',
  },
  outdated: {
    title: 'Wegen eines Sicherheitsupdates geschlossen',
    explanation: `Für das Abbild gibt es ein Sicherheitsupdate, und das Profil begrenzt, wie lange eine solche Sitzung laufen darf. ${GONE}`,
    cause: 'Für das Abbild gibt es ein Sicherheitsupdate, und das Höchstalter des Profils ist erreicht',
  },
  idle: {
    title: 'Wegen Inaktivität geschlossen',
    explanation: `Diese Grenze setzt das Profil. ${GONE}`,
    cause: 'Die Sitzung war länger unbenutzt, als das Profil erlaubt',
  },
  closed: { title: 'Die Sitzung wurde geschlossen', explanation: GONE, cause: 'Die Sitzung wurde geschlossen' },
  'vm-ended': {
    title: 'Die VM wurde unerwartet beendet',
    explanation:
      'Alles darin ist weg. Wenn das wieder geschieht, geben Sie dem Profil mehr Speicher, oder prüfen Sie die Diagnose.',
    cause: 'Die VM wurde unerwartet beendet',
  },
  'image-damaged': {
    title: 'Das Abbild der VM ist beschädigt',
    explanation:
      'Das Abbild stimmt nicht mehr mit dem überein, was gebaut wurde; deshalb wurde die VM angehalten. Alles darin ist weg. Bauen Sie das Browser-Abbild neu.',
    cause: 'Das Abbild ist beschädigt, deshalb wurde die VM angehalten',
  },
  'guest-failed': {
    title: 'Das System in der VM hat einen Fehler gemeldet',
    explanation: 'Alles in der VM ist weg. Vielleicht hilft es, das Browser-Abbild neu zu bauen.',
    cause: 'Das System in der VM hat einen Fehler gemeldet',
  },
  'protocol-violation': {
    title: 'Die VM wurde zu Ihrer Sicherheit beendet',
    explanation:
      'Sie hat das Protokoll verletzt, das sie von Ihrem Computer trennt. Alles darin ist weg; sonst ist nichts betroffen.',
    cause: 'Die VM hat das Protokoll verletzt',
  },
  'host-lost': {
    title: 'Der andere Rechner ist weg',
    explanation:
      'Der Rechner, auf dem sie lief, hat nicht rechtzeitig geantwortet oder kennt die Sitzung nicht mehr. Was dort noch läuft, endet von selbst.',
    cause: 'Der Rechner, auf dem sie lief, ist weg',
  },
  'start-failed': {
    title: 'Die Sitzung ist nicht gestartet',
    explanation: 'Was schon gestartet war, ist wieder weg.',
    cause: 'Die Sitzung ist nicht gestartet',
  },
};
