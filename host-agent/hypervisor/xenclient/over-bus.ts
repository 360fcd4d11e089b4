/** xenmgr over D-Bus, which works only in dom0. */
import { z } from 'zod';
import { BusError, type SystemBus } from './system-bus.ts';
import { type AnswerOf, METHODS, PROPERTIES, SERVICE, typeOf, type ValueOf } from './interfaces.ts';
import { ANSWER_WITHIN_MS, type Xenmgr, XenmgrRefused } from './xenmgr.ts';

const STANDARD = 'org.freedesktop.DBus.Properties';
const MAX_ENTRIES = 10_000;

const Text = z.string().max(1024 * 1024);
const Texts = z.array(Text).max(MAX_ENTRIES);
/** A dictionary arrives as pairs. */
const Dictionaries = z
  .array(
    z
      .array(z.tuple([Text, Text]))
      .max(MAX_ENTRIES)
      .transform((pairs) => Object.fromEntries(pairs)),
  )
  .max(MAX_ENTRIES);
const ANSWERS = {
  '': z.unknown().transform(() => undefined),
  s: Text,
  o: Text,
  i: z.int(),
  b: z.boolean(),
  as: Texts,
  ao: Texts,
  'aa{ss}': Dictionaries,
} as const;
/** A variant arrives as its type and its values. */
const Variant = z.tuple([z.unknown(), z.tuple([z.unknown()])]).transform(([, [value]]) => value);

export function xenmgrOverBus(bus: SystemBus): Xenmgr {
  const say = async (
    what: string,
    call: { path: string; interface: string; member: string; signature?: string; body?: readonly unknown[] },
    signal?: AbortSignal,
  ): Promise<unknown> => {
    try {
      return (await bus.call({ destination: SERVICE, ...call }, ANSWER_WITHIN_MS, signal))[0];
    } catch (error) {
      if (error instanceof BusError) throw new XenmgrRefused(what, `${error.errorName}: ${error.message}`, error);
      throw error;
    }
  };
  return {
    call: async (object, name, args, signal) => {
      const { interface: of, member, takes, gives } = METHODS[name];
      const untrusted = await say(
        member,
        { path: object, interface: of, member, ...(takes !== '' && { signature: takes, body: args }) },
        signal,
      );
      return ANSWERS[gives].parse(untrusted) as AnswerOf<typeof name>;
    },
    get: async (object, kind, name, signal) => {
      const untrusted = await say(
        name,
        { path: object, interface: STANDARD, member: 'Get', signature: 'ss', body: [PROPERTIES[kind].interface, name] },
        signal,
      );
      return ANSWERS[typeOf(kind, name)].parse(Variant.parse(untrusted)) as ValueOf<typeof kind, typeof name>;
    },
    set: async (object, kind, name, value, signal) => {
      await say(
        name,
        {
          path: object,
          interface: STANDARD,
          member: 'Set',
          signature: 'ssv',
          body: [PROPERTIES[kind].interface, name, [typeOf(kind, name), value]],
        },
        signal,
      );
    },
    propertiesOf: async (object, signal) => {
      const untrustedXml = Text.parse(
        await say(
          'its properties',
          { path: object, interface: 'org.freedesktop.DBus.Introspectable', member: 'Introspect' },
          signal,
        ),
      );
      return new Set(
        [...untrustedXml.matchAll(/<property\b[^>]*\bname="([a-z0-9-]+)"/g)].flatMap(([, name]) => name ?? []),
      );
    },
    close: () => bus.close(),
  };
}
