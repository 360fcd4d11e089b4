/** Every failure that a person can see, by code. The compiler keeps call sites, translations and parameters in step with it. */
import type { Messages } from '../../../ui/texts/messages.d.ts';
import type { PolicyFileProblem } from '../configuration/policy-file.ts';
import type { Protection, ProtectionCause } from '../host/protections.ts';
import type { Joined } from '../joined.ts';
import type { ForbiddenAct } from '../session/restrictions.ts';
import type { EndReason, Requirement } from '../session/session.ts';
import type { UrlProblem } from '../session/url.ts';
import type { UsbRefusal } from '../session/usb.ts';
import { entry, type ErrorEntry, type Reason } from './entry.ts';

/** VMs that a message can be about. */
export type VmName = 'browser' | 'network' | 'converter' | 'inspected';

/** An imported network image has no recipe: only its author can build it again. */
export type ImageOrigin = 'built' | 'imported';

/** What a program was doing wrong, and the number or name that goes with it. */
export type CommandProblem = 'timeout' | 'signal' | 'exit';
type Status = string | number;

/** What a path of ours is: not ours to use, of another kind, or gone. */
export type OwnFileProblem = 'forbidden' | 'in-the-way' | 'missing';

/** Why a connection of the host did not come about. */
export type ConnectionProblem =
  'no-network' | 'no-name' | 'no-route' | 'refused' | 'no-answer' | 'proxy' | 'certificate';

export type DiskTask = 'build-browser' | 'build-network' | 'build-host' | 'seal' | 'save' | 'pull';

/** `path` of a failure of the disk: empty if it is not known. */
type DiskNeed = {
  readonly task?: DiskTask | undefined;
  /** With its unit. */
  readonly needed?: string | undefined;
  readonly free?: string | undefined;
};

/** What a session on another host cannot do. */
export type NotThere = 'trace' | 'dry-run' | 'usb' | 'recording';

/** Why there is no portal to sign in to. `none`: none was found, and the Internet is not there. `refused`: it is where no session may go. `off`: no page to look for is configured. */
export type PortalProblem = 'online' | 'none' | 'refused' | 'no-network' | 'off' | 'exit' | 'profile';

/** What has not ended: a process of the host, a Xen domain, or a VM of XenClient. */
export type LingeringKind = 'process' | 'domain' | 'VM';

export type ImportProblem = 'unreadable' | 'not-a-file' | 'not-a-kernel' | 'not-a-file-system' | 'not-unmounted';

export type BuildResultProblem =
  'missing' | 'a-link' | 'not-a-file' | 'of-another-account' | 'too-large' | 'unreadable';

export type ChannelProblem = 'malformed' | 'another-channel' | 'serial-reused';

/** The table in the order and under the headings in which the guide shows it. */
export const ERROR_SUBJECTS = {
  'Host agent': {
    'host-agent-unreachable': entry('failed'),
    'host-agent-shutting-down': entry('failed'),
    'host-agent-internal-error': entry<{ reason: string }>('failed'),
    'host-agent-answer-unknown': entry<{ method: string }>('failed'),
    'host-agent-not-started': entry<{ reason?: string | undefined }>('failed'),
    'host-agent-running': entry<{ pid: number }>('failed'),
    'forget-sessions-run': entry<{ count: number }>('failed'),
    'forget-desktop-runs': entry('failed'),
    'forget-not-confirmed': entry('usage'),
    'socket-refused': entry<{ problem: string }>('failed'),
    'runtime-folder-too-long': entry<{ folder: string }>('failed'),
    'folder-not-private': entry<{ path: string }>('failed'),
    'bad-request': entry<{ problems: string }>('usage'),
    cancelled: entry<{ task: 'request' | 'session' } | { task: 'build'; role: string }>('failed'),
    internal: entry<{ reason: string }>('failed'),
  },
  'Programs and disks of the host': {
    'package-missing': entry<{ program: string; install: string }>('failed'),
    'command-failed': entry<{
      program: string;
      problem: CommandProblem;
      status: Status;
      output: string;
      command: string;
    }>('failed'),
    'disk-full': entry<{ path: string } & DiskNeed>('failed'),
    'folder-not-writable': entry<{ folder: string }>('failed'),
    'disk-read-only': entry<{ path: string }>('failed'),
    'own-file-unusable': entry<{ problem: OwnFileProblem; path: string }>('failed'),
    'connection-failed': entry<{ problem: ConnectionProblem; output: string }>('failed'),
    'user-namespaces-missing': entry<{ account: string }>('failed'),
  },
  Sessions: {
    'session-not-found': entry<{ id: string }>('notFound'),
    'session-not-ready': entry<{ id?: string | undefined }>('failed'),
    'typing-failed': entry('failed'),
    'trace-missing': entry<{ id: string }>('failed'),
    'session-not-open': entry<{ id: string }>('failed'),
    'memory-short': entry<{ neededMiB: number; availableMiB: number; cgroup?: string | undefined }>('failed'),
    'session-ended': entry<{ end: EndReason }>('failed'),
    'start-timed-out': entry<{ requirement: Requirement; seconds: number }>('failed'),
    'start-failed': entry<{ end: EndReason; lastWords?: string | undefined } | { reason: Reason }>('failed'),
    'profile-not-found': entry<{ name: string; profiles: string }>('usage'),
    'no-portal': entry<{ problem: PortalProblem }>('failed'),
    'profile-forbids': entry<{ act: ForbiddenAct; by?: string | undefined; contact?: string | undefined }>('refused'),
    'no-scale': entry('refused'),
    'no-sound': entry('refused'),
    'no-microphone': entry('refused'),
    'microphone-silent': entry<{ reason: string }>('failed'),
    'no-automation': entry('refused'),
    'automation-refused': entry('refused'),
    'no-recording': entry('refused'),
    'recording-refused': entry('refused'),
    'recording-under-way': entry<{ folder: string }>('refused'),
    'recording-folder-taken': entry<{ folder: string }>('usage'),
    'recording-not-found': entry<{ folder: string }>('usage'),
    'socket-path-unusable': entry('failed'),
    'sites-invalid': entry<{ text: string }>('usage'),
    'playwright-missing': entry<{ file: string }>('usage'),
    'url-refused': entry<UrlProblem>('usage'),
  },
  /** `exit`: the name in the configuration. */
  Exits: {
    'exit-not-found': entry<{ exit: string }>('notFound'),
    'exit-keys-missing': entry<{ exit: string }>('failed'),
    'exit-server-unknown': entry<{ exit: string; server: string }>('failed'),
    'exit-down': entry<{ exit: string; server: string }>('failed'),
    'exit-tor-connecting': entry<{ exit: string; percent: number }>('failed'),
    'exit-tor-down': entry<{ exit: string }>('failed'),
    'exit-login-refused': entry<{ exit: string; server: string }>('failed'),
    'exit-no-proxy': entry<{ exit: string; server: string }>('failed'),
    'exit-login-missing': entry<{ exit: string }>('failed'),
    'exit-login-invalid': entry<{ problems: string }>('usage'),
    'exit-resolver-silent': entry<{ exit: string; resolver: string }>('failed'),
    'exit-file-invalid': entry<{ problems: string }>('usage'),
    'exit-exists': entry<{ exit: string }>('usage'),
  },
  'Sessions on other hosts': {
    'pool-host-unreachable': entry<{ host: string; reason: string; check: string }>('failed'),
    /** `name`: the host without the account. */
    'pool-host-key-unknown': entry<{ host: string; name: string; reason: string }>('refused'),
    'pool-hosts-failed': entry<{ pool: string; reasons: string }>('failed'),
    'pool-members-unknown': entry<{ pool: string; reason: string; check: string }>('failed'),
    'pool-none-ready': entry<{ pool: string }>('failed'),
    'pool-drain-refused': entry<{ host: string; reason: string }>('refused'),
    'pool-host-of-another-version': entry<{ host: string }>('failed'),
    'pool-host-violation': entry<{ host: string }>('failed'),
    'pool-host-forbids': entry<{ host: string; act: ForbiddenAct; by?: string | undefined }>('refused'),
    'pool-host-refused': entry<{ host: string; reason: string }>('failed'),
    'pool-full': entry<{ pool: string }>('failed'),
    'pool-drained': entry<{ pool: string }>('refused'),
    'pool-too-many-sessions': entry<{ most: number }>('refused'),
    'pool-too-many-desks': entry<{ most: number }>('refused'),
    'pool-host-not-found': entry<{ host: string; hosts: string }>('usage'),
    'pool-not-there': entry<{ what: NotThere }>('refused'),
  },
  'VMs and hypervisors': {
    'vm-not-started': entry<{ hypervisor: string; reason: string }>('failed'),
    'vm-ended': entry('failed'),
    'vm-lingers': entry<{ kind: LingeringKind; name: string; look: string }>('failed'),
    'console-missing': entry('failed'),
    'screenshot-unavailable': entry('failed'),
    'protocol-violation': entry<{ vm: VmName; detail: string }>('refused'),
    'kvm-unavailable': entry<{ reason: string; remedy: string }>('failed'),
    'domain-invalid': entry<{ hypervisor: string; name: string; problems: string }>('failed'),
    'pvh-unsupported': entry('failed'),
    'xenmgr-refused': entry<{ what: string; reason: string; number?: number | undefined }>('failed'),
    'disk-damaged': entry<{ path: string }>('failed'),
    'disk-not-opened': entry('failed'),
  },
  Images: {
    /** `channel`: the one that brings the images of this host. */
    'image-missing': entry<{ role: string; channel?: string | undefined }>('notFound'),
    'build-untrusted': entry('refused'),
    'image-not-found': entry<{ digest: string }>('notFound'),
    'image-ambiguous': entry<{ digest: string }>('notFound'),
    'no-previous-image': entry<{ role?: string | undefined }>('notFound'),
    'image-damaged': entry<{ role: string; origin: ImageOrigin; damage?: string | undefined }>('failed'),
    'image-unsigned': entry<{ role: string; origin: ImageOrigin }>('refused'),
    'image-untrusted': entry<{ role: string; origin: ImageOrigin; key: string }>('refused'),
    'image-recalled': entry<{ role: string; why: string }>('refused'),
    'recalls-damaged': entry<{ path: string }>('refused'),
    'image-older': entry<{ role: string; builtAt: string; newest: string }>('refused'),
    'image-record-damaged': entry<{ role: string; path: string }>('failed'),
    'image-shared': entry<{ role: string }>('refused'),
    'image-role-unknown': entry<{ role: string; roles: string }>('usage'),
    'image-role-missing': entry('usage'),
    'image-import-network-only': entry('usage'),
    'import-refused': entry<{ path: string; problem: ImportProblem }>('usage'),
  },
  'Image builds': {
    'build-running': entry<{ role: string; pid: number }>('failed'),
    'agent-bundle-missing': entry('failed'),
    'host-image-incomplete': entry<{ role: string }>('notFound'),
    'speech-missing': entry<{ profile: string }>('refused'),
    'recipe-unreadable': entry<{ path: string }>('usage'),
    'recipe-invalid': entry<{ path: string; count: number; problems: string }>('usage'),
    'kernel-module-missing': entry<{ modules: string }>('usage'),
    'no-package-sources': entry<{ problem: string }>('failed'),
    'packages-failed': entry<{ output: string }>('failed'),
    'build-result-refused': entry<{ name: string; problem: BuildResultProblem }>('refused'),
  },
  /** `reference` names the artifact, `host` the registry. */
  Registries: {
    'registry-reference-invalid': entry<{ reference: string }>('usage'),
    'registry-unreachable': entry<{ host: string; reason: string | Reason }>('failed'),
    'registry-refused': entry<{ host: string; status: number; reason: string }>('refused'),
    'registry-busy': entry<{ host: string; status: number }>('failed'),
    'registry-login-elsewhere': entry<{ host: string; server: string }>('refused'),
    'registry-login-file': entry<{ path: string; reason: string }>('usage'),
    'registry-mirrors-failed': entry<{ reference: string; reasons: string }>('failed'),
    'proxy-invalid': entry<{ variable: string }>('usage'),
    'registry-not-found': entry<{ reference: string }>('notFound'),
    'registry-blob-differs': entry<{ host: string; digest: string }>('refused'),
    'registry-artifact-refused': entry<{ reference: string; problem: string }>('refused'),
    'registry-image-refused': entry<{ problem: string }>('usage'),
    'attest-not-built-here': entry<{ digest: string }>('refused'),
    'attestations-missing': entry<{ found: number; required: number; digest: string }>('refused'),
    'signing-key-unusable': entry<{ path: string }>('usage'),
    'signing-key-untrusted': entry<{ keyId: string }>('refused'),
    'attestation-digest-invalid': entry('usage'),
    'attestation-count-invalid': entry('usage'),
    'attestation-key-invalid': entry<{ key: string }>('usage'),
  },
  /** `channel` is the name in the configuration. */
  Channels: {
    'channel-name-invalid': entry<{ channel: string }>('usage'),
    'channel-none': entry('usage'),
    'channel-refused': entry<{ channel: string; problem: ChannelProblem }>('refused'),
    'channel-unsigned': entry<{ channel: string; valid: number; needed: number }>('refused'),
    'channel-policy-invalid': entry<{ channel: string; problems: string }>('refused'),
    'channel-older': entry<{ channel: string; serial: number; seen: number }>('refused'),
    'channel-expired': entry<{ channel: string; expired: string }>('refused'),
    'channel-needs-version': entry<{ channel: string; needed: string; version: string }>('refused'),
    'channel-record-damaged': entry<{ path: string }>('failed'),
    'channel-overtaken': entry<{ channel: string; serial: number; newest: number }>('refused'),
    'channel-serials-used-up': entry<{ channel: string; serial: number }>('refused'),
    'channel-nothing-published': entry<{ channel: string }>('notFound'),
    'channel-no-earlier-release': entry<{ channel: string }>('notFound'),
    'channel-report-unusable': entry('usage'),
    'channel-score-lower': entry<{ channel: string; held: number; present: number; lost?: string }>('refused'),
    'channel-score-missing': entry<{ channel: string }>('refused'),
    'channel-recalls-full': entry<{ channel: string; most: number }>('refused'),
    'channel-not-recalled': entry<{ channel: string; digest: string }>('notFound'),
    'channel-release-recalled': entry<{ channel: string }>('refused'),
    'recall-unexplained': entry('usage'),
    'policy-not-named': entry('usage'),
    'channel-draft-invalid': entry<{ path: string }>('usage'),
    'image-not-proven': entry<{ role: string; reason: Reason }>('failed'),
  },
  Templates: {
    'sealing-off': entry('failed'),
    'cannot-seal': entry<{ hypervisor: string }>('failed'),
    'seal-failed': entry<{ reason: Reason }>('failed'),
    'spare-failed': entry<{ reason: Reason }>('failed'),
    'templates-dropped': entry('failed'),
    'template-refused': entry<{ hypervisor: string; reason: string }>('failed'),
  },
  Network: {
    'network-not-started': entry<{ reason?: Reason | undefined }>('failed'),
    'network-stopped': entry('failed'),
    'network-ended': entry('failed'),
    'network-failed': entry<{ step: string }>('failed'),
    'network-crash-loop': entry<{ times: number; reason: Reason }>('failed'),
    'network-in-use': entry<{ sessions: number }>('refused'),
    'ports-taken': entry<{ ports: number }>('failed'),
    'network-policy-too-large': entry<{ kibibytes: number }>('failed'),
    'imported-image-bridge-only': entry('failed'),
    'bridge-rules-unreadable': entry<{ file: string; problem: string }>('usage'),
    'host-attached': entry('failed'),
    'host-cards-unsupported': entry<{ hypervisor: string }>('usage'),
    'host-card-missing': entry('failed'),
    'card-not-connected': entry('failed'),
  },
  Uplink: {
    'uplink-not-started': entry<{ program: string; reason: string }>('failed'),
    'uplink-device-missing': entry<{ device: string }>('failed'),
    'uplink-device-down': entry<{ device: string }>('failed'),
    'uplink-ended': entry('failed'),
    'uplink-crash-loop': entry<{ times: number }>('failed'),
    'uplink-lost': entry<{ reason: Reason }>('failed'),
    'uplink-unsupported': entry<{ uplink: string }>('usage'),
    'tap-refused': entry<{ bridge: string; reason: string; helper: string }>('failed'),
    'pci-device-missing': entry<{ device: string }>('failed'),
    'pci-not-a-network-card': entry<{ device: string; deviceClass: string }>('failed'),
    'pci-no-iommu': entry<{ device: string }>('refused'),
    'pci-group-shared': entry<{ device: string; group: string; companions: string }>('refused'),
    'pci-only-nic': entry<{ device: string }>('refused'),
    'pci-not-taken': entry<{ device: string; group: number; driver: string; reason: string }>('refused'),
  },
  'Files and clipboard': {
    'transfers-unsupported': entry('refused'),
    'transfer-violation': entry('refused'),
    'transfer-failed': entry('failed'),
    'transfer-stalled': entry('failed'),
    'transfer-too-large': entry('refused'),
    'no-room-inside': entry('failed'),
    'download-not-found': entry<{ name?: string | undefined; session?: string | undefined }>('notFound'),
    'download-changed': entry('failed'),
    'download-unfinished': entry('failed'),
    'clipboard-empty': entry('failed'),
    'clipboard-not-a-url': entry('failed'),
    'clipboard-not-text': entry<{ session: string }>('usage'),
    'file-unreadable': entry<{ path: string }>('usage'),
    'not-a-file': entry<{ path: string }>('usage'),
    'file-changed': entry<{ path: string }>('failed'),
    'file-not-written': entry<{ path: string }>('failed'),
    'measurement-unreadable': entry<{ path: string }>('failed'),
  },
  'Safe copies': {
    'safe-copy-running': entry('refused'),
    'safe-copy-unsupported': entry('refused'),
    'safe-copy-too-many-pages': entry<{ pages: number; maxPages: number }>('refused'),
    'safe-copy-too-large': entry<{ maxFileMiB: number }>('refused'),
    'safe-copy-locked': entry('refused'),
    'safe-copy-without-programs': entry('refused'),
    'safe-copy-not-drawn': entry('failed'),
    'printer-missing': entry('failed'),
    'print-failed': entry<{ path: string; reason: Reason }>('failed'),
    'converter-not-started': entry<{ reason: Reason }>('failed'),
    'converter-ended': entry<{ step?: string | undefined }>('failed'),
  },
  'USB devices': {
    'no-usb': entry('refused'),
    'usb-device-missing': entry<{ device: string }>('notFound'),
    'usb-device-refused': entry<{ device: string; refusal: UsbRefusal }>('refused'),
    'usb-too-many': entry<{ most: number }>('refused'),
    'usb-in-use': entry<{ device: string }>('failed'),
    'smart-card-unusable': entry<{ device: string }>('failed'),
    'usb-not-connected': entry<{ device: string; reason: string }>('failed'),
  },
  Configuration: {
    'config-invalid': entry<{ path: string; count: number; problems: string }>('usage'),
    'config-not-broken': entry<{ path: string }>('usage'),
    'config-change-refused': entry<{ problems: string }>('usage'),
    'policy-file-refused': entry<{ path: string; problem: PolicyFileProblem }>('refused'),
    'policy-invalid': entry<{ path: string; count: number; problems: string }>('refused'),
    'setting-managed': entry<{ keys: string; by: string; contact?: string | undefined }>('refused'),
    'profile-managed': entry<{ name: string; by: string; profiles: string }>('refused'),
    'image-too-old': entry<{ builtAt: string; days: number; by: string }>('refused'),
    'protection-missing': entry<{
      protection: Protection;
      cause: ProtectionCause;
      by: string;
      contact?: string | undefined;
    }>('refused'),
    'registry-managed': entry<{ reference: string; by: string; registries: string }>('refused'),
    'config-file-too-large': entry<{ path: string; maxBytes: number }>('usage'),
    'wsb-invalid': entry<{ problem: string }>('usage'),
    'profile-exists': entry<{ profile: string }>('usage'),
    'bookmarks-full': entry<{ limit: number }>('failed'),
    'bookmarks-too-large': entry<{ kibibytes: number }>('failed'),
    'bookmark-not-found': entry('notFound'),
    'bookmarks-unreadable': entry<{ path: string }>('failed'),
  },
  Verification: {
    'verification-running': entry('refused'),
    'cannot-inspect': entry<{ hypervisor: string }>('failed'),
    'inspection-failed': entry<{ reason: Reason }>('failed'),
    'image-digest-invalid': entry('usage'),
  },
  'Command line': {
    'undo-needs-one-session': entry('usage'),
    'sessions-not-named': entry('usage'),
    'files-not-named': entry<{ session: string }>('usage'),
    'stdin-empty': entry<{ session: string }>('usage'),
    'volume-invalid': entry<{ text: string }>('usage'),
    'viewer-missing': entry('failed'),
    'desktop-missing': entry<{ reason: string }>('failed'),
  },
  Desktop: {
    'no-other-browser': entry('failed'),
    'default-browser-not-set': entry('failed'),
    'default-program-not-set': entry('failed'),
    'other-browser-failed': entry('failed'),
    'file-not-opened': entry<{ path: string }>('failed'),
    'folder-not-shown': entry<{ folder: string }>('failed'),
    'kvm-group-not-joined': entry<{ command: string; output: string }>('failed'),
  },
} as const;

export type ErrorTable = Joined<(typeof ERROR_SUBJECTS)[keyof typeof ERROR_SUBJECTS]>;
export type ErrorCode = keyof ErrorTable;
export type ParametersOf<Code extends ErrorCode> = ErrorTable[Code] extends ErrorEntry<infer P> ? P : never;

export const ERRORS = Object.fromEntries(
  Object.values(ERROR_SUBJECTS).flatMap((table) => Object.entries(table)),
) as unknown as ErrorTable;

/** The compiler fails here, and names the codes, if the texts of a failure are made from other values than its parameters. */
type TextOf<Code extends ErrorCode> = Messages[`error-${Code}`] &
  Messages[`error-${Code}.hint`] &
  (`error-${Code}.details` extends keyof Messages ? Messages[`error-${Code}.details`] : unknown);
type NamesIn<P> = P extends unknown ? (string extends keyof P ? never : keyof P) : never;
type ValueIn<P, Name> = P extends unknown ? (Name extends keyof P ? P[Name] : never) : never;
type Fits<P, Values> = {
  readonly [Name in keyof Values]-?: Exclude<ValueIn<P, Name>, Reason> extends Values[Name] ? never : Name;
}[keyof Values];
type Mistaken = {
  readonly [Code in ErrorCode]: [
    | Exclude<keyof TextOf<Code>, NamesIn<ParametersOf<Code>>>
    | Exclude<NamesIn<ParametersOf<Code>>, keyof TextOf<Code>>
    | Fits<ParametersOf<Code>, TextOf<Code>>,
  ] extends [never]
    ? never
    : Code;
}[ErrorCode];
type None<Found extends never> = Found;
export type MistakenErrors = None<Mistaken>;
