### Italian. The head of en.ftl explains the syntax.

## Tray, notifications and the entry in the menu of applications

tray-tool-tip-idle = Safe Browse: pronto
tray-tool-tip-set-up = Safe Browse: configurazione, { $percent }%
tray-tool-tip-starting = Safe Browse: avvio in corso
tray-tool-tip-running = Safe Browse: { $sessions } in esecuzione
tray-tool-tip-trouble = Safe Browse: richiede attenzione
tray-tool-tip-microphone-on = Safe Browse: microfono acceso
tray-open = Nuova sessione
tray-listens = Microfono acceso: { $profile }
tray-driven = Controllata da un programma: { $profile }
tray-recorded = Registrazione in corso: { $profile }
tray-portal = Accedi alla rete…
tray-open-with-profile = Apri con il profilo
tray-sessions = Sessioni in esecuzione ({ $count })
tray-session-starting = { $profile }, in avvio
tray-session-since = { $profile }, dalle { $time }
tray-session-ends = { $profile }, termina alle { $time }
tray-session-closing = { $profile }, in chiusura
tray-held-session =
    { $because ->
        [idle] { $profile }, in pausa: non usata
        [lifetime-over] { $profile }, in pausa: tempo massimo raggiunto
        [outdated] { $profile }, in pausa: aggiornamento di sicurezza
       *[other] { UNKNOWN() }
    }
tray-discarded-session = { $profile }, scartata
tray-show = Mostra
tray-close = Scarta
tray-close-now = Scarta ora
tray-network = Rete
tray-network-up = Rete: pronta
tray-network-starting = Rete: in avvio
tray-network-stopped = Rete: inattiva
tray-network-failed = Rete: guasta
tray-restart-network = Riavvia
tray-images-unknown = Immagini
tray-images-fresh = Immagini: aggiornate
tray-images-old = Immagini: obsolete
tray-images-updates = Immagini: aggiornamenti disponibili
tray-images-missing = Immagini: assenti
tray-images-building = Immagini: creazione in corso
tray-update-images = Aggiorna
tray-cancel-builds = Annulla la creazione
tray-main-window = Apri la finestra principale
tray-settings = Impostazioni
tray-diagnostics = Diagnostica
tray-managed-by = Gestito da { $by }
tray-blocked = Nessuna sessione può avviarsi: mostra perché
tray-quit = Esci
notice-ended-in-trouble = Una sessione è terminata in modo inatteso
notice-image-old = Le immagini sono obsolete
    .body = Sono state create per una versione precedente di Safe Browse. È possibile aggiornarle dall’area di notifica o dalla finestra principale.
notice-image-updates = Aggiornamenti delle immagini disponibili
    .body = La distribuzione ha pacchetti più recenti. Se non lo si è disattivato, le immagini vengono ricreate in background. È anche possibile aggiornarle dall’area di notifica o dalla finestra principale.
notice-network-lost = La VM di rete si è fermata
    .body = Le sessioni aperte sono senza connessione finché non torna.
notice-listens = Microfono acceso
    .body = La sessione «{ $profile }» sta ascoltando. Il microfono si spegne nella sua finestra.
notice-held = La sessione «{ $profile }» è in pausa
notice-link-failed = Il collegamento non è stato aperto
notice-rule-failed = La scelta per questo sito non è stata salvata
notice-copied = Una copia sicura è pronta
notice-not-copied = Nessuna copia sicura di { $name } è stata fatta
notice-recorded = Sessione registrata: { $profile }
    .body =
        { $end ->
            [time] { $folder }: { $files }. Il suo tempo era scaduto.
            [size] { $folder }: { $files }. Aveva raggiunto la sua dimensione.
            [disk] { $folder }: { $files }. Sul disco non c’era più spazio.
            [forbidden] { $folder }: { $files }. Il suo profilo non lo permette più.
           *[other] { $folder }: { $files }
        }
notice-recording-lost = Una registrazione è terminata in anticipo
notice-not-viewed = Un file non è stato mostrato
notice-kinds-failed = Le applicazioni predefinite non sono state cambiate
notice-not-discarded = Una sessione non è stata scartata
entry-generic-name = Browser web usa e getta
entry-comment = Naviga in una macchina virtuale che viene scartata alla chiusura
entry-open-here = Apri in Safe Browse
entry-copy-safely = Fai una copia sicura
entry-open-new = Nuovo browser usa e getta

## Main window

main-name = Safe Browse
main-pages = Pagine
navigation-home = Naviga
navigation-images = Immagini
navigation-network = Rete
navigation-diagnostics = Diagnostica
navigation-settings = Impostazioni
navigation-log = Log
navigation-help = Aiuto
main-label = { $label }:
main-quit = Esci
agent-connecting = Connessione in corso
agent-lost = Il servizio in background non è in esecuzione
agent-lost-again = Nuovo tentativo di avvio.
agent-lost-why = Le sessioni aperte continuano. Questa pagina mostra l’ultimo stato noto.
agent-restart = Riavvia il servizio
agent-other = Il servizio in background ha una versione diversa da questo programma
agent-other-why = Finché non si riavvia, alcune informazioni possono essere errate. Le sessioni aperte continuano.
main-blocked = Nessuna sessione può avviarsi
home-open = Nuova sessione
home-address = Indirizzo
home-address-hint = Indirizzo, o vuoto per la pagina iniziale
home-promise = Una VM nuova che contiene solo un browser. Chiusa quella, non resta nulla.
home-profile = Profilo
home-bookmarks = Segnalibri
home-edit-bookmark = Modifica segnalibro
home-bookmark-name = Nome
home-bookmark-profile = Si apre con il profilo { $profile }
home-save-bookmark = Salva
home-remove-bookmark = Rimuovi
home-health = Stato
home-image-built = Browser creato { $when }
home-spare-ready = Si apre subito
home-spare-loading = Una VM di riserva è in preparazione
home-verified = Autoverifica superata { $when }
home-verified-failed = Autoverifica fallita { $when }
home-suggestions = Suggerimenti: { $checks }
home-troubles = Problemi: { $checks }
home-look = Mostra
home-slow = Le sessioni sono circa dieci volte più lente: KVM non è in uso
home-slow-why = Perché
acceleration-kvm = KVM è in uso
acceleration-kvm-why = Il processore del computer esegue da sé le VM: le sessioni sono veloci quanto possibile.
acceleration-slow = Le sessioni sono circa dieci volte più lente
home-copies = Copie sicure
home-copy-page = Pagina { $page } di { $of }
home-copy-starting = Avvio della sua VM usa e getta
home-copy-waiting = In attesa
home-copy-cancel = Annulla la copia sicura di { $name }
home-running = Aperte ora
home-show = Mostra
home-discard = Scarta
home-discard-all = Scarta tutte
home-picture = Schermo della sessione { $profile }
home-no-picture = Ancora nessuna anteprima
home-where = In esecuzione su
home-age = Aperta da
home-memory = Memoria
home-discard-question = Scartare questa sessione?
home-discard-all-question = Scartare tutte le { $count } sessioni?
home-discard-why = Tutto il contenuto andrà perso. L’operazione non si può annullare.
set-up-title = Configura Safe Browse
set-up-what = Le sessioni partono da due immagini, create sul computer da pacchetti firmati: una per il browser, una per la VM di rete.
set-up-how-long =
    { $minutes ->
        [one] Si scaricano circa { $megabytes } MB, servono circa 5 GB di disco e ci vuole circa un minuto su questo computer. Con una connessione lenta ci vuole di più.
       *[other] Si scaricano circa { $megabytes } MB, servono circa 5 GB di disco e ci vogliono circa { $minutes } minuti su questo computer. Con una connessione lenta ci vuole di più.
    }
set-up-minutes-left =
    { $minutes ->
        [one] Manca circa 1 minuto.
       *[other] Mancano circa { $minutes } minuti.
    }
set-up-leave = Nel frattempo è possibile lasciare questa pagina.
set-up-start = Configura
set-up-continue = Continua
set-up-cancelled = La configurazione è stata annullata. Ciò che è stato creato resta; del resto non rimane nulla.
set-up-slow = Le sessioni sarebbero circa dieci volte più lente
set-up-group = Questo account non può usare KVM. Eseguire questo come root, poi terminare la sessione utente e accedere di nuovo:
set-up-join = Questo account non può usare KVM. Se lo si consente, il computer chiede la password di un amministratore.
set-up-join-now = Consenti KVM
set-up-log-in = Terminare la sessione utente e accedere di nuovo
set-up-log-in-why = Questo account può usare KVM dal prossimo accesso. Fino ad allora, le sessioni sono circa dieci volte più lente.
set-up-opens = Che cosa si deve aprire in Safe Browse?
set-up-opens-why = Tutto è pronto per la prima sessione. Ciò che si sceglie qui si apre d’ora in poi in una VM usa e getta. Si può saltare questo passo e cambiarlo in qualsiasi momento nelle impostazioni.
set-up-links = Apri i collegamenti con Safe Browse
set-up-links-why = I collegamenti di altre applicazioni si aprono in un browser usa e getta.
set-up-login = Avvia all’accesso
set-up-login-why = Safe Browse attende nell’area di notifica, così le sessioni si aprono subito.
set-up-close = Fatto
tour-open = Fai un giro
tour-place = { $card } di { $cards }
tour-skip = Salta
tour-next = Avanti
tour-frame = Ciò che è nella cornice è usa e getta
tour-frame-why = Ogni sessione è una finestra con una cornice a strisce, nel colore del suo profilo. Quando la si chiude, tutto ciò che contiene sparisce: cronologia, cookie, scaricamenti. Per qualche secondo la si può recuperare.
tour-files = Portare fuori solo i file che servono
tour-files-why = I file scaricati restano nella sessione e spariscono con essa. Il pulsante con la freccia nella cornice salva quelli che servono. Di file PDF e immagini è meglio una copia sicura: contiene solo ciò che si può vedere.
tour-keyboard = Ctrl + Alt rilascia la tastiera
tour-keyboard-why = In una sessione, tutti i tasti vanno alla pagina. Premendo e rilasciando Ctrl + Alt, i tasti raggiungono la cornice: Tab passa da un pulsante all’altro, Invio preme il pulsante.
help-keys-here = Tasti in questa finestra
help-keys-session = Tasti in una sessione
help-key-control = Ctrl
help-key-new = Nuova sessione: digitare un indirizzo
help-key-close = Chiudere la finestra
help-key-back = Indietro di un passo
help-key-escape = Esc
help-key-release = Rilascia la tastiera: i tasti raggiungono la cornice della finestra. Tutti gli altri tasti vanno alla sessione.
help-key-copy = Copia fuori ciò che è stato copiato nella sessione
help-key-paste = Incolla gli appunti nella sessione
help-key-fullscreen = Schermo intero
help-about = Informazioni su Safe Browse
help-questions = Domande e risposte
help-question-slow = Perché le sessioni sono lente?
    .answer = Probabilmente la virtualizzazione del processore (KVM) non è in uso. La pagina «Diagnostica» dice perché e che cosa fare.
help-question-save = Come si conserva un file scaricato?
    .answer = Premere la freccia nella barra della finestra e salvare il file. Ciò che non è salvato sparisce con la sessione.
help-question-undo = Ho eliminato una sessione per errore. È persa?
    .answer = Non subito: per alcuni secondi il pulsante di annullamento nella sua finestra o scheda la riporta indietro.
help-question-blocked = Perché una pagina è bloccata?
    .answer = Il profilo raggiunge solo i siti in elenco. Premere il lucchetto nella barra per vederli o aggiungerne uno.
help-question-keyboard = Come si riprende la tastiera da una sessione?
    .answer = Premere e rilasciare Ctrl + Alt.
help-question-copy = Come si copia testo da una sessione o verso di essa?
    .answer = Copiarlo lì, poi premere Ctrl + Alt + C. Per incollare lì il proprio testo, premere Ctrl + Alt + V.
help-question-links = Quali link si aprono qui?
    .answer = Nelle impostazioni, la pagina dei link e file: se i link di altri programmi arrivano qui, e quali siti sempre o mai.
help-question-update = Come si aggiorna il browser?
    .answer = La sua immagine viene ricreata da pacchetti firmati. La pagina delle immagini ne mostra l’età e la rinnova.
help-question-anonymous = Sono anonimo?
    .answer = No. I siti vedono l’indirizzo della rete e chi si è dove si accede. Per l’anonimato, usare Tor Browser.
help-question-kept = Che cosa resta di una sessione?
    .answer = Solo ciò che si salva: file, segnalibri e i siti messi in elenco.
help-works = Opere altrui in questo programma, con le loro licenze
help-version = Versione
help-version-agent = Servizio in background
help-guide = Guida
help-guide-where = Eseguire «man safe-browse» o «safe-browse --help» in un terminale. Le pagine della guida sono nel codice sorgente, nella cartella host-agent/guide.
help-licence = Licenza
help-licence-where = Licenza Apache 2.0. Le licenze di ciò che contiene sono in /usr/share/doc/safe-browse/copyright, se è installato il pacchetto Debian.
images-explanation = Ciò da cui parte ogni sessione. Le immagini sono create sul computer o vengono da un canale, e sono controllate a ogni avvio.
images-browser = Immagine del browser
images-browser-what = La VM in cui si naviga
images-network = Immagine di rete
images-network-what = L’unica VM che tocca la rete
images-current = In uso
images-previous = Precedente
images-older = Meno recente
images-missing = Non ancora creata
images-up-to-date = Aggiornata
images-old = Aggiornamento disponibile
images-aged = Più vecchia di { $days } giorni
images-newer =
    { $packages ->
        [one] 1 pacchetto più recente disponibile
       *[other] { $packages } pacchetti più recenti disponibili
    }
images-debug = Immagine di debug con accessi
images-version = Versione
images-size = Dimensione
images-built = Creata
images-unknown-age = sconosciuta
images-shared = Comune a tutti gli account di questo computer
images-kernel = Kernel
images-packages = Pacchetti
images-build = Crea
images-update = Aggiorna
images-rebuild = Ricrea
images-cancel = Annulla
images-building = Creazione in corso
images-failed = La creazione non è riuscita
image-step-overlay = Raccolta dei file di Safe Browse
image-step-packages = Scaricamento e installazione dei pacchetti
image-step-kernel = Estrazione del kernel e dei moduli
image-step-root = Compressione del file system
image-step-disk = Partizionamento del disco
image-step-digest = Calcolo delle impronte
image-step-use = Attivazione dell’immagine
image-step-done = L’immagine è pronta
network-state-up = Rete pronta
    .explanation = Le sessioni raggiungono Internet attraverso una VM separata. Non possono raggiungere il computer né la rete locale, se un profilo non lo consente.
network-state-starting = Rete in avvio
    .explanation = La VM di rete si sta avviando.
network-state-stopped = Rete inattiva
    .explanation = La VM di rete si avvia automaticamente con la prossima sessione.
network-state-failed = Rete guasta
    .explanation = La VM di rete non è in esecuzione, quindi le sessioni sono senza connessione.
network-unknown = In attesa del servizio in background
network-restart = Riavvia la rete
network-restarting = Riavvio in corso
network-restart-question = Riavviare la rete?
network-restart-why = Le sessioni aperte perdono per un attimo le connessioni.
network-reasons = Dettagli
network-trouble-since = Problema dal
network-uplink = Connessione a Internet
network-uplink-user = Tramite l’account (user)
network-uplink-tap = Direttamente sulla rete locale (tap)
network-uplink-pci = Con una scheda di rete propria (pci)
network-cable = Cavo
network-cable-up = collegato
network-cable-down = scollegato
network-cable-unknown = sconosciuto
network-address = Indirizzo
network-mode = Modalità
network-mode-nat = Traduzione degli indirizzi (NAT)
network-mode-bridge = Bridge: le sessioni sono sulla rete locale
network-eapol = 802.1X
network-eapol-on = inoltrato
network-eapol-off = bloccato
network-eapol-unknown = sconosciuto
network-made = Origine
network-imported = importata; non si sa che cosa lascia passare
network-up-since = Attiva dal
network-last-trouble = Ultimo problema
network-accelerator = Acceleratore
network-accelerator-xen = Xen
network-accelerator-kvm = Hardware (KVM)
network-accelerator-tcg = Emulazione software
network-sessions = Sessioni collegate
network-sessions-of = { $used } di { $total }
network-reach = La sessione { $session } può raggiungere
network-ready = Durata dell’ultimo avvio
network-processes = Processi
network-none = nessuno
process-role-qemu = QEMU
process-role-jail = Confinamento
process-role-uplink = Connessione a Internet
diagnostics-explanation = Ciò che potrebbe rallentare, indebolire o impedire le sessioni su questo computer, e che cosa fare.
diagnostics-check = Controlla di nuovo
diagnostics-checking = Controllo in corso
diagnostics-checked-at = Controllato { $when }
diagnostics-never = Non ancora controllato
diagnostics-level-ok = OK
diagnostics-level-note = Suggerimento
diagnostics-level-trouble = Problema
diagnostics-all-well = Nessun problema trovato
diagnostics-some-notes =
    { $count ->
        [one] 1 suggerimento
       *[other] { $count } suggerimenti
    }
diagnostics-some-trouble =
    { $count ->
        [one] 1 problema trovato
       *[other] { $count } problemi trovati
    }
diagnostics-level-given = Dato di fatto
diagnostics-copy = Copia
diagnostics-copied = Copiato
diagnostics-copy-report = Copia il rapporto
diagnostics-ignore = Ignora
diagnostics-show-again = Mostra di nuovo
diagnostics-ignored = Ignorati ({ $count })
diagnostics-fix = Correggi
check-programs = Programmi
check-accelerator = Virtualizzazione
check-browser-image = Immagine del browser
check-network-image = Immagine di rete
check-xen = Xen
check-xl = Strumenti di Xen
check-passthrough = Cessione di dispositivi PCI
check-xsm = Modulo di sicurezza di Xen
check-network-card = Scheda di rete
check-xen-memory = Memoria di Xen
check-xenmgr = xenmgr
check-xenmgr-policy = Politica di xenmgr
check-dom0-programs = Programmi di dom0
check-xenclient-untried = XenClient
check-memory = Memoria
check-disk = Spazio su disco
check-exit = Uscite
check-uplink = Connessione a Internet
check-bounds = Limiti delle risorse
check-policy = AppArmor e SELinux
check-sound = Audio
check-jail = Confinamento
check-package-sources = Sorgenti dei pacchetti
check-managed-settings = Impostazioni gestite
check-runtime-folder = Cartella di esecuzione
check-crashes = Arresti anomali
check-network-ports = Porte di rete
check-swap = Memoria di swap
check-channel = Canale
check-pool = Gruppo di computer
check-networks = Reti di questo computer
check-network-filter = Filtro di rete
check-accounts = Account delle VM
check-required-protections = Protezioni richieste
check-missed-protections = Protezioni mancate
check-nested-virtualisation = Virtualizzazione annidata
check-memory-merging = Unione della memoria
check-processor-cores = Core del processore
check-processor = Vulnerabilità del processore
check-usb = Dispositivi USB
check-electron = Electron
check-shared-images = Immagini comuni
check-newer-version = Versione più recente
check-default-programs = Applicazioni predefinite
check-extensions = Estensioni
check-page-network = Rete delle finestre
check-log = Log
finding-programs-ok = Tutti i programmi sono installati.
finding-programs-trouble = Non installati: { $programs }.
finding-accelerator-ok = Le VM funzionano con KVM.
finding-accelerator-ok-xen = Le VM sono domini di Xen.
finding-accelerator-note = Le VM funzionano in emulazione software, circa dieci volte più lente.
finding-accelerator-note-no-permission = Le VM funzionano in emulazione software, circa dieci volte più lente: questo account non può aprire /dev/kvm.
    .hint = Eseguire il comando come root. Poi fermare il servizio (safe-browse daemon --stop) e accedere di nuovo.
finding-accelerator-note-after-login = Le VM funzionano in emulazione software, circa dieci volte più lente: questo account potrà aprire /dev/kvm solo dal prossimo accesso.
    .hint = Fermare il servizio (safe-browse daemon --stop), poi terminare la sessione utente e accedere di nuovo. Oppure riavviare il computer.
finding-accelerator-note-not-openable = Le VM funzionano in emulazione software, circa dieci volte più lente: questo account non può aprire /dev/kvm.
    .hint = Consentire all’account di leggere e scrivere /dev/kvm. Essere membro del gruppo kvm qui non cambierebbe nulla.
finding-accelerator-note-no-kvm = Le VM funzionano in emulazione software, circa dieci volte più lente: KVM è assente o qui non funziona.
    .hint = Attivare la virtualizzazione (VT-x, AMD-V) nel firmware, o la virtualizzazione annidata della VM che fa da host.
finding-accelerator-note-untested = Il controllo di KVM è ancora in corso.
    .hint = Controllare di nuovo tra un minuto.
finding-xen-ok = Questo è dom0, il dominio di Xen che governa gli altri.
finding-xen-trouble = Questo dominio di Xen non è dom0, che governa gli altri.
    .hint = Usare Safe Browse in dom0, o impostare hypervisor = "qemu".
finding-xen-trouble-absent = Questo non è un dominio di Xen, o /proc/xen non è montato.
    .hint = Avviare il computer con Xen (pacchetto xen-system-amd64), o impostare hypervisor = "qemu". In un dominio, eseguire come root:
finding-xl-ok = Gli strumenti di Xen rispondono; è Xen { $version }.
finding-xl-note = È Xen { $version }; nulla di precedente a { $oldest } è stato provato.
    .hint = Aggiornare Xen.
finding-xl-trouble = Gli strumenti di Xen non rispondono: { $reason }
    .hint = Lavorare come root e avviare gli strumenti:
finding-passthrough-ok = I dispositivi si possono cedere ai domini, dietro una IOMMU.
finding-passthrough-note = Nessun dispositivo si può cedere a un dominio: Xen non ha una IOMMU.
    .hint = Attivare VT-d o AMD-Vi nel firmware e togliere iommu=off dalla riga di comando di Xen.
finding-passthrough-trouble = Nessun dispositivo si può cedere a un dominio: Xen non ha una IOMMU.
    .hint = Attivare VT-d o AMD-Vi nel firmware e togliere iommu=off dalla riga di comando di Xen.
finding-xsm-ok = Xen consente alla VM di rete di servire le sessioni.
finding-xsm-note = Xen applica una politica FLASK: le etichette delle due VM devono consentire loro di comunicare.
    .hint = Mettere tali etichette in xen.networkLabel e xen.browserLabel della configurazione.
finding-xsm-trouble = Xen separa i domini (xsm=silo): la VM di rete non può servire nessuna sessione.
    .hint = Mettere xsm=dummy nella riga di comando di Xen, o xsm=flask con etichette che consentono loro di comunicare.
finding-network-card-ok = La scheda di rete { $address } si può cedere.
finding-network-card-note = La scheda di rete { $address } è usata dal driver { $driver }; viene ceduta all’avvio della VM di rete.
    .hint = La connessione del computer con questa scheda allora si interrompe. Per prepararla all’avvio:
finding-network-card-note-unbound = La scheda di rete { $address } non ha un driver; viene ceduta all’avvio della VM di rete.
    .hint = La connessione del computer con questa scheda allora si interrompe. Per prepararla all’avvio:
finding-network-card-trouble = Non c’è un dispositivo PCI { $address }.
    .hint = Cercare la scheda di rete con:
finding-network-card-trouble-xenmgr = xenmgr non conosce un dispositivo PCI { $address }.
    .hint = Per vedere quali ci sono, in dom0:
finding-xen-memory-ok = Xen ha { $freeMiB } MiB di memoria libera; una sessione può usarne { $neededMiB }.
finding-xen-memory-trouble = Xen ha { $freeMiB } MiB di memoria libera; una sessione può usarne { $neededMiB }.
    .hint = Dare meno memoria a dom0 (dom0_mem nella riga di comando di Xen), chiudere sessioni o ridurre memoryMiB nel profilo.
finding-xen-memory-trouble-xenmgr = XenClient ha { $freeMiB } MiB di memoria libera; una sessione può usarne { $neededMiB }.
    .hint = Spegnere altre VM o ridurre memoryMiB nel profilo.
finding-xenmgr-ok = xenmgr risponde.
finding-xenmgr-trouble = xenmgr non risponde: { $reason }
    .hint = Usare Safe Browse in dom0, o indicare dom0 nella configurazione: xenclient.dom0
finding-xenmgr-policy-trouble = La politica di xenmgr non consente di creare ed eliminare VM.
    .hint = Eseguire in dom0:
finding-dom0-programs-ok = dom0 ha i programmi che creano dischi.
finding-dom0-programs-trouble = Mancano in dom0: { $programs }.
    .hint = Fanno parte di XenClient XT e OpenXT. Usare Safe Browse in dom0, o indicare dom0 nella configurazione: xenclient.dom0
finding-xenclient-untried-note = Safe Browse è stato provato solo con un’imitazione di xenmgr, mai con un vero XenClient XT o OpenXT.
    .hint = Leggere host-agent/hypervisor/xenclient/README.md e guardare prima ogni comando:
finding-memory-ok = Ci sono { $freeMiB } MiB di memoria liberi. Una sessione può usarne { $neededMiB }.
finding-memory-trouble = Ci sono { $freeMiB } MiB di memoria liberi. Una sessione può usarne { $neededMiB }.
    .hint = Chiudere programmi o dare meno memoria al profilo.
finding-disk-ok = Ci sono { $freeMiB } MiB liberi in { $folder }.
finding-disk-note = Ci sono { $freeMiB } MiB liberi in { $folder }. La creazione di un’immagine ne richiede circa { $neededMiB }.
    .hint = Liberare spazio o eliminare immagini vecchie.
finding-package-sources-ok = Le immagini usano tutte le sorgenti di pacchetti dell’host che corrispondono alla sua versione.
finding-package-sources-note = Le immagini non usano queste sorgenti di pacchetti: { $sources }.
    .hint = Se le immagini ne hanno bisogno, aggiungere il loro URI a images.extraSources nella configurazione.
finding-crashes-note = Il servizio si è fermato in modo imprevisto { $count } volte dall’avvio, l’ultima alle { $last }.
    .hint = Segnalarlo, con gli errori di quel momento in { $path }.
finding-network-ports-note = La VM di rete ha { $total } porte. Ne avrà { $next } quando nessuna sessione sarà aperta.
finding-pool-ok = Tutti i computer del gruppo { $pool } sono raggiungibili.
finding-pool-note-away = { $away } computer su { $total } del gruppo { $pool } non si possono usare: { $hosts }.
    .hint = Questo comando dice perché.
finding-pool-trouble-away = { $away } computer su { $total } del gruppo { $pool } non si possono usare: { $hosts }.
    .hint = Questo comando dice perché.
finding-managed-settings-ok = { $by } gestisce delle impostazioni.
finding-log-ok = Il servizio tiene un log: { $path }
finding-jail-ok = Il processo di ogni VM è in un confinamento proprio.
finding-jail-trouble = Non si può creare un confinamento per il processo di una VM: { $said }.
    .hint = Consentire agli account di creare spazi dei nomi: sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone.
finding-jail-trouble-restricted = Non si può creare un confinamento per il processo di una VM: { $said }. Questo kernel richiede un profilo AppArmor per gli spazi dei nomi.
    .hint = Caricare come root i profili di Safe Browse.
finding-required-protections-ok = Ogni VM riceve ciò che { $by } richiede: { $required }.
finding-required-protections-trouble = Nessuna VM si avvia: { $by } richiede { $missing }.
    .hint = I risultati su account, limiti e AppArmor dicono che cosa fare.
finding-missed-protections-note = Da quando il servizio è avviato, una VM è partita senza { $missed }. Quelle che partono ora ne dispongono.
    .hint = Chiudere le sessioni che allora erano aperte.
finding-accounts-ok = Il processo di ogni VM ha un account proprio, i cui permessi proteggono i file della persona.
finding-accounts-note = I processi delle VM usano questo account. Il kernel o newuidmap ne rifiuta gli UID subordinati.
    .hint = Installare il pacchetto uidmap ed esaminare /etc/subuid e /etc/subgid.
finding-accounts-note-busy = I processi delle VM usano questo account: dare loro altri account ha richiesto troppo tempo. Il prossimo avvio riproverà.
    .hint = Controllare di nuovo quando il computer è meno occupato.
finding-accounts-note-no-ids = I processi delle VM usano questo account, che non ha UID subordinati.
    .hint = Installare il pacchetto uidmap ed eseguire come root:
finding-bounds-ok = Un cgroup limita la memoria, i processori e i processi di ogni VM e ne tiene la memoria fuori dallo swap.
finding-bounds-note = Nessun cgroup è disponibile. Sono limitati solo lo spazio degli indirizzi, i thread e i file di una VM.
    .hint = Accedere tramite systemd e delegargli i controllori memory, cpu e pids.
finding-bounds-note-busy = systemd non ha risposto in tempo: una VM che si avvia ora non ha un cgroup. Il prossimo avvio riproverà.
    .hint = Controllare di nuovo quando il computer è meno occupato.
finding-policy-ok = Oltre al confinamento, un profilo AppArmor limita il processo di ogni VM.
finding-policy-note = Il kernel non ha né SELinux né AppArmor. Solo spazi dei nomi, filtri delle chiamate di sistema e limiti confinano il processo di una VM.
    .hint = Un kernel che ne ha uno protegge meglio. Quello di Debian ha AppArmor.
finding-policy-note-not-loaded = AppArmor è attivo, ma i profili di Safe Browse non sono caricati: solo il confinamento limita il processo di una VM.
    .hint = Caricarli come root.
finding-policy-note-selinux = SELinux è attivo, ma Safe Browse non ha una politica per esso. Spazi dei nomi, filtri delle chiamate di sistema, limiti e la politica dell’account confinano il processo di una VM.
    .hint = Questa versione non ha una soluzione.
finding-nested-virtualisation-ok = KVM non offre la virtualizzazione annidata.
finding-nested-virtualisation-ok-on = KVM offre la virtualizzazione annidata. Le VM di Safe Browse non ce l’hanno.
finding-memory-merging-ok = Il kernel non unisce la memoria dei programmi (KSM).
finding-memory-merging-note = Il kernel unisce la memoria identica dei programmi che lo chiedono (KSM), il che permette a uno di indovinare quella di un altro. Le VM di Safe Browse non lo chiedono.
    .hint = Annullarlo come root e fermare il servizio che lo attiva, per esempio ksmtuned.
finding-processor-cores-ok = Ogni core esegue un solo thread: nessuna VM ne condivide uno.
finding-processor-cores-ok-scheduled = I core eseguono più thread (SMT). Il core scheduling separa ogni VM dagli altri programmi.
finding-processor-cores-note = I core eseguono più thread (SMT), che le VM condividono con altri programmi: il core scheduling qui non funziona.
    .hint = Il comando disattiva SMT come root, a scapito della velocità. Oppure usare un kernel con CONFIG_SCHED_CORE.
finding-processor-ok = Il kernel non segnala vulnerabilità aperte del processore.
finding-processor-note = Vulnerabilità del processore permettono alle VM di leggere altra memoria: { $names }.
    .hint = Aggiornare il kernel e il microcodice di questo computer, o di quello su cui funziona come VM. Senza una versione più recente, la vulnerabilità resta.
finding-processor-note-unreported = Questo kernel non segnala le vulnerabilità del processore.
    .hint = Il kernel di Debian le segnala.
finding-runtime-folder-ok = I file delle sessioni in esecuzione sono in memoria: { $folder }.
finding-runtime-folder-note = { $folder } è su un disco: vi vengono scritte immagini dello schermo di una sessione.
    .hint = Accedere in un modo che imposti XDG_RUNTIME_DIR, o scegliere una cartella in un tmpfs.
finding-swap-ok = La memoria di swap è cifrata o in memoria.
finding-swap-ok-none = Non c’è memoria di swap: la memoria di una sessione non viene mai scritta su un disco.
finding-swap-note = La memoria di una sessione o della sua finestra può essere scritta su { $areas }, che non sembra cifrato.
    .hint = Cifrare lo swap (crypttab), usare zram o disattivarlo.
finding-sound-ok = Le sessioni riproducono l’audio con { $server }.
finding-sound-note = Le sessioni non possono riprodurre audio: nessun server audio è in esecuzione.
    .hint = Avviare PipeWire o PulseAudio, o scegliere il server audio nelle impostazioni.
finding-sound-note-missing = Le sessioni non possono riprodurre audio: manca un programma.
finding-sound-note-file = Le sessioni scrivono l’audio in un file invece di riprodurlo.
    .hint = Scegliere «Automatico» come server audio nelle impostazioni.
finding-usb-ok = Alle sessioni si possono affidare dispositivi USB. Chiavi di sicurezza, fotocamere e lettori di schede collegati: { $count }.
finding-usb-note = Questo account non può aprire: { $devices }.
    .hint = La regola udev di Safe Browse apre chiavi di sicurezza e fotocamere alla persona davanti al computer. Se è installata, ricollegare il dispositivo.
finding-usb-note-hypervisor = Questo hypervisor non può affidare dispositivi USB, anche se un profilo lo prevede: { $profiles }.
    .hint = Disattivarli in quel profilo, o usare QEMU.
finding-usb-note-missing = Non si può affidare nessun dispositivo USB. Non installati: { $programs }.
finding-default-programs-ok = I collegamenti si aprono in { $links }, i documenti in { $documents }, i documenti Office in { $office }, i testi in { $text }, le immagini in { $pictures }, la posta in { $mail }, gli archivi in { $archives }, audio e video in { $media }, le pagine web in { $pages }.
finding-extensions-ok = Programmi con l’estensione di Safe Browse: { $present }. Senza: { $absent }.
finding-electron-ok = Electron { $version } ha { $days } giorni; riceve correzioni fino al { $ends } circa.
finding-electron-note = Electron { $version } ha { $days } giorni; gli mancano correzioni di sicurezza.
    .hint = Aggiornare Safe Browse: il suo pacchetto safe-browse-electron contiene Electron.
finding-electron-note-unsupported = Electron { $version } non riceve più correzioni di sicurezza dal { $ends } circa.
    .hint = Aggiornare Safe Browse: il suo pacchetto safe-browse-electron contiene Electron.
finding-electron-note-unknown = L’età di Electron { $version } è sconosciuta: non viene da Safe Browse.
    .hint = Aggiornare Safe Browse: il suo pacchetto safe-browse-electron contiene Electron.
finding-shared-images-note = Le immagini comuni a tutti gli account non vengono rinnovate: { $trouble }
finding-shared-images-note-old = Le immagini comuni a tutti gli account non vengono controllate dal { $checkedAt }; questo account crea le proprie.
finding-newer-version-note = Safe Browse { $version } è nel repository di apt; è installata la versione { $installed }.
    .hint = Eseguire il comando come root.
finding-newer-version-note-running = Safe Browse { $installed } è installato, ma il suo servizio in background è ancora { $running }.
finding-newer-version-note-electron = Electron { $version } è nel repository di apt; è installata la versione { $installed }.
    .hint = Eseguire il comando come root.
finding-page-network-ok = Le pagine delle finestre non hanno rete.
finding-page-network-note = Electron usa la rete del computer. Una pagina compromessa di una finestra potrebbe raggiungerla.
    .hint = Consentire gli spazi dei nomi, installare Safe Browse in un percorso senza spazi né due punti, e riavviarlo.
finding-network-filter-ok = Un filtro su questo computer impone alla VM di rete le regole delle sessioni.
finding-network-filter-note = La VM di rete ha una scheda propria. Nessun filtro di questo computer le sta dietro: se compromessa, raggiunge la rete locale.
    .hint = Scegliere «Questo account (user)» come connessione a Internet.
finding-network-filter-note-given = La VM di rete ha una scheda propria. Nessun filtro di questo computer le sta dietro: se compromessa, raggiunge la rete locale.
    .hint = Questo hypervisor non ha un’altra connessione.
finding-network-filter-note-bridge = Le sessioni sono computer della rete locale, perché la modalità è «Bridge»: nessuna regola si applica.
    .hint = Scegliere la modalità «Traduzione degli indirizzi (NAT)».
finding-networks-trouble = Questo computer conosce { $count } reti, più di quante ne stiano in una regola. Perciò le sessioni non raggiungono nulla, tranne con «Internet e rete locale».
    .hint = Raggruppare le rotte in reti più grandi.
finding-networks-trouble-all = Tutta Internet conta come una rete di questo computer, perché le sue rotte non si possono leggere o network.refusedNetworks lo indica. Perciò le sessioni non raggiungono nulla, tranne con «Internet e rete locale».
    .hint = Consentire all’account di leggere /proc/net/route e /proc/net/fib_trie.
finding-portal-note = La rete chiede di accedere prima di lasciar raggiungere Internet.
    .hint = Accedi con: safe-browse portal
finding-channel-ok = Le immagini vengono dal canale { $channel }, numero { $serial }.
finding-channel-note = Il canale { $channel } non ha ancora una versione per questo computer (numero { $serial }).
    .hint = Arriverà da sola quando la distribuzione raggiungerà questo computer.
finding-channel-note-unread = Il canale { $channel } non è ancora stato letto.
finding-channel-trouble-clock = L’orologio di questo computer è indietro: è più tardi di { $notBefore }.
    .hint = Regolare l’orologio.
finding-channel-trouble-expired = Il file del canale { $channel } è scaduto: { $expires }.
    .hint = Non è stato rinnovato, o il registro trattiene quello nuovo: avvisare chi lo pubblica.
finding-channel-trouble-other = Il canale non si è potuto leggere: { $trouble }
finding-uplink-ok = La connessione a Internet è configurata.
finding-uplink-trouble-no-bridge = Questo computer non ha un bridge { $bridge }.
    .hint = Crearlo come root, con una scheda di rete, o indicarne un altro.
finding-uplink-trouble-not-setuid = { $helper } non è setuid root, quindi non può collegare nulla al bridge.
    .hint = Eseguire come root:
finding-uplink-trouble-not-allowed = { $file } non consente { $bridge }.
    .hint = Eseguire come root:
finding-uplink-trouble-no-tap = Questo computer non ha un’interfaccia tap { $device }.
    .hint = Eseguire come root:
finding-uplink-trouble-foreign-tap = L’interfaccia tap { $device } appartiene a un altro account.
    .hint = Eseguire come root:
finding-uplink-trouble-driver = Solo root può associare la scheda { $device } a vfio-pci.
    .hint = Eseguire come root:
finding-uplink-trouble-no-permission = Questo account non può usare { $file }.
    .hint = Eseguire come root:
finding-browser-image-ok = L’immagine del browser c’è.
finding-browser-image-ok-shared = L’immagine del browser è pronta; la usano tutti gli account di questo computer.
finding-browser-image-ok-unneeded = Nessun profilo ha bisogno dell’immagine del browser: tutte le sessioni sono su altri computer.
finding-browser-image-note = L’immagine del browser è più vecchia di questo programma.
finding-browser-image-note-debug = L’immagine del browser è di debug: si può accedere alle sue console.
finding-browser-image-trouble = Non c’è un’immagine del browser.
finding-browser-image-trouble-channel = Non c’è un’immagine del browser: il canale { $channel } non ne ha ancora portata una.
finding-browser-image-trouble-recalled = L’immagine del browser è stata ritirata: { $why }.
finding-network-image-ok = L’immagine di rete c’è.
finding-network-image-ok-shared = L’immagine di rete è pronta; la usano tutti gli account di questo computer.
finding-network-image-ok-unneeded = Nessun profilo ha bisogno dell’immagine di rete: tutte le sessioni sono su altri computer.
finding-network-image-note = L’immagine di rete è più vecchia di questo programma.
finding-network-image-note-debug = L’immagine di rete è di debug: si può accedere alle sue console.
finding-network-image-trouble = Non c’è un’immagine di rete.
finding-network-image-trouble-channel = Non c’è un’immagine di rete: il canale { $channel } non ne ha ancora portata una.
finding-network-image-trouble-recalled = L’immagine di rete è stata ritirata: { $why }.
log-explanation = Messaggi del servizio in background. Non contengono indirizzi di pagine, se non lo si attiva nelle impostazioni.
log-level = Mostra
log-level-all = Tutto
log-level-warn = Avvisi ed errori
log-level-error = Errori
log-search = Cerca
log-empty = Nessuna voce.
log-file = File
log-lines = Voci del log
quit-question-title = Uscire da Safe Browse?
quit-question-running =
    { $count ->
        [one] Una sessione è aperta. Può continuare senza finestra; al prossimo avvio la si ritrova qui.
       *[other] { $count } sessioni sono aperte. Possono continuare senza finestra; al prossimo avvio le si ritrova qui.
    }
quit-question-leave = Esci e mantieni le sessioni
quit-question-discard = Esci e scarta le sessioni
main-cancel = Annulla
main-details = Dettagli
main-copy = Copia
main-copied = Copiato
failed-files-save = Non salvato
failed-files-save-all = Non salvati
failed-files-print = Non stampato
failed-files-screenshot = Non salvata
failed-files-show = La cartella non è stata mostrata
failed-files-drag = Non trascinato fuori
failed-files-choose = Non consegnato
failed-files-cancel-copy = La copia non è stata annullata
failed-files-view = Non mostrato
failed-files-drop = Non consegnato
failed-clipboard-copy-out = Non copiato
failed-clipboard-paste-in = Non incollato
failed-bookmark-add-page = Segnalibro non aggiunto
failed-sites-add = Il sito non è stato aggiunto
failed-usb-list = I dispositivi non sono stati trovati
failed-usb-connect = Non collegato
failed-usb-disconnect = Non scollegato
failed-session-microphone = Il microfono non è stato cambiato
failed-session-steer = Il programma non è stato fermato o ripreso
failed-session-record = Non registrata
failed-session-stop-recording = Registrazione non fermata
failed-session-open = Non aperta
failed-session-open-page = Non aperta
failed-session-close = Non scartata
failed-session-close-all = Non scartate
failed-window-answer-close = Non scartata
failed-window-answer-end = Non salvato né scartato
failed-session-undo = Non recuperata
failed-window-undo-discard = Non recuperata
failed-session-volume = Il volume non è stato cambiato
failed-exit-test = L’uscita non funziona
failed-network-restart = La VM di rete non è stata riavviata
failed-image-build = Non creata
failed-image-cancel-build = La creazione non è stata annullata
failed-image-cancel-set-up = La configurazione non è stata annullata
failed-doctor-fix = Non corretto
failed-config-set = Non salvato
failed-config-check = Non controllato
failed-desktop-set = Non salvato
failed-desktop-look = Le applicazioni predefinite non sono state trovate
failed-log-read = Il log non è stato letto
failed-agent-restart = Il servizio in background non è stato riavviato
failed-session-show = La sessione non è stata mostrata
failed-session-scale = La scala non è stata cambiata
failed-session-type = Non digitato
failed-image-set-up = Non configurato
failed-doctor-run = Non controllato
failed-doctor-copy = Non copiato
failed-config-open = Il file non è stato aperto
failed-config-restore = Non ripristinato
failed-config-choose-folder = Nessuna cartella è stata scelta
failed-link-forget = La regola non è stata rimossa
failed-failure-copy = Non copiato
failed-application-quit = Safe Browse non è stato chiuso
failed-application-answer-quit = Safe Browse non è stato chiuso
failed-window-close = La finestra non è stata chiusa
failed-window-fullscreen = Lo schermo intero non è stato cambiato
failed-window-retry = Non aperta
failed-window-touch = La sessione non è stata mantenuta
failed-window-keep-running = La sessione non è stata mantenuta
failed-window-open-page = La pagina non è stata aperta
failed-link-choose = Il collegamento non è stato aperto
failed-files-list = I file non sono stati elencati
failed-transfer-cancel = Non annullato
failed-bookmark-rename = Il segnalibro non è stato rinominato
failed-bookmark-remove = Il segnalibro non è stato rimosso
main-loosen-question =
    { $settings ->
        [one] Allentare questa impostazione?
       *[other] Allentare queste { $settings } impostazioni?
    }
main-loosen-why = Le sessioni successive potranno allora fare più di adesso, o il computer si fiderà di più di adesso.
main-loosen-removed = rimosso
main-loosen-confirm = Allenta
main-drop = Rilasciare per mostrare in un browser usa e getta senza rete
main-dismiss = Chiudi

## Settings

setting-hypervisor = Hypervisor
    .explanation = Ciò che esegue le VM.
setting-accelerator = Accelerazione
    .explanation = Automatico usa KVM se funziona, altrimenti l’emulazione software.
setting-defaultProfile = Profilo predefinito
    .explanation = Usato quando non se ne sceglie un altro.
setting-network-uplink = Connessione a Internet
    .explanation = Come la VM di rete raggiunge Internet.
setting-network-user-follow = Percorso del proprio account
    .explanation = Per «Tramite l’account (user)»: host segue la route predefinita del computer; device:wg0 usa solo questa interfaccia di rete.
setting-network-tap-bridge = Bridge
    .explanation = Per «Rete locale (tap)»: un bridge del computer.
setting-network-tap-device = Interfaccia tap
    .explanation = Oppure un’interfaccia tap che appartiene all’account.
setting-network-pci-device = Scheda di rete
    .explanation = Per «Scheda di rete (pci)», come 0000:03:00.0.
setting-network-pci-allowOnlyNic = Consenti l’unica scheda di rete
    .explanation = Il computer stesso resta allora senza rete.
setting-network-mode = Modalità
    .explanation = La traduzione degli indirizzi tiene le sessioni fuori dalla rete locale; un bridge ce le mette.
setting-network-ipv6 = IPv6
    .explanation = Le sessioni usano IPv6 dove questo computer lo ha, tranne che da un’uscita.
setting-network-forwardEapol = Inoltra 802.1X
    .explanation = Per un bridge: una sessione può autenticarsi da sé sulla rete locale.
setting-network-bridgeRules = Regole del bridge
    .explanation = Un file con regole di nftables.
setting-network-ports = Numero massimo di sessioni
    .explanation = Ogni sessione ha una porta propria sulla VM di rete. Un nuovo numero vale quando nessuna sessione è aperta.
setting-network-memoryMiB = Memoria della VM di rete
setting-network-startWith = Avvia la VM di rete
    .explanation = «Sempre pronta» la avvia prima del primo clic.
setting-network-idleStopSeconds = Ferma la VM di rete dopo
    .explanation = Quando nessuna sessione l’ha usata per questo tempo.
setting-network-connections = Connessioni massime per sessione
    .explanation = Impedisce a una sessione di bloccare la rete alle altre.
setting-network-newConnectionsPerSecond = Nuove connessioni al secondo per sessione
setting-network-refusedNetworks = Reti rifiutate
    .explanation = Nessuna sessione le raggiunge, per esempio l’indirizzo pubblico del router: 203.0.113.7/32.
setting-network-portalProbe = Pagina per cercare le pagine di accesso
    .explanation = Dalla sua risposta Safe Browse trova la pagina di accesso di una rete e nota che Internet c’è. Viene richiesta solo durante l’accesso. Vuoto: nessun accesso possibile.
setting-images-trustedKeys = Chiavi fidate delle immagini
    .explanation = Si usano solo immagini firmate con queste chiavi. «local» significa creata qui; le altre sono chiavi pubbliche di minisign.
setting-images-channel = Canale delle immagini
    .explanation = Le immagini vengono da questo canale in un registro invece di essere create qui.
setting-images-channelKeys = Chiavi del canale
    .explanation = Chiavi pubbliche di minisign delle persone che possono firmarlo. Nessuna: le chiavi fidate delle immagini.
setting-images-channelThreshold = Firme necessarie al canale
setting-images-ring = Gruppo nelle distribuzioni
    .explanation = Gruppi come «pilot» possono ricevere una versione del canale prima di altri.
setting-images-mirrors = Mirror dei registri
    .explanation = Immagini e canali si leggono prima lì. Ciò che inviano vale solo con le impronte e le firme del registro.
setting-images-loginServers = Server di accesso dei registri
    .explanation = Un registro può inviare le credenziali a questi, anche se sono su un altro dominio.
setting-images-attestations = Costruttori che devono confermare un’immagine
    .explanation = Oltre a chi l’ha firmata, prima che sia presa da un registro o da un canale.
setting-images-extraSources = Altre sorgenti di pacchetti per le immagini
    .explanation = Oltre agli archivi di Debian, con il loro URI come nelle sorgenti di apt.
setting-updates-check = Cerca aggiornamenti delle immagini
    .explanation = Negli elenchi dei pacchetti della distribuzione.
setting-updates-everyHours = Controlla ogni
setting-updates-build = Installa automaticamente gli aggiornamenti delle immagini
    .explanation = Le immagini vengono ricreate in background e usate dal clic successivo. L’immagine precedente viene conservata.
setting-updates-hours = Installare gli aggiornamenti solo tra
    .explanation = Ora locale, per esempio 22:00-06:00. Vuoto: in qualsiasi momento. Le immagini richiamate vengono sostituite subito.
setting-template-seal = Avvia le sessioni da un modello
    .explanation = Una VM salvata con il browser aperto o con uno schermo vuoto. Disattivato: ogni sessione parte da zero.
setting-template-maximumAgeHours = Sostituisci i modelli dopo
    .explanation = Tutte le sessioni di un modello condividono la disposizione della memoria. 0: mai.
setting-spare-keep = Tieni pronta una VM di riserva
    .explanation = Caricata prima del clic successivo.
setting-spare-count = VM di riserva, al massimo
    .explanation = Più di una solo mentre si aprono sessioni in rapida successione.
setting-spare-minimumAvailableMiB = Solo se è disponibile questa memoria
setting-spare-onBattery = Tieni una riserva anche a batteria
setting-start-requirementTimeoutSeconds = Tempo limite di avvio
    .explanation = Quanto può durare ogni passo. L’emulazione software può richiedere minuti.
setting-xen-networkKind = VM di rete su Xen
    .explanation = PV non emula nulla; HVM emula un intero computer.
setting-xen-browserKind = VM del browser su Xen
    .explanation = PVH usa la virtualizzazione del processore; PV no.
setting-xen-networkLabel = Etichetta FLASK della VM di rete
    .explanation = Vuoto: quella predefinita di Xen.
setting-xen-browserLabel = Etichetta FLASK della VM del browser
    .explanation = La politica deve consentire alle due etichette di comunicare.
setting-xenclient-transport = Connessione a xenmgr
    .explanation = Su XenClient e OpenXT: tramite D-Bus, o con il programma xec.
setting-xenclient-dom0 = dom0 via ssh
    .explanation = Come root@dom0. Vuoto: Safe Browse funziona in dom0.
setting-xenclient-disks = Cartella dei dischi in dom0
setting-xenclient-layer = Scritture di una VM
    .explanation = Restano nella sua memoria, o vanno in uno strato che xenmgr crea a ogni avvio.
setting-xenclient-network = Rete delle sessioni
    .explanation = Il suo nome in xenmgr.
setting-xenclient-networkKernelExtract = Kernel sul disco della VM di rete
    .explanation = Il suo percorso lì. Vuoto: il kernel dell’immagine.
setting-audio-backend = Server audio
    .explanation = Riproduce l’audio delle sessioni. «In un file» è per le prove.
setting-end-undoSeconds = Tempo per recuperare una sessione scartata
    .explanation = La sessione resta in pausa per questo tempo prima di sparire. 0: sparisce subito.
setting-downloads-folder = Cartella degli scaricamenti
    .explanation = Per i file che si salvano da una sessione.
    .empty = «Safe Browse» nella cartella degli scaricamenti
setting-downloads-maxFileMiB = Dimensione massima dei file
    .explanation = Per i file che si salvano o si consegnano.
setting-downloads-safeCopyPages = Pagine massime di una copia sicura
    .explanation = Ogni pagina è disegnata in una seconda VM usa e getta.
setting-downloads-safeCopyText = Testo nelle copie sicure
    .explanation = Parole che la VM di conversione legge dalle immagini delle pagine, per poterle cercare e copiare.
setting-files-openHere = Tipi di file che si aprono qui
setting-files-documents = Apri documenti Office
    .explanation = Word, Excel, PowerPoint, OpenDocument e RTF. Dopo averlo attivato, ricreare l’immagine del browser: così si aggiunge LibreOffice.
setting-links-mode = Siti che si aprono sempre qui
    .explanation = Con l’estensione, l’altro browser si ferma prima di contattare un sito simile.
setting-links-always = Sempre qui
    .explanation = Siti con i loro sottodomini. Se un sito è in entrambi gli elenchi, conta il nome più lungo.
setting-links-never = Mai qui da soli
    .explanation = Siti con i loro sottodomini, come la propria intranet.
setting-log-level = Livello del log
setting-log-urls = Registra gli indirizzi delle pagine
    .explanation = Disattivato: il log non dice che cosa si è visitato.
setting-log-audit = Registra i profili delle sessioni
    .explanation = Per un’organizzazione: con quale profilo è stata aperta ogni sessione. Mai che cosa ha mostrato.
setting-profile-label = Nome
    .explanation = Mostrato in finestre e menu.
    .empty = Come nel file
setting-profile-startPage = Pagina iniziale
    .explanation = Mostrata quando una sessione si apre senza indirizzo.
    .empty = Pagina vuota
setting-profile-where = Esegui su
    .explanation = Si può scegliere tra i gruppi del file di configurazione.
setting-profile-memoryMiB = Memoria
setting-profile-scratchGiB = Disco per gli scaricamenti
    .explanation = Cifrato, e sparisce con la sessione. 0 tiene i file scaricati in memoria.
setting-profile-privateMemory = Memoria privata
    .explanation = Più sicuro, ma un secondo più lento.
setting-profile-processors = Processori
setting-profile-colour = Colore
    .explanation = La cornice attorno alle sue finestre.
setting-profile-network-policy = Accesso alla rete
    .explanation = Tranne con «Internet e rete locale», le sessioni non possono raggiungere il computer né la rete locale.
setting-profile-network-allow = Siti in elenco
    .explanation = Come bank.example, con i suoi sottodomini. Usato con «Solo siti in elenco».
setting-profile-exit = Uscita
    .explanation = Le uscite si aggiungono con «safe-browse exit import». Finché una è interrotta, non esce nulla.
setting-profile-files-out = Salvare file
    .explanation = Da una sessione, dopo una domanda.
setting-profile-files-in = Consegnare file
    .explanation = A una sessione, solo quelli scelti o confermati.
setting-profile-clipboard-out = Copiare fuori
    .explanation = Da una sessione agli appunti, con un pulsante o una scorciatoia. Nulla viene copiato automaticamente.
setting-profile-clipboard-in = Incollare dentro
    .explanation = Dagli appunti a una sessione, con un pulsante o una scorciatoia.
setting-profile-language = Lingua preferita per le pagine web
    .explanation = Le pagine che esistono in più lingue la seguono.
setting-profile-timeZone = Fuso orario
    .explanation = Le pagine lo vedono. UTC non rivela nulla.
setting-profile-appearance = Aspetto
    .explanation = Automatico: come la scrivania. Le pagine lo vedono, e la maggior parte di quelle che hanno entrambi lo segue.
setting-profile-scale = Scala
    .explanation = Automatico: nitido come il monitor, alla scala della scrivania, che le pagine vedono. Disattivato: sempre 100%, con meno memoria e lavoro.
setting-profile-jit = Compilatore JavaScript
    .explanation = Disattivato: più sicuro, ma le pagine che calcolano molto sono lente e quelle che richiedono WebAssembly non funzionano.
setting-profile-fingerprint = Impronta
    .explanation = Ciò che permette alle pagine di riconoscere il computer. Comune: una sessione così appare loro uguale su ogni computer, in inglese.
setting-profile-webgl = WebGL
    .explanation = Permette alle pagine di disegnare in tre dimensioni, come fanno mappe e giochi. Disattivato: più sicuro.
setting-profile-extensions = Estensioni
    .explanation = Nomi di cartelle nell’immagine. Una ricetta propria può aggiungere estensioni.
setting-profile-idleStopMinutes = Chiudi se inattiva per
    .explanation = Conta dall’ultimo tasto, clic o movimento del puntatore. Prima appare un avviso. 0: mai.
setting-profile-mayKeepRunning = Consenti «Mantieni in esecuzione»
    .explanation = L’avviso di inattività offre allora di mantenere la sessione in esecuzione.
setting-profile-lifetimeMinutes = Durata massima di una sessione
    .explanation = 0: nessun limite.
setting-profile-maximumAgeMinutes = Età massima con un aggiornamento di sicurezza
    .explanation = 0: nessun limite.
setting-profile-seal = Avvia le sue sessioni da un modello
    .explanation = Con uno schermo vuoto, ogni sessione avvia il proprio Chromium: più sicuro, ma più lento.
setting-profile-sound = Audio
    .explanation = Se le sue sessioni possono riprodurre audio.
setting-profile-accessibility = Leggi le pagine ad alta voce
    .explanation = Un lettore dello schermo nelle sue sessioni. Dopo averlo attivato, ricreare l’immagine del browser: così si aggiunge la voce.
setting-profile-microphone = Microfono
    .explanation = Se lo si può accendere nelle sue sessioni. All’inizio è sempre spento.
setting-profile-automation = Automazione
    .explanation = Se un programma sul computer può controllare il browser delle sue sessioni. Nel frattempo la finestra lo segnala, e si può riprendere il controllo.
setting-profile-record = Registrazione
    .explanation = Se lo schermo, la rete e i download delle sue sessioni si possono registrare. Nel frattempo la finestra lo segnala, e si può fermare.
setting-profile-recordKeys = Chiavi delle connessioni nelle registrazioni
    .explanation = Se le registrazioni contengono anche le chiavi delle connessioni cifrate. Con esse, programmi come Wireshark leggono tutto ciò che è stato inviato e ricevuto, anche le password.
setting-profile-usb = Dispositivi USB
    .explanation = Se si possono affidare dispositivi del computer alle sue sessioni mentre sono in esecuzione. Nulla viene affidato da solo.
setting-profile-usbKinds = Tipi di dispositivi USB
    .explanation = Solo questi si possono affidare.
setting-profile-screen-width = Larghezza iniziale dello schermo
    .explanation = Poi lo schermo segue la finestra.
setting-profile-screen-height = Altezza iniziale dello schermo
mistake-profile-label = Al massimo 40 caratteri, su una riga.
mistake-images-trustedKeys = Serve almeno una chiave: «local» o una chiave minisign di 56 caratteri che inizia con RW.
mistake-network-refusedNetworks = Serve una rete come 203.0.113.0/24 o un indirizzo come 203.0.113.7/32, al massimo 64.
mistake-images-channel = Serve un canale come registry.example/safe-browse/stable.
mistake-images-channelKeys = Servono «local» o chiavi minisign di 56 caratteri che iniziano con RW, al massimo 32.
mistake-images-mirrors = Servono coppie come registro.example=mirror.example:5000, al massimo 16.
mistake-images-loginServers = Servono nomi di server come login.example, al massimo 16.
mistake-images-extraSources = Serve l’URI di una sorgente di pacchetti come https://pacchetti.example/apt, al massimo 16.
mistake-network-mode = Un bridge richiede la connessione a Internet «tap» o «pci».
mistake-network-tap = La connessione a Internet «tap» richiede o un bridge o un’interfaccia tap.
mistake-network-tap-bridge = Serve il nome di un’interfaccia di rete, al massimo di 15 caratteri.
mistake-network-tap-device = Serve il nome di un’interfaccia di rete, al massimo di 15 caratteri.
mistake-network-pci-device = Serve una scheda come 0000:03:00.0.
mistake-network-forwardEapol = Vale solo in modalità «Bridge».
mistake-network-bridgeRules = Serve un percorso completo che inizia con /; vale solo in modalità «Bridge».
mistake-profile-where = Serve il nome di un gruppo definito nel file di configurazione.
mistake-profile-startPage = Serve un indirizzo http:// o https://, o about:blank.
mistake-profile-language = Serve una lingua come it o it-CH.
mistake-profile-timeZone = Serve un fuso orario come Europe/Rome.
mistake-profile-extensions = Servono nomi di cartelle come ublock-origin, al massimo 16.
mistake-profile-network-policy = Vale solo in modalità «Traduzione degli indirizzi (NAT)»: un bridge lascia passare tutto.
mistake-profile-network-allow = Siti come bank.example valgono solo con «Solo siti in elenco».
unit-MiB = MiB
unit-GiB = GiB
unit-Seconds = s
unit-Minutes = min
unit-Hours = h
unit-pixels = px
option-auto = Automatico
option-kvm = KVM (hardware)
option-tcg = Emulazione software
option-user = Questo account (user)
option-tap = Rete locale (tap)
option-pci = Scheda di rete (pci)
option-nat = Traduzione degli indirizzi (NAT)
option-listed = Quelli dell’elenco
option-others = Tutti tranne quelli dell’elenco
option-bridge = Bridge
option-qemu = QEMU
option-xl = Xen (xl)
option-xenclient = XenClient
option-dbus = D-Bus
option-xec = Il programma xec
option-memory = In memoria
option-snapshot = In uno strato
option-pv = PV
option-pvh = PVH
option-hvm = HVM
option-trace = Tutto
option-debug = Dettagliato
option-info = Normale
option-inherit = Come per tutti i profili
option-browser = Con il browser aperto
option-desktop = Con uno schermo vuoto
option-off = Disattivato
option-agent = Sempre pronta
option-session = Con la prima sessione
option-internet-only = Solo Internet
option-allow-list = Solo siti in elenco
option-offline = Nessuna rete
option-portal = Solo la pagina di accesso di una rete
option-open = Internet e rete locale
option-on = Attivato
option-none = Nessuno
option-pipewire = PipeWire
option-pulseaudio = PulseAudio
option-wav = In un file
option-ask = Chiedi sempre
option-allow = Senza chiedere
option-warn = Avvisi
option-error = Errori
option-silent = Nulla
option-as-on-the-desktop = Come sulla scrivania
option-this-computer = Questo computer
option-direct = La connessione abituale
option-light = Chiaro
option-dark = Scuro
option-common = Comune
option-own = Propria
option-software = Disegnato dal processore
settings-page-general = Generale
    .explanation = Lingua, aspetto, avvio, notifiche
settings-page-files = Collegamenti e file
    .explanation = Che cosa si apre in Safe Browse, dove vanno i file salvati
settings-page-profiles = Profili
    .explanation = Quali tipi di sessioni ci sono, e che cosa può fare ciascuno
settings-page-speed = Velocità e memoria
    .explanation = VM di riserva, modelli, tempi limite
settings-page-network = Rete
    .explanation = Come le sessioni raggiungono Internet
settings-page-devices = Audio e dispositivi
    .explanation = Audio, microfono e dispositivi USB di ogni profilo
settings-page-updates = Aggiornamenti
    .explanation = Quando le immagini sono controllate e rinnovate, e da dove vengono
settings-page-computer = Questo computer
    .explanation = Virtualizzazione e log
settings-part-general = Profilo
settings-part-files = File e appunti
settings-part-network = Rete
settings-part-pages = Pagine web
settings-part-speed = Velocità e memoria
settings-part-devices = Audio e dispositivi
settings-part-ending = Quando termina una sessione
settings-part-updates = Aggiornamenti
settings-part-computer = Questo computer
settings-of-profile = Profilo «{ $profile }»
settings-search = Cerca nelle impostazioni
settings-none-found = Nessuna impostazione contiene queste parole.
settings-back = Indietro
settings-choose = Scegli…
settings-changed = Modificato
settings-is-default-profile = Profilo predefinito
settings-open-file = Apri il file
settings-restore = Ripristina l’ultima versione valida
settings-place = Riga { $line }, colonna { $column }
settings-language = Lingua
settings-theme = Aspetto
settings-autostart = Avvia all’accesso
settings-autostart-why = Resta nell’area di notifica, pronto per un clic.
settings-notifications = Notifiche
settings-notifications-why = Quando una sessione termina in modo inatteso, è in pausa con file non salvati o ascolta, un’immagine è obsoleta o la rete si guasta.
settings-default-browser = Apri qui i collegamenti di altre applicazioni
settings-only-browser-why = Questa scrivania non ha un altro browser.
settings-ask-for-links = Chiedi per ogni collegamento
settings-ask-for-links-why = Qui o nell’altro browser. Disattivato: ogni collegamento si apre qui, se il suo sito non ha una regola.
settings-links-asked = Un clic chiede dove si apre il collegamento, se il suo sito non ha una regola.
settings-links-here = Un clic apre il collegamento in un browser usa e getta, se il suo sito non ha una regola.
settings-links-ours = Un clic su un link in un altro programma arriva a Safe Browse.
settings-links-not-ours = Un clic su un link in un altro programma apre il browser predefinito di questo desktop.
settings-links-elsewhere = Un clic apre il collegamento in { $browser }.
settings-other-browser = Altro browser
settings-no-other-browser = nessuno trovato
settings-sites-here = Sempre qui
    .explanation = Un clic su un collegamento a uno di questi siti lo apre in un browser usa e getta, senza chiedere.
settings-sites-elsewhere = Mai qui
    .explanation = Un clic su un collegamento a uno di questi siti lo apre nell’altro browser, senza chiedere.
exit-named = Uscita { $exit }
exit-kind-wireguard = Tunnel WireGuard
exit-kind-socks5 = Proxy SOCKS 5
exit-kind-http-connect = Proxy HTTP (CONNECT)
exit-kind-tor = La rete Tor
exit-test = Prova
exit-test-named = Prova l’uscita { $exit }
exit-testing = Prova in corso…
exit-works = Funziona. Ha risposto dopo { $milliseconds } ms.
exit-works-at = Funziona all’indirizzo { $address }. Ha risposto dopo { $milliseconds } ms.
settings-no-sites = ancora nessun sito
settings-site-with-subdomains = con i suoi sottodomini
settings-site-remembered = ricordato da una domanda
settings-site-to-add = Aggiungere un sito: { $rule }
settings-part-links = Collegamenti di altre applicazioni
settings-part-kinds = File
    .explanation = Quali tipi di file Safe Browse apre per il gestore di file, la posta e altre applicazioni. Il computer legge solo i byte di un tale file, che viene mostrato in un browser usa e getta senza rete. Se disattivato, un tipo si apre nell’applicazione che prima era predefinita.
settings-part-sites = Siti con una regola
settings-part-saved = File delle sessioni
kind-documents = Documenti
    .explanation = PDF, libri elettronici
kind-office = Documenti Office
    .explanation = Word, Excel, PowerPoint, OpenDocument, RTF; richiede «Apri documenti Office»
kind-text = Testo e tabelle
    .explanation = Testo semplice, Markdown, CSV
kind-pictures = Immagini
    .explanation = JPEG, PNG, HEIC, TIFF, SVG, Photoshop e altro
kind-mail = Posta
    .explanation = Messaggi salvati, anche di Outlook, e caselle di posta
kind-archives = Archivi
    .explanation = ZIP, 7z, tar, RAR, immagini di dischi
kind-media = Audio e video
    .explanation = MP4, WebM, MP3, Ogg, FLAC e altro
kind-pages = Pagine web
    .explanation = File HTML e pagine salvate, senza i loro script
kind-click-here = Un clic lo mostra in un browser usa e getta senza rete.
kind-click-elsewhere = Un clic lo apre in { $program }.
kind-click-taken = Un clic lo apre in { $program }, che è diventata l’applicazione predefinita in seguito.
kind-click-nothing = Nessuna applicazione lo apre.
settings-forget = Dimentica la regola per { $site }
settings-new-profile = Nuovo profilo
settings-new-profile-name = Nome del nuovo profilo
settings-new-profile-why = Qualsiasi nome.
settings-new-profile-bad = Usare al massimo 40 caratteri, su una riga.
settings-new-profile-taken = Questo nome è già in uso.
settings-add = Aggiungi
settings-copy-profile = Copia il profilo { $profile }
settings-copy-of = Copia di { $profile }
settings-remove-profile = Rimuovi il profilo { $profile }
settings-remove-question = Rimuovere il profilo «{ $profile }»?
settings-remove-why = Le sue impostazioni vengono eliminate dal file. Le sessioni aperte continuano.
settings-remove = Rimuovi
settings-reset = { $label }: ripristina il valore predefinito
settings-managed-by = Gestito da { $by }
settings-limited-by = Limitato da { $by }
settings-default-of = Valore predefinito di { $by }
settings-only-these-profiles = Si possono usare solo questi profili. Gestito da { $by }
settings-not-allowed = L’organizzazione non consente questo valore.
settings-between = Un numero intero da { $min } a { $max }
settings-saved = Salvato
settings-waiting = Salvato. Ha effetto quando si riavvia il servizio in background.
settings-restart-now = Riavvia il servizio
settings-broken = Il file di configurazione ha errori
settings-broken-why = Nessuna sessione si avvia finché non viene riparato o ripristinato. Le sessioni aperte continuano.
settings-not-toml = Qui il file non è TOML valido.
settings-whole-file = L’intero file
settings-file = File
settings-advanced = Avanzate
settings-not-loaded = Le impostazioni delle VM appaiono quando il servizio in background risponde.

## Session window

session-state-preparing = Preparazione
session-state-starting = Avvio
session-state-ready = Pronta
session-state-browsing = Aperta
session-state-closing = Chiusura
session-state-gone = Sparita
session-state-failed = Non riuscita
requirement-image = Controllo dell’immagine
requirement-network = Avvio della VM di rete
requirement-vm = Avvio della VM
requirement-guest-agent = Attesa del sistema ospite
requirement-home = Creazione di una cartella home vuota
requirement-screen = Accensione dello schermo
requirement-identity = Rendere unica la VM
requirement-browser-window = Apertura del browser
requirement-painted = Disegno della prima pagina
ending-browser-closed = Il browser è stato chiuso
    .explanation = La VM e tutto ciò che conteneva sono spariti.
ending-browser-crashed = Il browser si è arrestato in modo anomalo
    .explanation = La VM e tutto ciò che conteneva sono spariti. Il computer non è stato toccato.
ending-display-crashed = Lo schermo della VM si è arrestato in modo anomalo
    .explanation = La VM e tutto ciò che conteneva sono spariti. Il computer non è stato toccato.
ending-portal-over = Accesso alla rete effettuato
    .explanation = Internet c’è. La VM e tutto il suo contenuto non esistono più.
ending-lifetime-over = Tempo massimo raggiunto
    .explanation = Il suo profilo fissa questo limite. La VM e tutto ciò che conteneva sono spariti.
ending-outdated = Chiusa per un aggiornamento di sicurezza
    .explanation = Per la sua immagine è noto un aggiornamento di sicurezza, e il suo profilo limita la durata di una sessione così. La VM e tutto ciò che conteneva sono spariti.
ending-idle = Chiusa per inattività
    .explanation = Il suo profilo fissa questo limite. La VM e tutto ciò che conteneva sono spariti.
ending-closed = La sessione è stata chiusa
    .explanation = La VM e tutto ciò che conteneva sono spariti.
ending-vm-ended = La VM è terminata in modo inatteso
    .explanation = Tutto ciò che conteneva è sparito. Se succede di nuovo, dare più memoria al profilo o guardare la diagnostica.
ending-image-damaged = L’immagine della VM è danneggiata
    .explanation = L’immagine del disco non corrisponde più a ciò che è stato creato, quindi la VM si è fermata. Tutto ciò che conteneva è sparito. Ricreare l’immagine del browser.
ending-guest-failed = Il sistema ospite ha segnalato un errore
    .explanation = Tutto ciò che era nella VM è sparito. Ricreare l’immagine del browser può aiutare.
ending-protocol-violation = La VM è stata fermata per sicurezza
    .explanation = Ha violato il protocollo che la separa dal computer. Tutto ciò che conteneva è sparito; nient’altro è stato toccato.
ending-host-lost = Il suo host è sparito
    .explanation = Il computer su cui era in esecuzione non ha risposto in tempo, o non ha più la sessione. Ciò che ne resta termina lì da solo.
ending-start-failed = La sessione non si è avviata
    .explanation = Tutto ciò che era stato avviato è sparito.
colour-blue = Blu
colour-teal = Verde acqua
colour-green = Verde
colour-yellow = Giallo
colour-orange = Arancione
colour-red = Rosso
colour-pink = Rosa
colour-purple = Viola
colour-slate = Ardesia
session-disposable = Usa e getta
session-default-profile = Standard
session-banking-profile = Banca
session-offline-profile = Senza rete
session-document-profile = Documenti
session-portal-profile = Accesso alla rete
session-title =
    { $number ->
        [1] Browser usa e getta – { $profile }
       *[other] Browser usa e getta { $number } – { $profile }
    }
session-marking = Finestra usa e getta, profilo { $profile }. Tutto ciò che contiene sparisce quando la si chiude.
session-vanishes = Tutto ciò che è in questa finestra sparisce quando la si chiude
session-is-gone = Di questa sessione non resta nulla
rights-title = Che cosa può fare questa sessione
rights-why = Lo dice il suo profilo, e nulla nella sessione può cambiarlo.
rights-reach = Raggiunge
rights-reach-value =
    { $policy ->
        [internet-only] Internet, ma né il computer né la rete locale
        [offline] nulla: non ha rete
        [open] Internet e la rete locale
       *[other] { UNKNOWN() }
    }
rights-reach-sites =
    { $sites ->
        [0] nulla: nessun sito è in elenco
        [one] solo { $names } e i suoi sottodomini
       *[other] solo { $names } e i loro sottodomini
    }
rights-reach-portal = solo la pagina di accesso di { $network }: { $hosts }
rights-reach-portal-left = non { $host }, a cui porta
rights-exit = Esce da
rights-files-out = Salvare file sul computer
rights-files-in = Ricevere file dal computer
rights-copy-out = Copiare negli appunti
rights-paste-in = Incollare dagli appunti
rights-microphone = Ascoltare il microfono
rights-automation = Farsi controllare da un programma
rights-automation-rule =
    { $rule ->
        [off] mai
        [ask] dopo una domanda
        [allow] senza domanda
       *[other] { UNKNOWN() }
    }
rights-record = Essere registrata
rights-record-rule =
    { $rule ->
        [off] mai
        [ask] dopo una domanda
        [on] senza domanda
       *[other] { UNKNOWN() }
    }
rights-usb = Usare i dispositivi USB
rights-rule =
    { $rule ->
        [off] mai
        [ask] dopo una domanda
        [allow] con un clic
       *[other] { UNKNOWN() }
    }
rights-where = In esecuzione su
rights-memory = Memoria ora
rights-ends = Termina
rights-ends-closed = quando la si chiude
rights-ends-at = alle { $time }
rights-ends-idle =
    { $minutes ->
        [one] dopo un minuto senza uso
       *[other] dopo { $minutes } minuti senza uso
    }
rights-image = Immagine creata
session-starting = Preparazione di una VM nuova
session-starting-why = Contiene solo un browser e non sa nulla delle sessioni precedenti.
session-emulated = Il computer esegue le VM in emulazione software, quindi un avvio può durare un minuto o più.
session-step-done = fatto
session-step-now = in corso
session-step-waiting = in attesa
session-seconds = { $seconds } s
session-seconds-left =
    { $seconds ->
        [one] Manca circa 1 secondo
       *[other] Mancano circa { $seconds } secondi
    }
session-takes-longer = Ci vuole più del solito
session-progress = Avanzamento dell’avvio
session-screen-kind = browser usa e getta
# `page`: the title of the page, which the page chose.
session-screen =
    { GIVEN($page) ->
        [no] Schermo della VM usa e getta
       *[yes] «{ $page }», nella VM usa e getta
    }
session-screen-how = La VM riceve tutti i tasti. Premere insieme Ctrl e Alt per rilasciare la tastiera.
session-page = Pagina: «{ $page }».
session-plays-sound = La sessione riproduce audio.
session-release-keyboard = Rilascia la tastiera: Ctrl + Alt
session-release-keyboard-why = La VM riceve tutti i tasti. Premere e rilasciare insieme Ctrl e Alt per raggiungere questi pulsanti con la tastiera; Esc riporta indietro.
session-fullscreen = Schermo intero (F11)
session-leave-fullscreen = Esci da schermo intero (F11)
session-close-window = Scarta e chiudi
session-more = Altro
session-open-again = Apri questa pagina in una nuova sessione
session-open-again-question = Aprire questa pagina in una nuova sessione?
session-open-again-why = L’indirizzo viene dalla sessione; una pagina può averlo alterato. La nuova sessione non ha nessuno degli accessi di questa.
session-open-again-confirm = Apri
session-no-address = La sessione non ha dato l’indirizzo della sua pagina.
session-sound = Audio della sessione
session-reads-aloud = Legge ad alta voce
session-reads-aloud-why = Un lettore dello schermo in questa sessione legge le pagine ad alta voce, con l’audio della sessione.
session-no-speech = Nessuna voce
session-no-speech-why = Il lettore dello schermo di questa sessione non si è avviato o non si può sentire. La sessione funziona anche senza.
session-mute = Disattiva l’audio
session-unmute = Riattiva l’audio
session-volume = Volume della sessione
session-volume-percent = { $percent }%
session-volume-muted = { $percent }%, muto
session-microphone-turn-on = Accendi il microfono: la sessione potrà ascoltare
session-microphone-turn-off = Microfono acceso: spegni
session-microphone-on = Microfono acceso
session-microphone-question = Accendere il microfono per la sessione «{ $profile }»?
session-microphone-why = Le sue pagine potranno ascoltare e registrare finché non lo si spegne qui o si chiude la finestra. Nel frattempo l’area di notifica lo segnala.
session-microphone-confirm = Accendi
session-driven = Controllata da un programma
session-driven-why = Un programma sul computer fa clic e scrive in questa sessione. Con un tasto o un clic al suo interno si riprende il controllo.
session-driven-held = Controllo ripreso
session-driven-held-why = Il programma attende finché non lo si lascia continuare.
session-driven-stop = Ferma
session-driven-continue = Continua
session-driven-question = Lasciare che un programma controlli la sessione «{ $profile }»?
session-driven-question-why = Potrà leggere le sue pagine, farvi clic e scrivervi finché non lo si ferma qui o la sessione termina. Nel frattempo la finestra e l’area di notifica lo segnalano.
session-driven-confirm = Consenti
session-recorded = Registrazione in corso
session-recorded-why = Lo schermo, la rete e i download di questa sessione vengono registrati in { $folder }.
session-recorded-stop = Ferma la registrazione
session-record-question = Registrare la sessione «{ $profile }»?
session-record-question-why = Tutto ciò che mostra, invia e riceve, e ogni file che ne esce, viene conservato in { $folder } finché non si ferma qui o la sessione termina. Nel frattempo la finestra lo segnala.
session-record-confirm = Registra
session-record = Registra…
session-record-into = Scegli una cartella per la registrazione
session-recorded-saved = Registrata in { $folder }.
session-recorded-closes = Questa sessione viene registrata: schermo, rete e download sono in { $folder }. La registrazione termina con essa.
session-agent-lost = Il servizio in background non è in esecuzione. La sessione continua.
session-outdated = Aggiornamento di sicurezza disponibile
session-outdated-why =
    { $packages ->
        [one] Un pacchetto dell’immagine di questa sessione ha un aggiornamento di sicurezza. Aprire una nuova sessione quando l’immagine è stata ricreata.
       *[other] { $packages } pacchetti dell’immagine di questa sessione hanno un aggiornamento di sicurezza. Aprire una nuova sessione quando l’immagine è stata ricreata.
    }
session-outdated-ends = Aggiornamento di sicurezza disponibile: si chiude alle { $time }
session-recalled-ends = Browser ritirato: si chiude alle { $time }
session-recalled-why = Chi pubblica questo browser lo ha ritirato: { $why }. Salvare ciò che serve; la prossima sessione ne avrà un altro.
session-elsewhere = Su { $host }
session-elsewhere-why = Questa sessione è in esecuzione su { $host }. Ciò che si salva, si ascolta e si dice passa da questo computer.
session-unreachable = Connessione persa, riconnessione in corso
session-unreachable-why = { $host } non risponde. La sessione attende lì per un po’ e torna visibile da sola.
session-exit = Da { $exit }
session-exit-why = Ciò che questa sessione invia esce solo dall’uscita { $exit }.
session-exit-down = { $exit } è interrotta
session-slow = Emulazione software
session-slow-why = Le VM funzionano senza virtualizzazione hardware, quindi tutto è più lento. La pagina «Diagnostica» dice perché.
session-only-listed-sites = Solo siti in elenco
session-only-listed-sites-why = Le pagine di tutti gli altri siti sono bloccate. Premere per vedere l’elenco o aggiungere un sito.
session-only-listed-sites-elsewhere = Le pagine di tutti gli altri siti sono bloccate. L’elenco è nel profilo su { $host }.
session-only-listed-hint = Una pagina bloccata non è di un sito in elenco. Per aggiungerla, premere il lucchetto.
session-offline = Al momento non c’è rete. Questa finestra avvisa quando torna.
session-out-of-memory = Una scheda è stata chiusa, perché la memoria di questa sessione è piena. Chiudere altre schede prima di riaprirla.
session-without-room = Il disco è pieno, quindi questa sessione è in pausa. Liberare spazio: poi continua da sola.
session-back-online = La rete è tornata. Ricaricare le pagine che mancano.
session-signs-in = Accede a { $network }
session-signs-in-why = Raggiunge solo la pagina di accesso di questa rete ({ $hosts }) e si chiude quando c’è Internet. La pagina è di chi gestisce la rete.
session-no-network = Nessuna rete
session-no-network-why = Questa sessione non raggiunge nulla. Lo dice il suo profilo.
session-sites = Siti in elenco
session-sites-why = Raggiunge questi siti e nient’altro. Le pagine di tutti gli altri siti sono bloccate fino alla fine della sessione.
session-no-sites = Nessuno: ogni pagina è bloccata.
session-site-blocked = Una pagina bloccata non è di un sito in elenco di questo profilo. Se è affidabile, aggiungere il suo sito: si apre allora in una nuova sessione.
session-add-this-site = Aggiungi il sito di questa pagina
session-add-site = Aggiungi
session-add-site-question = Consentire al profilo «{ $profile }» di raggiungere { $site }?
session-add-site-why = Le sessioni successive del profilo raggiungono { $site } e i suoi sottodomini.
session-site-added = Sito aggiunto
session-first-site = Per quale sito è il profilo «{ $profile }»?
session-first-site-why = Le sessioni di questo profilo raggiungono solo i siti nel suo elenco. Inserire per esempio l’indirizzo della banca.
session-first-site-why-page = Le sessioni di questo profilo raggiungono solo i siti nel suo elenco, che è vuoto: la pagina sarebbe bloccata. Aggiungere il suo sito per aprirla.
session-first-site-address = Indirizzo
session-first-site-open = Aggiungi e apri
session-address-refused = Inserire un indirizzo come https://bank.example
session-closing = La sessione viene scartata
session-question = Scartare questa sessione?
# `unsaved`: downloads that are not saved. `undoSeconds`: 0 if it cannot be undone.
session-question-why =
    { $unsaved ->
        [0]
            { $undoSeconds ->
                [0] Tutto il contenuto andrà perso: pagine e accessi. L’operazione non si può annullare.
               *[other] Tutto il contenuto andrà perso: pagine e accessi. Si può annullare per { $undoSeconds } s.
            }
        [one]
            { $undoSeconds ->
                [0] Tutto il contenuto andrà perso: pagine, accessi e un file scaricato che non è salvato. L’operazione non si può annullare.
               *[other] Tutto il contenuto andrà perso: pagine, accessi e un file scaricato che non è salvato. Si può annullare per { $undoSeconds } s.
            }
       *[other]
            { $undoSeconds ->
                [0] Tutto il contenuto andrà perso: pagine, accessi e { $unsaved } file scaricati che non sono salvati. L’operazione non si può annullare.
               *[other] Tutto il contenuto andrà perso: pagine, accessi e { $unsaved } file scaricati che non sono salvati. Si può annullare per { $undoSeconds } s.
            }
    }
session-browser-ended-why =
    { $unsaved ->
        [one] Un file scaricato non è salvato, e andrebbe perso con questa sessione.
       *[other] { $unsaved } file scaricati non sono salvati, e andrebbero persi con questa sessione.
    }
session-browser-not-back = Il browser non è tornato
session-browser-not-back-why = Non ha mostrato una finestra in tempo. Si può riprovare.
session-save-all-and-discard = Salva tutto e scarta
session-browser-back = Fai tornare il browser
session-browser-returning = Il browser si sta riavviando
session-browser-returning-why = Apre le ultime pagine. I file scaricati restano.
session-browser-returning-emulated = Apre le ultime pagine. I file scaricati restano. In emulazione software ci vuole fino a un minuto.
session-unsent = Qualcosa che è stato digitato non sembra essere stato inviato.
session-discard = Scarta
session-background = Chiudi la finestra, mantieni la sessione
session-keep = Lascia aperta
session-keep-for-downloads = Lascia aperta, prima salva i file
session-discarded = Scartata
session-discarded-why = La sessione è in pausa e sparisce tra { $seconds } s.
session-paused = In pausa
session-held =
    { $because ->
        [idle] In pausa: non usata
        [lifetime-over] In pausa: tempo massimo raggiunto
        [outdated] In pausa: aggiornamento di sicurezza
       *[other] { UNKNOWN() }
    }
session-held-why =
    { $because ->
        [idle]
            { $unsaved ->
                [one] Questa sessione non è stata usata per un po’, e un file scaricato non è salvato. La sessione sparisce alle { $time }.
               *[other] Questa sessione non è stata usata per un po’, e { $unsaved } file scaricati non sono salvati. La sessione sparisce alle { $time }.
            }
        [lifetime-over]
            { $unsaved ->
                [one] Questa sessione ha raggiunto il tempo massimo del suo profilo, e un file scaricato non è salvato. Continuando, restano { $minutes } minuti per salvarlo. Poi la sessione termina, anche se il file non è salvato. Altrimenti sparisce alle { $time }.
               *[other] Questa sessione ha raggiunto il tempo massimo del suo profilo, e { $unsaved } file scaricati non sono salvati. Continuando, restano { $minutes } minuti per salvarli. Poi la sessione termina, anche se ci sono file non salvati. Altrimenti sparisce alle { $time }.
            }
        [outdated]
            { $unsaved ->
                [one] Per il browser di questa sessione è noto un aggiornamento di sicurezza, quindi non deve restare in esecuzione, e un file scaricato non è salvato. Continuando, restano { $minutes } minuti per salvarlo. Poi la sessione termina, anche se il file non è salvato. Altrimenti sparisce alle { $time }.
               *[other] Per il browser di questa sessione è noto un aggiornamento di sicurezza, quindi non deve restare in esecuzione, e { $unsaved } file scaricati non sono salvati. Continuando, restano { $minutes } minuti per salvarli. Poi la sessione termina, anche se ci sono file non salvati. Altrimenti sparisce alle { $time }.
            }
       *[other] { UNKNOWN() }
    }
session-grace-ends = Termina alle { $time }: salvare i file
session-grace-why =
    { $because ->
        [lifetime-over] Questa sessione ha raggiunto il tempo massimo del suo profilo. Termina alle { $time }, anche se ci sono file non salvati.
        [outdated] Per questo browser è noto un aggiornamento di sicurezza, quindi non deve restare in esecuzione. La sessione termina alle { $time }, anche se ci sono file non salvati.
       *[other] { UNKNOWN() }
    }
session-continue = Continua
session-undo = Recupera
session-discard-now = Scarta ora
session-idle = C’è ancora qualcuno?
session-idle-why =
    { $unsaved ->
        [0] Questa sessione non viene usata da un po’. Sarà scartata tra { $seconds } s.
        [one] Questa sessione non viene usata da un po’. Sarà messa in pausa tra { $seconds } s, perché un file scaricato non è salvato.
       *[other] Questa sessione non viene usata da un po’. Sarà messa in pausa tra { $seconds } s, perché { $unsaved } file scaricati non sono salvati.
    }
session-idle-keep = Mantieni in esecuzione
session-idle-back = Sono ancora qui
session-ends-soon = Il suo profilo termina questa sessione tra { $seconds } s
session-ends-soon-held =
    { $unsaved ->
        [one] Un file scaricato non è salvato, quindi la sessione sarà messa in pausa. Continuandola, restano { $minutes } minuti per salvare il file.
       *[other] { $unsaved } file scaricati non sono salvati, quindi la sessione sarà messa in pausa. Continuandola, restano { $minutes } minuti per salvarli.
    }
session-ends-soon-continue = Continua fino ad allora
session-failed = La sessione non si è avviata
session-again = Riprova
session-new = Nuova sessione
session-same-page = Apri di nuovo questa pagina
session-open-page = Apri «{ $page }»
session-close = Chiudi
session-picture-lost = Lo schermo non è disponibile
session-picture-lost-why = La sessione continua, ma il suo schermo non si può raggiungere.
session-picture-refused-why = La sua VM ha inviato qualcosa che nessuna VM onesta invia, quindi la connessione è stata chiusa. Qualcosa nella sessione potrebbe attaccare il computer: scartarla.

## Files, clipboard and bookmarks

transfer-files = File di questa sessione
transfer-files-count = File di questa sessione, { $count } non salvati
transfer-no-files = Ancora nulla di scaricato.
transfer-files-why = I file che si salvano restano sul computer; tutti gli altri spariscono con la sessione. Un file può essere dannoso, perciò viene contrassegnato con la sua origine e non viene aperto.
transfer-more = e altri { $count } meno recenti
transfer-save = Salva
transfer-save-named = Salva { $name }
transfer-save-original = Salva l’originale
transfer-safe-copy = Copia sicura
transfer-more-named = Altro per { $name }
transfer-sent-files = Consegnati alla sessione
transfer-save-safe-copy = Salva una copia sicura
transfer-save-safe-copy-named = Salva una copia sicura di { $name }
transfer-save-safe-copy-why = Un’immagine di ogni pagina e nient’altro, disegnata in una seconda VM usa e getta senza rete.
transfer-safe-copy-text = Copia sicura con testo
transfer-save-safe-copy-text-named = Salva una copia sicura di { $name } con testo
transfer-save-safe-copy-text-why = Lo stesso, con le parole che la sua VM legge dalle immagini, per poterle cercare e copiare.
transfer-print = Stampa
transfer-print-named = Stampa una copia sicura di { $name }
transfer-print-question = Stampare una copia sicura di questo file?
transfer-print-why = La copia sicura, un’immagine di ogni pagina e nient’altro, viene anche salvata sul computer.
transfer-print-title = Stampa { $name }
transfer-screenshot = Salva un’immagine dello schermo
transfer-screenshot-name = Schermo di un browser usa e getta
transfer-preview = Prima pagina della copia sicura di { $name }
transfer-safe-copy-starting = Copia sicura, avvio della sua VM: { $name }
transfer-safe-copy-page = Copia sicura, pagina { $page } di { $of }: { $name }
transfer-saved = Salvato
transfer-saved-in = Salvato in { $folder }
transfer-drag-out = Trascinarlo in un’altra finestra o in una cartella
transfer-save-all = Salva tutti
transfer-save-all-question =
    { $count ->
        [one] Salvare sul computer questo file della sessione usa e getta?
       *[other] Salvare sul computer questi { $count } file della sessione usa e getta?
    }
transfer-save-all-why = Possono essere dannosi: non aprirli, se non ci si fida della loro provenienza.
transfer-saved-all =
    { $count ->
        [one] Il file è salvato
       *[other] { $count } file sono salvati
    }
transfer-and-more = e altri { $count }
transfer-save-question = Salvare sul computer questo file della sessione usa e getta?
transfer-save-why = Può essere dannoso: non aprirlo, se non ci si fida della sua provenienza.
transfer-save-safe-copy-question = Salvare sul computer una copia sicura di questo file?
transfer-show-folder = Mostra la cartella
transfer-unfinished = ancora in scaricamento
transfer-disguised = Non è ciò che dice il nome
file-type-application-pdf = Documento PDF
file-type-application-msword = Documento Word
file-type-application-vnd-openxmlformats-officedocument-wordprocessingml-document = Documento Word
file-type-application-vnd-openxmlformats-officedocument-spreadsheetml-sheet = Foglio di calcolo Excel
file-type-application-vnd-openxmlformats-officedocument-presentationml-presentation = Presentazione PowerPoint
file-type-application-vnd-oasis-opendocument-text = Testo OpenDocument
file-type-application-vnd-oasis-opendocument-spreadsheet = Foglio di calcolo OpenDocument
file-type-application-vnd-oasis-opendocument-presentation = Presentazione OpenDocument
file-type-application-x-cfb = Vecchio documento Office o programma di installazione Windows
file-type-application-epub-zip = Libro elettronico
file-type-application-rtf = Documento RTF
file-type-application-postscript = Documento PostScript
file-type-application-zip = Archivio ZIP
file-type-application-gzip = File compresso (gzip)
file-type-application-x-bzip2 = File compresso (bzip2)
file-type-application-x-xz = File compresso (xz)
file-type-application-zstd = File compresso (zstd)
file-type-application-x-7z-compressed = Archivio 7z
file-type-application-x-rar-compressed = Archivio RAR
file-type-application-vnd-rar = Archivio RAR
file-type-application-x-tar = Archivio tar
file-type-application-java-archive = Programma Java
file-type-application-vnd-android-package-archive = Applicazione Android
file-type-application-x-deb = Pacchetto Debian
file-type-application-x-rpm = Pacchetto RPM
file-type-application-x-elf = Programma Linux
file-type-application-x-msdownload = Programma Windows
file-type-application-x-mach-binary = Programma macOS
file-type-application-x-apple-diskimage = Immagine disco macOS
file-type-application-wasm = Programma WebAssembly
file-type-application-xml = Documento XML
file-type-application-x-sqlite3 = Database SQLite
file-type-application-ogg = Audio o video
file-type-text-plain = Testo
file-type-text-calendar = Voce di calendario
file-type-text-vcard = Contatto
file-type-image-jpeg = Immagine JPEG
file-type-image-png = Immagine PNG
file-type-image-gif = Immagine GIF
file-type-image-webp = Immagine WebP
file-type-image = Immagine
file-type-video = Video
file-type-audio = Audio
file-type-text = Testo
file-type-font = Tipo di carattere
file-type-model = Modello 3D
file-type-unknown = tipo sconosciuto
transfer-send = Consegna un file…
transfer-send-how = Oppure trascinarne uno su questa finestra.
transfer-drop = Rilasciare per consegnare alla sessione
transfer-choose-title = Consegna file alla sessione
transfer-send-question =
    { $count ->
        [one] Consegnare questo file alla sessione usa e getta?
       *[other] Consegnare questi { $count } file alla sessione usa e getta?
    }
transfer-send-from = in { $folder }
transfer-send-from-hidden = da { $folder }, una cartella nascosta: in queste si tengono chiavi e password
transfer-send-why = Ogni pagina nella sessione potrà allora leggerlo.
transfer-send-confirm = Consegna
transfer-sent =
    { $count ->
        [one] Il file è nella cartella degli scaricamenti della sessione.
       *[other] { $count } file sono nella cartella degli scaricamenti della sessione.
    }
transfer-cancel = Annulla
transfer-clipboard = Appunti
transfer-copy-out = Copia
transfer-copy-out-title = Copia fuori ciò che è stato copiato nella sessione (Ctrl + Alt + C)
transfer-copy-out-question = Copiare { $amount } negli appunti?
transfer-copy-out-why = Sostituisce gli appunti. Una pagina può averci messo qualcosa di diverso da ciò che si è visto.
transfer-copied-out =
    { GIVEN($beginning) ->
        [no] Ora negli appunti: { $amount }
       *[yes] Ora negli appunti ({ $amount }): { $beginning }
    }
transfer-paste-in = Incolla
transfer-paste-in-title = Incolla gli appunti nella sessione (Ctrl + Alt + V)
transfer-paste-in-question = Incollare { $amount } nella sessione?
transfer-pasted-in = Incollato ({ $amount }). Per un minuto, Ctrl + V lo incolla di nuovo.
transfer-nothing-to-paste = Gli appunti sono vuoti
transfer-amount-text =
    { $characters ->
        [one] { NUMBER($characters, useGrouping: "auto") } carattere
        [many] { NUMBER($characters, useGrouping: "auto") } di caratteri
       *[other] { NUMBER($characters, useGrouping: "auto") } caratteri
    }
transfer-amount-png = un’immagine di { $size }
transfer-amount-other = nulla
transfer-bookmark = Aggiungi questa pagina ai segnalibri
transfer-bookmark-question = Aggiungere questa pagina ai segnalibri del profilo «{ $profile }»?
transfer-bookmark-name = Nome: «{ $name }»
transfer-bookmark-why = L’indirizzo viene dalla sessione; una pagina può averlo alterato. Tutte le sessioni successive del profilo lo mostrano.
transfer-bookmark-confirm = Aggiungi
transfer-bookmark-how = La sessione non ha dato l’indirizzo della sua pagina. Digitarlo o incollarlo qui.
transfer-bookmarked = Segnalibro aggiunto
transfer-bookmark-is-kept = Questa pagina è già un segnalibro
transfer-bookmark-remove = Rimuovi segnalibro
transfer-bookmark-removed = Segnalibro rimosso
transfer-address = Indirizzo
transfer-saving = Salvataggio di { $name }
transfer-sending = Consegna di { $name }

## USB devices

usb-kind-security-key = chiave di sicurezza
usb-kind-camera = fotocamera
usb-kind-smart-card = lettore di smart card
usb-kind-storage = archiviazione
usb-kind-audio = audio
usb-kind-input = tastiera o puntatore
usb-kind-network = rete o senza fili
usb-kind-printer = stampante
usb-kind-other = altro
usb-refusal-no-use = A una sessione non serve.
usb-refusal-not-allowed = Questo profilo non consente dispositivi di questo tipo.
usb-refusal-no-permission = Questo account non può aprirlo. La pagina «Diagnostica» dice che cosa fare.
usb-refusal-handed-over = Ce l’ha un’altra sessione.
usb-open = Collega un dispositivo
usb-connected =
    { $count ->
        [one] { $name }
       *[other] { $count } dispositivi
    }
usb-open-connected = Collegato: { $names }. Mostra tutti i dispositivi
usb-devices = Collega un dispositivo
usb-devices-why = Un dispositivo che si collega appartiene solo a questa sessione, finché non lo si scollega o la sessione termina. Le pagine possono usarlo non appena lo si consente nel browser.
usb-looking = Ricerca dei dispositivi
usb-none = Nessun dispositivo USB è collegato.
usb-connect = Collega
usb-connect-named = Collega { $name }
usb-disconnect = Scollega
usb-disconnect-named = Scollega { $name }
usb-is-connected = Collegato a questa sessione
usb-connect-question = Affidare «{ $name }» a questa sessione?
usb-connect-why = Nel frattempo il computer non può usarlo. Un aggressore nella sessione può farne qualsiasi cosa, anche cambiare ciò che è: collegare solo ciò che si collegherebbe a un computer di cui non ci si fida.
# Added for a reader of smart cards.
usb-connect-restarts = Chromium in questa sessione si riavvia allora e riapre le pagine. Il testo non inviato e gli scaricamenti non finiti vanno persi.
usb-told = { $name } è collegato

## Window that asks where a link opens

link-title = Dove si deve aprire questo collegamento?
link-from = Un’altra applicazione vuole aprire questo indirizzo:
link-here = Apri in Safe Browse
link-here-why = In una VM nuova che poi viene scartata
link-in-session-why = In una nuova scheda, accanto alle pagine e agli accessi che vi sono aperti
link-target = Sessione
link-new-session = Nuova: { $profile }
link-open-session = { $profile }, aperta dalle { $since }
link-elsewhere = Apri in { $browser }
link-elsewhere-why = Con i propri accessi e la propria cronologia
link-remember = Fai sempre così per { $site }
link-dismiss = Non aprire
link-rule-question = Aprire sempre { $site } in Safe Browse?
link-rule-why = Anche i suoi sottodomini. Un browser con l’estensione non contatta più questo sito; anche i collegamenti di altre applicazioni si aprono qui.
link-rule-confirm = Apri sempre
link-no-rule-question = Non aprire più sempre { $site } in Safe Browse?
link-no-rule-why = Anche i suoi sottodomini. L’altro browser apre allora questo sito da sé.
link-no-rule-confirm = Non aprire più
console-hint = L’output della console della VM è in { $path }.

## Extension of a browser of the host

extension-about = Apre i collegamenti in un browser usa e getta, e sempre i siti scelti.
extension-mail-about = Apre i collegamenti e gli allegati della posta in un browser usa e getta.
extension-button = Safe Browse
extension-open = Apri in Safe Browse
extension-mail-open-link = Apri il collegamento in Safe Browse
extension-mail-open-attachment = Apri l’allegato in Safe Browse
extension-open-page = Apri questa pagina in Safe Browse
extension-always = Apri sempre questo sito in Safe Browse…
extension-not-always = Non aprire più sempre questo sito in Safe Browse…
extension-rule-always = Questo sito si apre sempre in Safe Browse.
extension-rule-never = Questo sito non si apre mai da solo in Safe Browse.
extension-rule-none = Non c’è una regola per questo sito.
extension-no-page = Questa non è la pagina di un sito.
extension-opening = Apertura in Safe Browse…
extension-opened = Questa pagina si apre in Safe Browse
extension-opened-why = Questo browser non ha contattato il sito.
extension-not-opened = Questa pagina non è stata aperta
extension-open-again = Apri ancora una volta
extension-back = Indietro
extension-refused-too-often = In un minuto sono arrivate cinque richieste. Attendere, poi riprovare.
extension-refused-not-a-page = Safe Browse non apre un indirizzo simile.
extension-refused-no-desktop = Le finestre di Safe Browse non sono installate, o non c’è uno schermo.
extension-refused-not-there = Safe Browse non risponde. È installato?
extension-refused-no-rule = Nessuna regola dice che questo sito si apre in Safe Browse.
extension-refused-too-large = L’allegato supera i 67 MB.
extension-refused-no-room = Troppi allegati sono aperti in Safe Browse. Chiudere alcune delle sue finestre.
extension-refused-unreadable = Thunderbird non ha questo allegato.

## Failures as windows tell them, where a reason belongs under the details

window-error-host-agent-not-started = Il servizio in background non si è avviato.
    .hint = Per vedere perché, eseguire in un terminale: safe-browse daemon
    .details = { $reason }
window-error-command-failed = { $program } { part-command-problem }.
    .hint = Riprovare. Se non riesce ancora, vedere la pagina «Diagnostica».
    .details =
        { $output }
        { $command }
window-error-vm-not-started = { $hypervisor } non ha avviato la VM.
    .hint = Riprovare. Se non riesce ancora, vedere la pagina «Diagnostica».
    .details = { $reason }
window-error-start-failed =
    { GIVEN($reason) ->
        [no] La sessione non si è avviata: { part-end }.
       *[yes] La sessione non si è avviata: { $reason }.
    }
    .hint = Riprovare. Se non riesce ancora, vedere la pagina «Diagnostica».
    .details = { $lastWords }
window-error-template-refused = { $hypervisor } non può caricare il modello.
    .hint = Aprire di nuovo la sessione: il modello viene sigillato ancora una volta.
    .details = { $reason }
window-error-uplink-not-started = La connessione a Internet non si è avviata ({ $program }).
    .hint = Vedere la pagina «Diagnostica».
    .details = { $reason }
window-error-tap-refused = Non si è potuta aprire nessuna interfaccia tap del bridge { $bridge }.
    .hint = Come root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. Oppure indicare un’interfaccia tap propria nelle impostazioni.
    .details = { $reason }
window-error-pci-not-taken = La scheda { $device } non si può usare.
    .hint = Come root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown UTENTE /dev/vfio/{ $group }; e alzare il limite di memoria bloccata alla memoria della VM di rete.
    .details = { $reason }
window-error-microphone-silent = Il microfono del computer non fornisce nulla.
    .hint = Controllare che sia collegato, e quale è scelto nelle impostazioni dell’audio.
    .details = { $reason }
window-error-usb-not-connected = { $device } non è stato collegato.
    .hint = Ricollegarlo al computer, poi riprovare.
    .details = { $reason }
window-error-pool-host-unreachable = Il computer { $host } non si può raggiungere.
    .hint = Per verificare: { $check }
    .details = { $reason }
window-error-pool-host-key-unknown = La chiave del computer { $host } non è quella nota, quindi non è stato usato.
    .hint = Un altro computer potrebbe rispondere al suo posto. Confrontare la chiave con quella del computer. Se è stato reinstallato: ssh-keygen -R { $name }, poi ssh { $host }
    .details = { $reason }
window-error-pool-members-unknown = I computer del gruppo { $pool } non sono noti.
    .hint = Per verificare: { $check }
    .details = { $reason }

## Failures: Host agent

error-host-agent-unreachable = La connessione al servizio in background è stata persa.
    .hint = Si riavvia automaticamente. Riprovare tra qualche secondo.
error-host-agent-shutting-down = Il servizio in background si sta chiudendo.
    .hint = Si riavvia automaticamente. Riprovare tra qualche secondo.
error-host-agent-internal-error = Il servizio in background ha avuto un errore.
    .hint = Riprovare. Se non riesce ancora, la pagina «Log» può dire di più.
    .details = { $reason }
error-host-agent-answer-unknown = La risposta del servizio in background a { $method } non corrisponde all’interfaccia.
    .hint = Può avere un’altra versione. Eseguire: safe-browse daemon --stop
error-host-agent-not-started =
    { GIVEN($reason) ->
        [no] Il servizio in background non si è avviato.
       *[yes] Il servizio in background non si è avviato: { $reason }
    }
    .hint = Per vedere perché, eseguirlo in primo piano: safe-browse daemon
error-host-agent-running = Il servizio in background è già in esecuzione (processo { $pid }).
    .hint = Prima fermarlo: safe-browse daemon --stop
error-forget-sessions-run =
    { $count ->
        [one] Una sessione è aperta: non è stato rimosso nulla.
       *[other] { $count } sessioni sono aperte: non è stato rimosso nulla.
    }
    .hint = Prima chiuderle: safe-browse close --all
error-forget-desktop-runs = La finestra o l’icona di Safe Browse è aperta: non è stato rimosso nulla.
    .hint = Uscire da Safe Browse nel menu dell’icona, poi riprovare.
error-forget-not-confirmed = Non è stato rimosso nulla: non c’è un terminale per la domanda.
    .hint = Rimuovere senza domanda: safe-browse forget --yes
error-socket-refused = Il servizio in background non può usare il socket che ha ereditato: { $problem }.
    .hint = La sua unità deve avere esattamente un ListenStream=%t/safe-browse/agent.sock
error-runtime-folder-too-long = Il percorso della cartella di esecuzione è troppo lungo per un socket Unix.
    .hint = Impostare XDG_RUNTIME_DIR a un percorso più breve, per esempio /run/user/1000.
    .details = { $folder }
error-folder-not-private = Altri utenti hanno accesso a una cartella di Safe Browse.
    .hint = Eliminarla, o togliere loro l’accesso (chmod 700), poi riprovare.
    .details = { $path }
error-bad-request = La richiesta non corrisponde all’interfaccia: { $problems }
    .hint = Il programma e il servizio in background possono avere versioni diverse. Eseguire: safe-browse daemon --stop
error-cancelled =
    { $task ->
        [build] La creazione dell’{ part-image-name } è stata annullata.
        [session] L’avvio è stato annullato. Non ne resta nulla.
       *[other] Annullato. Nulla è stato cambiato.
    }
    .hint =
        { $task ->
            [build] L’immagine in uso non è cambiata. Avviare di nuovo la creazione quando serve.
            [session] Aprire una nuova sessione.
           *[other] Ripetere quando serve.
        }
error-internal = Safe Browse ha commesso un errore.
    .hint = È un difetto di Safe Browse. Segnalarlo, con i dettagli.
    .details = { $reason }

## Failures: Programs and disks of the host

error-package-missing = { $program } non è installato.
    .hint = Installare il pacchetto: { $install }
part-command-problem =
    { $problem ->
        [timeout] ha impiegato più di { $status } s
        [signal] non è riuscito ({ $status })
        [exit] non è riuscito (codice di uscita { $status })
       *[other] { UNKNOWN() }
    }
error-command-failed =
    { GIVEN($output) ->
        [no] { $program } { part-command-problem }.
       *[yes] { $program } { part-command-problem }: { $output }
    }
    .hint = Il comando era: { $command }
part-disk-task =
    { $task ->
        [build-browser] per creare l’immagine del browser
        [build-network] per creare l’immagine di rete
        [build-host] per creare l’immagine dell’host
        [seal] per sigillare una VM
        [save] per salvare il file
        [pull] per scaricare l’immagine
       *[other] { UNKNOWN() }
    }
part-disk-need =
    { GIVEN($free) ->
        [no] servono { $needed }
       *[yes] servono { $needed }, liberi { $free }
    }
error-disk-full =
    { GIVEN($task) ->
        [no]
            { GIVEN($needed) ->
                [no] Non c’è abbastanza spazio su disco.
               *[yes] Non c’è abbastanza spazio su disco: { part-disk-need }.
            }
       *[yes]
            { GIVEN($needed) ->
                [no] Non c’è abbastanza spazio su disco { part-disk-task }.
               *[yes] Non c’è abbastanza spazio su disco { part-disk-task }: { part-disk-need }.
            }
    }
    .hint =
        { $task ->
            [save] Liberare spazio, o scegliere un’altra cartella nelle impostazioni.
           *[other]
                { GIVEN($task) ->
                    [no] Liberare spazio su quel disco, poi riprovare.
                   *[yes] Liberare spazio, per esempio con: safe-browse image prune
                }
        }
    .details = { $path }
error-folder-not-writable = Non si può scrivere nella cartella { $folder }.
    .hint = Sceglierne un’altra nelle impostazioni, in «Cartella degli scaricamenti».
error-disk-read-only = Il disco è di sola lettura.
    .hint = Renderlo scrivibile, poi riprovare. Un disco diventato di sola lettura da sé può essere danneggiato.
    .details = { $path }
error-own-file-unusable =
    { $problem ->
        [forbidden] Safe Browse non può usare un suo file o una sua cartella.
        [in-the-way] C’è un file dove Safe Browse ha bisogno di una cartella, o una cartella dove ha bisogno di un file.
        [missing] Manca una cartella di Safe Browse.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [forbidden] Restituirlo all’account (chown), poi riprovare.
            [in-the-way] Spostarlo altrove, poi riprovare.
            [missing] Riprovare: Safe Browse crea le sue cartelle quando si avvia.
           *[other] { UNKNOWN() }
        }
    .details = { $path }
error-connection-failed =
    { $problem ->
        [no-network] Non c’è una connessione di rete.
        [no-name] Non c’è una connessione a Internet: il nome del server non è stato trovato.
        [no-route] Nessuna rotta porta al server.
        [refused] Il server ha rifiutato la connessione.
        [no-answer] Il server non risponde.
        [proxy] Il proxy non ha lasciato passare la richiesta.
        [certificate] Il certificato del server non è valido.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [no-network] Collegarsi a una rete, poi riprovare.
            [no-name] Collegarsi a Internet, poi riprovare.
            [no-route] Controllare il firewall e la VPN, poi riprovare.
            [refused] Riprovare più tardi.
            [no-answer] Riprovare più tardi.
            [proxy] Controllare l’indirizzo del proxy e le credenziali usate, poi riprovare.
            [certificate] Controllare l’orologio di questo sistema, poi riprovare.
           *[other] { UNKNOWN() }
        }
    .details = { $output }
error-user-namespaces-missing = Questo account non ha UID subordinati. La creazione di un’immagine ne ha bisogno.
    .hint = Installare il pacchetto uidmap, poi eseguire come root: usermod --add-subuids 165536-231071 --add-subgids 165536-231071 { $account }

## Failures: Sessions

error-session-not-found = Non c’è una sessione «{ $id }».
    .hint = Le sessioni aperte sono nella finestra principale.
error-session-not-ready =
    { GIVEN($id) ->
        [no] La sessione non ha ancora una VM.
       *[yes] La sessione { $id } non ha ancora una VM.
    }
    .hint = Attendere finché non è pronta.
error-typing-failed = La VM non ha digitato il testo.
    .hint = Digitarlo di nuovo. Se non riesce neppure così, copiarlo e incollarlo.
error-trace-missing = Non resta nessuna traccia dell’avvio della sessione { $id }: l’ha avviata un servizio precedente.
    .hint = Aprire una nuova sessione e chiederne la traccia mentre questo servizio è in esecuzione.
error-session-not-open = La sessione { $id } non è aperta, quindi non si può scartare con un tempo per recuperarla.
    .hint = Chiuderla: safe-browse close { $id }
error-memory-short =
    { GIVEN($cgroup) ->
        [no] La sessione ha bisogno di { $neededMiB } MiB di memoria, ma ne sono disponibili solo { $availableMiB }.
       *[yes] La sessione ha bisogno di { $neededMiB } MiB di memoria, ma ne sono disponibili solo { $availableMiB } entro il limite del suo cgroup.
    }
    .hint =
        { GIVEN($cgroup) ->
            [no] Chiudere sessioni o altri programmi, o dare meno memoria al profilo.
           *[yes] Chiudere sessioni o alzare il limite (MemoryMax), o dare meno memoria al profilo.
        }
    .details = { $cgroup }
part-end =
    { $end ->
        [browser-closed] il suo browser è stato chiuso
        [browser-crashed] il suo browser si è arrestato in modo anomalo
        [display-crashed] lo schermo della sua VM si è arrestato in modo anomalo
        [portal-over] era aperta per accedere a una rete e Internet c’è
        [lifetime-over] ha raggiunto la durata massima fissata dal suo profilo
        [outdated] per la sua immagine è noto un aggiornamento di sicurezza, e ha raggiunto l’età massima fissata dal suo profilo
        [idle] è rimasta inattiva più a lungo di quanto consente il suo profilo
        [closed] è stata chiusa
        [vm-ended] la sua VM è terminata in modo inatteso
        [image-damaged] la sua immagine è danneggiata, quindi la VM si è fermata
        [guest-failed] il sistema ospite ha segnalato un errore
        [protocol-violation] la sua VM ha violato il protocollo
        [host-lost] il computer su cui era in esecuzione è sparito
        [start-failed] non si è avviata
       *[other] { UNKNOWN() }
    }
error-session-ended = La sessione è terminata: { part-end }.
    .hint = Aprire una nuova sessione.
error-start-timed-out =
    La sessione non si è avviata: { $requirement ->
        [image] le immagini non sono state verificate
        [network] la VM di rete non si è avviata
        [vm] la VM non si è avviata
        [guest-agent] il sistema ospite non ha risposto
        [home] la cartella home pulita non è stata ripristinata
        [screen] lo schermo grafico non si è avviato
        [identity] la VM non ha preso la nuova identità
        [browser-window] Chromium non ha aperto la finestra
        [painted] Chromium non ha disegnato la finestra
       *[other] { UNKNOWN() }
    } entro { $seconds } s.
    .hint =
        { $requirement ->
            [image] Eseguire: safe-browse image verify
            [network] Vedere la pagina «Rete».
            [vm] Vedere la pagina «Diagnostica».
            [guest-agent] Ricreare l’immagine del browser.
            [home] Ricreare l’immagine del browser.
            [screen] Dare più memoria al profilo, o ricreare l’immagine.
            [identity] Ricreare l’immagine del browser.
            [browser-window] Dare più memoria al profilo, o alzare il tempo limite di avvio.
            [painted] Su un computer lento, alzare il tempo limite di avvio.
           *[other] { UNKNOWN() }
        }
error-start-failed =
    { GIVEN($reason) ->
        [no]
            { GIVEN($lastWords) ->
                [no] La sessione non si è avviata: { part-end }.
               *[yes] La sessione non si è avviata: { part-end } ({ $lastWords }).
            }
       *[yes] La sessione non si è avviata: { $reason }.
    }
    .hint = Eseguire: safe-browse doctor
error-no-portal =
    { $problem ->
        [online] Sei già online.
        [none] Internet non c’è e nella rete non è stata trovata alcuna pagina di accesso.
        [refused] La rete indica una pagina di accesso che nessuna sessione può raggiungere.
        [no-network] Il computer non è in alcuna rete.
        [off] Non è configurata alcuna pagina con cui trovare la pagina di accesso di una rete.
        [exit] Le sessioni di questo profilo escono da un’uscita o girano su un altro computer, quindi non possono accedere alla rete di questo.
        [profile] Nessun profilo accede alle reti.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [online] Apri una pagina: safe-browse open
            [none] Attendi un momento e riprova, o chiedi a chi gestisce la rete.
            [refused] Attendi un momento e riprova, o chiedi a chi gestisce la rete.
            [no-network] Collega il computer a una rete e riprova.
            [off] Impostane una: safe-browse config set network.portalProbe http://network-test.debian.org/nm
            [exit] Usa un profilo con exit = "direct" e senza where.
            [profile] Dai a un profilo network.policy = "portal", o chiedi a chi gestisce le impostazioni.
           *[other] { UNKNOWN() }
        }
error-profile-not-found = Non c’è un profilo «{ $name }».
    .hint = Profili disponibili: { $profiles }
part-forbidden =
    { $act ->
        [save-files] di salvarne file
        [send-files] di consegnarle file
        [screenshot] di salvarne lo schermo, dato che non consente di salvare file
        [copy-out] di copiarne gli appunti
        [paste-in] di incollarvi qualcosa
        [keep-running] di mantenerla in esecuzione mentre è inattiva
       *[other] { UNKNOWN() }
    }
error-profile-forbids =
    { GIVEN($by) ->
        [no] Il profilo di questa sessione non consente { part-forbidden }.
       *[yes] Il profilo di questa sessione non consente { part-forbidden }. Gestito da { $by }.
    }
    .hint =
        { GIVEN($by) ->
            [no] Consentirlo per il profilo, nelle impostazioni. Le sessioni aperte mantengono ciò con cui sono state aperte.
           *[yes]
                { GIVEN($contact) ->
                    [no] Rivolgersi al proprio amministratore.
                   *[yes] Rivolgersi a { $contact }.
                }
        }
error-no-scale = Questa sessione resta alla scala del 100%.
    .hint = Impostare la scala su «Automatico» nel suo profilo. Le sessioni su altri computer e quelle di Xen restano sempre al 100%.
error-no-sound = Questa sessione non ha audio.
    .hint = Attivare l’audio nel suo profilo. La pagina «Diagnostica» dice se il computer può riprodurre audio.
error-no-microphone = Questa sessione non ha un microfono.
    .hint = Consentirlo nel suo profilo. La pagina «Diagnostica» dice se il computer può registrare audio.
error-microphone-silent = Il microfono del computer non fornisce nulla: { $reason }
    .hint = Controllare che sia collegato, e quale è scelto nelle impostazioni dell’audio.
error-no-automation = Nessun programma può controllare questa sessione.
    .hint = Consentirlo nel suo profilo, e aprire un’altra sessione. Quelle di Xen non si possono controllare.
error-automation-refused = Non è stato consentito che un programma controllasse questa sessione.
    .hint = Lo chiede la finestra della sessione. Riprovare, e rispondere lì entro due minuti.
error-no-recording = Questa sessione non si può registrare.
    .hint = Consentirlo nel suo profilo, e aprire un’altra sessione. Quelle di Xen non si possono registrare.
error-recording-refused = Non è stato consentito di registrare questa sessione.
    .hint = Lo chiede la finestra della sessione. Riprovare, e rispondere lì entro due minuti.
error-recording-under-way = Questa sessione viene già registrata in { $folder }.
    .hint = Terminare prima quella registrazione: safe-browse record --stop ID
error-recording-folder-taken = La cartella { $folder } contiene dei file.
    .hint = Indicare una cartella nuova o vuota.
error-recording-not-found = In { $folder } non c’è alcuna registrazione.
    .hint = Indicare la cartella riempita da `safe-browse record`, con il suo manifest.jsonl.
error-socket-path-unusable = Il percorso del socket Unix non può essere scritto come indirizzo.
    .hint = Usare l’indirizzo senza --socket, oppure impostare XDG_RUNTIME_DIR su una cartella il cui percorso contenga solo lettere, cifre, punti e trattini.
error-sites-invalid = «{ $text }» non è un elenco di siti.
    .hint = Indicare gli host separati da virgole, ad esempio example.org,example.com. Senza porte, percorsi o modelli; i sottodomini sono compresi.
error-playwright-missing = Il progetto di { $file } non ha Playwright.
    .hint = Nella sua cartella, eseguire: npm install --save-dev playwright-core
part-url-problem =
    { $problem ->
        [too-long] codificato, supera { $limit } byte
        [scheme] ha lo schema «{ $scheme }»; sono consentiti http, https e about:blank
        [space] contiene uno spazio o un carattere di controllo
        [not-a-url] non è un URL come https://example.org/
        [not-a-page] non è l’indirizzo di una pagina
        [credentials] contiene un nome utente o una password
       *[other] { UNKNOWN() }
    }
error-url-refused = Safe Browse non apre questo indirizzo: { part-url-problem }.
    .hint = Inserire un indirizzo come https://bank.example

## Failures: Exits

error-exit-not-found = Non c’è nessuna uscita «{ $exit }».
    .hint = Vedere tutte le uscite: safe-browse exit list
error-exit-keys-missing = Mancano le chiavi dell’uscita { $exit }.
    .hint = Importare di nuovo il suo file: safe-browse exit import FILE --name { $exit } --replace
error-exit-server-unknown = Il server dell’uscita { $exit } non si trova: { $server }.
    .hint = Controllare la rete del computer. Le sessioni attendono, e nulla esce per un’altra via.
error-exit-down = L’uscita { $exit } è interrotta: { $server } non risponde.
    .hint = Controllare la rete del computer, o chiedere a chi gestisce il server. Le sessioni attendono, e nulla esce per un’altra via.
error-exit-tor-connecting = Tor si sta connettendo per l’uscita { $exit }: { $percent } %.
    .hint = Le sessioni attendono, e nulla esce per un’altra via. Se non avanza, forse la rete blocca Tor: procurarsi dei ponti, e indicarli come bridges dell’uscita.
error-exit-tor-down = L’uscita { $exit } è interrotta: Tor non trova alcuna via attraverso la sua rete.
    .hint = Controllare la rete del computer. Le sessioni attendono, e nulla esce per un’altra via.
error-exit-login-refused = Il proxy dell’uscita { $exit } rifiuta le credenziali: { $server }.
    .hint = Indicare quelle giuste: safe-browse exit add { $exit } --login FILE --replace, con --kind e --server. Le sessioni attendono, e nulla esce per un’altra via.
error-exit-no-proxy = Ciò che risponde a { $server } non è un proxy del tipo indicato dall’uscita { $exit }.
    .hint = Controllare tipo e server dell’uscita, o chiedere a chi gestisce il proxy. Le sessioni attendono, e nulla esce per un’altra via.
error-exit-login-missing = Mancano le credenziali dell’uscita { $exit }.
    .hint = Indicarle: safe-browse exit add { $exit } --login FILE --replace, con --kind e --server
error-exit-login-invalid = L’uscita non si può aggiungere così: { $problems }.
    .hint = Correggere ciò che è indicato qui. Nome e password hanno al massimo 63 caratteri ciascuno, e il nome non contiene due punti.
error-exit-resolver-silent = L’uscita { $exit } funziona, ma il suo server dei nomi { $resolver } non risponde.
    .hint = Controllare il server dei nomi nel file di WireGuard, poi importarlo di nuovo.
error-exit-file-invalid = Il file non descrive un’uscita utilizzabile: { $problems }.
    .hint = Correggere ciò che è indicato qui, poi importare di nuovo il file.
error-exit-exists = C’è già un’uscita «{ $exit }».
    .hint = Scegliere un altro nome con --name, o sostituirla con --replace.

## Failures: Sessions on other hosts

error-pool-host-unreachable = Il computer { $host } non si può raggiungere: { $reason }
    .hint = Per verificare: { $check }
# `name`: the host without the account.
error-pool-host-key-unknown = La chiave del computer { $host } non è quella nota, quindi non è stato usato: { $reason }
    .hint = Un altro computer potrebbe rispondere al suo posto. Confrontare la chiave con quella del computer. Se è stato reinstallato: ssh-keygen -R { $name }, poi ssh { $host }
error-pool-hosts-failed = Nessun computer del gruppo { $pool } ha preso la sessione. { $reasons }
    .hint = Per vedere i computer, e perché: safe-browse pool status
error-pool-members-unknown = I computer del gruppo { $pool } non sono noti: { $reason }
    .hint = Per verificare: { $check }
error-pool-none-ready = Nessun computer del gruppo { $pool } è pronto.
    .hint = Per vedere i computer, e perché: safe-browse pool status
error-pool-drain-refused = Il computer { $host } non è stato cambiato: { $reason }
    .hint = Questo cambia il computer per tutti. Chiedere a chi si occupa del cluster.
error-pool-host-of-another-version = Il computer { $host } ha una versione di Safe Browse che questa non capisce.
    .hint = Aggiornare Safe Browse su questo computer e sull’altro.
error-pool-host-violation = Il computer { $host } ha inviato qualcosa che il protocollo non consente, quindi è stato scollegato.
    .hint = Se succede di nuovo con la stessa versione da entrambe le parti, non fidarsi del computer finché non viene reinstallato.
error-pool-host-forbids =
    { GIVEN($by) ->
        [no] Questa sessione è in esecuzione su { $host }, che non consente { part-forbidden }.
       *[yes] Questa sessione è in esecuzione su { $host }, che non consente { part-forbidden }. Gestito da { $by }.
    }
    .hint = Valgono le regole di entrambi i computer. Chiedere a chi si occupa di { $host }.
error-pool-host-refused = Il computer { $host } dice: { $reason }
    .hint = Su { $host }, questo dice di più: safe-browse doctor
error-pool-full = Nessun computer del gruppo { $pool } ha posto per un’altra sessione.
    .hint = Chiudere sessioni, o vedere i computer: safe-browse pool status
error-pool-drained = Tutti i computer del gruppo { $pool } sono svuotati: non prendono nuove sessioni.
    .hint = Fare in modo che uno riprenda sessioni: safe-browse pool resume COMPUTER
error-pool-too-many-sessions = Da questo computer ci sono già { $most } sessioni su quello, che è il limite.
    .hint = Chiudere le sessioni che non servono.
error-pool-too-many-desks = { $most } computer usano già questo account, che è il limite.
    .hint = Chiudere le sessioni di quelli che non servono. Se sono di altri, una chiave di questo account è stata rubata: toglierla da authorized_keys.
error-pool-host-not-found = Nessun gruppo ha un computer «{ $host }».
    .hint =
        { GIVEN($hosts) ->
            [no] La configurazione non ha gruppi di computer.
           *[yes] Computer: { $hosts }
        }
error-pool-not-there =
    { $what ->
        [trace] L’avvio di una sessione su un altro computer non ha una traccia qui
        [dry-run] I comandi che avviano una sessione su un altro computer vengono eseguiti là, non qui
        [usb] I dispositivi USB si affidano solo a sessioni in esecuzione qui
        [recording] Si registrano solo sessioni in esecuzione qui
       *[other] { UNKNOWN() }
    }.
    .hint = Aprire una sessione con un profilo in esecuzione su questo computer.

## Failures: VMs and hypervisors

error-vm-not-started = { $hypervisor } non ha avviato la VM: { $reason }
    .hint = Eseguire: safe-browse doctor
error-vm-ended = La VM è terminata.
    .hint = Aprire una nuova sessione.
error-vm-lingers =
    { $kind ->
        [process] Il processo { $name } non termina.
        [domain] Il dominio { $name } non termina.
        [VM] La VM { $name } non termina.
       *[other] { UNKNOWN() }
    }
    .hint = Esaminare con: { $look }
error-console-missing = La VM non ha una console.
    .hint = Eseguire: safe-browse doctor
error-screenshot-unavailable = La VM è mostrata sullo schermo del computer, dove non se ne può fare un’immagine.
    .hint = Passare ad essa lì: ha un posto nel selettore.
error-protocol-violation =
    { $vm ->
        [browser] La VM del browser ha violato il protocollo: { $detail }. È stata fermata.
        [network] La VM di rete ha violato il protocollo: { $detail }. È stata fermata.
        [converter] La VM di conversione ha violato il protocollo: { $detail }. Il file può averne preso il controllo. Nulla ne è stato salvato.
        [inspected] La VM ispezionata ha violato il protocollo: { $detail }. È stata fermata.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $vm ->
            [converter] Non fidarsi di questo file.
            [network] Riavviare la rete nella pagina «Rete».
           *[other] Aprire una nuova sessione.
        }
error-kvm-unavailable = La configurazione chiede KVM, ma { $reason }.
    .hint = { $remedy } Oppure scegliere l’accelerazione «Automatico» per l’emulazione software.
error-domain-invalid = { $hypervisor } non può eseguire la VM «{ $name }»: { $problems }.
    .hint = Cambiare la configurazione o il posto delle cartelle.
error-pvh-unsupported = XenClient non può eseguire la VM: questa versione di xenmgr non supporta PVH.
    .hint = Scegliere per Xen i tipi PV o HVM nella configurazione.
error-xenmgr-refused =
    { GIVEN($reason) ->
        [no]
            { GIVEN($number) ->
                [no] xenmgr ha rifiutato { $what } senza dare un motivo.
               *[yes] xenmgr ha rifiutato { $what } senza dare un motivo ({ $number }).
            }
       *[yes]
            { GIVEN($number) ->
                [no] xenmgr ha rifiutato { $what }: { $reason }.
               *[yes] xenmgr ha rifiutato { $what }: { $reason } ({ $number }).
            }
    }
    .hint =
        { $number ->
            [101] Spegnere altre VM, o dare meno memoria al profilo.
            [202] La sua politica non consente di cambiare questa VM: policy-modify-vm-settings.
            [204] Eseguire: safe-browse doctor
            [205] Spegnere un’altra VM: il selettore ha nove posti.
            [217] Il disco è cambiato da quando è stato misurato. Ricreare l’immagine.
            [220] La sua politica lo vieta: esaminare le proprietà policy-… della VM.
            [230] Un’altra VM ha questa scheda: spegnerla, o indicare un’altra scheda nelle impostazioni.
            [232] Avviare prima la VM di rete nella pagina «Rete».
           *[other] Esaminare il suo log in dom0: /var/log/messages
        }
error-disk-damaged = Un disco in dom0 non contiene ciò che vi è stato scritto.
    .hint = Controllare l’archiviazione di dom0: il log e lo spazio libero.
    .details = { $path }
error-disk-not-opened = Il disco di una VM non si è potuto aprire come dispositivo a blocchi.
    .hint = In dom0, esaminare: tap-ctl list

## Failures: Images

part-image-name =
    { $role ->
        [browser] immagine del browser
        [network] immagine di rete
        [host] immagine dell’host
       *[other] immagine «{ $role }»
    }
# `channel`: the one that brings the images of this host.
error-image-missing =
    { GIVEN($channel) ->
        [no] Non c’è ancora un’{ part-image-name }.
       *[yes] Non c’è ancora un’{ part-image-name }: il canale { $channel } non ha ancora portato nessuna versione.
    }
    .hint =
        { GIVEN($channel) ->
            [no] Crearla nella pagina «Immagini»; ci vogliono alcuni minuti.
           *[yes] Arriva da sola quando la distribuzione è giunta fin qui.
        }
error-build-untrusted = Un’immagine creata qui non si avvierebbe, perché le chiavi fidate delle immagini non contengono «local».
    .hint = Nulla è stato creato. Le immagini vengono da altrove: safe-browse image update, o safe-browse image pull
error-image-not-found = Non c’è un’immagine { $digest }.
    .hint = La pagina «Immagini» mostra quelle che ci sono.
error-image-ambiguous = Più di un’immagine inizia con { $digest }.
    .hint = Indicare più cifre dell’impronta.
error-no-previous-image =
    { GIVEN($role) ->
        [no] Non c’è un’immagine precedente.
       *[yes] Non c’è un’{ part-image-name } precedente.
    }
    .hint = La pagina «Immagini» mostra quelle che ci sono.
error-image-damaged =
    { GIVEN($damage) ->
        [no] L’{ part-image-name } è danneggiata: la VM ha letto dati diversi da quelli creati e si è fermata.
       *[yes] L’{ part-image-name } è danneggiata: { $damage }.
    }
    .hint =
        { $origin ->
            [imported] Importarla di nuovo: safe-browse image import network
           *[other] Ricreare l’{ part-image-name } nella pagina «Immagini».
        }
error-image-unsigned = L’{ part-image-name } non è firmata: l’ha fatta una vecchia versione di Safe Browse, o un’altra persona.
    .hint =
        { $origin ->
            [imported] Importarla di nuovo: safe-browse image import network
           *[other] Ricreare l’{ part-image-name } nella pagina «Immagini».
        }
error-image-untrusted = L’{ part-image-name } è firmata con la chiave { $key }, che qui non è fidata.
    .hint =
        { $origin ->
            [imported] Importarla di nuovo: safe-browse image import network. Oppure aggiungere la chiave pubblica del suo autore nelle impostazioni.
           *[other] Ricreare l’{ part-image-name } nella pagina «Immagini». Oppure aggiungere la chiave pubblica del suo autore nelle impostazioni.
        }
error-image-recalled = L’{ part-image-name } è stata ritirata: { $why }.
    .hint = Ottenere la successiva: safe-browse image update. Senza un canale, crearla: safe-browse image build { $role }
error-recalls-damaged = Non si sa quali immagini sono ritirate: l’elenco non si può leggere.
    .hint = Se si sa perché è cambiato, eliminarlo; il prossimo controllo del canale lo riscrive.
    .details = { $path }
error-image-older = L’{ part-image-name } è stata creata il { $builtAt }, ma ne è già stata usata una creata il { $newest }.
    .hint = Ricreare l’{ part-image-name } nella pagina «Immagini». Solo safe-browse image rollback { $role } torna a un’immagine precedente.
error-image-record-damaged = Non si sa quale { part-image-name } è stata usata prima: l’elenco non si può leggere.
    .hint = Se si sa perché è cambiato, eliminarlo.
    .details = { $path }
error-image-shared = L’{ part-image-name } serve a tutti gli account di questo computer: la sua firma non si può sostituire qui.
    .hint = Crearne una per questo account e firmarla: safe-browse image build { $role }
error-image-role-unknown = Non c’è un’immagine «{ $role }».
    .hint = Immagini disponibili: { $roles }
error-image-role-missing = Una ricetta crea un’immagine, e il comando non dice quale.
    .hint = Indicarla: safe-browse image build browser --recipe FILE
error-image-import-network-only = Si può importare solo un’immagine di rete.
    .hint = Eseguire: safe-browse image import network --kernel FILE --rootfs FILE
error-import-refused =
    L’immagine non è stata importata: { $path } { $problem ->
        [unreadable] non si può leggere
        [not-a-file] non è un file
        [not-a-kernel] non è un kernel Linux per questo processore (un bzImage)
        [not-a-file-system] non è un file system ext2, ext3, ext4, squashfs o erofs
        [not-unmounted] non è stato smontato, quindi il suo journal deve prima essere rieseguito
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [not-unmounted] Rieseguirne il journal: e2fsck -f { $path }
           *[other] Indicare un kernel e il file system radice che gli appartiene.
        }

## Failures: Image builds

error-build-running = L’{ part-image-name } è già in creazione (processo { $pid }).
    .hint = Attendere che finisca, o annullare.
error-agent-bundle-missing = L’agente del sistema ospite non è stato creato.
    .hint = In una copia del codice, eseguire: npm run build
error-host-image-incomplete = L’immagine dell’host contiene le immagini delle sue VM, e non c’è ancora un’{ part-image-name }.
    .hint = Creare prima l’{ part-image-name }.
error-speech-missing = Il profilo { $profile } legge le pagine ad alta voce, ma l’immagine del browser non contiene la voce.
    .hint = Ricrearla nella pagina «Immagini». Così si aggiunge la voce; ci vogliono alcuni minuti.
error-recipe-unreadable = La ricetta { $path } non si può leggere.
    .hint = Indicare con --recipe un file TOML leggibile.
error-recipe-invalid =
    { $count ->
        [one]
            { $path } ha un errore:
            { $problems }
       *[other]
            { $path } ha { $count } errori:
            { $problems }
    }
    .hint = Correggere la ricetta e creare di nuovo. La guida descrive le ricette in host-agent/guide/configuration.md.
error-kernel-module-missing = Il kernel non ha il modulo { $modules }.
    .hint = Toglierlo dalla ricetta.
error-no-package-sources = Le sorgenti di pacchetti di questo sistema non si possono usare per un’immagine: { $problem }.
    .hint = Le immagini sono create dagli archivi di Debian, firmati con il suo portachiavi (Signed-By: /usr/share/keyrings/debian-archive-keyring.pgp). Per usarne anche altri, indicarli in images.extraSources.
error-packages-failed = I pacchetti non si sono potuti installare.
    .hint = Controllare i nomi dei pacchetti nella ricetta, e che apt-get update funzioni su questo sistema.
    .details = { $output }
error-build-result-refused =
    L’immagine non è stata creata: ciò che i pacchetti hanno lasciato come { $name } { $problem ->
        [missing] manca
        [a-link] è un collegamento
        [not-a-file] non è un file
        [of-another-account] appartiene a un altro account
        [too-large] è troppo grande
        [unreadable] non si può leggere
       *[other] { UNKNOWN() }
    }.
    .hint = Un pacchetto dell’immagine può essere ostile. Controllare le sorgenti di pacchetti della configurazione e i pacchetti della ricetta.

## Failures: Registries

error-registry-reference-invalid = «{ $reference }» non indica un’immagine in un registro.
    .hint = Scriverlo come REGISTRO/ARCHIVIO:ETICHETTA o REGISTRO/ARCHIVIO@sha256:IMPRONTA, per esempio registry.example/safe-browse/browser:stable
error-registry-unreachable = Il registro { $host } non si può usare: { $reason }.
    .hint = Controllare il nome e la rete, poi riprovare. Uno scaricamento riprende da dove si era fermato.
error-registry-refused =
    { GIVEN($reason) ->
        [no] Il registro { $host } ha rifiutato la richiesta (HTTP { $status }).
       *[yes] Il registro { $host } ha rifiutato la richiesta (HTTP { $status }: { $reason }).
    }
    .hint =
        { $status ->
            [401] Accedere con uno strumento che scrive auth.json, per esempio: podman login, o oras login
            [403] Accedere con uno strumento che scrive auth.json, per esempio: podman login, o oras login
           *[other] Chiedere all’amministratore del registro.
        }
error-registry-busy = Il registro { $host } al momento ha troppo da fare (HTTP { $status }).
    .hint = Riprovare più tardi. Uno scaricamento riprende da dove si era fermato.
error-registry-login-elsewhere = Il registro { $host } chiede le credenziali su { $server }, che è su un altro dominio. Non sono state inviate.
    .hint = Se { $server } appartiene a questo registro, aggiungerlo a images.loginServers.
error-registry-login-file = Il file { $path } con le credenziali dei registri non si può usare: { $reason }.
    .hint = Correggerlo, o eliminarlo e accedere di nuovo, per esempio: podman login, o oras login
error-registry-mirrors-failed = Non si è potuto usare né un mirror né il registro di { $reference }. { $reasons }
    .hint = Vedere images.mirrors. Qui non è cambiato nulla.
error-proxy-invalid = Il proxy nella variabile { $variable } non è valido: deve essere come http://proxy.example:3128.
    .hint = Correggere la variabile dove è impostata, per esempio in /etc/environment. Poi fermare il servizio (safe-browse daemon --stop) e accedere di nuovo.
error-registry-not-found = Il registro non ha { $reference }.
    .hint = Controllare l’archivio e l’etichetta.
error-registry-blob-differs = Il registro { $host } ha inviato dati diversi da { $digest }….
    .hint = L’immagine in uso non è cambiata. Riprovare; se succede di nuovo, avvisare l’amministratore del registro.
error-registry-artifact-refused = { $reference } non è stato scaricato: { $problem }.
    .hint = L’immagine in uso non è cambiata. Chiedere alla persona che ha caricato l’immagine.
error-registry-image-refused = L’immagine non si può caricare: { $problem }.
    .hint = Elencare le immagini: safe-browse image list
error-attest-not-built-here = L’immagine { $digest } non è stata creata su questo computer, quindi non si può confermare da qui.
    .hint = Crearla qui dagli stessi pacchetti: safe-browse image build
error-attestations-missing = { $found } dei { $required } costruttori richiesti hanno confermato l’immagine { $digest }.
    .hint = Fare creare la stessa immagine a un altro costruttore e farla confermare: safe-browse image attest
error-signing-key-unusable = La chiave in { $path } non può firmare.
    .hint = Deve essere una chiave segreta di minisign senza password. Per crearne una, eseguire: minisign -G -W
error-signing-key-untrusted = La chiave { $keyId } qui non è fidata, quindi un’immagine firmata con essa non si avvierebbe.
    .hint = La firma non è cambiata. Aggiungere prima la chiave pubblica a images.trustedKeys.
error-attestation-digest-invalid = Un’immagine si conferma con l’intera impronta di 64 cifre.
    .hint = Elencare le immagini con le loro impronte: safe-browse image list --json
error-attestation-count-invalid = Il numero di costruttori richiesti deve essere da 0 a 32.
    .hint = Due costruttori sono la norma: --require 2
error-attestation-key-invalid = «{ $key }» non è una chiave pubblica di minisign.
    .hint = È la seconda riga di un file creato da minisign, e inizia con RW.

## Failures: Channels

error-channel-name-invalid = «{ $channel }» non indica un canale.
    .hint = Scriverlo come REGISTRO/ARCHIVIO/NOME, per esempio registry.example/safe-browse/stable
error-channel-none = Questo computer non segue nessun canale.
    .hint = Indicarne uno in images.channel della configurazione.
error-channel-refused =
    Il canale { $channel } è stato rifiutato: { $problem ->
        [malformed] non è il file di un canale che questa versione capisce
        [another-channel] il file appartiene a un altro canale
        [serial-reused] il suo contenuto è cambiato, ma il suo numero no
       *[other] { UNKNOWN() }
    }.
    .hint = Le immagini in uso non sono cambiate. Avvisare la persona che pubblica il canale.
error-channel-unsigned =
    { $valid ->
        [one] Il canale { $channel } ha { $valid } firma valida delle { $needed } necessarie.
       *[other] Il canale { $channel } ha { $valid } firme valide delle { $needed } necessarie.
    }
    .hint = Confrontare images.channelKeys e images.channelThreshold con le chiavi delle persone che firmano il canale.
error-channel-policy-invalid =
    Il canale { $channel } ha impostazioni gestite che non si possono usare:
    { "  " }{ $problems }
    .hint = Nulla è cambiato: le impostazioni e le immagini in uso restano. La persona che pubblica il canale deve correggere la politica.
error-channel-older = Il registro offre il numero { $serial } del canale { $channel }, ma è già stato visto il { $seen }.
    .hint = Le immagini in uso non sono cambiate. Qualcuno potrebbe offrire un file vecchio: avvisare l’amministratore del registro.
error-channel-expired = Il file del canale { $channel } è scaduto: { $expired }.
    .hint = Controllare l’orologio di questo computer. Se è giusto, il canale non è stato rinnovato, o il registro trattiene il file più recente: avvisare la persona che lo pubblica.
error-channel-needs-version = Le immagini del canale { $channel } richiedono Safe Browse { $needed }, e questo è { $version }.
    .hint = Aggiornare il pacchetto safe-browse.
error-channel-record-damaged = Non si sa quali file del canale sono stati visti prima: l’elenco non si può leggere.
    .hint = Se si sa perché è cambiato, eliminarlo.
    .details = { $path }
error-channel-overtaken = Il numero { $serial } del canale { $channel } non si può pubblicare: il registro ha già il { $newest }.
    .hint = Scrivere di nuovo la bozza, così che abbia il numero successivo, e farla firmare ancora.
error-channel-serials-used-up = Nessun file può seguire nel canale { $channel }: il più recente ha il numero più alto, { $serial }.
    .hint = Qualcuno con le sue chiavi ha esaurito i numeri. Sostituire le chiavi e ricominciare: channel publish con --first-serial. La guida dei canali riporta ogni passo.
error-channel-nothing-published = Il canale { $channel } non ha un file da cambiare.
    .hint = Pubblicare il primo: safe-browse channel publish { $channel }
error-channel-no-earlier-release = Il registro non ha una versione precedente del canale { $channel }.
    .hint = Indicare il numero a cui tornare, se è una meno recente.
error-channel-report-unusable = Il rapporto non è uno che verify web ha fatto dell’immagine del browser in uso.
    .hint = Eseguire: safe-browse verify web --json > report.json. La forma breve non basta.
error-channel-score-lower =
    { GIVEN($lost) ->
        [no] Nella nuova versione funziona meno che in quella attuale del canale { $channel }: riescono { $held } controlli di verify web invece di { $present }.
       *[yes]
            Nella nuova versione funziona meno che in quella attuale del canale { $channel }: riescono { $held } controlli di verify web invece di { $present }. Persi:
            { "  " }{ $lost }
    }
    .hint = Creare un’immagine in cui funzioni. Per dare comunque questa ai computer: --accept-lower-score
error-channel-score-missing = La versione attuale del canale { $channel } ha un punteggio, e quella nuova no.
    .hint = Eseguire: safe-browse verify web --json > report.json, e pubblicare con --web-report report.json. Per procedere senza punteggio: --accept-lower-score
error-channel-recalls-full = Il canale { $channel } ritira già { $most } immagini.
    .hint = Annullare il ritiro delle immagini che nessun computer ha più: safe-browse channel recall { $channel } DIGEST --withdraw
error-channel-not-recalled = Il canale { $channel } non ritira { $digest }.
    .hint = Per vedere che cosa ritira: safe-browse channel show { $channel }
error-channel-release-recalled = Il canale { $channel } ritira un’immagine di questa versione: nessun computer la userebbe.
    .hint = Pubblicare un’altra immagine o annullare il ritiro: safe-browse channel recall { $channel } DIGEST --withdraw
error-recall-unexplained = Un ritiro richiede il motivo, come lo leggeranno le persone: una riga, al massimo 200 caratteri.
    .hint = Indicarlo: --why "Una falla di Chromium viene sfruttata"
error-policy-not-named = Indicare il file di una politica, o usare --none.
    .hint = Per esempio: safe-browse channel policy registry.example/safe-browse/stable policy.toml
error-channel-draft-invalid = { $path } non è la bozza di un file di canale.
    .hint = Scriverne una con l’opzione --draft, e non modificarla: vengono firmati i suoi byte.
error-image-not-proven = La nuova { part-image-name } non funziona su questo computer: { $reason }.
    .hint = Le immagini in uso non sono cambiate. Avvisare la persona che pubblica l’immagine.

## Failures: Templates

error-sealing-off = La configurazione disattiva i modelli.
    .hint = Scegliere nelle impostazioni che le sessioni si avviino da un modello.
error-cannot-seal = L’hypervisor { $hypervisor } non può sigillare VM.
    .hint = Non c’è nulla da fare: le sessioni partono da zero.
error-seal-failed = La VM non si è potuta sigillare: { $reason }.
    .hint = Le sessioni si avviano senza modello. Vedere la pagina «Diagnostica».
error-spare-failed = La VM di riserva non si è potuta caricare: { $reason }.
    .hint = Finché non se ne può caricare una, le sessioni partono dal modello o da zero.
error-templates-dropped = I modelli sono stati abbandonati prima che tutti fossero sigillati.
    .hint = Sigillarli di nuovo: safe-browse template seal
error-template-refused = { $hypervisor } non può caricare il modello: { $reason }
    .hint = Sigillarlo di nuovo: safe-browse template seal

## Failures: Network

error-network-not-started =
    { GIVEN($reason) ->
        [no] La VM di rete non si è avviata.
       *[yes] La VM di rete non si è avviata: { $reason }.
    }
    .hint = Vedere la pagina «Diagnostica».
error-network-stopped = La VM di rete è stata fermata durante l’avvio.
    .hint = Avviarla di nuovo nella pagina «Rete».
error-network-ended = La VM di rete è terminata.
    .hint = Riavviare la rete nella pagina «Rete».
error-network-failed = La VM di rete ha segnalato un errore (passo { $step }).
    .hint = Riavviare la rete nella pagina «Rete».
error-network-crash-loop = La VM di rete è terminata { $times } volte di seguito e non viene riavviata. Ultima causa: { $reason }.
    .hint = Riavviare la rete nella pagina «Rete».
error-network-in-use =
    { $sessions ->
        [one] Una sessione usa la VM di rete.
       *[other] { $sessions } sessioni usano la VM di rete.
    }
    .hint =
        { $sessions ->
            [one] Prima chiuderla.
           *[other] Prima chiuderle.
        }
error-ports-taken = Tutte le { $ports } porte della VM di rete sono in uso.
    .hint = Scartare una sessione, o consentirne di più insieme nelle impostazioni.
error-network-policy-too-large = Gli elenchi dei domini consentiti di tutte le sessioni supererebbero insieme { $kibibytes } KiB.
    .hint = Chiudere una sessione con un elenco lungo, o accorciare l’elenco del suo profilo.
error-imported-image-bridge-only = L’immagine di rete è stata importata. Non può instradare né filtrare, quindi funziona solo come bridge.
    .hint = Scegliere la modalità «Bridge», o creare l’immagine standard nella pagina «Immagini».
error-bridge-rules-unreadable = Le regole del bridge in { $file } non si possono usare: { $problem }.
    .hint = Correggere il file, o indicarne un altro nelle impostazioni.
error-host-attached = L’host è già collegato alla VM di rete.
    .hint = Prima scollegarlo: safe-browse network detach-host
error-host-cards-unsupported = Con l’hypervisor { $hypervisor } l’host non si può collegare alla VM di rete.
    .hint = Solo Xen lo supporta: hypervisor = "xl".
error-host-card-missing = La scheda di rete collegata all’host non è apparsa.
    .hint = Caricarne il driver: modprobe xen-netfront
error-card-not-connected = La VM di rete non ha accettato una scheda di rete, nemmeno al secondo tentativo.
    .hint = Riavviare la rete nella pagina «Rete».

## Failures: Uplink

error-uplink-not-started = La connessione a Internet non si è avviata ({ $program }): { $reason }
    .hint = Eseguire: safe-browse doctor
error-uplink-device-missing = L’interfaccia di rete { $device }, da cui escono le sessioni, non c’è. Nulla esce finché non ritorna.
    .hint = Collegarla, per esempio la VPN, o scegliere un altro percorso: network.user.follow
error-uplink-device-down = L’interfaccia di rete { $device }, da cui escono le sessioni, non è attiva o non ha un indirizzo. Nulla esce fino ad allora.
    .hint = Collegarla, per esempio la VPN, o scegliere un altro percorso: network.user.follow
error-uplink-ended = La connessione a Internet della VM di rete è terminata ed è stata riavviata.
    .hint = Non c’è nulla da fare.
error-uplink-crash-loop = La connessione a Internet della VM di rete è terminata { $times } volte in un minuto.
    .hint = Riavviare la rete nella pagina «Rete».
error-uplink-lost = La connessione a Internet della VM di rete non si è potuta riavviare: { $reason }.
    .hint = Riavviare la rete nella pagina «Rete».
error-uplink-unsupported = Questo hypervisor non supporta network.uplink = "{ $uplink }".
    .hint = Dare alla VM di rete una scheda di rete: network.uplink = "pci" e network.pci.device.
error-tap-refused = Non si è potuta aprire nessuna interfaccia tap del bridge { $bridge }: { $reason }
    .hint = Come root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. Oppure indicare un’interfaccia tap propria: network.tap.device
error-pci-device-missing = L’host non ha un dispositivo { $device }.
    .hint = Elencare le schede di rete: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-not-a-network-card = Il dispositivo { $device } non è una scheda di rete (la sua classe è { $deviceClass }).
    .hint = Elencare le schede di rete: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-no-iommu = La scheda { $device } non è in nessun gruppo IOMMU, quindi potrebbe accedere a tutta la memoria dell’host.
    .hint = Attivare la IOMMU: VT-d o AMD-Vi nel firmware, e intel_iommu=on nella riga di comando del kernel.
error-pci-group-shared = La scheda { $device } condivide il gruppo IOMMU { $group } con { $companions }: si raggiungono a vicenda senza la IOMMU.
    .hint = Spostare la scheda in un altro slot, o usare un’altra scheda.
error-pci-only-nic = La scheda { $device } è l’unica scheda di rete dell’host, che resterebbe senza rete.
    .hint = Se è ciò che si vuole, attivare «Consenti l’unica scheda di rete» nelle impostazioni.
error-pci-not-taken = La scheda { $device } non si può usare: { $reason }.
    .hint = Come root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown UTENTE /dev/vfio/{ $group }; e alzare il limite di memoria bloccata alla memoria della VM di rete.

## Failures: Files and clipboard

error-transfers-unsupported = File e appunti non si possono trasferire: questo hypervisor non ha una porta per essi.
    .hint = Usare QEMU come hypervisor.
error-transfer-violation = La VM ha inviato qualcosa di diverso da ciò che era concordato.
    .hint = Non fidarsi più di questa sessione: chiuderla.
error-transfer-failed = La VM non ha potuto completare il trasferimento.
    .hint = Riprovare.
error-transfer-stalled = La VM si è fermata a metà del trasferimento.
    .hint = Riprovare.
error-transfer-too-large = Supera il limite dei trasferimenti.
    .hint = Per i file, alzare la dimensione massima nelle impostazioni.
error-no-room-inside = La VM non ha posto per questo.
    .hint = Dare più memoria al profilo.
error-download-not-found =
    { GIVEN($name) ->
        [no] Questo file non esiste più nella sessione.
       *[yes] La sessione non ha un file scaricato «{ $name }».
    }
    .hint =
        { GIVEN($session) ->
            [no] I file scaricati sono nella sua finestra.
           *[yes] Elencare i suoi file scaricati: safe-browse downloads { $session }
        }
error-download-changed = Il file è cambiato da quando è stato elencato.
    .hint = Guardare di nuovo i file scaricati, e salvare il file quando è completo.
error-download-unfinished = Il file è ancora in scaricamento.
    .hint = Salvarlo quando è completo.
error-clipboard-empty = Nella sessione non è stato copiato nulla che si possa trasferire.
    .hint = Prima copiarvi un testo o un’immagine.
error-clipboard-not-a-url = Il testo copiato nella sessione non è un URL.
    .hint = Digitare l’URL, o prima copiarlo nella sessione.
error-clipboard-not-text = Gli appunti contenevano un’immagine. È stata tolta dalla sessione ed è persa.
    .hint = Copiarla di nuovo e indicare un file: safe-browse copy { $session } FILE.png
error-file-unreadable = Il file { $path } non si può leggere.
    .hint = Controllare che esista e che si possa leggerlo.
error-not-a-file = { $path } non è un file.
    .hint = Inviare una cartella come archivio.
error-file-changed = Il file { $path } è cambiato durante la lettura.
    .hint = Riprovare.
error-file-not-written = Il file { $path } non si può scrivere. Forse esiste già.
    .hint = Indicare un nuovo file in una cartella in cui si può scrivere.
error-measurement-unreadable = { $path } non è un rapporto di safe-browse measure di questa versione.
    .hint = Misurare di nuovo, o confrontare rapporti della stessa versione.

## Failures: Safe copies

error-safe-copy-running = È già in corso un’altra copia sicura.
    .hint = Attendere che finisca, o annullarla.
error-safe-copy-unsupported = Non si possono fare copie sicure di file di questo tipo.
    .hint = Guardarlo nella sessione, o salvare il file stesso se ci si fida.
error-safe-copy-too-many-pages = Il documento ha { $pages } pagine; una copia sicura può averne al massimo { $maxPages }.
    .hint = Alzare il massimo delle pagine nelle impostazioni, o salvare il file stesso se ci si fida.
error-safe-copy-too-large = La copia sicura supererebbe il limite di { $maxFileMiB } MiB.
    .hint = Alzare la dimensione massima dei file nelle impostazioni.
error-safe-copy-locked = Il documento è cifrato: per leggerlo serve la sua password.
    .hint = Guardarlo in una sessione e immettere lì la password, o chiederne al mittente una copia senza password.
error-safe-copy-without-programs = Servono programmi per documenti, che l’immagine del browser non ha.
    .hint = Attivare «Apri documenti Office» nelle impostazioni, e ricreare l’immagine nella pagina «Immagini».
error-safe-copy-not-drawn = Il file non si può disegnare: è danneggiato o protetto da una password.
    .hint = Guardarlo nella sessione, o salvare il file stesso se ci si fida.
error-printer-missing = Sul computer non è configurata nessuna stampante, o il suo servizio di stampa (CUPS) non è in esecuzione.
    .hint = Aggiungere una stampante nelle impostazioni della scrivania, o salvare una copia sicura e stamparla altrove.
error-print-failed = La copia sicura non è stata stampata: { $reason }.
    .hint = È salvata: { $path }
error-converter-not-started = La VM di conversione non si è avviata: { $reason }.
    .hint = Vedere la pagina «Diagnostica».
error-converter-ended =
    { GIVEN($step) ->
        [no] La VM di conversione è terminata.
       *[yes] La VM di conversione ha segnalato un errore (passo { $step }).
    }
    .hint = Riprovare.

## Failures: USB devices

error-no-usb = A questa sessione non si possono affidare dispositivi USB.
    .hint = Consentirli nel suo profilo, e aprire un’altra sessione. Quelle di Xen non ne ricevono mai.
error-usb-device-missing = Nessun dispositivo USB ha l’indirizzo { $device }.
    .hint = Un dispositivo ricollegato ha un altro indirizzo. Guardare di nuovo l’elenco.
part-usb-refusal =
    { $refusal ->
        [no-use] a una sessione non servono dispositivi di questo tipo
        [not-allowed] il profilo della sessione non consente questo tipo
        [no-permission] questo account non può aprirlo
        [handed-over] ce l’ha già una sessione
       *[other] { UNKNOWN() }
    }
error-usb-device-refused = { $device } non è stato affidato: { part-usb-refusal }.
    .hint =
        { $refusal ->
            [no-use] Le sessioni possono usare chiavi di sicurezza, fotocamere e lettori di smart card.
            [not-allowed] Aggiungere il tipo nel profilo, e aprire un’altra sessione.
            [no-permission] La pagina «Diagnostica» dice che cosa fare.
            [handed-over] Prima scollegarlo là, o chiudere quella sessione.
           *[other] { UNKNOWN() }
        }
error-usb-too-many = Una sessione può avere { $most } dispositivi USB allo stesso tempo.
    .hint = Prima scollegarne un altro.
error-usb-in-use = { $device } non è stato collegato: un altro programma del computer lo sta usando.
    .hint = Chiudere quel programma, poi riprovare. Se è il servizio delle smart card, eseguire come root: systemctl stop pcscd.socket pcscd.service
error-smart-card-unusable = { $device } non è stato collegato: Chromium nella sessione non ha potuto usarlo.
    .hint = Riprovare. Se l’immagine della sessione è più vecchia di questa versione, ricreare l’immagine del browser.
error-usb-not-connected = { $device } non è stato collegato: { $reason }
    .hint = Ricollegarlo al computer, poi riprovare.

## Failures: Configuration

error-config-invalid =
    { $count ->
        [one]
            Il file di configurazione ha un errore:
            { $problems }
       *[other]
            Il file di configurazione ha { $count } errori:
            { $problems }
    }
    .hint = Correggere il file, poi eseguire: safe-browse config check
    .details = { $path }
error-config-not-broken = Il file di configurazione non ha errori, o non si sa che cosa diceva prima.
    .hint = Modificare il file.
    .details = { $path }
error-config-change-refused =
    La configurazione non è stata cambiata:
    { $problems }
    .hint = Correggere ciò che è indicato qui.
error-policy-file-refused =
    Nessuna sessione si avvia, perché non ci si può fidare delle impostazioni gestite: { $path } { $problem ->
        [link] è un collegamento simbolico
        [not-a-file] non è un file normale
        [not-a-folder] non è una cartella
        [covered] è coperto da un altro punto di montaggio per questo programma
        [unreadable] non si può leggere da questo account
        [foreign] non appartiene a root
        [writable] può essere scritto da altri oltre a root
        [too-large] supera 1 MiB
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [covered] Avviare Safe Browse fuori dallo spazio dei nomi utente in cui vi è montato qualcosa.
           *[other] L’amministratore deve eseguire: chown root:root FILE, chmod 644 FILE, e lo stesso per la sua cartella con chmod 755.
        }
error-policy-invalid =
    { $count ->
        [one]
            Nessuna sessione si avvia: le impostazioni gestite in { $path } hanno un errore:
            { $problems }
       *[other]
            Nessuna sessione si avvia: le impostazioni gestite in { $path } hanno { $count } errori:
            { $problems }
    }
    .hint = L’amministratore deve correggere il file. Poi eseguire: safe-browse doctor
error-setting-managed = Gestito da { $by }, e non cambiato: { $keys }
    .hint =
        { GIVEN($contact) ->
            [no] Rivolgersi al proprio amministratore.
           *[yes] Rivolgersi a { $contact }.
        }
error-profile-managed = Il profilo «{ $name }» non si può usare. Gestito da { $by }.
    .hint = Profili disponibili: { $profiles }
error-image-too-old =
    { $days ->
        [one] L’immagine del browser è del { $builtAt }. { $by } consente immagini di al massimo { $days } giorno.
       *[other] L’immagine del browser è del { $builtAt }. { $by } consente immagini di al massimo { $days } giorni.
    }
    .hint = Crearne o scaricarne una più recente nella pagina «Immagini».
error-protection-missing =
    Nessuna VM si avvia senza { $protection ->
        [cgroup] un cgroup che la limiti
        [account] un account separato
        [accessControl] un profilo AppArmor
       *[other] { UNKNOWN() }
    }, come richiede { $by }: { $cause ->
        [refused] il sistema lo rifiuta
        [failed] il sistema non ha risposto in tempo
        [no-ids] questo account non ha UID subordinati
        [not-loaded] i profili di Safe Browse non sono caricati
        [absent] AppArmor è disattivato
        [own-device] solo questo account può usare un dispositivo della VM
       *[other] { UNKNOWN() }
    }.
    .hint =
        { GIVEN($contact) ->
            [no]
                { $cause ->
                    [failed] Riprovare.
                   *[other] La pagina «Diagnostica» dice che cosa manca.
                }
           *[yes]
                { $cause ->
                    [failed] Rivolgersi a { $contact }. Riprovare.
                   *[other] Rivolgersi a { $contact }. La pagina «Diagnostica» dice che cosa manca.
                }
        }
error-registry-managed = Non si devono scaricare immagini da { $reference }. Gestito da { $by }.
    .hint = Consentito: { $registries }
error-config-file-too-large = Il file { $path } supera { $maxBytes } byte.
    .hint = Un file .wsb ha qualche centinaio di byte.
error-wsb-invalid = Il file non è una configurazione di Windows Sandbox: { $problem }.
    .hint = Indicare un file .wsb la cui radice è <Configuration>.
error-profile-exists = Il profilo «{ $profile }» esiste già.
    .hint = Importare con un altro nome con --profile NOME, o sostituire l’intero profilo con --replace.
error-bookmarks-full = Ci sono già { $limit } segnalibri.
    .hint = Prima rimuoverne uno.
error-bookmarks-too-large = I segnalibri supererebbero insieme { $kibibytes } KiB.
    .hint = Prima rimuoverne uno, meglio se con un indirizzo lungo.
error-bookmark-not-found = Non c’è un segnalibro di questa pagina.
    .hint = I segnalibri sono nella finestra principale.
error-bookmarks-unreadable = I segnalibri non si possono leggere.
    .hint = Correggere il loro file, o spostarlo altrove.
    .details = { $path }

## Failures: Verification

error-verification-running = Una verifica è già in corso.
    .hint = Attenderla, o annullarla dove è stata avviata.
error-cannot-inspect = L’hypervisor { $hypervisor } non può eseguire l’ispettore in una VM.
    .hint = Usare QEMU come hypervisor.
error-inspection-failed = La VM non si è potuta ispezionare: { $reason }.
    .hint = Vedere la pagina «Diagnostica».
error-image-digest-invalid = Un’immagine si indica con almeno sei cifre della sua impronta.
    .hint = La pagina «Immagini» mostra quelle che ci sono.

## Failures: Command line

error-undo-needs-one-session = --undo richiede una sessione e da 1 a 60 secondi.
    .hint = Per esempio: safe-browse close ID --undo 10
error-sessions-not-named = Indicare le sessioni da chiudere, o usare --all.
    .hint = Elencare le sessioni: safe-browse list
error-files-not-named = Indicare i file da salvare, o usare --all.
    .hint = Elencare i file: safe-browse downloads { $session }
error-stdin-empty = Lo standard input è vuoto.
    .hint = Per esempio: echo testo | safe-browse paste { $session }
error-volume-invalid = «{ $text }» non è un volume.
    .hint = Usare: safe-browse volume ID 40%, o mute, o unmute
error-viewer-missing = Non è installato nessun visualizzatore VNC che possa aprire un socket Unix.
    .hint = Installarne uno: apt-get install tigervnc-viewer. Oppure avviare senza finestra: safe-browse open --no-window
error-desktop-missing = L’applicazione desktop non si può aprire. { $reason }
    .hint = Aprire un browser usa e getta in un visualizzatore VNC: safe-browse open

## Failures: Desktop

error-no-other-browser = Non si conosce un altro browser che possa aprire collegamenti.
    .hint = Aprire il collegamento in Safe Browse, o scegliere un browser nelle impostazioni della scrivania.
error-default-browser-not-set = Il browser predefinito di questa scrivania non si è potuto cambiare.
    .hint = Installare xdg-utils, o cambiarlo nelle impostazioni della scrivania.
error-default-program-not-set = Le applicazioni predefinite di questa scrivania non si sono potute cambiare.
    .hint = Installare xdg-utils, o cambiarle nelle impostazioni della scrivania.
error-file-not-opened = Nessuna applicazione di questa scrivania apre il file.
    .hint = Aprirlo in un editor di testo.
    .details = { $path }
error-other-browser-failed = L’altro browser non si è potuto avviare.
    .hint = Aprirvi il collegamento a mano, o installare libglib2.0-bin.
error-folder-not-shown = Il gestore di file non risponde.
    .hint = Aprire la cartella a mano: il percorso è nei dettagli.
    .details = { $folder }
error-kvm-group-not-joined = L’account non è stato aggiunto al gruppo kvm.
    .hint = Eseguire come root: { $command }
    .details = { $output }
