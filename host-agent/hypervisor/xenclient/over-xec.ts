/**
 * xenmgr over its command line. Only `xec -o PATH` is used, never `xec-vm`, which removes options anywhere among its arguments (-n, -d, -u, -o,
 * -k, -c and the next word, even where they are values), picks the first of several VMs with a name, and prints a table for an unknown VM.
 */
import type { Dom0 } from '../../tools/xen/dom0.ts';
import { CommandFailed } from '../../process/run.ts';
import { parsedAnswer, parsedValue, xec, xecWords } from '../../tools/xen/xec.ts';
import { type AnswerOf, METHODS, PROPERTIES, typeOf, type ValueOf } from './interfaces.ts';
import { type Xenmgr, XenmgrRefused } from './xenmgr.ts';

export function xenmgrOverXec(dom0: Pick<Dom0, 'run'>): Xenmgr {
  const say = async (what: string, words: readonly string[], signal: AbortSignal | undefined): Promise<string> => {
    try {
      return await dom0.run(xec, words, { signal });
    } catch (error) {
      // xec prints errors of the bus to stdout, and other errors to stderr.
      if (error instanceof CommandFailed)
        throw new XenmgrRefused(what, error.stdout.trim() === '' ? error.message : error.stdout, error);
      throw error;
    }
  };
  return {
    call: async (object, name, args, signal) => {
      const { interface: of, member, gives } = METHODS[name];
      const untrustedText = await say(member, xecWords(object, of, [member, ...args.map(String)]), signal);
      return parsedAnswer(gives, untrustedText) as AnswerOf<typeof name>;
    },
    get: async (object, kind, name, signal) => {
      const untrustedText = await say(name, xecWords(object, PROPERTIES[kind].interface, ['get', name]), signal);
      return parsedValue(typeOf(kind, name), untrustedText) as ValueOf<typeof kind, typeof name>;
    },
    set: async (object, kind, name, value, signal) => {
      typeOf(kind, name);
      await say(name, xecWords(object, PROPERTIES[kind].interface, ['set', name, String(value)]), signal);
    },
    propertiesOf: async (object, signal) =>
      new Set((await say('its properties', ['-o', object, '--list-properties'], signal)).split(/[^a-z0-9-]+/)),
    close: () => undefined,
  };
}
