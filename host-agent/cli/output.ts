/** Output to the terminal. Text from a guest is escaped before it gets here. */
import { open, rename, rm } from 'node:fs/promises';
import { Failure, type ExitStatus } from '../api/errors/failure.ts';
import { english } from '../api/errors/english.ts';
import { formatBytes } from '../api/format-bytes.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { textValues } from '../api/errors/render.ts';
import { systemTrouble } from '../api/errors/system-trouble.ts';

/** One JSON document, or one object per line, on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A whole file, unchanged. */
export function printText(text: string): void {
  process.stdout.write(text);
}

/** A message for the person, on stderr; never part of a result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Rows as aligned columns, the header first. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Reports a failure as text or JSON, and returns the exit status. */
export function reportFailure(error: unknown, asJson: boolean): ExitStatus {
  const failure =
    error instanceof Failure
      ? error
      : (systemTrouble(error) ?? new Failure('internal', { reason: messageOf(error) }, { cause: error }));
  const { code, message, hint, params, exitStatus } = failure;
  // Empty if what they are made from is not known.
  const details = english.find(`error-${code}.details`, textValues(params)) || undefined;
  if (asJson) printJson({ event: 'failed', code, message, hint, details });
  else say(`safe-browse: ${message}\n${hint}${details === undefined ? '' : `\n\n${details}`}`);
  return exitStatus;
}

/** `1536000` as `1.5 MB`. */
export const size = (bytes: number): string => formatBytes(bytes, english.language);

/**
 * Replaces the file at once: its reader never sees half of it, nor the new file under its temporary name, which ends in `.new`. `mode`: also against
 * the umask. Throws `Failure` file-not-written.
 */
export async function writeWhole(path: string, text: string, mode?: number): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  try {
    const file = await open(temporary, 'wx', 0o644);
    try {
      if (mode !== undefined) await file.chmod(mode);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new Failure('file-not-written', { path }, { cause });
  }
}
