/** Derives what is drawn from the model. Pure. */
import { isStarting, REQUIREMENTS, type Session } from '../../host-agent/api/session/session.ts';
import type { ProfileSummary } from '../../host-agent/api/configuration/profile.ts';
import type { Desktop } from '../bridge/desktop.ts';
import type { MainPage, MainWindowState, Overall, ProfileView, RequirementView, SessionView } from '../bridge/state.ts';
import type { TransferRules } from '../bridge/transfer.ts';
import type { Model } from './model.ts';
import { isFixable } from './fixes.ts';

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
export function profileView({ name, colour, isDefault }: ProfileSummary): ProfileView {
  return { name, colour, isDefault };
}

/** Each requirement of a start, in order. */
export function requirementsOf(session: Pick<Session, 'progress'> | undefined): RequirementView[] {
  const steps = new Map((session?.progress ?? []).map((step) => [step.requirement, step]));
  return REQUIREMENTS.map((requirement) => steps.get(requirement) ?? { requirement, state: 'waiting' as const });
}

/** Sessions that have a VM, or soon will. */
export function openSessions(model: Model): Session[] {
  return model.sessions.filter(({ state }) => state !== 'gone' && state !== 'failed');
}

export interface MainWindowInputs {
  readonly version: string;
  readonly desktop: Desktop;
  readonly asksToQuit: boolean;
  readonly pageRequest: { readonly page: MainPage; readonly request: number };
}

export function mainWindowState(
  model: Model,
  { version, desktop, asksToQuit, pageRequest }: MainWindowInputs,
): MainWindowState {
  return {
    window: 'main',
    version,
    overall: overallOf(model),
    agent: model.agent,
    profiles: model.profiles.map(profileView),
    sessions: model.sessions.map((session): SessionView => {
      const memoryBytes = model.memoryBytes.get(session.id);
      const thumbnail = model.thumbnails.get(session.id);
      return {
        ...session,
        colour: profileOf(model, session.profile).colour,
        ...(memoryBytes !== undefined && { memoryBytes }),
        ...(thumbnail !== undefined && { thumbnail }),
        undoSeconds: model.agent.is === 'up' ? undoSecondsOf(model, session) : 0,
      };
    }),
    ...(model.network && { network: model.network }),
    images: [...model.images],
    builds: [
      ...model.builds.map((build) => ({ is: 'running' as const, ...build })),
      ...[...model.failedBuilds].map(([role, trouble]) => ({ is: 'failed' as const, role, trouble })),
    ],
    doctor: {
      ...model.doctor,
      findings: model.doctor.findings.map((finding) => ({ ...finding, fixable: isFixable(finding) })),
    },
    ...(model.configuration && { configuration: model.configuration }),
    desktop,
    asksToQuit,
    pageRequest,
  };
}
