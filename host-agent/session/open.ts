import { randomBytes } from 'node:crypto';
import type { PortAccess } from '../../appliance/protocol/network.ts';
import type { OpenProgress, Session } from '../api/session/session.ts';
import { browsableUrl } from '../config/url.ts';
import { portAccess } from '../network/policy.ts';
import { ownMemoryBytes } from '../process/memory.ts';
import { type PluggedPort, sessionCard } from '../vm/plugged-port.ts';
import { LiveSession } from './live-session.ts';
import { chosenProfile } from './profile.ts';
import type { SessionDeps } from './session-deps.ts';
import type { Sessions } from './sessions.ts';
import { SessionStart, type StartPlan } from './start.ts';
import { endFailedStart } from './start-failure.ts';
import { assertSpeech } from './speech.ts';
import { StartProgress } from './start-progress.ts';
import { Failure } from '../api/errors/failure.ts';
import type { AvailableMemory } from '../process/available-memory.ts';

const MIB = 1024 * 1024;

export interface OpenRequest {
  readonly url?: string | undefined;
  readonly profile?: string | undefined;
}

export interface OpenListener {
  readonly onCreated: (session: Session) => void;
  readonly onProgress: (progress: OpenProgress) => void;
}

/** Opens a session; fulfilled when its browser is painted. Leaves nothing when it fails or the signal is aborted. */
export async function openSession(
  sessions: Sessions,
  request: OpenRequest,
  listener: OpenListener,
  signal: AbortSignal,
): Promise<LiveSession> {
  const { deps } = sessions;
  const requestedAt = new Date();
  const progress = new StartProgress((requirement, elapsedMs) =>
    listener.onProgress({ requirement, state: 'met', elapsedMs }),
  );
  const profile = chosenProfile(deps.config(), request.profile);
  const { settings } = profile;
  const url = browsableUrl(request.url ?? settings.startPage);
  await assertSpeech(profile, deps.canSpeak);
  signal.throwIfAborted();
  const admitted = await admit(deps, settings.memoryMiB);
  progress.moments.host('admitted');
  signal.throwIfAborted();
  await using _hold = deps.fastStart?.holdSpares();
  await using spare = await deps.fastStart?.takeSpare(settings, signal);
  if (admitted === 'spare first') await deps.fastStart?.freeMemory();
  const access = portAccess(settings.network);
  const id = spare?.value.id ?? randomBytes(4).toString('hex');
  await using port = spare ? spare.value.port.move() : await plugIn(deps, id, access);
  progress.moments.host('placed');
  const startedFrom = spare ? 'spare' : 'cold';
  const nic = sessionCard(port.value);
  const session = new LiveSession(deps, {
    id,
    profile,
    requestedAt,
    port: port.move(),
    access,
    startedFrom,
    progress,
  });
  await startSession(sessions, session, { settings, url, nic, spare }, listener, signal);
  return session;
}

/** Whether the host has the memory for another session. Throws `Failure` memory-short. */
async function admit({ availableMemory, fastStart }: SessionDeps, neededMiB: number) {
  const available = await availableMemory?.();
  const spareBytes = ownMemoryBytes((fastStart?.spare().processes ?? []).map(({ pid }) => pid));
  return admission(neededMiB, available, Math.floor(spareBytes / MIB));
}

async function plugIn({ network, fastStart }: SessionDeps, id: string, access: PortAccess): Promise<PluggedPort> {
  if (!network.hasRoom()) await fastStart?.freePort();
  return network.plug(id, access);
}

async function startSession(
  sessions: Sessions,
  session: LiveSession,
  plan: StartPlan,
  { onCreated, onProgress }: OpenListener,
  signal: AbortSignal,
): Promise<void> {
  const { deps } = sessions;
  const start = new SessionStart(deps, session, plan, AbortSignal.any([signal, session.ending]));
  try {
    if (plan.spare) deps.network.assign(session.port, session.id, session.access);
    sessions.add(session);
    onCreated(session.describe());
    await start.run(onProgress);
    session.progress.markReady();
    session.becomeBrowsing();
    deps.onOpened?.(session.describe());
    await session.record();
  } catch (thrown) {
    const { templateKey } = start;
    throw await endFailedStart(deps, { session, templateKey, thrown, isCancelled: signal.aborted });
  }
  if (start.templateKey !== undefined) deps.fastStart?.cloneWorked(start.templateKey);
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
