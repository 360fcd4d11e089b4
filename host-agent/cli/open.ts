import type { ChildProcess } from 'node:child_process';
import type { Client } from '../api/connection/client.ts';
import { findDesktop, startDesktop } from '../api/desktop-program.ts';
import { openAndFollow } from '../api/connection/open-and-follow.ts';
import { WANTED_ENDS } from '../api/session/ends.ts';
import { english } from '../api/errors/english.ts';
import { EXIT, Failure, type ExitStatus } from '../api/errors/failure.ts';
import type { DriveAddress } from '../api/session/drive.ts';
import type { OpenProgress, Session, SessionEnded } from '../api/session/session.ts';
import { pageUrl } from '../api/session/url.ts';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
import { print, printJson, printText, say } from './output.ts';
import { sayRequirement } from './progress.ts';
import { findViewer, hasDesktop, showSession } from './viewer/viewer.ts';
import type { DryRunVm, DryRunStep } from '../api/session/dry-run.ts';

export interface OpenOptions {
  readonly url: string | undefined;
  readonly profile: string | undefined;
  /** `false`: the session runs without a window. */
  readonly window: boolean;
  readonly detach: boolean;
  readonly json: boolean;
  /** A program may drive its browser. */
  readonly drive?: boolean;
  /** Called once it is ready; when it throws, the session is closed. */
  readonly afterReady?: (client: Client, session: Session, interrupted: AbortSignal) => Promise<void>;
}

/** Starts a session, shows it, and returns when it has ended; with `detach`, when it is ready. */
export async function open(options: OpenOptions): Promise<ExitStatus> {
  // The control API would refuse a long one as a malformed request, which says nothing about the URL.
  const page = options.url === undefined ? undefined : pageUrl(options.url);
  if (page !== undefined && 'refused' in page) throw new Failure('url-refused', page.refused);
  const display = options.window ? await findDisplay(options.detach) : undefined;
  if (options.window && !display) say('There is no display: the session runs without a window.');
  const interrupted = interruptSignal();
  return withAgent(async (client) => {
    const session = await start(client, { options, display, signal: interrupted });
    const window = display?.ready(session);
    const address = options.drive ? await driveOrClose(client, session.id, interrupted) : undefined;
    if (options.json) printJson({ event: 'ready', session, ...(address && { drive: address }) });
    else print(`Session ${session.id} is ready${display ? '.' : `; ${whereSeen(session)}`}`);
    if (address && !options.json) print(address.webSocket);
    await options.afterReady?.(client, session, interrupted).catch(async (error: unknown) => {
      await client.call('session.close', { ids: [session.id] });
      throw error;
    });
    if (options.detach) return EXIT.done;
    const { reason } = await untilEnded(client, session, window, interrupted);
    if (options.json) printJson({ event: 'ended', session: session.id, reason });
    else print(`${english.text(`ending-${reason}`)}. ${english.text(`ending-${reason}.explanation`)}`);
    return WANTED_ENDS.has(reason) ? EXIT.done : EXIT.failed;
  });
}

/** Opens a session of the profile that signs in to networks. Throws `Failure` no-portal. */
export async function signIn(options: Pick<OpenOptions, 'window' | 'detach' | 'json'>): Promise<ExitStatus> {
  const profiles = await withAgent((client) => client.call('profile.list', {}));
  const profile = profiles.find(({ isPortal }) => isPortal)?.name;
  if (profile === undefined) throw new Failure('no-portal', { problem: 'profile' });
  return open({ url: undefined, profile, ...options });
}

/** A session that cannot be driven is of no use to who asked for it. */
async function driveOrClose(client: Client, id: string, signal: AbortSignal): Promise<DriveAddress> {
  try {
    return await client.call('session.drive', { id }, { signal });
  } catch (error) {
    await client.call('session.close', { ids: [id] });
    throw error;
  }
}

function whereSeen({ display }: Session): string {
  return display.kind === 'rfb' ? `its screen (VNC): ${display.socket}` : 'it is on the screen of the host.';
}

function start(
  client: Client,
  { options, display, signal }: { options: OpenOptions; display: SessionDisplay | undefined; signal: AbortSignal },
): Promise<Session> {
  const { url, profile, json } = options;
  let created: Session | undefined;
  return openAndFollow(
    client,
    { ...(url !== undefined && { url }), ...(profile !== undefined && { profile }) },
    {
      signal,
      onCreated: (session) => {
        created = session;
        if (json) printJson({ event: 'created', session });
        display?.created(session);
      },
      onStep: (step) => {
        if (json) stepEvents(step, created).forEach(printJson);
        else if (step.state === 'met') sayRequirement(step.requirement, step.elapsedMs);
      },
    },
  );
}

/** Waits until the session has ended, the viewer was closed, or the person pressed Ctrl-C; then closes the session. */
async function untilEnded(
  client: Client,
  session: Session,
  window: ChildProcess | undefined,
  interrupted: AbortSignal,
): Promise<SessionEnded> {
  const ended = client.call('session.wait', { id: session.id });
  const close = () => {
    client.call('session.close', { ids: [session.id] }).catch((error: unknown) => {
      // It may have ended in the meantime.
      if (!(error instanceof Failure && error.exitStatus === EXIT.notFound)) say(String(error));
    });
  };
  window?.once('exit', close);
  if (interrupted.aborted) close();
  interrupted.addEventListener('abort', close, { once: true });
  try {
    return await ended;
  } finally {
    window?.removeListener('exit', close);
  }
}

// What `open --json` prints while a session starts.

/** The objects to print for a step. The screen is announced as soon as its VM runs, so that a program can watch the rest of the start. Pure. */
export function stepEvents(
  { requirement, state, elapsedMs }: OpenProgress,
  created: Pick<Session, 'id' | 'display'> | undefined,
): object[] {
  const progress = { event: 'progress', requirement, state, elapsedMs };
  if (requirement !== 'vm' || state !== 'met' || !created) return [progress];
  return [progress, { event: 'screen', session: created.id, display: created.display }];
}

// Shows a session that the command line opened: in the desktop application if it is installed, else in a VNC viewer.

interface SessionDisplay {
  /** The session has an id and begins to start. */
  readonly created: (session: Session) => void;
  /** The session can be shown. Returns the viewer, whose exit closes the session; the desktop application closes sessions itself. */
  readonly ready: (session: Session) => ChildProcess | undefined;
}

/** `undefined` if no window can be shown. Throws `Failure` viewer-missing. */
async function findDisplay(stays: boolean): Promise<SessionDisplay | undefined> {
  if (!hasDesktop()) return undefined;
  const desktop = findDesktop();
  if ('command' in desktop) {
    return {
      created: ({ id }) => startDesktop(desktop.command, [`--session=${id}`]),
      ready: () => undefined,
    };
  }
  const viewer = await findViewer();
  return {
    created: () => undefined,
    ready: ({ display, profile }) =>
      display.kind === 'own-screen' ? undefined : showSession(viewer, display.socket, `Safe Browse: ${profile}`, stays),
  };
}

// `open --dry-run`: prints the commands without running them.

const WHEN: Record<DryRunStep['when'], string> = { start: 'starts', network: 'gets its network', end: 'ends' };

export function printDryRun(profile: string | undefined, json: boolean): Promise<void> {
  return withAgent(async (client) => {
    const planned = await client.call('session.dry-run', profile === undefined ? {} : { profile });
    if (json) printJson(planned);
    else printText(planned.vms.map(shellLines).join('\n'));
  });
}

/** The commands of one VM as shell lines, with a comment above each part. Pure. */
export function shellLines({ role, steps, file }: DryRunVm): string {
  const who = role === 'network' ? 'the network VM' : 'the session';
  const lines: string[] = [];
  if (file)
    lines.push(
      `# ${file.path}:`,
      ...file.text
        .trimEnd()
        .split('\n')
        .map((line) => `#   ${line}`),
    );
  for (const [index, { when, command, inputFile }] of steps.entries()) {
    if (steps[index - 1]?.when !== when) lines.push(`# When ${who} ${WHEN[when]}:`);
    lines.push([...command.map(quoted), ...(inputFile === undefined ? [] : [`< ${quoted(inputFile)}`])].join(' '));
  }
  return `${lines.join('\n')}\n`;
}

function quoted(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
