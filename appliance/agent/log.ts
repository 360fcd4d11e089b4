import { writeSync } from 'node:fs';
import { sinceBootMs } from './clock.ts';

type Fields = Readonly<Record<string, string | number | boolean | Error | undefined>>;
type Say = (fields: Fields, message: string) => void;

/** A log with pino's interface. It must never contain a URL: the host keeps the console of a VM that failed. */
export interface Log {
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
  readonly fatal: Say;
}

/** pino's numbers, so that one reader understands the logs of guest and host. */
const LEVELS = { info: 30, warn: 40, error: 50, fatal: 60 } as const;

/**
 * Writes lines of JSON, each before the call returns: the last lines before a power-off matter most.
 * It is not pino itself, since loading that takes half a second of the guest's start under emulation.
 */
export function createLog(write: (line: string) => void): Log {
  const at =
    (level: number): Say =>
    (fields, message) =>
      write(formatLog({ level, atMs: sinceBootMs(), ...fields, msg: message }));
  return { info: at(LEVELS.info), warn: at(LEVELS.warn), error: at(LEVELS.error), fatal: at(LEVELS.fatal) };
}

function formatLog(entry: Fields): string {
  return `${JSON.stringify(entry, (_, value: unknown) => (value instanceof Error ? { type: value.name, message: value.message, stack: value.stack } : value))}\n`;
}

/** The log on the serial console, which is our stdout. */
export function consoleLog(): Log {
  return createLog((line) => {
    try {
      writeSync(1, line);
    } catch {
      // A full console must not stop the VM.
    }
  });
}
