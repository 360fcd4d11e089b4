/**
 * What a host agent does whose program was replaced, as an upgrade of the packages does: it ends once nothing uses it, so that the next one is of
 * the new version. Sessions continue.
 */
import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import { isStarting, type SessionState } from '../api/session/session.ts';
import { watchFiles } from '../storage/watch-files.ts';

/** Makes systemd start the next host agent at once; see the unit. sysexits.h calls it EX_TEMPFAIL. */
export const REPLACED_STATUS = 75;
/** The files of a package are replaced one after another: the new program has to be the same for so long. */
const LOOK_EVERY_MS = 5_000;

/** The calls of clients that are being answered. */
export class Calls {
  #inProgress = 0;

  get inProgress(): number {
    return this.#inProgress;
  }

  /** Counts `work` until it has ended. */
  async during<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#inProgress += 1;
    try {
      return await work();
    } finally {
      this.#inProgress -= 1;
    }
  }
}

export interface Use {
  readonly calls: Pick<Calls, 'inProgress'>;
  readonly builds: readonly unknown[];
  readonly sessions: readonly { readonly state: SessionState }[];
  /** Whether another host agent comes at once. Without one, what happens in a session has no consequences. */
  readonly isRestarted: boolean;
}

/** Whether its end would be felt. A desktop always has a call: it is of the same version as its host agent until it quits. Pure. */
export const isInUse = ({ calls, builds, sessions, isRestarted }: Use): boolean =>
  calls.inProgress > 0 || builds.length > 0 || (isRestarted ? sessions.some(isStarting) : sessions.length > 0);

export interface Replacement {
  readonly program: string;
  readonly isInUse: () => boolean;
  readonly end: () => void;
  readonly log: Pick<Logger, 'info'>;
}

/** Calls `end` once when `program` is another file and nothing is in use. Returns what ends this. */
export function endWhenReplaced({ program, isInUse: used, end, log }: Replacement): () => void {
  const own = identityOf(program);
  let last: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const [before, now] = [last, identityOf(program)];
    last = now;
    // While it is missing, it is being replaced, or was removed: then there is no next host agent.
    if (now === undefined || now === own || now !== before || used()) return;
    stop();
    log.info('the program was replaced: the next host agent takes over');
    end();
  };
  const unwatch = watchFiles([program], () => {
    timer ??= setInterval(look, LOOK_EVERY_MS).unref();
  });
  const stop = () => {
    unwatch();
    clearInterval(timer);
  };
  return stop;
}

function identityOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.size} ${found.mtimeMs}`;
}
