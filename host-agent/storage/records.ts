import type { z } from 'zod';
import { readTextIfThere, writeFileAtomically } from './atomic.ts';

/** What `schema` describes, as a file that is there whole or not at all. */
export async function writeRecord<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  record: z.input<Schema>,
): Promise<void> {
  await writeFileAtomically(path, JSON.stringify(schema.parse(record)));
}

/** The record at `path`, or `undefined` when there is none that can be read: then it counts as never written. */
export async function readRecord<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const text = await readTextIfThere(path);
  try {
    return text === undefined ? undefined : schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
