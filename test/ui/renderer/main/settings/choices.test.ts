import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../../../ui/renderer/main/settings/choices.ts';
import { configuration } from '../../../configuration.ts';
import { textsFor } from '../../../texts-of.ts';

const field = (key: string) =>
  configuration.fields.find(({ path }) => path.join('.') === key) ?? expect.fail(`There is no ${key}.`);
const titles = (key: string, value: string, language: 'en' | 'de' = 'de', values = configuration.values) =>
  choicesOf(field(key), value, { values }, textsFor(language))?.map(({ title }) => title);

describe('a chooser', () => {
  it('offers languages and time zones by their names, as on the desktop first, and the present value', () => {
    const languages = titles('profile.*.language', 'desktop') ?? [];
    expect(languages.slice(0, 2)).toEqual(['Wie auf Ihrem Desktop', 'Englisch']);
    expect(languages).toContain('Österreichisches Deutsch');
    expect(titles('profile.*.language', 'gsw')).toContain('Schweizerdeutsch');
    expect(titles('profile.*.timeZone', '')?.slice(0, 2)).toEqual(['Wie auf Ihrem Desktop', 'UTC']);
    expect(titles('profile.*.timeZone', '')).toContain('America/New York');
  });

  it('offers the pools and the profiles of the configuration', () => {
    expect(titles('profile.*.where', '', 'en')).toEqual(['Your computer']);
    expect(titles('profile.*.where', 'family', 'en')).toEqual(['Your computer', 'family']);
    expect(titles('defaultProfile', 'default', 'en')).toEqual([
      'Standard',
      'Banking',
      'shopping',
      'Offline',
      'Documents',
      'Network sign-in',
    ]);
    const labelled = { profile: { default: { label: '' }, banking: { label: 'Büro & Bank' } } };
    expect(titles('defaultProfile', 'default', 'en', labelled)).toEqual(['Standard', 'Büro & Bank']);
  });

  it('names the values of a choice, and is none where the person types', () => {
    expect(titles('profile.*.appearance', 'auto')).toEqual(['Automatisch', 'Hell', 'Dunkel']);
    expect(titles('profile.*.startPage', '')).toBeUndefined();
  });
});
