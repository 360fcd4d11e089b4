/** What came of an action: errors do not survive the way between processes, so both outcomes are values. */
import { z } from 'zod';
import { FailureParameters } from '../../host-agent/api/failure.ts';

/** What a person is told of something that went wrong. */
export const Trouble = z.strictObject({
  /** Stable, kebab-case: texts in the person's language are found by it. */
  code: z.string(),
  message: z.string(),
  /** What to do next. */
  hint: z.string(),
  params: FailureParameters.optional(),
});
export type Trouble = z.infer<typeof Trouble>;

export type Answer<Value> =
  { readonly is: 'done'; readonly value: Value } | { readonly is: 'failed'; readonly trouble: Trouble };
