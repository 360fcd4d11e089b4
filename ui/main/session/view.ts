/** What a session window draws, from its life and from what main knows. Pure. */
import type { ProfileSummary } from '../../../host-agent/api/configuration/profile.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { unsavedFiles } from '../../../host-agent/api/session/unsaved-files.ts';
import type { Language } from '../../bridge/desktop.ts';
import type { SessionPhase, SessionWindowState } from '../../bridge/state.ts';
import type { TransferView } from '../../bridge/transfer.ts';
import type { Model } from '../model.ts';
import { idleRule, profileView, transferRules } from '../views.ts';
import { closeAskedAtMs, idOf, type WindowLife } from './life.ts';
import { screenOf } from './screen.ts';

export interface SessionWindowInputs {
  readonly model: Model;
  readonly life: WindowLife;
  readonly session: Session | undefined;
  readonly phase: SessionPhase;
  readonly number: number;
  readonly profile: ProfileSummary;
  readonly language: Language;
  readonly transfer: TransferView | undefined;
  readonly isFullscreen: boolean;
  readonly knowsPage: boolean;
}

export function sessionWindowState({
  model,
  life,
  session,
  phase,
  number,
  profile,
  language,
  transfer,
  isFullscreen,
  knowsPage,
}: SessionWindowInputs): SessionWindowState {
  const id = idOf(life);
  const screen = screenOf(life, model);
  const idle = idleRule(session);
  const isShowing = phase.is === 'showing';
  const isAgentLost = model.agent.is === 'lost';
  return {
    window: 'session',
    language,
    number,
    profile: profileView(profile),
    ...(id !== undefined && { id }),
    ...(screen && { display: screen.vm }),
    ...(session && partsOf(session, isAgentLost)),
    initialScreen: profile.screen,
    isSharp: session ? session.isSharp === true : profile.isSharp,
    phase,
    asksToClose: (isShowing || phase.is === 'browser-returning') && closeAskedAtMs(life) !== undefined,
    ...(isShowing &&
      idle && { idle: { ...idle, ...(session?.idleUntil !== undefined && { until: session.idleUntil }) } }),
    unsavedDownloads: session ? unsavedFiles(session) : 0,
    // Without the host agent, the session is discarded as soon as that is back.
    undoSeconds: isAgentLost ? 0 : profile.undoSeconds,
    ...(session && { rights: rightsOf(session, model) }),
    rules: transferRules(session),
    ...(transfer && { transfer }),
    isFullscreen,
    knowsPage,
    isWithoutRoom: isShowing && session?.isWithoutRoom === true,
    isOffline: isShowing && isOffline(session, model),
    ...(model.network?.state === 'up' && model.network.trouble && { networkTrouble: model.network.trouble }),
    isAgentLost,
  };
}

/** Whether the network that the session needs is missing. An exit has another one, and its state is shown anyway. Pure. */
function isOffline(session: Session | undefined, { network }: Pick<Model, 'network'>): boolean {
  if (!session || !network || session.where || session.exit || session.reach.policy === 'offline') return false;
  return network.state !== 'up' || network.cable === 'down' || network.trouble !== undefined;
}

function rightsOf(session: Session, { memoryBytes, images }: Pick<Model, 'memoryBytes' | 'images'>) {
  const { restrictions, requestedAt, outdatedUntil, grace } = session;
  const { lifetimeMinutes } = restrictions;
  const over = new Date(Date.parse(requestedAt) + lifetimeMinutes * 60_000).toISOString();
  const [endsAt] = grace
    ? [grace.until]
    : [...(lifetimeMinutes > 0 ? [over] : []), ...(outdatedUntil === undefined ? [] : [outdatedUntil])].toSorted();
  const memory = memoryBytes.get(session.id);
  // The newest image that existed when it started; that of another host is not known.
  const imageBuiltAt = images
    .flatMap(({ role, builtAt }) =>
      role === 'browser' && builtAt !== undefined && builtAt < requestedAt ? [builtAt] : [],
    )
    .toSorted()
    .at(-1);
  return {
    restrictions,
    ...(endsAt !== undefined && { endsAt }),
    ...(memory !== undefined && { memoryBytes: memory }),
    ...(imageBuiltAt !== undefined && !session.where && { imageBuiltAt }),
  };
}

/** What the window shows of its session as it is. Pure. */
const partsOf = (session: Session, isAgentLost: boolean) => ({
  accelerator: session.accelerator,
  reach: session.reach,
  ...(session.where && { where: session.where }),
  ...(session.exit && { exit: session.exit }),
  ...(session.securityUpdates !== undefined && { securityUpdates: session.securityUpdates }),
  ...(session.recalled !== undefined && { recalled: session.recalled }),
  ...(session.outdatedUntil !== undefined && { outdatedUntil: session.outdatedUntil }),
  ...(session.grace && { grace: session.grace }),
  ...(session.downloads !== undefined && { downloads: session.downloads }),
  ...(session.title !== undefined && { title: session.title }),
  ...(session.endedForMemory !== undefined && { endedForMemory: session.endedForMemory }),
  ...(session.readsAloud !== undefined && { readsAloud: session.readsAloud }),
  ...(session.sound && { sound: session.sound }),
  ...(session.isPlaying && !isAgentLost && { isPlaying: true as const }),
  // The host agent records: while it is gone, nothing is heard.
  ...(session.microphone && !isAgentLost && { microphone: session.microphone }),
  ...(session.driven && !isAgentLost && { driven: session.driven }),
  ...(session.recording?.is === 'on' && !isAgentLost && { recordedInto: session.recording.folder }),
  ...(session.usb && { usb: session.usb }),
});
