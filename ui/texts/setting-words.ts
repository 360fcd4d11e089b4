/** Names settings and their choices in the person's language: for the settings, and for the question before one is loosened. Pure. */
import type { ConfigurationField } from '../../host-agent/api/configuration/configuration.ts';
import { profileTitle } from './profile-title.ts';
import { nameOf, type Texts } from './texts.ts';

type Path = readonly string[];

export const pathKey = (path: Path): string => path.join('.');

/** The label of a field; a key without a text is shown by its name. */
export function labelOf(
  path: Path,
  { find }: Texts,
): { readonly label: string; readonly explanation?: string | undefined } {
  const name = nameOf(pathKey(path));
  return {
    label: find(`setting-${name}`) ?? pathKey(path.filter((step) => step !== '*')),
    explanation: find(`setting-${name}.explanation`),
  };
}

/** The unit that a key's name ends with. */
export function unitOf(path: Path, { text }: Texts): string | undefined {
  const name = path.at(-1) ?? '';
  if (path.includes('screen')) return text('unit-pixels');
  return (['MiB', 'GiB', 'Seconds', 'Minutes', 'Hours'] as const)
    .filter((unit) => name.endsWith(unit))
    .map((unit) => text(`unit-${unit}`))[0];
}

/** Values that the choosers of a language and of a time zone offer first: as on the desktop, and what reveals nothing. */
export const OFFERED_FIRST: readonly string[] = ['desktop', ''];

/** The name of a value in the person's language. */
export function titleOf(
  field: ConfigurationField,
  value: string,
  { text, find, language }: Texts,
  labelOf: (profile: string) => string | undefined = () => undefined,
): string {
  const isOfDesktop = value === OFFERED_FIRST[0];
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
        find(`kind-${value}`) ??
        value
      );
  }
}
