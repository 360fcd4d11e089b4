/** A start that failed: the failure for the person, and the report to the owner of the template. */
import { Failure, isFailure, reasonOf } from '../../api/errors/failure.ts';
import { REQUIREMENTS, type EndReason } from '../../api/session/session.ts';
import { systemTrouble } from '../../api/errors/system-trouble.ts';
import { VmLost } from '../../vm/loss.ts';
import type { LiveSession } from '../live-session.ts';
import type { SessionDeps } from '../session-deps.ts';

export interface FailedStart {
  readonly session: LiveSession;
  /** The template that the VM was cloned from. */
  readonly templateKey: string | undefined;
  readonly thrown: unknown;
}

/** Ends the session. Returns the error for the person when nothing of it runs any more; `undefined` if it was closed. */
export async function endFailedStart(deps: SessionDeps, failed: FailedStart): Promise<Failure | undefined> {
  const { session, templateKey } = failed;
  // An error of the start may only be the first sign that the VM was lost.
  if (!session.ending.aborted) await session.whyLost();
  const reason = await session.endStart();
  if (reason === 'closed') return undefined;
  const error = errorOf(failed);
  if (reason === 'image-damaged')
    return new Failure('image-damaged', { role: 'browser', origin: 'built' }, { cause: error }).withConsole(
      await session.keepConsole(),
    );
  if (templateKey !== undefined && isFaultOfVm(failed, reason))
    await deps.fastStart?.cloneFailed(
      templateKey,
      error instanceof Failure && !isFailure(error, 'session-ended') ? error.message : `the session ended: ${reason}`,
    );
  const hasConsole = session.consoleText() !== '';
  const consolePath = await session.keepConsole();
  return error instanceof Failure && !(hasConsole && isFailure(error, 'session-ended'))
    ? error.withConsole(consolePath)
    : new Failure('start-failed', causeOf(session, reason, error), { cause: error, consolePath });
}

function errorOf({ session, thrown }: FailedStart): unknown {
  if (!(thrown instanceof VmLost)) return systemTrouble(thrown) ?? thrown;
  const { loss } = thrown;
  return loss.kind === 'step-timeout'
    ? new Failure('start-timed-out', { requirement: 'vm', seconds: loss.seconds })
    : session.ending.reason;
}

/** How the session ended or, if only the start failed, the first line of its error. */
function causeOf({ loss }: LiveSession, end: EndReason, error: unknown) {
  if (end !== 'start-failed') return { end, lastWords: loss?.kind === 'ended' ? loss.lastWords : undefined };
  const reason = reasonOf(error);
  return { reason: { ...reason, message: reason.message.split('\n', 1)[0] ?? '' } };
}

/** Whether the VM was lost or missed a requirement although it had its network. A mistake of the host says nothing about the template. */
function isFaultOfVm({ session: { progress }, thrown }: FailedStart, end: EndReason): boolean {
  const isLost = end !== 'closed' && end !== 'start-failed';
  return (
    (isLost || isFailure(thrown, 'start-timed-out')) &&
    progress.has('network') &&
    !REQUIREMENTS.every((requirement) => progress.has(requirement))
  );
}
