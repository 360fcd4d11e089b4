### French. The head of en.ftl explains the syntax.

## Tray, notifications and the entry in the menu of applications

tray-tool-tip-idle = Safe Browse : prêt
tray-tool-tip-set-up = Safe Browse : configuration, { $percent } %
tray-tool-tip-starting = Safe Browse : démarrage
tray-tool-tip-running = Safe Browse : { $sessions } en cours
tray-tool-tip-trouble = Safe Browse : attention requise
tray-tool-tip-microphone-on = Safe Browse : micro activé
tray-open = Nouvelle session
tray-listens = Micro activé : { $profile }
tray-driven = Pilotée par un programme : { $profile }
tray-recorded = Enregistrement : { $profile }
tray-portal = Se connecter au réseau…
tray-open-with-profile = Ouvrir avec le profil
tray-sessions = Sessions en cours ({ $count })
tray-session-starting = { $profile }, démarrage
tray-session-since = { $profile }, depuis { $time }
tray-session-ends = { $profile }, se termine à { $time }
tray-session-closing = { $profile }, fermeture
tray-held-session =
    { $because ->
        [idle] { $profile }, en pause : inutilisée
        [lifetime-over] { $profile }, en pause : durée maximale atteinte
        [outdated] { $profile }, en pause : mise à jour de sécurité
       *[other] { UNKNOWN() }
    }
tray-discarded-session = { $profile }, jetée
tray-show = Afficher
tray-close = Jeter
tray-close-now = Jeter maintenant
tray-network = Réseau
tray-network-up = Réseau : prêt
tray-network-starting = Réseau : démarrage
tray-network-stopped = Réseau : inactif
tray-network-failed = Réseau : en panne
tray-restart-network = Redémarrer
tray-images-unknown = Images
tray-images-fresh = Images : à jour
tray-images-old = Images : obsolètes
tray-images-updates = Images : mises à jour disponibles
tray-images-missing = Images : absentes
tray-images-building = Images : en construction
tray-update-images = Mettre à jour
tray-cancel-builds = Annuler la construction
tray-main-window = Ouvrir la fenêtre principale
tray-settings = Paramètres
tray-diagnostics = Diagnostic
tray-managed-by = Géré par { $by }
tray-blocked = Aucune session ne peut démarrer : voir pourquoi
tray-quit = Quitter
notice-ended-in-trouble = Une session s’est terminée inopinément
notice-image-old = Les images sont obsolètes
    .body = Elles ont été construites pour une version antérieure de Safe Browse. Mettez-les à jour depuis la zone de notification ou la fenêtre principale.
notice-image-updates = Mises à jour d’images disponibles
    .body = La distribution propose des paquets plus récents. Sauf si vous l’avez désactivé, les images sont reconstruites en arrière-plan. Vous pouvez aussi les mettre à jour depuis la zone de notification ou la fenêtre principale.
notice-network-lost = La VM réseau s’est arrêtée
    .body = Les sessions ouvertes sont hors ligne jusqu’à son retour.
notice-listens = Micro activé
    .body = La session « { $profile } » vous entend. Désactivez le micro dans sa fenêtre.
notice-held = La session « { $profile } » est en pause
notice-link-failed = Le lien n’a pas été ouvert
notice-rule-failed = Le choix pour ce site n’a pas été enregistré
notice-copied = Une copie sûre est prête
notice-not-copied = Aucune copie sûre de { $name } n’a été faite
notice-recorded = Session enregistrée : { $profile }
    .body =
        { $end ->
            [time] { $folder }: { $files }. Sa durée était écoulée.
            [size] { $folder }: { $files }. Il avait atteint sa taille.
            [disk] { $folder }: { $files }. Le disque ne pouvait plus rien prendre.
            [forbidden] { $folder }: { $files }. Son profil ne le permet plus.
           *[other] { $folder }: { $files }
        }
notice-recording-lost = Un enregistrement s’est terminé trop tôt
notice-not-viewed = Un fichier n’a pas été affiché
notice-kinds-failed = Les programmes par défaut n’ont pas été changés
notice-not-discarded = Une session n’a pas été jetée
entry-generic-name = Navigateur web jetable
entry-comment = Naviguer dans une machine virtuelle jetée à la fermeture
entry-open-here = Ouvrir dans Safe Browse
entry-copy-safely = Faire une copie sûre
entry-open-new = Nouveau navigateur jetable

## Main window

main-name = Safe Browse
main-pages = Pages
navigation-home = Naviguer
navigation-images = Images
navigation-network = Réseau
navigation-diagnostics = Diagnostic
navigation-settings = Paramètres
navigation-log = Journal
navigation-help = Aide
main-label = { $label } :
main-quit = Quitter
agent-connecting = Connexion
agent-lost = Le service d’arrière-plan est arrêté
agent-lost-again = Nouvelle tentative de démarrage.
agent-lost-why = Les sessions ouvertes continuent. Cette page affiche le dernier état connu.
agent-restart = Redémarrer le service
agent-other = Le service d’arrière-plan n’a pas la même version que ce programme
agent-other-why = Jusqu’à son redémarrage, certaines informations peuvent être fausses. Les sessions ouvertes continuent.
main-blocked = Aucune session ne peut démarrer
home-open = Nouvelle session
home-address = Adresse
home-address-hint = Adresse, ou vide pour la page d’accueil
home-promise = Une VM neuve qui ne contient qu’un navigateur. Fermez-la et il n’en reste rien.
home-profile = Profil
home-bookmarks = Marque-pages
home-edit-bookmark = Modifier le marque-page
home-bookmark-name = Nom
home-bookmark-profile = S’ouvre avec le profil { $profile }
home-save-bookmark = Enregistrer
home-remove-bookmark = Supprimer
home-health = État
home-image-built = Navigateur construit { $when }
home-spare-ready = S’ouvre aussitôt
home-spare-loading = Une VM de réserve se prépare
home-verified = Autotest réussi { $when }
home-verified-failed = Autotest échoué { $when }
home-suggestions = Suggestions : { $checks }
home-troubles = Problèmes : { $checks }
home-look = Afficher
home-slow = Les sessions sont environ dix fois plus lentes : KVM n’est pas utilisé
home-slow-why = Pourquoi
acceleration-kvm = KVM est utilisé
acceleration-kvm-why = Le processeur de votre ordinateur exécute lui-même les VM : les sessions sont aussi rapides que possible.
acceleration-slow = Les sessions sont environ dix fois plus lentes
home-copies = Copies sûres
home-copy-page = Page { $page } sur { $of }
home-copy-starting = Sa VM jetable démarre
home-copy-waiting = En attente
home-copy-cancel = Annuler la copie sûre de { $name }
home-running = Sessions ouvertes
home-show = Afficher
home-discard = Jeter
home-discard-all = Tout jeter
home-picture = Écran de la session { $profile }
home-no-picture = Pas encore d’aperçu
home-where = Hôte
home-age = Ouverte depuis
home-memory = Mémoire
home-discard-question = Jeter cette session ?
home-discard-all-question = Jeter les { $count } sessions ?
home-discard-why = Tout son contenu sera perdu. Cette action est irréversible.
set-up-title = Configurer Safe Browse
set-up-what = Les sessions démarrent à partir de deux images, construites sur votre ordinateur avec des paquets signés : une pour le navigateur, une pour la VM réseau.
set-up-how-long =
    { $minutes ->
        [one] Environ { $megabytes } Mo seront téléchargés. Il faut environ 5 Go de disque et, sur votre ordinateur, environ { $minutes } minute, davantage si la connexion est lente.
       *[other] Environ { $megabytes } Mo seront téléchargés. Il faut environ 5 Go de disque et, sur votre ordinateur, environ { $minutes } minutes, davantage si la connexion est lente.
    }
set-up-minutes-left =
    { $minutes ->
        [one] Encore environ { $minutes } minute.
       *[other] Encore environ { $minutes } minutes.
    }
set-up-leave = Vous pouvez quitter cette page entre-temps.
set-up-start = Configurer
set-up-continue = Continuer
set-up-cancelled = La configuration a été annulée. Ce qui est construit reste ; du reste, il ne subsiste rien.
set-up-slow = Les sessions seraient environ dix fois plus lentes
set-up-group = Votre compte n’a pas le droit d’utiliser KVM. Exécutez ceci en tant que root, puis fermez et rouvrez votre session de bureau :
set-up-join = Votre compte n’a pas le droit d’utiliser KVM. Si vous l’autorisez, votre ordinateur demandera le mot de passe d’un administrateur.
set-up-join-now = Autoriser KVM
set-up-log-in = Fermez et rouvrez votre session de bureau
set-up-log-in-why = Votre compte pourra utiliser KVM à sa prochaine connexion. D’ici là, les sessions sont environ dix fois plus lentes.
set-up-opens = Que doit-on ouvrir dans Safe Browse ?
set-up-opens-why = Tout est prêt pour la première session. Ce que vous choisissez ici s’ouvrira désormais dans une VM jetable. Vous pouvez passer cette étape et changer cela à tout moment dans les paramètres.
set-up-links = Ouvrir les liens avec Safe Browse
set-up-links-why = Les liens d’autres programmes s’ouvrent dans un navigateur jetable.
set-up-login = Démarrer à l’ouverture de session
set-up-login-why = Safe Browse attend dans la zone de notification, pour que les sessions s’ouvrent aussitôt.
set-up-close = Terminé
tour-open = Faire le tour
tour-place = { $card } sur { $cards }
tour-skip = Passer
tour-next = Suivant
tour-frame = Ce qui est dans le cadre est jetable
tour-frame-why = Chaque session est une fenêtre au cadre rayé, de la couleur de son profil. Quand vous la fermez, tout ce qu’elle contient disparaît : historique, cookies, téléchargements. Pendant quelques secondes, vous pouvez la rappeler.
tour-files = Ne sortez que les fichiers que vous voulez
tour-files-why = Les téléchargements restent dans la session et disparaissent avec elle. Le bouton à la flèche, dans son cadre, enregistre ceux que vous voulez. Pour les fichiers PDF et les images, préférez une copie sûre : elle ne contient que ce qui se voit.
tour-keyboard = Ctrl + Alt libère le clavier
tour-keyboard-why = Dans une session, toutes les touches vont à la page. Appuyez sur Ctrl + Alt puis relâchez : les touches atteignent alors le cadre. Tab passe d’un bouton à l’autre, Entrée appuie.
help-keys-here = Touches de cette fenêtre
help-keys-session = Touches dans une session
help-key-control = Ctrl
help-key-new = Nouvelle session : saisir une adresse
help-key-close = Fermer la fenêtre
help-key-back = Revenir d’un pas
help-key-escape = Échap
help-key-release = Libérer le clavier : les touches atteignent le cadre de la fenêtre. Toutes les autres touches vont à la session.
help-key-copy = Sortir ce qui a été copié dans la session
help-key-paste = Coller votre presse-papiers dans la session
help-key-fullscreen = Plein écran
help-about = À propos de Safe Browse
help-questions = Questions et réponses
help-question-slow = Pourquoi les sessions sont-elles lentes ?
    .answer = La virtualisation du processeur (KVM) n’est sans doute pas utilisée. La page « Diagnostic » dit pourquoi, et que faire.
help-question-save = Comment garder un téléchargement ?
    .answer = Appuyez sur la flèche dans la barre de sa fenêtre, et enregistrez le fichier. Le reste disparaît avec la session.
help-question-undo = J’ai supprimé une session par erreur. Est-elle perdue ?
    .answer = Pas tout de suite : pendant quelques secondes, le bouton d’annulation de sa fenêtre ou de sa carte la ramène.
help-question-blocked = Pourquoi une page est-elle bloquée ?
    .answer = Le profil n’atteint que les sites listés. Appuyez sur le cadenas de la barre pour les voir ou en ajouter un.
help-question-keyboard = Comment reprendre le clavier à une session ?
    .answer = Appuyez sur Ctrl + Alt, puis relâchez.
help-question-copy = Comment copier du texte hors d’une session, ou dedans ?
    .answer = Copiez-le là-bas, puis appuyez sur Ctrl + Alt + C. Pour y coller votre texte, appuyez sur Ctrl + Alt + V.
help-question-links = Quels liens s’ouvrent ici ?
    .answer = Dans les réglages, la page des liens et fichiers : si les liens d’autres programmes arrivent ici, et quels sites toujours ou jamais.
help-question-update = Comment le navigateur est-il mis à jour ?
    .answer = Son image est reconstruite à partir de paquets signés. La page des images montre son âge et la renouvelle.
help-question-anonymous = Suis-je anonyme ?
    .answer = Non. Les sites voient l’adresse de votre réseau, et qui vous êtes là où vous vous connectez. Pour l’anonymat, utilisez Tor Browser.
help-question-kept = Que reste-t-il d’une session ?
    .answer = Seulement ce que vous enregistrez : fichiers, signets, et les sites que vous listez.
help-works = Œuvres d’autrui dans ce programme, avec leurs licences
help-version = Version
help-version-agent = Service d’arrière-plan
help-guide = Guide
help-guide-where = Tapez « man safe-browse » ou « safe-browse --help » dans un terminal. Les pages du guide se trouvent dans les sources, dans le dossier host-agent/guide.
help-licence = Licence
help-licence-where = Apache License 2.0. Les licences de ce qu’il contient se trouvent dans /usr/share/doc/safe-browse/copyright, si vous avez installé le paquet Debian.
images-explanation = Toute session démarre à partir des images. Elles sont construites sur votre ordinateur ou viennent d’un canal, et sont vérifiées à chaque démarrage.
images-browser = Image du navigateur
images-browser-what = La VM dans laquelle vous naviguez
images-network = Image du réseau
images-network-what = La seule VM reliée au réseau
images-current = Utilisée
images-previous = Précédente
images-older = Plus ancienne
images-missing = Pas encore construite
images-up-to-date = À jour
images-old = Mise à jour disponible
images-aged = Date de plus de { $days } jours
images-newer =
    { $packages ->
        [one] { $packages } paquet plus récent disponible
       *[other] { $packages } paquets plus récents disponibles
    }
images-debug = Image de débogage avec connexion
images-version = Version
images-size = Taille
images-built = Construite
images-unknown-age = date inconnue
images-shared = Commune à tous les comptes de cet ordinateur
images-kernel = Noyau
images-packages = Paquets
images-build = Construire
images-update = Mettre à jour
images-rebuild = Reconstruire
images-cancel = Annuler
images-building = Construction en cours
images-failed = La construction a échoué
image-step-overlay = Collecte des fichiers de Safe Browse
image-step-packages = Téléchargement et installation des paquets
image-step-kernel = Extraction du noyau et des modules
image-step-root = Compression du système de fichiers
image-step-disk = Partitionnement du disque
image-step-digest = Calcul des empreintes
image-step-use = Activation de l’image
image-step-done = L’image est prête
network-state-up = Réseau prêt
    .explanation = Les sessions accèdent à Internet par une VM distincte. Elles n’atteignent ni votre ordinateur ni votre réseau local, sauf si un profil le permet.
network-state-starting = Réseau en cours de démarrage
    .explanation = La VM réseau démarre.
network-state-stopped = Réseau inactif
    .explanation = La VM réseau démarre automatiquement avec la prochaine session.
network-state-failed = Réseau en panne
    .explanation = La VM réseau est arrêtée : les sessions sont hors ligne.
network-unknown = En attente du service d’arrière-plan
network-restart = Redémarrer le réseau
network-restarting = Redémarrage
network-restart-question = Redémarrer le réseau ?
network-restart-why = Les sessions ouvertes perdront brièvement leurs connexions.
network-reasons = Détails
network-trouble-since = Problème depuis
network-uplink = Connexion Internet
network-uplink-user = Par votre compte (user)
network-uplink-tap = Directement sur le réseau local (tap)
network-uplink-pci = Par sa propre carte réseau (pci)
network-cable = Câble
network-cable-up = connecté
network-cable-down = non connecté
network-cable-unknown = inconnu
network-address = Adresse
network-mode = Mode
network-mode-nat = Traduction d’adresses (NAT)
network-mode-bridge = Pont : les sessions sont sur le réseau local
network-eapol = 802.1X
network-eapol-on = transmis
network-eapol-off = bloqué
network-eapol-unknown = inconnu
network-made = Origine
network-imported = importée ; ce qu’elle laisse passer est inconnu
network-up-since = Active depuis
network-last-trouble = Dernier problème
network-accelerator = Accélération
network-accelerator-xen = Xen
network-accelerator-kvm = Matérielle (KVM)
network-accelerator-tcg = Émulation logicielle
network-sessions = Sessions connectées
network-sessions-of = { $used } sur { $total }
network-reach = Accès de la session { $session }
network-ready = Durée du dernier démarrage
network-processes = Processus
network-none = néant
process-role-qemu = QEMU
process-role-jail = Confinement
process-role-uplink = Connexion Internet
diagnostics-explanation = Ce qui peut ralentir, affaiblir ou empêcher les sessions sur cet ordinateur, et que faire.
diagnostics-check = Vérifier à nouveau
diagnostics-checking = Vérification
diagnostics-checked-at = Vérifié { $when }
diagnostics-never = Pas encore vérifié
diagnostics-level-ok = OK
diagnostics-level-note = Suggestion
diagnostics-level-trouble = Problème
diagnostics-all-well = Aucun problème détecté
diagnostics-some-notes =
    { $count ->
        [one] { $count } suggestion
       *[other] { $count } suggestions
    }
diagnostics-some-trouble =
    { $count ->
        [one] { $count } problème détecté
       *[other] { $count } problèmes détectés
    }
diagnostics-level-given = Constat
diagnostics-copy = Copier
diagnostics-copied = Copié
diagnostics-copy-report = Copier le rapport
diagnostics-ignore = Ignorer
diagnostics-show-again = Afficher à nouveau
diagnostics-ignored = Ignorés ({ $count })
diagnostics-fix = Corriger
check-programs = Programmes
check-accelerator = Virtualisation
check-browser-image = Image du navigateur
check-network-image = Image du réseau
check-xen = Xen
check-xl = Outils Xen
check-passthrough = Accès direct PCI
check-xsm = Module de sécurité Xen
check-network-card = Carte réseau
check-xen-memory = Mémoire Xen
check-xenmgr = xenmgr
check-xenmgr-policy = Politique de xenmgr
check-dom0-programs = Programmes de dom0
check-xenclient-untried = XenClient
check-memory = Mémoire
check-disk = Espace disque
check-exit = Sorties
check-uplink = Connexion Internet
check-bounds = Limites de ressources
check-policy = AppArmor et SELinux
check-sound = Son
check-jail = Confinement
check-package-sources = Sources de paquets
check-managed-settings = Paramètres gérés
check-runtime-folder = Dossier d’exécution
check-crashes = Plantages
check-network-ports = Ports réseau
check-swap = Espace d’échange
check-channel = Canal
check-pool = Pool
check-networks = Réseaux de l’ordinateur
check-network-filter = Filtre réseau
check-accounts = Comptes des VM
check-required-protections = Protections exigées
check-missed-protections = Protections manquantes
check-nested-virtualisation = Virtualisation imbriquée
check-memory-merging = Fusion de la mémoire
check-processor-cores = Cœurs du processeur
check-processor = Vulnérabilités du processeur
check-usb = Périphériques USB
check-electron = Electron
check-shared-images = Images communes
check-newer-version = Version plus récente
check-default-programs = Programmes par défaut
check-extensions = Extensions
check-page-network = Réseau des fenêtres
check-log = Journal
finding-programs-ok = Tous les programmes sont installés.
finding-programs-trouble = Non installés : { $programs }.
finding-accelerator-ok = Les VM fonctionnent avec KVM.
finding-accelerator-ok-xen = Les VM sont des domaines de Xen.
finding-accelerator-note = Les VM fonctionnent en émulation logicielle, environ dix fois plus lentement.
finding-accelerator-note-no-permission = Les VM fonctionnent en émulation logicielle, environ dix fois plus lentement : votre compte n’a pas le droit d’ouvrir /dev/kvm.
    .hint = Exécutez la commande en tant que root. Arrêtez ensuite le service (safe-browse daemon --stop) et reconnectez-vous.
finding-accelerator-note-after-login = Les VM fonctionnent en émulation logicielle, environ dix fois plus lentement : votre compte n’aura le droit d’ouvrir /dev/kvm qu’à sa prochaine connexion.
    .hint = Arrêtez le service (safe-browse daemon --stop), puis fermez et rouvrez votre session de bureau. Ou redémarrez l’ordinateur.
finding-accelerator-note-not-openable = Les VM fonctionnent en émulation logicielle, environ dix fois plus lentement : votre compte n’a pas le droit d’ouvrir /dev/kvm.
    .hint = Laissez votre compte lire et écrire /dev/kvm. Être membre du groupe kvm n’y changerait rien ici.
finding-accelerator-note-no-kvm = Les VM fonctionnent en émulation logicielle, environ dix fois plus lentement : KVM est absent ou ne fonctionne pas ici.
    .hint = Activez la virtualisation (VT-x, AMD-V) dans le microprogramme, ou la virtualisation imbriquée dans la VM qui sert d’hôte.
finding-accelerator-note-untested = La vérification de KVM est encore en cours.
    .hint = Vérifiez à nouveau dans une minute.
finding-xen-ok = C’est dom0, le domaine de Xen qui dirige les autres.
finding-xen-trouble = Ce domaine de Xen n’est pas dom0, qui dirige les autres.
    .hint = Utilisez Safe Browse dans dom0, ou mettez hypervisor = "qemu".
finding-xen-trouble-absent = Ce n’est pas un domaine de Xen, ou /proc/xen n’est pas monté.
    .hint = Démarrez l’ordinateur avec Xen (paquet xen-system-amd64), ou mettez hypervisor = "qemu". Dans un domaine, exécutez en tant que root :
finding-xl-ok = Les outils de Xen répondent ; c’est Xen { $version }.
finding-xl-note = C’est Xen { $version } ; rien n’a été essayé avant { $oldest }.
    .hint = Mettez Xen à jour.
finding-xl-trouble = Les outils de Xen ne répondent pas : { $reason }
    .hint = Travaillez en tant que root et démarrez les outils :
finding-passthrough-ok = Des périphériques peuvent être confiés aux domaines, derrière une IOMMU.
finding-passthrough-note = Aucun périphérique ne peut être confié à un domaine : Xen n’a pas d’IOMMU.
    .hint = Activez VT-d ou AMD-Vi dans le micrologiciel et retirez iommu=off de la ligne de commande de Xen.
finding-passthrough-trouble = Aucun périphérique ne peut être confié à un domaine : Xen n’a pas d’IOMMU.
    .hint = Activez VT-d ou AMD-Vi dans le micrologiciel et retirez iommu=off de la ligne de commande de Xen.
finding-xsm-ok = Xen permet à la VM réseau de servir les sessions.
finding-xsm-note = Xen applique une politique FLASK : les étiquettes des deux VM doivent leur permettre de communiquer.
    .hint = Mettez de telles étiquettes dans xen.networkLabel et xen.browserLabel de la configuration.
finding-xsm-trouble = Xen sépare les domaines (xsm=silo) : la VM réseau ne peut servir aucune session.
    .hint = Mettez xsm=dummy sur la ligne de commande de Xen, ou xsm=flask avec des étiquettes qui les laissent communiquer.
finding-network-card-ok = La carte réseau { $address } peut être confiée.
finding-network-card-note = La carte réseau { $address } est utilisée par le pilote { $driver } ; elle est confiée au démarrage de la VM réseau.
    .hint = La connexion de l’ordinateur par cette carte s’arrête alors. Pour la préparer au démarrage :
finding-network-card-note-unbound = La carte réseau { $address } n’a aucun pilote ; elle est confiée au démarrage de la VM réseau.
    .hint = La connexion de l’ordinateur par cette carte s’arrête alors. Pour la préparer au démarrage :
finding-network-card-trouble = Il n’y a pas de périphérique PCI { $address }.
    .hint = Cherchez la carte réseau avec :
finding-network-card-trouble-xenmgr = xenmgr ne connaît pas de périphérique PCI { $address }.
    .hint = Pour voir ceux qui existent, dans dom0 :
finding-xen-memory-ok = Xen a { $freeMiB } MiB de mémoire libre ; une session peut en utiliser { $neededMiB }.
finding-xen-memory-trouble = Xen a { $freeMiB } MiB de mémoire libre ; une session peut en utiliser { $neededMiB }.
    .hint = Donnez moins à dom0 (dom0_mem sur la ligne de commande de Xen), fermez des sessions ou baissez memoryMiB dans le profil.
finding-xen-memory-trouble-xenmgr = XenClient a { $freeMiB } MiB de mémoire libre ; une session peut en utiliser { $neededMiB }.
    .hint = Arrêtez d’autres VM ou baissez memoryMiB dans le profil.
finding-xenmgr-ok = xenmgr répond.
finding-xenmgr-trouble = xenmgr ne répond pas : { $reason }
    .hint = Utilisez Safe Browse dans dom0, ou nommez dom0 dans la configuration : xenclient.dom0
finding-xenmgr-policy-trouble = La politique de xenmgr ne permet pas de créer et de supprimer des VM.
    .hint = Exécutez dans dom0 :
finding-dom0-programs-ok = dom0 a les programmes qui créent des disques.
finding-dom0-programs-trouble = Il manque dans dom0 : { $programs }.
    .hint = Ils font partie de XenClient XT et d’OpenXT. Utilisez Safe Browse dans dom0, ou nommez dom0 dans la configuration : xenclient.dom0
finding-xenclient-untried-note = Safe Browse n’a été essayé qu’avec une imitation de xenmgr, jamais avec un vrai XenClient XT ou OpenXT.
    .hint = Lisez host-agent/hypervisor/xenclient/README.md et regardez d’abord chaque commande :
finding-memory-ok = { $freeMiB } MiB de mémoire sont libres. Une session peut en utiliser { $neededMiB }.
finding-memory-trouble = { $freeMiB } MiB de mémoire sont libres. Une session peut en utiliser { $neededMiB }.
    .hint = Fermez des programmes ou donnez moins de mémoire au profil.
finding-disk-ok = { $freeMiB } MiB sont libres dans { $folder }.
finding-disk-note = { $freeMiB } MiB sont libres dans { $folder }. La construction d’une image en demande environ { $neededMiB }.
    .hint = Libérez de l’espace ou supprimez les anciennes images.
finding-package-sources-ok = Les images utilisent toutes les sources de paquets de l’hôte qui correspondent à sa version.
finding-package-sources-note = Les images n’utilisent pas ces sources de paquets : { $sources }.
    .hint = Si des images en ont besoin, ajoutez leur URI à images.extraSources dans la configuration.
finding-crashes-note = Le service s’est arrêté { $count } fois de façon imprévue depuis le démarrage, la dernière fois à { $last }.
    .hint = Signalez-le, avec les erreurs de ce moment dans { $path }.
finding-network-ports-note = La VM réseau a { $total } ports. Elle en aura { $next } quand aucune session ne sera ouverte.
finding-pool-ok = Tous les hôtes du pool { $pool } sont joignables.
finding-pool-note-away = { $away } hôtes sur { $total } du pool { $pool } sont inutilisables : { $hosts }.
    .hint = Cette commande indique pourquoi.
finding-pool-trouble-away = { $away } hôtes sur { $total } du pool { $pool } sont inutilisables : { $hosts }.
    .hint = Cette commande indique pourquoi.
finding-managed-settings-ok = { $by } gère des paramètres.
finding-log-ok = Le service tient un journal : { $path }
finding-jail-ok = Le processus de chaque VM est dans sa propre jail.
finding-jail-trouble = Aucune jail ne peut être créée pour le processus d’une VM : { $said }.
    .hint = Autorisez les comptes à créer des espaces de noms : sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone.
finding-jail-trouble-restricted = Aucune jail ne peut être créée pour le processus d’une VM : { $said }. Ce noyau exige un profil AppArmor pour les espaces de noms.
    .hint = Chargez en tant que root les profils de Safe Browse.
finding-required-protections-ok = Chaque VM reçoit ce que { $by } exige : { $required }.
finding-required-protections-trouble = Aucune VM ne démarre : { $by } exige { $missing }.
    .hint = Les constats sur les comptes, les limites et AppArmor indiquent la marche à suivre.
finding-missed-protections-note = Depuis le démarrage du service, une VM a démarré sans { $missed }. Celles qui démarrent maintenant en disposent.
    .hint = Fermez les sessions ouvertes à ce moment.
finding-accounts-ok = Le processus de chaque VM a son propre compte, dont les droits protègent vos fichiers.
finding-accounts-note = Les processus des VM utilisent votre compte. Le noyau ou newuidmap refuse vos UID subordonnés.
    .hint = Installez le paquet uidmap et examinez /etc/subuid et /etc/subgid.
finding-accounts-note-busy = Les processus des VM utilisent votre compte : leur en donner d’autres a pris trop de temps. Le prochain démarrage réessaiera.
    .hint = Vérifiez à nouveau quand l’ordinateur sera moins occupé.
finding-accounts-note-no-ids = Les processus des VM utilisent votre compte, qui n’a pas d’UID subordonnés.
    .hint = Installez le paquet uidmap, puis exécutez en tant que root :
finding-bounds-ok = Un cgroup limite la mémoire, les processeurs et les processus de chaque VM et garde sa mémoire hors du swap.
finding-bounds-note = Aucun cgroup n’est disponible. Seuls l’espace d’adressage, les threads et les fichiers d’une VM sont limités.
    .hint = Connectez-vous par systemd et déléguez-lui les contrôleurs memory, cpu et pids.
finding-bounds-note-busy = systemd n’a pas répondu à temps : une VM qui démarre maintenant n’a pas de cgroup. Le prochain démarrage réessaiera.
    .hint = Vérifiez à nouveau quand l’ordinateur sera moins occupé.
finding-policy-ok = En plus de sa jail, un profil AppArmor confine le processus de chaque VM.
finding-policy-note = Le noyau n’a ni SELinux ni AppArmor. Seuls les espaces de noms, les filtres d’appels système et les limites confinent le processus d’une VM.
    .hint = Un noyau qui en a un protège mieux. Celui de Debian a AppArmor.
finding-policy-note-not-loaded = AppArmor est actif, mais les profils de Safe Browse ne sont pas chargés : seule la jail confine le processus d’une VM.
    .hint = Chargez-les en tant que root.
finding-policy-note-selinux = SELinux est actif, mais Safe Browse n’a pas de politique pour lui. Les espaces de noms, les filtres d’appels système, les limites et la politique de votre compte confinent le processus d’une VM.
    .hint = Cette version n’a pas de solution.
finding-nested-virtualisation-ok = KVM n’offre pas de virtualisation imbriquée.
finding-nested-virtualisation-ok-on = KVM offre la virtualisation imbriquée. Les VM de Safe Browse ne l’ont pas.
finding-memory-merging-ok = Le noyau ne fusionne pas la mémoire des programmes (KSM).
finding-memory-merging-note = Le noyau fusionne la mémoire identique des programmes qui le demandent (KSM), ce qui permet à l’un de deviner celle d’un autre. Les VM de Safe Browse ne le demandent pas.
    .hint = Annulez-le en tant que root et arrêtez le service qui l’active, par exemple ksmtuned.
finding-processor-cores-ok = Chaque cœur exécute un seul thread : aucune VM n’en partage un.
finding-processor-cores-ok-scheduled = Les cœurs exécutent plusieurs threads (SMT). Le core scheduling sépare chaque VM des autres programmes.
finding-processor-cores-note = Les cœurs exécutent plusieurs threads (SMT), que les VM partagent avec d’autres programmes : le core scheduling ne fonctionne pas ici.
    .hint = La commande désactive SMT en tant que root, au prix de la vitesse. Ou utilisez un noyau avec CONFIG_SCHED_CORE.
finding-processor-ok = Le noyau ne signale aucune vulnérabilité ouverte du processeur.
finding-processor-note = Des vulnérabilités du processeur permettent aux VM de lire d’autres mémoires : { $names }.
    .hint = Mettez à jour le noyau et le microcode de cet ordinateur, ou de celui sur lequel il tourne comme VM. Sans version plus récente, la vulnérabilité demeure.
finding-processor-note-unreported = Ce noyau ne signale pas les vulnérabilités du processeur.
    .hint = Le noyau de Debian les signale.
finding-runtime-folder-ok = Les fichiers des sessions en cours sont en mémoire : { $folder }.
finding-runtime-folder-note = { $folder } est sur un disque : des images de l’écran d’une session y sont écrites.
    .hint = Connectez-vous par une session qui définit XDG_RUNTIME_DIR, ou choisissez un dossier dans un tmpfs.
finding-swap-ok = Le swap est chiffré ou en mémoire.
finding-swap-ok-none = Il n’y a pas de swap : la mémoire d’une session n’est jamais écrite sur un disque.
finding-swap-note = La mémoire d’une session ou de sa fenêtre peut être écrite sur { $areas }, qui ne semble pas chiffré.
    .hint = Chiffrez le swap (crypttab), utilisez zram ou désactivez-le.
finding-sound-ok = Les sessions jouent le son par { $server }.
finding-sound-note = Les sessions ne peuvent pas jouer de son : aucun serveur de son ne fonctionne.
    .hint = Démarrez PipeWire ou PulseAudio, ou choisissez le serveur de son dans les paramètres.
finding-sound-note-missing = Les sessions ne peuvent pas jouer de son : il manque un programme.
finding-sound-note-file = Les sessions écrivent leur son dans un fichier au lieu de le jouer.
    .hint = Choisissez « Automatique » comme serveur de son dans les paramètres.
finding-usb-ok = Des périphériques USB peuvent être confiés aux sessions. Clés de sécurité, caméras et lecteurs de cartes branchés : { $count }.
finding-usb-note = Votre compte n’a pas le droit d’ouvrir : { $devices }.
    .hint = La règle udev de Safe Browse ouvre clés de sécurité et caméras à la personne devant l’ordinateur. Si elle est installée, rebranchez le périphérique.
finding-usb-note-hypervisor = Cet hyperviseur ne peut confier aucun périphérique USB, alors qu’un profil le prévoit : { $profiles }.
    .hint = Désactivez-les dans ce profil, ou utilisez QEMU.
finding-usb-note-missing = Aucun périphérique USB ne peut être confié. Non installés : { $programs }.
finding-default-programs-ok = Les liens s’ouvrent dans { $links }, les documents dans { $documents }, les documents bureautiques dans { $office }, les textes dans { $text }, les images dans { $pictures }, le courrier dans { $mail }, les archives dans { $archives }, les sons et les films dans { $media }, les pages web dans { $pages }.
finding-extensions-ok = Programmes avec l’extension de Safe Browse : { $present }. Sans elle : { $absent }.
finding-electron-ok = Electron { $version } a { $days } jours ; il est corrigé jusqu’au { $ends } environ.
finding-electron-note = Electron { $version } a { $days } jours ; il lui manque des correctifs de sécurité.
    .hint = Mettez à jour Safe Browse : son paquet safe-browse-electron contient Electron.
finding-electron-note-unsupported = Electron { $version } ne reçoit plus de correctifs de sécurité depuis le { $ends } environ.
    .hint = Mettez à jour Safe Browse : son paquet safe-browse-electron contient Electron.
finding-electron-note-unknown = L’âge d’Electron { $version } est inconnu : Safe Browse ne le fournit pas.
    .hint = Mettez à jour Safe Browse : son paquet safe-browse-electron contient Electron.
finding-shared-images-note = Les images communes à tous les comptes ne sont pas renouvelées : { $trouble }
finding-shared-images-note-old = Les images communes à tous les comptes n’ont plus été vérifiées depuis le { $checkedAt } ; ce compte construit les siennes.
finding-newer-version-note = Safe Browse { $version } est dans le dépôt apt ; { $installed } est installé.
    .hint = Exécutez la commande en tant que root.
finding-newer-version-note-running = Safe Browse { $installed } est installé, mais son service d’arrière-plan est encore { $running }.
finding-newer-version-note-electron = Electron { $version } est dans le dépôt apt ; { $installed } est installé.
    .hint = Exécutez la commande en tant que root.
finding-page-network-ok = Les pages des fenêtres n’ont pas de réseau.
finding-page-network-note = Electron utilise le réseau de l’ordinateur. Une page compromise d’une fenêtre pourrait l’atteindre.
    .hint = Autorisez les espaces de noms, installez Safe Browse dans un chemin sans espaces ni deux-points, et redémarrez-le.
finding-network-filter-ok = Un filtre sur cet ordinateur impose à la VM réseau les règles des sessions.
finding-network-filter-note = La VM réseau a sa propre carte. Aucun filtre de cet ordinateur n’est derrière elle : compromise, elle atteint votre réseau.
    .hint = Choisissez « Votre compte (user) » comme connexion Internet.
finding-network-filter-note-given = La VM réseau a sa propre carte. Aucun filtre de cet ordinateur n’est derrière elle : compromise, elle atteint votre réseau.
    .hint = Cet hyperviseur n’a pas d’autre connexion.
finding-network-filter-note-bridge = Les sessions sont des ordinateurs de votre réseau, car le mode est « Pont » : aucune règle ne s’applique.
    .hint = Choisissez le mode « Traduction d’adresses (NAT) ».
finding-networks-trouble = Cet ordinateur connaît { $count } réseaux, plus qu’une règle ne peut en contenir. Les sessions n’atteignent donc rien, sauf avec « Internet et réseau local ».
    .hint = Regroupez des routes en réseaux plus grands.
finding-networks-trouble-all = Tout Internet compte comme un réseau de cet ordinateur, car ses routes sont illisibles ou network.refusedNetworks l’indique. Les sessions n’atteignent donc rien, sauf avec « Internet et réseau local ».
    .hint = Laissez votre compte lire /proc/net/route et /proc/net/fib_trie.
finding-portal-note = Le réseau demande une connexion avant de donner accès à Internet.
    .hint = Connectez-vous avec : safe-browse portal
finding-channel-ok = Les images viennent du canal { $channel }, numéro { $serial }.
finding-channel-note = Le canal { $channel } n’a pas encore de version pour cet ordinateur (numéro { $serial }).
    .hint = Elle viendra d’elle-même quand le déploiement atteindra cet ordinateur.
finding-channel-note-unread = Le canal { $channel } n’a pas encore été lu.
finding-channel-trouble-clock = L’horloge de cet ordinateur retarde : il est plus tard que { $notBefore }.
    .hint = Réglez l’horloge.
finding-channel-trouble-expired = Le fichier du canal { $channel } a expiré à { $expires }.
    .hint = Il n’a pas été renouvelé, ou le registre retient le nouveau : prévenez la personne qui le publie.
finding-channel-trouble-other = Le canal n’a pas pu être lu : { $trouble }
finding-uplink-ok = La connexion Internet est configurée.
finding-uplink-trouble-no-bridge = Cet ordinateur n’a pas de pont { $bridge }.
    .hint = Créez-le en tant que root, avec une carte réseau, ou indiquez-en un autre.
finding-uplink-trouble-not-setuid = { $helper } n’est pas setuid root et ne peut donc rien relier au pont.
    .hint = Exécutez en tant que root :
finding-uplink-trouble-not-allowed = { $file } n’autorise pas { $bridge }.
    .hint = Exécutez en tant que root :
finding-uplink-trouble-no-tap = Cet ordinateur n’a pas de tap { $device }.
    .hint = Exécutez en tant que root :
finding-uplink-trouble-foreign-tap = Le tap { $device } appartient à un autre compte.
    .hint = Exécutez en tant que root :
finding-uplink-trouble-driver = Seul root peut lier la carte { $device } à vfio-pci.
    .hint = Exécutez en tant que root :
finding-uplink-trouble-no-permission = Votre compte n’a pas le droit d’utiliser { $file }.
    .hint = Exécutez en tant que root :
finding-browser-image-ok = L’image du navigateur est en place.
finding-browser-image-ok-shared = L’image du navigateur est en place ; tous les comptes de cet ordinateur l’utilisent.
finding-browser-image-ok-unneeded = Aucun profil n’a besoin de l’image du navigateur : toutes les sessions sont sur d’autres hôtes.
finding-browser-image-note = L’image du navigateur est plus ancienne que ce programme.
finding-browser-image-note-debug = L’image du navigateur est faite pour le débogage : on peut se connecter à ses consoles.
finding-browser-image-trouble = Il n’y a pas d’image du navigateur.
finding-browser-image-trouble-channel = Il n’y a pas d’image du navigateur : le canal { $channel } n’en a encore apporté aucune.
finding-browser-image-trouble-recalled = L’image du navigateur a été rappelée : { $why }.
finding-network-image-ok = L’image réseau est en place.
finding-network-image-ok-shared = L’image du réseau est en place ; tous les comptes de cet ordinateur l’utilisent.
finding-network-image-ok-unneeded = Aucun profil n’a besoin de l’image réseau : toutes les sessions sont sur d’autres hôtes.
finding-network-image-note = L’image réseau est plus ancienne que ce programme.
finding-network-image-note-debug = L’image réseau est faite pour le débogage : on peut se connecter à ses consoles.
finding-network-image-trouble = Il n’y a pas d’image réseau.
finding-network-image-trouble-channel = Il n’y a pas d’image réseau : le canal { $channel } n’en a encore apporté aucune.
finding-network-image-trouble-recalled = L’image réseau a été rappelée : { $why }.
log-explanation = Messages du service d’arrière-plan. Ils ne contiennent aucune adresse de page, sauf si vous l’activez dans les paramètres.
log-level = Afficher
log-level-all = Tout
log-level-warn = Avertissements et erreurs
log-level-error = Erreurs
log-search = Rechercher
log-empty = Aucune entrée.
log-file = Fichier
log-lines = Entrées du journal
quit-question-title = Quitter Safe Browse ?
quit-question-running =
    { $count ->
        [one] Une session est ouverte. Elle peut continuer sans fenêtre ; vous la retrouverez ici au prochain démarrage.
       *[other] { $count } sessions sont ouvertes. Elles peuvent continuer sans fenêtre ; vous les retrouverez ici au prochain démarrage.
    }
quit-question-leave = Quitter, garder les sessions
quit-question-discard = Quitter et jeter les sessions
main-cancel = Annuler
main-details = Détails
main-copy = Copier
main-copied = Copié
failed-files-save = Non enregistré
failed-files-save-all = Non enregistré
failed-files-print = Non imprimé
failed-files-screenshot = Non enregistrée
failed-files-show = Dossier non affiché
failed-files-drag = Non déposé
failed-files-choose = Non envoyé
failed-files-cancel-copy = La copie n’a pas été annulée
failed-files-view = Non affiché
failed-files-drop = Non envoyé
failed-clipboard-copy-out = Non copié
failed-clipboard-paste-in = Non collé
failed-bookmark-add-page = Favori non ajouté
failed-sites-add = Site non ajouté
failed-usb-list = Appareils introuvables
failed-usb-connect = Non connecté
failed-usb-disconnect = Non déconnecté
failed-session-microphone = Micro inchangé
failed-session-steer = Programme ni arrêté ni repris
failed-session-record = Non enregistrée
failed-session-stop-recording = Enregistrement non arrêté
failed-session-open = Non ouverte
failed-session-open-page = Non ouverte
failed-session-close = Non jetée
failed-session-close-all = Non jetées
failed-window-answer-close = Non jetée
failed-window-answer-end = Non enregistré ni jeté
failed-session-undo = Non rétablie
failed-window-undo-discard = Non rétablie
failed-session-volume = Volume inchangé
failed-exit-test = La sortie ne fonctionne pas
failed-network-restart = VM réseau non redémarrée
failed-image-build = Non construite
failed-image-cancel-build = Construction non annulée
failed-image-cancel-set-up = Configuration non annulée
failed-doctor-fix = Non résolu
failed-config-set = Non enregistré
failed-config-check = Non vérifié
failed-desktop-set = Non enregistré
failed-desktop-look = Les programmes par défaut n’ont pas été trouvés
failed-log-read = Journal non lu
failed-agent-restart = Service d’arrière-plan non redémarré
failed-session-show = La session n’a pas été affichée
failed-session-scale = L’échelle n’a pas été modifiée
failed-session-type = Non saisi
failed-image-set-up = Non configuré
failed-doctor-run = Non vérifié
failed-doctor-copy = Non copié
failed-config-open = Le fichier n’a pas été ouvert
failed-config-restore = Non restauré
failed-config-choose-folder = Aucun dossier n’a été choisi
failed-link-forget = La règle n’a pas été supprimée
failed-failure-copy = Non copié
failed-application-quit = Safe Browse n’a pas été quitté
failed-application-answer-quit = Safe Browse n’a pas été quitté
failed-window-close = La fenêtre n’a pas été fermée
failed-window-fullscreen = Le plein écran n’a pas été modifié
failed-window-retry = Non ouverte
failed-window-touch = La session n’a pas été conservée
failed-window-keep-running = La session n’a pas été conservée
failed-window-open-page = La page n’a pas été ouverte
failed-link-choose = Le lien n’a pas été ouvert
failed-files-list = Les fichiers n’ont pas été listés
failed-transfer-cancel = Non annulé
failed-bookmark-rename = Le marque-page n’a pas été renommé
failed-bookmark-remove = Le marque-page n’a pas été supprimé
main-loosen-question =
    { $settings ->
        [one] Assouplir ce paramètre ?
       *[other] Assouplir ces { $settings } paramètres ?
    }
main-loosen-why = Les prochaines sessions pourront alors faire davantage, ou l’ordinateur accordera davantage de confiance.
main-loosen-removed = supprimé
main-loosen-confirm = Assouplir
main-drop = Déposer pour afficher dans un navigateur jetable sans réseau
main-dismiss = Fermer

## Settings

setting-hypervisor = Hyperviseur
    .explanation = Ce qui exécute les VM.
setting-accelerator = Accélération
    .explanation = Automatique utilise KVM s’il fonctionne, sinon l’émulation logicielle.
setting-defaultProfile = Profil par défaut
    .explanation = Utilisé si vous n’en choisissez pas d’autre.
setting-network-uplink = Connexion Internet
    .explanation = Comment la VM réseau accède à Internet.
setting-network-user-follow = Chemin de votre compte
    .explanation = Pour « Par votre compte (user) » : host suit la route par défaut de votre ordinateur ; device:wg0 n’utilise que cette interface réseau.
setting-network-tap-bridge = Pont
    .explanation = Pour « Réseau local (tap) » : un pont de votre ordinateur.
setting-network-tap-device = Interface tap
    .explanation = Ou une interface tap qui appartient à votre compte.
setting-network-pci-device = Carte réseau
    .explanation = Pour « Carte réseau (pci) », par exemple 0000:03:00.0.
setting-network-pci-allowOnlyNic = Autoriser l’unique carte réseau
    .explanation = Votre ordinateur lui-même n’a alors plus de réseau.
setting-network-mode = Mode
    .explanation = La traduction d’adresses tient les sessions à l’écart du réseau local ; un pont les y place.
setting-network-ipv6 = IPv6
    .explanation = Les sessions utilisent IPv6 là où cet ordinateur en dispose, sauf par une sortie.
setting-network-forwardEapol = Transmettre 802.1X
    .explanation = Pour un pont : une session peut elle-même s’authentifier sur le réseau local.
setting-network-bridgeRules = Règles du pont
    .explanation = Un fichier de règles nftables.
setting-network-ports = Nombre maximal de sessions
    .explanation = Chaque session a son propre port sur la VM réseau. Un nouveau nombre s’applique quand aucune session n’est ouverte.
setting-network-memoryMiB = Mémoire de la VM réseau
setting-network-startWith = Démarrer la VM réseau
    .explanation = « Toujours prête » la démarre avant le premier clic.
setting-network-idleStopSeconds = Arrêter la VM réseau après
    .explanation = Quand aucune session ne l’a utilisée pendant cette durée.
setting-network-connections = Connexions maximales par session
    .explanation = Évite qu’une session bloque le réseau pour les autres.
setting-network-newConnectionsPerSecond = Nouvelles connexions par seconde et par session
setting-network-refusedNetworks = Réseaux refusés
    .explanation = Aucune session ne les atteint, par exemple l’adresse publique de votre routeur : 203.0.113.7/32.
setting-network-portalProbe = Page pour chercher les pages de connexion
    .explanation = À sa réponse, Safe Browse trouve la page de connexion d’un réseau et remarque qu’Internet est accessible. Elle n’est demandée que pendant la connexion. Vide : connexion impossible.
setting-images-trustedKeys = Clés d’image de confiance
    .explanation = Seules les images signées avec ces clés sont utilisées. « local » : construites ici ; les autres sont des clés publiques minisign.
setting-images-channel = Canal des images
    .explanation = Les images viennent de ce canal d’un registre au lieu d’être construites ici.
setting-images-channelKeys = Clés du canal
    .explanation = Clés publiques minisign des personnes autorisées à le signer. Aucune : les clés d’image de confiance.
setting-images-channelThreshold = Signatures nécessaires au canal
setting-images-ring = Groupe lors des déploiements
    .explanation = Des groupes comme « pilot » peuvent recevoir une version du canal avant les autres.
setting-images-mirrors = Miroirs de registres
    .explanation = Les images et les canaux y sont lus d’abord. Ce qu’ils envoient ne compte qu’avec les empreintes et les signatures du registre.
setting-images-loginServers = Serveurs de connexion des registres
    .explanation = Un registre peut leur envoyer vos identifiants, bien qu’ils soient sur un autre domaine.
setting-images-attestations = Constructeurs qui doivent confirmer une image
    .explanation = Outre celui qui l’a signée, avant qu’elle soit prise dans un registre ou un canal.
setting-images-extraSources = Autres sources de paquets pour les images
    .explanation = En plus des archives de Debian, par leur URI comme dans les sources d’apt.
setting-updates-check = Rechercher les mises à jour des images
    .explanation = Dans les listes de paquets de la distribution.
setting-updates-everyHours = Rechercher toutes les
setting-updates-build = Installer automatiquement les mises à jour des images
    .explanation = Les images sont reconstruites en arrière-plan et utilisées dès le clic suivant. L’image précédente est conservée.
setting-updates-hours = N’installer les mises à jour qu’entre
    .explanation = Heure locale, par exemple 22:00-06:00. Vide : à tout moment. Les images rappelées sont remplacées aussitôt.
setting-template-seal = Démarrer les sessions à partir d’un modèle
    .explanation = Une VM enregistrée avec le navigateur ouvert ou un écran vide. Désactivé : chaque session démarre complètement.
setting-template-maximumAgeHours = Remplacer les modèles après
    .explanation = Toutes les sessions d’un modèle partagent la disposition de sa mémoire. 0 : jamais.
setting-spare-keep = Garder une VM de réserve prête
    .explanation = Chargée avant le prochain clic.
setting-spare-count = Nombre maximal de VM de réserve
    .explanation = Plus d’une seulement lorsque vous ouvrez des sessions à la suite.
setting-spare-minimumAvailableMiB = Seulement si cette mémoire est disponible
setting-spare-onBattery = La garder aussi sur batterie
setting-start-requirementTimeoutSeconds = Délai de démarrage
    .explanation = Durée maximale de chaque étape. L’émulation logicielle peut demander des minutes.
setting-xen-networkKind = VM réseau sous Xen
    .explanation = PV n’émule rien ; HVM émule un ordinateur complet.
setting-xen-browserKind = VM du navigateur sous Xen
    .explanation = PVH utilise la virtualisation du processeur ; PV, non.
setting-xen-networkLabel = Étiquette FLASK de la VM réseau
    .explanation = Vide : celle de Xen par défaut.
setting-xen-browserLabel = Étiquette FLASK de la VM du navigateur
    .explanation = La politique doit permettre aux deux étiquettes de communiquer.
setting-xenclient-transport = Connexion à xenmgr
    .explanation = Sous XenClient et OpenXT : par D-Bus ou avec le programme xec.
setting-xenclient-dom0 = dom0 par ssh
    .explanation = Par exemple root@dom0. Vide : Safe Browse s’exécute dans dom0.
setting-xenclient-disks = Dossier des disques dans dom0
setting-xenclient-layer = Écritures d’une VM
    .explanation = Restent dans sa mémoire, ou vont dans une couche que xenmgr crée à chaque démarrage.
setting-xenclient-network = Réseau des sessions
    .explanation = Son nom dans xenmgr.
setting-xenclient-networkKernelExtract = Noyau sur le disque de la VM réseau
    .explanation = Son chemin sur ce disque. Vide : le noyau de l’image.
setting-audio-backend = Serveur de son
    .explanation = Joue le son des sessions. « Dans un fichier » sert aux tests.
setting-end-undoSeconds = Délai pour annuler
    .explanation = Une session jetée reste en pause pendant ce délai avant de disparaître. 0 : elle disparaît aussitôt.
setting-downloads-folder = Dossier de téléchargement
    .explanation = Pour les fichiers que vous enregistrez depuis une session.
    .empty = « Safe Browse » dans votre dossier de téléchargement
setting-downloads-maxFileMiB = Taille maximale des fichiers
    .explanation = Pour les fichiers que vous enregistrez ou envoyez.
setting-downloads-safeCopyPages = Pages maximales d’une copie sûre
    .explanation = Chaque page est dessinée dans une seconde VM jetable.
setting-downloads-safeCopyText = Texte dans les copies sûres
    .explanation = Des mots que la VM de conversion lit sur les images des pages, pour que vous puissiez les trouver et les copier.
setting-files-openHere = Sortes de fichiers qui s’ouvrent ici
setting-files-documents = Ouvrir les documents bureautiques
    .explanation = Word, Excel, PowerPoint, OpenDocument et RTF. Reconstruisez l’image du navigateur après l’avoir activé : cela ajoute LibreOffice.
setting-links-mode = Sites qui s’ouvrent toujours ici
    .explanation = Avec l’extension, votre autre navigateur s’arrête avant de contacter un tel site.
setting-links-always = Toujours ici
    .explanation = Sites avec leurs sous-domaines. Si un site est dans les deux listes, le nom le plus long compte.
setting-links-never = Jamais d’eux-mêmes ici
    .explanation = Sites avec leurs sous-domaines, comme votre intranet.
setting-log-level = Niveau du journal
setting-log-urls = Journaliser les adresses des pages
    .explanation = Désactivé : le journal ne garde pas trace de vos visites.
setting-log-audit = Journaliser les profils des sessions
    .explanation = Pour une organisation : avec quel profil chaque session a été ouverte. Jamais ce qu’elle a affiché.
setting-profile-label = Nom
    .explanation = Affiché dans les fenêtres et les menus.
    .empty = Comme dans le fichier
setting-profile-startPage = Page de démarrage
    .explanation = Affichée quand une session s’ouvre sans adresse.
    .empty = Page vide
setting-profile-where = Exécuter sur
    .explanation = Au choix, les pools du fichier de configuration.
setting-profile-memoryMiB = Mémoire
setting-profile-scratchGiB = Disque pour les téléchargements
    .explanation = Chiffré, et effacé avec la session. Avec 0, les téléchargements restent en mémoire.
setting-profile-privateMemory = Mémoire privée
    .explanation = Plus sûr, mais une seconde plus lent.
setting-profile-processors = Processeurs
setting-profile-colour = Couleur
    .explanation = Le cadre autour de ses fenêtres.
setting-profile-network-policy = Accès au réseau
    .explanation = Sauf avec « Internet et réseau local », les sessions n’atteignent ni votre ordinateur ni votre réseau local.
setting-profile-network-allow = Sites listés
    .explanation = Par exemple bank.example, avec ses sous-domaines. Utilisés avec « Sites listés seulement ».
setting-profile-exit = Sortie
    .explanation = Les sorties s’ajoutent avec « safe-browse exit import ». Tant que l’une est coupée, rien ne sort.
setting-profile-files-out = Enregistrer des fichiers
    .explanation = Depuis une session, après une question.
setting-profile-files-in = Envoyer des fichiers
    .explanation = Vers une session, seulement ceux que vous choisissez ou confirmez.
setting-profile-clipboard-out = Copier vers l’extérieur
    .explanation = D’une session vers votre presse-papiers, par un bouton ou un raccourci. Rien n’est copié automatiquement.
setting-profile-clipboard-in = Coller dans la session
    .explanation = De votre presse-papiers vers une session, par un bouton ou un raccourci.
setting-profile-language = Langue préférée pour les pages web
    .explanation = Les pages disponibles en plusieurs langues la suivent.
setting-profile-timeZone = Fuseau horaire
    .explanation = Les pages le voient. UTC ne révèle rien sur vous.
setting-profile-appearance = Apparence
    .explanation = Automatique : comme votre bureau. Les pages la voient, et la plupart de celles qui ont les deux la suivent.
setting-profile-scale = Échelle
    .explanation = Automatique : aussi net que votre écran, à l’échelle de votre bureau, que les pages voient. Désactivé : toujours 100 %, pour moins de mémoire et de calcul.
setting-profile-jit = Compilateur JavaScript
    .explanation = Désactivé : plus sûr, mais les pages qui calculent beaucoup sont lentes, et celles qui exigent WebAssembly ne fonctionnent pas.
setting-profile-fingerprint = Empreinte
    .explanation = Ce qui permet aux pages de reconnaître votre ordinateur. Commune : elles voient la même chose d’une telle session sur chaque ordinateur, en anglais.
setting-profile-webgl = WebGL
    .explanation = Les pages peuvent dessiner en trois dimensions, par exemple des cartes et des jeux. Désactivé : plus sûr.
setting-profile-extensions = Extensions
    .explanation = Noms de dossiers dans l’image. Votre propre recette peut ajouter des extensions.
setting-profile-idleStopMinutes = Fermer après une inactivité de
    .explanation = Depuis la dernière touche, le dernier clic ou le dernier mouvement du pointeur. Un avertissement s’affiche avant. 0 : jamais.
setting-profile-mayKeepRunning = Autoriser « Garder ouverte »
    .explanation = L’avertissement d’inactivité propose alors de garder la session ouverte.
setting-profile-lifetimeMinutes = Durée maximale d’une session
    .explanation = 0 : sans limite.
setting-profile-maximumAgeMinutes = Âge maximal après une mise à jour de sécurité
    .explanation = 0 : sans limite.
setting-profile-seal = Démarrer ses sessions à partir d’un modèle
    .explanation = Avec un écran vide, chaque session démarre son propre Chromium : plus sûr, mais plus lent.
setting-profile-sound = Son
    .explanation = Si ses sessions peuvent jouer du son.
setting-profile-accessibility = Lire les pages à voix haute
    .explanation = Un lecteur d’écran dans ses sessions. Reconstruisez l’image du navigateur après l’avoir activé : cela ajoute la synthèse vocale.
setting-profile-microphone = Micro
    .explanation = Si vous pouvez l’activer dans ses sessions. Il est désactivé à chaque démarrage.
setting-profile-automation = Automatisation
    .explanation = Si un programme de votre ordinateur peut piloter le navigateur de ses sessions. La fenêtre l’indique entre-temps, et vous pouvez reprendre la main.
setting-profile-record = Enregistrement
    .explanation = Si l’écran, le réseau et les téléchargements de ses sessions peuvent être enregistrés. La fenêtre l’indique entre-temps, et vous pouvez l’arrêter.
setting-profile-recordKeys = Clés des connexions dans les enregistrements
    .explanation = Si les enregistrements contiennent aussi les clés des connexions chiffrées. Avec elles, des programmes comme Wireshark lisent tout ce qui a été envoyé et reçu, mots de passe compris.
setting-profile-usb = Périphériques USB
    .explanation = Si vous pouvez confier des périphériques de votre ordinateur à ses sessions en cours. Rien n’est confié automatiquement.
setting-profile-usbKinds = Types de périphériques USB
    .explanation = Eux seuls peuvent être confiés.
setting-profile-screen-width = Largeur initiale de l’écran
    .explanation = Ensuite, l’écran suit la fenêtre.
setting-profile-screen-height = Hauteur initiale de l’écran
unit-MiB = MiB
unit-GiB = GiB
unit-Seconds = s
unit-Minutes = min
unit-Hours = h
unit-pixels = px
option-auto = Automatique
option-kvm = KVM (matérielle)
option-tcg = Émulation logicielle
option-user = Votre compte (user)
option-tap = Réseau local (tap)
option-pci = Carte réseau (pci)
option-nat = Traduction d’adresses (NAT)
option-listed = Ceux de la liste
option-others = Tous sauf ceux de la liste
option-bridge = Pont
option-qemu = QEMU
option-xl = Xen (xl)
option-xenclient = XenClient
option-dbus = D-Bus
option-xec = Le programme xec
option-memory = En mémoire
option-snapshot = Dans une couche
option-pv = PV
option-pvh = PVH
option-hvm = HVM
option-trace = Tout
option-debug = Détaillé
option-info = Normal
option-inherit = Comme pour tous les profils
option-browser = Avec le navigateur ouvert
option-desktop = Avec un écran vide
option-off = Désactivé
option-agent = Toujours prête
option-session = Avec la première session
option-internet-only = Internet seulement
option-allow-list = Sites listés seulement
option-offline = Aucun réseau
option-portal = Seulement la page de connexion d’un réseau
option-open = Internet et réseau local
option-on = Activé
option-none = Aucun
option-pipewire = PipeWire
option-pulseaudio = PulseAudio
option-wav = Dans un fichier
option-ask = Toujours demander
option-allow = Sans demander
option-warn = Avertissements
option-error = Erreurs
option-silent = Rien
option-as-on-the-desktop = Comme sur votre bureau
option-this-computer = Votre ordinateur
option-direct = Votre connexion habituelle
option-light = Clair
option-dark = Sombre
option-common = Commune
option-own = Propre
option-software = Dessiné par le processeur
settings-page-general = Général
    .explanation = Langue, apparence, démarrage, notifications
settings-page-files = Liens et fichiers
    .explanation = Ce qui s’ouvre dans Safe Browse, où vont les fichiers enregistrés
settings-page-profiles = Profils
    .explanation = Les sortes de sessions, et ce que chacune peut faire
settings-page-speed = Vitesse et mémoire
    .explanation = VM de réserve, modèles, délais
settings-page-network = Réseau
    .explanation = Comment les sessions atteignent Internet
settings-page-devices = Son et périphériques
    .explanation = Son, micro et périphériques USB de chaque profil
settings-page-updates = Mises à jour
    .explanation = Quand les images sont vérifiées et renouvelées, et d’où elles viennent
settings-page-computer = Votre ordinateur
    .explanation = Virtualisation et journal
settings-part-general = Profil
settings-part-files = Fichiers et presse-papiers
settings-part-network = Réseau
settings-part-pages = Pages web
settings-part-speed = Vitesse et mémoire
settings-part-devices = Son et périphériques
settings-part-ending = Fin d’une session
settings-part-updates = Mises à jour
settings-part-computer = Votre ordinateur
settings-of-profile = Profil « { $profile } »
settings-search = Rechercher un paramètre
settings-none-found = Aucun paramètre ne contient ces mots.
settings-back = Retour
settings-choose = Choisir…
settings-changed = Modifié
settings-is-default-profile = Profil par défaut
settings-open-file = Ouvrir le fichier
settings-restore = Rétablir la dernière version valide
settings-place = Ligne { $line }, colonne { $column }
settings-language = Langue
settings-theme = Apparence
settings-autostart = Démarrer à ma connexion
settings-autostart-why = S’exécute dans la zone de notification, à portée de clic.
settings-notifications = Notifications
settings-notifications-why = Quand une session se termine inopinément, est mise en pause avec des fichiers non enregistrés ou vous entend, qu’une image est obsolète ou que le réseau tombe en panne.
settings-default-browser = Ouvrir ici les liens des autres programmes
settings-only-browser-why = Ce bureau n’a pas d’autre navigateur.
settings-ask-for-links = Demander pour chaque lien
settings-ask-for-links-why = Ici ou dans l’autre navigateur. Désactivé : chaque lien s’ouvre ici, sauf si son site a une règle.
settings-links-asked = Un clic demande où ouvrir le lien, sauf si son site a une règle.
settings-links-here = Un clic ouvre le lien dans un navigateur jetable, sauf si son site a une règle.
settings-links-ours = Un clic sur un lien d’un autre programme arrive à Safe Browse.
settings-links-not-ours = Un clic sur un lien d’un autre programme ouvre le navigateur par défaut de ce bureau.
settings-links-elsewhere = Un clic ouvre le lien dans { $browser }.
settings-other-browser = Autre navigateur
settings-no-other-browser = aucun trouvé
settings-sites-here = Toujours ici
    .explanation = Un clic sur un lien vers l’un de ces sites l’ouvre dans un navigateur jetable, sans question.
settings-sites-elsewhere = Jamais ici
    .explanation = Un clic sur un lien vers l’un de ces sites l’ouvre dans l’autre navigateur, sans question.
exit-named = Sortie { $exit }
exit-kind-wireguard = Tunnel WireGuard
exit-kind-socks5 = Proxy SOCKS 5
exit-kind-http-connect = Proxy HTTP (CONNECT)
exit-kind-tor = Le réseau Tor
exit-test = Tester
exit-test-named = Tester la sortie { $exit }
exit-testing = Test en cours…
exit-works = Fonctionne. Réponse après { $milliseconds } ms.
exit-works-at = Fonctionne à l’adresse { $address }. Réponse après { $milliseconds } ms.
settings-no-sites = aucun site pour l’instant
settings-site-with-subdomains = avec ses sous-domaines
settings-site-remembered = retenu lors d’une question
settings-site-to-add = Ajouter un site : { $rule }
settings-part-links = Liens des autres programmes
settings-part-kinds = Fichiers
    .explanation = Les sortes de fichiers que Safe Browse ouvre pour le gestionnaire de fichiers, le courrier et les autres programmes. Votre ordinateur ne lit que les octets d’un tel fichier ; il est affiché dans un navigateur jetable sans réseau. Une sorte désactivée s’ouvre de nouveau dans le programme par défaut précédent.
settings-part-sites = Sites avec une règle
settings-part-saved = Fichiers des sessions
kind-documents = Documents
    .explanation = PDF, livres numériques
kind-office = Documents bureautiques
    .explanation = Word, Excel, PowerPoint, OpenDocument, RTF ; demande « Ouvrir les documents bureautiques »
kind-text = Textes et tableaux
    .explanation = Texte simple, Markdown, CSV
kind-pictures = Images
    .explanation = JPEG, PNG, HEIC, TIFF, SVG, Photoshop et d’autres
kind-mail = Courrier
    .explanation = Messages enregistrés, aussi ceux d’Outlook, et boîtes aux lettres
kind-archives = Archives
    .explanation = ZIP, 7z, tar, RAR, images de disques
kind-media = Sons et films
    .explanation = MP4, WebM, MP3, Ogg, FLAC et d’autres
kind-pages = Pages web
    .explanation = Fichiers HTML et pages enregistrées, sans leurs scripts
kind-click-here = Un clic l’affiche dans un navigateur jetable sans réseau.
kind-click-elsewhere = Un clic l’ouvre dans { $program }.
kind-click-taken = Un clic l’ouvre dans { $program }, devenu ensuite le programme par défaut.
kind-click-nothing = Aucun programme ne l’ouvre.
settings-forget = Oublier la règle pour { $site }
settings-new-profile = Nouveau profil
settings-new-profile-name = Nom du nouveau profil
settings-new-profile-why = N’importe quel nom.
settings-new-profile-bad = Au plus 40 caractères, sur une ligne.
settings-new-profile-taken = Ce nom est déjà utilisé.
settings-add = Ajouter
settings-copy-profile = Copier le profil { $profile }
settings-copy-of = Copie de { $profile }
settings-remove-profile = Supprimer le profil { $profile }
settings-remove-question = Supprimer le profil « { $profile } » ?
settings-remove-why = Ses paramètres sont effacés du fichier. Les sessions ouvertes continuent.
settings-remove = Supprimer
settings-reset = { $label } : rétablir la valeur par défaut
settings-managed-by = Géré par { $by }
settings-limited-by = Limité par { $by }
settings-default-of = Valeur par défaut de { $by }
settings-only-these-profiles = Seuls ces profils peuvent être utilisés. Géré par { $by }
settings-not-allowed = Votre organisation n’autorise pas cette valeur.
settings-between = Un nombre entier de { $min } à { $max }
mistake-profile-label = Au plus 40 caractères, sur une ligne.
mistake-images-trustedKeys = Il faut au moins une clé : « local » ou une clé minisign de 56 caractères qui commence par RW.
mistake-network-refusedNetworks = Il faut un réseau comme 203.0.113.0/24 ou une adresse comme 203.0.113.7/32, 64 au maximum.
mistake-images-channel = Il faut un canal comme registry.example/safe-browse/stable.
mistake-images-channelKeys = Il faut « local » ou des clés minisign de 56 caractères qui commencent par RW, 32 au maximum.
mistake-images-mirrors = Il faut des paires comme registre.example=miroir.example:5000, 16 au maximum.
mistake-images-loginServers = Il faut des noms de serveurs comme login.example, 16 au maximum.
mistake-images-extraSources = Il faut l’URI d’une source de paquets comme https://paquets.example/apt, 16 au maximum.
mistake-network-mode = Un pont nécessite la connexion Internet « tap » ou « pci ».
mistake-network-tap = La connexion Internet « tap » nécessite soit un pont, soit une interface tap.
mistake-network-tap-bridge = Il faut le nom d’une interface réseau, de 15 caractères au maximum.
mistake-network-tap-device = Il faut le nom d’une interface réseau, de 15 caractères au maximum.
mistake-network-pci-device = Il faut une carte comme 0000:03:00.0.
mistake-network-forwardEapol = Ne s’applique qu’en mode « Pont ».
mistake-network-bridgeRules = Il faut un chemin complet qui commence par / ; ne s’applique qu’en mode « Pont ».
mistake-profile-where = Il faut le nom d’un pool que le fichier de configuration définit.
mistake-profile-startPage = Il faut une adresse http:// ou https://, ou about:blank.
mistake-profile-language = Il faut une langue comme fr ou fr-FR.
mistake-profile-timeZone = Il faut un fuseau horaire comme Europe/Paris.
mistake-profile-extensions = Il faut des noms de dossiers comme ublock-origin, 16 au maximum.
mistake-profile-network-policy = Ne s’applique qu’en mode « Traduction d’adresses (NAT) » : un pont laisse tout passer.
mistake-profile-network-allow = Les sites comme bank.example ne s’appliquent qu’avec « Sites listés seulement ».
settings-saved = Enregistré
settings-waiting = Enregistré. Prendra effet au redémarrage du service d’arrière-plan.
settings-restart-now = Redémarrer le service
settings-broken = Le fichier de configuration contient des erreurs
settings-broken-why = Aucune session ne démarre tant qu’il n’est pas réparé ou rétabli. Les sessions ouvertes continuent.
settings-not-toml = Ici, le fichier n’est pas du TOML valide.
settings-whole-file = Le fichier entier
settings-file = Fichier
settings-advanced = Avancé
settings-not-loaded = Les paramètres des VM s’afficheront quand le service d’arrière-plan répondra.

## Session window

session-state-preparing = Préparation
session-state-starting = Démarrage
session-state-ready = Prête
session-state-browsing = Ouverte
session-state-closing = Fermeture
session-state-gone = Disparue
session-state-failed = Échec
requirement-image = Vérification de l’image
requirement-network = Démarrage de la VM réseau
requirement-vm = Démarrage de la VM
requirement-guest-agent = Attente du système invité
requirement-home = Création d’un dossier personnel vide
requirement-screen = Activation de l’écran
requirement-identity = Nouvelle identité pour la VM
requirement-browser-window = Ouverture du navigateur
requirement-painted = Affichage de la première page
ending-browser-closed = Le navigateur a été fermé
    .explanation = La VM et tout son contenu ont disparu.
ending-browser-crashed = Le navigateur a planté
    .explanation = La VM et tout son contenu ont disparu. Votre ordinateur n’a pas été affecté.
ending-display-crashed = L’écran de la VM a planté
    .explanation = La VM et tout son contenu ont disparu. Votre ordinateur n’a pas été affecté.
ending-portal-over = Connecté au réseau
    .explanation = Internet est accessible. La VM et tout son contenu ont disparu.
ending-lifetime-over = Durée maximale atteinte
    .explanation = Son profil fixe cette limite. La VM et tout son contenu ont disparu.
ending-outdated = Fermée pour une mise à jour de sécurité
    .explanation = Une mise à jour de sécurité de son image est connue, et son profil limite la durée pendant laquelle une telle session peut continuer. La VM et tout son contenu ont disparu.
ending-idle = Fermée après inactivité
    .explanation = Son profil fixe cette limite. La VM et tout son contenu ont disparu.
ending-closed = La session a été fermée
    .explanation = La VM et tout son contenu ont disparu.
ending-vm-ended = La VM s’est terminée inopinément
    .explanation = Tout son contenu a disparu. Si cela se reproduit, donnez plus de mémoire au profil ou consultez le diagnostic.
ending-image-damaged = L’image de la VM est endommagée
    .explanation = L’image du disque ne correspond plus à ce qui a été construit : la VM s’est arrêtée. Tout son contenu a disparu. Reconstruisez l’image du navigateur.
ending-guest-failed = Le système invité a signalé une erreur
    .explanation = Tout le contenu de la VM a disparu. Reconstruire l’image du navigateur peut aider.
ending-protocol-violation = La VM a été arrêtée par sécurité
    .explanation = Elle a enfreint le protocole qui la sépare de votre ordinateur. Tout son contenu a disparu ; rien d’autre n’a été affecté.
ending-host-lost = Son hôte a disparu
    .explanation = L’ordinateur sur lequel elle s’exécutait n’a pas répondu à temps ou n’a plus la session. Ce qu’il en reste s’y termine automatiquement.
ending-start-failed = La session n’a pas démarré
    .explanation = Tout ce qui avait été démarré a disparu.
colour-blue = Bleu
colour-teal = Bleu-vert
colour-green = Vert
colour-yellow = Jaune
colour-orange = Orange
colour-red = Rouge
colour-pink = Rose
colour-purple = Violet
colour-slate = Ardoise
session-disposable = Jetable
session-default-profile = Standard
session-banking-profile = Banque
session-offline-profile = Hors ligne
session-document-profile = Documents
session-portal-profile = Connexion au réseau
session-title =
    { $number ->
        [1] Navigateur jetable – { $profile }
       *[other] Navigateur jetable { $number } – { $profile }
    }
session-marking = Fenêtre jetable, profil { $profile }. Tout son contenu disparaît à la fermeture.
session-vanishes = Tout le contenu de cette fenêtre disparaît à la fermeture
session-is-gone = Il ne reste rien de cette session
rights-title = Ce que cette session peut faire
rights-why = Son profil en décide, et rien dans la session ne peut le changer.
rights-reach = Accède à
rights-reach-value =
    { $policy ->
        [internet-only] Internet, mais ni votre ordinateur ni votre réseau
        [offline] rien : elle n’a pas de réseau
        [open] Internet et votre réseau
       *[other] { UNKNOWN() }
    }
rights-reach-sites =
    { $sites ->
        [0] rien : aucun site n’est listé
        [one] seulement { $names } et ses sous-domaines
       *[other] seulement { $names } et leurs sous-domaines
    }
rights-reach-portal = seulement la page de connexion de { $network } : { $hosts }
rights-reach-portal-left = pas { $host }, vers où elle mène
rights-exit = Sort par
rights-files-out = Enregistrer des fichiers sur votre ordinateur
rights-files-in = Recevoir vos fichiers
rights-copy-out = Copier dans votre presse-papiers
rights-paste-in = Coller votre presse-papiers
rights-microphone = Entendre votre micro
rights-automation = Se laisser piloter par un programme
rights-automation-rule =
    { $rule ->
        [off] jamais
        [ask] après une question
        [allow] sans question
       *[other] { UNKNOWN() }
    }
rights-record = Être enregistrée
rights-record-rule =
    { $rule ->
        [off] jamais
        [ask] après une question
        [on] sans question
       *[other] { UNKNOWN() }
    }
rights-usb = Utiliser vos appareils USB
rights-rule =
    { $rule ->
        [off] jamais
        [ask] après une question
        [allow] d’un clic de votre part
       *[other] { UNKNOWN() }
    }
rights-where = S’exécute sur
rights-memory = Mémoire actuelle
rights-ends = Se termine
rights-ends-closed = quand vous la fermez
rights-ends-at = à { $time }
rights-ends-idle =
    { $minutes ->
        [one] après une minute d’inactivité
       *[other] après { $minutes } minutes d’inactivité
    }
rights-image = Image construite
session-starting = Préparation d’une VM neuve
session-starting-why = Elle ne contient qu’un navigateur et ne sait rien des sessions précédentes.
session-emulated = Votre ordinateur exécute les VM en émulation logicielle : un démarrage peut prendre une minute ou plus.
session-step-done = terminé
session-step-now = en cours
session-step-waiting = en attente
session-seconds = { $seconds } s
session-seconds-left =
    { $seconds ->
        [one] Encore environ { $seconds } seconde
       *[other] Encore environ { $seconds } secondes
    }
session-takes-longer = C’est plus long que d’habitude
session-progress = Progression du démarrage
session-screen-kind = navigateur jetable
session-screen =
    { GIVEN($page) ->
        [no] Écran de la VM jetable
       *[yes] « { $page } », dans la VM jetable
    }
session-screen-how = La VM reçoit toutes les touches. Appuyez à la fois sur Ctrl et Alt pour libérer le clavier.
session-page = Page : « { $page } ».
session-plays-sound = La session joue du son.
session-release-keyboard = Libérer le clavier : Ctrl + Alt
session-release-keyboard-why = La VM reçoit toutes les touches. Appuyez à la fois sur Ctrl et Alt, puis relâchez-les, pour atteindre ces boutons au clavier ; Échap ramène à la VM.
session-fullscreen = Plein écran (F11)
session-leave-fullscreen = Quitter le plein écran (F11)
session-close-window = Jeter et fermer
session-more = Plus
session-open-again = Ouvrir cette page dans une nouvelle session
session-open-again-question = Ouvrir cette page dans une nouvelle session ?
session-open-again-why = L’adresse vient de la session ; une page a pu la modifier. La nouvelle session n’a aucune des connexions de celle-ci.
session-open-again-confirm = Ouvrir
session-no-address = La session n’a pas donné l’adresse de sa page.
session-sound = Son de la session
session-reads-aloud = Lit à voix haute
session-reads-aloud-why = Un lecteur d’écran dans cette session lit les pages à voix haute, par le son de la session.
session-no-speech = Pas de voix
session-no-speech-why = Le lecteur d’écran de cette session n’a pas démarré ou ne peut pas être entendu. La session fonctionne sans lui.
session-mute = Couper le son
session-unmute = Rétablir le son
session-volume = Volume de la session
session-volume-percent = { $percent } %
session-volume-muted = { $percent } %, son coupé
session-microphone-turn-on = Activer le micro : la session pourra vous entendre
session-microphone-turn-off = Micro activé : le désactiver
session-microphone-on = Micro activé
session-microphone-question = Activer le micro pour la session « { $profile } » ?
session-microphone-why = Ses pages pourront vous entendre et vous enregistrer, jusqu’à ce que vous le désactiviez ici ou fermiez la fenêtre. La zone de notification l’indique entre-temps.
session-microphone-confirm = Activer
session-driven = Pilotée par un programme
session-driven-why = Un programme de votre ordinateur clique et écrit dans cette session. Une touche ou un clic de votre part vous rend la main.
session-driven-held = Vous avez repris la main
session-driven-held-why = Le programme attend que vous le laissiez continuer.
session-driven-stop = Arrêter
session-driven-continue = Continuer
session-driven-question = Laisser un programme piloter la session « { $profile } » ?
session-driven-question-why = Il pourra lire ses pages, y cliquer et y écrire, jusqu’à ce que vous l’arrêtiez ici ou que la session se termine. La fenêtre et la zone de notification l’indiquent entre-temps.
session-driven-confirm = Laisser piloter
session-recorded = Enregistrement en cours
session-recorded-why = L’écran, le réseau et les téléchargements de cette session sont enregistrés dans { $folder }.
session-recorded-stop = Arrêter l’enregistrement
session-record-question = Enregistrer la session « { $profile } » ?
session-record-question-why = Tout ce qu’elle affiche, envoie et reçoit, ainsi que chaque fichier qui en sort, est conservé dans { $folder }, jusqu’à ce que vous l’arrêtiez ici ou que la session se termine. La fenêtre l’indique entre-temps.
session-record-confirm = Enregistrer
session-record = Enregistrer la session…
session-record-into = Choisir un dossier pour l’enregistrement
session-recorded-saved = Enregistrée dans { $folder }.
session-recorded-closes = Cette session est enregistrée : son écran, son réseau et ses téléchargements sont dans { $folder }. L’enregistrement se termine avec elle.
session-agent-lost = Le service d’arrière-plan est arrêté. La session continue.
session-outdated = Mise à jour de sécurité disponible
session-outdated-why =
    { $packages ->
        [one] Un paquet de l’image de cette session a une mise à jour de sécurité. Ouvrez une nouvelle session quand l’image aura été reconstruite.
       *[other] { $packages } paquets de l’image de cette session ont une mise à jour de sécurité. Ouvrez une nouvelle session quand l’image aura été reconstruite.
    }
session-outdated-ends = Mise à jour de sécurité disponible : fermeture à { $time }
session-recalled-ends = Navigateur rappelé : fermeture à { $time }
session-recalled-why = Les éditeurs de ce navigateur l’ont rappelé : { $why }. Enregistrez ce dont vous avez besoin ; la prochaine session en aura un autre.
session-elsewhere = Sur { $host }
session-elsewhere-why = Cette session s’exécute sur { $host }. Ce que vous enregistrez, entendez et dites passe par votre ordinateur.
session-unreachable = Connexion perdue, reconnexion
session-unreachable-why = { $host } ne répond pas. La session y attend un moment et s’affichera de nouveau automatiquement.
session-exit = Par { $exit }
session-exit-why = Ce que cette session envoie ne sort que par la sortie { $exit }.
session-exit-down = { $exit } est coupée
session-slow = Émulation logicielle
session-slow-why = Les VM fonctionnent sans virtualisation matérielle, donc tout est plus lent. La page « Diagnostic » dit pourquoi.
session-only-listed-sites = Sites listés seulement
session-only-listed-sites-why = Les pages de tous les autres sites sont bloquées. Cliquez pour voir la liste ou ajouter un site.
session-only-listed-sites-elsewhere = Les pages de tous les autres sites sont bloquées. La liste se trouve dans le profil sur { $host }.
session-only-listed-hint = Une page bloquée n’est pas d’un site listé. Pour l’ajouter, appuyez sur le cadenas.
session-offline = Il n’y a pas de réseau en ce moment. Cette fenêtre signale son retour.
session-out-of-memory = Un onglet a été fermé, car la mémoire de cette session est pleine. Fermez-en d’autres avant de le rouvrir.
session-without-room = Le disque est plein, et cette session est figée. Libérez de la place : elle reprend alors d’elle-même.
session-back-online = Le réseau est revenu. Rechargez une page qui manque.
session-signs-in = Connexion à { $network }
session-signs-in-why = Elle n’atteint que la page de connexion de ce réseau ({ $hosts }) et se ferme dès qu’Internet est accessible. Cette page appartient à l’exploitant du réseau.
session-no-network = Aucun réseau
session-no-network-why = Cette session n’atteint rien. Son profil le veut ainsi.
session-sites = Sites listés
session-sites-why = Elle n’atteint que ces sites. Les pages de tous les autres sites sont bloquées jusqu’à la fin de la session.
session-no-sites = Aucun : toutes les pages sont bloquées.
session-site-blocked = Une page bloquée n’est pas d’un site listé de ce profil. Si vous lui faites confiance, ajoutez son site : elle s’ouvrira dans une nouvelle session.
session-add-this-site = Ajouter le site de cette page
session-add-site = Ajouter
session-add-site-question = Autoriser le profil « { $profile } » à accéder à { $site } ?
session-add-site-why = Les prochaines sessions du profil accéderont à { $site } et à tous ses sous-domaines.
session-site-added = Site ajouté
session-first-site = Pour quel site est le profil « { $profile } » ?
session-first-site-why = Les sessions de ce profil n’atteignent que ses sites listés. Saisissez par exemple l’adresse de votre banque.
session-first-site-why-page = Les sessions de ce profil n’atteignent que ses sites listés, et aucun ne l’est : la page serait bloquée. Ajoutez son site pour l’ouvrir.
session-first-site-address = Adresse
session-first-site-open = Ajouter et ouvrir
session-address-refused = Saisissez une adresse comme https://bank.example
session-closing = La session est jetée
session-question = Jeter cette session ?
session-question-why =
    { $unsaved ->
        [0]
            { $undoSeconds ->
                [0] Tout son contenu sera perdu : pages et connexions. Cette action est irréversible.
               *[other] Tout son contenu sera perdu : pages et connexions. Vous pourrez annuler pendant { $undoSeconds } s.
            }
        [one]
            { $undoSeconds ->
                [0] Tout son contenu sera perdu : pages, connexions et un fichier téléchargé non enregistré. Cette action est irréversible.
               *[other] Tout son contenu sera perdu : pages, connexions et un fichier téléchargé non enregistré. Vous pourrez annuler pendant { $undoSeconds } s.
            }
       *[other]
            { $undoSeconds ->
                [0] Tout son contenu sera perdu : pages, connexions et { $unsaved } fichiers téléchargés non enregistrés. Cette action est irréversible.
               *[other] Tout son contenu sera perdu : pages, connexions et { $unsaved } fichiers téléchargés non enregistrés. Vous pourrez annuler pendant { $undoSeconds } s.
            }
    }
session-browser-ended-why =
    { $unsaved ->
        [one] Un fichier téléchargé n’est pas enregistré et serait perdu avec cette session.
       *[other] { $unsaved } fichiers téléchargés ne sont pas enregistrés et seraient perdus avec cette session.
    }
session-browser-not-back = Le navigateur n’est pas revenu
session-browser-not-back-why = Il n’a affiché aucune fenêtre à temps. Vous pouvez réessayer.
session-save-all-and-discard = Tout enregistrer et jeter
session-browser-back = Rouvrir le navigateur
session-browser-returning = Le navigateur redémarre
session-browser-returning-why = Il rouvre ses dernières pages. Les fichiers téléchargés restent.
session-browser-returning-emulated = Il rouvre ses dernières pages. Les fichiers téléchargés restent. En émulation logicielle, cela prend jusqu’à une minute.
session-unsent = Ce que vous avez saisi ne semble pas avoir été envoyé.
session-discard = Jeter
session-background = Fermer la fenêtre, garder la session
session-keep = Garder ouverte
session-keep-for-downloads = Garder ouverte, enregistrer d’abord
session-discarded = Session jetée
session-discarded-why = La session est en pause et disparaîtra dans { $seconds } s.
session-paused = En pause
session-held =
    { $because ->
        [idle] En pause : inutilisée
        [lifetime-over] En pause : durée maximale atteinte
        [outdated] En pause : mise à jour de sécurité
       *[other] { UNKNOWN() }
    }
session-held-why =
    { $because ->
        [idle]
            { $unsaved ->
                [one] Cette session n’a pas été utilisée depuis un moment, et un fichier téléchargé n’est pas enregistré. La session disparaîtra à { $time }.
               *[other] Cette session n’a pas été utilisée depuis un moment, et { $unsaved } fichiers téléchargés ne sont pas enregistrés. La session disparaîtra à { $time }.
            }
        [lifetime-over]
            { $unsaved ->
                [one] Cette session a atteint la durée maximale de son profil, et un fichier téléchargé n’est pas enregistré. Si vous continuez, vous avez { $minutes } minutes pour l’enregistrer. Ensuite, la session se termine, même si le fichier n’est pas enregistré. Si vous ne continuez pas, elle disparaîtra à { $time }.
               *[other] Cette session a atteint la durée maximale de son profil, et { $unsaved } fichiers téléchargés ne sont pas enregistrés. Si vous continuez, vous avez { $minutes } minutes pour les enregistrer. Ensuite, la session se termine, même si des fichiers ne sont pas enregistrés. Si vous ne continuez pas, elle disparaîtra à { $time }.
            }
        [outdated]
            { $unsaved ->
                [one] Une mise à jour de sécurité existe pour le navigateur de cette session, qui ne doit donc pas rester ouvert, et un fichier téléchargé n’est pas enregistré. Si vous continuez, vous avez { $minutes } minutes pour l’enregistrer. Ensuite, la session se termine, même si le fichier n’est pas enregistré. Si vous ne continuez pas, elle disparaîtra à { $time }.
               *[other] Une mise à jour de sécurité existe pour le navigateur de cette session, qui ne doit donc pas rester ouvert, et { $unsaved } fichiers téléchargés ne sont pas enregistrés. Si vous continuez, vous avez { $minutes } minutes pour les enregistrer. Ensuite, la session se termine, même si des fichiers ne sont pas enregistrés. Si vous ne continuez pas, elle disparaîtra à { $time }.
            }
       *[other] { UNKNOWN() }
    }
session-grace-ends = Fin à { $time } : enregistrez vos fichiers
session-grace-why =
    { $because ->
        [lifetime-over] Cette session a atteint la durée maximale de son profil. Elle se termine à { $time }, même si des fichiers ne sont pas enregistrés.
        [outdated] Une mise à jour de sécurité existe pour ce navigateur, qui ne doit donc pas rester ouvert. La session se termine à { $time }, même si des fichiers ne sont pas enregistrés.
       *[other] { UNKNOWN() }
    }
session-continue = Continuer
session-undo = Annuler
session-discard-now = Jeter maintenant
session-idle = Êtes-vous toujours là ?
session-idle-why =
    { $unsaved ->
        [0] Cette session n’a pas été utilisée depuis un moment. Elle sera jetée dans { $seconds } s.
        [one] Cette session n’a pas été utilisée depuis un moment. Elle sera mise en pause dans { $seconds } s, car un fichier téléchargé n’est pas enregistré.
       *[other] Cette session n’a pas été utilisée depuis un moment. Elle sera mise en pause dans { $seconds } s, car { $unsaved } fichiers téléchargés ne sont pas enregistrés.
    }
session-idle-keep = Garder ouverte
session-idle-back = Je suis là
session-ends-soon = Le profil met fin à cette session dans { $seconds } s
session-ends-soon-held =
    { $unsaved ->
        [one] Un fichier téléchargé n’est pas enregistré, la session sera donc mise en pause. Si vous la continuez ensuite, vous avez { $minutes } minutes pour l’enregistrer.
       *[other] { $unsaved } fichiers téléchargés ne sont pas enregistrés, la session sera donc mise en pause. Si vous la continuez ensuite, vous avez { $minutes } minutes pour les enregistrer.
    }
session-ends-soon-continue = Continuer jusque-là
session-failed = La session n’a pas démarré
session-again = Réessayer
session-new = Nouvelle session
session-same-page = Rouvrir cette page
session-open-page = Ouvrir « { $page } »
session-close = Fermer
session-picture-lost = L’écran n’est pas disponible
session-picture-lost-why = La session continue, mais son écran est inaccessible.
session-picture-refused-why = Sa VM a envoyé ce qu’aucune VM honnête n’envoie : la connexion a été fermée. Quelque chose dans la session attaque peut-être votre ordinateur : jetez-la.

## Files, clipboard and bookmarks

transfer-files = Fichiers de cette session
transfer-files-count = Fichiers de cette session, { $count } non enregistrés
transfer-no-files = Aucun téléchargement pour l’instant.
transfer-files-why = Les fichiers que vous enregistrez restent sur votre ordinateur ; tous les autres disparaissent avec la session. Un fichier peut être dangereux : il est donc marqué de son origine et n’est pas ouvert.
transfer-more =
    { $count ->
        [one] et { $count } plus ancien
       *[other] et { $count } plus anciens
    }
transfer-save = Enregistrer
transfer-save-named = Enregistrer { $name }
transfer-save-original = Enregistrer l’original
transfer-safe-copy = Copie sûre
transfer-more-named = Plus pour { $name }
transfer-sent-files = Envoyés à la session
transfer-save-safe-copy = Enregistrer une copie sûre
transfer-save-safe-copy-named = Enregistrer une copie sûre de { $name }
transfer-save-safe-copy-why = Une image de chaque page et rien d’autre, dessinée dans une seconde VM jetable sans réseau.
transfer-safe-copy-text = Copie sûre avec texte
transfer-save-safe-copy-text-named = Enregistrer une copie sûre de { $name } avec texte
transfer-save-safe-copy-text-why = De même, avec les mots que sa VM lit sur les images, pour que vous puissiez les trouver et les copier.
transfer-print = Imprimer
transfer-print-named = Imprimer une copie sûre de { $name }
transfer-print-question = Imprimer une copie sûre de ce fichier ?
transfer-print-why = La copie sûre, une image de chaque page et rien d’autre, est aussi enregistrée sur votre ordinateur.
transfer-print-title = Imprimer { $name }
transfer-screenshot = Enregistrer une image de l’écran
transfer-screenshot-name = Écran d’un navigateur jetable
transfer-preview = Première page de la copie sûre de { $name }
transfer-safe-copy-starting = Copie sûre, démarrage de sa VM : { $name }
transfer-safe-copy-page = Copie sûre, page { $page } sur { $of } : { $name }
transfer-saved = Enregistré
transfer-saved-in = Enregistré dans { $folder }
transfer-drag-out = Glissez-le vers une autre fenêtre ou un dossier
transfer-save-all = Tout enregistrer
transfer-save-all-question =
    { $count ->
        [one] Enregistrer ce fichier de la session jetable sur votre ordinateur ?
       *[other] Enregistrer ces { $count } fichiers de la session jetable sur votre ordinateur ?
    }
transfer-save-all-why = Ils peuvent être dangereux : ne les ouvrez que si vous faites confiance à leur origine.
transfer-saved-all =
    { $count ->
        [one] Le fichier est enregistré
       *[other] { $count } fichiers sont enregistrés
    }
transfer-and-more =
    { $count ->
        [one] et { $count } autre
       *[other] et { $count } autres
    }
transfer-save-question = Enregistrer ce fichier de la session jetable sur votre ordinateur ?
transfer-save-why = Il peut être dangereux : ne l’ouvrez que si vous faites confiance à son origine.
transfer-save-safe-copy-question = Enregistrer une copie sûre de ce fichier sur votre ordinateur ?
transfer-show-folder = Afficher le dossier
transfer-unfinished = en cours de téléchargement
transfer-disguised = Son nom est trompeur
file-type-application-pdf = Document PDF
file-type-application-msword = Document Word
file-type-application-vnd-openxmlformats-officedocument-wordprocessingml-document = Document Word
file-type-application-vnd-openxmlformats-officedocument-spreadsheetml-sheet = Feuille de calcul Excel
file-type-application-vnd-openxmlformats-officedocument-presentationml-presentation = Présentation PowerPoint
file-type-application-vnd-oasis-opendocument-text = Texte OpenDocument
file-type-application-vnd-oasis-opendocument-spreadsheet = Feuille de calcul OpenDocument
file-type-application-vnd-oasis-opendocument-presentation = Présentation OpenDocument
file-type-application-x-cfb = Ancien document Office ou installateur Windows
file-type-application-epub-zip = Livre numérique
file-type-application-rtf = Document RTF
file-type-application-postscript = Document PostScript
file-type-application-zip = Archive ZIP
file-type-application-gzip = Fichier compressé (gzip)
file-type-application-x-bzip2 = Fichier compressé (bzip2)
file-type-application-x-xz = Fichier compressé (xz)
file-type-application-zstd = Fichier compressé (zstd)
file-type-application-x-7z-compressed = Archive 7z
file-type-application-x-rar-compressed = Archive RAR
file-type-application-vnd-rar = Archive RAR
file-type-application-x-tar = Archive tar
file-type-application-java-archive = Programme Java
file-type-application-vnd-android-package-archive = Application Android
file-type-application-x-deb = Paquet Debian
file-type-application-x-rpm = Paquet RPM
file-type-application-x-elf = Programme Linux
file-type-application-x-msdownload = Programme Windows
file-type-application-x-mach-binary = Programme macOS
file-type-application-x-apple-diskimage = Image disque macOS
file-type-application-wasm = Programme WebAssembly
file-type-application-xml = Document XML
file-type-application-x-sqlite3 = Base de données SQLite
file-type-application-ogg = Son ou vidéo
file-type-text-plain = Texte
file-type-text-calendar = Événement d’agenda
file-type-text-vcard = Contact
file-type-image-jpeg = Image JPEG
file-type-image-png = Image PNG
file-type-image-gif = Image GIF
file-type-image-webp = Image WebP
file-type-image = Image
file-type-video = Vidéo
file-type-audio = Son
file-type-text = Texte
file-type-font = Police
file-type-model = Modèle 3D
file-type-unknown = type inconnu
transfer-send = Envoyer un fichier…
transfer-send-how = Ou déposez-en un sur cette fenêtre.
transfer-drop = Déposer pour envoyer à la session
transfer-choose-title = Envoyer des fichiers à la session
transfer-send-question =
    { $count ->
        [one] Envoyer ce fichier à la session jetable ?
       *[other] Envoyer ces { $count } fichiers à la session jetable ?
    }
transfer-send-from = dans { $folder }
transfer-send-from-hidden = de { $folder }, un dossier caché : on y conserve souvent clés et mots de passe
transfer-send-why = Toutes les pages de la session pourront peut-être le lire.
transfer-send-confirm = Envoyer
transfer-sent =
    { $count ->
        [one] Le fichier est dans le dossier de téléchargement de la session.
       *[other] { $count } fichiers sont dans le dossier de téléchargement de la session.
    }
transfer-cancel = Annuler
transfer-clipboard = Presse-papiers
transfer-copy-out = Copier
transfer-copy-out-title = Copier vers l’extérieur ce qui a été copié dans la session (Ctrl + Alt + C)
transfer-copy-out-question = Copier { $amount } dans votre presse-papiers ?
transfer-copy-out-why = Le contenu de votre presse-papiers sera remplacé. Une page a pu y mettre autre chose que ce que vous avez vu.
transfer-copied-out =
    { GIVEN($beginning) ->
        [no] Dans votre presse-papiers : { $amount }
       *[yes] Dans votre presse-papiers ({ $amount }) : { $beginning }
    }
transfer-paste-in = Coller
transfer-paste-in-title = Coller votre presse-papiers dans la session (Ctrl + Alt + V)
transfer-paste-in-question = Coller { $amount } dans la session ?
transfer-pasted-in = Collé ({ $amount }). Pendant une minute, Ctrl + V le colle à nouveau.
transfer-nothing-to-paste = Votre presse-papiers est vide
transfer-amount-text =
    { $characters ->
        [one] { NUMBER($characters, useGrouping: "auto") } caractère
        [many] { NUMBER($characters, useGrouping: "auto") } de caractères
       *[other] { NUMBER($characters, useGrouping: "auto") } caractères
    }
transfer-amount-png = une image de { $size }
transfer-amount-other = rien
transfer-bookmark = Ajouter cette page aux marque-pages
transfer-bookmark-question = Ajouter cette page aux marque-pages du profil « { $profile } » ?
transfer-bookmark-name = Nom : « { $name } »
transfer-bookmark-why = L’adresse vient de la session ; une page a pu la falsifier. Toutes les prochaines sessions du profil l’afficheront.
transfer-bookmark-confirm = Ajouter
transfer-bookmark-how = La session n’a pas donné l’adresse de sa page. Saisissez-la ou collez-la ici.
transfer-bookmarked = Marque-page ajouté
transfer-bookmark-is-kept = Cette page est déjà dans les marque-pages
transfer-bookmark-remove = Supprimer le marque-page
transfer-bookmark-removed = Marque-page supprimé
transfer-address = Adresse
transfer-saving = Enregistrement de { $name }
transfer-sending = Envoi de { $name }

## USB devices

usb-kind-security-key = clé de sécurité
usb-kind-camera = caméra
usb-kind-smart-card = lecteur de cartes à puce
usb-kind-storage = stockage
usb-kind-audio = audio
usb-kind-input = clavier ou pointeur
usb-kind-network = réseau ou sans-fil
usb-kind-printer = imprimante
usb-kind-other = autre
usb-refusal-no-use = Une session n’en a pas l’usage.
usb-refusal-not-allowed = Ce profil n’autorise pas ce type de périphérique.
usb-refusal-no-permission = Votre compte n’a pas le droit de l’ouvrir. La page « Diagnostic » indique la marche à suivre.
usb-refusal-handed-over = Une autre session l’utilise.
usb-open = Connecter un périphérique
usb-connected =
    { $count ->
        [one] { $name }
       *[other] { $count } périphériques
    }
usb-open-connected = Connectés : { $names }. Afficher tous les périphériques
usb-devices = Connecter un périphérique
usb-devices-why = Un périphérique connecté appartient à cette seule session, jusqu’à ce que vous le déconnectiez ou que la session se termine. Les pages peuvent l’utiliser dès que vous l’autorisez dans le navigateur.
usb-looking = Recherche de périphériques
usb-none = Aucun périphérique USB n’est branché.
usb-connect = Connecter
usb-connect-named = Connecter { $name }
usb-disconnect = Déconnecter
usb-disconnect-named = Déconnecter { $name }
usb-is-connected = Connecté à cette session
usb-connect-question = Confier « { $name } » à cette session ?
usb-connect-why = Votre ordinateur ne pourra pas l’utiliser entre-temps. Un attaquant dans la session peut en faire ce qu’il veut, et même le modifier : ne connectez que ce que vous brancheriez sur un ordinateur auquel vous ne faites pas confiance.
usb-connect-restarts = Chromium redémarrera alors dans cette session et rouvrira vos pages. Le texte non envoyé et les téléchargements inachevés seront perdus.
usb-told = { $name } est connecté

## Window that asks where a link opens

link-title = Où ouvrir ce lien ?
link-from = Un autre programme veut ouvrir cette adresse :
link-here = Ouvrir dans Safe Browse
link-here-why = Dans une VM neuve, jetée ensuite
link-in-session-why = Dans un nouvel onglet, à côté des pages et connexions qui y sont ouvertes
link-target = Session
link-new-session = Nouvelle : { $profile }
link-open-session = { $profile }, ouverte depuis { $since }
link-elsewhere = Ouvrir dans { $browser }
link-elsewhere-why = Avec vos connexions et votre historique
link-remember = Toujours faire ainsi pour { $site }
link-dismiss = Ne pas ouvrir
link-rule-question = Toujours ouvrir { $site } dans Safe Browse ?
link-rule-why = Ses sous-domaines aussi. Un navigateur avec l’extension ne contacte alors plus ce site ; les liens d’autres programmes s’ouvrent ici aussi.
link-rule-confirm = Toujours ouvrir
link-no-rule-question = Ne plus toujours ouvrir { $site } dans Safe Browse ?
link-no-rule-why = Ses sous-domaines aussi. L’autre navigateur ouvre alors ce site lui-même.
link-no-rule-confirm = Ne plus ouvrir
console-hint = La sortie de la console de la VM se trouve dans { $path }.

## Extension d’un navigateur de l’hôte

extension-about = Ouvre des liens dans un navigateur jetable, et toujours les sites que vous choisissez.
extension-mail-about = Ouvre les liens et les pièces jointes des courriels dans un navigateur jetable.
extension-button = Safe Browse
extension-open = Ouvrir dans Safe Browse
extension-mail-open-link = Ouvrir le lien dans Safe Browse
extension-mail-open-attachment = Ouvrir la pièce jointe dans Safe Browse
extension-open-page = Ouvrir cette page dans Safe Browse
extension-always = Toujours ouvrir ce site dans Safe Browse…
extension-not-always = Ne plus toujours ouvrir ce site dans Safe Browse…
extension-rule-always = Ce site s’ouvre toujours dans Safe Browse.
extension-rule-never = Ce site ne s’ouvre jamais de lui-même dans Safe Browse.
extension-rule-none = Il n’y a pas de règle pour ce site.
extension-no-page = Ce n’est pas une page d’un site.
extension-opening = Ouverture dans Safe Browse…
extension-opened = Cette page s’ouvre dans Safe Browse
extension-opened-why = Ce navigateur n’a pas contacté le site.
extension-not-opened = Cette page n’a pas été ouverte
extension-open-again = Ouvrir encore une fois
extension-back = Retour
extension-refused-too-often = Cinq demandes sont arrivées en une minute. Attendez, puis réessayez.
extension-refused-not-a-page = Safe Browse n’ouvre pas une telle adresse.
extension-refused-no-desktop = Les fenêtres de Safe Browse ne sont pas installées, ou il n’y a pas d’écran.
extension-refused-not-there = Safe Browse ne répond pas. Est-il installé ?
extension-refused-no-rule = Aucune règle ne dit que ce site s’ouvre dans Safe Browse.
extension-refused-too-large = La pièce jointe dépasse 67 Mo.
extension-refused-no-room = Trop de pièces jointes sont ouvertes dans Safe Browse. Fermez quelques-unes de ses fenêtres.
extension-refused-unreadable = Thunderbird n’a pas cette pièce jointe.

## Failures: Host agent

error-host-agent-unreachable = La connexion au service d’arrière-plan est perdue.
    .hint = Les sessions ouvertes continuent. Réessayez.
error-host-agent-shutting-down = Le service d’arrière-plan est en cours d’arrêt.
    .hint = Réessayez : un nouveau démarre automatiquement.
error-host-agent-internal-error = Le service d’arrière-plan a rencontré une erreur.
    .hint = Réessayez. Son journal en dit plus.
    .details = { $reason }
error-host-agent-answer-unknown = La réponse du service d’arrière-plan à { $method } ne correspond pas à l’interface.
    .hint = Il a peut-être une autre version. Fermez votre session de bureau, puis rouvrez-la.
error-host-agent-not-started =
    { GIVEN($reason) ->
        [no] Le service d’arrière-plan n’a pas démarré.
       *[yes] Le service d’arrière-plan n’a pas démarré : { $reason }
    }
    .hint = Pour savoir pourquoi, exécutez dans un terminal : safe-browse daemon
error-host-agent-running = Le service d’arrière-plan est déjà lancé (processus { $pid }).
    .hint = Arrêtez-le d’abord : safe-browse daemon --stop
error-forget-sessions-run =
    { $count ->
        [one] Une session est ouverte : rien n’a été supprimé.
       *[other] { $count } sessions sont ouvertes : rien n’a été supprimé.
    }
    .hint = Fermez-les d’abord : safe-browse close --all
error-forget-desktop-runs = La fenêtre ou l’icône de Safe Browse est ouverte : rien n’a été supprimé.
    .hint = Quittez Safe Browse dans le menu de l’icône, puis réessayez.
error-forget-not-confirmed = Rien n’a été supprimé : il n’y a pas de terminal pour poser la question.
    .hint = Supprimer sans question : safe-browse forget --yes
error-socket-refused = Le service d’arrière-plan ne peut pas utiliser le socket dont il a hérité : { $problem }.
    .hint = Son unité doit contenir exactement un ListenStream=%t/safe-browse/agent.sock
error-runtime-folder-too-long = Le chemin du dossier d’exécution est trop long pour y créer un socket Unix.
    .hint = Donnez à XDG_RUNTIME_DIR un chemin plus court, par exemple /run/user/1000.
    .details = { $folder }
error-folder-not-private = D’autres utilisateurs ont accès à un dossier de Safe Browse.
    .hint = Supprimez-le ou retirez-leur l’accès (chmod 700), puis réessayez.
    .details = { $path }
error-bad-request = Le service d’arrière-plan n’a pas compris la requête : { $problems }
    .hint = Le programme et le service n’ont peut-être pas la même version. Redémarrez le service.
error-cancelled =
    { $task ->
        [build] La construction de l’{ part-image-name } a été annulée.
        [session] Le démarrage a été annulé. Il n’en reste rien.
       *[other] Annulé. Rien n’a été modifié.
    }
    .hint =
        { $task ->
            [build] L’image utilisée n’a pas changé. Relancez la construction quand vous en aurez besoin.
            [session] Ouvrez une nouvelle session.
           *[other] Recommencez si nécessaire.
        }
error-internal = Safe Browse a rencontré une erreur.
    .hint = C’est un défaut de Safe Browse. Veuillez le signaler avec les détails.
    .details = { $reason }

## Failures: Programs and disks of the host

error-package-missing = { $program } n’est pas installé.
    .hint = Installez le paquet : { $install }
part-command-problem =
    { $problem ->
        [timeout] a pris plus de { $status } s
        [signal] a échoué ({ $status })
        [exit] a échoué (code de sortie { $status })
       *[other] { UNKNOWN() }
    }
window-error-command-failed = { $program } { part-command-problem }.
    .hint = Réessayez. En cas de nouvel échec, la page « Diagnostic » peut aider.
    .details =
        { $output }
        { $command }
window-error-host-agent-not-started = Le service n’a pas démarré.
    .hint = Pour savoir pourquoi, exécutez dans un terminal : safe-browse daemon
    .details = { $reason }
window-error-vm-not-started = { $hypervisor } n’a pas démarré la VM.
    .hint = Réessayez. Si l’échec se répète, consultez la page « Diagnostic ».
    .details = { $reason }
window-error-start-failed =
    { GIVEN($reason) ->
        [no] La session n’a pas démarré : { part-end }.
       *[yes] La session n’a pas démarré : { $reason }.
    }
    .hint = Réessayez. Si l’échec se répète, consultez la page « Diagnostic ».
    .details = { $lastWords }
window-error-template-refused = { $hypervisor } ne peut pas charger le modèle.
    .hint = Rouvrez la session : le modèle sera scellé à nouveau.
    .details = { $reason }
window-error-uplink-not-started = La connexion Internet n’a pas démarré ({ $program }).
    .hint = Consultez la page « Diagnostic ».
    .details = { $reason }
window-error-tap-refused = Aucune interface tap du pont { $bridge } n’a pu être ouverte.
    .hint = En tant que root : echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. Ou indiquez votre propre interface tap dans les paramètres.
    .details = { $reason }
window-error-pci-not-taken = La carte { $device } est inutilisable.
    .hint = En tant que root : modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown VOUS /dev/vfio/{ $group }; et portez votre limite de mémoire verrouillée à la mémoire de la VM réseau.
    .details = { $reason }
window-error-microphone-silent = Le micro de votre ordinateur ne fournit rien.
    .hint = Vérifiez qu’il est branché, et lequel est sélectionné dans les paramètres de son.
    .details = { $reason }
window-error-usb-not-connected = { $device } n’a pas été connecté.
    .hint = Rebranchez-le, puis réessayez.
    .details = { $reason }
window-error-pool-host-unreachable = L’ordinateur { $host } est injoignable.
    .hint = Voyez par vous-même : { $check }
    .details = { $reason }
window-error-pool-host-key-unknown = La clé de l’ordinateur { $host } n’est pas celle qui est connue ; il n’a donc pas été utilisé.
    .hint = Un autre ordinateur répond peut-être à sa place. Comparez sa clé. S’il a été réinstallé : ssh-keygen -R { $name }, puis ssh { $host }
    .details = { $reason }
window-error-pool-members-unknown = Les ordinateurs du pool { $pool } sont inconnus.
    .hint = Voyez par vous-même : { $check }
    .details = { $reason }
error-command-failed =
    { GIVEN($output) ->
        [no] { $program } { part-command-problem }.
       *[yes] { $program } { part-command-problem } : { $output }
    }
    .hint = La commande était : { $command }
part-disk-task =
    { $task ->
        [build-browser] pour construire l’image du navigateur
        [build-network] pour construire l’image du réseau
        [build-host] pour construire l’image de l’hôte
        [seal] pour sceller une VM
        [save] pour enregistrer le fichier
        [pull] pour télécharger l’image
       *[other] { UNKNOWN() }
    }
part-disk-need =
    { GIVEN($free) ->
        [no] { $needed } nécessaires
       *[yes] { $needed } nécessaires, { $free } disponibles
    }
error-disk-full =
    { GIVEN($task) ->
        [no]
            { GIVEN($needed) ->
                [no] L’espace disque est insuffisant.
               *[yes] L’espace disque est insuffisant : { part-disk-need }.
            }
       *[yes]
            { GIVEN($needed) ->
                [no] L’espace disque est insuffisant { part-disk-task }.
               *[yes] L’espace disque est insuffisant { part-disk-task } : { part-disk-need }.
            }
    }
    .hint =
        { $task ->
            [save] Libérez de l’espace ou choisissez un autre dossier dans les paramètres.
           *[other] Libérez de l’espace, puis réessayez.
        }
    .details = { $path }
error-folder-not-writable = Impossible d’écrire dans le dossier { $folder }.
    .hint = Choisissez-en un autre dans les paramètres.
error-disk-read-only = Le disque est en lecture seule.
    .hint = Rendez-le accessible en écriture, puis réessayez. Un disque passé de lui-même en lecture seule est peut-être endommagé.
    .details = { $path }
error-own-file-unusable =
    { $problem ->
        [forbidden] Safe Browse n’a pas accès à l’un de ses propres fichiers ou dossiers.
        [in-the-way] Un fichier se trouve là où Safe Browse a besoin d’un dossier, ou l’inverse.
        [missing] Un dossier de Safe Browse manque.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [forbidden] Rendez-le à votre compte (chown), puis réessayez.
            [in-the-way] Déplacez-le, puis réessayez.
            [missing] Réessayez : Safe Browse crée ses dossiers à son démarrage.
           *[other] { UNKNOWN() }
        }
    .details = { $path }
error-connection-failed =
    { $problem ->
        [no-network] Il n’y a pas de connexion réseau.
        [no-name] Pas de connexion Internet : le nom du serveur est introuvable.
        [no-route] Aucune route ne mène au serveur.
        [refused] Le serveur a refusé la connexion.
        [no-answer] Le serveur ne répond pas.
        [proxy] Le proxy n’a pas laissé passer la requête.
        [certificate] Le certificat du serveur n’est pas valide.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [no-network] Connectez-vous à un réseau, puis réessayez.
            [no-name] Connectez-vous à Internet, puis réessayez.
            [no-route] Vérifiez le pare-feu et le VPN, puis réessayez.
            [refused] Réessayez plus tard.
            [no-answer] Réessayez plus tard.
            [proxy] Vérifiez l’adresse du proxy et votre identification auprès de lui, puis réessayez.
            [certificate] Vérifiez l’horloge de cet ordinateur, puis réessayez.
           *[other] { UNKNOWN() }
        }
    .details = { $output }
error-user-namespaces-missing = Ce compte n’a pas d’identifiants d’utilisateur subordonnés. La construction d’une image en a besoin.
    .hint = Installez le paquet uidmap, puis exécutez en tant que root : usermod --add-subuids 165536-231071 --add-subgids 165536-231071 { $account }

## Failures: Sessions

error-session-not-found = Il n’y a pas de session « { $id } ».
    .hint = Elle est sans doute déjà terminée.
error-session-not-ready =
    { GIVEN($id) ->
        [no] La session n’a pas encore de VM.
       *[yes] La session { $id } n’a pas encore de VM.
    }
    .hint = Attendez qu’elle soit prête.
error-typing-failed = La VM n’a pas saisi le texte.
    .hint = Saisissez-le à nouveau. Si cela échoue aussi, copiez-le et collez-le.
error-trace-missing = Il ne reste aucune trace du démarrage de la session { $id } : un service d’arrière-plan précédent l’a démarrée.
    .hint = Ouvrez une nouvelle session et demandez sa trace tant que ce service est en cours d’exécution.
error-session-not-open = La session { $id } n’est pas ouverte : elle ne peut pas être jetée avec un délai d’annulation.
    .hint = Fermez-la : safe-browse close { $id }
error-memory-short =
    { GIVEN($cgroup) ->
        [no] La session a besoin de { $neededMiB } MiB de mémoire, mais seuls { $availableMiB } MiB sont disponibles.
       *[yes] La session a besoin de { $neededMiB } MiB de mémoire, mais seuls { $availableMiB } MiB sont disponibles dans la limite de son cgroup.
    }
    .hint =
        { GIVEN($cgroup) ->
            [no] Fermez des sessions ou d’autres programmes, ou réduisez la mémoire du profil.
           *[yes] Fermez des sessions ou relevez la limite (MemoryMax), ou réduisez la mémoire du profil.
        }
    .details = { $cgroup }
part-end =
    { $end ->
        [browser-closed] son navigateur a été fermé
        [browser-crashed] son navigateur a planté
        [display-crashed] l’écran de sa VM a planté
        [portal-over] elle était ouverte pour la connexion à un réseau, et Internet est accessible
        [lifetime-over] elle a atteint la durée maximale que fixe son profil
        [outdated] une mise à jour de sécurité de son image est connue, et elle a atteint l’âge maximal que fixe son profil
        [idle] elle est restée inactive plus longtemps que son profil ne le permet
        [closed] elle a été fermée
        [vm-ended] sa VM s’est terminée inopinément
        [image-damaged] son image est endommagée, la VM s’est donc arrêtée
        [guest-failed] l’agent invité a signalé une erreur
        [protocol-violation] sa VM a enfreint le protocole
        [host-lost] l’ordinateur sur lequel elle s’exécutait a disparu
        [start-failed] elle n’a pas démarré
       *[other] { UNKNOWN() }
    }
error-session-ended = La session est terminée : { part-end }.
    .hint = Ouvrez-en une nouvelle.
error-start-timed-out =
    La session n’a pas démarré : { $requirement ->
        [image] les images n’ont pas été vérifiées
        [network] la VM réseau n’a pas démarré
        [vm] la VM n’a pas démarré
        [guest-agent] l’agent invité n’a pas répondu
        [home] le dossier personnel vide n’a pas été rétabli
        [screen] l’écran de la VM n’a pas démarré
        [identity] la VM n’a pas pris sa nouvelle identité
        [browser-window] Chromium n’a pas ouvert sa fenêtre
        [painted] Chromium n’a pas dessiné sa fenêtre
       *[other] { UNKNOWN() }
    } en { $seconds } s.
    .hint =
        { $requirement ->
            [image] Consultez la page « Images ».
            [network] Consultez la page « Réseau ».
            [vm] Consultez la page « Diagnostic ».
            [guest-agent] Reconstruisez l’image sur la page « Images ».
            [home] Reconstruisez l’image sur la page « Images ».
            [screen] Donnez plus de mémoire au profil ou reconstruisez l’image.
            [identity] Reconstruisez l’image sur la page « Images ».
            [browser-window] Donnez plus de mémoire au profil ou augmentez le délai de démarrage dans les paramètres.
            [painted] Sur un ordinateur lent, augmentez le délai de démarrage dans les paramètres.
           *[other] { UNKNOWN() }
        }
error-start-failed =
    { GIVEN($reason) ->
        [no]
            { GIVEN($lastWords) ->
                [no] La session n’a pas démarré : { part-end }.
               *[yes] La session n’a pas démarré : { part-end } ({ $lastWords }).
            }
       *[yes] La session n’a pas démarré : { $reason }.
    }
    .hint = Consultez la page « Diagnostic ».
error-no-portal =
    { $problem ->
        [online] Vous êtes déjà en ligne.
        [none] Internet n’est pas accessible, et aucune page de connexion n’a été trouvée sur le réseau.
        [refused] Le réseau indique une page de connexion qu’aucune session ne peut atteindre.
        [no-network] Votre ordinateur n’est dans aucun réseau.
        [off] Aucune page n’est configurée pour trouver la page de connexion d’un réseau.
        [exit] Les sessions de ce profil passent par une sortie ou s’exécutent sur un autre ordinateur ; elles ne peuvent donc pas se connecter au réseau de celui-ci.
        [profile] Aucun profil ne se connecte à des réseaux.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [online] Ouvrez une page : safe-browse open
            [none] Attendez un instant et réessayez, ou demandez à l’exploitant du réseau.
            [refused] Attendez un instant et réessayez, ou demandez à l’exploitant du réseau.
            [no-network] Connectez votre ordinateur à un réseau et réessayez.
            [off] Configurez-en une : safe-browse config set network.portalProbe http://network-test.debian.org/nm
            [exit] Utilisez un profil avec exit = "direct" et sans where.
            [profile] Donnez à un profil network.policy = "portal", ou demandez à qui gère les réglages.
           *[other] { UNKNOWN() }
        }
error-profile-not-found = Il n’y a pas de profil « { $name } ».
    .hint = Profils disponibles : { $profiles }
part-forbidden =
    { $act ->
        [save-files] d’en enregistrer des fichiers
        [send-files] de lui envoyer des fichiers
        [screenshot] d’enregistrer son écran, puisque aucun fichier ne peut en être enregistré
        [copy-out] de copier son presse-papiers
        [paste-in] d’y coller quoi que ce soit
        [keep-running] de la garder ouverte lorsqu’elle est inactive
       *[other] { UNKNOWN() }
    }
error-profile-forbids =
    { GIVEN($by) ->
        [no] Le profil de cette session ne permet pas { part-forbidden }.
       *[yes] Le profil de cette session ne permet pas { part-forbidden }. Géré par { $by }.
    }
    .hint =
        { GIVEN($by) ->
            [no] Autorisez-le pour le profil, dans les paramètres. Les sessions ouvertes gardent ce avec quoi elles ont été ouvertes.
           *[yes]
                { GIVEN($contact) ->
                    [no] Adressez-vous à votre administrateur.
                   *[yes] Contact : { $contact }
                }
        }
error-no-scale = Cette session reste à l’échelle de 100 %.
    .hint = Activez l’échelle dans son profil. Les sessions sur d’autres hôtes et celles de Xen restent toujours à 100 %.
error-no-sound = Cette session n’a pas de son.
    .hint = Activez le son dans son profil. La page « Diagnostic » indique si votre ordinateur peut jouer du son.
error-no-microphone = Cette session n’a pas de micro.
    .hint = Autorisez-le dans son profil. La page « Diagnostic » indique si votre ordinateur peut enregistrer du son.
error-microphone-silent = Le micro de votre ordinateur ne fournit rien : { $reason }
    .hint = Vérifiez qu’il est branché, et lequel est sélectionné dans les paramètres de son.
error-no-automation = Aucun programme ne peut piloter cette session.
    .hint = Autorisez-le dans son profil et ouvrez une nouvelle session. Les sessions de Xen ne peuvent pas être pilotées.
error-automation-refused = Le pilotage de cette session par un programme n’a pas été autorisé.
    .hint = La fenêtre de la session le demande. Réessayez et répondez-y dans les deux minutes.
error-no-recording = Cette session ne peut pas être enregistrée.
    .hint = Autorisez-le dans son profil et ouvrez une nouvelle session. Les sessions de Xen ne peuvent pas être enregistrées.
error-recording-refused = L’enregistrement de cette session n’a pas été autorisé.
    .hint = La fenêtre de la session le demande. Réessayez et répondez-y dans les deux minutes.
error-recording-under-way = Cette session est déjà enregistrée dans { $folder }.
    .hint = Terminez d’abord cet enregistrement : safe-browse record --stop ID
error-recording-folder-taken = Le dossier { $folder } contient des fichiers.
    .hint = Indiquez un dossier nouveau ou vide.
error-recording-not-found = Il n’y a pas d’enregistrement dans { $folder }.
    .hint = Indiquez le dossier que `safe-browse record` a rempli, avec son manifest.jsonl.
error-socket-path-unusable = Le chemin du socket Unix ne peut pas s’écrire comme une adresse.
    .hint = Utilisez l’adresse sans --socket, ou donnez à XDG_RUNTIME_DIR un dossier dont le chemin ne contient que des lettres, des chiffres, des points et des traits d’union.
error-sites-invalid = « { $text } » n’est pas une liste de sites.
    .hint = Indiquez les hôtes, séparés par des virgules, par exemple example.org,example.com. Ni port, ni chemin, ni motif ; les sous-domaines sont compris.
error-playwright-missing = Le projet de { $file } n’a pas Playwright.
    .hint = Dans son dossier, exécutez : npm install --save-dev playwright-core
part-url-problem =
    { $problem ->
        [too-long] une fois codée, elle dépasse { $limit } octets
        [scheme] son schéma est « { $scheme } » ; http, https et about:blank sont autorisés
        [space] elle contient une espace ou un caractère de contrôle
        [not-a-url] ce n’est pas une URL comme https://example.org/
        [not-a-page] ce n’est pas l’adresse d’une page
        [credentials] elle contient un nom d’utilisateur ou un mot de passe
       *[other] { UNKNOWN() }
    }
error-url-refused = Safe Browse n’ouvre pas cette adresse : { part-url-problem }.
    .hint = Saisissez une adresse comme https://bank.example

## Failures: Exits

error-exit-not-found = Il n’y a pas de sortie « { $exit } ».
    .hint = Afficher toutes les sorties : safe-browse exit list
error-exit-keys-missing = Les clés de la sortie { $exit } manquent.
    .hint = Importez de nouveau son fichier : safe-browse exit import FICHIER --name { $exit } --replace
error-exit-server-unknown = Le serveur de la sortie { $exit } est introuvable : { $server }.
    .hint = Vérifiez le réseau de votre ordinateur. Les sessions attendent, et rien ne sort par un autre chemin.
error-exit-down = La sortie { $exit } est coupée : { $server } ne répond pas.
    .hint = Vérifiez le réseau de votre ordinateur, ou demandez à qui exploite le serveur. Les sessions attendent, et rien ne sort par un autre chemin.
error-exit-tor-connecting = Tor se connecte pour la sortie { $exit } : { $percent } %.
    .hint = Les sessions attendent, et rien ne sort par un autre chemin. Si cela dure, votre réseau bloque peut-être Tor : procurez-vous des ponts, et indiquez-les comme bridges de la sortie.
error-exit-tor-down = La sortie { $exit } est coupée : Tor ne trouve aucun chemin à travers son réseau.
    .hint = Vérifiez le réseau de votre ordinateur. Les sessions attendent, et rien ne sort par un autre chemin.
error-exit-login-refused = Le proxy de la sortie { $exit } refuse l’identifiant ou le mot de passe : { $server }.
    .hint = Donnez les bons : safe-browse exit add { $exit } --login FICHIER --replace, avec --kind et --server. Les sessions attendent, et rien ne sort par un autre chemin.
error-exit-no-proxy = Ce qui répond à { $server } n’est pas un proxy du type qu’indique la sortie { $exit }.
    .hint = Vérifiez le type et le serveur de la sortie, ou demandez à qui exploite le proxy. Les sessions attendent, et rien ne sort par un autre chemin.
error-exit-login-missing = L’identifiant et le mot de passe de la sortie { $exit } manquent.
    .hint = Donnez-les : safe-browse exit add { $exit } --login FICHIER --replace, avec --kind et --server
error-exit-login-invalid = La sortie ne peut pas être ajoutée ainsi : { $problems }.
    .hint = Corrigez ce qui est indiqué ici. L’identifiant et le mot de passe ont chacun 63 caractères au plus, et l’identifiant n’a pas de deux-points.
error-exit-resolver-silent = La sortie { $exit } fonctionne, mais son serveur de noms { $resolver } ne répond pas.
    .hint = Vérifiez le serveur de noms dans le fichier de WireGuard, puis importez-le de nouveau.
error-exit-file-invalid = Le fichier ne décrit aucune sortie utilisable : { $problems }.
    .hint = Corrigez ce qui est nommé ici, puis importez de nouveau le fichier.
error-exit-exists = Il y a déjà une sortie « { $exit } ».
    .hint = Choisissez un autre nom avec --name, ou remplacez-la avec --replace.

## Failures: Sessions on other hosts

error-pool-host-unreachable = L’hôte { $host } est injoignable : { $reason }
    .hint = Voyez par vous-même : { $check }
error-pool-host-key-unknown = La clé de l’hôte { $host } n’est pas celle qui est connue ; il n’a donc pas été utilisé : { $reason }
    .hint = Un autre ordinateur répond peut-être à sa place. Comparez la clé avec celle de l’hôte. S’il a été réinstallé : ssh-keygen -R { $name }, puis ssh { $host }
error-pool-hosts-failed = Aucun hôte du pool { $pool } n’a pris la session. { $reasons }
    .hint = Pour voir les hôtes et la cause : safe-browse pool status
error-pool-members-unknown = Les hôtes du pool { $pool } sont inconnus : { $reason }
    .hint = Voyez par vous-même : { $check }
error-pool-none-ready = Aucun hôte du pool { $pool } n’est prêt.
    .hint = Pour voir les hôtes et la cause : safe-browse pool status
error-pool-drain-refused = L’hôte { $host } n’a pas été modifié : { $reason }
    .hint = Ce changement concerne tout le monde. Adressez-vous à la personne qui gère la grappe.
error-pool-host-of-another-version = L’hôte { $host } utilise une version de Safe Browse que celle-ci ne comprend pas.
    .hint = Mettez Safe Browse à jour sur votre ordinateur et sur l’hôte.
error-pool-host-violation = L’hôte { $host } a envoyé ce que le protocole ne permet pas : il a été déconnecté.
    .hint = Si cela se reproduit avec la même version des deux côtés, ne faites plus confiance à l’hôte avant sa réinstallation.
error-pool-host-forbids =
    { GIVEN($by) ->
        [no] Cette session s’exécute sur { $host }, qui ne permet pas { part-forbidden }.
       *[yes] Cette session s’exécute sur { $host }, qui ne permet pas { part-forbidden }. Géré par { $by }.
    }
    .hint = Les règles des deux ordinateurs s’appliquent. Adressez-vous à la personne qui gère { $host }.
error-pool-host-refused = L’hôte { $host } indique : { $reason }
    .hint = Sur { $host }, cette commande en dit plus : safe-browse doctor
error-pool-full = Aucun hôte du pool { $pool } n’a de place pour une autre session.
    .hint = Fermez des sessions ou consultez les hôtes : safe-browse pool status
error-pool-drained = Tous les hôtes du pool { $pool } sont en retrait : ils ne prennent pas de nouvelles sessions.
    .hint = Remettez-en un en service : safe-browse pool resume HOST
error-pool-too-many-sessions = Votre ordinateur a déjà { $most } sessions sur cet hôte : la limite est atteinte.
    .hint = Fermez les sessions inutiles.
error-pool-too-many-desks = { $most } ordinateurs utilisent déjà ce compte : la limite est atteinte.
    .hint = Fermez les sessions de ceux qui sont inutiles. S’ils ne sont pas à vous, une clé de ce compte a été volée : retirez-la de authorized_keys.
error-pool-host-not-found = Aucun pool ne contient l’hôte « { $host } ».
    .hint =
        { GIVEN($hosts) ->
            [no] La configuration ne contient aucun pool.
           *[yes] Hôtes : { $hosts }
        }
error-pool-not-there =
    { $what ->
        [trace] Le démarrage d’une session sur un autre hôte ne laisse pas de trace ici
        [dry-run] Les commandes qui démarrent une session sur un autre hôte s’exécutent là-bas, pas ici
        [usb] Les périphériques USB ne sont confiés qu’aux sessions qui s’exécutent ici
        [recording] Seules les sessions qui s’exécutent ici sont enregistrées
       *[other] { UNKNOWN() }
    }.
    .hint = Ouvrez une session avec un profil qui s’exécute sur cet ordinateur.

## Failures: VMs and hypervisors

error-vm-not-started = { $hypervisor } n’a pas démarré la VM : { $reason }
    .hint = Consultez la page « Diagnostic ».
error-vm-ended = La VM est terminée.
    .hint = Ouvrez une nouvelle session.
error-vm-lingers =
    { $kind ->
        [process] Le processus { $name } ne se termine pas.
        [domain] Le domaine { $name } ne se termine pas.
        [VM] La VM { $name } ne se termine pas.
       *[other] { UNKNOWN() }
    }
    .hint = Pour l’examiner : { $look }
error-console-missing = La VM n’a pas de console.
    .hint = Consultez la page « Diagnostic ».
error-screenshot-unavailable = La VM s’affiche sur l’écran de l’hôte, où aucune image ne peut en être prise.
    .hint = Basculez-y : elle a une place dans le sélecteur.
error-protocol-violation =
    { $vm ->
        [browser] La VM du navigateur a enfreint le protocole : { $detail }. Elle a été arrêtée.
        [network] La VM réseau a enfreint le protocole : { $detail }. Elle a été arrêtée.
        [converter] La VM de conversion a enfreint le protocole : { $detail }. Le fichier en a peut-être pris le contrôle. Rien n’en a été enregistré.
        [inspected] La VM inspectée a enfreint le protocole : { $detail }. Elle a été arrêtée.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $vm ->
            [converter] Ne faites pas confiance à ce fichier.
            [network] Redémarrez le réseau sur la page « Réseau ».
           *[other] Ouvrez une nouvelle session.
        }
error-kvm-unavailable = Les paramètres demandent KVM, qui est inutilisable : { $reason }.
    .hint = { $remedy } Ou choisissez l’accélération « Automatique » dans les paramètres.
error-domain-invalid = { $hypervisor } ne peut pas exécuter la VM « { $name } » : { $problems }.
    .hint = Modifiez les paramètres ou l’emplacement des dossiers.
error-pvh-unsupported = XenClient ne peut pas exécuter la VM : cette version de xenmgr ne prend pas en charge PVH.
    .hint = Dans [xen] du fichier de configuration, donnez aux types la valeur "pv" ou "hvm".
error-xenmgr-refused =
    { GIVEN($reason) ->
        [no]
            { GIVEN($number) ->
                [no] xenmgr a refusé ({ $what }) sans donner de raison.
               *[yes] xenmgr a refusé ({ $what }) sans donner de raison ({ $number }).
            }
       *[yes]
            { GIVEN($number) ->
                [no] xenmgr a refusé ({ $what }) : { $reason }.
               *[yes] xenmgr a refusé ({ $what }) : { $reason } ({ $number }).
            }
    }
    .hint =
        { $number ->
            [101] Arrêtez d’autres VM ou réduisez la mémoire du profil.
            [202] Sa politique ne permet pas de modifier cette VM : policy-modify-vm-settings.
            [204] Consultez la page « Diagnostic ».
            [205] Arrêtez une autre VM : le sélecteur a neuf places.
            [217] Le disque a changé depuis qu’il a été mesuré. Reconstruisez l’image sur la page « Images ».
            [220] Sa politique l’interdit : examinez les propriétés policy-… de la VM.
            [230] Une autre VM a cette carte : arrêtez-la ou choisissez une autre carte.
            [232] Démarrez d’abord la VM réseau sur la page « Réseau ».
           *[other] Consultez son journal dans dom0 : /var/log/messages
        }
error-disk-damaged = Un disque dans dom0 ne contient pas ce qui y a été écrit.
    .hint = Vérifiez le stockage de dom0 : son journal et son espace libre.
    .details = { $path }
error-disk-not-opened = Le disque d’une VM n’a pas pu être ouvert comme périphérique bloc.
    .hint = Dans dom0, consultez : tap-ctl list
part-image-name =
    { $role ->
        [browser] image du navigateur
        [network] image du réseau
        [host] image de l’hôte
       *[other] image « { $role } »
    }

## Failures: Images

error-image-missing =
    { GIVEN($channel) ->
        [no] Il n’y a pas encore d’{ part-image-name }.
       *[yes] Il n’y a pas encore d’{ part-image-name } : le canal { $channel } n’a encore apporté aucune version à cet hôte.
    }
    .hint =
        { GIVEN($channel) ->
            [no] Construisez l’{ part-image-name } sur la page « Images » ; cela prend quelques minutes.
           *[yes] Pour voir si une version est destinée à cet hôte : safe-browse channel show
        }
error-build-untrusted = Une image construite ici ne démarrerait pas, car images.trustedKeys ne contient pas « local ».
    .hint = Rien n’a été construit. Les images viennent d’ailleurs : safe-browse image update ou safe-browse image pull
error-image-not-found = Il n’y a pas d’image { $digest }.
    .hint = La page « Images » montre celles qui existent.
error-image-ambiguous = Plusieurs images commencent par { $digest }.
    .hint = Indiquez plus de chiffres de l’empreinte.
error-no-previous-image =
    { GIVEN($role) ->
        [no] Il n’y a pas d’image précédente.
       *[yes] Il n’y a pas d’{ part-image-name } précédente.
    }
    .hint = La page « Images » montre celles qui existent.
error-image-damaged =
    { GIVEN($damage) ->
        [no] L’{ part-image-name } est endommagée : la VM a lu d’autres données que celles construites et s’est arrêtée.
       *[yes] L’{ part-image-name } est endommagée : { $damage }.
    }
    .hint =
        { $origin ->
            [imported] Importez-la à nouveau : safe-browse image import network
           *[other] Reconstruisez l’{ part-image-name } sur la page « Images ».
        }
error-image-unsigned = L’{ part-image-name } n’est pas signée : elle vient d’une ancienne version de Safe Browse ou de quelqu’un d’autre.
    .hint =
        { $origin ->
            [imported] Importez-la à nouveau : safe-browse image import network
           *[other] Reconstruisez l’{ part-image-name } sur la page « Images ».
        }
error-image-untrusted = L’{ part-image-name } est signée avec la clé { $key }, qui n’est pas de confiance ici.
    .hint =
        { $origin ->
            [imported] Importez-la à nouveau : safe-browse image import network. Ou ajoutez la clé publique de son auteur dans les paramètres.
           *[other] Reconstruisez l’{ part-image-name } sur la page « Images ». Ou ajoutez la clé publique de son auteur dans les paramètres.
        }
error-image-recalled = L’{ part-image-name } a été rappelée : { $why }.
    .hint = Obtenez la suivante : safe-browse image update. Sans canal, construisez-la : safe-browse image build { $role }
error-recalls-damaged = On ne sait pas quelles images sont rappelées : la liste en est illisible.
    .hint = Si vous savez pourquoi elle a changé, supprimez-la ; la prochaine vérification du canal la réécrit.
    .details = { $path }
error-image-older = L’{ part-image-name } date du { $builtAt }, mais une autre du { $newest } a déjà été utilisée.
    .hint = Reconstruisez l’{ part-image-name } sur la page « Images ». Seul safe-browse image rollback { $role } revient à une image plus ancienne.
error-image-record-damaged = On ne sait pas quelle { part-image-name } a déjà été utilisée : la liste en est illisible.
    .hint = Si vous savez pourquoi elle a changé, supprimez-la.
    .details = { $path }
error-image-shared = L’{ part-image-name } sert à tous les comptes de cet ordinateur : sa signature ne peut pas être remplacée ici.
    .hint = Construisez-en une pour ce compte et signez-la : safe-browse image build { $role }
error-image-role-unknown = Il n’y a pas d’image « { $role } ».
    .hint = Images disponibles : { $roles }
error-image-role-missing = Une recette construit une seule image, et la commande n’indique pas laquelle.
    .hint = Indiquez-la : safe-browse image build browser --recipe FICHIER
error-image-import-network-only = Seule une image du réseau peut être importée.
    .hint = Exécutez : safe-browse image import network --kernel FICHIER --rootfs FICHIER
error-import-refused =
    L’image n’a pas été importée : { $path } { $problem ->
        [unreadable] est illisible
        [not-a-file] n’est pas un fichier
        [not-a-kernel] n’est pas un noyau Linux pour ce processeur (bzImage)
        [not-a-file-system] n’est pas un système de fichiers ext2, ext3, ext4, squashfs ou erofs
        [not-unmounted] n’a pas été démonté : son journal doit d’abord être rejoué
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [not-unmounted] Rejouez son journal : e2fsck -f { $path }
           *[other] Indiquez un noyau et le système de fichiers racine qui lui correspond.
        }

## Failures: Image builds

error-build-running = L’{ part-image-name } est déjà en cours de construction (processus { $pid }).
    .hint = Attendez la fin de la construction ou annulez-la.
error-agent-bundle-missing = L’agent invité n’a pas été construit.
    .hint = Dans le dossier des sources, exécutez : npm run build
error-host-image-incomplete = L’image de l’hôte contient les images de ses VM, et il n’y a pas encore d’{ part-image-name }.
    .hint = Construisez d’abord l’{ part-image-name } sur la page « Images ».
error-speech-missing = Le profil { $profile } lit les pages à voix haute, mais l’image du navigateur ne contient pas de synthèse vocale.
    .hint = Reconstruisez-la sur la page « Images » : cela ajoute la synthèse vocale et prend quelques minutes.
error-recipe-unreadable = La recette { $path } est illisible.
    .hint = Indiquez un fichier TOML lisible avec --recipe.
error-recipe-invalid =
    { $count ->
        [one]
            { $path } contient une erreur :
            { $problems }
       *[other]
            { $path } contient { $count } erreurs :
            { $problems }
    }
    .hint = Corrigez la recette, puis relancez la construction. Le guide décrit les recettes, dans host-agent/guide/configuration.md.
error-kernel-module-missing = Le noyau n’a pas de module { $modules }.
    .hint = Retirez-le de la recette.
error-no-package-sources = Les sources de paquets de ce système ne conviennent pas pour une image : { $problem }.
    .hint = Les images sont construites à partir des archives de Debian, signées avec son trousseau (Signed-By: /usr/share/keyrings/debian-archive-keyring.pgp). Pour en utiliser d’autres, indiquez-les dans images.extraSources.
error-packages-failed = Les paquets n’ont pas pu être installés.
    .hint = Vérifiez les noms de paquets de la recette, et que apt-get update fonctionne sur ce système.
    .details = { $output }
error-build-result-refused =
    L’image n’a pas été construite : ce que les paquets ont laissé comme { $name } { $problem ->
        [missing] manque
        [a-link] est un lien
        [not-a-file] n’est pas un fichier
        [of-another-account] appartient à un autre compte
        [too-large] est trop volumineux
        [unreadable] est illisible
       *[other] { UNKNOWN() }
    }.
    .hint = Un paquet de l’image est peut-être hostile. Vérifiez les sources de paquets de la configuration et les paquets de la recette.

## Failures: Registries

error-registry-reference-invalid = « { $reference } » ne désigne pas une image d’un registre.
    .hint = Écrivez REGISTRE/DÉPÔT:TAG ou REGISTRE/DÉPÔT@sha256:EMPREINTE, par exemple registry.example/safe-browse/browser:stable
error-registry-unreachable = Le registre { $host } est inutilisable : { $reason }.
    .hint = Vérifiez le nom et le réseau, puis réessayez. Un téléchargement reprend là où il s’est arrêté.
error-registry-refused =
    { GIVEN($reason) ->
        [no] Le registre { $host } a refusé la requête (HTTP { $status }).
       *[yes] Le registre { $host } a refusé la requête (HTTP { $status } : { $reason }).
    }
    .hint =
        { $status ->
            [401] Connectez-vous avec un outil qui écrit auth.json, par exemple : podman login ou oras login
            [403] Connectez-vous avec un outil qui écrit auth.json, par exemple : podman login ou oras login
           *[other] Adressez-vous à l’administrateur du registre.
        }
error-registry-busy = Le registre { $host } est surchargé pour le moment (HTTP { $status }).
    .hint = Réessayez plus tard. Un téléchargement reprend là où il s’est arrêté.
error-registry-login-elsewhere = Le registre { $host } demande vos identifiants sur { $server }, qui est sur un autre domaine. Ils n’ont pas été envoyés.
    .hint = Si { $server } appartient à ce registre, ajoutez-le à images.loginServers.
error-registry-login-file = Le fichier { $path } des identifiants de registres est inutilisable : { $reason }.
    .hint = Corrigez-le, ou supprimez-le et reconnectez-vous, par exemple : podman login ou oras login
error-registry-mirrors-failed = Ni un miroir ni le registre de { $reference } n’a pu servir. { $reasons }
    .hint = Voir images.mirrors. Rien n’a changé ici.
error-proxy-invalid = Le proxy de la variable { $variable } n’en est pas un : il faut par exemple http://proxy.example:3128.
    .hint = Corrigez la variable là où elle est définie, par exemple dans /etc/environment. Arrêtez ensuite le service (safe-browse daemon --stop) et reconnectez-vous.
error-registry-not-found = Le registre ne contient pas { $reference }.
    .hint = Vérifiez le dépôt et le tag.
error-registry-blob-differs = Le registre { $host } a envoyé d’autres données que { $digest }….
    .hint = L’image utilisée n’a pas changé. Réessayez ; si cela se reproduit, prévenez l’administrateur du registre.
error-registry-artifact-refused = { $reference } n’a pas été téléchargé : { $problem }.
    .hint = L’image utilisée n’a pas changé. Adressez-vous à la personne qui a publié l’image.
error-registry-image-refused = L’image ne peut pas être publiée : { $problem }.
    .hint = La page « Images » montre celles qui existent.
error-attest-not-built-here = L’image { $digest } n’a pas été construite sur cet hôte : elle ne peut pas être confirmée d’ici.
    .hint = Construisez-la ici à partir des mêmes paquets : safe-browse image build
error-attestations-missing = { $found } des { $required } constructeurs requis ont confirmé l’image { $digest }.
    .hint = Un autre constructeur doit construire la même image et la confirmer : safe-browse image attest
error-signing-key-unusable = La clé dans { $path } ne peut pas signer.
    .hint = Il faut une clé secrète minisign sans mot de passe. Pour en créer une : minisign -G -W
error-signing-key-untrusted = La clé { $keyId } n’est pas de confiance ici : une image qu’elle signe ne démarrerait pas.
    .hint = La signature n’a pas changé. Ajoutez d’abord la clé publique à images.trustedKeys.
error-attestation-digest-invalid = Une image se confirme par son empreinte complète de 64 chiffres.
    .hint = Pour voir les images et leurs empreintes : safe-browse image list --json
error-attestation-count-invalid = Le nombre de constructeurs requis doit être compris entre 0 et 32.
    .hint = Deux constructeurs sont habituels : --require 2
error-attestation-key-invalid = « { $key } » n’est pas une clé publique minisign.
    .hint = C’est la deuxième ligne d’un fichier créé par minisign, et elle commence par RW.

## Failures: Channels

error-channel-name-invalid = « { $channel } » ne désigne pas un canal.
    .hint = Écrivez REGISTRE/DÉPÔT/NOM, par exemple registry.example/safe-browse/stable
error-channel-none = Cet hôte ne suit aucun canal.
    .hint = Indiquez-en un dans images.channel de la configuration.
error-channel-refused =
    Le canal { $channel } a été refusé : { $problem ->
        [malformed] ce n’est pas un fichier de canal que cette version comprend
        [another-channel] le fichier appartient à un autre canal
        [serial-reused] son contenu a changé, mais pas son numéro de série
       *[other] { UNKNOWN() }
    }.
    .hint = Les images utilisées n’ont pas changé. Prévenez la personne qui publie le canal.
error-channel-unsigned =
    { $valid ->
        [one] Le canal { $channel } a { $valid } signature valide sur les { $needed } nécessaires.
       *[other] Le canal { $channel } a { $valid } signatures valides sur les { $needed } nécessaires.
    }
    .hint = Comparez images.channelKeys et images.channelThreshold avec les clés des personnes qui signent le canal.
error-channel-policy-invalid =
    Les paramètres gérés du canal { $channel } sont inutilisables :
    { "  " }{ $problems }
    .hint = Rien n’a changé : les paramètres et les images utilisés restent. La personne qui publie le canal doit corriger la politique.
error-channel-older = Le registre propose le numéro de série { $serial } du canal { $channel }, mais { $seen } a déjà été vu.
    .hint = Les images utilisées n’ont pas changé. Quelqu’un propose peut-être un ancien fichier : prévenez l’administrateur du registre.
error-channel-expired = Le fichier du canal { $channel } a expiré le { $expired }.
    .hint = Vérifiez l’horloge de cet hôte. Si elle est juste, le canal n’a pas été renouvelé, ou le registre retient le fichier plus récent : prévenez la personne qui le publie.
error-channel-needs-version = Les images du canal { $channel } nécessitent Safe Browse { $needed }, et cette version est { $version }.
    .hint = Mettez à jour le paquet safe-browse.
error-channel-record-damaged = On ne sait pas quels fichiers de canal ont déjà été vus : leur liste est illisible.
    .hint = Si vous savez pourquoi elle a changé, supprimez-la.
    .details = { $path }
error-channel-overtaken = Le numéro de série { $serial } du canal { $channel } ne peut pas être publié : le registre a déjà { $newest }.
    .hint = Réécrivez le brouillon pour qu’il ait le numéro suivant, et faites-le signer à nouveau.
error-channel-serials-used-up = Aucun fichier ne peut suivre dans le canal { $channel } : le plus récent a le numéro de série le plus élevé, { $serial }.
    .hint = Quelqu’un qui a ses clés a épuisé les numéros. Remplacez les clés et recommencez : channel publish avec --first-serial. Le guide des canaux décrit chaque étape.
error-channel-nothing-published = Le canal { $channel } n’a aucun fichier à modifier.
    .hint = Publiez le premier : safe-browse channel publish { $channel }
error-channel-no-earlier-release = Le registre n’a pas de publication antérieure du canal { $channel }.
    .hint = Indiquez le numéro de série auquel revenir, s’il est plus ancien.
error-channel-report-unusable = Ce rapport n’est pas un rapport de verify web sur l’image de navigateur utilisée.
    .hint = Exécutez : safe-browse verify web --json > report.json. La forme courte ne suffit pas.
error-channel-score-lower =
    { GIVEN($lost) ->
        [no] La nouvelle publication fonctionne moins bien que la publication actuelle du canal { $channel } : { $held } contrôles de verify web réussissent au lieu de { $present }.
       *[yes]
            La nouvelle publication fonctionne moins bien que la publication actuelle du canal { $channel } : { $held } contrôles de verify web réussissent au lieu de { $present }. Perdu :
            { "  " }{ $lost }
    }
    .hint = Construisez une image où cela fonctionne. Si les ordinateurs doivent recevoir celle-ci malgré tout : --accept-lower-score
error-channel-score-missing = La publication actuelle du canal { $channel } a un score, et la nouvelle n’en a pas.
    .hint = Exécutez : safe-browse verify web --json > report.json, puis publiez avec --web-report report.json. Pour continuer sans score : --accept-lower-score
error-channel-recalls-full = Le canal { $channel } rappelle déjà { $most } images.
    .hint = Retirez le rappel des images qu’aucun ordinateur n’a plus : safe-browse channel recall { $channel } DIGEST --withdraw
error-channel-not-recalled = Le canal { $channel } ne rappelle pas { $digest }.
    .hint = Pour voir ce qu’il rappelle : safe-browse channel show { $channel }
error-channel-release-recalled = Le canal { $channel } rappelle une image de cette version : aucun ordinateur ne l’utiliserait.
    .hint = Publiez une autre image, ou retirez le rappel : safe-browse channel recall { $channel } DIGEST --withdraw
error-recall-unexplained = Un rappel exige un motif, tel que les personnes le liront : une ligne, 200 caractères au plus.
    .hint = Indiquez-le : --why "Une faille de Chromium est exploitée"
error-policy-not-named = Indiquez le fichier d’une politique ou l’option --none.
    .hint = Par exemple : safe-browse channel policy registry.example/safe-browse/stable policy.toml
error-channel-draft-invalid = { $path } n’est pas le brouillon d’un fichier de canal.
    .hint = Écrivez-en un avec l’option --draft et ne le modifiez pas : ses octets sont signés.
error-image-not-proven = La nouvelle { part-image-name } ne fonctionne pas sur cet hôte : { $reason }.
    .hint = Les images utilisées n’ont pas changé. Prévenez la personne qui publie l’image.

## Failures: Templates

error-sealing-off = La configuration désactive les modèles.
    .hint = Indiquez template.seal = "browser" dans le fichier de configuration.
error-cannot-seal = L’hyperviseur { $hypervisor } ne peut pas sceller de VM.
    .hint = Il n’y a rien à faire : les sessions démarrent à froid.
error-seal-failed = La VM n’a pas pu être scellée : { $reason }.
    .hint = Les sessions démarrent sans modèle. Consultez la page « Diagnostic ».
error-spare-failed = La VM de réserve n’a pas pu être chargée : { $reason }.
    .hint = D’ici là, les sessions démarrent à partir du modèle ou à froid.
error-templates-dropped = Les modèles ont été supprimés avant d’être tous scellés.
    .hint = Scellez-les à nouveau : safe-browse template seal
error-template-refused = { $hypervisor } ne peut pas charger le modèle : { $reason }
    .hint = Rouvrez la session : le modèle sera scellé à nouveau.

## Failures: Network

error-network-not-started =
    { GIVEN($reason) ->
        [no] La VM réseau n’a pas démarré.
       *[yes] La VM réseau n’a pas démarré : { $reason }.
    }
    .hint = Redémarrez le réseau sur la page « Réseau » ou consultez la page « Diagnostic ».
error-network-stopped = La VM réseau a été arrêtée pendant son démarrage.
    .hint = Redémarrez le réseau sur la page « Réseau ».
error-network-ended = La VM réseau s’est arrêtée.
    .hint = Redémarrez le réseau sur la page « Réseau ».
error-network-failed = La VM réseau a signalé une erreur (étape { $step }).
    .hint = Redémarrez le réseau sur la page « Réseau ».
error-network-crash-loop = La VM réseau s’est arrêtée { $times } fois de suite et n’est plus redémarrée. Dernière cause : { $reason }.
    .hint = Redémarrez le réseau sur la page « Réseau ».
error-network-in-use =
    { $sessions ->
        [one] Une session utilise la VM réseau.
       *[other] { $sessions } sessions utilisent la VM réseau.
    }
    .hint =
        { $sessions ->
            [one] Fermez-la d’abord.
           *[other] Fermez-les d’abord.
        }
error-ports-taken = Les { $ports } ports de la VM réseau sont tous utilisés.
    .hint = Jetez une session ou autorisez-en davantage dans les paramètres.
error-network-policy-too-large = Ensemble, les listes d’autorisation de toutes les sessions dépasseraient { $kibibytes } KiB.
    .hint = Fermez une session qui a une longue liste, ou raccourcissez la liste de son profil.
error-imported-image-bridge-only = L’image du réseau a été importée. Elle ne peut ni router ni filtrer et ne fonctionne que comme pont.
    .hint = Choisissez le mode « Pont » ou construisez l’image standard.
error-bridge-rules-unreadable = Les règles du pont dans { $file } sont inutilisables : { $problem }.
    .hint = Corrigez le fichier ou indiquez-en un autre dans les paramètres.
error-host-attached = Votre ordinateur est déjà connecté à la VM réseau.
    .hint = Déconnectez-le d’abord : safe-browse network detach-host
error-host-cards-unsupported = Avec l’hyperviseur { $hypervisor }, votre ordinateur ne peut pas être connecté à la VM réseau.
    .hint = Seul Xen le permet : hypervisor = "xl".
error-host-card-missing = La carte réseau connectée à votre ordinateur n’est pas apparue.
    .hint = Chargez son pilote : modprobe xen-netfront
error-card-not-connected = La VM réseau n’a pas accepté une carte réseau, même à la seconde tentative.
    .hint = Redémarrez le réseau sur la page « Réseau ».

## Failures: Uplink

error-uplink-not-started = La connexion Internet n’a pas démarré ({ $program }) : { $reason }
    .hint = Consultez la page « Diagnostic ».
error-uplink-device-missing = L’interface réseau { $device }, par laquelle sortent les sessions, n’existe pas. Rien ne sort avant son retour.
    .hint = Connectez-la, par exemple le VPN, ou choisissez un autre chemin : network.user.follow
error-uplink-device-down = L’interface réseau { $device }, par laquelle sortent les sessions, est inactive ou n’a pas d’adresse. Rien ne sort d’ici là.
    .hint = Connectez-la, par exemple le VPN, ou choisissez un autre chemin : network.user.follow
error-uplink-ended = La connexion Internet de la VM réseau s’est interrompue et a été redémarrée.
    .hint = Il n’y a rien à faire.
error-uplink-crash-loop = La connexion Internet de la VM réseau s’est interrompue { $times } fois en une minute.
    .hint = Redémarrez le réseau sur la page « Réseau ».
error-uplink-lost = La connexion Internet de la VM réseau n’a pas pu être redémarrée : { $reason }.
    .hint = Redémarrez le réseau sur la page « Réseau ».
error-uplink-unsupported = Cet hyperviseur ne prend pas en charge network.uplink = "{ $uplink }".
    .hint = Donnez une carte réseau à la VM réseau dans les paramètres : « Carte réseau (pci) ».
error-tap-refused = Aucune interface tap du pont { $bridge } n’a pu être ouverte : { $reason }
    .hint = En tant que root : echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. Ou indiquez votre propre interface tap : network.tap.device
error-pci-device-missing = Votre ordinateur n’a pas de périphérique { $device }.
    .hint = Pour voir les cartes réseau : lspci -D -nn | grep -i -E "network|ethernet"
error-pci-not-a-network-card = Le périphérique { $device } n’est pas une carte réseau (sa classe est { $deviceClass }).
    .hint = Pour voir les cartes réseau : lspci -D -nn | grep -i -E "network|ethernet"
error-pci-no-iommu = La carte { $device } n’est dans aucun groupe IOMMU : elle pourrait accéder à toute la mémoire de l’hôte.
    .hint = Activez l’IOMMU : VT-d ou AMD-Vi dans le micrologiciel, et intel_iommu=on dans la ligne de commande du noyau.
error-pci-group-shared = La carte { $device } partage le groupe IOMMU { $group } avec { $companions } : elles peuvent s’atteindre sans l’IOMMU.
    .hint = Placez la carte dans un autre emplacement ou utilisez-en une autre.
error-pci-only-nic = La carte { $device } est la seule carte réseau de votre ordinateur, qui perdrait son réseau.
    .hint = Si vous le souhaitez, autorisez-le dans les paramètres (network.pci.allowOnlyNic).
error-pci-not-taken = La carte { $device } est inutilisable : { $reason }.
    .hint = En tant que root : modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown VOUS /dev/vfio/{ $group }; et portez votre limite de mémoire verrouillée à la mémoire de la VM réseau.

## Failures: Files and clipboard

error-transfers-unsupported = Les fichiers et le presse-papiers ne peuvent pas être transférés : cet hyperviseur n’a pas de port pour cela.
    .hint = Choisissez l’hyperviseur « QEMU » dans les paramètres.
error-transfer-violation = La VM a envoyé autre chose que ce qui était convenu.
    .hint = Ne faites plus confiance à cette session : fermez-la.
error-transfer-failed = La VM n’a pas pu terminer le transfert.
    .hint = Réessayez.
error-transfer-stalled = La VM s’est interrompue au milieu du transfert.
    .hint = Réessayez.
error-transfer-too-large = La limite de taille des transferts est dépassée.
    .hint = Pour les fichiers, augmentez la limite dans les paramètres.
error-no-room-inside = La VM n’a pas assez de place.
    .hint = Donnez plus de mémoire au profil.
error-download-not-found =
    { GIVEN($name) ->
        [no] Ce fichier n’existe plus dans la session.
       *[yes] La session n’a pas de téléchargement « { $name } ».
    }
    .hint =
        { GIVEN($session) ->
            [no] Consultez la liste de ses téléchargements.
           *[yes] Pour voir ses téléchargements : safe-browse downloads { $session }
        }
error-download-changed = Le fichier a changé depuis qu’il a été listé.
    .hint = Consultez à nouveau la liste et enregistrez le fichier quand il sera complet.
error-download-unfinished = Le fichier est encore en cours de téléchargement.
    .hint = Enregistrez-le quand il sera complet.
error-clipboard-empty = Rien de transférable n’a été copié dans la session.
    .hint = Copiez-y d’abord un texte ou une image.
error-clipboard-not-a-url = Le texte copié dans la session n’est pas une URL.
    .hint = Saisissez l’URL ou copiez-la d’abord dans la session.
error-clipboard-not-text = Le presse-papiers contenait une image. Elle a été retirée de la session et elle est perdue.
    .hint = Copiez-la à nouveau et indiquez un fichier : safe-browse copy { $session } FICHIER.png
error-file-unreadable = Le fichier { $path } est illisible.
    .hint = Vérifiez qu’il existe et que vous avez le droit de le lire.
error-not-a-file = { $path } n’est pas un fichier.
    .hint = Envoyez un dossier sous forme d’archive.
error-file-changed = Le fichier { $path } a changé pendant sa lecture.
    .hint = Réessayez.
error-file-not-written = Impossible d’écrire le fichier { $path }. Il existe peut-être déjà.
    .hint = Indiquez un nouveau fichier dans un dossier où vous avez le droit d’écrire.
error-measurement-unreadable = { $path } n’est pas un rapport de safe-browse measure dans cette version.
    .hint = Mesurez de nouveau, ou comparez des rapports d’une même version.

## Failures: Safe copies

error-safe-copy-running = Une autre copie sûre est en cours de création.
    .hint = Attendez qu’elle soit terminée ou annulez-la.
error-safe-copy-unsupported = Les fichiers de ce type ne peuvent pas avoir de copie sûre.
    .hint = Affichez le fichier dans la session, ou enregistrez-le tel quel si vous lui faites confiance.
error-safe-copy-too-many-pages = Le document a { $pages } pages ; une copie sûre peut en avoir { $maxPages } au maximum.
    .hint = Augmentez ce nombre dans les paramètres, ou enregistrez le fichier tel quel si vous lui faites confiance.
error-safe-copy-too-large = La copie sûre dépasserait la limite de { $maxFileMiB } MiB.
    .hint = Augmentez la limite dans les paramètres.
error-safe-copy-locked = Le document est chiffré : son mot de passe est nécessaire pour le lire.
    .hint = Affichez-le dans une session et saisissez-y le mot de passe, ou demandez à son expéditeur une copie sans mot de passe.
error-safe-copy-without-programs = Il faut pour cela des programmes pour documents, que l’image du navigateur n’a pas.
    .hint = Réglez files.documents sur true et reconstruisez l’image : safe-browse image build browser
error-safe-copy-not-drawn = Le fichier ne peut pas être affiché : il est endommagé ou protégé par un mot de passe.
    .hint = Affichez le fichier dans la session, ou enregistrez-le tel quel si vous lui faites confiance.
error-printer-missing = Aucune imprimante n’est configurée sur votre ordinateur, ou son service d’impression (CUPS) est arrêté.
    .hint = Ajoutez une imprimante dans les paramètres de votre bureau, ou enregistrez une copie sûre et imprimez-la ailleurs.
error-print-failed = La copie sûre n’a pas été imprimée : { $reason }.
    .hint = Elle est enregistrée : { $path }
error-converter-not-started = La VM de conversion n’a pas démarré : { $reason }.
    .hint = Consultez la page « Diagnostic ».
error-converter-ended =
    { GIVEN($step) ->
        [no] La VM de conversion s’est arrêtée.
       *[yes] La VM de conversion a signalé une erreur (étape { $step }).
    }
    .hint = Réessayez.

## Failures: USB devices

error-no-usb = Aucun périphérique USB ne peut être confié à cette session.
    .hint = Autorisez-le dans son profil et ouvrez une autre session. Celles de Xen n’en reçoivent jamais.
error-usb-device-missing = Aucun périphérique USB n’a l’adresse { $device }.
    .hint = Un périphérique rebranché a une autre adresse. Rouvrez la liste.
part-usb-refusal =
    { $refusal ->
        [no-use] une session n’a pas l’usage de ce type de périphérique
        [not-allowed] le profil de la session n’autorise pas ce type
        [no-permission] votre compte n’a pas le droit de l’ouvrir
        [handed-over] une session l’utilise déjà
       *[other] { UNKNOWN() }
    }
error-usb-device-refused = { $device } n’a pas été confié : { part-usb-refusal }.
    .hint =
        { $refusal ->
            [no-use] Les sessions peuvent utiliser des clés de sécurité, des caméras et des lecteurs de cartes à puce.
            [not-allowed] Autorisez ce type dans le profil et ouvrez une autre session.
            [no-permission] La page « Diagnostic » indique la marche à suivre.
            [handed-over] Déconnectez-le d’abord là-bas ou fermez cette session.
           *[other] { UNKNOWN() }
        }
error-usb-too-many = Une session peut avoir { $most } périphériques USB à la fois.
    .hint = Déconnectez-en d’abord un autre.
error-usb-in-use = { $device } n’a pas été connecté : un autre programme de votre ordinateur l’utilise.
    .hint = Fermez ce programme, puis réessayez. Si c’est le service des cartes à puce, exécutez en tant que root : systemctl stop pcscd.socket pcscd.service
error-smart-card-unusable = { $device } n’a pas été connecté : Chromium n’a pas pu l’utiliser dans la session.
    .hint = Réessayez. Si l’image de la session est plus ancienne que cette version, reconstruisez l’image du navigateur.
error-usb-not-connected = { $device } n’a pas été connecté : { $reason }
    .hint = Rebranchez-le, puis réessayez.

## Failures: Configuration

error-config-invalid =
    { $count ->
        [one]
            Le fichier de configuration contient une erreur :
            { $problems }
       *[other]
            Le fichier de configuration contient { $count } erreurs :
            { $problems }
    }
    .hint = Corrigez le fichier.
    .details = { $path }
error-config-not-broken = Le fichier de configuration ne contient aucune erreur, ou son contenu précédent est inconnu.
    .hint = Modifiez le fichier.
    .details = { $path }
error-config-change-refused =
    Les paramètres n’ont pas été modifiés :
    { $problems }
    .hint = Corrigez ce qui est nommé ici, dans la commande ou dans le fichier de configuration.
error-policy-file-refused =
    Aucune session ne démarre, car les paramètres gérés ne sont pas dignes de confiance : { $path } { $problem ->
        [link] est un lien symbolique
        [not-a-file] n’est pas un fichier ordinaire
        [not-a-folder] n’est pas un dossier
        [covered] est masqué pour ce programme par un autre montage
        [unreadable] est illisible pour ce compte
        [foreign] n’appartient pas à root
        [writable] est modifiable par d’autres que root
        [too-large] dépasse 1 MiB
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [covered] Démarrez Safe Browse hors de l’espace de noms d’utilisateurs dans lequel quelque chose y est monté.
           *[other] L’administrateur doit exécuter : chown root:root FICHIER, chmod 644 FICHIER, et de même pour son dossier avec chmod 755.
        }
error-policy-invalid =
    { $count ->
        [one]
            Aucune session ne démarre : les paramètres gérés dans { $path } contiennent une erreur :
            { $problems }
       *[other]
            Aucune session ne démarre : les paramètres gérés dans { $path } contiennent { $count } erreurs :
            { $problems }
    }
    .hint = L’administrateur doit corriger le fichier.
error-setting-managed = Géré par { $by } et non modifié : { $keys }
    .hint =
        { GIVEN($contact) ->
            [no] Adressez-vous à votre administrateur.
           *[yes] Contact : { $contact }
        }
error-profile-managed = Le profil « { $name } » ne peut pas être utilisé. Géré par { $by }.
    .hint = Profils disponibles : { $profiles }
error-image-too-old =
    { $days ->
        [one] L’image du navigateur date du { $builtAt }. { $by } autorise des images de { $days } jour au plus.
       *[other] L’image du navigateur date du { $builtAt }. { $by } autorise des images de { $days } jours au plus.
    }
    .hint = Mettez l’image à jour.
error-protection-missing =
    Aucune VM ne démarre sans { $protection ->
        [cgroup] un cgroup qui la limite
        [account] un compte distinct
        [accessControl] un profil AppArmor
       *[other] { UNKNOWN() }
    }, comme l’exige { $by } : { $cause ->
        [refused] le système le refuse
        [failed] le système n’a pas répondu à temps
        [no-ids] votre compte n’a pas d’identifiants d’utilisateur subordonnés
        [not-loaded] les profils de Safe Browse ne sont pas chargés
        [absent] AppArmor est désactivé
        [own-device] seul votre compte peut utiliser un périphérique de la VM
       *[other] { UNKNOWN() }
    }.
    .hint =
        { GIVEN($contact) ->
            [no]
                { $cause ->
                    [failed] Réessayez.
                   *[other] Pour voir ce qui manque : safe-browse doctor
                }
           *[yes]
                { $cause ->
                    [failed] Contact : { $contact }. Réessayez.
                   *[other] Contact : { $contact }. Pour voir ce qui manque : safe-browse doctor
                }
        }
error-registry-managed = Les images ne peuvent pas être téléchargées depuis { $reference }. Géré par { $by }.
    .hint = Autorisés : { $registries }
error-config-file-too-large = Le fichier { $path } dépasse { $maxBytes } octets.
    .hint = Un fichier .wsb a quelques centaines d’octets.
error-wsb-invalid = Le fichier n’est pas une configuration du Bac à sable Windows : { $problem }.
    .hint = Indiquez un fichier .wsb dont la racine est <Configuration>.
error-profile-exists = Le profil « { $profile } » existe déjà.
    .hint = Choisissez un autre nom ou faites remplacer le profil entier.
error-bookmarks-full = Il y a déjà { $limit } marque-pages.
    .hint = Supprimez-en d’abord un.
error-bookmarks-too-large = Ensemble, les marque-pages dépasseraient { $kibibytes } KiB.
    .hint = Supprimez-en d’abord un, de préférence avec une longue adresse.
error-bookmark-not-found = Il n’y a pas de marque-page pour cette page.
    .hint = Il est peut-être déjà supprimé.
error-bookmarks-unreadable = Les marque-pages sont illisibles.
    .hint = Corrigez leur fichier ou déplacez-le.
    .details = { $path }

## Failures: Verification

error-verification-running = Une vérification est déjà en cours.
    .hint = Attendez sa fin ou annulez-la là où elle a été lancée.
error-cannot-inspect = L’hyperviseur { $hypervisor } ne peut pas exécuter l’inspecteur dans une VM.
    .hint = Choisissez l’hyperviseur « QEMU » dans les paramètres.
error-inspection-failed = La VM n’a pas pu être inspectée : { $reason }.
    .hint = Consultez la page « Diagnostic ».
error-image-digest-invalid = Une image se désigne par au moins six chiffres de son empreinte.
    .hint = Pour voir les images : safe-browse image list

## Failures: Command line

error-undo-needs-one-session = --undo nécessite une session et de 1 à 60 secondes.
    .hint = Par exemple : safe-browse close ID --undo 10
error-sessions-not-named = Indiquez les sessions à fermer, ou --all.
    .hint = Pour voir les sessions : safe-browse list
error-files-not-named = Indiquez les fichiers à enregistrer, ou --all.
    .hint = Pour voir les fichiers : safe-browse downloads { $session }
error-stdin-empty = L’entrée standard est vide.
    .hint = Par exemple : echo texte | safe-browse paste { $session }
error-volume-invalid = « { $text } » n’est pas un volume.
    .hint = Utilisez : safe-browse volume ID 40%, ou mute, ou unmute
error-viewer-missing = Aucune visionneuse VNC capable d’ouvrir un socket Unix n’est installée.
    .hint = Installez-en une : apt-get install tigervnc-viewer. Ou démarrez sans fenêtre : safe-browse open --no-window
error-desktop-missing = L’application de bureau ne peut pas être ouverte. { $reason }
    .hint = Ouvrez un navigateur jetable dans une visionneuse VNC : safe-browse open

## Failures: Desktop

error-no-other-browser = Aucun autre navigateur capable d’ouvrir des liens n’est connu.
    .hint = Ouvrez le lien dans Safe Browse, ou choisissez un navigateur dans les paramètres du bureau.
error-default-browser-not-set = Le navigateur par défaut de ce bureau n’a pas pu être changé.
    .hint = Installez xdg-utils, ou changez-le dans les paramètres du bureau.
error-default-program-not-set = Les programmes par défaut de ce bureau n’ont pas pu être changés.
    .hint = Installez xdg-utils, ou changez-les dans les paramètres du bureau.
error-file-not-opened = Aucun programme de ce bureau n’ouvre le fichier.
    .hint = Ouvrez-le dans un éditeur de texte.
    .details = { $path }
error-other-browser-failed = L’autre navigateur n’a pas pu être démarré.
    .hint = Ouvrez-y le lien vous-même, ou installez libglib2.0-bin.
error-folder-not-shown = Le gestionnaire de fichiers ne répond pas.
    .hint = Ouvrez le dossier vous-même : son chemin se trouve dans les détails.
    .details = { $folder }
error-kvm-group-not-joined = Votre compte n’a pas été ajouté au groupe kvm.
    .hint = Exécutez en tant que root : { $command }
    .details = { $output }
