### Simplified Chinese. The head of en.ftl explains the syntax.
###
### Terms: session 会话, disposable 一次性, discard 丢弃, profile 配置方案, VM 虚拟机, image 映像, template 模板, spare 备用虚拟机, host 主机, pool 主机池,
### channel 通道, registry 映像仓库, uplink 上行连接, background service 后台服务, safe copy 安全副本, seal 封存, digest 摘要, hypervisor 虚拟机监控程序.

## Tray, notifications and the entry in the menu of applications

tray-tool-tip-idle = Safe Browse：就绪
tray-tool-tip-set-up = Safe Browse：正在设置，{ $percent }%
tray-tool-tip-starting = Safe Browse：正在启动
tray-tool-tip-running = Safe Browse：已打开 { $sessions } 个会话
tray-tool-tip-trouble = Safe Browse：需要注意
tray-tool-tip-microphone-on = Safe Browse：麦克风已开启
tray-open = 新建会话
tray-listens = 麦克风已开启：{ $profile }
tray-driven = 由程序控制：{ $profile }
tray-recorded = 正在记录：{ $profile }
tray-portal = 登录网络…
tray-open-with-profile = 用配置方案打开
tray-sessions = 运行中的会话（{ $count }）
tray-session-starting = { $profile }，正在启动
tray-session-since = { $profile }，始于 { $time }
tray-session-ends = { $profile }，将于 { $time } 结束
tray-session-closing = { $profile }，正在关闭
tray-held-session =
    { $because ->
        [idle] { $profile }，已暂停：未使用
        [lifetime-over] { $profile }，已暂停：到达时间上限
        [outdated] { $profile }，已暂停：安全更新
       *[other] { UNKNOWN() }
    }
tray-discarded-session = { $profile }，已丢弃
tray-show = 显示
tray-close = 丢弃
tray-close-now = 立即丢弃
tray-network = 网络
tray-network-up = 网络：就绪
tray-network-starting = 网络：正在启动
tray-network-stopped = 网络：空闲
tray-network-failed = 网络：故障
tray-restart-network = 重新启动
tray-images-unknown = 映像
tray-images-fresh = 映像：已是最新
tray-images-old = 映像：已过时
tray-images-updates = 映像：有可用更新
tray-images-missing = 映像：缺失
tray-images-building = 映像：正在构建
tray-update-images = 更新
tray-cancel-builds = 取消构建
tray-main-window = 打开主窗口
tray-settings = 设置
tray-diagnostics = 诊断
tray-managed-by = 由 { $by } 管理
tray-blocked = 无法启动任何会话：显示原因
tray-quit = 退出
notice-ended-in-trouble = 一个会话意外结束
notice-image-old = 映像已过时
    .body = 这些映像是为早期版本的 Safe Browse 构建的。请从托盘或主窗口更新。
notice-image-updates = 有可用的映像更新
    .body = 发行版有较新的软件包。映像会在后台重新构建，除非您已关闭此功能。您也可以从托盘或主窗口更新。
notice-network-lost = 网络虚拟机已停止
    .body = 在其恢复之前，打开的会话处于离线状态。
notice-listens = 麦克风已开启
    .body = 会话“{ $profile }”能听到您的声音。请在其窗口中关闭麦克风。
notice-held = 会话“{ $profile }”已暂停
notice-link-failed = 链接未打开
notice-rule-failed = 对此网站的选择未保存
notice-copied = 安全副本已就绪
notice-not-copied = 未能制作 { $name } 的安全副本
notice-recorded = 会话已记录：{ $profile }
    .body =
        { $end ->
            [time] { $folder }: { $files }. 记录时间已到。
            [size] { $folder }: { $files }. 记录已达到大小上限。
            [disk] { $folder }: { $files }. 磁盘空间不足。
            [forbidden] { $folder }: { $files }. 其配置方案不再允许。
           *[other] { $folder }: { $files }
        }
notice-recording-lost = 一次记录提前结束
notice-not-viewed = 有文件未能显示
notice-kinds-failed = 默认程序未更改
notice-not-discarded = 有会话未能丢弃
entry-generic-name = 一次性网页浏览器
entry-comment = 在关闭时即被丢弃的虚拟机中浏览网页
entry-open-here = 在 Safe Browse 中打开
entry-copy-safely = 制作安全副本
entry-open-new = 新建一次性浏览器

## Main window

main-name = Safe Browse
main-pages = 页面
navigation-home = 浏览
navigation-images = 映像
navigation-network = 网络
navigation-diagnostics = 诊断
navigation-settings = 设置
navigation-log = 日志
navigation-help = 帮助
# Stands before a value.
main-label = { $label }：
main-quit = 退出
agent-connecting = 正在连接
agent-lost = 后台服务未运行
agent-lost-again = 正在尝试重新启动它。
agent-lost-why = 打开的会话会继续运行。此页面显示最后已知的状态。
agent-restart = 重新启动服务
agent-other = 后台服务的版本与此程序不同
agent-other-why = 在它重新启动之前，某些信息可能有误。打开的会话会继续运行。
main-blocked = 无法启动任何会话
home-open = 新建会话
home-address = 地址
home-address-hint = 输入地址，留空则打开起始页
home-promise = 一台全新的虚拟机，里面只有浏览器。关闭后不留任何痕迹。
home-profile = 配置方案
home-bookmarks = 书签
home-edit-bookmark = 编辑书签
home-bookmark-name = 名称
home-bookmark-profile = 用配置方案 { $profile } 打开
home-save-bookmark = 保存
home-remove-bookmark = 移除
home-health = 状态
home-image-built = 浏览器构建于{ $when }
home-spare-ready = 可立即打开
home-spare-loading = 正在准备备用虚拟机
home-verified = 自检已于{ $when }通过
home-verified-failed = 自检于{ $when }失败
home-suggestions = 建议：{ $checks }
home-troubles = 问题：{ $checks }
home-look = 显示
home-slow = 会话速度约慢十倍：未使用 KVM
home-slow-why = 原因
acceleration-kvm = 正在使用 KVM
acceleration-kvm-why = 您的计算机的处理器直接运行虚拟机，会话速度最快。
acceleration-slow = 会话速度约慢十倍
home-copies = 安全副本
home-copy-page = 第 { $page } 页，共 { $of } 页
home-copy-starting = 正在启动其一次性虚拟机
home-copy-waiting = 等待中
home-copy-cancel = 取消制作 { $name } 的安全副本
home-running = 当前打开
home-show = 显示
home-discard = 丢弃
home-discard-all = 全部丢弃
home-picture = 会话 { $profile } 的屏幕
home-no-picture = 暂无画面
home-where = 运行于
home-age = 已打开
home-memory = 内存
home-discard-question = 丢弃此会话？
home-discard-all-question = 丢弃全部 { $count } 个会话？
home-discard-why = 其中的所有内容都将消失。此操作无法撤销。
set-up-title = 设置 Safe Browse
set-up-what = 会话由两个映像启动，它们在您的计算机上用已签名的软件包构建：一个用于浏览器，一个用于网络虚拟机。
set-up-how-long = 这将下载约 { $megabytes } MB，需要约 5 GB 磁盘空间，在您的计算机上约需 { $minutes } 分钟。连接较慢时需要更长时间。
set-up-minutes-left = 还剩约 { $minutes } 分钟。
set-up-leave = 在此期间您可以离开此页面。
set-up-start = 开始设置
set-up-continue = 继续
set-up-cancelled = 设置已取消。已构建的部分会保留，其余部分没有留下任何内容。
set-up-slow = 会话将慢约十倍
set-up-group = 您的账户无权使用 KVM。请以 root 身份运行以下命令，然后注销并重新登录：
set-up-join = 您的账户无权使用 KVM。如果您允许使用，计算机会要求输入管理员密码。
set-up-join-now = 允许使用 KVM
set-up-log-in = 请注销并重新登录
set-up-log-in-why = 从下次登录起，您的账户可以使用 KVM。在此之前，会话会慢约十倍。
set-up-opens = 哪些内容应在 Safe Browse 中打开？
set-up-opens-why = 第一个会话已准备就绪。您在此选择的内容今后将在一次性虚拟机中打开。您可以跳过此步，并随时在设置中更改。
set-up-links = 用 Safe Browse 打开链接
set-up-links-why = 其他程序中的链接将在一次性浏览器中打开。
set-up-login = 登录时启动
set-up-login-why = Safe Browse 在托盘中等候，使会话可立即打开。
set-up-close = 完成
tour-open = 快速了解
tour-place = { $card } / { $cards }
tour-skip = 跳过
tour-next = 下一步
tour-frame = 边框里的一切都是一次性的
tour-frame-why = 每个会话都是一个带条纹边框的窗口，边框颜色取自其配置方案。关闭窗口后，其中的一切都会消失：历史记录、Cookie、下载内容。在几秒钟内您还可以恢复它。
tour-files = 只取出您想要的文件
tour-files-why = 下载内容留在会话中，并随会话消失。边框上带箭头的按钮可保存您想要的文件。对于 PDF 文件和图片，最好使用安全副本：其中只有看得见的内容。
tour-keyboard = Ctrl + Alt 释放键盘
tour-keyboard-why = 在会话中，所有按键都发送给网页。按下并松开 Ctrl + Alt 后，按键会作用于边框：Tab 在按钮间移动，Enter 按下按钮。
help-keys-here = 此窗口中的按键
help-keys-session = 会话中的按键
help-key-control = Ctrl
help-key-new = 新建会话：输入地址
help-key-close = 关闭窗口
help-key-back = 返回一步
help-key-escape = Esc
help-key-release = 释放键盘：按键作用于窗口边框。其他所有按键都发送给会话。
help-key-copy = 取出会话中复制的内容
help-key-paste = 将您的剪贴板内容粘贴到会话中
help-key-fullscreen = 全屏
help-about = 关于 Safe Browse
help-questions = 问题与解答
help-question-slow = 会话为什么慢？
    .answer = 很可能没有使用处理器的虚拟化（KVM）。“诊断”页会说明原因和处理方法。
help-question-save = 如何保留下载的文件？
    .answer = 按其窗口栏中的箭头并保存文件。未保存的内容会随会话一起消失。
help-question-undo = 误丢弃了会话，还能恢复吗？
    .answer = 几秒内可以：用其窗口或卡片上的撤销按钮恢复。
help-question-blocked = 网页为什么被阻止？
    .answer = 该配置方案只能访问列出的网站。按栏中的锁可查看或添加。
help-question-keyboard = 如何从会话中取回键盘？
    .answer = 按下并松开 Ctrl + Alt。
help-question-copy = 如何在会话内外复制文字？
    .answer = 在会话中复制，然后按 Ctrl + Alt + C。要把您的文字粘贴进去，按 Ctrl + Alt + V。
help-question-links = 哪些链接在这里打开？
    .answer = 在设置的链接和文件页：其他程序的链接是否交到这里，以及哪些网站总是或从不。
help-question-update = 浏览器如何更新？
    .answer = 其映像会用已签名的软件包重新构建。映像页显示其时间并可更新。
help-question-anonymous = 我是匿名的吗？
    .answer = 不是。网站能看到您的网络地址，在您登录的网站也知道您是谁。需要匿名请使用 Tor Browser。
help-question-kept = 会话会留下什么？
    .answer = 只有您保存的内容：文件、书签，以及您列出的网站。
help-works = 此程序包含的第三方作品及其许可证
help-version = 版本
help-version-agent = 后台服务
help-guide = 指南
help-guide-where = 在终端中运行“man safe-browse”或“safe-browse --help”。指南页面位于源代码的 host-agent/guide 文件夹中。
help-licence = 许可证
help-licence-where = Apache License 2.0。如果您安装的是 Debian 软件包，其所含内容的许可证位于 /usr/share/doc/safe-browse/copyright。
images-explanation = 每个会话的起点。映像在您的计算机上构建，或来自某个通道，每次启动时都会检查。
images-browser = 浏览器映像
images-browser-what = 您在其中浏览的虚拟机
images-network = 网络映像
images-network-what = 唯一接触网络的虚拟机
images-current = 使用中
images-previous = 上一个
images-older = 更早
images-missing = 尚未构建
images-up-to-date = 已是最新
images-old = 有可用更新
images-aged = 已超过 { $days } 天
images-newer = 有 { $packages } 个较新的软件包可用
images-debug = 可登录的调试映像
images-version = 版本
images-size = 大小
images-built = 构建时间
images-unknown-age = 未知
images-shared = 由这台计算机的所有帐户共用
images-kernel = 内核
images-packages = 软件包
images-build = 构建
images-update = 更新
images-rebuild = 重新构建
images-cancel = 取消
images-building = 正在构建
images-failed = 构建失败
image-step-overlay = 收集自带文件
image-step-packages = 下载并安装软件包
image-step-kernel = 提取内核和模块
image-step-root = 压缩文件系统
image-step-disk = 磁盘分区
image-step-digest = 计算校验和
image-step-use = 启用映像
image-step-done = 映像已完成
network-state-up = 网络就绪
    .explanation = 会话通过一台单独的虚拟机访问互联网。除非配置方案允许，否则无法访问您的计算机或本地网络。
network-state-starting = 网络正在启动
    .explanation = 网络虚拟机正在启动。
network-state-stopped = 网络空闲
    .explanation = 网络虚拟机会随下一个会话自动启动。
network-state-failed = 网络故障
    .explanation = 网络虚拟机未运行，因此会话处于离线状态。
network-unknown = 正在等待后台服务
network-restart = 重新启动网络
network-restarting = 正在重新启动
network-restart-question = 重新启动网络？
network-restart-why = 打开的会话会短暂断开连接。
network-reasons = 详细信息
network-trouble-since = 问题始于
network-uplink = 互联网连接
network-uplink-user = 通过您的账户（user）
network-uplink-tap = 直接连入本地网络（tap）
network-uplink-pci = 通过专用网卡（pci）
network-cable = 网线
network-cable-up = 已连接
network-cable-down = 未连接
network-cable-unknown = 未知
network-address = 地址
network-mode = 模式
network-mode-nat = 地址转换（NAT）
network-mode-bridge = 网桥：会话位于本地网络中
network-eapol = 802.1X
network-eapol-on = 转发
network-eapol-off = 阻止
network-eapol-unknown = 未知
network-made = 来源
network-imported = 已导入；放行的内容未知
network-up-since = 运行始于
network-last-trouble = 上一个问题
network-accelerator = 加速
network-accelerator-xen = Xen
network-accelerator-kvm = 硬件（KVM）
network-accelerator-tcg = 软件模拟
network-sessions = 已连接的会话
network-sessions-of = { $used } / { $total }
network-reach = 会话 { $session } 可访问
network-ready = 上次启动用时
network-processes = 进程
process-role-qemu = QEMU
process-role-jail = 隔离环境
process-role-uplink = 互联网连接
network-none = 无
diagnostics-explanation = 在您的计算机上可能拖慢、削弱或阻止会话的因素，以及应对方法。
diagnostics-check = 重新检查
diagnostics-checking = 正在检查
diagnostics-checked-at = { $when }已检查
diagnostics-never = 尚未检查
diagnostics-level-ok = 正常
diagnostics-level-note = 建议
diagnostics-level-trouble = 问题
diagnostics-all-well = 未发现问题
diagnostics-some-notes = { $count } 条建议
diagnostics-some-trouble = 发现 { $count } 个问题
diagnostics-level-given = 事实
diagnostics-copy = 复制
diagnostics-copied = 已复制
diagnostics-copy-report = 复制报告
diagnostics-ignore = 忽略
diagnostics-show-again = 重新显示
diagnostics-ignored = 已忽略（{ $count }）
diagnostics-fix = 修复
check-programs = 程序
check-accelerator = 虚拟化
check-browser-image = 浏览器映像
check-network-image = 网络映像
check-xen = Xen
check-xl = Xen 工具
check-passthrough = PCI 直通
check-xsm = Xen 安全模块
check-network-card = 网卡
check-xen-memory = Xen 内存
check-xenmgr = xenmgr
check-xenmgr-policy = xenmgr 策略
check-dom0-programs = dom0 程序
check-xenclient-untried = XenClient
check-memory = 内存
check-disk = 磁盘空间
check-exit = 出口
check-uplink = 互联网连接
check-bounds = 资源限制
check-policy = AppArmor 和 SELinux
check-sound = 声音
check-jail = 隔离环境
check-package-sources = 软件源
check-managed-settings = 受管理的设置
check-runtime-folder = 运行时文件夹
check-crashes = 崩溃
check-network-ports = 网络端口
check-swap = 交换空间
check-channel = 通道
check-pool = 主机池
check-networks = 您的计算机的网络
check-network-filter = 网络过滤器
check-accounts = 虚拟机的账户
check-required-protections = 要求的保护
check-missed-protections = 缺少的保护
check-nested-virtualisation = 嵌套虚拟化
check-memory-merging = 内存合并
check-processor-cores = 处理器核心
check-processor = 处理器漏洞
check-usb = USB 设备
check-electron = Electron
check-shared-images = 共用映像
check-newer-version = 新版本
check-default-programs = 默认程序
check-extensions = 扩展
check-page-network = 窗口的网络
check-log = 日志
finding-programs-ok = 所有程序均已安装。
finding-programs-trouble = 未安装：{ $programs }。
finding-accelerator-ok = 虚拟机使用 KVM 运行。
finding-accelerator-ok-xen = 虚拟机是 Xen 的域。
finding-accelerator-note = 虚拟机以软件模拟方式运行，慢约十倍。
finding-accelerator-note-no-permission = 虚拟机以软件模拟方式运行，慢约十倍：您的账户无权打开 /dev/kvm。
    .hint = 以 root 身份运行该命令。然后停止服务（safe-browse daemon --stop）并重新登录。
finding-accelerator-note-after-login = 虚拟机以软件模拟方式运行，慢约十倍：您的账户从下次登录起才能打开 /dev/kvm。
    .hint = 停止服务（safe-browse daemon --stop），然后注销并重新登录，或重新启动计算机。
finding-accelerator-note-not-openable = 虚拟机以软件模拟方式运行，慢约十倍：您的账户无权打开 /dev/kvm。
    .hint = 允许您的账户读写 /dev/kvm。在这里，加入 kvm 组并不能解决问题。
finding-accelerator-note-no-kvm = 虚拟机以软件模拟方式运行，慢约十倍：KVM 缺失或在此处无法工作。
    .hint = 在固件中启用虚拟化（VT-x、AMD-V）；如果这台计算机本身运行在虚拟机中，请在该虚拟机中启用嵌套虚拟化。
finding-accelerator-note-untested = 仍在检查虚拟机能否使用 KVM。
    .hint = 请一分钟后重新检查。
finding-xen-ok = 这是 dom0，即控制其他域的 Xen 域。
finding-xen-trouble = 此 Xen 域不是控制其他域的 dom0。
    .hint = 在 dom0 中运行 Safe Browse，或设置 hypervisor = "qemu"。
finding-xen-trouble-absent = 这不是 Xen 的域，或者未挂载 /proc/xen。
    .hint = 用 Xen 启动计算机（软件包 xen-system-amd64），或设置 hypervisor = "qemu"。如果在域中，请以 root 身份运行：
finding-xl-ok = Xen 工具有响应；这是 Xen { $version }。
finding-xl-note = 这是 Xen { $version }；经过测试的版本从 Xen { $oldest } 开始。
    .hint = 更新 Xen。
finding-xl-trouble = Xen 工具没有响应：{ $reason }
    .hint = 以 root 身份操作，并启动这些工具：
finding-passthrough-ok = 设备可在 IOMMU 的保护下交给域。
finding-passthrough-note = 无法将设备交给域：Xen 没有 IOMMU。
    .hint = 在固件中启用 VT-d 或 AMD-Vi，并从 Xen 命令行中去掉 iommu=off。
finding-passthrough-trouble = 无法将设备交给域：Xen 没有 IOMMU。
    .hint = 在固件中启用 VT-d 或 AMD-Vi，并从 Xen 命令行中去掉 iommu=off。
finding-xsm-ok = Xen 允许网络虚拟机为会话服务。
finding-xsm-note = Xen 强制实施 FLASK 策略：两种虚拟机的标签必须允许它们相互通信。
    .hint = 在配置中将 xen.networkLabel 和 xen.browserLabel 设置为这样的标签。
finding-xsm-trouble = Xen 将各个域相互隔离（xsm=silo）：网络虚拟机无法为会话服务。
    .hint = 在 Xen 命令行中写入 xsm=dummy，或写入 xsm=flask 并使用允许两者通信的标签。
finding-network-card-ok = 网卡 { $address } 可以交给虚拟机。
finding-network-card-note = 网卡 { $address } 正由驱动程序 { $driver } 使用；网络虚拟机启动时会将其交出。
    .hint = 届时这台计算机自身经由它的连接会断开。要在启动时做好准备：
finding-network-card-note-unbound = 网卡 { $address } 未绑定驱动程序；网络虚拟机启动时会将其交出。
    .hint = 届时这台计算机自身经由它的连接会断开。要在启动时做好准备：
finding-network-card-trouble = 没有 PCI 设备 { $address }。
    .hint = 用以下命令查找网卡：
finding-network-card-trouble-xenmgr = xenmgr 不知道 PCI 设备 { $address }。
    .hint = 在 dom0 中查看有哪些设备：
finding-xen-memory-ok = Xen 有 { $freeMiB } MiB 空闲内存；一个会话可能需要 { $neededMiB }。
finding-xen-memory-trouble = Xen 有 { $freeMiB } MiB 空闲内存；一个会话可能需要 { $neededMiB }。
    .hint = 减少 dom0 的内存（Xen 命令行中的 dom0_mem），关闭会话，或在配置方案中调低 memoryMiB。
finding-xen-memory-trouble-xenmgr = XenClient 有 { $freeMiB } MiB 空闲内存；一个会话可能需要 { $neededMiB }。
    .hint = 关闭其他虚拟机，或在配置方案中调低 memoryMiB。
finding-xenmgr-ok = xenmgr 有响应。
finding-xenmgr-trouble = xenmgr 没有响应：{ $reason }
    .hint = 在 dom0 中运行 Safe Browse，或在配置中指定 dom0：xenclient.dom0
finding-xenmgr-policy-trouble = xenmgr 的策略不允许创建和删除虚拟机。
    .hint = 在 dom0 中运行：
finding-dom0-programs-ok = dom0 具有创建磁盘的程序。
finding-dom0-programs-trouble = dom0 中缺少：{ $programs }。
    .hint = 它们是 XenClient XT 和 OpenXT 的一部分。在 dom0 中运行 Safe Browse，或在配置中指定 dom0：xenclient.dom0
finding-xenclient-untried-note = Safe Browse 只在模拟的 xenmgr 上测试过，从未在真正的 XenClient XT 或 OpenXT 上测试。
    .hint = 请阅读 host-agent/hypervisor/xenclient/README.md，并事先查看每条命令：
finding-memory-ok = 空闲内存 { $freeMiB } MiB。一个会话可能需要 { $neededMiB } MiB。
finding-memory-trouble = 空闲内存 { $freeMiB } MiB。一个会话可能需要 { $neededMiB } MiB。
    .hint = 关闭一些程序，或减少配置方案的内存。
finding-disk-ok = { $folder } 有 { $freeMiB } MiB 空闲空间。
finding-disk-note = { $folder } 有 { $freeMiB } MiB 空闲空间。构建映像约需 { $neededMiB } MiB。
    .hint = 腾出空间，或删除旧映像。
finding-package-sources-ok = 映像使用这台计算机上属于其发行版本的所有软件源。
finding-package-sources-note = 映像不使用以下软件源：{ $sources }。
    .hint = 如果映像需要其中的软件包，请在配置的 images.extraSources 中写入其 URI。
finding-crashes-note = 自计算机启动以来，后台服务已崩溃 { $count } 次，最近一次在 { $last }。
    .hint = 请报告此问题，并附上 { $path } 中该时间的错误。
finding-network-ports-note = 网络虚拟机有 { $total } 个端口。所有会话关闭后将有 { $next } 个。
finding-pool-ok = 主机池 { $pool } 的所有计算机都可以访问。
finding-pool-note-away = 主机池 { $pool } 的 { $total } 台计算机中有 { $away } 台不可用：{ $hosts }。
    .hint = 此命令会显示原因。
finding-pool-trouble-away = 主机池 { $pool } 的 { $total } 台计算机中有 { $away } 台不可用：{ $hosts }。
    .hint = 此命令会显示原因。
finding-managed-settings-ok = { $by } 管理部分设置。
finding-log-ok = 后台服务会写日志：{ $path }
finding-jail-ok = 每台虚拟机的进程都在各自的隔离环境中运行。
finding-jail-trouble = 无法为虚拟机进程创建隔离环境：{ $said }。
    .hint = 允许账户创建用户命名空间：sysctl user.max_user_namespaces、kernel.unprivileged_userns_clone。
finding-jail-trouble-restricted = 无法为虚拟机进程创建隔离环境：{ $said }。此内核只允许有 AppArmor 配置文件的程序使用用户命名空间。
    .hint = 以 root 身份加载 Safe Browse 的配置文件。
finding-required-protections-ok = 每台虚拟机都获得 { $by } 要求的保护：{ $required }。
finding-required-protections-trouble = 无法启动任何虚拟机：{ $by } 要求{ $missing }。
    .hint = 关于账户、资源限制和 AppArmor 的检查结果说明了解决办法。
finding-missed-protections-note = 自后台服务启动以来，曾有虚拟机在缺少{ $missed }的情况下运行。现在启动的虚拟机有此保护。
    .hint = 关闭当时打开的会话。
finding-accounts-ok = 每台虚拟机的进程都有各自的账户，文件权限可保护您的文件不被其访问。
finding-accounts-note = 虚拟机的进程以您的账户运行。内核或 newuidmap 拒绝了您的从属用户 ID。
    .hint = 安装软件包 uidmap，并查看 /etc/subuid 和 /etc/subgid。
finding-accounts-note-busy = 虚拟机的进程以您的账户运行：尝试给它们单独的账户花了太长时间。下次启动时会再次尝试。
    .hint = 请在计算机不太繁忙时重新检查。
finding-accounts-note-no-ids = 虚拟机的进程以您的账户运行，因为该账户没有从属用户 ID。
    .hint = 安装软件包 uidmap，然后以 root 身份运行：
finding-bounds-ok = cgroup 限制每台虚拟机的内存、处理器和进程，并使其内存不进入交换空间。
finding-bounds-note = 没有 cgroup。虚拟机的进程只在地址空间、线程和文件上受到限制。
    .hint = 通过 systemd 登录，并将 memory、cpu 和 pids 控制器委托给账户。
finding-bounds-note-busy = systemd 未及时响应：现在启动的虚拟机没有 cgroup。下次启动时会再次尝试。
    .hint = 请在计算机不太繁忙时重新检查。
finding-policy-ok = 除隔离环境外，每台虚拟机的进程还受 AppArmor 配置文件的限制。
finding-policy-note = 内核既没有 SELinux 也没有 AppArmor。虚拟机的进程只受命名空间、系统调用过滤器和各项限制的约束。
    .hint = 具备其中之一的内核能提供更好的保护。Debian 的内核带有 AppArmor。
finding-policy-note-not-loaded = AppArmor 已启用，但未加载 Safe Browse 的配置文件：虚拟机的进程只受隔离环境的限制。
    .hint = 以 root 身份加载它们。
finding-policy-note-selinux = SELinux 已启用，但 Safe Browse 没有相应的策略。虚拟机的进程受命名空间、系统调用过滤器、各项限制和您账户的策略约束。
    .hint = 此版本没有解决办法。
finding-nested-virtualisation-ok = KVM 不提供嵌套虚拟化。
finding-nested-virtualisation-ok-on = KVM 提供嵌套虚拟化。Safe Browse 的虚拟机不会获得它。
finding-memory-merging-ok = 内核不合并程序的内存（KSM）。
finding-memory-merging-note = 内核会合并提出请求的程序的相同内存（KSM）。一个程序可能借此得知另一个程序内存中的内容。Safe Browse 的虚拟机不提出此请求。
    .hint = 以 root 身份撤销此设置，并停止启用它的服务，例如 ksmtuned。
finding-processor-cores-ok = 处理器的每个核心只运行一个线程：虚拟机不会与他人共用核心。
finding-processor-cores-ok-scheduled = 处理器的核心可运行多个线程（SMT）。核心调度使每台虚拟机与其他程序隔开。
finding-processor-cores-note = 处理器的核心可运行多个线程（SMT），虚拟机与其他程序共用核心：核心调度在此处无法工作。
    .hint = 此命令以 root 身份关闭 SMT，会降低速度。或者使用带有 CONFIG_SCHED_CORE 的内核。
finding-processor-ok = 内核未报告处理器有未修补的漏洞。
finding-processor-note = 由于处理器的漏洞，虚拟机可能读取不属于它的内存：{ $names }。
    .hint = 更新这台计算机的内核和微码；如果它本身是虚拟机，则更新承载它的计算机。如果没有更新版本，漏洞将继续存在。
finding-processor-note-unreported = 此内核不报告处理器漏洞。
    .hint = Debian 的内核会报告。
finding-runtime-folder-ok = 运行中会话的文件位于内存中：{ $folder }。
finding-runtime-folder-note = { $folder } 位于磁盘上：会话的屏幕画面会写入其中。
    .hint = 以设置了 XDG_RUNTIME_DIR 的方式登录，或将其设置为 tmpfs 中的文件夹。
finding-swap-ok = 交换空间已加密，或位于内存中。
finding-swap-ok-none = 没有交换空间：会话内存中的任何内容都不会写入磁盘。
finding-swap-note = 会话或其窗口的内存可能被交换到 { $areas }，无法确认其已加密。
    .hint = 加密交换空间（crypttab），使用 zram，或将其关闭。
finding-sound-ok = 会话通过 { $server } 播放声音。
finding-sound-note = 会话无法播放声音：没有运行中的声音服务器。
    .hint = 启动 PipeWire 或 PulseAudio，或在设置中选择声音服务器。
finding-sound-note-missing = 会话无法播放声音：缺少一个程序。
finding-sound-note-file = 会话将声音写入文件而不是播放。
    .hint = 在设置中将声音服务器选为“自动”。
finding-usb-ok = USB 设备可以交给会话。已插入的安全密钥、摄像头和智能卡读卡器：{ $count }。
finding-usb-note = 您的账户无权打开：{ $devices }。
    .hint = Safe Browse 的 udev 规则会为坐在计算机前的人开放安全密钥和摄像头。如果已安装该规则，请重新插入设备。
finding-usb-note-hypervisor = 使用此虚拟机监控程序无法交出 USB 设备，但有配置方案要求这样做：{ $profiles }。
    .hint = 在那里关闭 USB 设备，或使用 QEMU。
finding-usb-note-missing = 无法交出任何 USB 设备。未安装：{ $programs }。
finding-default-programs-ok = 链接用 { $links } 打开，文档用 { $documents }，办公文档用 { $office }，文本用 { $text }，图片用 { $pictures }，邮件用 { $mail }，归档用 { $archives }，声音和影片用 { $media }，网页用 { $pages }。
finding-extensions-ok = 装有 Safe Browse 扩展的程序：{ $present }。未装的程序：{ $absent }。
finding-electron-ok = Electron { $version } 已发布 { $days } 天；安全修复大约提供到 { $ends }。
finding-electron-note = Electron { $version } 已发布 { $days } 天；缺少之后的安全修复。
    .hint = 更新 Safe Browse：其软件包 safe-browse-electron 包含 Electron。
finding-electron-note-unsupported = Electron { $version } 大约自 { $ends } 起不再获得安全修复。
    .hint = 更新 Safe Browse：其软件包 safe-browse-electron 包含 Electron。
finding-electron-note-unknown = Electron { $version } 的发布时间未知：它不属于 Safe Browse。
    .hint = 更新 Safe Browse：其软件包 safe-browse-electron 包含 Electron。
finding-shared-images-note = 所有帐户共用的映像没有更新：{ $trouble }
finding-shared-images-note-old = 自 { $checkedAt } 起未检查共用映像；此帐户自行构建映像。
finding-newer-version-note = apt 软件源中有 Safe Browse { $version }；已安装 { $installed }。
    .hint = 以 root 身份运行该命令。
finding-newer-version-note-running = 已安装 Safe Browse { $installed }，但其后台服务仍是 { $running }。
finding-newer-version-note-electron = apt 软件源中有 Electron { $version }；已安装 { $installed }。
    .hint = 以 root 身份运行该命令。
finding-page-network-ok = 窗口的页面没有网络。
finding-page-network-note = Electron 使用这台计算机的网络运行。窗口的页面一旦被攻陷，就可能访问网络。
    .hint = 允许用户命名空间，将 Safe Browse 安装在不含空格和冒号的路径下，然后重新启动它。
finding-network-filter-ok = 这台计算机上的过滤器使网络虚拟机遵守会话的规则。
finding-network-filter-note = 网络虚拟机有专用网卡。这台计算机上没有过滤器约束它：一旦被攻陷，它就能访问您的网络。
    .hint = 将互联网连接设置为“您的账户（user）”。
finding-network-filter-note-given = 网络虚拟机有专用网卡。这台计算机上没有过滤器约束它：一旦被攻陷，它就能访问您的网络。
    .hint = 此虚拟机监控程序不支持其他连接方式。
finding-network-filter-note-bridge = 会话是您网络中的计算机，因为模式是“网桥”：没有规则约束它们。
    .hint = 将模式设置为“地址转换（NAT）”。
finding-networks-trouble = 这台计算机知道 { $count } 个网络，超过一条规则的容量。因此除“互联网和本地网络”外，会话无法访问任何地方。
    .hint = 将路由合并为更大的网络。
finding-networks-trouble-all = 整个互联网都被视为这台计算机的网络，因为无法读取其路由，或 network.refusedNetworks 这样规定。因此除“互联网和本地网络”外，会话无法访问任何地方。
    .hint = 允许您的账户读取 /proc/net/route 和 /proc/net/fib_trie。
finding-portal-note = 此网络要求先登录，才能访问互联网。
    .hint = 登录命令：safe-browse portal
finding-channel-ok = 映像来自通道 { $channel }，序号 { $serial }。
finding-channel-note = 通道 { $channel } 尚无适用于这台计算机的发布（序号 { $serial }）。
    .hint = 轮到这台计算机时会自动到来。
finding-channel-note-unread = 尚未读取通道 { $channel }。
finding-channel-trouble-clock = 这台计算机的时钟慢了：现在已晚于 { $notBefore }。
    .hint = 请校准时钟。
finding-channel-trouble-expired = 通道 { $channel } 的文件已于 { $expires } 过期。
    .hint = 它未被续期，或映像仓库扣留了较新的文件：请告知通道的发布者。
finding-channel-trouble-other = 无法读取通道：{ $trouble }
finding-uplink-ok = 互联网连接已设置好。
finding-uplink-trouble-no-bridge = 这台计算机没有网桥 { $bridge }。
    .hint = 以 root 身份创建它并加入网卡，或指定另一个网桥。
finding-uplink-trouble-not-setuid = { $helper } 没有 setuid root，因此无法将任何东西连接到网桥。
    .hint = 以 root 身份运行：
finding-uplink-trouble-not-allowed = { $file } 不允许 { $bridge }。
    .hint = 以 root 身份运行：
finding-uplink-trouble-no-tap = 这台计算机没有 tap 设备 { $device }。
    .hint = 以 root 身份运行：
finding-uplink-trouble-foreign-tap = tap 设备 { $device } 属于另一个账户。
    .hint = 以 root 身份运行：
finding-uplink-trouble-driver = 只有 root 才能将网卡 { $device } 绑定到 vfio-pci。
    .hint = 以 root 身份运行：
finding-uplink-trouble-no-permission = 您的账户无权使用 { $file }。
    .hint = 以 root 身份运行：
finding-browser-image-ok = 浏览器映像已存在。
finding-browser-image-ok-shared = 浏览器映像已就绪；这台计算机的所有帐户都使用它。
finding-browser-image-ok-unneeded = 没有配置方案需要浏览器映像：所有会话都在其他计算机上运行。
finding-browser-image-note = 浏览器映像比此程序旧。
finding-browser-image-note-debug = 浏览器映像是为调试构建的：可以在其控制台上登录。
finding-browser-image-trouble = 没有浏览器映像。
finding-browser-image-trouble-channel = 没有浏览器映像：通道 { $channel } 尚未带来。
finding-browser-image-trouble-recalled = 浏览器映像已被召回：{ $why }。
finding-network-image-ok = 网络映像已存在。
finding-network-image-ok-shared = 网络映像已就绪；这台计算机的所有帐户都使用它。
finding-network-image-ok-unneeded = 没有配置方案需要网络映像：所有会话都在其他计算机上运行。
finding-network-image-note = 网络映像比此程序旧。
finding-network-image-note-debug = 网络映像是为调试构建的：可以在其控制台上登录。
finding-network-image-trouble = 没有网络映像。
finding-network-image-trouble-channel = 没有网络映像：通道 { $channel } 尚未带来。
finding-network-image-trouble-recalled = 网络映像已被召回：{ $why }。
log-explanation = 后台服务的消息。除非您在设置中开启，否则不包含网页地址。
log-level = 显示
log-level-all = 全部
log-level-warn = 警告和错误
log-level-error = 错误
log-search = 搜索
log-empty = 没有条目。
log-file = 文件
log-lines = 日志条目
quit-question-title = 退出 Safe Browse？
quit-question-running = 有 { $count } 个会话打开着。它们可以在没有窗口的情况下继续运行；下次启动时您会在这里看到它们。
quit-question-leave = 退出，让会话继续运行
quit-question-discard = 退出并丢弃会话
main-cancel = 取消
main-details = 详细信息
main-copy = 复制
main-copied = 已复制
failed-files-save = 未保存
failed-files-save-all = 未保存
failed-files-print = 未打印
failed-files-screenshot = 未保存
failed-files-show = 文件夹未显示
failed-files-drag = 未拖出
failed-files-choose = 未提供
failed-files-cancel-copy = 未能取消制作副本
failed-files-view = 未显示
failed-files-drop = 未提供
failed-clipboard-copy-out = 未复制
failed-clipboard-paste-in = 未粘贴
failed-bookmark-add-page = 未添加书签
failed-sites-add = 未添加网站
failed-usb-list = 未找到设备
failed-usb-connect = 未连接
failed-usb-disconnect = 未断开
failed-session-microphone = 麦克风状态未更改
failed-session-steer = 程序未停止或恢复
failed-session-record = 未记录
failed-session-stop-recording = 未停止记录
failed-session-open = 未打开
failed-session-open-page = 未打开
failed-session-close = 未丢弃
failed-session-close-all = 未丢弃
failed-window-answer-close = 未丢弃
failed-window-answer-end = 未保存，也未丢弃
failed-session-undo = 未恢复
failed-window-undo-discard = 未恢复
failed-session-volume = 音量未更改
failed-exit-test = 出口不可用
failed-network-restart = 网络虚拟机未重新启动
failed-image-build = 未构建
failed-image-cancel-build = 构建未取消
failed-image-cancel-set-up = 设置未取消
failed-doctor-fix = 未修复
failed-config-set = 未保存
failed-config-check = 未检查
failed-desktop-set = 未保存
failed-desktop-look = 未找到默认程序
failed-log-read = 日志未读取
failed-agent-restart = 后台服务未重新启动
failed-session-show = 会话未显示
failed-session-scale = 缩放比例未更改
failed-session-type = 未输入
failed-image-set-up = 未完成设置
failed-doctor-run = 未检查
failed-doctor-copy = 未复制
failed-config-open = 文件未打开
failed-config-restore = 未恢复
failed-config-choose-folder = 未选择文件夹
failed-link-forget = 规则未移除
failed-failure-copy = 未复制
failed-application-quit = Safe Browse 未退出
failed-application-answer-quit = Safe Browse 未退出
failed-window-close = 窗口未关闭
failed-window-fullscreen = 全屏状态未更改
failed-window-retry = 未打开
failed-window-touch = 会话未保留
failed-window-keep-running = 会话未保留
failed-window-open-page = 网页未打开
failed-link-choose = 链接未打开
failed-files-list = 未能列出文件
failed-transfer-cancel = 未取消
failed-bookmark-rename = 书签未重命名
failed-bookmark-remove = 书签未移除
main-loosen-question = 放宽{ $settings ->
        [1] 此项设置
       *[other] 这 { $settings } 项设置
    }？
main-loosen-why = 之后的会话可能因此比现在能做更多的事，或者您的计算机会信任更多内容。
main-loosen-removed = 已移除
main-loosen-confirm = 放宽
main-drop = 拖放到此处，在无网络的一次性浏览器中显示
main-dismiss = 关闭

## Settings

setting-hypervisor = 虚拟机监控程序
    .explanation = 运行虚拟机的程序。
setting-accelerator = 加速
    .explanation = “自动”会在 KVM 可用时使用它，否则使用软件模拟。
setting-defaultProfile = 默认配置方案
    .explanation = 未选择其他配置方案时使用。
setting-network-uplink = 互联网连接
    .explanation = 网络虚拟机访问互联网的方式。
setting-network-user-follow = 您账户的出口
    .explanation = 用于“通过您的账户（user）”：host 跟随计算机的默认路由；device:wg0 只使用这个网络设备。
setting-network-tap-bridge = 网桥
    .explanation = 用于“本地网络（tap）”：您计算机上的网桥。
setting-network-tap-device = tap 设备
    .explanation = 或属于您账户的 tap 设备。
setting-network-pci-device = 网卡
    .explanation = 用于“网卡（pci）”，例如 0000:03:00.0。
setting-network-pci-allowOnlyNic = 允许使用唯一的网卡
    .explanation = 您的计算机自身将没有网络。
setting-network-mode = 模式
    .explanation = 地址转换使会话不进入本地网络；网桥则使其进入。
setting-network-ipv6 = IPv6
    .explanation = 在此计算机有 IPv6 的地方，不使用出口的会话也使用 IPv6。
setting-network-forwardEapol = 转发 802.1X
    .explanation = 用于网桥：会话可以自行登录本地网络。
setting-network-bridgeRules = 网桥规则
    .explanation = 包含 nftables 规则的文件。
setting-network-ports = 最大会话数
    .explanation = 每个会话在网络虚拟机上有各自的端口。新的数量在没有会话打开时生效。
setting-network-memoryMiB = 网络虚拟机内存
setting-network-startWith = 启动网络虚拟机
    .explanation = “始终就绪”会在第一次点击之前启动它。
setting-network-idleStopSeconds = 停止网络虚拟机前的等待时间
    .explanation = 在没有会话使用它达到这段时间后停止。
setting-network-connections = 每个会话的最大连接数
    .explanation = 防止一个会话占满网络，影响其他会话。
setting-network-newConnectionsPerSecond = 每个会话每秒的新连接数
setting-network-refusedNetworks = 拒绝的网络
    .explanation = 任何会话都无法访问这些网络，例如您的路由器的公网地址：203.0.113.7/32。
setting-network-portalProbe = 用于查找登录页面的网页
    .explanation = Safe Browse 通过它的应答找到网络的登录页面，并得知互联网已可用。仅在您登录期间请求。留空：无法登录。
setting-images-trustedKeys = 受信任的映像密钥
    .explanation = 只使用由这些密钥签名的映像。“local”表示在此处构建；其他为 minisign 公钥。
setting-images-channel = 映像通道
    .explanation = 映像来自映像仓库中的此通道，而不在此处构建。
setting-images-channelKeys = 通道的密钥
    .explanation = 可为其签名的人的 minisign 公钥。留空：受信任的映像密钥。
setting-images-channelThreshold = 通道需要的签名数
setting-images-ring = 推送分组
    .explanation = “pilot”等分组可以先于其他分组获得通道的版本。
setting-images-mirrors = 映像仓库的镜像站
    .explanation = 映像和通道首先从这里读取。镜像站发送的内容只有带映像仓库的摘要和签名才有效。
setting-images-loginServers = 映像仓库的登录服务器
    .explanation = 映像仓库可以将您的登录信息发送给这些服务器，即使它们位于其他域。
setting-images-attestations = 必须确认映像的构建者数
    .explanation = 从映像仓库或通道获取映像之前，除签名者以外的数量。
setting-images-extraSources = 映像的其他软件源
    .explanation = 除 Debian 自身的软件仓库外，按 apt 源中的 URI 填写。
setting-updates-check = 检查映像更新
    .explanation = 在发行版的软件包列表中检查。
setting-updates-everyHours = 检查间隔
setting-updates-build = 自动安装映像更新
    .explanation = 映像在后台重新构建，从下次点击起使用。保留上一个映像。
setting-updates-hours = 仅在此时段安装更新
    .explanation = 当地时间，例如 22:00-06:00。留空：任何时间。被召回的映像会立即替换。
setting-template-seal = 从模板启动会话
    .explanation = 已保存的虚拟机，其中浏览器已打开或屏幕为空。关闭：每个会话都重新启动系统。
setting-template-maximumAgeHours = 更换模板的间隔
    .explanation = 同一模板的所有会话具有相同的内存布局。0：从不。
setting-spare-keep = 保持一台备用虚拟机就绪
    .explanation = 在下次点击之前加载。
setting-spare-count = 备用虚拟机数上限
    .explanation = 只有在您快速打开会话时才会多于一台。
setting-spare-minimumAvailableMiB = 仅当可用内存达到此值时
setting-spare-onBattery = 使用电池时也保持备用虚拟机
setting-start-requirementTimeoutSeconds = 启动超时
    .explanation = 每个步骤允许的时间。软件模拟可能需要几分钟。
setting-xen-networkKind = Xen 上的网络虚拟机
    .explanation = PV 不模拟任何硬件；HVM 模拟整台计算机。
setting-xen-browserKind = Xen 上的浏览器虚拟机
    .explanation = PVH 使用处理器的虚拟化功能；PV 不使用。
setting-xen-networkLabel = 网络虚拟机的 FLASK 标签
    .explanation = 留空：Xen 的默认值。
setting-xen-browserLabel = 浏览器虚拟机的 FLASK 标签
    .explanation = 策略必须允许两个标签相互通信。
setting-xenclient-transport = 与 xenmgr 的连接
    .explanation = 在 XenClient 和 OpenXT 上：通过 D-Bus 或程序 xec。
setting-xenclient-dom0 = 通过 ssh 访问 dom0
    .explanation = 例如 root@dom0。留空：Safe Browse 在 dom0 中运行。
setting-xenclient-disks = dom0 中的磁盘文件夹
setting-xenclient-layer = 虚拟机写入的内容
    .explanation = 保留在其内存中，或写入 xenmgr 每次启动时创建的层。
setting-xenclient-network = 会话网络
    .explanation = 它在 xenmgr 中的名称。
setting-xenclient-networkKernelExtract = 网络虚拟机磁盘上的内核
    .explanation = 它在磁盘上的路径。留空：映像自带的内核。
setting-audio-backend = 声音服务器
    .explanation = 播放会话的声音。“写入文件”用于测试。
setting-end-undoSeconds = 撤销丢弃的时间
    .explanation = 会话在消失之前暂停这段时间。0：立即消失。
setting-downloads-folder = 下载文件夹
    .explanation = 用于从会话中保存的文件。
    .empty = 您的下载文件夹中的“Safe Browse”
setting-downloads-maxFileMiB = 最大文件大小
    .explanation = 用于您保存或提供的文件。
setting-downloads-safeCopyPages = 安全副本的最大页数
    .explanation = 每一页都在另一台一次性虚拟机中绘制。
setting-downloads-safeCopyText = 安全副本中的文字
    .explanation = 转换虚拟机从页面图像中读出的字词，以便您查找和复制。
setting-files-openHere = 在此处打开的文件种类
setting-files-documents = 打开办公文档
    .explanation = Word、Excel、PowerPoint、OpenDocument 和 RTF。开启后请重新构建浏览器映像，以加入 LibreOffice。
setting-links-mode = 始终在此打开的网站
    .explanation = 装有扩展时，您的另一个浏览器会在连接此类网站之前停下。
setting-links-always = 始终在此
    .explanation = 网站及其子域名。如果两个列表中都有，以较长的名称为准。
setting-links-never = 从不自动在此
    .explanation = 网站及其子域名，例如您的内部网。
setting-log-level = 日志级别
setting-log-urls = 记录网页地址
    .explanation = 关闭：日志不会记录您访问过的内容。
setting-log-audit = 记录会话的配置方案
    .explanation = 供组织使用：每个会话以哪个配置方案打开。绝不记录其显示的内容。
setting-profile-label = 名称
    .explanation = 显示在窗口和菜单中。
    .empty = 与文件中相同
setting-profile-startPage = 起始页
    .explanation = 打开会话而未指定地址时显示。
    .empty = 空白页
setting-profile-where = 运行于
    .explanation = 可选项为配置文件中的主机池。
setting-profile-memoryMiB = 内存
setting-profile-scratchGiB = 下载磁盘
    .explanation = 已加密，并随会话消失。0 表示将下载内容保留在内存中。
setting-profile-privateMemory = 私有内存
    .explanation = 更安全，但慢一秒。
setting-profile-processors = 处理器数
setting-profile-colour = 颜色
    .explanation = 其窗口的边框。
setting-profile-network-policy = 网络访问
    .explanation = 除“互联网和本地网络”外，会话无法访问您的计算机或本地网络。
setting-profile-network-allow = 列出的网站
    .explanation = 例如 bank.example 及其子域名。与“仅列出的网站”一起使用。
setting-profile-exit = 出口
    .explanation = 出口用“safe-browse exit import”添加。出口中断时，任何内容都不会发出。
setting-profile-files-out = 保存文件
    .explanation = 从会话中保存，需先询问。
setting-profile-files-in = 提供文件
    .explanation = 向会话提供，仅限您选择或确认的文件。
setting-profile-clipboard-out = 复制到外部
    .explanation = 从会话复制到您的剪贴板，使用按钮或快捷键。不会自动复制任何内容。
setting-profile-clipboard-in = 粘贴到内部
    .explanation = 从您的剪贴板粘贴到会话，使用按钮或快捷键。
setting-profile-language = 网页首选语言
    .explanation = 提供多种语言的网页会遵循它。
setting-profile-timeZone = 时区
    .explanation = 网页可以看到。UTC 不会透露您的任何信息。
setting-profile-appearance = 外观
    .explanation = 自动：与您的桌面一致。网页可以看到，大多数兼有两种外观的网页会遵循它。
setting-profile-scale = 缩放
    .explanation = 自动：与您的显示器一样清晰，采用桌面的缩放比例，网页可以看到。关闭：始终为 100%，以节省内存和计算。
setting-profile-jit = JavaScript 编译器
    .explanation = 关闭：更安全，但计算量大的网页会变慢，需要 WebAssembly 的网页无法工作。
setting-profile-fingerprint = 指纹
    .explanation = 网页用来识别您的计算机的特征。通用：这样的会话在每台计算机上看起来都相同，并使用英语。
setting-profile-webgl = WebGL
    .explanation = 让网页可以绘制三维图形，如地图和游戏。关闭：更安全。
setting-profile-extensions = 扩展
    .explanation = 映像中的文件夹名称。您自己的配方可以添加扩展。
setting-profile-idleStopMinutes = 空闲多久后关闭
    .explanation = 从最后一次按键、点击或指针移动算起。会先显示警告。0：从不。
setting-profile-mayKeepRunning = 允许“保持运行”
    .explanation = 空闲警告将提供保持会话运行的选项。
setting-profile-lifetimeMinutes = 会话最长时间
    .explanation = 0：无限制。
setting-profile-maximumAgeMinutes = 有安全更新时的最长时间
    .explanation = 0：无限制。
setting-profile-seal = 从模板启动其会话
    .explanation = 屏幕为空时，每个会话启动各自的 Chromium：更安全，但更慢。
setting-profile-sound = 声音
    .explanation = 其会话能否播放声音。
setting-profile-accessibility = 朗读网页
    .explanation = 其会话中的屏幕阅读器。开启后请重新构建浏览器映像，以加入语音。
setting-profile-microphone = 麦克风
    .explanation = 您能否在其会话中开启麦克风。每次启动时它都是关闭的。
setting-profile-automation = 自动化
    .explanation = 您计算机上的程序能否控制其会话的浏览器。在此期间窗口会显示这一点，您也可以接管。
setting-profile-record = 记录
    .explanation = 能否记录其会话的屏幕、网络和下载。在此期间窗口会显示这一点，您也可以停止记录。
setting-profile-recordKeys = 记录中的连接密钥
    .explanation = 记录中是否也包含加密连接的密钥。有了它们，Wireshark 等程序可以读取发送和接收的一切内容，包括密码。
setting-profile-usb = USB 设备
    .explanation = 您能否将计算机的设备交给运行中的会话。不会自动交出任何设备。
setting-profile-usbKinds = USB 设备种类
    .explanation = 只能交出这些种类。
setting-profile-screen-width = 初始屏幕宽度
    .explanation = 之后屏幕随窗口变化。
setting-profile-screen-height = 初始屏幕高度
mistake-profile-label = 最多 40 个字符，且在一行内。
mistake-images-trustedKeys = 至少需要一个密钥：“local”，或以 RW 开头、长 56 个字符的 minisign 密钥。
mistake-network-refusedNetworks = 需要 203.0.113.0/24 这样的网络或 203.0.113.7/32 这样的地址，最多 64 个。
mistake-images-channel = 需要 registry.example/safe-browse/stable 这样的通道。
mistake-images-channelKeys = 需要“local”或以 RW 开头、长 56 个字符的 minisign 密钥，最多 32 个。
mistake-images-mirrors = 需要 registry.example=mirror.example:5000 这样的配对，最多 16 个。
mistake-images-loginServers = 需要 login.example 这样的服务器名称，最多 16 个。
mistake-images-extraSources = 需要 https://packages.example/apt 这样的软件源 URI，最多 16 个。
mistake-network-mode = 网桥需要互联网连接“tap”或“pci”。
mistake-network-tap = 互联网连接“tap”需要网桥或 tap 设备二者之一。
mistake-network-tap-bridge = 需要不超过 15 个字符的网络设备名称。
mistake-network-tap-device = 需要不超过 15 个字符的网络设备名称。
mistake-network-pci-device = 需要 0000:03:00.0 这样的网卡。
mistake-network-forwardEapol = 仅在“网桥”模式下有效。
mistake-network-bridgeRules = 需要以 / 开头的完整路径；仅在“网桥”模式下有效。
mistake-profile-where = 需要配置文件中列出的主机池名称。
mistake-profile-startPage = 需要以 http:// 或 https:// 开头的地址，或 about:blank。
mistake-profile-language = 需要 zh 或 zh-CN 这样的语言。
mistake-profile-timeZone = 需要 Asia/Shanghai 这样的时区。
mistake-profile-extensions = 需要 ublock-origin 这样的文件夹名称，最多 16 个。
mistake-profile-network-policy = 仅在“地址转换（NAT）”模式下有效：网桥会放行一切。
mistake-profile-network-allow = bank.example 这样的网站仅在“仅列出的网站”下有效。
unit-MiB = MiB
unit-GiB = GiB
unit-Seconds = 秒
unit-Minutes = 分钟
unit-Hours = 小时
unit-pixels = 像素
option-auto = 自动
option-kvm = KVM（硬件）
option-tcg = 软件模拟
option-user = 您的账户（user）
option-tap = 本地网络（tap）
option-pci = 网卡（pci）
option-nat = 地址转换（NAT）
option-listed = 列出的网站
option-others = 除列出的以外的所有网站
option-bridge = 网桥
option-qemu = QEMU
option-xl = Xen（xl）
option-xenclient = XenClient
option-dbus = D-Bus
option-xec = 程序 xec
option-memory = 在内存中
option-snapshot = 在层中
option-pv = PV
option-pvh = PVH
option-hvm = HVM
option-trace = 全部
option-debug = 详细
option-info = 正常
option-inherit = 与所有配置方案的设置相同
option-browser = 浏览器已打开
option-desktop = 屏幕为空
option-off = 关闭
option-agent = 始终就绪
option-session = 随第一个会话
option-internet-only = 仅互联网
option-allow-list = 仅列出的网站
option-offline = 无网络
option-portal = 仅限网络的登录页面
option-open = 互联网和本地网络
option-on = 开启
option-none = 无
option-pipewire = PipeWire
option-pulseaudio = PulseAudio
option-wav = 写入文件
option-ask = 每次询问
option-allow = 不询问
option-warn = 警告
option-error = 错误
option-silent = 无
option-as-on-the-desktop = 与您的桌面一致
option-this-computer = 您的计算机
option-direct = 您平常的连接
option-light = 浅色
option-dark = 深色
option-common = 通用
option-own = 独有
option-software = 由处理器绘制
settings-page-general = 常规
    .explanation = 语言、外观、启动、通知
settings-page-files = 链接和文件
    .explanation = 哪些内容在 Safe Browse 中打开，保存的文件放在哪里
settings-page-profiles = 配置方案
    .explanation = 有哪些种类的会话，各自可以做什么
settings-page-speed = 速度和内存
    .explanation = 备用虚拟机、模板、超时
settings-page-network = 网络
    .explanation = 会话访问互联网的方式
settings-page-devices = 声音和设备
    .explanation = 每个配置方案的声音、麦克风和 USB 设备
settings-page-updates = 更新
    .explanation = 何时检查和更新映像，以及映像的来源
settings-page-computer = 您的计算机
    .explanation = 虚拟化和日志
settings-part-general = 配置方案
settings-part-files = 文件和剪贴板
settings-part-network = 网络
settings-part-pages = 网页
settings-part-speed = 速度和内存
settings-part-devices = 声音和设备
settings-part-ending = 会话结束时
settings-part-updates = 更新
settings-part-computer = 您的计算机
settings-of-profile = 配置方案“{ $profile }”
settings-search = 搜索设置
settings-none-found = 没有设置包含这些文字。
settings-back = 返回
settings-choose = 选择…
settings-changed = 已更改
settings-is-default-profile = 默认配置方案
settings-open-file = 打开文件
settings-restore = 恢复上一个有效版本
settings-place = 第 { $line } 行，第 { $column } 列
settings-language = 语言
settings-theme = 外观
settings-autostart = 登录时启动
settings-autostart-why = 在托盘中运行，随时可以点击。
settings-notifications = 通知
settings-notifications-why = 当会话意外结束、因有未保存的文件而暂停或能听到您的声音，映像过时，或网络故障时。
settings-default-browser = 在此处打开其他程序的链接
settings-only-browser-why = 此桌面没有其他浏览器。
settings-ask-for-links = 每个链接都询问
settings-ask-for-links-why = 在此处还是在其他浏览器中打开。关闭：除非其网站有规则，否则每个链接都在此处打开。
settings-links-asked = 点击时会询问在哪里打开链接，除非其网站有规则。
settings-links-here = 点击会在一次性浏览器中打开链接，除非其网站有规则。
settings-links-ours = 在其他程序中点击的链接会交给 Safe Browse。
settings-links-not-ours = 在其他程序中点击的链接会在此桌面的默认浏览器中打开。
settings-links-elsewhere = 点击会在 { $browser } 中打开链接。
settings-other-browser = 其他浏览器
settings-no-other-browser = 未找到
settings-sites-here = 始终在此处
    .explanation = 点击这些网站的链接时，直接在一次性浏览器中打开，不询问。
settings-sites-elsewhere = 从不在此处
    .explanation = 点击这些网站的链接时，直接在其他浏览器中打开，不询问。
exit-named = 出口 { $exit }
exit-kind-wireguard = WireGuard 隧道
exit-kind-socks5 = SOCKS 5 代理
exit-kind-http-connect = HTTP 代理 (CONNECT)
exit-kind-tor = Tor 网络
exit-test = 测试
exit-test-named = 测试出口 { $exit }
exit-testing = 正在测试…
exit-works = 可用。{ $milliseconds } 毫秒后应答。
exit-works-at = 在 { $address } 可用。{ $milliseconds } 毫秒后应答。
settings-no-sites = 尚无网站
settings-site-with-subdomains = 及其子域
settings-site-remembered = 在询问时记住
settings-site-to-add = 添加网站：{ $rule }
settings-part-links = 其他程序的链接
settings-part-kinds = 文件
    .explanation = Safe Browse 为文件管理器、邮件和其他程序打开哪些种类的文件。您的计算机只读取此类文件的字节；文件在无网络的一次性浏览器中显示。关闭后，该种类会用之前的默认程序打开。
settings-part-sites = 有规则的网站
settings-part-saved = 来自会话的文件
kind-documents = 文档
    .explanation = PDF、电子书
kind-office = 办公文档
    .explanation = Word、Excel、PowerPoint、OpenDocument、RTF；需要开启“打开办公文档”
kind-text = 文本和表格
    .explanation = 纯文本、Markdown、CSV
kind-pictures = 图片
    .explanation = JPEG、PNG、HEIC、TIFF、SVG、Photoshop 等
kind-mail = 邮件
    .explanation = 已保存的邮件（包括 Outlook 邮件）和邮箱文件
kind-archives = 归档
    .explanation = ZIP、7z、tar、RAR、光盘映像
kind-media = 声音和影片
    .explanation = MP4、WebM、MP3、Ogg、FLAC 等
kind-pages = 网页
    .explanation = HTML 文件和已保存的网页，不含其脚本
kind-click-here = 点击后在无网络的一次性浏览器中显示。
kind-click-elsewhere = 点击后用 { $program } 打开。
kind-click-taken = 点击后用 { $program } 打开，它是之后才成为默认程序的。
kind-click-nothing = 没有程序可以打开它。
settings-forget = 移除 { $site } 的规则
settings-new-profile = 新建配置方案
settings-new-profile-name = 新配置方案的名称
settings-new-profile-why = 任意名称。
settings-new-profile-bad = 最多 40 个字符，且在一行内。
settings-new-profile-taken = 此名称已被使用。
settings-add = 添加
settings-copy-profile = 复制配置方案 { $profile }
settings-copy-of = { $profile } 的副本
settings-remove-profile = 移除配置方案 { $profile }
settings-remove-question = 移除配置方案“{ $profile }”？
settings-remove-why = 其设置将从文件中删除。打开的会话会继续运行。
settings-remove = 移除
settings-reset = { $label }：恢复默认值
settings-managed-by = 由 { $by } 管理
settings-limited-by = 由 { $by } 限制
settings-default-of = { $by } 的默认值
settings-only-these-profiles = 只能使用这些配置方案。由 { $by } 管理
settings-not-allowed = 您的组织不允许此值。
settings-between = { $min } 到 { $max } 之间的整数
settings-saved = 已保存
settings-waiting = 已保存。后台服务重新启动后生效。
settings-restart-now = 重新启动服务
settings-broken = 配置文件有错误
settings-broken-why = 在修复或恢复它之前无法启动任何会话。打开的会话会继续运行。
settings-not-toml = 文件的此处不是有效的 TOML。
settings-whole-file = 整个文件
settings-file = 文件
settings-advanced = 高级
settings-not-loaded = 后台服务响应后将显示虚拟机设置。

## Session window

session-state-preparing = 正在准备
session-state-starting = 正在启动
session-state-ready = 就绪
session-state-browsing = 已打开
session-state-closing = 正在关闭
session-state-gone = 已消失
session-state-failed = 失败
requirement-image = 检查映像
requirement-network = 启动网络虚拟机
requirement-vm = 启动虚拟机
requirement-guest-agent = 等待客户机系统
requirement-home = 创建空的主文件夹
requirement-screen = 打开屏幕
requirement-identity = 使虚拟机独一无二
requirement-browser-window = 打开浏览器
requirement-painted = 绘制第一个页面
ending-browser-closed = 浏览器已关闭
    .explanation = 虚拟机及其中的一切都已消失。
ending-browser-crashed = 浏览器崩溃
    .explanation = 虚拟机及其中的一切都已消失。您的计算机未受影响。
ending-display-crashed = 虚拟机的屏幕崩溃
    .explanation = 虚拟机及其中的一切都已消失。您的计算机未受影响。
ending-portal-over = 已登录网络
    .explanation = 互联网已可用。虚拟机及其中的一切都已消失。
ending-lifetime-over = 到达时间上限
    .explanation = 此上限由其配置方案设置。虚拟机及其中的一切都已消失。
ending-outdated = 因安全更新而关闭
    .explanation = 其映像有已知的安全更新，而其配置方案限制了此类会话可运行的时间。虚拟机及其中的一切都已消失。
ending-idle = 因未活动而关闭
    .explanation = 此限制由其配置方案设置。虚拟机及其中的一切都已消失。
ending-closed = 会话已关闭
    .explanation = 虚拟机及其中的一切都已消失。
ending-vm-ended = 虚拟机意外结束
    .explanation = 其中的一切都已消失。如果再次发生，请为配置方案分配更多内存，或查看诊断。
ending-image-damaged = 虚拟机的映像已损坏
    .explanation = 磁盘映像与构建时不再一致，因此虚拟机已停止。其中的一切都已消失。请重新构建浏览器映像。
ending-guest-failed = 客户机报告了故障
    .explanation = 虚拟机中的一切都已消失。重新构建浏览器映像可能有帮助。
ending-protocol-violation = 出于安全考虑，虚拟机已停止
    .explanation = 它违反了将其与您的计算机隔开的协议。其中的一切都已消失；其他内容未受影响。
ending-host-lost = 其主机已失联
    .explanation = 运行它的计算机没有及时响应，或已不再有该会话。残留的部分会在那里自行结束。
ending-start-failed = 会话未启动
    .explanation = 已启动的一切都已消失。
colour-blue = 蓝色
colour-teal = 青色
colour-green = 绿色
colour-yellow = 黄色
colour-orange = 橙色
colour-red = 红色
colour-pink = 粉色
colour-purple = 紫色
colour-slate = 石板灰
session-disposable = 一次性
session-default-profile = 标准
session-banking-profile = 网银
session-offline-profile = 离线
session-document-profile = 文档
session-portal-profile = 网络登录
session-title =
    { $number ->
        [1] 一次性浏览器 – { $profile }
       *[other] 一次性浏览器 { $number } – { $profile }
    }
session-marking = 一次性窗口，配置方案 { $profile }。关闭后其中的一切都会消失。
session-vanishes = 关闭此窗口后，其中的一切都会消失
session-is-gone = 此会话没有留下任何内容
rights-title = 此会话可以做什么
rights-why = 由其配置方案规定，会话中的任何东西都无法更改。
rights-reach = 可访问
rights-reach-value =
    { $policy ->
        [internet-only] 互联网，但不包括您的计算机和您的网络
        [offline] 无：它没有网络
        [open] 互联网和您的网络
       *[other] { UNKNOWN() }
    }
rights-reach-sites =
    { $sites ->
        [0] 无：未列出任何网站
       *[other] 仅 { $names } 及其子域名
    }
rights-reach-portal = 仅限 { $network } 的登录页面：{ $hosts }
rights-reach-portal-left = 不能访问它所指向的 { $host }
rights-exit = 出口
rights-files-out = 将文件保存到您的计算机
rights-files-in = 接收您的文件
rights-copy-out = 复制到您的剪贴板
rights-paste-in = 粘贴您的剪贴板
rights-microphone = 使用您的麦克风收听
rights-automation = 由程序控制
rights-automation-rule =
    { $rule ->
        [off] 从不
        [ask] 询问之后
        [allow] 无需询问
       *[other] { UNKNOWN() }
    }
rights-record = 被记录
rights-record-rule =
    { $rule ->
        [off] 从不
        [ask] 询问之后
        [on] 无需询问
       *[other] { UNKNOWN() }
    }
rights-usb = 使用您的 USB 设备
rights-rule =
    { $rule ->
        [off] 从不
        [ask] 询问之后
        [allow] 由您点击
       *[other] { UNKNOWN() }
    }
rights-where = 运行于
rights-memory = 当前内存
rights-ends = 结束
rights-ends-closed = 当您关闭它时
rights-ends-at = 于 { $time }
rights-ends-idle = 未使用 { $minutes } 分钟后
rights-image = 映像构建时间
session-starting = 正在准备全新的虚拟机
session-starting-why = 其中只有浏览器，对以前的会话一无所知。
session-emulated = 您的计算机以软件模拟方式运行虚拟机，因此启动可能需要一分钟或更久。
session-step-done = 已完成
session-step-now = 进行中
session-step-waiting = 等待中
session-seconds = { $seconds } 秒
session-seconds-left = 还剩约 { $seconds } 秒
session-takes-longer = 用时比平常长
session-progress = 启动进度
# How screen readers call the screen, instead of "text box".
session-screen-kind = 一次性浏览器
# `page`: the title of the page, which the page chose.
session-screen =
    { GIVEN($page) ->
        [no] 一次性虚拟机的屏幕
       *[yes] “{ $page }”，在一次性虚拟机中
    }
session-screen-how = 所有按键都由虚拟机接收。同时按 Ctrl 和 Alt 可释放键盘。
session-page = 网页：“{ $page }”。
session-plays-sound = 会话正在播放声音。
session-release-keyboard = 释放键盘：Ctrl + Alt
session-release-keyboard-why = 所有按键都由虚拟机接收。同时按下并松开 Ctrl 和 Alt，即可用键盘操作这些按钮；按 Esc 返回。
session-fullscreen = 全屏（F11）
session-leave-fullscreen = 退出全屏（F11）
session-close-window = 丢弃并关闭
session-more = 更多
session-open-again = 在新会话中打开此网页
session-open-again-question = 在新会话中打开此网页？
session-open-again-why = 地址来自会话，可能被网页篡改过。新会话不含此会话的任何登录状态。
session-open-again-confirm = 打开
session-no-address = 会话未提供其网页的地址。
session-sound = 会话声音
session-reads-aloud = 朗读中
session-reads-aloud-why = 此会话中的屏幕阅读器通过会话的声音朗读网页。
session-no-speech = 无语音
session-no-speech-why = 此会话的屏幕阅读器未启动，或无法听到。没有它会话也能工作。
session-mute = 静音
session-unmute = 取消静音
session-volume = 会话音量
session-volume-percent = { $percent }%
session-volume-muted = { $percent }%，已静音
session-microphone-turn-on = 开启麦克风：会话随后能听到您的声音
session-microphone-turn-off = 麦克风已开启：将其关闭
session-microphone-on = 麦克风已开启
session-microphone-question = 为会话“{ $profile }”开启麦克风？
session-microphone-why = 此后，在您在此处关闭麦克风或关闭窗口之前，其网页能听到您并录音。在此期间托盘会显示这一点。
session-microphone-confirm = 开启
session-driven = 由程序控制
session-driven-why = 您计算机上的程序正在此会话中点击和输入。您在其中按键或点击即可接管。
session-driven-held = 您已接管
session-driven-held-why = 在您让程序继续之前，它会等待。
session-driven-stop = 停止
session-driven-continue = 继续
session-driven-question = 允许程序控制会话“{ $profile }”？
session-driven-question-why = 此后，在您在此处停止程序或会话结束之前，程序能读取其网页，并在其中点击和输入。在此期间窗口和托盘会显示这一点。
session-driven-confirm = 允许
session-recorded = 正在记录
session-recorded-why = 此会话的屏幕、网络和下载正被记录到 { $folder }。
session-recorded-stop = 停止记录
session-record-question = 记录会话“{ $profile }”？
session-record-question-why = 在您在此处停止或会话结束之前，它显示、发送和接收的一切，以及离开它的每个文件，都会保存在 { $folder }。在此期间窗口会显示这一点。
session-record-confirm = 记录
session-record = 记录…
session-record-into = 选择用于记录的文件夹
session-recorded-saved = 已记录到 { $folder }。
session-recorded-closes = 此会话正在被记录：其屏幕、网络和下载在 { $folder }。记录随会话一同结束。
session-agent-lost = 后台服务未运行。会话会继续。
session-outdated = 有可用的安全更新
session-outdated-why = 此会话的映像中有 { $packages } 个软件包有安全更新。映像重新构建后，请打开新会话。
session-outdated-ends = 有可用的安全更新：将于 { $time } 关闭
session-recalled-ends = 浏览器已召回：将于 { $time } 关闭
session-recalled-why = 发布者已召回此浏览器：{ $why }。请保存您需要的内容；下一个会话将使用另一个浏览器。
session-elsewhere = 在 { $host } 上
session-elsewhere-why = 此会话在 { $host } 上运行。您保存、听到和说出的内容会经过您的计算机。
session-unreachable = 连接已断开，正在重新连接
session-unreachable-why = { $host } 没有响应。会话会在那里等待一段时间，并会自动重新显示。
session-exit = 经由 { $exit }
session-exit-why = 此会话发送的内容只经由出口 { $exit } 发出。
session-exit-down = { $exit } 已中断
session-slow = 软件模拟
session-slow-why = 虚拟机在没有硬件虚拟化的情况下运行，因此一切都更慢。“诊断”页面说明了原因。
session-only-listed-sites = 仅列出的网站
session-only-listed-sites-why = 所有其他网站的网页都会被阻止。按此查看列表或添加网站。
session-only-listed-sites-elsewhere = 所有其他网站的网页都会被阻止。列表在 { $host } 上的配置方案中。
session-only-listed-hint = 被阻止的网页不属于列出的网站。要添加它，请按锁形按钮。
session-offline = 目前没有网络。网络恢复时此窗口会告知您。
session-out-of-memory = 由于此会话的内存已满，一个标签页已被结束。重新打开它之前，请关闭其他标签页。
session-without-room = 磁盘已满，因此此会话已暂停。腾出一些空间后它会自动继续。
session-back-online = 网络已恢复。请重新加载未显示的网页。
session-signs-in = 登录 { $network }
session-signs-in-why = 它只能访问此网络的登录页面（{ $hosts }），互联网可用时会关闭。该页面属于网络的运营者。
session-no-network = 无网络
session-no-network-why = 此会话无法访问任何地方。由其配置方案规定。
session-sites = 列出的网站
session-sites-why = 它只能访问这些网站。在会话结束之前，所有其他网站的网页都会被阻止。
session-no-sites = 无：所有网页都会被阻止。
session-site-blocked = 被阻止的网页不属于此配置方案列出的网站。如果您信任它，请添加其网站：它将在新会话中打开。
session-add-this-site = 添加此网页的网站
session-add-site = 添加
session-add-site-question = 允许配置方案“{ $profile }”访问 { $site }？
session-add-site-why = 该配置方案之后的会话可以访问 { $site } 及其子域名。
session-site-added = 网站已添加
session-first-site = 配置方案“{ $profile }”用于哪个网站？
session-first-site-why = 此配置方案的会话只能访问列出的网站。例如，请输入您的银行的地址。
session-first-site-why-page = 此配置方案的会话只能访问列出的网站，而尚未列出任何网站：该网页会被阻止。添加其网站即可打开。
session-first-site-address = 地址
session-first-site-open = 添加并打开
session-address-refused = 请输入 https://bank.example 这样的地址
session-closing = 正在丢弃会话
session-question = 丢弃此会话？
part-unsaved = { $unsaved } 个已下载的文件未保存
# `unsaved`: downloads that are not saved. `undoSeconds`: 0 if it cannot be undone.
session-question-why =
    { $unsaved ->
        [0]
            { $undoSeconds ->
                [0] 其中的一切都将消失：网页和登录状态。此操作无法撤销。
               *[other] 其中的一切都将消失：网页和登录状态。您可以在 { $undoSeconds } 秒内撤销。
            }
       *[other]
            { $undoSeconds ->
                [0] 其中的一切都将消失：网页、登录状态和 { $unsaved } 个未保存的已下载文件。此操作无法撤销。
               *[other] 其中的一切都将消失：网页、登录状态和 { $unsaved } 个未保存的已下载文件。您可以在 { $undoSeconds } 秒内撤销。
            }
    }
session-browser-ended-why = { part-unsaved }，会随此会话消失。
session-browser-not-back = 浏览器未能恢复
session-browser-not-back-why = 它没有及时显示窗口。您可以重试。
session-save-all-and-discard = 全部保存并丢弃
session-browser-back = 恢复浏览器
session-browser-returning = 浏览器正在重新启动
session-browser-returning-why = 它会打开上次的网页。已下载的文件会保留。
session-browser-returning-emulated = 它会打开上次的网页。已下载的文件会保留。在软件模拟下，最多需要一分钟。
session-unsent = 您输入的某些内容似乎尚未发送。
session-discard = 丢弃
session-background = 关闭窗口，保留会话
session-keep = 保持打开
session-keep-for-downloads = 保持打开，先保存文件
session-discarded = 已丢弃
session-discarded-why = 会话已暂停，将在 { $seconds } 秒后消失。
session-paused = 已暂停
session-held =
    { $because ->
        [idle] 已暂停：未使用
        [lifetime-over] 已暂停：到达时间上限
        [outdated] 已暂停：安全更新
       *[other] { UNKNOWN() }
    }
session-held-why =
    { $because ->
        [idle] 此会话有一段时间未使用，且有 { part-unsaved }。会话将于 { $time } 消失。
        [lifetime-over] 此会话已到达其配置方案的时间上限，且有 { part-unsaved }。如果继续，您有 { $minutes } 分钟来保存。之后即使文件未保存，会话也会结束。如果不继续，它将于 { $time } 消失。
        [outdated] 此会话的浏览器有已知的安全更新，因此不能再运行，且有 { part-unsaved }。如果继续，您有 { $minutes } 分钟来保存。之后即使文件未保存，会话也会结束。如果不继续，它将于 { $time } 消失。
       *[other] { UNKNOWN() }
    }
session-grace-ends = 将于 { $time } 结束：请保存您的文件
session-grace-why =
    { $because ->
        [lifetime-over] 此会话已到达其配置方案的时间上限。即使文件未保存，它也会于 { $time } 结束。
        [outdated] 此浏览器有已知的安全更新，因此不能再运行。即使文件未保存，会话也会于 { $time } 结束。
       *[other] { UNKNOWN() }
    }
session-continue = 继续
session-undo = 撤销
session-discard-now = 立即丢弃
session-idle = 您还在吗？
session-idle-why =
    { $unsaved ->
        [0] 此会话有一段时间未使用。它将在 { $seconds } 秒后被丢弃。
       *[other] 此会话有一段时间未使用。由于有 { part-unsaved }，它将在 { $seconds } 秒后暂停。
    }
session-idle-keep = 保持运行
session-idle-back = 我还在
session-ends-soon = 其配置方案将在 { $seconds } 秒后结束此会话
session-ends-soon-held = 由于有 { part-unsaved }，会话将暂停。如果届时继续，您有 { $minutes } 分钟来保存。
session-ends-soon-continue = 继续到那时
session-failed = 会话未启动
session-again = 重试
session-new = 新建会话
session-same-page = 重新打开此网页
session-open-page = 打开“{ $page }”
session-close = 关闭
session-picture-lost = 屏幕不可用
session-picture-lost-why = 会话在继续，但无法连接其屏幕。
session-picture-refused-why = 其虚拟机发送了正常虚拟机不会发送的内容，因此连接已关闭。会话中可能有东西在攻击您的计算机：请丢弃它。

## Files, clipboard and bookmarks

transfer-files = 此会话的文件
transfer-files-count = 此会话的文件，{ $count } 个未保存
transfer-no-files = 尚未下载任何内容。
transfer-files-why = 您保存的文件会留在您的计算机上；其他文件都随会话消失。文件可能有害，因此会标记其来源，且不会自动打开。
transfer-more = 以及 { $count } 个更早的文件
transfer-save = 保存
transfer-save-named = 保存 { $name }
transfer-save-original = 保存原文件
transfer-safe-copy = 安全副本
transfer-more-named = { $name } 的更多操作
transfer-sent-files = 已提供给会话
transfer-save-safe-copy = 保存安全副本
transfer-save-safe-copy-named = 保存 { $name } 的安全副本
transfer-save-safe-copy-why = 只含每一页的图像，在另一台无网络的一次性虚拟机中绘制。
transfer-safe-copy-text = 带文字的安全副本
transfer-save-safe-copy-text-named = 保存 { $name } 的带文字的安全副本
transfer-save-safe-copy-text-why = 同上，并加上其虚拟机从图像中读出的字词，以便您查找和复制。
transfer-print = 打印
transfer-print-named = 打印 { $name } 的安全副本
transfer-print-question = 打印此文件的安全副本？
transfer-print-why = 安全副本只含每一页的图像，也会保存到您的计算机上。
transfer-print-title = 打印 { $name }
transfer-screenshot = 保存屏幕截图
transfer-screenshot-name = 一次性浏览器的屏幕
transfer-preview = { $name } 的安全副本的第一页
transfer-safe-copy-starting = 安全副本，正在启动其虚拟机：{ $name }
transfer-safe-copy-page = 安全副本，第 { $page } 页，共 { $of } 页：{ $name }
transfer-saved = 已保存
transfer-saved-in = 已保存到 { $folder }
transfer-drag-out = 将其拖到另一个窗口或文件夹
transfer-save-all = 全部保存
transfer-save-all-question = 将一次性会话中的这 { $count } 个文件保存到您的计算机？
transfer-save-all-why = 它们可能有害：除非信任其来源，否则不要打开。
transfer-saved-all = 已保存 { $count } 个文件
transfer-and-more = 以及另外 { $count } 个
transfer-save-question = 将一次性会话中的此文件保存到您的计算机？
transfer-save-why = 它可能有害：除非信任其来源，否则不要打开。
transfer-save-safe-copy-question = 将此文件的安全副本保存到您的计算机？
transfer-show-folder = 显示文件夹
transfer-unfinished = 仍在下载
transfer-disguised = 与其名称不符
file-type-application-pdf = PDF 文档
file-type-application-msword = Word 文档
file-type-application-vnd-openxmlformats-officedocument-wordprocessingml-document = Word 文档
file-type-application-vnd-openxmlformats-officedocument-spreadsheetml-sheet = Excel 电子表格
file-type-application-vnd-openxmlformats-officedocument-presentationml-presentation = PowerPoint 演示文稿
file-type-application-vnd-oasis-opendocument-text = OpenDocument 文本
file-type-application-vnd-oasis-opendocument-spreadsheet = OpenDocument 电子表格
file-type-application-vnd-oasis-opendocument-presentation = OpenDocument 演示文稿
file-type-application-x-cfb = 旧版 Office 文档或 Windows 安装程序
file-type-application-epub-zip = 电子书
file-type-application-rtf = RTF 文档
file-type-application-postscript = PostScript 文档
file-type-application-zip = ZIP 归档
file-type-application-gzip = 压缩文件（gzip）
file-type-application-x-bzip2 = 压缩文件（bzip2）
file-type-application-x-xz = 压缩文件（xz）
file-type-application-zstd = 压缩文件（zstd）
file-type-application-x-7z-compressed = 7z 归档
file-type-application-x-rar-compressed = RAR 归档
file-type-application-vnd-rar = RAR 归档
file-type-application-x-tar = tar 归档
file-type-application-java-archive = Java 程序
file-type-application-vnd-android-package-archive = Android 应用
file-type-application-x-deb = Debian 软件包
file-type-application-x-rpm = RPM 软件包
file-type-application-x-elf = Linux 程序
file-type-application-x-msdownload = Windows 程序
file-type-application-x-mach-binary = macOS 程序
file-type-application-x-apple-diskimage = macOS 磁盘映像
file-type-application-wasm = WebAssembly 程序
file-type-application-xml = XML 文档
file-type-application-x-sqlite3 = SQLite 数据库
file-type-application-ogg = 声音或视频
file-type-text-plain = 文本
file-type-text-calendar = 日历条目
file-type-text-vcard = 联系人
file-type-image-jpeg = JPEG 图片
file-type-image-png = PNG 图片
file-type-image-gif = GIF 图片
file-type-image-webp = WebP 图片
file-type-image = 图片
file-type-video = 视频
file-type-audio = 声音
file-type-text = 文本
file-type-font = 字体
file-type-model = 三维模型
file-type-unknown = 未知类型
transfer-send = 提供文件…
transfer-send-how = 或将文件拖放到此窗口。
transfer-drop = 拖放到此处以提供给会话
transfer-choose-title = 向会话提供文件
transfer-send-question =
    { $count ->
        [1] 将此文件提供给一次性会话？
       *[other] 将这 { $count } 个文件提供给一次性会话？
    }
transfer-send-from = 位于 { $folder }
transfer-send-from-hidden = 来自隐藏文件夹 { $folder }：密钥和密码常存放在这类文件夹中
transfer-send-why = 此后会话中的每个网页都可能读取它。
transfer-send-confirm = 提供
transfer-sent =
    { $count ->
        [1] 文件已在会话的下载文件夹中。
       *[other] { $count } 个文件已在会话的下载文件夹中。
    }
transfer-cancel = 取消
transfer-clipboard = 剪贴板
transfer-copy-out = 复制
transfer-copy-out-title = 取出会话中复制的内容（Ctrl + Alt + C）
transfer-copy-out-question = 将{ $amount }复制到您的剪贴板？
transfer-copy-out-why = 它会替换您剪贴板的内容。网页放入的内容可能与您看到的不同。
transfer-copied-out =
    { GIVEN($beginning) ->
        [no] 现在您的剪贴板中有：{ $amount }
       *[yes] 现在您的剪贴板中有（{ $amount }）：{ $beginning }
    }
transfer-paste-in = 粘贴
transfer-paste-in-title = 将您的剪贴板内容粘贴到会话中（Ctrl + Alt + V）
transfer-paste-in-question = 将{ $amount }粘贴到会话中？
transfer-pasted-in = 已粘贴（{ $amount }）。一分钟内，按 Ctrl + V 可再次粘贴。
transfer-nothing-to-paste = 您的剪贴板为空
transfer-amount-text = { NUMBER($characters, useGrouping: "auto") } 个字符
transfer-amount-png = 一张 { $size } 的图片
transfer-amount-other = 无内容
transfer-bookmark = 将此网页加入书签
transfer-bookmark-question = 将此网页添加到配置方案“{ $profile }”的书签？
transfer-bookmark-name = 名称：“{ $name }”
transfer-bookmark-why = 地址来自会话，可能被网页篡改过。该配置方案之后的所有会话都会显示它。
transfer-bookmark-confirm = 添加
transfer-bookmark-how = 会话未提供其网页的地址。请在此处输入或粘贴。
transfer-bookmarked = 书签已添加
transfer-bookmark-is-kept = 此网页已在书签中
transfer-bookmark-remove = 移除书签
transfer-bookmark-removed = 书签已移除
transfer-address = 地址
transfer-saving = 正在保存 { $name }
transfer-sending = 正在提供 { $name }

## USB devices

usb-kind-security-key = 安全密钥
usb-kind-camera = 摄像头
usb-kind-smart-card = 智能卡读卡器
usb-kind-storage = 存储设备
usb-kind-audio = 音频设备
usb-kind-input = 键盘或指点设备
usb-kind-network = 网络或无线设备
usb-kind-printer = 打印机
usb-kind-other = 其他
usb-refusal-no-use = 会话用不到它。
usb-refusal-not-allowed = 此配置方案不允许此类设备。
usb-refusal-no-permission = 您的账户无权打开它。“诊断”页面说明了解决办法。
usb-refusal-handed-over = 它已在另一个会话中。
usb-open = 连接设备
# In the frame, while the session has devices.
usb-connected =
    { $count ->
        [1] { $name }
       *[other] { $count } 个设备
    }
usb-open-connected = 已连接：{ $names }。显示所有设备
usb-devices = 连接设备
usb-devices-why = 您连接的设备只属于此会话，直到您断开它或会话结束。您在浏览器中允许后，网页即可使用它。
usb-looking = 正在查找设备
usb-none = 未插入 USB 设备。
usb-connect = 连接
usb-connect-named = 连接 { $name }
usb-disconnect = 断开
usb-disconnect-named = 断开 { $name }
usb-is-connected = 已连接到此会话
usb-connect-question = 将“{ $name }”交给此会话？
usb-connect-why = 在此期间您的计算机无法使用它。会话中的攻击者可以对它做任何事，包括改变它的性质：请只连接您愿意插到不受信任的计算机上的设备。
# Added for a reader of smart cards.
usb-connect-restarts = 此会话中的 Chromium 将重新启动并再次打开您的网页。未发送的文字和未完成的下载会丢失。
usb-told = { $name } 已连接

## Window that asks where a link opens

link-title = 在哪里打开此链接？
link-from = 另一个程序想打开此地址：
link-here = 在 Safe Browse 中打开
link-here-why = 在全新的虚拟机中，用完即丢弃
link-in-session-why = 在新标签页中，与那里打开的网页和登录状态并存
link-target = 会话
link-new-session = 新建：{ $profile }
link-open-session = { $profile }，打开于 { $since }
link-elsewhere = 在 { $browser } 中打开
link-elsewhere-why = 使用您的登录状态和历史记录
link-remember = 对 { $site } 始终这样做
link-dismiss = 不打开
link-rule-question = 始终在 Safe Browse 中打开 { $site } 吗？
link-rule-why = 包括其子域名。装有扩展的浏览器将不再连接此网站；其他程序的链接也在此打开。
link-rule-confirm = 始终打开
link-no-rule-question = 不再始终在 Safe Browse 中打开 { $site } 吗？
link-no-rule-why = 包括其子域名。之后另一个浏览器会自己打开此网站。
link-no-rule-confirm = 不再
console-hint = 虚拟机的控制台输出位于 { $path }。

## 主机浏览器的扩展

extension-about = 在一次性浏览器中打开链接，并始终在其中打开您选择的网站。
extension-mail-about = 在一次性浏览器中打开邮件里的链接和附件。
extension-button = Safe Browse
extension-open = 在 Safe Browse 中打开
extension-mail-open-link = 在 Safe Browse 中打开链接
extension-mail-open-attachment = 在 Safe Browse 中打开附件
extension-open-page = 在 Safe Browse 中打开此页面
extension-always = 始终在 Safe Browse 中打开此网站…
extension-not-always = 不再始终在 Safe Browse 中打开此网站…
extension-rule-always = 此网站始终在 Safe Browse 中打开。
extension-rule-never = 此网站从不自动在 Safe Browse 中打开。
extension-rule-none = 没有针对此网站的规则。
extension-no-page = 这不是网站的页面。
extension-opening = 正在 Safe Browse 中打开…
extension-opened = 此页面在 Safe Browse 中打开
extension-opened-why = 此浏览器没有连接该网站。
extension-not-opened = 此页面未打开
extension-open-again = 再次打开
extension-back = 返回
extension-refused-too-often = 一分钟内已有五次请求。请稍候再试。
extension-refused-not-a-page = Safe Browse 不打开这样的地址。
extension-refused-no-desktop = 未安装 Safe Browse 的窗口，或者没有显示器。
extension-refused-not-there = Safe Browse 没有响应。它安装了吗？
extension-refused-no-rule = 没有规则要求在 Safe Browse 中打开此网站。
extension-refused-too-large = 附件超过 67 MB。
extension-refused-no-room = 在 Safe Browse 中打开的附件太多。请关闭它的一些窗口。
extension-refused-unreadable = Thunderbird 中没有此附件。

## Failures: Host agent

error-host-agent-unreachable = 与后台服务的连接已断开。
    .hint = 它会自动重新启动。请几秒后重试。
error-host-agent-shutting-down = 后台服务正在关闭。
    .hint = 它会自动重新启动。请几秒后重试。
error-host-agent-internal-error = 后台服务发生故障。
    .hint = 请重试。如果再次失败，“日志”页面可能有更多说明。
    .details = { $reason }
error-host-agent-answer-unknown = 后台服务对 { $method } 的应答与控制接口不符。
    .hint = 程序与后台服务的版本可能不同。请重新启动服务。
window-error-host-agent-not-started = 后台服务未启动。
    .hint = 要查看原因，请在终端中运行：safe-browse daemon
    .details = { $reason }
error-host-agent-not-started =
    { GIVEN($reason) ->
        [no] 后台服务未启动。
       *[yes] 后台服务未启动：{ $reason }
    }
    .hint = 要查看原因，请在终端中运行：safe-browse daemon
error-host-agent-running = 后台服务已在运行（进程 { $pid }）。
    .hint = 请先停止它：safe-browse daemon --stop
error-forget-sessions-run = 有 { $count } 个会话正在运行：未删除任何内容。
    .hint = 请先关闭它们：safe-browse close --all
error-forget-desktop-runs = Safe Browse 的窗口或托盘已打开：未删除任何内容。
    .hint = 请在托盘菜单中退出 Safe Browse，然后重试。
error-forget-not-confirmed = 未删除任何内容：没有可以询问的终端。
    .hint = 不询问直接删除：safe-browse forget --yes
error-socket-refused = 后台服务无法使用继承的套接字：{ $problem }。
    .hint = 其单元中必须恰好有一个 ListenStream=%t/safe-browse/agent.sock
error-runtime-folder-too-long = 运行时文件夹的路径太长，无法容纳 Unix 套接字。
    .hint = 将 XDG_RUNTIME_DIR 设置为较短的路径，例如 /run/user/1000。
    .details = { $folder }
error-folder-not-private = 其他用户可以访问 Safe Browse 的一个文件夹。
    .hint = 删除它，或取消他们的访问权限（chmod 700），然后重试。
    .details = { $path }
error-bad-request = 后台服务无法理解请求：{ $problems }
    .hint = 程序与后台服务的版本可能不同。请重新启动服务。
error-cancelled =
    { $task ->
        [build] { part-image-name }的构建已取消。
        [session] 启动已取消。没有留下任何内容。
       *[other] 已取消。没有任何更改。
    }
    .hint =
        { $task ->
            [build] 使用中的映像未变。需要时请重新开始构建。
            [session] 请打开新会话。
           *[other] 需要时请重试。
        }
error-internal = Safe Browse 发生错误。
    .hint = 这是一个缺陷。请连同详细信息一并报告。
    .details = { $reason }

## Failures: Programs and disks of the host

error-package-missing = 未安装 { $program }。
    .hint = 请安装软件包：{ $install }
part-command-problem =
    { $problem ->
        [timeout] 用时超过 { $status } 秒
        [signal] 失败（{ $status }）
        [exit] 失败（退出状态 { $status }）
       *[other] { UNKNOWN() }
    }
window-error-command-failed = { $program } { part-command-problem }。
    .hint = 请重试。如果再次失败，请查看“诊断”页面。
    .details =
        { $output }
        { $command }
window-error-vm-not-started = { $hypervisor } 未能启动虚拟机。
    .hint = 请重试。如果再次失败，请查看“诊断”页面。
    .details = { $reason }
window-error-start-failed =
    { GIVEN($reason) ->
        [no] 会话未启动：{ part-end }。
       *[yes] 会话未启动：{ $reason }。
    }
    .hint = 请重试。如果再次失败，请查看“诊断”页面。
    .details = { $lastWords }
window-error-template-refused = { $hypervisor } 无法加载模板。
    .hint = 请重新打开会话：模板会重新封存。
    .details = { $reason }
window-error-uplink-not-started = 互联网连接未启动（{ $program }）。
    .hint = 请查看“诊断”页面。
    .details = { $reason }
window-error-tap-refused = 无法打开网桥 { $bridge } 的 tap 设备。
    .hint = 以 root 身份运行：echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }。或在设置中指定您自己的 tap 设备。
    .details = { $reason }
window-error-pci-not-taken = 网卡 { $device } 无法使用。
    .hint = 以 root 身份运行：modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown YOU /dev/vfio/{ $group }；并将您的内存锁定上限提高到网络虚拟机的内存大小。
    .details = { $reason }
window-error-microphone-silent = 您计算机的麦克风没有任何输入。
    .hint = 请检查麦克风是否已插入，以及声音设置中选择的是哪个麦克风。
    .details = { $reason }
window-error-usb-not-connected = { $device } 未连接。
    .hint = 请重新插入，然后再试一次。
    .details = { $reason }
window-error-pool-host-unreachable = 无法连接计算机 { $host }。
    .hint = 请自行检查：{ $check }
    .details = { $reason }
window-error-pool-host-key-unknown = 计算机 { $host } 的密钥不是已知的密钥，因此未使用它。
    .hint = 可能有另一台计算机冒名应答。请核对该计算机的密钥。如果它已重新安装：ssh-keygen -R { $name }，然后 ssh { $host }
    .details = { $reason }
window-error-pool-members-unknown = 不知道主机池 { $pool } 有哪些计算机。
    .hint = 请自行检查：{ $check }
    .details = { $reason }
error-command-failed =
    { GIVEN($output) ->
        [no] { $program } { part-command-problem }。
       *[yes] { $program } { part-command-problem }：{ $output }
    }
    .hint = 命令为：{ $command }
part-disk-task =
    { $task ->
        [build-browser] 来构建浏览器映像
        [build-network] 来构建网络映像
        [build-host] 来构建主机映像
        [seal] 来封存虚拟机
        [save] 来保存文件
        [pull] 来拉取映像
       *[other] { UNKNOWN() }
    }
part-disk-need =
    { GIVEN($free) ->
        [no] 需要 { $needed }
       *[yes] 需要 { $needed }，可用 { $free }
    }
error-disk-full =
    { GIVEN($task) ->
        [no]
            { GIVEN($needed) ->
                [no] 磁盘空间不足。
               *[yes] 磁盘空间不足：{ part-disk-need }。
            }
       *[yes]
            { GIVEN($needed) ->
                [no] 没有足够的磁盘空间{ part-disk-task }。
               *[yes] 没有足够的磁盘空间{ part-disk-task }：{ part-disk-need }。
            }
    }
    .hint =
        { $task ->
            [save] 请腾出空间，或在设置中选择其他文件夹。
           *[other]
                { GIVEN($task) ->
                    [no] 请在该磁盘上腾出空间，然后重试。
                   *[yes] 请腾出空间，例如使用：safe-browse image prune
                }
        }
    .details = { $path }
error-folder-not-writable = 无法写入文件夹 { $folder }。
    .hint = 请在设置的“下载文件夹”中选择其他文件夹。
error-disk-read-only = 磁盘是只读的。
    .hint = 将其设为可写，然后重试。自行变为只读的磁盘可能已损坏。
    .details = { $path }
error-own-file-unusable =
    { $problem ->
        [forbidden] Safe Browse 无权使用自己的某个文件或文件夹。
        [in-the-way] Safe Browse 需要文件夹的位置有一个文件，或需要文件的位置有一个文件夹。
        [missing] Safe Browse 的一个文件夹缺失。
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [forbidden] 将其归还给您的账户（chown），然后重试。
            [in-the-way] 将其移到别处，然后重试。
            [missing] 请重试：Safe Browse 启动时会创建其文件夹。
           *[other] { UNKNOWN() }
        }
    .details = { $path }
error-connection-failed =
    { $problem ->
        [no-network] 没有网络连接。
        [no-name] 没有互联网连接：找不到服务器名称。
        [no-route] 没有通往服务器的路由。
        [refused] 服务器拒绝了连接。
        [no-answer] 服务器没有应答。
        [proxy] 代理未放行请求。
        [certificate] 服务器的证书无效。
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [no-network] 请连接到网络，然后重试。
            [no-name] 请连接到互联网，然后重试。
            [no-route] 请检查防火墙和 VPN，然后重试。
            [refused] 请稍后重试。
            [no-answer] 请稍后重试。
            [proxy] 请检查代理的地址和您的登录信息，然后重试。
            [certificate] 请检查此系统的时钟，然后重试。
           *[other] { UNKNOWN() }
        }
    .details = { $output }
error-user-namespaces-missing = 此账户没有从属用户 ID，而构建映像需要它们。
    .hint = 安装软件包 uidmap，然后以 root 身份运行：usermod --add-subuids 165536-231071 --add-subgids 165536-231071 { $account }

## Failures: Sessions

error-session-not-found = 没有会话“{ $id }”。
    .hint = 列出会话：safe-browse list
error-session-not-ready =
    { GIVEN($id) ->
        [no] 会话尚无虚拟机。
       *[yes] 会话 { $id } 尚无虚拟机。
    }
    .hint = 请等到它就绪。
error-typing-failed = 虚拟机未能输入文字。
    .hint = 请重新输入。如果仍然失败，请复制后粘贴。
error-trace-missing = 没有会话 { $id } 的启动记录：它由之前的后台服务启动。
    .hint = 请打开新会话，并在此后台服务运行期间查询其记录。
error-session-not-open = 会话 { $id } 未打开，因此无法在丢弃时留出撤销时间。
    .hint = 关闭它：safe-browse close { $id }
error-memory-short =
    { GIVEN($cgroup) ->
        [no] 会话需要 { $neededMiB } MiB 内存，但只有 { $availableMiB } MiB 可用。
       *[yes] 会话需要 { $neededMiB } MiB 内存，但在其 cgroup 的限制内只有 { $availableMiB } MiB 可用。
    }
    .hint =
        { GIVEN($cgroup) ->
            [no] 请关闭会话或其他程序，或减少配置方案的内存。
           *[yes] 请关闭会话或提高限制（MemoryMax），或减少配置方案的内存。
        }
    .details = { $cgroup }
part-end =
    { $end ->
        [browser-closed] 其浏览器已关闭
        [browser-crashed] 其浏览器崩溃
        [display-crashed] 其虚拟机的屏幕崩溃
        [portal-over] 它是为登录网络而打开的，而互联网已可用
        [lifetime-over] 已到达其配置方案设置的最长时间
        [outdated] 其映像有已知的安全更新，且已到达其配置方案设置的最长时间
        [idle] 空闲时间超过其配置方案所允许的时间
        [closed] 已关闭
        [vm-ended] 其虚拟机意外结束
        [image-damaged] 其映像已损坏，因此虚拟机已停止
        [guest-failed] 客户机代理报告了故障
        [protocol-violation] 其虚拟机违反了协议
        [host-lost] 运行它的计算机已失联
        [start-failed] 未能启动
       *[other] { UNKNOWN() }
    }
error-session-ended = 会话已结束：{ part-end }。
    .hint = 请打开新会话。
error-start-timed-out =
    会话未启动：在 { $seconds } 秒内{ $requirement ->
        [image] 未能检查完映像
        [network] 网络虚拟机未启动
        [vm] 虚拟机未启动
        [guest-agent] 客户机代理没有应答
        [home] 未能恢复干净的主文件夹
        [screen] 图形屏幕未启动
        [identity] 虚拟机未采用其新身份
        [browser-window] Chromium 未打开其窗口
        [painted] Chromium 未绘制其窗口
       *[other] { UNKNOWN() }
    }。
    .hint =
        { $requirement ->
            [image] 请运行：safe-browse image verify
            [network] 请查看“网络”页面。
            [vm] 请查看“诊断”页面。
            [guest-agent] 请重新构建浏览器映像。
            [home] 请重新构建浏览器映像。
            [screen] 请为配置方案分配更多内存，或重新构建浏览器映像。
            [identity] 请重新构建浏览器映像。
            [browser-window] 请为配置方案分配更多内存，或提高启动超时。
            [painted] 在较慢的计算机上，请提高启动超时。
           *[other] { UNKNOWN() }
        }
# Either `reason`, or `end` and perhaps the last words of the VM.
error-start-failed =
    { GIVEN($reason) ->
        [no]
            { GIVEN($lastWords) ->
                [no] 会话未启动：{ part-end }。
               *[yes] 会话未启动：{ part-end }（{ $lastWords }）。
            }
       *[yes] 会话未启动：{ $reason }。
    }
    .hint = 请查看“诊断”页面。
error-no-portal =
    { $problem ->
        [online] 您已在线。
        [none] 互联网不可用，也没有找到网络的登录页面。
        [refused] 网络给出的登录页面是任何会话都不能访问的。
        [no-network] 您的计算机未连接任何网络。
        [off] 没有设置用于查找网络登录页面的网页。
        [exit] 此配置的会话经由出口离开，或在另一台计算机上运行，因此无法登录本机所在的网络。
        [profile] 没有用于登录网络的配置。
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [online] 打开网页：safe-browse open
            [none] 请稍候再试，或询问网络的运营者。
            [refused] 请稍候再试，或询问网络的运营者。
            [no-network] 请将计算机连接到网络，然后重试。
            [off] 请设置：safe-browse config set network.portalProbe http://network-test.debian.org/nm
            [exit] 请使用 exit = "direct" 且没有 where 的配置。
            [profile] 请为某个配置设置 network.policy = "portal"，或询问设置的管理者。
           *[other] { UNKNOWN() }
        }
error-profile-not-found = 没有配置方案“{ $name }”。
    .hint = 可用的配置方案：{ $profiles }
part-forbidden =
    { $act ->
        [save-files] 保存其中的文件
        [send-files] 向其提供文件
        [screenshot] 保存其屏幕截图，因为不允许保存文件
        [copy-out] 复制其剪贴板
        [paste-in] 向其粘贴任何内容
        [keep-running] 空闲时保持运行
       *[other] { UNKNOWN() }
    }
error-profile-forbids =
    { GIVEN($by) ->
        [no] 此会话的配置方案不允许{ part-forbidden }。
       *[yes] 此会话的配置方案不允许{ part-forbidden }。由 { $by } 管理。
    }
    .hint =
        { GIVEN($by) ->
            [no] 请在设置中的配置方案里允许它。已打开的会话保持其打开时的设置。
           *[yes]
                { GIVEN($contact) ->
                    [no] 要查看每个值的来源，请运行：safe-browse config show
                   *[yes] 请询问 { $contact }。要查看每个值的来源，请运行：safe-browse config show
                }
        }
error-no-scale = 此会话保持 100% 的缩放比例。
    .hint = 请在其配置方案中将缩放设为“自动”。其他主机上的会话和 Xen 的会话始终保持 100%。
error-no-sound = 此会话没有声音。
    .hint = 请在其配置方案中开启声音。“诊断”页面会检查您计算机的声音。
error-no-microphone = 此会话没有麦克风。
    .hint = 请在其配置方案中允许麦克风。“诊断”页面会检查您计算机的声音。
error-microphone-silent = 您计算机的麦克风没有任何输入：{ $reason }
    .hint = 请检查麦克风是否已插入，以及声音设置中选择的是哪个麦克风。
error-no-automation = 程序无法控制此会话。
    .hint = 请在其配置方案中允许自动化，并打开另一个会话。Xen 的会话无法由程序控制。
error-automation-refused = 未允许程序控制此会话。
    .hint = 会话的窗口会询问。请重试，并在两分钟内在那里回答。
error-no-recording = 无法记录此会话。
    .hint = 请在其配置方案中允许记录，并打开另一个会话。Xen 的会话无法记录。
error-recording-refused = 未允许记录此会话。
    .hint = 会话的窗口会询问。请重试，并在两分钟内在那里回答。
error-recording-under-way = 此会话已在记录到 { $folder }。
    .hint = 请先结束那次记录：safe-browse record --stop ID
error-recording-folder-taken = 文件夹 { $folder } 中有文件。
    .hint = 请指定新的或空的文件夹。
error-recording-not-found = { $folder } 中没有记录。
    .hint = 请指定 `safe-browse record` 写入的、含有 manifest.jsonl 的文件夹。
error-socket-path-unusable = Unix 套接字的路径无法写成地址。
    .hint = 请使用不带 --socket 的地址，或将 XDG_RUNTIME_DIR 设为路径仅含字母、数字、句点和连字符的文件夹。
error-sites-invalid = “{ $text }”不是网站列表。
    .hint = 请用逗号分隔主机名，例如 example.org,example.com。不能包含端口、路径或通配符；子域名已包括在内。
error-playwright-missing = { $file } 所在的项目没有 Playwright。
    .hint = 请在其文件夹中运行：npm install --save-dev playwright-core
part-url-problem =
    { $problem ->
        [too-long] 编码后长度超过 { $limit } 字节
        [scheme] 其协议为“{ $scheme }”，只允许 http、https 和 about:blank
        [space] 含有空格或控制字符
        [not-a-url] 不是 https://example.org/ 这样的 URL
        [not-a-page] 不是网页的地址
        [credentials] 含有用户名或密码
       *[other] { UNKNOWN() }
    }
error-url-refused = Safe Browse 不打开此地址：{ part-url-problem }。
    .hint = 请输入 https://bank.example 这样的地址

## Failures: Exits

error-exit-not-found = 没有出口“{ $exit }”。
    .hint = 查看所有出口：safe-browse exit list
error-exit-keys-missing = 缺少出口 { $exit } 的密钥。
    .hint = 请重新导入其文件：safe-browse exit import 文件 --name { $exit } --replace
error-exit-server-unknown = 找不到出口 { $exit } 的服务器：{ $server }。
    .hint = 请检查您计算机的网络。会话会等待，任何内容都不会经由其他途径发出。
error-exit-down = 出口 { $exit } 已中断：{ $server } 没有响应。
    .hint = 请检查您计算机的网络，或询问服务器的管理者。会话会等待，任何内容都不会经由其他途径发出。
error-exit-tor-connecting = Tor 正在为出口 { $exit } 建立连接：{ $percent } %。
    .hint = 会话会等待，任何内容都不会经由其他途径发出。如果一直没有进展，您的网络可能封锁了 Tor：请获取网桥，并填入出口的 bridges。
error-exit-tor-down = 出口 { $exit } 已中断：Tor 在其网络中找不到可用的路径。
    .hint = 请检查您计算机的网络。会话会等待，任何内容都不会经由其他途径发出。
error-exit-login-refused = 出口 { $exit } 的代理拒绝了登录信息：{ $server }。
    .hint = 请提供正确的登录信息：safe-browse exit add { $exit } --login 文件 --replace，并指定 --kind 和 --server。会话会等待，任何内容都不会经由其他途径发出。
error-exit-no-proxy = 在 { $server } 应答的不是出口 { $exit } 所指定类型的代理。
    .hint = 请检查出口的类型和服务器，或询问代理的管理者。会话会等待，任何内容都不会经由其他途径发出。
error-exit-login-missing = 缺少出口 { $exit } 的登录信息。
    .hint = 请提供：safe-browse exit add { $exit } --login 文件 --replace，并指定 --kind 和 --server
error-exit-login-invalid = 无法这样添加出口：{ $problems }。
    .hint = 请更正此处所列的问题。名称和密码各不超过 63 个字符，名称中不能有冒号。
error-exit-resolver-silent = 出口 { $exit } 已连通，但其域名服务器 { $resolver } 没有响应。
    .hint = 请检查 WireGuard 文件中的域名服务器，然后重新导入。
error-exit-file-invalid = 该文件没有描述可用的出口：{ $problems }。
    .hint = 请更正这里指出的内容，然后重新导入文件。
error-exit-exists = 出口“{ $exit }”已存在。
    .hint = 请用 --name 选择其他名称，或用 --replace 替换它。

## Failures: Sessions on other hosts

error-pool-host-unreachable = 无法连接主机 { $host }：{ $reason }
    .hint = 请自行检查：{ $check }
# `name`: the host without the account.
error-pool-host-key-unknown = 主机 { $host } 的密钥不是已知的密钥，因此未使用它：{ $reason }
    .hint = 可能有另一台计算机冒名应答。请核对该主机的密钥。如果它已重新安装：ssh-keygen -R { $name }，然后 ssh { $host }
error-pool-hosts-failed = 主机池 { $pool } 中没有主机接受该会话。{ $reasons }
    .hint = 查看主机及原因：safe-browse pool status
error-pool-members-unknown = 不知道主机池 { $pool } 有哪些主机：{ $reason }
    .hint = 请自行检查：{ $check }
error-pool-none-ready = 主机池 { $pool } 中没有就绪的主机。
    .hint = 查看主机及原因：safe-browse pool status
error-pool-drain-refused = 主机 { $host } 未更改：{ $reason }
    .hint = 此操作会对所有人更改该主机。请询问集群的维护者。
error-pool-host-of-another-version = 主机 { $host } 运行的 Safe Browse 版本与此版本不兼容。
    .hint = 请更新您的计算机和该主机上的 Safe Browse。
error-pool-host-violation = 主机 { $host } 发送了协议不允许的内容，因此已断开连接。
    .hint = 如果两端版本相同仍再次发生，在重新安装该主机之前请不要信任它。
error-pool-host-forbids =
    { GIVEN($by) ->
        [no] 此会话在 { $host } 上运行，而该主机不允许{ part-forbidden }。
       *[yes] 此会话在 { $host } 上运行，而该主机不允许{ part-forbidden }。由 { $by } 管理。
    }
    .hint = 两台计算机的规则同时适用。请询问 { $host } 的维护者。
error-pool-host-refused = 主机 { $host } 提示：{ $reason }
    .hint = 在 { $host } 上运行以下命令可了解更多：safe-browse doctor
error-pool-full = 主机池 { $pool } 中没有主机能再容纳一个会话。
    .hint = 请关闭会话，或查看主机：safe-browse pool status
error-pool-drained = 主机池 { $pool } 的所有主机都已排空：不接受新会话。
    .hint = 让其中一台重新接受会话：safe-browse pool resume HOST
error-pool-too-many-sessions = 您的计算机在该主机上已有 { $most } 个会话，达到上限。
    .hint = 请关闭不需要的会话。
error-pool-too-many-desks = 已有 { $most } 台计算机使用此账户，达到上限。
    .hint = 请关闭不需要的计算机的会话。如果这些计算机不是您的，则此账户的密钥已被盗：请从 authorized_keys 中移除它。
error-pool-host-not-found = 没有主机池包含主机“{ $host }”。
    .hint =
        { GIVEN($hosts) ->
            [no] 配置中没有主机池。
           *[yes] 主机：{ $hosts }
        }
error-pool-not-there =
    { $what ->
        [trace] 在其他主机上启动的会话，此处没有启动记录
        [dry-run] 在其他主机上启动会话的命令在那里运行，不在此处
        [usb] USB 设备只能交给在此处运行的会话
        [recording] 只能记录在此处运行的会话
       *[other] { UNKNOWN() }
    }。
    .hint = 请用在您的计算机上运行的配置方案打开会话。

## Failures: VMs and hypervisors

error-vm-not-started = { $hypervisor } 未能启动虚拟机：{ $reason }
    .hint = 请查看“诊断”页面。
error-vm-ended = 虚拟机已结束。
    .hint = 请打开新会话。
error-vm-lingers =
    { $kind ->
        [process] 进程 { $name } 没有结束。
        [domain] 域 { $name } 没有结束。
        [VM] 虚拟机 { $name } 没有结束。
       *[other] { UNKNOWN() }
    }
    .hint = 查看它：{ $look }
error-console-missing = 虚拟机没有控制台。
    .hint = 请查看“诊断”页面。
error-screenshot-unavailable = 虚拟机显示在您计算机的屏幕上，无法在那里截图。
    .hint = 请在那里切换到它：它在切换器中有一个位置。
error-protocol-violation =
    { $vm ->
        [browser] 浏览器虚拟机违反了协议：{ $detail }。它已被停止。
        [network] 网络虚拟机违反了协议：{ $detail }。它已被停止。
        [converter] 转换虚拟机违反了协议：{ $detail }。它可能已被该文件控制。没有从中保存任何内容。
        [inspected] 被检查的虚拟机违反了协议：{ $detail }。它已被停止。
       *[other] { UNKNOWN() }
    }
    .hint =
        { $vm ->
            [converter] 请不要信任此文件。
            [network] 请在“网络”页面重新启动网络。
           *[other] 请打开新会话。
        }
error-kvm-unavailable = 配置要求使用 KVM，但{ $reason }。
    .hint = { $remedy } 或将加速设为“自动”以使用软件模拟。
error-domain-invalid = { $hypervisor } 无法运行虚拟机“{ $name }”：{ $problems }。
    .hint = 请更改配置或文件夹的位置。
error-pvh-unsupported = XenClient 无法运行虚拟机：此版本的 xenmgr 不支持 PVH。
    .hint = 请将配置 [xen] 中的类型设为 "pv" 或 "hvm"。
error-xenmgr-refused =
    { GIVEN($reason) ->
        [no]
            { GIVEN($number) ->
                [no] xenmgr 拒绝了 { $what }：未说明原因。
               *[yes] xenmgr 拒绝了 { $what }：未说明原因（{ $number }）。
            }
       *[yes]
            { GIVEN($number) ->
                [no] xenmgr 拒绝了 { $what }：{ $reason }。
               *[yes] xenmgr 拒绝了 { $what }：{ $reason }（{ $number }）。
            }
    }
    .hint =
        { $number ->
            [101] 请关闭其他虚拟机，或在配置方案中调低 memoryMiB。
            [202] 其策略不允许更改此虚拟机：policy-modify-vm-settings。
            [204] 请查看“诊断”页面。
            [205] 请关闭另一台虚拟机：切换器只有九个位置。
            [217] 磁盘在测量之后被更改。请重新构建映像：safe-browse image build
            [220] 其策略禁止此操作：请查看虚拟机的 policy-… 属性。
            [230] 另一台虚拟机正在使用此网卡：请关闭它，或在 network.pci.device 中指定其他网卡。
            [232] 请先启动网络虚拟机：safe-browse network restart
           *[other] 请查看其在 dom0 中的日志：/var/log/messages
        }
error-disk-damaged = dom0 中的一个磁盘的内容与写入的不符。
    .hint = 请检查 dom0 的存储：其日志和可用空间。
    .details = { $path }
error-disk-not-opened = 无法将虚拟机的磁盘作为块设备打开。
    .hint = 请在 dom0 中查看：tap-ctl list

## Failures: Images

part-image-name =
    { $role ->
        [browser] 浏览器映像
        [network] 网络映像
        [host] 主机映像
       *[other] 映像“{ $role }”
    }
# `channel`: the one that brings the images of this host.
error-image-missing =
    { GIVEN($channel) ->
        [no] 尚无{ part-image-name }。
       *[yes] 尚无{ part-image-name }：通道 { $channel } 尚未为此主机带来任何发布。
    }
    .hint =
        { GIVEN($channel) ->
            [no] 请在“映像”页面构建它。
           *[yes] 发布推送到这里时会自动到来。
        }
error-build-untrusted = 在此处构建的映像将无法启动，因为 images.trustedKeys 不包含 "local"。
    .hint = 没有构建任何内容。映像来自别处：safe-browse image update 或 safe-browse image pull
error-image-not-found = 没有映像 { $digest }。
    .hint = 列出映像：safe-browse image list
error-image-ambiguous = 有多个映像以 { $digest } 开头。
    .hint = 请给出摘要的更多位数。要列出映像，请运行：safe-browse image list
error-no-previous-image =
    { GIVEN($role) ->
        [no] 没有上一个映像。
       *[yes] 没有上一个{ part-image-name }。
    }
    .hint = 列出映像：safe-browse image list
error-image-damaged =
    { GIVEN($damage) ->
        [no] { part-image-name }已损坏：虚拟机读取的数据与构建时不同，因此已停止。
       *[yes] { part-image-name }已损坏：{ $damage }。
    }
    .hint =
        { $origin ->
            [imported] 请重新导入：safe-browse image import network
           *[other] 请在“映像”页面重新构建它。
        }
error-image-unsigned = { part-image-name }未签名：它由旧版 Safe Browse 或其他人制作。
    .hint =
        { $origin ->
            [imported] 请重新导入：safe-browse image import network
           *[other] 请在“映像”页面重新构建它。
        }
error-image-untrusted = { part-image-name }由密钥 { $key } 签名，此处不信任该密钥。
    .hint =
        { $origin ->
            [imported] 请重新导入：safe-browse image import network。或在设置中将其作者的公钥添加到受信任的映像密钥。
           *[other] 请在“映像”页面重新构建它。或在设置中将其作者的公钥添加到受信任的映像密钥。
        }
error-image-recalled = { part-image-name }已被召回：{ $why }。
    .hint = 获取后续映像：safe-browse image update。没有频道时请构建：safe-browse image build { $role }
error-recalls-damaged = 不知道哪些映像已被召回：无法读取其记录。
    .hint = 如果您知道它为何被更改，请将其删除；下次检查频道时会重新写入。
    .details = { $path }
error-image-older = { part-image-name }构建于 { $builtAt }，但已使用过构建于 { $newest } 的映像。
    .hint = 请在“映像”页面重新构建它。只有 safe-browse image rollback { $role } 能返回较旧的映像。
error-image-record-damaged = 不知道以前使用过哪些{ part-image-name }：无法读取其记录。
    .hint = 如果您知道它为何被更改，请将其删除。
    .details = { $path }
error-image-shared = { part-image-name }供这台计算机的所有帐户使用：无法在此处替换其签名。
    .hint = 请为此帐户构建一个映像并对其签名：safe-browse image build { $role }
error-image-role-unknown = 没有映像“{ $role }”。
    .hint = 可用的映像：{ $roles }
error-image-role-missing = 一个配方构建一个映像，而命令未说明是哪一个。
    .hint = 请指定：safe-browse image build browser --recipe FILE
error-image-import-network-only = 只能导入网络映像。
    .hint = 请运行：safe-browse image import network --kernel FILE --rootfs FILE
error-import-refused =
    映像未导入：{ $path } { $problem ->
        [unreadable] 无法读取
        [not-a-file] 不是文件
        [not-a-kernel] 不是适用于此处理器的 Linux 内核（bzImage）
        [not-a-file-system] 不是 ext2、ext3、ext4、squashfs 或 erofs 文件系统
        [not-unmounted] 未被卸载，因此必须先重放其日志
       *[other] { UNKNOWN() }
    }。
    .hint =
        { $problem ->
            [not-unmounted] 重放其日志：e2fsck -f { $path }
           *[other] 请指定内核及其配套的根文件系统。
        }

## Failures: Image builds

error-build-running = { part-image-name }已在构建（进程 { $pid }）。
    .hint = 请等待其完成，或取消它。
error-agent-bundle-missing = 客户机代理尚未构建。
    .hint = 在源代码目录中运行：npm run build
error-host-image-incomplete = 主机映像包含其虚拟机的映像，但尚无{ part-image-name }。
    .hint = 请先构建它：safe-browse image build { $role }
error-speech-missing = 配置方案 { $profile } 会朗读网页，但浏览器映像不含语音。
    .hint = 请在“映像”页面重新构建它。这会加入语音，需要几分钟。
error-recipe-unreadable = 无法读取配方 { $path }。
    .hint = 请用 --recipe 指定可读的 TOML 文件。
error-recipe-invalid =
    { $path } 有 { $count } 个错误：
    { $problems }
    .hint = 请修正配方并重新构建。配方的说明见指南 host-agent/guide/configuration.md。
error-kernel-module-missing = 内核没有模块 { $modules }。
    .hint = 请将其从配方中移除。
error-no-package-sources = 此系统的软件源无法用于映像：{ $problem }。
    .hint = 映像用 Debian 的软件仓库构建，由其密钥环签名（Signed-By: /usr/share/keyrings/debian-archive-keyring.pgp）。如要使用其他软件源，请在 images.extraSources 中列出。
error-packages-failed = 无法安装软件包。
    .hint = 请检查配方中的软件包名称，以及此系统上 apt-get update 是否能工作。
    .details = { $output }
error-build-result-refused =
    映像未构建：软件包留下的 { $name } { $problem ->
        [missing] 缺失
        [a-link] 是链接
        [not-a-file] 不是文件
        [of-another-account] 属于另一个账户
        [too-large] 过大
        [unreadable] 无法读取
       *[other] { UNKNOWN() }
    }。
    .hint = 映像的某个软件包可能含有恶意内容。请检查配置的软件源和配方的软件包。

## Failures: Registries

error-registry-reference-invalid = “{ $reference }”不是映像仓库中映像的名称。
    .hint = 请写成 REGISTRY/REPOSITORY:TAG 或 REGISTRY/REPOSITORY@sha256:DIGEST，例如 registry.example/safe-browse/browser:stable
error-registry-unreachable = 映像仓库 { $host } 无法使用：{ $reason }。
    .hint = 请检查名称和网络，然后重试。下载会从中断处继续。
error-registry-refused =
    { GIVEN($reason) ->
        [no] 映像仓库 { $host } 拒绝了请求（HTTP { $status }）。
       *[yes] 映像仓库 { $host } 拒绝了请求（HTTP { $status }：{ $reason }）。
    }
    .hint =
        { $status ->
            [401] 请用会写入 auth.json 的工具登录，例如：podman login 或 oras login
            [403] 请用会写入 auth.json 的工具登录，例如：podman login 或 oras login
           *[other] 请询问映像仓库的管理员。
        }
error-registry-busy = 映像仓库 { $host } 目前过于繁忙（HTTP { $status }）。
    .hint = 请稍后重试。下载会从中断处继续。
error-registry-login-elsewhere = 映像仓库 { $host } 要求在 { $server } 提供您的登录信息，而后者位于另一个域。未发送登录信息。
    .hint = 如果 { $server } 属于此映像仓库，请将其添加到 images.loginServers。
error-registry-login-file = 含有映像仓库登录信息的文件 { $path } 无法使用：{ $reason }。
    .hint = 请更正它，或删除它后重新登录，例如：podman login 或 oras login
error-registry-mirrors-failed = { $reference } 的镜像站和映像仓库都无法使用。{ $reasons }
    .hint = 请查看 images.mirrors。此处没有任何变化。
error-proxy-invalid = 变量 { $variable } 中的代理无效：应类似于 http://proxy.example:3128。
    .hint = 请在设置该变量的地方（例如 /etc/environment）更正它。然后停止服务（safe-browse daemon --stop）并重新登录。
error-registry-not-found = 映像仓库中没有 { $reference }。
    .hint = 请检查仓库名和标签。
error-registry-blob-differs = 映像仓库 { $host } 发送的数据与 { $digest }… 不符。
    .hint = 使用中的映像未变。请重试；如果再次发生，请告知映像仓库的管理员。
error-registry-artifact-refused = 未拉取 { $reference }：{ $problem }。
    .hint = 使用中的映像未变。请询问推送该映像的人。
error-registry-image-refused = 无法推送映像：{ $problem }。
    .hint = 列出映像：safe-browse image list
error-attest-not-built-here = 映像 { $digest } 不是在此主机上构建的，因此无法从此处确认。
    .hint = 请在此处用相同的软件包构建：safe-browse image build
error-attestations-missing = 需要 { $required } 个构建者确认映像 { $digest }，目前只有 { $found } 个。
    .hint = 请让另一个构建者构建同一映像并确认：safe-browse image attest
error-signing-key-unusable = { $path } 中的密钥无法签名。
    .hint = 它必须是没有密码的 minisign 私钥。要创建一个，请运行：minisign -G -W
error-signing-key-untrusted = 此处不信任密钥 { $keyId }，因此由其签名的映像将无法启动。
    .hint = 签名未变。请先将公钥添加到 images.trustedKeys。
error-attestation-digest-invalid = 确认映像时需给出其完整的 64 位摘要。
    .hint = 列出映像及其摘要：safe-browse image list --json
error-attestation-count-invalid = 所需构建者的数量必须为 0 到 32。
    .hint = 通常为两个构建者：--require 2
error-attestation-key-invalid = “{ $key }”不是 minisign 公钥。
    .hint = 它是 minisign 所生成文件的第二行，以 RW 开头。

## Failures: Channels

error-channel-name-invalid = “{ $channel }”不是通道的名称。
    .hint = 请写成 REGISTRY/REPOSITORY/NAME，例如 registry.example/safe-browse/stable
error-channel-none = 此主机未跟随任何通道。
    .hint = 请在配置的 images.channel 中指定一个。
error-channel-refused =
    通道 { $channel } 被拒绝：{ $problem ->
        [malformed] 它不是此版本能理解的通道文件
        [another-channel] 该文件属于另一个通道
        [serial-reused] 其内容已更改，但序号未变
       *[other] { UNKNOWN() }
    }。
    .hint = 使用中的映像未变。请告知通道的发布者。
error-channel-unsigned = 通道 { $channel } 需要 { $needed } 个签名，只有 { $valid } 个有效。
    .hint = 请将 images.channelKeys 和 images.channelThreshold 与通道签名者的密钥进行比较。
error-channel-policy-invalid =
    通道 { $channel } 的受管理的设置无法使用：
    { "  " }{ $problems }
    .hint = 没有任何更改：使用中的设置和映像保持不变。通道的发布者必须更正策略。
error-channel-older = 映像仓库提供通道 { $channel } 的序号 { $serial }，但已见过 { $seen }。
    .hint = 使用中的映像未变。可能有人提供了旧文件：请告知映像仓库的管理员。
error-channel-expired = 通道 { $channel } 的文件已于 { $expired } 过期。
    .hint = 请检查此主机的时钟。如果时钟正确，则通道未被续期，或映像仓库扣留了较新的文件：请告知其发布者。
error-channel-needs-version = 通道 { $channel } 的映像需要 Safe Browse { $needed }，而此版本为 { $version }。
    .hint = 请更新软件包 safe-browse。
error-channel-record-damaged = 不知道以前见过哪些通道文件：无法读取其记录。
    .hint = 如果您知道它为何被更改，请将其删除。
    .details = { $path }
error-channel-overtaken = 无法发布通道 { $channel } 的序号 { $serial }：映像仓库中已有 { $newest }。
    .hint = 请重新写草稿，使其使用下一个序号，并重新签名。
error-channel-serials-used-up = 通道 { $channel } 中无法再有后续文件：最新文件的序号 { $serial } 已是最大值。
    .hint = 有人用其密钥耗尽了序号。请更换密钥并重新开始：channel publish 加 --first-serial。通道指南中有每个步骤。
error-channel-nothing-published = 通道 { $channel } 没有可更改的文件。
    .hint = 请发布第一个文件：safe-browse channel publish { $channel }
error-channel-no-earlier-release = 映像仓库中没有通道 { $channel } 的更早发布。
    .hint = 如果要返回更旧的发布，请指定其序号。
error-channel-report-unusable = 此报告不是 verify web 为使用中的浏览器映像生成的。
    .hint = 请运行：safe-browse verify web --json > report.json。简短格式不够。
error-channel-score-lower =
    { GIVEN($lost) ->
        [no] 新发布中可用的功能少于通道 { $channel } 的当前发布：verify web 的检查通过 { $held } 项，而当前为 { $present } 项。
       *[yes]
            新发布中可用的功能少于通道 { $channel } 的当前发布：verify web 的检查通过 { $held } 项，而当前为 { $present } 项。失去：
            { "  " }{ $lost }
    }
    .hint = 请构建功能可用的映像。如果仍要将其提供给各计算机：--accept-lower-score
error-channel-score-missing = 通道 { $channel } 的当前发布有评分，而新发布没有。
    .hint = 请运行：safe-browse verify web --json > report.json，并用 --web-report report.json 发布。要在没有评分的情况下继续：--accept-lower-score
error-channel-recalls-full = 频道 { $channel } 已召回 { $most } 个映像。
    .hint = 请撤销已没有任何计算机使用的映像的召回：safe-browse channel recall { $channel } DIGEST --withdraw
error-channel-not-recalled = 频道 { $channel } 没有召回 { $digest }。
    .hint = 查看召回内容：safe-browse channel show { $channel }
error-channel-release-recalled = 频道 { $channel } 召回了此版本中的一个映像，因此没有计算机会使用它。
    .hint = 请发布另一个映像，或撤销召回：safe-browse channel recall { $channel } DIGEST --withdraw
error-recall-unexplained = 召回需要说明原因，供用户阅读：一行，最多 200 个字符。
    .hint = 请提供：--why "Chromium 的漏洞正被利用"
error-policy-not-named = 请指定策略文件，或给出 --none。
    .hint = 例如：safe-browse channel policy registry.example/safe-browse/stable policy.toml
error-channel-draft-invalid = { $path } 不是通道文件的草稿。
    .hint = 请用选项 --draft 写一个，且不要编辑它：签名针对其字节。
error-image-not-proven = 新的{ part-image-name }在此主机上无法工作：{ $reason }。
    .hint = 使用中的映像未变。请告知映像的发布者。

## Failures: Templates

error-sealing-off = 配置中已关闭模板。
    .hint = 请在设置中开启“从模板启动会话”。
error-cannot-seal = 虚拟机监控程序 { $hypervisor } 无法封存虚拟机。
    .hint = 无需任何操作：会话以冷启动方式启动。
error-seal-failed = 无法封存虚拟机：{ $reason }。
    .hint = 会话在没有模板的情况下启动。请查看“诊断”页面。
error-spare-failed = 无法加载备用虚拟机：{ $reason }。
    .hint = 在能够加载之前，会话从模板启动或冷启动。
error-templates-dropped = 模板在全部封存之前已被丢弃。
    .hint = 请重新封存：safe-browse template seal
error-template-refused = { $hypervisor } 无法加载模板：{ $reason }
    .hint = 请重新打开会话：模板会重新封存。

## Failures: Network

error-network-not-started =
    { GIVEN($reason) ->
        [no] 网络虚拟机未启动。
       *[yes] 网络虚拟机未启动：{ $reason }。
    }
    .hint = 请查看“诊断”页面。
error-network-stopped = 网络虚拟机在启动过程中被停止。
    .hint = 请重新启动它：safe-browse network start
error-network-ended = 网络虚拟机已结束。
    .hint = 请在“网络”页面重新启动网络。
error-network-failed = 网络虚拟机报告了故障（步骤 { $step }）。
    .hint = 请在“网络”页面重新启动网络。
error-network-crash-loop = 网络虚拟机连续 { $times } 次结束，不再重新启动。最后的原因：{ $reason }。
    .hint = 请在“网络”页面重新启动网络。
error-network-in-use = 有 { $sessions } 个会话正在使用网络虚拟机。
    .hint = 请先丢弃它们。
error-ports-taken = 网络虚拟机的 { $ports } 个端口均已占用。
    .hint = 请丢弃一个会话，或在设置中允许更多会话。
error-network-policy-too-large = 所有会话的允许列表合计将超过 { $kibibytes } KiB。
    .hint = 请关闭一个允许列表较长的会话，或缩短其配置方案的列表。
error-imported-image-bridge-only = 网络映像是导入的。它不能路由或过滤，因此只能作为网桥工作。
    .hint = 请将模式设为“网桥”，或构建标准的网络映像。
error-bridge-rules-unreadable = { $file } 中的网桥规则无法使用：{ $problem }。
    .hint = 请修正该文件，或在设置中指定其他文件。
error-host-attached = 主机已连接到网络虚拟机。
    .hint = 请先断开：safe-browse network detach-host
error-host-cards-unsupported = 使用虚拟机监控程序 { $hypervisor } 时，主机无法连接到网络虚拟机。
    .hint = 只有 Xen 支持此功能：hypervisor = "xl"。
error-host-card-missing = 连接到主机的网卡没有出现。
    .hint = 请加载其驱动程序：modprobe xen-netfront
error-card-not-connected = 网络虚拟机没有接受网卡，第二次尝试也是如此。
    .hint = 请在“网络”页面重新启动网络。

## Failures: Uplink

error-uplink-not-started = 互联网连接未启动（{ $program }）：{ $reason }
    .hint = 请查看“诊断”页面。
error-uplink-device-missing = 会话所用的网络设备 { $device } 不存在。在它恢复之前，不会发送任何内容。
    .hint = 请连接它（例如 VPN），或选择其他出口：network.user.follow
error-uplink-device-down = 会话所用的网络设备 { $device } 未启用或没有地址。在它可用之前，不会发送任何内容。
    .hint = 请连接它（例如 VPN），或选择其他出口：network.user.follow
error-uplink-ended = 网络虚拟机的互联网连接已结束并已重新启动。
    .hint = 无需任何操作。
error-uplink-crash-loop = 网络虚拟机的互联网连接在一分钟内结束了 { $times } 次。
    .hint = 请在“网络”页面重新启动网络。
error-uplink-lost = 无法重新启动网络虚拟机的互联网连接：{ $reason }。
    .hint = 请在“网络”页面重新启动网络。
error-uplink-unsupported = 此虚拟机监控程序不支持 network.uplink = "{ $uplink }"。
    .hint = 请为网络虚拟机提供网卡：network.uplink = "pci" 和 network.pci.device。
error-tap-refused = 无法打开网桥 { $bridge } 的 tap 设备：{ $reason }
    .hint = 以 root 身份运行：echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }。或在设置中指定您自己的 tap 设备。
error-pci-device-missing = 主机没有设备 { $device }。
    .hint = 列出网卡：lspci -D -nn | grep -i -E "network|ethernet"
error-pci-not-a-network-card = 设备 { $device } 不是网卡（其类别为 { $deviceClass }）。
    .hint = 列出网卡：lspci -D -nn | grep -i -E "network|ethernet"
error-pci-no-iommu = 网卡 { $device } 不在任何 IOMMU 组中，因此它可以访问主机的所有内存。
    .hint = 请启用 IOMMU：在固件中启用 VT-d 或 AMD-Vi，并在内核命令行中加入 intel_iommu=on。
error-pci-group-shared = 网卡 { $device } 与 { $companions } 共用 IOMMU 组 { $group }：它们可以绕过 IOMMU 相互访问。
    .hint = 请将网卡移到另一个插槽，或使用另一块网卡。
error-pci-only-nic = 网卡 { $device } 是主机唯一的网卡。主机将失去网络。
    .hint = 如果您希望如此，请在设置中开启“允许使用唯一的网卡”。
error-pci-not-taken = 网卡 { $device } 无法使用：{ $reason }。
    .hint = 以 root 身份运行：modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown YOU /dev/vfio/{ $group }；并将您的内存锁定上限提高到网络虚拟机的内存大小。

## Failures: Files and clipboard

error-transfers-unsupported = 无法传输文件和剪贴板：此虚拟机监控程序没有相应的端口。
    .hint = 请使用 hypervisor = "qemu"。
error-transfer-violation = 虚拟机发送了与约定不符的内容。
    .hint = 请不要再信任此会话：请丢弃它。
error-transfer-failed = 虚拟机未能完成传输。
    .hint = 请重试。
error-transfer-stalled = 虚拟机在传输中途停止。
    .hint = 请重试。
error-transfer-too-large = 它超过了传输上限。
    .hint = 对于文件，请在设置中提高最大文件大小。
error-no-room-inside = 虚拟机没有空间容纳它。
    .hint = 请为配置方案分配更多内存。
error-download-not-found =
    { GIVEN($name) ->
        [no] 会话中已没有此文件。
       *[yes] 会话没有下载“{ $name }”。
    }
    .hint =
        { GIVEN($session) ->
            [no] 列出其下载内容：safe-browse downloads ID
           *[yes] 列出其下载内容：safe-browse downloads { $session }
        }
error-download-changed = 文件在列出之后已更改。
    .hint = 请重新打开文件列表，并在文件完整后保存。
error-download-unfinished = 文件仍在下载。
    .hint = 请在其完整后保存。
error-clipboard-empty = 会话中没有复制可传输的内容。
    .hint = 请先在那里复制文本或图像。
error-clipboard-not-a-url = 会话中复制的文本不是 URL。
    .hint = 请输入 URL，或先在会话中复制它。
error-clipboard-not-text = 剪贴板中是图像。它已从会话中移除并丢失。
    .hint = 请重新复制，并为其指定文件：safe-browse copy { $session } FILE.png
error-file-unreadable = 无法读取文件 { $path }。
    .hint = 请检查它是否存在，以及您是否有权读取。
error-not-a-file = { $path } 不是文件。
    .hint = 请将文件夹打包后发送。
error-file-changed = 文件 { $path } 在读取时发生了更改。
    .hint = 请重试。
error-file-not-written = 无法写入文件 { $path }。它可能已经存在。
    .hint = 请在您有权写入的文件夹中指定新文件。
error-measurement-unreadable = { $path } 不是此版本 safe-browse measure 的报告。
    .hint = 请重新测量，或比较同一版本的报告。

## Failures: Safe copies

error-safe-copy-running = 正在制作另一个安全副本。
    .hint = 请等待其完成，或取消它。
error-safe-copy-unsupported = 无法为此类文件制作安全副本。
    .hint = 请在会话中查看；如果您信任该文件，可保存文件本身。
error-safe-copy-too-many-pages = 文档有 { $pages } 页；安全副本最多 { $maxPages } 页。
    .hint = 请在设置中提高安全副本的最大页数；如果您信任该文件，可保存文件本身。
error-safe-copy-too-large = 安全副本将超过 { $maxFileMiB } MiB 的上限。
    .hint = 请在设置中提高最大文件大小。
error-safe-copy-locked = 文档已加密：需要密码才能读取。
    .hint = 请在会话中查看并输入密码，或请发件人提供没有密码的副本。
error-safe-copy-without-programs = 这需要处理文档的程序，而浏览器映像中没有。
    .hint = 请将 files.documents 设为 true，然后重新构建映像：safe-browse image build browser
error-safe-copy-not-drawn = 无法绘制该文件：它已损坏，或被密码锁定。
    .hint = 请在会话中查看；如果您信任该文件，可保存文件本身。
error-printer-missing = 您的计算机上未设置打印机，或其打印服务（CUPS）未运行。
    .hint = 请在桌面的设置中添加打印机，或保存安全副本后在别处打印。
error-print-failed = 安全副本未打印：{ $reason }。
    .hint = 它已保存：{ $path }
error-converter-not-started = 转换虚拟机未启动：{ $reason }。
    .hint = 请查看“诊断”页面。
error-converter-ended =
    { GIVEN($step) ->
        [no] 转换虚拟机已结束。
       *[yes] 转换虚拟机报告了故障（步骤 { $step }）。
    }
    .hint = 请重试。

## Failures: USB devices

error-no-usb = 无法将 USB 设备交给此会话。
    .hint = 请在其配置方案中允许 USB 设备，并打开另一个会话。Xen 的会话始终无法获得。
error-usb-device-missing = 没有地址为 { $device } 的 USB 设备。
    .hint = 重新插入的设备会有另一个地址。请重新打开设备列表。
part-usb-refusal =
    { $refusal ->
        [no-use] 会话用不到此类设备
        [not-allowed] 会话的配置方案不允许此类设备
        [no-permission] 您的账户无权打开它
        [handed-over] 它已在一个会话中
       *[other] { UNKNOWN() }
    }
error-usb-device-refused = { $device } 未交出：{ part-usb-refusal }。
    .hint =
        { $refusal ->
            [no-use] 会话可以使用安全密钥、摄像头和智能卡读卡器。
            [not-allowed] 请将该种类添加到配置方案的 USB 设备种类中，并打开另一个会话。
            [no-permission] “诊断”页面说明了解决办法。
            [handed-over] 请先在那里断开它，或关闭该会话。
           *[other] { UNKNOWN() }
        }
error-usb-too-many = 一个会话最多可同时拥有 { $most } 个 USB 设备。
    .hint = 请先断开另一个设备。
error-usb-in-use = { $device } 未连接：您计算机上的另一个程序正在使用它。
    .hint = 请关闭该程序，然后重试。如果它是智能卡服务，请以 root 身份运行：systemctl stop pcscd.socket pcscd.service
error-smart-card-unusable = { $device } 未连接：会话中的 Chromium 无法使用它。
    .hint = 请再试一次。如果会话的映像比此版本旧，请在“映像”页面构建新的映像。
error-usb-not-connected = { $device } 未连接：{ $reason }
    .hint = 请重新插入，然后再试一次。

## Failures: Configuration

error-config-invalid =
    配置文件有 { $count } 个错误：
    { $problems }
    .hint = 请修正文件，然后运行：safe-browse config check
    .details = { $path }
error-config-not-broken = 配置文件没有错误，或者不知道它以前的内容。
    .hint = 请编辑该文件。
    .details = { $path }
error-config-change-refused =
    配置未更改：
    { $problems }
    .hint = 请在设置或配置文件中更正此处指出的内容。
error-policy-file-refused =
    无法启动任何会话，因为受管理的设置不可信任：{ $path } { $problem ->
        [link] 是符号链接
        [not-a-file] 不是普通文件
        [not-a-folder] 不是文件夹
        [covered] 对此程序而言被另一个挂载所遮盖
        [unreadable] 此账户无法读取
        [foreign] 不属于 root
        [writable] 可被 root 以外的用户写入
        [too-large] 大于 1 MiB
       *[other] { UNKNOWN() }
    }。
    .hint =
        { $problem ->
            [covered] 请在该处有挂载的用户命名空间之外启动 Safe Browse。
           *[other] 管理员必须运行：chown root:root FILE、chmod 644 FILE，并对其文件夹执行相同操作，使用 chmod 755。
        }
error-policy-invalid =
    无法启动任何会话：{ $path } 中的受管理的设置有 { $count } 个错误：
    { $problems }
    .hint = 管理员必须修正该文件。然后请查看“诊断”页面。
error-setting-managed = 由 { $by } 管理，未更改：{ $keys }
    .hint =
        { GIVEN($contact) ->
            [no] 要查看每个值的来源，请运行：safe-browse config show
           *[yes] 请询问 { $contact }。要查看每个值的来源，请运行：safe-browse config show
        }
error-profile-managed = 不能使用配置方案“{ $name }”。由 { $by } 管理。
    .hint = 可用的配置方案：{ $profiles }
error-image-too-old = 浏览器映像的日期为 { $builtAt }。{ $by } 只允许 { $days } 天以内的映像。
    .hint = 请在“映像”页面构建或获取较新的映像。
error-protection-missing =
    按照 { $by } 的要求，没有{ $protection ->
        [cgroup] 限制虚拟机的 cgroup
        [account] 单独的账户
        [accessControl] AppArmor 配置文件
       *[other] { UNKNOWN() }
    }就不能启动任何虚拟机：{ $cause ->
        [refused] 系统拒绝
        [failed] 系统未及时响应
        [no-ids] 您的账户没有从属用户 ID
        [not-loaded] 未加载 Safe Browse 的配置文件
        [absent] AppArmor 已关闭
        [own-device] 只有您的账户可以使用虚拟机的某个设备
       *[other] { UNKNOWN() }
    }。
    .hint =
        { GIVEN($contact) ->
            [no]
                { $cause ->
                    [failed] 请重试。
                   *[other] “诊断”页面说明了缺少什么。
                }
           *[yes]
                { $cause ->
                    [failed] 请询问 { $contact }。请重试。
                   *[other] 请询问 { $contact }。“诊断”页面说明了缺少什么。
                }
        }
error-registry-managed = 不能从 { $reference } 拉取映像。由 { $by } 管理。
    .hint = 允许：{ $registries }
error-config-file-too-large = 文件 { $path } 大于 { $maxBytes } 字节。
    .hint = .wsb 文件通常只有几百字节。
error-wsb-invalid = 该文件不是 Windows 沙盒配置：{ $problem }。
    .hint = 请提供根元素为 <Configuration> 的 .wsb 文件。
error-profile-exists = 配置方案“{ $profile }”已存在。
    .hint = 请用 --profile NAME 以其他名称导入，或用 --replace 替换整个配置方案。
error-bookmarks-full = 已有 { $limit } 个书签。
    .hint = 请先移除一个。
error-bookmarks-too-large = 书签合计将超过 { $kibibytes } KiB。
    .hint = 请先移除一个，最好是地址较长的。
error-bookmark-not-found = 此网页没有书签。
    .hint = 它可能已被移除。
error-bookmarks-unreadable = 无法读取书签。
    .hint = 请修正其文件，或将其移到别处。
    .details = { $path }

## Failures: Verification

error-verification-running = 验证已在进行。
    .hint = 请等待其完成，或在启动它的地方取消。
error-cannot-inspect = 虚拟机监控程序 { $hypervisor } 无法在虚拟机内运行检查程序。
    .hint = 请在配置中设置 hypervisor = "qemu"。
error-inspection-failed = 无法检查虚拟机：{ $reason }。
    .hint = 请查看“诊断”页面。
error-image-digest-invalid = 指定映像时需给出其摘要的至少六位。
    .hint = 列出映像：safe-browse image list

## Failures: Command line

error-undo-needs-one-session = --undo 需要一个会话和 1 到 60 秒。
    .hint = 例如：safe-browse close ID --undo 10
error-sessions-not-named = 请指定要关闭的会话，或给出 --all。
    .hint = 列出会话：safe-browse list
error-files-not-named = 请指定要保存的文件，或给出 --all。
    .hint = 列出文件：safe-browse downloads { $session }
error-stdin-empty = 标准输入为空。
    .hint = 例如：echo text | safe-browse paste { $session }
error-volume-invalid = “{ $text }”不是音量。
    .hint = 请使用：safe-browse volume ID 40%，或 mute，或 unmute
error-viewer-missing = 未安装可打开 Unix 套接字的 VNC 查看器。
    .hint = 请安装一个：apt-get install tigervnc-viewer。或在没有窗口的情况下启动：safe-browse open --no-window
error-desktop-missing = 无法打开桌面应用程序。{ $reason }
    .hint = 在 VNC 查看器中打开一次性浏览器：safe-browse open

## Failures: Desktop

error-no-other-browser = 没有其他可打开链接的浏览器。
    .hint = 请在 Safe Browse 中打开链接，或在桌面的设置中选择浏览器。
error-default-browser-not-set = 无法更改此桌面的默认浏览器。
    .hint = 请安装 xdg-utils，或在桌面的设置中更改。
error-default-program-not-set = 无法更改此桌面的默认程序。
    .hint = 请安装 xdg-utils，或在桌面的设置中更改。
error-file-not-opened = 此桌面没有程序能打开该文件。
    .hint = 请在文本编辑器中打开它。
    .details = { $path }
error-other-browser-failed = 无法启动其他浏览器。
    .hint = 请自行在那里打开链接，或安装 libglib2.0-bin。
error-folder-not-shown = 文件管理器没有应答。
    .hint = 请自行打开该文件夹：其路径在详细信息中。
    .details = { $folder }
error-kvm-group-not-joined = 您的账户未被添加到 kvm 组。
    .hint = 请以 root 身份运行：{ $command }
    .details = { $output }
