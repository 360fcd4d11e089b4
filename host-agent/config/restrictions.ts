/**
 * The settings of a profile that a running session takes over from later edits, and only where they are stricter. All other settings stay as they
 * were when the session was opened: they are built into its VM or into its port.
 */
import { z } from 'zod';
import { type Looser, stricterValue, strictestValue } from '../api/configuration/key-facets.ts';
import { Restrictions, TimeLimits } from '../api/session/restrictions.ts';
import { isTable } from './table.ts';

const AmongSettings = z.object(Restrictions.shape);

/** The restrictions within the settings. Pure. */
export const restrictionsOf = (settings: Readonly<Record<keyof Restrictions, unknown>>): Restrictions =>
  AmongSettings.parse(settings);

/** For each restriction the stricter of the two. Pure. */
export const stricter = (opened: Restrictions, edited: Restrictions): Restrictions =>
  Restrictions.parse(stricterOf(Restrictions, opened, edited));

/** For each limit the shorter of the two. Pure. */
export const shorterLimits = (one: TimeLimits, other: TimeLimits): TimeLimits =>
  TimeLimits.parse(stricterOf(TimeLimits, one, other));

const stricterOf = (schema: z.ZodType, one: unknown, other: unknown): unknown =>
  ofEach(schema, [one, other], (looser, values) => stricterValue(looser, values[0], values[1]));

/** Allows nothing. Limits of time are none, so that no session ends for a limit that no profile has set; those of the present profile are applied as well. */
export const STRICTEST = Restrictions.parse(ofEach(Restrictions, [], strictestValue));
export const NO_LIMITS = shorterLimits(STRICTEST, STRICTEST);

/** For each key of the schema what `choose` makes of the values that the tables have there. */
function ofEach(
  schema: z.ZodType,
  tables: readonly unknown[],
  choose: (looser: Looser, values: readonly unknown[]) => unknown,
): unknown {
  const looser = schema.meta()?.looser;
  if (looser !== undefined) return choose(looser, tables);
  if (!(schema instanceof z.ZodObject)) throw new Error('A restriction does not say which of its values are looser.');
  const keys = Object.entries<z.ZodType>(schema.shape);
  return Object.fromEntries(
    keys.map(([key, below]) => [
      key,
      ofEach(
        below,
        tables.map((table) => (isTable(table) ? table[key] : undefined)),
        choose,
      ),
    ]),
  );
}
