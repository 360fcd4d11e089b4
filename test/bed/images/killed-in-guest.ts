/** Images whose guest loses a process at a given moment: guest agent, X server or browser. */
import { join } from 'node:path';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { beginWith } from './first-process.ts';

const KILLER = join(import.meta.dirname, 'killer/init');

/** Processes that a browser VM needs. */
export const VICTIMS_IN_GUEST = ['agent', 'display', 'browser'] as const;
export type VictimInGuest = (typeof VICTIMS_IN_GUEST)[number];

/** Puts an image into use in which `victim` is killed so long after the boot, or as soon as it runs. The returned function puts the previous image back into use. */
export const killInGuest = (at: Folders, victim: VictimInGuest, afterMs: number): Promise<() => Promise<void>> =>
  beginWith(at, { name: 'killer', init: KILLER, parameters: `kill-inside=${victim}:${(afterMs / 1000).toFixed(1)}` });
