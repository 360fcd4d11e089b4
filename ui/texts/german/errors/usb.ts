import type { TranslationOf } from '../../../../host-agent/api/errors/entry.ts';
import type { usbErrors } from '../../../../host-agent/api/errors/usb.ts';
import type { UsbRefusal } from '../../../../host-agent/api/usb.ts';

const REFUSALS: Readonly<Record<UsbRefusal, { readonly why: string; readonly hint: string }>> = {
  'no-use': {
    why: 'eine Sitzung kann mit Geräten dieser Art nichts anfangen',
    hint: 'Sitzungen können Sicherheitsschlüssel, Kameras und Chipkartenleser verwenden.',
  },
  'not-allowed': {
    why: 'das Profil der Sitzung erlaubt diese Art nicht',
    hint: 'Erlauben Sie die Art im Profil, und öffnen Sie eine neue Sitzung.',
  },
  'no-permission': {
    why: 'Ihr Konto darf es nicht öffnen',
    hint: 'Die Diagnose sagt, was zu tun ist.',
  },
  'handed-over': {
    why: 'eine Sitzung hat es schon',
    hint: 'Trennen Sie es dort zuerst, oder schließen Sie diese Sitzung.',
  },
};

export const usbTexts: TranslationOf<typeof usbErrors> = {
  'no-usb': {
    message: 'Dieser Sitzung können keine USB-Geräte übergeben werden.',
    hint: 'Erlauben Sie es im Profil, und öffnen Sie eine neue Sitzung. Sitzungen von Xen bekommen nie Geräte.',
  },
  'usb-device-missing': {
    message: ({ device }) => `Kein USB-Gerät hat die Adresse ${device}.`,
    hint: 'Ein Gerät, das neu angesteckt wird, bekommt eine andere Adresse. Öffnen Sie die Liste noch einmal.',
  },
  'usb-device-refused': {
    message: ({ device, refusal }) => `${device} wurde nicht übergeben: ${REFUSALS[refusal].why}.`,
    hint: ({ refusal }) => REFUSALS[refusal].hint,
  },
  'usb-too-many': {
    message: ({ most }) => `Eine Sitzung kann ${most} USB-Geräte zugleich haben.`,
    hint: 'Trennen Sie zuerst ein anderes.',
  },
  'usb-in-use': {
    message: ({ device }) => `${device} wurde nicht verbunden: Ein anderes Programm auf Ihrem Computer verwendet es.`,
    hint: 'Schließen Sie dieses Programm, und versuchen Sie es noch einmal. Ist es der Dienst für Chipkarten, hilft als root: systemctl stop pcscd.socket pcscd.service',
  },
  'smart-card-unusable': {
    message: ({ device }) => `${device} wurde nicht verbunden: Chromium in der Sitzung konnte es nicht verwenden.`,
    hint: 'Versuchen Sie es noch einmal. Ist das Abbild der Sitzung älter als diese Version, lassen Sie neue Abbilder bauen.',
  },
  'usb-not-connected': {
    message: ({ device, reason }) => `${device} wurde nicht verbunden: ${reason}`,
    hint: 'Stecken Sie es neu an, und versuchen Sie es noch einmal.',
  },
};
