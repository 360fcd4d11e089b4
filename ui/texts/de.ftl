### German. The head of en.ftl explains the syntax.

## Tray, notifications and the entry in the menu of applications

tray-tool-tip-idle = Safe Browse: bereit
tray-tool-tip-set-up = Safe Browse: wird eingerichtet, { $percent } %
tray-tool-tip-starting = Safe Browse: startet
tray-tool-tip-running = Safe Browse: { $sessions } offen
tray-tool-tip-trouble = Safe Browse: braucht Aufmerksamkeit
tray-tool-tip-microphone-on = Safe Browse: Mikrofon an
tray-open = Neue Sitzung
tray-listens = Mikrofon an: { $profile }
tray-driven = Von einem Programm gesteuert: { $profile }
tray-recorded = Wird aufgezeichnet: { $profile }
tray-portal = Im Netz anmelden …
tray-open-with-profile = Mit Profil öffnen
tray-sessions = Laufende Sitzungen ({ $count })
tray-session-starting = { $profile }, startet
tray-session-since = { $profile }, seit { $time }
tray-session-ends = { $profile }, endet um { $time }
tray-session-closing = { $profile }, schließt
tray-held-session =
    { $because ->
        [idle] { $profile }, angehalten: nicht benutzt
        [lifetime-over] { $profile }, angehalten: Zeitlimit erreicht
        [outdated] { $profile }, angehalten: Sicherheitsupdate
       *[other] { UNKNOWN() }
    }
tray-discarded-session = { $profile }, verworfen
tray-show = Anzeigen
tray-close = Verwerfen
tray-close-now = Jetzt verwerfen
tray-network = Netzwerk
tray-network-up = Netzwerk: bereit
tray-network-starting = Netzwerk: startet
tray-network-stopped = Netzwerk: inaktiv
tray-network-failed = Netzwerk: ausgefallen
tray-restart-network = Neu starten
tray-images-unknown = Abbilder
tray-images-fresh = Abbilder: aktuell
tray-images-old = Abbilder: veraltet
tray-images-updates = Abbilder: Updates verfügbar
tray-images-missing = Abbilder: fehlen
tray-images-building = Abbilder: werden gebaut
tray-update-images = Aktualisieren
tray-cancel-builds = Bauen abbrechen
tray-main-window = Hauptfenster öffnen
tray-settings = Einstellungen
tray-diagnostics = Diagnose
tray-managed-by = Verwaltet von { $by }
tray-blocked = Es kann keine Sitzung starten: Grund anzeigen
tray-quit = Beenden
notice-ended-in-trouble = Eine Sitzung wurde unerwartet beendet
notice-image-old = Die Abbilder sind veraltet
    .body = Sie wurden für eine frühere Version von Safe Browse gebaut. Aktualisieren Sie sie im Hauptfenster oder über das Symbol in der Leiste.
notice-image-updates = Updates für die Abbilder verfügbar
    .body = Die Distribution hat neuere Pakete. Wenn Sie das nicht ausgeschaltet haben, werden die Abbilder im Hintergrund neu gebaut. Sie können sie auch im Hauptfenster oder über das Symbol in der Leiste aktualisieren.
notice-network-lost = Die Netzwerk-VM ist ausgefallen
    .body = Offene Sitzungen sind offline, bis sie wieder läuft.
notice-listens = Mikrofon an
    .body = Die Sitzung „{ $profile }“ hört Sie. Schalten Sie es in ihrem Fenster aus.
notice-held = Sitzung „{ $profile }“ ist angehalten
notice-link-failed = Der Link wurde nicht geöffnet
notice-rule-failed = Die Auswahl für diese Website wurde nicht gespeichert
notice-copied = Eine sichere Kopie ist fertig
notice-not-copied = Von { $name } wurde keine sichere Kopie gemacht
notice-recorded = Sitzung aufgezeichnet: { $profile }
    .body =
        { $end ->
            [time] { $folder }: { $files }. Ihre Zeit war um.
            [size] { $folder }: { $files }. Sie hatte ihre Größe erreicht.
            [disk] { $folder }: { $files }. Auf dem Datenträger war kein Platz mehr.
            [forbidden] { $folder }: { $files }. Das Profil erlaubt es nicht mehr.
           *[other] { $folder }: { $files }
        }
notice-recording-lost = Eine Aufzeichnung hat vorzeitig geendet
notice-not-viewed = Eine Datei wurde nicht gezeigt
notice-kinds-failed = Die Standardprogramme wurden nicht geändert
notice-not-discarded = Eine Sitzung wurde nicht verworfen
entry-generic-name = Wegwerf-Webbrowser
entry-comment = Surfen in einer virtuellen Maschine, die beim Schließen verworfen wird
entry-open-here = In Safe Browse öffnen
entry-copy-safely = Sichere Kopie machen
entry-open-new = Neuer Wegwerf-Browser

## Main window

main-name = Safe Browse
main-pages = Seiten
navigation-home = Surfen
navigation-images = Abbilder
navigation-network = Netzwerk
navigation-diagnostics = Diagnose
navigation-settings = Einstellungen
navigation-log = Protokoll
navigation-help = Hilfe
main-label = { $label }:
main-quit = Beenden
agent-connecting = Verbindung wird hergestellt
agent-lost = Der Hintergrunddienst läuft nicht
agent-lost-again = Es wird versucht, ihn neu zu starten.
agent-lost-why = Offene Sitzungen laufen weiter. Diese Seite zeigt den letzten bekannten Stand.
agent-restart = Dienst neu starten
agent-other = Der Hintergrunddienst hat eine andere Version als dieses Programm
agent-other-why = Bis er neu startet, können Angaben falsch sein. Offene Sitzungen laufen weiter.
main-blocked = Es kann keine Sitzung starten
home-open = Neue Sitzung
home-address = Adresse
home-address-hint = Adresse, oder leer für die Startseite
home-promise = Eine frische VM, die nur einen Browser enthält. Schließen Sie sie, und nichts bleibt zurück.
home-profile = Profil
home-bookmarks = Lesezeichen
home-edit-bookmark = Lesezeichen bearbeiten
home-bookmark-name = Name
home-bookmark-profile = Öffnet mit dem Profil { $profile }
home-save-bookmark = Speichern
home-remove-bookmark = Entfernen
home-health = Zustand
home-image-built = Browser gebaut { $when }
home-spare-ready = Öffnet sofort
home-spare-loading = Eine Reserve-VM wird vorbereitet
home-verified = Selbstprüfung { $when } bestanden
home-verified-failed = Selbstprüfung { $when } nicht bestanden
home-suggestions = Vorschläge: { $checks }
home-troubles = Probleme: { $checks }
home-look = Ansehen
home-slow = Sitzungen sind etwa zehnmal langsamer: KVM wird nicht benutzt
home-slow-why = Warum
acceleration-kvm = KVM wird benutzt
acceleration-kvm-why = Der Prozessor Ihres Computers führt VMs selbst aus, sodass Sitzungen so schnell wie möglich sind.
acceleration-slow = Sitzungen sind etwa zehnmal langsamer
home-copies = Sichere Kopien
home-copy-page = Seite { $page } von { $of }
home-copy-starting = Die Wegwerf-VM startet
home-copy-waiting = Wartet
home-copy-cancel = Sichere Kopie von { $name } abbrechen
home-running = Offene Sitzungen
home-show = Öffnen
home-discard = Verwerfen
home-discard-all = Alle verwerfen
home-picture = Bildschirm der Sitzung { $profile }
home-no-picture = Noch kein Bild
home-where = Läuft auf
home-age = Offen seit
home-memory = Speicher
home-discard-question = Diese Sitzung verwerfen?
home-discard-all-question = Alle { $count } Sitzungen verwerfen?
home-discard-why = Alles darin ist dann weg. Das kann nicht rückgängig gemacht werden.
set-up-title = Safe Browse einrichten
set-up-what = Sitzungen starten von zwei Abbildern, die auf Ihrem Computer aus signierten Paketen gebaut werden: eines für den Browser, eines für die Netzwerk-VM.
set-up-how-long =
    { $minutes ->
        [one] Dabei werden etwa { $megabytes } MB heruntergeladen. Es braucht etwa 5 GB auf der Festplatte und dauert auf Ihrem Computer etwa eine Minute, bei einer langsamen Verbindung länger.
       *[other] Dabei werden etwa { $megabytes } MB heruntergeladen. Es braucht etwa 5 GB auf der Festplatte und dauert auf Ihrem Computer etwa { $minutes } Minuten, bei einer langsamen Verbindung länger.
    }
set-up-minutes-left =
    { $minutes ->
        [one] Noch etwa 1 Minute.
       *[other] Noch etwa { $minutes } Minuten.
    }
set-up-leave = Sie können diese Seite so lange verlassen.
set-up-start = Einrichten
set-up-continue = Fortsetzen
set-up-cancelled = Das Einrichten wurde abgebrochen. Was fertig ist, bleibt; vom Rest ist nichts übrig.
set-up-slow = Sitzungen wären etwa zehnmal langsamer
set-up-group = Ihr Konto darf KVM nicht benutzen. Führen Sie dies als root aus, und melden Sie sich dann ab und wieder an:
set-up-join = Ihr Konto darf KVM nicht benutzen. Wenn Sie es erlauben, fragt Ihr Computer nach dem Passwort eines Verwalters.
set-up-join-now = KVM erlauben
set-up-log-in = Melden Sie sich ab und wieder an
set-up-log-in-why = Ihr Konto darf KVM ab der nächsten Anmeldung benutzen. Bis dahin sind Sitzungen etwa zehnmal langsamer.
set-up-opens = Was soll sich in Safe Browse öffnen?
set-up-opens-why = Alles ist für die erste Sitzung bereit. Was Sie hier wählen, öffnet sich von nun an in einer Wegwerf-VM. Sie können das überspringen und jederzeit in den Einstellungen ändern.
set-up-links = Links mit Safe Browse öffnen
set-up-links-why = Links aus anderen Programmen öffnen sich in einem Wegwerf-Browser.
set-up-login = Bei der Anmeldung starten
set-up-login-why = Safe Browse wartet in der Leiste, damit sich Sitzungen sofort öffnen.
set-up-close = Fertig
tour-open = Rundblick
tour-place = { $card } von { $cards }
tour-skip = Überspringen
tour-next = Weiter
tour-frame = Was im Rahmen ist, ist zum Wegwerfen
tour-frame-why = Jede Sitzung ist ein Fenster mit gestreiftem Rahmen in der Farbe ihres Profils. Wenn Sie es schließen, ist alles darin weg: Verlauf, Cookies, Downloads. Einige Sekunden lang können Sie es zurückholen.
tour-files = Holen Sie nur die Dateien heraus, die Sie wollen
tour-files-why = Downloads bleiben in der Sitzung und sind mit ihr weg. Der Knopf mit dem Pfeil in ihrem Rahmen speichert die, die Sie wollen. Von PDF-Dateien und Bildern ist eine sichere Kopie am besten: Sie enthält nur, was zu sehen ist.
tour-keyboard = Strg + Alt gibt die Tastatur frei
tour-keyboard-why = In einer Sitzung gehen alle Tasten an die Seite. Drücken Sie Strg + Alt und lassen Sie los: Dann erreichen die Tasten den Rahmen. Tab geht von Knopf zu Knopf, Enter drückt einen.
help-keys-here = Tasten in diesem Fenster
help-keys-session = Tasten in einer Sitzung
help-key-control = Strg
help-key-new = Neue Sitzung: eine Adresse eingeben
help-key-close = Fenster schließen
help-key-back = Einen Schritt zurück
help-key-escape = Escape
help-key-release = Tastatur freigeben: Die Tasten erreichen den Rahmen des Fensters. Alle anderen Tasten gehen an die Sitzung.
help-key-copy = Herausholen, was in der Sitzung kopiert wurde
help-key-paste = Ihre Zwischenablage in die Sitzung einfügen
help-key-fullscreen = Vollbild
help-about = Über Safe Browse
help-questions = Fragen und Antworten
help-question-slow = Warum sind Sitzungen langsam?
    .answer = Wahrscheinlich wird die Virtualisierung des Prozessors (KVM) nicht benutzt. Die Seite „Diagnose“ sagt, warum, und was zu tun ist.
help-question-save = Wie behalte ich einen Download?
    .answer = Drücken Sie den Pfeil in der Leiste des Fensters, und speichern Sie die Datei. Was nicht gespeichert ist, verschwindet mit der Sitzung.
help-question-undo = Ich habe eine Sitzung versehentlich verworfen. Ist sie verloren?
    .answer = Nicht sofort: Einige Sekunden lang holt „Rückgängig“ in ihrem Fenster oder auf ihrer Karte sie zurück.
help-question-blocked = Warum ist eine Seite blockiert?
    .answer = Das Profil erreicht nur gelistete Websites. Drücken Sie das Schloss in der Leiste, um sie zu sehen oder eine hinzuzufügen.
help-question-keyboard = Wie bekomme ich die Tastatur von einer Sitzung zurück?
    .answer = Drücken Sie Strg + Alt, und lassen Sie los.
help-question-copy = Wie kopiere ich Text aus einer Sitzung oder hinein?
    .answer = Kopieren Sie ihn dort, und drücken Sie Strg + Alt + C. Um Ihren Text dort einzufügen, drücken Sie Strg + Alt + V.
help-question-links = Welche Links werden hier geöffnet?
    .answer = Einstellungen, „Links und Dateien“: ob Links anderer Programme hierher kommen, und welche Websites immer oder nie.
help-question-update = Wie bekommt der Browser Updates?
    .answer = Sein Image wird aus signierten Paketen neu gebaut. Die Seite „Images“ zeigt sein Alter und erneuert es.
help-question-anonymous = Bin ich anonym?
    .answer = Nein. Websites sehen die Adresse Ihres Netzes, und wer Sie sind, wo Sie sich anmelden. Für Anonymität gibt es den Tor Browser.
help-question-kept = Was bleibt von einer Sitzung?
    .answer = Nur, was Sie speichern: Dateien, Lesezeichen und die Websites, die Sie listen.
help-works = Fremde Werke in diesem Programm, mit ihren Lizenzen
help-version = Version
help-version-agent = Hintergrunddienst
help-guide = Anleitung
help-guide-where = Geben Sie „man safe-browse“ oder „safe-browse --help“ in einem Terminal ein. Die Seiten der Anleitung stehen im Quelltext, im Ordner host-agent/guide.
help-licence = Lizenz
help-licence-where = Apache License 2.0. Die Lizenzen dessen, was enthalten ist, stehen in /usr/share/doc/safe-browse/copyright, wenn Sie das Debian-Paket installiert haben.
images-explanation = Aus Abbildern startet jede Sitzung. Sie werden auf Ihrem Computer gebaut oder kommen aus einem Kanal und werden bei jedem Start geprüft.
images-browser = Browser-Abbild
images-browser-what = Die VM, in der Sie surfen
images-network = Netzwerk-Abbild
images-network-what = Die einzige VM mit Zugang zum Netzwerk
images-current = In Verwendung
images-previous = Vorheriges
images-older = Älter
images-missing = Noch nicht gebaut
images-up-to-date = Aktuell
images-old = Update verfügbar
images-aged = Älter als { $days } Tage
images-newer =
    { $packages ->
        [one] 1 neueres Paket verfügbar
       *[other] { $packages } neuere Pakete verfügbar
    }
images-debug = Debug-Abbild mit Anmeldung
images-version = Version
images-size = Größe
images-built = Gebaut
images-unknown-age = unbekannt
images-shared = Für alle Konten dieses Computers
images-kernel = Kernel
images-packages = Pakete
images-build = Bauen
images-update = Aktualisieren
images-rebuild = Neu bauen
images-cancel = Abbrechen
images-building = Wird gebaut
images-failed = Der Bau ist fehlgeschlagen
image-step-overlay = Eigene Dateien sammeln
image-step-packages = Pakete laden und installieren
image-step-kernel = Kernel und Module entnehmen
image-step-root = Dateisystem komprimieren
image-step-disk = Datenträger partitionieren
image-step-digest = Prüfsummen berechnen
image-step-use = Abbild aktivieren
image-step-done = Das Abbild ist fertig
network-state-up = Netzwerk bereit
    .explanation = Sitzungen erreichen das Internet über eine eigene VM. Ihren Computer und Ihr lokales Netzwerk erreichen sie nur, wenn ein Profil es erlaubt.
network-state-starting = Netzwerk startet
    .explanation = Die Netzwerk-VM wird gestartet.
network-state-stopped = Netzwerk inaktiv
    .explanation = Die Netzwerk-VM startet automatisch mit der nächsten Sitzung.
network-state-failed = Netzwerk ausgefallen
    .explanation = Die Netzwerk-VM läuft nicht, deshalb sind Sitzungen offline.
network-unknown = Warten auf den Hintergrunddienst
network-restart = Netzwerk neu starten
network-restarting = Wird neu gestartet
network-restart-question = Das Netzwerk neu starten?
network-restart-why = Offene Sitzungen verlieren kurz ihre Verbindungen.
network-reasons = Details
network-trouble-since = Problem seit
network-uplink = Internetverbindung
network-uplink-user = Über Ihr Konto (user)
network-uplink-tap = Direkt im lokalen Netzwerk (tap)
network-uplink-pci = Über eine eigene Netzwerkkarte (pci)
network-cable = Kabel
network-cable-up = verbunden
network-cable-down = nicht verbunden
network-cable-unknown = unbekannt
network-address = Adresse
network-mode = Modus
network-mode-nat = Adressübersetzung (NAT)
network-mode-bridge = Bridge: Sitzungen sind im lokalen Netzwerk
network-eapol = 802.1X
network-eapol-on = weitergeleitet
network-eapol-off = blockiert
network-eapol-unknown = unbekannt
network-made = Herkunft
network-imported = importiert; was durchgelassen wird, ist unbekannt
network-up-since = Läuft seit
network-last-trouble = Letztes Problem
network-accelerator = Beschleunigung
network-accelerator-xen = Xen
network-accelerator-kvm = Hardware (KVM)
network-accelerator-tcg = Software-Emulation
network-sessions = Verbundene Sitzungen
network-sessions-of = { $used } von { $total }
network-reach = Sitzung { $session } erreicht
network-ready = Letzter Start dauerte
network-processes = Prozesse
network-none = keine
process-role-qemu = QEMU
process-role-jail = Jail
process-role-uplink = Internetverbindung
diagnostics-explanation = Was Sitzungen auf diesem Computer verlangsamen, schwächen oder verhindern kann, und was dagegen hilft.
diagnostics-check = Erneut prüfen
diagnostics-checking = Wird geprüft
diagnostics-checked-at = Geprüft { $when }
diagnostics-never = Noch nicht geprüft
diagnostics-level-ok = OK
diagnostics-level-note = Vorschlag
diagnostics-level-trouble = Problem
diagnostics-all-well = Keine Probleme gefunden
diagnostics-some-notes =
    { $count ->
        [one] 1 Vorschlag
       *[other] { $count } Vorschläge
    }
diagnostics-some-trouble =
    { $count ->
        [one] 1 Problem gefunden
       *[other] { $count } Probleme gefunden
    }
diagnostics-level-given = Gegebenheit
diagnostics-copy = Kopieren
diagnostics-copied = Kopiert
diagnostics-copy-report = Bericht kopieren
diagnostics-ignore = Ignorieren
diagnostics-show-again = Wieder anzeigen
diagnostics-ignored = Ignoriert ({ $count })
diagnostics-fix = Beheben
check-programs = Programme
check-accelerator = Virtualisierung
check-browser-image = Browser-Abbild
check-network-image = Netzwerk-Abbild
check-xen = Xen
check-xl = Xen-Werkzeuge
check-passthrough = PCI-Durchreichung
check-xsm = Xen-Sicherheitsmodul
check-network-card = Netzwerkkarte
check-xen-memory = Xen-Arbeitsspeicher
check-xenmgr = xenmgr
check-xenmgr-policy = xenmgr-Richtlinie
check-dom0-programs = Programme in dom0
check-xenclient-untried = XenClient
check-memory = Arbeitsspeicher
check-disk = Speicherplatz
check-exit = Ausgänge
check-uplink = Internetverbindung
check-bounds = Ressourcengrenzen
check-policy = AppArmor und SELinux
check-sound = Ton
check-jail = Jail
check-package-sources = Paketquellen
check-managed-settings = Verwaltete Einstellungen
check-runtime-folder = Laufzeitordner
check-crashes = Abstürze
check-network-ports = Netzanschlüsse
check-swap = Auslagerung
check-channel = Kanal
check-pool = Pool
check-networks = Netze dieses Computers
check-network-filter = Netzwerkfilter
check-accounts = Konten der VMs
check-required-protections = Verlangter Schutz
check-missed-protections = Fehlender Schutz
check-nested-virtualisation = Verschachtelte Virtualisierung
check-memory-merging = Zusammengelegter Speicher
check-processor-cores = Prozessorkerne
check-processor = Sicherheitslücken des Prozessors
check-usb = USB-Geräte
check-electron = Electron
check-shared-images = Gemeinsame Abbilder
check-newer-version = Neuere Version
check-default-programs = Standardprogramme
check-extensions = Erweiterungen
check-page-network = Netz der Fenster
check-log = Protokoll
finding-programs-ok = Alle Programme sind installiert.
finding-programs-trouble = Nicht installiert: { $programs }.
finding-accelerator-ok = VMs laufen mit KVM.
finding-accelerator-ok-xen = VMs sind Domänen von Xen.
finding-accelerator-note = VMs laufen in Software-Emulation und sind etwa zehnmal langsamer.
finding-accelerator-note-no-permission = VMs laufen in Software-Emulation und sind etwa zehnmal langsamer: Ihr Konto darf /dev/kvm nicht öffnen.
    .hint = Führen Sie den Befehl als root aus. Beenden Sie dann den Dienst (safe-browse daemon --stop), und melden Sie sich neu an.
finding-accelerator-note-after-login = VMs laufen in Software-Emulation und sind etwa zehnmal langsamer: Ihr Konto darf /dev/kvm erst ab der nächsten Anmeldung öffnen.
    .hint = Beenden Sie den Dienst (safe-browse daemon --stop), und melden Sie sich ab und wieder an. Oder starten Sie den Computer neu.
finding-accelerator-note-not-openable = VMs laufen in Software-Emulation und sind etwa zehnmal langsamer: Ihr Konto darf /dev/kvm nicht öffnen.
    .hint = Lassen Sie Ihr Konto /dev/kvm lesen und schreiben. Mitglied der Gruppe kvm zu sein, würde hier nicht helfen.
finding-accelerator-note-no-kvm = VMs laufen in Software-Emulation und sind etwa zehnmal langsamer: KVM fehlt oder arbeitet hier nicht.
    .hint = Schalten Sie in der Firmware die Virtualisierung ein (VT-x, AMD-V), oder in der VM, in der dieser Computer läuft, die verschachtelte Virtualisierung.
finding-accelerator-note-untested = Ob VMs mit KVM laufen können, wird noch geprüft.
    .hint = Prüfen Sie in einer Minute noch einmal.
finding-xen-ok = Dies ist dom0, die Domäne von Xen, die die anderen steuert.
finding-xen-trouble = Diese Domäne von Xen ist nicht dom0, die die anderen steuert.
    .hint = Betreiben Sie Safe Browse in dom0, oder setzen Sie hypervisor = "qemu".
finding-xen-trouble-absent = Dies ist keine Domäne von Xen, oder /proc/xen ist nicht eingehängt.
    .hint = Starten Sie den Computer mit Xen (Paket xen-system-amd64), oder setzen Sie hypervisor = "qemu". In einer Domäne führen Sie als root aus:
finding-xl-ok = Die Werkzeuge von Xen antworten; dies ist Xen { $version }.
finding-xl-note = Dies ist Xen { $version }; erprobt ist erst Xen { $oldest }.
    .hint = Aktualisieren Sie Xen.
finding-xl-trouble = Die Werkzeuge von Xen antworten nicht: { $reason }
    .hint = Arbeiten Sie als root, und starten Sie die Werkzeuge:
finding-passthrough-ok = Geräte können Domänen übergeben werden, hinter einer IOMMU.
finding-passthrough-note = Kein Gerät kann einer Domäne übergeben werden: Xen hat keine IOMMU.
    .hint = Schalten Sie in der Firmware VT-d oder AMD-Vi ein, und lassen Sie iommu=off auf der Befehlszeile von Xen weg.
finding-passthrough-trouble = Kein Gerät kann einer Domäne übergeben werden: Xen hat keine IOMMU.
    .hint = Schalten Sie in der Firmware VT-d oder AMD-Vi ein, und lassen Sie iommu=off auf der Befehlszeile von Xen weg.
finding-xsm-ok = Xen erlaubt der Netzwerk-VM, Sitzungen zu bedienen.
finding-xsm-note = Xen setzt eine FLASK-Richtlinie durch: Die Labels beider VMs müssen ihnen erlauben, miteinander zu sprechen.
    .hint = Setzen Sie xen.networkLabel und xen.browserLabel in der Konfiguration auf solche Labels.
finding-xsm-trouble = Xen trennt Domänen voneinander (xsm=silo): Die Netzwerk-VM kann keine Sitzung bedienen.
    .hint = Schreiben Sie xsm=dummy auf die Befehlszeile von Xen, oder xsm=flask mit Labels, die beiden das Gespräch erlauben.
finding-network-card-ok = Die Netzwerkkarte { $address } kann übergeben werden.
finding-network-card-note = Die Netzwerkkarte { $address } wird vom Treiber { $driver } benutzt; sie wird übergeben, wenn die Netzwerk-VM startet.
    .hint = Die eigene Verbindung dieses Computers über sie endet dann. So bereiten Sie sie beim Booten vor:
finding-network-card-note-unbound = Die Netzwerkkarte { $address } ist an keinen Treiber gebunden; sie wird übergeben, wenn die Netzwerk-VM startet.
    .hint = Die eigene Verbindung dieses Computers über sie endet dann. So bereiten Sie sie beim Booten vor:
finding-network-card-trouble = Es gibt kein PCI-Gerät { $address }.
    .hint = Suchen Sie die Netzwerkkarte mit:
finding-network-card-trouble-xenmgr = xenmgr kennt kein PCI-Gerät { $address }.
    .hint = Welche es gibt, zeigt in dom0:
finding-xen-memory-ok = Xen hat { $freeMiB } MiB Arbeitsspeicher frei; eine Sitzung kann { $neededMiB } brauchen.
finding-xen-memory-trouble = Xen hat { $freeMiB } MiB Arbeitsspeicher frei; eine Sitzung kann { $neededMiB } brauchen.
    .hint = Geben Sie dom0 weniger (dom0_mem auf der Befehlszeile von Xen), schließen Sie Sitzungen, oder verringern Sie memoryMiB im Profil.
finding-xen-memory-trouble-xenmgr = XenClient hat { $freeMiB } MiB Arbeitsspeicher frei; eine Sitzung kann { $neededMiB } brauchen.
    .hint = Beenden Sie andere VMs, oder verringern Sie memoryMiB im Profil.
finding-xenmgr-ok = xenmgr antwortet.
finding-xenmgr-trouble = xenmgr antwortet nicht: { $reason }
    .hint = Betreiben Sie Safe Browse in dom0, oder nennen Sie dom0 in der Konfiguration: xenclient.dom0
finding-xenmgr-policy-trouble = Die Richtlinie von xenmgr erlaubt nicht, VMs anzulegen und zu löschen.
    .hint = Führen Sie in dom0 aus:
finding-dom0-programs-ok = dom0 hat die Programme, die Datenträger anlegen.
finding-dom0-programs-trouble = In dom0 fehlen: { $programs }.
    .hint = Sie gehören zu XenClient XT und OpenXT. Betreiben Sie Safe Browse in dom0, oder nennen Sie dom0 in der Konfiguration: xenclient.dom0
finding-xenclient-untried-note = Safe Browse wurde nur mit einer Nachbildung von xenmgr erprobt, nie mit einem echten XenClient XT oder OpenXT.
    .hint = Lesen Sie host-agent/hypervisor/xenclient/README.md, und sehen Sie vorher jeden Befehl an:
finding-memory-ok = { $freeMiB } MiB Arbeitsspeicher sind frei. Eine Sitzung kann { $neededMiB } MiB brauchen.
finding-memory-trouble = { $freeMiB } MiB Arbeitsspeicher sind frei. Eine Sitzung kann { $neededMiB } MiB brauchen.
    .hint = Schließen Sie Programme, oder geben Sie dem Profil weniger Speicher.
finding-disk-ok = { $freeMiB } MiB sind frei in { $folder }.
finding-disk-note = { $freeMiB } MiB sind frei in { $folder }. Der Bau eines Abbilds braucht etwa { $neededMiB } MiB.
    .hint = Schaffen Sie Platz, oder löschen Sie alte Abbilder.
finding-package-sources-ok = Abbilder benutzen alle Paketquellen dieses Computers, die zu seiner Ausgabe gehören.
finding-package-sources-note = Abbilder benutzen diese Paketquellen nicht: { $sources }.
    .hint = Wenn Abbilder Pakete daraus brauchen, nennen Sie die URI in images.extraSources der Konfiguration.
finding-crashes-note = Der Hintergrunddienst ist seit dem Start des Computers { $count }-mal abgestürzt, zuletzt um { $last }.
    .hint = Melden Sie das bitte, mit den Fehlern aus dieser Zeit in { $path }.
finding-network-ports-note = Die Netzwerk-VM hat { $total } Anschlüsse. Sobald keine Sitzung mehr offen ist, hat sie { $next }.
finding-pool-ok = Alle Rechner des Pools { $pool } sind erreichbar.
finding-pool-note-away = { $away } von { $total } Rechnern des Pools { $pool } sind nicht nutzbar: { $hosts }.
    .hint = Den Grund zeigt dieser Befehl.
finding-pool-trouble-away = { $away } von { $total } Rechnern des Pools { $pool } sind nicht nutzbar: { $hosts }.
    .hint = Den Grund zeigt dieser Befehl.
finding-managed-settings-ok = { $by } verwaltet Einstellungen.
finding-log-ok = Der Hintergrunddienst führt ein Protokoll: { $path }
finding-jail-ok = Der Prozess jeder VM läuft in einer eigenen Jail.
finding-jail-trouble = Für den Prozess einer VM kann keine Jail entstehen: { $said }.
    .hint = Erlauben Sie Konten, Benutzer-Namensräume anzulegen: sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone.
finding-jail-trouble-restricted = Für den Prozess einer VM kann keine Jail entstehen: { $said }. Dieser Kernel erlaubt Benutzer-Namensräume nur Programmen mit einem AppArmor-Profil.
    .hint = Laden Sie als root die Profile von Safe Browse.
finding-required-protections-ok = Jede VM bekommt den Schutz, den { $by } verlangt: { $required }.
finding-required-protections-trouble = Keine VM startet: { $by } verlangt { $missing }.
    .hint = Die Befunde zu Konten, Ressourcengrenzen und AppArmor nennen die Abhilfe.
finding-missed-protections-note = Seit dem Start des Hintergrunddienstes lief eine VM ohne { $missed }. VMs, die jetzt starten, haben diesen Schutz.
    .hint = Schließen Sie die Sitzungen, die damals offen waren.
finding-accounts-ok = Der Prozess jeder VM hat ein eigenes Konto, vor dem Dateirechte Ihre Dateien schützen.
finding-accounts-note = Die Prozesse von VMs laufen unter Ihrem Konto. Der Kernel oder newuidmap lehnt Ihre untergeordneten Benutzernummern ab.
    .hint = Installieren Sie das Paket uidmap, und sehen Sie in /etc/subuid und /etc/subgid nach.
finding-accounts-note-busy = Die Prozesse von VMs laufen unter Ihrem Konto: Der Versuch, ihnen eigene zu geben, dauerte zu lange. Der nächste Start versucht es wieder.
    .hint = Prüfen Sie noch einmal, wenn der Computer weniger zu tun hat.
finding-accounts-note-no-ids = Die Prozesse von VMs laufen unter Ihrem Konto, denn es hat keine untergeordneten Benutzernummern.
    .hint = Installieren Sie das Paket uidmap, und führen Sie dann als root aus:
finding-bounds-ok = Eine cgroup begrenzt Speicher, Prozessoren und Prozesse jeder VM und hält ihren Speicher aus der Auslagerung.
finding-bounds-note = Es gibt keine cgroup. Der Prozess einer VM hat Grenzen nur für Adressraum, Threads und Dateien.
    .hint = Melden Sie sich über systemd an, und überlassen Sie Konten die Controller memory, cpu und pids.
finding-bounds-note-busy = systemd antwortete nicht rechtzeitig: Eine VM, die jetzt startet, hat keine cgroup. Der nächste Start versucht es wieder.
    .hint = Prüfen Sie noch einmal, wenn der Computer weniger zu tun hat.
finding-policy-ok = Neben der Jail schränkt ein AppArmor-Profil den Prozess jeder VM ein.
finding-policy-note = Der Kernel hat weder SELinux noch AppArmor. Nur Namensräume, Filter für Systemaufrufe und Grenzen schränken den Prozess einer VM ein.
    .hint = Ein Kernel mit einem von beiden schützt besser. Der von Debian hat AppArmor.
finding-policy-note-not-loaded = AppArmor ist an, aber die Profile von Safe Browse sind nicht geladen: Nur die Jail schränkt den Prozess einer VM ein.
    .hint = Laden Sie sie als root.
finding-policy-note-selinux = SELinux ist an, aber Safe Browse hat keine Richtlinie dafür. Namensräume, Filter für Systemaufrufe, Grenzen und die Richtlinie Ihres Kontos schränken den Prozess einer VM ein.
    .hint = Diese Version hat keine Abhilfe.
finding-nested-virtualisation-ok = KVM bietet keine verschachtelte Virtualisierung.
finding-nested-virtualisation-ok-on = KVM bietet verschachtelte Virtualisierung. VMs von Safe Browse bekommen sie nicht.
finding-memory-merging-ok = Der Kernel legt keinen Speicher von Programmen zusammen (KSM).
finding-memory-merging-note = Der Kernel legt gleichen Speicher von Programmen zusammen, die darum bitten (KSM). So kann eines erfahren, was ein anderes im Speicher hat. VMs von Safe Browse bitten nicht darum.
    .hint = Heben Sie das als root auf, und halten Sie den Dienst an, der es einschaltet, etwa ksmtuned.
finding-processor-cores-ok = Jeder Kern des Prozessors führt einen Thread aus: Keine VM teilt sich einen.
finding-processor-cores-ok-scheduled = Die Kerne des Prozessors führen mehrere Threads aus (SMT). Core Scheduling hält jede VM von anderen Programmen getrennt.
finding-processor-cores-note = Die Kerne des Prozessors führen mehrere Threads aus (SMT), und VMs teilen sie sich mit anderen Programmen: Core Scheduling arbeitet hier nicht.
    .hint = Der Befehl schaltet SMT als root aus, was Tempo kostet. Oder benutzen Sie einen Kernel mit CONFIG_SCHED_CORE.
finding-processor-ok = Der Kernel meldet keine offene Sicherheitslücke des Prozessors.
finding-processor-note = Durch Sicherheitslücken des Prozessors können VMs fremden Speicher lesen: { $names }.
    .hint = Aktualisieren Sie Kernel und Microcode dieses Computers, oder des Computers, auf dem er als VM läuft. Gibt es nichts Neueres, bleibt die Lücke offen.
finding-processor-note-unreported = Dieser Kernel meldet keine Sicherheitslücken des Prozessors.
    .hint = Der Kernel von Debian meldet sie.
finding-runtime-folder-ok = Dateien laufender Sitzungen liegen im Arbeitsspeicher: { $folder }.
finding-runtime-folder-note = { $folder } liegt auf einem Datenträger: Bilder vom Bildschirm einer Sitzung werden darauf geschrieben.
    .hint = Melden Sie sich so an, dass XDG_RUNTIME_DIR gesetzt ist, oder setzen Sie es auf einen Ordner in einem tmpfs.
finding-swap-ok = Der Auslagerungsspeicher ist verschlüsselt oder im Arbeitsspeicher.
finding-swap-ok-none = Es gibt keinen Auslagerungsspeicher: Nichts aus dem Speicher einer Sitzung kommt auf einen Datenträger.
finding-swap-note = Speicher einer Sitzung oder ihres Fensters kann nach { $areas } ausgelagert werden, das nicht erkennbar verschlüsselt ist.
    .hint = Verschlüsseln Sie den Auslagerungsspeicher (crypttab), verwenden Sie zram, oder schalten Sie ihn aus.
finding-sound-ok = Sitzungen geben Ton über { $server } aus.
finding-sound-note = Sitzungen können keinen Ton ausgeben: Kein Soundserver läuft.
    .hint = Starten Sie PipeWire oder PulseAudio, oder wählen Sie den Soundserver in den Einstellungen.
finding-sound-note-missing = Sitzungen können keinen Ton ausgeben: Ein Programm fehlt.
finding-sound-note-file = Sitzungen schreiben ihren Ton in eine Datei, statt ihn auszugeben.
    .hint = Wählen Sie in den Einstellungen als Soundserver „Automatisch“.
finding-usb-ok = USB-Geräte können Sitzungen übergeben werden. Eingesteckte Sicherheitsschlüssel, Kameras und Chipkartenleser: { $count }.
finding-usb-note = Ihr Konto darf nicht öffnen: { $devices }.
    .hint = Die udev-Regel von Safe Browse öffnet Sicherheitsschlüssel und Kameras für die Person am Computer. Ist sie installiert, stecken Sie das Gerät neu ein.
finding-usb-note-hypervisor = Mit diesem Hypervisor kann kein USB-Gerät übergeben werden, obwohl ein Profil das vorsieht: { $profiles }.
    .hint = Schalten Sie USB-Geräte dort aus, oder benutzen Sie QEMU.
finding-usb-note-missing = Kein USB-Gerät kann übergeben werden. Nicht installiert: { $programs }.
finding-default-programs-ok = Links öffnen sich in { $links }, Dokumente in { $documents }, Office-Dokumente in { $office }, Text in { $text }, Bilder in { $pictures }, E-Mail in { $mail }, Archive in { $archives }, Ton und Filme in { $media }, Webseiten in { $pages }.
finding-extensions-ok = Programme mit der Erweiterung von Safe Browse: { $present }. Ohne sie: { $absent }.
finding-electron-ok = Electron { $version } ist { $days } Tage alt; Sicherheitskorrekturen gibt es etwa bis { $ends }.
finding-electron-note = Electron { $version } ist { $days } Tage alt; spätere Sicherheitskorrekturen fehlen.
    .hint = Aktualisieren Sie Safe Browse: Sein Paket safe-browse-electron enthält Electron.
finding-electron-note-unsupported = Electron { $version } bekommt etwa seit { $ends } keine Sicherheitskorrekturen mehr.
    .hint = Aktualisieren Sie Safe Browse: Sein Paket safe-browse-electron enthält Electron.
finding-electron-note-unknown = Das Alter von Electron { $version } ist unbekannt: Es gehört nicht zu Safe Browse.
    .hint = Aktualisieren Sie Safe Browse: Sein Paket safe-browse-electron enthält Electron.
finding-shared-images-note = Die Abbilder für alle Konten werden nicht erneuert: { $trouble }
finding-shared-images-note-old = Nach Abbildern für alle Konten wurde seit { $checkedAt } nicht gesehen; dieses Konto baut seine selbst.
finding-newer-version-note = Safe Browse { $version } ist in der Paketquelle; installiert ist { $installed }.
    .hint = Führen Sie den Befehl als root aus.
finding-newer-version-note-running = Safe Browse { $installed } ist installiert, aber sein Hintergrunddienst ist noch { $running }.
finding-newer-version-note-electron = Electron { $version } ist in der Paketquelle; installiert ist { $installed }.
    .hint = Führen Sie den Befehl als root aus.
finding-page-network-ok = Die Seiten der Fenster haben kein Netz.
finding-page-network-note = Electron läuft mit dem Netz dieses Computers. Eine übernommene Seite eines Fensters könnte es erreichen.
    .hint = Erlauben Sie Benutzer-Namensräume, installieren Sie Safe Browse unter einem Pfad ohne Leerzeichen und Doppelpunkte, und starten Sie es neu.
finding-network-filter-ok = Ein Filter auf diesem Computer hält die Netzwerk-VM an die Regeln der Sitzungen.
finding-network-filter-note = Die Netzwerk-VM hat eine eigene Netzwerkkarte. Kein Filter auf diesem Computer steht hinter ihr: Wird sie übernommen, erreicht sie Ihr Netz.
    .hint = Stellen Sie als Internetverbindung „Ihr Konto (user)“ ein.
finding-network-filter-note-given = Die Netzwerk-VM hat eine eigene Netzwerkkarte. Kein Filter auf diesem Computer steht hinter ihr: Wird sie übernommen, erreicht sie Ihr Netz.
    .hint = Dieser Hypervisor kennt keine andere Verbindung.
finding-network-filter-note-bridge = Sitzungen sind Rechner in Ihrem Netz, weil der Modus „Bridge“ ist: Keine Regel gilt für sie.
    .hint = Stellen Sie als Modus „Adressübersetzung (NAT)“ ein.
finding-networks-trouble = Dieser Computer kennt { $count } Netze, mehr als eine Regel fassen kann. Deshalb erreichen Sitzungen nichts, außer mit „Internet und lokales Netzwerk“.
    .hint = Fassen Sie Routen zu größeren Netzen zusammen.
finding-networks-trouble-all = Das ganze Internet zählt als Netz dieses Computers, weil seine Routen nicht lesbar sind oder network.refusedNetworks es so sagt. Deshalb erreichen Sitzungen nichts, außer mit „Internet und lokales Netzwerk“.
    .hint = Lassen Sie Ihr Konto /proc/net/route und /proc/net/fib_trie lesen.
finding-portal-note = Das Netz verlangt eine Anmeldung, bevor es Sie ins Internet lässt.
    .hint = Melden Sie sich an mit: safe-browse portal
finding-channel-ok = Abbilder kommen aus dem Kanal { $channel }, Nummer { $serial }.
finding-channel-note = Der Kanal { $channel } hat noch keine Ausgabe für diesen Computer (Nummer { $serial }).
    .hint = Sie kommt von selbst, wenn sie diesen Computer erreicht.
finding-channel-note-unread = Der Kanal { $channel } wurde noch nicht gelesen.
finding-channel-trouble-clock = Die Uhr dieses Computers geht nach: Es ist später als { $notBefore }.
    .hint = Stellen Sie die Uhr.
finding-channel-trouble-expired = Die Datei des Kanals { $channel } ist um { $expires } abgelaufen.
    .hint = Sie wurde nicht erneuert, oder die Registry hält die neuere zurück: Sagen Sie es denen, die den Kanal veröffentlichen.
finding-channel-trouble-other = Der Kanal konnte nicht gelesen werden: { $trouble }
finding-uplink-ok = Die Internetverbindung ist eingerichtet.
finding-uplink-trouble-no-bridge = Dieser Computer hat keine Bridge { $bridge }.
    .hint = Legen Sie sie als root an, mit einer Netzwerkkarte darin, oder nennen Sie eine andere.
finding-uplink-trouble-not-setuid = { $helper } ist nicht setuid root und kann deshalb nichts mit der Bridge verbinden.
    .hint = Führen Sie als root aus:
finding-uplink-trouble-not-allowed = { $file } erlaubt { $bridge } nicht.
    .hint = Führen Sie als root aus:
finding-uplink-trouble-no-tap = Dieser Computer hat kein Tap-Gerät { $device }.
    .hint = Führen Sie als root aus:
finding-uplink-trouble-foreign-tap = Das Tap-Gerät { $device } gehört einem anderen Konto.
    .hint = Führen Sie als root aus:
finding-uplink-trouble-driver = Nur root kann die Karte { $device } an vfio-pci binden.
    .hint = Führen Sie als root aus:
finding-uplink-trouble-no-permission = Ihr Konto darf { $file } nicht benutzen.
    .hint = Führen Sie als root aus:
finding-browser-image-ok = Das Browser-Abbild ist vorhanden.
finding-browser-image-ok-shared = Das Browser-Abbild ist vorhanden; alle Konten dieses Computers verwenden es.
finding-browser-image-ok-unneeded = Kein Profil braucht das Browser-Abbild: Alle Sitzungen laufen auf anderen Rechnern.
finding-browser-image-note = Das Browser-Abbild ist älter als dieses Programm.
finding-browser-image-note-debug = Das Browser-Abbild ist zur Fehlersuche gebaut: Auf seinen Konsolen kann man sich anmelden.
finding-browser-image-trouble = Es gibt kein Browser-Abbild.
finding-browser-image-trouble-channel = Es gibt kein Browser-Abbild: Der Kanal { $channel } hat noch keines gebracht.
finding-browser-image-trouble-recalled = Das Browser-Abbild wurde zurückgerufen: { $why }.
finding-network-image-ok = Das Netzwerk-Abbild ist vorhanden.
finding-network-image-ok-shared = Das Netzwerk-Abbild ist vorhanden; alle Konten dieses Computers verwenden es.
finding-network-image-ok-unneeded = Kein Profil braucht das Netzwerk-Abbild: Alle Sitzungen laufen auf anderen Rechnern.
finding-network-image-note = Das Netzwerk-Abbild ist älter als dieses Programm.
finding-network-image-note-debug = Das Netzwerk-Abbild ist zur Fehlersuche gebaut: Auf seinen Konsolen kann man sich anmelden.
finding-network-image-trouble = Es gibt kein Netzwerk-Abbild.
finding-network-image-trouble-channel = Es gibt kein Netzwerk-Abbild: Der Kanal { $channel } hat noch keines gebracht.
finding-network-image-trouble-recalled = Das Netzwerk-Abbild wurde zurückgerufen: { $why }.
log-explanation = Meldungen des Hintergrunddienstes. Sie enthalten keine Adressen von Seiten, wenn Sie das nicht in den Einstellungen einschalten.
log-level = Anzeigen
log-level-all = Alles
log-level-warn = Warnungen und Fehler
log-level-error = Fehler
log-search = Suchen
log-empty = Keine Einträge.
log-file = Datei
log-lines = Protokolleinträge
quit-question-title = Safe Browse beenden?
quit-question-running =
    { $count ->
        [one] Eine Sitzung ist offen. Sie kann ohne Fenster weiterlaufen; beim nächsten Start finden Sie sie wieder.
       *[other] { $count } Sitzungen sind offen. Sie können ohne Fenster weiterlaufen; beim nächsten Start finden Sie sie wieder.
    }
quit-question-leave = Beenden, Sitzungen weiterlaufen lassen
quit-question-discard = Beenden und Sitzungen verwerfen
main-cancel = Abbrechen
main-details = Einzelheiten
main-copy = Kopieren
main-copied = Kopiert
failed-files-save = Nicht gespeichert
failed-files-save-all = Nicht gespeichert
failed-files-print = Nicht gedruckt
failed-files-screenshot = Nicht gespeichert
failed-files-show = Ordner nicht angezeigt
failed-files-drag = Nicht herausgezogen
failed-files-choose = Nicht gesendet
failed-files-cancel-copy = Die Kopie wurde nicht abgebrochen
failed-files-view = Nicht gezeigt
failed-files-drop = Nicht gesendet
failed-clipboard-copy-out = Nicht kopiert
failed-clipboard-paste-in = Nicht eingefügt
failed-bookmark-add-page = Kein Lesezeichen gesetzt
failed-sites-add = Seite nicht hinzugefügt
failed-usb-list = Geräte nicht gefunden
failed-usb-connect = Nicht verbunden
failed-usb-disconnect = Nicht getrennt
failed-session-microphone = Mikrofon nicht umgeschaltet
failed-session-steer = Programm nicht angehalten oder fortgesetzt
failed-session-record = Nicht aufgezeichnet
failed-session-stop-recording = Aufzeichnung nicht beendet
failed-session-open = Nicht geöffnet
failed-session-open-page = Nicht geöffnet
failed-session-close = Nicht verworfen
failed-session-close-all = Nicht verworfen
failed-window-answer-close = Nicht verworfen
failed-window-answer-end = Nicht gespeichert und verworfen
failed-session-undo = Nicht zurückgeholt
failed-window-undo-discard = Nicht zurückgeholt
failed-session-volume = Lautstärke nicht geändert
failed-exit-test = Der Ausgang funktioniert nicht
failed-network-restart = Netzwerk-VM nicht neu gestartet
failed-image-build = Nicht gebaut
failed-image-cancel-build = Bau nicht abgebrochen
failed-image-cancel-set-up = Einrichten nicht abgebrochen
failed-doctor-fix = Nicht behoben
failed-config-set = Nicht gespeichert
failed-config-check = Nicht geprüft
failed-desktop-set = Nicht gespeichert
failed-desktop-look = Die Standardprogramme wurden nicht gefunden
failed-log-read = Protokoll nicht gelesen
failed-agent-restart = Hintergrunddienst nicht neu gestartet
failed-session-show = Sitzung nicht angezeigt
failed-session-scale = Skalierung nicht geändert
failed-session-type = Nicht getippt
failed-image-set-up = Nicht eingerichtet
failed-doctor-run = Nicht geprüft
failed-doctor-copy = Nicht kopiert
failed-config-open = Datei nicht geöffnet
failed-config-restore = Nicht wiederhergestellt
failed-config-choose-folder = Kein Ordner gewählt
failed-link-forget = Regel nicht gelöscht
failed-failure-copy = Nicht kopiert
failed-application-quit = Safe Browse nicht beendet
failed-application-answer-quit = Safe Browse nicht beendet
failed-window-close = Fenster nicht geschlossen
failed-window-fullscreen = Vollbild nicht geändert
failed-window-retry = Nicht geöffnet
failed-window-touch = Sitzung nicht behalten
failed-window-keep-running = Sitzung nicht behalten
failed-window-open-page = Seite nicht geöffnet
failed-link-choose = Link nicht geöffnet
failed-files-list = Dateien nicht aufgelistet
failed-transfer-cancel = Nicht abgebrochen
failed-bookmark-rename = Lesezeichen nicht umbenannt
failed-bookmark-remove = Lesezeichen nicht entfernt
main-loosen-question =
    { $settings ->
        [one] Diese Einstellung lockern?
       *[other] Diese { $settings } Einstellungen lockern?
    }
main-loosen-why = Spätere Sitzungen dürfen dann mehr als jetzt, oder dieser Computer vertraut mehr als jetzt.
main-loosen-removed = entfernt
main-loosen-confirm = Lockern
main-drop = Loslassen, um in einem Wegwerf-Browser ohne Netzwerk zu zeigen
main-dismiss = Schließen

## Settings

setting-hypervisor = Hypervisor
    .explanation = Womit VMs ausgeführt werden.
setting-accelerator = Beschleunigung
    .explanation = Automatisch verwendet KVM, wenn es funktioniert, sonst Software-Emulation.
setting-defaultProfile = Standardprofil
    .explanation = Gilt, wenn Sie kein anderes wählen.
setting-network-uplink = Internetverbindung
    .explanation = Wie die Netzwerk-VM das Internet erreicht.
setting-network-user-follow = Weg Ihres Kontos
    .explanation = Bei „Über Ihr Konto (user)“: host folgt der Standardroute Ihres Computers; device:wg0 benutzt nur dieses Netzwerkgerät.
setting-network-tap-bridge = Bridge
    .explanation = Bei „Lokales Netzwerk (tap)“: eine Bridge Ihres Computers.
setting-network-tap-device = Tap-Gerät
    .explanation = Oder ein Tap-Gerät, das Ihrem Konto gehört.
setting-network-pci-device = Netzwerkkarte
    .explanation = Bei „Netzwerkkarte (pci)“, zum Beispiel 0000:03:00.0.
setting-network-pci-allowOnlyNic = Einzige Netzwerkkarte erlauben
    .explanation = Ihr Computer selbst hat dann kein Netzwerk.
setting-network-mode = Modus
    .explanation = Adressübersetzung hält Sitzungen vom lokalen Netzwerk fern; eine Bridge verbindet sie mit ihm.
setting-network-ipv6 = IPv6
    .explanation = Sitzungen nutzen IPv6, wo dieser Computer es hat und kein Ausgang benutzt wird.
setting-network-forwardEapol = 802.1X weiterleiten
    .explanation = Bei einer Bridge: Eine Sitzung kann sich selbst im lokalen Netzwerk anmelden.
setting-network-bridgeRules = Bridge-Regeln
    .explanation = Eine Datei mit nftables-Regeln.
setting-network-ports = Höchstzahl der Sitzungen
    .explanation = Jede Sitzung hat einen eigenen Anschluss an der Netzwerk-VM. Eine neue Zahl gilt, sobald keine Sitzung mehr offen ist.
setting-network-memoryMiB = Speicher der Netzwerk-VM
setting-network-startWith = Netzwerk-VM starten
    .explanation = „Immer bereit“ startet sie vor dem ersten Klick.
setting-network-idleStopSeconds = Netzwerk-VM beenden nach
    .explanation = Sobald so lange keine Sitzung sie benutzt hat.
setting-network-connections = Höchstzahl der Verbindungen je Sitzung
    .explanation = Damit keine Sitzung den anderen das Netzwerk blockiert.
setting-network-newConnectionsPerSecond = Neue Verbindungen je Sekunde und Sitzung
setting-network-refusedNetworks = Gesperrte Netze
    .explanation = Keine Sitzung erreicht sie, zum Beispiel die öffentliche Adresse Ihres Routers: 203.0.113.7/32.
setting-network-portalProbe = Seite zur Suche nach Anmeldeseiten
    .explanation = An ihrer Antwort findet Safe Browse die Anmeldeseite eines Netzes und bemerkt, dass das Internet da ist. Sie wird nur abgerufen, während Sie sich anmelden. Leer: keine Anmeldung möglich.
setting-images-trustedKeys = Vertrauenswürdige Schlüssel für Abbilder
    .explanation = Nur Abbilder mit diesen Signaturen werden verwendet. „local“ steht für hier gebaute; andere sind öffentliche minisign-Schlüssel.
setting-images-channel = Kanal für Abbilder
    .explanation = Abbilder kommen aus diesem Kanal einer Registry, statt hier gebaut zu werden.
setting-images-channelKeys = Schlüssel des Kanals
    .explanation = Öffentliche minisign-Schlüssel der Personen, die ihn unterschreiben dürfen. Keine: die vertrauenswürdigen Schlüssel für Abbilder.
setting-images-channelThreshold = Nötige Unterschriften des Kanals
setting-images-ring = Gruppe bei der Verteilung
    .explanation = Gruppen wie „pilot“ können eine Version des Kanals vor anderen bekommen.
setting-images-mirrors = Spiegel von Registries
    .explanation = Abbilder und Kanäle werden zuerst dort gelesen. Was sie senden, gilt nur mit den Prüfsummen und Signaturen der Registry.
setting-images-loginServers = Anmeldeserver von Registries
    .explanation = An sie darf eine Registry Ihre Anmeldung senden, obwohl sie zu einer anderen Domain gehören.
setting-images-attestations = Nötige Bestätigungen eines Abbilds
    .explanation = So viele weitere Erbauer müssen es bestätigt haben, bevor es aus einer Registry oder einem Kanal kommt.
setting-images-extraSources = Weitere Paketquellen für Abbilder
    .explanation = Neben den Archiven von Debian, mit ihrer URI wie in den Quellen von apt.
setting-updates-check = Nach Updates für Abbilder suchen
    .explanation = In den Paketlisten der Distribution.
setting-updates-everyHours = Suchen alle
setting-updates-build = Updates für Abbilder automatisch installieren
    .explanation = Abbilder werden im Hintergrund neu gebaut und ab dem nächsten Klick verwendet. Das vorherige Abbild bleibt erhalten.
setting-updates-hours = Updates nur installieren von–bis
    .explanation = Ortszeit, zum Beispiel 22:00-06:00. Leer: jederzeit. Zurückgerufene Abbilder werden sofort ersetzt.
setting-template-seal = Sitzungen aus einer Vorlage starten
    .explanation = Eine gespeicherte VM mit offenem Browser oder leerem Bildschirm. Aus: Jede Sitzung fährt neu hoch.
setting-template-maximumAgeHours = Vorlagen erneuern nach
    .explanation = Alle Sitzungen aus einer Vorlage teilen die Anordnung ihres Speichers. 0: nie.
setting-spare-keep = Eine Reserve-VM bereithalten
    .explanation = Vor dem nächsten Klick geladen.
setting-spare-count = Höchstens so viele Reserve-VMs
    .explanation = Mehr als eine nur, solange Sie Sitzungen schnell nacheinander öffnen.
setting-spare-minimumAvailableMiB = Nur wenn so viel Speicher verfügbar ist
setting-spare-onBattery = Auch im Akkubetrieb bereithalten
setting-start-requirementTimeoutSeconds = Zeitlimit für den Start
    .explanation = So lange darf jeder Schritt dauern. Software-Emulation kann Minuten brauchen.
setting-xen-networkKind = Netzwerk-VM auf Xen
    .explanation = PV emuliert nichts; HVM emuliert einen ganzen Computer.
setting-xen-browserKind = Browser-VM auf Xen
    .explanation = PVH nutzt die Virtualisierung des Prozessors; PV nicht.
setting-xen-networkLabel = FLASK-Label der Netzwerk-VM
    .explanation = Leer: Vorgabe von Xen.
setting-xen-browserLabel = FLASK-Label der Browser-VM
    .explanation = Die Richtlinie muss beiden Labels erlauben, miteinander zu kommunizieren.
setting-xenclient-transport = Verbindung zu xenmgr
    .explanation = Auf XenClient und OpenXT: über D-Bus oder mit dem Programm xec.
setting-xenclient-dom0 = dom0 über ssh
    .explanation = Zum Beispiel root@dom0. Leer: Safe Browse läuft in dom0.
setting-xenclient-disks = Ordner der Datenträger in dom0
setting-xenclient-layer = Schreibzugriffe einer VM
    .explanation = Bleiben in ihrem Speicher oder gehen in eine Schicht, die xenmgr bei jedem Start neu anlegt.
setting-xenclient-network = Netzwerk der Sitzungen
    .explanation = Sein Name in xenmgr.
setting-xenclient-networkKernelExtract = Kernel auf dem Datenträger der Netzwerk-VM
    .explanation = Sein Pfad dort. Leer: der Kernel des Abbilds.
setting-audio-backend = Soundserver
    .explanation = Gibt den Ton der Sitzungen aus. „In eine Datei“ dient Tests.
setting-end-undoSeconds = Frist zum Rückgängigmachen
    .explanation = So lange ist eine verworfene Sitzung angehalten, bevor sie weg ist. 0: sofort weg.
setting-downloads-folder = Download-Ordner
    .explanation = Für Dateien, die Sie aus einer Sitzung speichern.
    .empty = „Safe Browse“ in Ihrem Download-Ordner
setting-downloads-maxFileMiB = Maximale Dateigröße
    .explanation = Für Dateien, die Sie speichern oder senden.
setting-downloads-safeCopyPages = Höchstzahl der Seiten einer sicheren Kopie
    .explanation = Jede Seite wird in einer zweiten Wegwerf-VM gezeichnet.
setting-downloads-safeCopyText = Text in sicheren Kopien
    .explanation = Wörter, die die Konverter-VM aus den Bildern der Seiten liest, damit Sie sie finden und kopieren können.
setting-files-openHere = Arten von Dateien, die sich hier öffnen
setting-files-documents = Office-Dokumente öffnen
    .explanation = Word, Excel, PowerPoint, OpenDocument und RTF. Bauen Sie nach dem Einschalten das Abbild des Browsers neu: Dabei kommt LibreOffice hinzu.
setting-links-mode = Websites, die sich immer hier öffnen
    .explanation = Mit der Erweiterung hält Ihr anderer Browser an, bevor er eine solche Website kontaktiert.
setting-links-always = Immer hier
    .explanation = Websites mit ihren Subdomains. Steht eine in beiden Listen, zählt der längere Name.
setting-links-never = Nie von selbst hier
    .explanation = Websites mit ihren Subdomains, etwa Ihr Intranet.
setting-log-level = Protokollstufe
setting-log-urls = Adressen von Seiten protokollieren
    .explanation = Aus: Das Protokoll verrät nicht, was Sie besucht haben.
setting-log-audit = Profile von Sitzungen protokollieren
    .explanation = Für eine Organisation: mit welchem Profil jede Sitzung geöffnet wurde. Nie, was sie gezeigt hat.
setting-profile-label = Name
    .explanation = Erscheint in Fenstern und Menüs.
    .empty = Wie in der Datei
setting-profile-startPage = Startseite
    .explanation = Erscheint, wenn eine Sitzung ohne Adresse beginnt.
    .empty = Leere Seite
setting-profile-where = Läuft auf
    .explanation = Zur Wahl stehen die Pools der Konfigurationsdatei.
setting-profile-memoryMiB = Speicher
setting-profile-scratchGiB = Platz für Downloads
    .explanation = Verschlüsselt, und mit der Sitzung weg. Bei 0 bleiben Downloads im Arbeitsspeicher.
setting-profile-privateMemory = Eigener Speicher
    .explanation = Sicherer, aber eine Sekunde langsamer.
setting-profile-processors = Prozessoren
setting-profile-colour = Farbe
    .explanation = Der Rahmen um seine Fenster.
setting-profile-network-policy = Netzwerkzugriff
    .explanation = Außer bei „Internet und lokales Netzwerk“ erreichen Sitzungen weder Ihren Computer noch Ihr lokales Netzwerk.
setting-profile-network-allow = Gelistete Websites
    .explanation = Zum Beispiel bank.example, mit Subdomains. Gilt bei „Nur gelistete Websites“.
setting-profile-exit = Ausgang
    .explanation = Ausgänge fügen Sie mit „safe-browse exit import“ hinzu. Ist einer unterbrochen, geht nichts hinaus.
setting-profile-files-out = Dateien speichern
    .explanation = Aus einer Sitzung, nach einer Frage.
setting-profile-files-in = Dateien senden
    .explanation = An eine Sitzung, nur die Sie auswählen oder bestätigen.
setting-profile-clipboard-out = Herauskopieren
    .explanation = Aus einer Sitzung in Ihre Zwischenablage, mit Schaltfläche oder Tasten. Nichts wird automatisch kopiert.
setting-profile-clipboard-in = Einfügen
    .explanation = Aus Ihrer Zwischenablage in eine Sitzung, mit Schaltfläche oder Tasten.
setting-profile-language = Bevorzugte Sprache für Webseiten
    .explanation = Seiten, die es in mehreren Sprachen gibt, richten sich danach.
setting-profile-timeZone = Zeitzone
    .explanation = Seiten sehen sie. UTC verrät nichts über Sie.
setting-profile-appearance = Erscheinungsbild
    .explanation = Automatisch: wie Ihr Desktop. Seiten sehen es, und die meisten, die beides haben, richten sich danach.
setting-profile-scale = Skalierung
    .explanation = Automatisch: so scharf wie Ihr Bildschirm und skaliert wie Ihr Desktop, was Seiten sehen. Aus: immer 100 %, mit weniger Speicher und Arbeit.
setting-profile-jit = JavaScript-Compiler
    .explanation = Aus: sicherer, aber rechenintensive Seiten sind langsam, und Seiten, die WebAssembly brauchen, funktionieren nicht.
setting-profile-fingerprint = Fingerabdruck
    .explanation = Woran Seiten Ihren Computer erkennen können. Gemeinsam: Sie sehen von einer solchen Sitzung auf jedem Computer dasselbe, auf Englisch.
setting-profile-webgl = WebGL
    .explanation = Seiten können dreidimensional zeichnen, zum Beispiel Karten und Spiele. Aus: sicherer.
setting-profile-extensions = Erweiterungen
    .explanation = Namen von Ordnern im Abbild. Ein eigenes Rezept kann Erweiterungen hinzufügen.
setting-profile-idleStopMinutes = Bei Inaktivität schließen nach
    .explanation = Zählt ab der letzten Taste, dem letzten Klick oder der letzten Bewegung des Zeigers. Vorher erscheint eine Warnung. 0: nie.
setting-profile-mayKeepRunning = „Weiterlaufen lassen“ erlauben
    .explanation = Die Warnung bei Inaktivität bietet dann an, die Sitzung weiterlaufen zu lassen.
setting-profile-lifetimeMinutes = Höchstdauer einer Sitzung
    .explanation = 0: unbegrenzt.
setting-profile-maximumAgeMinutes = Höchstalter mit Sicherheitslücke
    .explanation = 0: nie.
setting-profile-seal = Seine Sitzungen aus einer Vorlage starten
    .explanation = Mit leerem Bildschirm startet jede Sitzung ihr eigenes Chromium: sicherer, aber langsamer.
setting-profile-sound = Ton
    .explanation = Ob seine Sitzungen Ton ausgeben können.
setting-profile-accessibility = Seiten vorlesen
    .explanation = Ein Screenreader in seinen Sitzungen. Bauen Sie nach dem Einschalten das Abbild des Browsers neu: Dabei kommt die Sprachausgabe hinzu.
setting-profile-microphone = Mikrofon
    .explanation = Ob Sie es in seinen Sitzungen einschalten können. Am Anfang ist es jedes Mal aus.
setting-profile-automation = Automatisierung
    .explanation = Ob ein Programm auf Ihrem Computer den Browser seiner Sitzungen steuern kann. Das Fenster zeigt es so lange an, und Sie können übernehmen.
setting-profile-record = Aufzeichnung
    .explanation = Ob Bildschirm, Netzwerk und Downloads seiner Sitzungen aufgezeichnet werden können. Das Fenster zeigt es so lange an, und Sie können es beenden.
setting-profile-recordKeys = Schlüssel der Verbindungen in Aufzeichnungen
    .explanation = Ob Aufzeichnungen auch die Schlüssel verschlüsselter Verbindungen haben. Damit lesen Programme wie Wireshark alles, was gesendet und empfangen wurde, auch Passwörter.
setting-profile-usb = USB-Geräte
    .explanation = Ob Sie seinen Sitzungen Geräte Ihres Computers übergeben können. Von selbst wird nichts übergeben.
setting-profile-usbKinds = Arten von USB-Geräten
    .explanation = Nur diese können übergeben werden.
setting-profile-screen-width = Anfängliche Bildschirmbreite
    .explanation = Danach folgt der Bildschirm dem Fenster.
setting-profile-screen-height = Anfängliche Bildschirmhöhe
unit-MiB = MiB
unit-GiB = GiB
unit-Seconds = s
unit-Minutes = min
unit-Hours = h
unit-pixels = px
option-auto = Automatisch
option-kvm = KVM (Hardware)
option-tcg = Software-Emulation
option-user = Ihr Konto (user)
option-tap = Lokales Netzwerk (tap)
option-pci = Netzwerkkarte (pci)
option-nat = Adressübersetzung (NAT)
option-listed = Die genannten
option-others = Alle außer den genannten
option-bridge = Bridge
option-qemu = QEMU
option-xl = Xen (xl)
option-xenclient = XenClient
option-dbus = D-Bus
option-xec = Das Programm xec
option-memory = Im Speicher
option-snapshot = In einer Schicht
option-pv = PV
option-pvh = PVH
option-hvm = HVM
option-trace = Alles
option-debug = Ausführlich
option-info = Normal
option-inherit = Wie für alle Profile eingestellt
option-browser = Mit offenem Browser
option-desktop = Mit leerem Bildschirm
option-off = Aus
option-agent = Immer bereit
option-session = Mit der ersten Sitzung
option-internet-only = Nur das Internet
option-allow-list = Nur gelistete Websites
option-offline = Kein Netzwerk
option-portal = Nur die Anmeldeseite eines Netzes
option-open = Internet und lokales Netzwerk
option-on = An
option-none = Keiner
option-pipewire = PipeWire
option-pulseaudio = PulseAudio
option-wav = In eine Datei
option-ask = Jedes Mal fragen
option-allow = Ohne Nachfrage
option-warn = Warnungen
option-error = Fehler
option-silent = Nichts
option-as-on-the-desktop = Wie auf Ihrem Desktop
option-this-computer = Ihr Computer
option-direct = Ihre übliche Verbindung
option-light = Hell
option-dark = Dunkel
option-common = Gemeinsam
option-own = Eigener
option-software = Der Prozessor zeichnet
settings-page-general = Allgemein
    .explanation = Sprache, Erscheinungsbild, Start, Benachrichtigungen
settings-page-files = Links und Dateien
    .explanation = Was sich in Safe Browse öffnet und wohin gespeicherte Dateien kommen
settings-page-profiles = Profile
    .explanation = Welche Arten von Sitzungen es gibt und was jede darf
settings-page-speed = Tempo und Speicher
    .explanation = Reserve-VMs, Vorlagen, Fristen
settings-page-network = Netzwerk
    .explanation = Wie Sitzungen das Internet erreichen
settings-page-devices = Ton und Geräte
    .explanation = Ton, Mikrofon und USB-Geräte je Profil
settings-page-updates = Updates
    .explanation = Wann Abbilder geprüft und erneuert werden und woher sie kommen
settings-page-computer = Ihr Computer
    .explanation = Virtualisierung und Protokoll
settings-part-general = Profil
settings-part-files = Dateien und Zwischenablage
settings-part-network = Netzwerk
settings-part-pages = Webseiten
settings-part-speed = Tempo und Speicher
settings-part-devices = Ton und Geräte
settings-part-ending = Ende einer Sitzung
settings-part-updates = Updates
settings-part-computer = Ihr Computer
settings-of-profile = Profil „{ $profile }“
settings-search = Einstellungen durchsuchen
settings-none-found = Keine Einstellung enthält diese Wörter.
settings-back = Zurück
settings-choose = Auswählen…
settings-changed = Geändert
settings-is-default-profile = Standardprofil
settings-open-file = Datei öffnen
settings-restore = Letzte gültige Fassung wiederherstellen
settings-place = Zeile { $line }, Spalte { $column }
settings-language = Sprache
settings-theme = Erscheinungsbild
settings-autostart = Bei der Anmeldung starten
settings-autostart-why = Läuft im Infobereich, bereit für einen Klick.
settings-notifications = Benachrichtigungen
settings-notifications-why = Wenn eine Sitzung unerwartet endet, mit nicht gespeicherten Dateien angehalten wird oder Sie hört, ein Abbild veraltet ist oder das Netzwerk ausfällt.
settings-default-browser = Links anderer Programme hier öffnen
settings-only-browser-why = Dieser Desktop hat keinen anderen Browser.
settings-ask-for-links = Bei jedem Link fragen
settings-ask-for-links-why = Hier oder im anderen Browser. Aus: Jeder Link wird hier geöffnet, wenn seine Website keine Regel hat.
settings-links-asked = Ein Klick fragt, wo der Link geöffnet wird, wenn seine Website keine Regel hat.
settings-links-here = Ein Klick öffnet den Link in einem Wegwerf-Browser, wenn seine Website keine Regel hat.
settings-links-ours = Ein Klick auf einen Link in einem anderen Programm kommt zu Safe Browse.
settings-links-not-ours = Ein Klick auf einen Link in einem anderen Programm öffnet den Standardbrowser dieses Desktops.
settings-links-elsewhere = Ein Klick öffnet den Link in { $browser }.
settings-other-browser = Anderer Browser
settings-no-other-browser = keiner gefunden
settings-sites-here = Immer hier
    .explanation = Ein Klick auf einen Link zu einer dieser Websites öffnet ihn ohne Frage in einem Wegwerf-Browser.
settings-sites-elsewhere = Nie hier
    .explanation = Ein Klick auf einen Link zu einer dieser Websites öffnet ihn ohne Frage im anderen Browser.
exit-named = Ausgang { $exit }
exit-kind-wireguard = WireGuard-Tunnel
exit-kind-socks5 = SOCKS-5-Proxy
exit-kind-http-connect = HTTP-Proxy (CONNECT)
exit-kind-tor = Das Tor-Netzwerk
exit-test = Testen
exit-test-named = Den Ausgang { $exit } testen
exit-testing = Wird getestet …
exit-works = Funktioniert. Die Antwort kam nach { $milliseconds } ms.
exit-works-at = Funktioniert unter { $address }. Die Antwort kam nach { $milliseconds } ms.
settings-no-sites = noch keine Website
settings-site-with-subdomains = mit ihren Subdomains
settings-site-remembered = bei einer Frage gemerkt
settings-site-to-add = Website hinzufügen: { $rule }
settings-part-links = Links anderer Programme
settings-part-kinds = Dateien
    .explanation = Welche Arten von Dateien Safe Browse für Dateiverwaltung, E-Mail und andere Programme öffnet. Ihr Computer liest nur die Bytes einer solchen Datei; gezeigt wird sie in einem Wegwerf-Browser ohne Netzwerk. Ausgeschaltet öffnet eine Art wieder das Programm, das vorher Standard war.
settings-part-sites = Websites mit einer Regel
settings-part-saved = Dateien aus Sitzungen
kind-documents = Dokumente
    .explanation = PDF, E-Books
kind-office = Office-Dokumente
    .explanation = Word, Excel, PowerPoint, OpenDocument, RTF; braucht „Office-Dokumente öffnen“
kind-text = Text und Tabellen
    .explanation = Einfacher Text, Markdown, CSV
kind-pictures = Bilder
    .explanation = JPEG, PNG, HEIC, TIFF, SVG, Photoshop und weitere
kind-mail = E-Mail
    .explanation = Gespeicherte Nachrichten, auch von Outlook, und Postfächer
kind-archives = Archive
    .explanation = ZIP, 7z, tar, RAR, Abbilder von Discs
kind-media = Ton und Filme
    .explanation = MP4, WebM, MP3, Ogg, FLAC und weitere
kind-pages = Webseiten
    .explanation = HTML-Dateien und gespeicherte Seiten, ohne ihre Skripte
kind-click-here = Ein Klick zeigt sie in einem Wegwerf-Browser ohne Netzwerk.
kind-click-elsewhere = Ein Klick öffnet sie in { $program }.
kind-click-taken = Ein Klick öffnet sie in { $program }, das später zum Standardprogramm wurde.
kind-click-nothing = Kein Programm öffnet sie.
settings-forget = Regel für { $site } löschen
settings-new-profile = Neues Profil
settings-new-profile-name = Name des neuen Profils
settings-new-profile-why = Ein beliebiger Name.
settings-new-profile-bad = Höchstens 40 Zeichen, in einer Zeile.
settings-new-profile-taken = Dieser Name ist schon vergeben.
settings-add = Anlegen
settings-copy-profile = Profil { $profile } kopieren
settings-copy-of = Kopie von { $profile }
settings-remove-profile = Profil { $profile } entfernen
settings-remove-question = Das Profil „{ $profile }“ entfernen?
settings-remove-why = Seine Einstellungen werden aus der Datei gelöscht. Offene Sitzungen laufen weiter.
settings-remove = Entfernen
settings-reset = { $label }: auf Vorgabe zurücksetzen
settings-managed-by = Verwaltet von { $by }
settings-limited-by = Begrenzt von { $by }
settings-default-of = Vorgabe von { $by }
settings-only-these-profiles = Nur diese Profile dürfen verwendet werden. Verwaltet von { $by }
settings-not-allowed = Ihre Organisation erlaubt diesen Wert nicht.
settings-between = Eine ganze Zahl von { $min } bis { $max }
mistake-profile-label = Höchstens 40 Zeichen, in einer Zeile.
mistake-images-trustedKeys = Nötig ist mindestens ein Schlüssel: „local“ oder ein minisign-Schlüssel mit 56 Zeichen, der mit RW beginnt.
mistake-network-refusedNetworks = Nötig ist ein Netz wie 203.0.113.0/24 oder eine Adresse wie 203.0.113.7/32, höchstens 64.
mistake-images-channel = Nötig ist ein Kanal wie registry.example/safe-browse/stable.
mistake-images-channelKeys = Nötig sind „local“ oder minisign-Schlüssel mit 56 Zeichen, die mit RW beginnen, höchstens 32.
mistake-images-mirrors = Nötig sind Paare wie registry.example=spiegel.example:5000, höchstens 16.
mistake-images-loginServers = Nötig sind Namen von Servern wie login.example, höchstens 16.
mistake-images-extraSources = Nötig ist die URI einer Paketquelle wie https://pakete.example/apt, höchstens 16.
mistake-network-mode = Eine Bridge braucht die Internetverbindung „tap“ oder „pci“.
mistake-network-tap = Die Internetverbindung „tap“ braucht entweder eine Bridge oder ein Tap-Gerät.
mistake-network-tap-bridge = Nötig ist der Name eines Netzwerkgeräts mit höchstens 15 Zeichen.
mistake-network-tap-device = Nötig ist der Name eines Netzwerkgeräts mit höchstens 15 Zeichen.
mistake-network-pci-device = Nötig ist eine Karte wie 0000:03:00.0.
mistake-network-forwardEapol = Gilt nur im Modus „Bridge“.
mistake-network-bridgeRules = Nötig ist ein vollständiger Pfad, der mit / beginnt; gilt nur im Modus „Bridge“.
mistake-profile-where = Nötig ist der Name eines Pools, den die Konfigurationsdatei nennt.
mistake-profile-startPage = Nötig ist eine Adresse mit http:// oder https:// oder about:blank.
mistake-profile-language = Nötig ist eine Sprache wie de oder de-DE.
mistake-profile-timeZone = Nötig ist eine Zeitzone wie Europe/Berlin.
mistake-profile-extensions = Nötig sind Namen von Ordnern wie ublock-origin, höchstens 16.
mistake-profile-network-policy = Gilt nur im Modus „Adressübersetzung (NAT)“: Eine Bridge lässt alles durch.
mistake-profile-network-allow = Websites wie bank.example gelten nur bei „Nur gelistete Websites“.
settings-saved = Gespeichert
settings-waiting = Gespeichert. Gilt nach einem Neustart des Hintergrunddienstes.
settings-restart-now = Dienst neu starten
settings-broken = Die Konfigurationsdatei hat Fehler
settings-broken-why = Bis sie repariert oder wiederhergestellt ist, startet keine Sitzung. Offene Sitzungen laufen weiter.
settings-not-toml = Hier ist die Datei kein gültiges TOML.
settings-whole-file = Die ganze Datei
settings-file = Datei
settings-advanced = Erweitert
settings-not-loaded = Die VM-Einstellungen erscheinen, sobald der Hintergrunddienst antwortet.

## Session window

session-state-preparing = Wird vorbereitet
session-state-starting = Startet
session-state-ready = Bereit
session-state-browsing = Offen
session-state-closing = Wird verworfen
session-state-gone = Verworfen
session-state-failed = Fehlgeschlagen
requirement-image = Abbild prüfen
requirement-network = Netzwerk-VM starten
requirement-vm = VM starten
requirement-guest-agent = Auf das Gastsystem warten
requirement-home = Leeren persönlichen Ordner anlegen
requirement-screen = Bildschirm einschalten
requirement-identity = Eindeutige Kennung vergeben
requirement-browser-window = Browser öffnen
requirement-painted = Erste Seite anzeigen
ending-browser-closed = Der Browser wurde geschlossen
    .explanation = Die VM und alles darin sind weg.
ending-browser-crashed = Der Browser ist abgestürzt
    .explanation = Die VM und alles darin sind weg. Ihr Computer ist nicht betroffen.
ending-display-crashed = Der Bildschirm der VM ist abgestürzt
    .explanation = Die VM und alles darin sind weg. Ihr Computer ist nicht betroffen.
ending-portal-over = Im Netz angemeldet
    .explanation = Das Internet ist da. Die VM und alles in ihr ist weg.
ending-lifetime-over = Zeitlimit erreicht
    .explanation = Diese Grenze setzt das Profil. Die VM und alles darin sind weg.
ending-outdated = Wegen eines Sicherheitsupdates geschlossen
    .explanation = Für das Abbild gibt es ein Sicherheitsupdate, und das Profil begrenzt, wie lange eine solche Sitzung laufen darf. Die VM und alles darin sind weg.
ending-idle = Wegen Inaktivität geschlossen
    .explanation = Diese Grenze setzt das Profil. Die VM und alles darin sind weg.
ending-closed = Die Sitzung wurde geschlossen
    .explanation = Die VM und alles darin sind weg.
ending-vm-ended = Die VM wurde unerwartet beendet
    .explanation = Alles darin ist weg. Wenn das wieder geschieht, geben Sie dem Profil mehr Speicher, oder prüfen Sie die Diagnose.
ending-image-damaged = Das Abbild der VM ist beschädigt
    .explanation = Das Abbild stimmt nicht mehr mit dem überein, was gebaut wurde; deshalb wurde die VM angehalten. Alles darin ist weg. Bauen Sie das Browser-Abbild neu.
ending-guest-failed = Das System in der VM hat einen Fehler gemeldet
    .explanation = Alles in der VM ist weg. Vielleicht hilft es, das Browser-Abbild neu zu bauen.
ending-protocol-violation = Die VM wurde zu Ihrer Sicherheit beendet
    .explanation = Sie hat das Protokoll verletzt, das sie von Ihrem Computer trennt. Alles darin ist weg; sonst ist nichts betroffen.
ending-host-lost = Der andere Rechner ist weg
    .explanation = Der Rechner, auf dem sie lief, hat nicht rechtzeitig geantwortet oder kennt die Sitzung nicht mehr. Was dort noch läuft, endet von selbst.
ending-start-failed = Die Sitzung ist nicht gestartet
    .explanation = Was schon gestartet war, ist wieder weg.
colour-blue = Blau
colour-teal = Petrol
colour-green = Grün
colour-yellow = Gelb
colour-orange = Orange
colour-red = Rot
colour-pink = Rosa
colour-purple = Violett
colour-slate = Schiefer
session-disposable = Wegwerfbar
session-default-profile = Standard
session-banking-profile = Banking
session-offline-profile = Offline
session-document-profile = Dokumente
session-portal-profile = Netzanmeldung
session-title =
    { $number ->
        [1] Wegwerf-Browser – { $profile }
       *[other] Wegwerf-Browser { $number } – { $profile }
    }
session-marking = Wegwerf-Fenster, Profil { $profile }. Alles darin ist weg, wenn Sie es schließen.
session-vanishes = Alles in diesem Fenster verschwindet beim Schließen
session-is-gone = Von dieser Sitzung ist nichts übrig
rights-title = Was diese Sitzung darf
rights-why = So steht es in ihrem Profil. Nichts in der Sitzung kann es ändern.
rights-reach = Erreicht
rights-reach-value =
    { $policy ->
        [internet-only] das Internet, aber weder Ihren Computer noch Ihr Netzwerk
        [offline] nichts: sie hat kein Netzwerk
        [open] das Internet und Ihr Netzwerk
       *[other] { UNKNOWN() }
    }
rights-reach-sites =
    { $sites ->
        [0] nichts: keine Website ist gelistet
        [one] nur { $names } mit Subdomains
       *[other] nur { $names } mit ihren Subdomains
    }
rights-reach-portal = nur die Anmeldeseite von { $network }: { $hosts }
rights-reach-portal-left = nicht { $host }, wohin sie führt
rights-exit = Verlässt das Gerät über
rights-files-out = Dateien auf Ihrem Computer speichern
rights-files-in = Dateien von Ihnen erhalten
rights-copy-out = In Ihre Zwischenablage kopieren
rights-paste-in = Ihre Zwischenablage einfügen
rights-microphone = Ihr Mikrofon hören
rights-automation = Sich von einem Programm steuern lassen
rights-automation-rule =
    { $rule ->
        [off] nie
        [ask] nach einer Frage
        [allow] ohne Frage
       *[other] { UNKNOWN() }
    }
rights-record = Aufgezeichnet werden
rights-record-rule =
    { $rule ->
        [off] nie
        [ask] nach einer Frage
        [on] ohne Frage
       *[other] { UNKNOWN() }
    }
rights-usb = Ihre USB-Geräte verwenden
rights-rule =
    { $rule ->
        [off] nie
        [ask] nach einer Rückfrage
        [allow] mit einem Klick von Ihnen
       *[other] { UNKNOWN() }
    }
rights-where = Läuft auf
rights-memory = Arbeitsspeicher jetzt
rights-ends = Endet
rights-ends-closed = wenn Sie sie schließen
rights-ends-at = um { $time }
rights-ends-idle =
    { $minutes ->
        [one] nach einer Minute ohne Benutzung
       *[other] nach { $minutes } Minuten ohne Benutzung
    }
rights-image = Abbild gebaut
session-starting = Eine frische VM wird vorbereitet
session-starting-why = Sie enthält nur einen Browser und weiß nichts von früheren Sitzungen.
session-emulated = Ihr Computer führt VMs in Software-Emulation aus, deshalb kann ein Start eine Minute oder länger dauern.
session-step-done = fertig
session-step-now = läuft
session-step-waiting = wartet
session-seconds = { $seconds } s
session-seconds-left =
    { $seconds ->
        [one] Noch etwa 1 Sekunde
       *[other] Noch etwa { $seconds } Sekunden
    }
session-takes-longer = Es dauert länger als sonst
session-progress = Fortschritt des Starts
session-screen-kind = Wegwerf-Browser
session-screen =
    { GIVEN($page) ->
        [no] Bildschirm der Wegwerf-VM
       *[yes] „{ $page }“, in der Wegwerf-VM
    }
session-screen-how = Die VM erhält alle Tasten. Strg und Alt zusammen geben die Tastatur frei.
session-page = Seite: „{ $page }“.
session-plays-sound = Die Sitzung spielt Ton ab.
session-release-keyboard = Tastatur freigeben: Strg + Alt
session-release-keyboard-why = Die VM erhält alle Tasten. Drücken Sie Strg und Alt zusammen und lassen Sie los, um diese Schaltflächen mit der Tastatur zu erreichen; Esc führt zurück.
session-fullscreen = Vollbild (F11)
session-leave-fullscreen = Vollbild verlassen (F11)
session-close-window = Verwerfen und schließen
session-more = Weiteres
session-open-again = Diese Seite in neuer Sitzung öffnen
session-open-again-question = Diese Seite in einer neuen Sitzung öffnen?
session-open-again-why = Die Adresse kommt aus der Sitzung; eine Seite kann sie verändert haben. Die neue Sitzung hat keine der Anmeldungen dieser Sitzung.
session-open-again-confirm = Öffnen
session-no-address = Die Sitzung hat die Adresse ihrer Seite nicht genannt.
session-sound = Ton der Sitzung
session-reads-aloud = Liest vor
session-reads-aloud-why = Ein Screenreader in dieser Sitzung liest Seiten vor, über den Ton der Sitzung.
session-no-speech = Keine Sprachausgabe
session-no-speech-why = Der Screenreader dieser Sitzung ist nicht gestartet oder nicht zu hören. Die Sitzung funktioniert ohne ihn.
session-mute = Stummschalten
session-unmute = Ton einschalten
session-volume = Lautstärke der Sitzung
session-volume-percent = { $percent } %
session-volume-muted = { $percent } %, stumm
session-microphone-turn-on = Mikrofon einschalten: Die Sitzung kann Sie dann hören
session-microphone-turn-off = Mikrofon an: ausschalten
session-microphone-on = Mikrofon an
session-microphone-question = Mikrofon für die Sitzung „{ $profile }“ einschalten?
session-microphone-why = Ihre Seiten können Sie dann hören und aufnehmen, bis Sie es hier ausschalten oder das Fenster schließen. So lange zeigt es das Symbol in der Leiste an.
session-microphone-confirm = Einschalten
session-driven = Von einem Programm gesteuert
session-driven-why = Ein Programm auf Ihrem Computer klickt und tippt in dieser Sitzung. Mit einer Taste oder einem Klick darin übernehmen Sie.
session-driven-held = Sie haben übernommen
session-driven-held-why = Das Programm wartet, bis Sie es fortfahren lassen.
session-driven-stop = Anhalten
session-driven-continue = Fortfahren
session-driven-question = Soll ein Programm die Sitzung „{ $profile }“ steuern?
session-driven-question-why = Es kann dann ihre Seiten lesen und darin klicken und tippen, bis Sie es hier anhalten oder die Sitzung endet. So lange zeigen es das Fenster und das Symbol in der Leiste an.
session-driven-confirm = Steuern lassen
session-recorded = Wird aufgezeichnet
session-recorded-why = Bildschirm, Netzwerk und Downloads dieser Sitzung werden in { $folder } aufgezeichnet.
session-recorded-stop = Aufzeichnung beenden
session-record-question = Die Sitzung „{ $profile }“ aufzeichnen?
session-record-question-why = Alles, was sie zeigt, sendet und empfängt, und jede Datei, die sie verlässt, wird in { $folder } aufbewahrt, bis Sie es hier beenden oder die Sitzung endet. So lange zeigt es das Fenster an.
session-record-confirm = Aufzeichnen
session-record = Aufzeichnen …
session-record-into = Ordner für die Aufzeichnung wählen
session-recorded-saved = Aufgezeichnet in { $folder }.
session-recorded-closes = Diese Sitzung wird aufgezeichnet: Bildschirm, Netzwerk und Downloads sind in { $folder }. Die Aufzeichnung endet mit ihr.
session-agent-lost = Der Hintergrunddienst läuft nicht. Die Sitzung läuft weiter.
session-outdated = Sicherheitsupdate verfügbar
session-outdated-why =
    { $packages ->
        [one] Für ein Paket im Abbild dieser Sitzung gibt es ein Sicherheitsupdate. Öffnen Sie eine neue Sitzung, sobald das Abbild neu gebaut ist.
       *[other] Für { $packages } Pakete im Abbild dieser Sitzung gibt es ein Sicherheitsupdate. Öffnen Sie eine neue Sitzung, sobald das Abbild neu gebaut ist.
    }
session-outdated-ends = Sicherheitsupdate verfügbar: endet um { $time } Uhr
session-recalled-ends = Browser zurückgerufen: endet um { $time } Uhr
session-recalled-why = Die Herausgeber dieses Browsers haben ihn zurückgerufen: { $why }. Speichern Sie, was Sie brauchen; die nächste Sitzung hat einen anderen.
session-elsewhere = Auf { $host }
session-elsewhere-why = Diese Sitzung läuft auf { $host }. Was Sie speichern, hören und sagen, geht über Ihren Computer.
session-unreachable = Verbindung weg, verbinde neu
session-unreachable-why = { $host } antwortet nicht. Die Sitzung wartet dort eine Weile und wird von selbst wieder angezeigt.
session-exit = Über { $exit }
session-exit-why = Was diese Sitzung sendet, geht nur über den Ausgang { $exit } hinaus.
session-exit-down = { $exit } ist unterbrochen
session-slow = Software-Emulation
session-slow-why = VMs laufen ohne Hardware-Virtualisierung, deshalb ist alles langsamer. Die Seite „Diagnose“ sagt, warum.
session-only-listed-sites = Nur gelistete Websites
session-only-listed-sites-why = Seiten aller anderen Websites sind blockiert. Drücken Sie hier, um die Liste zu sehen oder eine Website hinzuzufügen.
session-only-listed-sites-elsewhere = Seiten aller anderen Websites sind blockiert. Die Liste steht im Profil auf { $host }.
session-only-listed-hint = Eine blockierte Seite gehört zu keiner gelisteten Website. Hinzufügen: Schloss drücken.
session-offline = Zurzeit gibt es kein Netzwerk. Dieses Fenster meldet, wenn es wieder da ist.
session-out-of-memory = Ein Tab wurde beendet, weil der Speicher dieser Sitzung voll ist. Schließen Sie andere, bevor Sie ihn wieder öffnen.
session-without-room = Die Festplatte ist voll, deshalb steht diese Sitzung still. Schaffen Sie Platz: Dann läuft sie von selbst weiter.
session-back-online = Das Netzwerk ist wieder da. Laden Sie eine fehlende Seite neu.
session-signs-in = Meldet in { $network } an
session-signs-in-why = Sie erreicht nur die Anmeldeseite dieses Netzes ({ $hosts }) und schließt sich, sobald das Internet da ist. Die Seite gehört dem Betreiber des Netzes.
session-no-network = Kein Netzwerk
session-no-network-why = Diese Sitzung erreicht nichts. So will es ihr Profil.
session-sites = Gelistete Websites
session-sites-why = Sie erreicht diese Websites und sonst nichts. Seiten aller anderen Websites sind blockiert, bis die Sitzung endet.
session-no-sites = Keine: Jede Seite ist blockiert.
session-site-blocked = Eine blockierte Seite gehört zu keiner gelisteten Website dieses Profils. Wenn Sie ihr vertrauen, fügen Sie ihre Website hinzu: sie öffnet sich dann in einer neuen Sitzung.
session-add-this-site = Website dieser Seite hinzufügen
session-add-site = Hinzufügen
session-add-site-question = Darf das Profil „{ $profile }“ { $site } erreichen?
session-add-site-why = Spätere Sitzungen des Profils erreichen { $site } und alle Subdomains davon.
session-site-added = Website hinzugefügt
session-first-site = Für welche Website ist das Profil „{ $profile }“?
session-first-site-why = Sitzungen dieses Profils erreichen nur seine gelisteten Websites. Geben Sie zum Beispiel die Adresse Ihrer Bank ein.
session-first-site-why-page = Sitzungen dieses Profils erreichen nur seine gelisteten Websites, und keine ist gelistet: Die Seite wäre blockiert. Fügen Sie ihre Website hinzu, um sie zu öffnen.
session-first-site-address = Adresse
session-first-site-open = Hinzufügen und öffnen
session-address-refused = Geben Sie eine Adresse wie https://bank.example ein
session-closing = Die Sitzung wird verworfen
session-question = Diese Sitzung verwerfen?
session-question-why =
    { $unsaved ->
        [0]
            { $undoSeconds ->
                [0] Alles darin ist dann weg: Seiten und Anmeldungen. Das kann nicht rückgängig gemacht werden.
               *[other] Alles darin ist dann weg: Seiten und Anmeldungen. Sie können es { $undoSeconds } s lang rückgängig machen.
            }
        [one]
            { $undoSeconds ->
                [0] Alles darin ist dann weg: Seiten, Anmeldungen und eine heruntergeladene Datei, die nicht gespeichert ist. Das kann nicht rückgängig gemacht werden.
               *[other] Alles darin ist dann weg: Seiten, Anmeldungen und eine heruntergeladene Datei, die nicht gespeichert ist. Sie können es { $undoSeconds } s lang rückgängig machen.
            }
       *[other]
            { $undoSeconds ->
                [0] Alles darin ist dann weg: Seiten, Anmeldungen und { $unsaved } heruntergeladene Dateien, die nicht gespeichert sind. Das kann nicht rückgängig gemacht werden.
               *[other] Alles darin ist dann weg: Seiten, Anmeldungen und { $unsaved } heruntergeladene Dateien, die nicht gespeichert sind. Sie können es { $undoSeconds } s lang rückgängig machen.
            }
    }
session-browser-ended-why =
    { $unsaved ->
        [one] Eine heruntergeladene Datei ist nicht gespeichert und wäre mit dieser Sitzung verloren.
       *[other] { $unsaved } heruntergeladene Dateien sind nicht gespeichert und wären mit dieser Sitzung verloren.
    }
session-browser-not-back = Der Browser ist nicht zurückgekommen
session-browser-not-back-why = Er hat nicht rechtzeitig ein Fenster gezeigt. Sie können es noch einmal versuchen.
session-save-all-and-discard = Alle speichern und verwerfen
session-browser-back = Browser zurückholen
session-browser-returning = Der Browser startet erneut
session-browser-returning-why = Er öffnet seine letzten Seiten. Heruntergeladene Dateien bleiben.
session-browser-returning-emulated = Er öffnet seine letzten Seiten. Heruntergeladene Dateien bleiben. In Software-Emulation dauert das bis zu einer Minute.
session-unsent = Etwas, das Sie eingegeben haben, scheint noch nicht abgeschickt zu sein.
session-discard = Verwerfen
session-background = Fenster schließen, Sitzung behalten
session-keep = Geöffnet lassen
session-keep-for-downloads = Geöffnet lassen, erst Dateien speichern
session-discarded = Verworfen
session-discarded-why = Die Sitzung ist angehalten und in { $seconds } s weg.
session-paused = Angehalten
session-held =
    { $because ->
        [idle] Angehalten: nicht benutzt
        [lifetime-over] Angehalten: Zeitlimit erreicht
        [outdated] Angehalten: Sicherheitsupdate
       *[other] { UNKNOWN() }
    }
session-held-why =
    { $because ->
        [idle]
            { $unsaved ->
                [one] Diese Sitzung wurde eine Weile nicht benutzt, und eine heruntergeladene Datei ist nicht gespeichert. Um { $time } ist die Sitzung weg.
               *[other] Diese Sitzung wurde eine Weile nicht benutzt, und { $unsaved } heruntergeladene Dateien sind nicht gespeichert. Um { $time } ist die Sitzung weg.
            }
        [lifetime-over]
            { $unsaved ->
                [one] Diese Sitzung hat das Zeitlimit ihres Profils erreicht, und eine heruntergeladene Datei ist nicht gespeichert. Wenn Sie fortsetzen, haben Sie { $minutes } Minuten, um sie zu speichern. Dann endet die Sitzung, auch wenn die Datei nicht gespeichert ist. Setzen Sie nicht fort, ist sie um { $time } weg.
               *[other] Diese Sitzung hat das Zeitlimit ihres Profils erreicht, und { $unsaved } heruntergeladene Dateien sind nicht gespeichert. Wenn Sie fortsetzen, haben Sie { $minutes } Minuten, um sie zu speichern. Dann endet die Sitzung, auch wenn Dateien nicht gespeichert sind. Setzen Sie nicht fort, ist sie um { $time } weg.
            }
        [outdated]
            { $unsaved ->
                [one] Für den Browser dieser Sitzung gibt es ein Sicherheitsupdate, deshalb darf er nicht weiterlaufen, und eine heruntergeladene Datei ist nicht gespeichert. Wenn Sie fortsetzen, haben Sie { $minutes } Minuten, um sie zu speichern. Dann endet die Sitzung, auch wenn die Datei nicht gespeichert ist. Setzen Sie nicht fort, ist sie um { $time } weg.
               *[other] Für den Browser dieser Sitzung gibt es ein Sicherheitsupdate, deshalb darf er nicht weiterlaufen, und { $unsaved } heruntergeladene Dateien sind nicht gespeichert. Wenn Sie fortsetzen, haben Sie { $minutes } Minuten, um sie zu speichern. Dann endet die Sitzung, auch wenn Dateien nicht gespeichert sind. Setzen Sie nicht fort, ist sie um { $time } weg.
            }
       *[other] { UNKNOWN() }
    }
session-grace-ends = Endet um { $time } Uhr: Dateien speichern
session-grace-why =
    { $because ->
        [lifetime-over] Diese Sitzung hat das Zeitlimit ihres Profils erreicht. Sie endet um { $time }, auch wenn Dateien nicht gespeichert sind.
        [outdated] Für diesen Browser gibt es ein Sicherheitsupdate, deshalb darf er nicht weiterlaufen. Die Sitzung endet um { $time }, auch wenn Dateien nicht gespeichert sind.
       *[other] { UNKNOWN() }
    }
session-continue = Fortsetzen
session-undo = Rückgängig machen
session-discard-now = Jetzt verwerfen
session-idle = Sind Sie noch da?
session-idle-why =
    { $unsaved ->
        [0] Diese Sitzung wurde eine Weile nicht benutzt. In { $seconds } s wird sie verworfen.
        [one] Diese Sitzung wurde eine Weile nicht benutzt. In { $seconds } s wird sie angehalten, weil eine heruntergeladene Datei nicht gespeichert ist.
       *[other] Diese Sitzung wurde eine Weile nicht benutzt. In { $seconds } s wird sie angehalten, weil { $unsaved } heruntergeladene Dateien nicht gespeichert sind.
    }
session-idle-keep = Weiterlaufen lassen
session-idle-back = Ich bin noch da
session-ends-soon = Das Profil beendet diese Sitzung in { $seconds } s
session-ends-soon-held =
    { $unsaved ->
        [one] Eine heruntergeladene Datei ist nicht gespeichert, deshalb wird die Sitzung angehalten. Wenn Sie sie dann fortsetzen, haben Sie { $minutes } Minuten, um die Datei zu speichern.
       *[other] { $unsaved } heruntergeladene Dateien sind nicht gespeichert, deshalb wird die Sitzung angehalten. Wenn Sie sie dann fortsetzen, haben Sie { $minutes } Minuten, um sie zu speichern.
    }
session-ends-soon-continue = Bis dahin weitermachen
session-failed = Die Sitzung ist nicht gestartet
session-again = Erneut versuchen
session-new = Neue Sitzung
session-same-page = Diese Seite wieder öffnen
session-open-page = „{ $page }“ öffnen
session-close = Schließen
session-picture-lost = Der Bildschirm ist nicht verfügbar
session-picture-lost-why = Die Sitzung läuft weiter, aber ihr Bildschirm ist nicht erreichbar.
session-picture-refused-why = Ihre VM hat etwas gesendet, was keine ehrliche VM sendet; deshalb wurde die Verbindung getrennt. Möglicherweise greift etwas in der Sitzung Ihren Rechner an: Verwerfen Sie sie.

## Files, clipboard and bookmarks

transfer-files = Dateien dieser Sitzung
transfer-files-count = Dateien dieser Sitzung, { $count } nicht gespeichert
transfer-no-files = Noch nichts heruntergeladen.
transfer-files-why = Gespeicherte Dateien bleiben auf Ihrem Computer; alle anderen verschwinden mit der Sitzung. Eine Datei kann schädlich sein, deshalb wird sie mit ihrer Herkunft gekennzeichnet und nicht geöffnet.
transfer-more = und { $count } ältere
transfer-save = Speichern
transfer-save-named = { $name } speichern
transfer-save-original = Original speichern
transfer-safe-copy = Sichere Kopie
transfer-more-named = Mehr zu { $name }
transfer-sent-files = An die Sitzung gesendet
transfer-save-safe-copy = Sichere Kopie speichern
transfer-save-safe-copy-named = Sichere Kopie speichern: { $name }
transfer-save-safe-copy-why = Von jeder Seite ein Bild und sonst nichts, gezeichnet in einer zweiten Wegwerf-VM ohne Netzwerk.
transfer-safe-copy-text = Sichere Kopie mit Text
transfer-save-safe-copy-text-named = Sichere Kopie von { $name } mit Text speichern
transfer-save-safe-copy-text-why = Dasselbe, mit Wörtern, die ihre VM aus den Bildern liest, damit Sie sie finden und kopieren können.
transfer-print = Drucken
transfer-print-named = Sichere Kopie drucken: { $name }
transfer-print-question = Eine sichere Kopie dieser Datei drucken?
transfer-print-why = Die sichere Kopie, von jeder Seite ein Bild und sonst nichts, wird auch auf Ihrem Computer gespeichert.
transfer-print-title = { $name } drucken
transfer-screenshot = Bild des Bildschirms speichern
transfer-screenshot-name = Bildschirm eines Wegwerf-Browsers
transfer-preview = Erste Seite der sicheren Kopie von { $name }
transfer-safe-copy-starting = Sichere Kopie, VM startet: { $name }
transfer-safe-copy-page = Sichere Kopie, Seite { $page } von { $of }: { $name }
transfer-saved = Gespeichert
transfer-saved-in = Gespeichert in { $folder }
transfer-drag-out = In ein anderes Fenster oder einen Ordner ziehen
transfer-save-all = Alle speichern
transfer-save-all-question =
    { $count ->
        [one] Diese Datei aus der Wegwerf-Sitzung auf Ihrem Computer speichern?
       *[other] Diese { $count } Dateien aus der Wegwerf-Sitzung auf Ihrem Computer speichern?
    }
transfer-save-all-why = Sie können schädlich sein: Öffnen Sie sie nur, wenn Sie ihrer Herkunft vertrauen.
transfer-saved-all =
    { $count ->
        [one] Die Datei ist gespeichert
       *[other] { $count } Dateien sind gespeichert
    }
transfer-and-more = und { $count } weitere
transfer-save-question = Diese Datei aus der Wegwerf-Sitzung auf Ihrem Computer speichern?
transfer-save-why = Sie kann schädlich sein: Öffnen Sie sie nur, wenn Sie ihrer Herkunft vertrauen.
transfer-save-safe-copy-question = Eine sichere Kopie dieser Datei auf Ihrem Computer speichern?
transfer-show-folder = Ordner anzeigen
transfer-unfinished = wird noch heruntergeladen
transfer-disguised = Nicht das, was der Name sagt
file-type-application-pdf = PDF-Dokument
file-type-application-msword = Word-Dokument
file-type-application-vnd-openxmlformats-officedocument-wordprocessingml-document = Word-Dokument
file-type-application-vnd-openxmlformats-officedocument-spreadsheetml-sheet = Excel-Tabelle
file-type-application-vnd-openxmlformats-officedocument-presentationml-presentation = PowerPoint-Präsentation
file-type-application-vnd-oasis-opendocument-text = OpenDocument-Text
file-type-application-vnd-oasis-opendocument-spreadsheet = OpenDocument-Tabelle
file-type-application-vnd-oasis-opendocument-presentation = OpenDocument-Präsentation
file-type-application-x-cfb = altes Office-Dokument oder Windows-Installationsprogramm
file-type-application-epub-zip = E-Book
file-type-application-rtf = RTF-Dokument
file-type-application-postscript = PostScript-Dokument
file-type-application-zip = ZIP-Archiv
file-type-application-gzip = komprimierte Datei (gzip)
file-type-application-x-bzip2 = komprimierte Datei (bzip2)
file-type-application-x-xz = komprimierte Datei (xz)
file-type-application-zstd = komprimierte Datei (zstd)
file-type-application-x-7z-compressed = 7z-Archiv
file-type-application-x-rar-compressed = RAR-Archiv
file-type-application-vnd-rar = RAR-Archiv
file-type-application-x-tar = tar-Archiv
file-type-application-java-archive = Java-Programm
file-type-application-vnd-android-package-archive = Android-App
file-type-application-x-deb = Debian-Paket
file-type-application-x-rpm = RPM-Paket
file-type-application-x-elf = Linux-Programm
file-type-application-x-msdownload = Windows-Programm
file-type-application-x-mach-binary = macOS-Programm
file-type-application-x-apple-diskimage = macOS-Datenträgerabbild
file-type-application-wasm = WebAssembly-Programm
file-type-application-xml = XML-Dokument
file-type-application-x-sqlite3 = SQLite-Datenbank
file-type-application-ogg = Ton oder Video
file-type-text-plain = Text
file-type-text-calendar = Kalendereintrag
file-type-text-vcard = Kontakt
file-type-image-jpeg = JPEG-Bild
file-type-image-png = PNG-Bild
file-type-image-gif = GIF-Bild
file-type-image-webp = WebP-Bild
file-type-image = Bild
file-type-video = Video
file-type-audio = Ton
file-type-text = Text
file-type-font = Schrift
file-type-model = 3D-Modell
file-type-unknown = unbekannter Typ
transfer-send = Datei senden …
transfer-send-how = Oder eine Datei auf dieses Fenster ziehen.
transfer-drop = Loslassen, um an die Sitzung zu senden
transfer-choose-title = Dateien an die Sitzung senden
transfer-send-question =
    { $count ->
        [one] Diese Datei an die Wegwerf-Sitzung senden?
       *[other] Diese { $count } Dateien an die Wegwerf-Sitzung senden?
    }
transfer-send-from = in { $folder }
transfer-send-from-hidden = aus { $folder }, einem versteckten Ordner: In solchen liegen Schlüssel und Passwörter
transfer-send-why = Jede Seite in der Sitzung kann sie dann möglicherweise lesen.
transfer-send-confirm = Senden
transfer-sent =
    { $count ->
        [one] Die Datei liegt im Download-Ordner der Sitzung.
       *[other] { $count } Dateien liegen im Download-Ordner der Sitzung.
    }
transfer-cancel = Abbrechen
transfer-clipboard = Zwischenablage
transfer-copy-out = Kopieren
transfer-copy-out-title = In der Sitzung Kopiertes herauskopieren (Strg + Alt + C)
transfer-copy-out-question = In Ihre Zwischenablage kopieren: { $amount }?
transfer-copy-out-why = Es ersetzt den Inhalt Ihrer Zwischenablage. Eine Seite kann etwas anderes hineingelegt haben, als Sie gesehen haben.
transfer-copied-out =
    { GIVEN($beginning) ->
        [no] Jetzt in Ihrer Zwischenablage: { $amount }
       *[yes] Jetzt in Ihrer Zwischenablage ({ $amount }): { $beginning }
    }
transfer-paste-in = Einfügen
transfer-paste-in-title = Ihre Zwischenablage in die Sitzung einfügen (Strg + Alt + V)
transfer-paste-in-question = In die Sitzung einfügen: { $amount }?
transfer-pasted-in = Eingefügt ({ $amount }). Eine Minute lang fügt Strg + V es erneut ein.
transfer-nothing-to-paste = Ihre Zwischenablage ist leer
transfer-amount-text = { NUMBER($characters, useGrouping: "auto") } Zeichen
transfer-amount-png = ein Bild mit { $size }
transfer-amount-other = nichts
transfer-bookmark = Lesezeichen für diese Seite
transfer-bookmark-question = Diese Seite zu den Lesezeichen des Profils „{ $profile }“ hinzufügen?
transfer-bookmark-name = Name: „{ $name }“
transfer-bookmark-why = Die Adresse kommt aus der Sitzung; eine Seite kann sie verfälscht haben. Alle späteren Sitzungen des Profils zeigen sie an.
transfer-bookmark-confirm = Hinzufügen
transfer-bookmark-how = Die Sitzung hat die Adresse ihrer Seite nicht genannt. Geben Sie sie hier ein.
transfer-bookmarked = Lesezeichen hinzugefügt
transfer-bookmark-is-kept = Für diese Seite gibt es schon ein Lesezeichen
transfer-bookmark-remove = Lesezeichen entfernen
transfer-bookmark-removed = Lesezeichen entfernt
transfer-address = Adresse
transfer-saving = { $name } wird gespeichert
transfer-sending = { $name } wird gesendet

## USB devices

usb-kind-security-key = Sicherheitsschlüssel
usb-kind-camera = Kamera
usb-kind-smart-card = Chipkartenleser
usb-kind-storage = Speicher
usb-kind-audio = Ton
usb-kind-input = Tastatur oder Zeiger
usb-kind-network = Netzwerk oder Funk
usb-kind-printer = Drucker
usb-kind-other = anderes Gerät
usb-refusal-no-use = Eine Sitzung kann damit nichts anfangen.
usb-refusal-not-allowed = Dieses Profil erlaubt Geräte dieser Art nicht.
usb-refusal-no-permission = Ihr Konto darf es nicht öffnen. Die Seite „Diagnose“ sagt, was zu tun ist.
usb-refusal-handed-over = Eine andere Sitzung hat es.
usb-open = Gerät verbinden
usb-connected =
    { $count ->
        [one] { $name }
       *[other] { $count } Geräte
    }
usb-open-connected = Verbunden: { $names }. Alle Geräte zeigen
usb-devices = Gerät verbinden
usb-devices-why = Ein verbundenes Gerät gehört nur dieser Sitzung, bis Sie es trennen oder die Sitzung endet. Seiten können es verwenden, sobald Sie das im Browser erlauben.
usb-looking = Geräte werden gesucht
usb-none = Es ist kein USB-Gerät angesteckt.
usb-connect = Verbinden
usb-connect-named = { $name } verbinden
usb-disconnect = Trennen
usb-disconnect-named = { $name } trennen
usb-is-connected = Mit dieser Sitzung verbunden
usb-connect-question = „{ $name }“ dieser Sitzung übergeben?
usb-connect-why = Ihr Computer kann es so lange nicht verwenden. Wer die Sitzung beherrscht, kann alles damit tun und es auch verändern: Verbinden Sie nur, was Sie auch an einen fremden Computer anstecken würden.
usb-connect-restarts = Chromium startet in dieser Sitzung dann neu und öffnet Ihre Seiten noch einmal. Text, den Sie noch nicht abgeschickt haben, und unfertige Downloads gehen verloren.
usb-told = { $name } ist verbunden

## Window that asks where a link opens

link-title = Wo soll dieser Link geöffnet werden?
link-from = Ein anderes Programm möchte diese Adresse öffnen:
link-here = In Safe Browse öffnen
link-here-why = In einer frischen VM, die danach verworfen wird
link-in-session-why = In einem neuen Tab, neben den Seiten und Anmeldungen, die dort offen sind
link-target = Sitzung
link-new-session = Neu: { $profile }
link-open-session = { $profile }, offen seit { $since } Uhr
link-elsewhere = In { $browser } öffnen
link-elsewhere-why = Mit Ihren Anmeldungen und Ihrem Verlauf
link-remember = Für { $site } immer so verfahren
link-dismiss = Nicht öffnen
link-rule-question = { $site } immer in Safe Browse öffnen?
link-rule-why = Auch die Subdomains. Ein Browser mit der Erweiterung kontaktiert diese Website dann nicht mehr; auch Links anderer Programme öffnen sich hier.
link-rule-confirm = Immer öffnen
link-no-rule-question = { $site } nicht mehr immer in Safe Browse öffnen?
link-no-rule-why = Auch die Subdomains. Der andere Browser öffnet diese Website dann selbst.
link-no-rule-confirm = Nicht mehr
console-hint = Die Konsolenausgabe der VM liegt in { $path }.

## Erweiterung eines Browsers auf diesem Rechner

extension-about = Öffnet Links in einem Wegwerf-Browser, und die von Ihnen gewählten Websites immer.
extension-mail-about = Öffnet Links und Anhänge von E-Mails in einem Wegwerf-Browser.
extension-button = Safe Browse
extension-open = In Safe Browse öffnen
extension-mail-open-link = Link in Safe Browse öffnen
extension-mail-open-attachment = Anhang in Safe Browse öffnen
extension-open-page = Diese Seite in Safe Browse öffnen
extension-always = Diese Website immer in Safe Browse öffnen …
extension-not-always = Diese Website nicht mehr immer in Safe Browse öffnen …
extension-rule-always = Diese Website öffnet sich immer in Safe Browse.
extension-rule-never = Diese Website öffnet sich nie von selbst in Safe Browse.
extension-rule-none = Für diese Website gibt es keine Regel.
extension-no-page = Das ist keine Seite einer Website.
extension-opening = Wird in Safe Browse geöffnet …
extension-opened = Diese Seite öffnet sich in Safe Browse
extension-opened-why = Dieser Browser hat keine Verbindung mit der Website aufgenommen.
extension-not-opened = Diese Seite wurde nicht geöffnet
extension-open-again = Noch einmal öffnen
extension-back = Zurück
extension-refused-too-often = In einer Minute kamen fünf Anfragen. Versuchen Sie es gleich noch einmal.
extension-refused-not-a-page = Eine solche Adresse öffnet Safe Browse nicht.
extension-refused-no-desktop = Die Fenster von Safe Browse sind nicht installiert, oder es gibt keinen Bildschirm.
extension-refused-not-there = Safe Browse antwortet nicht. Ist es installiert?
extension-refused-no-rule = Keine Regel sagt, dass sich diese Website in Safe Browse öffnet.
extension-refused-too-large = Der Anhang ist größer als 67 MB.
extension-refused-no-room = Zu viele Anhänge sind in Safe Browse geöffnet. Schließen Sie einige seiner Fenster.
extension-refused-unreadable = Thunderbird hat diesen Anhang nicht.

## Failures: Host agent

error-host-agent-unreachable = Die Verbindung zum Hintergrunddienst ist abgebrochen.
    .hint = Offene Sitzungen laufen weiter. Versuchen Sie es noch einmal.
error-host-agent-shutting-down = Der Hintergrunddienst wird gerade beendet.
    .hint = Versuchen Sie es noch einmal: Ein neuer startet von selbst.
error-host-agent-internal-error = Im Hintergrunddienst ist ein Fehler aufgetreten.
    .hint = Versuchen Sie es noch einmal. Mehr steht im Protokoll.
    .details = { $reason }
error-host-agent-answer-unknown = Die Antwort des Hintergrunddienstes auf { $method } passt nicht zur Schnittstelle.
    .hint = Vielleicht hat er eine andere Version. Melden Sie sich ab und wieder an.
error-host-agent-not-started =
    { GIVEN($reason) ->
        [no] Der Hintergrunddienst ist nicht gestartet.
       *[yes] Der Hintergrunddienst ist nicht gestartet: { $reason }
    }
    .hint = Im Terminal zeigt er, warum: safe-browse daemon
error-host-agent-running = Der Hintergrunddienst läuft bereits (Prozess { $pid }).
    .hint = Beenden Sie ihn zuerst: safe-browse daemon --stop
error-forget-sessions-run =
    { $count ->
        [one] Eine Sitzung läuft: Nichts wurde entfernt.
       *[other] { $count } Sitzungen laufen: Nichts wurde entfernt.
    }
    .hint = Schließen Sie sie zuerst: safe-browse close --all
error-forget-desktop-runs = Das Fenster oder das Symbol von Safe Browse ist offen: Nichts wurde entfernt.
    .hint = Beenden Sie Safe Browse im Menü des Symbols, und versuchen Sie es noch einmal.
error-forget-not-confirmed = Nichts wurde entfernt: Es gibt kein Terminal für die Frage.
    .hint = Ohne Frage entfernen: safe-browse forget --yes
error-socket-refused = Der Hintergrunddienst kann den geerbten Socket nicht verwenden: { $problem }.
    .hint = In seiner Unit muss genau ein ListenStream=%t/safe-browse/agent.sock stehen.
error-runtime-folder-too-long = Der Pfad des Laufzeitordners ist zu lang für einen Unix-Socket darin.
    .hint = Setzen Sie XDG_RUNTIME_DIR auf einen kürzeren Pfad, zum Beispiel /run/user/1000.
    .details = { $folder }
error-folder-not-private = Andere Benutzer haben Zugriff auf einen Ordner von Safe Browse.
    .hint = Löschen Sie ihn, oder nehmen Sie ihnen den Zugriff (chmod 700), und versuchen Sie es noch einmal.
    .details = { $path }
error-bad-request = Der Hintergrunddienst hat die Anfrage nicht verstanden: { $problems }
    .hint = Programm und Hintergrunddienst haben vielleicht verschiedene Versionen. Starten Sie den Dienst neu.
error-cancelled =
    { $task ->
        [build] Der Bau des Abbilds „{ $role }“ wurde abgebrochen.
        [session] Der Start wurde abgebrochen. Nichts ist davon übrig.
       *[other] Abgebrochen. Nichts wurde geändert.
    }
    .hint =
        { $task ->
            [build] Das verwendete Abbild ist unverändert. Starten Sie den Bau wieder, wenn Sie ihn brauchen.
            [session] Öffnen Sie eine neue Sitzung.
           *[other] Versuchen Sie es bei Bedarf noch einmal.
        }
error-internal = In Safe Browse ist ein Fehler aufgetreten.
    .hint = Bitte melden Sie ihn mit den Einzelheiten.
    .details = { $reason }

## Failures: Programs and disks of the host

error-package-missing = { $program } ist nicht installiert.
    .hint = Installieren Sie das Paket: { $install }
part-command-problem =
    { $problem ->
        [timeout] brauchte länger als { $status } s
        [signal] ist fehlgeschlagen ({ $status })
        [exit] ist fehlgeschlagen (Exit-Status { $status })
       *[other] { UNKNOWN() }
    }
window-error-command-failed = { $program } { part-command-problem }.
    .hint = Versuchen Sie es noch einmal. Schlägt es wieder fehl, hilft die Seite „Diagnose“.
    .details =
        { $output }
        { $command }
window-error-host-agent-not-started = Der Hintergrunddienst ist nicht gestartet.
    .hint = Den Grund zeigt im Terminal: safe-browse daemon
    .details = { $reason }
window-error-vm-not-started = { $hypervisor } hat die VM nicht gestartet.
    .hint = Versuchen Sie es noch einmal. Schlägt es wieder fehl, hilft die Seite „Diagnose“.
    .details = { $reason }
window-error-start-failed =
    { GIVEN($reason) ->
        [no] Die Sitzung ist nicht gestartet: { part-end }.
       *[yes] Die Sitzung ist nicht gestartet: { $reason }.
    }
    .hint = Versuchen Sie es noch einmal. Schlägt es wieder fehl, hilft die Seite „Diagnose“.
    .details = { $lastWords }
window-error-template-refused = { $hypervisor } kann die Vorlage nicht laden.
    .hint = Öffnen Sie die Sitzung noch einmal: Die Vorlage wird neu versiegelt.
    .details = { $reason }
window-error-uplink-not-started = Die Internetverbindung ist nicht gestartet ({ $program }).
    .hint = Prüfen Sie die Diagnose.
    .details = { $reason }
window-error-tap-refused = Es ließ sich kein Anschluss an die Bridge { $bridge } öffnen.
    .hint = Als root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. Oder nennen Sie in den Einstellungen einen eigenen Anschluss.
    .details = { $reason }
window-error-pci-not-taken = Die Karte { $device } lässt sich nicht verwenden.
    .hint = Als root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown SIE /dev/vfio/{ $group }; und erhöhen Sie Ihre Grenze für gesperrten Speicher auf den Speicher der Netzwerk-VM.
    .details = { $reason }
window-error-microphone-silent = Das Mikrofon Ihres Computers liefert nichts.
    .hint = Prüfen Sie, ob es angeschlossen ist und welches in den Toneinstellungen gewählt ist.
    .details = { $reason }
window-error-usb-not-connected = { $device } wurde nicht verbunden.
    .hint = Stecken Sie es neu an, und versuchen Sie es noch einmal.
    .details = { $reason }
window-error-pool-host-unreachable = Der Rechner { $host } ist nicht erreichbar.
    .hint = Sehen Sie selbst: { $check }
    .details = { $reason }
window-error-pool-host-key-unknown = Der Schlüssel des Rechners { $host } ist nicht der bekannte. Deshalb wurde er nicht benutzt.
    .hint = An seiner Stelle könnte ein anderer Rechner antworten. Vergleichen Sie den Schlüssel mit dem des Rechners. Wurde er neu eingerichtet: ssh-keygen -R { $name }, danach ssh { $host }
    .details = { $reason }
window-error-pool-members-unknown = Welche Rechner der Pool { $pool } hat, ist nicht bekannt.
    .hint = Sehen Sie selbst: { $check }
    .details = { $reason }
error-command-failed =
    { GIVEN($output) ->
        [no] { $program } { part-command-problem }.
       *[yes] { $program } { part-command-problem }: { $output }
    }
    .hint = Der Befehl war: { $command }
part-disk-task =
    { $task ->
        [build-browser] um das Browser-Abbild zu bauen
        [build-network] um das Netzwerk-Abbild zu bauen
        [build-host] um das Host-Abbild zu bauen
        [seal] um eine VM zu versiegeln
        [save] um die Datei zu speichern
        [pull] um das Abbild zu laden
       *[other] { UNKNOWN() }
    }
part-disk-need =
    { GIVEN($free) ->
        [no] { $needed } sind nötig
       *[yes] { $needed } sind nötig, { $free } sind frei
    }
error-disk-full =
    { GIVEN($task) ->
        [no]
            { GIVEN($needed) ->
                [no] Der Speicherplatz reicht nicht aus.
               *[yes] Der Speicherplatz reicht nicht aus: { part-disk-need }.
            }
       *[yes]
            { GIVEN($needed) ->
                [no] Der Speicherplatz reicht nicht aus, { part-disk-task }.
               *[yes] Der Speicherplatz reicht nicht aus, { part-disk-task }: { part-disk-need }.
            }
    }
    .hint =
        { $task ->
            [save] Geben Sie Speicherplatz frei, oder wählen Sie in den Einstellungen einen anderen Ordner.
           *[other] Geben Sie Speicherplatz frei, und versuchen Sie es noch einmal.
        }
    .details = { $path }
error-folder-not-writable = In den Ordner { $folder } kann nicht geschrieben werden.
    .hint = Wählen Sie in den Einstellungen einen anderen.
error-disk-read-only = Der Datenträger ist schreibgeschützt.
    .hint = Machen Sie ihn beschreibbar. Wurde er von selbst schreibgeschützt, ist er vielleicht beschädigt.
    .details = { $path }
error-own-file-unusable =
    { $problem ->
        [forbidden] Safe Browse darf eine eigene Datei oder einen eigenen Ordner nicht verwenden.
        [in-the-way] Wo Safe Browse einen Ordner braucht, ist eine Datei, oder umgekehrt.
        [missing] Ein Ordner von Safe Browse fehlt.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [forbidden] Geben Sie sie Ihrem Konto zurück (chown). Versuchen Sie es dann noch einmal.
            [in-the-way] Verschieben Sie, was dort ist. Versuchen Sie es dann noch einmal.
            [missing] Versuchen Sie es noch einmal: Safe Browse legt seine Ordner beim Start an.
           *[other] { UNKNOWN() }
        }
    .details = { $path }
error-connection-failed =
    { $problem ->
        [no-network] Es besteht keine Netzwerkverbindung.
        [no-name] Keine Internetverbindung: Der Name des Servers wurde nicht gefunden.
        [no-route] Es gibt keine Route zum Server.
        [refused] Der Server hat die Verbindung abgelehnt.
        [no-answer] Der Server antwortet nicht.
        [proxy] Der Proxy hat die Anfrage nicht durchgelassen.
        [certificate] Das Zertifikat des Servers ist nicht gültig.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [no-network] Verbinden Sie sich mit einem Netzwerk. Versuchen Sie es dann noch einmal.
            [no-name] Verbinden Sie sich mit dem Internet. Versuchen Sie es dann noch einmal.
            [no-route] Prüfen Sie Firewall und VPN. Versuchen Sie es dann noch einmal.
            [refused] Versuchen Sie es später noch einmal.
            [no-answer] Versuchen Sie es später noch einmal.
            [proxy] Prüfen Sie die Adresse des Proxys und Ihre Anmeldung dort. Versuchen Sie es dann noch einmal.
            [certificate] Prüfen Sie die Uhr dieses Computers. Versuchen Sie es dann noch einmal.
           *[other] { UNKNOWN() }
        }
    .details = { $output }
error-user-namespaces-missing = Diesem Konto fehlen die untergeordneten Benutzer-IDs, die der Bau eines Abbilds braucht.
    .hint = Installieren Sie das Paket uidmap, und führen Sie als root aus: usermod --add-subuids 165536-231071 --add-subgids 165536-231071 { $account }

## Failures: Sessions

error-session-not-found = Es gibt keine Sitzung „{ $id }“.
    .hint = Sie ist wohl schon zu Ende.
error-session-not-ready =
    { GIVEN($id) ->
        [no] Die Sitzung hat noch keine VM.
       *[yes] Sitzung { $id } hat noch keine VM.
    }
    .hint = Warten Sie, bis sie bereit ist.
error-typing-failed = Die VM hat den Text nicht eingegeben.
    .hint = Geben Sie ihn noch einmal ein. Wenn auch das nicht gelingt, kopieren Sie ihn und fügen Sie ihn ein.
error-trace-missing = Vom Start der Sitzung { $id } ist keine Aufzeichnung mehr da: Ein früherer Hintergrunddienst hat sie gestartet.
    .hint = Öffnen Sie eine neue Sitzung, und rufen Sie die Aufzeichnung ab, solange dieser Dienst läuft.
error-session-not-open = Sitzung { $id } ist nicht offen und lässt sich nicht mit Rückgängig-Frist verwerfen.
    .hint = Schließen Sie sie: safe-browse close { $id }
error-memory-short =
    { GIVEN($cgroup) ->
        [no] Die Sitzung braucht { $neededMiB } MiB Speicher, aber nur { $availableMiB } MiB sind verfügbar.
       *[yes] Die Sitzung braucht { $neededMiB } MiB Speicher, aber nur { $availableMiB } MiB sind verfügbar, so weit reicht die Grenze ihrer Cgroup.
    }
    .hint =
        { GIVEN($cgroup) ->
            [no] Schließen Sie Sitzungen oder andere Programme, oder geben Sie dem Profil weniger Speicher.
           *[yes] Schließen Sie Sitzungen oder erhöhen Sie die Grenze (MemoryMax), oder geben Sie dem Profil weniger Speicher.
        }
    .details = { $cgroup }
part-end =
    { $end ->
        [browser-closed] Der Browser wurde geschlossen
        [browser-crashed] Der Browser ist abgestürzt
        [display-crashed] Der Bildschirm der VM ist abgestürzt
        [portal-over] sie war zur Anmeldung in einem Netz offen, und das Internet ist da
        [lifetime-over] Die Höchstdauer des Profils ist erreicht
        [outdated] Für das Abbild gibt es ein Sicherheitsupdate, und das Höchstalter des Profils ist erreicht
        [idle] Die Sitzung war länger unbenutzt, als das Profil erlaubt
        [closed] Die Sitzung wurde geschlossen
        [vm-ended] Die VM wurde unerwartet beendet
        [image-damaged] Das Abbild ist beschädigt, deshalb wurde die VM angehalten
        [guest-failed] Das System in der VM hat einen Fehler gemeldet
        [protocol-violation] Die VM hat das Protokoll verletzt
        [host-lost] Der Rechner, auf dem sie lief, ist weg
        [start-failed] Die Sitzung ist nicht gestartet
       *[other] { UNKNOWN() }
    }
error-session-ended = Die Sitzung ist zu Ende: { part-end }.
    .hint = Öffnen Sie eine neue.
error-start-timed-out =
    Die Sitzung ist nicht gestartet: { $requirement ->
        [image] Die Abbilder wurden nicht geprüft
        [network] Die Netzwerk-VM ist nicht gestartet
        [vm] Die VM ist nicht gestartet
        [guest-agent] Der Gast-Agent hat nicht geantwortet
        [home] Der leere Benutzerordner wurde nicht hergestellt
        [screen] Der Bildschirm der VM ist nicht gestartet
        [identity] Die VM hat ihre neue Identität nicht angenommen
        [browser-window] Chromium hat sein Fenster nicht geöffnet
        [painted] Chromium hat sein Fenster nicht gezeichnet
       *[other] { UNKNOWN() }
    } (Zeitlimit: { $seconds } s).
    .hint =
        { $requirement ->
            [image] Sehen Sie auf der Seite „Abbilder“ nach.
            [network] Sehen Sie auf der Seite „Netzwerk“ nach.
            [vm] Prüfen Sie die Diagnose.
            [guest-agent] Bauen Sie das Abbild auf der Seite „Abbilder“ neu.
            [home] Bauen Sie das Abbild auf der Seite „Abbilder“ neu.
            [screen] Geben Sie dem Profil mehr Speicher, oder bauen Sie das Abbild neu.
            [identity] Bauen Sie das Abbild auf der Seite „Abbilder“ neu.
            [browser-window] Geben Sie dem Profil mehr Speicher, oder erhöhen Sie in den Einstellungen das Zeitlimit für den Start.
            [painted] Auf einem langsamen Computer erhöhen Sie in den Einstellungen das Zeitlimit für den Start.
           *[other] { UNKNOWN() }
        }
error-start-failed =
    { GIVEN($reason) ->
        [no]
            { GIVEN($lastWords) ->
                [no] Die Sitzung ist nicht gestartet: { part-end }.
               *[yes] Die Sitzung ist nicht gestartet: { part-end } ({ $lastWords }).
            }
       *[yes] Die Sitzung ist nicht gestartet: { $reason }.
    }
    .hint = Prüfen Sie die Diagnose.
error-no-portal =
    { $problem ->
        [online] Sie sind schon online.
        [none] Das Internet ist nicht da, und im Netz wurde keine Anmeldeseite gefunden.
        [refused] Das Netz nennt eine Anmeldeseite, die keine Sitzung erreichen darf.
        [no-network] Ihr Computer ist in keinem Netz.
        [off] Es ist keine Seite eingestellt, an der sich die Anmeldeseite eines Netzes finden ließe.
        [exit] Sitzungen dieses Profils verlassen den Computer über einen Ausgang oder laufen auf einem anderen, deshalb können sie sich nicht im Netz dieses Computers anmelden.
        [profile] Kein Profil meldet in Netzen an.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [online] Öffnen Sie eine Seite: safe-browse open
            [none] Warten Sie einen Moment und versuchen Sie es noch einmal, oder fragen Sie den Betreiber des Netzes.
            [refused] Warten Sie einen Moment und versuchen Sie es noch einmal, oder fragen Sie den Betreiber des Netzes.
            [no-network] Verbinden Sie Ihren Computer mit einem Netz und versuchen Sie es noch einmal.
            [off] Stellen Sie eine ein: safe-browse config set network.portalProbe http://network-test.debian.org/nm
            [exit] Verwenden Sie ein Profil mit exit = "direct" und ohne where.
            [profile] Geben Sie einem Profil network.policy = "portal", oder fragen Sie, wer die Einstellungen verwaltet.
           *[other] { UNKNOWN() }
        }
error-profile-not-found = Es gibt kein Profil „{ $name }“.
    .hint = Vorhandene Profile: { $profiles }
part-forbidden =
    { $act ->
        [save-files] Dateien daraus zu speichern
        [send-files] Dateien an sie zu senden
        [screenshot] ihren Bildschirm zu speichern, da sich aus ihr keine Dateien speichern lassen
        [copy-out] ihre Zwischenablage zu kopieren
        [paste-in] etwas in sie einzufügen
        [keep-running] sie unbenutzt weiterlaufen zu lassen
       *[other] { UNKNOWN() }
    }
error-profile-forbids =
    { GIVEN($by) ->
        [no] Das Profil dieser Sitzung erlaubt es nicht, { part-forbidden }.
       *[yes] Das Profil dieser Sitzung erlaubt es nicht, { part-forbidden }. Verwaltet von { $by }.
    }
    .hint =
        { GIVEN($by) ->
            [no] Erlauben Sie es im Profil, in den Einstellungen. Für offene Sitzungen gilt weiter, womit sie geöffnet wurden.
           *[yes]
                { GIVEN($contact) ->
                    [no] Fragen Sie Ihre Systemverwaltung.
                   *[yes] Ansprechstelle: { $contact }
                }
        }
error-no-scale = Diese Sitzung bleibt bei einer Skalierung von 100 %.
    .hint = Schalten Sie die Skalierung im Profil ein. Sitzungen auf anderen Rechnern und solche von Xen bleiben immer bei 100 %.
error-no-sound = Diese Sitzung hat keinen Ton.
    .hint = Schalten Sie den Ton im Profil ein. Die Diagnose sagt, ob Ihr Computer Ton ausgeben kann.
error-no-microphone = Diese Sitzung hat kein Mikrofon.
    .hint = Erlauben Sie es im Profil. Die Diagnose sagt, ob Ihr Computer Ton aufnehmen kann.
error-microphone-silent = Das Mikrofon Ihres Computers liefert nichts: { $reason }
    .hint = Prüfen Sie, ob es angeschlossen ist und welches in den Toneinstellungen gewählt ist.
error-no-automation = Diese Sitzung kann kein Programm steuern.
    .hint = Erlauben Sie es im Profil und öffnen Sie eine neue Sitzung. Sitzungen von Xen lassen sich nicht steuern.
error-automation-refused = Dass ein Programm diese Sitzung steuert, wurde nicht erlaubt.
    .hint = Das Fenster der Sitzung fragt danach. Versuchen Sie es noch einmal und antworten Sie dort innerhalb von zwei Minuten.
error-no-recording = Diese Sitzung kann nicht aufgezeichnet werden.
    .hint = Erlauben Sie es im Profil und öffnen Sie eine neue Sitzung. Sitzungen von Xen lassen sich nicht aufzeichnen.
error-recording-refused = Dass diese Sitzung aufgezeichnet wird, wurde nicht erlaubt.
    .hint = Das Fenster der Sitzung fragt danach. Versuchen Sie es noch einmal und antworten Sie dort innerhalb von zwei Minuten.
error-recording-under-way = Diese Sitzung wird bereits in { $folder } aufgezeichnet.
    .hint = Beenden Sie zuerst diese Aufzeichnung: safe-browse record --stop ID
error-recording-folder-taken = Im Ordner { $folder } sind Dateien.
    .hint = Nennen Sie einen neuen oder leeren Ordner.
error-recording-not-found = In { $folder } ist keine Aufzeichnung.
    .hint = Nennen Sie den Ordner, den `safe-browse record` gefüllt hat, mit seiner manifest.jsonl.
error-socket-path-unusable = Der Pfad des Unix-Sockets lässt sich nicht als Adresse schreiben.
    .hint = Verwenden Sie die Adresse ohne --socket, oder setzen Sie XDG_RUNTIME_DIR auf einen Ordner, dessen Pfad nur Buchstaben, Ziffern, Punkte und Bindestriche enthält.
error-sites-invalid = „{ $text }“ ist keine Liste von Websites.
    .hint = Nennen Sie die Hosts, durch Kommas getrennt, etwa example.org,example.com. Ports, Pfade und Muster sind nicht möglich; Subdomains gehören dazu.
error-playwright-missing = Das Projekt von { $file } hat kein Playwright.
    .hint = Führen Sie in seinem Ordner aus: npm install --save-dev playwright-core
part-url-problem =
    { $problem ->
        [too-long] Sie ist kodiert länger als { $limit } Bytes
        [scheme] Ihr Schema ist „{ $scheme }“
        [space] Sie enthält ein Leerzeichen oder Steuerzeichen
        [not-a-url] Sie ist keine URL wie https://example.org/
        [not-a-page] Sie ist nicht die Adresse einer Seite
        [credentials] Sie enthält einen Benutzernamen oder ein Passwort
       *[other] { UNKNOWN() }
    }
error-url-refused = Safe Browse öffnet diese Adresse nicht: { part-url-problem }.
    .hint = Geben Sie eine Adresse wie https://bank.example ein.

## Failures: Exits

error-exit-not-found = Es gibt keinen Ausgang „{ $exit }“.
    .hint = Alle Ausgänge anzeigen: safe-browse exit list
error-exit-keys-missing = Die Schlüssel des Ausgangs { $exit } fehlen.
    .hint = Importieren Sie seine Datei noch einmal: safe-browse exit import DATEI --name { $exit } --replace
error-exit-server-unknown = Der Server des Ausgangs { $exit } wird nicht gefunden: { $server }.
    .hint = Prüfen Sie das Netzwerk Ihres Computers. Sitzungen warten, und nichts geht auf anderem Weg hinaus.
error-exit-down = Der Ausgang { $exit } ist unterbrochen: { $server } antwortet nicht.
    .hint = Prüfen Sie das Netzwerk Ihres Computers, oder fragen Sie den Betreiber des Servers. Sitzungen warten, und nichts geht auf anderem Weg hinaus.
error-exit-tor-connecting = Tor stellt für den Ausgang { $exit } die Verbindung her: { $percent } %.
    .hint = Sitzungen warten, und nichts geht auf anderem Weg hinaus. Bleibt es so, sperrt Ihr Netzwerk vielleicht Tor: Beschaffen Sie sich Brücken, und tragen Sie sie als bridges des Ausgangs ein.
error-exit-tor-down = Der Ausgang { $exit } ist unterbrochen: Tor findet keinen Weg durch sein Netzwerk.
    .hint = Prüfen Sie das Netzwerk Ihres Computers. Sitzungen warten, und nichts geht auf anderem Weg hinaus.
error-exit-login-refused = Der Proxy des Ausgangs { $exit } lehnt die Anmeldung ab: { $server }.
    .hint = Geben Sie die richtige an: safe-browse exit add { $exit } --login DATEI --replace, mit --kind und --server. Sitzungen warten, und nichts geht auf anderem Weg hinaus.
error-exit-no-proxy = Was unter { $server } antwortet, ist kein Proxy der Art, die der Ausgang { $exit } nennt.
    .hint = Prüfen Sie Art und Server des Ausgangs, oder fragen Sie den Betreiber des Proxys. Sitzungen warten, und nichts geht auf anderem Weg hinaus.
error-exit-login-missing = Die Anmeldung des Ausgangs { $exit } fehlt.
    .hint = Geben Sie eine an: safe-browse exit add { $exit } --login DATEI --replace, mit --kind und --server
error-exit-login-invalid = So kann der Ausgang nicht hinzugefügt werden: { $problems }.
    .hint = Korrigieren Sie, was hier genannt ist. Name und Passwort haben je höchstens 63 Zeichen, und der Name hat keinen Doppelpunkt.
error-exit-resolver-silent = Der Ausgang { $exit } steht, aber sein Nameserver { $resolver } antwortet nicht.
    .hint = Prüfen Sie den Nameserver in der Datei von WireGuard, und importieren Sie sie noch einmal.
error-exit-file-invalid = Die Datei beschreibt keinen brauchbaren Ausgang: { $problems }.
    .hint = Berichtigen Sie, was hier genannt ist, und importieren Sie die Datei noch einmal.
error-exit-exists = Es gibt schon einen Ausgang „{ $exit }“.
    .hint = Wählen Sie mit --name einen anderen Namen, oder ersetzen Sie ihn mit --replace.

## Failures: Sessions on other hosts

error-pool-host-unreachable = Der Rechner { $host } ist nicht erreichbar: { $reason }
    .hint = Sehen Sie selbst: { $check }
error-pool-host-key-unknown = Der Schlüssel des Rechners { $host } ist nicht der bekannte. Deshalb wurde er nicht benutzt: { $reason }
    .hint = An seiner Stelle könnte ein anderer Rechner antworten. Vergleichen Sie den Schlüssel mit dem des Rechners. Wurde er neu eingerichtet: ssh-keygen -R { $name }, danach ssh { $host }
error-pool-hosts-failed = Kein Rechner des Pools { $pool } hat die Sitzung angenommen. { $reasons }
    .hint = Sehen Sie sich die Rechner und die Gründe an: safe-browse pool status
error-pool-members-unknown = Welche Rechner der Pool { $pool } hat, ist nicht bekannt: { $reason }
    .hint = Sehen Sie selbst: { $check }
error-pool-none-ready = Kein Rechner des Pools { $pool } ist bereit.
    .hint = Sehen Sie sich die Rechner und die Gründe an: safe-browse pool status
error-pool-drain-refused = Am Rechner { $host } wurde nichts geändert: { $reason }
    .hint = Die Änderung gälte für alle. Fragen Sie, wer den Cluster betreut.
error-pool-host-of-another-version = Auf dem Rechner { $host } läuft eine Version von Safe Browse, die diese nicht versteht.
    .hint = Aktualisieren Sie Safe Browse auf Ihrem Computer und auf dem Rechner.
error-pool-host-violation = Der Rechner { $host } hat etwas gesendet, was das Protokoll nicht erlaubt. Die Verbindung wurde getrennt.
    .hint = Geschieht das wieder, obwohl beide dieselbe Version haben, dann vertrauen Sie dem Rechner erst, wenn er neu eingerichtet ist.
error-pool-host-forbids =
    { GIVEN($by) ->
        [no] Diese Sitzung läuft auf { $host }. Dort ist nicht erlaubt, { part-forbidden }.
       *[yes] Diese Sitzung läuft auf { $host }. Dort ist nicht erlaubt, { part-forbidden }. Verwaltet von { $by }.
    }
    .hint = Es gelten die Regeln beider Rechner. Fragen Sie, wer { $host } betreut.
error-pool-host-refused = Der Rechner { $host } meldet: { $reason }
    .hint = Auf { $host } sagt dies mehr: safe-browse doctor
error-pool-full = Kein Rechner des Pools { $pool } hat Platz für eine weitere Sitzung.
    .hint = Schließen Sie Sitzungen, oder sehen Sie sich die Rechner an: safe-browse pool status
error-pool-drained = Kein Rechner des Pools { $pool } nimmt zurzeit neue Sitzungen an.
    .hint = Lassen Sie wieder einen zu: safe-browse pool resume HOST
error-pool-too-many-sessions = Ihr Computer hat auf dem Rechner schon { $most } Sitzungen; mehr sind nicht möglich.
    .hint = Schließen Sie Sitzungen, die Sie nicht brauchen.
error-pool-too-many-desks = Dieses Konto benutzen schon { $most } Computer; mehr sind nicht möglich.
    .hint = Schließen Sie die Sitzungen derer, die Sie nicht brauchen. Sind es nicht Ihre, so wurde ein Schlüssel dieses Kontos gestohlen: Entfernen Sie ihn aus authorized_keys.
error-pool-host-not-found = Kein Pool enthält einen Rechner „{ $host }“.
    .hint =
        { GIVEN($hosts) ->
            [no] In den Einstellungen steht kein Pool.
           *[yes] Rechner: { $hosts }
        }
error-pool-not-there =
    { $what ->
        [trace] Der Start einer Sitzung auf einem anderen Rechner lässt sich hier nicht aufzeichnen
        [dry-run] Die Befehle, die eine Sitzung auf einem anderen Rechner starten, laufen dort und nicht hier
        [usb] USB-Geräte werden nur Sitzungen übergeben, die auf diesem Rechner laufen
        [recording] Nur Sitzungen, die auf diesem Rechner laufen, werden aufgezeichnet
       *[other] { UNKNOWN() }
    }.
    .hint = Öffnen Sie eine Sitzung mit einem Profil, das auf diesem Computer läuft.

## Failures: VMs and hypervisors

error-vm-not-started = { $hypervisor } hat die VM nicht gestartet: { $reason }
    .hint = Prüfen Sie die Diagnose.
error-vm-ended = Die VM ist zu Ende.
    .hint = Öffnen Sie eine neue Sitzung.
error-vm-lingers =
    { $kind ->
        [process] Der Prozess { $name } lässt sich nicht beenden.
        [domain] Die Domäne { $name } lässt sich nicht beenden.
        [VM] Die VM { $name } lässt sich nicht beenden.
       *[other] { UNKNOWN() }
    }
    .hint = Sehen Sie nach mit: { $look }
error-console-missing = Die VM hat keine Konsole.
    .hint = Prüfen Sie die Diagnose.
error-screenshot-unavailable = Die VM wird auf dem Bildschirm des Computers selbst gezeigt; dort lässt sich kein Bild von ihr aufnehmen.
    .hint = Wechseln Sie dort zu ihr: Sie hat einen Platz im Umschalter.
error-protocol-violation =
    { $vm ->
        [browser] Die Browser-VM hat das Protokoll verletzt: { $detail }. Sie wurde beendet.
        [network] Die Netzwerk-VM hat das Protokoll verletzt: { $detail }. Sie wurde beendet.
        [converter] Die Umwandler-VM hat das Protokoll verletzt: { $detail }. Die Datei hat sie vielleicht übernommen. Nichts davon wurde gespeichert.
        [inspected] Die geprüfte VM hat das Protokoll verletzt: { $detail }. Sie wurde beendet.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $vm ->
            [converter] Trauen Sie dieser Datei nicht.
            [network] Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu.
           *[other] Öffnen Sie eine neue Sitzung.
        }
error-kvm-unavailable = Die Einstellungen verlangen KVM, aber es ist nicht benutzbar: { $reason }.
    .hint = { $remedy } Oder wählen Sie in den Einstellungen die Beschleunigung „Automatisch“.
error-domain-invalid = { $hypervisor } kann die VM „{ $name }“ nicht ausführen: { $problems }.
    .hint = Ändern Sie die Einstellungen oder den Ort der Ordner.
error-pvh-unsupported = XenClient kann die VM nicht ausführen: Diese Version von xenmgr unterstützt kein PVH.
    .hint = Setzen Sie die Arten unter [xen] in der Konfigurationsdatei auf "pv" oder "hvm".
error-xenmgr-refused =
    { GIVEN($reason) ->
        [no]
            { GIVEN($number) ->
                [no] xenmgr hat abgelehnt ({ $what }): ohne Grund.
               *[yes] xenmgr hat abgelehnt ({ $what }): ohne Grund ({ $number }).
            }
       *[yes]
            { GIVEN($number) ->
                [no] xenmgr hat abgelehnt ({ $what }): { $reason }.
               *[yes] xenmgr hat abgelehnt ({ $what }): { $reason } ({ $number }).
            }
    }
    .hint =
        { $number ->
            [101] Fahren Sie andere VMs herunter, oder geben Sie dem Profil weniger Speicher.
            [202] Ihre Richtlinie verbietet Änderungen an dieser VM: policy-modify-vm-settings.
            [205] Fahren Sie eine andere VM herunter: Der Umschalter hat neun Plätze.
            [217] Das Abbild wurde verändert, seit es gemessen wurde. Bauen Sie es auf der Seite „Abbilder“ neu.
            [220] Ihre Richtlinie verbietet es: Sehen Sie die Eigenschaften policy-… der VM an.
            [230] Eine andere VM hat diese Karte: Fahren Sie sie herunter, oder wählen Sie eine andere Karte.
            [232] Starten Sie zuerst die Netzwerk-VM auf der Seite „Netzwerk“.
           *[other] Prüfen Sie die Diagnose.
        }
error-disk-damaged = Ein Datenträger in dom0 enthält nicht, was geschrieben wurde.
    .hint = Prüfen Sie den Speicher von dom0: sein Protokoll und den freien Platz.
    .details = { $path }
error-disk-not-opened = Der Datenträger einer VM ließ sich nicht als Blockgerät öffnen.
    .hint = In dom0 zeigt sie: tap-ctl list
part-image-name =
    { $role ->
        [browser] Browser-Abbild
        [network] Netzwerk-Abbild
        [host] Host-Abbild
       *[other] Abbild „{ $role }“
    }

## Failures: Images

error-image-missing =
    { GIVEN($channel) ->
        [no] Es gibt noch kein { part-image-name }.
       *[yes] Es gibt noch kein { part-image-name }: Der Kanal { $channel } hat diesem Rechner noch keine Version gebracht.
    }
    .hint =
        { GIVEN($channel) ->
            [no] Bauen Sie das { part-image-name } auf der Seite „Abbilder“; das dauert einige Minuten.
           *[yes] Ob eine für diesen Rechner bestimmt ist, zeigt: safe-browse channel show
        }
error-build-untrusted = Ein hier gebautes Abbild würde nicht starten, denn images.trustedKeys enthält „local“ nicht.
    .hint = Es wurde nichts gebaut. Die Abbilder kommen von anderswo: safe-browse image update oder safe-browse image pull
error-image-not-found = Es gibt kein Abbild { $digest }.
    .hint = Die Seite „Abbilder“ zeigt die vorhandenen.
error-image-ambiguous = Mehr als ein Abbild beginnt mit { $digest }.
    .hint = Geben Sie mehr Stellen der Prüfsumme an.
error-no-previous-image =
    { GIVEN($role) ->
        [no] Es gibt kein vorheriges Abbild.
       *[yes] Es gibt kein vorheriges { part-image-name }.
    }
    .hint = Die Seite „Abbilder“ zeigt die vorhandenen.
error-image-damaged =
    { GIVEN($damage) ->
        [no] Das { part-image-name } ist beschädigt: Die VM hat andere Daten gelesen, als gebaut wurden, und wurde angehalten.
       *[yes] Das { part-image-name } ist beschädigt: { $damage }.
    }
    .hint =
        { $origin ->
            [imported] Importieren Sie das { part-image-name } neu: safe-browse image import network
           *[other] Bauen Sie das { part-image-name } auf der Seite „Abbilder“ neu.
        }
error-image-unsigned = Das { part-image-name } ist nicht signiert: Es stammt von einer alten Version von Safe Browse oder von jemand anderem.
    .hint =
        { $origin ->
            [imported] Importieren Sie das { part-image-name } neu: safe-browse image import network
           *[other] Bauen Sie das { part-image-name } auf der Seite „Abbilder“ neu.
        }
error-image-untrusted = Das { part-image-name } ist mit dem Schlüssel { $key } signiert, dem hier nicht vertraut wird.
    .hint =
        { $origin ->
            [imported] Importieren Sie das { part-image-name } neu: safe-browse image import network. Oder tragen Sie den öffentlichen Schlüssel des Urhebers in den Einstellungen ein.
           *[other] Bauen Sie das { part-image-name } auf der Seite „Abbilder“ neu. Oder tragen Sie den öffentlichen Schlüssel des Urhebers in den Einstellungen ein.
        }
error-image-recalled = Das { part-image-name } wurde zurückgerufen: { $why }.
    .hint = Holen Sie den Nachfolger: safe-browse image update. Ohne Kanal bauen Sie ihn: safe-browse image build { $role }
error-recalls-damaged = Es ist nicht bekannt, welche Abbilder zurückgerufen sind: Die Aufzeichnung ist nicht lesbar.
    .hint = Wenn Sie wissen, wodurch sie geändert wurde, löschen Sie sie; die nächste Prüfung des Kanals schreibt sie neu.
    .details = { $path }
error-image-older = Das { part-image-name } wurde am { $builtAt } gebaut; es war aber schon eines vom { $newest } in Gebrauch.
    .hint = Bauen Sie das { part-image-name } auf der Seite „Abbilder“ neu. Nur safe-browse image rollback { $role } kehrt zu einem älteren zurück.
error-image-record-damaged = Es ist nicht bekannt, welches { part-image-name } schon in Gebrauch war: Die Aufzeichnung ist nicht lesbar.
    .hint = Wenn Sie wissen, wodurch sie geändert wurde, löschen Sie sie.
    .details = { $path }
error-image-shared = Das { part-image-name } ist für alle Konten dieses Computers da: Seine Signatur lässt sich hier nicht ersetzen.
    .hint = Bauen Sie eines für dieses Konto, und signieren Sie es: safe-browse image build { $role }
error-image-role-unknown = Es gibt kein Abbild „{ $role }“.
    .hint = Vorhandene Abbilder: { $roles }
error-image-role-missing = Ein Rezept gilt für ein Abbild, und der Befehl nennt keines.
    .hint = Nennen Sie es: safe-browse image build browser --recipe DATEI
error-image-import-network-only = Nur ein Netzwerk-Abbild lässt sich importieren.
    .hint = Führen Sie aus: safe-browse image import network --kernel DATEI --rootfs DATEI
error-import-refused =
    Das Abbild wurde nicht importiert: { $path } { $problem ->
        [unreadable] ist nicht lesbar
        [not-a-file] ist keine Datei
        [not-a-kernel] ist kein Linux-Kernel für diesen Prozessor (bzImage)
        [not-a-file-system] ist kein Dateisystem der Art ext2, ext3, ext4, squashfs oder erofs
        [not-unmounted] wurde nicht ausgehängt; zuerst muss sein Journal abgespielt werden
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [not-unmounted] Spielen Sie sein Journal ab: e2fsck -f { $path }
           *[other] Nennen Sie einen Kernel und das Dateisystem, das zu ihm gehört.
        }

## Failures: Image builds

error-build-running = Das { part-image-name } wird bereits gebaut (Prozess { $pid }).
    .hint = Warten Sie, bis der Bau fertig ist, oder brechen Sie ihn ab.
error-agent-bundle-missing = Der Gast-Agent ist nicht gebaut.
    .hint = Bauen Sie ihn im Quellordner: npm run build
error-host-image-incomplete = Das Host-Abbild enthält die Abbilder seiner VMs, und das { part-image-name } gibt es noch nicht.
    .hint = Bauen Sie zuerst das { part-image-name } auf der Seite „Abbilder“.
error-speech-missing = Das Profil { $profile } liest Seiten vor, aber das Abbild des Browsers enthält keine Sprachausgabe.
    .hint = Bauen Sie es auf der Seite „Abbilder“ neu. Dabei kommt die Sprachausgabe hinzu; das dauert einige Minuten.
error-recipe-unreadable = Das Rezept { $path } ist nicht lesbar.
    .hint = Nennen Sie mit --recipe eine lesbare TOML-Datei.
error-recipe-invalid =
    { $count ->
        [one]
            { $path } enthält einen Fehler:
            { $problems }
       *[other]
            { $path } enthält { $count } Fehler:
            { $problems }
    }
    .hint = Beheben Sie das im Rezept, und bauen Sie noch einmal. Die Anleitung beschreibt Rezepte, in host-agent/guide/configuration.md.
error-kernel-module-missing = Der Kernel hat kein Modul { $modules }.
    .hint = Entfernen Sie es aus dem Rezept.
error-no-package-sources = Mit den Paketquellen dieses Systems lässt sich kein Abbild bauen: { $problem }.
    .hint = Abbilder entstehen aus den Archiven von Debian, signiert mit dessen Schlüsselbund (Signed-By: /usr/share/keyrings/debian-archive-keyring.pgp). Weitere nennen Sie unter images.extraSources.
error-packages-failed = Die Pakete ließen sich nicht installieren.
    .hint = Prüfen Sie die Paketnamen im Rezept, und ob apt-get update hier gelingt.
    .details = { $output }
error-build-result-refused =
    Das Abbild wurde nicht gebaut: was die Pakete als { $name } hinterließen, { $problem ->
        [missing] fehlt
        [a-link] ist eine Verknüpfung
        [not-a-file] ist keine Datei
        [of-another-account] gehört einem anderen Konto
        [too-large] ist zu groß
        [unreadable] ist nicht lesbar
       *[other] { UNKNOWN() }
    }.
    .hint = Ein Paket des Abbilds ist vielleicht feindlich. Prüfen Sie die Paketquellen der Konfiguration und die Pakete des Rezepts.

## Failures: Registries

error-registry-reference-invalid = „{ $reference }“ bezeichnet kein Abbild in einer Registry.
    .hint = Die Form ist REGISTRY/REPOSITORY:TAG oder REGISTRY/REPOSITORY@sha256:PRÜFSUMME, zum Beispiel registry.example/safe-browse/browser:stable
error-registry-unreachable = Die Registry { $host } ist nicht benutzbar: { $reason }.
    .hint = Prüfen Sie Namen und Netzwerk, und versuchen Sie es noch einmal. Ein Download wird dort fortgesetzt, wo er abbrach.
error-registry-refused =
    { GIVEN($reason) ->
        [no] Die Registry { $host } hat die Anfrage abgelehnt (HTTP { $status }).
       *[yes] Die Registry { $host } hat die Anfrage abgelehnt (HTTP { $status }: { $reason }).
    }
    .hint =
        { $status ->
            [401] Melden Sie sich mit einem Programm an, das auth.json schreibt, zum Beispiel: podman login oder oras login
            [403] Melden Sie sich mit einem Programm an, das auth.json schreibt, zum Beispiel: podman login oder oras login
           *[other] Fragen Sie den Administrator der Registry.
        }
error-registry-busy = Die Registry { $host } ist im Augenblick überlastet (HTTP { $status }).
    .hint = Versuchen Sie es später noch einmal. Ein Download wird dort fortgesetzt, wo er abbrach.
error-registry-login-elsewhere = Die Registry { $host } verlangt Ihre Anmeldung bei { $server }, einer anderen Domain. Sie wurde nicht gesendet.
    .hint = Gehört { $server } zu dieser Registry, nehmen Sie es in images.loginServers auf.
error-registry-login-file = Die Datei { $path } mit Anmeldungen bei Registries ist nicht verwendbar: { $reason }.
    .hint = Berichtigen Sie sie, oder löschen Sie sie und melden Sie sich neu an, zum Beispiel: podman login oder oras login
error-registry-mirrors-failed = Weder ein Spiegel noch die Registry von { $reference } war verwendbar. { $reasons }
    .hint = Siehe images.mirrors. Hier hat sich nichts geändert.
error-proxy-invalid = Der Proxy in der Variablen { $variable } ist keiner: Nötig ist etwas wie http://proxy.example:3128.
    .hint = Berichtigen Sie die Variable, wo sie gesetzt wird, etwa in /etc/environment. Beenden Sie dann den Dienst (safe-browse daemon --stop), und melden Sie sich neu an.
error-registry-not-found = Die Registry enthält { $reference } nicht.
    .hint = Prüfen Sie Repository und Tag.
error-registry-blob-differs = Die Registry { $host } hat andere Daten als { $digest }… gesendet.
    .hint = Das Abbild in Gebrauch ist unverändert. Versuchen Sie es noch einmal; geschieht es wieder, melden Sie es dem Administrator der Registry.
error-registry-artifact-refused = { $reference } wurde nicht geladen: { $problem }.
    .hint = Das Abbild in Gebrauch ist unverändert. Fragen Sie die Person, die das Abbild veröffentlicht hat.
error-registry-image-refused = Das Abbild lässt sich nicht veröffentlichen: { $problem }.
    .hint = Die Seite „Abbilder“ zeigt die vorhandenen.
error-attest-not-built-here = Das Abbild { $digest } wurde nicht auf diesem Rechner gebaut und lässt sich von hier aus nicht bestätigen.
    .hint = Bauen Sie es hier aus denselben Paketen: safe-browse image build
error-attestations-missing = { $found } von { $required } nötigen Erbauern haben das Abbild { $digest } bestätigt.
    .hint = Ein weiterer Erbauer muss dasselbe Abbild bauen und bestätigen: safe-browse image attest
error-signing-key-unusable = Der Schlüssel in { $path } kann nicht unterschreiben.
    .hint = Es muss ein geheimer Schlüssel von minisign ohne Passwort sein. So entsteht einer: minisign -G -W
error-signing-key-untrusted = Dem Schlüssel { $keyId } wird hier nicht vertraut, ein damit unterschriebenes Abbild würde nicht starten.
    .hint = Die Unterschrift ist unverändert. Tragen Sie zuerst den öffentlichen Schlüssel bei images.trustedKeys ein.
error-attestation-digest-invalid = Ein Abbild wird mit seiner ganzen Prüfsumme von 64 Ziffern bestätigt.
    .hint = Die Abbilder mit ihren Prüfsummen zeigt: safe-browse image list --json
error-attestation-count-invalid = Die Zahl der nötigen Erbauer muss zwischen 0 und 32 liegen.
    .hint = Zwei Erbauer sind üblich: --require 2
error-attestation-key-invalid = „{ $key }“ ist kein öffentlicher Schlüssel von minisign.
    .hint = Es ist die zweite Zeile einer Datei von minisign und beginnt mit RW.

## Failures: Channels

error-channel-name-invalid = „{ $channel }“ bezeichnet keinen Kanal.
    .hint = Die Form ist REGISTRY/REPOSITORY/NAME, zum Beispiel registry.example/safe-browse/stable
error-channel-none = Dieser Rechner folgt keinem Kanal.
    .hint = Nennen Sie einen in images.channel der Konfiguration.
error-channel-refused =
    Die Datei des Kanals { $channel } wurde abgelehnt: { $problem ->
        [malformed] sie ist keine Kanaldatei, die diese Version versteht
        [another-channel] die Datei gehört zu einem anderen Kanal
        [serial-reused] ihr Inhalt hat sich geändert, ihre laufende Nummer aber nicht
       *[other] { UNKNOWN() }
    }.
    .hint = Die Abbilder in Gebrauch sind unverändert. Melden Sie es der Person, die den Kanal veröffentlicht.
error-channel-unsigned = Der Kanal { $channel } hat { $valid } gültige von { $needed } nötigen Unterschriften.
    .hint = Vergleichen Sie images.channelKeys und images.channelThreshold mit den Schlüsseln der Personen, die den Kanal unterschreiben.
error-channel-policy-invalid =
    Der Kanal { $channel } hat verwaltete Einstellungen, die nicht verwendbar sind:
    { "  " }{ $problems }
    .hint = Es hat sich nichts geändert: Einstellungen und Abbilder in Gebrauch bleiben. Wer den Kanal veröffentlicht, muss die Richtlinie berichtigen.
error-channel-older = Die Registry bietet Nummer { $serial } des Kanals { $channel } an, aber { $seen } wurde schon gesehen.
    .hint = Die Abbilder in Gebrauch sind unverändert. Vielleicht bietet jemand eine alte Datei an: Melden Sie es dem Administrator der Registry.
error-channel-expired = Die Datei des Kanals { $channel } ist seit { $expired } abgelaufen.
    .hint = Prüfen Sie die Uhr dieses Rechners. Geht sie richtig, hat niemand den Kanal erneuert, oder die Registry hält die neuere Datei zurück: Melden Sie es der Person, die ihn veröffentlicht.
error-channel-needs-version = Die Abbilder des Kanals { $channel } brauchen Safe Browse { $needed }, und dies ist { $version }.
    .hint = Aktualisieren Sie das Paket safe-browse.
error-channel-record-damaged = Es ist unbekannt, welche Kanaldateien früher gesehen wurden: Die Aufzeichnung ist nicht lesbar.
    .hint = Wenn Sie wissen, warum sie verändert wurde, löschen Sie sie.
    .details = { $path }
error-channel-overtaken = Nummer { $serial } des Kanals { $channel } lässt sich nicht veröffentlichen: Die Registry hat schon { $newest }.
    .hint = Schreiben Sie den Entwurf neu, damit er die nächste Nummer bekommt, und lassen Sie ihn neu unterschreiben.
error-channel-serials-used-up = Auf die neueste Datei des Kanals { $channel } kann keine folgen: Sie hat die höchste Nummer, { $serial }.
    .hint = Jemand mit seinen Schlüsseln hat die Nummern aufgebraucht. Ersetzen Sie die Schlüssel, und beginnen Sie neu: channel publish mit --first-serial. Die Anleitung zu Kanälen nennt jeden Schritt.
error-channel-nothing-published = Der Kanal { $channel } hat noch keine Datei, die sich ändern ließe.
    .hint = Veröffentlichen Sie die erste: safe-browse channel publish { $channel }
error-channel-no-earlier-release = Die Registry hat keine frühere Ausgabe des Kanals { $channel }.
    .hint = Nennen Sie die Nummer, zu der Sie zurückkehren wollen, wenn sie älter ist.
error-channel-report-unusable = Der Bericht ist keiner, den verify web über das Browser-Abbild in Gebrauch gemacht hat.
    .hint = Führen Sie aus: safe-browse verify web --json > report.json. Die Kurzform genügt nicht.
error-channel-score-lower =
    { GIVEN($lost) ->
        [no] In der neuen Ausgabe funktioniert weniger als in der jetzigen des Kanals { $channel }: { $held } Prüfungen von verify web gelingen statt { $present }.
       *[yes]
            In der neuen Ausgabe funktioniert weniger als in der jetzigen des Kanals { $channel }: { $held } Prüfungen von verify web gelingen statt { $present }. Verloren:
            { "  " }{ $lost }
    }
    .hint = Bauen Sie ein Abbild, in dem es funktioniert. Sollen die Rechner trotzdem dieses bekommen: --accept-lower-score
error-channel-score-missing = Die jetzige Ausgabe des Kanals { $channel } hat ein Prüfergebnis, die neue hat keines.
    .hint = Führen Sie aus: safe-browse verify web --json > report.json, und veröffentlichen Sie mit --web-report report.json. Um ohne Prüfergebnis weiterzumachen: --accept-lower-score
error-channel-recalls-full = Der Kanal { $channel } ruft schon { $most } Abbilder zurück.
    .hint = Heben Sie Rückrufe von Abbildern auf, die kein Rechner mehr hat: safe-browse channel recall { $channel } DIGEST --withdraw
error-channel-not-recalled = Der Kanal { $channel } ruft { $digest } nicht zurück.
    .hint = Was er zurückruft, zeigt: safe-browse channel show { $channel }
error-channel-release-recalled = Der Kanal { $channel } ruft ein Abbild dieser Version zurück; kein Rechner würde sie verwenden.
    .hint = Veröffentlichen Sie ein anderes Abbild, oder heben Sie den Rückruf auf: safe-browse channel recall { $channel } DIGEST --withdraw
error-recall-unexplained = Ein Rückruf braucht einen Grund, wie ihn die Leute lesen werden: eine Zeile, höchstens 200 Zeichen.
    .hint = Geben Sie ihn an: --why "Chromium hat eine Lücke, die ausgenutzt wird"
error-policy-not-named = Nennen Sie die Datei einer Richtlinie, oder geben Sie --none an.
    .hint = Zum Beispiel: safe-browse channel policy registry.example/safe-browse/stable policy.toml
error-channel-draft-invalid = { $path } ist kein Entwurf einer Kanaldatei.
    .hint = Schreiben Sie ihn mit der Option --draft, und ändern Sie ihn nicht: Seine Bytes werden unterschrieben.
error-image-not-proven = Das neue Abbild ({ $role }) funktioniert auf diesem Rechner nicht: { $reason }.
    .hint = Die Abbilder in Gebrauch sind unverändert. Melden Sie es der Person, die das Abbild veröffentlicht.

## Failures: Templates

error-sealing-off = Die Einstellungen schalten Vorlagen aus.
    .hint = Setzen Sie template.seal = "browser" in der Konfigurationsdatei.
error-cannot-seal = Der Hypervisor { $hypervisor } kann keine VMs versiegeln.
    .hint = Es ist nichts zu tun: Sitzungen starten kalt.
error-seal-failed = Die VM ließ sich nicht versiegeln: { $reason }.
    .hint = Sitzungen starten ohne Vorlage. Prüfen Sie die Diagnose.
error-spare-failed = Die Reserve ließ sich nicht laden: { $reason }.
    .hint = Bis das gelingt, starten Sitzungen aus der Vorlage oder kalt.
error-templates-dropped = Die Vorlagen wurden gelöscht, bevor alle versiegelt waren.
    .hint = Versiegeln Sie sie neu: safe-browse template seal
error-template-refused = { $hypervisor } kann die Vorlage nicht laden: { $reason }
    .hint = Öffnen Sie die Sitzung noch einmal: Die Vorlage wird neu versiegelt.

## Failures: Network

error-network-not-started =
    { GIVEN($reason) ->
        [no] Die Netzwerk-VM ist nicht gestartet.
       *[yes] Die Netzwerk-VM ist nicht gestartet: { $reason }.
    }
    .hint = Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu, oder sehen Sie in der Diagnose nach.
error-network-stopped = Die Netzwerk-VM wurde angehalten, während sie startete.
    .hint = Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu.
error-network-ended = Die Netzwerk-VM ist ausgefallen.
    .hint = Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu.
error-network-failed = Die Netzwerk-VM hat einen Fehler gemeldet (Schritt { $step }).
    .hint = Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu.
error-network-crash-loop = Die Netzwerk-VM ist { $times }-mal nacheinander ausgefallen und wird nicht wieder gestartet. Letzte Ursache: { $reason }.
    .hint = Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu.
error-network-in-use =
    { $sessions ->
        [one] Eine Sitzung benutzt die Netzwerk-VM.
       *[other] { $sessions } Sitzungen benutzen die Netzwerk-VM.
    }
    .hint = Schließen Sie sie zuerst.
error-ports-taken = Alle { $ports } Anschlüsse der Netzwerk-VM sind belegt.
    .hint = Schließen Sie eine Sitzung, oder erlauben Sie in den Einstellungen mehr.
error-network-policy-too-large = Die Positivlisten aller Sitzungen wären zusammen größer als { $kibibytes } KiB.
    .hint = Schließen Sie eine Sitzung mit langer Liste, oder kürzen Sie die Liste ihres Profils.
error-imported-image-bridge-only = Das Netzwerk-Abbild wurde importiert. Es kann nicht routen und filtern, nur als Bridge arbeiten.
    .hint = Stellen Sie den Modus „Bridge“ ein, oder bauen Sie das eigene Abbild.
error-bridge-rules-unreadable = Die Bridge-Regeln in { $file } sind nicht verwendbar: { $problem }.
    .hint = Beheben Sie das in der Datei, oder nennen Sie in den Einstellungen eine andere.
error-host-attached = Ihr Computer ist bereits mit der Netzwerk-VM verbunden.
    .hint = Trennen Sie ihn zuerst: safe-browse network detach-host
error-host-cards-unsupported = Mit dem Hypervisor { $hypervisor } lässt sich Ihr Computer nicht mit der Netzwerk-VM verbinden.
    .hint = Das kann nur Xen: hypervisor = "xl".
error-host-card-missing = Die Netzwerkkarte, die mit Ihrem Computer verbunden wurde, ist nicht erschienen.
    .hint = Laden Sie ihren Treiber: modprobe xen-netfront
error-card-not-connected = Die Netzwerk-VM hat eine Netzwerkkarte auch beim zweiten Versuch nicht angenommen.
    .hint = Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu.

## Failures: Uplink

error-uplink-not-started = Die Internetverbindung ist nicht gestartet ({ $program }): { $reason }
    .hint = Prüfen Sie die Diagnose.
error-uplink-device-missing = Das Netzwerkgerät { $device }, über das Sitzungen hinausgehen, ist nicht da. Bis es zurück ist, geht nichts hinaus.
    .hint = Verbinden Sie es, zum Beispiel das VPN, oder wählen Sie einen anderen Weg: network.user.follow
error-uplink-device-down = Das Netzwerkgerät { $device }, über das Sitzungen hinausgehen, ist nicht aktiv oder hat keine Adresse. Bis dahin geht nichts hinaus.
    .hint = Verbinden Sie es, zum Beispiel das VPN, oder wählen Sie einen anderen Weg: network.user.follow
error-uplink-ended = Die Internetverbindung der Netzwerk-VM wurde unterbrochen und neu gestartet.
    .hint = Es ist nichts zu tun.
error-uplink-crash-loop = Die Internetverbindung der Netzwerk-VM ist innerhalb einer Minute { $times }-mal abgebrochen.
    .hint = Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu.
error-uplink-lost = Die Internetverbindung der Netzwerk-VM ließ sich nicht neu starten: { $reason }.
    .hint = Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu.
error-uplink-unsupported = Dieser Hypervisor unterstützt network.uplink = "{ $uplink }" nicht.
    .hint = Geben Sie der Netzwerk-VM in den Einstellungen eine Netzwerkkarte: „Netzwerkkarte (pci)“.
error-tap-refused = Es ließ sich kein Anschluss an die Bridge { $bridge } öffnen: { $reason }
    .hint = Als root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. Oder nennen Sie einen eigenen Anschluss: network.tap.device
error-pci-device-missing = Ihr Computer hat kein Gerät { $device }.
    .hint = Die Netzwerkkarten zeigt: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-not-a-network-card = Das Gerät { $device } ist keine Netzwerkkarte (seine Klasse ist { $deviceClass }).
    .hint = Die Netzwerkkarten zeigt: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-no-iommu = Die Karte { $device } ist in keiner IOMMU-Gruppe und könnte auf den ganzen Speicher Ihres Computers zugreifen.
    .hint = Schalten Sie die IOMMU ein: VT-d oder AMD-Vi in der Firmware, und intel_iommu=on in der Kernel-Befehlszeile.
error-pci-group-shared = Die Karte { $device } teilt die IOMMU-Gruppe { $group } mit { $companions }: Sie können einander an der IOMMU vorbei erreichen.
    .hint = Stecken Sie die Karte in einen anderen Steckplatz, oder nehmen Sie eine andere.
error-pci-only-nic = Die Karte { $device } ist die einzige Netzwerkkarte Ihres Computers. Er verlöre seine Netzwerkverbindung.
    .hint = Wenn Sie das möchten, erlauben Sie es in den Einstellungen (network.pci.allowOnlyNic).
error-pci-not-taken = Die Karte { $device } lässt sich nicht verwenden: { $reason }.
    .hint = Als root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown SIE /dev/vfio/{ $group }; und erhöhen Sie Ihre Grenze für gesperrten Speicher auf den Speicher der Netzwerk-VM.

## Failures: Files and clipboard

error-transfers-unsupported = Dateien und Zwischenablage lassen sich nicht übertragen: Dieser Hypervisor hat keinen Anschluss dafür.
    .hint = Wählen Sie in den Einstellungen den Hypervisor „qemu“.
error-transfer-violation = Die VM hat etwas anderes geschickt, als vereinbart war.
    .hint = Trauen Sie dieser Sitzung nicht mehr: Schließen Sie sie.
error-transfer-failed = Die VM konnte die Übertragung nicht ausführen.
    .hint = Versuchen Sie es noch einmal.
error-transfer-stalled = Die Übertragung ist stehen geblieben.
    .hint = Versuchen Sie es noch einmal.
error-transfer-too-large = Es ist größer als die Grenze für Übertragungen.
    .hint = Für Dateien lässt sich die Grenze in den Einstellungen erhöhen.
error-no-room-inside = In der VM ist kein Platz dafür.
    .hint = Geben Sie dem Profil mehr Speicher.
error-download-not-found =
    { GIVEN($name) ->
        [no] Diese Datei gibt es in der Sitzung nicht mehr.
       *[yes] In der Sitzung gibt es keinen Download „{ $name }“.
    }
    .hint =
        { GIVEN($session) ->
            [no] Sehen Sie in der Liste der Downloads nach.
           *[yes] Die vorhandenen zeigt: safe-browse downloads { $session }
        }
error-download-changed = Die Datei hat sich verändert, seit sie aufgelistet wurde.
    .hint = Sehen Sie noch einmal in der Liste nach, und speichern Sie die Datei, wenn sie vollständig ist.
error-download-unfinished = Die Datei wird noch heruntergeladen.
    .hint = Speichern Sie sie, wenn sie vollständig ist.
error-clipboard-empty = In der Sitzung wurde nichts kopiert, das sich übertragen lässt.
    .hint = Kopieren Sie dort zuerst einen Text oder ein Bild.
error-clipboard-not-a-url = Der Text, der in der Sitzung kopiert wurde, ist keine Adresse.
    .hint = Geben Sie die Adresse ein, oder kopieren Sie sie zuerst in der Sitzung.
error-clipboard-not-text = Die Zwischenablage enthielt ein Bild. Es wurde aus der Sitzung entfernt und ist verloren.
    .hint = Kopieren Sie es noch einmal, und nennen Sie eine Datei: safe-browse copy { $session } DATEI.png
error-file-unreadable = Die Datei { $path } ist nicht lesbar.
    .hint = Prüfen Sie, ob es sie gibt und ob Sie sie lesen dürfen.
error-not-a-file = { $path } ist keine Datei.
    .hint = Senden Sie einen Ordner als Archiv.
error-file-changed = Die Datei { $path } hat sich geändert, während sie gelesen wurde.
    .hint = Versuchen Sie es noch einmal.
error-file-not-written = Die Datei { $path } lässt sich nicht schreiben. Vielleicht gibt es sie schon.
    .hint = Nennen Sie eine neue Datei in einem Ordner, in den Sie schreiben dürfen.
error-measurement-unreadable = { $path } ist kein Bericht von safe-browse measure in dieser Version.
    .hint = Messen Sie neu, oder vergleichen Sie Berichte derselben Version.

## Failures: Safe copies

error-safe-copy-running = Eine andere sichere Kopie wird gerade erstellt.
    .hint = Warten Sie, bis sie fertig ist, oder brechen Sie sie ab.
error-safe-copy-unsupported = Von Dateien dieser Art gibt es keine sicheren Kopien.
    .hint = Sehen Sie die Datei in der Sitzung an, oder speichern Sie die Datei selbst, wenn Sie ihr trauen.
error-safe-copy-too-many-pages = Das Dokument hat { $pages } Seiten; eine sichere Kopie darf höchstens { $maxPages } haben.
    .hint = Erhöhen Sie die Zahl in den Einstellungen, oder speichern Sie die Datei selbst, wenn Sie ihr trauen.
error-safe-copy-too-large = Die sichere Kopie wäre größer als die Grenze von { $maxFileMiB } MiB.
    .hint = Die Grenze lässt sich in den Einstellungen erhöhen.
error-safe-copy-locked = Das Dokument ist verschlüsselt: Um es zu lesen, ist sein Passwort nötig.
    .hint = Sehen Sie es in einer Sitzung an und geben Sie dort das Passwort ein, oder bitten Sie den Absender um eine Kopie ohne Passwort.
error-safe-copy-without-programs = Dafür sind Programme für Dokumente nötig, die das Browser-Image nicht hat.
    .hint = Setzen Sie files.documents auf true und bauen Sie das Image neu: safe-browse image build browser
error-safe-copy-not-drawn = Die Datei lässt sich nicht darstellen: Sie ist beschädigt oder durch ein Passwort geschützt.
    .hint = Sehen Sie die Datei in der Sitzung an, oder speichern Sie die Datei selbst, wenn Sie ihr trauen.
error-printer-missing = Auf Ihrem Computer ist kein Drucker eingerichtet, oder sein Druckdienst (CUPS) läuft nicht.
    .hint = Fügen Sie in den Einstellungen Ihrer Arbeitsumgebung einen Drucker hinzu, oder speichern Sie eine sichere Kopie und drucken Sie sie anderswo.
error-print-failed = Die sichere Kopie wurde nicht gedruckt: { $reason }.
    .hint = Sie ist gespeichert: { $path }
error-converter-not-started = Die Umwandler-VM ist nicht gestartet: { $reason }.
    .hint = Prüfen Sie die Diagnose.
error-converter-ended =
    { GIVEN($step) ->
        [no] Die Umwandler-VM ist zu Ende.
       *[yes] Die Umwandler-VM hat einen Fehler gemeldet (Schritt { $step }).
    }
    .hint = Versuchen Sie es noch einmal.

## Failures: USB devices

error-no-usb = Dieser Sitzung können keine USB-Geräte übergeben werden.
    .hint = Erlauben Sie es im Profil, und öffnen Sie eine neue Sitzung. Sitzungen von Xen bekommen nie Geräte.
error-usb-device-missing = Kein USB-Gerät hat die Adresse { $device }.
    .hint = Ein Gerät, das neu angesteckt wird, bekommt eine andere Adresse. Öffnen Sie die Liste noch einmal.
part-usb-refusal =
    { $refusal ->
        [no-use] eine Sitzung kann mit Geräten dieser Art nichts anfangen
        [not-allowed] das Profil der Sitzung erlaubt diese Art nicht
        [no-permission] Ihr Konto darf es nicht öffnen
        [handed-over] eine Sitzung hat es schon
       *[other] { UNKNOWN() }
    }
error-usb-device-refused = { $device } wurde nicht übergeben: { part-usb-refusal }.
    .hint =
        { $refusal ->
            [no-use] Sitzungen können Sicherheitsschlüssel, Kameras und Chipkartenleser verwenden.
            [not-allowed] Erlauben Sie die Art im Profil, und öffnen Sie eine neue Sitzung.
            [no-permission] Die Diagnose sagt, was zu tun ist.
            [handed-over] Trennen Sie es dort zuerst, oder schließen Sie diese Sitzung.
           *[other] { UNKNOWN() }
        }
error-usb-too-many = Eine Sitzung kann { $most } USB-Geräte zugleich haben.
    .hint = Trennen Sie zuerst ein anderes.
error-usb-in-use = { $device } wurde nicht verbunden: Ein anderes Programm auf Ihrem Computer verwendet es.
    .hint = Schließen Sie dieses Programm, und versuchen Sie es noch einmal. Ist es der Dienst für Chipkarten, hilft als root: systemctl stop pcscd.socket pcscd.service
error-smart-card-unusable = { $device } wurde nicht verbunden: Chromium in der Sitzung konnte es nicht verwenden.
    .hint = Versuchen Sie es noch einmal. Ist das Abbild der Sitzung älter als diese Version, lassen Sie neue Abbilder bauen.
error-usb-not-connected = { $device } wurde nicht verbunden: { $reason }
    .hint = Stecken Sie es neu an, und versuchen Sie es noch einmal.

## Failures: Configuration

error-config-invalid =
    { $count ->
        [one]
            Die Konfigurationsdatei enthält einen Fehler:
            { $problems }
       *[other]
            Die Konfigurationsdatei enthält { $count } Fehler:
            { $problems }
    }
    .hint = Beheben Sie das in der Datei.
    .details = { $path }
error-config-not-broken = Die Konfigurationsdatei hat keinen Fehler, oder der frühere Inhalt ist nicht bekannt.
    .hint = Bearbeiten Sie die Datei.
    .details = { $path }
error-config-change-refused =
    Die Einstellungen wurden nicht geändert:
    { $problems }
    .hint = Berichtigen Sie, was hier genannt ist, im Befehl oder in der Konfigurationsdatei.
error-policy-file-refused =
    Es startet keine Sitzung, weil den verwalteten Einstellungen nicht zu trauen ist: { $path } { $problem ->
        [link] ist eine symbolische Verknüpfung
        [not-a-file] ist keine gewöhnliche Datei
        [not-a-folder] ist kein Ordner
        [covered] ist für dieses Programm durch eine andere Einbindung verdeckt
        [unreadable] ist für dieses Konto nicht lesbar
        [foreign] gehört nicht root
        [writable] kann von anderen als root geändert werden
        [too-large] ist größer als 1 MiB
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [covered] Starten Sie Safe Browse außerhalb des Benutzernamensraums, in dem dort etwas eingebunden ist.
           *[other] Die Systemverwaltung muss Datei und Ordner root übergeben und das Schreibrecht der anderen entfernen: chown root:root, chmod 644 und 755.
        }
error-policy-invalid =
    { $count ->
        [one]
            Es startet keine Sitzung: Die verwalteten Einstellungen in { $path } enthalten einen Fehler:
            { $problems }
       *[other]
            Es startet keine Sitzung: Die verwalteten Einstellungen in { $path } enthalten { $count } Fehler:
            { $problems }
    }
    .hint = Die Systemverwaltung muss die Datei berichtigen.
error-setting-managed = Von { $by } verwaltet und nicht geändert: { $keys }
    .hint =
        { GIVEN($contact) ->
            [no] Fragen Sie Ihre Systemverwaltung.
           *[yes] Ansprechstelle: { $contact }
        }
error-profile-managed = Das Profil „{ $name }“ darf nicht verwendet werden. Verwaltet von { $by }.
    .hint = Verfügbare Profile: { $profiles }
error-image-too-old =
    { $days ->
        [one] Das Browser-Abbild ist vom { $builtAt }. { $by } erlaubt Abbilder, die höchstens einen Tag alt sind.
       *[other] Das Browser-Abbild ist vom { $builtAt }. { $by } erlaubt Abbilder, die höchstens { $days } Tage alt sind.
    }
    .hint = Aktualisieren Sie das Abbild.
error-protection-missing =
    Ohne { $protection ->
        [cgroup] eine begrenzende cgroup
        [account] ein eigenes Konto
        [accessControl] ein AppArmor-Profil
       *[other] { UNKNOWN() }
    } startet keine VM. So verlangt es { $by }. Der Grund: { $cause ->
        [refused] Das System verweigert es
        [failed] Das System hat nicht rechtzeitig geantwortet
        [no-ids] Ihr Konto hat keine untergeordneten Benutzerkennungen
        [not-loaded] Die Profile von Safe Browse sind nicht geladen
        [absent] AppArmor ist ausgeschaltet
        [own-device] Nur Ihr Konto darf ein Gerät der VM benutzen
       *[other] { UNKNOWN() }
    }.
    .hint =
        { GIVEN($contact) ->
            [no]
                { $cause ->
                    [failed] Versuchen Sie es noch einmal.
                   *[other] Mehr dazu sagt: safe-browse doctor
                }
           *[yes]
                { $cause ->
                    [failed] Ansprechstelle: { $contact }. Versuchen Sie es noch einmal.
                   *[other] Ansprechstelle: { $contact }. Mehr dazu sagt: safe-browse doctor
                }
        }
error-registry-managed = Von { $reference } dürfen keine Abbilder geholt werden. Verwaltet von { $by }.
    .hint = Erlaubt sind: { $registries }
error-config-file-too-large = Die Datei { $path } ist größer als { $maxBytes } Bytes.
    .hint = Eine .wsb-Datei hat einige hundert Bytes.
error-wsb-invalid = Die Datei ist keine Konfiguration der Windows-Sandbox: { $problem }.
    .hint = Nötig ist eine .wsb-Datei, deren Wurzel <Configuration> ist.
error-profile-exists = Das Profil „{ $profile }“ gibt es bereits.
    .hint = Wählen Sie einen anderen Namen, oder lassen Sie das ganze Profil ersetzen.
error-bookmarks-full = Es gibt bereits { $limit } Lesezeichen.
    .hint = Entfernen Sie zuerst eines.
error-bookmarks-too-large = Die Lesezeichen wären zusammen größer als { $kibibytes } KiB.
    .hint = Entfernen Sie zuerst eines, am besten eines mit langer Adresse.
error-bookmark-not-found = Für diese Seite gibt es kein Lesezeichen.
    .hint = Vielleicht ist es schon entfernt.
error-bookmarks-unreadable = Die Lesezeichen sind nicht lesbar.
    .hint = Beheben Sie das in ihrer Datei, oder verschieben Sie sie.
    .details = { $path }

## Failures: Verification

error-verification-running = Eine Prüfung läuft bereits.
    .hint = Warten Sie auf ihr Ende, oder brechen Sie sie dort ab, wo sie gestartet wurde.
error-cannot-inspect = Der Hypervisor { $hypervisor } kann das Prüfprogramm nicht in einer VM ausführen.
    .hint = Wählen Sie in den Einstellungen den Hypervisor „qemu“.
error-inspection-failed = Die VM ließ sich nicht prüfen: { $reason }.
    .hint = Prüfen Sie die Diagnose.
error-image-digest-invalid = Ein Abbild wird mit mindestens sechs Stellen seiner Prüfsumme genannt.
    .hint = Die vorhandenen zeigt: safe-browse image list

## Failures: Command line

error-undo-needs-one-session = --undo braucht eine Sitzung und 1 bis 60 Sekunden.
    .hint = Zum Beispiel: safe-browse close ID --undo 10
error-sessions-not-named = Nennen Sie die Sitzungen, die geschlossen werden sollen, oder --all.
    .hint = Die vorhandenen zeigt: safe-browse list
error-files-not-named = Nennen Sie die Dateien, die gespeichert werden sollen, oder --all.
    .hint = Die vorhandenen zeigt: safe-browse downloads { $session }
error-stdin-empty = Die Standardeingabe ist leer.
    .hint = Zum Beispiel: echo Text | safe-browse paste { $session }
error-volume-invalid = „{ $text }“ ist keine Lautstärke.
    .hint = Möglich sind: safe-browse volume ID 40%, oder mute, oder unmute
error-viewer-missing = Es ist kein VNC-Programm installiert, das einen Unix-Socket öffnen kann.
    .hint = Installieren Sie eines: apt-get install tigervnc-viewer. Oder starten Sie ohne Fenster: safe-browse open --no-window
error-desktop-missing = Die Desktop-Anwendung lässt sich nicht öffnen. { $reason }
    .hint = Öffnen Sie einen Wegwerf-Browser in einem VNC-Programm: safe-browse open

## Failures: Desktop

error-no-other-browser = Es ist kein anderer Browser bekannt, der Links öffnen könnte.
    .hint = Öffnen Sie den Link in Safe Browse, oder wählen Sie einen Browser in den Einstellungen des Desktops.
error-default-browser-not-set = Der Standardbrowser dieses Desktops ließ sich nicht ändern.
    .hint = Installieren Sie xdg-utils, oder ändern Sie ihn in den Einstellungen des Desktops.
error-default-program-not-set = Die Standardprogramme dieses Desktops ließen sich nicht ändern.
    .hint = Installieren Sie xdg-utils, oder ändern Sie sie in den Einstellungen des Desktops.
error-file-not-opened = Kein Programm dieses Desktops öffnet die Datei.
    .hint = Öffnen Sie sie in einem Texteditor.
    .details = { $path }
error-other-browser-failed = Der andere Browser ließ sich nicht starten.
    .hint = Öffnen Sie den Link dort von Hand, oder installieren Sie libglib2.0-bin.
error-folder-not-shown = Die Dateiverwaltung antwortet nicht.
    .hint = Öffnen Sie den Ordner selbst: sein Pfad steht in den Einzelheiten.
    .details = { $folder }
error-kvm-group-not-joined = Ihr Konto wurde nicht in die Gruppe kvm aufgenommen.
    .hint = Führen Sie als root aus: { $command }
    .details = { $output }
