/** What the runner and the process of a script tell each other. */
import { z } from 'zod';
import type { DrivenSession } from '../client/client.d.ts';

/** To the script, once it is loaded and its browser is ready. */
export interface Job {
  readonly session: Pick<DrivenSession, 'id' | 'profile' | 'reach' | 'endpoint'>;
  /** The module of Playwright in the script's own project. */
  readonly playwright: string;
  readonly timeoutMs: number;
  /** Where to put artefacts; absent: none are made. */
  readonly artefacts?: string;
}

const MAX_TEXT = 64 * 1024;
/** Longer ones are cut. */
const Text = z.string().transform((text) => text.slice(0, MAX_TEXT));

export const STEPS = ['loaded', 'begun', 'yielded'] as const;
export type Step = (typeof STEPS)[number];

/** The script has the other end of the connection, too, and may say anything. */
export const Said = z.discriminatedUnion('is', [
  /** `loaded`: it can begin. `begun`: it has its page, and its time counts. `yielded`: it is done or too late; its artefacts are being made. */
  z.strictObject({ is: z.enum(STEPS) }),
  z.strictObject({
    is: z.literal('over'),
    outcome: z.enum(['passed', 'failed', 'timed-out']),
    reason: Text.optional(),
    details: Text.optional(),
  }),
]);
export type Said = z.infer<typeof Said>;
export type Over = Extract<Said, { is: 'over' }>;
