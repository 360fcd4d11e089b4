/** A failure between processes. Apart from the table of errors, whose types refer to what may carry a failure. */
import { z } from 'zod';
import { EXIT } from './entry.ts';

const Values = z.record(z.string().max(64), z.union([z.string().max(4000), z.number()]));

/** The parameters of the texts of a failure, so that a window can show them in another language. */
export const FailureParameters = z.record(
  z.string().max(64),
  z.union([
    z.string().max(4000),
    z.number(),
    z.strictObject({ message: z.string(), code: z.string().optional(), params: Values.optional() }),
  ]),
);
export type FailureParameters = z.infer<typeof FailureParameters>;

/** A failure as the control API transfers it. */
export const FailureData = z.strictObject({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  exitStatus: z.union([
    z.literal(EXIT.failed),
    z.literal(EXIT.usage),
    z.literal(EXIT.refused),
    z.literal(EXIT.notFound),
  ]),
  params: FailureParameters.optional(),
});
export type FailureData = z.infer<typeof FailureData>;
