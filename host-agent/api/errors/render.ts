/** Renders the texts of a failure from its row in the table and its parameters. */
import type { ErrorParameters, ErrorText, Reason, Scalar } from './entry.ts';

/** Longer values are cut: they cross sockets and end up in windows. */
const MAX_VALUE_CHARACTERS = 4000;

/** Control and format characters, such as those that reverse the direction of text. Line feeds stay. */
const UNPRINTABLE = /[^\P{C}\n]/gu;

export const printableValue = (untrusted: string): string =>
  untrusted.slice(0, MAX_VALUE_CHARACTERS).replace(UNPRINTABLE, '?');

/** A parameter that any failure may have: the file with the console output of its VM. */
export const CONSOLE_PATH = 'consolePath';

/** `translate`: the text of a failure that caused this one, in the reader's language. */
export function renderText(
  text: ErrorText<never>,
  params: ErrorParameters,
  translate: (reason: Reason) => string = ({ message }) => message,
): string {
  if (typeof text === 'string') return text;
  const values = Object.entries(params).map(([name, value]): [string, Scalar | undefined] => [
    name,
    typeof value === 'object' ? withoutFullStop(translate(value)) : value,
  ]);
  return (text as (params: Readonly<Record<string, Scalar | undefined>>) => string)(Object.fromEntries(values));
}

export const withoutFullStop = (text: string): string => text.replace(/\.$/, '');

export const consoleHint = (path: string): string => `The console output of the VM is in ${path}.`;
