/** Parses the host agent's log line by line. Values from a guest stay plain text of limited length. */
export interface LogLine {
  /** ISO 8601; absent if the line does not have the log's format. */
  readonly time?: string;
  readonly level: 'ok' | 'note' | 'trouble';
  readonly part?: string;
  readonly message: string;
  /** All other fields of the line. */
  readonly details: string;
}

const MAX_CHARACTERS = 2_000;
/** The log's numeric levels: 40 is a warning, 50 an error. */
const WARNING = 40;
const ERROR = 50;
const SHOWN_ELSEWHERE = new Set(['time', 'level', 'part', 'msg', 'pid', 'hostname']);

export function readLogLine(untrustedLine: string): LogLine {
  const line = untrustedLine.slice(0, MAX_CHARACTERS);
  const fields = asObject(line);
  if (!fields) return { level: 'ok', message: line, details: '' };
  const { time, level, part, msg } = fields;
  const details = Object.entries(fields).filter(([name]) => !SHOWN_ELSEWHERE.has(name));
  return {
    ...(time === undefined ? {} : readTime(time)),
    level: typeof level !== 'number' || level < WARNING ? 'ok' : level < ERROR ? 'note' : 'trouble',
    ...(typeof part === 'string' ? { part } : {}),
    message: typeof msg === 'string' ? msg : '',
    details: details
      .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join('  '),
  };
}

function readTime(time: unknown): { time?: string } {
  const moment = new Date(typeof time === 'number' || typeof time === 'string' ? time : Number.NaN);
  return Number.isNaN(moment.getTime()) ? {} : { time: moment.toISOString() };
}

function asObject(line: string): Partial<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
