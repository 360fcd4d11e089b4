import { fstatSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { PoolName } from '../../config/pool/pool.ts';
import { ProfileName } from '../../config/profile/profile.ts';
import { MESSAGE_IDS } from './message-ids.ts';
import { untrustedJson } from '../../storage/untrusted-json.ts';

// One line of the log as an entry of the journal, which administrators can read. So it has no free text: a fixed message with its id, and only those fields whose values are words of the program. Source: systemd.io/JOURNAL_NATIVE_PROTOCOL.

const IDENTIFIER = 'safe-browse';

/** A word of the program: a state, an outcome, the code of an error, a method of the control API. */
const Word = z.string().regex(/^[a-z][a-z.-]{0,39}$/);
/** What a log line may tell the journal. A field of another form is left out. */
const FIELDS = {
  SAFE_BROWSE_SESSION: ['id', z.string().regex(/^[0-9a-f]{8}$/)],
  SAFE_BROWSE_PART: ['part', z.enum(['session', 'network', 'template', 'updates'])],
  SAFE_BROWSE_STATE: ['state', Word],
  SAFE_BROWSE_OUTCOME: ['reason', Word],
  SAFE_BROWSE_CODE: ['code', Word],
  SAFE_BROWSE_METHOD: ['method', Word],
  // Only in what is logged for an audit: names of profiles and pools are the person's words, and could be anything.
  SAFE_BROWSE_PROFILE: ['auditedProfile', ProfileName],
  SAFE_BROWSE_POOL: ['auditedPool', PoolName],
  SAFE_BROWSE_ELAPSED_MS: ['elapsedMs', z.int().min(0)],
} as const satisfies Readonly<Record<string, readonly [string, z.ZodType<string | number>]>>;
export const JOURNAL_FIELDS = Object.keys(FIELDS);

/** pino's levels, as syslog's priorities. */
const PRIORITIES: readonly (readonly [level: number, priority: number])[] = [
  [60, 2],
  [50, 3],
  [40, 4],
  [30, 6],
  [0, 7],
];

const Line = z.looseObject({ level: z.number(), msg: z.string() });

/** `line`: JSON as pino writes it. `undefined` for a message without an id. Pure. */
export function journalEntry(line: string): Buffer | undefined {
  const parsed = Line.safeParse(untrustedJson(line));
  const id = parsed.success ? idOf(parsed.data.msg) : undefined;
  if (!parsed.success || id === undefined) return undefined;
  const { level, msg } = parsed.data;
  const fields = Object.entries(FIELDS).flatMap(([name, [key, schema]]) => {
    const accepted = schema.safeParse(parsed.data[key]);
    return accepted.success ? [`${name}=${accepted.data}`] : [];
  });
  const priority = PRIORITIES.find(([least]) => level >= least)?.[1] ?? 7;
  return Buffer.from(
    [
      `MESSAGE=${msg}`,
      `MESSAGE_ID=${id}`,
      `PRIORITY=${priority}`,
      `SYSLOG_IDENTIFIER=${IDENTIFIER}`,
      ...fields,
      '',
    ].join('\n'),
  );
}

const idOf = (message: string): string | undefined =>
  Object.hasOwn(MESSAGE_IDS, message) ? MESSAGE_IDS[message] : undefined;

/**
 * The journal, through a datagram socket that systemd has connected: Node has no such sockets, but each `write` to one is a datagram.
 * Entries that the journal does not take are lost; the log file has them.
 */
export class Journal {
  readonly #descriptor: number;

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** `undefined` if the descriptor is not a socket. */
  static of(descriptor: number): Journal | undefined {
    try {
      return fstatSync(descriptor).isSocket() ? new Journal(descriptor) : undefined;
    } catch {
      return undefined;
    }
  }

  /** `line`: of the log. */
  write(line: string): void {
    const entry = journalEntry(line);
    if (entry === undefined) return;
    try {
      writeSync(this.#descriptor, entry);
    } catch {
      // The journal restarts, or is full.
    }
  }
}
