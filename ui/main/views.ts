/** Derives what is drawn from the model. Pure. */
import { isStarting, REQUIREMENTS, type Session } from '../../host-agent/api/session/session.ts';
import type { ProfileSummary } from '../../host-agent/api/configuration/profile.ts';
import type { Desktop } from '../bridge/desktop.ts';
import { SHARE_OF_BUILD, type VmRole } from '../../host-agent/api/host/image.ts';
import type {
  FileCopyView,
  MainWindowState,
  ProfileView,
  RequirementView,
  SessionView,
  SetUpView,
} from '../bridge/state.ts';
import type { TransferRules } from '../bridge/transfer.ts';
import { marked } from '../../host-agent/api/errors/invisible.ts';
import type { Model } from './model.ts';
import { imageToBuildFor, isFixable } from './fixes.ts';
import { setUpEstimate } from './set-up-estimate.ts';

/** The overall status, as the tray shows it. */
export type Overall = 'idle' | 'starting' | 'running' | 'trouble';

const IS_RUNNING: ReadonlySet<Session['state']> = new Set(['browsing', 'closing']);

/** Trouble wins: a problem that prevents browsing must not be hidden by what still works. */
export function overallOf(model: Model): Overall {
  const isTroubled =
    model.agent.is === 'lost' ||
    model.network?.state === 'failed' ||
    model.configuration?.blocked !== undefined ||
    model.doctor.findings.some(({ level }) => level === 'trouble');
  if (isTroubled) return 'trouble';
  if (model.sessions.some(isStarting)) return 'starting';
  return runningSessions(model).length > 0 ? 'running' : 'idle';
}

/** Sessions with something to see. */
export function runningSessions(model: Model): Session[] {
  return model.sessions.filter(({ state }) => IS_RUNNING.has(state));
}

/** Sessions that hear the person. The host agent records: while it is gone, none does. */
export function listeningSessions({ sessions, agent }: Pick<Model, 'sessions' | 'agent'>): readonly Session[] {
  return agent.is === 'up' ? sessions.filter(({ microphone }) => microphone === 'on') : [];
}

/** Sessions that a program drives, also while the person has taken over. */
export function drivenSessions({ sessions, agent }: Pick<Model, 'sessions' | 'agent'>): readonly Session[] {
  return agent.is === 'up' ? sessions.filter(({ driven }) => driven === 'driven' || driven === 'held') : [];
}

/** Sessions that are recorded. */
export function recordedSessions({ sessions, agent }: Pick<Model, 'sessions' | 'agent'>): readonly Session[] {
  return agent.is === 'up' ? sessions.filter(({ recording }) => recording?.is === 'on') : [];
}

/** Replaces a profile that is not known: before the host agent has listed the profiles, and for a session whose profile was removed. */
const UNKNOWN_PROFILE: Omit<ProfileSummary, 'name' | 'isDefault'> = {
  colour: 'blue',
  screen: { width: 1280, height: 800 },
  isSharp: false,
  undoSeconds: 0,
};

/** The profile with this name, or the default profile. */
export function profileOf({ profiles }: Pick<Model, 'profiles'>, name: string | undefined): ProfileSummary {
  const found = profiles.find((profile) => (name === undefined ? profile.isDefault : profile.name === name));
  return found ?? { ...UNKNOWN_PROFILE, name: name ?? 'default', isDefault: name === undefined };
}

/** For how long a session can be brought back if it is discarded now, in seconds; 0 if it cannot: nothing is lost yet, or it is discarded already. */
export function undoSecondsOf(
  model: Pick<Model, 'profiles'>,
  { state, discardsAt, profile }: Pick<Session, 'state' | 'discardsAt' | 'profile'>,
): number {
  return state === 'browsing' && discardsAt === undefined ? profileOf(model, profile).undoSeconds : 0;
}

/** Which transfers a session allows; none before the session is known. */
export function transferRules(session: Session | undefined): TransferRules {
  if (!session) return { filesOut: 'off', filesIn: 'off', copyOut: 'off', pasteIn: 'off' };
  const { files, clipboard } = session.restrictions;
  return { filesOut: files.out, filesIn: files.in, copyOut: clipboard.out, pasteIn: clipboard.in };
}

/** The idle limit of a session; `undefined` if it has none. */
export function idleRule(session: Session | undefined): { readonly mayKeepRunning: boolean } | undefined {
  if (!session || session.restrictions.idleStopMinutes === 0) return undefined;
  return { mayKeepRunning: session.restrictions.mayKeepRunning };
}

/** The part of a profile that the pages draw. */
export function profileView({ name, label, colour, isDefault }: ProfileSummary): ProfileView {
  return { name, ...(label !== undefined && { label }), colour, isDefault };
}

/** Each requirement of a start: those that are met in the order in which they were, then the others in theirs. */
export function requirementsOf(session: Pick<Session, 'progress'> | undefined): RequirementView[] {
  const steps = new Map((session?.progress ?? []).map((step) => [step.requirement, step]));
  const endMs = ({ state, elapsedMs = 0 }: RequirementView) => (state === 'met' ? elapsedMs : Infinity);
  return REQUIREMENTS.map(
    (requirement): RequirementView => steps.get(requirement) ?? { requirement, state: 'waiting' },
  ).toSorted((one, next) => (endMs(one) === endMs(next) ? 0 : endMs(one) - endMs(next)));
}

/** How long a start of this kind takes on the host, on average since the person logged in; `undefined` before the first. */
export function usualStartMs({ clicks }: Pick<Model, 'clicks'>, kind: Session['startedFrom']): number | undefined {
  const { classes, sumMs } = clicks?.[kind] ?? { classes: [], sumMs: 0 };
  const count = classes.reduce((sum, some) => sum + some, 0);
  return count === 0 ? undefined : Math.round(sumMs / count);
}

/** The images that sessions need here and that do not exist. */
export function missingImages({ images, doctor }: Pick<Model, 'images' | 'doctor'>): VmRole[] {
  return (['network', 'browser'] as const).filter(
    (role) =>
      // The diagnosis knows whether a profile needs the image, and whether a channel brings it instead.
      doctor.findings.some(
        ({ check, level, variant }) => level === 'trouble' && imageToBuildFor(check) === role && variant !== 'channel',
      ) && !images.some((image) => image.role === role && image.isCurrent),
  );
}

/** The set-up of the first images, while one is missing or being built. */
export function setUpOf(model: Model): SetUpView | undefined {
  const missing = missingImages(model);
  const roles = model.setUp?.roles ?? missing;
  if (roles.length === 0) return undefined;
  const estimate = setUpEstimate(roles, model.pace);
  const running = model.builds.filter(({ role }) => roles.some((one) => one === role));
  const trouble = missing.flatMap((role) => model.failedBuilds.get(role) ?? [])[0];
  if (!model.setUp && running.length === 0) {
    if (trouble) return { is: 'failed', estimate, trouble };
    return { is: model.isSetUpCancelled ? 'cancelled' : 'needed', estimate };
  }
  const done = roles.map((role) => {
    const build = running.find((one) => one.role === role);
    return SHARE_OF_BUILD[role] * (build ? (build.progress?.fraction ?? 0) : missing.includes(role) ? 0 : 1);
  });
  const total = roles.reduce((sum, role) => sum + SHARE_OF_BUILD[role], 0);
  const fraction = done.reduce((sum, part) => sum + part, 0) / total;
  return { is: 'running', estimate, fraction, ...(model.setUp && { at: model.setUp.at }) };
}

/** Sessions that have a VM, or soon will. */
export function openSessions(model: Model): Session[] {
  return model.sessions.filter(({ state }) => state !== 'gone' && state !== 'failed');
}

export interface MainWindowInputs {
  readonly version: string;
  readonly desktop: Desktop;
  readonly copies: FileCopyView[];
  readonly asksToQuit: boolean;
  readonly pageRequest: MainWindowState['pageRequest'];
  /** Of the window of a session. */
  readonly numberOf: (id: string) => number | undefined;
}

export function mainWindowState(
  model: Model,
  { version, desktop, copies, asksToQuit, pageRequest, numberOf }: MainWindowInputs,
): MainWindowState {
  const setUp = setUpOf(model);
  return {
    window: 'main',
    version,
    agent: model.agent,
    profiles: model.profiles.map(profileView),
    sessions: model.sessions.map((session): SessionView => {
      const memoryBytes = model.memoryBytes.get(session.id);
      const number = numberOf(session.id);
      const thumbnail = model.thumbnails.get(session.id);
      const { label, colour } = profileOf(model, session.profile);
      return {
        ...session,
        // The page chose it.
        ...(session.title !== undefined && { title: marked(session.title) }),
        ...(label !== undefined && { label }),
        colour,
        ...(memoryBytes !== undefined && { memoryBytes }),
        ...(number !== undefined && { number }),
        ...(thumbnail !== undefined && { thumbnail }),
        undoSeconds: model.agent.is === 'up' ? undoSecondsOf(model, session) : 0,
      };
    }),
    bookmarks: [...model.bookmarks],
    copies,
    ...(model.network && { network: model.network }),
    ...(model.spare && { spare: model.spare.state }),
    verifications: [...model.verifications],
    images: [...model.images],
    ...(setUp && { setUp }),
    builds: [
      ...model.builds.map((build) => ({ is: 'running' as const, ...build })),
      ...[...model.failedBuilds].map(([role, trouble]) => ({ is: 'failed' as const, role, trouble })),
    ],
    doctor: {
      ...model.doctor,
      findings: model.doctor.findings.map((finding) => ({ ...finding, fixable: isFixable(finding, model) })),
    },
    ...(model.configuration && { configuration: model.configuration }),
    desktop,
    asksToQuit,
    pageRequest,
  };
}
