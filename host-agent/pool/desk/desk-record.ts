/** What this desk writes down about its sessions on other hosts, so that its next host agent finds them again. */
import { z } from 'zod';
import { TimeLimits } from '../../api/session/restrictions.ts';
import { AutomationRecord } from '../../session/automation.ts';
import { OverdueRecord } from '../../session/rules/overdue.ts';
import { SavedDownloadsRecord } from '../../transfer/saved-downloads.ts';
import { RemoteId } from '../wire.ts';

const Recorded = z.strictObject({
  id: RemoteId,
  pool: z.string().max(64),
  host: z.string().max(256),
  remoteId: RemoteId,
  profile: z.string().max(64),
  requestedAt: z.iso.datetime(),
  /** Absent if no download was saved. */
  saved: SavedDownloadsRecord.optional(),
  /** How many were not, as its host said last; absent if none. */
  unsaved: z.int().min(1).optional(),
  /** Present if this desk holds it, or did. */
  overdue: OverdueRecord.optional(),
  /** Those of this desk. */
  limits: TimeLimits.optional(),
  /** Present if the person lifted the limit of idle time. */
  isKept: z.literal(true).optional(),
  /** Present while programs have an address of it. */
  automation: AutomationRecord.optional(),
});
export type RecordedSession = z.infer<typeof Recorded>;
/** `desk`: the secret by which hosts know it. */
export const DeskRecord = z.strictObject({
  desk: z.string().regex(/^[0-9a-f]{64}$/),
  sessions: z.array(Recorded).max(4096),
});
