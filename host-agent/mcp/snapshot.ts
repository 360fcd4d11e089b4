/** The accessibility tree of a page as lines of text, each with the name by which tools find its element. */
import { z } from 'zod';
import { line, visible } from './untrusted.ts';

const Value = z.looseObject({ value: z.unknown().optional() });
export const AxNode = z.looseObject({
  nodeId: z.string(),
  ignored: z.boolean(),
  role: Value.optional(),
  name: Value.optional(),
  value: Value.optional(),
  properties: z.array(z.looseObject({ name: z.string(), value: Value })).optional(),
  childIds: z.array(z.string()).optional(),
  parentId: z.string().optional(),
  backendDOMNodeId: z.int().optional(),
});
export type AxNode = z.infer<typeof AxNode>;

/** One document: that of the page, or of a frame in it. */
export interface AxDocument {
  /** Absent for the page itself. */
  readonly frame?: { readonly prefix: string; readonly url: string };
  readonly nodes: readonly AxNode[];
}

export interface Snapshot {
  readonly text: string;
  /** The elements that it names. */
  readonly elements: ReadonlySet<string>;
  /** Whether some lines did not fit. */
  readonly isCut: boolean;
}

const MAX_NAME_CHARACTERS = 300;
const MAX_DEPTH = 60;
/** Only what is in them counts. */
const TRANSPARENT = new Set(['generic', 'none', 'presentation', 'RootWebArea', 'InlineTextBox', 'LayoutTable', '']);
/** States that a program acts on. */
const SHOWN = new Set(['checked', 'disabled', 'expanded', 'focused', 'invalid', 'level', 'pressed', 'selected']);

/** `characters`: as many as the text may have. Pure. */
export function snapshotOf(documents: readonly AxDocument[], characters: number): Snapshot {
  const writer = new Writer(characters);
  for (const { frame, nodes } of documents) {
    if (frame) writer.write(0, `frame ${line(frame.url, MAX_NAME_CHARACTERS)}`);
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    for (const root of nodes.filter(({ parentId }) => parentId === undefined || !byId.has(parentId)))
      walk(root, { byId, writer, prefix: frame?.prefix ?? '' }, frame ? 1 : 0);
  }
  return { text: writer.text, elements: writer.elements, isCut: writer.isCut };
}

class Writer {
  readonly #lines: string[] = [];
  #left: number;
  readonly elements = new Set<string>();
  isCut = false;

  constructor(characters: number) {
    this.#left = characters;
  }

  write(depth: number, text: string, element?: string): void {
    const written = `${'  '.repeat(depth)}- ${text}${element === undefined ? '' : ` [${element}]`}`;
    if (this.isCut || written.length + 1 > this.#left) {
      this.isCut = true;
      return;
    }
    this.#left -= written.length + 1;
    this.#lines.push(written);
    if (element !== undefined) this.elements.add(element);
  }

  get text(): string {
    return this.#lines.join('\n');
  }
}

interface Walk {
  readonly byId: Map<string, AxNode>;
  readonly writer: Writer;
  readonly prefix: string;
}

/** Without recursion into what was shown already: a tree of a hostile browser may be none. */
function walk(root: AxNode, { byId, writer, prefix }: Walk, startDepth: number): void {
  const stack = [{ node: root, depth: startDepth, within: '' }];
  for (let next = stack.pop(); next && !writer.isCut; next = stack.pop()) {
    const { node, depth, within } = next;
    if (!byId.delete(node.nodeId)) continue;
    const text = node.ignored ? undefined : describe(node, within);
    const element = node.backendDOMNodeId === undefined ? undefined : `${prefix}e${node.backendDOMNodeId}`;
    if (text !== undefined) writer.write(Math.min(depth, MAX_DEPTH), text, element);
    const deeper = text === undefined ? depth : depth + 1;
    const name = text === undefined ? within : stringOf(node.name);
    for (const childId of [...(node.childIds ?? [])].reverse()) {
      const child = byId.get(childId);
      if (child) stack.push({ node: child, depth: deeper, within: name });
    }
  }
}

/** `undefined` if it has no line. `within`: the name of the element around it, which its text need not repeat. */
function describe(node: AxNode, within: string): string | undefined {
  const role = stringOf(node.role);
  const name = line(stringOf(node.name), MAX_NAME_CHARACTERS);
  if (TRANSPARENT.has(role)) return undefined;
  if (role === 'StaticText')
    return name === '' || within.includes(stringOf(node.name)) ? undefined : `text ${quote(name)}`;
  const value = line(stringOf(node.value), MAX_NAME_CHARACTERS);
  const states = (node.properties ?? []).flatMap(({ name: state, value: { value: set } }) =>
    SHOWN.has(state) && set !== false && set !== 'false'
      ? [set === true ? state : `${state}=${line(String(set), 20)}`]
      : [],
  );
  return [
    visible(role.slice(0, 40)),
    ...(name === '' ? [] : [quote(name)]),
    ...(value === '' || value === name ? [] : [`value=${quote(value)}`]),
    ...states,
  ].join(' ');
}

const quote = (text: string): string => JSON.stringify(text);

const stringOf = (value: { readonly value?: unknown } | undefined): string => {
  const said = value?.value;
  return typeof said === 'string' ? said : typeof said === 'number' ? String(said) : '';
};
