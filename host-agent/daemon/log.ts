import pino, { type Logger } from 'pino';
import type { Config } from '../config/schema.ts';
import type { Journal } from './journal/journal.ts';
import { LogFile } from './log-file.ts';

/** The host agent's log, which only this person can read. It contains visited URLs only if the configuration says so. `journal` gets each line too. */
export function openLog(path: string, config: Config, journal?: Pick<Journal, 'write'>): Logger {
  const file = new LogFile(path);
  return pino(
    {
      level: config.log.level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      // A second line of defence: fields that can hold a URL have these names.
      redact: config.log.urls ? [] : ['url', '*.url', 'urls', '*.urls'],
    },
    {
      write: (line: string) => {
        file.write(line);
        journal?.write(line);
      },
    },
  );
}
