/** Every setting as one item, so that pages and the search show the same ones. */
import type { MainWindowState } from '../../../bridge/state.ts';
import type { KeyGroup } from '../../../../host-agent/api/configuration/key-facets.ts';
import type { Configuration, ConfigurationField } from '../../../../host-agent/api/configuration/configuration.ts';
import type { Language } from '../../../texts/languages.ts';
import { labelOf, pathKey } from '../../../texts/setting-words.ts';
import type { Texts } from '../../../texts/texts.ts';
import { choicesOf } from './choices.ts';
import { desktopItems } from './desktop-items.tsx';
import { exitItems } from './exit-items.tsx';
import { FieldRow } from './field-row.tsx';
import { type Item, SETTINGS_PAGES, type SettingsPage } from './item.tsx';
import { kindItems } from './kind-items.tsx';
import { PATH_OF_KINDS } from './kinds.ts';
import { siteItems } from './site-items.tsx';
import { pathOfSites } from './sites.ts';
import { isRelevant } from './relevance.ts';
import { inProfile, isProfileField, textOfValue, valueAt } from './values.ts';

/** All settings that have an effect now. */
export function itemsOf({ desktop, configuration, profiles }: MainWindowState, texts: Texts<Language>): Item[] {
  if (!configuration) return [...desktopItems(desktop, texts), ...siteItems(desktop, undefined, texts)];
  const fields = configuration.fields.filter(
    (field) => !isProfileField(field) && !ELSEWHERE.includes(pathKey(field.path)),
  );
  const ofProfiles = configuration.fields.filter(isProfileField);
  return [
    ...desktopItems(desktop, texts),
    ...kindItems(desktop, configuration, texts),
    ...fields
      .filter((field) => isRelevant(configuration, field))
      .map((field) => ({
        ...itemOf(field, field.path, configuration, texts),
        page: pageOf(field.group),
        ...(pathKey(field.path) === MODE_OF_SITES && { part: 'sites' as const }),
      })),
    ...exitItems(configuration, texts),
    ...siteItems(desktop, configuration, texts),
    ...profiles.flatMap((profile) =>
      ofProfiles
        .filter((field) => isRelevant(configuration, field, profile.name))
        .map((field) => ({
          ...itemOf(field, inProfile(field.path, profile.name), configuration, texts),
          page: 'profiles' as const,
          profile,
          group: field.group,
        })),
    ),
  ];
}

/** Keys that have rows made for them. */
const ELSEWHERE = [PATH_OF_KINDS, pathOfSites('here'), pathOfSites('elsewhere')].map((path) => pathKey(path));
/** Says what the lists of sites mean. */
const MODE_OF_SITES = 'links.mode';

const pageOf = (group: KeyGroup): SettingsPage => SETTINGS_PAGES.find((page) => page === group) ?? 'general';

function itemOf(
  field: ConfigurationField,
  path: readonly string[],
  configuration: Configuration,
  texts: Texts<Language>,
): Pick<Item, 'key' | 'isExpert' | 'words' | 'row'> {
  const { label, explanation = '' } = labelOf(field.path, texts);
  const value = textOfValue(field, valueAt(configuration.values, path));
  const titles = choicesOf(field, value, configuration, texts)?.map(({ title }) => title) ?? [];
  const key = pathKey(path);
  return {
    key,
    isExpert: field.isExpert === true,
    // A list of hundreds of names would be found by nearly every word.
    words: [label, explanation, key, ...(titles.length > 20 ? [] : titles)],
    row: <FieldRow key={key} field={field} path={path} configuration={configuration} />,
  };
}
