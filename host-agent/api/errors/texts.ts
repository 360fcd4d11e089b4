/** The texts of one language for people, from a file in the syntax of Fluent. */
import { FluentBundle, FluentNumber, FluentResource, FluentType, type FluentValue } from '@fluent/bundle';
import type { Messages } from '../../../ui/texts/messages.d.ts';

/** The name of a text: of a message, or of an attribute of one, such as `ending-idle.explanation`. */
export type TextId = keyof Messages;
type Value = string | number | undefined;
type Values = Readonly<Record<string, Value>>;

export interface Texts<Language extends string = string> {
  readonly language: Language;
  /** The compiler knows the arguments of each text. */
  readonly text: <Id extends TextId>(
    id: Id,
    ...values: keyof Messages[Id] extends never ? [] : [values: Messages[Id]]
  ) => string;
  /** The same for a name that is made from data; `undefined` if this version has no such text, or not for these values. */
  readonly find: (id: string, values?: Values) => string | undefined;
}

/** Each text of `source` is read when it is first asked for: all of them at once would take longer than a click may. Pure. */
export function textsFrom<Language extends string>(language: Language, source: string): Texts<Language> {
  let made: LazyBundle | undefined;
  const bundle = (): LazyBundle => (made ??= new LazyBundle(language, source));
  return {
    language,
    text: (id, ...[values = {}]: readonly [Values?]) => {
      const text = bundle().format(id, values);
      if (text === undefined) throw new Error(`There is no text ${id}.`);
      return text;
    },
    find: (id, values = {}) => {
      try {
        return bundle().format(id, values);
      } catch {
        return undefined;
      }
    },
  };
}

/** A message or a term: its name, and its lines up to a comment or the next name. */
const ENTRY = /^(-?[a-zA-Z][\w-]*) *=.*\n(?:(?:[ \t].*)?\n)*/gm;
/** What other messages can refer to, and which therefore is read at once. */
const REFERRED = /^(-|part-)/;

class LazyBundle {
  readonly #bundle: FluentBundle;
  readonly #unread: Map<string, string>;

  constructor(language: string, source: string) {
    this.#bundle = new FluentBundle(language, {
      // Texts contain commands and paths that people copy, and end up in logs and on the command line, where the marks of isolation would be part of them.
      // What comes from a VM has lost the characters that turn the direction of writing (invisible.ts); windows isolate names by <bdi>.
      useIsolating: false,
      functions: {
        GIVEN: ([value]) => (value instanceof Absent || value === '' ? 'no' : 'yes'),
        UNKNOWN: () => {
          throw new RangeError('There is no text for this value.');
        },
      },
    });
    this.#unread = new Map(Array.from(source.matchAll(ENTRY), ([entry, name = '']) => [name, entry]));
    for (const name of this.#unread.keys()) if (REFERRED.test(name)) this.#read(name);
  }

  /** `undefined` if there is no such text. Throws if it cannot be made from these values. */
  format(id: string, values: Values): string | undefined {
    const [name = '', attribute] = id.split('.');
    this.#read(name);
    const message = this.#bundle.getMessage(name);
    const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
    return pattern ? this.#bundle.formatPattern(pattern, argumentsOf(values)) : undefined;
  }

  #read(name: string): void {
    const entry = this.#unread.get(name);
    if (entry === undefined) return;
    this.#unread.delete(name);
    this.#bundle.addResource(new FluentResource(entry));
  }
}

/** Stands for an argument that is missing: a text may ask for it by GIVEN(), but not show it. */
class Absent extends FluentType<undefined> {
  override toString(): string {
    throw new ReferenceError('An argument of the text is missing.');
  }
}
const ABSENT = new Absent(undefined);

/** Fluent calls it an error to ask for an argument that has no property, so every name has one. */
function argumentsOf(values: Values): Record<string, FluentValue> {
  const own = Object.entries(values).map(([name, value]): [string, FluentValue] => [name, argumentOf(value)]);
  return new Proxy<Record<string, FluentValue>>(Object.fromEntries(own), {
    get: (target, name) => (Object.hasOwn(target, name) ? target[String(name)] : ABSENT),
    getOwnPropertyDescriptor: (target, name) =>
      Reflect.getOwnPropertyDescriptor(target, name) ?? { configurable: true, enumerable: true, value: ABSENT },
  });
}

function argumentOf(value: Value): FluentValue {
  if (value === undefined) return ABSENT;
  return typeof value === 'number' ? new PlainNumber(value) : value;
}

/** As people type and compare numbers: sizes in MiB, processes, serials. A text that groups digits says so: NUMBER($size, useGrouping: "auto"). */
class PlainNumber extends FluentNumber {
  override toString(): string {
    return String(this.value);
  }
}
