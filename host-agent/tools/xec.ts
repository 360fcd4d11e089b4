/** The command line of xenmgr's D-Bus interfaces, as dom0 of XenClient XT and OpenXT has it. */
import type { Tool } from '../process/run.ts';

/** It comes with XenClient XT and OpenXT alone, and is no package. A machine's start is answered when it runs. */
export const xec: Tool = { program: 'xec', debianPackage: 'openxt', timeoutMs: 180_000 };

/** Longest answer that is read. */
const MAX_CHARACTERS = 1024 * 1024;

/** Options first: it stops reading them at the first other word, so that nothing of `words` is taken for one. Pure. */
export function xecWords(object: string, interfaceName: string, words: readonly [string, ...string[]]): string[] {
  return ['-o', object, '-i', interfaceName, ...words];
}

/** A property as it prints it. Pure. Throws on what is no such thing. */
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

/** What a method gave back: a list a line, dictionaries one entry a line. Pure. */
export function parsedAnswer(
  type: '' | 's' | 'o' | 'i' | 'b' | 'as' | 'ao' | 'aa{ss}',
  untrustedText: string,
): unknown {
  if (untrustedText.length > MAX_CHARACTERS) throw new Error('xec printed without end.');
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

/** `"key" = value` lines; nothing parts two dictionaries but that a key comes again. */
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
