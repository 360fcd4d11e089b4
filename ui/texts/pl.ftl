### Polish. The head of en.ftl explains the syntax.

## Tray, notifications and the entry in the menu of applications

tray-tool-tip-idle = Safe Browse: gotowe
tray-tool-tip-set-up = Safe Browse: konfigurowanie, { $percent } %
tray-tool-tip-starting = Safe Browse: uruchamianie
tray-tool-tip-running = Safe Browse: otwarte sesje: { $sessions }
tray-tool-tip-trouble = Safe Browse: wymaga uwagi
tray-tool-tip-microphone-on = Safe Browse: mikrofon włączony
tray-open = Nowa sesja
tray-listens = Mikrofon włączony: { $profile }
tray-driven = Sterowana przez program: { $profile }
tray-recorded = Trwa nagrywanie: { $profile }
tray-portal = Zaloguj do sieci…
tray-open-with-profile = Otwórz z profilem
tray-sessions = Trwające sesje ({ $count })
tray-session-starting = { $profile }, uruchamianie
tray-session-since = { $profile }, od { $time }
tray-session-ends = { $profile }, kończy się o { $time }
tray-session-closing = { $profile }, zamykanie
tray-held-session =
    { $because ->
        [idle] { $profile }, wstrzymana: nieużywana
        [lifetime-over] { $profile }, wstrzymana: osiągnięto limit czasu
        [outdated] { $profile }, wstrzymana: aktualizacja zabezpieczeń
       *[other] { UNKNOWN() }
    }
tray-discarded-session = { $profile }, odrzucona
tray-show = Pokaż
tray-close = Odrzuć
tray-close-now = Odrzuć teraz
tray-network = Sieć
tray-network-up = Sieć: gotowa
tray-network-starting = Sieć: uruchamianie
tray-network-stopped = Sieć: bezczynna
tray-network-failed = Sieć: awaria
tray-restart-network = Uruchom ponownie
tray-images-unknown = Obrazy
tray-images-fresh = Obrazy: aktualne
tray-images-old = Obrazy: przestarzałe
tray-images-updates = Obrazy: dostępne aktualizacje
tray-images-missing = Obrazy: brak
tray-images-building = Obrazy: budowanie
tray-update-images = Zaktualizuj
tray-cancel-builds = Anuluj budowanie
tray-main-window = Otwórz główne okno
tray-settings = Ustawienia
tray-diagnostics = Diagnostyka
tray-managed-by = Zarządza: { $by }
tray-blocked = Żadna sesja nie może się uruchomić: pokaż przyczynę
tray-quit = Zakończ
notice-ended-in-trouble = Sesja nieoczekiwanie się zakończyła
notice-image-old = Obrazy są przestarzałe
    .body = Zbudowano je dla wcześniejszej wersji Safe Browse. Zaktualizuj je z obszaru powiadamiania lub z głównego okna.
notice-image-updates = Dostępne są aktualizacje obrazów
    .body = Dystrybucja ma nowsze pakiety. Jeśli tego nie wyłączono, obrazy są odbudowywane w tle. Można je też zaktualizować z obszaru powiadamiania lub z głównego okna.
notice-network-lost = Maszyna sieciowa się zatrzymała
    .body = Otwarte sesje nie mają połączenia, dopóki nie wróci.
notice-listens = Mikrofon włączony
    .body = Sesja „{ $profile }” słyszy cię. Wyłącz mikrofon w jej oknie.
notice-held = Sesja „{ $profile }” jest wstrzymana
notice-link-failed = Nie otwarto odnośnika
notice-rule-failed = Nie zapisano wyboru dla tej witryny
notice-copied = Bezpieczna kopia jest gotowa
notice-not-copied = Nie utworzono bezpiecznej kopii pliku { $name }
notice-recorded = Nagrano sesję: { $profile }
    .body =
        { $end ->
            [time] { $folder }: { $files }. Jego czas minął.
            [size] { $folder }: { $files }. Osiągnęło swój rozmiar.
            [disk] { $folder }: { $files }. Na dysku zabrakło miejsca.
            [forbidden] { $folder }: { $files }. Jej profil już na to nie pozwala.
           *[other] { $folder }: { $files }
        }
notice-recording-lost = Nagranie zakończyło się przed czasem
notice-not-viewed = Nie pokazano pliku
notice-kinds-failed = Nie zmieniono domyślnych programów
notice-not-discarded = Nie odrzucono sesji
entry-generic-name = Jednorazowa przeglądarka WWW
entry-comment = Przeglądanie w maszynie wirtualnej, która jest odrzucana przy zamknięciu
entry-open-here = Otwórz w Safe Browse
entry-copy-safely = Utwórz bezpieczną kopię
entry-open-new = Nowa jednorazowa przeglądarka

## Main window

main-name = Safe Browse
main-pages = Strony
navigation-home = Przeglądanie
navigation-images = Obrazy
navigation-network = Sieć
navigation-diagnostics = Diagnostyka
navigation-settings = Ustawienia
navigation-log = Dziennik
navigation-help = Pomoc
main-label = { $label }:
main-quit = Zakończ
agent-connecting = Łączenie
agent-lost = Usługa w tle nie działa
agent-lost-again = Trwa próba ponownego uruchomienia.
agent-lost-why = Otwarte sesje trwają dalej. Ta strona pokazuje ostatni znany stan.
agent-restart = Uruchom usługę ponownie
agent-other = Usługa w tle ma inną wersję niż ten program
agent-other-why = Do jej ponownego uruchomienia część informacji może być błędna. Otwarte sesje trwają dalej.
main-blocked = Żadna sesja nie może się uruchomić
home-open = Nowa sesja
home-address = Adres
home-address-hint = Adres lub nic, aby otworzyć stronę startową
home-promise = Nowa maszyna wirtualna, w której jest tylko przeglądarka. Po jej zamknięciu nic nie zostaje.
home-profile = Profil
home-bookmarks = Zakładki
home-edit-bookmark = Modyfikuj zakładkę
home-bookmark-name = Nazwa
home-bookmark-profile = Otwiera się z profilem { $profile }
home-save-bookmark = Zapisz
home-remove-bookmark = Usuń
home-health = Stan
home-image-built = Przeglądarka zbudowana { $when }
home-spare-ready = Otwiera się od razu
home-spare-loading = Trwa przygotowywanie maszyny zapasowej
home-verified = Autotest udany { $when }
home-verified-failed = Autotest nieudany { $when }
home-suggestions = Sugestie: { $checks }
home-troubles = Problemy: { $checks }
home-look = Pokaż
home-slow = Sesje są około dziesięć razy wolniejsze: KVM nie jest używane
home-slow-why = Dlaczego
acceleration-kvm = KVM jest używane
acceleration-kvm-why = Procesor komputera sam wykonuje maszyny wirtualne, więc sesje są tak szybkie, jak to możliwe.
acceleration-slow = Sesje są około dziesięć razy wolniejsze
home-copies = Bezpieczne kopie
home-copy-page = Strona { $page } z { $of }
home-copy-starting = Uruchamianie jednorazowej maszyny
home-copy-waiting = Oczekiwanie
home-copy-cancel = Anuluj bezpieczną kopię pliku { $name }
home-running = Otwarte teraz
home-show = Pokaż
home-discard = Odrzuć
home-discard-all = Odrzuć wszystkie
home-picture = Ekran sesji { $profile }
home-no-picture = Jeszcze nie ma podglądu
home-where = Działa na
home-age = Otwarta od
home-memory = Pamięć
home-discard-question = Odrzucić tę sesję?
home-discard-all-question = Odrzucić wszystkie sesje ({ $count })?
home-discard-why = Wszystko, co w niej jest, zniknie. Tego nie można cofnąć.
set-up-title = Konfiguracja Safe Browse
set-up-what = Sesje powstają z dwóch obrazów, budowanych na tym komputerze z podpisanych pakietów: jeden dla przeglądarki, drugi dla maszyny sieciowej.
set-up-how-long =
    { $minutes ->
        [one] Pobranych zostanie około { $megabytes } MB, potrzeba około 5 GB miejsca na dysku i około minuty na tym komputerze. Przy wolnym połączeniu potrwa to dłużej.
        [few] Pobranych zostanie około { $megabytes } MB, potrzeba około 5 GB miejsca na dysku i około { $minutes } minut na tym komputerze. Przy wolnym połączeniu potrwa to dłużej.
        [many] Pobranych zostanie około { $megabytes } MB, potrzeba około 5 GB miejsca na dysku i około { $minutes } minut na tym komputerze. Przy wolnym połączeniu potrwa to dłużej.
       *[other] Pobranych zostanie około { $megabytes } MB, potrzeba około 5 GB miejsca na dysku i około { $minutes } minuty na tym komputerze. Przy wolnym połączeniu potrwa to dłużej.
    }
set-up-minutes-left =
    { $minutes ->
        [one] Została około 1 minuta.
        [few] Zostały około { $minutes } minuty.
        [many] Zostało około { $minutes } minut.
       *[other] Zostało około { $minutes } minuty.
    }
set-up-leave = W tym czasie można opuścić tę stronę.
set-up-start = Skonfiguruj
set-up-continue = Kontynuuj
set-up-cancelled = Anulowano konfigurację. To, co zbudowano, pozostaje; z reszty nic nie zostało.
set-up-slow = Sesje byłyby około dziesięć razy wolniejsze
set-up-group = To konto nie może używać KVM. Wykonaj to jako root, a potem wyloguj się i zaloguj ponownie:
set-up-join = To konto nie może używać KVM. Jeśli na to zezwolisz, komputer zapyta o hasło administratora.
set-up-join-now = Zezwól na KVM
set-up-log-in = Wyloguj się i zaloguj ponownie
set-up-log-in-why = To konto będzie mogło używać KVM od następnego zalogowania. Do tego czasu sesje są około dziesięć razy wolniejsze.
set-up-opens = Co ma się otwierać w Safe Browse?
set-up-opens-why = Wszystko jest gotowe na pierwszą sesję. To, co tu wybierzesz, będzie się odtąd otwierać w jednorazowej maszynie. Można to pominąć i w każdej chwili zmienić w ustawieniach.
set-up-links = Otwieraj odnośniki w Safe Browse
set-up-links-why = Odnośniki z innych programów otwierają się w jednorazowej przeglądarce.
set-up-login = Uruchamiaj przy logowaniu
set-up-login-why = Safe Browse czeka w obszarze powiadamiania, aby sesje otwierały się od razu.
set-up-close = Gotowe
tour-open = Rozejrzyj się
tour-place = { $card } z { $cards }
tour-skip = Pomiń
tour-next = Dalej
tour-frame = To, co jest w ramce, jest jednorazowe
tour-frame-why = Każda sesja jest oknem z ramką w paski, w kolorze jej profilu. Po zamknięciu znika wszystko, co w niej było: historia, ciasteczka, pobrane pliki. Przez kilka sekund można ją przywrócić.
tour-files = Zabieraj tylko te pliki, których potrzebujesz
tour-files-why = Pobrane pliki zostają w sesji i znikają razem z nią. Przycisk ze strzałką w ramce zapisuje te, które wybierzesz. W przypadku plików PDF i obrazów najlepsza jest bezpieczna kopia: zawiera tylko to, co widać.
tour-keyboard = Ctrl + Alt uwalnia klawiaturę
tour-keyboard-why = W sesji wszystkie klawisze trafiają do strony. Naciśnij i puść Ctrl + Alt, a klawisze trafią do ramki: Tab przechodzi między przyciskami, Enter naciska przycisk.
help-keys-here = Klawisze w tym oknie
help-keys-session = Klawisze w sesji
help-key-control = Ctrl
help-key-new = Nowa sesja: wpisz adres
help-key-close = Zamknij okno
help-key-back = Wróć o krok
help-key-escape = Escape
help-key-release = Uwolnij klawiaturę: klawisze trafiają do ramki okna. Wszystkie inne klawisze trafiają do sesji.
help-key-copy = Skopiuj na zewnątrz to, co skopiowano w sesji
help-key-paste = Wklej schowek do sesji
help-key-fullscreen = Pełny ekran
help-about = O programie Safe Browse
help-questions = Pytania i odpowiedzi
help-question-slow = Dlaczego sesje są wolne?
    .answer = Prawdopodobnie wirtualizacja procesora (KVM) nie jest używana. Strona „Diagnostyka” mówi, dlaczego i co zrobić.
help-question-save = Jak zachować pobrany plik?
    .answer = Naciśnij strzałkę na pasku okna i zapisz plik. To, co niezapisane, zniknie razem z sesją.
help-question-undo = Sesja została odrzucona przez pomyłkę. Czy przepadła?
    .answer = Nie od razu: przez kilka sekund przycisk cofania w jej oknie lub na jej karcie ją przywraca.
help-question-blocked = Dlaczego strona jest zablokowana?
    .answer = Profil ma dostęp tylko do witryn z listy. Naciśnij kłódkę na pasku, aby je zobaczyć lub dodać witrynę.
help-question-keyboard = Jak odzyskać klawiaturę z sesji?
    .answer = Naciśnij i puść Ctrl + Alt.
help-question-copy = Jak skopiować tekst z sesji lub do niej?
    .answer = Skopiuj go tam i naciśnij Ctrl + Alt + C. Aby wkleić tam swój tekst, naciśnij Ctrl + Alt + V.
help-question-links = Które odnośniki otwierają się tutaj?
    .answer = W ustawieniach, na stronie odnośników i plików: czy trafiają tu odnośniki innych programów i które witryny zawsze lub nigdy.
help-question-update = Skąd przeglądarka ma aktualizacje?
    .answer = Jej obraz jest budowany ponownie z podpisanych pakietów. Strona obrazów pokazuje jego wiek i go odnawia.
help-question-anonymous = Czy jestem anonimowy?
    .answer = Nie. Witryny widzą adres Twojej sieci, a tam, gdzie się logujesz, także kim jesteś. Do anonimowości służy Tor Browser.
help-question-kept = Co pozostaje po sesji?
    .answer = Tylko to, co zapiszesz: pliki, zakładki i witryny dodane do listy.
help-works = Dzieła innych w tym programie i ich licencje
help-version = Wersja
help-version-agent = Usługa w tle
help-guide = Przewodnik
help-guide-where = Wykonaj „man safe-browse” lub „safe-browse --help” w terminalu. Strony przewodnika są w kodzie źródłowym, w katalogu host-agent/guide.
help-licence = Licencja
help-licence-where = Licencja Apache 2.0. Licencje tego, co program zawiera, są w /usr/share/doc/safe-browse/copyright, jeśli zainstalowano pakiet Debiana.
images-explanation = To, z czego powstaje każda sesja. Obrazy są budowane na tym komputerze lub pochodzą z kanału i są sprawdzane przy każdym uruchomieniu.
images-browser = Obraz przeglądarki
images-browser-what = Maszyna, w której przeglądasz
images-network = Obraz sieci
images-network-what = Jedyna maszyna, która ma styczność z siecią
images-current = W użyciu
images-previous = Poprzedni
images-older = Starszy
images-missing = Jeszcze niezbudowany
images-up-to-date = Aktualny
images-old = Dostępna aktualizacja
images-aged = Starszy niż { $days } dni
images-newer =
    { $packages ->
        [one] Dostępny jest 1 nowszy pakiet
        [few] Dostępne są { $packages } nowsze pakiety
        [many] Dostępnych jest { $packages } nowszych pakietów
       *[other] Dostępne jest { $packages } nowszego pakietu
    }
images-debug = Obraz do debugowania, z logowaniem
images-version = Wersja
images-size = Rozmiar
images-built = Zbudowany
images-unknown-age = nie wiadomo
images-shared = Wspólny dla wszystkich kont tego komputera
images-kernel = Jądro
images-packages = Pakiety
images-build = Zbuduj
images-update = Zaktualizuj
images-rebuild = Zbuduj ponownie
images-cancel = Anuluj
images-building = Budowanie
images-failed = Budowanie się nie powiodło
image-step-overlay = Zbieranie plików Safe Browse
image-step-packages = Pobieranie i instalowanie pakietów
image-step-kernel = Wyodrębnianie jądra i modułów
image-step-root = Kompresowanie systemu plików
image-step-disk = Partycjonowanie dysku
image-step-digest = Obliczanie skrótów
image-step-use = Aktywowanie obrazu
image-step-done = Obraz jest gotowy
network-state-up = Sieć gotowa
    .explanation = Sesje łączą się z Internetem przez osobną maszynę. Nie mają dostępu do tego komputera ani do sieci lokalnej, chyba że profil na to pozwala.
network-state-starting = Uruchamianie sieci
    .explanation = Maszyna sieciowa się uruchamia.
network-state-stopped = Sieć bezczynna
    .explanation = Maszyna sieciowa uruchomi się automatycznie z następną sesją.
network-state-failed = Awaria sieci
    .explanation = Maszyna sieciowa nie działa, więc sesje nie mają połączenia.
network-unknown = Oczekiwanie na usługę w tle
network-restart = Uruchom sieć ponownie
network-restarting = Ponowne uruchamianie
network-restart-question = Uruchomić sieć ponownie?
network-restart-why = Otwarte sesje na krótko tracą połączenia.
network-reasons = Szczegóły
network-trouble-since = Problem od
network-uplink = Połączenie z Internetem
network-uplink-user = Przez to konto (user)
network-uplink-tap = Bezpośrednio w sieci lokalnej (tap)
network-uplink-pci = Przez własną kartę sieciową (pci)
network-cable = Kabel
network-cable-up = podłączony
network-cable-down = niepodłączony
network-cable-unknown = nie wiadomo
network-address = Adres
network-mode = Tryb
network-mode-nat = Translacja adresów (NAT)
network-mode-bridge = Most: sesje są w sieci lokalnej
network-eapol = 802.1X
network-eapol-on = przekazywane
network-eapol-off = blokowane
network-eapol-unknown = nie wiadomo
network-made = Pochodzenie
network-imported = zaimportowany; nie wiadomo, co przepuszcza
network-up-since = Działa od
network-last-trouble = Ostatni problem
network-accelerator = Akcelerator
network-accelerator-xen = Xen
network-accelerator-kvm = Sprzętowy (KVM)
network-accelerator-tcg = Emulacja programowa
network-sessions = Połączone sesje
network-sessions-of = { $used } z { $total }
network-reach = Sesja { $session } ma dostęp do
network-ready = Ostatnie uruchomienie trwało
network-processes = Procesy
network-none = brak
process-role-qemu = QEMU
process-role-jail = Piaskownica
process-role-uplink = Połączenie z Internetem
diagnostics-explanation = Co mogłoby spowolnić, osłabić lub uniemożliwić sesje na tym komputerze i co z tym zrobić.
diagnostics-check = Sprawdź ponownie
diagnostics-checking = Sprawdzanie
diagnostics-checked-at = Sprawdzono { $when }
diagnostics-never = Jeszcze nie sprawdzono
diagnostics-level-ok = W porządku
diagnostics-level-note = Sugestia
diagnostics-level-trouble = Problem
diagnostics-all-well = Nie znaleziono problemów
diagnostics-some-notes =
    { $count ->
        [one] 1 sugestia
        [few] { $count } sugestie
        [many] { $count } sugestii
       *[other] { $count } sugestii
    }
diagnostics-some-trouble =
    { $count ->
        [one] Znaleziono 1 problem
        [few] Znaleziono { $count } problemy
        [many] Znaleziono { $count } problemów
       *[other] Znaleziono { $count } problemu
    }
diagnostics-level-given = Fakt
diagnostics-copy = Skopiuj
diagnostics-copied = Skopiowano
diagnostics-copy-report = Skopiuj raport
diagnostics-ignore = Ignoruj
diagnostics-show-again = Pokazuj ponownie
diagnostics-ignored = Ignorowane ({ $count })
diagnostics-fix = Napraw
check-programs = Programy
check-accelerator = Wirtualizacja
check-browser-image = Obraz przeglądarki
check-network-image = Obraz sieci
check-xen = Xen
check-xl = Narzędzia Xena
check-passthrough = Przekazywanie urządzeń PCI
check-xsm = Moduł zabezpieczeń Xena
check-network-card = Karta sieciowa
check-xen-memory = Pamięć Xena
check-xenmgr = xenmgr
check-xenmgr-policy = Zasady xenmgr
check-dom0-programs = Programy dom0
check-xenclient-untried = XenClient
check-memory = Pamięć
check-disk = Miejsce na dysku
check-exit = Wyjścia
check-uplink = Połączenie z Internetem
check-bounds = Limity zasobów
check-policy = AppArmor i SELinux
check-sound = Dźwięk
check-jail = Piaskownica
check-package-sources = Źródła pakietów
check-managed-settings = Zarządzane ustawienia
check-runtime-folder = Katalog plików tymczasowych
check-crashes = Awarie
check-network-ports = Porty sieciowe
check-swap = Przestrzeń wymiany
check-channel = Kanał
check-pool = Pula komputerów
check-networks = Sieci tego komputera
check-network-filter = Filtr sieciowy
check-accounts = Konta maszyn
check-required-protections = Wymagane zabezpieczenia
check-missed-protections = Brakujące zabezpieczenia
check-nested-virtualisation = Zagnieżdżona wirtualizacja
check-memory-merging = Scalanie pamięci
check-processor-cores = Rdzenie procesora
check-processor = Podatności procesora
check-usb = Urządzenia USB
check-electron = Electron
check-shared-images = Wspólne obrazy
check-newer-version = Nowsza wersja
check-default-programs = Domyślne programy
check-extensions = Rozszerzenia
check-page-network = Sieć okien
check-log = Dziennik
finding-programs-ok = Wszystkie programy są zainstalowane.
finding-programs-trouble = Niezainstalowane: { $programs }.
finding-accelerator-ok = Maszyny działają z KVM.
finding-accelerator-ok-xen = Maszyny są domenami Xena.
finding-accelerator-note = Maszyny działają w emulacji programowej, około dziesięć razy wolniej.
finding-accelerator-note-no-permission = Maszyny działają w emulacji programowej, około dziesięć razy wolniej: to konto nie może otworzyć /dev/kvm.
    .hint = Wykonaj polecenie jako root. Potem zatrzymaj usługę (safe-browse daemon --stop) i zaloguj się ponownie.
finding-accelerator-note-after-login = Maszyny działają w emulacji programowej, około dziesięć razy wolniej: to konto będzie mogło otworzyć /dev/kvm dopiero po następnym zalogowaniu.
    .hint = Zatrzymaj usługę (safe-browse daemon --stop), wyloguj się i zaloguj ponownie. Albo uruchom komputer ponownie.
finding-accelerator-note-not-openable = Maszyny działają w emulacji programowej, około dziesięć razy wolniej: to konto nie może otworzyć /dev/kvm.
    .hint = Pozwól temu kontu czytać i zapisywać /dev/kvm. Przynależność do grupy kvm nic by tu nie zmieniła.
finding-accelerator-note-no-kvm = Maszyny działają w emulacji programowej, około dziesięć razy wolniej: KVM tu nie ma lub nie działa.
    .hint = Włącz wirtualizację (VT-x, AMD-V) w oprogramowaniu układowym albo zagnieżdżoną wirtualizację maszyny, która jest tu gospodarzem.
finding-accelerator-note-untested = KVM jest jeszcze sprawdzane.
    .hint = Sprawdź ponownie za minutę.
finding-xen-ok = To jest dom0, domena Xena, która steruje pozostałymi.
finding-xen-trouble = Ta domena Xena nie jest dom0, która steruje pozostałymi.
    .hint = Używaj Safe Browse w dom0 albo ustaw hypervisor = "qemu".
finding-xen-trouble-absent = To nie jest domena Xena albo /proc/xen nie jest zamontowane.
    .hint = Uruchom komputer z Xenem (pakiet xen-system-amd64) albo ustaw hypervisor = "qemu". W domenie wykonaj jako root:
finding-xl-ok = Narzędzia Xena odpowiadają; to Xen { $version }.
finding-xl-note = To jest Xen { $version }; niczego starszego niż { $oldest } nie wypróbowano.
    .hint = Zaktualizuj Xena.
finding-xl-trouble = Narzędzia Xena nie odpowiadają: { $reason }
    .hint = Pracuj jako root i uruchom narzędzia:
finding-passthrough-ok = Urządzenia można przekazywać domenom, za IOMMU.
finding-passthrough-note = Urządzeń nie można przekazywać domenom: Xen nie ma IOMMU.
    .hint = Włącz VT-d lub AMD-Vi w oprogramowaniu układowym i usuń iommu=off z wiersza poleceń Xena.
finding-passthrough-trouble = Urządzeń nie można przekazywać domenom: Xen nie ma IOMMU.
    .hint = Włącz VT-d lub AMD-Vi w oprogramowaniu układowym i usuń iommu=off z wiersza poleceń Xena.
finding-xsm-ok = Xen pozwala maszynie sieciowej obsługiwać sesje.
finding-xsm-note = Xen stosuje zasady FLASK: etykiety obu maszyn muszą im pozwalać na komunikację.
    .hint = Ustaw takie etykiety w xen.networkLabel i xen.browserLabel w konfiguracji.
finding-xsm-trouble = Xen rozdziela domeny (xsm=silo): maszyna sieciowa nie może obsłużyć żadnej sesji.
    .hint = Ustaw xsm=dummy w wierszu poleceń Xena albo xsm=flask z etykietami, które pozwalają na komunikację.
finding-network-card-ok = Kartę sieciową { $address } można przekazać.
finding-network-card-note = Karty sieciowej { $address } używa sterownik { $driver }; zostanie przekazana przy uruchomieniu maszyny sieciowej.
    .hint = Połączenie komputera przez tę kartę zostanie wtedy zerwane. Aby przygotować ją przy starcie systemu:
finding-network-card-note-unbound = Karta sieciowa { $address } nie ma sterownika; zostanie przekazana przy uruchomieniu maszyny sieciowej.
    .hint = Połączenie komputera przez tę kartę zostanie wtedy zerwane. Aby przygotować ją przy starcie systemu:
finding-network-card-trouble = Nie ma urządzenia PCI { $address }.
    .hint = Znajdź kartę sieciową:
finding-network-card-trouble-xenmgr = xenmgr nie zna urządzenia PCI { $address }.
    .hint = Aby zobaczyć dostępne, w dom0:
finding-xen-memory-ok = Xen ma { $freeMiB } MiB wolnej pamięci; sesja może użyć { $neededMiB }.
finding-xen-memory-trouble = Xen ma { $freeMiB } MiB wolnej pamięci; sesja może użyć { $neededMiB }.
    .hint = Przydziel mniej dom0 (dom0_mem w wierszu poleceń Xena), zamknij sesje lub zmniejsz memoryMiB w profilu.
finding-xen-memory-trouble-xenmgr = XenClient ma { $freeMiB } MiB wolnej pamięci; sesja może użyć { $neededMiB }.
    .hint = Wyłącz inne maszyny lub zmniejsz memoryMiB w profilu.
finding-xenmgr-ok = xenmgr odpowiada.
finding-xenmgr-trouble = xenmgr nie odpowiada: { $reason }
    .hint = Używaj Safe Browse w dom0 albo podaj dom0 w konfiguracji: xenclient.dom0
finding-xenmgr-policy-trouble = Zasady xenmgr nie pozwalają tworzyć ani usuwać maszyn.
    .hint = Wykonaj w dom0:
finding-dom0-programs-ok = dom0 ma programy, które tworzą dyski.
finding-dom0-programs-trouble = W dom0 brakuje: { $programs }.
    .hint = Są częścią XenClient XT i OpenXT. Używaj Safe Browse w dom0 albo podaj dom0 w konfiguracji: xenclient.dom0
finding-xenclient-untried-note = Safe Browse wypróbowano tylko z imitacją xenmgr, nigdy z prawdziwym XenClient XT ani OpenXT.
    .hint = Przeczytaj host-agent/hypervisor/xenclient/README.md i obejrzyj najpierw każde polecenie:
finding-memory-ok = Wolnej pamięci jest { $freeMiB } MiB. Sesja może użyć { $neededMiB }.
finding-memory-trouble = Wolnej pamięci jest { $freeMiB } MiB. Sesja może użyć { $neededMiB }.
    .hint = Zamknij programy lub daj profilowi mniej pamięci.
finding-disk-ok = W katalogu { $folder } jest { $freeMiB } MiB wolnego miejsca.
finding-disk-note = W katalogu { $folder } jest { $freeMiB } MiB wolnego miejsca. Budowanie obrazu wymaga około { $neededMiB }.
    .hint = Zwolnij miejsce lub usuń stare obrazy.
finding-package-sources-ok = Obrazy używają wszystkich źródeł pakietów gospodarza, które pasują do ich wydania.
finding-package-sources-note = Obrazy nie używają tych źródeł pakietów: { $sources }.
    .hint = Jeśli obrazy ich potrzebują, dodaj ich URI do images.extraSources w konfiguracji.
finding-crashes-note = Nieoczekiwane zatrzymania usługi od startu systemu: { $count }, ostatnie o { $last }.
    .hint = Zgłoś to razem z błędami z tego czasu: { $path }.
finding-network-ports-note = Maszyna sieciowa ma porty w liczbie { $total }. Będzie ich { $next }, gdy żadna sesja nie będzie otwarta.
finding-pool-ok = Wszystkie komputery puli { $pool } są osiągalne.
finding-pool-note-away = Nie można używać { $away } z { $total } komputerów puli { $pool }: { $hosts }.
    .hint = To polecenie pokazuje, dlaczego.
finding-pool-trouble-away = Nie można używać { $away } z { $total } komputerów puli { $pool }: { $hosts }.
    .hint = To polecenie pokazuje, dlaczego.
finding-managed-settings-ok = Ustawieniami zarządza { $by }.
finding-log-ok = Usługa prowadzi dziennik: { $path }
finding-jail-ok = Proces każdej maszyny jest we własnej piaskownicy.
finding-jail-trouble = Nie można utworzyć piaskownicy dla procesu maszyny: { $said }.
    .hint = Pozwól kontom tworzyć przestrzenie nazw: sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone.
finding-jail-trouble-restricted = Nie można utworzyć piaskownicy dla procesu maszyny: { $said }. To jądro wymaga profilu AppArmor dla przestrzeni nazw.
    .hint = Załaduj profile Safe Browse jako root.
finding-required-protections-ok = Każda maszyna ma to, czego wymaga { $by }: { $required }.
finding-required-protections-trouble = Żadna maszyna się nie uruchamia: { $by } wymaga { $missing }.
    .hint = Wyniki o kontach, limitach i AppArmor mówią, co zrobić.
finding-missed-protections-note = Od uruchomienia usługi jedna maszyna wystartowała bez { $missed }. Uruchamiane teraz już to mają.
    .hint = Zamknij sesje, które były wtedy otwarte.
finding-accounts-ok = Proces każdej maszyny ma własne konto, którego uprawnienia chronią jej pliki.
finding-accounts-note = Procesy maszyn używają tego konta. Jądro lub newuidmap odrzuca jego podrzędne identyfikatory UID.
    .hint = Zainstaluj pakiet uidmap i sprawdź /etc/subuid oraz /etc/subgid.
finding-accounts-note-busy = Procesy maszyn używają tego konta: nadanie im innych trwało zbyt długo. Następne uruchomienie spróbuje ponownie.
    .hint = Sprawdź ponownie, gdy komputer będzie mniej zajęty.
finding-accounts-note-no-ids = Procesy maszyn używają tego konta, które nie ma podrzędnych identyfikatorów UID.
    .hint = Zainstaluj pakiet uidmap i wykonaj jako root:
finding-bounds-ok = Grupa cgroup ogranicza pamięć, procesory i procesy każdej maszyny i nie wpuszcza jej pamięci do przestrzeni wymiany.
finding-bounds-note = Nie ma dostępnej grupy cgroup. Ograniczone są tylko przestrzeń adresowa, wątki i pliki maszyny.
    .hint = Zaloguj się przez systemd i przekaż sesji użytkownika kontrolery memory, cpu i pids.
finding-bounds-note-busy = systemd nie odpowiedział na czas: maszyna uruchamiana teraz nie ma grupy cgroup. Następne uruchomienie spróbuje ponownie.
    .hint = Sprawdź ponownie, gdy komputer będzie mniej zajęty.
finding-policy-ok = Oprócz piaskownicy proces każdej maszyny ogranicza profil AppArmor.
finding-policy-note = Jądro nie ma SELinux ani AppArmor. Proces maszyny ograniczają tylko przestrzenie nazw, filtry wywołań systemowych i limity.
    .hint = Jądro z jednym z nich chroni lepiej. Jądro Debiana ma AppArmor.
finding-policy-note-not-loaded = AppArmor jest włączony, ale profile Safe Browse nie są załadowane: proces maszyny ogranicza tylko piaskownica.
    .hint = Załaduj je jako root.
finding-policy-note-selinux = SELinux jest włączony, ale Safe Browse nie ma dla niego zasad. Proces maszyny ograniczają przestrzenie nazw, filtry wywołań systemowych, limity i zasady tego konta.
    .hint = Ta wersja nie ma na to rozwiązania.
finding-nested-virtualisation-ok = KVM nie udostępnia zagnieżdżonej wirtualizacji.
finding-nested-virtualisation-ok-on = KVM udostępnia zagnieżdżoną wirtualizację. Maszyny Safe Browse jej nie mają.
finding-memory-merging-ok = Jądro nie scala pamięci programów (KSM).
finding-memory-merging-note = Jądro scala jednakową pamięć programów, które o to proszą (KSM), co pozwala jednemu zgadywać pamięć drugiego. Maszyny Safe Browse o to nie proszą.
    .hint = Cofnij to jako root i zatrzymaj usługę, która to włącza, na przykład ksmtuned.
finding-processor-cores-ok = Każdy rdzeń wykonuje tylko jeden wątek: żadna maszyna nie dzieli rdzenia.
finding-processor-cores-ok-scheduled = Rdzenie wykonują po kilka wątków (SMT). Szeregowanie według rdzeni oddziela każdą maszynę od pozostałych programów.
finding-processor-cores-note = Rdzenie wykonują po kilka wątków (SMT), które maszyny dzielą z innymi programami: szeregowanie według rdzeni tu nie działa.
    .hint = Polecenie wyłącza SMT jako root, kosztem szybkości. Albo użyj jądra z CONFIG_SCHED_CORE.
finding-processor-ok = Jądro nie zgłasza otwartych podatności procesora.
finding-processor-note = Podatności procesora pozwalają maszynom czytać inną pamięć: { $names }.
    .hint = Zaktualizuj jądro i mikrokod tego komputera albo komputera, na którym działa on jako maszyna wirtualna. Jeśli nie ma nowszych, podatność pozostaje.
finding-processor-note-unreported = To jądro nie zgłasza podatności procesora.
    .hint = Jądro Debiana je zgłasza.
finding-runtime-folder-ok = Pliki trwających sesji są w pamięci: { $folder }.
finding-runtime-folder-note = { $folder } jest na dysku: zapisywane są tam obrazy ekranu sesji.
    .hint = Użyj logowania, które ustawia XDG_RUNTIME_DIR, albo wybierz katalog w tmpfs.
finding-swap-ok = Przestrzeń wymiany jest zaszyfrowana lub w pamięci.
finding-swap-ok-none = Nie ma przestrzeni wymiany: pamięć sesji nigdy nie jest zapisywana na dysku.
finding-swap-note = Pamięć sesji lub jej okna może zostać zapisana na { $areas }, co nie wygląda na zaszyfrowane.
    .hint = Zaszyfruj przestrzeń wymiany (crypttab), użyj zram lub ją wyłącz.
finding-sound-ok = Sesje odtwarzają dźwięk przez { $server }.
finding-sound-note = Sesje nie mogą odtwarzać dźwięku: żaden serwer dźwięku nie działa.
    .hint = Uruchom PipeWire lub PulseAudio albo wybierz serwer dźwięku w ustawieniach.
finding-sound-note-missing = Sesje nie mogą odtwarzać dźwięku: brakuje programu.
finding-sound-note-file = Sesje zapisują dźwięk do pliku, zamiast go odtwarzać.
    .hint = Wybierz w ustawieniach „Automatycznie” jako serwer dźwięku.
finding-usb-ok = Urządzenia USB można przekazywać sesjom. Podłączone klucze bezpieczeństwa, kamery i czytniki kart: { $count }.
finding-usb-note = To konto nie może otworzyć: { $devices }.
    .hint = Reguła udev programu Safe Browse daje dostęp do kluczy bezpieczeństwa i kamer osobie przy komputerze. Jeśli jest zainstalowana, podłącz urządzenie ponownie.
finding-usb-note-hypervisor = Ten hipernadzorca nie może przekazywać urządzeń USB, choć profil to przewiduje: { $profiles }.
    .hint = Wyłącz je w tym profilu albo użyj QEMU.
finding-usb-note-missing = Nie można przekazywać urządzeń USB. Niezainstalowane: { $programs }.
finding-default-programs-ok = Odnośniki otwiera { $links }, dokumenty { $documents }, dokumenty biurowe { $office }, teksty { $text }, obrazy { $pictures }, pocztę { $mail }, archiwa { $archives }, dźwięk i filmy { $media }, strony WWW { $pages }.
finding-extensions-ok = Programy z rozszerzeniem Safe Browse: { $present }. Bez niego: { $absent }.
finding-electron-ok = Wiek Electrona { $version } w dniach: { $days }; dostaje poprawki mniej więcej do { $ends }.
finding-electron-note = Wiek Electrona { $version } w dniach: { $days }; brakuje mu poprawek bezpieczeństwa.
    .hint = Zaktualizuj Safe Browse: jego pakiet safe-browse-electron zawiera Electrona.
finding-electron-note-unsupported = Electron { $version } nie dostaje już poprawek bezpieczeństwa mniej więcej od { $ends }.
    .hint = Zaktualizuj Safe Browse: jego pakiet safe-browse-electron zawiera Electrona.
finding-electron-note-unknown = Nie wiadomo, jak stary jest Electron { $version }: nie pochodzi z Safe Browse.
    .hint = Zaktualizuj Safe Browse: jego pakiet safe-browse-electron zawiera Electrona.
finding-shared-images-note = Wspólne obrazy nie są odnawiane: { $trouble }
finding-shared-images-note-old = Wspólnych obrazów nie sprawdzano od { $checkedAt }; to konto buduje własne.
finding-newer-version-note = Safe Browse { $version } jest w repozytorium apt; zainstalowana jest wersja { $installed }.
    .hint = Wykonaj polecenie jako root.
finding-newer-version-note-running = Zainstalowana jest wersja { $installed } Safe Browse, ale jego usługa w tle to nadal { $running }.
finding-newer-version-note-electron = Electron { $version } jest w repozytorium apt; zainstalowana jest wersja { $installed }.
    .hint = Wykonaj polecenie jako root.
finding-page-network-ok = Strony okien nie mają sieci.
finding-page-network-note = Electron używa sieci komputera. Przejęta strona okna mogłaby z niej skorzystać.
    .hint = Zezwól na przestrzenie nazw, zainstaluj Safe Browse w ścieżce bez spacji i dwukropków i uruchom go ponownie.
finding-network-filter-ok = Filtr na tym komputerze narzuca maszynie sieciowej reguły sesji.
finding-network-filter-note = Maszyna sieciowa ma własną kartę. Nie stoi za nią żaden filtr tego komputera: przejęta ma dostęp do jego sieci.
    .hint = Wybierz „To konto (user)” jako połączenie z Internetem.
finding-network-filter-note-given = Maszyna sieciowa ma własną kartę. Nie stoi za nią żaden filtr tego komputera: przejęta ma dostęp do jego sieci.
    .hint = Ten hipernadzorca nie ma innego połączenia.
finding-network-filter-note-bridge = Sesje są komputerami w tej sieci, bo tryb to „Most”: nie obowiązuje żadna reguła.
    .hint = Wybierz tryb „Translacja adresów (NAT)”.
finding-networks-trouble = Ten komputer zna więcej sieci, niż mieści się w regule: { $count }. Dlatego sesje nie mają dostępu do niczego, chyba że z „Internet i sieć lokalna”.
    .hint = Połącz trasy w większe sieci.
finding-networks-trouble-all = Cały Internet liczy się jako sieć tego komputera, bo jego tras nie można odczytać albo tak mówi network.refusedNetworks. Dlatego sesje nie mają dostępu do niczego, chyba że z „Internet i sieć lokalna”.
    .hint = Pozwól temu kontu czytać /proc/net/route i /proc/net/fib_trie.
finding-portal-note = Sieć wymaga logowania, zanim dopuści do Internetu.
    .hint = Zaloguj się poleceniem: safe-browse portal
finding-channel-ok = Obrazy pochodzą z kanału { $channel }, numer { $serial }.
finding-channel-note = Kanał { $channel } nie ma jeszcze wydania dla tego komputera (numer { $serial }).
    .hint = Pojawi się samo, gdy wdrażanie dojdzie do tego komputera.
finding-channel-note-unread = Kanału { $channel } jeszcze nie odczytano.
finding-channel-trouble-clock = Zegar tego komputera się spóźnia: jest później niż { $notBefore }.
    .hint = Ustaw zegar.
finding-channel-trouble-expired = Plik kanału { $channel } wygasł: { $expires }.
    .hint = Nie został odnowiony albo rejestr obrazów wstrzymuje nowy: powiadom osobę, która go publikuje.
finding-channel-trouble-other = Nie udało się odczytać kanału: { $trouble }
finding-uplink-ok = Połączenie z Internetem jest skonfigurowane.
finding-uplink-trouble-no-bridge = Ten komputer nie ma mostu { $bridge }.
    .hint = Utwórz go jako root, z kartą sieciową, albo podaj inny.
finding-uplink-trouble-not-setuid = { $helper } nie ma bitu setuid roota, więc nie może niczego podłączyć do mostu.
    .hint = Wykonaj jako root:
finding-uplink-trouble-not-allowed = { $file } nie zezwala na { $bridge }.
    .hint = Wykonaj jako root:
finding-uplink-trouble-no-tap = Ten komputer nie ma interfejsu tap { $device }.
    .hint = Wykonaj jako root:
finding-uplink-trouble-foreign-tap = Interfejs tap { $device } należy do innego konta.
    .hint = Wykonaj jako root:
finding-uplink-trouble-driver = Tylko root może powiązać kartę { $device } z vfio-pci.
    .hint = Wykonaj jako root:
finding-uplink-trouble-no-permission = To konto nie może używać { $file }.
    .hint = Wykonaj jako root:
finding-browser-image-ok = Obraz przeglądarki jest na miejscu.
finding-browser-image-ok-shared = Obraz przeglądarki jest gotowy; używają go wszystkie konta tego komputera.
finding-browser-image-ok-unneeded = Żaden profil nie potrzebuje obrazu przeglądarki: wszystkie sesje są na innych komputerach.
finding-browser-image-note = Obraz przeglądarki jest starszy niż ten program.
finding-browser-image-note-debug = Obraz przeglądarki jest do debugowania: na jego konsolach można się zalogować.
finding-browser-image-trouble = Nie ma obrazu przeglądarki.
finding-browser-image-trouble-channel = Nie ma obrazu przeglądarki: kanał { $channel } jeszcze żadnego nie przyniósł.
finding-browser-image-trouble-recalled = Obraz przeglądarki został wycofany: { $why }.
finding-network-image-ok = Obraz sieci jest na miejscu.
finding-network-image-ok-shared = Obraz sieci jest gotowy; używają go wszystkie konta tego komputera.
finding-network-image-ok-unneeded = Żaden profil nie potrzebuje obrazu sieci: wszystkie sesje są na innych komputerach.
finding-network-image-note = Obraz sieci jest starszy niż ten program.
finding-network-image-note-debug = Obraz sieci jest do debugowania: na jego konsolach można się zalogować.
finding-network-image-trouble = Nie ma obrazu sieci.
finding-network-image-trouble-channel = Nie ma obrazu sieci: kanał { $channel } jeszcze żadnego nie przyniósł.
finding-network-image-trouble-recalled = Obraz sieci został wycofany: { $why }.
log-explanation = Komunikaty usługi w tle. Nie zawierają adresów stron, chyba że włączysz to w ustawieniach.
log-level = Pokaż
log-level-all = Wszystko
log-level-warn = Ostrzeżenia i błędy
log-level-error = Błędy
log-search = Szukaj
log-empty = Brak wpisów.
log-file = Plik
log-lines = Wpisy dziennika
quit-question-title = Zakończyć Safe Browse?
quit-question-running =
    { $count ->
        [one] Otwarta jest jedna sesja. Może trwać bez okna; znajdziesz ją tu przy następnym uruchomieniu.
        [few] Otwarte są { $count } sesje. Mogą trwać bez okna; znajdziesz je tu przy następnym uruchomieniu.
        [many] Otwartych jest { $count } sesji. Mogą trwać bez okna; znajdziesz je tu przy następnym uruchomieniu.
       *[other] Otwarte jest { $count } sesji. Mogą trwać bez okna; znajdziesz je tu przy następnym uruchomieniu.
    }
quit-question-leave = Zakończ i zachowaj sesje
quit-question-discard = Zakończ i odrzuć sesje
main-cancel = Anuluj
main-details = Szczegóły
main-copy = Skopiuj
main-copied = Skopiowano
failed-files-save = Nie zapisano
failed-files-save-all = Nie zapisano
failed-files-print = Nie wydrukowano
failed-files-screenshot = Nie zapisano
failed-files-show = Nie pokazano katalogu
failed-files-drag = Nie przeciągnięto pliku
failed-files-choose = Nie przekazano
failed-files-cancel-copy = Nie anulowano kopii
failed-files-view = Nie pokazano
failed-files-drop = Nie przekazano
failed-clipboard-copy-out = Nie skopiowano
failed-clipboard-paste-in = Nie wklejono
failed-bookmark-add-page = Nie dodano zakładki
failed-sites-add = Nie dodano witryny
failed-usb-list = Nie znaleziono urządzeń
failed-usb-connect = Nie podłączono
failed-usb-disconnect = Nie odłączono
failed-session-microphone = Nie zmieniono mikrofonu
failed-session-steer = Nie zatrzymano ani nie wznowiono programu
failed-session-record = Nie nagrano
failed-session-stop-recording = Nie zatrzymano nagrywania
failed-session-open = Nie otwarto
failed-session-open-page = Nie otwarto
failed-session-close = Nie odrzucono
failed-session-close-all = Nie odrzucono
failed-window-answer-close = Nie odrzucono
failed-window-answer-end = Nie zapisano i nie odrzucono
failed-session-undo = Nie przywrócono
failed-window-undo-discard = Nie przywrócono
failed-session-volume = Nie zmieniono głośności
failed-exit-test = Wyjście nie działa
failed-network-restart = Nie uruchomiono ponownie maszyny sieciowej
failed-image-build = Nie zbudowano
failed-image-cancel-build = Nie anulowano budowania
failed-image-cancel-set-up = Nie anulowano konfiguracji
failed-doctor-fix = Nie naprawiono
failed-config-set = Nie zapisano
failed-config-check = Nie sprawdzono
failed-desktop-set = Nie zapisano
failed-desktop-look = Nie znaleziono domyślnych programów
failed-log-read = Nie odczytano dziennika
failed-agent-restart = Nie uruchomiono ponownie usługi w tle
failed-session-show = Nie pokazano sesji
failed-session-scale = Nie zmieniono skali
failed-session-type = Nie wpisano
failed-image-set-up = Nie skonfigurowano
failed-doctor-run = Nie sprawdzono
failed-doctor-copy = Nie skopiowano
failed-config-open = Nie otwarto pliku
failed-config-restore = Nie przywrócono
failed-config-choose-folder = Nie wybrano katalogu
failed-link-forget = Nie usunięto reguły
failed-failure-copy = Nie skopiowano
failed-application-quit = Nie zakończono Safe Browse
failed-application-answer-quit = Nie zakończono Safe Browse
failed-window-close = Nie zamknięto okna
failed-window-fullscreen = Nie zmieniono pełnego ekranu
failed-window-retry = Nie otwarto
failed-window-touch = Nie zachowano sesji
failed-window-keep-running = Nie zachowano sesji
failed-window-open-page = Nie otwarto strony
failed-link-choose = Nie otwarto odnośnika
failed-files-list = Nie wyświetlono listy plików
failed-transfer-cancel = Nie anulowano
failed-bookmark-rename = Nie zmieniono nazwy zakładki
failed-bookmark-remove = Nie usunięto zakładki
main-loosen-question =
    { $settings ->
        [one] Poluzować to ustawienie?
        [few] Poluzować te { $settings } ustawienia?
        [many] Poluzować te { $settings } ustawień?
       *[other] Poluzować te ustawienia ({ $settings })?
    }
main-loosen-why = Późniejsze sesje będą mogły wtedy więcej niż teraz albo komputer będzie ufał większej liczbie osób.
main-loosen-removed = usunięte
main-loosen-confirm = Poluzuj
main-drop = Upuść, aby pokazać w jednorazowej przeglądarce bez sieci
main-dismiss = Odrzuć komunikat

## Settings

setting-hypervisor = Hipernadzorca
    .explanation = To, co uruchamia maszyny.
setting-accelerator = Akceleracja
    .explanation = „Automatycznie” używa KVM, jeśli działa, a w przeciwnym razie emulacji programowej.
setting-defaultProfile = Domyślny profil
    .explanation = Używany, gdy nie wybierzesz innego.
setting-network-uplink = Połączenie z Internetem
    .explanation = Jak maszyna sieciowa łączy się z Internetem.
setting-network-user-follow = Droga konta
    .explanation = Dla „Przez to konto (user)”: host podąża za trasą domyślną komputera; device:wg0 używa tylko tego urządzenia sieciowego.
setting-network-tap-bridge = Most
    .explanation = Dla „Sieć lokalna (tap)”: most na tym komputerze.
setting-network-tap-device = Interfejs tap
    .explanation = Albo interfejs tap, który należy do tego konta.
setting-network-pci-device = Karta sieciowa
    .explanation = Dla „Karta sieciowa (pci)”, na przykład 0000:03:00.0.
setting-network-pci-allowOnlyNic = Zezwól na jedyną kartę sieciową
    .explanation = Sam komputer nie ma wtedy sieci.
setting-network-mode = Tryb
    .explanation = Translacja adresów trzyma sesje poza siecią lokalną; most je w niej umieszcza.
setting-network-ipv6 = IPv6
    .explanation = Sesje używają IPv6 tam, gdzie ma je ten komputer, z wyjątkiem wyjść.
setting-network-forwardEapol = Przekazuj 802.1X
    .explanation = Dla mostu: sesja może sama zalogować się do sieci lokalnej.
setting-network-bridgeRules = Reguły mostu
    .explanation = Plik z regułami nftables.
setting-network-ports = Największa liczba sesji
    .explanation = Każda sesja ma własny port w maszynie sieciowej. Nowa liczba obowiązuje, gdy żadna sesja nie jest otwarta.
setting-network-memoryMiB = Pamięć maszyny sieciowej
setting-network-startWith = Uruchamianie maszyny sieciowej
    .explanation = „Zawsze gotowa” uruchamia ją przed pierwszym kliknięciem.
setting-network-idleStopSeconds = Zatrzymaj maszynę sieciową po
    .explanation = Gdy przez ten czas nie używała jej żadna sesja.
setting-network-connections = Największa liczba połączeń na sesję
    .explanation = Aby jedna sesja nie zablokowała sieci pozostałym.
setting-network-newConnectionsPerSecond = Nowe połączenia na sekundę i sesję
setting-network-refusedNetworks = Zablokowane sieci
    .explanation = Żadna sesja nie ma do nich dostępu; na przykład publiczny adres routera: 203.0.113.7/32.
setting-network-portalProbe = Strona do szukania stron logowania
    .explanation = Po jej odpowiedzi Safe Browse znajduje stronę logowania sieci i zauważa, że Internet jest dostępny. Jest pobierana tylko podczas logowania. Puste: logowanie niemożliwe.
setting-images-trustedKeys = Zaufane klucze obrazów
    .explanation = Używane są tylko obrazy podpisane tymi kluczami. „local” oznacza zbudowane tutaj; pozostałe to publiczne klucze minisign.
setting-images-channel = Kanał obrazów
    .explanation = Obrazy pochodzą z tego kanału w rejestrze, zamiast być budowane tutaj.
setting-images-channelKeys = Klucze kanału
    .explanation = Publiczne klucze minisign osób, które mogą go podpisywać. Brak: zaufane klucze obrazów.
setting-images-channelThreshold = Liczba podpisów, których potrzebuje kanał
setting-images-ring = Grupa przy wdrażaniu
    .explanation = Grupy takie jak „pilot” mogą otrzymać wydanie z kanału przed innymi.
setting-images-mirrors = Serwery lustrzane rejestrów
    .explanation = Obrazy i kanały są najpierw czytane stamtąd. To, co wysyłają, liczy się tylko ze skrótami i podpisami rejestru.
setting-images-loginServers = Serwery logowania rejestrów
    .explanation = Rejestr może wysyłać im dane logowania, choć są w innej domenie.
setting-images-attestations = Budujący, którzy muszą potwierdzić obraz
    .explanation = Oprócz tego, kto go podpisał, zanim zostanie pobrany z rejestru lub kanału.
setting-images-extraSources = Dodatkowe źródła pakietów dla obrazów
    .explanation = Oprócz archiwów Debiana, według ich URI, jak w źródłach apt.
setting-updates-check = Sprawdzaj aktualizacje obrazów
    .explanation = Na listach pakietów dystrybucji.
setting-updates-everyHours = Sprawdzaj co
setting-updates-build = Instaluj aktualizacje obrazów automatycznie
    .explanation = Obrazy są odbudowywane w tle i używane od następnego kliknięcia. Poprzedni obraz jest zachowywany.
setting-updates-hours = Instaluj aktualizacje tylko w godzinach
    .explanation = Czas lokalny, na przykład 22:00-06:00. Puste: o każdej porze. Wycofane obrazy są zastępowane od razu.
setting-template-seal = Uruchamiaj sesje z szablonu
    .explanation = Zapisana maszyna z otwartą przeglądarką lub z pustym ekranem. Wyłączone: każda sesja uruchamia system od początku.
setting-template-maximumAgeHours = Wymieniaj szablony po
    .explanation = Wszystkie sesje z jednego szablonu mają ten sam układ pamięci. 0: nigdy.
setting-spare-keep = Trzymaj maszynę zapasową w gotowości
    .explanation = Załadowaną przed następnym kliknięciem.
setting-spare-count = Maszyny zapasowe, najwyżej
    .explanation = Więcej niż jedna tylko wtedy, gdy szybko otwierasz sesje.
setting-spare-minimumAvailableMiB = Tylko gdy dostępne jest tyle pamięci
setting-spare-onBattery = Trzymaj maszynę zapasową także na baterii
setting-start-requirementTimeoutSeconds = Limit czasu uruchamiania
    .explanation = Ile może trwać każdy krok. Emulacja programowa może potrzebować minut.
setting-xen-networkKind = Maszyna sieciowa w Xenie
    .explanation = PV niczego nie emuluje; HVM emuluje cały komputer.
setting-xen-browserKind = Maszyna przeglądarki w Xenie
    .explanation = PVH używa wirtualizacji procesora; PV nie.
setting-xen-networkLabel = Etykieta FLASK maszyny sieciowej
    .explanation = Puste: domyślna Xena.
setting-xen-browserLabel = Etykieta FLASK maszyny przeglądarki
    .explanation = Zasady muszą pozwalać obu etykietom na komunikację.
setting-xenclient-transport = Połączenie z xenmgr
    .explanation = W XenClient i OpenXT: przez D-Bus albo programem xec.
setting-xenclient-dom0 = dom0 przez ssh
    .explanation = Na przykład root@dom0. Puste: Safe Browse działa w dom0.
setting-xenclient-disks = Katalog dysków w dom0
setting-xenclient-layer = Zapisy maszyny
    .explanation = Zostają w jej pamięci albo trafiają do warstwy, którą xenmgr tworzy przy każdym uruchomieniu.
setting-xenclient-network = Sieć sesji
    .explanation = Jej nazwa w xenmgr.
setting-xenclient-networkKernelExtract = Jądro na dysku maszyny sieciowej
    .explanation = Jego ścieżka tam. Puste: własne jądro obrazu.
setting-audio-backend = Serwer dźwięku
    .explanation = Odtwarza dźwięk sesji. „Do pliku” służy do testów.
setting-end-undoSeconds = Czas na cofnięcie odrzucenia
    .explanation = Sesja jest przez ten czas wstrzymana, zanim zniknie. 0: znika od razu.
setting-downloads-folder = Katalog na pobrane pliki
    .explanation = Na pliki, które zapisujesz z sesji.
    .empty = „Safe Browse” w katalogu pobranych plików
setting-downloads-maxFileMiB = Największy rozmiar pliku
    .explanation = Dla plików, które zapisujesz lub przekazujesz.
setting-downloads-safeCopyPages = Najwięcej stron bezpiecznej kopii
    .explanation = Każda strona jest rysowana w drugiej jednorazowej maszynie.
setting-downloads-safeCopyText = Tekst w bezpiecznych kopiach
    .explanation = Słowa, które maszyna konwertująca odczytuje z obrazów stron, aby można je było wyszukiwać i kopiować.
setting-files-openHere = Rodzaje plików, które otwierają się tutaj
setting-files-documents = Otwieraj dokumenty biurowe
    .explanation = Word, Excel, PowerPoint, OpenDocument i RTF. Po włączeniu zbuduj obraz przeglądarki ponownie: to dodaje LibreOffice.
setting-links-mode = Witryny, które zawsze otwierają się tutaj
    .explanation = Z rozszerzeniem twoja druga przeglądarka zatrzymuje się, zanim skontaktuje się z taką witryną.
setting-links-always = Zawsze tutaj
    .explanation = Witryny z ich poddomenami. Gdy witryna jest na obu listach, liczy się dłuższa nazwa.
setting-links-never = Nigdy tutaj same z siebie
    .explanation = Witryny z ich poddomenami, na przykład twój intranet.
setting-log-level = Poziom dziennika
setting-log-urls = Zapisuj adresy stron w dzienniku
    .explanation = Wyłączone: dziennik nie mówi, co odwiedzasz.
setting-log-audit = Zapisuj profile sesji w dzienniku
    .explanation = Dla organizacji: z jakim profilem otwarto każdą sesję. Nigdy, co pokazywała.
setting-profile-label = Nazwa
    .explanation = Pokazywana w oknach i menu.
    .empty = Jak w pliku
setting-profile-startPage = Strona startowa
    .explanation = Pokazywana, gdy sesja otwiera się bez adresu.
    .empty = Pusta strona
setting-profile-where = Uruchamiaj na
    .explanation = Do wyboru są pule z pliku konfiguracji.
setting-profile-memoryMiB = Pamięć
setting-profile-scratchGiB = Dysk na pobrane pliki
    .explanation = Zaszyfrowany, znika razem z sesją. 0 trzyma pobrane pliki w pamięci.
setting-profile-privateMemory = Prywatna pamięć
    .explanation = Bezpieczniej, ale o sekundę wolniej.
setting-profile-processors = Procesory
setting-profile-colour = Kolor
    .explanation = Ramka wokół okien.
setting-profile-network-policy = Dostęp do sieci
    .explanation = Poza „Internet i sieć lokalna” sesje nie mają dostępu do tego komputera ani do sieci lokalnej.
setting-profile-network-allow = Witryny z listy
    .explanation = Na przykład bank.example, z poddomenami. Używane z „Tylko witryny z listy”.
setting-profile-exit = Wyjście
    .explanation = Wyjścia dodaje się poleceniem „safe-browse exit import”. Gdy wyjście nie działa, nic nie wychodzi.
setting-profile-files-out = Zapisywanie plików
    .explanation = Z sesji, po pytaniu.
setting-profile-files-in = Przekazywanie plików
    .explanation = Do sesji, tylko tych, które wybierzesz lub potwierdzisz.
setting-profile-clipboard-out = Kopiowanie na zewnątrz
    .explanation = Z sesji do schowka, przyciskiem lub skrótem. Nic nie jest kopiowane automatycznie.
setting-profile-clipboard-in = Wklejanie do środka
    .explanation = Ze schowka do sesji, przyciskiem lub skrótem.
setting-profile-language = Preferowany język stron WWW
    .explanation = Dostosowują się do niego strony, które są w kilku językach.
setting-profile-timeZone = Strefa czasowa
    .explanation = Strony ją widzą. UTC nic o tobie nie zdradza.
setting-profile-appearance = Wygląd
    .explanation = „Automatycznie”: jak środowisko graficzne. Strony to widzą, a większość tych, które mają oba wyglądy, się dostosowuje.
setting-profile-scale = Skala
    .explanation = „Automatycznie”: tak ostro jak monitor, w skali środowiska graficznego, którą strony widzą. Wyłączone: zawsze 100 %, mniej pamięci i pracy.
setting-profile-jit = Kompilator JavaScriptu
    .explanation = Wyłączony: bezpieczniej, ale strony, które dużo liczą, są wolne, a te, które potrzebują WebAssembly, nie działają.
setting-profile-fingerprint = Odcisk przeglądarki
    .explanation = To, po czym strony rozpoznają ten komputer. „Wspólny”: taka sesja wygląda dla nich na każdym komputerze tak samo, po angielsku.
setting-profile-webgl = WebGL
    .explanation = Pozwala stronom rysować w trzech wymiarach, jak robią to mapy i gry. Wyłączone: bezpieczniej.
setting-profile-extensions = Rozszerzenia
    .explanation = Nazwy katalogów w obrazie. Własna receptura może dodać rozszerzenia.
setting-profile-idleStopMinutes = Zamknij po bezczynności trwającej
    .explanation = Licząc od ostatniego klawisza, kliknięcia lub ruchu wskaźnika. Najpierw pojawia się ostrzeżenie. 0: nigdy.
setting-profile-mayKeepRunning = Zezwól na „Niech działa dalej”
    .explanation = Ostrzeżenie o bezczynności proponuje wtedy dalsze działanie sesji.
setting-profile-lifetimeMinutes = Najdłuższy czas sesji
    .explanation = 0: bez limitu.
setting-profile-maximumAgeMinutes = Największy wiek przy aktualizacji zabezpieczeń
    .explanation = 0: bez limitu.
setting-profile-seal = Uruchamiaj jego sesje z szablonu
    .explanation = Z pustym ekranem każda sesja uruchamia własnego Chromium: bezpieczniej, ale wolniej.
setting-profile-sound = Dźwięk
    .explanation = Czy jego sesje mogą odtwarzać dźwięk.
setting-profile-accessibility = Czytaj strony na głos
    .explanation = Czytnik ekranu w jego sesjach. Po włączeniu zbuduj obraz przeglądarki ponownie: to dodaje mowę.
setting-profile-microphone = Mikrofon
    .explanation = Czy można go włączyć w jego sesjach. Na początku zawsze jest wyłączony.
setting-profile-automation = Automatyzacja
    .explanation = Czy program na komputerze może sterować przeglądarką w jego sesjach. Okno wtedy to pokazuje, a ty możesz przejąć sterowanie.
setting-profile-record = Nagrywanie
    .explanation = Czy można nagrywać ekran, sieć i pobrane pliki jego sesji. Okno wtedy to pokazuje, a ty możesz to zatrzymać.
setting-profile-recordKeys = Klucze połączeń w nagraniach
    .explanation = Czy nagrania zawierają też klucze szyfrowanych połączeń. Dzięki nim programy takie jak Wireshark odczytują wszystko, co wysłano i odebrano, także hasła.
setting-profile-usb = Urządzenia USB
    .explanation = Czy można przekazywać urządzenia tego komputera jego sesjom, gdy działają. Nic nie jest przekazywane samo.
setting-profile-usbKinds = Rodzaje urządzeń USB
    .explanation = Tylko te można przekazywać.
setting-profile-screen-width = Początkowa szerokość ekranu
    .explanation = Później ekran dopasowuje się do okna.
setting-profile-screen-height = Początkowa wysokość ekranu
mistake-profile-label = Najwyżej 40 znaków, w jednym wierszu.
mistake-images-trustedKeys = Potrzebny jest co najmniej jeden klucz: „local” lub klucz minisign z 56 znaków, który zaczyna się od RW.
mistake-network-refusedNetworks = Potrzebna jest sieć, na przykład 203.0.113.0/24, lub adres, na przykład 203.0.113.7/32, najwyżej 64.
mistake-images-channel = Potrzebny jest kanał, na przykład registry.example/safe-browse/stable.
mistake-images-channelKeys = Potrzebne są „local” lub klucze minisign z 56 znaków, które zaczynają się od RW, najwyżej 32.
mistake-images-mirrors = Potrzebne są pary, na przykład rejestr.example=lustro.example:5000, najwyżej 16.
mistake-images-loginServers = Potrzebne są nazwy serwerów, na przykład login.example, najwyżej 16.
mistake-images-extraSources = Potrzebny jest URI źródła pakietów, na przykład https://pakiety.example/apt, najwyżej 16.
mistake-network-mode = Most potrzebuje połączenia z Internetem „tap” lub „pci”.
mistake-network-tap = Połączenie z Internetem „tap” potrzebuje albo mostu, albo interfejsu tap.
mistake-network-tap-bridge = Potrzebna jest nazwa interfejsu sieciowego, najwyżej 15 znaków.
mistake-network-tap-device = Potrzebna jest nazwa interfejsu sieciowego, najwyżej 15 znaków.
mistake-network-pci-device = Potrzebna jest karta, na przykład 0000:03:00.0.
mistake-network-forwardEapol = Obowiązuje tylko w trybie „Most”.
mistake-network-bridgeRules = Potrzebna jest pełna ścieżka, która zaczyna się od /; obowiązuje tylko w trybie „Most”.
mistake-profile-where = Potrzebna jest nazwa puli, którą określa plik konfiguracji.
mistake-profile-startPage = Potrzebny jest adres http:// lub https:// albo about:blank.
mistake-profile-language = Potrzebny jest język, na przykład pl lub pl-PL.
mistake-profile-timeZone = Potrzebna jest strefa czasowa, na przykład Europe/Warsaw.
mistake-profile-extensions = Potrzebne są nazwy katalogów, na przykład ublock-origin, najwyżej 16.
mistake-profile-network-policy = Obowiązuje tylko w trybie „Translacja adresów (NAT)”: most przepuszcza wszystko.
mistake-profile-network-allow = Witryny, na przykład bank.example, obowiązują tylko z „Tylko witryny z listy”.
unit-MiB = MiB
unit-GiB = GiB
unit-Seconds = s
unit-Minutes = min
unit-Hours = h
unit-pixels = px
option-auto = Automatycznie
option-kvm = KVM (sprzętowo)
option-tcg = Emulacja programowa
option-user = To konto (user)
option-tap = Sieć lokalna (tap)
option-pci = Karta sieciowa (pci)
option-nat = Translacja adresów (NAT)
option-listed = Te z listy
option-others = Wszystkie oprócz tych z listy
option-bridge = Most
option-qemu = QEMU
option-xl = Xen (xl)
option-xenclient = XenClient
option-dbus = D-Bus
option-xec = Program xec
option-memory = W pamięci
option-snapshot = W warstwie
option-pv = PV
option-pvh = PVH
option-hvm = HVM
option-trace = Wszystko
option-debug = Szczegółowo
option-info = Zwykle
option-inherit = Jak dla wszystkich profili
option-browser = Z otwartą przeglądarką
option-desktop = Z pustym ekranem
option-off = Wyłączone
option-agent = Zawsze gotowa
option-session = Z pierwszą sesją
option-internet-only = Tylko Internet
option-allow-list = Tylko witryny z listy
option-offline = Bez sieci
option-portal = Tylko strona logowania sieci
option-open = Internet i sieć lokalna
option-on = Włączone
option-none = Brak
option-pipewire = PipeWire
option-pulseaudio = PulseAudio
option-wav = Do pliku
option-ask = Pytaj za każdym razem
option-allow = Bez pytania
option-warn = Ostrzeżenia
option-error = Błędy
option-silent = Nic
option-as-on-the-desktop = Jak w środowisku graficznym
option-this-computer = Ten komputer
option-direct = Zwykłe połączenie
option-light = Jasny
option-dark = Ciemny
option-common = Wspólny
option-own = Własny
option-software = Rysowane przez procesor
settings-page-general = Ogólne
    .explanation = Język, wygląd, uruchamianie, powiadomienia
settings-page-files = Odnośniki i pliki
    .explanation = Co otwiera się w Safe Browse, gdzie trafiają zapisane pliki
settings-page-profiles = Profile
    .explanation = Jakie są rodzaje sesji i co każdemu wolno
settings-page-speed = Szybkość i pamięć
    .explanation = Maszyny zapasowe, szablony, limity czasu
settings-page-network = Sieć
    .explanation = Jak sesje łączą się z Internetem
settings-page-devices = Dźwięk i urządzenia
    .explanation = Dźwięk, mikrofon i urządzenia USB każdego profilu
settings-page-updates = Aktualizacje
    .explanation = Kiedy obrazy są sprawdzane i odnawiane i skąd pochodzą
settings-page-computer = Ten komputer
    .explanation = Wirtualizacja i dziennik
settings-part-general = Profil
settings-part-files = Pliki i schowek
settings-part-network = Sieć
settings-part-pages = Strony WWW
settings-part-speed = Szybkość i pamięć
settings-part-devices = Dźwięk i urządzenia
settings-part-ending = Kiedy sesja się kończy
settings-part-updates = Aktualizacje
settings-part-computer = Ten komputer
settings-of-profile = Profil „{ $profile }”
settings-search = Szukaj w ustawieniach
settings-none-found = Żadne ustawienie nie zawiera tych słów.
settings-back = Wstecz
settings-choose = Wybierz…
settings-changed = Zmienione
settings-is-default-profile = Domyślny profil
settings-open-file = Otwórz plik
settings-restore = Przywróć ostatnią prawidłową wersję
settings-place = Wiersz { $line }, kolumna { $column }
settings-language = Język
settings-theme = Wygląd
settings-autostart = Uruchamiaj przy logowaniu
settings-autostart-why = Działa w obszarze powiadamiania, gotowy na kliknięcie.
settings-notifications = Powiadomienia
settings-notifications-why = Gdy sesja nieoczekiwanie się kończy, jest wstrzymana z niezapisanymi plikami lub cię słyszy, gdy obraz jest przestarzały lub sieć ma awarię.
settings-default-browser = Otwieraj tutaj odnośniki z innych programów
settings-only-browser-why = To środowisko nie ma innej przeglądarki.
settings-ask-for-links = Pytaj o każdy odnośnik
settings-ask-for-links-why = Tutaj czy w drugiej przeglądarce. Wyłączone: każdy odnośnik otwiera się tutaj, chyba że jego witryna ma regułę.
settings-links-asked = Kliknięcie pyta, gdzie otworzyć odnośnik, chyba że jego witryna ma regułę.
settings-links-here = Kliknięcie otwiera odnośnik w jednorazowej przeglądarce, chyba że jego witryna ma regułę.
settings-links-ours = Kliknięcie odnośnika w innym programie trafia do Safe Browse.
settings-links-not-ours = Kliknięcie odnośnika w innym programie otwiera domyślną przeglądarkę tego pulpitu.
settings-links-elsewhere = Kliknięcie otwiera odnośnik w programie { $browser }.
settings-other-browser = Druga przeglądarka
settings-no-other-browser = nie znaleziono
settings-sites-here = Zawsze tutaj
    .explanation = Kliknięcie odnośnika do jednej z tych witryn otwiera go w jednorazowej przeglądarce, bez pytania.
settings-sites-elsewhere = Nigdy tutaj
    .explanation = Kliknięcie odnośnika do jednej z tych witryn otwiera go w drugiej przeglądarce, bez pytania.
exit-named = Wyjście { $exit }
exit-kind-wireguard = Tunel WireGuard
exit-kind-socks5 = Serwer proxy SOCKS 5
exit-kind-http-connect = Serwer proxy HTTP (CONNECT)
exit-kind-tor = Sieć Tor
exit-test = Sprawdź
exit-test-named = Sprawdź wyjście { $exit }
exit-testing = Sprawdzanie…
exit-works = Działa. Odpowiedź po { $milliseconds } ms.
exit-works-at = Działa pod adresem { $address }. Odpowiedź po { $milliseconds } ms.
settings-no-sites = jeszcze żadnej witryny
settings-site-with-subdomains = wraz z poddomenami
settings-site-remembered = zapamiętane z pytania
settings-site-to-add = Dodaj witrynę: { $rule }
settings-part-links = Odnośniki z innych programów
settings-part-kinds = Pliki
    .explanation = Jakie rodzaje plików Safe Browse otwiera dla menedżera plików, poczty i innych programów. Komputer czyta tylko bajty takiego pliku; jest on pokazywany w jednorazowej przeglądarce bez sieci. Wyłączony rodzaj otwiera się w programie, który był wcześniej domyślny.
settings-part-sites = Witryny z regułą
settings-part-saved = Pliki z sesji
kind-documents = Dokumenty
    .explanation = PDF, książki elektroniczne
kind-office = Dokumenty biurowe
    .explanation = Word, Excel, PowerPoint, OpenDocument, RTF; wymaga „Otwieraj dokumenty biurowe”
kind-text = Tekst i tabele
    .explanation = Zwykły tekst, Markdown, CSV
kind-pictures = Obrazy
    .explanation = JPEG, PNG, HEIC, TIFF, SVG, Photoshop i inne
kind-mail = Poczta
    .explanation = Zapisane wiadomości, także z Outlooka, i skrzynki pocztowe
kind-archives = Archiwa
    .explanation = ZIP, 7z, tar, RAR, obrazy płyt
kind-media = Dźwięk i filmy
    .explanation = MP4, WebM, MP3, Ogg, FLAC i inne
kind-pages = Strony WWW
    .explanation = Pliki HTML i zapisane strony, bez ich skryptów
kind-click-here = Kliknięcie pokazuje go w jednorazowej przeglądarce bez sieci.
kind-click-elsewhere = Kliknięcie otwiera go w programie { $program }.
kind-click-taken = Kliknięcie otwiera go w programie { $program }, który później stał się domyślny.
kind-click-nothing = Żaden program go nie otwiera.
settings-forget = Usuń regułę dla { $site }
settings-new-profile = Nowy profil
settings-new-profile-name = Nazwa nowego profilu
settings-new-profile-why = Dowolna nazwa.
settings-new-profile-bad = Użyj najwyżej 40 znaków, w jednym wierszu.
settings-new-profile-taken = Ta nazwa jest już używana.
settings-add = Dodaj
settings-copy-profile = Skopiuj profil { $profile }
settings-copy-of = Kopia profilu { $profile }
settings-remove-profile = Usuń profil { $profile }
settings-remove-question = Usunąć profil „{ $profile }”?
settings-remove-why = Jego ustawienia zostaną usunięte z pliku. Otwarte sesje trwają dalej.
settings-remove = Usuń
settings-reset = { $label }: przywróć wartość domyślną
settings-managed-by = Zarządza: { $by }
settings-limited-by = Ogranicza: { $by }
settings-default-of = Wartość domyślna ({ $by })
settings-only-these-profiles = Można używać tylko tych profili. Zarządza: { $by }
settings-not-allowed = Organizacja nie zezwala na tę wartość.
settings-between = Liczba całkowita od { $min } do { $max }
settings-saved = Zapisano
settings-waiting = Zapisano. Zadziała po ponownym uruchomieniu usługi w tle.
settings-restart-now = Uruchom usługę ponownie
settings-broken = Plik konfiguracji zawiera błędy
settings-broken-why = Żadna sesja się nie uruchomi, dopóki nie zostanie naprawiony lub przywrócony. Otwarte sesje trwają dalej.
settings-not-toml = W tym miejscu plik nie jest prawidłowym TOML.
settings-whole-file = Cały plik
settings-file = Plik
settings-advanced = Zaawansowane
settings-not-loaded = Ustawienia maszyn pojawią się, gdy usługa w tle odpowie.

## Session window

session-state-preparing = Przygotowywanie
session-state-starting = Uruchamianie
session-state-ready = Gotowa
session-state-browsing = Otwarta
session-state-closing = Zamykanie
session-state-gone = Zniknęła
session-state-failed = Niepowodzenie
requirement-image = Sprawdzanie obrazu
requirement-network = Uruchamianie maszyny sieciowej
requirement-vm = Uruchamianie maszyny
requirement-guest-agent = Oczekiwanie na system gościa
requirement-home = Tworzenie pustego katalogu domowego
requirement-screen = Włączanie ekranu
requirement-identity = Nadawanie maszynie własnej tożsamości
requirement-browser-window = Otwieranie przeglądarki
requirement-painted = Rysowanie pierwszej strony
ending-browser-closed = Zamknięto przeglądarkę
    .explanation = Maszyna i wszystko, co w niej było, zniknęły.
ending-browser-crashed = Przeglądarka uległa awarii
    .explanation = Maszyna i wszystko, co w niej było, zniknęły. Komputer nie ucierpiał.
ending-display-crashed = Ekran maszyny uległ awarii
    .explanation = Maszyna i wszystko, co w niej było, zniknęły. Komputer nie ucierpiał.
ending-portal-over = Zalogowano do sieci
    .explanation = Internet jest dostępny. Maszyna wirtualna i wszystko w niej zniknęło.
ending-lifetime-over = Osiągnięto limit czasu
    .explanation = Ten limit ustala profil. Maszyna i wszystko, co w niej było, zniknęły.
ending-outdated = Zamknięto z powodu aktualizacji zabezpieczeń
    .explanation = Znana jest aktualizacja zabezpieczeń obrazu, a profil ogranicza, jak długo taka sesja może działać. Maszyna i wszystko, co w niej było, zniknęły.
ending-idle = Zamknięto z powodu bezczynności
    .explanation = Ten limit ustala profil. Maszyna i wszystko, co w niej było, zniknęły.
ending-closed = Sesja została zamknięta
    .explanation = Maszyna i wszystko, co w niej było, zniknęły.
ending-vm-ended = Maszyna nieoczekiwanie się zakończyła
    .explanation = Wszystko, co w niej było, zniknęło. Jeśli to się powtórzy, daj profilowi więcej pamięci lub zajrzyj do diagnostyki.
ending-image-damaged = Obraz maszyny jest uszkodzony
    .explanation = Obraz dysku różni się od tego, co zbudowano, więc maszyna się zatrzymała. Wszystko, co w niej było, zniknęło. Zbuduj obraz przeglądarki ponownie.
ending-guest-failed = System gościa zgłosił niepowodzenie
    .explanation = Wszystko, co było w maszynie, zniknęło. Ponowne zbudowanie obrazu przeglądarki może pomóc.
ending-protocol-violation = Maszynę zatrzymano dla bezpieczeństwa
    .explanation = Naruszyła protokół, który oddziela ją od komputera. Wszystko, co w niej było, zniknęło; nic innego nie ucierpiało.
ending-host-lost = Komputer sesji zniknął
    .explanation = Komputer, na którym działała, nie odpowiedział na czas albo nie ma już sesji. To, co z niej zostało, samo się tam zakończy.
ending-start-failed = Sesja się nie uruchomiła
    .explanation = Wszystko, co zostało uruchomione, zniknęło.
colour-blue = Niebieski
colour-teal = Morski
colour-green = Zielony
colour-yellow = Żółty
colour-orange = Pomarańczowy
colour-red = Czerwony
colour-pink = Różowy
colour-purple = Fioletowy
colour-slate = Łupkowy
session-disposable = Jednorazowa
session-default-profile = Standardowy
session-banking-profile = Bankowość
session-offline-profile = Bez sieci
session-document-profile = Dokumenty
session-portal-profile = Logowanie do sieci
session-title =
    { $number ->
        [1] Jednorazowa przeglądarka – { $profile }
       *[other] Jednorazowa przeglądarka { $number } – { $profile }
    }
session-marking = Jednorazowe okno, profil { $profile }. Po zamknięciu zniknie wszystko, co w nim jest.
session-vanishes = Po zamknięciu zniknie wszystko, co jest w tym oknie
session-is-gone = Nic nie zostało z tej sesji
rights-title = Co wolno tej sesji
rights-why = Tak mówi jej profil i nic w sesji nie może tego zmienić.
rights-reach = Ma dostęp do
rights-reach-value =
    { $policy ->
        [internet-only] Internetu, ale nie do tego komputera ani tej sieci
        [offline] niczego: nie ma sieci
        [open] Internetu i tej sieci
       *[other] { UNKNOWN() }
    }
rights-reach-sites =
    { $sites ->
        [0] niczego: lista witryn jest pusta
        [one] tylko { $names } i poddomen
        [few] tylko { $names } i ich poddomen
        [many] tylko { $names } i ich poddomen
       *[other] tylko { $names } i ich poddomen
    }
rights-reach-portal = tylko stronę logowania sieci { $network }: { $hosts }
rights-reach-portal-left = nie { $host }, dokąd prowadzi
rights-exit = Wychodzi przez
rights-files-out = Zapisywanie plików na komputerze
rights-files-in = Odbieranie plików z komputera
rights-copy-out = Kopiowanie do schowka
rights-paste-in = Wklejanie ze schowka
rights-microphone = Słuchanie mikrofonu
rights-automation = Sterowanie przez program
rights-automation-rule =
    { $rule ->
        [off] nigdy
        [ask] po pytaniu
        [allow] bez pytania
       *[other] { UNKNOWN() }
    }
rights-record = Nagrywanie
rights-record-rule =
    { $rule ->
        [off] nigdy
        [ask] po pytaniu
        [on] bez pytania
       *[other] { UNKNOWN() }
    }
rights-usb = Używanie urządzeń USB komputera
rights-rule =
    { $rule ->
        [off] nigdy
        [ask] po pytaniu
        [allow] po kliknięciu
       *[other] { UNKNOWN() }
    }
rights-where = Działa na
rights-memory = Pamięć teraz
rights-ends = Kończy się
rights-ends-closed = po zamknięciu
rights-ends-at = o { $time }
rights-ends-idle =
    { $minutes ->
        [one] po minucie bezczynności
        [few] po { $minutes } minutach bezczynności
        [many] po { $minutes } minutach bezczynności
       *[other] po { $minutes } minuty bezczynności
    }
rights-image = Obraz zbudowany
session-starting = Przygotowywanie nowej maszyny
session-starting-why = Zawiera tylko przeglądarkę i nic nie wie o wcześniejszych sesjach.
session-emulated = Ten komputer uruchamia maszyny w emulacji programowej, więc uruchomienie może potrwać minutę lub dłużej.
session-step-done = gotowe
session-step-now = w toku
session-step-waiting = oczekuje
session-seconds = { $seconds } s
session-seconds-left =
    { $seconds ->
        [one] Została około 1 sekunda
        [few] Zostały około { $seconds } sekundy
        [many] Zostało około { $seconds } sekund
       *[other] Zostało około { $seconds } sekundy
    }
session-takes-longer = Trwa to dłużej niż zwykle
session-progress = Postęp uruchamiania
session-screen-kind = jednorazowa przeglądarka
# `page`: the title of the page, which the page chose.
session-screen =
    { GIVEN($page) ->
        [no] Ekran jednorazowej maszyny
       *[yes] „{ $page }” w jednorazowej maszynie
    }
session-screen-how = Maszyna dostaje wszystkie klawisze. Naciśnij jednocześnie Ctrl i Alt, aby uwolnić klawiaturę.
session-page = Strona: „{ $page }”.
session-plays-sound = Sesja odtwarza dźwięk.
session-release-keyboard = Uwolnij klawiaturę: Ctrl + Alt
session-release-keyboard-why = Maszyna dostaje wszystkie klawisze. Naciśnij i puść jednocześnie Ctrl i Alt, aby dotrzeć klawiaturą do tych przycisków; Esc prowadzi z powrotem.
session-fullscreen = Pełny ekran (F11)
session-leave-fullscreen = Zakończ pełny ekran (F11)
session-close-window = Odrzuć i zamknij
session-more = Więcej
session-open-again = Otwórz tę stronę w nowej sesji
session-open-again-question = Otworzyć tę stronę w nowej sesji?
session-open-again-why = Adres pochodzi z sesji; strona mogła go podmienić. Nowa sesja nie ma żadnych logowań tej sesji.
session-open-again-confirm = Otwórz
session-no-address = Sesja nie podała adresu swojej strony.
session-sound = Dźwięk sesji
session-reads-aloud = Czyta na głos
session-reads-aloud-why = Czytnik ekranu w tej sesji czyta strony na głos, przez dźwięk sesji.
session-no-speech = Brak mowy
session-no-speech-why = Czytnik ekranu tej sesji się nie uruchomił albo go nie słychać. Sesja działa bez niego.
session-mute = Wycisz
session-unmute = Wyłącz wyciszenie
session-volume = Głośność sesji
session-volume-percent = { $percent } %
session-volume-muted = { $percent } %, wyciszona
session-microphone-turn-on = Włącz mikrofon: sesja będzie cię słyszeć
session-microphone-turn-off = Mikrofon włączony: wyłącz go
session-microphone-on = Mikrofon włączony
session-microphone-question = Włączyć mikrofon dla sesji „{ $profile }”?
session-microphone-why = Jej strony będą mogły cię słyszeć i nagrywać, dopóki nie wyłączysz go tutaj lub nie zamkniesz okna. W tym czasie pokazuje to obszar powiadamiania.
session-microphone-confirm = Włącz
session-driven = Sterowana przez program
session-driven-why = Program na komputerze klika i pisze w tej sesji. Klawiszem lub kliknięciem w niej przejmiesz sterowanie.
session-driven-held = Sterujesz ty
session-driven-held-why = Program czeka, aż pozwolisz mu kontynuować.
session-driven-stop = Zatrzymaj
session-driven-continue = Kontynuuj
session-driven-question = Pozwolić programowi sterować sesją „{ $profile }”?
session-driven-question-why = Będzie mógł czytać jej strony, klikać i pisać na nich, dopóki nie zatrzymasz go tutaj lub sesja się nie zakończy. W tym czasie pokazują to okno i obszar powiadamiania.
session-driven-confirm = Pozwól
session-recorded = Trwa nagrywanie
session-recorded-why = Ekran, sieć i pobrane pliki tej sesji są nagrywane do { $folder }.
session-recorded-stop = Zatrzymaj nagrywanie
session-record-question = Nagrywać sesję „{ $profile }”?
session-record-question-why = Wszystko, co pokazuje, wysyła i odbiera, oraz każdy plik, który ją opuszcza, jest zachowywane w { $folder }, dopóki nie zatrzymasz tego tutaj lub sesja się nie zakończy. W tym czasie pokazuje to okno.
session-record-confirm = Nagrywaj
session-record = Nagraj…
session-record-into = Wybierz folder na nagranie
session-recorded-saved = Nagrano do { $folder }.
session-recorded-closes = Ta sesja jest nagrywana: jej ekran, sieć i pobrane pliki są w { $folder }. Nagranie kończy się razem z nią.
session-agent-lost = Usługa w tle nie działa. Sesja trwa dalej.
session-outdated = Dostępna aktualizacja zabezpieczeń
session-outdated-why =
    { $packages ->
        [one] Jeden pakiet obrazu tej sesji ma aktualizację zabezpieczeń. Otwórz nową sesję, gdy obraz zostanie odbudowany.
        [few] { $packages } pakiety obrazu tej sesji mają aktualizacje zabezpieczeń. Otwórz nową sesję, gdy obraz zostanie odbudowany.
        [many] { $packages } pakietów obrazu tej sesji ma aktualizacje zabezpieczeń. Otwórz nową sesję, gdy obraz zostanie odbudowany.
       *[other] { $packages } pakietu obrazu tej sesji ma aktualizacje zabezpieczeń. Otwórz nową sesję, gdy obraz zostanie odbudowany.
    }
session-outdated-ends = Dostępna aktualizacja zabezpieczeń: zamknięcie o { $time }
session-recalled-ends = Przeglądarka wycofana: zamknięcie o { $time }
session-recalled-why = Wydawcy tej przeglądarki ją wycofali: { $why }. Zapisz, czego potrzebujesz; następna sesja będzie miała inną.
session-elsewhere = Na { $host }
session-elsewhere-why = Ta sesja działa na { $host }. To, co zapisujesz, słyszysz i mówisz, przechodzi przez ten komputer.
session-unreachable = Utracono połączenie, ponowne łączenie
session-unreachable-why = { $host } nie odpowiada. Sesja czeka tam przez pewien czas i pojawi się sama.
session-exit = Przez { $exit }
session-exit-why = To, co wysyła ta sesja, wychodzi tylko przez wyjście { $exit }.
session-exit-down = { $exit } nie działa
session-slow = Emulacja programowa
session-slow-why = Maszyny działają bez wirtualizacji sprzętowej, więc wszystko jest wolniejsze. Strona „Diagnostyka” mówi, dlaczego.
session-only-listed-sites = Tylko witryny z listy
session-only-listed-sites-why = Strony wszystkich innych witryn są blokowane. Naciśnij, aby zobaczyć listę lub dodać witrynę.
session-only-listed-sites-elsewhere = Strony wszystkich innych witryn są blokowane. Listę ma profil na { $host }.
session-only-listed-hint = Zablokowana strona nie należy do witryn z listy. Aby ją dodać, naciśnij kłódkę.
session-offline = W tej chwili nie ma sieci. To okno powie, gdy wróci.
session-out-of-memory = Zakończono kartę, bo pamięć tej sesji jest pełna. Zamknij inne karty, zanim otworzysz ją ponownie.
session-without-room = Dysk jest pełny, więc ta sesja jest wstrzymana. Zwolnij trochę miejsca: wtedy ruszy sama.
session-back-online = Sieć wróciła. Wczytaj ponownie stronę, której brakuje.
session-signs-in = Loguje do { $network }
session-signs-in-why = Dociera tylko do strony logowania tej sieci ({ $hosts }) i zamyka się, gdy Internet jest dostępny. Strona należy do operatora sieci.
session-no-network = Bez sieci
session-no-network-why = Ta sesja nie ma dostępu do niczego. Tak mówi jej profil.
session-sites = Witryny z listy
session-sites-why = Ma dostęp do tych witryn i do niczego więcej. Strony wszystkich innych witryn są blokowane do końca sesji.
session-no-sites = Żadne: każda strona jest blokowana.
session-site-blocked = Zablokowana strona nie należy do witryn z listy tego profilu. Jeśli jej ufasz, dodaj jej witrynę: otworzy się wtedy w nowej sesji.
session-add-this-site = Dodaj witrynę tej strony
session-add-site = Dodaj
session-add-site-question = Dać profilowi „{ $profile }” dostęp do { $site }?
session-add-site-why = Późniejsze sesje tego profilu mają dostęp do { $site } i poddomen.
session-site-added = Dodano witrynę
session-first-site = Dla jakiej witryny jest profil „{ $profile }”?
session-first-site-why = Sesje tego profilu mają dostęp tylko do witryn z jego listy. Wpisz na przykład adres swojego banku.
session-first-site-why-page = Sesje tego profilu mają dostęp tylko do witryn z jego listy, a ta jest pusta: strona byłaby zablokowana. Dodaj jej witrynę, aby ją otworzyć.
session-first-site-address = Adres
session-first-site-open = Dodaj i otwórz
session-address-refused = Wpisz adres, na przykład https://bank.example
session-closing = Odrzucanie sesji
session-question = Odrzucić tę sesję?
# `unsaved`: downloads that are not saved. `undoSeconds`: 0 if it cannot be undone.
session-question-why =
    { $unsaved ->
        [0]
            { $undoSeconds ->
                [0] Zniknie wszystko, co w niej jest: strony i logowania. Tego nie można cofnąć.
               *[other] Zniknie wszystko, co w niej jest: strony i logowania. Można to cofnąć przez { $undoSeconds } s.
            }
        [one]
            { $undoSeconds ->
                [0] Zniknie wszystko, co w niej jest: strony, logowania i jeden pobrany plik, który nie jest zapisany. Tego nie można cofnąć.
               *[other] Zniknie wszystko, co w niej jest: strony, logowania i jeden pobrany plik, który nie jest zapisany. Można to cofnąć przez { $undoSeconds } s.
            }
        [few]
            { $undoSeconds ->
                [0] Zniknie wszystko, co w niej jest: strony, logowania i { $unsaved } pobrane pliki, które nie są zapisane. Tego nie można cofnąć.
               *[other] Zniknie wszystko, co w niej jest: strony, logowania i { $unsaved } pobrane pliki, które nie są zapisane. Można to cofnąć przez { $undoSeconds } s.
            }
        [many]
            { $undoSeconds ->
                [0] Zniknie wszystko, co w niej jest: strony, logowania i { $unsaved } pobranych plików, które nie są zapisane. Tego nie można cofnąć.
               *[other] Zniknie wszystko, co w niej jest: strony, logowania i { $unsaved } pobranych plików, które nie są zapisane. Można to cofnąć przez { $undoSeconds } s.
            }
       *[other]
            { $undoSeconds ->
                [0] Zniknie wszystko, co w niej jest: strony, logowania i { $unsaved } pobranego pliku, który nie jest zapisany. Tego nie można cofnąć.
               *[other] Zniknie wszystko, co w niej jest: strony, logowania i { $unsaved } pobranego pliku, który nie jest zapisany. Można to cofnąć przez { $undoSeconds } s.
            }
    }
session-browser-ended-why =
    { $unsaved ->
        [one] Jeden pobrany plik nie jest zapisany i zniknąłby razem z tą sesją.
        [few] { $unsaved } pobrane pliki nie są zapisane i zniknęłyby razem z tą sesją.
        [many] { $unsaved } pobranych plików nie jest zapisanych i zniknęłoby razem z tą sesją.
       *[other] { $unsaved } pobranego pliku nie jest zapisane i zniknęłoby razem z tą sesją.
    }
session-browser-not-back = Przeglądarka nie wróciła
session-browser-not-back-why = Nie pokazała okna na czas. Można spróbować ponownie.
session-save-all-and-discard = Zapisz wszystko i odrzuć
session-browser-back = Przywróć przeglądarkę
session-browser-returning = Przeglądarka uruchamia się ponownie
session-browser-returning-why = Otwiera swoje ostatnie strony. Pobrane pliki zostają.
session-browser-returning-emulated = Otwiera swoje ostatnie strony. Pobrane pliki zostają. W emulacji programowej trwa to do minuty.
session-unsent = Coś, co wpisano, prawdopodobnie nie zostało wysłane.
session-discard = Odrzuć
session-background = Zamknij okno, zachowaj sesję
session-keep = Nie zamykaj
session-keep-for-downloads = Nie zamykaj, najpierw zapisz pliki
session-discarded = Odrzucona
session-discarded-why = Sesja jest wstrzymana i zniknie za { $seconds } s.
session-paused = Wstrzymana
session-held =
    { $because ->
        [idle] Wstrzymana: nieużywana
        [lifetime-over] Wstrzymana: osiągnięto limit czasu
        [outdated] Wstrzymana: aktualizacja zabezpieczeń
       *[other] { UNKNOWN() }
    }
session-held-why =
    { $because ->
        [idle]
            { $unsaved ->
                [one] Tej sesji przez pewien czas nie używano, a pobrany plik nie jest zapisany. Sesja zniknie o { $time }.
                [few] Tej sesji przez pewien czas nie używano, a { $unsaved } pobrane pliki nie są zapisane. Sesja zniknie o { $time }.
                [many] Tej sesji przez pewien czas nie używano, a { $unsaved } pobranych plików nie jest zapisanych. Sesja zniknie o { $time }.
               *[other] Tej sesji przez pewien czas nie używano, a { $unsaved } pobranego pliku nie jest zapisane. Sesja zniknie o { $time }.
            }
        [lifetime-over]
            { $unsaved ->
                [one] Ta sesja osiągnęła limit czasu swojego profilu, a pobrany plik nie jest zapisany. Jeśli kontynuujesz, na zapisanie go masz { $minutes } min. Potem sesja się zakończy, nawet jeśli plik nie jest zapisany. Jeśli nie kontynuujesz, zniknie o { $time }.
                [few] Ta sesja osiągnęła limit czasu swojego profilu, a { $unsaved } pobrane pliki nie są zapisane. Jeśli kontynuujesz, na zapisanie ich masz { $minutes } min. Potem sesja się zakończy, nawet jeśli pliki nie są zapisane. Jeśli nie kontynuujesz, zniknie o { $time }.
                [many] Ta sesja osiągnęła limit czasu swojego profilu, a { $unsaved } pobranych plików nie jest zapisanych. Jeśli kontynuujesz, na zapisanie ich masz { $minutes } min. Potem sesja się zakończy, nawet jeśli pliki nie są zapisane. Jeśli nie kontynuujesz, zniknie o { $time }.
               *[other] Ta sesja osiągnęła limit czasu swojego profilu, a { $unsaved } pobranego pliku nie jest zapisane. Jeśli kontynuujesz, na zapisanie masz { $minutes } min. Potem sesja się zakończy, nawet jeśli pliki nie są zapisane. Jeśli nie kontynuujesz, zniknie o { $time }.
            }
        [outdated]
            { $unsaved ->
                [one] Znana jest aktualizacja zabezpieczeń przeglądarki tej sesji, więc nie może ona dalej działać, a pobrany plik nie jest zapisany. Jeśli kontynuujesz, na zapisanie go masz { $minutes } min. Potem sesja się zakończy, nawet jeśli plik nie jest zapisany. Jeśli nie kontynuujesz, zniknie o { $time }.
                [few] Znana jest aktualizacja zabezpieczeń przeglądarki tej sesji, więc nie może ona dalej działać, a { $unsaved } pobrane pliki nie są zapisane. Jeśli kontynuujesz, na zapisanie ich masz { $minutes } min. Potem sesja się zakończy, nawet jeśli pliki nie są zapisane. Jeśli nie kontynuujesz, zniknie o { $time }.
                [many] Znana jest aktualizacja zabezpieczeń przeglądarki tej sesji, więc nie może ona dalej działać, a { $unsaved } pobranych plików nie jest zapisanych. Jeśli kontynuujesz, na zapisanie ich masz { $minutes } min. Potem sesja się zakończy, nawet jeśli pliki nie są zapisane. Jeśli nie kontynuujesz, zniknie o { $time }.
               *[other] Znana jest aktualizacja zabezpieczeń przeglądarki tej sesji, więc nie może ona dalej działać, a { $unsaved } pobranego pliku nie jest zapisane. Jeśli kontynuujesz, na zapisanie masz { $minutes } min. Potem sesja się zakończy, nawet jeśli pliki nie są zapisane. Jeśli nie kontynuujesz, zniknie o { $time }.
            }
       *[other] { UNKNOWN() }
    }
session-grace-ends = Kończy się o { $time }: zapisz pliki
session-grace-why =
    { $because ->
        [lifetime-over] Ta sesja osiągnęła limit czasu swojego profilu. Kończy się o { $time }, nawet jeśli pliki nie są zapisane.
        [outdated] Znana jest aktualizacja zabezpieczeń tej przeglądarki, więc nie może ona dalej działać. Sesja kończy się o { $time }, nawet jeśli pliki nie są zapisane.
       *[other] { UNKNOWN() }
    }
session-continue = Kontynuuj
session-undo = Cofnij
session-discard-now = Odrzuć teraz
session-idle = Czy nadal tu jesteś?
session-idle-why =
    { $unsaved ->
        [0] Tej sesji od pewnego czasu nie używano. Zostanie odrzucona za { $seconds } s.
        [one] Tej sesji od pewnego czasu nie używano. Zostanie wstrzymana za { $seconds } s, bo pobrany plik nie jest zapisany.
        [few] Tej sesji od pewnego czasu nie używano. Zostanie wstrzymana za { $seconds } s, bo { $unsaved } pobrane pliki nie są zapisane.
        [many] Tej sesji od pewnego czasu nie używano. Zostanie wstrzymana za { $seconds } s, bo { $unsaved } pobranych plików nie jest zapisanych.
       *[other] Tej sesji od pewnego czasu nie używano. Zostanie wstrzymana za { $seconds } s, bo { $unsaved } pobranego pliku nie jest zapisane.
    }
session-idle-keep = Niech działa dalej
session-idle-back = Nadal tu jestem
session-ends-soon = Profil kończy tę sesję za { $seconds } s
session-ends-soon-held =
    { $unsaved ->
        [one] Pobrany plik nie jest zapisany, więc sesja zostanie wstrzymana. Jeśli ją wtedy wznowisz, na zapisanie pliku masz { $minutes } min.
        [few] { $unsaved } pobrane pliki nie są zapisane, więc sesja zostanie wstrzymana. Jeśli ją wtedy wznowisz, na zapisanie ich masz { $minutes } min.
        [many] { $unsaved } pobranych plików nie jest zapisanych, więc sesja zostanie wstrzymana. Jeśli ją wtedy wznowisz, na zapisanie ich masz { $minutes } min.
       *[other] { $unsaved } pobranego pliku nie jest zapisane, więc sesja zostanie wstrzymana. Jeśli ją wtedy wznowisz, na zapisanie masz { $minutes } min.
    }
session-ends-soon-continue = Kontynuuj do tego czasu
session-failed = Sesja się nie uruchomiła
session-again = Spróbuj ponownie
session-new = Nowa sesja
session-same-page = Otwórz tę stronę ponownie
session-open-page = Otwórz „{ $page }”
session-close = Zamknij
session-picture-lost = Ekran jest niedostępny
session-picture-lost-why = Sesja trwa dalej, ale jej ekran jest nieosiągalny.
session-picture-refused-why = Maszyna wysłała coś, czego żadna uczciwa maszyna nie wysyła, więc połączenie zamknięto. Coś w sesji może atakować ten komputer: odrzuć ją.

## Files, clipboard and bookmarks

transfer-files = Pliki tej sesji
transfer-files-count = Pliki tej sesji, niezapisane: { $count }
transfer-no-files = Jeszcze nic nie pobrano.
transfer-files-why = Zapisane pliki zostają na komputerze; wszystkie inne znikają razem z sesją. Plik może być szkodliwy, więc jest oznaczany pochodzeniem i nie jest otwierany.
transfer-more = oraz starsze: { $count }
transfer-save = Zapisz
transfer-save-named = Zapisz { $name }
transfer-save-original = Zapisz oryginał
transfer-safe-copy = Bezpieczna kopia
transfer-more-named = Więcej dla { $name }
transfer-sent-files = Przekazane sesji
transfer-save-safe-copy = Zapisz bezpieczną kopię
transfer-save-safe-copy-named = Zapisz bezpieczną kopię pliku { $name }
transfer-save-safe-copy-why = Obraz każdej strony i nic więcej, rysowany w drugiej jednorazowej maszynie bez sieci.
transfer-safe-copy-text = Bezpieczna kopia z tekstem
transfer-save-safe-copy-text-named = Zapisz bezpieczną kopię pliku { $name } z tekstem
transfer-save-safe-copy-text-why = To samo, ze słowami, które jej maszyna odczytuje z obrazów, aby można je było wyszukiwać i kopiować.
transfer-print = Wydrukuj
transfer-print-named = Wydrukuj bezpieczną kopię pliku { $name }
transfer-print-question = Wydrukować bezpieczną kopię tego pliku?
transfer-print-why = Bezpieczna kopia, czyli obraz każdej strony i nic więcej, zostanie też zapisana na komputerze.
transfer-print-title = Drukowanie { $name }
transfer-screenshot = Zapisz zrzut ekranu
transfer-screenshot-name = Ekran jednorazowej przeglądarki
transfer-preview = Pierwsza strona bezpiecznej kopii pliku { $name }
transfer-safe-copy-starting = Bezpieczna kopia, uruchamianie maszyny: { $name }
transfer-safe-copy-page = Bezpieczna kopia, strona { $page } z { $of }: { $name }
transfer-saved = Zapisano
transfer-saved-in = Zapisano w { $folder }
transfer-drag-out = Przeciągnij go do innego okna lub katalogu
transfer-save-all = Zapisz wszystko
transfer-save-all-question =
    { $count ->
        [one] Zapisać na komputerze ten plik z jednorazowej sesji?
        [few] Zapisać na komputerze te { $count } pliki z jednorazowej sesji?
        [many] Zapisać na komputerze te { $count } plików z jednorazowej sesji?
       *[other] Zapisać na komputerze te pliki z jednorazowej sesji ({ $count })?
    }
transfer-save-all-why = Mogą być szkodliwe: nie otwieraj ich, jeśli nie ufasz ich pochodzeniu.
transfer-saved-all =
    { $count ->
        [one] Plik jest zapisany
        [few] { $count } pliki są zapisane
        [many] { $count } plików jest zapisanych
       *[other] { $count } pliku jest zapisane
    }
transfer-and-more = i jeszcze { $count }
transfer-save-question = Zapisać na komputerze ten plik z jednorazowej sesji?
transfer-save-why = Może być szkodliwy: nie otwieraj go, jeśli nie ufasz jego pochodzeniu.
transfer-save-safe-copy-question = Zapisać na komputerze bezpieczną kopię tego pliku?
transfer-show-folder = Pokaż katalog
transfer-unfinished = nadal pobierany
transfer-disguised = Nie jest tym, na co wskazuje nazwa
file-type-application-pdf = Dokument PDF
file-type-application-msword = Dokument Word
file-type-application-vnd-openxmlformats-officedocument-wordprocessingml-document = Dokument Word
file-type-application-vnd-openxmlformats-officedocument-spreadsheetml-sheet = Arkusz Excel
file-type-application-vnd-openxmlformats-officedocument-presentationml-presentation = Prezentacja PowerPoint
file-type-application-vnd-oasis-opendocument-text = Tekst OpenDocument
file-type-application-vnd-oasis-opendocument-spreadsheet = Arkusz OpenDocument
file-type-application-vnd-oasis-opendocument-presentation = Prezentacja OpenDocument
file-type-application-x-cfb = Stary dokument Office lub instalator Windows
file-type-application-epub-zip = Książka elektroniczna
file-type-application-rtf = Dokument RTF
file-type-application-postscript = Dokument PostScript
file-type-application-zip = Archiwum ZIP
file-type-application-gzip = Skompresowany plik (gzip)
file-type-application-x-bzip2 = Skompresowany plik (bzip2)
file-type-application-x-xz = Skompresowany plik (xz)
file-type-application-zstd = Skompresowany plik (zstd)
file-type-application-x-7z-compressed = Archiwum 7z
file-type-application-x-rar-compressed = Archiwum RAR
file-type-application-vnd-rar = Archiwum RAR
file-type-application-x-tar = Archiwum tar
file-type-application-java-archive = Program w Javie
file-type-application-vnd-android-package-archive = Aplikacja na Androida
file-type-application-x-deb = Pakiet Debiana
file-type-application-x-rpm = Pakiet RPM
file-type-application-x-elf = Program dla Linuksa
file-type-application-x-msdownload = Program dla Windows
file-type-application-x-mach-binary = Program dla macOS
file-type-application-x-apple-diskimage = Obraz dysku macOS
file-type-application-wasm = Program WebAssembly
file-type-application-xml = Dokument XML
file-type-application-x-sqlite3 = Baza danych SQLite
file-type-application-ogg = Dźwięk lub film
file-type-text-plain = Tekst
file-type-text-calendar = Wpis kalendarza
file-type-text-vcard = Kontakt
file-type-image-jpeg = Obraz JPEG
file-type-image-png = Obraz PNG
file-type-image-gif = Obraz GIF
file-type-image-webp = Obraz WebP
file-type-image = Obraz
file-type-video = Film
file-type-audio = Dźwięk
file-type-text = Tekst
file-type-font = Czcionka
file-type-model = Model 3D
file-type-unknown = nieznany typ
transfer-send = Przekaż plik…
transfer-send-how = Albo upuść go na to okno.
transfer-drop = Upuść, aby przekazać sesji
transfer-choose-title = Przekazywanie plików sesji
transfer-send-question =
    { $count ->
        [one] Przekazać ten plik jednorazowej sesji?
        [few] Przekazać te { $count } pliki jednorazowej sesji?
        [many] Przekazać te { $count } plików jednorazowej sesji?
       *[other] Przekazać te pliki jednorazowej sesji ({ $count })?
    }
transfer-send-from = w { $folder }
transfer-send-from-hidden = z { $folder }, ukrytego katalogu: w takich są klucze i hasła
transfer-send-why = Każda strona w sesji może wtedy być w stanie go odczytać.
transfer-send-confirm = Przekaż
transfer-sent =
    { $count ->
        [one] Plik jest w katalogu pobranych plików sesji.
        [few] { $count } pliki są w katalogu pobranych plików sesji.
        [many] { $count } plików jest w katalogu pobranych plików sesji.
       *[other] { $count } pliku jest w katalogu pobranych plików sesji.
    }
transfer-cancel = Anuluj
transfer-clipboard = Schowek
transfer-copy-out = Skopiuj
transfer-copy-out-title = Skopiuj na zewnątrz to, co skopiowano w sesji (Ctrl + Alt + C)
transfer-copy-out-question = Skopiować { $amount } do schowka?
transfer-copy-out-why = Zastąpi to zawartość schowka. Strona mogła umieścić tam coś innego, niż było widać.
transfer-copied-out =
    { GIVEN($beginning) ->
        [no] Teraz w schowku: { $amount }
       *[yes] Teraz w schowku ({ $amount }): { $beginning }
    }
transfer-paste-in = Wklej
transfer-paste-in-title = Wklej schowek do sesji (Ctrl + Alt + V)
transfer-paste-in-question = Wkleić { $amount } do sesji?
transfer-pasted-in = Wklejono ({ $amount }). Przez minutę Ctrl + V wkleja to ponownie.
transfer-nothing-to-paste = Schowek jest pusty
transfer-amount-text =
    { $characters ->
        [one] { NUMBER($characters, useGrouping: "auto") } znak
        [few] { NUMBER($characters, useGrouping: "auto") } znaki
        [many] { NUMBER($characters, useGrouping: "auto") } znaków
       *[other] { NUMBER($characters, useGrouping: "auto") } znaku
    }
transfer-amount-png = obraz ({ $size })
transfer-amount-other = nic
transfer-bookmark = Dodaj tę stronę do zakładek
transfer-bookmark-question = Dodać tę stronę do zakładek profilu „{ $profile }”?
transfer-bookmark-name = Nazwa: „{ $name }”
transfer-bookmark-why = Adres pochodzi z sesji; strona mogła go podmienić. Pokazują ją wszystkie późniejsze sesje tego profilu.
transfer-bookmark-confirm = Dodaj
transfer-bookmark-how = Sesja nie podała adresu swojej strony. Wpisz go tu lub wklej.
transfer-bookmarked = Dodano zakładkę
transfer-bookmark-is-kept = Ta strona jest już w zakładkach
transfer-bookmark-remove = Usuń zakładkę
transfer-bookmark-removed = Usunięto zakładkę
transfer-address = Adres
transfer-saving = Zapisywanie { $name }
transfer-sending = Przekazywanie { $name }

## USB devices

usb-kind-security-key = klucz bezpieczeństwa
usb-kind-camera = kamera
usb-kind-smart-card = czytnik kart inteligentnych
usb-kind-storage = nośnik danych
usb-kind-audio = dźwięk
usb-kind-input = klawiatura lub urządzenie wskazujące
usb-kind-network = sieć lub łączność bezprzewodowa
usb-kind-printer = drukarka
usb-kind-other = inne
usb-refusal-no-use = Sesja nie ma z niego pożytku.
usb-refusal-not-allowed = Ten profil nie zezwala na urządzenia tego rodzaju.
usb-refusal-no-permission = To konto nie może go otworzyć. Strona „Diagnostyka” mówi, co zrobić.
usb-refusal-handed-over = Ma je inna sesja.
usb-open = Podłącz urządzenie
# In the frame, while the session has devices.
usb-connected =
    { $count ->
        [one] { $name }
        [few] { $count } urządzenia
        [many] { $count } urządzeń
       *[other] { $count } urządzenia
    }
usb-open-connected = Podłączone: { $names }. Pokaż wszystkie urządzenia
usb-devices = Podłączanie urządzenia
usb-devices-why = Podłączone urządzenie należy tylko do tej sesji, dopóki go nie odłączysz lub sesja się nie skończy. Strony mogą go używać, gdy tylko zezwolisz na to w przeglądarce.
usb-looking = Szukanie urządzeń
usb-none = Nie podłączono żadnego urządzenia USB.
usb-connect = Podłącz
usb-connect-named = Podłącz { $name }
usb-disconnect = Odłącz
usb-disconnect-named = Odłącz { $name }
usb-is-connected = Podłączone do tej sesji
usb-connect-question = Przekazać „{ $name }” tej sesji?
usb-connect-why = Komputer nie może go w tym czasie używać. Atakujący w sesji może zrobić z nim wszystko, nawet zmienić to, czym jest: podłączaj tylko to, co podłączasz do komputera, któremu nie ufasz.
# Added for a reader of smart cards.
usb-connect-restarts = Chromium w tej sesji uruchomi się wtedy ponownie i jeszcze raz otworzy strony. Niewysłany tekst i nieukończone pobierania przepadną.
usb-told = Podłączono { $name }

## Window that asks where a link opens

link-title = Gdzie otworzyć ten odnośnik?
link-from = Inny program chce otworzyć ten adres:
link-here = Otwórz w Safe Browse
link-here-why = W nowej maszynie, która jest potem odrzucana
link-in-session-why = W nowej karcie, obok otwartych tam stron i logowań
link-target = Sesja
link-new-session = Nowa: { $profile }
link-open-session = { $profile }, otwarta od { $since }
link-elsewhere = Otwórz w programie { $browser }
link-elsewhere-why = Z twoimi logowaniami i twoją historią
link-remember = Zawsze rób tak dla { $site }
link-dismiss = Nie otwieraj
link-rule-question = Zawsze otwierać { $site } w Safe Browse?
link-rule-why = Także poddomeny. Przeglądarka z rozszerzeniem nie kontaktuje się już wtedy z tą witryną; odnośniki z innych programów też otwierają się tutaj.
link-rule-confirm = Zawsze otwieraj
link-no-rule-question = Nie otwierać już zawsze { $site } w Safe Browse?
link-no-rule-why = Także poddomen. Druga przeglądarka otwiera wtedy tę witrynę sama.
link-no-rule-confirm = Już nie otwieraj
console-hint = Wyjście konsoli maszyny jest w { $path }.

## Extension of a browser of the host

extension-about = Otwiera odnośniki w jednorazowej przeglądarce, a witryny, które wybierzesz, zawsze.
extension-mail-about = Otwiera odnośniki i załączniki poczty w jednorazowej przeglądarce.
extension-button = Safe Browse
extension-open = Otwórz w Safe Browse
extension-mail-open-link = Otwórz odnośnik w Safe Browse
extension-mail-open-attachment = Otwórz załącznik w Safe Browse
extension-open-page = Otwórz tę stronę w Safe Browse
extension-always = Zawsze otwieraj tę witrynę w Safe Browse…
extension-not-always = Nie otwieraj już zawsze tej witryny w Safe Browse…
extension-rule-always = Ta witryna zawsze otwiera się w Safe Browse.
extension-rule-never = Ta witryna nigdy nie otwiera się sama w Safe Browse.
extension-rule-none = Dla tej witryny nie ma reguły.
extension-no-page = To nie jest strona witryny.
extension-opening = Otwieranie w Safe Browse…
extension-opened = Ta strona otwiera się w Safe Browse
extension-opened-why = Ta przeglądarka nie skontaktowała się z witryną.
extension-not-opened = Ta strona nie została otwarta
extension-open-again = Otwórz jeszcze raz
extension-back = Wstecz
extension-refused-too-often = W ciągu minuty nadeszło pięć próśb. Poczekaj i spróbuj ponownie.
extension-refused-not-a-page = Safe Browse nie otwiera takiego adresu.
extension-refused-no-desktop = Okna Safe Browse nie są zainstalowane albo nie ma ekranu.
extension-refused-not-there = Safe Browse nie odpowiada. Czy jest zainstalowane?
extension-refused-no-rule = Żadna reguła nie mówi, że ta witryna otwiera się w Safe Browse.
extension-refused-too-large = Załącznik ma ponad 67 MB.
extension-refused-no-room = W Safe Browse otwarto zbyt wiele załączników. Zamknij kilka jego okien.
extension-refused-unreadable = Thunderbird nie ma tego załącznika.

## Failures as windows tell them, where a reason belongs under the details

window-error-host-agent-not-started = Usługa w tle się nie uruchomiła.
    .hint = Aby zobaczyć przyczynę, wykonaj w terminalu: safe-browse daemon
    .details = { $reason }
window-error-command-failed = { $program } { part-command-problem }.
    .hint = Spróbuj ponownie. Jeśli znów się nie uda, zajrzyj na stronę „Diagnostyka”.
    .details =
        { $output }
        { $command }
window-error-vm-not-started = { $hypervisor } nie uruchomił maszyny.
    .hint = Spróbuj ponownie. Jeśli znów się nie uda, zajrzyj na stronę „Diagnostyka”.
    .details = { $reason }
window-error-start-failed =
    { GIVEN($reason) ->
        [no] Sesja się nie uruchomiła: { part-end }.
       *[yes] Sesja się nie uruchomiła: { $reason }.
    }
    .hint = Spróbuj ponownie. Jeśli znów się nie uda, zajrzyj na stronę „Diagnostyka”.
    .details = { $lastWords }
window-error-template-refused = { $hypervisor } nie może załadować szablonu.
    .hint = Otwórz sesję ponownie: szablon zostanie zapieczętowany jeszcze raz.
    .details = { $reason }
window-error-uplink-not-started = Połączenie z Internetem się nie uruchomiło ({ $program }).
    .hint = Zajrzyj na stronę „Diagnostyka”.
    .details = { $reason }
window-error-tap-refused = Nie udało się otworzyć żadnego interfejsu tap mostu { $bridge }.
    .hint = Jako root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. Albo podaj w ustawieniach własny interfejs tap.
    .details = { $reason }
window-error-pci-not-taken = Karty { $device } nie można użyć.
    .hint = Jako root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown KONTO /dev/vfio/{ $group }; i podnieś limit zablokowanej pamięci do pamięci maszyny sieciowej.
    .details = { $reason }
window-error-microphone-silent = Mikrofon tego komputera niczego nie dostarcza.
    .hint = Sprawdź, czy jest podłączony i który jest wybrany w ustawieniach dźwięku.
    .details = { $reason }
window-error-usb-not-connected = Nie podłączono { $device }.
    .hint = Podłącz urządzenie ponownie i spróbuj jeszcze raz.
    .details = { $reason }
window-error-pool-host-unreachable = Komputer { $host } jest nieosiągalny.
    .hint = Sprawdź to: { $check }
    .details = { $reason }
window-error-pool-host-key-unknown = Klucz komputera { $host } nie jest tym znanym, więc go nie użyto.
    .hint = Być może zamiast niego odpowiada inny komputer. Porównaj klucz z kluczem komputera. Jeśli zainstalowano go na nowo: ssh-keygen -R { $name }, potem ssh { $host }
    .details = { $reason }
window-error-pool-members-unknown = Komputery puli { $pool } nie są znane.
    .hint = Sprawdź to: { $check }
    .details = { $reason }

## Failures: Host agent

error-host-agent-unreachable = Utracono połączenie z usługą w tle.
    .hint = Uruchomi się ponownie automatycznie. Spróbuj ponownie za kilka sekund.
error-host-agent-shutting-down = Usługa w tle się zamyka.
    .hint = Uruchomi się ponownie automatycznie. Spróbuj ponownie za kilka sekund.
error-host-agent-internal-error = W usłudze w tle wystąpił błąd.
    .hint = Spróbuj ponownie. Jeśli znów się nie uda, strona „Dziennik” może powiedzieć więcej.
    .details = { $reason }
error-host-agent-answer-unknown = Odpowiedź usługi w tle na { $method } nie pasuje do interfejsu.
    .hint = Może ona mieć inną wersję. Wykonaj: safe-browse daemon --stop
error-host-agent-not-started =
    { GIVEN($reason) ->
        [no] Usługa w tle się nie uruchomiła.
       *[yes] Usługa w tle się nie uruchomiła: { $reason }
    }
    .hint = Aby zobaczyć przyczynę, uruchom ją na pierwszym planie: safe-browse daemon
error-host-agent-running = Usługa w tle już działa (proces { $pid }).
    .hint = Najpierw ją zatrzymaj: safe-browse daemon --stop
error-forget-sessions-run =
    { $count ->
        [one] Jedna sesja jest otwarta: niczego nie usunięto.
        [few] { $count } sesje są otwarte: niczego nie usunięto.
        [many] { $count } sesji jest otwartych: niczego nie usunięto.
       *[other] { $count } sesji jest otwartych: niczego nie usunięto.
    }
    .hint = Najpierw je zamknij: safe-browse close --all
error-forget-desktop-runs = Okno lub ikona Safe Browse jest otwarta: niczego nie usunięto.
    .hint = Zakończ Safe Browse w menu ikony i spróbuj ponownie.
error-forget-not-confirmed = Niczego nie usunięto: nie ma terminala, w którym można zapytać.
    .hint = Usuń bez pytania: safe-browse forget --yes
error-socket-refused = Usługa w tle nie może użyć odziedziczonego gniazda: { $problem }.
    .hint = Jej jednostka musi mieć dokładnie jedno ListenStream=%t/safe-browse/agent.sock
error-runtime-folder-too-long = Ścieżka katalogu plików tymczasowych jest za długa na gniazdo uniksowe.
    .hint = Ustaw XDG_RUNTIME_DIR na krótszą ścieżkę, na przykład /run/user/1000.
    .details = { $folder }
error-folder-not-private = Inni użytkownicy mają dostęp do katalogu Safe Browse.
    .hint = Usuń go lub odbierz im dostęp (chmod 700) i spróbuj ponownie.
    .details = { $path }
error-bad-request = Żądanie nie pasuje do interfejsu: { $problems }
    .hint = Program i usługa w tle mogą mieć różne wersje. Wykonaj: safe-browse daemon --stop
error-cancelled =
    { $task ->
        [build] Anulowano budowanie: { part-image-name }.
        [session] Anulowano uruchamianie. Nic z niego nie zostało.
       *[other] Anulowano. Niczego nie zmieniono.
    }
    .hint =
        { $task ->
            [build] Używany obraz się nie zmienił. Zacznij budowanie ponownie, gdy będzie potrzebne.
            [session] Otwórz nową sesję.
           *[other] Powtórz to, gdy będzie potrzebne.
        }
error-internal = Safe Browse popełnił błąd.
    .hint = To usterka w Safe Browse. Zgłoś ją razem ze szczegółami.
    .details = { $reason }

## Failures: Programs and disks of the host

error-package-missing = { $program } nie jest zainstalowany.
    .hint = Zainstaluj pakiet: { $install }
part-command-problem =
    { $problem ->
        [timeout] trwał dłużej niż { $status } s
        [signal] zakończył się niepowodzeniem ({ $status })
        [exit] zakończył się niepowodzeniem (kod wyjścia { $status })
       *[other] { UNKNOWN() }
    }
error-command-failed =
    { GIVEN($output) ->
        [no] { $program } { part-command-problem }.
       *[yes] { $program } { part-command-problem }: { $output }
    }
    .hint = Polecenie brzmiało: { $command }
part-disk-task =
    { $task ->
        [build-browser] do zbudowania obrazu przeglądarki
        [build-network] do zbudowania obrazu sieci
        [build-host] do zbudowania obrazu gospodarza
        [seal] do zapieczętowania maszyny
        [save] do zapisania pliku
        [pull] do pobrania obrazu
       *[other] { UNKNOWN() }
    }
part-disk-need =
    { GIVEN($free) ->
        [no] potrzeba { $needed }
       *[yes] potrzeba { $needed }, wolne jest { $free }
    }
error-disk-full =
    { GIVEN($task) ->
        [no]
            { GIVEN($needed) ->
                [no] Na dysku jest za mało miejsca.
               *[yes] Na dysku jest za mało miejsca: { part-disk-need }.
            }
       *[yes]
            { GIVEN($needed) ->
                [no] Na dysku jest za mało miejsca { part-disk-task }.
               *[yes] Na dysku jest za mało miejsca { part-disk-task }: { part-disk-need }.
            }
    }
    .hint =
        { $task ->
            [save] Zwolnij miejsce lub wybierz inny katalog w ustawieniach.
           *[other]
                { GIVEN($task) ->
                    [no] Zwolnij miejsce na tym dysku i spróbuj ponownie.
                   *[yes] Zwolnij miejsce, na przykład poleceniem: safe-browse image prune
                }
        }
    .details = { $path }
error-folder-not-writable = Nie można zapisywać w katalogu { $folder }.
    .hint = Wybierz inny w ustawieniach, w „Katalog na pobrane pliki”.
error-disk-read-only = Dysk jest tylko do odczytu.
    .hint = Zezwól na zapis i spróbuj ponownie. Dysk, który sam przeszedł w tryb tylko do odczytu, może być uszkodzony.
    .details = { $path }
error-own-file-unusable =
    { $problem ->
        [forbidden] Safe Browse nie może używać jednego ze swoich plików lub katalogów.
        [in-the-way] Tam, gdzie Safe Browse potrzebuje katalogu, jest plik, albo tam, gdzie potrzebuje pliku, jest katalog.
        [missing] Brakuje katalogu Safe Browse.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [forbidden] Oddaj go swojemu kontu (chown) i spróbuj ponownie.
            [in-the-way] Przenieś go w inne miejsce i spróbuj ponownie.
            [missing] Spróbuj ponownie: Safe Browse tworzy swoje katalogi przy uruchamianiu.
           *[other] { UNKNOWN() }
        }
    .details = { $path }
error-connection-failed =
    { $problem ->
        [no-network] Nie ma połączenia z siecią.
        [no-name] Nie ma połączenia z Internetem: nie znaleziono nazwy serwera.
        [no-route] Do serwera nie prowadzi żadna trasa.
        [refused] Serwer odrzucił połączenie.
        [no-answer] Serwer nie odpowiada.
        [proxy] Serwer pośredniczący nie przepuścił żądania.
        [certificate] Certyfikat serwera jest nieprawidłowy.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [no-network] Połącz się z siecią i spróbuj ponownie.
            [no-name] Połącz się z Internetem i spróbuj ponownie.
            [no-route] Sprawdź zaporę i VPN i spróbuj ponownie.
            [refused] Spróbuj ponownie później.
            [no-answer] Spróbuj ponownie później.
            [proxy] Sprawdź adres serwera pośredniczącego i dane logowania do niego i spróbuj ponownie.
            [certificate] Sprawdź zegar tego systemu i spróbuj ponownie.
           *[other] { UNKNOWN() }
        }
    .details = { $output }
error-user-namespaces-missing = To konto nie ma podrzędnych identyfikatorów UID. Budowanie obrazu ich potrzebuje.
    .hint = Zainstaluj pakiet uidmap i wykonaj jako root: usermod --add-subuids 165536-231071 --add-subgids 165536-231071 { $account }

## Failures: Sessions

error-session-not-found = Nie ma sesji „{ $id }”.
    .hint = Otwarte sesje są w głównym oknie.
error-session-not-ready =
    { GIVEN($id) ->
        [no] Sesja nie ma jeszcze maszyny.
       *[yes] Sesja { $id } nie ma jeszcze maszyny.
    }
    .hint = Poczekaj, aż będzie gotowa.
error-typing-failed = Maszyna nie wpisała tekstu.
    .hint = Wpisz go ponownie. Jeśli to też się nie uda, skopiuj go i wklej.
error-trace-missing = Nie ma śladu uruchomienia sesji { $id }: uruchomiła ją wcześniejsza usługa.
    .hint = Otwórz nową sesję i poproś o jej ślad, gdy ta usługa działa.
error-session-not-open = Sesja { $id } nie jest otwarta, więc nie można jej odrzucić z czasem na cofnięcie.
    .hint = Zamknij ją: safe-browse close { $id }
error-memory-short =
    { GIVEN($cgroup) ->
        [no] Sesja potrzebuje { $neededMiB } MiB pamięci, a dostępne jest tylko { $availableMiB } MiB.
       *[yes] Sesja potrzebuje { $neededMiB } MiB pamięci, a w granicach jej grupy cgroup dostępne jest tylko { $availableMiB } MiB.
    }
    .hint =
        { GIVEN($cgroup) ->
            [no] Zamknij sesje lub inne programy albo daj profilowi mniej pamięci.
           *[yes] Zamknij sesje lub podnieś limit (MemoryMax) albo daj profilowi mniej pamięci.
        }
    .details = { $cgroup }
part-end =
    { $end ->
        [browser-closed] zamknięto jej przeglądarkę
        [browser-crashed] jej przeglądarka uległa awarii
        [display-crashed] ekran jej maszyny uległ awarii
        [portal-over] była otwarta do logowania w sieci, a Internet jest dostępny
        [lifetime-over] osiągnęła najdłuższy czas, jaki ustala profil
        [outdated] znana jest aktualizacja zabezpieczeń jej obrazu, a sesja osiągnęła największy wiek, jaki ustala profil
        [idle] była bezczynna dłużej, niż pozwala profil
        [closed] została zamknięta
        [vm-ended] jej maszyna nieoczekiwanie się zakończyła
        [image-damaged] jej obraz jest uszkodzony, więc maszyna się zatrzymała
        [guest-failed] system gościa zgłosił niepowodzenie
        [protocol-violation] jej maszyna naruszyła protokół
        [host-lost] komputer, na którym działała, zniknął
        [start-failed] nie uruchomiła się
       *[other] { UNKNOWN() }
    }
error-session-ended = Sesja się zakończyła: { part-end }.
    .hint = Otwórz nową sesję.
error-start-timed-out =
    Sesja się nie uruchomiła: { $requirement ->
        [image] nie sprawdzono obrazów
        [network] nie uruchomiła się maszyna sieciowa
        [vm] nie uruchomiła się maszyna
        [guest-agent] nie odpowiedział system gościa
        [home] nie odtworzono czystego katalogu domowego
        [screen] nie uruchomił się ekran graficzny
        [identity] maszyna nie przyjęła nowej tożsamości
        [browser-window] Chromium nie otworzył okna
        [painted] Chromium nie narysował okna
       *[other] { UNKNOWN() }
    } w ciągu { $seconds } s.
    .hint =
        { $requirement ->
            [image] Wykonaj: safe-browse image verify
            [network] Zajrzyj na stronę „Sieć”.
            [vm] Zajrzyj na stronę „Diagnostyka”.
            [guest-agent] Zbuduj obraz przeglądarki ponownie.
            [home] Zbuduj obraz przeglądarki ponownie.
            [screen] Daj profilowi więcej pamięci lub zbuduj obraz ponownie.
            [identity] Zbuduj obraz przeglądarki ponownie.
            [browser-window] Daj profilowi więcej pamięci lub podnieś limit czasu uruchamiania.
            [painted] Na wolnym komputerze podnieś limit czasu uruchamiania.
           *[other] { UNKNOWN() }
        }
error-start-failed =
    { GIVEN($reason) ->
        [no]
            { GIVEN($lastWords) ->
                [no] Sesja się nie uruchomiła: { part-end }.
               *[yes] Sesja się nie uruchomiła: { part-end } ({ $lastWords }).
            }
       *[yes] Sesja się nie uruchomiła: { $reason }.
    }
    .hint = Wykonaj: safe-browse doctor
error-no-portal =
    { $problem ->
        [online] Jesteś już online.
        [none] Internet jest niedostępny, a w sieci nie znaleziono strony logowania.
        [refused] Sieć podaje stronę logowania, do której żadna sesja nie ma dostępu.
        [no-network] Komputer nie jest w żadnej sieci.
        [off] Nie ustawiono strony, po której można znaleźć stronę logowania sieci.
        [exit] Sesje tego profilu wychodzą przez wyjście albo działają na innym komputerze, więc nie mogą zalogować się do sieci tego komputera.
        [profile] Żaden profil nie loguje do sieci.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [online] Otwórz stronę: safe-browse open
            [none] Poczekaj chwilę i spróbuj ponownie albo zapytaj operatora sieci.
            [refused] Poczekaj chwilę i spróbuj ponownie albo zapytaj operatora sieci.
            [no-network] Połącz komputer z siecią i spróbuj ponownie.
            [off] Ustaw ją: safe-browse config set network.portalProbe http://network-test.debian.org/nm
            [exit] Użyj profilu z exit = "direct" i bez where.
            [profile] Nadaj profilowi network.policy = "portal" albo zapytaj, kto zarządza ustawieniami.
           *[other] { UNKNOWN() }
        }
error-profile-not-found = Nie ma profilu „{ $name }”.
    .hint = Dostępne profile: { $profiles }
part-forbidden =
    { $act ->
        [save-files] zapisywanie z niej plików
        [send-files] przekazywanie jej plików
        [screenshot] zapisanie jej ekranu, bo nie zezwala na zapisywanie plików
        [copy-out] kopiowanie jej schowka
        [paste-in] wklejanie do niej czegokolwiek
        [keep-running] dalsze działanie podczas bezczynności
       *[other] { UNKNOWN() }
    }
error-profile-forbids =
    { GIVEN($by) ->
        [no] Profil tej sesji nie zezwala na { part-forbidden }.
       *[yes] Profil tej sesji nie zezwala na { part-forbidden }. Zarządza: { $by }.
    }
    .hint =
        { GIVEN($by) ->
            [no] Zezwól na to w profilu, w ustawieniach. Otwarte sesje zachowują to, z czym je otwarto.
           *[yes]
                { GIVEN($contact) ->
                    [no] Zapytaj administratora.
                   *[yes] Zapytaj: { $contact }.
                }
        }
error-no-scale = Ta sesja zostaje przy skali 100 %.
    .hint = Ustaw skalę w jej profilu na „Automatycznie”. Sesje na innych komputerach i sesje Xena zawsze zostają przy 100 %.
error-no-sound = Ta sesja nie ma dźwięku.
    .hint = Włącz dźwięk w jej profilu. Strona „Diagnostyka” mówi, czy komputer może odtwarzać dźwięk.
error-no-microphone = Ta sesja nie ma mikrofonu.
    .hint = Zezwól na niego w jej profilu. Strona „Diagnostyka” mówi, czy komputer może nagrywać dźwięk.
error-microphone-silent = Mikrofon tego komputera niczego nie dostarcza: { $reason }
    .hint = Sprawdź, czy jest podłączony i który jest wybrany w ustawieniach dźwięku.
error-no-automation = Żaden program nie może sterować tą sesją.
    .hint = Zezwól na to w jej profilu i otwórz inną sesję. Sesjami Xena nie można sterować.
error-automation-refused = Nie zezwolono, aby program sterował tą sesją.
    .hint = Pyta o to okno sesji. Spróbuj ponownie i odpowiedz w nim w ciągu dwóch minut.
error-no-recording = Tej sesji nie można nagrywać.
    .hint = Zezwól na to w jej profilu i otwórz inną sesję. Sesji Xena nie można nagrywać.
error-recording-refused = Nie zezwolono na nagrywanie tej sesji.
    .hint = Pyta o to okno sesji. Spróbuj ponownie i odpowiedz w nim w ciągu dwóch minut.
error-recording-under-way = Ta sesja jest już nagrywana do { $folder }.
    .hint = Najpierw zakończ tamto nagranie: safe-browse record --stop ID
error-recording-folder-taken = W folderze { $folder } są pliki.
    .hint = Podaj folder, który jest nowy lub pusty.
error-recording-not-found = W { $folder } nie ma nagrania.
    .hint = Podaj folder, który wypełniło polecenie `safe-browse record`, z plikiem manifest.jsonl.
error-socket-path-unusable = Ścieżki gniazda Unix nie można zapisać jako adresu.
    .hint = Użyj adresu bez --socket albo ustaw XDG_RUNTIME_DIR na folder, którego ścieżka zawiera tylko litery, cyfry, kropki i łączniki.
error-sites-invalid = „{ $text }” nie jest listą witryn.
    .hint = Podaj hosty rozdzielone przecinkami, na przykład example.org,example.com. Bez portów, ścieżek i wzorców; subdomeny są uwzględnione.
error-playwright-missing = Projekt pliku { $file } nie ma Playwright.
    .hint = W jego folderze uruchom: npm install --save-dev playwright-core
part-url-problem =
    { $problem ->
        [too-long] w postaci zakodowanej jest dłuższy niż { $limit } B
        [scheme] ma schemat „{ $scheme }”, a dozwolone są http, https i about:blank
        [space] zawiera spację lub znak sterujący
        [not-a-url] nie jest adresem URL, takim jak https://example.org/
        [not-a-page] nie jest adresem strony
        [credentials] zawiera nazwę użytkownika lub hasło
       *[other] { UNKNOWN() }
    }
error-url-refused = Safe Browse nie otwiera tego adresu: { part-url-problem }.
    .hint = Wpisz adres, na przykład https://bank.example

## Failures: Exits

error-exit-not-found = Nie ma wyjścia „{ $exit }”.
    .hint = Zobacz wszystkie wyjścia: safe-browse exit list
error-exit-keys-missing = Brakuje kluczy wyjścia { $exit }.
    .hint = Zaimportuj jego plik ponownie: safe-browse exit import PLIK --name { $exit } --replace
error-exit-server-unknown = Nie można znaleźć serwera wyjścia { $exit }: { $server }.
    .hint = Sprawdź sieć komputera. Sesje czekają i nic nie wychodzi inną drogą.
error-exit-down = Wyjście { $exit } nie działa: { $server } nie odpowiada.
    .hint = Sprawdź sieć komputera albo zapytaj osobę, która prowadzi serwer. Sesje czekają i nic nie wychodzi inną drogą.
error-exit-tor-connecting = Tor łączy się dla wyjścia { $exit }: { $percent } %.
    .hint = Sesje czekają i nic nie wychodzi inną drogą. Jeśli to nie mija, sieć może blokować Tora: zdobądź mostki i wpisz je jako bridges wyjścia.
error-exit-tor-down = Wyjście { $exit } nie działa: Tor nie znajduje drogi przez swoją sieć.
    .hint = Sprawdź sieć komputera. Sesje czekają i nic nie wychodzi inną drogą.
error-exit-login-refused = Serwer proxy wyjścia { $exit } odrzuca dane logowania: { $server }.
    .hint = Podaj właściwe: safe-browse exit add { $exit } --login PLIK --replace, z --kind i --server. Sesje czekają i nic nie wychodzi inną drogą.
error-exit-no-proxy = To, co odpowiada pod adresem { $server }, nie jest serwerem proxy rodzaju, który podaje wyjście { $exit }.
    .hint = Sprawdź rodzaj i serwer wyjścia albo zapytaj osobę, która prowadzi serwer proxy. Sesje czekają i nic nie wychodzi inną drogą.
error-exit-login-missing = Brakuje danych logowania wyjścia { $exit }.
    .hint = Podaj je: safe-browse exit add { $exit } --login PLIK --replace, z --kind i --server
error-exit-login-invalid = Tak nie można dodać wyjścia: { $problems }.
    .hint = Popraw to, co tu wymieniono. Nazwa i hasło mają najwyżej po 63 znaki, a nazwa nie zawiera dwukropka.
error-exit-resolver-silent = Wyjście { $exit } działa, ale jego serwer nazw { $resolver } nie odpowiada.
    .hint = Sprawdź serwer nazw w pliku WireGuard i zaimportuj go ponownie.
error-exit-file-invalid = Plik nie opisuje wyjścia, którego można użyć: { $problems }.
    .hint = Popraw to, co tu wymieniono, i zaimportuj plik ponownie.
error-exit-exists = Wyjście „{ $exit }” już istnieje.
    .hint = Wybierz inną nazwę za pomocą --name albo zastąp je za pomocą --replace.

## Failures: Sessions on other hosts

error-pool-host-unreachable = Komputer { $host } jest nieosiągalny: { $reason }
    .hint = Sprawdź to: { $check }
# `name`: the host without the account.
error-pool-host-key-unknown = Klucz komputera { $host } nie jest tym znanym, więc go nie użyto: { $reason }
    .hint = Być może zamiast niego odpowiada inny komputer. Porównaj klucz z kluczem komputera. Jeśli zainstalowano go na nowo: ssh-keygen -R { $name }, potem ssh { $host }
error-pool-hosts-failed = Żaden komputer puli { $pool } nie przyjął sesji. { $reasons }
    .hint = Aby zobaczyć komputery i przyczyny: safe-browse pool status
error-pool-members-unknown = Komputery puli { $pool } nie są znane: { $reason }
    .hint = Sprawdź to: { $check }
error-pool-none-ready = Żaden komputer puli { $pool } nie jest gotowy.
    .hint = Aby zobaczyć komputery i przyczyny: safe-browse pool status
error-pool-drain-refused = Komputera { $host } nie zmieniono: { $reason }
    .hint = To zmienia komputer dla wszystkich. Zapytaj osobę, która opiekuje się klastrem.
error-pool-host-of-another-version = Komputer { $host } ma wersję Safe Browse, której ta nie rozumie.
    .hint = Zaktualizuj Safe Browse na tym komputerze i na tamtym.
error-pool-host-violation = Komputer { $host } wysłał coś, na co protokół nie pozwala, więc został rozłączony.
    .hint = Jeśli to się powtórzy przy tej samej wersji po obu stronach, nie ufaj temu komputerowi, dopóki nie zostanie zainstalowany na nowo.
error-pool-host-forbids =
    { GIVEN($by) ->
        [no] Ta sesja działa na { $host }; komputer ten nie zezwala na { part-forbidden }.
       *[yes] Ta sesja działa na { $host }; komputer ten nie zezwala na { part-forbidden }. Zarządza: { $by }.
    }
    .hint = Obowiązują reguły obu komputerów. Zapytaj osobę, która opiekuje się { $host }.
error-pool-host-refused = Komputer { $host } mówi: { $reason }
    .hint = Na { $host } więcej powie: safe-browse doctor
error-pool-full = Żaden komputer puli { $pool } nie ma miejsca na kolejną sesję.
    .hint = Zamknij sesje lub obejrzyj komputery: safe-browse pool status
error-pool-drained = Wszystkie komputery puli { $pool } są opróżniane: nie przyjmują nowych sesji.
    .hint = Pozwól jednemu znów przyjmować sesje: safe-browse pool resume KOMPUTER
error-pool-too-many-sessions = Ten komputer osiągnął już limit sesji na tamtym: { $most }.
    .hint = Zamknij niepotrzebne sesje.
error-pool-too-many-desks = Osiągnięto limit komputerów, które używają tego konta: { $most }.
    .hint = Zamknij sesje tych, które są niepotrzebne. Jeśli nie są twoje, skradziono klucz tego konta: usuń go z authorized_keys.
error-pool-host-not-found = Żadna pula nie ma komputera „{ $host }”.
    .hint =
        { GIVEN($hosts) ->
            [no] W konfiguracji nie ma żadnej puli.
           *[yes] Komputery: { $hosts }
        }
error-pool-not-there =
    { $what ->
        [trace] Uruchomienie sesji na innym komputerze nie ma tu śladu
        [dry-run] Polecenia, które uruchamiają sesję na innym komputerze, działają tam, a nie tutaj
        [usb] Urządzenia USB są przekazywane tylko sesjom, które działają tutaj
        [recording] Nagrywane są tylko sesje, które działają tutaj
       *[other] { UNKNOWN() }
    }.
    .hint = Otwórz sesję z profilem, który działa na tym komputerze.

## Failures: VMs and hypervisors

error-vm-not-started = { $hypervisor } nie uruchomił maszyny: { $reason }
    .hint = Wykonaj: safe-browse doctor
error-vm-ended = Maszyna się zakończyła.
    .hint = Otwórz nową sesję.
error-vm-lingers =
    { $kind ->
        [process] Proces { $name } się nie kończy.
        [domain] Domena { $name } się nie kończy.
        [VM] Maszyna { $name } się nie kończy.
       *[other] { UNKNOWN() }
    }
    .hint = Obejrzyj to poleceniem: { $look }
error-console-missing = Maszyna nie ma konsoli.
    .hint = Wykonaj: safe-browse doctor
error-screenshot-unavailable = Maszyna jest pokazywana na ekranie komputera, gdzie nie można zrobić jej zrzutu.
    .hint = Przełącz się tam na nią: ma miejsce w przełączniku.
error-protocol-violation =
    { $vm ->
        [browser] Maszyna przeglądarki naruszyła protokół: { $detail }. Została zatrzymana.
        [network] Maszyna sieciowa naruszyła protokół: { $detail }. Została zatrzymana.
        [converter] Maszyna konwertująca naruszyła protokół: { $detail }. Plik mógł ją przejąć. Niczego z niej nie zapisano.
        [inspected] Badana maszyna naruszyła protokół: { $detail }. Została zatrzymana.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $vm ->
            [converter] Nie ufaj temu plikowi.
            [network] Uruchom sieć ponownie na stronie „Sieć”.
           *[other] Otwórz nową sesję.
        }
error-kvm-unavailable = Konfiguracja wymaga KVM, ale { $reason }.
    .hint = { $remedy } Albo wybierz akcelerację „Automatycznie”, aby używać emulacji programowej.
error-domain-invalid = { $hypervisor } nie może uruchomić maszyny „{ $name }”: { $problems }.
    .hint = Zmień konfigurację lub położenie katalogów.
error-pvh-unsupported = XenClient nie może uruchomić maszyny: ta wersja xenmgr nie obsługuje PVH.
    .hint = Wybierz w ustawieniach dla Xena rodzaj PV lub HVM.
error-xenmgr-refused =
    { GIVEN($reason) ->
        [no]
            { GIVEN($number) ->
                [no] xenmgr odmówił wykonania { $what } bez podania przyczyny.
               *[yes] xenmgr odmówił wykonania { $what } bez podania przyczyny ({ $number }).
            }
       *[yes]
            { GIVEN($number) ->
                [no] xenmgr odmówił wykonania { $what }: { $reason }.
               *[yes] xenmgr odmówił wykonania { $what }: { $reason } ({ $number }).
            }
    }
    .hint =
        { $number ->
            [101] Wyłącz inne maszyny lub daj profilowi mniej pamięci.
            [202] Jego zasady nie pozwalają zmieniać tej maszyny: policy-modify-vm-settings.
            [204] Wykonaj: safe-browse doctor
            [205] Wyłącz inną maszynę: przełącznik ma dziewięć miejsc.
            [217] Dysk zmienił się od czasu zmierzenia. Zbuduj obraz ponownie.
            [220] Jego zasady tego zabraniają: obejrzyj właściwości policy-… maszyny.
            [230] Tę kartę ma inna maszyna: wyłącz ją lub podaj w ustawieniach inną kartę.
            [232] Najpierw uruchom maszynę sieciową na stronie „Sieć”.
           *[other] Obejrzyj jego dziennik w dom0: /var/log/messages
        }
error-disk-damaged = Dysk w dom0 nie zawiera tego, co na nim zapisano.
    .hint = Sprawdź pamięć masową dom0: dziennik i wolne miejsce.
    .details = { $path }
error-disk-not-opened = Dysku maszyny nie udało się otworzyć jako urządzenia blokowego.
    .hint = W dom0 obejrzyj: tap-ctl list

## Failures: Images

part-image-name =
    { $role ->
        [browser] obraz przeglądarki
        [network] obraz sieci
        [host] obraz gospodarza
       *[other] obraz „{ $role }”
    }
# `channel`: the one that brings the images of this host.
error-image-missing =
    { GIVEN($channel) ->
        [no] Brakuje obrazu: { part-image-name }.
       *[yes] Brakuje obrazu: { part-image-name }. Kanał { $channel } nie przyniósł jeszcze żadnego wydania.
    }
    .hint =
        { GIVEN($channel) ->
            [no] Zbuduj go na stronie „Obrazy”; zajmuje to kilka minut.
           *[yes] Pojawi się sam, gdy wdrażanie dojdzie dostatecznie daleko.
        }
error-build-untrusted = Obraz zbudowany tutaj nie uruchomiłby się, bo zaufane klucze obrazów nie zawierają „local”.
    .hint = Niczego nie zbudowano. Obrazy pochodzą skądinąd: safe-browse image update lub safe-browse image pull
error-image-not-found = Nie ma obrazu { $digest }.
    .hint = Strona „Obrazy” pokazuje te, które są.
error-image-ambiguous = Więcej niż jeden obraz zaczyna się od { $digest }.
    .hint = Podaj więcej cyfr skrótu.
error-no-previous-image =
    { GIVEN($role) ->
        [no] Nie ma poprzedniego obrazu.
       *[yes] Nie ma poprzedniego obrazu: { part-image-name }.
    }
    .hint = Strona „Obrazy” pokazuje te, które są.
error-image-damaged =
    { GIVEN($damage) ->
        [no] Uszkodzony { part-image-name }: maszyna odczytała dane inne niż zbudowane i się zatrzymała.
       *[yes] Uszkodzony { part-image-name }: { $damage }.
    }
    .hint =
        { $origin ->
            [imported] Zaimportuj go ponownie: safe-browse image import network
           *[other] Na stronie „Obrazy” zbuduj ponownie { part-image-name }.
        }
error-image-unsigned = Niepodpisany { part-image-name }: utworzyła go stara wersja Safe Browse albo ktoś inny.
    .hint =
        { $origin ->
            [imported] Zaimportuj go ponownie: safe-browse image import network
           *[other] Na stronie „Obrazy” zbuduj ponownie { part-image-name }.
        }
error-image-untrusted = Podpisany kluczem { $key }, któremu tu się nie ufa: { part-image-name }.
    .hint =
        { $origin ->
            [imported] Zaimportuj go ponownie: safe-browse image import network. Albo dodaj w ustawieniach klucz publiczny autora.
           *[other] Na stronie „Obrazy” zbuduj ponownie { part-image-name }. Albo dodaj w ustawieniach klucz publiczny autora.
        }
error-image-recalled = Wycofany { part-image-name }: { $why }.
    .hint = Pobierz następny: safe-browse image update. Bez kanału zbuduj go: safe-browse image build { $role }
error-recalls-damaged = Nie wiadomo, które obrazy są wycofane: nie można odczytać zapisu.
    .hint = Jeśli wiesz, dlaczego go zmieniono, usuń go; następne sprawdzenie kanału zapisze go ponownie.
    .details = { $path }
error-image-older = Zbudowany { $builtAt } { part-image-name } jest starszy niż już używany, zbudowany { $newest }.
    .hint = Na stronie „Obrazy” zbuduj ponownie { part-image-name }. Tylko safe-browse image rollback { $role } wraca do starszego obrazu.
error-image-record-damaged = Nie wiadomo, jaki { part-image-name } był używany wcześniej: nie można odczytać zapisu.
    .hint = Jeśli wiesz, dlaczego go zmieniono, usuń go.
    .details = { $path }
error-image-shared = { part-image-name } służy wszystkim kontom tego komputera: nie można tu zastąpić jego podpisu.
    .hint = Zbuduj obraz dla tego konta i podpisz go: safe-browse image build { $role }
error-image-role-unknown = Nie ma obrazu „{ $role }”.
    .hint = Dostępne obrazy: { $roles }
error-image-role-missing = Receptura buduje jeden obraz, a polecenie nie mówi, który.
    .hint = Podaj go: safe-browse image build browser --recipe PLIK
error-image-import-network-only = Można zaimportować tylko obraz sieci.
    .hint = Wykonaj: safe-browse image import network --kernel PLIK --rootfs PLIK
error-import-refused =
    Nie zaimportowano obrazu: { $path } { $problem ->
        [unreadable] nie daje się odczytać
        [not-a-file] nie jest plikiem
        [not-a-kernel] nie jest jądrem Linuksa dla tego procesora (bzImage)
        [not-a-file-system] nie jest systemem plików ext2, ext3, ext4, squashfs ani erofs
        [not-unmounted] nie został odmontowany, więc trzeba najpierw odtworzyć jego dziennik
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [not-unmounted] Odtwórz jego dziennik: e2fsck -f { $path }
           *[other] Podaj jądro i główny system plików, który do niego należy.
        }

## Failures: Image builds

error-build-running = Już jest budowany (proces { $pid }): { part-image-name }.
    .hint = Poczekaj, aż się skończy, lub go anuluj.
error-agent-bundle-missing = Agent systemu gościa nie jest zbudowany.
    .hint = W kopii kodu źródłowego wykonaj: npm run build
error-host-image-incomplete = Obraz gospodarza zawiera obrazy swoich maszyn, a jednego jeszcze nie ma: { part-image-name }.
    .hint = Najpierw zbuduj { part-image-name }.
error-speech-missing = Profil { $profile } czyta strony na głos, ale obraz przeglądarki nie zawiera mowy.
    .hint = Zbuduj go ponownie na stronie „Obrazy”. To dodaje mowę i zajmuje kilka minut.
error-recipe-unreadable = Nie można odczytać receptury { $path }.
    .hint = Podaj w --recipe plik TOML, który można odczytać.
error-recipe-invalid =
    { $count ->
        [one]
            { $path } zawiera błąd:
            { $problems }
        [few]
            { $path } zawiera { $count } błędy:
            { $problems }
        [many]
            { $path } zawiera { $count } błędów:
            { $problems }
       *[other]
            { $path } zawiera { $count } błędu:
            { $problems }
    }
    .hint = Popraw recepturę i zbuduj ponownie. Przewodnik opisuje receptury w host-agent/guide/configuration.md.
error-kernel-module-missing = Jądro nie ma modułu { $modules }.
    .hint = Usuń go z receptury.
error-no-package-sources = Źródeł pakietów tego systemu nie można użyć do obrazu: { $problem }.
    .hint = Obrazy są budowane z archiwów Debiana, podpisanych jego bazą kluczy (Signed-By: /usr/share/keyrings/debian-archive-keyring.pgp). Aby używać też innych, podaj je w images.extraSources.
error-packages-failed = Nie udało się zainstalować pakietów.
    .hint = Sprawdź nazwy pakietów w recepturze i czy apt-get update działa w tym systemie.
    .details = { $output }
error-build-result-refused =
    Nie zbudowano obrazu: to, co pakiety zostawiły jako { $name }, { $problem ->
        [missing] nie istnieje
        [a-link] jest dowiązaniem
        [not-a-file] nie jest plikiem
        [of-another-account] należy do innego konta
        [too-large] jest za duże
        [unreadable] nie daje się odczytać
       *[other] { UNKNOWN() }
    }.
    .hint = Pakiet obrazu może być wrogi. Sprawdź źródła pakietów w konfiguracji i pakiety receptury.

## Failures: Registries

error-registry-reference-invalid = „{ $reference }” nie wskazuje obrazu w rejestrze.
    .hint = Zapisz to jako REJESTR/REPOZYTORIUM:ETYKIETA lub REJESTR/REPOZYTORIUM@sha256:SKRÓT, na przykład registry.example/safe-browse/browser:stable
error-registry-unreachable = Nie można użyć rejestru { $host }: { $reason }.
    .hint = Sprawdź nazwę i sieć i spróbuj ponownie. Pobieranie jest wznawiane tam, gdzie się zatrzymało.
error-registry-refused =
    { GIVEN($reason) ->
        [no] Rejestr { $host } odrzucił żądanie (HTTP { $status }).
       *[yes] Rejestr { $host } odrzucił żądanie (HTTP { $status }: { $reason }).
    }
    .hint =
        { $status ->
            [401] Zaloguj się narzędziem, które zapisuje auth.json, na przykład: podman login lub oras login
            [403] Zaloguj się narzędziem, które zapisuje auth.json, na przykład: podman login lub oras login
           *[other] Zapytaj administratora rejestru.
        }
error-registry-busy = Rejestr { $host } ma w tej chwili za dużo pracy (HTTP { $status }).
    .hint = Spróbuj ponownie później. Pobieranie jest wznawiane tam, gdzie się zatrzymało.
error-registry-login-elsewhere = Rejestr { $host } prosi o dane logowania na { $server }, w innej domenie. Nie wysłano ich.
    .hint = Jeśli { $server } należy do tego rejestru, dodaj go do images.loginServers.
error-registry-login-file = Pliku { $path } z danymi logowania do rejestrów nie można użyć: { $reason }.
    .hint = Popraw go albo usuń i zaloguj się ponownie, na przykład: podman login lub oras login
error-registry-mirrors-failed = Nie udało się użyć ani serwera lustrzanego, ani rejestru dla { $reference }. { $reasons }
    .hint = Zobacz images.mirrors. Tutaj nic się nie zmieniło.
error-proxy-invalid = Serwer proxy w zmiennej { $variable } jest nieprawidłowy: potrzebny jest adres taki jak http://proxy.example:3128.
    .hint = Popraw zmienną tam, gdzie jest ustawiona, na przykład w /etc/environment. Potem zatrzymaj usługę (safe-browse daemon --stop) i zaloguj się ponownie.
error-registry-not-found = Rejestr nie ma { $reference }.
    .hint = Sprawdź repozytorium i etykietę.
error-registry-blob-differs = Rejestr { $host } wysłał inne dane niż { $digest }….
    .hint = Używany obraz się nie zmienił. Spróbuj ponownie; jeśli to się powtórzy, powiadom administratora rejestru.
error-registry-artifact-refused = Nie pobrano { $reference }: { $problem }.
    .hint = Używany obraz się nie zmienił. Zapytaj osobę, która wysłała obraz.
error-registry-image-refused = Nie można wysłać obrazu: { $problem }.
    .hint = Wyświetl listę obrazów: safe-browse image list
error-attest-not-built-here = Obrazu { $digest } nie zbudowano na tym komputerze, więc nie można go stąd potwierdzić.
    .hint = Zbuduj go tutaj z tych samych pakietów: safe-browse image build
error-attestations-missing = Potwierdzenia obrazu { $digest }: { $found } z { $required } wymaganych.
    .hint = Niech inny budujący zbuduje ten sam obraz i go potwierdzi: safe-browse image attest
error-signing-key-unusable = Klucz w { $path } nie może podpisywać.
    .hint = To musi być tajny klucz minisign bez hasła. Aby go utworzyć, wykonaj: minisign -G -W
error-signing-key-untrusted = Klucz { $keyId } nie jest tu zaufany, więc podpisany nim obraz by się nie uruchomił.
    .hint = Podpis się nie zmienił. Najpierw dodaj klucz publiczny do images.trustedKeys.
error-attestation-digest-invalid = Obraz potwierdza się jego całym skrótem z 64 cyfr.
    .hint = Wyświetl listę obrazów ze skrótami: safe-browse image list --json
error-attestation-count-invalid = Liczba wymaganych budujących musi być od 0 do 32.
    .hint = Zwykle jest dwóch budujących: --require 2
error-attestation-key-invalid = „{ $key }” nie jest kluczem publicznym minisign.
    .hint = To drugi wiersz pliku, który utworzył minisign; zaczyna się od RW.

## Failures: Channels

error-channel-name-invalid = „{ $channel }” nie wskazuje kanału.
    .hint = Zapisz to jako REJESTR/REPOZYTORIUM/NAZWA, na przykład registry.example/safe-browse/stable
error-channel-none = Ten komputer nie śledzi żadnego kanału.
    .hint = Podaj kanał w images.channel w konfiguracji.
error-channel-refused =
    Kanał { $channel } odrzucono: { $problem ->
        [malformed] to nie jest plik kanału, który ta wersja rozumie
        [another-channel] plik należy do innego kanału
        [serial-reused] jego treść się zmieniła, a numer nie
       *[other] { UNKNOWN() }
    }.
    .hint = Używane obrazy się nie zmieniły. Powiadom osobę, która publikuje kanał.
error-channel-unsigned =
    { $valid ->
        [one] Kanał { $channel } ma { $valid } ważny podpis z { $needed } potrzebnych.
        [few] Kanał { $channel } ma { $valid } ważne podpisy z { $needed } potrzebnych.
        [many] Kanał { $channel } ma { $valid } ważnych podpisów z { $needed } potrzebnych.
       *[other] Kanał { $channel } ma { $valid } ważnego podpisu z { $needed } potrzebnych.
    }
    .hint = Porównaj images.channelKeys i images.channelThreshold z kluczami osób, które podpisują kanał.
error-channel-policy-invalid =
    Kanał { $channel } ma zarządzane ustawienia, których nie można użyć:
    { "  " }{ $problems }
    .hint = Nic się nie zmieniło: używane ustawienia i obrazy zostają. Osoba, która publikuje kanał, musi poprawić zasady.
error-channel-older = Rejestr podaje numer { $serial } kanału { $channel }, ale widziano już { $seen }.
    .hint = Używane obrazy się nie zmieniły. Ktoś może podsuwać stary plik: powiadom administratora rejestru.
error-channel-expired = Plik kanału { $channel } wygasł: { $expired }.
    .hint = Sprawdź zegar tego komputera. Jeśli jest dobry, kanału nie odnowiono albo rejestr wstrzymuje nowszy plik: powiadom osobę, która go publikuje.
error-channel-needs-version = Obrazy kanału { $channel } potrzebują Safe Browse { $needed }, a to jest { $version }.
    .hint = Zaktualizuj pakiet safe-browse.
error-channel-record-damaged = Nie wiadomo, jakie pliki kanału widziano wcześniej: nie można odczytać zapisu.
    .hint = Jeśli wiesz, dlaczego go zmieniono, usuń go.
    .details = { $path }
error-channel-overtaken = Numeru { $serial } kanału { $channel } nie można opublikować: rejestr ma już { $newest }.
    .hint = Zapisz szkic ponownie, aby miał następny numer, i daj go ponownie podpisać.
error-channel-serials-used-up = W kanale { $channel } nie może być następnego pliku: najnowszy ma największy numer, { $serial }.
    .hint = Ktoś z jego kluczami zużył numery. Wymień klucze i zacznij od nowa: channel publish z --first-serial. Przewodnik po kanałach opisuje każdy krok.
error-channel-nothing-published = Kanał { $channel } nie ma pliku do zmiany.
    .hint = Opublikuj pierwszy: safe-browse channel publish { $channel }
error-channel-no-earlier-release = Rejestr nie ma wcześniejszego wydania kanału { $channel }.
    .hint = Podaj numer, do którego chcesz wrócić, jeśli jest starszy.
error-channel-report-unusable = To nie jest raport, który verify web sporządził dla używanego obrazu przeglądarki.
    .hint = Wykonaj: safe-browse verify web --json > report.json. Krótka postać nie wystarcza.
error-channel-score-lower =
    { GIVEN($lost) ->
        [no] W nowym wydaniu działa mniej niż w obecnym wydaniu kanału { $channel }: udane sprawdzenia verify web: { $held } zamiast { $present }.
       *[yes]
            W nowym wydaniu działa mniej niż w obecnym wydaniu kanału { $channel }: udane sprawdzenia verify web: { $held } zamiast { $present }. Utracone:
            { "  " }{ $lost }
    }
    .hint = Zbuduj obraz, w którym to działa. Aby mimo to dać ten komputerom: --accept-lower-score
error-channel-score-missing = Obecne wydanie kanału { $channel } ma ocenę, a nowe jej nie ma.
    .hint = Wykonaj: safe-browse verify web --json > report.json i opublikuj z --web-report report.json. Aby kontynuować bez oceny: --accept-lower-score
error-channel-recalls-full = Liczba obrazów, które kanał { $channel } już wycofuje: { $most }.
    .hint = Odwołaj wycofanie obrazów, których nie ma już żaden komputer: safe-browse channel recall { $channel } DIGEST --withdraw
error-channel-not-recalled = Kanał { $channel } nie wycofuje { $digest }.
    .hint = Co wycofuje, pokazuje: safe-browse channel show { $channel }
error-channel-release-recalled = Kanał { $channel } wycofuje obraz z tego wydania: żaden komputer by go nie użył.
    .hint = Opublikuj inny obraz albo odwołaj wycofanie: safe-browse channel recall { $channel } DIGEST --withdraw
error-recall-unexplained = Wycofanie wymaga powodu, który przeczytają użytkownicy: jeden wiersz, najwyżej 200 znaków.
    .hint = Podaj go: --why "Luka w Chromium jest wykorzystywana"
error-policy-not-named = Podaj plik zasad lub użyj --none.
    .hint = Na przykład: safe-browse channel policy registry.example/safe-browse/stable policy.toml
error-channel-draft-invalid = { $path } nie jest szkicem pliku kanału.
    .hint = Zapisz go opcją --draft i nie zmieniaj: podpisywane są jego bajty.
error-image-not-proven = Nowy { part-image-name } nie działa na tym komputerze: { $reason }.
    .hint = Używane obrazy się nie zmieniły. Powiadom osobę, która publikuje obraz.

## Failures: Templates

error-sealing-off = Konfiguracja wyłącza szablony.
    .hint = Wybierz w ustawieniach uruchamianie sesji z szablonu.
error-cannot-seal = Hipernadzorca { $hypervisor } nie może pieczętować maszyn.
    .hint = Nie trzeba nic robić: sesje uruchamiają się od zera.
error-seal-failed = Nie udało się zapieczętować maszyny: { $reason }.
    .hint = Sesje uruchamiają się bez szablonu. Zajrzyj na stronę „Diagnostyka”.
error-spare-failed = Nie udało się załadować maszyny zapasowej: { $reason }.
    .hint = Dopóki się to nie uda, sesje uruchamiają się z szablonu lub od zera.
error-templates-dropped = Szablony porzucono, zanim wszystkie zapieczętowano.
    .hint = Zapieczętuj je ponownie: safe-browse template seal
error-template-refused = { $hypervisor } nie może załadować szablonu: { $reason }
    .hint = Zapieczętuj go ponownie: safe-browse template seal

## Failures: Network

error-network-not-started =
    { GIVEN($reason) ->
        [no] Maszyna sieciowa się nie uruchomiła.
       *[yes] Maszyna sieciowa się nie uruchomiła: { $reason }.
    }
    .hint = Zajrzyj na stronę „Diagnostyka”.
error-network-stopped = Maszynę sieciową zatrzymano podczas uruchamiania.
    .hint = Uruchom ją ponownie na stronie „Sieć”.
error-network-ended = Maszyna sieciowa się zakończyła.
    .hint = Uruchom sieć ponownie na stronie „Sieć”.
error-network-failed = Maszyna sieciowa zgłosiła niepowodzenie (krok { $step }).
    .hint = Uruchom sieć ponownie na stronie „Sieć”.
error-network-crash-loop = Maszyna sieciowa zakończyła się wiele razy z rzędu ({ $times }) i nie jest uruchamiana ponownie. Ostatnia przyczyna: { $reason }.
    .hint = Uruchom sieć ponownie na stronie „Sieć”.
error-network-in-use =
    { $sessions ->
        [one] Maszyny sieciowej używa jedna sesja.
        [few] Maszyny sieciowej używają { $sessions } sesje.
        [many] Maszyny sieciowej używa { $sessions } sesji.
       *[other] Maszyny sieciowej używa { $sessions } sesji.
    }
    .hint =
        { $sessions ->
            [one] Najpierw ją zamknij.
            [few] Najpierw je zamknij.
            [many] Najpierw je zamknij.
           *[other] Najpierw je zamknij.
        }
error-ports-taken = Wszystkie porty maszyny sieciowej ({ $ports }) są zajęte.
    .hint = Odrzuć sesję lub zezwól w ustawieniach na więcej naraz.
error-network-policy-too-large = Listy dozwolonych domen wszystkich sesji zajęłyby razem więcej niż { $kibibytes } KiB.
    .hint = Zamknij sesję z długą listą lub skróć listę jej profilu.
error-imported-image-bridge-only = Obraz sieci zaimportowano. Nie potrafi trasować ani filtrować, więc działa tylko jako most.
    .hint = Wybierz tryb „Most” lub zbuduj standardowy obraz na stronie „Obrazy”.
error-bridge-rules-unreadable = Reguł mostu z { $file } nie można użyć: { $problem }.
    .hint = Popraw plik lub podaj inny w ustawieniach.
error-host-attached = Gospodarz jest już podłączony do maszyny sieciowej.
    .hint = Najpierw go odłącz: safe-browse network detach-host
error-host-cards-unsupported = Z hipernadzorcą { $hypervisor } nie można podłączyć gospodarza do maszyny sieciowej.
    .hint = Obsługuje to tylko Xen: hypervisor = "xl".
error-host-card-missing = Karta sieciowa podłączona do gospodarza się nie pojawiła.
    .hint = Załaduj jej sterownik: modprobe xen-netfront
error-card-not-connected = Maszyna sieciowa nie przyjęła karty sieciowej, nawet za drugim razem.
    .hint = Uruchom sieć ponownie na stronie „Sieć”.

## Failures: Uplink

error-uplink-not-started = Połączenie z Internetem się nie uruchomiło ({ $program }): { $reason }
    .hint = Wykonaj: safe-browse doctor
error-uplink-device-missing = Nie ma urządzenia sieciowego { $device }, przez które wychodzą sesje. Nic nie wyjdzie, dopóki nie wróci.
    .hint = Połącz je, na przykład VPN, albo wybierz inną drogę: network.user.follow
error-uplink-device-down = Urządzenie sieciowe { $device }, przez które wychodzą sesje, jest nieaktywne albo nie ma adresu. Do tego czasu nic nie wyjdzie.
    .hint = Połącz je, na przykład VPN, albo wybierz inną drogę: network.user.follow
error-uplink-ended = Połączenie maszyny sieciowej z Internetem się zakończyło i zostało uruchomione ponownie.
    .hint = Nie trzeba nic robić.
error-uplink-crash-loop = Połączenie maszyny sieciowej z Internetem zakończyło się w ciągu minuty wiele razy ({ $times }).
    .hint = Uruchom sieć ponownie na stronie „Sieć”.
error-uplink-lost = Połączenia maszyny sieciowej z Internetem nie udało się uruchomić ponownie: { $reason }.
    .hint = Uruchom sieć ponownie na stronie „Sieć”.
error-uplink-unsupported = Ten hipernadzorca nie obsługuje network.uplink = "{ $uplink }".
    .hint = Daj maszynie sieciowej kartę sieciową: network.uplink = "pci" i network.pci.device.
error-tap-refused = Nie udało się otworzyć żadnego interfejsu tap mostu { $bridge }: { $reason }
    .hint = Jako root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. Albo podaj własny interfejs tap: network.tap.device
error-pci-device-missing = Gospodarz nie ma urządzenia { $device }.
    .hint = Wyświetl listę kart sieciowych: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-not-a-network-card = Urządzenie { $device } nie jest kartą sieciową (jego klasa to { $deviceClass }).
    .hint = Wyświetl listę kart sieciowych: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-no-iommu = Karta { $device } nie jest w żadnej grupie IOMMU, więc miałaby dostęp do całej pamięci gospodarza.
    .hint = Włącz IOMMU: VT-d lub AMD-Vi w oprogramowaniu układowym i intel_iommu=on w wierszu poleceń jądra.
error-pci-group-shared = Karta { $device } dzieli grupę IOMMU { $group } z { $companions }: mają do siebie dostęp z pominięciem IOMMU.
    .hint = Przełóż kartę do innego gniazda lub użyj innej karty.
error-pci-only-nic = Karta { $device } jest jedyną kartą sieciową gospodarza. Zostałby on bez sieci.
    .hint = Jeśli tego chcesz, włącz w ustawieniach „Zezwól na jedyną kartę sieciową”.
error-pci-not-taken = Karty { $device } nie można użyć: { $reason }.
    .hint = Jako root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown KONTO /dev/vfio/{ $group }; i podnieś limit zablokowanej pamięci do pamięci maszyny sieciowej.

## Failures: Files and clipboard

error-transfers-unsupported = Nie można przenosić plików ani schowka: ten hipernadzorca nie ma do tego portu.
    .hint = Użyj QEMU jako hipernadzorcy.
error-transfer-violation = Maszyna wysłała coś innego, niż uzgodniono.
    .hint = Nie ufaj już tej sesji: zamknij ją.
error-transfer-failed = Maszyna nie mogła ukończyć przenoszenia.
    .hint = Spróbuj ponownie.
error-transfer-stalled = Maszyna zatrzymała się w połowie przenoszenia.
    .hint = Spróbuj ponownie.
error-transfer-too-large = Przekracza to limit przenoszenia.
    .hint = W przypadku plików zwiększ w ustawieniach największy rozmiar pliku.
error-no-room-inside = Maszyna nie ma na to miejsca.
    .hint = Daj profilowi więcej pamięci.
error-download-not-found =
    { GIVEN($name) ->
        [no] Tego pliku nie ma już w sesji.
       *[yes] W sesji nie ma pobranego pliku „{ $name }”.
    }
    .hint =
        { GIVEN($session) ->
            [no] Obejrzyj pobrane pliki w jej oknie.
           *[yes] Wyświetl listę jej pobranych plików: safe-browse downloads { $session }
        }
error-download-changed = Plik zmienił się od czasu wyświetlenia listy.
    .hint = Wyświetl listę pobranych plików ponownie i zapisz plik, gdy będzie kompletny.
error-download-unfinished = Plik jest nadal pobierany.
    .hint = Zapisz go, gdy będzie kompletny.
error-clipboard-empty = W sesji nie skopiowano niczego, co można przenieść.
    .hint = Najpierw skopiuj tam tekst lub obraz.
error-clipboard-not-a-url = Tekst skopiowany w sesji nie jest adresem URL.
    .hint = Wpisz adres URL lub najpierw skopiuj go w sesji.
error-clipboard-not-text = Schowek zawierał obraz. Usunięto go z sesji i przepadł.
    .hint = Skopiuj go ponownie i podaj dla niego plik: safe-browse copy { $session } PLIK.png
error-file-unreadable = Nie można odczytać pliku { $path }.
    .hint = Sprawdź, czy istnieje i czy wolno ci go czytać.
error-not-a-file = { $path } nie jest plikiem.
    .hint = Wyślij katalog jako archiwum.
error-file-changed = Plik { $path } zmienił się podczas czytania.
    .hint = Spróbuj ponownie.
error-file-not-written = Nie można zapisać pliku { $path }. Być może już istnieje.
    .hint = Podaj nowy plik w katalogu, w którym wolno ci zapisywać.
error-measurement-unreadable = { $path } nie jest raportem safe-browse measure tej wersji.
    .hint = Wykonaj pomiar ponownie albo porównaj raporty tej samej wersji.

## Failures: Safe copies

error-safe-copy-running = Trwa już tworzenie innej bezpiecznej kopii.
    .hint = Poczekaj, aż się skończy, lub ją anuluj.
error-safe-copy-unsupported = Nie można tworzyć bezpiecznych kopii z plików tego rodzaju.
    .hint = Obejrzyj plik w sesji albo, jeśli mu ufasz, zapisz go samego.
error-safe-copy-too-many-pages = Liczba stron dokumentu to { $pages }; bezpieczna kopia może mieć najwyżej { $maxPages }.
    .hint = Zwiększ w ustawieniach największą liczbę stron albo, jeśli ufasz plikowi, zapisz go samego.
error-safe-copy-too-large = Bezpieczna kopia przekroczyłaby limit { $maxFileMiB } MiB.
    .hint = Zwiększ w ustawieniach największy rozmiar pliku.
error-safe-copy-locked = Dokument jest zaszyfrowany: aby go odczytać, potrzeba jego hasła.
    .hint = Obejrzyj go w sesji i wpisz tam hasło albo poproś nadawcę o kopię bez hasła.
error-safe-copy-without-programs = Potrzeba do tego programów do dokumentów, których obraz przeglądarki nie ma.
    .hint = Włącz w ustawieniach „Otwieraj dokumenty biurowe” i zbuduj obraz ponownie na stronie „Obrazy”.
error-safe-copy-not-drawn = Pliku nie można narysować: jest uszkodzony lub chroniony hasłem.
    .hint = Obejrzyj plik w sesji albo, jeśli mu ufasz, zapisz go samego.
error-printer-missing = Na tym komputerze nie skonfigurowano drukarki albo usługa drukowania (CUPS) nie działa.
    .hint = Dodaj drukarkę w ustawieniach środowiska graficznego albo zapisz bezpieczną kopię i wydrukuj ją gdzie indziej.
error-print-failed = Nie wydrukowano bezpiecznej kopii: { $reason }.
    .hint = Jest zapisana: { $path }
error-converter-not-started = Maszyna konwertująca się nie uruchomiła: { $reason }.
    .hint = Zajrzyj na stronę „Diagnostyka”.
error-converter-ended =
    { GIVEN($step) ->
        [no] Maszyna konwertująca się zakończyła.
       *[yes] Maszyna konwertująca zgłosiła niepowodzenie (krok { $step }).
    }
    .hint = Spróbuj ponownie.

## Failures: USB devices

error-no-usb = Tej sesji nie można przekazywać urządzeń USB.
    .hint = Zezwól na nie w jej profilu i otwórz inną sesję. Sesje Xena nigdy ich nie dostają.
error-usb-device-missing = Żadne urządzenie USB nie ma adresu { $device }.
    .hint = Urządzenie podłączone na nowo ma inny adres. Obejrzyj listę ponownie.
part-usb-refusal =
    { $refusal ->
        [no-use] sesja nie ma pożytku z urządzeń tego rodzaju
        [not-allowed] profil sesji nie zezwala na ten rodzaj
        [no-permission] to konto nie może go otworzyć
        [handed-over] ma je już inna sesja
       *[other] { UNKNOWN() }
    }
error-usb-device-refused = Nie przekazano { $device }: { part-usb-refusal }.
    .hint =
        { $refusal ->
            [no-use] Sesje mogą używać kluczy bezpieczeństwa, kamer i czytników kart inteligentnych.
            [not-allowed] Dodaj ten rodzaj w profilu i otwórz inną sesję.
            [no-permission] Strona „Diagnostyka” mówi, co zrobić.
            [handed-over] Najpierw odłącz je tam lub zamknij tamtą sesję.
           *[other] { UNKNOWN() }
        }
error-usb-too-many = Największa liczba urządzeń USB w jednej sesji naraz to { $most }.
    .hint = Najpierw odłącz inne.
error-usb-in-use = Nie podłączono { $device }: używa go inny program na tym komputerze.
    .hint = Zamknij ten program i spróbuj ponownie. Jeśli jest to usługa kart inteligentnych, wykonaj jako root: systemctl stop pcscd.socket pcscd.service
error-smart-card-unusable = Nie podłączono { $device }: Chromium w sesji nie mógł go użyć.
    .hint = Spróbuj jeszcze raz. Jeśli obraz sesji jest starszy niż ta wersja, zbuduj obraz przeglądarki ponownie.
error-usb-not-connected = Nie podłączono { $device }: { $reason }
    .hint = Podłącz urządzenie ponownie i spróbuj jeszcze raz.

## Failures: Configuration

error-config-invalid =
    { $count ->
        [one]
            Plik konfiguracji zawiera błąd:
            { $problems }
        [few]
            Plik konfiguracji zawiera { $count } błędy:
            { $problems }
        [many]
            Plik konfiguracji zawiera { $count } błędów:
            { $problems }
       *[other]
            Plik konfiguracji zawiera { $count } błędu:
            { $problems }
    }
    .hint = Popraw plik i wykonaj: safe-browse config check
    .details = { $path }
error-config-not-broken = Plik konfiguracji nie zawiera błędów albo nie wiadomo, co mówił wcześniej.
    .hint = Zmodyfikuj plik.
    .details = { $path }
error-config-change-refused =
    Nie zmieniono konfiguracji:
    { $problems }
    .hint = Popraw to, co tu wymieniono.
error-policy-file-refused =
    Żadna sesja się nie uruchamia, bo zarządzanym ustawieniom nie można ufać: { $path } { $problem ->
        [link] jest dowiązaniem symbolicznym
        [not-a-file] nie jest zwykłym plikiem
        [not-a-folder] nie jest katalogiem
        [covered] jest dla tego programu przesłonięty innym montowaniem
        [unreadable] nie daje się odczytać z tego konta
        [foreign] nie należy do roota
        [writable] może być zapisywany nie tylko przez roota
        [too-large] jest większy niż 1 MiB
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [covered] Uruchom Safe Browse poza przestrzenią nazw użytkownika, w której coś jest tam zamontowane.
           *[other] Administrator musi wykonać: chown root:root PLIK, chmod 644 PLIK i to samo dla jego katalogu z chmod 755.
        }
error-policy-invalid =
    { $count ->
        [one]
            Żadna sesja się nie uruchamia: zarządzane ustawienia w { $path } zawierają błąd:
            { $problems }
        [few]
            Żadna sesja się nie uruchamia: zarządzane ustawienia w { $path } zawierają { $count } błędy:
            { $problems }
        [many]
            Żadna sesja się nie uruchamia: zarządzane ustawienia w { $path } zawierają { $count } błędów:
            { $problems }
       *[other]
            Żadna sesja się nie uruchamia: zarządzane ustawienia w { $path } zawierają { $count } błędu:
            { $problems }
    }
    .hint = Administrator musi poprawić plik. Potem wykonaj: safe-browse doctor
error-setting-managed = Zarządza: { $by }; nie zmieniono: { $keys }
    .hint =
        { GIVEN($contact) ->
            [no] Zapytaj administratora.
           *[yes] Zapytaj: { $contact }.
        }
error-profile-managed = Profilu „{ $name }” nie można używać. Zarządza: { $by }.
    .hint = Dostępne profile: { $profiles }
error-image-too-old =
    { $days ->
        [one] Obraz przeglądarki pochodzi z { $builtAt }. { $by } zezwala na obrazy mające najwyżej { $days } dzień.
        [few] Obraz przeglądarki pochodzi z { $builtAt }. { $by } zezwala na obrazy mające najwyżej { $days } dni.
        [many] Obraz przeglądarki pochodzi z { $builtAt }. { $by } zezwala na obrazy mające najwyżej { $days } dni.
       *[other] Obraz przeglądarki pochodzi z { $builtAt }. { $by } zezwala na obrazy mające najwyżej { $days } dnia.
    }
    .hint = Zbuduj lub pobierz nowszy na stronie „Obrazy”.
error-protection-missing =
    Żadna maszyna się nie uruchamia bez tego, czego wymaga { $by }: { $protection ->
        [cgroup] ograniczająca ją grupa cgroup
        [account] osobne konto
        [accessControl] profil AppArmor
       *[other] { UNKNOWN() }
    }. Przyczyna: { $cause ->
        [refused] system tego odmawia
        [failed] system nie odpowiedział na czas
        [no-ids] to konto nie ma podrzędnych identyfikatorów UID
        [not-loaded] profile Safe Browse nie są załadowane
        [absent] AppArmor jest wyłączony
        [own-device] tylko to konto może używać urządzenia maszyny
       *[other] { UNKNOWN() }
    }.
    .hint =
        { GIVEN($contact) ->
            [no]
                { $cause ->
                    [failed] Spróbuj ponownie.
                   *[other] Strona „Diagnostyka” mówi, czego brakuje.
                }
           *[yes]
                { $cause ->
                    [failed] Zapytaj: { $contact }. Spróbuj ponownie.
                   *[other] Zapytaj: { $contact }. Strona „Diagnostyka” mówi, czego brakuje.
                }
        }
error-registry-managed = Z { $reference } nie wolno pobierać obrazów. Zarządza: { $by }.
    .hint = Dozwolone: { $registries }
error-config-file-too-large = Plik { $path } jest większy niż { $maxBytes } B.
    .hint = Plik .wsb ma kilkaset bajtów.
error-wsb-invalid = Plik nie jest konfiguracją Windows Sandbox: { $problem }.
    .hint = Podaj plik .wsb, którego elementem głównym jest <Configuration>.
error-profile-exists = Profil „{ $profile }” już istnieje.
    .hint = Zaimportuj pod inną nazwą opcją --profile NAZWA lub zastąp cały profil opcją --replace.
error-bookmarks-full = Osiągnięto już limit zakładek: { $limit }.
    .hint = Najpierw usuń jedną.
error-bookmarks-too-large = Zakładki zajęłyby razem więcej niż { $kibibytes } KiB.
    .hint = Najpierw usuń jedną, najlepiej z długim adresem.
error-bookmark-not-found = Nie ma zakładki tej strony.
    .hint = Zakładki są w głównym oknie.
error-bookmarks-unreadable = Nie można odczytać zakładek.
    .hint = Popraw ich plik lub przenieś go w inne miejsce.
    .details = { $path }

## Failures: Verification

error-verification-running = Sprawdzanie już trwa.
    .hint = Poczekaj na nie lub anuluj je tam, gdzie je uruchomiono.
error-cannot-inspect = Hipernadzorca { $hypervisor } nie może uruchomić inspektora w maszynie.
    .hint = Użyj QEMU jako hipernadzorcy.
error-inspection-failed = Nie udało się zbadać maszyny: { $reason }.
    .hint = Zajrzyj na stronę „Diagnostyka”.
error-image-digest-invalid = Obraz wskazuje się co najmniej sześcioma cyframi jego skrótu.
    .hint = Strona „Obrazy” pokazuje te, które są.

## Failures: Command line

error-undo-needs-one-session = --undo wymaga jednej sesji i od 1 do 60 sekund.
    .hint = Na przykład: safe-browse close ID --undo 10
error-sessions-not-named = Podaj sesje do zamknięcia lub użyj --all.
    .hint = Wyświetl listę sesji: safe-browse list
error-files-not-named = Podaj pliki do zapisania lub użyj --all.
    .hint = Wyświetl listę plików: safe-browse downloads { $session }
error-stdin-empty = Standardowe wejście jest puste.
    .hint = Na przykład: echo tekst | safe-browse paste { $session }
error-volume-invalid = „{ $text }” nie jest głośnością.
    .hint = Użyj: safe-browse volume ID 40%, mute lub unmute
error-viewer-missing = Nie zainstalowano przeglądarki VNC, która może otworzyć gniazdo uniksowe.
    .hint = Zainstaluj ją: apt-get install tigervnc-viewer. Albo uruchom bez okna: safe-browse open --no-window
error-desktop-missing = Nie można otworzyć aplikacji graficznej. { $reason }
    .hint = Otwórz jednorazową przeglądarkę w przeglądarce VNC: safe-browse open

## Failures: Desktop

error-no-other-browser = Nie jest znana żadna inna przeglądarka, która mogłaby otwierać odnośniki.
    .hint = Otwórz odnośnik w Safe Browse lub wybierz przeglądarkę w ustawieniach środowiska graficznego.
error-default-browser-not-set = Nie udało się zmienić domyślnej przeglądarki tego środowiska.
    .hint = Zainstaluj xdg-utils lub zmień ją w ustawieniach środowiska graficznego.
error-default-program-not-set = Nie udało się zmienić domyślnych programów tego środowiska.
    .hint = Zainstaluj xdg-utils lub zmień je w ustawieniach środowiska graficznego.
error-file-not-opened = Żaden program tego środowiska nie otwiera pliku.
    .hint = Otwórz go w edytorze tekstu.
    .details = { $path }
error-other-browser-failed = Nie udało się uruchomić drugiej przeglądarki.
    .hint = Otwórz w niej odnośnik ręcznie lub zainstaluj libglib2.0-bin.
error-folder-not-shown = Menedżer plików nie odpowiada.
    .hint = Otwórz katalog ręcznie: jego ścieżka jest w szczegółach.
    .details = { $folder }
error-kvm-group-not-joined = Tego konta nie dodano do grupy kvm.
    .hint = Wykonaj jako root: { $command }
    .details = { $output }
