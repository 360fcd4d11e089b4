import type { usb as english } from '../english/usb.ts';

export const usb: typeof english = {
  kinds: {
    'security-key': 'Sicherheitsschlüssel',
    camera: 'Kamera',
    'smart-card': 'Chipkartenleser',
    storage: 'Speicher',
    audio: 'Ton',
    input: 'Tastatur oder Zeiger',
    network: 'Netzwerk oder Funk',
    printer: 'Drucker',
    other: 'anderes Gerät',
  },
  refusals: {
    'no-use': 'Eine Sitzung kann damit nichts anfangen.',
    'not-allowed': 'Dieses Profil erlaubt Geräte dieser Art nicht.',
    'no-permission': 'Ihr Konto darf es nicht öffnen. Die Diagnose sagt, was zu tun ist.',
    'handed-over': 'Eine andere Sitzung hat es.',
  },
  open: 'Gerät verbinden',
  connected: (count, name) => (count === 1 ? name : `${count} Geräte`),
  openConnected: (names) => `Verbunden: ${names}. Alle Geräte zeigen`,
  devices: 'Gerät verbinden',
  devicesWhy:
    'Ein verbundenes Gerät gehört nur dieser Sitzung, bis Sie es trennen oder die Sitzung endet. Seiten können es verwenden, sobald Sie das im Browser erlauben.',
  looking: 'Geräte werden gesucht',
  none: 'Es ist kein USB-Gerät angesteckt.',
  connect: 'Verbinden',
  connectNamed: (name) => `${name} verbinden`,
  disconnect: 'Trennen',
  disconnectNamed: (name) => `${name} trennen`,
  isConnected: 'Mit dieser Sitzung verbunden',
  connectQuestion: (name) => `„${name}“ dieser Sitzung übergeben?`,
  connectWhy:
    'Ihr Computer kann es so lange nicht verwenden. Wer die Sitzung beherrscht, kann alles damit tun und es auch verändern: Verbinden Sie nur, was Sie auch an einen fremden Computer anstecken würden.',
  connectRestarts:
    'Chromium startet in dieser Sitzung dann neu und öffnet Ihre Seiten noch einmal. Text, den Sie noch nicht abgeschickt haben, und unfertige Downloads gehen verloren.',
  told: (name) => `${name} ist verbunden`,
};
