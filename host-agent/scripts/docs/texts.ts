/** Reads the texts of a language for the compiler and for the checks: their arguments, and whether they parse. */
import { type Expression, type Message, parse, type Pattern, type SelectExpression, type Term } from '@fluent/syntax';

/** An argument of a text, or of several texts together. */
export interface Argument {
  /** Whether a text cannot be made without it. */
  readonly isRequired: boolean;
  /** Whether a text asks by GIVEN() if it is there. */
  readonly isAskedFor: boolean;
  readonly isNumber: boolean;
  /** The only values that it can have. */
  readonly choices: ReadonlySet<string> | undefined;
}
export type Arguments = ReadonlyMap<string, Argument>;

export interface Language {
  /** By the name of the text: that of a message, or of its attribute as `message.attribute`. Sorted as in the file. */
  readonly texts: ReadonlyMap<string, Arguments>;
  /** Parts of texts: messages `part-…` and terms. */
  readonly parts: ReadonlySet<string>;
  /** What cannot be parsed, exists twice, or refers to something that is not there. */
  readonly problems: readonly string[];
}

const FUNCTIONS = ['GIVEN', 'UNKNOWN', 'NUMBER'];
/** Keys of variants that a number chooses. `other` is the default variant of any choice. */
const PLURALS = ['zero', 'one', 'two', 'few', 'many'];
const NONE: Arguments = new Map();

/** Pure. */
export function readLanguage(source: string): Language {
  const entries = parse(source, { withSpans: false }).body;
  const named = entries.filter((entry): entry is Message | Term => entry.type === 'Message' || entry.type === 'Term');
  const byName = new Map<string, Message | Term>();
  const problems = entries.flatMap((entry) => (entry.type === 'Junk' ? [`does not parse: ${entry.content}`] : []));
  for (const entry of named) {
    const name = nameOf(entry);
    if (byName.has(name)) problems.push(`${name} exists twice`);
    byName.set(name, entry);
  }
  const reader = new Reader(byName, problems);
  const texts = new Map<string, Arguments>();
  const parts = new Set<string>();
  for (const [name, entry] of byName) {
    if (isPart(name)) parts.add(name);
    if (!entry.value) problems.push(`${name} has only attributes`);
    const read = [
      ...(entry.value ? [[name, reader.patternOf(entry.value)] as const] : []),
      ...entry.attributes.map(({ id, value }) => [`${name}.${id.name}`, reader.patternOf(value)] as const),
    ];
    // What one text of a message asks for may be missing in the others too.
    const all = together(read.map(([, text]) => text));
    if (!isPart(name))
      for (const [text, own] of read)
        texts.set(
          text,
          mapped(own, (argument, of) => ({
            ...argument,
            isRequired: argument.isRequired && all.get(of)?.isAskedFor !== true,
          })),
        );
  }
  for (const name of parts) if (!reader.referred.has(name)) problems.push(`no text refers to ${name}`);
  return { texts, parts, problems };
}

const isPart = (name: string): boolean => /^(-|part-)/.test(name);
const nameOf = (entry: Message | Term): string => (entry.type === 'Term' ? `-${entry.id.name}` : entry.id.name);

class Reader {
  readonly #entries: ReadonlyMap<string, Message | Term>;
  readonly #problems: string[];
  readonly referred = new Set<string>();

  constructor(entries: ReadonlyMap<string, Message | Term>, problems: string[]) {
    this.#entries = entries;
    this.#problems = problems;
  }

  patternOf(pattern: Pattern): Arguments {
    return together(
      pattern.elements.map((element) => (element.type === 'Placeable' ? this.#expression(element.expression) : NONE)),
    );
  }

  #expression(expression: Expression): Arguments {
    switch (expression.type) {
      case 'VariableReference':
        return new Map([
          [expression.id.name, { isRequired: true, isAskedFor: false, isNumber: false, choices: undefined }],
        ]);
      case 'MessageReference':
        if (!isPart(expression.id.name)) this.#problems.push(`${expression.id.name} is no part of others`);
        return this.#referred(expression.id.name);
      case 'TermReference':
        return this.#referred(`-${expression.id.name}`);
      case 'FunctionReference': {
        const { name } = expression.id;
        if (!FUNCTIONS.includes(name)) this.#problems.push(`there is no function ${name}()`);
        const read = together(expression.arguments.positional.map((value) => this.#expression(value)));
        return mapped(read, (argument) => ({
          ...argument,
          isRequired: name !== 'GIVEN',
          isAskedFor: name === 'GIVEN',
          isNumber: name === 'NUMBER',
        }));
      }
      case 'SelectExpression':
        return this.#select(expression);
      case 'Placeable':
        return this.#expression(expression.expression);
      case 'StringLiteral':
      case 'NumberLiteral':
        return NONE;
    }
  }

  #select({ selector, variants }: SelectExpression): Arguments {
    const known = variants.filter((variant) => !isUnknown(variant.value));
    const keys = known.map(({ key }) => (key.type === 'Identifier' ? key.name : key.value));
    const isNumber = known.some(({ key }) => key.type === 'NumberLiteral' || PLURALS.includes(key.name));
    const choices = known.length < variants.length ? new Set(keys) : undefined;
    const read = this.#expression(selector);
    const chosen =
      selector.type === 'VariableReference' ? mapped(read, (argument) => ({ ...argument, isNumber, choices })) : read;
    const inside = known.map(({ value }) => this.patternOf(value));
    const always = (name: string): boolean => inside.every((each) => each.get(name)?.isRequired === true);
    return together([
      chosen,
      ...inside.map((each) =>
        mapped(each, (argument, name) => ({ ...argument, isRequired: argument.isRequired && always(name) })),
      ),
    ]);
  }

  #referred(name: string): Arguments {
    this.referred.add(name);
    const value = this.#entries.get(name)?.value;
    if (!value) {
      this.#problems.push(`there is no ${name} to refer to`);
      return NONE;
    }
    return this.patternOf(value);
  }
}

/** Whether a variant is only UNKNOWN(). */
function isUnknown({ elements }: Pattern): boolean {
  const [only] = elements;
  return (
    elements.length === 1 &&
    only?.type === 'Placeable' &&
    only.expression.type === 'FunctionReference' &&
    only.expression.id.name === 'UNKNOWN'
  );
}

const mapped = (read: Arguments, change: (argument: Argument, name: string) => Argument): Arguments =>
  new Map([...read].map(([name, argument]) => [name, change(argument, name)]));

/** The arguments of texts that are shown together. */
export function together(texts: readonly Arguments[]): Arguments {
  const all = new Map<string, Argument>();
  for (const [name, argument] of texts.flatMap((text) => [...text])) {
    const other = all.get(name);
    all.set(name, {
      isRequired: argument.isRequired || other?.isRequired === true,
      isAskedFor: argument.isAskedFor || other?.isAskedFor === true,
      isNumber: argument.isNumber || other?.isNumber === true,
      choices: argument.choices ?? other?.choices,
    });
  }
  return all;
}

/** The types of all texts, made from English. Pure. */
export function messageTypes({ texts }: Language): string {
  const rows = [...texts].map(([name, read]) => `  readonly '${name}': ${typeOf(read)};`);
  return `/** The arguments of each text. Made from en.ftl by \`npm run docs\`; do not edit this file. */
type Value = string | number;
type NoArguments = Readonly<Record<never, never>>;

export interface Messages {
${rows.join('\n')}
}
`;
}

function typeOf(read: Arguments): string {
  if (read.size === 0) return 'NoArguments';
  const properties = [...read].map(([name, { isRequired, isNumber, choices }]) => {
    const type = choices ? [...choices].map((choice) => `'${choice}'`).join(' | ') : isNumber ? 'number' : 'Value';
    return isRequired ? `readonly ${name}: ${type}` : `readonly ${name}?: ${type} | undefined`;
  });
  return `{ ${properties.join('; ')} }`;
}

/** What another language lacks, or has beyond English. Pure. */
export function differences(english: Language, other: Language): string[] {
  const expected = [...english.texts.keys()].filter((name) => !IN_ONE_LANGUAGE.test(name));
  const [ours, theirs] = [byMessage(english), byMessage(other)];
  return [
    ...expected.filter((name) => !other.texts.has(name)).map((name) => `${name} is missing`),
    ...[...other.texts.keys()]
      .filter((name) => !english.texts.has(name) && !IN_ONE_LANGUAGE.test(name) && !SAID_BY_THE_HOST_AGENT.test(name))
      .map((name) => `${name} is not in English`),
    ...[...theirs].flatMap(([name, read]) => argumentDifferences(name, ours.get(name) ?? read, read)),
  ];
}

/** `window-error-…`: how windows tell a failure in a language whose `error-…` fits the command line only. `english-…`: what no window says. */
const IN_ONE_LANGUAGE = /^(window-error|english)-/;
/** The host agent says these in English by itself, with its figures. */
export const SAID_BY_THE_HOST_AGENT = /^(image-step|process-role|finding|mistake)-/;

/** The arguments of all texts of each message. */
function byMessage({ texts }: Language): ReadonlyMap<string, Arguments> {
  const all = new Map<string, Arguments>();
  for (const [text, read] of texts) {
    const name = text.replace(/\..*/, '');
    all.set(name, together([all.get(name) ?? NONE, read]));
  }
  return all;
}

function argumentDifferences(name: string, ours: Arguments, theirs: Arguments): string[] {
  const list = ({ choices }: Argument): string => [...(choices ?? [])].sort().join(', ');
  return [
    ...[...ours.keys()].filter((argument) => !theirs.has(argument)).map((argument) => `${name} lacks $${argument}`),
    ...[...theirs].flatMap(([argument, read]) => {
      const own = ours.get(argument);
      if (!own) return [`${name} has $${argument}, which English lacks`];
      if (read.isRequired && !own.isRequired) return [`${name} needs $${argument}, which may be missing`];
      if (read.choices && list(read) !== list(own))
        return [`${name} has other choices of $${argument} than English: ${list(read)}`];
      return [];
    }),
  ];
}
