### English, which defines the texts: messages.d.ts is made from this file by `npm run docs`, and every other language has the same messages.
###
### The syntax is that of Fluent, https://projectfluent.org/fluent/guide. Beyond its own functions, there are two:
### GIVEN($name) is `yes` or `no`: whether the argument is there and not empty. UNKNOWN() stands for the text of a value that this version does not
### know: a choice whose last variant it is takes only the values that are listed.
###
### Windows call the host agent the background service. A message `part-…` is a part of others, and belongs only to this language.

## Tray, notifications and the entry in the menu of applications

tray-tool-tip-idle = Safe Browse: ready
tray-tool-tip-set-up = Safe Browse: setting up, { $percent } %
tray-tool-tip-starting = Safe Browse: starting
tray-tool-tip-running = Safe Browse: { $sessions } open
tray-tool-tip-trouble = Safe Browse: needs attention
tray-tool-tip-microphone-on = Safe Browse: microphone on
tray-open = New session
tray-listens = Microphone on: { $profile }
tray-driven = Driven by a program: { $profile }
tray-recorded = Recording: { $profile }
tray-portal = Sign in to the network…
tray-open-with-profile = Open with profile
tray-sessions = Running sessions ({ $count })
tray-session-starting = { $profile }, starting
tray-session-since = { $profile }, since { $time }
tray-session-ends = { $profile }, ends at { $time }
tray-session-closing = { $profile }, closing
tray-held-session =
    { $because ->
        [idle] { $profile }, paused: not used
        [lifetime-over] { $profile }, paused: time limit reached
        [outdated] { $profile }, paused: security update
       *[other] { UNKNOWN() }
    }
tray-discarded-session = { $profile }, discarded
tray-show = Show
tray-close = Discard
tray-close-now = Discard now
tray-network = Network
tray-network-up = Network: ready
tray-network-starting = Network: starting
tray-network-stopped = Network: idle
tray-network-failed = Network: failed
tray-restart-network = Restart
tray-images-unknown = Images
tray-images-fresh = Images: up to date
tray-images-old = Images: outdated
tray-images-updates = Images: updates available
tray-images-missing = Images: missing
tray-images-building = Images: building
tray-update-images = Update
tray-cancel-builds = Cancel building
tray-main-window = Open main window
tray-settings = Settings
tray-diagnostics = Diagnostics
tray-managed-by = Managed by { $by }
tray-blocked = No session can start: show why
tray-quit = Quit
notice-ended-in-trouble = A session ended unexpectedly
notice-image-old = The images are outdated
    .body = They were built for an earlier version of Safe Browse. Update them from the tray or the main window.
notice-image-updates = Image updates available
    .body = The distribution has newer packages. Unless you turned that off, the images are rebuilt in the background. You can also update them from the tray or the main window.
notice-network-lost = The network VM stopped
    .body = Open sessions are offline until it is back.
notice-listens = Microphone on
    .body = The session “{ $profile }” hears you. Turn it off in its window.
notice-held = Session “{ $profile }” is paused
notice-link-failed = The link was not opened
notice-rule-failed = The choice for this site was not saved
notice-copied = A safe copy is ready
notice-not-copied = No safe copy of { $name } was made
notice-recorded = Session recorded: { $profile }
    .body =
        { $end ->
            [time] { $folder }: { $files }. The time for it was over.
            [size] { $folder }: { $files }. It had its size.
            [disk] { $folder }: { $files }. The disk could not take more.
            [forbidden] { $folder }: { $files }. Its profile does not allow it any more.
           *[other] { $folder }: { $files }
        }
notice-recording-lost = A recording has ended early
notice-not-viewed = A file was not shown
notice-kinds-failed = The default programs were not changed
notice-not-discarded = A session was not discarded
entry-generic-name = Disposable web browser
entry-comment = Browse in a virtual machine that is discarded when you close it
entry-open-here = Open in Safe Browse
entry-copy-safely = Make a safe copy
entry-open-new = New disposable browser

## Main window

main-name = Safe Browse
main-pages = Pages
navigation-home = Browse
navigation-images = Images
navigation-network = Network
navigation-diagnostics = Diagnostics
navigation-settings = Settings
navigation-log = Log
navigation-help = Help
# Stands before a value.
main-label = { $label }:
main-quit = Quit
agent-connecting = Connecting
agent-lost = The background service is not running
agent-lost-again = Trying to start it again.
agent-lost-why = Open sessions continue. This page shows the last known state.
agent-restart = Restart service
agent-other = The background service has a different version than this program
agent-other-why = Until it restarts, some information may be wrong. Open sessions continue.
main-blocked = No session can start
home-open = New session
home-address = Address
home-address-hint = Address, or empty for the start page
home-promise = A fresh VM with nothing in it but a browser. Close it and nothing remains.
home-profile = Profile
home-bookmarks = Bookmarks
home-edit-bookmark = Edit bookmark
home-bookmark-name = Name
home-bookmark-profile = Opens with the profile { $profile }
home-save-bookmark = Save
home-remove-bookmark = Remove
home-health = State
home-image-built = Browser built { $when }
home-spare-ready = Opens at once
home-spare-loading = A spare is being prepared
home-verified = Self-check passed { $when }
home-verified-failed = Self-check failed { $when }
home-suggestions = Suggestions: { $checks }
home-troubles = Problems: { $checks }
home-look = Show
home-slow = Sessions are about ten times slower: KVM is not used
home-slow-why = Why
acceleration-kvm = KVM is used
acceleration-kvm-why = The processor of your computer runs VMs itself, so sessions are as fast as they can be.
acceleration-slow = Sessions are about ten times slower
home-copies = Safe copies
home-copy-page = Page { $page } of { $of }
home-copy-starting = Starting its disposable VM
home-copy-waiting = Waiting
home-copy-cancel = Cancel the safe copy of { $name }
home-running = Open now
home-show = Show
home-discard = Discard
home-discard-all = Discard all
home-picture = Screen of the session { $profile }
home-no-picture = No picture yet
home-where = Runs on
home-age = Open for
home-memory = Memory
home-discard-question = Discard this session?
home-discard-all-question = Discard all { $count } sessions?
home-discard-why = Everything in it will be gone. This cannot be undone.
set-up-title = Set up Safe Browse
set-up-what = Sessions start from two images, which are built on your computer from signed packages: one for the browser, one for the network VM.
set-up-how-long =
    { $minutes ->
        [one] This downloads about { $megabytes } MB, needs about 5 GB of disk and takes about one minute on your computer. A slow connection takes longer.
       *[other] This downloads about { $megabytes } MB, needs about 5 GB of disk and takes about { $minutes } minutes on your computer. A slow connection takes longer.
    }
set-up-minutes-left =
    { $minutes ->
        [one] About 1 minute left.
       *[other] About { $minutes } minutes left.
    }
set-up-leave = You can leave this page meanwhile.
set-up-start = Set up
set-up-continue = Continue
set-up-cancelled = The set-up was cancelled. What is built stays; of the rest, nothing is left.
set-up-slow = Sessions would be about ten times slower
set-up-group = Your account may not use KVM. Run this as root, then log out and log in again:
set-up-join = Your account may not use KVM. If you allow it, your computer asks for the password of an administrator.
set-up-join-now = Allow KVM
set-up-log-in = Log out and log in again
set-up-log-in-why = Your account may use KVM from its next login on. Until then, sessions are about ten times slower.
set-up-opens = What should open in Safe Browse?
set-up-opens-why = Everything is ready for the first session. What you choose here opens in a disposable VM from now on. You can skip this, and change it in the settings at any time.
set-up-links = Open links with Safe Browse
set-up-links-why = Links from other programs open in a disposable browser.
set-up-login = Start at login
set-up-login-why = Safe Browse waits in the tray, so that sessions open at once.
set-up-close = Done
tour-open = Look around
tour-place = { $card } of { $cards }
tour-skip = Skip
tour-next = Next
tour-frame = What is in the frame is disposable
tour-frame-why = Each session is a window with a striped frame, in the colour of its profile. When you close it, everything in it is gone: history, cookies, downloads. For some seconds you can bring it back.
tour-files = Take out only the files that you want
tour-files-why = Downloads stay in the session and are gone with it. The button with the arrow in its frame saves those that you want. Of PDF files and pictures, a safe copy is best: it has only what can be seen.
tour-keyboard = Ctrl + Alt releases the keyboard
tour-keyboard-why = In a session, all keys go to the page. Press and release Ctrl + Alt, and the keys reach the frame: Tab goes from button to button, Enter presses one.
help-keys-here = Keys in this window
help-keys-session = Keys in a session
help-key-control = Ctrl
help-key-new = New session: type an address
help-key-close = Close the window
help-key-back = Go back one step
help-key-escape = Escape
help-key-release = Release the keyboard: the keys reach the frame of the window. All other keys go to the session.
help-key-copy = Copy out what was copied in the session
help-key-paste = Paste your clipboard into the session
help-key-fullscreen = Full screen
help-about = About Safe Browse
help-questions = Questions and answers
help-question-slow = Why are sessions slow?
    .answer = The processor’s virtualisation (KVM) is probably not used. The page “Diagnostics” says why, and what to do.
help-question-save = How do I keep a download?
    .answer = Press the arrow in the bar of its window, and save the file. What is not saved is gone with the session.
help-question-undo = I discarded a session by mistake. Is it lost?
    .answer = Not at once: for some seconds, “Undo” in its window or on its card brings it back.
help-question-blocked = Why is a page blocked?
    .answer = The profile reaches only listed sites. Press the lock in the bar to see them, or to add one.
help-question-keyboard = How do I get the keyboard back from a session?
    .answer = Press and release Ctrl + Alt.
help-question-copy = How do I copy text out of a session, or into it?
    .answer = Copy it there, then press Ctrl + Alt + C. To paste your text there, press Ctrl + Alt + V.
help-question-links = Which links open here?
    .answer = Settings, “Links and files”: whether links of other programs come here, and which sites always or never do.
help-question-update = How does the browser get updates?
    .answer = Its image is built again from signed packages. The page “Images” shows its age, and renews it.
help-question-anonymous = Am I anonymous?
    .answer = No. Sites see your network’s address, and who you are where you log in. For anonymity, use Tor Browser.
help-question-kept = What remains of a session?
    .answer = Nothing but what you save: files, bookmarks, and the sites that you list.
help-works = Works of others in this program, with their licences
help-version = Version
help-version-agent = Background service
help-guide = Guide
help-guide-where = Run “man safe-browse” or “safe-browse --help” in a terminal. The pages of the guide are in the source, in the folder host-agent/guide.
help-licence = Licence
help-licence-where = Apache License 2.0. The licences of what it contains are in /usr/share/doc/safe-browse/copyright, if you installed the Debian package.
images-explanation = What every session starts from. Images are built on your computer or come from a channel, and are checked at every start.
images-browser = Browser image
images-browser-what = The VM you browse in
images-network = Network image
images-network-what = The only VM that touches the network
images-current = In use
images-previous = Previous
images-older = Older
images-missing = Not built yet
images-up-to-date = Up to date
images-old = Update available
images-aged = Older than { $days } days
images-newer =
    { $packages ->
        [one] 1 newer package available
       *[other] { $packages } newer packages available
    }
images-debug = Debug image with logins
images-version = Version
images-size = Size
images-built = Built
images-unknown-age = unknown
images-shared = Shared by all accounts of your computer
images-kernel = Kernel
images-packages = Packages
images-build = Build
images-update = Update
images-rebuild = Rebuild
images-cancel = Cancel
images-building = Building
images-failed = The build failed
network-state-up = Network ready
    .explanation = Sessions reach the Internet through a separate VM. They cannot reach your computer or your local network unless a profile allows it.
network-state-starting = Network starting
    .explanation = The network VM is starting.
network-state-stopped = Network idle
    .explanation = The network VM starts automatically with the next session.
network-state-failed = Network failed
    .explanation = The network VM is not running, so sessions are offline.
network-unknown = Waiting for the background service
network-restart = Restart network
network-restarting = Restarting
network-restart-question = Restart the network?
network-restart-why = Open sessions lose their connections briefly.
network-reasons = Details
network-trouble-since = Problem since
network-uplink = Internet connection
network-uplink-user = Through your account (user)
network-uplink-tap = Directly on the local network (tap)
network-uplink-pci = Through its own network card (pci)
network-cable = Cable
network-cable-up = connected
network-cable-down = not connected
network-cable-unknown = unknown
network-address = Address
network-mode = Mode
network-mode-nat = Address translation (NAT)
network-mode-bridge = Bridge: sessions are on the local network
network-eapol = 802.1X
network-eapol-on = forwarded
network-eapol-off = blocked
network-eapol-unknown = unknown
network-made = Origin
network-imported = imported; what it lets through is unknown
network-up-since = Up since
network-last-trouble = Last problem
network-accelerator = Accelerator
network-accelerator-xen = Xen
network-accelerator-kvm = Hardware (KVM)
network-accelerator-tcg = Software emulation
network-sessions = Connected sessions
network-sessions-of = { $used } of { $total }
network-reach = Session { $session } can reach
network-ready = Last start took
network-processes = Processes
network-none = none
diagnostics-explanation = What could slow down, weaken or prevent sessions on your computer, and what to do about it.
diagnostics-check = Check again
diagnostics-checking = Checking
diagnostics-checked-at = Checked { $when }
diagnostics-never = Not checked yet
diagnostics-level-ok = OK
diagnostics-level-note = Suggestion
diagnostics-level-trouble = Problem
diagnostics-all-well = No problems found
diagnostics-some-notes =
    { $count ->
        [one] 1 suggestion
       *[other] { $count } suggestions
    }
diagnostics-some-trouble =
    { $count ->
        [one] 1 problem found
       *[other] { $count } problems found
    }
diagnostics-level-given = Fact
diagnostics-copy = Copy
diagnostics-copied = Copied
diagnostics-copy-report = Copy report
diagnostics-ignore = Ignore
diagnostics-show-again = Show again
diagnostics-ignored = Ignored ({ $count })
diagnostics-fix = Fix
check-programs = Programs
check-accelerator = Virtualisation
check-browser-image = Browser image
check-network-image = Network image
check-xen = Xen
check-xl = Xen toolstack
check-passthrough = PCI passthrough
check-xsm = Xen security module
check-network-card = Network card
check-xen-memory = Xen memory
check-xenmgr = xenmgr
check-xenmgr-policy = xenmgr policy
check-dom0-programs = dom0 programs
check-xenclient-untried = XenClient
check-memory = Memory
check-disk = Disk space
check-exit = Exits
check-uplink = Internet connection
check-bounds = Resource limits
check-policy = AppArmor and SELinux
check-sound = Sound
check-jail = Jail
check-package-sources = Package sources
check-managed-settings = Managed settings
check-runtime-folder = Runtime folder
check-crashes = Crashes
check-network-ports = Network ports
check-swap = Swap
check-channel = Channel
check-pool = Pool
check-networks = Networks of your computer
check-network-filter = Network filter
check-accounts = Accounts of VMs
check-required-protections = Required protections
check-missed-protections = Missed protections
check-nested-virtualisation = Nested virtualisation
check-memory-merging = Memory merging
check-processor-cores = Processor cores
check-processor = Processor vulnerabilities
check-usb = USB devices
check-electron = Electron
check-shared-images = Shared images
check-newer-version = Newer version
check-default-programs = Default programs
check-extensions = Extensions
check-page-network = Network of the windows
check-log = Log
log-explanation = Messages of the background service. They contain no page addresses unless you turn that on in the settings.
log-level = Show
log-level-all = Everything
log-level-warn = Warnings and errors
log-level-error = Errors
log-search = Search
log-empty = No entries.
log-file = File
log-lines = Log entries
quit-question-title = Quit Safe Browse?
quit-question-running =
    { $count ->
        [one] One session is open. It can continue without a window; you will find it here at the next start.
       *[other] { $count } sessions are open. They can continue without a window; you will find them here at the next start.
    }
quit-question-leave = Quit, keep sessions running
quit-question-discard = Quit and discard sessions
main-cancel = Cancel
main-details = Details
main-copy = Copy
main-copied = Copied
failed-files-save = Not saved
failed-files-save-all = Not saved
failed-files-print = Not printed
failed-files-screenshot = Not saved
failed-files-show = The folder was not shown
failed-files-drag = Not dragged out
failed-files-choose = Not given
failed-files-cancel-copy = The copy was not cancelled
failed-files-view = Not shown
failed-files-drop = Not given
failed-clipboard-copy-out = Not copied
failed-clipboard-paste-in = Not pasted
failed-bookmark-add-page = Not bookmarked
failed-sites-add = The site was not added
failed-usb-list = The devices were not found
failed-usb-connect = Not connected
failed-usb-disconnect = Not disconnected
failed-session-microphone = The microphone was not changed
failed-session-steer = The program was not stopped or resumed
failed-session-record = Not recorded
failed-session-stop-recording = Recording not stopped
failed-session-open = Not opened
failed-session-open-page = Not opened
failed-session-close = Not discarded
failed-session-close-all = Not discarded
failed-window-answer-close = Not discarded
failed-window-answer-end = Not saved and discarded
failed-session-undo = Not brought back
failed-window-undo-discard = Not brought back
failed-session-volume = The volume was not changed
failed-exit-test = The exit does not work
failed-network-restart = The network VM was not restarted
failed-image-build = Not built
failed-image-cancel-build = The build was not cancelled
failed-image-cancel-set-up = The set-up was not cancelled
failed-doctor-fix = Not fixed
failed-config-set = Not saved
failed-config-check = Not checked
failed-desktop-set = Not saved
failed-desktop-look = The default programs were not found
failed-log-read = The log was not read
failed-agent-restart = The background service was not restarted
failed-session-show = The session was not shown
failed-session-scale = The scale was not changed
failed-session-type = Not typed
failed-image-set-up = Not set up
failed-doctor-run = Not checked
failed-doctor-copy = Not copied
failed-config-open = The file was not opened
failed-config-restore = Not restored
failed-config-choose-folder = No folder was chosen
failed-link-forget = The rule was not removed
failed-failure-copy = Not copied
failed-application-quit = Safe Browse was not quit
failed-application-answer-quit = Safe Browse was not quit
failed-window-close = The window was not closed
failed-window-fullscreen = Full screen was not changed
failed-window-retry = Not opened
failed-window-touch = The session was not kept
failed-window-keep-running = The session was not kept
failed-window-open-page = The page was not opened
failed-link-choose = The link was not opened
failed-files-list = The files were not listed
failed-transfer-cancel = Not cancelled
failed-bookmark-rename = The bookmark was not renamed
failed-bookmark-remove = The bookmark was not removed
main-loosen-question =
    { $settings ->
        [one] Loosen this setting?
       *[other] Loosen these { $settings } settings?
    }
main-loosen-why = Later sessions may then do more than now, or your computer trusts more than now.
main-loosen-removed = removed
main-loosen-confirm = Loosen
main-drop = Drop to show in a disposable browser without a network
main-dismiss = Dismiss

## Settings

setting-hypervisor = Hypervisor
    .explanation = What runs the VMs.
setting-accelerator = Acceleration
    .explanation = Automatic uses KVM if it works, otherwise software emulation.
setting-defaultProfile = Default profile
    .explanation = Used when you pick no other.
setting-network-uplink = Internet connection
    .explanation = How the network VM reaches the Internet.
setting-network-user-follow = Way of your account
    .explanation = For “Through your account (user)”: host follows your computer’s default route; device:wg0 uses only this network device.
setting-network-tap-bridge = Bridge
    .explanation = For “Local network (tap)”: a bridge on your computer.
setting-network-tap-device = Tap device
    .explanation = Or a tap device that belongs to your account.
setting-network-pci-device = Network card
    .explanation = For “Network card (pci)”, such as 0000:03:00.0.
setting-network-pci-allowOnlyNic = Allow the only network card
    .explanation = Your computer itself then has no network.
setting-network-mode = Mode
    .explanation = Address translation keeps sessions off the local network; a bridge puts them on it.
setting-network-ipv6 = IPv6
    .explanation = Sessions use IPv6 where the host has it, except by an exit.
setting-network-forwardEapol = Forward 802.1X
    .explanation = For a bridge: a session can log in to the local network itself.
setting-network-bridgeRules = Bridge rules
    .explanation = A file with nftables rules.
setting-network-ports = Maximum number of sessions
    .explanation = Each session has its own port on the network VM. A new number applies when no session is open.
setting-network-memoryMiB = Network VM memory
setting-network-startWith = Start the network VM
    .explanation = “Always ready” starts it before the first click.
setting-network-idleStopSeconds = Stop the network VM after
    .explanation = Once no session has used it for this long.
setting-network-connections = Maximum connections per session
    .explanation = Keeps one session from blocking the network for the others.
setting-network-newConnectionsPerSecond = New connections per second and session
setting-network-refusedNetworks = Refused networks
    .explanation = No session reaches these, for example the public address of your router: 203.0.113.7/32.
setting-network-portalProbe = Page to look for sign-in pages
    .explanation = By its answer, Safe Browse finds the sign-in page of a network, and notices that the Internet is there. It is asked for only while you sign in. Empty: you cannot sign in.
setting-images-trustedKeys = Trusted image keys
    .explanation = Only images signed with these keys are used. “local” means built here; others are minisign public keys.
setting-images-channel = Channel of images
    .explanation = Images come from this channel in a registry instead of being built here.
setting-images-channelKeys = Keys of the channel
    .explanation = Public minisign keys of the people who may sign it. None: the trusted image keys.
setting-images-channelThreshold = Signatures that the channel needs
setting-images-ring = Ring in rollouts
    .explanation = Groups such as “pilot” can get a release of the channel before others.
setting-images-mirrors = Mirrors of registries
    .explanation = Images and channels are read there first. What they send counts only with the registry’s digests and signatures.
setting-images-loginServers = Login servers of registries
    .explanation = A registry may send your login to these, although they are on another domain.
setting-images-attestations = Builders that must confirm an image
    .explanation = Besides the one that signed it, before it is taken from a registry or a channel.
setting-images-extraSources = Further package sources for images
    .explanation = Besides Debian’s own archives, by their URI as in the sources of apt.
setting-updates-check = Check for image updates
    .explanation = In the package lists of the distribution.
setting-updates-everyHours = Check every
setting-updates-build = Install image updates automatically
    .explanation = Images are rebuilt in the background and used from the next click. The previous image is kept.
setting-updates-hours = Install updates only between
    .explanation = Local time, such as 22:00-06:00. Empty: at any time. Recalled images are replaced at once.
setting-template-seal = Start sessions from a template
    .explanation = A saved VM with the browser open or with an empty screen. Off: every session boots.
setting-template-maximumAgeHours = Replace templates after
    .explanation = All sessions from one template share the layout of its memory. 0: never.
setting-spare-keep = Keep a spare VM ready
    .explanation = Loaded before the next click.
setting-spare-count = Spare VMs, at most
    .explanation = More than one only while you open sessions quickly.
setting-spare-minimumAvailableMiB = Only if this much memory is available
setting-spare-onBattery = Keep a spare on battery, too
setting-start-requirementTimeoutSeconds = Startup timeout
    .explanation = How long each step may take. Software emulation may need minutes.
setting-xen-networkKind = Network VM on Xen
    .explanation = PV emulates nothing; HVM emulates a whole computer.
setting-xen-browserKind = Browser VM on Xen
    .explanation = PVH uses the processor’s virtualisation; PV does not.
setting-xen-networkLabel = FLASK label of the network VM
    .explanation = Empty: Xen’s default.
setting-xen-browserLabel = FLASK label of the browser VM
    .explanation = The policy must allow both labels to communicate.
setting-xenclient-transport = Connection to xenmgr
    .explanation = On XenClient and OpenXT: over D-Bus, or with the program xec.
setting-xenclient-dom0 = dom0 over ssh
    .explanation = Such as root@dom0. Empty: Safe Browse runs in dom0.
setting-xenclient-disks = Disk folder in dom0
setting-xenclient-layer = Writes of a VM
    .explanation = Stay in its memory, or go to a layer that xenmgr creates for every start.
setting-xenclient-network = Session network
    .explanation = Its name in xenmgr.
setting-xenclient-networkKernelExtract = Kernel on the network VM’s disk
    .explanation = Its path there. Empty: the image’s own kernel.
setting-audio-backend = Sound server
    .explanation = Plays the sound of sessions. “To a file” is for tests.
setting-end-undoSeconds = Time to undo a discard
    .explanation = The session is paused for this long before it is gone. 0: gone at once.
setting-downloads-folder = Downloads folder
    .explanation = For files that you save from a session.
    .empty = “Safe Browse” in your downloads folder
setting-downloads-maxFileMiB = Maximum file size
    .explanation = For files that you save or give.
setting-downloads-safeCopyPages = Maximum pages of a safe copy
    .explanation = Each page is drawn in a second disposable VM.
setting-downloads-safeCopyText = Text in safe copies
    .explanation = Words that the converter VM reads from the pictures of the pages, so that you can find and copy them.
setting-files-openHere = Kinds of files that open here
setting-files-documents = Open office documents
    .explanation = Word, Excel, PowerPoint, OpenDocument and RTF. Build the browser image again after you turn it on: this adds LibreOffice.
setting-links-mode = Sites that always open here
    .explanation = With the extension, your other browser stops before it contacts such a site.
setting-links-always = Always here
    .explanation = Sites with their subdomains. Where a site is in both lists, the longer name counts.
setting-links-never = Never here by themselves
    .explanation = Sites with their subdomains, such as your intranet.
setting-log-level = Log level
setting-log-urls = Log page addresses
    .explanation = Off: the log is no record of what you visited.
setting-log-audit = Log profiles of sessions
    .explanation = For an organisation: with which profile each session was opened. Never what it showed.
setting-profile-label = Name
    .explanation = Shown in windows and menus.
    .empty = As in the file
setting-profile-startPage = Start page
    .explanation = Shown when a session opens without an address.
    .empty = Empty page
setting-profile-where = Run on
    .explanation = The pools of the configuration file are the choices.
setting-profile-memoryMiB = Memory
setting-profile-scratchGiB = Disk for downloads
    .explanation = Encrypted, and gone with the session. 0 keeps downloads in memory.
setting-profile-privateMemory = Private memory
    .explanation = Safer, but a second slower.
setting-profile-processors = Processors
setting-profile-colour = Colour
    .explanation = The frame around its windows.
setting-profile-network-policy = Network access
    .explanation = Except with “Internet and local network”, sessions cannot reach your computer or your local network.
setting-profile-network-allow = Listed sites
    .explanation = Such as bank.example, with its subdomains. Used with “Only listed sites”.
setting-profile-exit = Way out
    .explanation = Exits are added with “safe-browse exit import”. While one is down, nothing leaves.
setting-profile-files-out = Save files
    .explanation = From a session, after a question.
setting-profile-files-in = Give files
    .explanation = To a session, only those that you choose or confirm.
setting-profile-clipboard-out = Copy out
    .explanation = From a session to your clipboard, with a button or shortcut. Nothing is copied automatically.
setting-profile-clipboard-in = Paste in
    .explanation = From your clipboard to a session, with a button or shortcut.
setting-profile-language = Preferred language for web pages
    .explanation = Pages that exist in several languages follow it.
setting-profile-timeZone = Time zone
    .explanation = Pages see it. UTC reveals nothing about you.
setting-profile-appearance = Appearance
    .explanation = Automatic: as your desktop is. Pages see it, and most of those that have both follow it.
setting-profile-scale = Scale
    .explanation = Automatic: as sharp as your monitor, at the scale of your desktop, which pages see. Off: always 100 %, for less memory and work.
setting-profile-jit = JavaScript compiler
    .explanation = Off: safer, but pages that compute a lot are slow, and those that need WebAssembly do not work.
setting-profile-fingerprint = Fingerprint
    .explanation = What lets pages recognise your computer. Common: such a session looks the same to them on every computer, in English.
setting-profile-webgl = WebGL
    .explanation = Lets pages draw in three dimensions, as maps and games do. Off: safer.
setting-profile-extensions = Extensions
    .explanation = Folder names in the image. Your own recipe can add extensions.
setting-profile-idleStopMinutes = Close when idle after
    .explanation = Counts from the last key, click or movement of the pointer. A warning comes first. 0: never.
setting-profile-mayKeepRunning = Allow “Keep running”
    .explanation = The idle warning then offers to keep the session running.
setting-profile-lifetimeMinutes = Maximum session length
    .explanation = 0: no limit.
setting-profile-maximumAgeMinutes = Maximum age with a security update
    .explanation = 0: no limit.
setting-profile-seal = Start its sessions from a template
    .explanation = With an empty screen, each session starts its own Chromium: safer, but slower.
setting-profile-sound = Sound
    .explanation = Whether its sessions can play sound.
setting-profile-accessibility = Read pages aloud
    .explanation = A screen reader in its sessions. Build the browser image again after you turn it on: this adds speech.
setting-profile-microphone = Microphone
    .explanation = Whether you can turn it on in its sessions. It is off at the start, every time.
setting-profile-automation = Automation
    .explanation = Whether a program on your computer can drive the browser of its sessions. The window says so meanwhile, and you can take over.
setting-profile-record = Recording
    .explanation = Whether the screen, the network and the downloads of its sessions can be recorded. The window says so meanwhile, and you can stop it.
setting-profile-recordKeys = Keys of connections in recordings
    .explanation = Whether recordings also have the keys of encrypted connections. With them, programs such as Wireshark read all that was sent and received, also passwords.
setting-profile-usb = USB devices
    .explanation = Whether you can hand devices of your computer to its sessions while they run. Nothing is handed over by itself.
setting-profile-usbKinds = Kinds of USB devices
    .explanation = Only these can be handed over.
setting-profile-screen-width = Initial screen width
    .explanation = Afterwards the screen follows the window.
setting-profile-screen-height = Initial screen height
unit-MiB = MiB
unit-GiB = GiB
unit-Seconds = s
unit-Minutes = min
unit-Hours = h
unit-pixels = px
option-auto = Automatic
option-kvm = KVM (hardware)
option-tcg = Software emulation
option-user = Your account (user)
option-tap = Local network (tap)
option-pci = Network card (pci)
option-nat = Address translation (NAT)
option-listed = The listed ones
option-others = All but the listed ones
option-bridge = Bridge
option-qemu = QEMU
option-xl = Xen (xl)
option-xenclient = XenClient
option-dbus = D-Bus
option-xec = The program xec
option-memory = In memory
option-snapshot = In a layer
option-pv = PV
option-pvh = PVH
option-hvm = HVM
option-trace = Everything
option-debug = Detailed
option-info = Normal
option-inherit = As set for all profiles
option-browser = With the browser open
option-desktop = With an empty screen
option-off = Off
option-agent = Always ready
option-session = With the first session
option-internet-only = Only the Internet
option-allow-list = Only listed sites
option-offline = No network
option-portal = Only the sign-in page of a network
option-open = Internet and local network
option-on = On
option-none = None
option-pipewire = PipeWire
option-pulseaudio = PulseAudio
option-wav = To a file
option-ask = Ask every time
option-allow = Without asking
option-warn = Warnings
option-error = Errors
option-silent = Nothing
option-as-on-the-desktop = As on your desktop
option-this-computer = Your computer
option-direct = Your usual connection
option-light = Light
option-dark = Dark
option-common = Common
option-own = Own
option-software = Drawn by the processor
settings-page-general = General
    .explanation = Language, appearance, start, notifications
settings-page-files = Links and files
    .explanation = What opens in Safe Browse, where saved files go
settings-page-profiles = Profiles
    .explanation = What kinds of sessions there are, and what each may do
settings-page-speed = Speed and memory
    .explanation = Spare VMs, templates, timeouts
settings-page-network = Network
    .explanation = How sessions reach the Internet
settings-page-devices = Sound and devices
    .explanation = Sound, microphone and USB devices of each profile
settings-page-updates = Updates
    .explanation = When images are checked and renewed, and where they come from
settings-page-computer = Your computer
    .explanation = Virtualisation and log
settings-part-general = Profile
settings-part-files = Files and clipboard
settings-part-network = Network
settings-part-pages = Web pages
settings-part-speed = Speed and memory
settings-part-devices = Sound and devices
settings-part-ending = When a session ends
settings-part-updates = Updates
settings-part-computer = Your computer
settings-of-profile = Profile “{ $profile }”
settings-search = Search settings
settings-none-found = No setting has these words.
settings-back = Back
settings-choose = Choose…
settings-changed = Changed
settings-is-default-profile = Default profile
settings-open-file = Open file
settings-restore = Restore the last valid version
settings-place = Line { $line }, column { $column }
settings-language = Language
settings-theme = Appearance
settings-autostart = Start when I log in
settings-autostart-why = Runs in the tray, ready for a click.
settings-notifications = Notifications
settings-notifications-why = When a session ends unexpectedly, is paused with unsaved files or hears you, an image is outdated, or the network fails.
settings-default-browser = Open links from other programs here
settings-only-browser-why = This desktop has no other browser.
settings-ask-for-links = Ask for each link
settings-ask-for-links-why = Here or in the other browser. Off: every link opens here, unless its site has a rule.
settings-links-asked = A click asks where the link opens, unless its site has a rule.
settings-links-here = A click opens the link in a disposable browser, unless its site has a rule.
settings-links-ours = A click on a link in another program comes to Safe Browse.
settings-links-not-ours = A click on a link in another program opens the default browser of this desktop.
settings-links-elsewhere = A click opens the link in { $browser }.
settings-other-browser = Other browser
settings-no-other-browser = none found
settings-sites-here = Always here
    .explanation = A click on a link to one of these sites opens it in a disposable browser, without a question.
settings-sites-elsewhere = Never here
    .explanation = A click on a link to one of these sites opens it in the other browser, without a question.
exit-named = Exit { $exit }
exit-kind-wireguard = Tunnel of WireGuard
exit-kind-socks5 = SOCKS 5 proxy
exit-kind-http-connect = HTTP proxy (CONNECT)
exit-kind-tor = The Tor network
exit-test = Test
exit-test-named = Test the exit { $exit }
exit-testing = Testing …
exit-works = Works. It answered after { $milliseconds } ms.
exit-works-at = Works at { $address }. It answered after { $milliseconds } ms.
settings-no-sites = no site yet
settings-site-with-subdomains = with its subdomains
settings-site-remembered = remembered from a question
settings-site-to-add = Add a site: { $rule }
settings-part-links = Links from other programs
settings-part-kinds = Files
    .explanation = Which kinds of files Safe Browse opens for the file manager, mail and other programs. Your computer only reads the bytes of such a file; it is shown in a disposable browser without a network. Turned off, a kind opens in the program that was the default before.
settings-part-sites = Sites with a rule
settings-part-saved = Files from sessions
kind-documents = Documents
    .explanation = PDF, e-books
kind-office = Office documents
    .explanation = Word, Excel, PowerPoint, OpenDocument, RTF; needs “Open office documents”
kind-text = Text and tables
    .explanation = Plain text, Markdown, CSV
kind-pictures = Pictures
    .explanation = JPEG, PNG, HEIC, TIFF, SVG, Photoshop and more
kind-mail = Mail
    .explanation = Saved messages, also of Outlook, and mailboxes
kind-archives = Archives
    .explanation = ZIP, 7z, tar, RAR, disc images
kind-media = Sound and films
    .explanation = MP4, WebM, MP3, Ogg, FLAC and more
kind-pages = Web pages
    .explanation = HTML files and saved pages, without their scripts
kind-click-here = A click shows it in a disposable browser without a network.
kind-click-elsewhere = A click opens it in { $program }.
kind-click-taken = A click opens it in { $program }, which became the default program later.
kind-click-nothing = No program opens it.
settings-forget = Forget the rule for { $site }
settings-new-profile = New profile
settings-new-profile-name = Name of the new profile
settings-new-profile-why = Any name.
settings-new-profile-bad = Use at most 40 characters, on one line.
settings-new-profile-taken = This name is already in use.
settings-add = Add
settings-copy-profile = Copy profile { $profile }
settings-copy-of = Copy of { $profile }
settings-remove-profile = Remove profile { $profile }
settings-remove-question = Remove the profile “{ $profile }”?
settings-remove-why = Its settings are deleted from the file. Open sessions continue.
settings-remove = Remove
settings-reset = { $label }: reset to default
settings-managed-by = Managed by { $by }
settings-limited-by = Limited by { $by }
settings-default-of = Default of { $by }
settings-only-these-profiles = Only these profiles can be used. Managed by { $by }
settings-not-allowed = Your organisation does not allow this value.
settings-between = A whole number from { $min } to { $max }
settings-saved = Saved
settings-waiting = Saved. Takes effect when the background service restarts.
settings-restart-now = Restart service
settings-broken = The configuration file has mistakes
settings-broken-why = No session starts until it is repaired or restored. Open sessions continue.
settings-not-toml = Here the file is not valid TOML.
settings-whole-file = The whole file
settings-file = File
settings-advanced = Advanced
settings-not-loaded = VM settings appear when the background service answers.

## Session window

session-state-preparing = Preparing
session-state-starting = Starting
session-state-ready = Ready
session-state-browsing = Open
session-state-closing = Closing
session-state-gone = Gone
session-state-failed = Failed
requirement-image = Checking the image
requirement-network = Starting the network VM
requirement-vm = Starting the VM
requirement-guest-agent = Waiting for the guest system
requirement-home = Creating an empty home folder
requirement-screen = Turning on the screen
requirement-identity = Making the VM unique
requirement-browser-window = Opening the browser
requirement-painted = Painting the first page
ending-browser-closed = The browser was closed
    .explanation = The VM and everything in it are gone.
ending-browser-crashed = The browser crashed
    .explanation = The VM and everything in it are gone. Your computer was not affected.
ending-display-crashed = The screen of the VM crashed
    .explanation = The VM and everything in it are gone. Your computer was not affected.
ending-portal-over = Signed in to the network
    .explanation = The Internet is there. The VM and everything in it are gone.
ending-lifetime-over = Time limit reached
    .explanation = Its profile sets this limit. The VM and everything in it are gone.
ending-outdated = Closed for a security update
    .explanation = A security update for its image is known, and its profile limits how long such a session may run. The VM and everything in it are gone.
ending-idle = Closed after inactivity
    .explanation = Its profile sets this limit. The VM and everything in it are gone.
ending-closed = The session was closed
    .explanation = The VM and everything in it are gone.
ending-vm-ended = The VM ended unexpectedly
    .explanation = Everything in it is gone. If this happens again, give the profile more memory, or look at the diagnostics.
ending-image-damaged = The image of the VM is damaged
    .explanation = The disk image no longer matches what was built, so the VM stopped. Everything in it is gone. Build the browser image again.
ending-guest-failed = The guest reported a failure
    .explanation = Everything in the VM is gone. Building the browser image again may help.
ending-protocol-violation = The VM was stopped for safety
    .explanation = It violated the protocol that separates it from your computer. Everything in it is gone; nothing else was affected.
ending-host-lost = Its host is gone
    .explanation = The computer on which it ran did not answer in time, or no longer has the session. Whatever is left of it ends there by itself.
ending-start-failed = The session did not start
    .explanation = Everything that had been started is gone.
colour-blue = Blue
colour-teal = Teal
colour-green = Green
colour-yellow = Yellow
colour-orange = Orange
colour-red = Red
colour-pink = Pink
colour-purple = Purple
colour-slate = Slate
session-disposable = Disposable
session-default-profile = Standard
session-banking-profile = Banking
session-offline-profile = Offline
session-document-profile = Documents
session-portal-profile = Network sign-in
session-title =
    { $number ->
        [1] Disposable browser – { $profile }
       *[other] Disposable browser { $number } – { $profile }
    }
session-marking = Disposable window, profile { $profile }. Everything in it is gone when you close it.
session-vanishes = Everything in this window is gone when you close it
session-is-gone = Nothing of this session is left
rights-title = What this session may do
rights-why = Its profile says so, and nothing in the session can change it.
rights-reach = Reaches
rights-reach-value =
    { $policy ->
        [internet-only] the Internet, but neither your computer nor your network
        [offline] nothing: it has no network
        [open] the Internet and your network
       *[other] { UNKNOWN() }
    }
rights-reach-sites =
    { $sites ->
        [0] nothing: no site is listed
        [one] only { $names } and its subdomains
       *[other] only { $names } and their subdomains
    }
rights-reach-portal = only the sign-in page of { $network }: { $hosts }
rights-reach-portal-left = not { $host }, to which it leads
rights-exit = Leaves by
rights-files-out = Save files on your computer
rights-files-in = Receive files of yours
rights-copy-out = Copy to your clipboard
rights-paste-in = Paste your clipboard
rights-microphone = Hear your microphone
rights-automation = Let a program drive it
rights-automation-rule =
    { $rule ->
        [off] never
        [ask] after a question
        [allow] without a question
       *[other] { UNKNOWN() }
    }
rights-record = Be recorded
rights-record-rule =
    { $rule ->
        [off] never
        [ask] after a question
        [on] without a question
       *[other] { UNKNOWN() }
    }
rights-usb = Use USB devices of yours
rights-rule =
    { $rule ->
        [off] never
        [ask] after a question
        [allow] with a click of yours
       *[other] { UNKNOWN() }
    }
rights-where = Runs on
rights-memory = Memory now
rights-ends = Ends
rights-ends-closed = when you close it
rights-ends-at = at { $time }
rights-ends-idle =
    { $minutes ->
        [one] after a minute without use
       *[other] after { $minutes } minutes without use
    }
rights-image = Image built
session-starting = Preparing a fresh VM
session-starting-why = It contains nothing but a browser and knows nothing of earlier sessions.
session-emulated = Your computer runs VMs in software emulation, so a start may take a minute or more.
session-step-done = done
session-step-now = in progress
session-step-waiting = waiting
session-seconds = { $seconds } s
session-seconds-left =
    { $seconds ->
        [one] About 1 second left
       *[other] About { $seconds } seconds left
    }
session-takes-longer = This takes longer than usual
session-progress = Progress of the start
# How screen readers call the screen, instead of "text box".
session-screen-kind = disposable browser
# `page`: the title of the page, which the page chose.
session-screen =
    { GIVEN($page) ->
        [no] Screen of the disposable VM
       *[yes] “{ $page }”, in the disposable VM
    }
session-screen-how = The VM receives all keys. Press Ctrl and Alt together to release the keyboard.
session-page = Page: “{ $page }”.
session-plays-sound = The session plays sound.
session-release-keyboard = Release keyboard: Ctrl + Alt
session-release-keyboard-why = The VM receives all keys. Press and release Ctrl and Alt together to reach these buttons by keyboard; Esc leads back.
session-fullscreen = Full screen (F11)
session-leave-fullscreen = Exit full screen (F11)
session-close-window = Discard and close
session-more = More
session-open-again = Open this page in a new session
session-open-again-question = Open this page in a new session?
session-open-again-why = The address comes from the session; a page may have tampered with it. The new session has none of the logins of this one.
session-open-again-confirm = Open
session-no-address = The session did not give the address of its page.
session-sound = Session sound
session-reads-aloud = Reads aloud
session-reads-aloud-why = A screen reader in this session reads pages aloud, through the session’s sound.
session-no-speech = No speech
session-no-speech-why = The screen reader of this session did not start, or cannot be heard. The session works without it.
session-mute = Mute
session-unmute = Unmute
session-volume = Session volume
session-volume-percent = { $percent } %
session-volume-muted = { $percent } %, muted
session-microphone-turn-on = Turn on the microphone: the session can then hear you
session-microphone-turn-off = Microphone on: turn it off
session-microphone-on = Microphone on
session-microphone-question = Turn on the microphone for the session “{ $profile }”?
session-microphone-why = Its pages can then hear and record you, until you turn it off here or close the window. The tray shows it meanwhile.
session-microphone-confirm = Turn on
session-driven = Driven by a program
session-driven-why = A program on your computer clicks and types in this session. A key or click of yours in it takes over.
session-driven-held = You have taken over
session-driven-held-why = The program waits until you let it continue.
session-driven-stop = Stop
session-driven-continue = Continue
session-driven-question = Let a program drive the session “{ $profile }”?
session-driven-question-why = It can then read its pages, and click and type in them, until you stop it here or the session ends. The window and the tray show it meanwhile.
session-driven-confirm = Let it drive
session-recorded = Recording
session-recorded-why = Screen, network and downloads of this session are recorded into { $folder }.
session-recorded-stop = Stop recording
session-record-question = Record the session “{ $profile }”?
session-record-question-why = Everything that it shows, sends and receives, and each file that leaves it, is kept in { $folder }, until you stop it here or the session ends. The window shows it meanwhile.
session-record-confirm = Record
session-record = Record…
session-record-into = Choose a folder for the recording
session-recorded-saved = Recorded into { $folder }.
session-recorded-closes = This session is recorded: its screen, network and downloads are in { $folder }. The recording is closed with it.
session-agent-lost = The background service is not running. The session continues.
session-outdated = Security update available
session-outdated-why =
    { $packages ->
        [one] A package of this session’s image has a security update. Open a new session once the image has been rebuilt.
       *[other] { $packages } packages of this session’s image have a security update. Open a new session once the image has been rebuilt.
    }
session-outdated-ends = Security update available: closes at { $time }
session-recalled-ends = Browser recalled: closes at { $time }
session-recalled-why = The people who publish this browser have ended it: { $why }. Save what you need; the next session has another one.
session-elsewhere = On { $host }
session-elsewhere-why = This session runs on { $host }. What you save, hear and say passes through your computer.
session-unreachable = Connection lost, reconnecting
session-unreachable-why = { $host } does not answer. The session waits there for a while, and is shown again by itself.
session-exit = By { $exit }
session-exit-why = What this session sends leaves only by the exit { $exit }.
session-exit-down = { $exit } is down
session-slow = Software emulation
session-slow-why = VMs run without hardware virtualisation, so everything is slower. The page “Diagnostics” says why.
session-only-listed-sites = Only listed sites
session-only-listed-sites-why = Pages of all other sites are blocked. Press to see the list, or to add a site.
session-only-listed-sites-elsewhere = Pages of all other sites are blocked. The profile on { $host } has the list.
session-only-listed-hint = A blocked page is not one of the listed sites. To add it, press the lock.
session-offline = There is no network at the moment. This window says when it is back.
session-out-of-memory = A tab was ended, because the memory of this session is full. Close other tabs before you open it again.
session-without-room = The disk is full, so this session is paused. Free some room: it then goes on by itself.
session-back-online = The network is back. Reload a page that is missing.
session-signs-in = Signs in to { $network }
session-signs-in-why = It reaches only the sign-in page of this network ({ $hosts }), and closes when the Internet is there. The owner of the network made this page.
session-no-network = No network
session-no-network-why = This session reaches nothing. Its profile says so.
session-sites = Listed sites
session-sites-why = It reaches these sites and nothing else. Pages of all other sites are blocked until the session ends.
session-no-sites = None: every page is blocked.
session-site-blocked = A blocked page is not one of the listed sites of this profile. If you trust it, add its site: it then opens in a new session.
session-add-this-site = Add the site of this page
session-add-site = Add
session-add-site-question = Let the profile “{ $profile }” reach { $site }?
session-add-site-why = Later sessions of the profile reach { $site } and its subdomains.
session-site-added = Site added
session-first-site = Which site is the profile “{ $profile }” for?
session-first-site-why = Sessions of this profile reach only its listed sites. Enter the address of your bank, for example.
session-first-site-why-page = Sessions of this profile reach only its listed sites, and none is listed: the page would be blocked. Add its site to open it.
session-first-site-address = Address
session-first-site-open = Add and open
session-address-refused = Enter an address such as https://bank.example
session-closing = Discarding the session
session-question = Discard this session?
# `unsaved`: downloads that are not saved. `undoSeconds`: 0 if it cannot be undone.
session-question-why =
    { $unsaved ->
        [0]
            { $undoSeconds ->
                [0] Everything in it will be gone: pages and logins. This cannot be undone.
               *[other] Everything in it will be gone: pages and logins. You can undo this for { $undoSeconds } s.
            }
        [one]
            { $undoSeconds ->
                [0] Everything in it will be gone: pages, logins and one downloaded file that is not saved. This cannot be undone.
               *[other] Everything in it will be gone: pages, logins and one downloaded file that is not saved. You can undo this for { $undoSeconds } s.
            }
       *[other]
            { $undoSeconds ->
                [0] Everything in it will be gone: pages, logins and { $unsaved } downloaded files that are not saved. This cannot be undone.
               *[other] Everything in it will be gone: pages, logins and { $unsaved } downloaded files that are not saved. You can undo this for { $undoSeconds } s.
            }
    }
session-browser-ended-why =
    { $unsaved ->
        [one] One downloaded file is not saved, and would be gone with this session.
       *[other] { $unsaved } downloaded files are not saved, and would be gone with this session.
    }
session-browser-not-back = The browser did not come back
session-browser-not-back-why = It showed no window in time. You can try again.
session-save-all-and-discard = Save all and discard
session-browser-back = Bring the browser back
session-browser-returning = The browser is starting again
session-browser-returning-why = It opens its last pages. Downloaded files stay.
session-browser-returning-emulated = It opens its last pages. Downloaded files stay. In software emulation, this takes up to a minute.
session-unsent = Something you typed does not seem to have been sent.
session-discard = Discard
session-background = Close window, keep session
session-keep = Keep open
session-keep-for-downloads = Keep open, save files first
session-discarded = Discarded
session-discarded-why = The session is paused and will be gone in { $seconds } s.
session-paused = Paused
session-held =
    { $because ->
        [idle] Paused: not used
        [lifetime-over] Paused: time limit reached
        [outdated] Paused: security update
       *[other] { UNKNOWN() }
    }
session-held-why =
    { $because ->
        [idle]
            { $unsaved ->
                [one] This session was not used for a while, and a downloaded file is not saved. The session will be gone at { $time }.
               *[other] This session was not used for a while, and { $unsaved } downloaded files are not saved. The session will be gone at { $time }.
            }
        [lifetime-over]
            { $unsaved ->
                [one] This session reached the time limit of its profile, and a downloaded file is not saved. If you continue, you have { $minutes } minutes to save it. Then the session ends, even if the file is not saved. If you do not continue, it will be gone at { $time }.
               *[other] This session reached the time limit of its profile, and { $unsaved } downloaded files are not saved. If you continue, you have { $minutes } minutes to save them. Then the session ends, even if files are not saved. If you do not continue, it will be gone at { $time }.
            }
        [outdated]
            { $unsaved ->
                [one] A security update is known for the browser of this session, so it must not run on, and a downloaded file is not saved. If you continue, you have { $minutes } minutes to save it. Then the session ends, even if the file is not saved. If you do not continue, it will be gone at { $time }.
               *[other] A security update is known for the browser of this session, so it must not run on, and { $unsaved } downloaded files are not saved. If you continue, you have { $minutes } minutes to save them. Then the session ends, even if files are not saved. If you do not continue, it will be gone at { $time }.
            }
       *[other] { UNKNOWN() }
    }
session-grace-ends = Ends at { $time }: save your files
session-grace-why =
    { $because ->
        [lifetime-over] This session reached the time limit of its profile. It ends at { $time }, even if files are not saved.
        [outdated] A security update is known for this browser, so it must not run on. The session ends at { $time }, even if files are not saved.
       *[other] { UNKNOWN() }
    }
session-continue = Continue
session-undo = Undo
session-discard-now = Discard now
session-idle = Are you still there?
session-idle-why =
    { $unsaved ->
        [0] This session has not been used for a while. It will be discarded in { $seconds } s.
        [one] This session has not been used for a while. It will be paused in { $seconds } s, because a downloaded file is not saved.
       *[other] This session has not been used for a while. It will be paused in { $seconds } s, because { $unsaved } downloaded files are not saved.
    }
session-idle-keep = Keep running
session-idle-back = I am still here
session-ends-soon = Its profile ends this session in { $seconds } s
session-ends-soon-held =
    { $unsaved ->
        [one] A downloaded file is not saved, so the session will be paused. If you continue it then, you have { $minutes } minutes to save the file.
       *[other] { $unsaved } downloaded files are not saved, so the session will be paused. If you continue it then, you have { $minutes } minutes to save them.
    }
session-ends-soon-continue = Continue until then
session-failed = The session did not start
session-again = Try again
session-new = New session
session-same-page = Open this page again
session-open-page = Open “{ $page }”
session-close = Close
session-picture-lost = The screen is not available
session-picture-lost-why = The session continues, but its screen cannot be reached.
session-picture-refused-why = Its VM sent something that no honest VM sends, so the connection was closed. Something in the session may be attacking your computer: discard it.

## Files, clipboard and bookmarks

transfer-files = Files of this session
transfer-files-count = Files of this session, { $count } not saved
transfer-no-files = Nothing downloaded yet.
transfer-files-why = Files that you save stay on your computer; all others are gone with the session. A file may be harmful, so it is marked with its origin and not opened.
transfer-more = and { $count } older ones
transfer-save = Save
transfer-save-named = Save { $name }
transfer-save-original = Save original
transfer-safe-copy = Safe copy
transfer-more-named = More for { $name }
transfer-sent-files = Given to the session
transfer-save-safe-copy = Save safe copy
transfer-save-safe-copy-named = Save safe copy of { $name }
transfer-save-safe-copy-why = A picture of each page and nothing else, drawn in a second disposable VM without a network.
transfer-safe-copy-text = Safe copy with text
transfer-save-safe-copy-text-named = Save safe copy of { $name } with text
transfer-save-safe-copy-text-why = The same, with words that its VM reads from the pictures, so that you can find and copy them.
transfer-print = Print
transfer-print-named = Print a safe copy of { $name }
transfer-print-question = Print a safe copy of this file?
transfer-print-why = The safe copy, a picture of each page and nothing else, is also saved on your computer.
transfer-print-title = Print { $name }
transfer-screenshot = Save a picture of the screen
transfer-screenshot-name = Screen of a disposable browser
transfer-preview = First page of the safe copy of { $name }
transfer-safe-copy-starting = Safe copy, starting its VM: { $name }
transfer-safe-copy-page = Safe copy, page { $page } of { $of }: { $name }
transfer-saved = Saved
transfer-saved-in = Saved in { $folder }
transfer-drag-out = Drag it to another window or a folder
transfer-save-all = Save all
transfer-save-all-question =
    { $count ->
        [one] Save this file from the disposable session on your computer?
       *[other] Save these { $count } files from the disposable session on your computer?
    }
transfer-save-all-why = They may be harmful: do not open them unless you trust where they come from.
transfer-saved-all =
    { $count ->
        [one] The file is saved
       *[other] { $count } files are saved
    }
transfer-and-more = and { $count } more
transfer-save-question = Save this file from the disposable session on your computer?
transfer-save-why = It may be harmful: do not open it unless you trust where it comes from.
transfer-save-safe-copy-question = Save a safe copy of this file on your computer?
transfer-show-folder = Show folder
transfer-unfinished = still downloading
transfer-disguised = Not what its name says
file-type-application-pdf = PDF document
file-type-application-msword = Word document
file-type-application-vnd-openxmlformats-officedocument-wordprocessingml-document = Word document
file-type-application-vnd-openxmlformats-officedocument-spreadsheetml-sheet = Excel spreadsheet
file-type-application-vnd-openxmlformats-officedocument-presentationml-presentation = PowerPoint presentation
file-type-application-vnd-oasis-opendocument-text = OpenDocument text
file-type-application-vnd-oasis-opendocument-spreadsheet = OpenDocument spreadsheet
file-type-application-vnd-oasis-opendocument-presentation = OpenDocument presentation
file-type-application-x-cfb = Old Office document or Windows installer
file-type-application-epub-zip = E-book
file-type-application-rtf = RTF document
file-type-application-postscript = PostScript document
file-type-application-zip = ZIP archive
file-type-application-gzip = Compressed file (gzip)
file-type-application-x-bzip2 = Compressed file (bzip2)
file-type-application-x-xz = Compressed file (xz)
file-type-application-zstd = Compressed file (zstd)
file-type-application-x-7z-compressed = 7z archive
file-type-application-x-rar-compressed = RAR archive
file-type-application-vnd-rar = RAR archive
file-type-application-x-tar = tar archive
file-type-application-java-archive = Java program
file-type-application-vnd-android-package-archive = Android app
file-type-application-x-deb = Debian package
file-type-application-x-rpm = RPM package
file-type-application-x-elf = Linux program
file-type-application-x-msdownload = Windows program
file-type-application-x-mach-binary = macOS program
file-type-application-x-apple-diskimage = macOS disk image
file-type-application-wasm = WebAssembly program
file-type-application-xml = XML document
file-type-application-x-sqlite3 = SQLite database
file-type-application-ogg = Sound or video
file-type-text-plain = Text
file-type-text-calendar = Calendar entry
file-type-text-vcard = Contact
file-type-image-jpeg = JPEG picture
file-type-image-png = PNG picture
file-type-image-gif = GIF picture
file-type-image-webp = WebP picture
file-type-image = Picture
file-type-video = Video
file-type-audio = Sound
file-type-text = Text
file-type-font = Font
file-type-model = 3D model
file-type-unknown = unknown type
transfer-send = Give a file …
transfer-send-how = Or drop one on this window.
transfer-drop = Drop to give to the session
transfer-choose-title = Give files to the session
transfer-send-question =
    { $count ->
        [one] Give this file to the disposable session?
       *[other] Give these { $count } files to the disposable session?
    }
transfer-send-from = in { $folder }
transfer-send-from-hidden = from { $folder }, a hidden folder: keys and passwords are kept in such
transfer-send-why = Every page in the session may then be able to read it.
transfer-send-confirm = Give
transfer-sent =
    { $count ->
        [one] The file is in the session’s downloads folder.
       *[other] { $count } files are in the session’s downloads folder.
    }
transfer-cancel = Cancel
transfer-clipboard = Clipboard
transfer-copy-out = Copy
transfer-copy-out-title = Copy out what was copied in the session (Ctrl + Alt + C)
transfer-copy-out-question = Copy { $amount } to your clipboard?
transfer-copy-out-why = It replaces your clipboard. A page may have put something else there than what you saw.
transfer-copied-out =
    { GIVEN($beginning) ->
        [no] Now on your clipboard: { $amount }
       *[yes] Now on your clipboard ({ $amount }): { $beginning }
    }
transfer-paste-in = Paste
transfer-paste-in-title = Paste your clipboard into the session (Ctrl + Alt + V)
transfer-paste-in-question = Paste { $amount } into the session?
transfer-pasted-in = Pasted ({ $amount }). For a minute, Ctrl + V pastes it again.
transfer-nothing-to-paste = Your clipboard is empty
transfer-amount-text =
    { $characters ->
        [one] { NUMBER($characters, useGrouping: "auto") } character
       *[other] { NUMBER($characters, useGrouping: "auto") } characters
    }
transfer-amount-png = a picture of { $size }
transfer-amount-other = nothing
transfer-bookmark = Bookmark this page
transfer-bookmark-question = Add this page to the bookmarks of the profile “{ $profile }”?
transfer-bookmark-name = Name: “{ $name }”
transfer-bookmark-why = The address comes from the session; a page may have tampered with it. All later sessions of the profile show it.
transfer-bookmark-confirm = Add
transfer-bookmark-how = The session did not give the address of its page. Type or paste it here.
transfer-bookmarked = Bookmark added
transfer-bookmark-is-kept = This page is already a bookmark
transfer-bookmark-remove = Remove bookmark
transfer-bookmark-removed = Bookmark removed
transfer-address = Address
transfer-saving = Saving { $name }
transfer-sending = Giving { $name }

## USB devices

usb-kind-security-key = security key
usb-kind-camera = camera
usb-kind-smart-card = smart card reader
usb-kind-storage = storage
usb-kind-audio = audio
usb-kind-input = keyboard or pointer
usb-kind-network = network or wireless
usb-kind-printer = printer
usb-kind-other = other
usb-refusal-no-use = A session has no use for it.
usb-refusal-not-allowed = This profile does not allow devices of its kind.
usb-refusal-no-permission = Your account may not open it. The page “Diagnostics” says what to do.
usb-refusal-handed-over = Another session has it.
usb-open = Connect a device
# In the frame, while the session has devices.
usb-connected =
    { $count ->
        [one] { $name }
       *[other] { $count } devices
    }
usb-open-connected = Connected: { $names }. Show all devices
usb-devices = Connect a device
usb-devices-why = A device that you connect belongs to this session only, until you disconnect it or the session ends. Pages can use it as soon as you allow it in the browser.
usb-looking = Looking for devices
usb-none = No USB device is plugged in.
usb-connect = Connect
usb-connect-named = Connect { $name }
usb-disconnect = Disconnect
usb-disconnect-named = Disconnect { $name }
usb-is-connected = Connected to this session
usb-connect-question = Hand “{ $name }” to this session?
usb-connect-why = Your computer cannot use it meanwhile. An attacker in the session can do anything with it, also change what it is: connect only what you would plug into a computer that you do not trust.
# Added for a reader of smart cards.
usb-connect-restarts = Chromium in this session then starts again and opens your pages once more. Text that you have not sent and unfinished downloads are lost.
usb-told = { $name } is connected

## Window that asks where a link opens

link-title = Where should this link open?
link-from = Another program wants to open this address:
link-here = Open in Safe Browse
link-here-why = In a fresh VM that is discarded afterwards
link-in-session-why = In a new tab, beside the pages and logins that are open there
link-target = Session
link-new-session = New: { $profile }
link-open-session = { $profile }, open since { $since }
link-elsewhere = Open in { $browser }
link-elsewhere-why = With your logins and your history
link-remember = Always do this for { $site }
link-dismiss = Do not open
link-rule-question = Always open { $site } in Safe Browse?
link-rule-why = Also its subdomains. A browser with the extension then no longer contacts this site; links of other programs open here too.
link-rule-confirm = Always open
link-no-rule-question = No longer always open { $site } in Safe Browse?
link-no-rule-why = Also its subdomains. The other browser then opens this site itself.
link-no-rule-confirm = No longer
console-hint = The console output of the VM is in { $path }.

## Extension of a browser of the host

extension-about = Opens links in a disposable browser, and the sites that you choose always.
extension-mail-about = Opens links and attachments of mails in a disposable browser.
extension-button = Safe Browse
extension-open = Open in Safe Browse
extension-mail-open-link = Open link in Safe Browse
extension-mail-open-attachment = Open attachment in Safe Browse
extension-open-page = Open this page in Safe Browse
extension-always = Always open this site in Safe Browse…
extension-not-always = No longer always open this site in Safe Browse…
extension-rule-always = This site always opens in Safe Browse.
extension-rule-never = This site never opens in Safe Browse by itself.
extension-rule-none = There is no rule for this site.
extension-no-page = This is no page of a site.
extension-opening = Opening in Safe Browse…
extension-opened = This page opens in Safe Browse
extension-opened-why = This browser has not contacted the site.
extension-not-opened = This page was not opened
extension-open-again = Open once more
extension-back = Back
extension-refused-too-often = Five requests came within a minute. Wait, then try again.
extension-refused-not-a-page = Safe Browse does not open such an address.
extension-refused-no-desktop = The windows of Safe Browse are not installed, or there is no display.
extension-refused-not-there = Safe Browse does not answer. Is it installed?
extension-refused-no-rule = No rule says that this site opens in Safe Browse.
extension-refused-too-large = The attachment is larger than 67 MB.
extension-refused-no-room = Too many attachments are open in Safe Browse. Close some of its windows.
extension-refused-unreadable = Thunderbird does not have this attachment.

## What only the host agent and the command line say, and only in English

english-url-problem = { part-url-problem }
english-usb-not-offered = not offered: { part-usb-refusal }

## Failures as windows tell them, where the words for the command line do not fit

window-error-host-agent-unreachable = The connection to the background service was lost.
    .hint = It restarts automatically. Try again in a few seconds.
window-error-host-agent-shutting-down = The background service is shutting down.
    .hint = It restarts automatically. Try again in a few seconds.
window-error-host-agent-internal-error = The background service failed.
    .hint = Try again. If it fails again, the page “Log” may say more.
window-error-host-agent-not-started = The background service did not start.
    .hint = To see why, run in a terminal: safe-browse daemon
    .details = { $reason }
window-error-image-missing =
    { GIVEN($channel) ->
        [no] There is no { $role } image yet.
       *[yes] There is no { $role } image yet: the channel { $channel } has brought no release yet.
    }
    .hint =
        { GIVEN($channel) ->
            [no] Build it on the page “Images”.
           *[yes] It comes by itself when the rollout has come so far.
        }
window-error-speech-missing = The profile { $profile } reads pages aloud, but the browser image contains no speech.
    .hint = Build it again on the page “Images”. This adds speech and takes some minutes.
window-error-ports-taken = All { $ports } ports of the network VM are in use.
    .hint = Discard a session, or allow more at once in the settings.
window-error-command-failed = { $program } { part-command-problem }.
    .hint = Try again. If it fails again, see the page “Diagnostics”.
    .details =
        { $output }
        { $command }
window-error-vm-not-started = { $hypervisor } did not start the VM.
    .hint = Try again. If it fails again, see the page “Diagnostics”.
    .details = { $reason }
window-error-start-failed =
    { GIVEN($reason) ->
        [no] The session did not start: { part-end }.
       *[yes] The session did not start: { $reason }.
    }
    .hint = Try again. If it fails again, see the page “Diagnostics”.
    .details = { $lastWords }
window-error-template-refused = { $hypervisor } cannot load the template.
    .hint = Open the session again: the template is sealed once more.
    .details = { $reason }
window-error-uplink-not-started = The Internet connection did not start ({ $program }).
    .hint = See the page “Diagnostics”.
    .details = { $reason }
window-error-tap-refused = No tap of the bridge { $bridge } could be opened.
    .hint = As root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. Or name your own tap in the settings.
    .details = { $reason }
window-error-pci-not-taken = The card { $device } cannot be used.
    .hint = As root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown YOU /dev/vfio/{ $group }; and raise your memory lock limit to the memory of the network VM.
    .details = { $reason }
window-error-microphone-silent = The microphone of your computer delivers nothing.
    .hint = Check that it is plugged in, and which one the sound settings select.
    .details = { $reason }
window-error-usb-not-connected = { $device } was not connected.
    .hint = Plug it in again, then try once more.
    .details = { $reason }
window-error-pool-host-unreachable = The computer { $host } cannot be reached.
    .hint = See for yourself: { $check }
    .details = { $reason }
window-error-pool-host-key-unknown = The key of the computer { $host } is not the known one, so it was not used.
    .hint = Another computer may answer in its place. Compare the key with that of the computer. If it was installed again: ssh-keygen -R { $name }, then ssh { $host }
    .details = { $reason }
window-error-pool-members-unknown = The computers of the pool { $pool } are not known.
    .hint = See for yourself: { $check }
    .details = { $reason }
window-error-folder-not-writable = The folder { $folder } cannot be written.
    .hint = Choose another in the settings, under “Downloads folder”.

## Failures: Host agent

error-host-agent-unreachable = The connection to the host agent was lost.
    .hint = Running sessions continue. Try again: safe-browse list
error-host-agent-shutting-down = The host agent is shutting down.
    .hint = Try again: a new one starts automatically.
error-host-agent-internal-error = The host agent failed.
    .hint = Its log says more. To find the log, run: safe-browse doctor
    .details = { $reason }
error-host-agent-answer-unknown = The host agent’s answer to { $method } does not match the control API.
    .hint = Client and host agent may have different versions. Run: safe-browse daemon --stop
error-host-agent-not-started =
    { GIVEN($reason) ->
        [no] The host agent did not start.
       *[yes] The host agent did not start: { $reason }
    }
    .hint = To see why, run it in the foreground: safe-browse daemon
error-host-agent-running = The host agent is already running (process { $pid }).
    .hint = Stop it first: safe-browse daemon --stop
error-forget-sessions-run =
    { $count ->
        [one] A session is running: nothing was removed.
       *[other] { $count } sessions are running: nothing was removed.
    }
    .hint = Close them first: safe-browse close --all
error-forget-desktop-runs = The window or the tray of Safe Browse is open: nothing was removed.
    .hint = Quit Safe Browse in the menu of the tray, then try again.
error-forget-not-confirmed = Nothing was removed: there is no terminal that could ask.
    .hint = To remove all that is kept of you without a question: safe-browse forget --yes
error-socket-refused = The host agent cannot serve the socket that it inherited: { $problem }.
    .hint = Its unit must have exactly one ListenStream=%t/safe-browse/agent.sock
error-runtime-folder-too-long = The path of the runtime folder is too long for a Unix socket in it.
    .hint = Set XDG_RUNTIME_DIR to a shorter path, for example /run/user/1000.
    .details = { $folder }
error-folder-not-private = Other users have access to a folder of Safe Browse.
    .hint = Remove it, or take their access away (chmod 700), then try again.
    .details = { $path }
error-bad-request = The request does not match the control API: { $problems }
    .hint = Client and host agent may have different versions. Run: safe-browse daemon --stop
error-cancelled =
    { $task ->
        [build] The build of the { $role } image was cancelled.
        [session] The start was cancelled. Nothing is left of it.
       *[other] Cancelled. Nothing was changed.
    }
    .hint =
        { $task ->
            [build] The image in use has not changed. Start the build again when you need it.
            [session] Start again: safe-browse open
           *[other] Run the command again when you want it done.
        }
error-internal = Safe Browse made a mistake.
    .hint = This is a bug. Please report it, with the details.
    .details = { $reason }

## Failures: Programs and disks of the host

error-package-missing = { $program } is not installed.
    .hint = Install it: { $install }
part-command-problem =
    { $problem ->
        [timeout] took longer than { $status } s
        [signal] failed ({ $status })
        [exit] failed (exit status { $status })
       *[other] { UNKNOWN() }
    }
error-command-failed =
    { GIVEN($output) ->
        [no] { $program } { part-command-problem }.
       *[yes] { $program } { part-command-problem }: { $output }
    }
    .hint = The command was: { $command }
part-disk-task =
    { $task ->
        [build-browser] to build the browser image
        [build-network] to build the network image
        [build-host] to build the host image
        [seal] to seal a VM
        [save] to save the file
        [pull] to pull the image
       *[other] { UNKNOWN() }
    }
part-disk-need =
    { GIVEN($free) ->
        [no] { $needed } are needed
       *[yes] { $needed } are needed, { $free } are free
    }
error-disk-full =
    { GIVEN($task) ->
        [no]
            { GIVEN($needed) ->
                [no] There is not enough disk space.
               *[yes] There is not enough disk space: { part-disk-need }.
            }
       *[yes]
            { GIVEN($needed) ->
                [no] There is not enough disk space { part-disk-task }.
               *[yes] There is not enough disk space { part-disk-task }: { part-disk-need }.
            }
    }
    .hint =
        { $task ->
            [save] Free up space, or choose another folder (downloads.folder).
           *[other]
                { GIVEN($task) ->
                    [no] Free up space on that disk, then try again.
                   *[yes] Free up space, for example with: safe-browse image prune
                }
        }
    .details = { $path }
error-folder-not-writable = The folder { $folder } cannot be written.
    .hint = Choose another in the settings (downloads.folder).
error-disk-read-only = The disk is read-only.
    .hint = Make it writable, then try again. A disk that became read-only by itself may be damaged.
    .details = { $path }
error-own-file-unusable =
    { $problem ->
        [forbidden] Safe Browse may not use one of its files or folders.
        [in-the-way] A file is where Safe Browse needs a folder, or a folder where it needs a file.
        [missing] A folder of Safe Browse is missing.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [forbidden] Give it back to your account (chown), then try again.
            [in-the-way] Move it away, then try again.
            [missing] Try again: Safe Browse creates its folders when it starts.
           *[other] { UNKNOWN() }
        }
    .details = { $path }
error-connection-failed =
    { $problem ->
        [no-network] There is no network connection.
        [no-name] There is no Internet connection: the name of the server was not found.
        [no-route] No route leads to the server.
        [refused] The server refused the connection.
        [no-answer] The server does not answer.
        [proxy] The proxy did not let the request through.
        [certificate] The certificate of the server is not valid.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [no-network] Connect to a network, then try again.
            [no-name] Connect to the Internet, then try again.
            [no-route] Check the firewall and the VPN, then try again.
            [refused] Try again later.
            [no-answer] Try again later.
            [proxy] Check the address of the proxy and your login there, then try again.
            [certificate] Check the clock of this system, then try again.
           *[other] { UNKNOWN() }
        }
    .details = { $output }
error-user-namespaces-missing = This account has no subordinate user IDs. The build of an image needs them.
    .hint = Install the package uidmap, then run as root: usermod --add-subuids 165536-231071 --add-subgids 165536-231071 { $account }

## Failures: Sessions

error-session-not-found = There is no session "{ $id }".
    .hint = List the sessions: safe-browse list
error-session-not-ready =
    { GIVEN($id) ->
        [no] The session has no VM yet.
       *[yes] Session { $id } has no VM yet.
    }
    .hint = Wait until it is ready.
error-typing-failed = The VM did not type the text.
    .hint = Type it again. If that fails too, copy it and paste it.
error-trace-missing = No trace of the start of session { $id } is left: an earlier host agent started it.
    .hint = Open a new session, and ask for its trace while this host agent runs.
error-session-not-open = Session { $id } is not open, so it cannot be discarded with an undo window.
    .hint = Close it: safe-browse close { $id }
error-memory-short =
    { GIVEN($cgroup) ->
        [no] The session needs { $neededMiB } MiB of memory, but only { $availableMiB } MiB are available.
       *[yes] The session needs { $neededMiB } MiB of memory, but only { $availableMiB } MiB are available within the limit of its cgroup.
    }
    .hint =
        { GIVEN($cgroup) ->
            [no] Close sessions or other programs, or lower memoryMiB in the profile.
           *[yes] Close sessions or raise the limit (MemoryMax), or lower memoryMiB in the profile.
        }
    .details = { $cgroup }
part-end =
    { $end ->
        [browser-closed] its browser was closed
        [browser-crashed] its browser crashed
        [display-crashed] the screen of its VM crashed
        [portal-over] it was open to sign in to a network, and the Internet is there
        [lifetime-over] it reached the maximum length that its profile sets
        [outdated] a security update for its image is known, and it reached the maximum age that its profile sets
        [idle] it was idle for longer than its profile allows
        [closed] it was closed
        [vm-ended] its VM ended unexpectedly
        [image-damaged] its image is damaged, so the VM stopped
        [guest-failed] the guest agent reported a failure
        [protocol-violation] its VM violated the protocol
        [host-lost] the computer on which it ran is gone
        [start-failed] it did not start
       *[other] { UNKNOWN() }
    }
error-session-ended = The session ended: { part-end }.
    .hint = Start another: safe-browse open
error-start-timed-out =
    The session did not start: { $requirement ->
        [image] the images were not verified
        [network] the network VM did not start
        [vm] the VM did not start
        [guest-agent] the guest agent did not answer
        [home] the clean home folder was not restored
        [screen] the graphical screen did not start
        [identity] the VM did not take its new identity
        [browser-window] Chromium did not open its window
        [painted] Chromium did not paint its window
       *[other] { UNKNOWN() }
    } within { $seconds } s.
    .hint =
        { $requirement ->
            [image] Run: safe-browse image verify
            [network] Run: safe-browse network status
            [vm] Run: safe-browse doctor
            [guest-agent] Build the image again: safe-browse image build browser
            [home] Build the image again: safe-browse image build browser
            [screen] Give the profile more memory (memoryMiB), or build the image again.
            [identity] Build the image again: safe-browse image build browser
            [browser-window] Give the profile more memory (memoryMiB), or raise start.requirementTimeoutSeconds.
            [painted] On a slow computer, raise start.requirementTimeoutSeconds.
           *[other] { UNKNOWN() }
        }
# Either `reason`, or `end` and perhaps the last words of the VM.
error-start-failed =
    { GIVEN($reason) ->
        [no]
            { GIVEN($lastWords) ->
                [no] The session did not start: { part-end }.
               *[yes] The session did not start: { part-end } ({ $lastWords }).
            }
       *[yes] The session did not start: { $reason }.
    }
    .hint = Run: safe-browse doctor
error-no-portal =
    { $problem ->
        [online] You are online already.
        [none] The Internet is not there, and the network has no sign-in page that could be found.
        [refused] The network names a sign-in page that no session may reach.
        [no-network] Your computer is in no network.
        [off] No page is configured by which the sign-in page of a network could be found.
        [exit] Sessions of this profile leave by an exit, or run on another computer, so they cannot sign in to the network of this one.
        [profile] No profile signs in to networks.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $problem ->
            [online] Open a page: safe-browse open
            [none] Wait a moment and try again, or ask who runs the network.
            [refused] Wait a moment and try again, or ask who runs the network.
            [no-network] Connect your computer to a network, and try again.
            [off] Set one: safe-browse config set network.portalProbe http://network-test.debian.org/nm
            [exit] Use a profile with exit = "direct" and without where.
            [profile] Give a profile network.policy = "portal", or ask who manages the settings.
           *[other] { UNKNOWN() }
        }
error-profile-not-found = There is no profile "{ $name }".
    .hint = Available profiles: { $profiles }
part-forbidden =
    { $act ->
        [save-files] files to be saved from it
        [send-files] files to be given to it
        [screenshot] its screen to be saved, since it allows no files to be saved
        [copy-out] its clipboard to be copied
        [paste-in] anything to be pasted into it
        [keep-running] it to keep running while idle
       *[other] { UNKNOWN() }
    }
error-profile-forbids =
    { GIVEN($by) ->
        [no] The profile of this session does not allow { part-forbidden }.
       *[yes] The profile of this session does not allow { part-forbidden }. Managed by { $by }.
    }
    .hint =
        { GIVEN($by) ->
            [no] Allow it in the profile, in the settings. Sessions that are open keep what they were opened with.
           *[yes]
                { GIVEN($contact) ->
                    [no] To see where each value comes from, run: safe-browse config show
                   *[yes] Ask { $contact }. To see where each value comes from, run: safe-browse config show
                }
        }
error-no-scale = This session stays at a scale of 100 %.
    .hint = Set scale = "auto" in its profile. Sessions on other hosts, and those of Xen, always stay at 100 %.
error-no-sound = This session has no sound.
    .hint = Set sound = "on" in its profile. To check the sound of your computer, run: safe-browse doctor
error-no-microphone = This session has no microphone.
    .hint = Set microphone = "ask" in its profile. To check the sound of your computer, run: safe-browse doctor
error-microphone-silent = The microphone of your computer delivers nothing: { $reason }
    .hint = Check that it is plugged in, and which one the sound settings select.
error-no-automation = No program can drive this session.
    .hint = Set automation = "ask" in its profile and open a new session. Sessions of Xen cannot be driven.
error-automation-refused = The person did not agree that a program drives this session.
    .hint = Its window asks. Run the command again, and answer there within two minutes.
error-no-recording = This session cannot be recorded.
    .hint = Set record = "ask" in its profile and open a new session. Sessions of Xen cannot be recorded.
error-recording-refused = The person did not agree that this session is recorded.
    .hint = Its window asks. Run the command again, and answer there within two minutes.
error-recording-under-way = This session is recorded into { $folder } already.
    .hint = End that recording first: safe-browse record --stop ID
error-recording-folder-taken = The folder { $folder } has files in it.
    .hint = Name a folder that is new or empty.
error-recording-not-found = There is no recording in { $folder }.
    .hint = Name the folder that `safe-browse record` has filled, with its manifest.jsonl.
error-socket-path-unusable = The path of the Unix socket cannot be written as an address.
    .hint = Use the address without --socket, or set XDG_RUNTIME_DIR to a folder whose path has only letters, digits, dots and hyphens.
error-sites-invalid = "{ $text }" is no list of sites.
    .hint = Name the hosts, with commas between them, such as example.org,example.com. Ports, paths and patterns are not possible; subdomains are included.
error-playwright-missing = The project of { $file } does not have Playwright.
    .hint = In its folder, run: npm install --save-dev playwright-core
part-url-problem =
    { $problem ->
        [too-long] is longer than { $limit } bytes in its encoded form
        [scheme] has the scheme "{ $scheme }", allowed are http, https and about:blank
        [space] has a space or control character in it
        [not-a-url] is not a URL: it should look like https://example.org/
        [not-a-page] is not the address of a page
        [credentials] contains a user name or password
       *[other] { UNKNOWN() }
    }
error-url-refused = The URL { part-url-problem }.
    .hint = Enter an address such as https://bank.example

## Failures: Exits

error-exit-not-found = There is no exit "{ $exit }".
    .hint = See all exits: safe-browse exit list
error-exit-keys-missing = The keys of the exit { $exit } are missing.
    .hint = Import its file again: safe-browse exit import FILE --name { $exit } --replace
error-exit-server-unknown = The server of the exit { $exit } cannot be found: { $server }.
    .hint = Check the network of your computer. Sessions wait, and nothing leaves by another way.
error-exit-down = The exit { $exit } is down: { $server } does not answer.
    .hint = Check the network of your computer, or ask who runs the server. Sessions wait, and nothing leaves by another way.
error-exit-tor-connecting = Tor is connecting for the exit { $exit }: { $percent } %.
    .hint = Sessions wait, and nothing leaves by another way. If it stays like this, your network may block Tor: ask for bridges, and list them as bridges of the exit.
error-exit-tor-down = The exit { $exit } is down: Tor finds no way through its network.
    .hint = Check the network of your computer. Sessions wait, and nothing leaves by another way.
error-exit-login-refused = The proxy of the exit { $exit } refuses the login: { $server }.
    .hint = Give it the right one: safe-browse exit add { $exit } --login FILE --replace, with --kind and --server. Sessions wait, and nothing leaves by another way.
error-exit-no-proxy = What answers at { $server } is not the kind of proxy that the exit { $exit } names.
    .hint = Check kind and server of the exit, or ask who runs the proxy. Sessions wait, and nothing leaves by another way.
error-exit-login-missing = The login of the exit { $exit } is missing.
    .hint = Give it one: safe-browse exit add { $exit } --login FILE --replace, with --kind and --server
error-exit-login-invalid = The exit cannot be added like this: { $problems }.
    .hint = Correct what is named here. The name and the password have at most 63 characters each, and the name has no colon.
error-exit-resolver-silent = The exit { $exit } is up, but its nameserver { $resolver } does not answer.
    .hint = Check the nameserver in the file of WireGuard, and import the file again.
error-exit-file-invalid = The file describes no exit that can be used: { $problems }.
    .hint = Correct what is named here, and import the file again.
error-exit-exists = There already is an exit "{ $exit }".
    .hint = Choose another name with --name, or replace it with --replace.

## Failures: Sessions on other hosts

error-pool-host-unreachable = The host { $host } cannot be reached: { $reason }
    .hint = See for yourself: { $check }
# `name`: the host without the account.
error-pool-host-key-unknown = The key of the host { $host } is not the known one, so it was not used: { $reason }
    .hint = Another computer may answer in its place. Compare the key with that of the host. If it was installed again: ssh-keygen -R { $name }, then ssh { $host }
error-pool-hosts-failed = No host of the pool { $pool } took the session. { $reasons }
    .hint = See the hosts, and why: safe-browse pool status
error-pool-members-unknown = The hosts of the pool { $pool } are not known: { $reason }
    .hint = See for yourself: { $check }
error-pool-none-ready = No host of the pool { $pool } is ready.
    .hint = See the hosts, and why: safe-browse pool status
error-pool-drain-refused = The host { $host } was not changed: { $reason }
    .hint = This changes the host for everybody. Ask who looks after the cluster.
error-pool-host-of-another-version = The host { $host } runs a version of Safe Browse that this one does not understand.
    .hint = Update Safe Browse on your computer and on the host.
error-pool-host-violation = The host { $host } sent something that the protocol does not allow, so it was disconnected.
    .hint = If it happens again with the same version on both sides, do not trust the host until it is installed again.
error-pool-host-forbids =
    { GIVEN($by) ->
        [no] This session runs on { $host }, which does not allow { part-forbidden }.
       *[yes] This session runs on { $host }, which does not allow { part-forbidden }. Managed by { $by }.
    }
    .hint = The rules of both computers apply. Ask who looks after { $host }.
error-pool-host-refused = The host { $host } says: { $reason }
    .hint = On { $host }, this says more: safe-browse doctor
error-pool-full = No host of the pool { $pool } has room for another session.
    .hint = Close sessions, or see the hosts: safe-browse pool status
error-pool-drained = Every host of the pool { $pool } is drained: it takes no new sessions.
    .hint = Let one take sessions again: safe-browse pool resume HOST
error-pool-too-many-sessions = Your computer has { $most } sessions on that host already, which is the limit.
    .hint = Close sessions that are not needed.
error-pool-too-many-desks = { $most } computers use this account already, which is the limit.
    .hint = Close the sessions of those that are not needed. If they are not yours, a key of this account was stolen: remove it from authorized_keys.
error-pool-host-not-found = No pool has a host "{ $host }".
    .hint =
        { GIVEN($hosts) ->
            [no] The configuration has no pool.
           *[yes] Hosts: { $hosts }
        }
error-pool-not-there =
    { $what ->
        [trace] The start of a session on another host has no trace here
        [dry-run] The commands that start a session on another host run there, not here
        [usb] USB devices are handed only to sessions that run here
        [recording] Only sessions that run here are recorded
       *[other] { UNKNOWN() }
    }.
    .hint = Open a session with a profile without `where`.

## Failures: VMs and hypervisors

error-vm-not-started = { $hypervisor } did not start the VM: { $reason }
    .hint = Run: safe-browse doctor
error-vm-ended = The VM has ended.
    .hint = Start another session: safe-browse open
error-vm-lingers =
    { $kind ->
        [process] The process { $name } does not end.
        [domain] The domain { $name } does not end.
        [VM] The VM { $name } does not end.
       *[other] { UNKNOWN() }
    }
    .hint = Look at it with: { $look }
error-console-missing = The VM has no console.
    .hint = Run: safe-browse doctor
error-screenshot-unavailable = The VM is shown on the screen of your computer, where no picture of it can be taken.
    .hint = Switch to it there: it has a place in the switcher.
error-protocol-violation =
    { $vm ->
        [browser] The browser VM violated the protocol: { $detail }. It was stopped.
        [network] The network VM violated the protocol: { $detail }. It was stopped.
        [converter] The converter VM violated the protocol: { $detail }. The file may have taken it over. Nothing was saved from it.
        [inspected] The inspected VM violated the protocol: { $detail }. It was stopped.
       *[other] { UNKNOWN() }
    }
    .hint =
        { $vm ->
            [converter] Do not trust this file.
            [network] Run: safe-browse network restart
           *[other] Start another session: safe-browse open
        }
error-kvm-unavailable = The configuration asks for KVM, but { $reason }.
    .hint = { $remedy } Or set accelerator = "auto" for software emulation.
error-domain-invalid = { $hypervisor } cannot run the VM "{ $name }": { $problems }.
    .hint = Change the configuration or the location of the folders.
error-pvh-unsupported = XenClient cannot run the VM: this version of xenmgr does not support PVH.
    .hint = Set the kinds in [xen] of the configuration to "pv" or "hvm".
error-xenmgr-refused =
    { GIVEN($reason) ->
        [no]
            { GIVEN($number) ->
                [no] xenmgr refused { $what }: no reason given.
               *[yes] xenmgr refused { $what }: no reason given ({ $number }).
            }
       *[yes]
            { GIVEN($number) ->
                [no] xenmgr refused { $what }: { $reason }.
               *[yes] xenmgr refused { $what }: { $reason } ({ $number }).
            }
    }
    .hint =
        { $number ->
            [101] Shut other VMs down, or lower memoryMiB in the profile.
            [202] Its policy does not let this VM be changed: policy-modify-vm-settings.
            [204] Run: safe-browse doctor
            [205] Shut another VM down: the switcher has nine places.
            [217] The disk was changed since it was measured. Build the image again: safe-browse image build
            [220] Its policy forbids it: look at the properties policy-… of the VM.
            [230] Another VM has this card: shut it down, or name another in network.pci.device.
            [232] Start the network VM first: safe-browse network restart
           *[other] Look at its log in dom0: /var/log/messages
        }
error-disk-damaged = A disk in dom0 does not contain what was written to it.
    .hint = Check the storage of dom0: its log and its free space.
    .details = { $path }
error-disk-not-opened = The disk of a VM could not be opened as a block device.
    .hint = In dom0, look at: tap-ctl list

## Failures: Images

# `channel`: the one that brings the images of this host.
error-image-missing =
    { GIVEN($channel) ->
        [no] There is no { $role } image yet.
       *[yes] There is no { $role } image yet: the channel { $channel } has brought no release to this host.
    }
    .hint =
        { GIVEN($channel) ->
            [no] Build it, which takes some minutes: safe-browse image build { $role }
           *[yes] To see whether a release is meant for this host, run: safe-browse channel show
        }
error-build-untrusted = An image that is built here would not start, because images.trustedKeys does not contain "local".
    .hint = Nothing was built. Images come from elsewhere: safe-browse image update, or safe-browse image pull
error-image-not-found = There is no image { $digest }.
    .hint = List the images: safe-browse image list
error-image-ambiguous = More than one image begins with { $digest }.
    .hint = Give more digits of the digest. To list the images, run: safe-browse image list
error-no-previous-image =
    { GIVEN($role) ->
        [no] There is no previous image.
       *[yes] There is no previous { $role } image.
    }
    .hint = List the images: safe-browse image list
error-image-damaged =
    { GIVEN($damage) ->
        [no] The { $role } image is damaged: the VM read data that differs from what was built, and stopped.
       *[yes] The { $role } image is damaged: { $damage }.
    }
    .hint =
        { $origin ->
            [imported] Import it again: safe-browse image import network
           *[other] Build it again: safe-browse image build { $role }
        }
error-image-unsigned = The { $role } image is not signed: an old version of Safe Browse made it, or somebody else did.
    .hint =
        { $origin ->
            [imported] Import it again: safe-browse image import network
           *[other] Build it again: safe-browse image build { $role }
        }
error-image-untrusted = The { $role } image is signed with the key { $key }, which is not trusted here.
    .hint =
        { $origin ->
            [imported] Import it again: safe-browse image import network. Or add the public key of its author to trustedKeys in [images] of the configuration.
           *[other] Build it again: safe-browse image build { $role }. Or add the public key of its author to trustedKeys in [images] of the configuration.
        }
error-image-recalled = The { $role } image was recalled: { $why }.
    .hint = Get its successor: safe-browse image update. Without a channel, build it: safe-browse image build { $role }
error-recalls-damaged = It is unknown which images are recalled: their record cannot be read.
    .hint = If you know why it was changed, remove it; the next check of the channel writes it again.
    .details = { $path }
error-image-older = The { $role } image was built at { $builtAt }, but one built at { $newest } has been used already.
    .hint = Build it again: safe-browse image build { $role }. Only safe-browse image rollback { $role } returns to an older image.
error-image-record-damaged = It is unknown which { $role } images were used before: their record cannot be read.
    .hint = If you know why it was changed, remove it.
    .details = { $path }
error-image-shared = The { $role } image is kept for all accounts of this host: its signature cannot be replaced here.
    .hint = Build one for this account and sign that: safe-browse image build { $role }
error-image-role-unknown = There is no image "{ $role }".
    .hint = Available images: { $roles }
error-image-role-missing = A recipe builds one image, and the command does not say which.
    .hint = Name it: safe-browse image build browser --recipe FILE
error-image-import-network-only = Only a network image can be imported.
    .hint = Run: safe-browse image import network --kernel FILE --rootfs FILE
error-import-refused =
    The image was not imported: { $path } { $problem ->
        [unreadable] cannot be read
        [not-a-file] is not a file
        [not-a-kernel] is not a Linux kernel for this processor (a bzImage)
        [not-a-file-system] is not an ext2, ext3, ext4, squashfs or erofs file system
        [not-unmounted] was not unmounted, so its journal must be replayed first
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [not-unmounted] Replay its journal: e2fsck -f { $path }
           *[other] Name a kernel and the root file system that belongs to it.
        }

## Failures: Image builds

error-build-running = The { $role } image is already being built (process { $pid }).
    .hint = Wait until it is done, or cancel it.
error-agent-bundle-missing = The guest agent has not been built.
    .hint = In a checkout, run: npm run build
error-host-image-incomplete = The host image contains the images of its VMs, and there is no { $role } image yet.
    .hint = Build it first: safe-browse image build { $role }
error-speech-missing = The profile { $profile } reads pages aloud, but the browser image contains no speech.
    .hint = Build it again, which adds speech and takes some minutes: safe-browse image build browser
error-recipe-unreadable = The recipe { $path } cannot be read.
    .hint = Name a readable TOML file with --recipe.
error-recipe-invalid =
    { $count ->
        [one]
            { $path } has a mistake:
            { $problems }
       *[other]
            { $path } has { $count } mistakes:
            { $problems }
    }
    .hint = Fix the recipe and build again. The guide describes recipes, in host-agent/guide/configuration.md.
error-kernel-module-missing = The kernel has no module { $modules }.
    .hint = Remove it from the recipe.
error-no-package-sources = The package sources of this system cannot be used for an image: { $problem }.
    .hint = Images are built from the archives of Debian, signed with its keyring (Signed-By: /usr/share/keyrings/debian-archive-keyring.pgp). To use others too, name them in images.extraSources.
error-packages-failed = The packages could not be installed.
    .hint = Check the package names in the recipe, and that apt-get update works on this system.
    .details = { $output }
error-build-result-refused =
    The image was not built: what the packages left as { $name } { $problem ->
        [missing] is missing
        [a-link] is a link
        [not-a-file] is not a file
        [of-another-account] belongs to another account
        [too-large] is too large
        [unreadable] cannot be read
       *[other] { UNKNOWN() }
    }.
    .hint = A package of the image may be hostile. Check the package sources of the configuration and the packages of the recipe.

## Failures: Registries

error-registry-reference-invalid = "{ $reference }" does not name an image in a registry.
    .hint = Write it as REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@sha256:DIGEST, for example registry.example/safe-browse/browser:stable
error-registry-unreachable = The registry { $host } cannot be used: { $reason }.
    .hint = Check the name and the network, then try again. A download continues where it stopped.
error-registry-refused =
    { GIVEN($reason) ->
        [no] The registry { $host } refused the request (HTTP { $status }).
       *[yes] The registry { $host } refused the request (HTTP { $status }: { $reason }).
    }
    .hint =
        { $status ->
            [401] Log in with a tool that writes auth.json, for example: podman login, or oras login
            [403] Log in with a tool that writes auth.json, for example: podman login, or oras login
           *[other] Ask the administrator of the registry.
        }
error-registry-busy = The registry { $host } has too much to do at the moment (HTTP { $status }).
    .hint = Try again later. A download continues where it stopped.
error-registry-login-elsewhere = The registry { $host } asks for your login at { $server }, which is on another domain. It was not sent.
    .hint = If { $server } belongs to this registry, add it to images.loginServers.
error-registry-login-file = The file { $path } with logins at registries cannot be used: { $reason }.
    .hint = Correct it, or remove it and log in again, for example: podman login, or oras login
error-registry-mirrors-failed = Neither a mirror nor the registry of { $reference } could be used. { $reasons }
    .hint = See images.mirrors. Nothing has changed here.
error-proxy-invalid = The proxy in the variable { $variable } is not one: it must be like http://proxy.example:3128.
    .hint = Correct the variable where it is set, such as in /etc/environment. Then end the service (safe-browse daemon --stop), and log in again.
error-registry-not-found = The registry has no { $reference }.
    .hint = Check the repository and the tag.
error-registry-blob-differs = The registry { $host } sent other data than { $digest }….
    .hint = The image in use has not changed. Try again; if it happens again, tell the administrator of the registry.
error-registry-artifact-refused = { $reference } was not pulled: { $problem }.
    .hint = The image in use has not changed. Ask the person who pushed the image.
error-registry-image-refused = The image cannot be pushed: { $problem }.
    .hint = List the images: safe-browse image list
error-attest-not-built-here = The image { $digest } was not built on this host, so it cannot be confirmed from here.
    .hint = Build it here from the same packages: safe-browse image build
error-attestations-missing = { $found } of the { $required } required builders have confirmed the image { $digest }.
    .hint = Let another builder build the same image and confirm it: safe-browse image attest
error-signing-key-unusable = The key in { $path } cannot sign.
    .hint = It must be a secret key of minisign without a password. To make one, run: minisign -G -W
error-signing-key-untrusted = The key { $keyId } is not trusted here, so an image that it signs would not start.
    .hint = The signature has not changed. Add the public key to images.trustedKeys first.
error-attestation-digest-invalid = An image is confirmed by its whole digest of 64 digits.
    .hint = List the images with their digests: safe-browse image list --json
error-attestation-count-invalid = The number of required builders must be from 0 to 32.
    .hint = Two builders are usual: --require 2
error-attestation-key-invalid = "{ $key }" is not a public key of minisign.
    .hint = It is the second line of a file that minisign made, and begins with RW.

## Failures: Channels

error-channel-name-invalid = "{ $channel }" does not name a channel.
    .hint = Write it as REGISTRY/REPOSITORY/NAME, for example registry.example/safe-browse/stable
error-channel-none = This host follows no channel.
    .hint = Name one in images.channel of the configuration.
error-channel-refused =
    The channel { $channel } was refused: { $problem ->
        [malformed] it is not the file of a channel that this version understands
        [another-channel] the file belongs to another channel
        [serial-reused] its content changed, but its serial did not
       *[other] { UNKNOWN() }
    }.
    .hint = The images in use have not changed. Tell the person who publishes the channel.
error-channel-unsigned =
    { $valid ->
        [one] The channel { $channel } has { $valid } valid signature of { $needed } that are needed.
       *[other] The channel { $channel } has { $valid } valid signatures of { $needed } that are needed.
    }
    .hint = Compare images.channelKeys and images.channelThreshold with the keys of the people who sign the channel.
error-channel-policy-invalid =
    The channel { $channel } has managed settings that cannot be used:
    { "  " }{ $problems }
    .hint = Nothing has changed: the settings and images in use stay. The person who publishes the channel has to correct the policy.
error-channel-older = The registry offers serial { $serial } of the channel { $channel }, but { $seen } has been seen already.
    .hint = The images in use have not changed. Somebody may be offering an old file: tell the administrator of the registry.
error-channel-expired = The file of the channel { $channel } expired at { $expired }.
    .hint = Check the clock of this host. If it is right, the channel has not been renewed, or the registry withholds the newer file: tell the person who publishes it.
error-channel-needs-version = The images of the channel { $channel } need Safe Browse { $needed }, and this is { $version }.
    .hint = Update the package safe-browse.
error-channel-record-damaged = It is unknown which channel files were seen before: their record cannot be read.
    .hint = If you know why it was changed, remove it.
    .details = { $path }
error-channel-overtaken = Serial { $serial } of the channel { $channel } cannot be published: the registry has { $newest } already.
    .hint = Write the draft again, so that it has the next serial, and have it signed again.
error-channel-serials-used-up = No file can follow in the channel { $channel }: the newest one has the highest serial, { $serial }.
    .hint = Somebody with its keys has used the serials up. Replace the keys, and begin again: channel publish with --first-serial. The guide of channels has each step.
error-channel-nothing-published = The channel { $channel } has no file to change.
    .hint = Publish the first one: safe-browse channel publish { $channel }
error-channel-no-earlier-release = The registry has no earlier release of the channel { $channel }.
    .hint = Name the serial to return to, if it is an older one.
error-channel-report-unusable = The report is not one that verify web made of the browser image in use.
    .hint = Run: safe-browse verify web --json > report.json. The short form is not enough.
error-channel-score-lower =
    { GIVEN($lost) ->
        [no] Less works in the new release than in the present one of the channel { $channel }: { $held } checks of verify web hold instead of { $present }.
       *[yes]
            Less works in the new release than in the present one of the channel { $channel }: { $held } checks of verify web hold instead of { $present }. Lost:
            { "  " }{ $lost }
    }
    .hint = Build an image in which it works. To give this one to the computers all the same: --accept-lower-score
error-channel-score-missing = The present release of the channel { $channel } has a score, and the new one has none.
    .hint = Run: safe-browse verify web --json > report.json, and publish with --web-report report.json. To go on without a score: --accept-lower-score
error-channel-recalls-full = The channel { $channel } recalls { $most } images already.
    .hint = Withdraw recalls of images that no computer has any more: safe-browse channel recall { $channel } DIGEST --withdraw
error-channel-not-recalled = The channel { $channel } does not recall { $digest }.
    .hint = It lists what it recalls: safe-browse channel show { $channel }
error-channel-release-recalled = The channel { $channel } recalls an image of this release, so no computer would use it.
    .hint = Publish another image, or withdraw the recall: safe-browse channel recall { $channel } DIGEST --withdraw
error-recall-unexplained = A recall needs its reason, as people will read it: on one line, of at most 200 characters.
    .hint = Give it: --why "Chromium has a hole that is being used"
error-policy-not-named = Name the file of a policy, or give --none.
    .hint = For example: safe-browse channel policy registry.example/safe-browse/stable policy.toml
error-channel-draft-invalid = { $path } is not the draft of a channel file.
    .hint = Write one with the option --draft, and do not edit it: its bytes are signed.
error-image-not-proven = The new { $role } image does not work on this host: { $reason }.
    .hint = The images in use have not changed. Tell the person who publishes the image.

## Failures: Templates

error-sealing-off = The configuration turns templates off.
    .hint = Set template.seal = "browser" in the configuration.
error-cannot-seal = The hypervisor { $hypervisor } cannot seal VMs.
    .hint = There is nothing to do: sessions start cold.
error-seal-failed = The VM could not be sealed: { $reason }.
    .hint = Sessions start without a template. Run: safe-browse doctor
error-spare-failed = The spare could not be loaded: { $reason }.
    .hint = Until one can be loaded, sessions start from the template or cold.
error-templates-dropped = The templates were dropped before all of them were sealed.
    .hint = Seal them again: safe-browse template seal
error-template-refused = { $hypervisor } cannot load the template: { $reason }
    .hint = Seal it again: safe-browse template seal

## Failures: Network

error-network-not-started =
    { GIVEN($reason) ->
        [no] The network VM did not start.
       *[yes] The network VM did not start: { $reason }.
    }
    .hint = Run: safe-browse doctor
error-network-stopped = The network VM was stopped while it was starting.
    .hint = Start it again: safe-browse network start
error-network-ended = The network VM ended.
    .hint = Run: safe-browse network restart
error-network-failed = The network VM reported a failure (step { $step }).
    .hint = Run: safe-browse network restart
error-network-crash-loop = The network VM ended { $times } times in a row and is not restarted. Last cause: { $reason }.
    .hint = Try once more: safe-browse network restart
error-network-in-use =
    { $sessions ->
        [one] One session uses the network VM.
       *[other] { $sessions } sessions use the network VM.
    }
    .hint =
        { $sessions ->
            [one] Close it first: safe-browse close --all
           *[other] Close them first: safe-browse close --all
        }
error-ports-taken = All { $ports } ports of the network VM are in use.
    .hint = Close a session, or raise network.ports in the configuration.
error-network-policy-too-large = The allow-lists of all sessions together would be larger than { $kibibytes } KiB.
    .hint = Close a session with a long allow-list, or shorten the list of its profile.
error-imported-image-bridge-only = The network image was imported. It cannot route or filter, so it works only as a bridge.
    .hint = Set network.mode = "bridge", or build the standard image: safe-browse image build network
error-bridge-rules-unreadable = The bridge rules in { $file } cannot be used: { $problem }.
    .hint = Fix the file, or name another in network.bridgeRules.
error-host-attached = The host is already connected to the network VM.
    .hint = Disconnect it first: safe-browse network detach-host
error-host-cards-unsupported = The host cannot be connected to the network VM with the hypervisor { $hypervisor }.
    .hint = Only Xen supports it: hypervisor = "xl".
error-host-card-missing = The network card that was connected to the host did not appear.
    .hint = Load its driver: modprobe xen-netfront
error-card-not-connected = The network VM did not accept a network card, even at the second attempt.
    .hint = Run: safe-browse network restart

## Failures: Uplink

error-uplink-not-started = The uplink did not start ({ $program }): { $reason }
    .hint = Run: safe-browse doctor
error-uplink-device-missing = The network device { $device }, by which sessions leave, is not there. Nothing leaves until it is back.
    .hint = Connect it, for example the VPN, or choose another way: network.user.follow
error-uplink-device-down = The network device { $device }, by which sessions leave, is down or has no address. Nothing leaves until it is up.
    .hint = Connect it, for example the VPN, or choose another way: network.user.follow
error-uplink-ended = The uplink of the network VM ended and was restarted.
    .hint = There is nothing to do.
error-uplink-crash-loop = The uplink of the network VM ended { $times } times within a minute.
    .hint = Run: safe-browse network restart
error-uplink-lost = The uplink of the network VM could not be restarted: { $reason }.
    .hint = Run: safe-browse network restart
error-uplink-unsupported = This hypervisor does not support network.uplink = "{ $uplink }".
    .hint = Give the network VM a network card: network.uplink = "pci" and network.pci.device.
error-tap-refused = No tap of the bridge { $bridge } could be opened: { $reason }
    .hint = As root: echo "allow { $bridge }" >> /etc/qemu/bridge.conf; chmod u+s { $helper }. Or name your own tap: network.tap.device
error-pci-device-missing = The host has no device { $device }.
    .hint = List the network cards: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-not-a-network-card = The device { $device } is not a network card (its class is { $deviceClass }).
    .hint = List the network cards: lspci -D -nn | grep -i -E "network|ethernet"
error-pci-no-iommu = The card { $device } is in no IOMMU group, so it could access all memory of the host.
    .hint = Enable the IOMMU: VT-d or AMD-Vi in the firmware, and intel_iommu=on on the kernel command line.
error-pci-group-shared = The card { $device } shares IOMMU group { $group } with { $companions }: they can reach each other without the IOMMU.
    .hint = Move the card to another slot, or use another card.
error-pci-only-nic = The card { $device } is the only network card of the host. The host would lose its network.
    .hint = If you want this, set network.pci.allowOnlyNic = true.
error-pci-not-taken = The card { $device } cannot be used: { $reason }.
    .hint = As root: modprobe vfio-pci; driverctl set-override { $device } { $driver }; chown YOU /dev/vfio/{ $group }; and raise your memory lock limit to the memory of the network VM.

## Failures: Files and clipboard

error-transfers-unsupported = Files and clipboard cannot be transferred: this hypervisor has no port for them.
    .hint = Use hypervisor = "qemu".
error-transfer-violation = The VM sent something other than what was agreed.
    .hint = Do not trust this session any more: close it.
error-transfer-failed = The VM could not complete the transfer.
    .hint = Try again.
error-transfer-stalled = The VM stopped in the middle of the transfer.
    .hint = Try again.
error-transfer-too-large = It is larger than the limit for transfers.
    .hint = For files, raise downloads.maxFileMiB.
error-no-room-inside = The VM has no room for it.
    .hint = Give the profile more memory (memoryMiB).
error-download-not-found =
    { GIVEN($name) ->
        [no] This file no longer exists in the session.
       *[yes] The session has no download "{ $name }".
    }
    .hint =
        { GIVEN($session) ->
            [no] List its downloads: safe-browse downloads ID
           *[yes] List its downloads: safe-browse downloads { $session }
        }
error-download-changed = The file has changed since it was listed.
    .hint = List the downloads again, and save the file when it is complete.
error-download-unfinished = The file is still being downloaded.
    .hint = Save it when it is complete.
error-clipboard-empty = Nothing that can be transferred was copied in the session.
    .hint = Copy a text or an image there first.
error-clipboard-not-a-url = The text that was copied in the session is not a URL.
    .hint = Type the URL, or copy it in the session first.
error-clipboard-not-text = The clipboard contained an image. It was removed from the session and is lost.
    .hint = Copy it again, and name a file for it: safe-browse copy { $session } FILE.png
error-file-unreadable = The file { $path } cannot be read.
    .hint = Check that it exists and that you may read it.
error-not-a-file = { $path } is not a file.
    .hint = Send a folder as an archive.
error-file-changed = The file { $path } changed while it was read.
    .hint = Try again.
error-file-not-written = The file { $path } cannot be written. It may already exist.
    .hint = Name a new file in a folder that you may write to.
error-measurement-unreadable = { $path } is not a report of this version’s safe-browse measure.
    .hint = Measure again, or compare reports of one version.

## Failures: Safe copies

error-safe-copy-running = Another safe copy is being made.
    .hint = Wait until it is done, or cancel it.
error-safe-copy-unsupported = Safe copies cannot be made of files of this kind.
    .hint = View it in the session, or save the file itself if you trust it.
error-safe-copy-too-many-pages = The document has { $pages } pages; a safe copy can have at most { $maxPages }.
    .hint = Raise downloads.safeCopyPages, or save the file itself if you trust it.
error-safe-copy-too-large = The safe copy would be larger than the limit of { $maxFileMiB } MiB.
    .hint = Raise downloads.maxFileMiB.
error-safe-copy-locked = The document is encrypted: its password is needed to read it.
    .hint = View it in a session and enter the password there, or ask its sender for a copy without one.
error-safe-copy-without-programs = This needs programs for documents, which the browser image does not have.
    .hint = Set files.documents to true and build the image again: safe-browse image build browser
error-safe-copy-not-drawn = The file cannot be rendered: it is damaged, or locked by a password.
    .hint = View it in the session, or save the file itself if you trust it.
error-printer-missing = No printer is set up on your computer, or its print service (CUPS) does not run.
    .hint = Add a printer in the settings of your desktop, or save a safe copy and print it elsewhere.
error-print-failed = The safe copy was not printed: { $reason }.
    .hint = It is saved: { $path }
error-converter-not-started = The converter VM did not start: { $reason }.
    .hint = Run: safe-browse doctor
error-converter-ended =
    { GIVEN($step) ->
        [no] The converter VM ended.
       *[yes] The converter VM reported a failure (step { $step }).
    }
    .hint = Try again.

## Failures: USB devices

error-no-usb = This session can be handed no USB devices.
    .hint = Set usb = "ask" in its profile, and open another session. Those of Xen never get any.
error-usb-device-missing = No USB device has the address { $device }.
    .hint = A device that is plugged in again has another address. See all: safe-browse usb list ID
part-usb-refusal =
    { $refusal ->
        [no-use] a session has no use for devices of its kind
        [not-allowed] the profile of the session does not allow its kind
        [no-permission] your account may not open it
        [handed-over] a session has it already
       *[other] { UNKNOWN() }
    }
error-usb-device-refused = { $device } was not handed over: { part-usb-refusal }.
    .hint =
        { $refusal ->
            [no-use] Sessions can use security keys, cameras and readers of smart cards.
            [not-allowed] Add the kind to usbKinds in the profile, and open another session.
            [no-permission] To see what to do, run: safe-browse doctor
            [handed-over] Disconnect it there first, or close that session.
           *[other] { UNKNOWN() }
        }
error-usb-too-many = A session can have { $most } USB devices at the same time.
    .hint = Disconnect another one first: safe-browse usb disconnect ID ADDRESS
error-usb-in-use = { $device } was not connected: another program on your computer is using it.
    .hint = Close that program, then try again. If it is the service for smart cards, run as root: systemctl stop pcscd.socket pcscd.service
error-smart-card-unusable = { $device } was not connected: Chromium in the session could not use it.
    .hint = Try once more. If the image of the session is older than this version, build another one: safe-browse image build browser
error-usb-not-connected = { $device } was not connected: { $reason }
    .hint = Plug it in again, then try once more.

## Failures: Configuration

error-config-invalid =
    { $count ->
        [one]
            The configuration file has a mistake:
            { $problems }
       *[other]
            The configuration file has { $count } mistakes:
            { $problems }
    }
    .hint = Fix the file, then run: safe-browse config check
    .details = { $path }
error-config-not-broken = The configuration file has no mistake, or what it said before is not known.
    .hint = Edit the file.
    .details = { $path }
error-config-change-refused =
    The configuration was not changed:
    { $problems }
    .hint = Correct what is named here, in the command or in the configuration file.
error-policy-file-refused =
    No session starts, because the managed settings cannot be trusted: { $path } { $problem ->
        [link] is a symbolic link
        [not-a-file] is not a regular file
        [not-a-folder] is not a folder
        [covered] is covered by another mount for this program
        [unreadable] cannot be read by this account
        [foreign] does not belong to root
        [writable] can be written by others than root
        [too-large] is larger than 1 MiB
       *[other] { UNKNOWN() }
    }.
    .hint =
        { $problem ->
            [covered] Start Safe Browse outside of the user namespace in which something is mounted there.
           *[other] The administrator has to run: chown root:root FILE, chmod 644 FILE, and the same for its folder with chmod 755.
        }
error-policy-invalid =
    { $count ->
        [one]
            No session starts: the managed settings in { $path } have a mistake:
            { $problems }
       *[other]
            No session starts: the managed settings in { $path } have { $count } mistakes:
            { $problems }
    }
    .hint = The administrator has to fix the file. Then run: safe-browse doctor
error-setting-managed = Managed by { $by }, and not changed: { $keys }
    .hint =
        { GIVEN($contact) ->
            [no] To see where each value comes from, run: safe-browse config show
           *[yes] Ask { $contact }. To see where each value comes from, run: safe-browse config show
        }
error-profile-managed = The profile "{ $name }" may not be used. Managed by { $by }.
    .hint = Available profiles: { $profiles }
error-image-too-old =
    { $days ->
        [one] The browser image is of { $builtAt }. { $by } allows images of at most { $days } day.
       *[other] The browser image is of { $builtAt }. { $by } allows images of at most { $days } days.
    }
    .hint = Build or pull a newer one: safe-browse image build browser
error-protection-missing =
    No VM starts without { $protection ->
        [cgroup] a cgroup that limits it
        [account] a separate account
        [accessControl] an AppArmor profile
       *[other] { UNKNOWN() }
    }, as { $by } requires: { $cause ->
        [refused] the system refuses it
        [failed] the system did not answer in time
        [no-ids] your account has no subordinate user IDs
        [not-loaded] the profiles of Safe Browse are not loaded
        [absent] AppArmor is off
        [own-device] only your account may use a device of the VM
       *[other] { UNKNOWN() }
    }.
    .hint =
        { GIVEN($contact) ->
            [no]
                { $cause ->
                    [failed] Try again.
                   *[other] To see what is missing, run: safe-browse doctor
                }
           *[yes]
                { $cause ->
                    [failed] Ask { $contact }. Try again.
                   *[other] Ask { $contact }. To see what is missing, run: safe-browse doctor
                }
        }
error-registry-managed = Images must not be pulled from { $reference }. Managed by { $by }.
    .hint = Allowed: { $registries }
error-config-file-too-large = The file { $path } is larger than { $maxBytes } bytes.
    .hint = A .wsb file has a few hundred bytes.
error-wsb-invalid = The file is not a Windows Sandbox configuration: { $problem }.
    .hint = Give a .wsb file whose root is <Configuration>.
error-profile-exists = The profile "{ $profile }" already exists.
    .hint = Import under another name with --profile NAME, or replace the whole profile with --replace.
error-bookmarks-full = There are already { $limit } bookmarks.
    .hint = Remove one first: safe-browse bookmark remove URL
error-bookmarks-too-large = The bookmarks together would be larger than { $kibibytes } KiB.
    .hint = Remove one first, preferably one with a long address: safe-browse bookmark remove URL
error-bookmark-not-found = There is no bookmark of this page.
    .hint = List the bookmarks: safe-browse bookmark list
error-bookmarks-unreadable = The bookmarks cannot be read.
    .hint = Fix their file, or move it away.
    .details = { $path }

## Failures: Verification

error-verification-running = A verification is already running.
    .hint = Wait for it, or cancel it where it was started.
error-cannot-inspect = The hypervisor { $hypervisor } cannot run the inspector inside a VM.
    .hint = Set hypervisor = "qemu" in the configuration.
error-inspection-failed = The VM could not be inspected: { $reason }.
    .hint = Run: safe-browse doctor
error-image-digest-invalid = An image is named by at least six digits of its digest.
    .hint = List the images: safe-browse image list

## Failures: Command line

error-undo-needs-one-session = --undo needs one session and 1 to 60 seconds.
    .hint = For example: safe-browse close ID --undo 10
error-sessions-not-named = Name the sessions to close, or give --all.
    .hint = List the sessions: safe-browse list
error-files-not-named = Name the files to save, or give --all.
    .hint = List the files: safe-browse downloads { $session }
error-stdin-empty = Standard input is empty.
    .hint = For example: echo text | safe-browse paste { $session }
error-volume-invalid = "{ $text }" is not a volume.
    .hint = Use: safe-browse volume ID 40%, or mute, or unmute
error-viewer-missing = No VNC viewer that can open a Unix socket is installed.
    .hint = Install one: apt-get install tigervnc-viewer. Or start without a window: safe-browse open --no-window
error-desktop-missing = The desktop application cannot be opened. { $reason }
    .hint = Open a disposable browser in a VNC viewer: safe-browse open

## Failures: Desktop

error-no-other-browser = No other browser is known that could open links.
    .hint = Open the link in Safe Browse, or choose a browser in the settings of the desktop.
error-default-browser-not-set = The default browser of this desktop could not be changed.
    .hint = Install xdg-utils, or change it in the settings of the desktop.
error-default-program-not-set = The default programs of this desktop could not be changed.
    .hint = Install xdg-utils, or change them in the settings of the desktop.
error-file-not-opened = No program of this desktop opens the file.
    .hint = Open it in a text editor.
    .details = { $path }
error-other-browser-failed = The other browser could not be started.
    .hint = Open the link there by hand, or install libglib2.0-bin.
error-folder-not-shown = The file manager does not answer.
    .hint = Open the folder yourself: its path is in the details.
    .details = { $folder }
error-kvm-group-not-joined = Your account was not added to the group kvm.
    .hint = Run as root: { $command }
    .details = { $output }
