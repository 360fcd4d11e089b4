/** What is drawn, from what is known. Pure. */
import { REQUIREMENTS, type Session } from '../../host-agent/api/session.ts';
import type { ProfileColour } from '../../host-agent/api/profile.ts';
import type { CrossingRules } from '../bridge/crossing.ts';
import type { Desktop } from '../bridge/desktop.ts';
import type { MainPage, MainWindowState, Overall, ProfileView, RequirementView, SessionView } from '../bridge/state.ts';
import type { Model } from './model.ts';
import { isMendable } from './mending.ts';

const IS_STARTING: ReadonlySet<Session['state']> = new Set(['preparing', 'starting', 'ready']);
const IS_RUNNING: ReadonlySet<Session['state']> = new Set(['browsing', 'closing']);

/** Trouble first: what keeps a person from browsing must not hide behind what still works. */
export function overallOf(model: Model): Overall {
  const isTroubled =
    model.agent.is === 'lost' ||
    model.network?.state === 'failed' ||
    model.doctor.findings.some(({ level }) => level === 'trouble');
  if (isTroubled) return 'trouble';
  if (model.sessions.some(({ state }) => IS_STARTING.has(state))) return 'starting';
  return runningSessions(model).length > 0 ? 'running' : 'idle';
}

/** Those that a person can look at. */
export function runningSessions(model: Model): Session[] {
  return model.sessions.filter(({ state }) => IS_RUNNING.has(state));
}

/** As much of the configuration as is drawn. The host agent has checked it. */
interface Values {
  readonly end?: { readonly undoSeconds: number };
  readonly defaultProfile: string;
  readonly profile: Readonly<
    Record<
      string,
      {
        readonly colour: ProfileColour;
        readonly idleStopMinutes?: number;
        readonly mayKeepRunning?: boolean;
        readonly screen?: { readonly width: number; readonly height: number };
        readonly files?: { readonly out: CrossingRules['filesOut']; readonly in: CrossingRules['filesIn'] };
        readonly clipboard?: { readonly out: CrossingRules['copyOut']; readonly in: CrossingRules['pasteIn'] };
      }
    >
  >;
}

const USUAL_SCREEN = { width: 1280, height: 800 };

/** Size of the screen of a profile's guests when they start, in pixels. */
export function screenOf(
  { configuration }: Model,
  name: string | undefined,
): { readonly width: number; readonly height: number } {
  const values = configuration?.values as Values | undefined;
  return values?.profile[name ?? values.defaultProfile]?.screen ?? USUAL_SCREEN;
}

/** What a profile lets cross; of one that is gone, all after a question, as the host agent has it. */
export function ruleOf({ configuration }: Model, name: string | undefined): CrossingRules {
  const values = configuration?.values as Values | undefined;
  const profile = values?.profile[name ?? values.defaultProfile];
  return {
    filesOut: profile?.files?.out ?? 'ask',
    filesIn: profile?.files?.in ?? 'ask',
    copyOut: profile?.clipboard?.out ?? 'ask',
    pasteIn: profile?.clipboard?.in ?? 'ask',
  };
}

/** What a profile says of a session that nobody touches; nothing where it may be idle for ever. */
export function idleRuleOf(
  { configuration }: Model,
  name: string | undefined,
): { readonly mayKeepRunning: boolean } | undefined {
  const values = configuration?.values as Values | undefined;
  const profile = values?.profile[name ?? values.defaultProfile];
  return (profile?.idleStopMinutes ?? 0) === 0 ? undefined : { mayKeepRunning: profile?.mayKeepRunning ?? true };
}

/** How long a session that was discarded can be brought back; 0: not at all. */
export function undoSecondsOf({ configuration }: Model): number {
  return (configuration?.values as Values | undefined)?.end?.undoSeconds ?? 0;
}

/** The profiles of the configuration, the default one first. */
export function profilesOf({ configuration }: Model): ProfileView[] {
  const values = configuration?.values as Values | undefined;
  if (!values) return [];
  const profiles = Object.entries(values.profile).map(([name, { colour }]): ProfileView => ({
    name,
    colour,
    isDefault: name === values.defaultProfile,
  }));
  return profiles.toSorted(
    (one, other) => Number(other.isDefault) - Number(one.isDefault) || one.name.localeCompare(other.name),
  );
}

/** By its name, or the default one; a session may outlive its profile. */
export function profileNamed(model: Model, name: string | undefined): ProfileView {
  const profiles = profilesOf(model);
  const found = profiles.find((profile) => (name === undefined ? profile.isDefault : profile.name === name));
  return found ?? { name: name ?? 'default', colour: 'blue', isDefault: name === undefined };
}

/** Each requirement of a start, in order. */
export function requirementsOf(model: Model, id: string | undefined): RequirementView[] {
  const told = id === undefined ? undefined : model.progress.get(id);
  return REQUIREMENTS.map((requirement) => told?.get(requirement) ?? { requirement, state: 'waiting' as const });
}

/** Those that there is still a machine of, or soon will be. */
export function openSessions(model: Model): Session[] {
  return model.sessions.filter(({ state }) => state !== 'gone' && state !== 'failed');
}

export interface Surroundings {
  readonly version: string;
  readonly desktop: Desktop;
  /** Those that start for their window, and so end with it. */
  readonly starting: ReadonlySet<string>;
  readonly asksToQuit: boolean;
  readonly turnTo: { readonly page: MainPage; readonly request: number };
}

export function mainWindowState(
  model: Model,
  { version, desktop, starting, asksToQuit, turnTo }: Surroundings,
): MainWindowState {
  return {
    window: 'main',
    version,
    overall: overallOf(model),
    agent: model.agent,
    profiles: profilesOf(model),
    sessions: model.sessions.map((session): SessionView => {
      const memoryBytes = model.memoryBytes.get(session.id);
      const thumbnail = model.thumbnails.get(session.id);
      return {
        ...session,
        colour: profileNamed(model, session.profile).colour,
        ...(memoryBytes !== undefined && { memoryBytes }),
        ...(thumbnail !== undefined && { thumbnail }),
        endsWithUs: starting.has(session.id),
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
      findings: model.doctor.findings.map((finding) => ({ ...finding, mendable: isMendable(finding) })),
    },
    ...(model.configuration && { configuration: model.configuration }),
    desktop,
    asksToQuit,
    turnTo,
  };
}
