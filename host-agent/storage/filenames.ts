/** Every name on disk, and what stands behind it. Nothing else in the host agent spells one. */
import { dirname, join } from 'node:path';
import { socketPath } from '../api/runtime-folder.ts';
import type { Folders } from './folders.ts';

/** Below the configuration folder: what the person wrote. */
export const configNames = (at: Folders) => ({
  /** The one configuration file. */
  file: join(at.config, 'config.toml'),
});

/** Below the data folder: what the person keeps. */
export const dataNames = (at: Folders) => ({
  /** Bookmarks of all profiles. */
  bookmarks: join(at.data, 'bookmarks.json'),
});

/** Below the data folder: what costs time to make again. */
export const imageNames = (at: Folders, role: string) => {
  const folder = join(at.data, 'images', role);
  return {
    folder,
    /** One image, named by the digest of its manifest; holds manifest.json and the files it lists. */
    image: (digest: string) => join(folder, digest),
    /** Symbolic link to the image in use, replaced by rename. */
    current: join(folder, 'current'),
    /** Symbolic link to the one used before, for going back. */
    previous: join(folder, 'previous'),
    /** A build under way; swept away when no build holds its lock. */
    building: (unique: string) => join(folder, `.building-${unique}`),
  };
};

/** Names inside one image's folder. */
export const IMAGE_FILES = {
  manifest: 'manifest.json',
  /** Who vouches for the manifest, and since when; not part of the digest, since it differs between equal builds. */
  signature: 'manifest.json.minisig',
  kernel: 'vmlinuz',
  initramfs: 'initramfs.img',
  root: 'root.erofs',
  /** Instead of a root, of an image that is a whole computer. */
  disk: 'disk.img',
} as const;

/** Below the data folder: what this person signs images and templates with. */
export const keyNames = (at: Folders) => {
  const folder = join(at.data, 'keys');
  return {
    folder,
    ...keyFiles(folder),
    /** A pair that is being made. */
    making: (unique: string) => join(at.data, `.keys-${unique}`),
  };
};

/** Names inside the folder of a key pair. */
export const keyFiles = (folder: string) => ({ secret: join(folder, 'local.key'), public: join(folder, 'local.pub') });

/** Below the data folder: sealed machines, which only this person may read, since they are memory. */
export const templateNames = (at: Folders) => {
  const folder = join(at.data, 'templates');
  return {
    folder,
    /** One template, named by its key. */
    template: (key: string) => join(folder, key),
    /** One that is being sealed. */
    sealing: (unique: string) => join(folder, `.sealing-${unique}`),
  };
};

/** Names inside one template's folder. */
export const TEMPLATE_FILES = {
  manifest: 'manifest.json',
  signature: 'manifest.json.minisig',
  memory: 'memory',
  devices: 'devices',
} as const;

/** Below the state folder: what may be lost without harm. */
export const stateNames = (at: Folders) => ({
  log: join(at.state, 'agent.log'),
  /** Package lists of the distribution, for seeing whether images are old. */
  packageLists: join(at.state, 'package-lists'),
  /** What was found there, and when. */
  updates: join(at.state, 'image-updates.json'),
  /** Verdict of the KVM probe, keyed by kernel and QEMU version. */
  kvmVerdict: join(at.state, 'kvm-verdict.json'),
  /** The last console output of a machine that failed to start. */
  failedConsole: (id: string) => join(at.state, `failed-${id}.console.log`),
});

/** Whether a file of the state folder is called as {@link stateNames} calls such a console. */
export const isFailedConsole = (name: string): boolean => /^failed-.+\.console\.log$/.test(name);

/** Below the runtime folder: gone after a restart of the computer. */
export const runtimeNames = (at: Folders) => ({
  /** The desktop wire. */
  socket: socketPath(at.runtime),
  sessions: join(at.runtime, 'sessions'),
  session: (id: string) => vmFiles(join(at.runtime, 'sessions', id)),
  network: vmFiles(join(at.runtime, 'network')),
  /** Where this computer itself is plugged into the network machine. */
  hostCard: join(at.runtime, 'host-card.json'),
  /** Machines that run in order to be sealed, one folder each. */
  sealing: join(at.runtime, 'sealing'),
  /** Machines that run in order to be inspected, one folder each. */
  verification: join(at.runtime, 'verify'),
  /** Machines that draw safe copies, one folder each. */
  conversion: join(at.runtime, 'convert'),
  converter: (id: string) => vmFiles(join(at.runtime, 'convert', id)),
});

/** Names inside the folder of one running machine. */
export const vmFiles = (folder: string) => ({
  folder,
  /** What the next daemon needs to adopt the machine. */
  record: join(folder, 'record.json'),
  /** All that the machine's own process may write to. It may have been taken over: nothing here is believed. */
  own: join(folder, 'm'),
  /** QEMU's control socket. */
  qmp: join(folder, 'm', 'qmp.sock'),
  /** The guest wire. */
  guest: join(folder, 'm', 'guest.sock'),
  /** Browser machines only: files and clipboards on their way. */
  files: join(folder, 'm', 'files.sock'),
  /** What the person says, where the machine has a microphone. */
  microphone: join(folder, 'm', 'voice.sock'),
  /** The inspector's wire, where there is one. */
  inspector: join(folder, 'm', 'inspector.sock'),
  /** The image's initial RAM file system and the inspector behind it. */
  inspectedInitramfs: join(folder, 'initramfs.img'),
  /** What it plays, where that is written down: for tests. Out of its own reach. */
  soundFile: join(folder, 'sound.wav'),
  /** The serial console, output only. */
  console: join(folder, 'm', 'console.sock'),
  /** The screen, RFB. */
  display: join(folder, 'm', 'rfb.sock'),
  screenshot: join(folder, 'm', 'screen.png'),
  frame: join(folder, 'm', 'frame.ppm'),
  /** What the machine's processes print. */
  processLog: (role: string) => join(folder, `${role}.log`),
  /** Where a network card is plugged in that is to have no network: nobody ever listens there. */
  unplugged: join(folder, 'm', 'unplugged.sock'),
  /** NDVM only: the uplink's socket, in a folder that is all its process sees; and one folder a port, so that a jail sees its own port alone. */
  uplinkFolder: join(folder, 'uplink'),
  uplink: join(folder, 'uplink', 'nic.sock'),
  /** Control socket of the uplink's own QEMU, while it is being set up. */
  uplinkControl: join(folder, 'uplink', 'qmp.sock'),
  /** The network card that this computer has handed over, and to whom it is to be given back. */
  card: join(folder, 'card.json'),
  ports: join(folder, 'ports'),
  portFolder: (port: number) => join(folder, 'ports', String(port)),
  port: (port: number) => join(folder, 'ports', String(port), 'nic.sock'),
  /** Xen: what the toolstack is told, and what the next host agent needs to know of the domain. */
  domainConfig: join(folder, 'domain.cfg'),
  domain: join(folder, 'domain.json'),
});
export type VmFiles = ReturnType<typeof vmFiles>;

/** Where no socket carries a network card's frames: says, beside where it would be, which domain does. */
export const backendFile = (socket: string): string => join(dirname(socket), 'backend.json');
