/** Whether a JSON text is worth parsing: V8 needs seconds for some megabytes of brackets. Strings, which pictures are, cost next to nothing here. */

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENS: ReadonlySet<number> = new Set(Buffer.from('[{'));
const CLOSES: ReadonlySet<number> = new Set(Buffer.from(']}'));
const SEPARATES = 0x2c;

export interface JsonBounds {
  readonly depth: number;
  readonly values: number;
}

/** Pure. A text that is no JSON may pass. */
export function isWithin(untrusted: Buffer, { depth: mostDepth, values: mostValues }: JsonBounds): boolean {
  let [depth, values] = [0, 0];
  for (let at = 0; at < untrusted.length; at += 1) {
    const byte = untrusted[at] ?? 0;
    if (byte === QUOTE) {
      at = endOfString(untrusted, at + 1);
      if (at === -1) return false;
    } else if (OPENS.has(byte)) {
      depth += 1;
      values += 1;
    } else if (CLOSES.has(byte)) depth -= 1;
    else if (byte === SEPARATES) values += 1;
    if (depth > mostDepth || values > mostValues) return false;
  }
  return true;
}

/** Where the string ends that began before `from`; -1 if it does not. */
function endOfString(text: Buffer, from: number): number {
  for (let end = text.indexOf(QUOTE, from); end !== -1; end = text.indexOf(QUOTE, end + 1)) {
    let escapes = 0;
    while (end - 1 - escapes >= from && text[end - 1 - escapes] === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return -1;
}
