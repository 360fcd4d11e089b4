import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import pino, { type Logger } from 'pino';
import type { Config } from '../config/schema.ts';

/** A log beyond this is set aside when the daemon starts; one older is kept. */
const ROTATE_BYTES = 5 * 1024 * 1024;

/** The daemon's log, for this person alone. Addresses that were visited are not in it unless the configuration says so. */
export function openLog(path: string, config: Config): Logger {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > ROTATE_BYTES) renameSync(path, `${path}.1`);
  return pino(
    {
      level: config.log.level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      // A policy of last resort: the places where an address could stand say what they are called.
      redact: config.log.urls ? [] : ['url', '*.url', 'urls', '*.urls'],
    },
    pino.destination({ dest: path, mode: 0o600, sync: true }),
  );
}
