import type { Texts } from '../english/english.ts';
import { sources } from './settings-sources.ts';
import { mistakes } from './settings-mistakes.ts';
import { options } from './settings-options.ts';

const keys: Texts['settings']['keys'] = {
  hypervisor: { label: 'Hypervisor', explanation: 'Womit VMs ausgeführt werden.' },
  accelerator: {
    label: 'Beschleunigung',
    explanation: 'Automatisch verwendet KVM, wenn es funktioniert, sonst Software-Emulation.',
  },
  defaultProfile: { label: 'Standardprofil', explanation: 'Gilt, wenn Sie kein anderes wählen.' },
  'network.uplink': { label: 'Internetverbindung', explanation: 'Wie die Netzwerk-VM das Internet erreicht.' },
  'network.tap.bridge': { label: 'Bridge', explanation: 'Bei „Lokales Netzwerk (tap)“: eine Bridge Ihres Computers.' },
  'network.tap.device': { label: 'Tap-Gerät', explanation: 'Oder ein Tap-Gerät, das Ihrem Konto gehört.' },
  'network.pci.device': {
    label: 'Netzwerkkarte',
    explanation: 'Bei „Netzwerkkarte (pci)“, zum Beispiel 0000:03:00.0.',
  },
  'network.pci.allowOnlyNic': {
    label: 'Einzige Netzwerkkarte erlauben',
    explanation: 'Ihr Computer selbst hat dann kein Netzwerk.',
  },
  'network.mode': {
    label: 'Modus',
    explanation: 'Adressübersetzung hält Sitzungen vom lokalen Netzwerk fern; eine Bridge verbindet sie mit ihm.',
  },
  'network.forwardEapol': {
    label: '802.1X weiterleiten',
    explanation: 'Bei einer Bridge: Eine Sitzung kann sich selbst im lokalen Netzwerk anmelden.',
  },
  'network.bridgeRules': { label: 'Bridge-Regeln', explanation: 'Eine Datei mit nftables-Regeln.' },
  'network.ports': {
    label: 'Höchstzahl der Sitzungen',
    explanation:
      'Jede Sitzung hat einen eigenen Anschluss an der Netzwerk-VM. Eine neue Zahl gilt, sobald keine Sitzung mehr offen ist.',
  },
  'network.memoryMiB': { label: 'Speicher der Netzwerk-VM' },
  'network.startWith': {
    label: 'Netzwerk-VM starten',
    explanation: '„Immer bereit“ heißt, dass kein Klick auf sie wartet.',
  },
  'network.idleStopSeconds': {
    label: 'Netzwerk-VM beenden nach',
    explanation: 'Sobald so lange keine Sitzung sie benutzt hat.',
  },
  'network.connections': {
    label: 'Höchstzahl der Verbindungen je Sitzung',
    explanation: 'Damit keine Sitzung den anderen das Netzwerk blockiert.',
  },
  'network.newConnectionsPerSecond': { label: 'Neue Verbindungen je Sekunde und Sitzung' },
  'network.refusedNetworks': { label: 'Gesperrte Netze', explanation: 'Auch die öffentliche Adresse Ihres Routers?' },
  'images.trustedKeys': {
    label: 'Vertrauenswürdige Schlüssel für Abbilder',
    explanation:
      'Nur Abbilder mit diesen Signaturen werden verwendet. „local“ steht für hier gebaute; andere sind öffentliche minisign-Schlüssel.',
  },
  'images.channel': {
    label: 'Kanal für Abbilder',
    explanation: 'Abbilder kommen aus diesem Kanal einer Registry, statt hier gebaut zu werden.',
  },
  'images.channelKeys': {
    label: 'Schlüssel des Kanals',
    explanation:
      'Öffentliche minisign-Schlüssel der Personen, die ihn unterschreiben dürfen. Keine: die vertrauenswürdigen Schlüssel für Abbilder.',
  },
  'images.channelThreshold': { label: 'Nötige Unterschriften des Kanals' },
  'images.loginServers': {
    label: 'Anmeldeserver von Registries',
    explanation: 'An sie darf eine Registry Ihre Anmeldung senden, obwohl sie zu einer anderen Domain gehören.',
  },
  'images.attestations': {
    label: 'Nötige Bestätigungen eines Abbilds',
    explanation:
      'So viele weitere Erbauer müssen es bestätigt haben, bevor es aus einer Registry oder einem Kanal kommt.',
  },
  'images.extraSources': {
    label: 'Weitere Paketquellen für Abbilder',
    explanation: 'Neben den Archiven von Debian, mit ihrer URI wie in den Quellen von apt.',
  },
  'updates.check': { label: 'Nach Updates für Abbilder suchen', explanation: 'In den Paketlisten der Distribution.' },
  'updates.everyHours': { label: 'Suchen alle (Stunden)' },
  'updates.build': {
    label: 'Updates für Abbilder automatisch installieren',
    explanation:
      'Abbilder werden im Hintergrund neu gebaut und ab dem nächsten Klick verwendet. Das vorherige Abbild bleibt erhalten.',
  },
  'template.seal': {
    label: 'Sitzungen aus einer Vorlage starten',
    explanation: 'Eine gespeicherte VM mit offenem Browser oder leerem Bildschirm. Aus: Jede Sitzung fährt neu hoch.',
  },
  'template.maximumAgeHours': {
    label: 'Vorlagen erneuern nach (Stunden)',
    explanation: 'Alle Sitzungen aus einer Vorlage teilen die Anordnung ihres Speichers. 0: nie.',
  },
  'spare.keep': { label: 'Eine Reserve-VM bereithalten', explanation: 'Vor dem nächsten Klick geladen.' },
  'spare.count': {
    label: 'Höchstens so viele Reserve-VMs',
    explanation: 'Mehr als eine nur, solange Sie Sitzungen schnell nacheinander öffnen.',
  },
  'spare.minimumAvailableMiB': { label: 'Nur wenn so viel Speicher verfügbar ist' },
  'spare.onBattery': { label: 'Auch im Akkubetrieb' },
  'start.requirementTimeoutSeconds': {
    label: 'Zeitlimit für den Start',
    explanation: 'So lange darf jeder Schritt dauern. Software-Emulation braucht Minuten.',
  },
  'xen.networkKind': {
    label: 'Netzwerk-VM auf Xen',
    explanation: 'PV emuliert nichts; HVM emuliert einen ganzen Computer.',
  },
  'xen.browserKind': {
    label: 'Browser-VM auf Xen',
    explanation: 'PVH nutzt die Virtualisierung des Prozessors; PV nicht.',
  },
  'xen.networkLabel': { label: 'FLASK-Label der Netzwerk-VM', explanation: 'Leer: Vorgabe von Xen.' },
  'xen.browserLabel': {
    label: 'FLASK-Label der Browser-VM',
    explanation: 'Die Richtlinie muss beiden Labels erlauben, miteinander zu kommunizieren.',
  },
  'xenclient.transport': {
    label: 'Verbindung zu xenmgr',
    explanation: 'Auf XenClient und OpenXT: über D-Bus oder mit dem Programm xec.',
  },
  'xenclient.dom0': { label: 'dom0 über ssh', explanation: 'Zum Beispiel root@dom0. Leer: Safe Browse läuft in dom0.' },
  'xenclient.disks': { label: 'Ordner der Datenträger in dom0' },
  'xenclient.layer': {
    label: 'Schreibzugriffe einer VM',
    explanation: 'Bleiben in ihrem Speicher oder gehen in eine Schicht, die xenmgr bei jedem Start neu anlegt.',
  },
  'xenclient.network': { label: 'Netzwerk der Sitzungen', explanation: 'Sein Name in xenmgr.' },
  'xenclient.networkKernelExtract': {
    label: 'Kernel auf dem Datenträger der Netzwerk-VM',
    explanation: 'Sein Pfad dort. Leer: der Kernel des Abbilds.',
  },
  'audio.backend': {
    label: 'Soundserver',
    explanation: 'Gibt den Ton der Sitzungen aus. „In eine Datei“ dient Tests.',
  },
  'end.undoSeconds': {
    label: 'Frist zum Rückgängigmachen',
    explanation: 'So lange ist eine verworfene Sitzung angehalten, bevor sie weg ist. 0: sofort weg.',
  },
  'downloads.folder': {
    label: 'Download-Ordner',
    explanation:
      'Für Dateien, die Sie aus einer Sitzung speichern. Leer: „Safe Browse“ in Ihrem eigenen Download-Ordner.',
  },
  'downloads.maxFileMiB': { label: 'Maximale Dateigröße', explanation: 'Für Dateien, die Sie speichern oder senden.' },
  'downloads.safeCopyPages': {
    label: 'Höchstzahl der Seiten einer sicheren Kopie',
    explanation: 'Jede Seite wird in einer zweiten Wegwerf-VM gezeichnet.',
  },
  'log.level': { label: 'Protokollstufe' },
  'log.urls': {
    label: 'Adressen von Seiten protokollieren',
    explanation: 'Aus: Das Protokoll verrät nicht, was Sie besucht haben.',
  },
  'profile.*.startPage': { label: 'Startseite', explanation: 'http, https oder about:blank.' },
  'profile.*.where': {
    label: 'Läuft auf',
    explanation: 'Der Name eines Pools anderer Rechner aus der Konfigurationsdatei. Leer: dieser Computer.',
  },
  'profile.*.memoryMiB': { label: 'Speicher' },
  'profile.*.privateMemory': { label: 'Eigener Speicher', explanation: 'Sicherer, aber eine Sekunde langsamer.' },
  'profile.*.processors': { label: 'Prozessoren' },
  'profile.*.colour': { label: 'Farbe', explanation: 'Der Rahmen um seine Fenster.' },
  'profile.*.network.policy': {
    label: 'Netzwerkzugriff',
    explanation:
      'Außer bei „Internet und lokales Netzwerk“ erreichen Sitzungen weder Ihren Computer noch Ihr lokales Netzwerk.',
  },
  'profile.*.network.allow': {
    label: 'Erlaubte Domains',
    explanation: 'Zum Beispiel bank.example, mit Subdomains. Gilt bei „Nur erlaubte Domains“.',
  },
  'profile.*.files.out': { label: 'Dateien speichern', explanation: 'Aus einer Sitzung, jede mit einem Klick.' },
  'profile.*.files.in': { label: 'Dateien senden', explanation: 'An eine Sitzung, jede nach einer Frage.' },
  'profile.*.clipboard.out': {
    label: 'Herauskopieren',
    explanation:
      'Aus einer Sitzung in Ihre Zwischenablage, mit Schaltfläche oder Tasten. Nichts wird automatisch kopiert.',
  },
  'profile.*.clipboard.in': {
    label: 'Einfügen',
    explanation: 'Aus Ihrer Zwischenablage in eine Sitzung, mit Schaltfläche oder Tasten.',
  },
  'profile.*.language': {
    label: 'Bevorzugte Sprache für Webseiten',
    explanation: 'Zum Beispiel de-DE. desktop: wie auf Ihrem Desktop. Leer: Englisch.',
  },
  'profile.*.timeZone': {
    label: 'Zeitzone',
    explanation: 'Zum Beispiel Europe/Berlin. desktop: wie auf Ihrem Desktop. Leer: UTC, was Seiten nichts verrät.',
  },
  'profile.*.appearance': {
    label: 'Erscheinungsbild',
    explanation:
      'Automatisch: wie Ihr Desktop. Seiten sehen es, und die meisten, die beides haben, richten sich danach.',
  },
  'profile.*.scale': {
    label: 'Skalierung',
    explanation:
      'Automatisch: so scharf wie Ihr Bildschirm und skaliert wie Ihr Desktop, was Seiten sehen. Aus: immer 100 %, mit weniger Speicher und Arbeit.',
  },
  'profile.*.extensions': {
    label: 'Erweiterungen',
    explanation: 'Namen von Ordnern im Abbild. Ein eigenes Rezept kann Erweiterungen hinzufügen.',
  },
  'profile.*.idleStopMinutes': {
    label: 'Bei Inaktivität schließen nach (Minuten)',
    explanation: 'Zählt ab der letzten Taste oder dem letzten Klick. Vorher erscheint eine Warnung. 0: nie.',
  },
  'profile.*.mayKeepRunning': {
    label: '„Weiterlaufen lassen“ erlauben',
    explanation: 'Die Warnung bei Inaktivität bietet dann an, die Sitzung weiterlaufen zu lassen.',
  },
  'profile.*.lifetimeMinutes': { label: 'Höchstdauer einer Sitzung (Minuten)', explanation: '0: unbegrenzt.' },
  'profile.*.maximumAgeMinutes': { label: 'Höchstalter mit Sicherheitslücke (Minuten)', explanation: '0: nie.' },
  'profile.*.seal': {
    label: 'Seine Sitzungen aus einer Vorlage starten',
    explanation: 'Mit leerem Bildschirm startet jede Sitzung ihr eigenes Chromium: sicherer, aber langsamer.',
  },
  'profile.*.sound': { label: 'Ton', explanation: 'Ob seine Sitzungen Ton ausgeben können.' },
  'profile.*.accessibility': {
    label: 'Seiten vorlesen',
    explanation:
      'Ein Screenreader in seinen Sitzungen. Bauen Sie nach dem Einschalten das Abbild des Browsers neu: Dabei kommt die Sprachausgabe hinzu.',
  },
  'profile.*.microphone': {
    label: 'Mikrofon',
    explanation: 'Ob Sie es in seinen Sitzungen einschalten können. Am Anfang ist es jedes Mal aus.',
  },
  'profile.*.usb': {
    label: 'USB-Geräte',
    explanation: 'Ob Sie seinen Sitzungen Geräte Ihres Computers übergeben können. Von selbst wird nichts übergeben.',
  },
  'profile.*.usbKinds': {
    label: 'Arten von USB-Geräten',
    explanation: 'security-key (Sicherheitsschlüssel), camera (Kamera), smart-card (Chipkarte).',
  },
  'profile.*.screen.width': {
    label: 'Anfängliche Bildschirmbreite',
    explanation: 'Danach folgt der Bildschirm dem Fenster.',
  },
  'profile.*.screen.height': { label: 'Anfängliche Bildschirmhöhe' },
};

export const settings: Texts['settings'] = {
  keys,
  units: { MiB: 'MiB', Seconds: 's', pixels: 'px' },
  options,
  sections: {
    desktop: 'Desktop',
    links: 'Links',
    profiles: 'Profile',
    vms: 'VMs',
    network: 'Netzwerk',
    start: 'Start',
    downloads: 'Gespeicherte Dateien',
    log: 'Protokoll',
  },
  language: 'Sprache',
  theme: 'Erscheinungsbild',
  system: 'Wie der Desktop',
  english: 'English',
  german: 'Deutsch',
  themes: { light: 'Hell', dark: 'Dunkel' },
  autostart: 'Bei der Anmeldung starten',
  autostartWhy: 'Läuft im Infobereich, bereit für einen Klick.',
  notifications: 'Benachrichtigungen',
  notificationsWhy: 'Wenn eine Sitzung unerwartet endet, ein Abbild veraltet ist oder das Netzwerk ausfällt.',
  defaultBrowser: 'Links anderer Programme hier öffnen',
  defaultBrowserWhy: 'Macht Safe Browse zum Standardbrowser dieses Desktops.',
  onlyBrowserWhy: 'Dieser Desktop hat keinen anderen Browser.',
  askForLinks: 'Bei jedem Link fragen',
  askForLinksWhy:
    'Hier oder im anderen Browser. Aus: Jeder Link wird hier geöffnet, wenn seine Website keine Regel hat.',
  otherBrowser: 'Anderer Browser',
  noOtherBrowser: 'keiner gefunden',
  sites: 'Websites mit einer Regel',
  noSites: 'Noch keine Website hat eine Regel.',
  rules: { here: 'immer hier', elsewhere: 'nie hier' },
  forget: (site) => `Regel für ${site} löschen`,
  newProfile: 'Neues Profil',
  newProfileName: 'Name des neuen Profils',
  newProfileWhy: 'Kleinbuchstaben, Ziffern und Bindestriche.',
  newProfileBad: 'Nur a bis z, 0 bis 9 und Bindestriche; am Anfang kein Bindestrich.',
  newProfileTaken: 'Dieser Name ist schon vergeben.',
  add: 'Anlegen',
  removeProfile: (profile) => `Profil ${profile} entfernen`,
  removeQuestion: (profile) => `Das Profil „${profile}“ entfernen?`,
  removeWhy: 'Seine Einstellungen werden aus der Datei gelöscht. Offene Sitzungen laufen weiter.',
  remove: 'Entfernen',
  keep: 'Behalten',
  reset: (label) => `${label}: auf Vorgabe zurücksetzen`,
  ...sources,
  between: (min, max) => `Eine ganze Zahl von ${min} bis ${max}`,
  mistakes,
  saved: 'Gespeichert',
  waiting: 'Gespeichert. Gilt nach einem Neustart des Hintergrunddienstes.',
  restartNow: 'Dienst neu starten',
  advanced: 'Erweitert',
  notLoaded: 'Die VM-Einstellungen erscheinen, sobald der Hintergrunddienst antwortet.',
};
