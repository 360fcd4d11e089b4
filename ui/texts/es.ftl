### Spanish. The head of en.ftl explains the syntax.

## Tray, notifications and the entry in the menu of applications

tray-tool-tip-idle = Safe Browse: listo
tray-tool-tip-set-up = Safe Browse: configurando, { $percent } %
tray-tool-tip-starting = Safe Browse: iniciando
tray-tool-tip-running = Safe Browse: { $sessions } en curso
tray-tool-tip-trouble = Safe Browse: requiere atención
tray-tool-tip-microphone-on = Safe Browse: micrófono activado
tray-open = Sesión nueva
tray-listens = Micrófono activado: { $profile }
tray-driven = Controlada por un programa: { $profile }
tray-recorded = Grabando: { $profile }
tray-portal = Acceder a la red…
tray-open-with-profile = Abrir con el perfil
tray-sessions = Sesiones en curso ({ $count })
tray-session-starting = { $profile }, iniciando
tray-session-since = { $profile }, desde { $time }
tray-session-ends = { $profile }, termina a las { $time }
tray-session-closing = { $profile }, cerrando
tray-held-session =
    { $because ->
        [idle] { $profile }, en pausa: sin uso
        [lifetime-over] { $profile }, en pausa: tiempo máximo alcanzado
        [outdated] { $profile }, en pausa: actualización de seguridad
       *[other] { UNKNOWN() }
    }
tray-discarded-session = { $profile }, descartada
tray-show = Mostrar
tray-close = Descartar
tray-close-now = Descartar ahora
tray-network = Red
tray-network-up = Red: lista
tray-network-starting = Red: iniciando
tray-network-stopped = Red: inactiva
tray-network-failed = Red: averiada
tray-restart-network = Reiniciar
tray-images-unknown = Imágenes
tray-images-fresh = Imágenes: al día
tray-images-old = Imágenes: obsoletas
tray-images-updates = Imágenes: hay actualizaciones
tray-images-missing = Imágenes: no disponibles
tray-images-building = Imágenes: en construcción
tray-update-images = Actualizar
tray-cancel-builds = Cancelar la construcción
tray-main-window = Abrir la ventana principal
tray-settings = Configuración
tray-diagnostics = Diagnóstico
tray-managed-by = Administrado por { $by }
tray-blocked = No se puede iniciar ninguna sesión: ver por qué
tray-quit = Salir
notice-ended-in-trouble = Una sesión terminó inesperadamente
notice-image-old = Las imágenes están obsoletas
    .body = Se construyeron para una versión anterior de Safe Browse. Actualícelas desde el área de notificación o la ventana principal.
notice-image-updates = Hay actualizaciones de las imágenes
    .body = La distribución tiene paquetes más recientes. Salvo que lo haya desactivado, las imágenes se reconstruyen en segundo plano. También puede actualizarlas desde el área de notificación o la ventana principal.
notice-network-lost = La VM de red se detuvo
    .body = Las sesiones abiertas no tienen conexión hasta que vuelva.
notice-listens = Micrófono activado
    .body = La sesión «{ $profile }» le oye. Desactive el micrófono en su ventana.
notice-held = La sesión «{ $profile }» está en pausa
notice-link-failed = No se abrió el enlace
notice-rule-failed = No se guardó la elección para este sitio
notice-copied = Hay una copia segura lista
notice-not-copied = No se hizo ninguna copia segura de { $name }
notice-recorded = Sesión grabada: { $profile }
    .body =
        { $end ->
            [time] { $folder }: { $files }. Se agotó su tiempo.
            [size] { $folder }: { $files }. Alcanzó su tamaño.
            [disk] { $folder }: { $files }. No cabía más en el disco.
            [forbidden] { $folder }: { $files }. Su perfil ya no lo permite.
           *[other] { $folder }: { $files }
        }
notice-recording-lost = Una grabación terminó antes de tiempo
notice-not-viewed = No se mostró un archivo
notice-kinds-failed = No se cambiaron las aplicaciones predeterminadas
notice-not-discarded = No se descartó una sesión
entry-generic-name = Navegador web desechable
entry-comment = Navegue en una máquina virtual que se descarta al cerrarla
entry-open-here = Abrir en Safe Browse
entry-copy-safely = Hacer una copia segura
entry-open-new = Navegador desechable nuevo

## Main window

main-name = Safe Browse
main-pages = Páginas
navigation-home = Navegar
navigation-images = Imágenes
navigation-network = Red
navigation-diagnostics = Diagnóstico
navigation-settings = Configuración
navigation-log = Registro
navigation-help = Ayuda
main-label = { $label }:
main-quit = Salir
agent-connecting = Conectando
agent-lost = El servicio en segundo plano no está en ejecución
agent-lost-again = Intentando iniciarlo de nuevo.
agent-lost-why = Las sesiones abiertas continúan. Esta página muestra el último estado conocido.
agent-restart = Reiniciar el servicio
agent-other = El servicio en segundo plano tiene otra versión que este programa
agent-other-why = Hasta que se reinicie, alguna información puede ser incorrecta. Las sesiones abiertas continúan.
main-blocked = No se puede iniciar ninguna sesión
home-open = Sesión nueva
home-address = Dirección
home-address-hint = Dirección, o vacío para la página de inicio
home-promise = Una VM nueva que solo contiene un navegador. Ciérrela y no queda nada.
home-profile = Perfil
home-bookmarks = Marcadores
home-edit-bookmark = Editar el marcador
home-bookmark-name = Nombre
home-bookmark-profile = Se abre con el perfil { $profile }
home-save-bookmark = Guardar
home-remove-bookmark = Quitar
home-health = Estado
home-image-built = Navegador construido { $when }
home-spare-ready = Se abre al instante
home-spare-loading = Se está preparando una VM de reserva
home-verified = Autocomprobación superada { $when }
home-verified-failed = Autocomprobación fallida { $when }
home-suggestions = Sugerencias: { $checks }
home-troubles = Problemas: { $checks }
home-look = Mostrar
home-slow = Las sesiones son unas diez veces más lentas: no se usa KVM
home-slow-why = Por qué
acceleration-kvm = Se usa KVM
acceleration-kvm-why = El procesador de su equipo ejecuta las VM por sí mismo, así que las sesiones son lo más rápidas posible.
acceleration-slow = Las sesiones son unas diez veces más lentas
home-copies = Copias seguras
home-copy-page = Página { $page } de { $of }
home-copy-starting = Iniciando su VM desechable
home-copy-waiting = En espera
home-copy-cancel = Cancelar la copia segura de { $name }
home-running = Abiertas ahora
home-show = Mostrar
home-discard = Descartar
home-discard-all = Descartar todas
home-picture = Pantalla de la sesión { $profile }
home-no-picture = Aún no hay vista previa
home-where = Se ejecuta en
home-age = Abierta desde hace
home-memory = Memoria
home-discard-question = ¿Descartar esta sesión?
home-discard-all-question = ¿Descartar las { $count } sesiones?
home-discard-why = Se perderá todo lo que contiene. Esta acción no se puede deshacer.
set-up-title = Configurar Safe Browse
set-up-what = Las sesiones parten de dos imágenes que se construyen en su equipo con paquetes firmados: una para el navegador y otra para la VM de red.
set-up-how-long =
    { $minutes ->
        [one] Esto descarga unos { $megabytes } MB, necesita unos 5 GB de disco y tarda alrededor de un minuto en su equipo. Con una conexión lenta tarda más.
       *[other] Esto descarga unos { $megabytes } MB, necesita unos 5 GB de disco y tarda alrededor de { $minutes } minutos en su equipo. Con una conexión lenta tarda más.
    }
set-up-minutes-left =
    { $minutes ->
        [one] Queda alrededor de 1 minuto.
       *[other] Quedan alrededor de { $minutes } minutos.
    }
set-up-leave = Mientras tanto, puede salir de esta página.
set-up-start = Configurar
set-up-continue = Continuar
set-up-cancelled = Se canceló la configuración. Lo que ya está construido se conserva; del resto no queda nada.
set-up-slow = Las sesiones serían unas diez veces más lentas
set-up-group = Su cuenta no puede usar KVM. Ejecute esto como root; después cierre la sesión de usuario y vuelva a iniciarla:
set-up-join = Su cuenta no puede usar KVM. Si lo permite, su equipo pedirá la contraseña de un administrador.
set-up-join-now = Permitir KVM
set-up-log-in = Cierre la sesión de usuario y vuelva a iniciarla
set-up-log-in-why = Su cuenta podrá usar KVM a partir de su próximo inicio de sesión de usuario. Hasta entonces, las sesiones son unas diez veces más lentas.
set-up-opens = ¿Qué debe abrirse en Safe Browse?
set-up-opens-why = Todo está listo para la primera sesión. Lo que elija aquí se abrirá a partir de ahora en una VM desechable. Puede omitirlo y cambiarlo cuando quiera en la configuración.
set-up-links = Abrir enlaces con Safe Browse
set-up-links-why = Los enlaces de otras aplicaciones se abren en un navegador desechable.
set-up-login = Iniciar al entrar en el escritorio
set-up-login-why = Safe Browse espera en el área de notificación, para que las sesiones se abran al instante.
set-up-close = Hecho
tour-open = Ver una introducción
tour-place = { $card } de { $cards }
tour-skip = Omitir
tour-next = Siguiente
tour-frame = Lo que está en el marco es desechable
tour-frame-why = Cada sesión es una ventana con un marco a rayas, del color de su perfil. Al cerrarla, desaparece todo lo que contiene: historial, cookies, descargas. Durante unos segundos puede recuperarla.
tour-files = Saque solo los archivos que quiera
tour-files-why = Las descargas se quedan en la sesión y desaparecen con ella. El botón con la flecha del marco guarda las que quiera. De los archivos PDF y las imágenes, lo mejor es una copia segura: solo tiene lo que se puede ver.
tour-keyboard = Ctrl + Alt libera el teclado
tour-keyboard-why = En una sesión, todas las teclas van a la página. Pulse y suelte Ctrl + Alt, y las teclas llegarán al marco: Tab pasa de un botón a otro, Intro pulsa el botón.
help-keys-here = Teclas en esta ventana
help-keys-session = Teclas en una sesión
help-key-control = Ctrl
help-key-new = Sesión nueva: escribir una dirección
help-key-close = Cerrar la ventana
help-key-back = Volver un paso
help-key-escape = Escape
help-key-release = Liberar el teclado: las teclas llegan al marco de la ventana. Todas las demás teclas van a la sesión.
help-key-copy = Sacar lo que se copió en la sesión
help-key-paste = Pegar su portapapeles en la sesión
help-key-fullscreen = Pantalla completa
help-about = Acerca de Safe Browse
help-questions = Preguntas y respuestas
help-question-slow = ¿Por qué son lentas las sesiones?
    .answer = Probablemente no se usa la virtualización del procesador (KVM). La página «Diagnóstico» dice por qué y qué hacer.
help-question-save = ¿Cómo conservo una descarga?
    .answer = Pulse la flecha de la barra de su ventana y guarde el archivo. Lo que no se guarda desaparece con la sesión.
help-question-undo = He descartado una sesión por error. ¿Se ha perdido?
    .answer = No enseguida: durante unos segundos, el botón de deshacer de su ventana o su tarjeta la recupera.
help-question-blocked = ¿Por qué está bloqueada una página?
    .answer = El perfil solo llega a los sitios de la lista. Pulse el candado de la barra para verlos o añadir uno.
help-question-keyboard = ¿Cómo recupero el teclado de una sesión?
    .answer = Pulse y suelte Ctrl + Alt.
help-question-copy = ¿Cómo copio texto de una sesión o hacia ella?
    .answer = Cópielo allí y pulse Ctrl + Alt + C. Para pegar su texto allí, pulse Ctrl + Alt + V.
help-question-links = ¿Qué enlaces se abren aquí?
    .answer = En los ajustes, la página de enlaces y archivos: si llegan aquí los enlaces de otros programas y qué sitios siempre o nunca.
help-question-update = ¿Cómo se actualiza el navegador?
    .answer = Su imagen se vuelve a crear con paquetes firmados. La página de imágenes muestra su antigüedad y la renueva.
help-question-anonymous = ¿Soy anónimo?
    .answer = No. Los sitios ven la dirección de su red y quién es usted donde inicia sesión. Para el anonimato, use Tor Browser.
help-question-kept = ¿Qué queda de una sesión?
    .answer = Solo lo que guarde: archivos, marcadores y los sitios que ponga en la lista.
help-works = Obras ajenas en este programa, con sus licencias
help-version = Versión
help-version-agent = Servicio en segundo plano
help-guide = Guía
help-guide-where = Ejecute «man safe-browse» o «safe-browse --help» en una terminal. Las páginas de la guía están en el código fuente, en la carpeta host-agent/guide.
help-licence = Licencia
help-licence-where = Licencia Apache 2.0. Las licencias de lo que contiene están en /usr/share/doc/safe-browse/copyright, si instaló el paquete Debian.
images-explanation = De lo que parte cada sesión. Las imágenes se construyen en su equipo o vienen de un canal, y se comprueban en cada inicio.
images-browser = Imagen del navegador
images-browser-what = La VM en la que navega
images-network = Imagen de red
images-network-what = La única VM que toca la red
images-current = En uso
images-previous = Anterior
images-older = Más antigua
images-missing = Aún no construida
images-up-to-date = Al día
images-old = Actualización disponible
images-aged = Tiene más de { $days } días
images-newer =
    { $packages ->
        [one] 1 paquete más reciente disponible
       *[other] { $packages } paquetes más recientes disponibles
    }
images-debug = Imagen de depuración con inicios de sesión
images-version = Versión
images-size = Tamaño
images-built = Construida
images-unknown-age = desconocido
images-shared = Común a todas las cuentas de este equipo
images-kernel = Núcleo
images-packages = Paquetes
images-build = Construir
images-update = Actualizar
images-rebuild = Reconstruir
images-cancel = Cancelar
images-building = Construyendo
images-failed = La construcción falló
image-step-overlay = Reuniendo los archivos de Safe Browse
image-step-packages = Descargando e instalando los paquetes
image-step-kernel = Extrayendo el núcleo y los módulos
image-step-root = Comprimiendo el sistema de archivos
image-step-disk = Particionando el disco
image-step-digest = Calculando los resúmenes
image-step-use = Activando la imagen
image-step-done = La imagen está lista
network-state-up = Red lista
    .explanation = Las sesiones llegan a Internet a través de una VM aparte. No pueden llegar a su equipo ni a su red local, salvo que un perfil lo permita.
network-state-starting = Iniciando la red
    .explanation = La VM de red se está iniciando.
network-state-stopped = Red inactiva
    .explanation = La VM de red se inicia automáticamente con la próxima sesión.
network-state-failed = Red averiada
    .explanation = La VM de red no está en ejecución, así que las sesiones no tienen conexión.
network-unknown = Esperando al servicio en segundo plano
network-restart = Reiniciar la red
network-restarting = Reiniciando
network-restart-question = ¿Reiniciar la red?
network-restart-why = Las sesiones abiertas pierden sus conexiones por un momento.
network-reasons = Detalles
network-trouble-since = Problema desde
network-uplink = Conexión a Internet
network-uplink-user = A través de su cuenta (user)
network-uplink-tap = Directamente en la red local (tap)
network-uplink-pci = Con su propia tarjeta de red (pci)
network-cable = Cable
network-cable-up = conectado
network-cable-down = sin conectar
network-cable-unknown = desconocido
network-address = Dirección
network-mode = Modo
network-mode-nat = Traducción de direcciones (NAT)
network-mode-bridge = Puente: las sesiones están en la red local
network-eapol = 802.1X
network-eapol-on = se reenvía
network-eapol-off = bloqueado
network-eapol-unknown = desconocido
network-made = Origen
network-imported = importada; se desconoce lo que deja pasar
network-up-since = Activa desde
network-last-trouble = Último problema
network-accelerator = Acelerador
network-accelerator-xen = Xen
network-accelerator-kvm = Hardware (KVM)
network-accelerator-tcg = Emulación por software
network-sessions = Sesiones conectadas
network-sessions-of = { $used } de { $total }
network-reach = La sesión { $session } llega a
network-ready = El último inicio tardó
network-processes = Procesos
network-none = ninguno
process-role-qemu = QEMU
process-role-jail = Jaula
process-role-uplink = Conexión a Internet
diagnostics-explanation = Lo que podría ralentizar, debilitar o impedir las sesiones en su equipo, y qué hacer al respecto.
diagnostics-check = Comprobar de nuevo
diagnostics-checking = Comprobando
diagnostics-checked-at = Comprobado { $when }
diagnostics-never = Aún sin comprobar
diagnostics-level-ok = Correcto
diagnostics-level-note = Sugerencia
diagnostics-level-trouble = Problema
diagnostics-all-well = No se encontraron problemas
diagnostics-some-notes =
    { $count ->
        [one] 1 sugerencia
       *[other] { $count } sugerencias
    }
diagnostics-some-trouble =
    { $count ->
        [one] Se encontró 1 problema
       *[other] Se encontraron { $count } problemas
    }
diagnostics-level-given = Dato
diagnostics-copy = Copiar
diagnostics-copied = Copiado
diagnostics-copy-report = Copiar el informe
diagnostics-ignore = Ignorar
diagnostics-show-again = Mostrar de nuevo
diagnostics-ignored = Ignorados ({ $count })
diagnostics-fix = Corregir
check-programs = Programas
check-accelerator = Virtualización
check-browser-image = Imagen del navegador
check-network-image = Imagen de red
check-xen = Xen
check-xl = Herramientas de Xen
check-passthrough = Cesión de dispositivos PCI
check-xsm = Módulo de seguridad de Xen
check-network-card = Tarjeta de red
check-xen-memory = Memoria de Xen
check-xenmgr = xenmgr
check-xenmgr-policy = Política de xenmgr
check-dom0-programs = Programas de dom0
check-xenclient-untried = XenClient
check-memory = Memoria
check-disk = Espacio en disco
check-exit = Salidas
check-uplink = Conexión a Internet
check-bounds = Límites de recursos
check-policy = AppArmor y SELinux
check-sound = Sonido
check-jail = Jaula
check-package-sources = Orígenes de paquetes
check-managed-settings = Ajustes administrados
check-runtime-folder = Carpeta de ejecución
check-crashes = Cierres inesperados
check-network-ports = Puertos de red
check-swap = Memoria de intercambio
check-channel = Canal
check-pool = Grupo de equipos
check-networks = Redes de su equipo
check-network-filter = Filtro de red
check-accounts = Cuentas de las VM
check-required-protections = Protecciones exigidas
check-missed-protections = Protecciones ausentes
check-nested-virtualisation = Virtualización anidada
check-memory-merging = Fusión de memoria
check-processor-cores = Núcleos del procesador
check-processor = Vulnerabilidades del procesador
check-usb = Dispositivos USB
check-electron = Electron
check-shared-images = Imágenes comunes
check-newer-version = Versión más reciente
check-default-programs = Aplicaciones predeterminadas
check-extensions = Extensiones
check-page-network = Red de las ventanas
check-log = Registro
finding-programs-ok = Todos los programas están instalados.
finding-programs-trouble = Sin instalar: { $programs }.
finding-accelerator-ok = Las VM se ejecutan con KVM.
finding-accelerator-ok-xen = Las VM son dominios de Xen.
finding-accelerator-note = Las VM se ejecutan con emulación por software, unas diez veces más lentas.
finding-accelerator-note-no-permission = Las VM se ejecutan con emulación por software, unas diez veces más lentas: su cuenta no puede abrir /dev/kvm.
    .hint = Ejecute la orden como root. Después detenga el servicio (safe-browse daemon --stop) y vuelva a iniciar la sesión de usuario.
finding-accelerator-note-after-login = Las VM se ejecutan con emulación por software, unas diez veces más lentas: su cuenta no podrá abrir /dev/kvm hasta su próximo inicio de sesión de usuario.
    .hint = Detenga el servicio (safe-browse daemon --stop), cierre la sesión de usuario y vuelva a iniciarla. O reinicie el equipo.
finding-accelerator-note-not-openable = Las VM se ejecutan con emulación por software, unas diez veces más lentas: su cuenta no puede abrir /dev/kvm.
    .hint = Permita que su cuenta lea y escriba /dev/kvm. Pertenecer al grupo kvm no cambiaría nada aquí.
finding-accelerator-note-no-kvm = Las VM se ejecutan con emulación por software, unas diez veces más lentas: KVM no existe o no funciona aquí.
    .hint = Active la virtualización (VT-x, AMD-V) en el firmware, o la virtualización anidada de la VM que hace de anfitrión.
finding-accelerator-note-untested = Aún se está comprobando KVM.
    .hint = Compruebe de nuevo dentro de un minuto.
finding-xen-ok = Esto es dom0, el dominio de Xen que dirige los demás.
finding-xen-trouble = Este dominio de Xen no es dom0, que dirige los demás.
    .hint = Use Safe Browse en dom0, o establezca hypervisor = "qemu".
finding-xen-trouble-absent = Esto no es un dominio de Xen, o /proc/xen no está montado.
    .hint = Arranque el equipo con Xen (paquete xen-system-amd64), o establezca hypervisor = "qemu". En un dominio, ejecute como root:
finding-xl-ok = Las herramientas de Xen responden; es Xen { $version }.
finding-xl-note = Es Xen { $version }; no se ha probado nada anterior a { $oldest }.
    .hint = Actualice Xen.
finding-xl-trouble = Las herramientas de Xen no responden: { $reason }
    .hint = Trabaje como root e inicie las herramientas:
finding-passthrough-ok = Se pueden ceder dispositivos a los dominios, detrás de una IOMMU.
finding-passthrough-note = No se pueden ceder dispositivos a los dominios: Xen no tiene IOMMU.
    .hint = Active VT-d o AMD-Vi en el firmware y quite iommu=off de la línea de órdenes de Xen.
finding-passthrough-trouble = No se pueden ceder dispositivos a los dominios: Xen no tiene IOMMU.
    .hint = Active VT-d o AMD-Vi en el firmware y quite iommu=off de la línea de órdenes de Xen.
finding-xsm-ok = Xen permite que la VM de red sirva a las sesiones.
finding-xsm-note = Xen aplica una política FLASK: las etiquetas de ambas VM deben permitir que se comuniquen.
    .hint = Ponga tales etiquetas en xen.networkLabel y xen.browserLabel de la configuración.
finding-xsm-trouble = Xen separa los dominios (xsm=silo): la VM de red no puede servir a ninguna sesión.
    .hint = Ponga xsm=dummy en la línea de órdenes de Xen, o xsm=flask con etiquetas que les permitan comunicarse.
finding-network-card-ok = La tarjeta de red { $address } se puede ceder.
finding-network-card-note = La tarjeta de red { $address } la usa el controlador { $driver }; se cede al iniciar la VM de red.
    .hint = La conexión del equipo por esta tarjeta se corta entonces. Para prepararla al arrancar:
finding-network-card-note-unbound = La tarjeta de red { $address } no tiene controlador; se cede al iniciar la VM de red.
    .hint = La conexión del equipo por esta tarjeta se corta entonces. Para prepararla al arrancar:
finding-network-card-trouble = No hay ningún dispositivo PCI { $address }.
    .hint = Busque la tarjeta de red con:
finding-network-card-trouble-xenmgr = xenmgr no conoce ningún dispositivo PCI { $address }.
    .hint = Para ver cuáles hay, en dom0:
finding-xen-memory-ok = Xen tiene { $freeMiB } MiB de memoria libre; una sesión puede usar { $neededMiB }.
finding-xen-memory-trouble = Xen tiene { $freeMiB } MiB de memoria libre; una sesión puede usar { $neededMiB }.
    .hint = Dé menos a dom0 (dom0_mem en la línea de órdenes de Xen), cierre sesiones o reduzca memoryMiB en el perfil.
finding-xen-memory-trouble-xenmgr = XenClient tiene { $freeMiB } MiB de memoria libre; una sesión puede usar { $neededMiB }.
    .hint = Apague otras VM o reduzca memoryMiB en el perfil.
finding-xenmgr-ok = xenmgr responde.
finding-xenmgr-trouble = xenmgr no responde: { $reason }
    .hint = Use Safe Browse en dom0, o indique dom0 en la configuración: xenclient.dom0
finding-xenmgr-policy-trouble = La política de xenmgr no permite crear ni eliminar VM.
    .hint = Ejecute en dom0:
finding-dom0-programs-ok = dom0 tiene los programas que crean discos.
finding-dom0-programs-trouble = Faltan en dom0: { $programs }.
    .hint = Forman parte de XenClient XT y OpenXT. Use Safe Browse en dom0, o indique dom0 en la configuración: xenclient.dom0
finding-xenclient-untried-note = Safe Browse solo se ha probado con una imitación de xenmgr, nunca con un XenClient XT u OpenXT real.
    .hint = Lea host-agent/hypervisor/xenclient/README.md y mire antes cada orden:
finding-memory-ok = Hay { $freeMiB } MiB de memoria libres. Una sesión puede usar { $neededMiB }.
finding-memory-trouble = Hay { $freeMiB } MiB de memoria libres. Una sesión puede usar { $neededMiB }.
    .hint = Cierre programas o dé menos memoria al perfil.
finding-disk-ok = Hay { $freeMiB } MiB libres en { $folder }.
finding-disk-note = Hay { $freeMiB } MiB libres en { $folder }. Construir una imagen requiere unos { $neededMiB }.
    .hint = Libere espacio o elimine imágenes antiguas.
finding-package-sources-ok = Las imágenes usan todos los orígenes de paquetes del anfitrión que corresponden a su versión.
finding-package-sources-note = Las imágenes no usan estos orígenes de paquetes: { $sources }.
    .hint = Si las imágenes los necesitan, añada su URI a images.extraSources en la configuración.
finding-crashes-note = El servicio se ha detenido de forma imprevista { $count } veces desde el arranque, la última a las { $last }.
    .hint = Informe de ello, con los errores de ese momento en { $path }.
finding-network-ports-note = La VM de red tiene { $total } puertos. Tendrá { $next } cuando no haya ninguna sesión abierta.
finding-pool-ok = Se puede llegar a todos los equipos del grupo { $pool }.
finding-pool-note-away = { $away } de los { $total } equipos del grupo { $pool } no se pueden usar: { $hosts }.
    .hint = Esta orden indica por qué.
finding-pool-trouble-away = { $away } de los { $total } equipos del grupo { $pool } no se pueden usar: { $hosts }.
    .hint = Esta orden indica por qué.
finding-managed-settings-ok = { $by } administra ajustes.
finding-log-ok = El servicio lleva un registro: { $path }
finding-jail-ok = El proceso de cada VM está en su propia jaula.
finding-jail-trouble = No se puede crear una jaula para el proceso de una VM: { $said }.
    .hint = Permita que las cuentas creen espacios de nombres: sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone.
finding-jail-trouble-restricted = No se puede crear una jaula para el proceso de una VM: { $said }. Este núcleo exige un perfil de AppArmor para los espacios de nombres.
    .hint = Cargue como root los perfiles de Safe Browse.
finding-required-protections-ok = Cada VM recibe lo que { $by } exige: { $required }.
finding-required-protections-trouble = No se inicia ninguna VM: { $by } exige { $missing }.
    .hint = Los resultados sobre cuentas, límites y AppArmor indican qué hacer.
finding-missed-protections-note = Desde que se inició el servicio, una VM arrancó sin { $missed }. Las que arrancan ahora sí lo tienen.
    .hint = Cierre las sesiones que estaban abiertas entonces.
finding-accounts-ok = El proceso de cada VM tiene su propia cuenta, cuyos permisos protegen sus archivos.
finding-accounts-note = Los procesos de las VM usan su cuenta. El núcleo o newuidmap rechaza sus UID subordinados.
    .hint = Instale el paquete uidmap y revise /etc/subuid y /etc/subgid.
finding-accounts-note-busy = Los procesos de las VM usan su cuenta: darles otras tardó demasiado. El próximo inicio lo intentará de nuevo.
    .hint = Compruebe de nuevo cuando el equipo esté menos ocupado.
finding-accounts-note-no-ids = Los procesos de las VM usan su cuenta, que no tiene UID subordinados.
    .hint = Instale el paquete uidmap y ejecute como root:
finding-bounds-ok = Un cgroup limita la memoria, los procesadores y los procesos de cada VM, y mantiene su memoria fuera de la de intercambio.
finding-bounds-note = No hay ningún cgroup disponible. Solo se limitan el espacio de direcciones, los hilos y los archivos de una VM.
    .hint = Inicie la sesión de usuario mediante systemd y delegue en ella los controladores memory, cpu y pids.
finding-bounds-note-busy = systemd no respondió a tiempo: una VM que se inicia ahora no tiene cgroup. El próximo inicio lo intentará de nuevo.
    .hint = Compruebe de nuevo cuando el equipo esté menos ocupado.
finding-policy-ok = Además de su jaula, un perfil de AppArmor confina el proceso de cada VM.
finding-policy-note = El núcleo no tiene SELinux ni AppArmor. Solo los espacios de nombres, los filtros de llamadas al sistema y los límites confinan el proceso de una VM.
    .hint = Un núcleo que tenga uno protege mejor. El de Debian tiene AppArmor.
finding-policy-note-not-loaded = AppArmor está activo, pero los perfiles de Safe Browse no están cargados: solo la jaula confina el proceso de una VM.
    .hint = Cárguelos como root.
finding-policy-note-selinux = SELinux está activo, pero Safe Browse no tiene una política para él. Los espacios de nombres, los filtros de llamadas al sistema, los límites y la política de su cuenta confinan el proceso de una VM.
    .hint = Esta versión no tiene una solución.
finding-nested-virtualisation-ok = KVM no ofrece virtualización anidada.
finding-nested-virtualisation-ok-on = KVM ofrece virtualización anidada. Las VM de Safe Browse no la tienen.
finding-memory-merging-ok = El núcleo no fusiona la memoria de los programas (KSM).
finding-memory-merging-note = El núcleo fusiona la memoria idéntica de los programas que lo piden (KSM), lo que permite a uno adivinar la de otro. Las VM de Safe Browse no lo piden.
    .hint = Deshágalo como root y detenga el servicio que lo activa, por ejemplo ksmtuned.
finding-processor-cores-ok = Cada núcleo ejecuta un solo hilo: ninguna VM comparte uno.
finding-processor-cores-ok-scheduled = Los núcleos ejecutan varios hilos (SMT). La planificación por núcleos separa cada VM de los demás programas.
finding-processor-cores-note = Los núcleos ejecutan varios hilos (SMT), que las VM comparten con otros programas: la planificación por núcleos no funciona aquí.
    .hint = La orden desactiva SMT como root, a costa de velocidad. O use un núcleo con CONFIG_SCHED_CORE.
finding-processor-ok = El núcleo no informa de ninguna vulnerabilidad abierta del procesador.
finding-processor-note = Vulnerabilidades del procesador permiten a las VM leer otra memoria: { $names }.
    .hint = Actualice el núcleo y el microcódigo de este equipo, o del equipo en el que se ejecuta como VM. Si no hay una versión más reciente, la vulnerabilidad permanece.
finding-processor-note-unreported = Este núcleo no informa de las vulnerabilidades del procesador.
    .hint = El núcleo de Debian informa de ellas.
finding-runtime-folder-ok = Los archivos de las sesiones en curso están en memoria: { $folder }.
finding-runtime-folder-note = { $folder } está en un disco: allí se escriben imágenes de la pantalla de una sesión.
    .hint = Use un inicio de sesión de usuario que defina XDG_RUNTIME_DIR, o elija una carpeta en un tmpfs.
finding-swap-ok = La memoria de intercambio está cifrada o en memoria.
finding-swap-ok-none = No hay memoria de intercambio: la memoria de una sesión nunca se escribe en un disco.
finding-swap-note = La memoria de una sesión o de su ventana puede escribirse en { $areas }, que no parece cifrado.
    .hint = Cifre la memoria de intercambio (crypttab), use zram o desactívela.
finding-sound-ok = Las sesiones reproducen sonido con { $server }.
finding-sound-note = Las sesiones no pueden reproducir sonido: no hay ningún servidor de sonido en ejecución.
    .hint = Inicie PipeWire o PulseAudio, o elija el servidor de sonido en la configuración.
finding-sound-note-missing = Las sesiones no pueden reproducir sonido: falta un programa.
finding-sound-note-file = Las sesiones escriben su sonido en un archivo en lugar de reproducirlo.
    .hint = Elija «Automático» como servidor de sonido en la configuración.
finding-usb-ok = Se pueden ceder dispositivos USB a las sesiones. Llaves de seguridad, cámaras y lectores de tarjetas conectados: { $count }.
finding-usb-note = Su cuenta no puede abrir: { $devices }.
    .hint = La regla udev de Safe Browse da acceso a llaves de seguridad y cámaras a la persona que está ante el equipo. Si está instalada, vuelva a conectar el dispositivo.
finding-usb-note-hypervisor = Este hipervisor no puede ceder dispositivos USB, aunque un perfil lo prevé: { $profiles }.
    .hint = Desactívelos en ese perfil, o use QEMU.
finding-usb-note-missing = No se pueden ceder dispositivos USB. Sin instalar: { $programs }.
finding-default-programs-ok = Los enlaces se abren en { $links }, los documentos en { $documents }, los documentos de ofimática en { $office }, los textos en { $text }, las imágenes en { $pictures }, el correo en { $mail }, los archivos comprimidos en { $archives }, el sonido y los vídeos en { $media }, las páginas web en { $pages }.
finding-extensions-ok = Programas con la extensión de Safe Browse: { $present }. Sin ella: { $absent }.
finding-electron-ok = Electron { $version } tiene { $days } días; recibe correcciones hasta el { $ends } aproximadamente.
finding-electron-note = Electron { $version } tiene { $days } días; le faltan correcciones de seguridad.
    .hint = Actualice Safe Browse: su paquete safe-browse-electron contiene Electron.
finding-electron-note-unsupported = Electron { $version } ya no recibe correcciones de seguridad desde el { $ends } aproximadamente.
    .hint = Actualice Safe Browse: su paquete safe-browse-electron contiene Electron.
finding-electron-note-unknown = Se desconoce la antigüedad de Electron { $version }: no viene de Safe Browse.
    .hint = Actualice Safe Browse: su paquete safe-browse-electron contiene Electron.
finding-shared-images-note = Las imágenes de todas las cuentas no se renuevan: { $trouble }
finding-shared-images-note-old = Las imágenes de todas las cuentas no se comprueban desde { $checkedAt }; esta cuenta construye las suyas.
finding-newer-version-note = Safe Browse { $version } está en el repositorio de apt; está instalada la versión { $installed }.
    .hint = Ejecute la orden como root.
finding-newer-version-note-running = Safe Browse { $installed } está instalado, pero su servicio en segundo plano sigue siendo { $running }.
finding-newer-version-note-electron = Electron { $version } está en el repositorio de apt; está instalada la versión { $installed }.
    .hint = Ejecute la orden como root.
finding-page-network-ok = Las páginas de las ventanas no tienen red.
finding-page-network-note = Electron usa la red del equipo. Una página comprometida de una ventana podría llegar a ella.
    .hint = Permita los espacios de nombres, instale Safe Browse en una ruta sin espacios ni dos puntos, y reinícielo.
finding-network-filter-ok = Un filtro en este equipo impone a la VM de red las reglas de las sesiones.
finding-network-filter-note = La VM de red tiene su propia tarjeta. Ningún filtro de este equipo está detrás: si se ve comprometida, llega a su red.
    .hint = Elija «Su cuenta (user)» como conexión a Internet.
finding-network-filter-note-given = La VM de red tiene su propia tarjeta. Ningún filtro de este equipo está detrás: si se ve comprometida, llega a su red.
    .hint = Este hipervisor no tiene otra conexión.
finding-network-filter-note-bridge = Las sesiones son equipos de su red, porque el modo es «Puente»: no se aplica ninguna regla.
    .hint = Elija el modo «Traducción de direcciones (NAT)».
finding-networks-trouble = Este equipo conoce { $count } redes, más de las que caben en una regla. Por eso las sesiones no llegan a nada, salvo con «Internet y red local».
    .hint = Agrupe rutas en redes mayores.
finding-networks-trouble-all = Toda Internet cuenta como red de este equipo, porque sus rutas no se pueden leer o network.refusedNetworks lo indica. Por eso las sesiones no llegan a nada, salvo con «Internet y red local».
    .hint = Permita que su cuenta lea /proc/net/route y /proc/net/fib_trie.
finding-portal-note = La red pide que acceda antes de dejarle llegar a Internet.
    .hint = Acceda con: safe-browse portal
finding-channel-ok = Las imágenes vienen del canal { $channel }, número { $serial }.
finding-channel-note = El canal { $channel } aún no tiene una versión para este equipo (número { $serial }).
    .hint = Llegará por sí sola cuando el despliegue alcance este equipo.
finding-channel-note-unread = El canal { $channel } aún no se ha leído.
finding-channel-trouble-clock = El reloj de este equipo va atrasado: es más tarde que { $notBefore }.
    .hint = Ajuste el reloj.
finding-channel-trouble-expired = El archivo del canal { $channel } caducó a las { $expires }.
    .hint = No se ha renovado, o el registro de imágenes retiene el nuevo: avise a quien lo publica.
finding-channel-trouble-other = No se pudo leer el canal: { $trouble }
finding-uplink-ok = La conexión a Internet está configurada.
finding-uplink-trouble-no-bridge = Este equipo no tiene ningún puente { $bridge }.
    .hint = Créelo como root, con una tarjeta de red, o indique otro.
finding-uplink-trouble-not-setuid = { $helper } no es setuid root, así que no puede conectar nada al puente.
    .hint = Ejecute como root:
finding-uplink-trouble-not-allowed = { $file } no permite { $bridge }.
    .hint = Ejecute como root:
finding-uplink-trouble-no-tap = Este equipo no tiene ningún tap { $device }.
    .hint = Ejecute como root:
finding-uplink-trouble-foreign-tap = El tap { $device } pertenece a otra cuenta.
    .hint = Ejecute como root:
finding-uplink-trouble-driver = Solo root puede vincular la tarjeta { $device } a vfio-pci.
    .hint = Ejecute como root:
finding-uplink-trouble-no-permission = Su cuenta no puede usar { $file }.
    .hint = Ejecute como root:
finding-browser-image-ok = La imagen del navegador está en su sitio.
finding-browser-image-ok-shared = La imagen del navegador está lista; la usan todas las cuentas de este equipo.
finding-browser-image-ok-unneeded = Ningún perfil necesita la imagen del navegador: todas las sesiones están en otros equipos.
finding-browser-image-note = La imagen del navegador es más antigua que este programa.
finding-browser-image-note-debug = La imagen del navegador es de depuración: se puede iniciar sesión en sus consolas.
finding-browser-image-trouble = No hay imagen del navegador.
finding-browser-image-trouble-channel = No hay imagen del navegador: el canal { $channel } aún no ha traído ninguna.
finding-browser-image-trouble-recalled = La imagen del navegador fue retirada: { $why }.
finding-network-image-ok = La imagen de red está en su sitio.
finding-network-image-ok-shared = La imagen de red está lista; la usan todas las cuentas de este equipo.
finding-network-image-ok-unneeded = Ningún perfil necesita la imagen de red: todas las sesiones están en otros equipos.
finding-network-image-note = La imagen de red es más antigua que este programa.
finding-network-image-note-debug = La imagen de red es de depuración: se puede iniciar sesión en sus consolas.
finding-network-image-trouble = No hay imagen de red.
finding-network-image-trouble-channel = No hay imagen de red: el canal { $channel } aún no ha traído ninguna.
finding-network-image-trouble-recalled = La imagen de red fue retirada: { $why }.
log-explanation = Mensajes del servicio en segundo plano. No contienen direcciones de páginas, salvo que lo active en la configuración.
log-level = Mostrar
log-level-all = Todo
log-level-warn = Avisos y errores
log-level-error = Errores
log-search = Buscar
log-empty = No hay entradas.
log-file = Archivo
log-lines = Entradas del registro
quit-question-title = ¿Salir de Safe Browse?
quit-question-running =
    { $count ->
        [one] Hay una sesión abierta. Puede continuar sin ventana; la encontrará aquí la próxima vez.
       *[other] Hay { $count } sesiones abiertas. Pueden continuar sin ventana; las encontrará aquí la próxima vez.
    }
quit-question-leave = Salir y mantener las sesiones
quit-question-discard = Salir y descartar las sesiones
main-cancel = Cancelar
main-details = Detalles
main-copy = Copiar
main-copied = Copiado
failed-files-save = No se guardó
failed-files-save-all = No se guardó
failed-files-print = No se imprimió
failed-files-screenshot = No se guardó
failed-files-show = No se mostró la carpeta
failed-files-drag = No se sacó el archivo
failed-files-choose = No se entregó
failed-files-cancel-copy = No se canceló la copia
failed-files-view = No se mostró
failed-files-drop = No se entregó
failed-clipboard-copy-out = No se copió
failed-clipboard-paste-in = No se pegó
failed-bookmark-add-page = No se añadió el marcador
failed-sites-add = No se añadió el sitio
failed-usb-list = No se encontraron los dispositivos
failed-usb-connect = No se conectó
failed-usb-disconnect = No se desconectó
failed-session-microphone = No se cambió el micrófono
failed-session-steer = No se detuvo ni se reanudó el programa
failed-session-record = No grabada
failed-session-stop-recording = Grabación no detenida
failed-session-open = No se abrió
failed-session-open-page = No se abrió
failed-session-close = No se descartó
failed-session-close-all = No se descartaron
failed-window-answer-close = No se descartó
failed-window-answer-end = No se guardó ni se descartó
failed-session-undo = No se recuperó
failed-window-undo-discard = No se recuperó
failed-session-volume = No se cambió el volumen
failed-exit-test = La salida no funciona
failed-network-restart = No se reinició la VM de red
failed-image-build = No se construyó
failed-image-cancel-build = No se canceló la construcción
failed-image-cancel-set-up = No se canceló la configuración
failed-doctor-fix = No se corrigió
failed-config-set = No se guardó
failed-config-check = No se comprobó
failed-desktop-set = No se guardó
failed-desktop-look = No se encontraron las aplicaciones predeterminadas
failed-log-read = No se leyó el registro
failed-agent-restart = No se reinició el servicio en segundo plano
failed-session-show = No se mostró la sesión
failed-session-scale = No se cambió la escala
failed-session-type = No se escribió
failed-image-set-up = No se configuró
failed-doctor-run = No se comprobó
failed-doctor-copy = No se copió
failed-config-open = No se abrió el archivo
failed-config-restore = No se restauró
failed-config-choose-folder = No se eligió ninguna carpeta
failed-link-forget = No se quitó la regla
failed-failure-copy = No se copió
failed-application-quit = No se salió de Safe Browse
failed-application-answer-quit = No se salió de Safe Browse
failed-window-close = No se cerró la ventana
failed-window-fullscreen = No se cambió la pantalla completa
failed-window-retry = No se abrió
failed-window-touch = No se conservó la sesión
failed-window-keep-running = No se conservó la sesión
failed-window-open-page = No se abrió la página
failed-link-choose = No se abrió el enlace
failed-files-list = No se listaron los archivos
failed-transfer-cancel = No se canceló
failed-bookmark-rename = No se cambió el nombre del marcador
failed-bookmark-remove = No se quitó el marcador
main-loosen-question =
    { $settings ->
        [one] ¿Relajar este ajuste?
       *[other] ¿Relajar estos { $settings } ajustes?
    }
main-loosen-why = Las sesiones posteriores podrán entonces hacer más que ahora, o su equipo confiará en más que ahora.
main-loosen-removed = quitado
main-loosen-confirm = Relajar
main-drop = Suelte para mostrar en un navegador desechable sin red
main-dismiss = Cerrar

## Settings

setting-hypervisor = Hipervisor
    .explanation = Lo que ejecuta las VM.
setting-accelerator = Aceleración
    .explanation = Automático usa KVM si funciona; si no, emulación por software.
setting-defaultProfile = Perfil predeterminado
    .explanation = Se usa cuando no elige otro.
setting-network-uplink = Conexión a Internet
    .explanation = Cómo llega la VM de red a Internet.
setting-network-user-follow = Camino de su cuenta
    .explanation = Para «A través de su cuenta (user)»: host sigue la ruta predeterminada de su equipo; device:wg0 usa solo esta interfaz de red.
setting-network-tap-bridge = Puente
    .explanation = Para «Red local (tap)»: un puente de su equipo.
setting-network-tap-device = Interfaz tap
    .explanation = O una interfaz tap que pertenece a su cuenta.
setting-network-pci-device = Tarjeta de red
    .explanation = Para «Tarjeta de red (pci)», como 0000:03:00.0.
setting-network-pci-allowOnlyNic = Permitir la única tarjeta de red
    .explanation = Su propio equipo se queda entonces sin red.
setting-network-mode = Modo
    .explanation = La traducción de direcciones mantiene las sesiones fuera de la red local; un puente las pone en ella.
setting-network-ipv6 = IPv6
    .explanation = Las sesiones usan IPv6 donde este equipo lo tiene, salvo por una salida.
setting-network-forwardEapol = Reenviar 802.1X
    .explanation = Para un puente: una sesión puede identificarse ella misma en la red local.
setting-network-bridgeRules = Reglas del puente
    .explanation = Un archivo con reglas de nftables.
setting-network-ports = Número máximo de sesiones
    .explanation = Cada sesión tiene su propio puerto en la VM de red. Un número nuevo se aplica cuando no hay ninguna sesión abierta.
setting-network-memoryMiB = Memoria de la VM de red
setting-network-startWith = Iniciar la VM de red
    .explanation = «Siempre lista» la inicia antes del primer clic.
setting-network-idleStopSeconds = Detener la VM de red tras
    .explanation = Cuando ninguna sesión la ha usado durante este tiempo.
setting-network-connections = Conexiones máximas por sesión
    .explanation = Evita que una sesión bloquee la red a las demás.
setting-network-newConnectionsPerSecond = Conexiones nuevas por segundo y sesión
setting-network-refusedNetworks = Redes rechazadas
    .explanation = Ninguna sesión llega a ellas; por ejemplo, la dirección pública de su router: 203.0.113.7/32.
setting-network-portalProbe = Página para buscar páginas de acceso
    .explanation = Por su respuesta, Safe Browse encuentra la página de acceso de una red y nota que ya hay Internet. Solo se consulta mientras usted accede. Vacío: no se puede acceder.
setting-images-trustedKeys = Claves de imágenes de confianza
    .explanation = Solo se usan imágenes firmadas con estas claves. «local» significa construida aquí; las demás son claves públicas de minisign.
setting-images-channel = Canal de imágenes
    .explanation = Las imágenes vienen de este canal de un registro en lugar de construirse aquí.
setting-images-channelKeys = Claves del canal
    .explanation = Claves públicas de minisign de quienes pueden firmarlo. Ninguna: las claves de imágenes de confianza.
setting-images-channelThreshold = Firmas que necesita el canal
setting-images-ring = Grupo en los despliegues
    .explanation = Grupos como «pilot» pueden recibir una versión del canal antes que otros.
setting-images-mirrors = Espejos de los registros
    .explanation = Las imágenes y los canales se leen primero allí. Lo que envían solo cuenta con los resúmenes y las firmas del registro.
setting-images-loginServers = Servidores de acceso de los registros
    .explanation = Un registro puede enviar sus credenciales a estos, aunque estén en otro dominio.
setting-images-attestations = Constructores que deben confirmar una imagen
    .explanation = Además del que la firmó, antes de tomarla de un registro o un canal.
setting-images-extraSources = Otros orígenes de paquetes para las imágenes
    .explanation = Además de los archivos de Debian, por su URI como en los orígenes de apt.
setting-updates-check = Buscar actualizaciones de las imágenes
    .explanation = En las listas de paquetes de la distribución.
setting-updates-everyHours = Comprobar cada
setting-updates-build = Instalar automáticamente las actualizaciones de las imágenes
    .explanation = Las imágenes se reconstruyen en segundo plano y se usan a partir del siguiente clic. Se conserva la imagen anterior.
setting-updates-hours = Instalar actualizaciones solo entre
    .explanation = Hora local, por ejemplo 22:00-06:00. Vacío: en cualquier momento. Las imágenes retiradas se reemplazan de inmediato.
setting-template-seal = Iniciar las sesiones desde una plantilla
    .explanation = Una VM guardada con el navegador abierto o con la pantalla vacía. Desactivado: cada sesión arranca desde cero.
setting-template-maximumAgeHours = Sustituir las plantillas tras
    .explanation = Todas las sesiones de una plantilla comparten la disposición de su memoria. 0: nunca.
setting-spare-keep = Mantener lista una VM de reserva
    .explanation = Cargada antes del siguiente clic.
setting-spare-count = VM de reserva, como máximo
    .explanation = Más de una solo mientras abre sesiones con rapidez.
setting-spare-minimumAvailableMiB = Solo si hay esta memoria disponible
setting-spare-onBattery = Mantener una reserva también con batería
setting-start-requirementTimeoutSeconds = Tiempo límite de inicio
    .explanation = Cuánto puede tardar cada paso. La emulación por software puede necesitar minutos.
setting-xen-networkKind = VM de red en Xen
    .explanation = PV no emula nada; HVM emula un equipo entero.
setting-xen-browserKind = VM del navegador en Xen
    .explanation = PVH usa la virtualización del procesador; PV no.
setting-xen-networkLabel = Etiqueta FLASK de la VM de red
    .explanation = Vacío: la predeterminada de Xen.
setting-xen-browserLabel = Etiqueta FLASK de la VM del navegador
    .explanation = La política debe permitir que ambas etiquetas se comuniquen.
setting-xenclient-transport = Conexión con xenmgr
    .explanation = En XenClient y OpenXT: por D-Bus, o con el programa xec.
setting-xenclient-dom0 = dom0 por ssh
    .explanation = Como root@dom0. Vacío: Safe Browse se ejecuta en dom0.
setting-xenclient-disks = Carpeta de discos en dom0
setting-xenclient-layer = Escrituras de una VM
    .explanation = Quedan en su memoria, o van a una capa que xenmgr crea en cada inicio.
setting-xenclient-network = Red de las sesiones
    .explanation = Su nombre en xenmgr.
setting-xenclient-networkKernelExtract = Núcleo en el disco de la VM de red
    .explanation = Su ruta allí. Vacío: el núcleo de la imagen.
setting-audio-backend = Servidor de sonido
    .explanation = Reproduce el sonido de las sesiones. «En un archivo» es para pruebas.
setting-end-undoSeconds = Tiempo para deshacer un descarte
    .explanation = La sesión queda en pausa este tiempo antes de desaparecer. 0: desaparece al instante.
setting-downloads-folder = Carpeta de descargas
    .explanation = Para los archivos que guarda de una sesión.
    .empty = «Safe Browse» en su carpeta de descargas
setting-downloads-maxFileMiB = Tamaño máximo de archivo
    .explanation = Para los archivos que guarda o entrega.
setting-downloads-safeCopyPages = Páginas máximas de una copia segura
    .explanation = Cada página se dibuja en una segunda VM desechable.
setting-downloads-safeCopyText = Texto en las copias seguras
    .explanation = Palabras que la VM de conversión lee en las imágenes de las páginas, para que pueda buscarlas y copiarlas.
setting-files-openHere = Tipos de archivos que se abren aquí
setting-files-documents = Abrir documentos de ofimática
    .explanation = Word, Excel, PowerPoint, OpenDocument y RTF. Reconstruya la imagen del navegador después de activarlo: así se añade LibreOffice.
setting-links-mode = Sitios que siempre se abren aquí
    .explanation = Con la extensión, su otro navegador se detiene antes de contactar un sitio así.
setting-links-always = Siempre aquí
    .explanation = Sitios con sus subdominios. Si un sitio está en ambas listas, cuenta el nombre más largo.
setting-links-never = Nunca aquí por sí mismos
    .explanation = Sitios con sus subdominios, como su intranet.
setting-log-level = Nivel de registro
setting-log-urls = Registrar direcciones de páginas
    .explanation = Desactivado: el registro no dice lo que ha visitado.
setting-log-audit = Registrar los perfiles de las sesiones
    .explanation = Para una organización: con qué perfil se abrió cada sesión. Nunca lo que mostró.
setting-profile-label = Nombre
    .explanation = Se muestra en ventanas y menús.
    .empty = Como en el archivo
setting-profile-startPage = Página de inicio
    .explanation = Se muestra cuando una sesión se abre sin dirección.
    .empty = Página vacía
setting-profile-where = Ejecutar en
    .explanation = Se puede elegir entre los grupos del archivo de configuración.
setting-profile-memoryMiB = Memoria
setting-profile-scratchGiB = Disco para descargas
    .explanation = Cifrado, y desaparece con la sesión. 0 deja las descargas en la memoria.
setting-profile-privateMemory = Memoria privada
    .explanation = Más seguro, pero un segundo más lento.
setting-profile-processors = Procesadores
setting-profile-colour = Color
    .explanation = El marco alrededor de sus ventanas.
setting-profile-network-policy = Acceso a la red
    .explanation = Salvo con «Internet y red local», las sesiones no pueden llegar a su equipo ni a su red local.
setting-profile-network-allow = Sitios de la lista
    .explanation = Como bank.example, con sus subdominios. Se usa con «Solo sitios de la lista».
setting-profile-exit = Salida
    .explanation = Las salidas se añaden con «safe-browse exit import». Mientras una está caída, nada sale.
setting-profile-files-out = Guardar archivos
    .explanation = De una sesión, tras una pregunta.
setting-profile-files-in = Entregar archivos
    .explanation = A una sesión, solo los que elija o confirme.
setting-profile-clipboard-out = Copiar fuera
    .explanation = De una sesión a su portapapeles, con un botón o un atajo. Nada se copia automáticamente.
setting-profile-clipboard-in = Pegar dentro
    .explanation = De su portapapeles a una sesión, con un botón o un atajo.
setting-profile-language = Idioma preferido para las páginas web
    .explanation = Lo siguen las páginas que existen en varios idiomas.
setting-profile-timeZone = Zona horaria
    .explanation = Las páginas la ven. UTC no revela nada de usted.
setting-profile-appearance = Apariencia
    .explanation = Automático: como la de su escritorio. Las páginas la ven, y casi todas las que tienen ambas la siguen.
setting-profile-scale = Escala
    .explanation = Automático: tan nítido como su pantalla, a la escala de su escritorio, que las páginas ven. Desactivado: siempre 100 %, con menos memoria y trabajo.
setting-profile-jit = Compilador de JavaScript
    .explanation = Desactivado: más seguro, pero las páginas que calculan mucho son lentas y las que necesitan WebAssembly no funcionan.
setting-profile-fingerprint = Huella digital
    .explanation = Lo que permite a las páginas reconocer su equipo. Común: esas sesiones les parecen iguales en todos los equipos, en inglés.
setting-profile-webgl = WebGL
    .explanation = Permite a las páginas dibujar en tres dimensiones, como hacen mapas y juegos. Desactivado: más seguro.
setting-profile-extensions = Extensiones
    .explanation = Nombres de carpetas en la imagen. Su propia receta puede añadir extensiones.
setting-profile-idleStopMinutes = Cerrar tras una inactividad de
    .explanation = Cuenta desde la última tecla, clic o movimiento del puntero. Antes aparece un aviso. 0: nunca.
setting-profile-mayKeepRunning = Permitir «Mantener en ejecución»
    .explanation = El aviso de inactividad ofrece entonces mantener la sesión en ejecución.
setting-profile-lifetimeMinutes = Duración máxima de una sesión
    .explanation = 0: sin límite.
setting-profile-maximumAgeMinutes = Antigüedad máxima con una actualización de seguridad
    .explanation = 0: sin límite.
setting-profile-seal = Iniciar sus sesiones desde una plantilla
    .explanation = Con una pantalla vacía, cada sesión inicia su propio Chromium: más seguro, pero más lento.
setting-profile-sound = Sonido
    .explanation = Si sus sesiones pueden reproducir sonido.
setting-profile-accessibility = Leer las páginas en voz alta
    .explanation = Un lector de pantalla en sus sesiones. Reconstruya la imagen del navegador después de activarlo: así se añade la voz.
setting-profile-microphone = Micrófono
    .explanation = Si puede activarlo en sus sesiones. Al inicio siempre está desactivado.
setting-profile-automation = Automatización
    .explanation = Si un programa de su equipo puede controlar el navegador de sus sesiones. Mientras tanto, la ventana lo muestra, y usted puede tomar el control.
setting-profile-record = Grabación
    .explanation = Si se pueden grabar la pantalla, la red y las descargas de sus sesiones. Mientras tanto, la ventana lo muestra, y usted puede detenerlo.
setting-profile-recordKeys = Claves de las conexiones en las grabaciones
    .explanation = Si las grabaciones incluyen también las claves de las conexiones cifradas. Con ellas, programas como Wireshark leen todo lo enviado y recibido, también las contraseñas.
setting-profile-usb = Dispositivos USB
    .explanation = Si puede ceder dispositivos de su equipo a sus sesiones mientras se ejecutan. Nada se cede por sí solo.
setting-profile-usbKinds = Tipos de dispositivos USB
    .explanation = Solo estos se pueden ceder.
setting-profile-screen-width = Anchura inicial de la pantalla
    .explanation = Después, la pantalla sigue a la ventana.
setting-profile-screen-height = Altura inicial de la pantalla
mistake-profile-label = Como máximo 40 caracteres, en una línea.
mistake-images-trustedKeys = Hace falta al menos una clave: «local» o una clave de minisign de 56 caracteres que empieza por RW.
mistake-network-refusedNetworks = Hace falta una red como 203.0.113.0/24 o una dirección como 203.0.113.7/32, 64 como máximo.
mistake-images-channel = Hace falta un canal como registry.example/safe-browse/stable.
mistake-images-channelKeys = Hace falta «local» o claves de minisign de 56 caracteres que empiecen por RW, 32 como máximo.
mistake-images-mirrors = Hacen falta pares como registro.example=espejo.example:5000, 16 como máximo.
mistake-images-loginServers = Hacen falta nombres de servidores como login.example, 16 como máximo.
mistake-images-extraSources = Hace falta el URI de un origen de paquetes como https://paquetes.example/apt, 16 como máximo.
mistake-network-mode = Un puente necesita la conexión a Internet «tap» o «pci».
mistake-network-tap = La conexión a Internet «tap» necesita o bien un puente o bien una interfaz tap.
mistake-network-tap-bridge = Hace falta el nombre de una interfaz de red, de 15 caracteres como máximo.
mistake-network-tap-device = Hace falta el nombre de una interfaz de red, de 15 caracteres como máximo.
mistake-network-pci-device = Hace falta una tarjeta como 0000:03:00.0.
mistake-network-forwardEapol = Solo se aplica en el modo «Puente».
mistake-network-bridgeRules = Hace falta una ruta completa que empiece por /; solo se aplica en el modo «Puente».
mistake-profile-where = Hace falta el nombre de un grupo que el archivo de configuración defina.
mistake-profile-startPage = Hace falta una dirección http:// o https://, o about:blank.
mistake-profile-language = Hace falta un idioma como es o es-MX.
mistake-profile-timeZone = Hace falta una zona horaria como Europe/Madrid.
mistake-profile-extensions = Hacen falta nombres de carpetas como ublock-origin, 16 como máximo.
mistake-profile-network-policy = Solo se aplica en el modo «Traducción de direcciones (NAT)»: un puente deja pasar todo.
mistake-profile-network-allow = Los sitios como bank.example solo se aplican con «Solo sitios de la lista».
unit-MiB = MiB
unit-GiB = GiB
unit-Seconds = s
unit-Minutes = min
unit-Hours = h
unit-pixels = px
option-auto = Automático
option-kvm = KVM (hardware)
option-tcg = Emulación por software
option-user = Su cuenta (user)
option-tap = Red local (tap)
option-pci = Tarjeta de red (pci)
option-nat = Traducción de direcciones (NAT)
option-listed = Los de la lista
option-others = Todos menos los de la lista
option-bridge = Puente
option-qemu = QEMU
option-xl = Xen (xl)
option-xenclient = XenClient
option-dbus = D-Bus
option-xec = El programa xec
option-memory = En la memoria
option-snapshot = En una capa
option-pv = PV
option-pvh = PVH
option-hvm = HVM
option-trace = Todo
option-debug = Detallado
option-info = Normal
option-inherit = Como para todos los perfiles
option-browser = Con el navegador abierto
option-desktop = Con una pantalla vacía
option-off = Desactivado
option-agent = Siempre lista
option-session = Con la primera sesión
option-internet-only = Solo Internet
option-allow-list = Solo sitios de la lista
option-offline = Sin red
option-portal = Solo la página de acceso de una red
option-open = Internet y red local
option-on = Activado
option-none = Ninguno
option-pipewire = PipeWire
option-pulseaudio = PulseAudio
option-wav = En un archivo
option-ask = Preguntar siempre
option-allow = Sin preguntar
option-warn = Avisos
option-error = Errores
option-silent = Nada
option-as-on-the-desktop = Como en su escritorio
option-this-computer = Su equipo
option-direct = Su conexión habitual
option-light = Claro
option-dark = Oscuro
option-common = Común
option-own = Propia
option-software = Dibujado por el procesador
settings-page-general = General
    .explanation = Idioma, apariencia, inicio, notificaciones
settings-page-files = Enlaces y archivos
    .explanation = Qué se abre en Safe Browse, adónde van los archivos guardados
settings-page-profiles = Perfiles
    .explanation = Qué tipos de sesiones hay y qué puede hacer cada uno
settings-page-speed = Velocidad y memoria
    .explanation = VM de reserva, plantillas, tiempos límite
settings-page-network = Red
    .explanation = Cómo llegan las sesiones a Internet
settings-page-devices = Sonido y dispositivos
    .explanation = Sonido, micrófono y dispositivos USB de cada perfil
settings-page-updates = Actualizaciones
    .explanation = Cuándo se comprueban y renuevan las imágenes, y de dónde vienen
settings-page-computer = Su equipo
    .explanation = Virtualización y registro
settings-part-general = Perfil
settings-part-files = Archivos y portapapeles
settings-part-network = Red
settings-part-pages = Páginas web
settings-part-speed = Velocidad y memoria
settings-part-devices = Sonido y dispositivos
settings-part-ending = Cuándo termina una sesión
settings-part-updates = Actualizaciones
settings-part-computer = Su equipo
settings-of-profile = Perfil «{ $profile }»
settings-search = Buscar en la configuración
settings-none-found = Ningún ajuste contiene estas palabras.
settings-back = Atrás
settings-choose = Elegir…
settings-changed = Cambiado
settings-is-default-profile = Perfil predeterminado
settings-open-file = Abrir el archivo
settings-restore = Restaurar la última versión válida
settings-place = Línea { $line }, columna { $column }
settings-language = Idioma
settings-theme = Apariencia
settings-autostart = Iniciar al entrar en el escritorio
settings-autostart-why = Se ejecuta en el área de notificación, listo para un clic.
settings-notifications = Notificaciones
settings-notifications-why = Cuando una sesión termina inesperadamente, está en pausa con archivos sin guardar o le oye, cuando una imagen está obsoleta o cuando falla la red.
settings-default-browser = Abrir aquí los enlaces de otras aplicaciones
settings-only-browser-why = Este escritorio no tiene otro navegador.
settings-ask-for-links = Preguntar por cada enlace
settings-ask-for-links-why = Aquí o en el otro navegador. Desactivado: todos los enlaces se abren aquí, salvo que su sitio tenga una regla.
settings-links-asked = Un clic pregunta dónde se abre el enlace, salvo que su sitio tenga una regla.
settings-links-here = Un clic abre el enlace en un navegador desechable, salvo que su sitio tenga una regla.
settings-links-ours = Un clic en un enlace de otro programa llega a Safe Browse.
settings-links-not-ours = Un clic en un enlace de otro programa abre el navegador predeterminado de este escritorio.
settings-links-elsewhere = Un clic abre el enlace en { $browser }.
settings-other-browser = Otro navegador
settings-no-other-browser = no se encontró ninguno
settings-sites-here = Siempre aquí
    .explanation = Un clic en un enlace a uno de estos sitios lo abre en un navegador desechable, sin preguntar.
settings-sites-elsewhere = Nunca aquí
    .explanation = Un clic en un enlace a uno de estos sitios lo abre en el otro navegador, sin preguntar.
exit-named = Salida { $exit }
exit-kind-wireguard = Túnel de WireGuard
exit-kind-socks5 = Proxy SOCKS 5
exit-kind-http-connect = Proxy HTTP (CONNECT)
exit-kind-tor = La red Tor
exit-test = Probar
exit-test-named = Probar la salida { $exit }
exit-testing = Probando…
exit-works = Funciona. Respondió en { $milliseconds } ms.
exit-works-at = Funciona en { $address }. Respondió en { $milliseconds } ms.
settings-no-sites = aún ningún sitio
settings-site-with-subdomains = con sus subdominios
settings-site-remembered = recordado de una pregunta
settings-site-to-add = Añadir un sitio: { $rule }
settings-part-links = Enlaces de otras aplicaciones
settings-part-kinds = Archivos
    .explanation = Qué tipos de archivos abre Safe Browse para el gestor de archivos, el correo y otras aplicaciones. Su equipo solo lee los bytes de ese archivo; se muestra en un navegador desechable sin red. Si lo desactiva, un tipo se abre con la aplicación que antes era la predeterminada.
settings-part-sites = Sitios con una regla
settings-part-saved = Archivos de las sesiones
kind-documents = Documentos
    .explanation = PDF, libros electrónicos
kind-office = Documentos de ofimática
    .explanation = Word, Excel, PowerPoint, OpenDocument, RTF; requiere «Abrir documentos de ofimática»
kind-text = Texto y tablas
    .explanation = Texto sin formato, Markdown, CSV
kind-pictures = Imágenes
    .explanation = JPEG, PNG, HEIC, TIFF, SVG, Photoshop y más
kind-mail = Correo
    .explanation = Mensajes guardados, también de Outlook, y buzones
kind-archives = Archivos comprimidos
    .explanation = ZIP, 7z, tar, RAR, imágenes de disco
kind-media = Sonido y vídeos
    .explanation = MP4, WebM, MP3, Ogg, FLAC y más
kind-pages = Páginas web
    .explanation = Archivos HTML y páginas guardadas, sin sus scripts
kind-click-here = Un clic lo muestra en un navegador desechable sin red.
kind-click-elsewhere = Un clic lo abre en { $program }.
kind-click-taken = Un clic lo abre en { $program }, que pasó a ser la aplicación predeterminada más tarde.
kind-click-nothing = Ninguna aplicación lo abre.
settings-forget = Olvidar la regla de { $site }
settings-new-profile = Perfil nuevo
settings-new-profile-name = Nombre del perfil nuevo
settings-new-profile-why = Cualquier nombre.
settings-new-profile-bad = Use como máximo 40 caracteres, en una línea.
settings-new-profile-taken = Este nombre ya está en uso.
settings-add = Añadir
settings-copy-profile = Copiar el perfil { $profile }
settings-copy-of = Copia de { $profile }
settings-remove-profile = Quitar el perfil { $profile }
settings-remove-question = ¿Quitar el perfil «{ $profile }»?
settings-remove-why = Sus ajustes se borran del archivo. Las sesiones abiertas continúan.
settings-remove = Quitar
settings-reset = { $label }: restablecer el valor predeterminado
settings-managed-by = Administrado por { $by }
settings-limited-by = Limitado por { $by }
settings-default-of = Valor predeterminado de { $by }
settings-only-these-profiles = Solo se pueden usar estos perfiles. Administrado por { $by }
settings-not-allowed = Su organización no permite este valor.
settings-between = Un número entero de { $min } a { $max }
settings-saved = Guardado
settings-waiting = Guardado. Se aplica cuando se reinicie el servicio en segundo plano.
settings-restart-now = Reiniciar el servicio
settings-broken = El archivo de configuración tiene errores
settings-broken-why = No se inicia ninguna sesión hasta que se repare o se restaure. Las sesiones abiertas continúan.
settings-not-toml = Aquí el archivo no es TOML válido.
settings-whole-file = El archivo entero
settings-file = Archivo
settings-advanced = Avanzado
settings-not-loaded = Los ajustes de las VM aparecen cuando el servicio en segundo plano responde.

## Session window

session-state-preparing = Preparando
session-state-starting = Iniciando
session-state-ready = Lista
session-state-browsing = Abierta
session-state-closing = Cerrando
session-state-gone = Desaparecida
session-state-failed = Fallida
requirement-image = Comprobar la imagen
requirement-network = Iniciar la VM de red
requirement-vm = Iniciar la VM
requirement-guest-agent = Esperar al sistema invitado
requirement-home = Crear una carpeta personal vacía
requirement-screen = Encender la pantalla
requirement-identity = Hacer única la VM
requirement-browser-window = Abrir el navegador
requirement-painted = Dibujar la primera página
ending-browser-closed = Se cerró el navegador
    .explanation = La VM y todo lo que contenía han desaparecido.
ending-browser-crashed = El navegador se cerró inesperadamente
    .explanation = La VM y todo lo que contenía han desaparecido. Su equipo no se vio afectado.
ending-display-crashed = La pantalla de la VM falló
    .explanation = La VM y todo lo que contenía han desaparecido. Su equipo no se vio afectado.
ending-portal-over = Acceso a la red iniciado
    .explanation = Ya hay Internet. La máquina virtual y todo su contenido han desaparecido.
ending-lifetime-over = Tiempo máximo alcanzado
    .explanation = Su perfil fija este límite. La VM y todo lo que contenía han desaparecido.
ending-outdated = Cerrada por una actualización de seguridad
    .explanation = Se conoce una actualización de seguridad para su imagen, y su perfil limita cuánto puede durar una sesión así. La VM y todo lo que contenía han desaparecido.
ending-idle = Cerrada por inactividad
    .explanation = Su perfil fija este límite. La VM y todo lo que contenía han desaparecido.
ending-closed = Se cerró la sesión
    .explanation = La VM y todo lo que contenía han desaparecido.
ending-vm-ended = La VM terminó inesperadamente
    .explanation = Todo lo que contenía ha desaparecido. Si vuelve a ocurrir, dé más memoria al perfil o consulte el diagnóstico.
ending-image-damaged = La imagen de la VM está dañada
    .explanation = La imagen de disco ya no coincide con lo que se construyó, así que la VM se detuvo. Todo lo que contenía ha desaparecido. Reconstruya la imagen del navegador.
ending-guest-failed = El invitado informó de un fallo
    .explanation = Todo lo que había en la VM ha desaparecido. Reconstruir la imagen del navegador puede ayudar.
ending-protocol-violation = La VM se detuvo por seguridad
    .explanation = Infringió el protocolo que la separa de su equipo. Todo lo que contenía ha desaparecido; nada más se vio afectado.
ending-host-lost = Su anfitrión ha desaparecido
    .explanation = El equipo en el que se ejecutaba no respondió a tiempo, o ya no tiene la sesión. Lo que quede de ella termina allí por sí solo.
ending-start-failed = La sesión no se inició
    .explanation = Todo lo que se había iniciado ha desaparecido.
colour-blue = Azul
colour-teal = Turquesa
colour-green = Verde
colour-yellow = Amarillo
colour-orange = Naranja
colour-red = Rojo
colour-pink = Rosa
colour-purple = Morado
colour-slate = Pizarra
session-disposable = Desechable
session-default-profile = Estándar
session-banking-profile = Banco
session-offline-profile = Sin conexión
session-document-profile = Documentos
session-portal-profile = Acceso a la red
session-title =
    { $number ->
        [1] Navegador desechable – { $profile }
       *[other] Navegador desechable { $number } – { $profile }
    }
session-marking = Ventana desechable, perfil { $profile }. Todo lo que contiene desaparece al cerrarla.
session-vanishes = Todo lo de esta ventana desaparece al cerrarla
session-is-gone = No queda nada de esta sesión
rights-title = Lo que puede hacer esta sesión
rights-why = Así lo dice su perfil, y nada de la sesión puede cambiarlo.
rights-reach = Llega a
rights-reach-value =
    { $policy ->
        [internet-only] Internet, pero ni a su equipo ni a su red
        [offline] nada: no tiene red
        [open] Internet y su red
       *[other] { UNKNOWN() }
    }
rights-reach-sites =
    { $sites ->
        [0] nada: no hay ningún sitio en la lista
       *[other] solo { $names } y sus subdominios
    }
rights-reach-portal = solo la página de acceso de { $network }: { $hosts }
rights-reach-portal-left = no { $host }, adonde lleva
rights-exit = Sale por
rights-files-out = Guardar archivos en su equipo
rights-files-in = Recibir archivos suyos
rights-copy-out = Copiar a su portapapeles
rights-paste-in = Pegar su portapapeles
rights-microphone = Oír su micrófono
rights-automation = Dejarse controlar por un programa
rights-automation-rule =
    { $rule ->
        [off] nunca
        [ask] tras una pregunta
        [allow] sin pregunta
       *[other] { UNKNOWN() }
    }
rights-record = Ser grabada
rights-record-rule =
    { $rule ->
        [off] nunca
        [ask] tras una pregunta
        [on] sin pregunta
       *[other] { UNKNOWN() }
    }
rights-usb = Usar dispositivos USB suyos
rights-rule =
    { $rule ->
        [off] nunca
        [ask] tras una pregunta
        [allow] con un clic suyo
       *[other] { UNKNOWN() }
    }
rights-where = Se ejecuta en
rights-memory = Memoria ahora
rights-ends = Termina
rights-ends-closed = al cerrarla
rights-ends-at = a las { $time }
rights-ends-idle =
    { $minutes ->
        [one] tras un minuto sin uso
       *[other] tras { $minutes } minutos sin uso
    }
rights-image = Imagen construida
session-starting = Preparando una VM nueva
session-starting-why = Solo contiene un navegador y no sabe nada de sesiones anteriores.
session-emulated = Su equipo ejecuta las VM con emulación por software, así que un inicio puede tardar un minuto o más.
session-step-done = hecho
session-step-now = en curso
session-step-waiting = en espera
session-seconds = { $seconds } s
session-seconds-left =
    { $seconds ->
        [one] Queda alrededor de 1 segundo
       *[other] Quedan alrededor de { $seconds } segundos
    }
session-takes-longer = Está tardando más de lo habitual
session-progress = Progreso del inicio
session-screen-kind = navegador desechable
# `page`: the title of the page, which the page chose.
session-screen =
    { GIVEN($page) ->
        [no] Pantalla de la VM desechable
       *[yes] «{ $page }», en la VM desechable
    }
session-screen-how = La VM recibe todas las teclas. Pulse Ctrl y Alt a la vez para liberar el teclado.
session-page = Página: «{ $page }».
session-plays-sound = La sesión reproduce sonido.
session-release-keyboard = Liberar el teclado: Ctrl + Alt
session-release-keyboard-why = La VM recibe todas las teclas. Pulse y suelte Ctrl y Alt a la vez para llegar a estos botones con el teclado; Esc vuelve atrás.
session-fullscreen = Pantalla completa (F11)
session-leave-fullscreen = Salir de la pantalla completa (F11)
session-close-window = Descartar y cerrar
session-more = Más
session-open-again = Abrir esta página en una sesión nueva
session-open-again-question = ¿Abrir esta página en una sesión nueva?
session-open-again-why = La dirección viene de la sesión; una página puede haberla manipulado. La sesión nueva no tiene ninguno de los accesos iniciados en esta.
session-open-again-confirm = Abrir
session-no-address = La sesión no dio la dirección de su página.
session-sound = Sonido de la sesión
session-reads-aloud = Lee en voz alta
session-reads-aloud-why = Un lector de pantalla de esta sesión lee las páginas en voz alta, con el sonido de la sesión.
session-no-speech = Sin voz
session-no-speech-why = El lector de pantalla de esta sesión no se inició o no se puede oír. La sesión funciona sin él.
session-mute = Silenciar
session-unmute = Activar el sonido
session-volume = Volumen de la sesión
session-volume-percent = { $percent } %
session-volume-muted = { $percent } %, en silencio
session-microphone-turn-on = Activar el micrófono: la sesión podrá oírle
session-microphone-turn-off = Micrófono activado: desactivarlo
session-microphone-on = Micrófono activado
session-microphone-question = ¿Activar el micrófono para la sesión «{ $profile }»?
session-microphone-why = Sus páginas podrán oírle y grabarle hasta que lo desactive aquí o cierre la ventana. Mientras tanto, el área de notificación lo muestra.
session-microphone-confirm = Activar
session-driven = Controlada por un programa
session-driven-why = Un programa de su equipo hace clic y escribe en esta sesión. Con una tecla o un clic en ella, usted toma el control.
session-driven-held = Usted ha tomado el control
session-driven-held-why = El programa espera hasta que usted lo deje continuar.
session-driven-stop = Detener
session-driven-continue = Continuar
session-driven-question = ¿Permitir que un programa controle la sesión «{ $profile }»?
session-driven-question-why = Podrá leer las páginas de la sesión, y hacer clic y escribir en ellas, hasta que usted lo detenga aquí o la sesión termine. Mientras tanto, la ventana y el área de notificación lo muestran.
session-driven-confirm = Permitir
session-recorded = Grabando
session-recorded-why = La pantalla, la red y las descargas de esta sesión se graban en { $folder }.
session-recorded-stop = Detener la grabación
session-record-question = ¿Grabar la sesión «{ $profile }»?
session-record-question-why = Todo lo que muestre, envíe y reciba, y cada archivo que salga de ella, se guardará en { $folder } hasta que usted lo detenga aquí o la sesión termine. Mientras tanto, la ventana lo muestra.
session-record-confirm = Grabar
session-record = Grabar…
session-record-into = Elegir una carpeta para la grabación
session-recorded-saved = Grabada en { $folder }.
session-recorded-closes = Esta sesión se está grabando: su pantalla, su red y sus descargas están en { $folder }. La grabación termina con ella.
session-agent-lost = El servicio en segundo plano no está en ejecución. La sesión continúa.
session-outdated = Actualización de seguridad disponible
session-outdated-why =
    { $packages ->
        [one] Un paquete de la imagen de esta sesión tiene una actualización de seguridad. Abra una sesión nueva cuando la imagen se haya reconstruido.
       *[other] { $packages } paquetes de la imagen de esta sesión tienen una actualización de seguridad. Abra una sesión nueva cuando la imagen se haya reconstruido.
    }
session-outdated-ends = Actualización de seguridad disponible: se cierra a las { $time }
session-recalled-ends = Navegador retirado: se cierra a las { $time }
session-recalled-why = Quienes publican este navegador lo han retirado: { $why }. Guarde lo que necesite; la próxima sesión tendrá otro.
session-elsewhere = En { $host }
session-elsewhere-why = Esta sesión se ejecuta en { $host }. Lo que guarda, oye y dice pasa por su equipo.
session-unreachable = Conexión perdida, reconectando
session-unreachable-why = { $host } no responde. La sesión espera allí un rato y se vuelve a mostrar por sí sola.
session-exit = Por { $exit }
session-exit-why = Lo que envía esta sesión sale solo por la salida { $exit }.
session-exit-down = { $exit } está caída
session-slow = Emulación por software
session-slow-why = Las VM se ejecutan sin virtualización por hardware, así que todo va más lento. La página «Diagnóstico» dice por qué.
session-only-listed-sites = Solo sitios de la lista
session-only-listed-sites-why = Las páginas de todos los demás sitios están bloqueadas. Pulse para ver la lista o añadir un sitio.
session-only-listed-sites-elsewhere = Las páginas de todos los demás sitios están bloqueadas. El perfil de { $host } tiene la lista.
session-only-listed-hint = Una página bloqueada no es de un sitio de la lista. Para añadirla, pulse el candado.
session-offline = No hay red en este momento. Esta ventana avisará cuando vuelva.
session-out-of-memory = Se cerró una pestaña porque la memoria de esta sesión está llena. Cierre otras pestañas antes de volver a abrirla.
session-without-room = El disco está lleno, así que esta sesión está en pausa. Libere espacio: continuará por sí sola.
session-back-online = La red ha vuelto. Recargue la página que falte.
session-signs-in = Accede a { $network }
session-signs-in-why = Solo llega a la página de acceso de esta red ({ $hosts }) y se cierra cuando hay Internet. La página es de quien gestiona la red.
session-no-network = Sin red
session-no-network-why = Esta sesión no llega a nada. Así lo dice su perfil.
session-sites = Sitios de la lista
session-sites-why = Llega a estos sitios y a nada más. Las páginas de todos los demás sitios están bloqueadas hasta que termine la sesión.
session-no-sites = Ninguno: todas las páginas están bloqueadas.
session-site-blocked = Una página bloqueada no es de un sitio de la lista de este perfil. Si confía en ella, añada su sitio: se abrirá en una sesión nueva.
session-add-this-site = Añadir el sitio de esta página
session-add-site = Añadir
session-add-site-question = ¿Permitir que el perfil «{ $profile }» llegue a { $site }?
session-add-site-why = Las sesiones posteriores del perfil llegarán a { $site } y sus subdominios.
session-site-added = Sitio añadido
session-first-site = ¿Para qué sitio es el perfil «{ $profile }»?
session-first-site-why = Las sesiones de este perfil solo llegan a los sitios de su lista. Introduzca, por ejemplo, la dirección de su banco.
session-first-site-why-page = Las sesiones de este perfil solo llegan a los sitios de su lista, que está vacía: la página quedaría bloqueada. Añada su sitio para abrirla.
session-first-site-address = Dirección
session-first-site-open = Añadir y abrir
session-address-refused = Introduzca una dirección como https://bank.example
session-closing = Descartando la sesión
session-question = ¿Descartar esta sesión?
# `unsaved`: downloads that are not saved. `undoSeconds`: 0 if it cannot be undone.
session-question-why =
    { $unsaved ->
        [0]
            { $undoSeconds ->
                [0] Se perderá todo lo que contiene: páginas y accesos iniciados. No se puede deshacer.
               *[other] Se perderá todo lo que contiene: páginas y accesos iniciados. Puede deshacerlo durante { $undoSeconds } s.
            }
        [one]
            { $undoSeconds ->
                [0] Se perderá todo lo que contiene: páginas, accesos iniciados y un archivo descargado que no está guardado. No se puede deshacer.
               *[other] Se perderá todo lo que contiene: páginas, accesos iniciados y un archivo descargado que no está guardado. Puede deshacerlo durante { $undoSeconds } s.
            }
       *[other]
            { $undoSeconds ->
                [0] Se perderá todo lo que contiene: páginas, accesos iniciados y { $unsaved } archivos descargados que no están guardados. No se puede deshacer.
               *[other] Se perderá todo lo que contiene: páginas, accesos iniciados y { $unsaved } archivos descargados que no están guardados. Puede deshacerlo durante { $undoSeconds } s.
            }
    }
session-browser-ended-why =
    { $unsaved ->
        [one] Un archivo descargado no está guardado y se perdería con esta sesión.
       *[other] { $unsaved } archivos descargados no están guardados y se perderían con esta sesión.
    }
session-browser-not-back = El navegador no volvió
session-browser-not-back-why = No mostró ninguna ventana a tiempo. Puede volver a intentarlo.
session-save-all-and-discard = Guardar todo y descartar
session-browser-back = Recuperar el navegador
session-browser-returning = El navegador se está iniciando de nuevo
session-browser-returning-why = Abre sus últimas páginas. Los archivos descargados se conservan.
session-browser-returning-emulated = Abre sus últimas páginas. Los archivos descargados se conservan. Con emulación por software, esto tarda hasta un minuto.
session-unsent = Parece que algo que escribió no se ha enviado.
session-discard = Descartar
session-background = Cerrar la ventana, mantener la sesión
session-keep = Mantener abierta
session-keep-for-downloads = Mantener abierta y guardar antes los archivos
session-discarded = Descartada
session-discarded-why = La sesión está en pausa y desaparecerá en { $seconds } s.
session-paused = En pausa
session-held =
    { $because ->
        [idle] En pausa: sin uso
        [lifetime-over] En pausa: tiempo máximo alcanzado
        [outdated] En pausa: actualización de seguridad
       *[other] { UNKNOWN() }
    }
session-held-why =
    { $because ->
        [idle]
            { $unsaved ->
                [one] Esta sesión no se ha usado durante un rato, y un archivo descargado no está guardado. La sesión desaparecerá a las { $time }.
               *[other] Esta sesión no se ha usado durante un rato, y { $unsaved } archivos descargados no están guardados. La sesión desaparecerá a las { $time }.
            }
        [lifetime-over]
            { $unsaved ->
                [one] Esta sesión ha alcanzado el tiempo máximo de su perfil, y un archivo descargado no está guardado. Si continúa, tiene { $minutes } minutos para guardarlo. Después la sesión termina, aunque el archivo no esté guardado. Si no continúa, desaparecerá a las { $time }.
               *[other] Esta sesión ha alcanzado el tiempo máximo de su perfil, y { $unsaved } archivos descargados no están guardados. Si continúa, tiene { $minutes } minutos para guardarlos. Después la sesión termina, aunque haya archivos sin guardar. Si no continúa, desaparecerá a las { $time }.
            }
        [outdated]
            { $unsaved ->
                [one] Se conoce una actualización de seguridad para el navegador de esta sesión, así que no debe seguir en ejecución, y un archivo descargado no está guardado. Si continúa, tiene { $minutes } minutos para guardarlo. Después la sesión termina, aunque el archivo no esté guardado. Si no continúa, desaparecerá a las { $time }.
               *[other] Se conoce una actualización de seguridad para el navegador de esta sesión, así que no debe seguir en ejecución, y { $unsaved } archivos descargados no están guardados. Si continúa, tiene { $minutes } minutos para guardarlos. Después la sesión termina, aunque haya archivos sin guardar. Si no continúa, desaparecerá a las { $time }.
            }
       *[other] { UNKNOWN() }
    }
session-grace-ends = Termina a las { $time }: guarde sus archivos
session-grace-why =
    { $because ->
        [lifetime-over] Esta sesión ha alcanzado el tiempo máximo de su perfil. Termina a las { $time }, aunque haya archivos sin guardar.
        [outdated] Se conoce una actualización de seguridad para este navegador, así que no debe seguir en ejecución. La sesión termina a las { $time }, aunque haya archivos sin guardar.
       *[other] { UNKNOWN() }
    }
session-continue = Continuar
session-undo = Deshacer
session-discard-now = Descartar ahora
session-idle = ¿Sigue ahí?
session-idle-why =
    { $unsaved ->
        [0] Esta sesión lleva un rato sin usarse. Se descartará en { $seconds } s.
        [one] Esta sesión lleva un rato sin usarse. Se pondrá en pausa en { $seconds } s, porque un archivo descargado no está guardado.
       *[other] Esta sesión lleva un rato sin usarse. Se pondrá en pausa en { $seconds } s, porque { $unsaved } archivos descargados no están guardados.
    }
session-idle-keep = Mantener en ejecución
session-idle-back = Sigo aquí
session-ends-soon = Su perfil termina esta sesión en { $seconds } s
session-ends-soon-held =
    { $unsaved ->
        [one] Un archivo descargado no está guardado, así que la sesión se pondrá en pausa. Si entonces la continúa, tiene { $minutes } minutos para guardar el archivo.
       *[other] { $unsaved } archivos descargados no están guardados, así que la sesión se pondrá en pausa. Si entonces la continúa, tiene { $minutes } minutos para guardarlos.
    }
session-ends-soon-continue = Continuar hasta entonces
session-failed = La sesión no se inició
session-again = Intentar de nuevo
session-new = Sesión nueva
session-same-page = Abrir esta página de nuevo
session-open-page = Abrir «{ $page }»
session-close = Cerrar
session-picture-lost = La pantalla no está disponible
session-picture-lost-why = La sesión continúa, pero no se puede llegar a su pantalla.
session-picture-refused-why = Su VM envió algo que ninguna VM honrada envía, así que se cerró la conexión. Algo en la sesión puede estar atacando su equipo: descártela.

## Files, clipboard and bookmarks

transfer-files = Archivos de esta sesión
transfer-files-count = Archivos de esta sesión, { $count } sin guardar
transfer-no-files = Aún no se ha descargado nada.
transfer-files-why = Los archivos que guarde se quedan en su equipo; todos los demás desaparecen con la sesión. Un archivo puede ser dañino, por eso se marca con su origen y no se abre.
transfer-more = y { $count } más antiguos
transfer-save = Guardar
transfer-save-named = Guardar { $name }
transfer-save-original = Guardar el original
transfer-safe-copy = Copia segura
transfer-more-named = Más para { $name }
transfer-sent-files = Entregados a la sesión
transfer-save-safe-copy = Guardar una copia segura
transfer-save-safe-copy-named = Guardar una copia segura de { $name }
transfer-save-safe-copy-why = Una imagen de cada página y nada más, dibujada en una segunda VM desechable sin red.
transfer-safe-copy-text = Copia segura con texto
transfer-save-safe-copy-text-named = Guardar una copia segura de { $name } con texto
transfer-save-safe-copy-text-why = Lo mismo, con las palabras que su VM lee en las imágenes, para que pueda buscarlas y copiarlas.
transfer-print = Imprimir
transfer-print-named = Imprimir una copia segura de { $name }
transfer-print-question = ¿Imprimir una copia segura de este archivo?
transfer-print-why = La copia segura, una imagen de cada página y nada más, se guarda también en su equipo.
transfer-print-title = Imprimir { $name }
transfer-screenshot = Guardar una imagen de la pantalla
transfer-screenshot-name = Pantalla de un navegador desechable
transfer-preview = Primera página de la copia segura de { $name }
transfer-safe-copy-starting = Copia segura, iniciando su VM: { $name }
transfer-safe-copy-page = Copia segura, página { $page } de { $of }: { $name }
transfer-saved = Guardado
transfer-saved-in = Guardado en { $folder }
transfer-drag-out = Arrástrelo a otra ventana o a una carpeta
transfer-save-all = Guardar todo
transfer-save-all-question =
    { $count ->
        [one] ¿Guardar en su equipo este archivo de la sesión desechable?
       *[other] ¿Guardar en su equipo estos { $count } archivos de la sesión desechable?
    }
transfer-save-all-why = Pueden ser dañinos: no los abra si no confía en su procedencia.
transfer-saved-all =
    { $count ->
        [one] El archivo está guardado
       *[other] { $count } archivos están guardados
    }
transfer-and-more = y { $count } más
transfer-save-question = ¿Guardar en su equipo este archivo de la sesión desechable?
transfer-save-why = Puede ser dañino: no lo abra si no confía en su procedencia.
transfer-save-safe-copy-question = ¿Guardar en su equipo una copia segura de este archivo?
transfer-show-folder = Mostrar la carpeta
transfer-unfinished = aún descargándose
transfer-disguised = No es lo que dice su nombre
file-type-application-pdf = Documento PDF
file-type-application-msword = Documento de Word
file-type-application-vnd-openxmlformats-officedocument-wordprocessingml-document = Documento de Word
file-type-application-vnd-openxmlformats-officedocument-spreadsheetml-sheet = Hoja de cálculo de Excel
file-type-application-vnd-openxmlformats-officedocument-presentationml-presentation = Presentación de PowerPoint
file-type-application-vnd-oasis-opendocument-text = Texto OpenDocument
file-type-application-vnd-oasis-opendocument-spreadsheet = Hoja de cálculo OpenDocument
file-type-application-vnd-oasis-opendocument-presentation = Presentación OpenDocument
file-type-application-x-cfb = Documento antiguo de Office o instalador de Windows
file-type-application-epub-zip = Libro electrónico
file-type-application-rtf = Documento RTF
file-type-application-postscript = Documento PostScript
file-type-application-zip = Archivo ZIP
file-type-application-gzip = Archivo comprimido (gzip)
file-type-application-x-bzip2 = Archivo comprimido (bzip2)
file-type-application-x-xz = Archivo comprimido (xz)
file-type-application-zstd = Archivo comprimido (zstd)
file-type-application-x-7z-compressed = Archivo 7z
file-type-application-x-rar-compressed = Archivo RAR
file-type-application-vnd-rar = Archivo RAR
file-type-application-x-tar = Archivo tar
file-type-application-java-archive = Programa de Java
file-type-application-vnd-android-package-archive = Aplicación de Android
file-type-application-x-deb = Paquete de Debian
file-type-application-x-rpm = Paquete RPM
file-type-application-x-elf = Programa de Linux
file-type-application-x-msdownload = Programa de Windows
file-type-application-x-mach-binary = Programa de macOS
file-type-application-x-apple-diskimage = Imagen de disco de macOS
file-type-application-wasm = Programa WebAssembly
file-type-application-xml = Documento XML
file-type-application-x-sqlite3 = Base de datos SQLite
file-type-application-ogg = Sonido o vídeo
file-type-text-plain = Texto
file-type-text-calendar = Entrada de calendario
file-type-text-vcard = Contacto
file-type-image-jpeg = Imagen JPEG
file-type-image-png = Imagen PNG
file-type-image-gif = Imagen GIF
file-type-image-webp = Imagen WebP
file-type-image = Imagen
file-type-video = Vídeo
file-type-audio = Sonido
file-type-text = Texto
file-type-font = Tipo de letra
file-type-model = Modelo 3D
file-type-unknown = tipo desconocido
transfer-send = Entregar un archivo…
transfer-send-how = O suelte uno en esta ventana.
transfer-drop = Suelte para entregar a la sesión
transfer-choose-title = Entregar archivos a la sesión
transfer-send-question =
    { $count ->
        [one] ¿Entregar este archivo a la sesión desechable?
       *[other] ¿Entregar estos { $count } archivos a la sesión desechable?
    }
transfer-send-from = en { $folder }
transfer-send-from-hidden = de { $folder }, una carpeta oculta: en ellas se guardan claves y contraseñas
transfer-send-why = Todas las páginas de la sesión podrían entonces leerlo.
transfer-send-confirm = Entregar
transfer-sent =
    { $count ->
        [one] El archivo está en la carpeta de descargas de la sesión.
       *[other] { $count } archivos están en la carpeta de descargas de la sesión.
    }
transfer-cancel = Cancelar
transfer-clipboard = Portapapeles
transfer-copy-out = Copiar
transfer-copy-out-title = Sacar lo que se copió en la sesión (Ctrl + Alt + C)
transfer-copy-out-question = ¿Copiar { $amount } a su portapapeles?
transfer-copy-out-why = Sustituye a su portapapeles. Una página puede haber puesto allí algo distinto de lo que vio.
transfer-copied-out =
    { GIVEN($beginning) ->
        [no] Ahora en su portapapeles: { $amount }
       *[yes] Ahora en su portapapeles ({ $amount }): { $beginning }
    }
transfer-paste-in = Pegar
transfer-paste-in-title = Pegar su portapapeles en la sesión (Ctrl + Alt + V)
transfer-paste-in-question = ¿Pegar { $amount } en la sesión?
transfer-pasted-in = Pegado ({ $amount }). Durante un minuto, Ctrl + V lo pega de nuevo.
transfer-nothing-to-paste = Su portapapeles está vacío
transfer-amount-text =
    { $characters ->
        [one] { NUMBER($characters, useGrouping: "auto") } carácter
        [many] { NUMBER($characters, useGrouping: "auto") } de caracteres
       *[other] { NUMBER($characters, useGrouping: "auto") } caracteres
    }
transfer-amount-png = una imagen de { $size }
transfer-amount-other = nada
transfer-bookmark = Añadir esta página a los marcadores
transfer-bookmark-question = ¿Añadir esta página a los marcadores del perfil «{ $profile }»?
transfer-bookmark-name = Nombre: «{ $name }»
transfer-bookmark-why = La dirección viene de la sesión; una página puede haberla manipulado. Todas las sesiones posteriores del perfil la muestran.
transfer-bookmark-confirm = Añadir
transfer-bookmark-how = La sesión no dio la dirección de su página. Escríbala o péguela aquí.
transfer-bookmarked = Marcador añadido
transfer-bookmark-is-kept = Esta página ya es un marcador
transfer-bookmark-remove = Quitar el marcador
transfer-bookmark-removed = Marcador quitado
transfer-address = Dirección
transfer-saving = Guardando { $name }
transfer-sending = Entregando { $name }

## USB devices

usb-kind-security-key = llave de seguridad
usb-kind-camera = cámara
usb-kind-smart-card = lector de tarjetas inteligentes
usb-kind-storage = almacenamiento
usb-kind-audio = sonido
usb-kind-input = teclado o puntero
usb-kind-network = red o conexión inalámbrica
usb-kind-printer = impresora
usb-kind-other = otro
usb-refusal-no-use = No le sirve a una sesión.
usb-refusal-not-allowed = Este perfil no permite dispositivos de este tipo.
usb-refusal-no-permission = Su cuenta no puede abrirlo. La página «Diagnóstico» dice qué hacer.
usb-refusal-handed-over = Lo tiene otra sesión.
usb-open = Conectar un dispositivo
usb-connected =
    { $count ->
        [one] { $name }
       *[other] { $count } dispositivos
    }
usb-open-connected = Conectado: { $names }. Mostrar todos los dispositivos
usb-devices = Conectar un dispositivo
usb-devices-why = Un dispositivo que conecte pertenece solo a esta sesión, hasta que lo desconecte o la sesión termine. Las páginas pueden usarlo en cuanto lo permita en el navegador.
usb-looking = Buscando dispositivos
usb-none = No hay ningún dispositivo USB conectado.
usb-connect = Conectar
usb-connect-named = Conectar { $name }
usb-disconnect = Desconectar
usb-disconnect-named = Desconectar { $name }
usb-is-connected = Conectado a esta sesión
usb-connect-question = ¿Ceder «{ $name }» a esta sesión?
usb-connect-why = Su equipo no puede usarlo mientras tanto. Un atacante en la sesión puede hacer con él cualquier cosa, incluso cambiar lo que es: conecte solo lo que conectaría a un equipo en el que no confía.
# Added for a reader of smart cards.
usb-connect-restarts = Chromium se inicia entonces de nuevo en esta sesión y vuelve a abrir sus páginas. El texto sin enviar y las descargas sin terminar se pierden.
usb-told = { $name } está conectado

## Window that asks where a link opens

link-title = ¿Dónde debe abrirse este enlace?
link-from = Otra aplicación quiere abrir esta dirección:
link-here = Abrir en Safe Browse
link-here-why = En una VM nueva que después se descarta
link-in-session-why = En una pestaña nueva, junto a las páginas y los accesos que hay abiertos allí
link-target = Sesión
link-new-session = Nueva: { $profile }
link-open-session = { $profile }, abierta desde { $since }
link-elsewhere = Abrir en { $browser }
link-elsewhere-why = Con sus accesos iniciados y su historial
link-remember = Hacer siempre esto para { $site }
link-dismiss = No abrir
link-rule-question = ¿Abrir siempre { $site } en Safe Browse?
link-rule-why = También sus subdominios. Un navegador con la extensión deja entonces de contactar este sitio; los enlaces de otras aplicaciones también se abren aquí.
link-rule-confirm = Abrir siempre
link-no-rule-question = ¿Dejar de abrir siempre { $site } en Safe Browse?
link-no-rule-why = También sus subdominios. El otro navegador abre entonces este sitio él mismo.
link-no-rule-confirm = Dejar de abrir
console-hint = La salida de la consola de la VM está en { $path }.

## Extension of a browser of the host

extension-about = Abre enlaces en un navegador desechable, y siempre los sitios que elija.
extension-mail-about = Abre enlaces y archivos adjuntos de correos en un navegador desechable.
extension-button = Safe Browse
extension-open = Abrir en Safe Browse
extension-mail-open-link = Abrir enlace en Safe Browse
extension-mail-open-attachment = Abrir adjunto en Safe Browse
extension-open-page = Abrir esta página en Safe Browse
extension-always = Abrir siempre este sitio en Safe Browse…
extension-not-always = Dejar de abrir siempre este sitio en Safe Browse…
extension-rule-always = Este sitio siempre se abre en Safe Browse.
extension-rule-never = Este sitio nunca se abre por sí mismo en Safe Browse.
extension-rule-none = No hay ninguna regla para este sitio.
extension-no-page = Esto no es una página de un sitio.
extension-opening = Abriendo en Safe Browse…
extension-opened = Esta página se abre en Safe Browse
extension-opened-why = Este navegador no ha contactado el sitio.
extension-not-opened = Esta página no se abrió
extension-open-again = Abrir otra vez
extension-back = Atrás
extension-refused-too-often = Llegaron cinco peticiones en un minuto. Espere e inténtelo de nuevo.
extension-refused-not-a-page = Safe Browse no abre direcciones así.
extension-refused-no-desktop = Las ventanas de Safe Browse no están instaladas, o no hay pantalla.
extension-refused-not-there = Safe Browse no responde. ¿Está instalado?
extension-refused-no-rule = Ninguna regla dice que este sitio se abra en Safe Browse.
extension-refused-too-large = El adjunto ocupa más de 67 MB.
extension-refused-no-room = Hay demasiados adjuntos abiertos en Safe Browse. Cierre algunas de sus ventanas.
extension-refused-unreadable = Thunderbird no tiene este adjunto.

## Failures as windows tell them, where a reason belongs under the details

window-error-host-agent-not-started = El servicio en segundo plano no se inició.
    .hint = Para ver por qué, ejecute en una terminal: safe-browse daemon
    .details = { $reason }
window-error-command-failed = { $program } { part-command-problem }.
    .hint = Inténtelo de nuevo. Si vuelve a fallar, consulte la página «Diagnóstico».
    .details =
        { $output }
        { $command }
window-error-vm-not-started = { $hypervisor } no inició la VM.
    .hint = Inténtelo de nuevo. Si vuelve a fallar, consulte la página «Diagnóstico».
    .details = { $reason }
window-error-start-failed =
    { GIVEN($reason) ->
        [no] La sesión no se inició: { part-end }.
       *[yes] La sesión no se inició: { $reason }.
    }
    .hint = Inténtelo de nuevo. Si vuelve a fallar, consulte la página «Diagnóstico».
    .details = { $lastWords }
window-error-template-refused = { $hypervisor } no puede cargar la plantilla.
    .hint = Abra la sesión de nuevo: la plantilla se sella otra vez.
    .details = { $reason }
window-error-uplink-not-started = La conexión a Internet no se inició ({ $program }).
    .hint = Consulte la página «Diagnóstico».
    .details = { $reason }
window-error-tap-refused = No se pudo abrir ninguna interfaz tap del puente { $bridge }.
    .hint = Como root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. O indique su propia interfaz tap en la configuración.
    .details = { $reason }
window-error-pci-not-taken = La tarjeta { $device } no se puede usar.
    .hint = Como root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown USUARIO /dev/vfio/{ $group }; y suba su límite de memoria bloqueada a la memoria de la VM de red.
    .details = { $reason }
window-error-microphone-silent = El micrófono de su equipo no entrega nada.
    .hint = Compruebe que está conectado, y cuál está elegido en la configuración de sonido.
    .details = { $reason }
window-error-usb-not-connected = { $device } no se conectó.
    .hint = Vuelva a conectarlo e inténtelo otra vez.
    .details = { $reason }
window-error-pool-host-unreachable = No se puede llegar al equipo { $host }.
    .hint = Compruébelo: { $check }
    .details = { $reason }
window-error-pool-host-key-unknown = La clave del equipo { $host } no es la conocida, así que no se usó.
    .hint = Puede que otro equipo responda en su lugar. Compare la clave con la del equipo. Si se reinstaló: ssh-keygen -R { $name }, después ssh { $host }
    .details = { $reason }
window-error-pool-members-unknown = No se conocen los equipos del grupo { $pool }.
    .hint = Compruébelo: { $check }
    .details = { $reason }

## Failures: Host agent

error-host-agent-unreachable = Se perdió la conexión con el servicio en segundo plano.
    .hint = Se reinicia automáticamente. Inténtelo de nuevo en unos segundos.
error-host-agent-shutting-down = El servicio en segundo plano se está cerrando.
    .hint = Se reinicia automáticamente. Inténtelo de nuevo en unos segundos.
error-host-agent-internal-error = El servicio en segundo plano falló.
    .hint = Inténtelo de nuevo. Si vuelve a fallar, la página «Registro» puede decir más.
    .details = { $reason }
error-host-agent-answer-unknown = La respuesta del servicio en segundo plano a { $method } no corresponde a la interfaz.
    .hint = Puede que tenga otra versión. Ejecute: safe-browse daemon --stop
error-host-agent-not-started =
    { GIVEN($reason) ->
        [no] El servicio en segundo plano no se inició.
       *[yes] El servicio en segundo plano no se inició: { $reason }
    }
    .hint = Para ver por qué, ejecútelo en primer plano: safe-browse daemon
error-host-agent-running = El servicio en segundo plano ya está en ejecución (proceso { $pid }).
    .hint = Deténgalo antes: safe-browse daemon --stop
error-forget-sessions-run =
    { $count ->
        [one] Hay una sesión abierta: no se ha borrado nada.
       *[other] Hay { $count } sesiones abiertas: no se ha borrado nada.
    }
    .hint = Ciérrelas antes: safe-browse close --all
error-forget-desktop-runs = La ventana o el icono de Safe Browse está abierto: no se ha borrado nada.
    .hint = Salga de Safe Browse en el menú del icono e inténtelo de nuevo.
error-forget-not-confirmed = No se ha borrado nada: no hay un terminal para preguntar.
    .hint = Borrar sin preguntar: safe-browse forget --yes
error-socket-refused = El servicio en segundo plano no puede usar el socket que heredó: { $problem }.
    .hint = Su unidad debe tener exactamente un ListenStream=%t/safe-browse/agent.sock
error-runtime-folder-too-long = La ruta de la carpeta de ejecución es demasiado larga para un socket Unix.
    .hint = Dé a XDG_RUNTIME_DIR una ruta más corta, por ejemplo /run/user/1000.
    .details = { $folder }
error-folder-not-private = Otros usuarios tienen acceso a una carpeta de Safe Browse.
    .hint = Elimínela o quíteles el acceso (chmod 700) e inténtelo de nuevo.
    .details = { $path }
error-bad-request = La solicitud no corresponde a la interfaz: { $problems }
    .hint = Puede que el programa y el servicio en segundo plano tengan versiones distintas. Ejecute: safe-browse daemon --stop
error-cancelled =
    { $task ->
        [build] Se canceló la construcción de la { part-image-name }.
        [session] Se canceló el inicio. No queda nada de él.
       *[other] Cancelado. No se cambió nada.
    }
    .hint =
        { $task ->
            [build] La imagen en uso no ha cambiado. Inicie la construcción de nuevo cuando la necesite.
            [session] Abra una sesión nueva.
           *[other] Repítalo cuando lo necesite.
        }
error-internal = Safe Browse cometió un error.
    .hint = Es un defecto de Safe Browse. Informe de él, con los detalles.
    .details = { $reason }

## Failures: Programs and disks of the host

error-package-missing = { $program } no está instalado.
    .hint = Instale el paquete: { $install }
part-command-problem =
    { $problem ->
        [timeout] tardó más de { $status } s
        [signal] falló ({ $status })
        [exit] falló (código de salida { $status })
       *[other] { UNKNOWN() }
    }
error-command-failed =
    { GIVEN($output) ->
        [no] { $program } { part-command-problem }.
       *[yes] { $program } { part-command-problem }: { $output }
    }
    .hint = La orden era: { $command }
part-disk-task =
    { $task ->
        [build-browser] para construir la imagen del navegador
        [build-network] para construir la imagen de red
        [build-host] para construir la imagen del anfitrión
        [seal] para sellar una VM
        [save] para guardar el archivo
        [pull] para descargar la imagen
       *[other] { UNKNOWN() }
    }
part-disk-need =
    { GIVEN($free) ->
        [no] se necesitan { $needed }
       *[yes] se necesitan { $needed } y hay { $free } libres
    }
error-disk-full =
    { GIVEN($task) ->
        [no]
            { GIVEN($needed) ->
                [no] No hay suficiente espacio en el disco.
               *[yes] No hay suficiente espacio en el disco: { part-disk-need }.
            }
       *[yes]
            { GIVEN($needed) ->
                [no] No hay suficiente espacio en el disco { part-disk-task }.
               *[yes] No hay suficiente espacio en el disco { part-disk-task }: { part-disk-need }.
            }
    }
    .hint =
        { $task ->
            [save] Libere espacio, o elija otra carpeta en la configuración.
           *[other]
                { GIVEN($task) ->
                    [no] Libere espacio en ese disco e inténtelo de nuevo.
                   *[yes] Libere espacio, por ejemplo con: safe-browse image prune
                }
        }
    .details = { $path }
error-folder-not-writable = No se puede escribir en la carpeta { $folder }.
    .hint = Elija otra en la configuración, en «Carpeta de descargas».
error-disk-read-only = El disco es de solo lectura.
    .hint = Permita la escritura e inténtelo de nuevo. Un disco que pasó a solo lectura por sí solo puede estar dañado.
    .details = { $path }
error-own-file-unusable =
    { $problem ->
        [forbidden] Safe Browse no puede usar uno de sus archivos o carpetas.
        [in-the-way] Hay un archivo donde Safe Browse necesita una carpeta, o una carpeta donde necesita un archivo.
        [missing] Falta una carpeta de Safe Browse.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [forbidden] Devuélvalo a su cuenta (chown) e inténtelo de nuevo.
            [in-the-way] Muévalo a otro sitio e inténtelo de nuevo.
            [missing] Inténtelo de nuevo: Safe Browse crea sus carpetas cuando se inicia.
           *[other] { UNKNOWN() }
        }
    .details = { $path }
error-connection-failed =
    { $problem ->
        [no-network] No hay conexión de red.
        [no-name] No hay conexión a Internet: no se encontró el nombre del servidor.
        [no-route] Ninguna ruta lleva al servidor.
        [refused] El servidor rechazó la conexión.
        [no-answer] El servidor no responde.
        [proxy] El proxy no dejó pasar la solicitud.
        [certificate] El certificado del servidor no es válido.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [no-network] Conéctese a una red e inténtelo de nuevo.
            [no-name] Conéctese a Internet e inténtelo de nuevo.
            [no-route] Compruebe el cortafuegos y la VPN e inténtelo de nuevo.
            [refused] Inténtelo más tarde.
            [no-answer] Inténtelo más tarde.
            [proxy] Compruebe la dirección del proxy y sus credenciales en él, e inténtelo de nuevo.
            [certificate] Compruebe el reloj de este sistema e inténtelo de nuevo.
           *[other] { UNKNOWN() }
        }
    .details = { $output }
error-user-namespaces-missing = Esta cuenta no tiene UID subordinados, que la construcción de una imagen necesita.
    .hint = Instale el paquete uidmap y ejecute como root: usermod --add-subuids 165536-231071 --add-subgids 165536-231071 { $account }

## Failures: Sessions

error-session-not-found = No hay ninguna sesión «{ $id }».
    .hint = Las sesiones abiertas están en la ventana principal.
error-session-not-ready =
    { GIVEN($id) ->
        [no] La sesión aún no tiene VM.
       *[yes] La sesión { $id } aún no tiene VM.
    }
    .hint = Espere a que esté lista.
error-typing-failed = La VM no escribió el texto.
    .hint = Escríbalo de nuevo. Si también falla, cópielo y péguelo.
error-trace-missing = No queda ninguna traza del inicio de la sesión { $id }: la inició un servicio anterior.
    .hint = Abra una sesión nueva y pida su traza mientras este servicio se ejecuta.
error-session-not-open = La sesión { $id } no está abierta, así que no se puede descartar con un plazo para deshacerlo.
    .hint = Ciérrela: safe-browse close { $id }
error-memory-short =
    { GIVEN($cgroup) ->
        [no] La sesión necesita { $neededMiB } MiB de memoria, pero solo hay { $availableMiB } MiB disponibles.
       *[yes] La sesión necesita { $neededMiB } MiB de memoria, pero solo hay { $availableMiB } MiB disponibles dentro del límite de su cgroup.
    }
    .hint =
        { GIVEN($cgroup) ->
            [no] Cierre sesiones u otros programas, o dé menos memoria al perfil.
           *[yes] Cierre sesiones o suba el límite (MemoryMax), o dé menos memoria al perfil.
        }
    .details = { $cgroup }
part-end =
    { $end ->
        [browser-closed] se cerró su navegador
        [browser-crashed] su navegador falló
        [display-crashed] la pantalla de su VM falló
        [portal-over] estaba abierta para acceder a una red y ya hay Internet
        [lifetime-over] alcanzó la duración máxima que fija su perfil
        [outdated] se conoce una actualización de seguridad para su imagen y alcanzó la antigüedad máxima que fija su perfil
        [idle] estuvo inactiva más tiempo del que permite su perfil
        [closed] se cerró
        [vm-ended] su VM terminó inesperadamente
        [image-damaged] su imagen está dañada, así que la VM se detuvo
        [guest-failed] el sistema invitado informó de un fallo
        [protocol-violation] su VM infringió el protocolo
        [host-lost] el equipo en el que se ejecutaba ha desaparecido
        [start-failed] no se inició
       *[other] { UNKNOWN() }
    }
error-session-ended = La sesión terminó: { part-end }.
    .hint = Abra una sesión nueva.
error-start-timed-out =
    La sesión no se inició: { $requirement ->
        [image] las imágenes no se comprobaron
        [network] la VM de red no se inició
        [vm] la VM no se inició
        [guest-agent] el sistema invitado no respondió
        [home] la carpeta personal limpia no se restauró
        [screen] la pantalla gráfica no se inició
        [identity] la VM no tomó su nueva identidad
        [browser-window] Chromium no abrió su ventana
        [painted] Chromium no dibujó su ventana
       *[other] { UNKNOWN() }
    } en { $seconds } s.
    .hint =
        { $requirement ->
            [image] Ejecute: safe-browse image verify
            [network] Consulte la página «Red».
            [vm] Consulte la página «Diagnóstico».
            [guest-agent] Reconstruya la imagen del navegador.
            [home] Reconstruya la imagen del navegador.
            [screen] Dé más memoria al perfil, o reconstruya la imagen.
            [identity] Reconstruya la imagen del navegador.
            [browser-window] Dé más memoria al perfil, o suba el tiempo límite de inicio.
            [painted] En un equipo lento, suba el tiempo límite de inicio.
           *[other] { UNKNOWN() }
        }
error-start-failed =
    { GIVEN($reason) ->
        [no]
            { GIVEN($lastWords) ->
                [no] La sesión no se inició: { part-end }.
               *[yes] La sesión no se inició: { part-end } ({ $lastWords }).
            }
       *[yes] La sesión no se inició: { $reason }.
    }
    .hint = Ejecute: safe-browse doctor
error-no-portal =
    { $problem ->
        [online] Ya está en línea.
        [none] No hay Internet y no se encontró ninguna página de acceso en la red.
        [refused] La red indica una página de acceso a la que ninguna sesión puede llegar.
        [no-network] Su equipo no está en ninguna red.
        [off] No hay configurada ninguna página con la que encontrar la página de acceso de una red.
        [exit] Las sesiones de este perfil salen por una salida o se ejecutan en otro equipo, así que no pueden acceder a la red de este.
        [profile] Ningún perfil accede a redes.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [online] Abra una página: safe-browse open
            [none] Espere un momento e inténtelo de nuevo, o pregunte a quien gestiona la red.
            [refused] Espere un momento e inténtelo de nuevo, o pregunte a quien gestiona la red.
            [no-network] Conecte su equipo a una red e inténtelo de nuevo.
            [off] Configure una: safe-browse config set network.portalProbe http://network-test.debian.org/nm
            [exit] Use un perfil con exit = "direct" y sin where.
            [profile] Dé a un perfil network.policy = "portal", o pregunte a quien gestiona la configuración.
           *[other] { UNKNOWN() }
        }
error-profile-not-found = No hay ningún perfil «{ $name }».
    .hint = Perfiles disponibles: { $profiles }
part-forbidden =
    { $act ->
        [save-files] guardar archivos de ella
        [send-files] entregarle archivos
        [screenshot] guardar su pantalla, ya que no permite guardar archivos
        [copy-out] copiar su portapapeles
        [paste-in] pegar nada en ella
        [keep-running] mantenerla en ejecución mientras está inactiva
       *[other] { UNKNOWN() }
    }
error-profile-forbids =
    { GIVEN($by) ->
        [no] El perfil de esta sesión no permite { part-forbidden }.
       *[yes] El perfil de esta sesión no permite { part-forbidden }. Administrado por { $by }.
    }
    .hint =
        { GIVEN($by) ->
            [no] Permítalo para el perfil, en la configuración. Las sesiones abiertas conservan aquello con lo que se abrieron.
           *[yes]
                { GIVEN($contact) ->
                    [no] Pregunte a su administrador.
                   *[yes] Pregunte a { $contact }.
                }
        }
error-no-scale = Esta sesión se queda en una escala de 100 %.
    .hint = Ponga la escala en «Automático» en su perfil. Las sesiones de otros equipos y las de Xen se quedan siempre en 100 %.
error-no-sound = Esta sesión no tiene sonido.
    .hint = Active el sonido en su perfil. La página «Diagnóstico» dice si su equipo puede reproducir sonido.
error-no-microphone = Esta sesión no tiene micrófono.
    .hint = Permítalo en su perfil. La página «Diagnóstico» dice si su equipo puede grabar sonido.
error-microphone-silent = El micrófono de su equipo no entrega nada: { $reason }
    .hint = Compruebe que está conectado, y cuál está elegido en la configuración de sonido.
error-no-automation = Ningún programa puede controlar esta sesión.
    .hint = Permítalo en su perfil y abra otra sesión. Las de Xen no se pueden controlar.
error-automation-refused = No se permitió que un programa controlara esta sesión.
    .hint = La ventana de la sesión lo pregunta. Inténtelo de nuevo y responda en ella antes de dos minutos.
error-no-recording = Esta sesión no se puede grabar.
    .hint = Permítalo en su perfil y abra otra sesión. Las de Xen no se pueden grabar.
error-recording-refused = No se permitió grabar esta sesión.
    .hint = La ventana de la sesión lo pregunta. Inténtelo de nuevo y responda en ella antes de dos minutos.
error-recording-under-way = Esta sesión ya se está grabando en { $folder }.
    .hint = Termine primero esa grabación: safe-browse record --stop ID
error-recording-folder-taken = La carpeta { $folder } contiene archivos.
    .hint = Indique una carpeta nueva o vacía.
error-recording-not-found = No hay ninguna grabación en { $folder }.
    .hint = Indique la carpeta que llenó `safe-browse record`, con su manifest.jsonl.
error-socket-path-unusable = La ruta del socket Unix no se puede escribir como dirección.
    .hint = Use la dirección sin --socket, o asigne a XDG_RUNTIME_DIR una carpeta cuya ruta solo tenga letras, cifras, puntos y guiones.
error-sites-invalid = «{ $text }» no es una lista de sitios.
    .hint = Indique los servidores separados por comas, como example.org,example.com. Sin puertos, rutas ni patrones; los subdominios están incluidos.
error-playwright-missing = El proyecto de { $file } no tiene Playwright.
    .hint = En su carpeta, ejecute: npm install --save-dev playwright-core
part-url-problem =
    { $problem ->
        [too-long] codificada ocupa más de { $limit } bytes
        [scheme] tiene el esquema «{ $scheme }»; se permiten http, https y about:blank
        [space] contiene un espacio o un carácter de control
        [not-a-url] no es un URL como https://example.org/
        [not-a-page] no es la dirección de una página
        [credentials] contiene un nombre de usuario o una contraseña
       *[other] { UNKNOWN() }
    }
error-url-refused = Safe Browse no abre esta dirección: { part-url-problem }.
    .hint = Introduzca una dirección como https://bank.example

## Failures: Exits

error-exit-not-found = No hay ninguna salida «{ $exit }».
    .hint = Ver todas las salidas: safe-browse exit list
error-exit-keys-missing = Faltan las claves de la salida { $exit }.
    .hint = Importe de nuevo su archivo: safe-browse exit import ARCHIVO --name { $exit } --replace
error-exit-server-unknown = No se encuentra el servidor de la salida { $exit }: { $server }.
    .hint = Compruebe la red de su equipo. Las sesiones esperan, y nada sale por otro camino.
error-exit-down = La salida { $exit } está caída: { $server } no responde.
    .hint = Compruebe la red de su equipo, o pregunte a quien gestiona el servidor. Las sesiones esperan, y nada sale por otro camino.
error-exit-tor-connecting = Tor se está conectando para la salida { $exit }: { $percent } %.
    .hint = Las sesiones esperan, y nada sale por otro camino. Si no avanza, puede que su red bloquee Tor: consiga puentes, e indíquelos como bridges de la salida.
error-exit-tor-down = La salida { $exit } está caída: Tor no encuentra ningún camino por su red.
    .hint = Compruebe la red de su equipo. Las sesiones esperan, y nada sale por otro camino.
error-exit-login-refused = El proxy de la salida { $exit } rechaza las credenciales: { $server }.
    .hint = Indique las correctas: safe-browse exit add { $exit } --login ARCHIVO --replace, con --kind y --server. Las sesiones esperan, y nada sale por otro camino.
error-exit-no-proxy = Lo que responde en { $server } no es un proxy del tipo que indica la salida { $exit }.
    .hint = Compruebe el tipo y el servidor de la salida, o pregunte a quien gestiona el proxy. Las sesiones esperan, y nada sale por otro camino.
error-exit-login-missing = Faltan las credenciales de la salida { $exit }.
    .hint = Indíquelas: safe-browse exit add { $exit } --login ARCHIVO --replace, con --kind y --server
error-exit-login-invalid = La salida no se puede añadir así: { $problems }.
    .hint = Corrija lo que se indica aquí. El nombre y la contraseña tienen como máximo 63 caracteres cada uno, y el nombre no lleva dos puntos.
error-exit-resolver-silent = La salida { $exit } funciona, pero su servidor de nombres { $resolver } no responde.
    .hint = Compruebe el servidor de nombres en el archivo de WireGuard e impórtelo de nuevo.
error-exit-file-invalid = El archivo no describe ninguna salida utilizable: { $problems }.
    .hint = Corrija lo que se nombra aquí e importe de nuevo el archivo.
error-exit-exists = Ya hay una salida «{ $exit }».
    .hint = Elija otro nombre con --name, o sustitúyala con --replace.

## Failures: Sessions on other hosts

error-pool-host-unreachable = No se puede llegar al equipo { $host }: { $reason }
    .hint = Compruébelo: { $check }
# `name`: the host without the account.
error-pool-host-key-unknown = La clave del equipo { $host } no es la conocida, así que no se usó: { $reason }
    .hint = Puede que otro equipo responda en su lugar. Compare la clave con la del equipo. Si se reinstaló: ssh-keygen -R { $name }, después ssh { $host }
error-pool-hosts-failed = Ningún equipo del grupo { $pool } aceptó la sesión. { $reasons }
    .hint = Para ver los equipos, y por qué: safe-browse pool status
error-pool-members-unknown = No se conocen los equipos del grupo { $pool }: { $reason }
    .hint = Compruébelo: { $check }
error-pool-none-ready = Ningún equipo del grupo { $pool } está listo.
    .hint = Para ver los equipos, y por qué: safe-browse pool status
error-pool-drain-refused = El equipo { $host } no se cambió: { $reason }
    .hint = Esto cambia el equipo para todos. Pregunte a quien administra el clúster.
error-pool-host-of-another-version = El equipo { $host } tiene una versión de Safe Browse que esta no entiende.
    .hint = Actualice Safe Browse en su equipo y en el otro.
error-pool-host-violation = El equipo { $host } envió algo que el protocolo no permite, así que se desconectó.
    .hint = Si vuelve a ocurrir con la misma versión en ambos lados, no confíe en el equipo hasta que se reinstale.
error-pool-host-forbids =
    { GIVEN($by) ->
        [no] Esta sesión se ejecuta en { $host }, que no permite { part-forbidden }.
       *[yes] Esta sesión se ejecuta en { $host }, que no permite { part-forbidden }. Administrado por { $by }.
    }
    .hint = Se aplican las reglas de ambos equipos. Pregunte a quien administra { $host }.
error-pool-host-refused = El equipo { $host } dice: { $reason }
    .hint = En { $host }, esto dice más: safe-browse doctor
error-pool-full = Ningún equipo del grupo { $pool } tiene sitio para otra sesión.
    .hint = Cierre sesiones, o vea los equipos: safe-browse pool status
error-pool-drained = Todos los equipos del grupo { $pool } están vaciados: no aceptan sesiones nuevas.
    .hint = Haga que uno vuelva a aceptar sesiones: safe-browse pool resume EQUIPO
error-pool-too-many-sessions = Su equipo ya tiene { $most } sesiones en ese equipo, que es el límite.
    .hint = Cierre las sesiones que no necesite.
error-pool-too-many-desks = { $most } equipos usan ya esta cuenta, que es el límite.
    .hint = Cierre las sesiones de los que no necesite. Si no son suyos, se robó una clave de esta cuenta: quítela de authorized_keys.
error-pool-host-not-found = Ningún grupo tiene un equipo «{ $host }».
    .hint =
        { GIVEN($hosts) ->
            [no] La configuración no tiene ningún grupo de equipos.
           *[yes] Equipos: { $hosts }
        }
error-pool-not-there =
    { $what ->
        [trace] El inicio de una sesión en otro equipo no tiene traza aquí
        [dry-run] Las órdenes que inician una sesión en otro equipo se ejecutan allí, no aquí
        [usb] Los dispositivos USB solo se ceden a sesiones que se ejecutan aquí
        [recording] Solo se graban las sesiones que se ejecutan aquí
       *[other] { UNKNOWN() }
    }.
    .hint = Abra una sesión con un perfil que se ejecute en su equipo.

## Failures: VMs and hypervisors

error-vm-not-started = { $hypervisor } no inició la VM: { $reason }
    .hint = Ejecute: safe-browse doctor
error-vm-ended = La VM ha terminado.
    .hint = Abra una sesión nueva.
error-vm-lingers =
    { $kind ->
        [process] El proceso { $name } no termina.
        [domain] El dominio { $name } no termina.
        [VM] La VM { $name } no termina.
       *[other] { UNKNOWN() }
    }
    .hint = Examínelo con: { $look }
error-console-missing = La VM no tiene consola.
    .hint = Ejecute: safe-browse doctor
error-screenshot-unavailable = La VM se muestra en la pantalla de su equipo, donde no se le puede tomar una imagen.
    .hint = Cambie a ella allí: tiene un lugar en el conmutador.
error-protocol-violation =
    { $vm ->
        [browser] La VM del navegador infringió el protocolo: { $detail }. Se detuvo.
        [network] La VM de red infringió el protocolo: { $detail }. Se detuvo.
        [converter] La VM de conversión infringió el protocolo: { $detail }. Puede que el archivo la haya controlado. No se guardó nada de ella.
        [inspected] La VM inspeccionada infringió el protocolo: { $detail }. Se detuvo.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $vm ->
            [converter] No confíe en este archivo.
            [network] Reinicie la red en la página «Red».
           *[other] Abra una sesión nueva.
        }
error-kvm-unavailable = La configuración pide KVM, pero { $reason }.
    .hint = { $remedy } O elija la aceleración «Automático» para la emulación por software.
error-domain-invalid = { $hypervisor } no puede ejecutar la VM «{ $name }»: { $problems }.
    .hint = Cambie la configuración o el lugar de las carpetas.
error-pvh-unsupported = XenClient no puede ejecutar la VM: esta versión de xenmgr no admite PVH.
    .hint = Elija para Xen los tipos PV o HVM en la configuración.
error-xenmgr-refused =
    { GIVEN($reason) ->
        [no]
            { GIVEN($number) ->
                [no] xenmgr rechazó { $what } sin dar un motivo.
               *[yes] xenmgr rechazó { $what } sin dar un motivo ({ $number }).
            }
       *[yes]
            { GIVEN($number) ->
                [no] xenmgr rechazó { $what }: { $reason }.
               *[yes] xenmgr rechazó { $what }: { $reason } ({ $number }).
            }
    }
    .hint =
        { $number ->
            [101] Apague otras VM, o dé menos memoria al perfil.
            [202] Su política no permite cambiar esta VM: policy-modify-vm-settings.
            [204] Ejecute: safe-browse doctor
            [205] Apague otra VM: el conmutador tiene nueve lugares.
            [217] El disco cambió desde que se midió. Reconstruya la imagen.
            [220] Su política lo prohíbe: examine las propiedades policy-… de la VM.
            [230] Otra VM tiene esta tarjeta: apáguela, o indique otra tarjeta en la configuración.
            [232] Inicie antes la VM de red en la página «Red».
           *[other] Examine su registro en dom0: /var/log/messages
        }
error-disk-damaged = Un disco de dom0 no contiene lo que se escribió en él.
    .hint = Compruebe el almacenamiento de dom0: su registro y su espacio libre.
    .details = { $path }
error-disk-not-opened = No se pudo abrir el disco de una VM como dispositivo de bloques.
    .hint = En dom0, examine: tap-ctl list

## Failures: Images

part-image-name =
    { $role ->
        [browser] imagen del navegador
        [network] imagen de red
        [host] imagen del anfitrión
       *[other] imagen «{ $role }»
    }
# `channel`: the one that brings the images of this host.
error-image-missing =
    { GIVEN($channel) ->
        [no] Aún no hay { part-image-name }.
       *[yes] Aún no hay { part-image-name }: el canal { $channel } todavía no ha traído ninguna versión.
    }
    .hint =
        { GIVEN($channel) ->
            [no] Constrúyala en la página «Imágenes»; tarda unos minutos.
           *[yes] Llega por sí sola cuando el despliegue haya avanzado lo suficiente.
        }
error-build-untrusted = Una imagen construida aquí no se iniciaría, porque las claves de imágenes de confianza no contienen «local».
    .hint = No se construyó nada. Las imágenes vienen de otro sitio: safe-browse image update, o safe-browse image pull
error-image-not-found = No hay ninguna imagen { $digest }.
    .hint = La página «Imágenes» muestra las que hay.
error-image-ambiguous = Más de una imagen empieza por { $digest }.
    .hint = Dé más cifras del resumen.
error-no-previous-image =
    { GIVEN($role) ->
        [no] No hay ninguna imagen anterior.
       *[yes] No hay ninguna { part-image-name } anterior.
    }
    .hint = La página «Imágenes» muestra las que hay.
error-image-damaged =
    { GIVEN($damage) ->
        [no] La { part-image-name } está dañada: la VM leyó datos distintos de los que se construyeron y se detuvo.
       *[yes] La { part-image-name } está dañada: { $damage }.
    }
    .hint =
        { $origin ->
            [imported] Impórtela de nuevo: safe-browse image import network
           *[other] Reconstruya la { part-image-name } en la página «Imágenes».
        }
error-image-unsigned = La { part-image-name } no está firmada: la hizo una versión antigua de Safe Browse, u otra persona.
    .hint =
        { $origin ->
            [imported] Impórtela de nuevo: safe-browse image import network
           *[other] Reconstruya la { part-image-name } en la página «Imágenes».
        }
error-image-untrusted = La { part-image-name } está firmada con la clave { $key }, que aquí no es de confianza.
    .hint =
        { $origin ->
            [imported] Impórtela de nuevo: safe-browse image import network. O añada la clave pública de su autor en la configuración.
           *[other] Reconstruya la { part-image-name } en la página «Imágenes». O añada la clave pública de su autor en la configuración.
        }
error-image-recalled = La { part-image-name } fue retirada: { $why }.
    .hint = Obtenga la siguiente: safe-browse image update. Sin canal, constrúyala: safe-browse image build { $role }
error-recalls-damaged = No se sabe qué imágenes están retiradas: no se puede leer la lista.
    .hint = Si sabe por qué se cambió, elimínela; la próxima comprobación del canal la vuelve a escribir.
    .details = { $path }
error-image-older = La { part-image-name } se construyó el { $builtAt }, pero ya se ha usado una construida el { $newest }.
    .hint = Reconstruya la { part-image-name } en la página «Imágenes». Solo safe-browse image rollback { $role } vuelve a una imagen más antigua.
error-image-record-damaged = No se sabe qué { part-image-name } se usó antes: no se puede leer la lista.
    .hint = Si sabe por qué se cambió, elimínela.
    .details = { $path }
error-image-shared = La { part-image-name } es para todas las cuentas de este equipo: su firma no se puede reemplazar aquí.
    .hint = Construya una para esta cuenta y fírmela: safe-browse image build { $role }
error-image-role-unknown = No hay ninguna imagen «{ $role }».
    .hint = Imágenes disponibles: { $roles }
error-image-role-missing = Una receta construye una imagen, y la orden no dice cuál.
    .hint = Indíquela: safe-browse image build browser --recipe ARCHIVO
error-image-import-network-only = Solo se puede importar una imagen de red.
    .hint = Ejecute: safe-browse image import network --kernel ARCHIVO --rootfs ARCHIVO
error-import-refused =
    La imagen no se importó: { $path } { $problem ->
        [unreadable] no se puede leer
        [not-a-file] no es un archivo
        [not-a-kernel] no es un núcleo Linux para este procesador (un bzImage)
        [not-a-file-system] no es un sistema de archivos ext2, ext3, ext4, squashfs o erofs
        [not-unmounted] no se desmontó, así que antes hay que reproducir su diario
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [not-unmounted] Reproduzca su diario: e2fsck -f { $path }
           *[other] Indique un núcleo y el sistema de archivos raíz que le corresponde.
        }

## Failures: Image builds

error-build-running = La { part-image-name } ya se está construyendo (proceso { $pid }).
    .hint = Espere a que termine, o cancélela.
error-agent-bundle-missing = El agente del sistema invitado no está construido.
    .hint = En una copia del código, ejecute: npm run build
error-host-image-incomplete = La imagen del anfitrión contiene las imágenes de sus VM, y aún no hay { part-image-name }.
    .hint = Construya antes la { part-image-name }.
error-speech-missing = El perfil { $profile } lee las páginas en voz alta, pero la imagen del navegador no contiene voz.
    .hint = Reconstrúyala en la página «Imágenes». Así se añade la voz; tarda unos minutos.
error-recipe-unreadable = No se puede leer la receta { $path }.
    .hint = Indique con --recipe un archivo TOML que se pueda leer.
error-recipe-invalid =
    { $count ->
        [one]
            { $path } tiene un error:
            { $problems }
       *[other]
            { $path } tiene { $count } errores:
            { $problems }
    }
    .hint = Corrija la receta y construya de nuevo. La guía describe las recetas en host-agent/guide/configuration.md.
error-kernel-module-missing = El núcleo no tiene el módulo { $modules }.
    .hint = Quítelo de la receta.
error-no-package-sources = Los orígenes de paquetes de este sistema no se pueden usar para una imagen: { $problem }.
    .hint = Las imágenes se construyen con los archivos de Debian, firmados con su llavero (Signed-By: /usr/share/keyrings/debian-archive-keyring.pgp). Para usar también otros, indíquelos en images.extraSources.
error-packages-failed = No se pudieron instalar los paquetes.
    .hint = Compruebe los nombres de los paquetes en la receta, y que apt-get update funciona en este sistema.
    .details = { $output }
error-build-result-refused =
    La imagen no se construyó: lo que los paquetes dejaron como { $name } { $problem ->
        [missing] falta
        [a-link] es un enlace
        [not-a-file] no es un archivo
        [of-another-account] pertenece a otra cuenta
        [too-large] es demasiado grande
        [unreadable] no se puede leer
       *[other] { UNKNOWN() }
    }.
    .hint = Un paquete de la imagen puede ser hostil. Compruebe los orígenes de paquetes de la configuración y los paquetes de la receta.

## Failures: Registries

error-registry-reference-invalid = «{ $reference }» no indica una imagen de un registro.
    .hint = Escríbala como REGISTRO/REPOSITORIO:ETIQUETA o REGISTRO/REPOSITORIO@sha256:RESUMEN, por ejemplo registry.example/safe-browse/browser:stable
error-registry-unreachable = No se puede usar el registro { $host }: { $reason }.
    .hint = Compruebe el nombre y la red, e inténtelo de nuevo. Una descarga continúa donde se detuvo.
error-registry-refused =
    { GIVEN($reason) ->
        [no] El registro { $host } rechazó la solicitud (HTTP { $status }).
       *[yes] El registro { $host } rechazó la solicitud (HTTP { $status }: { $reason }).
    }
    .hint =
        { $status ->
            [401] Inicie sesión con una herramienta que escriba auth.json, por ejemplo: podman login, u oras login
            [403] Inicie sesión con una herramienta que escriba auth.json, por ejemplo: podman login, u oras login
           *[other] Pregunte al administrador del registro.
        }
error-registry-busy = El registro { $host } tiene demasiado que hacer en este momento (HTTP { $status }).
    .hint = Inténtelo más tarde. Una descarga continúa donde se detuvo.
error-registry-login-elsewhere = El registro { $host } pide sus credenciales en { $server }, que está en otro dominio. No se enviaron.
    .hint = Si { $server } pertenece a este registro, añádalo a images.loginServers.
error-registry-login-file = No se puede usar el archivo { $path } con las credenciales de los registros: { $reason }.
    .hint = Corríjalo, o elimínelo e inicie sesión de nuevo, por ejemplo: podman login, u oras login
error-registry-mirrors-failed = No se pudo usar ni un espejo ni el registro de { $reference }. { $reasons }
    .hint = Véase images.mirrors. Aquí no ha cambiado nada.
error-proxy-invalid = El proxy de la variable { $variable } no lo es: debe ser como http://proxy.example:3128.
    .hint = Corrija la variable donde se define, por ejemplo en /etc/environment. Después detenga el servicio (safe-browse daemon --stop) y vuelva a iniciar la sesión de usuario.
error-registry-not-found = El registro no tiene { $reference }.
    .hint = Compruebe el repositorio y la etiqueta.
error-registry-blob-differs = El registro { $host } envió datos distintos de { $digest }….
    .hint = La imagen en uso no ha cambiado. Inténtelo de nuevo; si vuelve a ocurrir, avise al administrador del registro.
error-registry-artifact-refused = { $reference } no se descargó: { $problem }.
    .hint = La imagen en uso no ha cambiado. Pregunte a quien subió la imagen.
error-registry-image-refused = No se puede subir la imagen: { $problem }.
    .hint = Vea las imágenes: safe-browse image list
error-attest-not-built-here = La imagen { $digest } no se construyó en este equipo, así que no se puede confirmar desde aquí.
    .hint = Constrúyala aquí con los mismos paquetes: safe-browse image build
error-attestations-missing = { $found } de los { $required } constructores exigidos han confirmado la imagen { $digest }.
    .hint = Haga que otro constructor construya la misma imagen y la confirme: safe-browse image attest
error-signing-key-unusable = La clave de { $path } no puede firmar.
    .hint = Debe ser una clave secreta de minisign sin contraseña. Para crear una, ejecute: minisign -G -W
error-signing-key-untrusted = La clave { $keyId } no es de confianza aquí, así que una imagen firmada por ella no se iniciaría.
    .hint = La firma no ha cambiado. Añada antes la clave pública a images.trustedKeys.
error-attestation-digest-invalid = Una imagen se confirma con su resumen completo de 64 cifras.
    .hint = Vea las imágenes con sus resúmenes: safe-browse image list --json
error-attestation-count-invalid = El número de constructores exigidos debe estar entre 0 y 32.
    .hint = Lo habitual son dos constructores: --require 2
error-attestation-key-invalid = «{ $key }» no es una clave pública de minisign.
    .hint = Es la segunda línea de un archivo que creó minisign, y empieza por RW.

## Failures: Channels

error-channel-name-invalid = «{ $channel }» no indica un canal.
    .hint = Escríbalo como REGISTRO/REPOSITORIO/NOMBRE, por ejemplo registry.example/safe-browse/stable
error-channel-none = Este equipo no sigue ningún canal.
    .hint = Indique uno en images.channel de la configuración.
error-channel-refused =
    Se rechazó el canal { $channel }: { $problem ->
        [malformed] no es el archivo de un canal que esta versión entienda
        [another-channel] el archivo pertenece a otro canal
        [serial-reused] su contenido cambió, pero su número no
       *[other] { UNKNOWN() }
    }.
    .hint = Las imágenes en uso no han cambiado. Avise a quien publica el canal.
error-channel-unsigned =
    { $valid ->
        [one] El canal { $channel } tiene { $valid } firma válida de las { $needed } que se necesitan.
       *[other] El canal { $channel } tiene { $valid } firmas válidas de las { $needed } que se necesitan.
    }
    .hint = Compare images.channelKeys e images.channelThreshold con las claves de quienes firman el canal.
error-channel-policy-invalid =
    El canal { $channel } tiene ajustes administrados que no se pueden usar:
    { "  " }{ $problems }
    .hint = No ha cambiado nada: los ajustes y las imágenes en uso se conservan. Quien publica el canal tiene que corregir la política.
error-channel-older = El registro ofrece el número { $serial } del canal { $channel }, pero ya se ha visto el { $seen }.
    .hint = Las imágenes en uso no han cambiado. Puede que alguien ofrezca un archivo antiguo: avise al administrador del registro.
error-channel-expired = El archivo del canal { $channel } caducó el { $expired }.
    .hint = Compruebe el reloj de este equipo. Si está bien, el canal no se ha renovado, o el registro retiene el archivo nuevo: avise a quien lo publica.
error-channel-needs-version = Las imágenes del canal { $channel } necesitan Safe Browse { $needed }, y este es { $version }.
    .hint = Actualice el paquete safe-browse.
error-channel-record-damaged = No se sabe qué archivos del canal se vieron antes: no se puede leer la lista.
    .hint = Si sabe por qué se cambió, elimínela.
    .details = { $path }
error-channel-overtaken = No se puede publicar el número { $serial } del canal { $channel }: el registro ya tiene el { $newest }.
    .hint = Escriba de nuevo el borrador, para que tenga el número siguiente, y haga que se firme otra vez.
error-channel-serials-used-up = Ningún archivo puede seguir en el canal { $channel }: el más reciente tiene el número más alto, { $serial }.
    .hint = Alguien con sus claves ha agotado los números. Sustituya las claves y empiece de nuevo: channel publish con --first-serial. La guía de los canales describe cada paso.
error-channel-nothing-published = El canal { $channel } no tiene ningún archivo que cambiar.
    .hint = Publique el primero: safe-browse channel publish { $channel }
error-channel-no-earlier-release = El registro no tiene ninguna versión anterior del canal { $channel }.
    .hint = Indique el número al que volver, si es una más antigua.
error-channel-report-unusable = El informe no es uno que verify web hiciera de la imagen del navegador en uso.
    .hint = Ejecute: safe-browse verify web --json > report.json. La forma breve no basta.
error-channel-score-lower =
    { GIVEN($lost) ->
        [no] En la nueva versión funciona menos que en la actual del canal { $channel }: se cumplen { $held } comprobaciones de verify web en lugar de { $present }.
       *[yes]
            En la nueva versión funciona menos que en la actual del canal { $channel }: se cumplen { $held } comprobaciones de verify web en lugar de { $present }. Perdido:
            { "  " }{ $lost }
    }
    .hint = Construya una imagen en la que funcione. Para dar esta a los equipos de todos modos: --accept-lower-score
error-channel-score-missing = La versión actual del canal { $channel } tiene una puntuación, y la nueva no.
    .hint = Ejecute: safe-browse verify web --json > report.json, y publique con --web-report report.json. Para seguir sin puntuación: --accept-lower-score
error-channel-recalls-full = El canal { $channel } ya retira { $most } imágenes.
    .hint = Anule la retirada de las imágenes que ningún equipo tiene ya: safe-browse channel recall { $channel } DIGEST --withdraw
error-channel-not-recalled = El canal { $channel } no retira { $digest }.
    .hint = Para ver lo que retira: safe-browse channel show { $channel }
error-channel-release-recalled = El canal { $channel } retira una imagen de esta versión: ningún equipo la usaría.
    .hint = Publique otra imagen o anule la retirada: safe-browse channel recall { $channel } DIGEST --withdraw
error-recall-unexplained = Una retirada necesita su motivo, tal como lo leerán las personas: una línea, 200 caracteres como máximo.
    .hint = Indíquelo: --why "Se está aprovechando un fallo de Chromium"
error-policy-not-named = Indique el archivo de una política, o use --none.
    .hint = Por ejemplo: safe-browse channel policy registry.example/safe-browse/stable policy.toml
error-channel-draft-invalid = { $path } no es el borrador de un archivo de canal.
    .hint = Escriba uno con la opción --draft y no lo edite: se firman sus bytes.
error-image-not-proven = La nueva { part-image-name } no funciona en este equipo: { $reason }.
    .hint = Las imágenes en uso no han cambiado. Avise a quien publica la imagen.

## Failures: Templates

error-sealing-off = La configuración desactiva las plantillas.
    .hint = Elija en la configuración que las sesiones se inicien desde una plantilla.
error-cannot-seal = El hipervisor { $hypervisor } no puede sellar VM.
    .hint = No hay nada que hacer: las sesiones arrancan desde cero.
error-seal-failed = No se pudo sellar la VM: { $reason }.
    .hint = Las sesiones se inician sin plantilla. Consulte la página «Diagnóstico».
error-spare-failed = No se pudo cargar la VM de reserva: { $reason }.
    .hint = Hasta que se pueda cargar una, las sesiones se inician desde la plantilla o desde cero.
error-templates-dropped = Las plantillas se desecharon antes de que todas estuvieran selladas.
    .hint = Séllelas de nuevo: safe-browse template seal
error-template-refused = { $hypervisor } no puede cargar la plantilla: { $reason }
    .hint = Séllela de nuevo: safe-browse template seal

## Failures: Network

error-network-not-started =
    { GIVEN($reason) ->
        [no] La VM de red no se inició.
       *[yes] La VM de red no se inició: { $reason }.
    }
    .hint = Consulte la página «Diagnóstico».
error-network-stopped = La VM de red se detuvo mientras se iniciaba.
    .hint = Iníciela de nuevo en la página «Red».
error-network-ended = La VM de red terminó.
    .hint = Reinicie la red en la página «Red».
error-network-failed = La VM de red informó de un fallo (paso { $step }).
    .hint = Reinicie la red en la página «Red».
error-network-crash-loop = La VM de red terminó { $times } veces seguidas y no se reinicia. Última causa: { $reason }.
    .hint = Reinicie la red en la página «Red».
error-network-in-use =
    { $sessions ->
        [one] Una sesión usa la VM de red.
       *[other] { $sessions } sesiones usan la VM de red.
    }
    .hint =
        { $sessions ->
            [one] Ciérrela antes.
           *[other] Ciérrelas antes.
        }
error-ports-taken = Los { $ports } puertos de la VM de red están en uso.
    .hint = Descarte una sesión, o permita más a la vez en la configuración.
error-network-policy-too-large = Las listas de dominios permitidos de todas las sesiones ocuparían juntas más de { $kibibytes } KiB.
    .hint = Cierre una sesión con una lista larga, o acorte la lista de su perfil.
error-imported-image-bridge-only = La imagen de red se importó. No puede encaminar ni filtrar, así que solo funciona como puente.
    .hint = Elija el modo «Puente», o construya la imagen estándar en la página «Imágenes».
error-bridge-rules-unreadable = No se pueden usar las reglas del puente de { $file }: { $problem }.
    .hint = Corrija el archivo, o indique otro en la configuración.
error-host-attached = El anfitrión ya está conectado a la VM de red.
    .hint = Desconéctelo antes: safe-browse network detach-host
error-host-cards-unsupported = Con el hipervisor { $hypervisor } no se puede conectar el anfitrión a la VM de red.
    .hint = Solo Xen lo permite: hypervisor = "xl".
error-host-card-missing = No apareció la tarjeta de red que se conectó al anfitrión.
    .hint = Cargue su controlador: modprobe xen-netfront
error-card-not-connected = La VM de red no aceptó una tarjeta de red, ni siquiera al segundo intento.
    .hint = Reinicie la red en la página «Red».

## Failures: Uplink

error-uplink-not-started = La conexión a Internet no se inició ({ $program }): { $reason }
    .hint = Ejecute: safe-browse doctor
error-uplink-device-missing = La interfaz de red { $device }, por la que salen las sesiones, no existe. Nada sale hasta que vuelva.
    .hint = Conéctela, por ejemplo la VPN, o elija otro camino: network.user.follow
error-uplink-device-down = La interfaz de red { $device }, por la que salen las sesiones, está inactiva o no tiene dirección. Nada sale hasta entonces.
    .hint = Conéctela, por ejemplo la VPN, o elija otro camino: network.user.follow
error-uplink-ended = La conexión a Internet de la VM de red terminó y se reinició.
    .hint = No hay nada que hacer.
error-uplink-crash-loop = La conexión a Internet de la VM de red terminó { $times } veces en un minuto.
    .hint = Reinicie la red en la página «Red».
error-uplink-lost = No se pudo reiniciar la conexión a Internet de la VM de red: { $reason }.
    .hint = Reinicie la red en la página «Red».
error-uplink-unsupported = Este hipervisor no admite network.uplink = "{ $uplink }".
    .hint = Dé a la VM de red una tarjeta de red: network.uplink = "pci" y network.pci.device.
error-tap-refused = No se pudo abrir ninguna interfaz tap del puente { $bridge }: { $reason }
    .hint = Como root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. O indique su propia interfaz tap: network.tap.device
error-pci-device-missing = El anfitrión no tiene ningún dispositivo { $device }.
    .hint = Vea las tarjetas de red: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-not-a-network-card = El dispositivo { $device } no es una tarjeta de red (su clase es { $deviceClass }).
    .hint = Vea las tarjetas de red: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-no-iommu = La tarjeta { $device } no está en ningún grupo IOMMU, así que podría acceder a toda la memoria del anfitrión.
    .hint = Active la IOMMU: VT-d o AMD-Vi en el firmware, e intel_iommu=on en la línea de órdenes del núcleo.
error-pci-group-shared = La tarjeta { $device } comparte el grupo IOMMU { $group } con { $companions }: se alcanzan entre sí sin la IOMMU.
    .hint = Ponga la tarjeta en otra ranura, o use otra tarjeta.
error-pci-only-nic = La tarjeta { $device } es la única tarjeta de red del anfitrión, que se quedaría sin red.
    .hint = Si eso es lo que quiere, active «Permitir la única tarjeta de red» en la configuración.
error-pci-not-taken = No se puede usar la tarjeta { $device }: { $reason }.
    .hint = Como root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown USUARIO /dev/vfio/{ $group }; y suba su límite de memoria bloqueada a la memoria de la VM de red.

## Failures: Files and clipboard

error-transfers-unsupported = No se pueden transferir archivos ni el portapapeles: este hipervisor no tiene un puerto para ello.
    .hint = Use QEMU como hipervisor.
error-transfer-violation = La VM envió algo distinto de lo acordado.
    .hint = No confíe más en esta sesión: ciérrela.
error-transfer-failed = La VM no pudo completar la transferencia.
    .hint = Inténtelo de nuevo.
error-transfer-stalled = La VM se detuvo en medio de la transferencia.
    .hint = Inténtelo de nuevo.
error-transfer-too-large = Supera el límite de las transferencias.
    .hint = Para archivos, suba el tamaño máximo de archivo en la configuración.
error-no-room-inside = La VM no tiene sitio para ello.
    .hint = Dé más memoria al perfil.
error-download-not-found =
    { GIVEN($name) ->
        [no] Este archivo ya no existe en la sesión.
       *[yes] La sesión no tiene ninguna descarga «{ $name }».
    }
    .hint =
        { GIVEN($session) ->
            [no] Vea las descargas en su ventana.
           *[yes] Vea sus descargas: safe-browse downloads { $session }
        }
error-download-changed = El archivo ha cambiado desde que se listó.
    .hint = Vea de nuevo las descargas, y guarde el archivo cuando esté completo.
error-download-unfinished = El archivo aún se está descargando.
    .hint = Guárdelo cuando esté completo.
error-clipboard-empty = En la sesión no se copió nada que se pueda transferir.
    .hint = Copie antes allí un texto o una imagen.
error-clipboard-not-a-url = El texto que se copió en la sesión no es un URL.
    .hint = Escriba el URL, o cópielo antes en la sesión.
error-clipboard-not-text = El portapapeles contenía una imagen. Se quitó de la sesión y se ha perdido.
    .hint = Cópiela de nuevo e indique un archivo para ella: safe-browse copy { $session } ARCHIVO.png
error-file-unreadable = No se puede leer el archivo { $path }.
    .hint = Compruebe que existe y que puede leerlo.
error-not-a-file = { $path } no es un archivo.
    .hint = Envíe una carpeta como archivo comprimido.
error-file-changed = El archivo { $path } cambió mientras se leía.
    .hint = Inténtelo de nuevo.
error-file-not-written = No se puede escribir el archivo { $path }. Puede que ya exista.
    .hint = Indique un archivo nuevo en una carpeta en la que pueda escribir.
error-measurement-unreadable = { $path } no es un informe de safe-browse measure de esta versión.
    .hint = Mida de nuevo o compare informes de una misma versión.

## Failures: Safe copies

error-safe-copy-running = Ya se está haciendo otra copia segura.
    .hint = Espere a que termine, o cancélela.
error-safe-copy-unsupported = No se pueden hacer copias seguras de archivos de este tipo.
    .hint = Véalo en la sesión, o guarde el propio archivo si confía en él.
error-safe-copy-too-many-pages = El documento tiene { $pages } páginas; una copia segura puede tener como máximo { $maxPages }.
    .hint = Suba el máximo de páginas en la configuración, o guarde el propio archivo si confía en él.
error-safe-copy-too-large = La copia segura superaría el límite de { $maxFileMiB } MiB.
    .hint = Suba el tamaño máximo de archivo en la configuración.
error-safe-copy-locked = El documento está cifrado: para leerlo hace falta su contraseña.
    .hint = Véalo en una sesión y escriba allí la contraseña, o pida a quien lo envió una copia sin contraseña.
error-safe-copy-without-programs = Para esto hacen falta programas para documentos, que la imagen del navegador no tiene.
    .hint = Active «Abrir documentos de ofimática» en la configuración y reconstruya la imagen en la página «Imágenes».
error-safe-copy-not-drawn = No se puede dibujar el archivo: está dañado o protegido con contraseña.
    .hint = Véalo en la sesión, o guarde el propio archivo si confía en él.
error-printer-missing = En su equipo no hay ninguna impresora configurada, o su servicio de impresión (CUPS) no está en ejecución.
    .hint = Añada una impresora en la configuración de su escritorio, o guarde una copia segura e imprímala en otro sitio.
error-print-failed = No se imprimió la copia segura: { $reason }.
    .hint = Está guardada: { $path }
error-converter-not-started = La VM de conversión no se inició: { $reason }.
    .hint = Consulte la página «Diagnóstico».
error-converter-ended =
    { GIVEN($step) ->
        [no] La VM de conversión terminó.
       *[yes] La VM de conversión informó de un fallo (paso { $step }).
    }
    .hint = Inténtelo de nuevo.

## Failures: USB devices

error-no-usb = A esta sesión no se le pueden ceder dispositivos USB.
    .hint = Permítalos en su perfil y abra otra sesión. Las de Xen nunca los reciben.
error-usb-device-missing = Ningún dispositivo USB tiene la dirección { $device }.
    .hint = Un dispositivo que se vuelve a conectar tiene otra dirección. Vea la lista de nuevo.
part-usb-refusal =
    { $refusal ->
        [no-use] los dispositivos de este tipo no le sirven a una sesión
        [not-allowed] el perfil de la sesión no permite este tipo
        [no-permission] su cuenta no puede abrirlo
        [handed-over] ya lo tiene una sesión
       *[other] { UNKNOWN() }
    }
error-usb-device-refused = { $device } no se cedió: { part-usb-refusal }.
    .hint =
        { $refusal ->
            [no-use] Las sesiones pueden usar llaves de seguridad, cámaras y lectores de tarjetas inteligentes.
            [not-allowed] Añada el tipo en el perfil y abra otra sesión.
            [no-permission] La página «Diagnóstico» dice qué hacer.
            [handed-over] Desconéctelo antes allí, o cierre esa sesión.
           *[other] { UNKNOWN() }
        }
error-usb-too-many = Una sesión puede tener { $most } dispositivos USB a la vez.
    .hint = Desconecte otro antes.
error-usb-in-use = { $device } no se conectó: otro programa de su equipo lo está usando.
    .hint = Cierre ese programa e inténtelo de nuevo. Si es el servicio de tarjetas inteligentes, ejecute como root: systemctl stop pcscd.socket pcscd.service
error-smart-card-unusable = { $device } no se conectó: Chromium no pudo usarlo en la sesión.
    .hint = Inténtelo otra vez. Si la imagen de la sesión es más antigua que esta versión, reconstruya la imagen del navegador.
error-usb-not-connected = { $device } no se conectó: { $reason }
    .hint = Vuelva a conectarlo e inténtelo otra vez.

## Failures: Configuration

error-config-invalid =
    { $count ->
        [one]
            El archivo de configuración tiene un error:
            { $problems }
       *[other]
            El archivo de configuración tiene { $count } errores:
            { $problems }
    }
    .hint = Corrija el archivo y ejecute: safe-browse config check
    .details = { $path }
error-config-not-broken = El archivo de configuración no tiene errores, o no se sabe lo que decía antes.
    .hint = Edite el archivo.
    .details = { $path }
error-config-change-refused =
    La configuración no se cambió:
    { $problems }
    .hint = Corrija lo que se indica aquí.
error-policy-file-refused =
    No se inicia ninguna sesión, porque no se puede confiar en los ajustes administrados: { $path } { $problem ->
        [link] es un enlace simbólico
        [not-a-file] no es un archivo normal
        [not-a-folder] no es una carpeta
        [covered] está oculto para este programa por otro montaje
        [unreadable] no lo puede leer esta cuenta
        [foreign] no pertenece a root
        [writable] lo pueden escribir otros además de root
        [too-large] ocupa más de 1 MiB
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [covered] Inicie Safe Browse fuera del espacio de nombres de usuario en el que hay algo montado allí.
           *[other] El administrador debe ejecutar: chown root:root ARCHIVO, chmod 644 ARCHIVO, y lo mismo para su carpeta con chmod 755.
        }
error-policy-invalid =
    { $count ->
        [one]
            No se inicia ninguna sesión: los ajustes administrados de { $path } tienen un error:
            { $problems }
       *[other]
            No se inicia ninguna sesión: los ajustes administrados de { $path } tienen { $count } errores:
            { $problems }
    }
    .hint = El administrador debe corregir el archivo. Después ejecute: safe-browse doctor
error-setting-managed = Administrado por { $by }, y sin cambios: { $keys }
    .hint =
        { GIVEN($contact) ->
            [no] Pregunte a su administrador.
           *[yes] Pregunte a { $contact }.
        }
error-profile-managed = El perfil «{ $name }» no se puede usar. Administrado por { $by }.
    .hint = Perfiles disponibles: { $profiles }
error-image-too-old =
    { $days ->
        [one] La imagen del navegador es del { $builtAt }. { $by } permite imágenes de { $days } día como máximo.
       *[other] La imagen del navegador es del { $builtAt }. { $by } permite imágenes de { $days } días como máximo.
    }
    .hint = Construya o descargue una más reciente en la página «Imágenes».
error-protection-missing =
    No se inicia ninguna VM sin { $protection ->
        [cgroup] un cgroup que la limite
        [account] una cuenta aparte
        [accessControl] un perfil de AppArmor
       *[other] { UNKNOWN() }
    }, como exige { $by }: { $cause ->
        [refused] el sistema lo rechaza
        [failed] el sistema no respondió a tiempo
        [no-ids] su cuenta no tiene UID subordinados
        [not-loaded] los perfiles de Safe Browse no están cargados
        [absent] AppArmor está desactivado
        [own-device] solo su cuenta puede usar un dispositivo de la VM
       *[other] { UNKNOWN() }
    }.
    .hint =
        { GIVEN($contact) ->
            [no]
                { $cause ->
                    [failed] Inténtelo de nuevo.
                   *[other] La página «Diagnóstico» dice qué falta.
                }
           *[yes]
                { $cause ->
                    [failed] Pregunte a { $contact }. Inténtelo de nuevo.
                   *[other] Pregunte a { $contact }. La página «Diagnóstico» dice qué falta.
                }
        }
error-registry-managed = No se deben descargar imágenes de { $reference }. Administrado por { $by }.
    .hint = Permitido: { $registries }
error-config-file-too-large = El archivo { $path } ocupa más de { $maxBytes } bytes.
    .hint = Un archivo .wsb tiene unos cientos de bytes.
error-wsb-invalid = El archivo no es una configuración de Windows Sandbox: { $problem }.
    .hint = Indique un archivo .wsb cuya raíz sea <Configuration>.
error-profile-exists = El perfil «{ $profile }» ya existe.
    .hint = Importe con otro nombre con --profile NOMBRE, o sustituya todo el perfil con --replace.
error-bookmarks-full = Ya hay { $limit } marcadores.
    .hint = Quite uno antes.
error-bookmarks-too-large = Los marcadores ocuparían juntos más de { $kibibytes } KiB.
    .hint = Quite uno antes, mejor uno con una dirección larga.
error-bookmark-not-found = No hay ningún marcador de esta página.
    .hint = Vea los marcadores en la ventana principal.
error-bookmarks-unreadable = No se pueden leer los marcadores.
    .hint = Corrija su archivo, o muévalo a otro sitio.
    .details = { $path }

## Failures: Verification

error-verification-running = Ya hay una verificación en curso.
    .hint = Espere a que termine, o cancélela donde se inició.
error-cannot-inspect = El hipervisor { $hypervisor } no puede ejecutar el inspector dentro de una VM.
    .hint = Use QEMU como hipervisor.
error-inspection-failed = No se pudo inspeccionar la VM: { $reason }.
    .hint = Consulte la página «Diagnóstico».
error-image-digest-invalid = Una imagen se indica con al menos seis cifras de su resumen.
    .hint = La página «Imágenes» muestra las que hay.

## Failures: Command line

error-undo-needs-one-session = --undo necesita una sesión y de 1 a 60 segundos.
    .hint = Por ejemplo: safe-browse close ID --undo 10
error-sessions-not-named = Indique las sesiones que quiere cerrar, o use --all.
    .hint = Vea las sesiones: safe-browse list
error-files-not-named = Indique los archivos que quiere guardar, o use --all.
    .hint = Vea los archivos: safe-browse downloads { $session }
error-stdin-empty = La entrada estándar está vacía.
    .hint = Por ejemplo: echo texto | safe-browse paste { $session }
error-volume-invalid = «{ $text }» no es un volumen.
    .hint = Use: safe-browse volume ID 40%, o mute, o unmute
error-viewer-missing = No hay instalado ningún visor de VNC que pueda abrir un socket Unix.
    .hint = Instale uno: apt-get install tigervnc-viewer. O inicie sin ventana: safe-browse open --no-window
error-desktop-missing = No se puede abrir la aplicación de escritorio. { $reason }
    .hint = Abra un navegador desechable en un visor de VNC: safe-browse open

## Failures: Desktop

error-no-other-browser = No se conoce ningún otro navegador que pueda abrir enlaces.
    .hint = Abra el enlace en Safe Browse, o elija un navegador en la configuración del escritorio.
error-default-browser-not-set = No se pudo cambiar el navegador predeterminado de este escritorio.
    .hint = Instale xdg-utils, o cámbielo en la configuración del escritorio.
error-default-program-not-set = No se pudieron cambiar las aplicaciones predeterminadas de este escritorio.
    .hint = Instale xdg-utils, o cámbielas en la configuración del escritorio.
error-file-not-opened = Ninguna aplicación de este escritorio abre el archivo.
    .hint = Ábralo en un editor de texto.
    .details = { $path }
error-other-browser-failed = No se pudo iniciar el otro navegador.
    .hint = Abra allí el enlace usted mismo, o instale libglib2.0-bin.
error-folder-not-shown = El gestor de archivos no responde.
    .hint = Abra usted mismo la carpeta: su ruta está en los detalles.
    .details = { $folder }
error-kvm-group-not-joined = Su cuenta no se añadió al grupo kvm.
    .hint = Ejecute como root: { $command }
    .details = { $output }
