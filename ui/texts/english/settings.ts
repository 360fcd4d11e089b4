import { options } from './settings-options.ts';

/** Configuration keys by path, joined by dots; `*` stands for a profile's name. */
const keys: Record<string, { readonly label: string; readonly explanation?: string }> = {
  hypervisor: { label: 'Hypervisor', explanation: 'What runs the VMs.' },
  accelerator: { label: 'Acceleration', explanation: 'Automatic uses KVM if it works, otherwise software emulation.' },
  defaultProfile: { label: 'Default profile', explanation: 'Used when you pick no other.' },
  'network.uplink': { label: 'Internet connection', explanation: 'How the network VM reaches the Internet.' },
  'network.tap.bridge': { label: 'Bridge', explanation: 'For “Local network (tap)”: a bridge on your computer.' },
  'network.tap.device': { label: 'Tap device', explanation: 'Or a tap device that belongs to your account.' },
  'network.pci.device': { label: 'Network card', explanation: 'For “Network card (pci)”, such as 0000:03:00.0.' },
  'network.pci.allowOnlyNic': {
    label: 'Allow the only network card',
    explanation: 'Your computer itself then has no network.',
  },
  'network.mode': {
    label: 'Mode',
    explanation: 'Address translation keeps sessions off the local network; a bridge puts them on it.',
  },
  'network.forwardEapol': {
    label: 'Forward 802.1X',
    explanation: 'For a bridge: a session can log in to the local network itself.',
  },
  'network.bridgeRules': { label: 'Bridge rules', explanation: 'A file with nftables rules.' },
  'network.ports': {
    label: 'Maximum number of sessions',
    explanation: 'Each session has its own port on the network VM. A new number applies when no session is open.',
  },
  'network.memoryMiB': { label: 'Network VM memory' },
  'network.startWith': {
    label: 'Start the network VM',
    explanation: 'Always ready means that a click never waits for it.',
  },
  'network.idleStopSeconds': {
    label: 'Stop the network VM after',
    explanation: 'Once no session has used it for this long.',
  },
  'network.connections': {
    label: 'Maximum connections per session',
    explanation: 'Keeps one session from blocking the network for the others.',
  },
  'network.newConnectionsPerSecond': { label: 'New connections per second and session' },
  'network.refusedNetworks': {
    label: 'Refused networks',
    explanation: 'No session reaches these, for example the public address of your router: 203.0.113.7/32.',
  },
  'images.trustedKeys': {
    label: 'Trusted image keys',
    explanation:
      'Only images signed with these keys are used. “local” means built here; others are minisign public keys.',
  },
  'images.channel': {
    label: 'Channel of images',
    explanation: 'Images come from this channel in a registry instead of being built here.',
  },
  'images.channelKeys': {
    label: 'Keys of the channel',
    explanation: 'Public minisign keys of the people who may sign it. None: the trusted image keys.',
  },
  'images.channelThreshold': { label: 'Signatures that the channel needs' },
  'images.loginServers': {
    label: 'Login servers of registries',
    explanation: 'A registry may send your login to these, although they are on another domain.',
  },
  'images.attestations': {
    label: 'Builders that must confirm an image',
    explanation: 'Besides the one that signed it, before it is taken from a registry or a channel.',
  },
  'images.extraSources': {
    label: 'Further package sources for images',
    explanation: 'Besides Debian’s own archives, by their URI as in the sources of apt.',
  },
  'updates.check': { label: 'Check for image updates', explanation: 'In the package lists of the distribution.' },
  'updates.everyHours': { label: 'Check every (hours)' },
  'updates.build': {
    label: 'Install image updates automatically',
    explanation: 'Images are rebuilt in the background and used from the next click. The previous image is kept.',
  },
  'template.seal': {
    label: 'Start sessions from a template',
    explanation: 'A saved VM with the browser open or with an empty screen. Off: every session boots.',
  },
  'template.maximumAgeHours': {
    label: 'Replace templates after (hours)',
    explanation: 'All sessions from one template share the layout of its memory. 0: never.',
  },
  'spare.keep': { label: 'Keep a spare VM ready', explanation: 'Loaded before the next click.' },
  'spare.count': { label: 'Most spare VMs', explanation: 'More than one only while you open sessions quickly.' },
  'spare.minimumAvailableMiB': { label: 'Only if this much memory is available' },
  'spare.onBattery': { label: 'Also on battery' },
  'start.requirementTimeoutSeconds': {
    label: 'Startup timeout',
    explanation: 'How long each step may take. Software emulation needs minutes.',
  },
  'xen.networkKind': {
    label: 'Network VM on Xen',
    explanation: 'PV emulates nothing; HVM emulates a whole computer.',
  },
  'xen.browserKind': {
    label: 'Browser VM on Xen',
    explanation: 'PVH uses the processor’s virtualisation; PV does not.',
  },
  'xen.networkLabel': { label: 'FLASK label of the network VM', explanation: 'Empty: Xen’s default.' },
  'xen.browserLabel': {
    label: 'FLASK label of the browser VM',
    explanation: 'The policy must allow both labels to communicate.',
  },
  'xenclient.transport': {
    label: 'Connection to xenmgr',
    explanation: 'On XenClient and OpenXT: over D-Bus, or with the program xec.',
  },
  'xenclient.dom0': { label: 'dom0 over ssh', explanation: 'Such as root@dom0. Empty: Safe Browse runs in dom0.' },
  'xenclient.disks': { label: 'Disk folder in dom0' },
  'xenclient.layer': {
    label: 'Writes of a VM',
    explanation: 'Stay in its memory, or go to a layer that xenmgr creates for every start.',
  },
  'xenclient.network': { label: 'Session network', explanation: 'Its name in xenmgr.' },
  'xenclient.networkKernelExtract': {
    label: 'Kernel on the network VM’s disk',
    explanation: 'Its path there. Empty: the image’s own kernel.',
  },
  'audio.backend': {
    label: 'Sound server',
    explanation: 'Plays the sound of sessions. “To a file” is for tests.',
  },
  'end.undoSeconds': {
    label: 'Time to undo a discard',
    explanation: 'The session is paused for this long before it is gone. 0: gone at once.',
  },
  'downloads.folder': {
    label: 'Downloads folder',
    explanation: 'For files that you save from a session. Empty: “Safe Browse” in your own downloads folder.',
  },
  'downloads.maxFileMiB': { label: 'Maximum file size', explanation: 'For files that you save or send.' },
  'downloads.safeCopyPages': {
    label: 'Maximum pages of a safe copy',
    explanation: 'Each page is drawn in a second disposable VM.',
  },
  'log.level': { label: 'Log level' },
  'log.urls': { label: 'Log page addresses', explanation: 'Off: the log is no record of what you visited.' },
  'profile.*.startPage': { label: 'Start page', explanation: 'http, https or about:blank.' },
  'profile.*.where': { label: 'Run on', explanation: 'A pool of the configuration file. Empty: here.' },
  'profile.*.memoryMiB': { label: 'Memory' },
  'profile.*.privateMemory': { label: 'Private memory', explanation: 'Safer, but a second slower.' },
  'profile.*.processors': { label: 'Processors' },
  'profile.*.colour': { label: 'Colour', explanation: 'The frame around its windows.' },
  'profile.*.network.policy': {
    label: 'Network access',
    explanation: 'Except with “Internet and local network”, sessions cannot reach your computer or your local network.',
  },
  'profile.*.network.allow': {
    label: 'Allowed domains',
    explanation: 'Such as bank.example, with its subdomains. Used with “Only allowed domains”.',
  },
  'profile.*.files.out': { label: 'Save files', explanation: 'From a session, one click for each.' },
  'profile.*.files.in': { label: 'Send files', explanation: 'To a session, one question for each.' },
  'profile.*.clipboard.out': {
    label: 'Copy out',
    explanation: 'From a session to your clipboard, with a button or shortcut. Nothing is copied automatically.',
  },
  'profile.*.clipboard.in': {
    label: 'Paste in',
    explanation: 'From your clipboard to a session, with a button or shortcut.',
  },
  'profile.*.language': {
    label: 'Preferred language for web pages',
    explanation: 'Such as de-DE. desktop: as on your desktop. Empty: English.',
  },
  'profile.*.timeZone': {
    label: 'Time zone',
    explanation: 'Such as Europe/Berlin. desktop: as on your desktop. Empty: UTC, which reveals nothing to pages.',
  },
  'profile.*.appearance': {
    label: 'Appearance',
    explanation: 'Automatic: as your desktop is. Pages see it, and most of those that have both follow it.',
  },
  'profile.*.scale': {
    label: 'Scale',
    explanation:
      'Automatic: as sharp as your monitor, at the scale of your desktop, which pages see. Off: always 100 %, for less memory and work.',
  },
  'profile.*.extensions': {
    label: 'Extensions',
    explanation: 'Folder names in the image. Your own recipe can add extensions.',
  },
  'profile.*.idleStopMinutes': {
    label: 'Close when idle after (minutes)',
    explanation: 'Counts from the last key or click. A warning comes first. 0: never.',
  },
  'profile.*.mayKeepRunning': {
    label: 'Allow “Keep running”',
    explanation: 'The idle warning then offers to keep the session running.',
  },
  'profile.*.lifetimeMinutes': { label: 'Maximum session length (minutes)', explanation: '0: no limit.' },
  'profile.*.maximumAgeMinutes': { label: 'Maximum age with a security update (minutes)', explanation: '0: no limit.' },
  'profile.*.seal': {
    label: 'Start its sessions from a template',
    explanation: 'With an empty screen, each session starts its own Chromium: safer, but slower.',
  },
  'profile.*.sound': { label: 'Sound', explanation: 'Whether its sessions can play sound.' },
  'profile.*.accessibility': {
    label: 'Read pages aloud',
    explanation:
      'A screen reader in its sessions. Build the browser image again after you turn it on: this adds speech.',
  },
  'profile.*.microphone': {
    label: 'Microphone',
    explanation: 'Whether you can turn it on in its sessions. It is off at the start, every time.',
  },
  'profile.*.usb': {
    label: 'USB devices',
    explanation:
      'Whether you can hand devices of your computer to its sessions while they run. Nothing is handed over by itself.',
  },
  'profile.*.usbKinds': { label: 'Kinds of USB devices', explanation: 'security-key, camera, smart-card.' },
  'profile.*.screen.width': { label: 'Initial screen width', explanation: 'Afterwards the screen follows the window.' },
  'profile.*.screen.height': { label: 'Initial screen height' },
};

export const settings = {
  keys,
  units: { MiB: 'MiB', Seconds: 's', pixels: 'px' },
  options,
  sections: {
    desktop: 'Desktop',
    links: 'Links',
    profiles: 'Profiles',
    vms: 'VMs',
    network: 'Network',
    start: 'Start',
    downloads: 'Saved files',
    log: 'Log',
  },
  language: 'Language',
  theme: 'Appearance',
  system: 'Same as the desktop',
  english: 'English',
  german: 'Deutsch',
  themes: { light: 'Light', dark: 'Dark' },
  autostart: 'Start when I log in',
  autostartWhy: 'Runs in the tray, ready for a click.',
  notifications: 'Notifications',
  notificationsWhy: 'When a session ends unexpectedly, an image is outdated, or the network fails.',
  defaultBrowser: 'Open links from other programs here',
  defaultBrowserWhy: 'Makes Safe Browse the default browser of this desktop.',
  onlyBrowserWhy: 'This desktop has no other browser.',
  askForLinks: 'Ask for each link',
  askForLinksWhy: 'Here or in the other browser. Off: every link opens here, unless its site has a rule.',
  otherBrowser: 'Other browser',
  noOtherBrowser: 'none found',
  sites: 'Sites with a rule',
  noSites: 'No site has a rule yet.',
  rules: { here: 'always here', elsewhere: 'never here' },
  forget: (site: string) => `Forget the rule for ${site}`,
  newProfile: 'New profile',
  newProfileName: 'Name of the new profile',
  newProfileWhy: 'Lower-case letters, digits and dashes.',
  newProfileBad: 'Use only a to z, 0 to 9 and dashes; do not start with a dash.',
  newProfileTaken: 'This name is already in use.',
  add: 'Add',
  removeProfile: (profile: string) => `Remove profile ${profile}`,
  removeQuestion: (profile: string) => `Remove the profile “${profile}”?`,
  removeWhy: 'Its settings are deleted from the file. Open sessions continue.',
  remove: 'Remove',
  keep: 'Keep',
  reset: (label: string) => `${label}: reset to default`,
  isDefault: 'default',
  managedBy: (by: string) => `Managed by ${by}`,
  limitedBy: (by: string) => `Limited by ${by}`,
  defaultOf: (by: string) => `Default of ${by}`,
  onlyTheseProfiles: (by: string) => `Only these profiles can be used. Managed by ${by}`,
  notAllowed: 'Your organisation does not allow this value.',
  between: (min: number, max: number) => `A whole number from ${min} to ${max}`,
  /** By key; empty in English, since the host agent sends English itself. */
  mistakes: {} as Partial<Record<string, string>>,
  saved: 'Saved',
  waiting: 'Saved. Takes effect when the background service restarts.',
  restartNow: 'Restart service',
  broken: 'The configuration file has mistakes',
  brokenWhy: 'Until they are fixed, the last valid settings apply.',
  wholeFile: 'The whole file',
  file: 'File',
  advanced: 'Advanced',
  notLoaded: 'VM settings appear when the background service answers.',
};
