/** The outcome of an action. Errors do not survive IPC, so success and failure are both values. */
import { z } from 'zod';
import { FailureParameters } from '../../host-agent/api/errors/failure-data.ts';

/** A failure as it is shown to a person. */
export const Trouble = z.strictObject({
  /** Stable, kebab-case; identifies the text in the person's language. */
  code: z.string(),
  message: z.string(),
  /** What to do next. */
  hint: z.string(),
  params: FailureParameters.optional(),
});
export type Trouble = z.infer<typeof Trouble>;

export type Answer<Value> =
  { readonly is: 'done'; readonly value: Value } | { readonly is: 'failed'; readonly trouble: Trouble };
