/** Values of settings in words, for the desktop's own dialogue. Pure. */
import type { ConfigurationChanges, ConfigurationField } from '../../../host-agent/api/configuration/configuration.ts';
import { marked } from '../../../host-agent/api/errors/invisible.ts';
import { pathKey, titleOf, unitOf } from '../../texts/setting-words.ts';
import { nameOf, type Texts } from '../../texts/texts.ts';

type Value = ConfigurationChanges[number]['value'];

/** One line, with a mark in place of each character that draws nothing. */
const onOneLine = (value: string): string => marked(value.replace(/\s+/g, ' '));

/** What a value is, as the settings say it, in one line. */
export function valueInWords(field: ConfigurationField | undefined, value: Value, texts: Texts): string {
  const { text } = texts;
  if (value === null) return text('main-loosen-removed');
  if (!field) return onOneLine(JSON.stringify(value));
  const wordOf = (one: unknown): string =>
    onOneLine(typeof one === 'string' ? titleOf(field, one, texts) : JSON.stringify(one));
  if (Array.isArray(value)) {
    const items = value.map(wordOf);
    return items.length === 0
      ? text('option-none')
      : new Intl.ListFormat(texts.language, { type: 'unit' }).format(items);
  }
  if (typeof value === 'boolean') return text(value ? 'option-on' : 'option-off');
  if (field.kind === 'integer')
    return [JSON.stringify(value), unitOf(field.path, texts)].filter((part) => part).join(' ');
  const empty = texts.find(`setting-${nameOf(pathKey(field.path))}.empty`);
  return value === '' && field.chooser === undefined ? (empty ?? text('option-none')) : wordOf(value);
}
