import type { ChildProcess } from 'node:child_process';
import type { Client } from '../api/client.ts';
import { END_TEXTS, WANTED_ENDS } from '../api/ends.ts';
import { EXIT, Failure, type ExitStatus } from '../api/failure.ts';
import type { Session, SessionEnded } from '../api/session.ts';
import { pageUrl } from '../api/url.ts';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
import { openEvents } from './open-events.ts';
import { print, printJson, say } from './output.ts';
import { sayRequirement } from './progress.ts';
import { findDisplay, type SessionDisplay } from './session-display.ts';

export interface OpenOptions {
  readonly url: string | undefined;
  readonly profile: string | undefined;
  /** `false`: the session runs without a window. */
  readonly window: boolean;
  readonly detach: boolean;
  readonly json: boolean;
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
    if (options.json) printJson({ event: 'ready', session });
    else print(`Session ${session.id} is ready${display ? '.' : `; ${whereSeen(session)}`}`);
    if (options.detach) return EXIT.done;
    const { reason } = await untilEnded(client, session, window, interrupted);
    if (options.json) printJson({ event: 'ended', session: session.id, reason });
    else print(`${END_TEXTS[reason].title}. ${END_TEXTS[reason].explanation}`);
    return WANTED_ENDS.has(reason) ? EXIT.done : EXIT.failed;
  });
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
  return client.call(
    'session.open',
    { ...(url !== undefined && { url }), ...(profile !== undefined && { profile }) },
    {
      signal,
      onProgress: (told) => {
        if (json) openEvents(told, created).forEach(printJson);
        if (told.kind === 'created') {
          created = told.session;
          display?.created(told.session);
        } else if (!json && told.progress.state === 'met')
          sayRequirement(told.progress.requirement, told.progress.elapsedMs);
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
