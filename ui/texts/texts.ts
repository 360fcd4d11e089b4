/** Texts that take more than the words of one message. Pure. */
import type { Reason, Scalar } from '../../host-agent/api/errors/entry.ts';
import { CONSOLE_PATH, textValues } from '../../host-agent/api/errors/render.ts';
import type { Texts } from '../../host-agent/api/errors/texts.ts';
import { formatBytes } from '../../host-agent/api/format-bytes.ts';
import type { Trouble } from '../bridge/answer.ts';
import type { Copied } from '../bridge/transfer.ts';

export type { Texts };

/** The part of a text's name that stands for `key`, which may have characters that a name cannot have: `network.tap` becomes `network-tap`. */
export const nameOf = (key: string): string => key.replace(/[^A-Za-z0-9]+/g, '-');

/** A failure as it is shown. */
export interface FailureText {
  readonly message: string;
  readonly hint: string;
  /** What a program printed, or a path of ours. */
  readonly details?: string;
  /** Set if message and hint are in English and may not be in the person's language. */
  readonly language?: 'en';
}

/** A failure in the person's language, or as it was raised if this program does not know its code, or only with other parameters. */
export function tell({ code, message, hint, params = {} }: Trouble, texts: Texts): FailureText {
  const values = textValues(params, (reason) => tellReason(reason, texts));
  const consolePath = params[CONSOLE_PATH];
  const own = errorText(code, '', values, texts);
  const ownHint = errorText(code, '.hint', values, texts);
  const details = [
    errorText(code, '.details', values, texts),
    ...causesOf(params).map((cause) => errorText(cause.code, '.details', cause.params ?? {}, texts)),
    typeof consolePath === 'string' ? texts.text('console-hint', { path: consolePath }) : undefined,
  ].filter((part) => part !== undefined && part !== '');
  const more = details.length === 0 ? {} : { details: details.join('\n') };
  if (own === undefined || ownHint === undefined) return { message, hint, ...more, language: 'en' };
  return { message: own, hint: ownHint, ...more };
}

/** The failures that are a part of this one. */
const causesOf = (params: NonNullable<Trouble['params']>) =>
  Object.values(params).flatMap((value) =>
    typeof value === 'object' && value.code !== undefined ? [{ ...value, code: value.code }] : [],
  );

function errorText(
  code: string,
  part: '' | '.hint' | '.details',
  values: Readonly<Record<string, Scalar>>,
  texts: Texts,
) {
  return texts.find(`window-error-${code}${part}`, values) ?? texts.find(`error-${code}${part}`, values);
}

function tellReason({ code, message, params = {} }: Reason, texts: Texts): string {
  return (code === undefined ? undefined : errorText(code, '', params, texts)) ?? message;
}

/** What was copied, and how much of it. */
export function amountOf({ content, size }: Copied, { text, language }: Texts): string {
  if (content === 'text') return text('transfer-amount-text', { characters: size });
  return content === 'png'
    ? text('transfer-amount-png', { size: formatBytes(size, language) })
    : text('transfer-amount-other');
}

/** The plain name of a file's type, by the MIME type that its bytes have. */
export function fileType(mime: string, { text, find }: Texts): string {
  const [family = ''] = mime.split('/');
  return find(`file-type-${nameOf(mime)}`) ?? find(`file-type-${nameOf(family)}`) ?? text('file-type-unknown');
}
