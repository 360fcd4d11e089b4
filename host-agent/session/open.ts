import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bookmark } from '../../appliance/protocol/browser.ts';
import type { PortAccess } from '../../appliance/protocol/network.ts';
import { Failure, isFailure, reasonOf } from '../api/failure.ts';
import { REQUIREMENTS, type EndReason, type OpenProgress, type Requirement, type Session } from '../api/session.ts';
import { browserSettings } from '../config/browser-settings.ts';
import { soundOf } from '../config/sound-of.ts';
import { browsableUrl } from '../config/url.ts';
import type { Profile } from '../config/schema.ts';
import { newIdentity } from '../vm/identity.ts';
import type { Vm, Nic } from '../hypervisor/hypervisor.ts';
import { portAccess } from '../network/policy.ts';
import { diskTrouble } from '../storage/disk-trouble.ts';
import { deadline } from '../process/deadline.ts';
import type { Spare } from '../template/spare.ts';
import { LiveSession } from './live-session.ts';
import { chosenProfile } from './profile.ts';
import { ENOUGH_TO_TELL, isPainted } from '../hypervisor/picture/painted.ts';
import type { Sessions } from './sessions.ts';
import { sessionCard, type World } from './session-deps.ts';

export interface OpenRequest {
  readonly url?: string | undefined;
  readonly profile?: string | undefined;
}

export interface OpenListener {
  readonly onCreated: (session: Session) => void;
  readonly onProgress: (progress: OpenProgress) => void;
}

/** Between two looks at the screen: a look costs the emulator some milliseconds. */
const LOOK_AT_SCREEN_EVERY_MS = 200;

/** What a start is to bring. */
interface Plan {
  readonly settings: Profile;
  readonly url: string;
  readonly nic: Nic;
  readonly spare: Spare | undefined;
}

/** Starts a session; fulfilled when its browser is painted. Cancelled or failed: everything of it is gone again. */
export async function openSession(
  sessions: Sessions,
  request: OpenRequest,
  listener: OpenListener,
  signal: AbortSignal,
): Promise<LiveSession> {
  const { world } = sessions;
  const [requestedAt, requestedAtMs] = [new Date(), performance.now()];
  const profile = chosenProfile(world.config(), request.profile);
  const url = browsableUrl(request.url ?? profile.settings.startPage);
  signal.throwIfAborted();
  try {
    const spare = await world.fastStart?.takeSpare(profile.settings, signal);
    const access = portAccess(profile.settings.network);
    const { id, port, socket } = spare ? { ...spare, socket: '' } : await plugIn(world, access);
    const session = new LiveSession(world, {
      id,
      profile,
      requestedAt,
      requestedAtMs,
      port,
      access,
      startedFrom: spare ? 'spare' : 'cold',
    });
    return await start(
      sessions,
      session,
      { settings: profile.settings, url, nic: sessionCard(port, socket), spare },
      listener,
      signal,
    );
  } finally {
    world.fastStart?.startFinished();
  }
}

async function start(
  sessions: Sessions,
  session: LiveSession,
  plan: Plan,
  listener: OpenListener,
  signal: AbortSignal,
): Promise<LiveSession> {
  const { world } = sessions;
  const stop = AbortSignal.any([signal, session.ending.signal]);
  if (plan.spare) world.network.replug(session.port, session.id, session.access);
  sessions.add(session);
  session.onRequirement = (requirement, elapsedMs) => listener.onProgress({ requirement, state: 'met', elapsedMs });
  try {
    listener.onCreated(session.describe());
    session.bringingUp = bringUp(world, session, plan, stop);
    await Promise.all([session.bringingUp, awaitRequirements(world, session, listener, stop)]);
    // It may have ended while the last requirement was met.
    stop.throwIfAborted();
    session.timings.readyMs = session.elapsedMs();
    session.advance('ready');
    session.advance('browsing');
    session.limit();
    await session.record();
    if (session.template !== undefined) world.fastStart?.cloneWorked(session.template);
    return session;
  } catch (error) {
    throw await abandon(world, session, error, signal);
  }
}

async function plugIn(world: World, access: PortAccess): Promise<{ id: string; port: number; socket: string }> {
  const id = randomBytes(4).toString('hex');
  if (!world.network.hasRoom()) await world.fastStart?.freePort();
  return { id, ...(await world.network.plug(id, access)) };
}

/** The profile's, then those of all. They are a convenience: a file that cannot be read keeps nobody from browsing. */
export async function bookmarksFor({ bookmarks, log }: World, profile: Profile): Promise<readonly Bookmark[]> {
  const ofAll = await bookmarks?.().catch((error: unknown) => {
    log.warn({ reason: String(error) }, 'the bookmarks cannot be read');
    return [];
  });
  return [...profile.bookmarks, ...(ofAll ?? [])];
}

async function bringUp(world: World, session: LiveSession, plan: Plan, signal: AbortSignal): Promise<void> {
  // Before anything can fail: a session that has ended meanwhile ends its machine, and nobody else knows this one.
  if (plan.spare) await session.attach(plan.spare.vm, plan.spare.channel);
  await mkdir(session.names.folder, { recursive: true, mode: 0o700 });
  const networkUp = world.network.ensureUp(signal).then(() => session.meet('network'));
  const vmUp = startVm(world, session, plan, signal).then(async () => {
    // Not before its policy is in force: a browser speaks before it is told to.
    await networkUp;
    await session.connect();
  });
  await Promise.all([networkUp, vmUp]);
  // Not before the network is there: a page asked for earlier would show an error.
  session.guest.browse(plan.url, await bookmarksFor(world, plan.settings));
  await session.requirements.wait('browser-window', signal);
  await untilPainted(world, session, signal);
}

/** Fulfilled when the machine runs as one of its own. */
async function startVm(world: World, session: LiveSession, plan: Plan, signal: AbortSignal): Promise<void> {
  const vm = await obtainVm(world, session, plan, signal);
  if (!plan.spare) await session.attach(vm);
  const isCopy = session.startedFrom !== 'cold';
  const isPaintedAlready = plan.spare !== undefined || (isCopy && isPainted(await vm.frame(ENOUGH_TO_TELL)));
  if (isCopy) await vm.resume();
  session.timings.runningMs = session.elapsedMs();
  session.meet('vm');
  if (isPaintedAlready) session.meetPainted();
  if (!plan.spare) {
    await session.record();
    await session.requirements.wait('guest-agent', signal);
    session.guest.identify(
      newIdentity(session.port, plan.settings.screen),
      session.startedFrom === 'cold' ? browserSettings(plan.settings) : undefined,
    );
    await session.requirements.wait('identity', signal);
  }
}

/** The spare, or a copy of the template, or a machine that boots. */
async function obtainVm(
  world: World,
  session: LiveSession,
  { settings, nic, spare }: Plan,
  signal: AbortSignal,
): Promise<Vm> {
  if (spare) {
    session.use(spare.image);
    session.meet('image');
    session.advance('starting');
    return spare.vm;
  }
  const { id, names } = session;
  const image = await world.browserImage(signal);
  session.use(image.digest);
  session.meet('image');
  session.advance('starting');
  const clone = await world.fastStart?.clone(settings, { id, names, nics: [nic] }, signal);
  if (clone) {
    [session.startedFrom, session.template] = ['template', clone.key];
    return clone.vm;
  }
  const { memoryMiB, processors, screen } = settings;
  return world.hypervisor.start(
    { id, role: 'browser', names, boot: image.boot, memoryMiB, processors, screen, nics: [nic], ...soundOf(settings) },
    signal,
  );
}

async function untilPainted(world: World, session: LiveSession, signal: AbortSignal): Promise<void> {
  // Nobody but the person sees whether it is.
  if (world.hypervisor.hasOwnScreen === true) session.meetPainted();
  while (!session.requirements.has('painted')) {
    if (isPainted(await session.vm().frame(ENOUGH_TO_TELL))) session.meetPainted();
    else await sleep(LOOK_AT_SCREEN_EVERY_MS, undefined, { signal });
  }
}

/** Each requirement in its turn, each with its own time limit and its own words when it never comes. */
async function awaitRequirements(
  world: World,
  session: LiveSession,
  listener: OpenListener,
  signal: AbortSignal,
): Promise<void> {
  const seconds = world.config().start.requirementTimeoutSeconds;
  for (const requirement of REQUIREMENTS) {
    if (session.requirements.has(requirement)) continue;
    listener.onProgress({ requirement, state: 'awaited', elapsedMs: session.elapsedMs() });
    const late = deadline(seconds * 1000);
    await session.requirements.wait(requirement, AbortSignal.any([signal, late])).catch((error: unknown) => {
      throw late.aborted && !signal.aborted ? tooLate(requirement, seconds) : error;
    });
  }
}

function tooLate(requirement: Requirement, seconds: number): Failure {
  return new Failure('start-timed-out', { requirement, seconds });
}

/** Clears the session away and says what the person is to be told. */
async function abandon(world: World, session: LiveSession, error: unknown, signal: AbortSignal): Promise<unknown> {
  const console = session.consoleText();
  error = diskTrouble(error) ?? error;
  const { reason } = await session.end(signal.aborted ? 'closed' : 'start-failed');
  if (reason === 'image-damaged') {
    return new Failure('image-damaged', { role: 'browser', origin: 'built' }, { cause: error });
  }
  if (session.template !== undefined && reason !== 'closed' && isFaultOfVm(session))
    await world.fastStart?.cloneFailed(
      session.template,
      error instanceof Failure && !isFailure(error, 'session-ended') ? error.message : `the session ended: ${reason}`,
    );
  if (signal.aborted) return new Failure('cancelled', { task: 'session' });
  if (console === '') return error;
  const kept = await world.keepConsole(session.id, console);
  if (error instanceof Failure && !isFailure(error, 'session-ended')) return error.withConsole(kept);
  return new Failure('start-failed', causeOf(session, reason, error), { cause: error, consolePath: kept });
}

/** How the session ended or, when nothing but the start failed, the first line of the error that it met. */
function causeOf({ lastWords }: LiveSession, end: EndReason, error: unknown) {
  if (end !== 'start-failed') return { end, lastWords };
  const reason = reasonOf(error);
  return { reason: { ...reason, message: reason.message.split('\n', 1)[0] ?? '' } };
}

/** Its network was there, and still something of it was missing. */
function isFaultOfVm({ requirements }: LiveSession): boolean {
  return requirements.has('network') && !REQUIREMENTS.every((requirement) => requirements.has(requirement));
}
