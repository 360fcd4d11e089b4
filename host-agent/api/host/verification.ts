/** Verifications in the control API. */
import { z } from 'zod';
import { VmRole } from './image.ts';

export const VerificationKind = z.enum(['reset', 'isolation', 'web']);
export type VerificationKind = z.infer<typeof VerificationKind>;

export const VerificationCheck = z.strictObject({
  /** Does not change between versions. */
  name: z.string(),
  /** What must hold, as a text for a person. */
  text: z.string(),
  /** `not-tried`: the result is unknown; `detail` says why. */
  outcome: z.enum(['held', 'failed', 'not-tried']),
  detail: z.string().optional(),
});
export type VerificationCheck = z.infer<typeof VerificationCheck>;

export const VerificationReport = z.strictObject({
  kind: VerificationKind,
  /** With the essential ones of its checks only. */
  short: z.literal(true).optional(),
  role: VmRole,
  /** Digest of the image. */
  image: z.string(),
  accelerator: z.string(),
  checks: z.array(VerificationCheck),
  durationMs: z.int().min(0),
});
export type VerificationReport = z.infer<typeof VerificationReport>;

export const VerificationProgress = z.strictObject({
  step: z.string(),
  text: z.string(),
  fraction: z.number().min(0).max(1),
});
export type VerificationProgress = z.infer<typeof VerificationProgress>;
