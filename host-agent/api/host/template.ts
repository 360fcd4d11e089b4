/** Templates and the spare in the control API. */
import { z } from 'zod';
import { VmRole } from './image.ts';
import { RfbDisplay } from '../session/session.ts';

export const TemplateStatus = z.strictObject({
  role: VmRole,
  /** The state in which the VM was sealed. */
  level: z.enum(['browser', 'desktop', 'network']),
  memoryMiB: z.int(),
  processors: z.int(),
  /** `expired`: too old to be used until it is sealed again. */
  state: z.enum(['missing', 'sealing', 'ready', 'expired', 'failed']),
  /** The step that the sealing has reached. */
  step: z.string().optional(),
  key: z.string().optional(),
  image: z.string().optional(),
  sealedAt: z.iso.datetime().optional(),
  /** Size on the disk. */
  bytes: z.int().optional(),
  /** The last problem, as a text for a person. */
  trouble: z.string().optional(),
  /** Why an earlier template is not used: what has changed since it was sealed, in words for a person. */
  changed: z.array(z.string()).optional(),
});
export type TemplateStatus = z.infer<typeof TemplateStatus>;

/** The paused clones that are ready for the next clicks. */
export const SpareStatus = z.strictObject({
  /** `ready`: at least one is. */
  state: z.enum(['none', 'loading', 'ready']),
  /** Why there is none, as a text for a person. */
  reason: z.string().optional(),
  /** How many are ready. */
  ready: z.int().min(0),
  /** How many are wanted: more than one while clicks follow each other faster than a spare is loaded. */
  wanted: z.int().min(0),
  /** The id of the session that the next one becomes. */
  id: z.string().optional(),
  /** A window may load the picture before the click. */
  display: RfbDisplay.optional(),
  /** Of all that are ready. */
  processes: z.array(z.strictObject({ role: z.string(), pid: z.int() })),
});
export type SpareStatus = z.infer<typeof SpareStatus>;

export const TemplateStatusList = z.strictObject({ templates: z.array(TemplateStatus), spare: SpareStatus });
export type TemplateStatusList = z.infer<typeof TemplateStatusList>;

export const TemplateProgress = z.strictObject({
  role: VmRole,
  level: TemplateStatus.shape.level,
  step: z.string(),
  /** From 0 to 1, for this template. */
  fraction: z.number().min(0).max(1),
});
export type TemplateProgress = z.infer<typeof TemplateProgress>;
