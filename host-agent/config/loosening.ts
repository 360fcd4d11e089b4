/** Which settings of a configuration are looser than those before it: what a session may do, whom the host trusts, and what runs where. */
import { isDeepStrictEqual } from 'node:util';
import { STRICTEST_FIRST } from '../api/restrictions.ts';
import { Profile } from './profile.ts';
import { REACHES } from './policy/schema.ts';
import type { Config } from './schema.ts';
import { leavesOf, type Path, pathKey, type Table, valueAt } from './table.ts';

/** Whether `after` is looser than `before`. */
type Judge = (before: unknown, after: unknown) => boolean;

const never: Judge = () => false;
/** Whether another value is worse can be told only by the person. */
const always: Judge = () => true;
const rule: Judge = (before, after) =>
  STRICTEST_FIRST.indexOf(after as never) > STRICTEST_FIRST.indexOf(before as never);
/** Widest first. */
const reach: Judge = (before, after) => REACHES.indexOf(after as never) < REACHES.indexOf(before as never);
const turnedOn: Judge = (_, after) => after === true;
const turnedOff: Judge = (_, after) => after === false;
const more: Judge = (before, after) => Number(after) > Number(before);
const fewer: Judge = (before, after) => Number(after) < Number(before);
/** 0 is no limit. */
const longer: Judge = (before, after) =>
  Number(before) !== 0 && (Number(after) === 0 || Number(after) > Number(before));
const added: Judge = (before, after) => itemsOf(after).some((item) => !itemsOf(before).includes(item));
const removed: Judge = (before, after) => added(after, before);

const itemsOf = (list: unknown): readonly unknown[] => (Array.isArray(list) ? (list as unknown[]) : []);

/** By key; `*` stands for any name. A key that is not listed here follows the longest one above it; at the top, every change counts as looser. */
const JUDGES: Readonly<Record<string, Judge>> = {
  accelerator: never,
  'network.forwardEapol': turnedOn,
  'network.ports': never,
  'network.memoryMiB': never,
  'network.startWith': never,
  'network.idleStopSeconds': never,
  'network.connections': more,
  'network.newConnectionsPerSecond': more,
  'network.refusedNetworks': removed,
  'images.trustedKeys': added,
  'images.channelThreshold': fewer,
  'images.extraSources': added,
  'updates.check': turnedOff,
  'updates.everyHours': more,
  'updates.build': turnedOff,
  'template.maximumAgeHours': longer,
  spare: never,
  'downloads.maxFileMiB': more,
  'downloads.safeCopyPages': never,
  audio: never,
  end: never,
  start: never,
  log: never,
  'log.urls': turnedOn,
  'profile.*': never,
  'profile.*.where': always,
  'profile.*.privateMemory': turnedOff,
  'profile.*.seal': always,
  'profile.*.network.policy': reach,
  'profile.*.network.allow': added,
  'profile.*.files': rule,
  'profile.*.clipboard': rule,
  'profile.*.extensions': added,
  'profile.*.policies': always,
  'profile.*.lifetimeMinutes': longer,
  'profile.*.idleStopMinutes': longer,
  'profile.*.maximumAgeMinutes': longer,
  'profile.*.mayKeepRunning': turnedOn,
  'profile.*.microphone': rule,
  'profile.*.usb': rule,
  'profile.*.usbKinds': added,
};

/** The settings that are looser in `after`, with their new values. A profile that is new counts from the defaults; one that is gone loosens nothing. Pure. */
export function loosenedIn(before: Config, after: Config): { readonly path: Path; readonly value: unknown }[] {
  const untouched = Profile.parse({});
  const gone = Object.keys(before.profile).filter((name) => !Object.hasOwn(after.profile, name));
  const was: Table = {
    ...before,
    profile: {
      ...Object.fromEntries(Object.keys(after.profile).map((name) => [name, untouched])),
      ...Object.fromEntries(Object.entries(before.profile).filter(([name]) => !gone.includes(name))),
    },
  };
  // A key that is missing afterwards, such as a policy of Chromium or a pool, is a change, too.
  const paths = new Map([...leavesOf(after), ...leavesOf(was)].map(({ path }) => [pathKey(path), path] as const));
  return [...paths.values()].flatMap((path) => {
    const [old, value] = [valueAt(was, path), valueAt(after, path)];
    return !isDeepStrictEqual(old, value) && judgeOf(path)(old, value) ? [{ path, value }] : [];
  });
}

function judgeOf(path: Path): Judge {
  for (let length = path.length; length > 0; length -= 1) {
    const key = path.slice(0, length).map((name, index) => (index === 1 && path[0] === 'profile' ? '*' : name));
    const judge = JUDGES[pathKey(key)];
    if (judge) return judge;
  }
  return always;
}
