import pino, { type Logger } from 'pino';
import type { Config } from '../config/schema.ts';
import { LogFile } from './log-file.ts';

/** The daemon's log, for this person alone. Addresses that were visited are not in it unless the configuration says so. */
export function openLog(path: string, config: Config): Logger {
  return pino(
    {
      level: config.log.level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      // A policy of last resort: the places where an address could stand say what they are called.
      redact: config.log.urls ? [] : ['url', '*.url', 'urls', '*.urls'],
    },
    new LogFile(path),
  );
}
