import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { sessionMac } from '../../appliance/protocol/addresses.ts';
import { EXIT, Failure } from '../api/failure.ts';
import { REQUIREMENTS, type OpenProgress, type Requirement, type Session } from '../api/session.ts';
import { urlProblem } from '../config/url.ts';
import type { Profile } from '../config/schema.ts';
import { LiveSession } from './live-session.ts';
import { isPainted } from './painted.ts';
import { REQUIREMENT_TEXTS } from './requirements.ts';
import type { Sessions } from './sessions.ts';
import type { World } from './world.ts';

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

/** Starts a session; fulfilled when its browser is painted. Cancelled or failed: everything of it is gone again. */
export async function openSession(sessions: Sessions, request: OpenRequest, listener: OpenListener, signal: AbortSignal): Promise<LiveSession> {
  const { world } = sessions;
  const requestedAt = new Date();
  const profile = chosenProfile(world, request.profile);
  const url = browsableUrl(request.url ?? profile.settings.startPage);
  signal.throwIfAborted();
  const id = randomBytes(4).toString('hex');
  const { port, socket } = await world.network.plug(id);
  const session = new LiveSession(world, { id, profile: profile.name, requestedAt, port });
  sessions.add(session);
  session.onRequirement = (requirement, elapsedMs) => listener.onProgress({ requirement, state: 'met', elapsedMs });
  listener.onCreated(session.describe());
  const stop = AbortSignal.any([signal, session.ending.signal]);
  try {
    session.bringingUp = bringUp(world, session, { settings: profile.settings, url, socket }, stop);
    await Promise.all([session.bringingUp, awaitRequirements(world, session, listener, stop)]);
    session.timings.readyMs = session.elapsedMs();
    session.advance('ready');
    session.advance('browsing');
    await session.record();
    return session;
  } catch (error) {
    throw await abandon(world, session, error, signal);
  }
}

async function bringUp(world: World, session: LiveSession, plan: { settings: Profile; url: string; socket: string }, signal: AbortSignal): Promise<void> {
  await mkdir(session.names.folder, { recursive: true, mode: 0o700 });
  const image = await world.browserImage(signal);
  session.use(image.digest);
  session.meet('image');
  session.advance('starting');
  const networkUp = world.network.ensureUp(signal).then(() => session.meet('network'));
  const browserUp = startMachine(world, session, { ...plan, boot: image.boot }, signal);
  await Promise.all([networkUp, browserUp]);
  await session.requirements.wait('guest-agent', signal);
  // Not before the network is there: a page asked for earlier would show an error.
  session.browse(plan.url);
  await session.requirements.wait('browser-window', signal);
  await untilPainted(session, signal);
}

async function startMachine(world: World, session: LiveSession, plan: { settings: Profile; socket: string; boot: Awaited<ReturnType<World['browserImage']>>['boot'] }, signal: AbortSignal): Promise<void> {
  const { memoryMiB, processors, screen } = plan.settings;
  const machine = await world.hypervisor.start(
    {
      id: session.id,
      role: 'browser',
      names: session.names,
      boot: plan.boot,
      memoryMiB,
      processors,
      screen,
      nics: [{ mac: sessionMac(session.port), socket: plan.socket, end: 'connect' }],
    },
    signal,
  );
  await session.attach(machine);
  session.timings.runningMs = session.elapsedMs();
  await session.record();
  session.meet('machine');
}

async function untilPainted(session: LiveSession, signal: AbortSignal): Promise<void> {
  while (!isPainted(await session.machine().frame())) await sleep(LOOK_AT_SCREEN_EVERY_MS, undefined, { signal });
  session.timings.firstFrameMs = session.elapsedMs();
  session.meet('painted');
}

/** Each requirement in its turn, each with its own time limit and its own words when it never comes. */
async function awaitRequirements(world: World, session: LiveSession, listener: OpenListener, signal: AbortSignal): Promise<void> {
  const seconds = world.config.start.requirementTimeoutSeconds;
  for (const requirement of REQUIREMENTS) {
    if (session.requirements.has(requirement)) continue;
    listener.onProgress({ requirement, state: 'awaited', elapsedMs: session.elapsedMs() });
    const late = AbortSignal.timeout(seconds * 1000);
    await session.requirements.wait(requirement, AbortSignal.any([signal, late])).catch((error: unknown) => {
      throw late.aborted && !signal.aborted ? tooLate(requirement, seconds) : error;
    });
  }
}

function tooLate(requirement: Requirement, seconds: number): Failure {
  const { description, hint } = REQUIREMENT_TEXTS[requirement];
  return new Failure('start-timed-out', `The session did not start: ${description} within ${seconds} s.`, { hint });
}

/** Clears the session away and says what the person is to be told. */
async function abandon(world: World, session: LiveSession, error: unknown, signal: AbortSignal): Promise<unknown> {
  const console = session.consoleText();
  const { reason } = await session.end(signal.aborted ? 'closed' : 'start-failed');
  if (signal.aborted) return new Failure('cancelled', 'The start was cancelled; nothing is left of it.', { hint: 'Start again: safe-browse open' });
  if (console === '') return error;
  const kept = await world.keepConsole(session.id, console);
  if (error instanceof Failure && error.code !== 'session-ended') return new Failure(error.code, error.message, { hint: `${error.hint} The machine's console was kept in ${kept}`, exitStatus: error.exitStatus, cause: error });
  return new Failure('start-failed', `The session did not start: ${reason}.`, { hint: `The machine's console was kept in ${kept}`, cause: error });
}

function chosenProfile(world: World, asked: string | undefined): { readonly name: string; readonly settings: Profile } {
  const name = asked ?? world.config.defaultProfile;
  const profiles = new Map(Object.entries(world.config.profile));
  const settings = profiles.get(name);
  if (!settings) throw new Failure('no-such-profile', `There is no profile "${name.slice(0, 64)}".`, { hint: `There are: ${[...profiles.keys()].join(', ')}`, exitStatus: EXIT.usage });
  return { name, settings };
}

function browsableUrl(text: string): string {
  const problem = urlProblem(text);
  if (problem !== undefined) throw new Failure('url-refused', `The URL ${problem}.`, { hint: 'Give an http:// or https:// address, or about:blank.', exitStatus: EXIT.usage });
  return text === 'about:blank' ? text : new URL(text).href;
}
