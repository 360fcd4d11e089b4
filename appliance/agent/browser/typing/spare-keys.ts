/**
 * Keys of the X server's keyboard map that the VM's keyboard does not have or the person's has no use for. They are numbered by X's key codes, which xmodmap
 * and xdotool name; a number with one digit would be the name of a digit.
 */
const LEAST = 10;
/** From here on the map has only keys of rare keyboards. */
const FIRST_RARE = 203;
/** These a person's keyboard may have. */
const COMMON: ReadonlySet<string> = new Set(['XF86Search', 'XF86AudioMedia', 'XF86Mail']);

/** The spare keys in what `xmodmap -pke` prints: one line for each key, with the names of its characters. Pure. */
export function parseSpareKeys(table: string): readonly number[] {
  return table.split('\n').flatMap((line) => {
    const [, code, name] = /^keycode\s+(\d{1,3})\s*=\s*(\S*)/.exec(line) ?? [];
    const key = Number(code);
    if (code === undefined || name === undefined || key < LEAST) return [];
    return name === '' || (key >= FIRST_RARE && name.startsWith('XF86') && !COMMON.has(name)) ? [key] : [];
  });
}
