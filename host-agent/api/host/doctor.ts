/** The findings of the doctor. */
import { z } from 'zod';

export const Finding = z.strictObject({
  check: z.string(),
  /** `note`: works, but not as well as it could. `trouble`: a session cannot start. */
  level: z.enum(['ok', 'note', 'trouble']),
  message: z.string(),
  hint: z.string().optional(),
});
export type Finding = z.infer<typeof Finding>;
