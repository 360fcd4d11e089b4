import type { z } from 'zod';
import { readTextIfThere, writeFileAtomically } from './atomic.ts';

/** Writes a record atomically, as JSON that `schema` describes. `mode`: only for its owner, unless another one is given. */
export async function writeRecord<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  record: z.input<Schema>,
  mode?: number,
): Promise<void> {
  await writeFileAtomically(path, JSON.stringify(schema.parse(record)), mode);
}

/** The record at `path`; `undefined` when it is missing or does not match the schema. */
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
