/** Files that are damaged in the ways in which files are: cut, overwritten, with a hole, and with parts in another order. */
import type { Kind } from './corpus.ts';

type Damage = (content: Buffer) => Buffer;

const HOLE_BYTES = 300;

const DAMAGES: Readonly<Record<string, Damage>> = {
  'cut in half': (content) => content.subarray(0, Math.ceil(content.length / 2)),
  'with a hole': (content) =>
    Buffer.concat([
      content.subarray(0, content.length / 2),
      Buffer.alloc(64, 0xff),
      content.subarray(content.length / 2 + HOLE_BYTES),
    ]),
  // Its first bytes stay, so that it is taken for what it was.
  'with every 97th byte turned': (content) =>
    Buffer.from(content.map((byte, at) => (at > 32 && at % 97 === 0 ? byte ^ 0xff : byte))),
  'with its second half first': (content) => {
    const [head, rest] = [content.subarray(0, 64), content.subarray(64)];
    return Buffer.concat([head, rest.subarray(rest.length / 2), rest.subarray(0, rest.length / 2)]);
  },
};

/** At most so many, of each kind of file as many as of the others. Pure. */
export function damagedFiles(kinds: readonly Kind[], most: number): Pick<Kind, 'name' | 'content'>[] {
  return Object.entries(DAMAGES)
    .flatMap(([how, damage]) =>
      kinds.map(({ name, content }) => ({ name: `${how} ${name}`, content: damage(content) })),
    )
    .slice(0, most);
}
