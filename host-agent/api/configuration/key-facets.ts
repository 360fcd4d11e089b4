/** What the schema says of a configuration key beside its values, its default and its meaning, as zod's metadata. A table passes it on to its keys. */
import { z } from 'zod';

const Value = z.union([z.string(), z.number(), z.boolean()]);
/** Another key and its value. `key`: one of the same table, or the whole path with dots. */
export const Condition = z.union([
  z.strictObject({ key: z.string(), is: Value }),
  z.strictObject({ key: z.string(), isNot: Value }),
]);
export type Condition = z.infer<typeof Condition>;

/** What a key is about: a page of the settings, or for a key of profiles a part of its page. */
export const KEY_GROUPS = [
  'general',
  'files',
  'network',
  'pages',
  'speed',
  'devices',
  'ending',
  'updates',
  'computer',
] as const;
export type KeyGroup = (typeof KEY_GROUPS)[number];

/** What a window lets the person choose in place of text to type. `page`: an address, or an empty page. */
export const KEY_CHOOSERS = ['exit', 'folder', 'language', 'page', 'pool', 'profile', 'time-zone'] as const;
export type KeyChooser = (typeof KEY_CHOOSERS)[number];

declare module 'zod' {
  interface GlobalMeta {
    /** Which values are looser: what a session may do, whom the host trusts, and what runs where. Every key has it. */
    looser?: Looser;
    /** Every key has one. */
    group?: KeyGroup;
    chooser?: KeyChooser;
    /** When the key has an effect. Windows hide it otherwise. */
    onlyIf?: Condition;
    /** A value without effect is a mistake: the person who writes it believes that it has one. */
    mustHaveEffect?: true;
    /** What most people never change. */
    isExpert?: true;
    /** Read only when the host agent starts: a change takes effect at its next start. */
    isReadOnce?: true;
  }
}

/** Rules for what may cross, the strictest first. */
export const STRICTEST_FIRST = ['off', 'ask', 'allow'] as const;

/** Whether `after` is looser than `before`. */
type Judge = (before: unknown, after: unknown) => boolean;

const itemsOf = (list: unknown): readonly unknown[] => (Array.isArray(list) ? (list as unknown[]) : []);
const added: Judge = (before, after) => itemsOf(after).some((item) => !itemsOf(before).includes(item));

const JUDGES = {
  never: () => false,
  /** Whether another value is worse can be told only by the person. */
  always: () => true,
  on: (_, after) => after === true,
  off: (_, after) => after === false,
  more: (before, after) => Number(after) > Number(before),
  fewer: (before, after) => Number(after) < Number(before),
  /** 0 is no limit. */
  longer: (before, after) => Number(before) !== 0 && (Number(after) === 0 || Number(after) > Number(before)),
  added,
  removed: (before, after) => added(after, before),
} as const satisfies Readonly<Record<string, Judge>>;

/** An array: the values of the key, the strictest first. */
export type Looser = keyof typeof JUDGES | readonly string[];

/** Whether `after` is looser than `before`, another value of the same key. Pure. */
export function isLooser(looser: Looser, before: unknown, after: unknown): boolean {
  if (typeof looser === 'string') return JUDGES[looser](before, after);
  return looser.indexOf(String(after)) > looser.indexOf(String(before));
}

/** The stricter of two values; of two lists, what both contain. Pure. */
export function stricterValue(looser: Looser, one: unknown, other: unknown): unknown {
  if (looser === 'added') return itemsOf(one).filter((item) => itemsOf(other).includes(item));
  return isLooser(looser, one, other) ? one : other;
}

const STRICTEST: { readonly [Each in Looser & string]?: unknown } = { on: false, added: [], longer: 0 };

/** The value that allows nothing. Of limits it is none. Pure. */
export function strictestValue(looser: Looser): unknown {
  return typeof looser === 'string' ? STRICTEST[looser] : looser[0];
}
