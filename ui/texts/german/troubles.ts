import type { Texts } from '../english/english.ts';

export const troubles: Texts['troubles'] = {
  'agent-lost': { message: 'Der Host-Agent verschwand während der Anfrage.', hint: 'Versuchen Sie es noch einmal.' },
  'agent-not-started': { message: 'Der Host-Agent startete nicht.', hint: 'Im Terminal zeigt er, warum: safe-browse daemon' },
  'build-running': { message: 'Dieses Abbild wird gerade schon gebaut.', hint: 'Warten Sie, bis der Bau fertig ist.' },
  cancelled: { message: 'Es wurde abgebrochen.', hint: 'Nichts ist davon geblieben.' },
  'disk-full': { message: 'Der Platz auf der Platte reicht nicht.', hint: 'Schaffen Sie Platz und versuchen Sie es noch einmal.' },
  'image-damaged': { message: 'Das Abbild ist beschädigt.', hint: 'Bauen Sie es auf der Seite „Abbilder“ neu.' },
  'image-missing': { message: 'Es gibt kein Abbild, aus dem eine Sitzung entstehen könnte.', hint: 'Bauen Sie es auf der Seite „Abbilder“.' },
  'kvm-unavailable': { message: 'KVM ist auf diesem Rechner nicht zu benutzen.', hint: 'Nehmen Sie in den Einstellungen die Beschleunigung „Automatisch“.' },
  'machine-not-started': { message: 'Die virtuelle Maschine startete nicht.', hint: 'Die Diagnose sagt, was im Weg steht.' },
  'network-not-started': { message: 'Die Netzmaschine startete nicht.', hint: 'Starten Sie das Netz auf seiner Seite neu, oder sehen Sie in der Diagnose nach.' },
  'no-such-profile': { message: 'Dieses Profil gibt es nicht.', hint: 'Wählen Sie ein anderes, oder legen Sie es in den Einstellungen an.' },
  'no-such-session': { message: 'Diese Sitzung gibt es nicht mehr.', hint: 'Sie ist schon zu Ende.' },
  'packages-failed': { message: 'Die Pakete des Abbilds waren nicht zu bekommen.', hint: 'Prüfen Sie die Verbindung zum Paketserver und versuchen Sie es noch einmal.' },
  'ports-taken': { message: 'Alle Plätze für Sitzungen sind belegt.', hint: 'Verwerfen Sie eine Sitzung, oder erlauben Sie in den Einstellungen mehr.' },
  'start-failed': { message: 'Der Start ist gescheitert.', hint: 'Die Diagnose sagt, was im Weg steht.' },
  'start-timed-out': { message: 'Der Start dauerte zu lange.', hint: 'Erhöhen Sie in den Einstellungen die Geduld beim Start.' },
  'url-refused': { message: 'Diese Adresse öffnet Safe Browse nicht.', hint: 'Nur http und https gehen.' },
};
