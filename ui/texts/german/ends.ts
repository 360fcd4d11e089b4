import type { EndText } from '../../../host-agent/api/ends.ts';
import type { EndReason } from '../../../host-agent/api/session.ts';

const GONE = 'Die VM und alles darin sind gelöscht.';

export const endings: Readonly<Record<EndReason, EndText>> = {
  'browser-closed': {
    title: 'Der Browser wurde geschlossen',
    explanation: GONE,
    cause: 'Ihr Browser wurde geschlossen',
  },
  'browser-crashed': {
    title: 'Der Browser ist abgestürzt',
    explanation: `${GONE} Ihr Rechner war nicht betroffen.`,
    cause: 'Ihr Browser ist abgestürzt',
  },
  'display-crashed': {
    title: 'Der Bildschirm der VM ist abgestürzt',
    explanation: `${GONE} Ihr Rechner war nicht betroffen.`,
    cause: 'Der Bildschirm ihrer VM ist abgestürzt',
  },
  'lifetime-over': {
    title: 'Die Sitzung hat ihre Höchstdauer erreicht',
    explanation: `Diese Grenze setzt das Profil. ${GONE}`,
    cause: 'Sie hat die Höchstdauer ihres Profils erreicht',
  },
  idle: {
    title: 'Die Sitzung war zu lange untätig',
    explanation: `Diese Grenze setzt das Profil. ${GONE}`,
    cause: 'Sie war länger untätig, als ihr Profil erlaubt',
  },
  closed: { title: 'Die Sitzung wurde geschlossen', explanation: GONE, cause: 'Sie wurde geschlossen' },
  'vm-ended': {
    title: 'Die VM endete unerwartet',
    explanation:
      'Alles darin ist gelöscht. Falls das wieder geschieht, geben Sie dem Profil mehr Speicher oder sehen Sie in der Diagnose nach.',
    cause: 'Ihre VM endete unerwartet',
  },
  'image-damaged': {
    title: 'Das Abbild der VM ist beschädigt',
    explanation:
      'Das Abbild stimmt nicht mehr mit dem überein, was gebaut wurde; darum hielt die VM an. Alles darin ist gelöscht. Bauen Sie das Browser-Abbild neu.',
    cause: 'Das Abbild ist beschädigt, darum hielt die VM an',
  },
  'guest-failed': {
    title: 'Das System in der VM meldete einen Fehler',
    explanation: 'Alles in der VM ist gelöscht. Vielleicht hilft es, das Browser-Abbild neu zu bauen.',
    cause: 'Das System in der VM meldete einen Fehler',
  },
  'protocol-violation': {
    title: 'Die VM wurde zur Sicherheit angehalten',
    explanation:
      'Sie verletzte das Protokoll, das sie von Ihrem Rechner trennt. Alles darin ist gelöscht; sonst war nichts betroffen.',
    cause: 'Ihre VM verletzte das Protokoll',
  },
  'start-failed': {
    title: 'Die Sitzung startete nicht',
    explanation: 'Alles, was schon gestartet war, ist gelöscht.',
    cause: 'Sie startete nicht',
  },
};
