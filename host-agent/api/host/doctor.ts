/** The findings of the doctor. */
import { z } from 'zod';
import { FailureData } from '../errors/failure-data.ts';

export const Finding = z.strictObject({
  check: z.string(),
  /** `note`: works, but not as well as it could. `trouble`: a session cannot start, or something that the person relies on does not work. */
  level: z.enum(['ok', 'note', 'trouble']),
  message: z.string(),
  hint: z.string().optional(),
  /** The part of the hint, or all of it, that is typed into a terminal. */
  command: z.string().optional(),
  /** Which of several findings of this check and level it is: with them, the name of its text in other languages. */
  variant: z.string().optional(),
  /** What varies in the message and in the hint. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** The failure that the message and the hint are those of. */
  failure: FailureData.omit({ exitStatus: true }).optional(),
  /** A fact of the host that the person can hardly change. */
  isGiven: z.literal(true).optional(),
});
export type Finding = z.infer<typeof Finding>;
