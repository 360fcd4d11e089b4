/** A line for a reader begins with its number. */
const READER = /^\d+ /;

/** How many readers `opensc-tool --list-readers` lists. Pure. */
export function countReaders(output: string): number {
  return output.split('\n').filter((line) => READER.test(line)).length;
}
