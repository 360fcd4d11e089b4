/** What main tells the pages: always the whole state of a window, never a change to it. */
import { z } from 'zod';
import { Finding } from '../../host-agent/api/doctor.ts';
import { BuildProgress, Image, ImageRole } from '../../host-agent/api/image.ts';
import { NetworkStatus } from '../../host-agent/api/network.ts';
import { ProfileColour, ProfileSummary } from '../../host-agent/api/profile.ts';
import { EndReason, Requirement, Session, SessionVolume } from '../../host-agent/api/session.ts';
import { Configuration } from '../../host-agent/api/configuration.ts';
import { Url } from '../../host-agent/api/url.ts';
import { Trouble } from './answer.ts';
import { TransferRules, TransferView } from './transfer.ts';
import { Desktop, Language } from './desktop.ts';

export const ProfileView = ProfileSummary.pick({ name: true, colour: true, isDefault: true });
export type ProfileView = z.infer<typeof ProfileView>;

/** Whether there is a host agent to talk to. Sessions go on without one; what is shown of them is then the last that was known. */
export const AgentView = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('connecting') }),
  /** `isOfAnotherBuild`: it speaks another contract than this program, so what it says may be misread. */
  z.strictObject({ is: z.literal('up'), version: z.string(), isOfAnotherBuild: z.boolean().optional() }),
  z.strictObject({ is: z.literal('lost'), trouble: Trouble }),
]);
export type AgentView = z.infer<typeof AgentView>;

export const SessionView = z.strictObject({
  ...Session.shape,
  colour: ProfileColour,
  /** What its processes hold, without what they share; absent until measured. */
  memoryBytes: z.int().min(0).optional(),
  /** Address of its picture for an `img`, new for each new picture; absent while there is none. The pixels come from the guest. */
  thumbnail: z.string().optional(),
  /** It is starting for a window of ours, and is discarded when we quit. */
  endsWithUs: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

/** A build under way, whoever asked for it, or the last of ours where it failed. */
export const BuildView = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('running'), role: ImageRole, progress: BuildProgress.optional() }),
  z.strictObject({ is: z.literal('failed'), role: ImageRole, trouble: Trouble }),
]);
export type BuildView = z.infer<typeof BuildView>;

export const DoctorView = z.strictObject({
  isRunning: z.boolean(),
  /** `fixable`: the action `doctor.fix` with this finding's check does what the hint says. */
  findings: z.array(z.strictObject({ ...Finding.shape, fixable: z.boolean() })),
  /** ISO 8601, UTC; absent before the first examination. */
  checkedAt: z.iso.datetime().optional(),
});
export type DoctorView = z.infer<typeof DoctorView>;

/** What a person sees at one glance, in the tray and on top of the main window. */
export const Overall = z.enum(['idle', 'starting', 'running', 'trouble']);
export type Overall = z.infer<typeof Overall>;

export const MAIN_PAGES = ['home', 'images', 'network', 'diagnostics', 'settings', 'log'] as const;
export const MainPage = z.enum(MAIN_PAGES);
export type MainPage = z.infer<typeof MainPage>;

export const MainWindowState = z.strictObject({
  window: z.literal('main'),
  version: z.string(),
  overall: Overall,
  agent: AgentView,
  profiles: z.array(ProfileView),
  sessions: z.array(SessionView),
  /** Absent until the host agent told it. */
  network: NetworkStatus.optional(),
  images: z.array(Image),
  builds: z.array(BuildView),
  doctor: DoctorView,
  /** Every configuration key and what it is set to; absent until the host agent told it. */
  configuration: Configuration.optional(),
  desktop: Desktop,
  /** The person wants to quit and has not yet said what is to become of the sessions. */
  asksToQuit: z.boolean(),
  /** The page that was asked for from outside, in the tray for example; turned to once for each new `request`. */
  pageRequest: z.strictObject({ page: MainPage, request: z.int().min(0) }),
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
  /** Hidden, for the next click. */
  z.strictObject({ is: z.literal('waiting') }),
  /** `requirements` in the order of the start, each of them. */
  z.strictObject({ is: z.literal('starting'), startedAt: z.iso.datetime(), requirements: z.array(RequirementView) }),
  /** The page uncovers its display. */
  z.strictObject({ is: z.literal('showing') }),
  /** The machine stands still, and is gone then unless it is brought back. */
  z.strictObject({ is: z.literal('discarding'), until: z.iso.datetime() }),
  z.strictObject({ is: z.literal('closing') }),
  z.strictObject({ is: z.literal('ended'), reason: EndReason }),
  z.strictObject({ is: z.literal('failed'), trouble: Trouble }),
]);
export type SessionPhase = z.infer<typeof SessionPhase>;

export const SessionWindowState = z.strictObject({
  window: z.literal('session'),
  language: Language,
  profile: ProfileView,
  /** Absent until the host agent named it. */
  id: z.string().optional(),
  /** Software emulation is told, since it explains slowness. */
  accelerator: z.string().optional(),
  /** Of the machine whose screen the page is to hold, seen or not: another name, another screen. Absent while there is none. */
  display: z.string().optional(),
  /** The mode that such machines begin with, in pixels. */
  initialScreen: z.strictObject({ width: z.int(), height: z.int() }).optional(),
  phase: SessionPhase,
  /** The person wants to close it and has not yet said what is to become of the session. */
  asksToClose: z.boolean(),
  /** Its profile ends a session that nobody touches; absent where it does not. `until`: while that is to be warned about. */
  idle: z.strictObject({ until: Session.shape.idleUntil, mayKeepRunning: z.boolean() }).optional(),
  /** That would go with the session; absent where there are none. */
  downloads: Session.shape.downloads,
  /** How loud it is; absent where it has no sound. */
  sound: SessionVolume.optional(),
  /** Whether it hears the person; absent where it never can. */
  microphone: Session.shape.microphone,
  /** What may cross, after a question or without one. */
  rules: TransferRules,
  /** The transfer in progress. */
  transfer: TransferView.optional(),
  isFullscreen: z.boolean(),
  /** The agent is away; the picture goes on. */
  isAgentLost: z.boolean(),
});
export type SessionWindowState = z.infer<typeof SessionWindowState>;

/** A link from another program that is asked about. */
export const LinkWindowState = z.strictObject({
  window: z.literal('link'),
  language: Language,
  /** The whole URL, as text only. */
  url: Url,
  /** What a rule would be for; empty where there can be none. */
  site: z.string(),
  profile: ProfileView,
  otherBrowser: z.string().optional(),
});
export type LinkWindowState = z.infer<typeof LinkWindowState>;

export const WindowState = z.discriminatedUnion('window', [MainWindowState, SessionWindowState, LinkWindowState]);
export type WindowState = z.infer<typeof WindowState>;
export type WindowKind = WindowState['window'];
