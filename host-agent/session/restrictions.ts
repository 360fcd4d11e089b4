/**
 * The settings of a profile that a running session takes over from later edits, and only where they are stricter. All other settings stay as they
 * were when the session was opened: they are built into its VM or into its port.
 */
import { type Restrictions, STRICTEST_FIRST } from '../api/restrictions.ts';
import type { Profile } from '../config/profile.ts';

/** The restrictions within the settings. Pure. */
export function restrictionsOf({
  files,
  clipboard,
  microphone,
  usb,
  usbKinds,
  lifetimeMinutes,
  idleStopMinutes,
  maximumAgeMinutes,
  mayKeepRunning,
}: Profile): Restrictions {
  return {
    files,
    clipboard,
    microphone,
    usb,
    usbKinds,
    lifetimeMinutes,
    idleStopMinutes,
    maximumAgeMinutes,
    mayKeepRunning,
  };
}

/** For each restriction the stricter of the two. Pure. */
export function stricter(opened: Restrictions, edited: Restrictions): Restrictions {
  return {
    files: {
      out: stricterRule(opened.files.out, edited.files.out),
      in: stricterRule(opened.files.in, edited.files.in),
    },
    clipboard: {
      out: stricterRule(opened.clipboard.out, edited.clipboard.out),
      in: stricterRule(opened.clipboard.in, edited.clipboard.in),
    },
    microphone: stricterRule(opened.microphone, edited.microphone),
    usb: stricterRule(opened.usb, edited.usb),
    usbKinds: opened.usbKinds.filter((kind) => edited.usbKinds.includes(kind)),
    ...shorterLimits(opened, edited),
    mayKeepRunning: opened.mayKeepRunning && edited.mayKeepRunning,
  };
}

/** Allows nothing. Limits of time are none, so that no session ends for a limit that no profile has set; those of the present profile are applied as well. */
export const STRICTEST: Restrictions = {
  files: { out: 'off', in: 'off' },
  clipboard: { out: 'off', in: 'off' },
  microphone: 'off',
  usb: 'off',
  usbKinds: [],
  lifetimeMinutes: 0,
  idleStopMinutes: 0,
  maximumAgeMinutes: 0,
  mayKeepRunning: false,
};

/** Settings that an older host agent has written: each rule that it did not know is the strictest, each limit of time none. Anything but an object stays as it is. Pure. */
export function withStrictest(settings: unknown, strictest: object = STRICTEST): unknown {
  if (!isRecord(settings)) return settings;
  const missing = Object.entries(strictest as Record<string, unknown>).map(([key, value]) => [
    key,
    isRecord(value) ? withStrictest(settings[key] ?? {}, value) : (settings[key] ?? value),
  ]);
  return { ...settings, ...Object.fromEntries(missing) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type TimeLimits = Pick<Restrictions, 'lifetimeMinutes' | 'idleStopMinutes' | 'maximumAgeMinutes'>;

/** For each limit the shorter of the two. Pure. */
export const shorterLimits = (one: TimeLimits, other: TimeLimits): TimeLimits => ({
  lifetimeMinutes: shorter(one.lifetimeMinutes, other.lifetimeMinutes),
  idleStopMinutes: shorter(one.idleStopMinutes, other.idleStopMinutes),
  maximumAgeMinutes: shorter(one.maximumAgeMinutes, other.maximumAgeMinutes),
});

function stricterRule<Rule extends (typeof STRICTEST_FIRST)[number]>(one: Rule, other: Rule): Rule {
  return STRICTEST_FIRST.indexOf(one) < STRICTEST_FIRST.indexOf(other) ? one : other;
}

/** 0 is no limit. */
function shorter(oneMinutes: number, otherMinutes: number): number {
  return oneMinutes === 0 || otherMinutes === 0
    ? Math.max(oneMinutes, otherMinutes)
    : Math.min(oneMinutes, otherMinutes);
}
