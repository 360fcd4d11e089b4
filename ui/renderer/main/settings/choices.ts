/** What a person chooses from in place of typing a value. Pure. */
import type { Configuration, ConfigurationField } from '../../../../host-agent/api/configuration/configuration.ts';
import type { Language } from '../../../texts/languages.ts';
import type { Texts } from '../../../texts/texts.ts';
import { OFFERED_FIRST, titleOf } from '../../../texts/setting-words.ts';
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
  const isFirst = (choice: Choice) => OFFERED_FIRST.includes(choice.value);
  return [
    ...choices.filter(isFirst),
    ...choices.filter((choice) => !isFirst(choice)).toSorted((one, other) => compare(one.title, other.title)),
  ];
}

function valuesOf(field: ConfigurationField, { values }: Pick<Configuration, 'values'>): readonly string[] | undefined {
  const namesIn = (table: string) => Object.keys(valueAt(values, [table]) ?? {});
  switch (field.chooser) {
    case 'language':
      return [...OFFERED_FIRST, ...PAGE_LANGUAGES];
    case 'time-zone':
      return [...OFFERED_FIRST, ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
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
