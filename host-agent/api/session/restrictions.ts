/** What the profile of a session forbids or limits. Restrictions can be tightened while the session runs, but not loosened. */
import { z } from 'zod';
import { STRICTEST_FIRST } from '../configuration/key-facets.ts';
import { UsbKind, UsbRule } from './usb.ts';

/** `off`: never; `ask`: after asking the person each time. */
export const FileRule = z.enum(['off', 'ask']).meta({ looser: STRICTEST_FIRST });
/** `allow`: by button or shortcut, without asking. */
export const ClipboardRule = z.enum(['off', 'ask', 'allow']).meta({ looser: STRICTEST_FIRST });
/** `ask`: silent until the person turns it on. */
const MicrophoneRule = z.enum(['off', 'ask']).meta({ looser: STRICTEST_FIRST });
/** `ask`: a program of the host may, if the person agrees; `allow`: without asking. */
const AutomationRule = z.enum(['off', 'ask', 'allow']).meta({ looser: STRICTEST_FIRST });
/** `ask`: its sessions may be recorded, if the person agrees; `on`: without asking. */
const RecordRule = z.enum(['off', 'ask', 'on']).meta({ looser: ['off', 'ask', 'on'] });
/** `on`: a recording of its sessions has the keys of their TLS connections. */
const RecordKeysRule = z.enum(['off', 'on']).meta({ looser: ['off', 'on'] });
/** 0: no limit. */
export const LimitMinutes = z.int().min(0).max(10_080).meta({ looser: 'longer' });

/** The settings of a profile that its running sessions follow where they become stricter. */
export const Restrictions = z.strictObject({
  files: z.strictObject({ out: FileRule, in: FileRule }),
  clipboard: z.strictObject({ out: ClipboardRule, in: ClipboardRule }),
  microphone: MicrophoneRule,
  /** Whether a program of the host may drive the browser. */
  automation: AutomationRule,
  /** Whether the screen, the network and the downloads of the session may be recorded. */
  record: RecordRule,
  /** Whether recordings have the keys of TLS connections. */
  recordKeys: RecordKeysRule,
  usb: UsbRule,
  /** With `usb`: the kinds of devices that may be handed over. */
  usbKinds: z.array(UsbKind).meta({ looser: 'added' }),
  lifetimeMinutes: LimitMinutes,
  idleStopMinutes: LimitMinutes,
  /** Applies while a security update for the image of the session is known. */
  maximumAgeMinutes: LimitMinutes,
  /** Whether the person may lift `idleStopMinutes` for one session. */
  mayKeepRunning: z.boolean().meta({ looser: 'on' }),
});
export type Restrictions = z.infer<typeof Restrictions>;

export const TimeLimits = Restrictions.pick({ lifetimeMinutes: true, idleStopMinutes: true, maximumAgeMinutes: true });
export type TimeLimits = z.infer<typeof TimeLimits>;

/** The rule that each act in a session follows, by its keys in a profile. */
export const RULE_OF = {
  'save-files': ['files', 'out'],
  'send-files': ['files', 'in'],
  // The caller saves it: a file from the session like any other.
  screenshot: ['files', 'out'],
  'copy-out': ['clipboard', 'out'],
  'paste-in': ['clipboard', 'in'],
  'keep-running': ['mayKeepRunning'],
} as const satisfies Record<string, readonly ['files' | 'clipboard', 'out' | 'in'] | readonly ['mayKeepRunning']>;

export type ForbiddenAct = keyof typeof RULE_OF;

/** Pure. */
export function forbids(restrictions: Restrictions, act: ForbiddenAct): boolean {
  const [what, direction] = RULE_OF[act];
  return direction === undefined ? !restrictions[what] : restrictions[what][direction] === 'off';
}
