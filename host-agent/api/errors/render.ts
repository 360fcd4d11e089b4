/** Prepares the parameters of a failure for its texts. */
import type { ErrorParameters, Reason, Scalar } from './entry.ts';

/** Longer values are cut: they cross sockets and end up in windows. */
const MAX_VALUE_CHARACTERS = 4000;

/** Control and format characters, such as those that reverse the direction of text. Line feeds stay. */
const UNPRINTABLE = /[^\P{C}\n]/gu;

export const printableValue = (untrusted: string): string =>
  untrusted.slice(0, MAX_VALUE_CHARACTERS).replace(UNPRINTABLE, '?');

/** A parameter that any failure may have: the file with the console output of its VM. */
export const CONSOLE_PATH = 'consolePath';

/** What texts are made from. `translate`: the text of a failure that caused this one, in the reader's language, which becomes a part of a sentence. */
export function textValues(
  params: ErrorParameters,
  translate: (reason: Reason) => string = ({ message }) => message,
): Record<string, Scalar> {
  const values: Record<string, Scalar> = {};
  for (const [name, value] of Object.entries(params))
    if (value !== undefined) values[name] = typeof value === 'object' ? withoutFullStop(translate(value)) : value;
  return values;
}

const withoutFullStop = (text: string): string => text.replace(/\.$/, '');
