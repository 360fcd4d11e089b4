/** xec, the command line of xenmgr's D-Bus interfaces in dom0 of XenClient XT and OpenXT. */
import type { Tool } from '../../process/run.ts';

/** Part of XenClient XT and OpenXT, not a Debian package. A VM's start is answered when the VM runs, which takes minutes. */
export const xec: Tool = { program: 'xec', debianPackage: 'openxt', timeoutMs: 180_000 };

/** Longest accepted answer. */
const MAX_CHARACTERS = 1024 * 1024;

/** Options come first: xec stops parsing options at the first other word, so that none of `words` is taken for an option. Pure. */
export function xecWords(object: string, interfaceName: string, words: readonly [string, ...string[]]): string[] {
  return ['-o', object, '-i', interfaceName, ...words];
}

/** Parses a printed property. Throws when it does not have this type. Pure. */
export function parsedValue(type: 's' | 'o' | 'i' | 'b', untrustedText: string): string | number | boolean {
  const text = untrustedText.trim();
  switch (type) {
    case 's':
    case 'o':
      return text;
    case 'i':
      if (!/^-?\d{1,10}$/.test(text)) throw new Error('xec printed no number.');
      return Number(text);
    case 'b':
      if (!/^(true|false)$/i.test(text)) throw new Error('xec printed neither true nor false.');
      return text.toLowerCase() === 'true';
  }
}

/** Parses a method's result: one list item, or one dictionary entry, a line. Pure. */
export function parsedAnswer(
  type: '' | 's' | 'o' | 'i' | 'b' | 'as' | 'ao' | 'aa{ss}',
  untrustedText: string,
): unknown {
  if (untrustedText.length > MAX_CHARACTERS) throw new Error('xec printed too much.');
  const lines = untrustedText
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  switch (type) {
    case '':
      return undefined;
    case 'as':
    case 'ao':
      return lines;
    case 'aa{ss}':
      return dictionaries(lines);
    case 's':
    case 'o':
    case 'i':
    case 'b':
      return parsedValue(type, untrustedText);
  }
}

/** Parses `"key" = value` lines. A new dictionary begins only where a key repeats. */
function dictionaries(lines: readonly string[]): Record<string, string>[] {
  const all: Record<string, string>[] = [];
  for (const line of lines) {
    const [, key, value] = /^"?([\w-]+)"?\s*=\s*(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    const current = all.at(-1);
    const plain = value.replace(/^"(.*)"$/, '$1');
    if (current && !(key in current)) current[key] = plain;
    else all.push({ [key]: plain });
  }
  return all;
}
