/** What the client of an engine said when it failed, as a line for the person. */
import { z } from 'zod';
import { Failure } from '../api/errors/failure.ts';
import { printable } from '../process/printable.ts';
import { CommandFailed } from '../process/run.ts';

export function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return 'The cluster answered with something that its API does not allow.';
  const said = error instanceof CommandFailed ? error.lastWords.at(-1) : undefined;
  return printable(said !== undefined && said !== '' ? said : error instanceof Error ? error.message : String(error));
}

/** The `Failure` of a pool that cannot say its members. `check`: a command by which the person sees why. */
export function membersUnknown(error: unknown, { pool, check }: { pool: string; check: string }): Failure {
  if (error instanceof Failure && error.code === 'package-missing') return error;
  return new Failure('pool-members-unknown', { pool, reason: reasonOf(error), check }, { cause: error });
}

/** Throws `Failure` pool-drain-refused if the engine does not let this host be changed. */
export async function drainedBy(host: string, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    throw new Failure('pool-drain-refused', { host, reason: reasonOf(error) }, { cause: error });
  }
}
