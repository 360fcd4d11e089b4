### Portuguese of Brazil. The head of en.ftl explains the syntax. The form `one` is also that of 0.

## Tray, notifications and the entry in the menu of applications

tray-tool-tip-idle = Safe Browse: pronto
tray-tool-tip-set-up = Safe Browse: configurando, { $percent }%
tray-tool-tip-starting = Safe Browse: iniciando
tray-tool-tip-running = Safe Browse: { $sessions } em execução
tray-tool-tip-trouble = Safe Browse: requer atenção
tray-tool-tip-microphone-on = Safe Browse: microfone ligado
tray-open = Nova sessão
tray-listens = Microfone ligado: { $profile }
tray-driven = Controlada por um programa: { $profile }
tray-recorded = Gravando: { $profile }
tray-portal = Entrar na rede…
tray-open-with-profile = Abrir com o perfil
tray-sessions = Sessões em execução ({ $count })
tray-session-starting = { $profile }, iniciando
tray-session-since = { $profile }, desde { $time }
tray-session-ends = { $profile }, termina às { $time }
tray-session-closing = { $profile }, fechando
tray-held-session =
    { $because ->
        [idle] { $profile }, em pausa: sem uso
        [lifetime-over] { $profile }, em pausa: tempo máximo atingido
        [outdated] { $profile }, em pausa: atualização de segurança
       *[other] { UNKNOWN() }
    }
tray-discarded-session = { $profile }, descartada
tray-show = Mostrar
tray-close = Descartar
tray-close-now = Descartar agora
tray-network = Rede
tray-network-up = Rede: pronta
tray-network-starting = Rede: iniciando
tray-network-stopped = Rede: inativa
tray-network-failed = Rede: com falha
tray-restart-network = Reiniciar
tray-images-unknown = Imagens
tray-images-fresh = Imagens: atualizadas
tray-images-old = Imagens: desatualizadas
tray-images-updates = Imagens: há atualizações
tray-images-missing = Imagens: ausentes
tray-images-building = Imagens: em construção
tray-update-images = Atualizar
tray-cancel-builds = Cancelar a construção
tray-main-window = Abrir a janela principal
tray-settings = Configurações
tray-diagnostics = Diagnóstico
tray-managed-by = Gerenciado por { $by }
tray-blocked = Nenhuma sessão pode iniciar: ver por quê
tray-quit = Sair
notice-ended-in-trouble = Uma sessão terminou inesperadamente
notice-image-old = As imagens estão desatualizadas
    .body = Elas foram construídas para uma versão anterior do Safe Browse. Atualize-as pela área de notificação ou pela janela principal.
notice-image-updates = Há atualizações das imagens
    .body = A distribuição tem pacotes mais novos. A menos que você tenha desativado isso, as imagens são reconstruídas em segundo plano. Você também pode atualizá-las pela área de notificação ou pela janela principal.
notice-network-lost = A VM de rede parou
    .body = As sessões abertas ficam sem conexão até ela voltar.
notice-listens = Microfone ligado
    .body = A sessão “{ $profile }” ouve você. Desligue o microfone na janela dela.
notice-held = A sessão “{ $profile }” está em pausa
notice-link-failed = O link não foi aberto
notice-rule-failed = A escolha para este site não foi salva
notice-copied = Uma cópia segura está pronta
notice-not-copied = Nenhuma cópia segura de { $name } foi feita
notice-recorded = Sessão gravada: { $profile }
    .body =
        { $end ->
            [time] { $folder }: { $files }. O tempo dela acabou.
            [size] { $folder }: { $files }. Ela atingiu seu tamanho.
            [disk] { $folder }: { $files }. Não cabia mais nada no disco.
            [forbidden] { $folder }: { $files }. O perfil não permite mais.
           *[other] { $folder }: { $files }
        }
notice-recording-lost = Uma gravação terminou antes da hora
notice-not-viewed = Um arquivo não foi mostrado
notice-kinds-failed = Os aplicativos padrão não foram alterados
notice-not-discarded = Uma sessão não foi descartada
entry-generic-name = Navegador web descartável
entry-comment = Navegue em uma máquina virtual que é descartada ao ser fechada
entry-open-here = Abrir no Safe Browse
entry-copy-safely = Fazer uma cópia segura
entry-open-new = Novo navegador descartável

## Main window

main-name = Safe Browse
main-pages = Páginas
navigation-home = Navegar
navigation-images = Imagens
navigation-network = Rede
navigation-diagnostics = Diagnóstico
navigation-settings = Configurações
navigation-log = Log
navigation-help = Ajuda
main-label = { $label }:
main-quit = Sair
agent-connecting = Conectando
agent-lost = O serviço em segundo plano não está em execução
agent-lost-again = Tentando iniciá-lo de novo.
agent-lost-why = As sessões abertas continuam. Esta página mostra o último estado conhecido.
agent-restart = Reiniciar o serviço
agent-other = O serviço em segundo plano tem uma versão diferente deste programa
agent-other-why = Até que ele reinicie, algumas informações podem estar erradas. As sessões abertas continuam.
main-blocked = Nenhuma sessão pode iniciar
home-open = Nova sessão
home-address = Endereço
home-address-hint = Endereço, ou vazio para a página inicial
home-promise = Uma VM nova que só contém um navegador. Feche-a e nada fica.
home-profile = Perfil
home-bookmarks = Favoritos
home-edit-bookmark = Editar o favorito
home-bookmark-name = Nome
home-bookmark-profile = Abre com o perfil { $profile }
home-save-bookmark = Salvar
home-remove-bookmark = Remover
home-health = Estado
home-image-built = Navegador construído { $when }
home-spare-ready = Abre na hora
home-spare-loading = Uma VM reserva está sendo preparada
home-verified = Autoverificação aprovada { $when }
home-verified-failed = Autoverificação reprovada { $when }
home-suggestions = Sugestões: { $checks }
home-troubles = Problemas: { $checks }
home-look = Mostrar
home-slow = As sessões são cerca de dez vezes mais lentas: o KVM não é usado
home-slow-why = Por quê
acceleration-kvm = O KVM é usado
acceleration-kvm-why = O processador do seu computador executa as VMs diretamente, e as sessões são tão rápidas quanto possível.
acceleration-slow = As sessões são cerca de dez vezes mais lentas
home-copies = Cópias seguras
home-copy-page = Página { $page } de { $of }
home-copy-starting = Iniciando a VM descartável
home-copy-waiting = Aguardando
home-copy-cancel = Cancelar a cópia segura de { $name }
home-running = Abertas agora
home-show = Mostrar
home-discard = Descartar
home-discard-all = Descartar todas
home-picture = Tela da sessão { $profile }
home-no-picture = Ainda sem imagem
home-where = Executa em
home-age = Aberta há
home-memory = Memória
home-discard-question = Descartar esta sessão?
home-discard-all-question = Descartar todas as { $count } sessões?
home-discard-why = Tudo o que há nela será perdido. Isso não pode ser desfeito.
set-up-title = Configurar o Safe Browse
set-up-what = As sessões partem de duas imagens, que são construídas no seu computador com pacotes assinados: uma para o navegador e outra para a VM de rede.
set-up-how-long =
    { $minutes ->
        [one] Isto baixa cerca de { $megabytes } MB, precisa de cerca de 5 GB de disco e leva cerca de um minuto no seu computador. Com uma conexão lenta, demora mais.
       *[other] Isto baixa cerca de { $megabytes } MB, precisa de cerca de 5 GB de disco e leva cerca de { $minutes } minutos no seu computador. Com uma conexão lenta, demora mais.
    }
set-up-minutes-left =
    { $minutes ->
        [one] Falta cerca de { $minutes } minuto.
       *[other] Faltam cerca de { $minutes } minutos.
    }
set-up-leave = Você pode sair desta página enquanto isso.
set-up-start = Configurar
set-up-continue = Continuar
set-up-cancelled = A configuração foi cancelada. O que já foi construído permanece; do resto, nada sobrou.
set-up-slow = As sessões seriam cerca de dez vezes mais lentas
set-up-group = Sua conta não pode usar o KVM. Execute isto como root; depois encerre a sessão do usuário e entre de novo:
set-up-join = Sua conta não pode usar o KVM. Se você permitir, seu computador pedirá a senha de um administrador.
set-up-join-now = Permitir o KVM
set-up-log-in = Encerre a sessão do usuário e entre de novo
set-up-log-in-why = Sua conta poderá usar o KVM a partir da próxima vez que você entrar. Até lá, as sessões são cerca de dez vezes mais lentas.
set-up-opens = O que deve abrir no Safe Browse?
set-up-opens-why = Tudo está pronto para a primeira sessão. O que você escolher aqui abrirá em uma VM descartável a partir de agora. Você pode pular esta etapa e mudar isso nas configurações a qualquer momento.
set-up-links = Abrir links com o Safe Browse
set-up-links-why = Links de outros aplicativos abrem em um navegador descartável.
set-up-login = Iniciar ao entrar
set-up-login-why = O Safe Browse aguarda na área de notificação, para que as sessões abram na hora.
set-up-close = Concluído
tour-open = Fazer um passeio
tour-place = { $card } de { $cards }
tour-skip = Pular
tour-next = Próximo
tour-frame = O que está na moldura é descartável
tour-frame-why = Cada sessão é uma janela com uma moldura listrada, na cor do perfil. Quando você a fecha, tudo o que há nela some: histórico, cookies, downloads. Por alguns segundos, você pode trazê-la de volta.
tour-files = Retire só os arquivos que você quer
tour-files-why = Os downloads ficam na sessão e somem com ela. O botão com a seta na moldura salva os que você quer. De arquivos PDF e imagens, o melhor é uma cópia segura: ela só tem o que pode ser visto.
tour-keyboard = Ctrl + Alt libera o teclado
tour-keyboard-why = Em uma sessão, todas as teclas vão para a página. Pressione e solte Ctrl + Alt, e as teclas chegam à moldura: Tab passa de botão em botão, Enter pressiona o botão.
help-keys-here = Teclas nesta janela
help-keys-session = Teclas em uma sessão
help-key-control = Ctrl
help-key-new = Nova sessão: digitar um endereço
help-key-close = Fechar a janela
help-key-back = Voltar um passo
help-key-escape = Esc
help-key-release = Liberar o teclado: as teclas chegam à moldura da janela. Todas as outras teclas vão para a sessão.
help-key-copy = Copiar para fora o que foi copiado na sessão
help-key-paste = Colar sua área de transferência na sessão
help-key-fullscreen = Tela cheia
help-about = Sobre o Safe Browse
help-questions = Perguntas e respostas
help-question-slow = Por que as sessões são lentas?
    .answer = Provavelmente a virtualização do processador (KVM) não é usada. A página “Diagnóstico” diz por quê e o que fazer.
help-question-save = Como guardo um download?
    .answer = Pressione a seta na barra da janela e salve o arquivo. O que não for salvo desaparece com a sessão.
help-question-undo = Descartei uma sessão por engano. Ela se perdeu?
    .answer = Não de imediato: por alguns segundos, o botão de desfazer na janela ou no cartão a traz de volta.
help-question-blocked = Por que uma página está bloqueada?
    .answer = O perfil só alcança sites da lista. Pressione o cadeado na barra para vê-los ou adicionar um.
help-question-keyboard = Como recupero o teclado de uma sessão?
    .answer = Pressione e solte Ctrl + Alt.
help-question-copy = Como copio texto de uma sessão ou para ela?
    .answer = Copie-o lá e pressione Ctrl + Alt + C. Para colar seu texto lá, pressione Ctrl + Alt + V.
help-question-links = Quais links abrem aqui?
    .answer = Nas configurações, a página de links e arquivos: se os links de outros programas vêm para cá e quais sites sempre ou nunca.
help-question-update = Como o navegador recebe atualizações?
    .answer = A imagem dele é criada de novo a partir de pacotes assinados. A página de imagens mostra a idade e a renova.
help-question-anonymous = Fico anônimo?
    .answer = Não. Os sites veem o endereço da sua rede e quem você é onde faz login. Para anonimato, use o Tor Browser.
help-question-kept = O que resta de uma sessão?
    .answer = Só o que você salva: arquivos, favoritos e os sites que você lista.
help-works = Obras de terceiros neste programa, com suas licenças
help-version = Versão
help-version-agent = Serviço em segundo plano
help-guide = Guia
help-guide-where = Execute “man safe-browse” ou “safe-browse --help” em um terminal. As páginas do guia estão no código-fonte, na pasta host-agent/guide.
help-licence = Licença
help-licence-where = Licença Apache 2.0. As licenças do que ele contém estão em /usr/share/doc/safe-browse/copyright, se você instalou o pacote Debian.
images-explanation = Aquilo de que toda sessão parte. As imagens são construídas no seu computador ou vêm de um canal, e são verificadas a cada início.
images-browser = Imagem do navegador
images-browser-what = A VM em que você navega
images-network = Imagem de rede
images-network-what = A única VM que toca a rede
images-current = Em uso
images-previous = Anterior
images-older = Mais antiga
images-missing = Ainda não construída
images-up-to-date = Atualizada
images-old = Atualização disponível
images-aged = Tem mais de { $days } dias
images-newer =
    { $packages ->
        [one] { $packages } pacote mais novo disponível
       *[other] { $packages } pacotes mais novos disponíveis
    }
images-debug = Imagem de depuração com logins
images-version = Versão
images-size = Tamanho
images-built = Construída
images-unknown-age = desconhecida
images-shared = Comum a todas as contas deste computador
images-kernel = Kernel
images-packages = Pacotes
images-build = Construir
images-update = Atualizar
images-rebuild = Reconstruir
images-cancel = Cancelar
images-building = Construindo
images-failed = A construção falhou
image-step-overlay = Reunindo os arquivos do Safe Browse
image-step-packages = Baixando e instalando os pacotes
image-step-kernel = Extraindo o kernel e os módulos
image-step-root = Comprimindo o sistema de arquivos
image-step-disk = Particionando o disco
image-step-digest = Calculando os resumos
image-step-use = Ativando a imagem
image-step-done = A imagem está pronta
network-state-up = Rede pronta
    .explanation = As sessões chegam à Internet por uma VM separada. Elas não alcançam seu computador nem sua rede local, a menos que um perfil permita.
network-state-starting = Iniciando a rede
    .explanation = A VM de rede está iniciando.
network-state-stopped = Rede inativa
    .explanation = A VM de rede inicia automaticamente com a próxima sessão.
network-state-failed = Rede com falha
    .explanation = A VM de rede não está em execução; por isso, as sessões estão sem conexão.
network-unknown = Aguardando o serviço em segundo plano
network-restart = Reiniciar a rede
network-restarting = Reiniciando
network-restart-question = Reiniciar a rede?
network-restart-why = As sessões abertas perdem as conexões por um instante.
network-reasons = Detalhes
network-trouble-since = Problema desde
network-uplink = Conexão com a Internet
network-uplink-user = Pela sua conta (user)
network-uplink-tap = Diretamente na rede local (tap)
network-uplink-pci = Pela própria placa de rede (pci)
network-cable = Cabo
network-cable-up = conectado
network-cable-down = desconectado
network-cable-unknown = desconhecido
network-address = Endereço
network-mode = Modo
network-mode-nat = Tradução de endereços (NAT)
network-mode-bridge = Ponte: as sessões estão na rede local
network-eapol = 802.1X
network-eapol-on = encaminhado
network-eapol-off = bloqueado
network-eapol-unknown = desconhecido
network-made = Origem
network-imported = importada; não se sabe o que ela deixa passar
network-up-since = Ativa desde
network-last-trouble = Último problema
network-accelerator = Acelerador
network-accelerator-xen = Xen
network-accelerator-kvm = Hardware (KVM)
network-accelerator-tcg = Emulação por software
network-sessions = Sessões conectadas
network-sessions-of = { $used } de { $total }
network-reach = A sessão { $session } alcança
network-ready = O último início levou
network-processes = Processos
network-none = nenhum
process-role-qemu = QEMU
process-role-jail = Confinamento
process-role-uplink = Conexão com a Internet
diagnostics-explanation = O que pode deixar as sessões no seu computador lentas ou fracas, ou impedi-las, e o que fazer a respeito.
diagnostics-check = Verificar de novo
diagnostics-checking = Verificando
diagnostics-checked-at = Verificado { $when }
diagnostics-never = Ainda não verificado
diagnostics-level-ok = OK
diagnostics-level-note = Sugestão
diagnostics-level-trouble = Problema
diagnostics-all-well = Nenhum problema encontrado
diagnostics-some-notes =
    { $count ->
        [one] { $count } sugestão
       *[other] { $count } sugestões
    }
diagnostics-some-trouble =
    { $count ->
        [one] { $count } problema encontrado
       *[other] { $count } problemas encontrados
    }
diagnostics-level-given = Fato
diagnostics-copy = Copiar
diagnostics-copied = Copiado
diagnostics-copy-report = Copiar o relatório
diagnostics-ignore = Ignorar
diagnostics-show-again = Mostrar de novo
diagnostics-ignored = Ignorados ({ $count })
diagnostics-fix = Corrigir
check-programs = Programas
check-accelerator = Virtualização
check-browser-image = Imagem do navegador
check-network-image = Imagem de rede
check-xen = Xen
check-xl = Ferramentas do Xen
check-passthrough = Repasse de dispositivos PCI
check-xsm = Módulo de segurança do Xen
check-network-card = Placa de rede
check-xen-memory = Memória do Xen
check-xenmgr = xenmgr
check-xenmgr-policy = Política do xenmgr
check-dom0-programs = Programas do dom0
check-xenclient-untried = XenClient
check-memory = Memória
check-disk = Espaço em disco
check-exit = Saídas
check-uplink = Conexão com a Internet
check-bounds = Limites de recursos
check-policy = AppArmor e SELinux
check-sound = Som
check-jail = Confinamento
check-package-sources = Fontes de pacotes
check-managed-settings = Configurações gerenciadas
check-runtime-folder = Pasta de execução
check-crashes = Falhas
check-network-ports = Portas de rede
check-swap = Memória de troca
check-channel = Canal
check-pool = Grupo de computadores
check-networks = Redes do seu computador
check-network-filter = Filtro de rede
check-accounts = Contas das VMs
check-required-protections = Proteções exigidas
check-missed-protections = Proteções ausentes
check-nested-virtualisation = Virtualização aninhada
check-memory-merging = Fusão de memória
check-processor-cores = Núcleos do processador
check-processor = Vulnerabilidades do processador
check-usb = Dispositivos USB
check-electron = Electron
check-shared-images = Imagens comuns
check-newer-version = Versão mais recente
check-default-programs = Aplicativos padrão
check-extensions = Extensões
check-page-network = Rede das janelas
check-log = Log
finding-programs-ok = Todos os programas estão instalados.
finding-programs-trouble = Não instalados: { $programs }.
finding-accelerator-ok = As VMs executam com o KVM.
finding-accelerator-ok-xen = As VMs são domínios do Xen.
finding-accelerator-note = As VMs executam em emulação por software, cerca de dez vezes mais lentas.
finding-accelerator-note-no-permission = As VMs executam em emulação por software, cerca de dez vezes mais lentas: sua conta não pode abrir /dev/kvm.
    .hint = Execute o comando como root. Depois pare o serviço (safe-browse daemon --stop) e entre de novo no sistema.
finding-accelerator-note-after-login = As VMs executam em emulação por software, cerca de dez vezes mais lentas: sua conta só poderá abrir /dev/kvm na próxima vez que você entrar no sistema.
    .hint = Pare o serviço (safe-browse daemon --stop), encerre a sessão do usuário e entre de novo. Ou reinicie o computador.
finding-accelerator-note-not-openable = As VMs executam em emulação por software, cerca de dez vezes mais lentas: sua conta não pode abrir /dev/kvm.
    .hint = Permita que sua conta leia e escreva /dev/kvm. Ser membro do grupo kvm não mudaria nada aqui.
finding-accelerator-note-no-kvm = As VMs executam em emulação por software, cerca de dez vezes mais lentas: o KVM não existe ou não funciona aqui.
    .hint = Ative a virtualização (VT-x, AMD-V) no firmware, ou a virtualização aninhada da VM que serve de hospedeiro.
finding-accelerator-note-untested = O KVM ainda está sendo verificado.
    .hint = Verifique de novo em um minuto.
finding-xen-ok = Este é o dom0, o domínio do Xen que comanda os outros.
finding-xen-trouble = Este domínio do Xen não é o dom0, que comanda os outros.
    .hint = Use o Safe Browse no dom0, ou defina hypervisor = "qemu".
finding-xen-trouble-absent = Este não é um domínio do Xen, ou /proc/xen não está montado.
    .hint = Inicie o computador com o Xen (pacote xen-system-amd64), ou defina hypervisor = "qemu". Em um domínio, execute como root:
finding-xl-ok = As ferramentas do Xen respondem; é o Xen { $version }.
finding-xl-note = É o Xen { $version }; nada anterior a { $oldest } foi testado.
    .hint = Atualize o Xen.
finding-xl-trouble = As ferramentas do Xen não respondem: { $reason }
    .hint = Trabalhe como root e inicie as ferramentas:
finding-passthrough-ok = Dispositivos podem ser repassados aos domínios, atrás de uma IOMMU.
finding-passthrough-note = Nenhum dispositivo pode ser repassado a um domínio: o Xen não tem IOMMU.
    .hint = Ative VT-d ou AMD-Vi no firmware e retire iommu=off da linha de comando do Xen.
finding-passthrough-trouble = Nenhum dispositivo pode ser repassado a um domínio: o Xen não tem IOMMU.
    .hint = Ative VT-d ou AMD-Vi no firmware e retire iommu=off da linha de comando do Xen.
finding-xsm-ok = O Xen permite que a VM de rede atenda as sessões.
finding-xsm-note = O Xen aplica uma política FLASK: os rótulos das duas VMs precisam permitir que elas se comuniquem.
    .hint = Coloque esses rótulos em xen.networkLabel e xen.browserLabel da configuração.
finding-xsm-trouble = O Xen separa os domínios (xsm=silo): a VM de rede não pode atender nenhuma sessão.
    .hint = Coloque xsm=dummy na linha de comando do Xen, ou xsm=flask com rótulos que permitam a comunicação.
finding-network-card-ok = A placa de rede { $address } pode ser repassada.
finding-network-card-note = A placa de rede { $address } é usada pelo driver { $driver }; ela é repassada quando a VM de rede inicia.
    .hint = A conexão do computador por esta placa cai nesse momento. Para prepará-la na inicialização:
finding-network-card-note-unbound = A placa de rede { $address } não tem driver; ela é repassada quando a VM de rede inicia.
    .hint = A conexão do computador por esta placa cai nesse momento. Para prepará-la na inicialização:
finding-network-card-trouble = Não há dispositivo PCI { $address }.
    .hint = Procure a placa de rede com:
finding-network-card-trouble-xenmgr = O xenmgr não conhece nenhum dispositivo PCI { $address }.
    .hint = Para ver os que existem, no dom0:
finding-xen-memory-ok = O Xen tem { $freeMiB } MiB de memória livre; uma sessão pode usar { $neededMiB }.
finding-xen-memory-trouble = O Xen tem { $freeMiB } MiB de memória livre; uma sessão pode usar { $neededMiB }.
    .hint = Dê menos ao dom0 (dom0_mem na linha de comando do Xen), feche sessões ou reduza memoryMiB no perfil.
finding-xen-memory-trouble-xenmgr = O XenClient tem { $freeMiB } MiB de memória livre; uma sessão pode usar { $neededMiB }.
    .hint = Desligue outras VMs ou reduza memoryMiB no perfil.
finding-xenmgr-ok = O xenmgr responde.
finding-xenmgr-trouble = O xenmgr não responde: { $reason }
    .hint = Use o Safe Browse no dom0, ou indique o dom0 na configuração: xenclient.dom0
finding-xenmgr-policy-trouble = A política do xenmgr não permite criar e excluir VMs.
    .hint = Execute no dom0:
finding-dom0-programs-ok = O dom0 tem os programas que criam discos.
finding-dom0-programs-trouble = Faltam no dom0: { $programs }.
    .hint = Eles fazem parte do XenClient XT e do OpenXT. Use o Safe Browse no dom0, ou indique o dom0 na configuração: xenclient.dom0
finding-xenclient-untried-note = O Safe Browse só foi testado com uma imitação do xenmgr, nunca com um XenClient XT ou OpenXT de verdade.
    .hint = Leia host-agent/hypervisor/xenclient/README.md e veja antes cada comando:
finding-memory-ok = Há { $freeMiB } MiB de memória livres. Uma sessão pode usar { $neededMiB }.
finding-memory-trouble = Há { $freeMiB } MiB de memória livres. Uma sessão pode usar { $neededMiB }.
    .hint = Feche programas ou dê menos memória ao perfil.
finding-disk-ok = Há { $freeMiB } MiB livres em { $folder }.
finding-disk-note = Há { $freeMiB } MiB livres em { $folder }. Construir uma imagem requer cerca de { $neededMiB }.
    .hint = Libere espaço ou exclua imagens antigas.
finding-package-sources-ok = As imagens usam todas as fontes de pacotes do hospedeiro que correspondem à versão dele.
finding-package-sources-note = As imagens não usam estas fontes de pacotes: { $sources }.
    .hint = Se as imagens precisarem delas, adicione o URI a images.extraSources na configuração.
finding-crashes-note = O serviço parou inesperadamente { $count } vezes desde a inicialização, a última às { $last }.
    .hint = Relate isso, com os erros desse momento em { $path }.
finding-network-ports-note = A VM de rede tem { $total } portas. Ela terá { $next } quando nenhuma sessão estiver aberta.
finding-pool-ok = Todos os computadores do grupo { $pool } podem ser alcançados.
finding-pool-note-away = { $away } de { $total } computadores do grupo { $pool } não podem ser usados: { $hosts }.
    .hint = Este comando diz por quê.
finding-pool-trouble-away = { $away } de { $total } computadores do grupo { $pool } não podem ser usados: { $hosts }.
    .hint = Este comando diz por quê.
finding-managed-settings-ok = { $by } gerencia configurações.
finding-log-ok = O serviço mantém um log: { $path }
finding-jail-ok = O processo de cada VM está no próprio confinamento.
finding-jail-trouble = Não é possível confinar o processo de uma VM: { $said }.
    .hint = Permita que as contas criem espaços de nomes: sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone.
finding-jail-trouble-restricted = Não é possível confinar o processo de uma VM: { $said }. Este kernel exige um perfil do AppArmor para espaços de nomes.
    .hint = Carregue como root os perfis do Safe Browse.
finding-required-protections-ok = Cada VM recebe o que { $by } exige: { $required }.
finding-required-protections-trouble = Nenhuma VM inicia: { $by } exige { $missing }.
    .hint = Os resultados sobre contas, limites e AppArmor dizem o que fazer.
finding-missed-protections-note = Desde que o serviço iniciou, uma VM iniciou sem { $missed }. As que iniciam agora têm isso.
    .hint = Feche as sessões que estavam abertas naquele momento.
finding-accounts-ok = O processo de cada VM tem a própria conta, cujas permissões protegem seus arquivos.
finding-accounts-note = Os processos das VMs usam sua conta. O kernel ou o newuidmap recusa seus UIDs subordinados.
    .hint = Instale o pacote uidmap e examine /etc/subuid e /etc/subgid.
finding-accounts-note-busy = Os processos das VMs usam sua conta: dar outras a eles demorou demais. O próximo início tentará de novo.
    .hint = Verifique de novo quando o computador estiver menos ocupado.
finding-accounts-note-no-ids = Os processos das VMs usam sua conta, que não tem UIDs subordinados.
    .hint = Instale o pacote uidmap e execute como root:
finding-bounds-ok = Um cgroup limita a memória, os processadores e os processos de cada VM e mantém a memória dela fora da de troca.
finding-bounds-note = Nenhum cgroup está disponível. Só são limitados o espaço de endereços, as threads e os arquivos de uma VM.
    .hint = Entre no sistema pelo systemd e delegue os controladores memory, cpu e pids.
finding-bounds-note-busy = O systemd não respondeu a tempo: uma VM que inicia agora não tem cgroup. O próximo início tentará de novo.
    .hint = Verifique de novo quando o computador estiver menos ocupado.
finding-policy-ok = Além do confinamento, um perfil do AppArmor restringe o processo de cada VM.
finding-policy-note = O kernel não tem SELinux nem AppArmor. Só espaços de nomes, filtros de chamadas de sistema e limites restringem o processo de uma VM.
    .hint = Um kernel que tenha um deles protege melhor. O do Debian tem o AppArmor.
finding-policy-note-not-loaded = O AppArmor está ativo, mas os perfis do Safe Browse não estão carregados: só o confinamento restringe o processo de uma VM.
    .hint = Carregue-os como root.
finding-policy-note-selinux = O SELinux está ativo, mas o Safe Browse não tem uma política para ele. Espaços de nomes, filtros de chamadas de sistema, limites e a política da sua conta restringem o processo de uma VM.
    .hint = Esta versão não tem uma solução.
finding-nested-virtualisation-ok = O KVM não oferece virtualização aninhada.
finding-nested-virtualisation-ok-on = O KVM oferece virtualização aninhada. As VMs do Safe Browse não a têm.
finding-memory-merging-ok = O kernel não funde a memória dos programas (KSM).
finding-memory-merging-note = O kernel funde a memória idêntica dos programas que pedem isso (KSM), o que permite a um adivinhar a do outro. As VMs do Safe Browse não pedem.
    .hint = Desfaça isso como root e pare o serviço que o ativa, por exemplo o ksmtuned.
finding-processor-cores-ok = Cada núcleo executa uma só thread: nenhuma VM divide um núcleo.
finding-processor-cores-ok-scheduled = Os núcleos executam várias threads (SMT). O agendamento por núcleo separa cada VM dos outros programas.
finding-processor-cores-note = Os núcleos executam várias threads (SMT), que as VMs dividem com outros programas: o agendamento por núcleo não funciona aqui.
    .hint = O comando desativa o SMT como root, ao custo de velocidade. Ou use um kernel com CONFIG_SCHED_CORE.
finding-processor-ok = O kernel não relata nenhuma vulnerabilidade aberta do processador.
finding-processor-note = Vulnerabilidades do processador permitem que VMs leiam outras memórias: { $names }.
    .hint = Atualize o kernel e o microcódigo deste computador, ou daquele em que ele executa como VM. Se não houver versão mais nova, a vulnerabilidade permanece.
finding-processor-note-unreported = Este kernel não relata as vulnerabilidades do processador.
    .hint = O kernel do Debian as relata.
finding-runtime-folder-ok = Os arquivos das sessões em execução estão na memória: { $folder }.
finding-runtime-folder-note = { $folder } está em um disco: imagens da tela de uma sessão são gravadas lá.
    .hint = Entre no sistema por um login que defina XDG_RUNTIME_DIR, ou escolha uma pasta em um tmpfs.
finding-swap-ok = A memória de troca está criptografada ou na memória.
finding-swap-ok-none = Não há memória de troca: a memória de uma sessão nunca é gravada em disco.
finding-swap-note = A memória de uma sessão ou da janela dela pode ser gravada em { $areas }, que não parece criptografado.
    .hint = Criptografe a memória de troca (crypttab), use zram ou desative-a.
finding-sound-ok = As sessões tocam som pelo { $server }.
finding-sound-note = As sessões não podem tocar som: nenhum servidor de som está em execução.
    .hint = Inicie o PipeWire ou o PulseAudio, ou escolha o servidor de som nas configurações.
finding-sound-note-missing = As sessões não podem tocar som: falta um programa.
finding-sound-note-file = As sessões gravam o som em um arquivo em vez de tocá-lo.
    .hint = Escolha “Automático” como servidor de som nas configurações.
finding-usb-ok = Dispositivos USB podem ser entregues às sessões. Chaves de segurança, câmeras e leitores de cartões conectados: { $count }.
finding-usb-note = Sua conta não pode abrir: { $devices }.
    .hint = A regra udev do Safe Browse libera chaves de segurança e câmeras para a pessoa diante do computador. Se ela estiver instalada, conecte o dispositivo de novo.
finding-usb-note-hypervisor = Este hipervisor não pode entregar dispositivos USB, embora um perfil preveja isso: { $profiles }.
    .hint = Desative-os nesse perfil, ou use o QEMU.
finding-usb-note-missing = Nenhum dispositivo USB pode ser entregue. Não instalados: { $programs }.
finding-default-programs-ok = Links abrem em { $links }, documentos em { $documents }, documentos de escritório em { $office }, textos em { $text }, imagens em { $pictures }, e-mails em { $mail }, arquivos compactados em { $archives }, sons e vídeos em { $media }, páginas web em { $pages }.
finding-extensions-ok = Programas com a extensão do Safe Browse: { $present }. Sem ela: { $absent }.
finding-electron-ok = O Electron { $version } tem { $days } dias; ele recebe correções até cerca de { $ends }.
finding-electron-note = O Electron { $version } tem { $days } dias; faltam correções de segurança nele.
    .hint = Atualize o Safe Browse: o pacote safe-browse-electron contém o Electron.
finding-electron-note-unsupported = O Electron { $version } não recebe mais correções de segurança desde cerca de { $ends }.
    .hint = Atualize o Safe Browse: o pacote safe-browse-electron contém o Electron.
finding-electron-note-unknown = A idade do Electron { $version } é desconhecida: ele não vem do Safe Browse.
    .hint = Atualize o Safe Browse: o pacote safe-browse-electron contém o Electron.
finding-shared-images-note = As imagens de todas as contas não são renovadas: { $trouble }
finding-shared-images-note-old = As imagens de todas as contas não são verificadas desde { $checkedAt }; esta conta constrói as suas.
finding-newer-version-note = O Safe Browse { $version } está no repositório do apt; a versão { $installed } está instalada.
    .hint = Execute o comando como root.
finding-newer-version-note-running = O Safe Browse { $installed } está instalado, mas o serviço em segundo plano dele ainda é { $running }.
finding-newer-version-note-electron = O Electron { $version } está no repositório do apt; a versão { $installed } está instalada.
    .hint = Execute o comando como root.
finding-page-network-ok = As páginas das janelas não têm rede.
finding-page-network-note = O Electron usa a rede do computador. Uma página comprometida de uma janela poderia alcançá-la.
    .hint = Permita espaços de nomes, instale o Safe Browse em um caminho sem espaços nem dois-pontos e reinicie-o.
finding-network-filter-ok = Um filtro neste computador impõe à VM de rede as regras das sessões.
finding-network-filter-note = A VM de rede tem a própria placa. Nenhum filtro deste computador fica atrás dela: se comprometida, ela alcança sua rede.
    .hint = Escolha “Sua conta (user)” como conexão com a Internet.
finding-network-filter-note-given = A VM de rede tem a própria placa. Nenhum filtro deste computador fica atrás dela: se comprometida, ela alcança sua rede.
    .hint = Este hipervisor não tem outra conexão.
finding-network-filter-note-bridge = As sessões são computadores da sua rede, porque o modo é “Ponte”: nenhuma regra se aplica.
    .hint = Escolha o modo “Tradução de endereços (NAT)”.
finding-networks-trouble = Este computador conhece { $count } redes, mais do que cabem em uma regra. Por isso, as sessões não alcançam nada, exceto com “Internet e rede local”.
    .hint = Agrupe rotas em redes maiores.
finding-networks-trouble-all = Toda a Internet conta como rede deste computador, porque as rotas dele não podem ser lidas ou network.refusedNetworks diz isso. Por isso, as sessões não alcançam nada, exceto com “Internet e rede local”.
    .hint = Permita que sua conta leia /proc/net/route e /proc/net/fib_trie.
finding-portal-note = A rede pede que você entre antes de deixar alcançar a Internet.
    .hint = Entre com: safe-browse portal
finding-channel-ok = As imagens vêm do canal { $channel }, número { $serial }.
finding-channel-note = O canal { $channel } ainda não tem uma versão para este computador (número { $serial }).
    .hint = Ela virá por conta própria quando a distribuição chegar a este computador.
finding-channel-note-unread = O canal { $channel } ainda não foi lido.
finding-channel-trouble-clock = O relógio deste computador está atrasado: já passou de { $notBefore }.
    .hint = Acerte o relógio.
finding-channel-trouble-expired = O arquivo do canal { $channel } expirou em { $expires }.
    .hint = Ele não foi renovado, ou o registro retém o novo: avise quem o publica.
finding-channel-trouble-other = O canal não pôde ser lido: { $trouble }
finding-uplink-ok = A conexão com a Internet está configurada.
finding-uplink-trouble-no-bridge = Este computador não tem a ponte { $bridge }.
    .hint = Crie-a como root, com uma placa de rede, ou indique outra.
finding-uplink-trouble-not-setuid = { $helper } não é setuid root e, por isso, não pode ligar nada à ponte.
    .hint = Execute como root:
finding-uplink-trouble-not-allowed = { $file } não permite { $bridge }.
    .hint = Execute como root:
finding-uplink-trouble-no-tap = Este computador não tem a interface tap { $device }.
    .hint = Execute como root:
finding-uplink-trouble-foreign-tap = A interface tap { $device } pertence a outra conta.
    .hint = Execute como root:
finding-uplink-trouble-driver = Só o root pode vincular a placa { $device } ao vfio-pci.
    .hint = Execute como root:
finding-uplink-trouble-no-permission = Sua conta não pode usar { $file }.
    .hint = Execute como root:
finding-browser-image-ok = A imagem do navegador está no lugar.
finding-browser-image-ok-shared = A imagem do navegador está pronta; todas as contas deste computador a usam.
finding-browser-image-ok-unneeded = Nenhum perfil precisa da imagem do navegador: todas as sessões estão em outros computadores.
finding-browser-image-note = A imagem do navegador é mais antiga que este programa.
finding-browser-image-note-debug = A imagem do navegador é de depuração: é possível entrar pelos consoles dela.
finding-browser-image-trouble = Não há imagem do navegador.
finding-browser-image-trouble-channel = Não há imagem do navegador: o canal { $channel } ainda não trouxe nenhuma.
finding-browser-image-trouble-recalled = A imagem do navegador foi recolhida: { $why }.
finding-network-image-ok = A imagem de rede está no lugar.
finding-network-image-ok-shared = A imagem de rede está pronta; todas as contas deste computador a usam.
finding-network-image-ok-unneeded = Nenhum perfil precisa da imagem de rede: todas as sessões estão em outros computadores.
finding-network-image-note = A imagem de rede é mais antiga que este programa.
finding-network-image-note-debug = A imagem de rede é de depuração: é possível entrar pelos consoles dela.
finding-network-image-trouble = Não há imagem de rede.
finding-network-image-trouble-channel = Não há imagem de rede: o canal { $channel } ainda não trouxe nenhuma.
finding-network-image-trouble-recalled = A imagem de rede foi recolhida: { $why }.
log-explanation = Mensagens do serviço em segundo plano. Elas não contêm endereços de páginas, a menos que você ative isso nas configurações.
log-level = Mostrar
log-level-all = Tudo
log-level-warn = Avisos e erros
log-level-error = Erros
log-search = Pesquisar
log-empty = Nenhuma entrada.
log-file = Arquivo
log-lines = Entradas do log
quit-question-title = Sair do Safe Browse?
quit-question-running =
    { $count ->
        [one] Uma sessão está aberta. Ela pode continuar sem janela; você a encontrará aqui na próxima vez.
       *[other] { $count } sessões estão abertas. Elas podem continuar sem janela; você as encontrará aqui na próxima vez.
    }
quit-question-leave = Sair e manter as sessões
quit-question-discard = Sair e descartar as sessões
main-cancel = Cancelar
main-details = Detalhes
main-copy = Copiar
main-copied = Copiado
failed-files-save = Não salvo
failed-files-save-all = Não salvos
failed-files-print = Não impresso
failed-files-screenshot = Não salva
failed-files-show = A pasta não foi mostrada
failed-files-drag = O arquivo não foi arrastado
failed-files-choose = Não entregue
failed-files-cancel-copy = A cópia não foi cancelada
failed-files-view = Não mostrado
failed-files-drop = Não entregue
failed-clipboard-copy-out = Não copiado
failed-clipboard-paste-in = Não colado
failed-bookmark-add-page = O favorito não foi adicionado
failed-sites-add = O site não foi adicionado
failed-usb-list = Os dispositivos não foram encontrados
failed-usb-connect = Não conectado
failed-usb-disconnect = Não desconectado
failed-session-microphone = O microfone não foi alterado
failed-session-steer = O programa não foi parado nem retomado
failed-session-record = Não gravada
failed-session-stop-recording = Gravação não parada
failed-session-open = Não aberta
failed-session-open-page = Não aberta
failed-session-close = Não descartada
failed-session-close-all = Não descartadas
failed-window-answer-close = Não descartada
failed-window-answer-end = Não salvos nem descartada
failed-session-undo = Não recuperada
failed-window-undo-discard = Não recuperada
failed-session-volume = O volume não foi alterado
failed-exit-test = A saída não funciona
failed-network-restart = A VM de rede não foi reiniciada
failed-image-build = Não construída
failed-image-cancel-build = A construção não foi cancelada
failed-image-cancel-set-up = A configuração não foi cancelada
failed-doctor-fix = Não corrigido
failed-config-set = Não salvo
failed-config-check = Não verificado
failed-desktop-set = Não salvo
failed-desktop-look = Os aplicativos padrão não foram encontrados
failed-log-read = O log não foi lido
failed-agent-restart = O serviço em segundo plano não foi reiniciado
failed-session-show = A sessão não foi mostrada
failed-session-scale = A escala não foi alterada
failed-session-type = Não digitado
failed-image-set-up = Não configurado
failed-doctor-run = Não verificado
failed-doctor-copy = Não copiado
failed-config-open = O arquivo não foi aberto
failed-config-restore = Não restaurado
failed-config-choose-folder = Nenhuma pasta foi escolhida
failed-link-forget = A regra não foi removida
failed-failure-copy = Não copiado
failed-application-quit = O Safe Browse não foi encerrado
failed-application-answer-quit = O Safe Browse não foi encerrado
failed-window-close = A janela não foi fechada
failed-window-fullscreen = A tela cheia não foi alterada
failed-window-retry = Não aberta
failed-window-touch = A sessão não foi mantida
failed-window-keep-running = A sessão não foi mantida
failed-window-open-page = A página não foi aberta
failed-link-choose = O link não foi aberto
failed-files-list = Os arquivos não foram listados
failed-transfer-cancel = Não cancelado
failed-bookmark-rename = O favorito não foi renomeado
failed-bookmark-remove = O favorito não foi removido
main-loosen-question =
    { $settings ->
        [one] Afrouxar esta configuração?
       *[other] Afrouxar estas { $settings } configurações?
    }
main-loosen-why = As próximas sessões poderão então fazer mais do que agora, ou seu computador confiará em mais do que agora.
main-loosen-removed = removido
main-loosen-confirm = Afrouxar
main-drop = Solte para mostrar em um navegador descartável sem rede
main-dismiss = Dispensar

## Settings

setting-hypervisor = Hipervisor
    .explanation = O que executa as VMs.
setting-accelerator = Aceleração
    .explanation = Automático usa o KVM se ele funcionar; senão, emulação por software.
setting-defaultProfile = Perfil padrão
    .explanation = Usado quando você não escolhe outro.
setting-network-uplink = Conexão com a Internet
    .explanation = Como a VM de rede chega à Internet.
setting-network-user-follow = Caminho da sua conta
    .explanation = Para “Pela sua conta (user)”: host segue a rota padrão do computador; device:wg0 usa somente esta interface de rede.
setting-network-tap-bridge = Ponte
    .explanation = Para “Rede local (tap)”: uma ponte no seu computador.
setting-network-tap-device = Interface tap
    .explanation = Ou uma interface tap que pertence à sua conta.
setting-network-pci-device = Placa de rede
    .explanation = Para “Placa de rede (pci)”, como 0000:03:00.0.
setting-network-pci-allowOnlyNic = Permitir a única placa de rede
    .explanation = Seu próprio computador fica então sem rede.
setting-network-mode = Modo
    .explanation = A tradução de endereços mantém as sessões fora da rede local; uma ponte as coloca nela.
setting-network-ipv6 = IPv6
    .explanation = As sessões usam IPv6 onde este computador o tem, exceto por uma saída.
setting-network-forwardEapol = Encaminhar 802.1X
    .explanation = Para uma ponte: a própria sessão pode se autenticar na rede local.
setting-network-bridgeRules = Regras da ponte
    .explanation = Um arquivo com regras do nftables.
setting-network-ports = Número máximo de sessões
    .explanation = Cada sessão tem a própria porta na VM de rede. Um novo número vale quando nenhuma sessão está aberta.
setting-network-memoryMiB = Memória da VM de rede
setting-network-startWith = Iniciar a VM de rede
    .explanation = “Sempre pronta” a inicia antes do primeiro clique.
setting-network-idleStopSeconds = Parar a VM de rede após
    .explanation = Quando nenhuma sessão a usou por esse tempo.
setting-network-connections = Máximo de conexões por sessão
    .explanation = Impede que uma sessão bloqueie a rede para as outras.
setting-network-newConnectionsPerSecond = Novas conexões por segundo e sessão
setting-network-refusedNetworks = Redes recusadas
    .explanation = Nenhuma sessão as alcança, por exemplo o endereço público do seu roteador: 203.0.113.7/32.
setting-network-portalProbe = Página para procurar páginas de entrada
    .explanation = Pela resposta dela, o Safe Browse encontra a página de entrada de uma rede e percebe que a Internet está disponível. Só é consultada durante a entrada. Vazio: não é possível entrar.
setting-images-trustedKeys = Chaves de imagens confiáveis
    .explanation = Só são usadas imagens assinadas com estas chaves. “local” significa construída aqui; as outras são chaves públicas do minisign.
setting-images-channel = Canal de imagens
    .explanation = As imagens vêm deste canal em um registro em vez de serem construídas aqui.
setting-images-channelKeys = Chaves do canal
    .explanation = Chaves públicas do minisign das pessoas que podem assiná-lo. Nenhuma: as chaves de imagens confiáveis.
setting-images-channelThreshold = Assinaturas de que o canal precisa
setting-images-ring = Grupo nas distribuições
    .explanation = Grupos como “pilot” podem receber uma versão do canal antes dos outros.
setting-images-mirrors = Espelhos de registros
    .explanation = Imagens e canais são lidos primeiro ali. O que eles enviam só vale com os resumos e as assinaturas do registro.
setting-images-loginServers = Servidores de login de registros
    .explanation = Um registro pode enviar seu login a estes, embora estejam em outro domínio.
setting-images-attestations = Construtores que precisam confirmar uma imagem
    .explanation = Além de quem a assinou, antes que ela seja obtida de um registro ou canal.
setting-images-extraSources = Outras fontes de pacotes para imagens
    .explanation = Além dos repositórios do Debian, pelo URI como nas fontes do apt.
setting-updates-check = Procurar atualizações das imagens
    .explanation = Nas listas de pacotes da distribuição.
setting-updates-everyHours = Verificar a cada
setting-updates-build = Instalar atualizações das imagens automaticamente
    .explanation = As imagens são reconstruídas em segundo plano e usadas a partir do próximo clique. A imagem anterior é mantida.
setting-updates-hours = Instalar atualizações só entre
    .explanation = Hora local, por exemplo 22:00-06:00. Vazio: a qualquer momento. Imagens recolhidas são substituídas na hora.
setting-template-seal = Iniciar sessões a partir de um modelo
    .explanation = Uma VM salva com o navegador aberto ou com a tela vazia. Desativado: cada sessão inicia do zero.
setting-template-maximumAgeHours = Substituir modelos após
    .explanation = Todas as sessões de um modelo compartilham a disposição da memória. 0: nunca.
setting-spare-keep = Manter uma VM reserva pronta
    .explanation = Carregada antes do próximo clique.
setting-spare-count = VMs reserva, no máximo
    .explanation = Mais de uma só enquanto você abre sessões rapidamente.
setting-spare-minimumAvailableMiB = Só se houver esta memória disponível
setting-spare-onBattery = Manter uma reserva também na bateria
setting-start-requirementTimeoutSeconds = Tempo limite do início
    .explanation = Quanto cada etapa pode demorar. A emulação por software pode precisar de minutos.
setting-xen-networkKind = VM de rede no Xen
    .explanation = PV não emula nada; HVM emula um computador inteiro.
setting-xen-browserKind = VM do navegador no Xen
    .explanation = PVH usa a virtualização do processador; PV não.
setting-xen-networkLabel = Rótulo FLASK da VM de rede
    .explanation = Vazio: o padrão do Xen.
setting-xen-browserLabel = Rótulo FLASK da VM do navegador
    .explanation = A política precisa permitir que os dois rótulos se comuniquem.
setting-xenclient-transport = Conexão com o xenmgr
    .explanation = No XenClient e no OpenXT: por D-Bus, ou com o programa xec.
setting-xenclient-dom0 = dom0 por ssh
    .explanation = Como root@dom0. Vazio: o Safe Browse executa no dom0.
setting-xenclient-disks = Pasta de discos no dom0
setting-xenclient-layer = Gravações de uma VM
    .explanation = Ficam na memória dela, ou vão para uma camada que o xenmgr cria a cada início.
setting-xenclient-network = Rede das sessões
    .explanation = O nome dela no xenmgr.
setting-xenclient-networkKernelExtract = Kernel no disco da VM de rede
    .explanation = O caminho dele lá. Vazio: o kernel da própria imagem.
setting-audio-backend = Servidor de som
    .explanation = Toca o som das sessões. “Em um arquivo” é para testes.
setting-end-undoSeconds = Tempo para desfazer um descarte
    .explanation = A sessão fica em pausa por esse tempo antes de sumir. 0: some na hora.
setting-downloads-folder = Pasta de downloads
    .explanation = Para arquivos que você salva de uma sessão.
    .empty = “Safe Browse” na sua pasta de downloads
setting-downloads-maxFileMiB = Tamanho máximo de arquivo
    .explanation = Para arquivos que você salva ou entrega.
setting-downloads-safeCopyPages = Máximo de páginas de uma cópia segura
    .explanation = Cada página é desenhada em uma segunda VM descartável.
setting-downloads-safeCopyText = Texto nas cópias seguras
    .explanation = Palavras que a VM de conversão lê nas imagens das páginas, para que você possa procurá-las e copiá-las.
setting-files-openHere = Tipos de arquivos que abrem aqui
setting-files-documents = Abrir documentos de escritório
    .explanation = Word, Excel, PowerPoint, OpenDocument e RTF. Construa a imagem do navegador de novo depois de ativar isso: assim o LibreOffice é adicionado.
setting-links-mode = Sites que sempre abrem aqui
    .explanation = Com a extensão, seu outro navegador para antes de contatar um site assim.
setting-links-always = Sempre aqui
    .explanation = Sites com seus subdomínios. Se um site está nas duas listas, vale o nome mais longo.
setting-links-never = Nunca aqui por conta própria
    .explanation = Sites com seus subdomínios, como sua intranet.
setting-log-level = Nível do log
setting-log-urls = Registrar endereços de páginas
    .explanation = Desativado: o log não diz o que você visitou.
setting-log-audit = Registrar os perfis das sessões
    .explanation = Para uma organização: com que perfil cada sessão foi aberta. Nunca o que ela mostrou.
setting-profile-label = Nome
    .explanation = Mostrado em janelas e menus.
    .empty = Como no arquivo
setting-profile-startPage = Página inicial
    .explanation = Mostrada quando uma sessão abre sem endereço.
    .empty = Página vazia
setting-profile-where = Executar em
    .explanation = Os grupos do arquivo de configuração são as opções.
setting-profile-memoryMiB = Memória
setting-profile-scratchGiB = Disco para downloads
    .explanation = Criptografado, e some com a sessão. 0 mantém os downloads na memória.
setting-profile-privateMemory = Memória privada
    .explanation = Mais seguro, mas um segundo mais lento.
setting-profile-processors = Processadores
setting-profile-colour = Cor
    .explanation = A moldura em volta das janelas.
setting-profile-network-policy = Acesso à rede
    .explanation = Exceto com “Internet e rede local”, as sessões não alcançam seu computador nem sua rede local.
setting-profile-network-allow = Sites da lista
    .explanation = Como bank.example, com seus subdomínios. Usado com “Só sites da lista”.
setting-profile-exit = Saída
    .explanation = As saídas são adicionadas com “safe-browse exit import”. Enquanto uma está fora do ar, nada sai.
setting-profile-files-out = Salvar arquivos
    .explanation = De uma sessão, depois de uma pergunta.
setting-profile-files-in = Entregar arquivos
    .explanation = A uma sessão, só os que você escolhe ou confirma.
setting-profile-clipboard-out = Copiar para fora
    .explanation = De uma sessão para sua área de transferência, com um botão ou atalho. Nada é copiado automaticamente.
setting-profile-clipboard-in = Colar para dentro
    .explanation = Da sua área de transferência para uma sessão, com um botão ou atalho.
setting-profile-language = Idioma preferido para páginas web
    .explanation = As páginas que existem em vários idiomas o seguem.
setting-profile-timeZone = Fuso horário
    .explanation = As páginas o veem. UTC não revela nada sobre você.
setting-profile-appearance = Aparência
    .explanation = Automático: como a do seu ambiente. As páginas a veem, e a maioria das que têm ambas a segue.
setting-profile-scale = Escala
    .explanation = Automático: tão nítido quanto seu monitor, na escala do seu ambiente, que as páginas veem. Desativado: sempre 100%, com menos memória e trabalho.
setting-profile-jit = Compilador de JavaScript
    .explanation = Desativado: mais seguro, mas páginas que calculam muito ficam lentas, e as que precisam de WebAssembly não funcionam.
setting-profile-fingerprint = Impressão digital
    .explanation = O que permite às páginas reconhecer seu computador. Comum: a sessão parece igual para elas em todos os computadores, em inglês.
setting-profile-webgl = WebGL
    .explanation = Permite que as páginas desenhem em três dimensões, como fazem mapas e jogos. Desativado: mais seguro.
setting-profile-extensions = Extensões
    .explanation = Nomes de pastas na imagem. Sua própria receita pode adicionar extensões.
setting-profile-idleStopMinutes = Fechar quando inativa por
    .explanation = Conta a partir da última tecla, clique ou movimento do ponteiro. Antes vem um aviso. 0: nunca.
setting-profile-mayKeepRunning = Permitir “Manter em execução”
    .explanation = O aviso de inatividade oferece então manter a sessão em execução.
setting-profile-lifetimeMinutes = Duração máxima da sessão
    .explanation = 0: sem limite.
setting-profile-maximumAgeMinutes = Idade máxima com uma atualização de segurança
    .explanation = 0: sem limite.
setting-profile-seal = Iniciar as sessões dele a partir de um modelo
    .explanation = Com a tela vazia, cada sessão inicia o próprio Chromium: mais seguro, mas mais lento.
setting-profile-sound = Som
    .explanation = Se as sessões dele podem tocar som.
setting-profile-accessibility = Ler páginas em voz alta
    .explanation = Um leitor de tela nas sessões. Construa a imagem do navegador de novo depois de ativá-lo: isso adiciona a fala.
setting-profile-microphone = Microfone
    .explanation = Se você pode ligá-lo nas sessões. No início, ele está sempre desligado.
setting-profile-automation = Automação
    .explanation = Se um programa no seu computador pode controlar o navegador das sessões dele. A janela mostra isso enquanto durar, e você pode assumir o controle.
setting-profile-record = Gravação
    .explanation = Se a tela, a rede e os downloads das sessões dele podem ser gravados. A janela mostra isso enquanto durar, e você pode parar.
setting-profile-recordKeys = Chaves das conexões nas gravações
    .explanation = Se as gravações têm também as chaves das conexões criptografadas. Com elas, programas como o Wireshark leem tudo o que foi enviado e recebido, inclusive senhas.
setting-profile-usb = Dispositivos USB
    .explanation = Se você pode entregar dispositivos do seu computador às sessões enquanto elas executam. Nada é entregue por conta própria.
setting-profile-usbKinds = Tipos de dispositivos USB
    .explanation = Só estes podem ser entregues.
setting-profile-screen-width = Largura inicial da tela
    .explanation = Depois, a tela acompanha a janela.
setting-profile-screen-height = Altura inicial da tela
mistake-profile-label = No máximo 40 caracteres, em uma linha.
mistake-images-trustedKeys = É preciso pelo menos uma chave: “local” ou uma chave do minisign com 56 caracteres que começa com RW.
mistake-network-refusedNetworks = É preciso uma rede como 203.0.113.0/24 ou um endereço como 203.0.113.7/32, no máximo 64.
mistake-images-channel = É preciso um canal como registry.example/safe-browse/stable.
mistake-images-channelKeys = É preciso “local” ou chaves do minisign com 56 caracteres que começam com RW, no máximo 32.
mistake-images-mirrors = São necessários pares como registro.example=espelho.example:5000, no máximo 16.
mistake-images-loginServers = São necessários nomes de servidores como login.example, no máximo 16.
mistake-images-extraSources = É preciso o URI de uma fonte de pacotes como https://pacotes.example/apt, no máximo 16.
mistake-network-mode = Uma ponte precisa da conexão com a Internet “tap” ou “pci”.
mistake-network-tap = A conexão com a Internet “tap” precisa ou de uma ponte ou de uma interface tap.
mistake-network-tap-bridge = É preciso o nome de uma interface de rede, com no máximo 15 caracteres.
mistake-network-tap-device = É preciso o nome de uma interface de rede, com no máximo 15 caracteres.
mistake-network-pci-device = É preciso uma placa como 0000:03:00.0.
mistake-network-forwardEapol = Só vale no modo “Ponte”.
mistake-network-bridgeRules = É preciso um caminho completo que comece com /; só vale no modo “Ponte”.
mistake-profile-where = É preciso o nome de um grupo que o arquivo de configuração define.
mistake-profile-startPage = É preciso um endereço http:// ou https://, ou about:blank.
mistake-profile-language = É preciso um idioma como pt ou pt-BR.
mistake-profile-timeZone = É preciso um fuso horário como America/Sao_Paulo.
mistake-profile-extensions = São necessários nomes de pastas como ublock-origin, no máximo 16.
mistake-profile-network-policy = Só vale no modo “Tradução de endereços (NAT)”: uma ponte deixa tudo passar.
mistake-profile-network-allow = Sites como bank.example só valem com “Só sites da lista”.
unit-MiB = MiB
unit-GiB = GiB
unit-Seconds = s
unit-Minutes = min
unit-Hours = h
unit-pixels = px
option-auto = Automático
option-kvm = KVM (hardware)
option-tcg = Emulação por software
option-user = Sua conta (user)
option-tap = Rede local (tap)
option-pci = Placa de rede (pci)
option-nat = Tradução de endereços (NAT)
option-listed = Os da lista
option-others = Todos menos os da lista
option-bridge = Ponte
option-qemu = QEMU
option-xl = Xen (xl)
option-xenclient = XenClient
option-dbus = D-Bus
option-xec = O programa xec
option-memory = Na memória
option-snapshot = Em uma camada
option-pv = PV
option-pvh = PVH
option-hvm = HVM
option-trace = Tudo
option-debug = Detalhado
option-info = Normal
option-inherit = Como para todos os perfis
option-browser = Com o navegador aberto
option-desktop = Com a tela vazia
option-off = Desativado
option-agent = Sempre pronta
option-session = Com a primeira sessão
option-internet-only = Só a Internet
option-allow-list = Só sites da lista
option-offline = Sem rede
option-portal = Somente a página de entrada de uma rede
option-open = Internet e rede local
option-on = Ativado
option-none = Nenhum
option-pipewire = PipeWire
option-pulseaudio = PulseAudio
option-wav = Em um arquivo
option-ask = Perguntar sempre
option-allow = Sem perguntar
option-warn = Avisos
option-error = Erros
option-silent = Nada
option-as-on-the-desktop = Como no seu ambiente
option-this-computer = Seu computador
option-direct = Sua conexão habitual
option-light = Claro
option-dark = Escuro
option-common = Comum
option-own = Própria
option-software = Desenhado pelo processador
settings-page-general = Geral
    .explanation = Idioma, aparência, início, notificações
settings-page-files = Links e arquivos
    .explanation = O que abre no Safe Browse, para onde vão os arquivos salvos
settings-page-profiles = Perfis
    .explanation = Que tipos de sessões existem, e o que cada um pode fazer
settings-page-speed = Velocidade e memória
    .explanation = VMs reserva, modelos, tempos limite
settings-page-network = Rede
    .explanation = Como as sessões chegam à Internet
settings-page-devices = Som e dispositivos
    .explanation = Som, microfone e dispositivos USB de cada perfil
settings-page-updates = Atualizações
    .explanation = Quando as imagens são verificadas e renovadas, e de onde vêm
settings-page-computer = Seu computador
    .explanation = Virtualização e log
settings-part-general = Perfil
settings-part-files = Arquivos e área de transferência
settings-part-network = Rede
settings-part-pages = Páginas web
settings-part-speed = Velocidade e memória
settings-part-devices = Som e dispositivos
settings-part-ending = Quando uma sessão termina
settings-part-updates = Atualizações
settings-part-computer = Seu computador
settings-of-profile = Perfil “{ $profile }”
settings-search = Pesquisar configurações
settings-none-found = Nenhuma configuração tem estas palavras.
settings-back = Voltar
settings-choose = Escolher…
settings-changed = Alterado
settings-is-default-profile = Perfil padrão
settings-open-file = Abrir o arquivo
settings-restore = Restaurar a última versão válida
settings-place = Linha { $line }, coluna { $column }
settings-language = Idioma
settings-theme = Aparência
settings-autostart = Iniciar quando eu entrar
settings-autostart-why = Executa na área de notificação, pronto para um clique.
settings-notifications = Notificações
settings-notifications-why = Quando uma sessão termina inesperadamente, está em pausa com arquivos não salvos ou ouve você, uma imagem está desatualizada ou a rede falha.
settings-default-browser = Abrir aqui links de outros aplicativos
settings-only-browser-why = Este ambiente não tem outro navegador.
settings-ask-for-links = Perguntar a cada link
settings-ask-for-links-why = Aqui ou no outro navegador. Desativado: todo link abre aqui, a menos que o site tenha uma regra.
settings-links-asked = Um clique pergunta onde o link abre, a menos que o site tenha uma regra.
settings-links-here = Um clique abre o link em um navegador descartável, a menos que o site tenha uma regra.
settings-links-ours = Um clique em um link de outro programa chega ao Safe Browse.
settings-links-not-ours = Um clique em um link de outro programa abre o navegador padrão desta área de trabalho.
settings-links-elsewhere = Um clique abre o link em { $browser }.
settings-other-browser = Outro navegador
settings-no-other-browser = nenhum encontrado
settings-sites-here = Sempre aqui
    .explanation = Um clique em um link para um destes sites o abre em um navegador descartável, sem perguntar.
settings-sites-elsewhere = Nunca aqui
    .explanation = Um clique em um link para um destes sites o abre no outro navegador, sem perguntar.
exit-named = Saída { $exit }
exit-kind-wireguard = Túnel do WireGuard
exit-kind-socks5 = Proxy SOCKS 5
exit-kind-http-connect = Proxy HTTP (CONNECT)
exit-kind-tor = A rede Tor
exit-test = Testar
exit-test-named = Testar a saída { $exit }
exit-testing = Testando…
exit-works = Funciona. Respondeu em { $milliseconds } ms.
exit-works-at = Funciona em { $address }. Respondeu em { $milliseconds } ms.
settings-no-sites = nenhum site ainda
settings-site-with-subdomains = com seus subdomínios
settings-site-remembered = lembrado de uma pergunta
settings-site-to-add = Adicionar um site: { $rule }
settings-part-links = Links de outros aplicativos
settings-part-kinds = Arquivos
    .explanation = Que tipos de arquivos o Safe Browse abre para o gerenciador de arquivos, o e-mail e outros aplicativos. Seu computador só lê os bytes desse arquivo; ele é mostrado em um navegador descartável sem rede. Desativado, um tipo abre no aplicativo que era o padrão antes.
settings-part-sites = Sites com uma regra
settings-part-saved = Arquivos das sessões
kind-documents = Documentos
    .explanation = PDF, livros eletrônicos
kind-office = Documentos de escritório
    .explanation = Word, Excel, PowerPoint, OpenDocument, RTF; requer “Abrir documentos de escritório”
kind-text = Texto e tabelas
    .explanation = Texto simples, Markdown, CSV
kind-pictures = Imagens
    .explanation = JPEG, PNG, HEIC, TIFF, SVG, Photoshop e mais
kind-mail = E-mail
    .explanation = Mensagens salvas, também do Outlook, e caixas de correio
kind-archives = Arquivos compactados
    .explanation = ZIP, 7z, tar, RAR, imagens de disco
kind-media = Som e vídeos
    .explanation = MP4, WebM, MP3, Ogg, FLAC e mais
kind-pages = Páginas web
    .explanation = Arquivos HTML e páginas salvas, sem os scripts
kind-click-here = Um clique o mostra em um navegador descartável sem rede.
kind-click-elsewhere = Um clique o abre em { $program }.
kind-click-taken = Um clique o abre em { $program }, que se tornou o aplicativo padrão depois.
kind-click-nothing = Nenhum aplicativo o abre.
settings-forget = Esquecer a regra de { $site }
settings-new-profile = Novo perfil
settings-new-profile-name = Nome do novo perfil
settings-new-profile-why = Qualquer nome.
settings-new-profile-bad = Use no máximo 40 caracteres, em uma linha.
settings-new-profile-taken = Este nome já está em uso.
settings-add = Adicionar
settings-copy-profile = Copiar o perfil { $profile }
settings-copy-of = Cópia de { $profile }
settings-remove-profile = Remover o perfil { $profile }
settings-remove-question = Remover o perfil “{ $profile }”?
settings-remove-why = As configurações dele são excluídas do arquivo. As sessões abertas continuam.
settings-remove = Remover
settings-reset = { $label }: restaurar o padrão
settings-managed-by = Gerenciado por { $by }
settings-limited-by = Limitado por { $by }
settings-default-of = Padrão de { $by }
settings-only-these-profiles = Só estes perfis podem ser usados. Gerenciado por { $by }
settings-not-allowed = Sua organização não permite este valor.
settings-between = Um número inteiro de { $min } a { $max }
settings-saved = Salvo
settings-waiting = Salvo. Vale quando o serviço em segundo plano reiniciar.
settings-restart-now = Reiniciar o serviço
settings-broken = O arquivo de configuração tem erros
settings-broken-why = Nenhuma sessão inicia até que ele seja consertado ou restaurado. As sessões abertas continuam.
settings-not-toml = Aqui o arquivo não é TOML válido.
settings-whole-file = O arquivo inteiro
settings-file = Arquivo
settings-advanced = Avançado
settings-not-loaded = As configurações das VMs aparecem quando o serviço em segundo plano responder.

## Session window

session-state-preparing = Preparando
session-state-starting = Iniciando
session-state-ready = Pronta
session-state-browsing = Aberta
session-state-closing = Fechando
session-state-gone = Encerrada
session-state-failed = Falhou
requirement-image = Verificar a imagem
requirement-network = Iniciar a VM de rede
requirement-vm = Iniciar a VM
requirement-guest-agent = Aguardar o sistema convidado
requirement-home = Criar uma pasta pessoal vazia
requirement-screen = Ligar a tela
requirement-identity = Tornar a VM única
requirement-browser-window = Abrir o navegador
requirement-painted = Desenhar a primeira página
ending-browser-closed = O navegador foi fechado
    .explanation = A VM e tudo o que havia nela sumiram.
ending-browser-crashed = O navegador travou
    .explanation = A VM e tudo o que havia nela sumiram. Seu computador não foi afetado.
ending-display-crashed = A tela da VM travou
    .explanation = A VM e tudo o que havia nela sumiram. Seu computador não foi afetado.
ending-portal-over = Entrada na rede concluída
    .explanation = A Internet está disponível. A VM e tudo nela se foram.
ending-lifetime-over = Tempo máximo atingido
    .explanation = O perfil define esse limite. A VM e tudo o que havia nela sumiram.
ending-outdated = Fechada por uma atualização de segurança
    .explanation = Há uma atualização de segurança para a imagem dela, e o perfil limita por quanto tempo uma sessão assim pode executar. A VM e tudo o que havia nela sumiram.
ending-idle = Fechada por inatividade
    .explanation = O perfil define esse limite. A VM e tudo o que havia nela sumiram.
ending-closed = A sessão foi fechada
    .explanation = A VM e tudo o que havia nela sumiram.
ending-vm-ended = A VM terminou inesperadamente
    .explanation = Tudo o que havia nela sumiu. Se isso acontecer de novo, dê mais memória ao perfil ou consulte o diagnóstico.
ending-image-damaged = A imagem da VM está danificada
    .explanation = A imagem de disco não corresponde mais ao que foi construído; por isso, a VM parou. Tudo o que havia nela sumiu. Construa a imagem do navegador de novo.
ending-guest-failed = O sistema convidado relatou uma falha
    .explanation = Tudo o que havia na VM sumiu. Construir a imagem do navegador de novo pode ajudar.
ending-protocol-violation = A VM foi parada por segurança
    .explanation = Ela violou o protocolo que a separa do seu computador. Tudo o que havia nela sumiu; nada mais foi afetado.
ending-host-lost = O computador dela sumiu
    .explanation = O computador em que ela executava não respondeu a tempo, ou não tem mais a sessão. O que restar dela termina lá por conta própria.
ending-start-failed = A sessão não iniciou
    .explanation = Tudo o que havia sido iniciado sumiu.
colour-blue = Azul
colour-teal = Azul-petróleo
colour-green = Verde
colour-yellow = Amarelo
colour-orange = Laranja
colour-red = Vermelho
colour-pink = Rosa
colour-purple = Roxo
colour-slate = Ardósia
session-disposable = Descartável
session-default-profile = Padrão
session-banking-profile = Banco
session-offline-profile = Sem rede
session-document-profile = Documentos
session-portal-profile = Entrada na rede
session-title =
    { $number ->
        [1] Navegador descartável – { $profile }
       *[other] Navegador descartável { $number } – { $profile }
    }
session-marking = Janela descartável, perfil { $profile }. Tudo o que há nela some quando você a fecha.
session-vanishes = Tudo nesta janela some quando você a fecha
session-is-gone = Nada resta desta sessão
rights-title = O que esta sessão pode fazer
rights-why = É o que diz o perfil dela, e nada na sessão pode mudar isso.
rights-reach = Alcança
rights-reach-value =
    { $policy ->
        [internet-only] a Internet, mas nem seu computador nem sua rede
        [offline] nada: ela não tem rede
        [open] a Internet e sua rede
       *[other] { UNKNOWN() }
    }
rights-reach-sites =
    { $sites ->
        [0] nada: nenhum site está na lista
       *[other] só { $names } e seus subdomínios
    }
rights-reach-portal = somente a página de entrada de { $network }: { $hosts }
rights-reach-portal-left = não { $host }, para onde ela leva
rights-exit = Sai por
rights-files-out = Salvar arquivos no seu computador
rights-files-in = Receber arquivos seus
rights-copy-out = Copiar para sua área de transferência
rights-paste-in = Colar sua área de transferência
rights-microphone = Ouvir seu microfone
rights-automation = Ser controlada por um programa
rights-automation-rule =
    { $rule ->
        [off] nunca
        [ask] depois de uma pergunta
        [allow] sem pergunta
       *[other] { UNKNOWN() }
    }
rights-record = Ser gravada
rights-record-rule =
    { $rule ->
        [off] nunca
        [ask] depois de uma pergunta
        [on] sem pergunta
       *[other] { UNKNOWN() }
    }
rights-usb = Usar dispositivos USB seus
rights-rule =
    { $rule ->
        [off] nunca
        [ask] depois de uma pergunta
        [allow] com um clique seu
       *[other] { UNKNOWN() }
    }
rights-where = Executa em
rights-memory = Memória agora
rights-ends = Termina
rights-ends-closed = quando você a fecha
rights-ends-at = às { $time }
rights-ends-idle =
    { $minutes ->
        [one] depois de um minuto sem uso
       *[other] depois de { $minutes } minutos sem uso
    }
rights-image = Imagem construída
session-starting = Preparando uma VM nova
session-starting-why = Ela só contém um navegador e não sabe nada de sessões anteriores.
session-emulated = Seu computador executa VMs em emulação por software; por isso, um início pode levar um minuto ou mais.
session-step-done = pronto
session-step-now = em andamento
session-step-waiting = aguardando
session-seconds = { $seconds } s
session-seconds-left =
    { $seconds ->
        [one] Falta cerca de { $seconds } segundo
       *[other] Faltam cerca de { $seconds } segundos
    }
session-takes-longer = Está demorando mais que o normal
session-progress = Andamento do início
session-screen-kind = navegador descartável
# `page`: the title of the page, which the page chose.
session-screen =
    { GIVEN($page) ->
        [no] Tela da VM descartável
       *[yes] “{ $page }”, na VM descartável
    }
session-screen-how = A VM recebe todas as teclas. Pressione Ctrl e Alt juntas para liberar o teclado.
session-page = Página: “{ $page }”.
session-plays-sound = A sessão está tocando som.
session-release-keyboard = Liberar o teclado: Ctrl + Alt
session-release-keyboard-why = A VM recebe todas as teclas. Pressione e solte Ctrl e Alt juntas para chegar a estes botões pelo teclado; Esc volta.
session-fullscreen = Tela cheia (F11)
session-leave-fullscreen = Sair da tela cheia (F11)
session-close-window = Descartar e fechar
session-more = Mais
session-open-again = Abrir esta página em uma nova sessão
session-open-again-question = Abrir esta página em uma nova sessão?
session-open-again-why = O endereço vem da sessão; uma página pode tê-lo adulterado. A nova sessão não tem nenhum dos logins desta.
session-open-again-confirm = Abrir
session-no-address = A sessão não informou o endereço da página.
session-sound = Som da sessão
session-reads-aloud = Lê em voz alta
session-reads-aloud-why = Um leitor de tela nesta sessão lê as páginas em voz alta, pelo som da sessão.
session-no-speech = Sem fala
session-no-speech-why = O leitor de tela desta sessão não iniciou ou não pode ser ouvido. A sessão funciona sem ele.
session-mute = Silenciar
session-unmute = Ativar o som
session-volume = Volume da sessão
session-volume-percent = { $percent }%
session-volume-muted = { $percent }%, sem som
session-microphone-turn-on = Ligar o microfone: a sessão poderá ouvir você
session-microphone-turn-off = Microfone ligado: desligar
session-microphone-on = Microfone ligado
session-microphone-question = Ligar o microfone para a sessão “{ $profile }”?
session-microphone-why = As páginas dela poderão ouvir e gravar você até que você o desligue aqui ou feche a janela. A área de notificação mostra isso enquanto durar.
session-microphone-confirm = Ligar
session-driven = Controlada por um programa
session-driven-why = Um programa no seu computador clica e digita nesta sessão. Com uma tecla ou um clique nela, você assume o controle.
session-driven-held = Você assumiu o controle
session-driven-held-why = O programa espera até que você o deixe continuar.
session-driven-stop = Parar
session-driven-continue = Continuar
session-driven-question = Permitir que um programa controle a sessão “{ $profile }”?
session-driven-question-why = Ele poderá ler as páginas dela, clicar e digitar nelas até que você o pare aqui ou a sessão termine. A janela e a área de notificação mostram isso enquanto durar.
session-driven-confirm = Permitir
session-recorded = Gravando
session-recorded-why = A tela, a rede e os downloads desta sessão são gravados em { $folder }.
session-recorded-stop = Parar a gravação
session-record-question = Gravar a sessão “{ $profile }”?
session-record-question-why = Tudo o que ela mostra, envia e recebe, e cada arquivo que sai dela, fica guardado em { $folder } até que você pare aqui ou a sessão termine. A janela mostra isso enquanto durar.
session-record-confirm = Gravar
session-record = Gravar…
session-record-into = Escolher uma pasta para a gravação
session-recorded-saved = Gravada em { $folder }.
session-recorded-closes = Esta sessão está sendo gravada: a tela, a rede e os downloads dela estão em { $folder }. A gravação termina com ela.
session-agent-lost = O serviço em segundo plano não está em execução. A sessão continua.
session-outdated = Atualização de segurança disponível
session-outdated-why =
    { $packages ->
        [one] Um pacote da imagem desta sessão tem uma atualização de segurança. Abra uma nova sessão quando a imagem tiver sido reconstruída.
       *[other] { $packages } pacotes da imagem desta sessão têm uma atualização de segurança. Abra uma nova sessão quando a imagem tiver sido reconstruída.
    }
session-outdated-ends = Atualização de segurança disponível: fecha às { $time }
session-recalled-ends = Navegador recolhido: fecha às { $time }
session-recalled-why = Quem publica este navegador o recolheu: { $why }. Salve o que precisar; a próxima sessão terá outro.
session-elsewhere = Em { $host }
session-elsewhere-why = Esta sessão executa em { $host }. O que você salva, ouve e diz passa pelo seu computador.
session-unreachable = Conexão perdida, reconectando
session-unreachable-why = { $host } não responde. A sessão espera lá por um tempo e é mostrada de novo por conta própria.
session-exit = Por { $exit }
session-exit-why = O que esta sessão envia sai somente pela saída { $exit }.
session-exit-down = { $exit } está fora do ar
session-slow = Emulação por software
session-slow-why = As VMs executam sem virtualização por hardware; por isso, tudo é mais lento. A página “Diagnóstico” diz por quê.
session-only-listed-sites = Só sites da lista
session-only-listed-sites-why = As páginas de todos os outros sites estão bloqueadas. Pressione para ver a lista ou adicionar um site.
session-only-listed-sites-elsewhere = As páginas de todos os outros sites estão bloqueadas. O perfil em { $host } tem a lista.
session-only-listed-hint = Uma página bloqueada não é de um site da lista. Para adicioná-la, pressione o cadeado.
session-offline = Não há rede no momento. Esta janela avisa quando ela voltar.
session-out-of-memory = Uma aba foi encerrada, porque a memória desta sessão está cheia. Feche outras abas antes de abri-la de novo.
session-without-room = O disco está cheio; por isso, esta sessão está em pausa. Libere espaço: ela continua por conta própria.
session-back-online = A rede voltou. Recarregue a página que estiver faltando.
session-signs-in = Entra em { $network }
session-signs-in-why = Ela alcança somente a página de entrada desta rede ({ $hosts }) e fecha quando a Internet está disponível. A página é de quem administra a rede.
session-no-network = Sem rede
session-no-network-why = Esta sessão não alcança nada. É o que diz o perfil dela.
session-sites = Sites da lista
session-sites-why = Ela alcança estes sites e nada mais. As páginas de todos os outros sites ficam bloqueadas até a sessão terminar.
session-no-sites = Nenhum: toda página está bloqueada.
session-site-blocked = Uma página bloqueada não é de um site da lista deste perfil. Se você confia nela, adicione o site: ele abre em uma nova sessão.
session-add-this-site = Adicionar o site desta página
session-add-site = Adicionar
session-add-site-question = Permitir que o perfil “{ $profile }” alcance { $site }?
session-add-site-why = As próximas sessões do perfil alcançam { $site } e seus subdomínios.
session-site-added = Site adicionado
session-first-site = Para qual site é o perfil “{ $profile }”?
session-first-site-why = As sessões deste perfil só alcançam os sites da lista. Digite, por exemplo, o endereço do seu banco.
session-first-site-why-page = As sessões deste perfil só alcançam os sites da lista, que está vazia: a página ficaria bloqueada. Adicione o site dela para abri-la.
session-first-site-address = Endereço
session-first-site-open = Adicionar e abrir
session-address-refused = Digite um endereço como https://bank.example
session-closing = Descartando a sessão
session-question = Descartar esta sessão?
# `unsaved`: downloads that are not saved. `undoSeconds`: 0 if it cannot be undone.
session-question-why =
    { $unsaved ->
        [0]
            { $undoSeconds ->
                [0] Tudo o que há nela será perdido: páginas e logins. Isso não pode ser desfeito.
               *[other] Tudo o que há nela será perdido: páginas e logins. Você pode desfazer isso por { $undoSeconds } s.
            }
        [one]
            { $undoSeconds ->
                [0] Tudo o que há nela será perdido: páginas, logins e um arquivo baixado que não foi salvo. Isso não pode ser desfeito.
               *[other] Tudo o que há nela será perdido: páginas, logins e um arquivo baixado que não foi salvo. Você pode desfazer isso por { $undoSeconds } s.
            }
       *[other]
            { $undoSeconds ->
                [0] Tudo o que há nela será perdido: páginas, logins e { $unsaved } arquivos baixados que não foram salvos. Isso não pode ser desfeito.
               *[other] Tudo o que há nela será perdido: páginas, logins e { $unsaved } arquivos baixados que não foram salvos. Você pode desfazer isso por { $undoSeconds } s.
            }
    }
session-browser-ended-why =
    { $unsaved ->
        [one] Um arquivo baixado não foi salvo e seria perdido com esta sessão.
       *[other] { $unsaved } arquivos baixados não foram salvos e seriam perdidos com esta sessão.
    }
session-browser-not-back = O navegador não voltou
session-browser-not-back-why = Ele não mostrou uma janela a tempo. Você pode tentar de novo.
session-save-all-and-discard = Salvar tudo e descartar
session-browser-back = Trazer o navegador de volta
session-browser-returning = O navegador está iniciando de novo
session-browser-returning-why = Ele abre as últimas páginas. Os arquivos baixados permanecem.
session-browser-returning-emulated = Ele abre as últimas páginas. Os arquivos baixados permanecem. Em emulação por software, isso leva até um minuto.
session-unsent = Algo que você digitou parece não ter sido enviado.
session-discard = Descartar
session-background = Fechar a janela, manter a sessão
session-keep = Manter aberta
session-keep-for-downloads = Manter aberta e salvar antes os arquivos
session-discarded = Descartada
session-discarded-why = A sessão está em pausa e some em { $seconds } s.
session-paused = Em pausa
session-held =
    { $because ->
        [idle] Em pausa: sem uso
        [lifetime-over] Em pausa: tempo máximo atingido
        [outdated] Em pausa: atualização de segurança
       *[other] { UNKNOWN() }
    }
session-held-why =
    { $because ->
        [idle]
            { $unsaved ->
                [one] Esta sessão não foi usada por um tempo, e um arquivo baixado não foi salvo. A sessão some às { $time }.
               *[other] Esta sessão não foi usada por um tempo, e { $unsaved } arquivos baixados não foram salvos. A sessão some às { $time }.
            }
        [lifetime-over]
            { $unsaved ->
                [one] Esta sessão atingiu o tempo máximo do perfil, e um arquivo baixado não foi salvo. Se você continuar, terá { $minutes } minutos para salvá-lo. Depois a sessão termina, mesmo que o arquivo não tenha sido salvo. Se não continuar, ela some às { $time }.
               *[other] Esta sessão atingiu o tempo máximo do perfil, e { $unsaved } arquivos baixados não foram salvos. Se você continuar, terá { $minutes } minutos para salvá-los. Depois a sessão termina, mesmo que haja arquivos não salvos. Se não continuar, ela some às { $time }.
            }
        [outdated]
            { $unsaved ->
                [one] Há uma atualização de segurança para o navegador desta sessão, por isso ela não deve continuar executando, e um arquivo baixado não foi salvo. Se você continuar, terá { $minutes } minutos para salvá-lo. Depois a sessão termina, mesmo que o arquivo não tenha sido salvo. Se não continuar, ela some às { $time }.
               *[other] Há uma atualização de segurança para o navegador desta sessão, por isso ela não deve continuar executando, e { $unsaved } arquivos baixados não foram salvos. Se você continuar, terá { $minutes } minutos para salvá-los. Depois a sessão termina, mesmo que haja arquivos não salvos. Se não continuar, ela some às { $time }.
            }
       *[other] { UNKNOWN() }
    }
session-grace-ends = Termina às { $time }: salve seus arquivos
session-grace-why =
    { $because ->
        [lifetime-over] Esta sessão atingiu o tempo máximo do perfil. Ela termina às { $time }, mesmo que haja arquivos não salvos.
        [outdated] Há uma atualização de segurança para este navegador, por isso ele não deve continuar executando. A sessão termina às { $time }, mesmo que haja arquivos não salvos.
       *[other] { UNKNOWN() }
    }
session-continue = Continuar
session-undo = Desfazer
session-discard-now = Descartar agora
session-idle = Você ainda está aí?
session-idle-why =
    { $unsaved ->
        [0] Esta sessão não é usada há algum tempo. Ela será descartada em { $seconds } s.
        [one] Esta sessão não é usada há algum tempo. Ela ficará em pausa em { $seconds } s, porque um arquivo baixado não foi salvo.
       *[other] Esta sessão não é usada há algum tempo. Ela ficará em pausa em { $seconds } s, porque { $unsaved } arquivos baixados não foram salvos.
    }
session-idle-keep = Manter em execução
session-idle-back = Ainda estou aqui
session-ends-soon = O perfil encerra esta sessão em { $seconds } s
session-ends-soon-held =
    { $unsaved ->
        [one] Um arquivo baixado não foi salvo; por isso, a sessão ficará em pausa. Se você continuá-la depois, terá { $minutes } minutos para salvar o arquivo.
       *[other] { $unsaved } arquivos baixados não foram salvos; por isso, a sessão ficará em pausa. Se você continuá-la depois, terá { $minutes } minutos para salvá-los.
    }
session-ends-soon-continue = Continuar até lá
session-failed = A sessão não iniciou
session-again = Tentar de novo
session-new = Nova sessão
session-same-page = Abrir esta página de novo
session-open-page = Abrir “{ $page }”
session-close = Fechar
session-picture-lost = A tela não está disponível
session-picture-lost-why = A sessão continua, mas a tela dela não pode ser alcançada.
session-picture-refused-why = A VM enviou algo que nenhuma VM honesta envia; por isso, a conexão foi fechada. Algo na sessão pode estar atacando seu computador: descarte-a.

## Files, clipboard and bookmarks

transfer-files = Arquivos desta sessão
transfer-files-count = Arquivos desta sessão, { $count } não salvos
transfer-no-files = Nada foi baixado ainda.
transfer-files-why = Os arquivos que você salva ficam no seu computador; todos os outros somem com a sessão. Um arquivo pode ser nocivo; por isso, ele é marcado com a origem e não é aberto.
transfer-more = e mais { $count } anteriores
transfer-save = Salvar
transfer-save-named = Salvar { $name }
transfer-save-original = Salvar o original
transfer-safe-copy = Cópia segura
transfer-more-named = Mais para { $name }
transfer-sent-files = Entregues à sessão
transfer-save-safe-copy = Salvar uma cópia segura
transfer-save-safe-copy-named = Salvar uma cópia segura de { $name }
transfer-save-safe-copy-why = Uma imagem de cada página e nada mais, desenhada em uma segunda VM descartável sem rede.
transfer-safe-copy-text = Cópia segura com texto
transfer-save-safe-copy-text-named = Salvar uma cópia segura de { $name } com texto
transfer-save-safe-copy-text-why = O mesmo, com as palavras que a VM dela lê nas imagens, para que você possa procurá-las e copiá-las.
transfer-print = Imprimir
transfer-print-named = Imprimir uma cópia segura de { $name }
transfer-print-question = Imprimir uma cópia segura deste arquivo?
transfer-print-why = A cópia segura, uma imagem de cada página e nada mais, também é salva no seu computador.
transfer-print-title = Imprimir { $name }
transfer-screenshot = Salvar uma imagem da tela
transfer-screenshot-name = Tela de um navegador descartável
transfer-preview = Primeira página da cópia segura de { $name }
transfer-safe-copy-starting = Cópia segura, iniciando a VM: { $name }
transfer-safe-copy-page = Cópia segura, página { $page } de { $of }: { $name }
transfer-saved = Salvo
transfer-saved-in = Salvo em { $folder }
transfer-drag-out = Arraste-o para outra janela ou uma pasta
transfer-save-all = Salvar tudo
transfer-save-all-question =
    { $count ->
        [one] Salvar no seu computador este arquivo da sessão descartável?
       *[other] Salvar no seu computador estes { $count } arquivos da sessão descartável?
    }
transfer-save-all-why = Eles podem ser nocivos: não os abra, a menos que você confie na origem deles.
transfer-saved-all =
    { $count ->
        [one] O arquivo foi salvo
       *[other] { $count } arquivos foram salvos
    }
transfer-and-more = e mais { $count }
transfer-save-question = Salvar no seu computador este arquivo da sessão descartável?
transfer-save-why = Ele pode ser nocivo: não o abra, a menos que você confie na origem dele.
transfer-save-safe-copy-question = Salvar no seu computador uma cópia segura deste arquivo?
transfer-show-folder = Mostrar a pasta
transfer-unfinished = ainda baixando
transfer-disguised = Não é o que o nome diz
file-type-application-pdf = Documento PDF
file-type-application-msword = Documento do Word
file-type-application-vnd-openxmlformats-officedocument-wordprocessingml-document = Documento do Word
file-type-application-vnd-openxmlformats-officedocument-spreadsheetml-sheet = Planilha do Excel
file-type-application-vnd-openxmlformats-officedocument-presentationml-presentation = Apresentação do PowerPoint
file-type-application-vnd-oasis-opendocument-text = Texto OpenDocument
file-type-application-vnd-oasis-opendocument-spreadsheet = Planilha OpenDocument
file-type-application-vnd-oasis-opendocument-presentation = Apresentação OpenDocument
file-type-application-x-cfb = Documento antigo do Office ou instalador do Windows
file-type-application-epub-zip = Livro eletrônico
file-type-application-rtf = Documento RTF
file-type-application-postscript = Documento PostScript
file-type-application-zip = Arquivo ZIP
file-type-application-gzip = Arquivo compactado (gzip)
file-type-application-x-bzip2 = Arquivo compactado (bzip2)
file-type-application-x-xz = Arquivo compactado (xz)
file-type-application-zstd = Arquivo compactado (zstd)
file-type-application-x-7z-compressed = Arquivo 7z
file-type-application-x-rar-compressed = Arquivo RAR
file-type-application-vnd-rar = Arquivo RAR
file-type-application-x-tar = Arquivo tar
file-type-application-java-archive = Programa Java
file-type-application-vnd-android-package-archive = Aplicativo Android
file-type-application-x-deb = Pacote Debian
file-type-application-x-rpm = Pacote RPM
file-type-application-x-elf = Programa Linux
file-type-application-x-msdownload = Programa Windows
file-type-application-x-mach-binary = Programa macOS
file-type-application-x-apple-diskimage = Imagem de disco do macOS
file-type-application-wasm = Programa WebAssembly
file-type-application-xml = Documento XML
file-type-application-x-sqlite3 = Banco de dados SQLite
file-type-application-ogg = Som ou vídeo
file-type-text-plain = Texto
file-type-text-calendar = Evento de agenda
file-type-text-vcard = Contato
file-type-image-jpeg = Imagem JPEG
file-type-image-png = Imagem PNG
file-type-image-gif = Imagem GIF
file-type-image-webp = Imagem WebP
file-type-image = Imagem
file-type-video = Vídeo
file-type-audio = Som
file-type-text = Texto
file-type-font = Fonte
file-type-model = Modelo 3D
file-type-unknown = tipo desconhecido
transfer-send = Entregar um arquivo…
transfer-send-how = Ou solte um nesta janela.
transfer-drop = Solte para entregar à sessão
transfer-choose-title = Entregar arquivos à sessão
transfer-send-question =
    { $count ->
        [one] Entregar este arquivo à sessão descartável?
       *[other] Entregar estes { $count } arquivos à sessão descartável?
    }
transfer-send-from = em { $folder }
transfer-send-from-hidden = de { $folder }, uma pasta oculta: chaves e senhas são guardadas em pastas assim
transfer-send-why = Toda página na sessão poderá então lê-lo.
transfer-send-confirm = Entregar
transfer-sent =
    { $count ->
        [one] O arquivo está na pasta de downloads da sessão.
       *[other] { $count } arquivos estão na pasta de downloads da sessão.
    }
transfer-cancel = Cancelar
transfer-clipboard = Área de transferência
transfer-copy-out = Copiar
transfer-copy-out-title = Copiar para fora o que foi copiado na sessão (Ctrl + Alt + C)
transfer-copy-out-question = Copiar { $amount } para sua área de transferência?
transfer-copy-out-why = Isso substitui sua área de transferência. Uma página pode ter colocado lá algo diferente do que você viu.
transfer-copied-out =
    { GIVEN($beginning) ->
        [no] Agora na sua área de transferência: { $amount }
       *[yes] Agora na sua área de transferência ({ $amount }): { $beginning }
    }
transfer-paste-in = Colar
transfer-paste-in-title = Colar sua área de transferência na sessão (Ctrl + Alt + V)
transfer-paste-in-question = Colar { $amount } na sessão?
transfer-pasted-in = Colado ({ $amount }). Por um minuto, Ctrl + V cola de novo.
transfer-nothing-to-paste = Sua área de transferência está vazia
transfer-amount-text =
    { $characters ->
        [one] { NUMBER($characters, useGrouping: "auto") } caractere
        [many] { NUMBER($characters, useGrouping: "auto") } de caracteres
       *[other] { NUMBER($characters, useGrouping: "auto") } caracteres
    }
transfer-amount-png = uma imagem de { $size }
transfer-amount-other = nada
transfer-bookmark = Adicionar esta página aos favoritos
transfer-bookmark-question = Adicionar esta página aos favoritos do perfil “{ $profile }”?
transfer-bookmark-name = Nome: “{ $name }”
transfer-bookmark-why = O endereço vem da sessão; uma página pode tê-lo adulterado. Todas as próximas sessões do perfil o mostram.
transfer-bookmark-confirm = Adicionar
transfer-bookmark-how = A sessão não informou o endereço da página. Digite-o ou cole-o aqui.
transfer-bookmarked = Favorito adicionado
transfer-bookmark-is-kept = Esta página já está nos favoritos
transfer-bookmark-remove = Remover o favorito
transfer-bookmark-removed = Favorito removido
transfer-address = Endereço
transfer-saving = Salvando { $name }
transfer-sending = Entregando { $name }

## USB devices

usb-kind-security-key = chave de segurança
usb-kind-camera = câmera
usb-kind-smart-card = leitor de cartões inteligentes
usb-kind-storage = armazenamento
usb-kind-audio = áudio
usb-kind-input = teclado ou ponteiro
usb-kind-network = rede ou sem fio
usb-kind-printer = impressora
usb-kind-other = outro
usb-refusal-no-use = Uma sessão não tem uso para ele.
usb-refusal-not-allowed = Este perfil não permite dispositivos deste tipo.
usb-refusal-no-permission = Sua conta não pode abri-lo. A página “Diagnóstico” diz o que fazer.
usb-refusal-handed-over = Outra sessão está com ele.
usb-open = Conectar um dispositivo
usb-connected =
    { $count ->
        [one] { $name }
       *[other] { $count } dispositivos
    }
usb-open-connected = Conectado: { $names }. Mostrar todos os dispositivos
usb-devices = Conectar um dispositivo
usb-devices-why = Um dispositivo que você conecta pertence só a esta sessão, até que você o desconecte ou a sessão termine. As páginas podem usá-lo assim que você permitir no navegador.
usb-looking = Procurando dispositivos
usb-none = Nenhum dispositivo USB está conectado.
usb-connect = Conectar
usb-connect-named = Conectar { $name }
usb-disconnect = Desconectar
usb-disconnect-named = Desconectar { $name }
usb-is-connected = Conectado a esta sessão
usb-connect-question = Entregar “{ $name }” a esta sessão?
usb-connect-why = Seu computador não pode usá-lo enquanto isso. Um invasor na sessão pode fazer qualquer coisa com ele, até mudar o que ele é: conecte só o que você conectaria a um computador em que não confia.
# Added for a reader of smart cards.
usb-connect-restarts = O Chromium desta sessão então inicia de novo e reabre suas páginas. Texto não enviado e downloads não concluídos se perdem.
usb-told = { $name } está conectado

## Window that asks where a link opens

link-title = Onde este link deve abrir?
link-from = Outro aplicativo quer abrir este endereço:
link-here = Abrir no Safe Browse
link-here-why = Em uma VM nova que é descartada depois
link-in-session-why = Em uma nova aba, ao lado das páginas e dos logins que estão abertos lá
link-target = Sessão
link-new-session = Nova: { $profile }
link-open-session = { $profile }, aberta desde { $since }
link-elsewhere = Abrir em { $browser }
link-elsewhere-why = Com seus logins e seu histórico
link-remember = Fazer sempre isto para { $site }
link-dismiss = Não abrir
link-rule-question = Sempre abrir { $site } no Safe Browse?
link-rule-why = Também seus subdomínios. Um navegador com a extensão deixa então de contatar este site; os links de outros aplicativos também abrem aqui.
link-rule-confirm = Sempre abrir
link-no-rule-question = Deixar de sempre abrir { $site } no Safe Browse?
link-no-rule-why = Também seus subdomínios. O outro navegador passa então a abrir este site ele mesmo.
link-no-rule-confirm = Deixar de abrir
console-hint = A saída do console da VM está em { $path }.

## Extension of a browser of the host

extension-about = Abre links em um navegador descartável, e sempre os sites que você escolher.
extension-mail-about = Abre links e anexos de e-mails em um navegador descartável.
extension-button = Safe Browse
extension-open = Abrir no Safe Browse
extension-mail-open-link = Abrir link no Safe Browse
extension-mail-open-attachment = Abrir anexo no Safe Browse
extension-open-page = Abrir esta página no Safe Browse
extension-always = Sempre abrir este site no Safe Browse…
extension-not-always = Deixar de sempre abrir este site no Safe Browse…
extension-rule-always = Este site sempre abre no Safe Browse.
extension-rule-never = Este site nunca abre por conta própria no Safe Browse.
extension-rule-none = Não há regra para este site.
extension-no-page = Isto não é uma página de um site.
extension-opening = Abrindo no Safe Browse…
extension-opened = Esta página abre no Safe Browse
extension-opened-why = Este navegador não contatou o site.
extension-not-opened = Esta página não foi aberta
extension-open-again = Abrir mais uma vez
extension-back = Voltar
extension-refused-too-often = Cinco pedidos chegaram em um minuto. Aguarde e tente de novo.
extension-refused-not-a-page = O Safe Browse não abre um endereço assim.
extension-refused-no-desktop = As janelas do Safe Browse não estão instaladas, ou não há tela.
extension-refused-not-there = O Safe Browse não responde. Ele está instalado?
extension-refused-no-rule = Nenhuma regra diz que este site abre no Safe Browse.
extension-refused-too-large = O anexo tem mais de 67 MB.
extension-refused-no-room = Há anexos demais abertos no Safe Browse. Feche algumas de suas janelas.
extension-refused-unreadable = O Thunderbird não tem este anexo.

## Failures as windows tell them, where a reason belongs under the details

window-error-host-agent-not-started = O serviço em segundo plano não iniciou.
    .hint = Para ver por quê, execute em um terminal: safe-browse daemon
    .details = { $reason }
window-error-command-failed = { $program } { part-command-problem }.
    .hint = Tente de novo. Se falhar outra vez, consulte a página “Diagnóstico”.
    .details =
        { $output }
        { $command }
window-error-vm-not-started = O { $hypervisor } não iniciou a VM.
    .hint = Tente de novo. Se falhar outra vez, consulte a página “Diagnóstico”.
    .details = { $reason }
window-error-start-failed =
    { GIVEN($reason) ->
        [no] A sessão não iniciou: { part-end }.
       *[yes] A sessão não iniciou: { $reason }.
    }
    .hint = Tente de novo. Se falhar outra vez, consulte a página “Diagnóstico”.
    .details = { $lastWords }
window-error-template-refused = O { $hypervisor } não consegue carregar o modelo.
    .hint = Abra a sessão de novo: o modelo é selado mais uma vez.
    .details = { $reason }
window-error-uplink-not-started = A conexão com a Internet não iniciou ({ $program }).
    .hint = Consulte a página “Diagnóstico”.
    .details = { $reason }
window-error-tap-refused = Nenhuma interface tap da ponte { $bridge } pôde ser aberta.
    .hint = Como root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. Ou indique sua própria interface tap nas configurações.
    .details = { $reason }
window-error-pci-not-taken = A placa { $device } não pode ser usada.
    .hint = Como root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown USUARIO /dev/vfio/{ $group }; e aumente seu limite de memória travada para a memória da VM de rede.
    .details = { $reason }
window-error-microphone-silent = O microfone do seu computador não entrega nada.
    .hint = Verifique se ele está conectado e qual deles está selecionado nas configurações de som.
    .details = { $reason }
window-error-usb-not-connected = { $device } não foi conectado.
    .hint = Conecte-o de novo ao computador e tente mais uma vez.
    .details = { $reason }
window-error-pool-host-unreachable = O computador { $host } não pode ser alcançado.
    .hint = Veja você mesmo: { $check }
    .details = { $reason }
window-error-pool-host-key-unknown = A chave do computador { $host } não é a conhecida; por isso, ele não foi usado.
    .hint = Outro computador pode estar respondendo no lugar dele. Compare a chave com a do computador. Se ele foi reinstalado: ssh-keygen -R { $name }, depois ssh { $host }
    .details = { $reason }
window-error-pool-members-unknown = Os computadores do grupo { $pool } não são conhecidos.
    .hint = Veja você mesmo: { $check }
    .details = { $reason }

## Failures: Host agent

error-host-agent-unreachable = A conexão com o serviço em segundo plano foi perdida.
    .hint = Ele reinicia automaticamente. Tente de novo em alguns segundos.
error-host-agent-shutting-down = O serviço em segundo plano está sendo encerrado.
    .hint = Ele reinicia automaticamente. Tente de novo em alguns segundos.
error-host-agent-internal-error = O serviço em segundo plano falhou.
    .hint = Tente de novo. Se falhar outra vez, a página “Log” pode dizer mais.
    .details = { $reason }
error-host-agent-answer-unknown = A resposta do serviço em segundo plano a { $method } não corresponde à interface.
    .hint = Ele pode ter outra versão. Execute: safe-browse daemon --stop
error-host-agent-not-started =
    { GIVEN($reason) ->
        [no] O serviço em segundo plano não iniciou.
       *[yes] O serviço em segundo plano não iniciou: { $reason }
    }
    .hint = Para ver por quê, execute-o em primeiro plano: safe-browse daemon
error-host-agent-running = O serviço em segundo plano já está em execução (processo { $pid }).
    .hint = Pare-o antes: safe-browse daemon --stop
error-forget-sessions-run =
    { $count ->
        [one] Uma sessão está aberta: nada foi removido.
       *[other] { $count } sessões estão abertas: nada foi removido.
    }
    .hint = Feche-as antes: safe-browse close --all
error-forget-desktop-runs = A janela ou o ícone do Safe Browse está aberto: nada foi removido.
    .hint = Saia do Safe Browse no menu do ícone e tente de novo.
error-forget-not-confirmed = Nada foi removido: não há um terminal para perguntar.
    .hint = Remover sem perguntar: safe-browse forget --yes
error-socket-refused = O serviço em segundo plano não pode usar o soquete que herdou: { $problem }.
    .hint = A unidade dele precisa ter exatamente um ListenStream=%t/safe-browse/agent.sock
error-runtime-folder-too-long = O caminho da pasta de execução é longo demais para um soquete Unix.
    .hint = Defina para XDG_RUNTIME_DIR um caminho mais curto, por exemplo /run/user/1000.
    .details = { $folder }
error-folder-not-private = Outros usuários têm acesso a uma pasta do Safe Browse.
    .hint = Exclua-a ou retire o acesso deles (chmod 700), depois tente de novo.
    .details = { $path }
error-bad-request = A solicitação não corresponde à interface: { $problems }
    .hint = O programa e o serviço em segundo plano podem ter versões diferentes. Execute: safe-browse daemon --stop
error-cancelled =
    { $task ->
        [build] A construção da { part-image-name } foi cancelada.
        [session] O início foi cancelado. Nada restou dele.
       *[other] Cancelado. Nada foi alterado.
    }
    .hint =
        { $task ->
            [build] A imagem em uso não mudou. Inicie a construção de novo quando precisar dela.
            [session] Abra uma nova sessão.
           *[other] Repita quando precisar.
        }
error-internal = O Safe Browse cometeu um erro.
    .hint = É um defeito do Safe Browse. Relate-o, com os detalhes.
    .details = { $reason }

## Failures: Programs and disks of the host

error-package-missing = { $program } não está instalado.
    .hint = Instale o pacote: { $install }
part-command-problem =
    { $problem ->
        [timeout] levou mais de { $status } s
        [signal] falhou ({ $status })
        [exit] falhou (código de saída { $status })
       *[other] { UNKNOWN() }
    }
error-command-failed =
    { GIVEN($output) ->
        [no] { $program } { part-command-problem }.
       *[yes] { $program } { part-command-problem }: { $output }
    }
    .hint = O comando era: { $command }
part-disk-task =
    { $task ->
        [build-browser] para construir a imagem do navegador
        [build-network] para construir a imagem de rede
        [build-host] para construir a imagem do hospedeiro
        [seal] para selar uma VM
        [save] para salvar o arquivo
        [pull] para baixar a imagem
       *[other] { UNKNOWN() }
    }
part-disk-need =
    { GIVEN($free) ->
        [no] são necessários { $needed }
       *[yes] são necessários { $needed } e há { $free } livres
    }
error-disk-full =
    { GIVEN($task) ->
        [no]
            { GIVEN($needed) ->
                [no] Não há espaço suficiente em disco.
               *[yes] Não há espaço suficiente em disco: { part-disk-need }.
            }
       *[yes]
            { GIVEN($needed) ->
                [no] Não há espaço suficiente em disco { part-disk-task }.
               *[yes] Não há espaço suficiente em disco { part-disk-task }: { part-disk-need }.
            }
    }
    .hint =
        { $task ->
            [save] Libere espaço, ou escolha outra pasta nas configurações.
           *[other]
                { GIVEN($task) ->
                    [no] Libere espaço nesse disco e tente de novo.
                   *[yes] Libere espaço, por exemplo com: safe-browse image prune
                }
        }
    .details = { $path }
error-folder-not-writable = Não é possível gravar na pasta { $folder }.
    .hint = Escolha outra nas configurações, em “Pasta de downloads”.
error-disk-read-only = O disco é somente leitura.
    .hint = Permita a gravação e tente de novo. Um disco que se tornou somente leitura por conta própria pode estar danificado.
    .details = { $path }
error-own-file-unusable =
    { $problem ->
        [forbidden] O Safe Browse não pode usar um de seus arquivos ou pastas.
        [in-the-way] Há um arquivo onde o Safe Browse precisa de uma pasta, ou uma pasta onde ele precisa de um arquivo.
        [missing] Falta uma pasta do Safe Browse.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [forbidden] Devolva-o à sua conta (chown) e tente de novo.
            [in-the-way] Mova-o para outro lugar e tente de novo.
            [missing] Tente de novo: o Safe Browse cria suas pastas quando inicia.
           *[other] { UNKNOWN() }
        }
    .details = { $path }
error-connection-failed =
    { $problem ->
        [no-network] Não há conexão de rede.
        [no-name] Não há conexão com a Internet: o nome do servidor não foi encontrado.
        [no-route] Nenhuma rota leva ao servidor.
        [refused] O servidor recusou a conexão.
        [no-answer] O servidor não responde.
        [proxy] O proxy não deixou a solicitação passar.
        [certificate] O certificado do servidor não é válido.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [no-network] Conecte-se a uma rede e tente de novo.
            [no-name] Conecte-se à Internet e tente de novo.
            [no-route] Verifique o firewall e a VPN e tente de novo.
            [refused] Tente de novo mais tarde.
            [no-answer] Tente de novo mais tarde.
            [proxy] Verifique o endereço do proxy e seu login nele e tente de novo.
            [certificate] Verifique o relógio deste sistema e tente de novo.
           *[other] { UNKNOWN() }
        }
    .details = { $output }
error-user-namespaces-missing = Esta conta não tem UIDs subordinados, de que a construção de uma imagem precisa.
    .hint = Instale o pacote uidmap e execute como root: usermod --add-subuids 165536-231071 --add-subgids 165536-231071 { $account }

## Failures: Sessions

error-session-not-found = Não há sessão “{ $id }”.
    .hint = As sessões abertas estão na janela principal.
error-session-not-ready =
    { GIVEN($id) ->
        [no] A sessão ainda não tem VM.
       *[yes] A sessão { $id } ainda não tem VM.
    }
    .hint = Aguarde até que ela esteja pronta.
error-typing-failed = A VM não digitou o texto.
    .hint = Digite-o de novo. Se isso também falhar, copie-o e cole-o.
error-trace-missing = Nenhum rastro do início da sessão { $id } restou: um serviço anterior a iniciou.
    .hint = Abra uma nova sessão e peça o rastro dela enquanto este serviço executa.
error-session-not-open = A sessão { $id } não está aberta; por isso, não pode ser descartada com um prazo para desfazer.
    .hint = Feche-a: safe-browse close { $id }
error-memory-short =
    { GIVEN($cgroup) ->
        [no] A sessão precisa de { $neededMiB } MiB de memória, mas só { $availableMiB } MiB estão disponíveis.
       *[yes] A sessão precisa de { $neededMiB } MiB de memória, mas só { $availableMiB } MiB estão disponíveis dentro do limite do cgroup dela.
    }
    .hint =
        { GIVEN($cgroup) ->
            [no] Feche sessões ou outros programas, ou dê menos memória ao perfil.
           *[yes] Feche sessões ou aumente o limite (MemoryMax), ou dê menos memória ao perfil.
        }
    .details = { $cgroup }
part-end =
    { $end ->
        [browser-closed] o navegador dela foi fechado
        [browser-crashed] o navegador dela travou
        [display-crashed] a tela da VM dela travou
        [portal-over] ela estava aberta para entrar em uma rede, e a Internet está disponível
        [lifetime-over] ela atingiu a duração máxima que o perfil define
        [outdated] há uma atualização de segurança para a imagem dela, e ela atingiu a idade máxima que o perfil define
        [idle] ela ficou inativa por mais tempo do que o perfil permite
        [closed] ela foi fechada
        [vm-ended] a VM dela terminou inesperadamente
        [image-damaged] a imagem dela está danificada; por isso, a VM parou
        [guest-failed] o sistema convidado relatou uma falha
        [protocol-violation] a VM dela violou o protocolo
        [host-lost] o computador em que ela executava sumiu
        [start-failed] ela não iniciou
       *[other] { UNKNOWN() }
    }
error-session-ended = A sessão terminou: { part-end }.
    .hint = Abra uma nova sessão.
error-start-timed-out =
    A sessão não iniciou: { $requirement ->
        [image] as imagens não foram verificadas
        [network] a VM de rede não iniciou
        [vm] a VM não iniciou
        [guest-agent] o sistema convidado não respondeu
        [home] a pasta pessoal limpa não foi restaurada
        [screen] a tela gráfica não iniciou
        [identity] a VM não assumiu a nova identidade
        [browser-window] o Chromium não abriu a janela
        [painted] o Chromium não desenhou a janela
       *[other] { UNKNOWN() }
    } em { $seconds } s.
    .hint =
        { $requirement ->
            [image] Execute: safe-browse image verify
            [network] Consulte a página “Rede”.
            [vm] Consulte a página “Diagnóstico”.
            [guest-agent] Construa a imagem do navegador de novo.
            [home] Construa a imagem do navegador de novo.
            [screen] Dê mais memória ao perfil, ou construa a imagem de novo.
            [identity] Construa a imagem do navegador de novo.
            [browser-window] Dê mais memória ao perfil, ou aumente o tempo limite do início.
            [painted] Em um computador lento, aumente o tempo limite do início.
           *[other] { UNKNOWN() }
        }
error-start-failed =
    { GIVEN($reason) ->
        [no]
            { GIVEN($lastWords) ->
                [no] A sessão não iniciou: { part-end }.
               *[yes] A sessão não iniciou: { part-end } ({ $lastWords }).
            }
       *[yes] A sessão não iniciou: { $reason }.
    }
    .hint = Execute: safe-browse doctor
error-no-portal =
    { $problem ->
        [online] Você já está on-line.
        [none] A Internet não está disponível, e nenhuma página de entrada foi encontrada na rede.
        [refused] A rede indica uma página de entrada que nenhuma sessão pode alcançar.
        [no-network] Seu computador não está em nenhuma rede.
        [off] Nenhuma página está configurada para encontrar a página de entrada de uma rede.
        [exit] As sessões deste perfil saem por uma saída ou rodam em outro computador, por isso não podem entrar na rede deste.
        [profile] Nenhum perfil entra em redes.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [online] Abra uma página: safe-browse open
            [none] Espere um momento e tente de novo, ou pergunte a quem administra a rede.
            [refused] Espere um momento e tente de novo, ou pergunte a quem administra a rede.
            [no-network] Conecte o computador a uma rede e tente de novo.
            [off] Configure uma: safe-browse config set network.portalProbe http://network-test.debian.org/nm
            [exit] Use um perfil com exit = "direct" e sem where.
            [profile] Dê a um perfil network.policy = "portal", ou pergunte a quem gerencia as configurações.
           *[other] { UNKNOWN() }
        }
error-profile-not-found = Não há perfil “{ $name }”.
    .hint = Perfis disponíveis: { $profiles }
part-forbidden =
    { $act ->
        [save-files] salvar arquivos dela
        [send-files] entregar arquivos a ela
        [screenshot] salvar a tela dela, já que não permite salvar arquivos
        [copy-out] copiar a área de transferência dela
        [paste-in] colar nada nela
        [keep-running] mantê-la em execução enquanto inativa
       *[other] { UNKNOWN() }
    }
error-profile-forbids =
    { GIVEN($by) ->
        [no] O perfil desta sessão não permite { part-forbidden }.
       *[yes] O perfil desta sessão não permite { part-forbidden }. Gerenciado por { $by }.
    }
    .hint =
        { GIVEN($by) ->
            [no] Permita isso para o perfil, nas configurações. As sessões abertas mantêm aquilo com que foram abertas.
           *[yes]
                { GIVEN($contact) ->
                    [no] Pergunte ao seu administrador.
                   *[yes] Pergunte a { $contact }.
                }
        }
error-no-scale = Esta sessão fica na escala de 100%.
    .hint = Defina a escala como “Automático” no perfil dela. Sessões em outros computadores e as do Xen ficam sempre em 100%.
error-no-sound = Esta sessão não tem som.
    .hint = Ative o som no perfil dela. A página “Diagnóstico” diz se seu computador pode tocar som.
error-no-microphone = Esta sessão não tem microfone.
    .hint = Permita-o no perfil dela. A página “Diagnóstico” diz se seu computador pode gravar som.
error-microphone-silent = O microfone do seu computador não entrega nada: { $reason }
    .hint = Verifique se ele está conectado e qual deles está selecionado nas configurações de som.
error-no-automation = Nenhum programa pode controlar esta sessão.
    .hint = Permita isso no perfil dela e abra outra sessão. As do Xen não podem ser controladas.
error-automation-refused = Não foi permitido que um programa controlasse esta sessão.
    .hint = A janela da sessão pergunta isso. Tente de novo e responda nela em até dois minutos.
error-no-recording = Esta sessão não pode ser gravada.
    .hint = Permita isso no perfil dela e abra outra sessão. As do Xen não podem ser gravadas.
error-recording-refused = Não foi permitido gravar esta sessão.
    .hint = A janela da sessão pergunta isso. Tente de novo e responda nela em até dois minutos.
error-recording-under-way = Esta sessão já está sendo gravada em { $folder }.
    .hint = Termine antes aquela gravação: safe-browse record --stop ID
error-recording-folder-taken = A pasta { $folder } contém arquivos.
    .hint = Indique uma pasta nova ou vazia.
error-recording-not-found = Não há gravação em { $folder }.
    .hint = Indique a pasta que `safe-browse record` preencheu, com seu manifest.jsonl.
error-socket-path-unusable = O caminho do socket Unix não pode ser escrito como endereço.
    .hint = Use o endereço sem --socket, ou defina XDG_RUNTIME_DIR como uma pasta cujo caminho tenha apenas letras, algarismos, pontos e hifens.
error-sites-invalid = “{ $text }” não é uma lista de sites.
    .hint = Informe os hosts separados por vírgulas, como example.org,example.com. Sem portas, caminhos nem padrões; os subdomínios estão incluídos.
error-playwright-missing = O projeto de { $file } não tem o Playwright.
    .hint = Na pasta dele, execute: npm install --save-dev playwright-core
part-url-problem =
    { $problem ->
        [too-long] codificado, ele tem mais de { $limit } bytes
        [scheme] ele tem o esquema “{ $scheme }”; são permitidos http, https e about:blank
        [space] ele contém um espaço ou caractere de controle
        [not-a-url] não é um URL como https://example.org/
        [not-a-page] não é o endereço de uma página
        [credentials] ele contém um nome de usuário ou uma senha
       *[other] { UNKNOWN() }
    }
error-url-refused = O Safe Browse não abre este endereço: { part-url-problem }.
    .hint = Digite um endereço como https://bank.example

## Failures: Exits

error-exit-not-found = Não há nenhuma saída “{ $exit }”.
    .hint = Veja todas as saídas: safe-browse exit list
error-exit-keys-missing = Faltam as chaves da saída { $exit }.
    .hint = Importe de novo o arquivo dela: safe-browse exit import ARQUIVO --name { $exit } --replace
error-exit-server-unknown = O servidor da saída { $exit } não foi encontrado: { $server }.
    .hint = Verifique a rede do seu computador. As sessões esperam, e nada sai por outro caminho.
error-exit-down = A saída { $exit } está fora do ar: { $server } não responde.
    .hint = Verifique a rede do seu computador, ou pergunte a quem mantém o servidor. As sessões esperam, e nada sai por outro caminho.
error-exit-tor-connecting = O Tor está se conectando para a saída { $exit }: { $percent } %.
    .hint = As sessões esperam, e nada sai por outro caminho. Se não avançar, talvez a sua rede bloqueie o Tor: obtenha pontes, e indique-as como bridges da saída.
error-exit-tor-down = A saída { $exit } está fora do ar: o Tor não encontra nenhum caminho pela sua rede.
    .hint = Verifique a rede do seu computador. As sessões esperam, e nada sai por outro caminho.
error-exit-login-refused = O proxy da saída { $exit } recusa as credenciais: { $server }.
    .hint = Informe as corretas: safe-browse exit add { $exit } --login ARQUIVO --replace, com --kind e --server. As sessões esperam, e nada sai por outro caminho.
error-exit-no-proxy = O que responde em { $server } não é um proxy do tipo que a saída { $exit } indica.
    .hint = Verifique o tipo e o servidor da saída, ou pergunte a quem mantém o proxy. As sessões esperam, e nada sai por outro caminho.
error-exit-login-missing = Faltam as credenciais da saída { $exit }.
    .hint = Informe-as: safe-browse exit add { $exit } --login ARQUIVO --replace, com --kind e --server
error-exit-login-invalid = A saída não pode ser adicionada assim: { $problems }.
    .hint = Corrija o que está indicado aqui. O nome e a senha têm no máximo 63 caracteres cada, e o nome não tem dois-pontos.
error-exit-resolver-silent = A saída { $exit } funciona, mas seu servidor de nomes { $resolver } não responde.
    .hint = Verifique o servidor de nomes no arquivo do WireGuard e importe-o de novo.
error-exit-file-invalid = O arquivo não descreve nenhuma saída utilizável: { $problems }.
    .hint = Corrija o que é citado aqui e importe o arquivo de novo.
error-exit-exists = Já existe uma saída “{ $exit }”.
    .hint = Escolha outro nome com --name, ou substitua-a com --replace.

## Failures: Sessions on other hosts

error-pool-host-unreachable = O computador { $host } não pode ser alcançado: { $reason }
    .hint = Veja você mesmo: { $check }
# `name`: the host without the account.
error-pool-host-key-unknown = A chave do computador { $host } não é a conhecida; por isso, ele não foi usado: { $reason }
    .hint = Outro computador pode estar respondendo no lugar dele. Compare a chave com a do computador. Se ele foi reinstalado: ssh-keygen -R { $name }, depois ssh { $host }
error-pool-hosts-failed = Nenhum computador do grupo { $pool } aceitou a sessão. { $reasons }
    .hint = Veja os computadores, e por quê: safe-browse pool status
error-pool-members-unknown = Os computadores do grupo { $pool } não são conhecidos: { $reason }
    .hint = Veja você mesmo: { $check }
error-pool-none-ready = Nenhum computador do grupo { $pool } está pronto.
    .hint = Veja os computadores, e por quê: safe-browse pool status
error-pool-drain-refused = O computador { $host } não foi alterado: { $reason }
    .hint = Isso muda o computador para todos. Pergunte a quem cuida do cluster.
error-pool-host-of-another-version = O computador { $host } executa uma versão do Safe Browse que esta não entende.
    .hint = Atualize o Safe Browse no seu computador e no outro.
error-pool-host-violation = O computador { $host } enviou algo que o protocolo não permite; por isso, foi desconectado.
    .hint = Se acontecer de novo com a mesma versão dos dois lados, não confie no computador até que ele seja reinstalado.
error-pool-host-forbids =
    { GIVEN($by) ->
        [no] Esta sessão executa em { $host }, que não permite { part-forbidden }.
       *[yes] Esta sessão executa em { $host }, que não permite { part-forbidden }. Gerenciado por { $by }.
    }
    .hint = Valem as regras dos dois computadores. Pergunte a quem cuida de { $host }.
error-pool-host-refused = O computador { $host } diz: { $reason }
    .hint = Em { $host }, isto diz mais: safe-browse doctor
error-pool-full = Nenhum computador do grupo { $pool } tem lugar para mais uma sessão.
    .hint = Feche sessões, ou veja os computadores: safe-browse pool status
error-pool-drained = Todos os computadores do grupo { $pool } estão esvaziados: não aceitam novas sessões.
    .hint = Deixe um aceitar sessões de novo: safe-browse pool resume COMPUTADOR
error-pool-too-many-sessions = Seu computador já tem { $most } sessões naquele computador, que é o limite.
    .hint = Feche as sessões de que você não precisa.
error-pool-too-many-desks = { $most } computadores já usam esta conta, que é o limite.
    .hint = Feche as sessões daqueles de que você não precisa. Se não forem seus, uma chave desta conta foi roubada: remova-a de authorized_keys.
error-pool-host-not-found = Nenhum grupo tem um computador “{ $host }”.
    .hint =
        { GIVEN($hosts) ->
            [no] A configuração não tem nenhum grupo de computadores.
           *[yes] Computadores: { $hosts }
        }
error-pool-not-there =
    { $what ->
        [trace] O início de uma sessão em outro computador não tem rastro aqui
        [dry-run] Os comandos que iniciam uma sessão em outro computador são executados lá, não aqui
        [usb] Dispositivos USB só são entregues a sessões que executam aqui
        [recording] Só são gravadas sessões que executam aqui
       *[other] { UNKNOWN() }
    }.
    .hint = Abra uma sessão com um perfil que execute no seu computador.

## Failures: VMs and hypervisors

error-vm-not-started = O { $hypervisor } não iniciou a VM: { $reason }
    .hint = Execute: safe-browse doctor
error-vm-ended = A VM terminou.
    .hint = Abra uma nova sessão.
error-vm-lingers =
    { $kind ->
        [process] O processo { $name } não termina.
        [domain] O domínio { $name } não termina.
        [VM] A VM { $name } não termina.
       *[other] { UNKNOWN() }
    }
    .hint = Examine com: { $look }
error-console-missing = A VM não tem console.
    .hint = Execute: safe-browse doctor
error-screenshot-unavailable = A VM é mostrada na tela do seu computador, onde nenhuma imagem dela pode ser feita.
    .hint = Mude para ela lá: ela tem um lugar no alternador.
error-protocol-violation =
    { $vm ->
        [browser] A VM do navegador violou o protocolo: { $detail }. Ela foi parada.
        [network] A VM de rede violou o protocolo: { $detail }. Ela foi parada.
        [converter] A VM de conversão violou o protocolo: { $detail }. O arquivo pode tê-la dominado. Nada foi salvo dela.
        [inspected] A VM inspecionada violou o protocolo: { $detail }. Ela foi parada.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $vm ->
            [converter] Não confie neste arquivo.
            [network] Reinicie a rede na página “Rede”.
           *[other] Abra uma nova sessão.
        }
error-kvm-unavailable = A configuração pede o KVM, mas { $reason }.
    .hint = { $remedy } Ou escolha a aceleração “Automático” para a emulação por software.
error-domain-invalid = O { $hypervisor } não pode executar a VM “{ $name }”: { $problems }.
    .hint = Mude a configuração ou o local das pastas.
error-pvh-unsupported = O XenClient não pode executar a VM: esta versão do xenmgr não tem suporte a PVH.
    .hint = Escolha os tipos PV ou HVM para o Xen na configuração.
error-xenmgr-refused =
    { GIVEN($reason) ->
        [no]
            { GIVEN($number) ->
                [no] O xenmgr recusou { $what } sem dar um motivo.
               *[yes] O xenmgr recusou { $what } sem dar um motivo ({ $number }).
            }
       *[yes]
            { GIVEN($number) ->
                [no] O xenmgr recusou { $what }: { $reason }.
               *[yes] O xenmgr recusou { $what }: { $reason } ({ $number }).
            }
    }
    .hint =
        { $number ->
            [101] Desligue outras VMs, ou dê menos memória ao perfil.
            [202] A política dele não permite mudar esta VM: policy-modify-vm-settings.
            [204] Execute: safe-browse doctor
            [205] Desligue outra VM: o alternador tem nove lugares.
            [217] O disco mudou desde que foi medido. Construa a imagem de novo.
            [220] A política dele proíbe isso: examine as propriedades policy-… da VM.
            [230] Outra VM está com esta placa: desligue-a, ou indique outra placa nas configurações.
            [232] Inicie antes a VM de rede na página “Rede”.
           *[other] Examine o log dele no dom0: /var/log/messages
        }
error-disk-damaged = Um disco no dom0 não contém o que foi gravado nele.
    .hint = Verifique o armazenamento do dom0: o log e o espaço livre.
    .details = { $path }
error-disk-not-opened = O disco de uma VM não pôde ser aberto como dispositivo de bloco.
    .hint = No dom0, examine: tap-ctl list

## Failures: Images

part-image-name =
    { $role ->
        [browser] imagem do navegador
        [network] imagem de rede
        [host] imagem do hospedeiro
       *[other] imagem “{ $role }”
    }
# `channel`: the one that brings the images of this host.
error-image-missing =
    { GIVEN($channel) ->
        [no] Ainda não há { part-image-name }.
       *[yes] Ainda não há { part-image-name }: o canal { $channel } ainda não trouxe nenhuma versão.
    }
    .hint =
        { GIVEN($channel) ->
            [no] Construa-a na página “Imagens”; isso leva alguns minutos.
           *[yes] Ela vem por conta própria quando a distribuição chegar até aqui.
        }
error-build-untrusted = Uma imagem construída aqui não iniciaria, porque as chaves de imagens confiáveis não contêm “local”.
    .hint = Nada foi construído. As imagens vêm de outro lugar: safe-browse image update, ou safe-browse image pull
error-image-not-found = Não há imagem { $digest }.
    .hint = A página “Imagens” mostra as que existem.
error-image-ambiguous = Mais de uma imagem começa com { $digest }.
    .hint = Informe mais dígitos do resumo.
error-no-previous-image =
    { GIVEN($role) ->
        [no] Não há imagem anterior.
       *[yes] Não há { part-image-name } anterior.
    }
    .hint = A página “Imagens” mostra as que existem.
error-image-damaged =
    { GIVEN($damage) ->
        [no] A { part-image-name } está danificada: a VM leu dados diferentes dos que foram construídos e parou.
       *[yes] A { part-image-name } está danificada: { $damage }.
    }
    .hint =
        { $origin ->
            [imported] Importe-a de novo: safe-browse image import network
           *[other] Construa a { part-image-name } de novo na página “Imagens”.
        }
error-image-unsigned = A { part-image-name } não está assinada: uma versão antiga do Safe Browse a fez, ou outra pessoa.
    .hint =
        { $origin ->
            [imported] Importe-a de novo: safe-browse image import network
           *[other] Construa a { part-image-name } de novo na página “Imagens”.
        }
error-image-untrusted = A { part-image-name } está assinada com a chave { $key }, que não é confiável aqui.
    .hint =
        { $origin ->
            [imported] Importe-a de novo: safe-browse image import network. Ou adicione a chave pública do autor nas configurações.
           *[other] Construa a { part-image-name } de novo na página “Imagens”. Ou adicione a chave pública do autor nas configurações.
        }
error-image-recalled = A { part-image-name } foi recolhida: { $why }.
    .hint = Obtenha a seguinte: safe-browse image update. Sem canal, construa-a: safe-browse image build { $role }
error-recalls-damaged = Não se sabe quais imagens foram recolhidas: a lista não pode ser lida.
    .hint = Se você sabe por que ela mudou, exclua-a; a próxima verificação do canal a escreve de novo.
    .details = { $path }
error-image-older = A { part-image-name } foi construída em { $builtAt }, mas uma construída em { $newest } já foi usada.
    .hint = Construa a { part-image-name } de novo na página “Imagens”. Só safe-browse image rollback { $role } volta a uma imagem mais antiga.
error-image-record-damaged = Não se sabe qual { part-image-name } foi usada antes: a lista não pode ser lida.
    .hint = Se você sabe por que ela mudou, exclua-a.
    .details = { $path }
error-image-shared = A { part-image-name } serve a todas as contas deste computador: a assinatura dela não pode ser substituída aqui.
    .hint = Construa uma para esta conta e assine-a: safe-browse image build { $role }
error-image-role-unknown = Não há imagem “{ $role }”.
    .hint = Imagens disponíveis: { $roles }
error-image-role-missing = Uma receita constrói uma imagem, e o comando não diz qual.
    .hint = Indique-a: safe-browse image build browser --recipe ARQUIVO
error-image-import-network-only = Só uma imagem de rede pode ser importada.
    .hint = Execute: safe-browse image import network --kernel ARQUIVO --rootfs ARQUIVO
error-import-refused =
    A imagem não foi importada: { $path } { $problem ->
        [unreadable] não pode ser lido
        [not-a-file] não é um arquivo
        [not-a-kernel] não é um kernel Linux para este processador (um bzImage)
        [not-a-file-system] não é um sistema de arquivos ext2, ext3, ext4, squashfs ou erofs
        [not-unmounted] não foi desmontado; por isso, o journal precisa ser reaplicado antes
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [not-unmounted] Reaplique o journal: e2fsck -f { $path }
           *[other] Indique um kernel e o sistema de arquivos raiz que pertence a ele.
        }

## Failures: Image builds

error-build-running = A { part-image-name } já está sendo construída (processo { $pid }).
    .hint = Aguarde até que termine, ou cancele.
error-agent-bundle-missing = O agente do sistema convidado não foi construído.
    .hint = Em uma cópia do código, execute: npm run build
error-host-image-incomplete = A imagem do hospedeiro contém as imagens das VMs, e ainda não há { part-image-name }.
    .hint = Construa antes a { part-image-name }.
error-speech-missing = O perfil { $profile } lê páginas em voz alta, mas a imagem do navegador não contém fala.
    .hint = Construa-a de novo na página “Imagens”. Isso adiciona a fala e leva alguns minutos.
error-recipe-unreadable = A receita { $path } não pode ser lida.
    .hint = Indique com --recipe um arquivo TOML que possa ser lido.
error-recipe-invalid =
    { $count ->
        [one]
            { $path } tem um erro:
            { $problems }
       *[other]
            { $path } tem { $count } erros:
            { $problems }
    }
    .hint = Corrija a receita e construa de novo. O guia descreve as receitas em host-agent/guide/configuration.md.
error-kernel-module-missing = O kernel não tem o módulo { $modules }.
    .hint = Remova-o da receita.
error-no-package-sources = As fontes de pacotes deste sistema não podem ser usadas para uma imagem: { $problem }.
    .hint = As imagens são construídas com os repositórios do Debian, assinados com o chaveiro dele (Signed-By: /usr/share/keyrings/debian-archive-keyring.pgp). Para usar outros também, indique-os em images.extraSources.
error-packages-failed = Os pacotes não puderam ser instalados.
    .hint = Verifique os nomes dos pacotes na receita e se apt-get update funciona neste sistema.
    .details = { $output }
error-build-result-refused =
    A imagem não foi construída: o que os pacotes deixaram como { $name } { $problem ->
        [missing] está ausente
        [a-link] é um link
        [not-a-file] não é um arquivo
        [of-another-account] pertence a outra conta
        [too-large] é grande demais
        [unreadable] não pode ser lido
       *[other] { UNKNOWN() }
    }.
    .hint = Um pacote da imagem pode ser hostil. Verifique as fontes de pacotes da configuração e os pacotes da receita.

## Failures: Registries

error-registry-reference-invalid = “{ $reference }” não indica uma imagem em um registro.
    .hint = Escreva como REGISTRO/REPOSITORIO:ETIQUETA ou REGISTRO/REPOSITORIO@sha256:RESUMO, por exemplo registry.example/safe-browse/browser:stable
error-registry-unreachable = O registro { $host } não pode ser usado: { $reason }.
    .hint = Verifique o nome e a rede e tente de novo. Um download continua de onde parou.
error-registry-refused =
    { GIVEN($reason) ->
        [no] O registro { $host } recusou a solicitação (HTTP { $status }).
       *[yes] O registro { $host } recusou a solicitação (HTTP { $status }: { $reason }).
    }
    .hint =
        { $status ->
            [401] Faça login com uma ferramenta que grave auth.json, por exemplo: podman login, ou oras login
            [403] Faça login com uma ferramenta que grave auth.json, por exemplo: podman login, ou oras login
           *[other] Pergunte ao administrador do registro.
        }
error-registry-busy = O registro { $host } está ocupado demais no momento (HTTP { $status }).
    .hint = Tente de novo mais tarde. Um download continua de onde parou.
error-registry-login-elsewhere = O registro { $host } pede seu login em { $server }, que está em outro domínio. Ele não foi enviado.
    .hint = Se { $server } pertence a este registro, adicione-o a images.loginServers.
error-registry-login-file = O arquivo { $path } com os logins dos registros não pode ser usado: { $reason }.
    .hint = Corrija-o, ou exclua-o e faça login de novo, por exemplo: podman login, ou oras login
error-registry-mirrors-failed = Não foi possível usar nem um espelho nem o registro de { $reference }. { $reasons }
    .hint = Veja images.mirrors. Nada mudou aqui.
error-proxy-invalid = O proxy na variável { $variable } não é válido: deve ser como http://proxy.example:3128.
    .hint = Corrija a variável onde ela é definida, por exemplo em /etc/environment. Depois pare o serviço (safe-browse daemon --stop) e entre de novo no sistema.
error-registry-not-found = O registro não tem { $reference }.
    .hint = Verifique o repositório e a etiqueta.
error-registry-blob-differs = O registro { $host } enviou dados diferentes de { $digest }….
    .hint = A imagem em uso não mudou. Tente de novo; se acontecer outra vez, avise o administrador do registro.
error-registry-artifact-refused = { $reference } não foi baixado: { $problem }.
    .hint = A imagem em uso não mudou. Pergunte à pessoa que enviou a imagem.
error-registry-image-refused = A imagem não pode ser enviada: { $problem }.
    .hint = Liste as imagens: safe-browse image list
error-attest-not-built-here = A imagem { $digest } não foi construída neste computador; por isso, não pode ser confirmada a partir daqui.
    .hint = Construa-a aqui com os mesmos pacotes: safe-browse image build
error-attestations-missing = { $found } dos { $required } construtores exigidos confirmaram a imagem { $digest }.
    .hint = Peça que outro construtor construa a mesma imagem e a confirme: safe-browse image attest
error-signing-key-unusable = A chave em { $path } não pode assinar.
    .hint = Ela precisa ser uma chave secreta do minisign sem senha. Para criar uma, execute: minisign -G -W
error-signing-key-untrusted = A chave { $keyId } não é confiável aqui; por isso, uma imagem assinada por ela não iniciaria.
    .hint = A assinatura não mudou. Adicione antes a chave pública a images.trustedKeys.
error-attestation-digest-invalid = Uma imagem é confirmada pelo resumo inteiro de 64 dígitos.
    .hint = Liste as imagens com os resumos: safe-browse image list --json
error-attestation-count-invalid = O número de construtores exigidos precisa ser de 0 a 32.
    .hint = Dois construtores são o comum: --require 2
error-attestation-key-invalid = “{ $key }” não é uma chave pública do minisign.
    .hint = É a segunda linha de um arquivo que o minisign criou, e começa com RW.

## Failures: Channels

error-channel-name-invalid = “{ $channel }” não indica um canal.
    .hint = Escreva como REGISTRO/REPOSITORIO/NOME, por exemplo registry.example/safe-browse/stable
error-channel-none = Este computador não segue nenhum canal.
    .hint = Indique um em images.channel da configuração.
error-channel-refused =
    O canal { $channel } foi recusado: { $problem ->
        [malformed] não é o arquivo de um canal que esta versão entenda
        [another-channel] o arquivo pertence a outro canal
        [serial-reused] o conteúdo mudou, mas o número não
       *[other] { UNKNOWN() }
    }.
    .hint = As imagens em uso não mudaram. Avise a pessoa que publica o canal.
error-channel-unsigned =
    { $valid ->
        [one] O canal { $channel } tem { $valid } assinatura válida das { $needed } necessárias.
       *[other] O canal { $channel } tem { $valid } assinaturas válidas das { $needed } necessárias.
    }
    .hint = Compare images.channelKeys e images.channelThreshold com as chaves das pessoas que assinam o canal.
error-channel-policy-invalid =
    O canal { $channel } tem configurações gerenciadas que não podem ser usadas:
    { "  " }{ $problems }
    .hint = Nada mudou: as configurações e imagens em uso permanecem. A pessoa que publica o canal precisa corrigir a política.
error-channel-older = O registro oferece o número { $serial } do canal { $channel }, mas { $seen } já foi visto.
    .hint = As imagens em uso não mudaram. Alguém pode estar oferecendo um arquivo antigo: avise o administrador do registro.
error-channel-expired = O arquivo do canal { $channel } expirou em { $expired }.
    .hint = Verifique o relógio deste computador. Se estiver certo, o canal não foi renovado, ou o registro retém o arquivo mais novo: avise a pessoa que o publica.
error-channel-needs-version = As imagens do canal { $channel } precisam do Safe Browse { $needed }, e este é o { $version }.
    .hint = Atualize o pacote safe-browse.
error-channel-record-damaged = Não se sabe quais arquivos de canal foram vistos antes: a lista não pode ser lida.
    .hint = Se você sabe por que ela mudou, exclua-a.
    .details = { $path }
error-channel-overtaken = O número { $serial } do canal { $channel } não pode ser publicado: o registro já tem o { $newest }.
    .hint = Grave o rascunho de novo, para que ele tenha o próximo número, e peça que seja assinado outra vez.
error-channel-serials-used-up = Nenhum arquivo pode vir depois no canal { $channel }: o mais novo tem o número mais alto, { $serial }.
    .hint = Alguém com as chaves dele esgotou os números. Substitua as chaves e comece de novo: channel publish com --first-serial. O guia dos canais tem cada passo.
error-channel-nothing-published = O canal { $channel } não tem arquivo para mudar.
    .hint = Publique o primeiro: safe-browse channel publish { $channel }
error-channel-no-earlier-release = O registro não tem versão anterior do canal { $channel }.
    .hint = Indique o número ao qual voltar, se for uma mais antiga.
error-channel-report-unusable = O relatório não é um que o verify web tenha feito da imagem do navegador em uso.
    .hint = Execute: safe-browse verify web --json > report.json. A forma curta não basta.
error-channel-score-lower =
    { GIVEN($lost) ->
        [no] Menos coisas funcionam na nova versão do que na atual do canal { $channel }: { $held } verificações do verify web passam em vez de { $present }.
       *[yes]
            Menos coisas funcionam na nova versão do que na atual do canal { $channel }: { $held } verificações do verify web passam em vez de { $present }. Perdido:
            { "  " }{ $lost }
    }
    .hint = Construa uma imagem em que isso funcione. Para dar esta aos computadores mesmo assim: --accept-lower-score
error-channel-score-missing = A versão atual do canal { $channel } tem uma pontuação, e a nova não tem.
    .hint = Execute: safe-browse verify web --json > report.json, e publique com --web-report report.json. Para seguir sem pontuação: --accept-lower-score
error-channel-recalls-full = O canal { $channel } já recolhe { $most } imagens.
    .hint = Retire o recolhimento de imagens que nenhum computador tem mais: safe-browse channel recall { $channel } DIGEST --withdraw
error-channel-not-recalled = O canal { $channel } não recolhe { $digest }.
    .hint = Para ver o que ele recolhe: safe-browse channel show { $channel }
error-channel-release-recalled = O canal { $channel } recolhe uma imagem desta versão: nenhum computador a usaria.
    .hint = Publique outra imagem ou retire o recolhimento: safe-browse channel recall { $channel } DIGEST --withdraw
error-recall-unexplained = Um recolhimento precisa do motivo, como as pessoas o lerão: uma linha, no máximo 200 caracteres.
    .hint = Informe-o: --why "Uma falha do Chromium está sendo explorada"
error-policy-not-named = Indique o arquivo de uma política, ou use --none.
    .hint = Por exemplo: safe-browse channel policy registry.example/safe-browse/stable policy.toml
error-channel-draft-invalid = { $path } não é o rascunho de um arquivo de canal.
    .hint = Grave um com a opção --draft e não o edite: os bytes dele são assinados.
error-image-not-proven = A nova { part-image-name } não funciona neste computador: { $reason }.
    .hint = As imagens em uso não mudaram. Avise a pessoa que publica a imagem.

## Failures: Templates

error-sealing-off = A configuração desativa os modelos.
    .hint = Escolha nas configurações que as sessões iniciem a partir de um modelo.
error-cannot-seal = O hipervisor { $hypervisor } não pode selar VMs.
    .hint = Não há nada a fazer: as sessões iniciam do zero.
error-seal-failed = A VM não pôde ser selada: { $reason }.
    .hint = As sessões iniciam sem modelo. Consulte a página “Diagnóstico”.
error-spare-failed = A VM reserva não pôde ser carregada: { $reason }.
    .hint = Até que uma possa ser carregada, as sessões iniciam do modelo ou do zero.
error-templates-dropped = Os modelos foram abandonados antes que todos fossem selados.
    .hint = Sele-os de novo: safe-browse template seal
error-template-refused = O { $hypervisor } não consegue carregar o modelo: { $reason }
    .hint = Sele-o de novo: safe-browse template seal

## Failures: Network

error-network-not-started =
    { GIVEN($reason) ->
        [no] A VM de rede não iniciou.
       *[yes] A VM de rede não iniciou: { $reason }.
    }
    .hint = Consulte a página “Diagnóstico”.
error-network-stopped = A VM de rede foi parada enquanto iniciava.
    .hint = Inicie-a de novo na página “Rede”.
error-network-ended = A VM de rede terminou.
    .hint = Reinicie a rede na página “Rede”.
error-network-failed = A VM de rede relatou uma falha (etapa { $step }).
    .hint = Reinicie a rede na página “Rede”.
error-network-crash-loop = A VM de rede terminou { $times } vezes seguidas e não é reiniciada. Última causa: { $reason }.
    .hint = Reinicie a rede na página “Rede”.
error-network-in-use =
    { $sessions ->
        [one] Uma sessão usa a VM de rede.
       *[other] { $sessions } sessões usam a VM de rede.
    }
    .hint =
        { $sessions ->
            [one] Feche-a antes.
           *[other] Feche-as antes.
        }
error-ports-taken = Todas as { $ports } portas da VM de rede estão em uso.
    .hint = Descarte uma sessão, ou permita mais ao mesmo tempo nas configurações.
error-network-policy-too-large = As listas de domínios permitidos de todas as sessões juntas teriam mais de { $kibibytes } KiB.
    .hint = Feche uma sessão com uma lista longa, ou encurte a lista do perfil dela.
error-imported-image-bridge-only = A imagem de rede foi importada. Ela não pode rotear nem filtrar; por isso, só funciona como ponte.
    .hint = Escolha o modo “Ponte”, ou construa a imagem padrão na página “Imagens”.
error-bridge-rules-unreadable = As regras da ponte em { $file } não podem ser usadas: { $problem }.
    .hint = Corrija o arquivo, ou indique outro nas configurações.
error-host-attached = O hospedeiro já está conectado à VM de rede.
    .hint = Desconecte-o antes: safe-browse network detach-host
error-host-cards-unsupported = Com o hipervisor { $hypervisor }, o hospedeiro não pode ser conectado à VM de rede.
    .hint = Só o Xen tem suporte a isso: hypervisor = "xl".
error-host-card-missing = A placa de rede que foi conectada ao hospedeiro não apareceu.
    .hint = Carregue o driver dela: modprobe xen-netfront
error-card-not-connected = A VM de rede não aceitou uma placa de rede, nem na segunda tentativa.
    .hint = Reinicie a rede na página “Rede”.

## Failures: Uplink

error-uplink-not-started = A conexão com a Internet não iniciou ({ $program }): { $reason }
    .hint = Execute: safe-browse doctor
error-uplink-device-missing = A interface de rede { $device }, pela qual as sessões saem, não existe. Nada sai até ela voltar.
    .hint = Conecte-a, por exemplo a VPN, ou escolha outro caminho: network.user.follow
error-uplink-device-down = A interface de rede { $device }, pela qual as sessões saem, está inativa ou não tem endereço. Nada sai até então.
    .hint = Conecte-a, por exemplo a VPN, ou escolha outro caminho: network.user.follow
error-uplink-ended = A conexão com a Internet da VM de rede terminou e foi reiniciada.
    .hint = Não há nada a fazer.
error-uplink-crash-loop = A conexão com a Internet da VM de rede terminou { $times } vezes em um minuto.
    .hint = Reinicie a rede na página “Rede”.
error-uplink-lost = A conexão com a Internet da VM de rede não pôde ser reiniciada: { $reason }.
    .hint = Reinicie a rede na página “Rede”.
error-uplink-unsupported = Este hipervisor não tem suporte a network.uplink = "{ $uplink }".
    .hint = Dê à VM de rede uma placa de rede: network.uplink = "pci" e network.pci.device.
error-tap-refused = Nenhuma interface tap da ponte { $bridge } pôde ser aberta: { $reason }
    .hint = Como root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. Ou indique sua própria interface tap: network.tap.device
error-pci-device-missing = O hospedeiro não tem o dispositivo { $device }.
    .hint = Liste as placas de rede: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-not-a-network-card = O dispositivo { $device } não é uma placa de rede (a classe dele é { $deviceClass }).
    .hint = Liste as placas de rede: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-no-iommu = A placa { $device } não está em nenhum grupo IOMMU; por isso, poderia acessar toda a memória do hospedeiro.
    .hint = Ative a IOMMU: VT-d ou AMD-Vi no firmware, e intel_iommu=on na linha de comando do kernel.
error-pci-group-shared = A placa { $device } divide o grupo IOMMU { $group } com { $companions }: elas se alcançam sem a IOMMU.
    .hint = Mude a placa para outro slot, ou use outra placa.
error-pci-only-nic = A placa { $device } é a única placa de rede do hospedeiro, que ficaria sem rede.
    .hint = Se é isso que você quer, ative “Permitir a única placa de rede” nas configurações.
error-pci-not-taken = A placa { $device } não pode ser usada: { $reason }.
    .hint = Como root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown USUARIO /dev/vfio/{ $group }; e aumente seu limite de memória travada para a memória da VM de rede.

## Failures: Files and clipboard

error-transfers-unsupported = Arquivos e área de transferência não podem ser transferidos: este hipervisor não tem porta para isso.
    .hint = Use o QEMU como hipervisor.
error-transfer-violation = A VM enviou algo diferente do combinado.
    .hint = Não confie mais nesta sessão: feche-a.
error-transfer-failed = A VM não conseguiu concluir a transferência.
    .hint = Tente de novo.
error-transfer-stalled = A VM parou no meio da transferência.
    .hint = Tente de novo.
error-transfer-too-large = É maior que o limite das transferências.
    .hint = Para arquivos, aumente o tamanho máximo de arquivo nas configurações.
error-no-room-inside = A VM não tem espaço para isso.
    .hint = Dê mais memória ao perfil.
error-download-not-found =
    { GIVEN($name) ->
        [no] Este arquivo não existe mais na sessão.
       *[yes] A sessão não tem o download “{ $name }”.
    }
    .hint =
        { GIVEN($session) ->
            [no] Veja os downloads na janela dela.
           *[yes] Liste os downloads dela: safe-browse downloads { $session }
        }
error-download-changed = O arquivo mudou desde que foi listado.
    .hint = Veja os downloads de novo e salve o arquivo quando estiver completo.
error-download-unfinished = O arquivo ainda está sendo baixado.
    .hint = Salve-o quando estiver completo.
error-clipboard-empty = Nada que possa ser transferido foi copiado na sessão.
    .hint = Copie antes um texto ou uma imagem lá.
error-clipboard-not-a-url = O texto que foi copiado na sessão não é um URL.
    .hint = Digite o URL, ou copie-o antes na sessão.
error-clipboard-not-text = A área de transferência continha uma imagem. Ela foi retirada da sessão e se perdeu.
    .hint = Copie-a de novo e indique um arquivo para ela: safe-browse copy { $session } ARQUIVO.png
error-file-unreadable = O arquivo { $path } não pode ser lido.
    .hint = Verifique se ele existe e se você pode lê-lo.
error-not-a-file = { $path } não é um arquivo.
    .hint = Envie uma pasta como arquivo compactado.
error-file-changed = O arquivo { $path } mudou enquanto era lido.
    .hint = Tente de novo.
error-file-not-written = O arquivo { $path } não pode ser gravado. Talvez ele já exista.
    .hint = Indique um arquivo novo em uma pasta em que você possa gravar.
error-measurement-unreadable = { $path } não é um relatório do safe-browse measure desta versão.
    .hint = Meça de novo ou compare relatórios de uma mesma versão.

## Failures: Safe copies

error-safe-copy-running = Outra cópia segura está sendo feita.
    .hint = Aguarde até que termine, ou cancele-a.
error-safe-copy-unsupported = Não é possível fazer cópias seguras de arquivos deste tipo.
    .hint = Veja-o na sessão, ou salve o próprio arquivo se confiar nele.
error-safe-copy-too-many-pages = O documento tem { $pages } páginas; uma cópia segura pode ter no máximo { $maxPages }.
    .hint = Aumente o máximo de páginas nas configurações, ou salve o próprio arquivo se confiar nele.
error-safe-copy-too-large = A cópia segura seria maior que o limite de { $maxFileMiB } MiB.
    .hint = Aumente o tamanho máximo de arquivo nas configurações.
error-safe-copy-locked = O documento está criptografado: é preciso a senha dele para lê-lo.
    .hint = Veja-o em uma sessão e digite a senha nela, ou peça ao remetente uma cópia sem senha.
error-safe-copy-without-programs = Isso precisa de programas para documentos, que a imagem do navegador não tem.
    .hint = Ative “Abrir documentos de escritório” nas configurações e construa a imagem de novo na página “Imagens”.
error-safe-copy-not-drawn = O arquivo não pode ser desenhado: está danificado ou protegido por senha.
    .hint = Veja-o na sessão, ou salve o próprio arquivo se confiar nele.
error-printer-missing = Nenhuma impressora está configurada no seu computador, ou o serviço de impressão (CUPS) não está em execução.
    .hint = Adicione uma impressora nas configurações do seu ambiente, ou salve uma cópia segura e imprima-a em outro lugar.
error-print-failed = A cópia segura não foi impressa: { $reason }.
    .hint = Ela está salva: { $path }
error-converter-not-started = A VM de conversão não iniciou: { $reason }.
    .hint = Consulte a página “Diagnóstico”.
error-converter-ended =
    { GIVEN($step) ->
        [no] A VM de conversão terminou.
       *[yes] A VM de conversão relatou uma falha (etapa { $step }).
    }
    .hint = Tente de novo.

## Failures: USB devices

error-no-usb = Nenhum dispositivo USB pode ser entregue a esta sessão.
    .hint = Permita-os no perfil dela e abra outra sessão. As do Xen nunca os recebem.
error-usb-device-missing = Nenhum dispositivo USB tem o endereço { $device }.
    .hint = Um dispositivo conectado de novo tem outro endereço. Veja a lista outra vez.
part-usb-refusal =
    { $refusal ->
        [no-use] uma sessão não tem uso para dispositivos deste tipo
        [not-allowed] o perfil da sessão não permite este tipo
        [no-permission] sua conta não pode abri-lo
        [handed-over] uma sessão já está com ele
       *[other] { UNKNOWN() }
    }
error-usb-device-refused = { $device } não foi entregue: { part-usb-refusal }.
    .hint =
        { $refusal ->
            [no-use] As sessões podem usar chaves de segurança, câmeras e leitores de cartões inteligentes.
            [not-allowed] Adicione o tipo no perfil e abra outra sessão.
            [no-permission] A página “Diagnóstico” diz o que fazer.
            [handed-over] Desconecte-o lá antes, ou feche essa sessão.
           *[other] { UNKNOWN() }
        }
error-usb-too-many = Uma sessão pode ter { $most } dispositivos USB ao mesmo tempo.
    .hint = Desconecte outro antes.
error-usb-in-use = { $device } não foi conectado: outro programa no seu computador está usando o dispositivo.
    .hint = Feche esse programa e tente de novo. Se for o serviço de cartões inteligentes, execute como root: systemctl stop pcscd.socket pcscd.service
error-smart-card-unusable = { $device } não foi conectado: o Chromium na sessão não conseguiu usá-lo.
    .hint = Tente mais uma vez. Se a imagem da sessão for mais antiga que esta versão, construa a imagem do navegador de novo.
error-usb-not-connected = { $device } não foi conectado: { $reason }
    .hint = Conecte-o de novo ao computador e tente mais uma vez.

## Failures: Configuration

error-config-invalid =
    { $count ->
        [one]
            O arquivo de configuração tem um erro:
            { $problems }
       *[other]
            O arquivo de configuração tem { $count } erros:
            { $problems }
    }
    .hint = Corrija o arquivo e execute: safe-browse config check
    .details = { $path }
error-config-not-broken = O arquivo de configuração não tem erros, ou não se sabe o que ele dizia antes.
    .hint = Edite o arquivo.
    .details = { $path }
error-config-change-refused =
    A configuração não foi alterada:
    { $problems }
    .hint = Corrija o que é citado aqui.
error-policy-file-refused =
    Nenhuma sessão inicia, porque as configurações gerenciadas não são confiáveis: { $path } { $problem ->
        [link] é um link simbólico
        [not-a-file] não é um arquivo comum
        [not-a-folder] não é uma pasta
        [covered] está coberto por outra montagem para este programa
        [unreadable] não pode ser lido por esta conta
        [foreign] não pertence ao root
        [writable] pode ser gravado por outros além do root
        [too-large] tem mais de 1 MiB
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [covered] Inicie o Safe Browse fora do espaço de nomes de usuário em que algo está montado lá.
           *[other] O administrador precisa executar: chown root:root ARQUIVO, chmod 644 ARQUIVO, e o mesmo para a pasta com chmod 755.
        }
error-policy-invalid =
    { $count ->
        [one]
            Nenhuma sessão inicia: as configurações gerenciadas em { $path } têm um erro:
            { $problems }
       *[other]
            Nenhuma sessão inicia: as configurações gerenciadas em { $path } têm { $count } erros:
            { $problems }
    }
    .hint = O administrador precisa corrigir o arquivo. Depois execute: safe-browse doctor
error-setting-managed = Gerenciado por { $by }, e não alterado: { $keys }
    .hint =
        { GIVEN($contact) ->
            [no] Pergunte ao seu administrador.
           *[yes] Pergunte a { $contact }.
        }
error-profile-managed = O perfil “{ $name }” não pode ser usado. Gerenciado por { $by }.
    .hint = Perfis disponíveis: { $profiles }
error-image-too-old =
    { $days ->
        [one] A imagem do navegador é de { $builtAt }. { $by } permite imagens de no máximo { $days } dia.
       *[other] A imagem do navegador é de { $builtAt }. { $by } permite imagens de no máximo { $days } dias.
    }
    .hint = Construa ou baixe uma mais nova na página “Imagens”.
error-protection-missing =
    Nenhuma VM inicia sem { $protection ->
        [cgroup] um cgroup que a limite
        [account] uma conta separada
        [accessControl] um perfil do AppArmor
       *[other] { UNKNOWN() }
    }, como { $by } exige: { $cause ->
        [refused] o sistema recusa
        [failed] o sistema não respondeu a tempo
        [no-ids] sua conta não tem UIDs subordinados
        [not-loaded] os perfis do Safe Browse não estão carregados
        [absent] o AppArmor está desativado
        [own-device] só sua conta pode usar um dispositivo da VM
       *[other] { UNKNOWN() }
    }.
    .hint =
        { GIVEN($contact) ->
            [no]
                { $cause ->
                    [failed] Tente de novo.
                   *[other] A página “Diagnóstico” diz o que falta.
                }
           *[yes]
                { $cause ->
                    [failed] Pergunte a { $contact }. Tente de novo.
                   *[other] Pergunte a { $contact }. A página “Diagnóstico” diz o que falta.
                }
        }
error-registry-managed = Imagens não devem ser baixadas de { $reference }. Gerenciado por { $by }.
    .hint = Permitido: { $registries }
error-config-file-too-large = O arquivo { $path } tem mais de { $maxBytes } bytes.
    .hint = Um arquivo .wsb tem algumas centenas de bytes.
error-wsb-invalid = O arquivo não é uma configuração do Windows Sandbox: { $problem }.
    .hint = Indique um arquivo .wsb cuja raiz seja <Configuration>.
error-profile-exists = O perfil “{ $profile }” já existe.
    .hint = Importe com outro nome com --profile NOME, ou substitua o perfil inteiro com --replace.
error-bookmarks-full = Já há { $limit } favoritos.
    .hint = Remova um antes.
error-bookmarks-too-large = Os favoritos juntos teriam mais de { $kibibytes } KiB.
    .hint = Remova um antes, de preferência um com endereço longo.
error-bookmark-not-found = Não há favorito desta página.
    .hint = Veja os favoritos na janela principal.
error-bookmarks-unreadable = Os favoritos não podem ser lidos.
    .hint = Corrija o arquivo deles, ou mova-o para outro lugar.
    .details = { $path }

## Failures: Verification

error-verification-running = Uma verificação já está em andamento.
    .hint = Aguarde, ou cancele-a onde foi iniciada.
error-cannot-inspect = O hipervisor { $hypervisor } não pode executar o inspetor dentro de uma VM.
    .hint = Use o QEMU como hipervisor.
error-inspection-failed = A VM não pôde ser inspecionada: { $reason }.
    .hint = Consulte a página “Diagnóstico”.
error-image-digest-invalid = Uma imagem é indicada por pelo menos seis dígitos do resumo.
    .hint = A página “Imagens” mostra as que existem.

## Failures: Command line

error-undo-needs-one-session = --undo precisa de uma sessão e de 1 a 60 segundos.
    .hint = Por exemplo: safe-browse close ID --undo 10
error-sessions-not-named = Indique as sessões a fechar, ou use --all.
    .hint = Liste as sessões: safe-browse list
error-files-not-named = Indique os arquivos a salvar, ou use --all.
    .hint = Liste os arquivos: safe-browse downloads { $session }
error-stdin-empty = A entrada padrão está vazia.
    .hint = Por exemplo: echo texto | safe-browse paste { $session }
error-volume-invalid = “{ $text }” não é um volume.
    .hint = Use: safe-browse volume ID 40%, ou mute, ou unmute
error-viewer-missing = Nenhum visualizador de VNC que possa abrir um soquete Unix está instalado.
    .hint = Instale um: apt-get install tigervnc-viewer. Ou inicie sem janela: safe-browse open --no-window
error-desktop-missing = O aplicativo não pode ser aberto. { $reason }
    .hint = Abra um navegador descartável em um visualizador de VNC: safe-browse open

## Failures: Desktop

error-no-other-browser = Não se conhece outro navegador que possa abrir links.
    .hint = Abra o link no Safe Browse, ou escolha um navegador nas configurações do ambiente.
error-default-browser-not-set = O navegador padrão deste ambiente não pôde ser alterado.
    .hint = Instale xdg-utils, ou altere-o nas configurações do ambiente.
error-default-program-not-set = Os aplicativos padrão deste ambiente não puderam ser alterados.
    .hint = Instale xdg-utils, ou altere-os nas configurações do ambiente.
error-file-not-opened = Nenhum aplicativo deste ambiente abre o arquivo.
    .hint = Abra-o em um editor de texto.
    .details = { $path }
error-other-browser-failed = O outro navegador não pôde ser iniciado.
    .hint = Abra o link lá você mesmo, ou instale libglib2.0-bin.
error-folder-not-shown = O gerenciador de arquivos não responde.
    .hint = Abra a pasta você mesmo: o caminho está nos detalhes.
    .details = { $folder }
error-kvm-group-not-joined = Sua conta não foi adicionada ao grupo kvm.
    .hint = Execute como root: { $command }
    .details = { $output }
