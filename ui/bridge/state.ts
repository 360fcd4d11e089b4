/** The states that main sends to pages: always the whole state of a window, never a change. */
import { SessionExit } from '../../host-agent/api/host/exit.ts';
import { z } from 'zod';
import { Finding } from '../../host-agent/api/host/doctor.ts';
import { BuildProgress, Image, ImageRole } from '../../host-agent/api/host/image.ts';
import { NetworkStatus, NetworkTrouble } from '../../host-agent/api/host/network.ts';
import { ProfileColour, ProfileSummary } from '../../host-agent/api/configuration/profile.ts';
import {
  BrowserEnded,
  Elsewhere,
  EndReason,
  Reach,
  Requirement,
  Session,
  SessionVolume,
} from '../../host-agent/api/session/session.ts';
import { Configuration } from '../../host-agent/api/configuration/configuration.ts';
import { ListedBookmark } from '../../host-agent/api/session/bookmark.ts';
import { SpareStatus } from '../../host-agent/api/host/template.ts';
import { VerificationSummary } from '../../host-agent/api/host/report.ts';
import { Url } from '../../host-agent/api/session/url.ts';
import { Trouble } from './answer.ts';
import { MAIN_PAGES } from './message-names.ts';
import { TransferRules, TransferView } from './transfer.ts';
import { Desktop, Language } from './desktop.ts';

export const ProfileView = ProfileSummary.pick({ name: true, label: true, colour: true, isDefault: true });
export type ProfileView = z.infer<typeof ProfileView>;

/** Whether the host agent can be reached. Sessions continue without it; windows then show the last known state. */
export const AgentView = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('connecting') }),
  /** `isOfAnotherBuild`: it speaks another version of the control API, so some information may be wrong. */
  z.strictObject({ is: z.literal('up'), version: z.string(), isOfAnotherBuild: z.boolean().optional() }),
  z.strictObject({ is: z.literal('lost'), trouble: Trouble }),
]);
export type AgentView = z.infer<typeof AgentView>;

export const SessionView = z.strictObject({
  ...Session.shape,
  /** Of its profile, like its colour. */
  label: ProfileView.shape.label,
  colour: ProfileColour,
  /** Memory of its processes without shared memory; absent until measured. */
  memoryBytes: z.int().min(0).optional(),
  /** That of its window, if it has one. */
  number: z.int().min(1).optional(),
  /** URL of its picture, new for each picture; absent while there is none. The pixels come from the guest. */
  thumbnail: z.string().optional(),
  /** For how long it can be brought back if it is discarded now; 0: it cannot. */
  undoSeconds: z.int().min(0),
});
export type SessionView = z.infer<typeof SessionView>;

/** A running build of any client, or a failed one that this program started. */
export const BuildView = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('running'), role: ImageRole, progress: BuildProgress.optional() }),
  z.strictObject({ is: z.literal('failed'), role: ImageRole, trouble: Trouble }),
]);
export type BuildView = z.infer<typeof BuildView>;

/** What the images that are missing when it begins cost. */
export const SetUpEstimate = z.strictObject({
  minutes: z.int().min(1),
  /** To download. */
  megabytes: z.int().min(0),
});
export type SetUpEstimate = z.infer<typeof SetUpEstimate>;

/** The set-up of the first images. `at`: since when it runs, if this program started it. */
export const SetUpView = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('needed'), estimate: SetUpEstimate }),
  /** The person cancelled it: what was built by then stays. */
  z.strictObject({ is: z.literal('cancelled'), estimate: SetUpEstimate }),
  z.strictObject({
    is: z.literal('running'),
    estimate: SetUpEstimate,
    fraction: z.number().min(0).max(1),
    at: z.iso.datetime().optional(),
  }),
  z.strictObject({ is: z.literal('failed'), estimate: SetUpEstimate, trouble: Trouble }),
]);
export type SetUpView = z.infer<typeof SetUpView>;

export const DoctorView = z.strictObject({
  isRunning: z.boolean(),
  /** `fixable`: the action `doctor.fix` can fix this finding. */
  findings: z.array(z.strictObject({ ...Finding.shape, fixable: z.boolean() })),
  /** ISO 8601, UTC; absent before the first check. */
  checkedAt: z.iso.datetime().optional(),
});
export type DoctorView = z.infer<typeof DoctorView>;

/** A safe copy of a file of the host. `drawing`: the page being drawn, once known. */
export const FileCopyView = z.strictObject({
  number: z.int().min(1),
  name: z.string(),
  drawing: z.strictObject({ page: z.int().min(1), of: z.int().min(1) }).optional(),
});
export type FileCopyView = z.infer<typeof FileCopyView>;

export const MainPage = z.enum(MAIN_PAGES);
export type MainPage = z.infer<typeof MainPage>;

export const MainWindowState = z.strictObject({
  window: z.literal('main'),
  version: z.string(),
  agent: AgentView,
  profiles: z.array(ProfileView),
  sessions: z.array(SessionView),
  bookmarks: z.array(ListedBookmark),
  /** Safe copies of files of the host: the one that is being made first. */
  copies: z.array(FileCopyView),
  /** Absent until the host agent has reported it. */
  network: NetworkStatus.optional(),
  /** Whether the next session opens at once; absent until the host agent has reported it. */
  spare: SpareStatus.shape.state.optional(),
  /** The last verification of each kind. */
  verifications: z.array(VerificationSummary),
  images: z.array(Image),
  /** While an image that sessions need is missing. */
  setUp: SetUpView.optional(),
  builds: z.array(BuildView),
  doctor: DoctorView,
  /** Every configuration key and its value; absent until the host agent has reported them. */
  configuration: Configuration.optional(),
  desktop: Desktop,
  /** The question what to do with the sessions before quitting is open. */
  asksToQuit: z.boolean(),
  /** A page that was requested from outside, for example in the tray. The window opens it once for each new `request`. */
  pageRequest: z.strictObject({
    page: MainPage,
    request: z.int().min(0),
    /** Why something that was wanted from outside was not done. */
    trouble: Trouble.optional(),
  }),
});
export type MainWindowState = z.infer<typeof MainWindowState>;

export const RequirementView = z.strictObject({
  requirement: Requirement,
  state: z.enum(['waiting', 'awaited', 'met']),
  /** Since the request; absent while waiting. */
  elapsedMs: z.int().min(0).optional(),
});
export type RequirementView = z.infer<typeof RequirementView>;

export const SessionPhase = z.discriminatedUnion('is', [
  /** Preloaded and hidden, for the next click. */
  z.strictObject({ is: z.literal('waiting') }),
  /** The profile reaches only listed sites, and lists none yet: the person names the first one. `url`: the page that was to open. */
  z.strictObject({ is: z.literal('asking-for-site'), url: z.string().max(2048).optional() }),
  /** `requirements`: all of them; those that are met in the order in which they were. `usualMs`: how long such a start takes here, once that is known. */
  z.strictObject({
    is: z.literal('starting'),
    startedAt: z.iso.datetime(),
    requirements: z.array(RequirementView),
    usualMs: z.int().min(1).optional(),
  }),
  /** The page uncovers the screen. */
  z.strictObject({ is: z.literal('showing') }),
  /** The session is paused; at this time it is gone, unless it is brought back. */
  z.strictObject({ is: z.literal('discarding'), until: z.iso.datetime(), heldBecause: Session.shape.heldBecause }),
  /** Its browser ended while files are not saved: the person decides what follows. */
  z.strictObject({ is: z.literal('browser-ended'), reason: BrowserEnded.exclude(['returning']) }),
  /** Its browser starts again. The page covers the screen until the new window is painted. */
  z.strictObject({ is: z.literal('browser-returning') }),
  z.strictObject({ is: z.literal('closing') }),
  z.strictObject({ is: z.literal('ended'), reason: EndReason }),
  z.strictObject({ is: z.literal('failed'), trouble: Trouble }),
]);
export type SessionPhase = z.infer<typeof SessionPhase>;

export const SessionWindowState = z.strictObject({
  window: z.literal('session'),
  language: Language,
  /** Tells it apart from all other windows of sessions. */
  number: z.int().min(1),
  profile: ProfileView,
  /** Absent until the host agent has named the session. */
  id: z.string().optional(),
  /** Where it runs, if that is another host. */
  where: Elsewhere.optional(),
  /** The exit by which it leaves; absent: the way of its host. */
  exit: SessionExit.optional(),
  /** The window mentions software emulation, because it explains slowness. */
  accelerator: z.string().optional(),
  /** Name of the VM whose screen the page connects to, visible or not. Absent while there is none. */
  display: z.string().optional(),
  /** The mode that VMs of this profile start with, in pixels. */
  initialScreen: z.strictObject({ width: z.int(), height: z.int() }).optional(),
  /** Its VM draws each pixel of the window. */
  isSharp: z.boolean(),
  phase: SessionPhase,
  /** The question what to do with the session is open. */
  asksToClose: z.boolean(),
  /** Present if the profile limits idleness. `until`: the end of the idle warning, while it is shown. */
  idle: z.strictObject({ until: Session.shape.idleUntil, mayKeepRunning: z.boolean() }).optional(),
  /** Known security updates for its image; absent if there are none. */
  securityUpdates: Session.shape.securityUpdates,
  /** The profile ends the session at this time because of them. */
  recalled: Session.shape.recalled,
  outdatedUntil: Session.shape.outdatedUntil,
  /** It was held, and ends at this time, also if files are not saved. */
  grace: Session.shape.grace,
  /** The number of downloads; absent if there are none. */
  downloads: Session.shape.downloads,
  /** How many of them are not saved, and would be gone with the session. */
  unsavedDownloads: z.int().min(0),
  /** For so long a discarded session can be brought back; 0: not at all. */
  undoSeconds: z.int().min(0),
  /** The title of its page, which the page chose: for screen readers, and never in a title that the desktop could keep. */
  title: Session.shape.title,
  /** It plays something now. */
  isPlaying: Session.shape.isPlaying,
  /** Whether a screen reader in it reads aloud; absent if its profile asks for none, or while it starts. */
  readsAloud: Session.shape.readsAloud,
  endedForMemory: Session.shape.endedForMemory,
  /** Absent if the session has no sound. */
  sound: SessionVolume.optional(),
  /** Absent if the session cannot have a microphone. */
  microphone: Session.shape.microphone,
  /** Whether a program drives it; absent if none can. */
  driven: Session.shape.driven,
  /** The folder of the host into which it is recorded; absent if it is not. */
  recordedInto: z.string().optional(),
  /** The USB devices that the session has; absent if it can be handed none. */
  usb: Session.shape.usb,
  /** What the session may reach; absent until it is known. */
  reach: Reach.optional(),
  /** What the session may do, and until when; absent until the host agent has named it. */
  rights: z
    .strictObject({
      restrictions: Session.shape.restrictions,
      /** Its profile ends it at this time, however it is used. */
      endsAt: z.iso.datetime().optional(),
      /** Of its processes; absent until measured. */
      memoryBytes: z.int().min(0).optional(),
      /** Absent if it is not known which image it started from. */
      imageBuiltAt: z.iso.datetime().optional(),
    })
    .optional(),
  /** Which transfers are allowed. */
  rules: TransferRules,
  /** The transfer in progress. */
  transfer: TransferView.optional(),
  isFullscreen: z.boolean(),
  /** It was opened for a page, which a new session can open again. */
  knowsPage: z.boolean(),
  /** The network VM is not up, or has no cable, and the session needs it. */
  isOffline: z.boolean(),
  /** Why nothing leaves, although the network VM is up. */
  networkTrouble: NetworkTrouble.optional(),
  /** It is paused until the host's disk has room. */
  isWithoutRoom: z.boolean(),
  /** The host agent is gone; the picture continues. */
  isAgentLost: z.boolean(),
});
export type SessionWindowState = z.infer<typeof SessionWindowState>;

/** The question where a link from another program should open. */
export const LinkWindowState = z.strictObject({
  window: z.literal('link'),
  language: Language,
  /** The whole URL, as text only. */
  url: Url,
  /** The site for a rule; empty if rules do not support it. */
  site: z.string(),
  /** The part of the host that somebody registered, such as `evil.example`: it says whose site this is. Empty if there is none, as in an IP address. */
  registrableDomain: z.string(),
  /** The default profile first. */
  profiles: z.array(ProfileView).min(1),
  /** Open sessions that can show the link. */
  sessions: z.array(SessionView.pick({ id: true, profile: true, label: true, requestedAt: true })),
  otherBrowser: z.string().optional(),
});
export type LinkWindowState = z.infer<typeof LinkWindowState>;

export const WindowState = z.discriminatedUnion('window', [MainWindowState, SessionWindowState, LinkWindowState]);
export type WindowState = z.infer<typeof WindowState>;
export type WindowKind = WindowState['window'];
