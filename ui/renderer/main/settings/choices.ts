/** What a person chooses from in place of typing a value. Pure. */
import type { Configuration, ConfigurationField } from '../../../../host-agent/api/configuration/configuration.ts';
import { profileTitle } from '../../../texts/profile-title.ts';
import type { Language } from '../../../texts/languages.ts';
import type { Texts } from '../../../texts/texts.ts';
import { valueAt } from './values.ts';

export interface Choice {
  readonly value: string;
  readonly title: string;
}

/** Languages of pages, as Chromium's own settings offer them. */
const PAGE_LANGUAGES =
  'af am ar az bg bn bs ca cs cy da de de-AT de-CH el en-AU en-GB en-IN es es-MX et eu fa fi fil fr fr-CA fr-CH ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl pa pl pt-BR pt-PT ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh-CN zh-HK zh-TW zu'.split(
    ' ',
  );
/** Values that the choosers of a language and of a time zone offer first: as on the desktop, and what reveals nothing. */
const FIRST = ['desktop', ''];

/** The values that the field offers, with their names; `undefined` where the person types. `value`: the present one, which is always among them. */
export function choicesOf(
  field: ConfigurationField,
  value: string,
  configuration: Pick<Configuration, 'values'>,
  texts: Texts<Language>,
): readonly Choice[] | undefined {
  const values = valuesOf(field, configuration);
  if (!values) return undefined;
  const all = values.includes(value) ? values : [...values, value];
  const labelOf = (profile: string) => {
    const label = valueAt(configuration.values, ['profile', profile, 'label']);
    return typeof label === 'string' && label !== '' ? label : undefined;
  };
  const choices = all.map((one) => ({ value: one, title: titleOf(field, one, texts, labelOf) }));
  if (field.chooser !== 'language' && field.chooser !== 'time-zone') return choices;
  const { compare } = new Intl.Collator(texts.language);
  const isFirst = (choice: Choice) => FIRST.includes(choice.value);
  return [
    ...choices.filter(isFirst),
    ...choices.filter((choice) => !isFirst(choice)).toSorted((one, other) => compare(one.title, other.title)),
  ];
}

function valuesOf(field: ConfigurationField, { values }: Pick<Configuration, 'values'>): readonly string[] | undefined {
  const namesIn = (table: string) => Object.keys(valueAt(values, [table]) ?? {});
  switch (field.chooser) {
    case 'language':
      return [...FIRST, ...PAGE_LANGUAGES];
    case 'time-zone':
      return [...FIRST, ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
    case 'pool':
      return ['', ...namesIn('pool')];
    case 'exit':
      return ['direct', ...namesIn('exit')];
    case 'profile':
      return namesIn('profile');
    case 'folder':
    case 'page':
    case undefined:
      return field.kind === 'choice' ? field.options : undefined;
  }
}

/** The name of a value in the person's language. */
export function titleOf(
  field: ConfigurationField,
  value: string,
  { text, find, language }: Texts<Language>,
  labelOf: (profile: string) => string | undefined = () => undefined,
): string {
  const isOfDesktop = value === FIRST[0];
  switch (field.chooser) {
    case 'language':
      if (isOfDesktop) return text('option-as-on-the-desktop');
      return new Intl.DisplayNames([language], { type: 'language' }).of(value === '' ? 'en' : value) ?? value;
    case 'time-zone':
      if (isOfDesktop) return text('option-as-on-the-desktop');
      return value === '' ? 'UTC' : value.replaceAll('_', ' ');
    case 'pool':
      return value === '' ? text('option-this-computer') : value;
    case 'exit':
      return value === 'direct' ? text('option-direct') : value;
    case 'profile':
      return profileTitle({ name: value, label: labelOf(value) }, text);
    case 'folder':
    case 'page':
    case undefined:
      return (
        find(field.path.at(-1) === 'colour' ? `colour-${value}` : `option-${value}`) ??
        find(`usb-kind-${value}`) ??
        value
      );
  }
}
