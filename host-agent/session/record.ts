import { z } from 'zod';
import { Volume } from '../../appliance/protocol/browser.ts';
import { PortAccess } from '../../appliance/protocol/network.ts';
import { Restrictions } from '../api/session/restrictions.ts';
import { BrowserEnded, Reach } from '../api/session/session.ts';
import { Profile } from '../config/profile/profile.ts';
import { STRICTEST } from '../config/restrictions.ts';
import { mergeTables } from '../config/table.ts';
import { ExitUse } from '../network/exit/exit-network.ts';
import { VmRecord } from '../hypervisor/hypervisor.ts';
import { SealedTemplate } from '../template/manifest.ts';
import { SavedDownloadsRecord } from '../transfer/saved-downloads.ts';
import { AutomationRecord } from './automation.ts';
import { OverdueRecord } from './rules/overdue.ts';
import { UsbRecord } from './usb.ts';

/** With every restriction: one that is missing must not turn into the permissive default of a profile. A session may have lost all kinds of USB devices. */
const Settings = Profile.safeExtend(Restrictions.shape);

/**
 * What a host agent writes down about a session for its successor. A record that cannot be read counts as never written: its VM is killed.
 * It holds no address that was visited.
 */
export const SessionRecord = z.strictObject({
  id: z.string(),
  /** As it was when the session was opened, or stricter. */
  profile: z.strictObject({ name: z.string(), settings: Settings, portal: Reach.optional() }),
  requestedAt: z.iso.datetime(),
  /** A successor adopts a session only if it was browsing, and kills one that was still starting. */
  browsing: z.boolean(),
  vm: VmRecord,
  port: z.int().min(0).max(63),
  /** What it may reach, as its profile said when it was opened. */
  access: PortAccess,
  /** The exit by which it leaves, as it was when the session was opened; absent: the way of the host. */
  exit: ExitUse.optional(),
  image: z.string(),
  /** Absent for a session without sound. */
  volume: Volume.optional(),
  /** The USB devices that it has; absent if none. */
  usb: UsbRecord.optional(),
  /** How programs drive it; absent if none may. */
  automation: AutomationRecord.optional(),
  /** Downloads that were saved on the host; absent if none. */
  saved: SavedDownloadsRecord.optional(),
  /** How many were not: the guest says it again only when it runs. Absent if none. */
  unsaved: z.int().min(1).optional(),
  /** Present if it is held, or was. */
  overdue: OverdueRecord.optional(),
  /** It waits for the person's decision, because its browser ended; absent otherwise. */
  browserEnded: BrowserEnded.exclude(['returning']).optional(),
  startedFrom: z.enum(['cold', 'template', 'spare']),
  /** Absent if it was not cloned. */
  template: SealedTemplate.optional(),
  /** What the idle limit depends on. */
  attendance: z.enum(['unseen', 'seen', 'kept']),
  timings: z.strictObject({
    runningMs: z.int().optional(),
    firstFrameMs: z.int().optional(),
    readyMs: z.int().optional(),
  }),
});
export type SessionRecord = z.infer<typeof SessionRecord>;

/** A record that an older host agent may have written, which did not know every restriction. */
export const StoredSessionRecord = z.preprocess((stored) => {
  const known = z.looseObject({ profile: z.looseObject({ settings: z.looseObject({}) }) }).safeParse(stored);
  if (!known.success) return stored;
  const { profile } = known.data;
  // Each rule that it did not know is the strictest, each limit of time none.
  return { ...known.data, profile: { ...profile, settings: mergeTables(STRICTEST, profile.settings) } };
}, SessionRecord);
