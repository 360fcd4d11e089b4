import type { Texts } from '../english/english.ts';

const NEEDS_REPAIR = 'Das ist ein Fehler in Safe Browse; bitte melden Sie ihn.';
const SEE_DIAGNOSTICS = 'Die Diagnose sagt, was im Weg steht.';
const RESTART_NETWORK = 'Starten Sie das Netz auf seiner Seite neu.';

export const troubles: Texts['troubles'] = {
  'agent-bundle-missing': {
    message: 'Das Programm für das Innere der Maschinen ist nicht gebaut.',
    hint: 'Bauen Sie es im Quellordner: npm run build',
  },
  'agent-ending': {
    message: 'Der Host-Agent geht gerade zu Ende.',
    hint: 'Versuchen Sie es noch einmal: Der nächste startet von selbst.',
  },
  'agent-error': {
    message: 'Der Host-Agent hat einen Fehler gemacht.',
    hint: 'Sein Protokoll sagt mehr.',
    isDetailed: true,
  },
  'agent-lost': { message: 'Der Host-Agent verschwand während der Anfrage.', hint: 'Versuchen Sie es noch einmal.' },
  'agent-not-started': {
    message: 'Der Host-Agent startete nicht.',
    hint: 'Im Terminal zeigt er, warum: safe-browse daemon',
    isDetailed: true,
  },
  'bad-request': {
    message: 'Der Host-Agent verstand die Anfrage nicht.',
    hint: 'Er ist vielleicht von einer anderen Fassung. Starten Sie ihn neu.',
    isDetailed: true,
  },
  'bookmarks-full': { message: 'Mehr Lesezeichen lassen sich nicht aufheben.', hint: 'Nehmen Sie erst eines weg.' },
  'bookmarks-unreadable': {
    message: 'Die Lesezeichen sind nicht zu lesen.',
    hint: 'Beheben Sie es in ihrer Datei, oder legen Sie die Datei beiseite.',
    isDetailed: true,
  },
  'bridge-rules-unreadable': {
    message: 'Die Regeln der Brücke sind nicht zu gebrauchen.',
    hint: 'Beheben Sie es in der Datei, oder nennen Sie in den Einstellungen eine andere.',
    isDetailed: true,
  },
  'build-running': { message: 'Dieses Abbild wird gerade schon gebaut.', hint: 'Warten Sie, bis der Bau fertig ist.' },
  cancelled: { message: 'Es wurde abgebrochen.', hint: 'Nichts ist davon geblieben.' },
  'card-not-connected': {
    message: 'Eine Netzwerkkarte ließ sich nicht einstecken.',
    hint: RESTART_NETWORK,
    isDetailed: true,
  },
  'command-failed': {
    message: 'Ein Programm des Systems ist gescheitert.',
    hint: 'Seine letzten Worte sagen vielleicht, woran.',
    isDetailed: true,
  },
  'config-invalid': {
    message: 'Die Konfigurationsdatei hat Fehler.',
    hint: 'Beheben Sie sie in der Datei.',
    isDetailed: true,
  },
  'console-missing': { message: 'Die Maschine hat keine Konsole.', hint: SEE_DIAGNOSTICS },
  'converter-ended': {
    message: 'Die Maschine, die die Kopie zeichnet, ist zu Ende.',
    hint: 'Versuchen Sie es noch einmal.',
  },
  'converter-not-started': {
    message: 'Die Maschine, die die Kopie zeichnet, startete nicht.',
    hint: SEE_DIAGNOSTICS,
    isDetailed: true,
  },
  'converter-violation': {
    message:
      'Die Maschine, die die Kopie zeichnet, brach die Regeln: Die Datei hat sie vielleicht übernommen. Nichts davon kam heraus.',
    hint: 'Trauen Sie dieser Datei nicht.',
  },
  'default-browser-not-set': {
    message: 'Der Standard-Browser dieses Schreibtischs ließ sich nicht ändern.',
    hint: 'Installieren Sie xdg-utils, oder ändern Sie ihn in den Einstellungen des Schreibtischs.',
  },
  'disk-damaged': {
    message: 'Was nach dom0 geschrieben wurde, steht dort nicht.',
    hint: 'Sehen Sie sich den Speicher von dom0 an: sein Protokoll und den freien Platz.',
    isDetailed: true,
  },
  'disk-full': {
    message: 'Der Platz auf der Platte reicht nicht.',
    hint: 'Schaffen Sie Platz und versuchen Sie es noch einmal.',
    isDetailed: true,
  },
  'disk-not-opened': {
    message: 'Die Platte einer Maschine ließ sich in dom0 nicht öffnen.',
    hint: 'Dort zeigt sie: tap-ctl list',
  },
  'disk-read-only': {
    message: 'Auf die Platte lässt sich nichts schreiben.',
    hint: 'Machen Sie sie wieder beschreibbar. Wurde sie es von selbst nicht mehr, ist sie vielleicht beschädigt.',
    isDetailed: true,
  },
  'domain-invalid': {
    message: 'Xen kann diese Maschine so nicht bekommen.',
    hint: 'Ändern Sie die Einstellungen oder den Ort der Ordner.',
    isDetailed: true,
  },
  'download-changed': {
    message: 'Die Datei hat sich verändert, seit sie in der Liste steht.',
    hint: 'Sehen Sie noch einmal nach, und holen Sie sie heraus, wenn sie fertig ist.',
  },
  'download-unfinished': {
    message: 'Die Datei wird noch heruntergeladen.',
    hint: 'Holen Sie sie heraus, wenn sie fertig ist.',
  },
  'file-unreadable': {
    message: 'Die Datei ist nicht zu lesen.',
    hint: 'Wählen Sie eine Datei, die Sie lesen dürfen; Ordner gehen nur als Archiv.',
  },
  'file-too-large': { message: 'Die Datei ist zu groß.', hint: 'Nehmen Sie eine andere.', isDetailed: true },
  'folder-not-private': {
    message: 'Ein Ordner, der nur Ihnen gehören darf, ist auch anderen zugänglich.',
    hint: 'Nehmen Sie den anderen die Rechte daran.',
    isDetailed: true,
  },
  'host-image-incomplete': {
    message: 'Das Abbild eines ganzen Rechners enthält die seiner Maschinen, und eines davon gibt es noch nicht.',
    hint: 'Bauen Sie es zuerst auf der Seite „Abbilder“.',
    isDetailed: true,
  },
  'image-damaged': {
    message: 'Das Abbild ist beschädigt.',
    hint: 'Bauen Sie es auf der Seite „Abbilder“ neu.',
    isDetailed: true,
  },
  'image-missing': {
    message: 'Es gibt kein Abbild, aus dem eine Sitzung entstehen könnte.',
    hint: 'Bauen Sie es auf der Seite „Abbilder“.',
  },
  'image-unsigned': {
    message: 'Das Abbild ist nicht unterschrieben.',
    hint: 'Es stammt von einer früheren Fassung oder von anderswo. Bauen Sie es auf der Seite „Abbilder“ neu.',
    isDetailed: true,
  },
  'image-untrusted': {
    message: 'Das Abbild ist mit einem Schlüssel unterschrieben, dem hier nicht vertraut wird.',
    hint: 'Bauen Sie es neu, oder nehmen Sie den Schlüssel in die Einstellungen auf.',
    isDetailed: true,
  },
  'imported-cannot-route': {
    message: 'Das Netz-Abbild ist anderswo gemacht: Nichts darin nimmt unsere Regeln an.',
    hint: 'Stellen Sie die Betriebsart „Brücke“ ein, oder bauen Sie das eigene Abbild.',
  },
  internal: { message: 'Safe Browse hat einen Fehler gemacht.', hint: NEEDS_REPAIR, isDetailed: true },
  'kvm-unavailable': {
    message: 'KVM ist auf diesem Rechner nicht zu benutzen.',
    hint: 'Nehmen Sie in den Einstellungen die Beschleunigung „Automatisch“.',
    isDetailed: true,
  },
  'machine-ended': { message: 'Die Maschine ist zu Ende.', hint: 'Öffnen Sie eine andere.' },
  'machine-lingers': {
    message: 'Die Maschine lässt sich nicht beenden.',
    hint: 'Beenden Sie ihren Prozess von Hand.',
    isDetailed: true,
  },
  'machine-not-started': { message: 'Die virtuelle Maschine startete nicht.', hint: SEE_DIAGNOSTICS, isDetailed: true },
  'network-crash-loop': {
    message: 'Die Netzmaschine fiel mehrmals nacheinander aus und wird nicht wieder gestartet.',
    hint: RESTART_NETWORK,
    isDetailed: true,
  },
  'network-ended': { message: 'Die Netzmaschine ist ausgefallen.', hint: RESTART_NETWORK },
  'network-failed': { message: 'Die Netzmaschine konnte nicht weitermachen.', hint: RESTART_NETWORK, isDetailed: true },
  'network-not-started': {
    message: 'Die Netzmaschine startete nicht.',
    hint: 'Starten Sie das Netz auf seiner Seite neu, oder sehen Sie in der Diagnose nach.',
    isDetailed: true,
  },
  'network-stopped': { message: 'Das Netz wurde angehalten, während es startete.', hint: RESTART_NETWORK },
  'network-violation': {
    message: 'Die Netzmaschine brach die Regeln, die sie von Ihrem Rechner trennen, und wurde angehalten.',
    hint: RESTART_NETWORK,
    isDetailed: true,
  },
  'no-other-browser': {
    message: 'Es ist kein anderer Browser bekannt.',
    hint: 'Öffnen Sie den Link in Safe Browse, oder wählen Sie einen Browser in den Einstellungen des Schreibtischs.',
  },
  'no-package-sources': {
    message: 'Mit den Paketquellen dieses Systems lässt sich kein Abbild bauen.',
    hint: 'Nötig sind die Paketquellen von Debian.',
    isDetailed: true,
  },
  'no-picture': {
    message: 'Die Maschine ist auf dem Bildschirm des Rechners selbst: Hier gibt es kein Bild von ihr.',
    hint: 'Wechseln Sie dort zu ihr.',
  },
  'no-room-inside': { message: 'In der Maschine ist kein Platz dafür.', hint: 'Geben Sie dem Profil mehr Speicher.' },
  'no-such-download': { message: 'Diese Datei gibt es dort nicht mehr.', hint: 'Sehen Sie in der Liste nach.' },
  'no-address': {
    message: 'Was in der Sitzung kopiert wurde, ist keine Adresse einer Seite.',
    hint: 'Schreiben Sie die Adresse, oder kopieren Sie sie erst in der Sitzung.',
  },
  'no-such-bookmark': { message: 'Von dieser Seite gibt es kein Lesezeichen.', hint: 'Vielleicht ist es schon weg.' },
  'no-such-profile': {
    message: 'Dieses Profil gibt es nicht.',
    hint: 'Wählen Sie ein anderes, oder legen Sie es in den Einstellungen an.',
  },
  'no-such-session': { message: 'Diese Sitzung gibt es nicht mehr.', hint: 'Sie ist schon zu Ende.' },
  'no-microphone': {
    message: 'Diese Sitzung hat kein Mikrofon.',
    hint: 'Das Profil sagt, ob sich eines einschalten lässt; die Diagnose, ob dieser Rechner Ton hat.',
  },
  'no-sound': {
    message: 'Diese Sitzung hat keinen Ton.',
    hint: 'Die Diagnose sagt, ob dieser Rechner Ton hat; das Profil, ob seine Sitzungen eine Soundkarte haben.',
  },
  'nothing-copied': {
    message: 'In der Maschine wurde nichts kopiert, das herauskönnte.',
    hint: 'Kopieren Sie dort erst einen Text oder ein Bild.',
  },
  'other-browser-failed': {
    message: 'Der andere Browser startete nicht.',
    hint: 'Öffnen Sie den Link dort von Hand, oder installieren Sie libglib2.0-bin.',
  },
  'package-missing': {
    message: 'Ein Programm, das dafür nötig ist, fehlt auf diesem Rechner.',
    hint: 'Installieren Sie sein Paket.',
    isDetailed: true,
  },
  'packages-failed': {
    message: 'Die Pakete des Abbilds waren nicht zu bekommen.',
    hint: 'Prüfen Sie die Verbindung zum Paketserver und versuchen Sie es noch einmal.',
    isDetailed: true,
  },
  'pci-no-card': {
    message: 'Die Netzwerkkarte der Einstellungen gibt es nicht.',
    hint: 'lspci -D nennt die Karten dieses Rechners.',
    isDetailed: true,
  },
  'pci-not-taken': {
    message: 'Die Netzwerkkarte ließ sich nicht übernehmen.',
    hint: 'Der Verwalter dieses Rechners muss sie an vfio-pci geben.',
    isDetailed: true,
  },
  'pci-only-nic': {
    message: 'Das ist die einzige Netzwerkkarte dieses Rechners.',
    hint: 'Ist das gewollt, erlauben Sie es in den Einstellungen.',
    isDetailed: true,
  },
  'pci-unsafe': {
    message: 'Die Netzwerkkarte lässt sich nicht sicher übergeben.',
    hint: 'Nötig sind eine IOMMU und eine Gruppe, in der nur diese Karte ist.',
    isDetailed: true,
  },
  'ports-taken': {
    message: 'Alle Plätze für Sitzungen sind belegt.',
    hint: 'Verwerfen Sie eine Sitzung, oder erlauben Sie in den Einstellungen mehr.',
  },
  'recipe-invalid': { message: 'Das Rezept des Abbilds passt nicht.', hint: NEEDS_REPAIR, isDetailed: true },
  'recipe-unreadable': {
    message: 'Das Rezept des Abbilds ist nicht zu lesen.',
    hint: 'Installieren Sie Safe Browse neu.',
    isDetailed: true,
  },
  'runtime-folder-too-long': {
    message: 'Der Name des Ordners für laufende Dinge ist zu lang.',
    hint: 'Setzen Sie XDG_RUNTIME_DIR auf einen kürzeren.',
    isDetailed: true,
  },
  'safe-copy-not-drawn': {
    message: 'Die Datei lässt sich nicht zeichnen: Sie ist beschädigt oder durch ein Passwort verschlossen.',
    hint: 'Sehen Sie sie in der Sitzung an, oder holen Sie die Datei selbst heraus, wenn Sie ihr trauen.',
  },
  'safe-copy-running': {
    message: 'Es wird schon eine sichere Kopie gemacht.',
    hint: 'Warten Sie, bis sie da ist, oder brechen Sie sie ab.',
  },
  'safe-copy-too-large': {
    message: 'Die sichere Kopie wäre größer, als es hinüber darf.',
    hint: 'Für Dateien lässt sich die Grenze in den Einstellungen erhöhen.',
  },
  'safe-copy-too-many-pages': {
    message: 'Das Dokument hat mehr Seiten, als eine sichere Kopie haben darf.',
    hint: 'Erhöhen Sie die Zahl in den Einstellungen, oder holen Sie die Datei selbst heraus, wenn Sie ihr trauen.',
    isDetailed: true,
  },
  'safe-copy-unsupported': {
    message: 'Eine sichere Kopie gibt es nur von PDF-Dateien und Bildern.',
    hint: 'Sehen Sie die Datei in der Sitzung an, oder holen Sie sie selbst heraus, wenn Sie ihr trauen.',
  },
  'session-ended': {
    message: 'Die Sitzung endete, bevor sie bereit war.',
    hint: 'Öffnen Sie eine neue.',
    isDetailed: true,
  },
  'session-not-running': { message: 'Diese Sitzung hat noch keine Maschine.', hint: 'Warten Sie, bis sie bereit ist.' },
  'socket-refused': {
    message: 'Der Host-Agent kann an seinem Anschluss nicht arbeiten.',
    hint: 'In seiner Unit muss ListenStream=%t/safe-browse/agent.sock stehen, SocketMode=0600.',
    isDetailed: true,
  },
  'start-failed': { message: 'Der Start ist gescheitert.', hint: SEE_DIAGNOSTICS, isDetailed: true },
  'start-timed-out': {
    message: 'Der Start dauerte zu lange.',
    hint: 'Erhöhen Sie in den Einstellungen die Geduld beim Start.',
    isDetailed: true,
  },
  'tap-refused': {
    message: 'Ein Anschluss an die Brücke dieses Rechners war nicht zu bekommen.',
    hint: 'Der Verwalter dieses Rechners muss die Brücke dafür freigeben.',
    isDetailed: true,
  },
  'template-refused': {
    message: 'Die versiegelte Maschine ließ sich nicht laden.',
    hint: 'Öffnen Sie Safe Browse noch einmal.',
  },
  'transfer-failed': { message: 'Die Maschine konnte das nicht.', hint: 'Versuchen Sie es noch einmal.' },
  'keep-running-forbidden': {
    message: 'Das Profil dieser Sitzung lässt sie nicht unbenutzt weiterlaufen.',
    hint: 'Erlauben Sie es im Profil, in den Einstellungen.',
  },
  'microphone-silent': {
    message: 'Vom Mikrofon dieses Rechners kommt nichts.',
    hint: 'Sehen Sie nach, ob es angeschlossen ist und welches in den Toneinstellungen dieses Rechners gewählt ist.',
  },
  'transfer-forbidden': {
    message: 'Das Profil dieser Sitzung erlaubt das nicht.',
    hint: 'Erlauben Sie es im Profil, in den Einstellungen.',
  },
  'transfer-stalled': {
    message: 'Die Maschine blieb mitten in der Übertragung stehen.',
    hint: 'Versuchen Sie es noch einmal.',
  },
  'transfer-too-large': {
    message: 'Das ist größer, als es hinüber darf.',
    hint: 'Für Dateien lässt sich die Grenze in den Einstellungen erhöhen.',
  },
  'transfer-violation': {
    message: 'Die Maschine schickte etwas anderes, als vereinbart war.',
    hint: 'Trauen Sie ihr nicht mehr: schließen Sie die Sitzung.',
  },
  'transfers-unsupported': {
    message: 'Dateien und Kopiertes können hier nicht hinüber.',
    hint: 'Dafür muss QEMU die Maschinen ausführen.',
  },
  'uplink-ended': {
    message: 'Der Weg der Netzmaschine hinaus ging verloren und wurde neu gestartet.',
    hint: 'Es ist nichts zu tun.',
  },
  'uplink-lost': { message: 'Der Weg der Netzmaschine hinaus ging verloren.', hint: RESTART_NETWORK, isDetailed: true },
  'uplink-not-started': {
    message: 'Der Weg ins Internet (passt) startete nicht.',
    hint: SEE_DIAGNOSTICS,
    isDetailed: true,
  },
  'uplink-unsupported': {
    message: 'Auf diesem Hypervisor hat die Netzmaschine so keinen Weg hinaus.',
    hint: 'Geben Sie ihr in den Einstellungen eine Netzwerkkarte: Weg „pci“.',
    isDetailed: true,
  },
  'url-refused': { message: 'Diese Adresse öffnet Safe Browse nicht.', hint: 'Nur http und https gehen.' },
  'user-namespaces-missing': {
    message: 'Diesem Konto fehlen die weiteren Benutzernummern, die der Bau eines Abbilds braucht.',
    hint: 'Geben Sie ihm welche in /etc/subuid und /etc/subgid.',
    isDetailed: true,
  },
  'xenmgr-refused': { message: 'xenmgr lehnte ab.', hint: SEE_DIAGNOSTICS, isDetailed: true },
  'wsb-invalid': {
    message: 'Die Datei ist keine Konfiguration von Windows Sandbox.',
    hint: 'Nötig ist eine .wsb-Datei, deren Wurzel <Configuration> ist.',
    isDetailed: true,
  },
};
