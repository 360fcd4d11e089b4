/** Every file name on disk and its purpose. No other file of the host agent spells one out. */
import { dirname, join } from 'node:path';
import { attachSocketPath, driveSocketPath, metricsSocketPath, socketPath } from '../api/connection/runtime-folder.ts';
import type { Folders } from './folders.ts';

/** Files in the configuration folder, which the person writes. */
export const configNames = (at: Folders) => ({
  /** The configuration file. */
  file: join(at.config, 'config.toml'),
});

/** Files of the host, which root writes. */
export const HOST_FILES = {
  /** What an organisation sets for everybody who uses the host. */
  policy: '/etc/safe-browse/policy.toml',
  policyDropIns: '/etc/safe-browse/policy.d',
} as const;

/** Files in the data folder, which persist. */
export const dataNames = (at: Folders) => ({
  /** Bookmarks of all profiles. */
  bookmarks: join(at.data, 'bookmarks.json'),
  /** The hosts of pools that take no new sessions. */
  drained: join(at.data, 'drained-hosts.json'),
  /** The files of channels that were seen, and the random name of this host in rollouts. */
  channels: join(at.data, 'channels.json'),
  /** The keys of exits, which are not part of the configuration. */
  exits: join(at.data, 'exits'),
  exitKeys: (name: string) => join(at.data, 'exits', `${name}.json`),
  /** The images that channels have recalled. */
  recalls: join(at.data, 'recalled-images.json'),
});

/** In the folder of images that an account of the system keeps for all accounts. Everyone reads them, and only that account writes them. */
export const sharedNames = (shared: string) => {
  const folder = join(shared, 'images');
  return {
    folder,
    /** The key that has signed what was built there. */
    publicKey: join(folder, 'local.pub'),
    /** When the account looked for updates last, and what went wrong. */
    status: join(folder, 'status.json'),
    /** The random name of the host in rollouts of channels: its accounts get a release together. */
    rollout: join(folder, 'rollout'),
  };
};

/** In the same folder: reports for monitoring that the host agents of all accounts give, and what is made of them. */
export const accountReportNames = (shared: string) => {
  const folder = join(shared, 'reports');
  const made = join(shared, 'metrics');
  return {
    folder,
    /** Of one account, by its number. */
    report: (account: number) => join(folder, `${account}.json`),
    /** Everyone may read these. */
    made,
    metrics: join(made, 'safe-browse.prom'),
    inventory: join(made, 'accounts.json'),
  };
};

export const PULL_PREFIX = '.pulling-';

/** In the data folder: images, which take long to rebuild. */
export const imageNames = (at: Folders, role: string) => {
  const folder = join(at.data, 'images', role);
  return {
    folder,
    /** One image, named by the digest of its manifest. Contains the manifest and the files that it lists. */
    image: (digest: string) => join(folder, digest),
    /** Symbolic link to the image in use, replaced atomically. */
    current: join(folder, 'current'),
    /** Symbolic link to the previous image, for a rollback. */
    previous: join(folder, 'previous'),
    /** When the newest image ever used was built. */
    newest: join(folder, 'newest.json'),
    /** A running build; cleaned up when its process has died. */
    building: (unique: string) => join(folder, `.building-${unique}`),
    /** The files of an image that is being pulled; kept when the pull is interrupted, so that the next one continues. */
    pulling: (digest: string) => join(folder, `${PULL_PREFIX}${digest}`),
  };
};

/** Names in the folder of an image. */
export const IMAGE_FILES = {
  manifest: 'manifest.json',
  /** Signature of the manifest, with its time. It is not part of the digest, because it differs between equal builds. */
  signature: 'manifest.json.minisig',
  kernel: 'vmlinuz',
  initramfs: 'initramfs.img',
  root: 'root.erofs',
  /** A host image has this instead of a root. */
  disk: 'disk.img',
} as const;

/** In the folder of a pull, while the root is made of the root of another image. */
export const PATCH_FILES = { patch: 'root.patch', target: 'root.patched', log: 'patch.log' } as const;

/** In the data folder: the key pair that signs this person's images and templates. */
export const keyNames = (at: Folders) => {
  const folder = join(at.data, 'keys');
  return {
    folder,
    ...keyFiles(folder),
    /** A pair that is being created. */
    making: (unique: string) => join(at.data, `.keys-${unique}`),
  };
};

/** Names in the folder of a key pair. */
export const keyFiles = (folder: string) => ({ secret: join(folder, 'local.key'), public: join(folder, 'local.pub') });

/** In the data folder: templates. Only this person may enter their folder, because they hold the memory of a VM. */
export const templateNames = (at: Folders) => {
  const folder = join(at.data, 'templates');
  return {
    folder,
    /** One template, named by its key. */
    template: (key: string) => join(folder, key),
    /** A template that is being sealed. */
    sealing: (unique: string) => join(folder, `.sealing-${unique}`),
  };
};

/** Names in the folder of a template. */
export const TEMPLATE_FILES = {
  manifest: 'manifest.json',
  signature: 'manifest.json.minisig',
  memory: 'memory',
  devices: 'devices',
} as const;

/** In the state folder: what may be lost without harm. */
export const stateNames = (at: Folders) => ({
  log: join(at.state, 'agent.log'),
  /** The last version of the configuration file without mistakes. */
  lastSettings: join(at.state, 'last-valid-config.toml'),
  /** Package lists of the distribution, for the update check. */
  packageLists: join(at.state, 'package-lists'),
  /** Result of the last update check. */
  updates: join(at.state, 'image-updates.json'),
  /** Verdict of the KVM probe, keyed by kernel and QEMU version. */
  kvmVerdict: join(at.state, 'kvm-verdict.json'),
  /** The last verification of each kind. */
  verifications: join(at.state, 'verifications.json'),
  /** Scratch disks of VMs that start; those of VMs that run have no name. */
  scratchDisks: join(at.state, 'scratch-disks'),
  /** What the program says that asks for captive portals. */
  portalLog: join(at.state, 'portal.log'),
  /** Console of a VM that failed to start. */
  failedConsole: (id: string) => join(at.state, `failed-${id}.console.log`),
});

/** Whether a file in the state folder is a console kept under {@link stateNames}. */
export const isFailedConsole = (name: string): boolean => /^failed-.+\.console\.log$/.test(name);

/** In the runtime folder, which does not survive a reboot. */
export const runtimeNames = (at: Folders) => ({
  /** The control API. */
  socket: socketPath(at.runtime),
  /** Metrics, over HTTP. */
  metrics: metricsSocketPath(at.runtime),
  drive: driveSocketPath(at.runtime),
  /** Desks that run their sessions on this host. */
  attach: attachSocketPath(at.runtime),
  /** Which sessions belong to which of these desks. */
  desks: join(at.runtime, 'desks.json'),
  /** Our sessions on other hosts, and the secret by which these know us again. */
  remote: join(at.runtime, 'remote.json'),
  /** One folder per session on another host. */
  remoteSessions: join(at.runtime, 'remote'),
  /** Its screen. */
  remoteScreen: (id: string) => join(at.runtime, 'remote', id, 'rfb.sock'),
  /** What such a session plays, for tests. */
  remoteSound: (id: string) => join(at.runtime, 'remote', id, 'sound.wav'),
  /** When the host agent has crashed. */
  crashes: join(at.runtime, 'crashes.json'),
  /** Counts for monitoring. */
  counts: join(at.runtime, 'counts.json'),
  sessions: join(at.runtime, 'sessions'),
  session: (id: string) => vmFiles(join(at.runtime, 'sessions', id)),
  network: vmFiles(join(at.runtime, 'network')),
  /** One folder per network VM of an exit. */
  exits: join(at.runtime, 'exits'),
  exit: (id: string) => vmFiles(join(at.runtime, 'exits', id)),
  /** The port by which the host itself is connected to the network VM. */
  hostCard: join(at.runtime, 'host-card.json'),
  /** One folder per VM that is being sealed. */
  sealing: join(at.runtime, 'sealing'),
  /** One folder per VM under verification. */
  verification: join(at.runtime, 'verify'),
  /** One folder per signature over a digest that is being made or checked. */
  attestations: join(at.runtime, 'attest'),
  /** One folder per converter VM. */
  conversion: join(at.runtime, 'convert'),
  converter: (id: string) => vmFiles(join(at.runtime, 'convert', id)),
});

/** Names in the folder of a running VM. */
export const vmFiles = (folder: string) => ({
  folder,
  /** Everything that the next host agent needs to adopt the VM. */
  record: join(folder, 'record.json'),
  /** The only folder that the VM's process may write to. Its contents are untrusted, because the guest may have taken over the process. */
  own: join(folder, 'm'),
  /** QEMU's control socket. */
  qmp: join(folder, 'm', 'qmp.sock'),
  /** The guest channel. */
  guest: join(folder, 'm', 'guest.sock'),
  /** Browser VMs only: file and clipboard transfers. */
  files: join(folder, 'm', 'files.sock'),
  /** Sound from the microphone, where the VM has one. */
  microphone: join(folder, 'm', 'voice.sock'),
  /** The debugging pipe of the browser, where the VM has a port for it. */
  automation: join(folder, 'm', 'drive.sock'),
  /** The sockets of USB devices, where the VM may have any, one each. */
  usb: join(folder, 'usb'),
  usbSocket: (name: string) => join(folder, 'usb', name),
  /** The inspector's channel, where there is one. */
  inspector: join(folder, 'm', 'inspector.sock'),
  /** The image's initramfs with the inspector appended. */
  inspectedInitramfs: join(folder, 'initramfs.img'),
  /** Clones only: as much of the image's kernel as QEMU needs for a VM that does not boot. */
  kernelHeader: join(folder, 'kernel'),
  /** Recorded sound, for tests. The VM's process cannot reach it. */
  soundFile: join(folder, 'sound.wav'),
  /** The serial console, output only. */
  console: join(folder, 'm', 'console.sock'),
  /** The screen, RFB. */
  display: join(folder, 'm', 'rfb.sock'),
  frame: join(folder, 'm', 'frame.ppm'),
  /** The frames of one network card, while they are recorded: a named pipe. */
  capture: (card: number) => join(folder, 'm', `card${card}.pcap`),
  /** Output of the VM's processes. */
  processLog: (role: string) => join(folder, `${role}.log`),
  /** Connects a network card to nothing: no program ever listens on it. */
  unplugged: join(folder, 'm', 'unplugged.sock'),
  /** NDVM only: the socket of its uplink card; and one folder per port, so that a jail sees only its own port. */
  uplinkFolder: join(folder, 'uplink'),
  uplink: join(folder, 'uplink', 'nic.sock'),
  /** The socket of passt or the hub behind the filter, which the NDVM's process must not reach. */
  outerUplink: join(folder, 'outer', 'nic.sock'),
  /** What the filter between both sockets reads: its rules, and the last lease that it saw. */
  filterFolder: join(folder, 'filter'),
  filterRules: join(folder, 'filter', 'rules.json'),
  filterLease: join(folder, 'filter', 'lease.json'),
  /** The network card that the host has passed to the NDVM, and the driver that gets it back. */
  card: join(folder, 'card.json'),
  ports: join(folder, 'ports'),
  portFolder: (port: number) => join(folder, 'ports', String(port)),
  port: (port: number) => join(folder, 'ports', String(port), 'nic.sock'),
  /** Xen: the domain's configuration for the toolstack, and its record for the next host agent. */
  domainConfig: join(folder, 'domain.cfg'),
  domain: join(folder, 'domain.json'),
});
export type VmFiles = ReturnType<typeof vmFiles>;

/** Names the backend domain of a network card on Xen, where frames do not pass through the socket beside it. */
export const backendFile = (socket: string): string => join(dirname(socket), 'backend.json');

/** Names in the folder of a recording. */
export const recordingNames = (folder: string) => ({
  folder,
  manifest: join(folder, RECORDING_FILES.manifest),
  signature: join(folder, RECORDING_FILES.signature),
  downloads: join(folder, RECORDING_FILES.downloads),
  file: (name: string) => join(folder, name),
});
export const RECORDING_FILES = {
  manifest: 'manifest.jsonl',
  signature: 'manifest.jsonl.minisig',
  network: 'network.pcapng',
  requests: 'requests.har',
  keys: 'tls-keys.log',
  downloads: 'downloads',
  screen: (number: number) => (number === 1 ? 'screen.webm' : `screen-${number}.webm`),
  download: (number: number) => `downloads/${number}.zip`,
} as const;
