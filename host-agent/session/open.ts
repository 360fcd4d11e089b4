import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { PortAccess } from '../../appliance/protocol/network.ts';
import { DIRECT, exitOf } from '../config/exit.ts';
import type { Profile } from '../config/profile/profile.ts';
import { browsableUrl } from '../config/url.ts';
import { portAccess } from '../network/policy.ts';
import type { Portal } from '../network/portal/find-portal.ts';
import { ownMemoryBytes } from '../process/memory.ts';
import { type PluggedPort, sessionCard } from '../vm/plugged-port.ts';
import { LiveSession } from './live-session.ts';
import { chosenProfile } from './profile.ts';
import type { ExitNetwork, SessionDeps } from './session-deps.ts';
import type { Sessions } from './sessions.ts';
import type { Owned } from '../process/owned.ts';
import { SessionStart, type StartPlan } from './start/start.ts';
import { endFailedStart } from './start/start-failure.ts';
import { assertSpeech } from './speech.ts';
import { StartProgress } from './start/start-progress.ts';
import { Failure } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import type { AvailableMemory } from '../process/available-memory.ts';

const MIB = 1024 * 1024;

export interface OpenRequest {
  readonly url?: string | undefined;
  readonly profile?: string | undefined;
  /** The fastest start that it may have; absent: with a spare. */
  readonly startFrom?: 'template' | 'cold' | undefined;
}

/** Creates a session, whose start goes on from here. Leaves nothing when it fails or the signal is aborted before. */
export async function openSession(sessions: Sessions, request: OpenRequest, signal: AbortSignal): Promise<LiveSession> {
  const { deps } = sessions;
  const requestedAt = new Date();
  const progress = new StartProgress(() => deps.onChange?.());
  const profile = chosenProfile(deps.config(), request.profile);
  const { settings } = profile;
  const asked = browsableUrl(request.url ?? settings.startPage);
  await assertSpeech(profile, deps.canSpeak);
  signal.throwIfAborted();
  const admitted = await admit(deps, settings.memoryMiB);
  progress.moments.host('admitted');
  const portal = settings.network.policy === 'portal' ? await portalFor(deps, settings, signal) : undefined;
  const url = portal?.url ?? asked;
  signal.throwIfAborted();
  await using hold = deps.fastStart?.holdSpares();
  const exit = exitOf(settings) === DIRECT ? undefined : await exitNamed(deps, exitOf(settings));
  await using ready = request.startFrom ? undefined : await deps.fastStart?.takeSpare(settings, exit?.use.id, signal);
  // A recall discards spares, but this one may have been taken in the same moment.
  await using spare = ready && !deps.recalledImage?.(ready.value.image) ? ready.move() : undefined;
  if (admitted === 'spare first') await deps.fastStart?.freeMemory();
  const access = portal?.access ?? portAccess(settings.network);
  const id = spare?.value.id ?? randomBytes(4).toString('hex');
  await using port = spare ? spare.value.port.move() : await plugIn(deps, exit, id, access);
  progress.moments.host('placed');
  signal.throwIfAborted();
  const startedFrom = spare ? 'spare' : 'cold';
  const isCold = request.startFrom === 'cold';
  const nic = sessionCard(port.value);
  const session = new LiveSession(deps, {
    id,
    profile: { ...profile, portal: portal?.reach },
    requestedAt,
    port: port.move(),
    access,
    exit,
    startedFrom,
    progress,
  });
  sessions.add(session);
  session.startedBy(startSession(deps, session, { settings, url, nic, spare: spare?.move(), isCold }, hold?.move()));
  return session;
}

/** Whether the host has the memory for another session. Throws `Failure` memory-short. */
async function admit({ availableMemory, fastStart }: SessionDeps, neededMiB: number) {
  const available = await availableMemory?.();
  const spareBytes = ownMemoryBytes((fastStart?.spare().processes ?? []).map(({ pid }) => pid));
  return admission(neededMiB, available, Math.floor(spareBytes / MIB));
}

/** Only the way of the host leads to the portal of its network. Throws `Failure` no-portal. */
async function portalFor({ findPortal }: SessionDeps, settings: Profile, signal: AbortSignal): Promise<Portal> {
  if (exitOf(settings) !== DIRECT || !findPortal) throw new Failure('no-portal', { problem: 'exit' });
  return findPortal(signal);
}

function exitNamed({ exits }: SessionDeps, name: string): Promise<ExitNetwork> {
  if (!exits) throw new Failure('exit-not-found', { exit: name });
  return exits.open(name);
}

async function plugIn(
  { network, fastStart }: SessionDeps,
  exit: ExitNetwork | undefined,
  id: string,
  access: PortAccess,
): Promise<PluggedPort> {
  const used = exit ?? network;
  if (!used.hasRoom()) await fastStart?.freePort(exit?.use.id);
  return used.plug(id, access);
}

/** `hold`: kept while it starts. Returns why it failed. */
async function startSession(
  deps: SessionDeps,
  session: LiveSession,
  plan: StartPlan,
  hold: Owned<unknown> | undefined,
): Promise<Failure | undefined> {
  await using _hold = hold;
  await using spare = plan.spare;
  const start = new SessionStart(deps, session, plan);
  try {
    // Its opener says first whose it is.
    await turn();
    session.ending.throwIfAborted();
    if (spare) session.network.assign(session.port, session.id, session.access);
    await start.run();
    session.progress.markReady();
    session.becomeReady();
    await session.record();
    session.ending.throwIfAborted();
    session.becomeBrowsing();
    deps.onOpened?.(session.describe());
  } catch (thrown) {
    const failure = await endFailedStart(deps, { session, templateKey: start.templateKey, thrown });
    const cause = messageOf(failure?.cause ?? thrown);
    if (failure) deps.log.info({ id: session.id, code: failure.code, cause }, 'a session did not start');
    return failure;
  }
  if (start.templateKey !== undefined) deps.fastStart?.cloneWorked(start.templateKey);
  return undefined;
}

// A session is refused when the host lacks its memory: started anyway, it would make the kernel end programs.

/**
 * `admitted`: there is room. `spare first`: there is room once the spare is this session, or is gone. `available`: without the spare;
 * `undefined`: unknown. Pure. Throws `Failure` memory-short.
 */
export function admission(
  neededMiB: number,
  available: AvailableMemory | undefined,
  spareMiB: number,
): 'admitted' | 'spare first' {
  if (available === undefined || available.mebibytes >= neededMiB) return 'admitted';
  if (available.mebibytes + spareMiB >= neededMiB) return 'spare first';
  throw new Failure('memory-short', {
    neededMiB,
    availableMiB: available.mebibytes + spareMiB,
    cgroup: available.cgroup,
  });
}
