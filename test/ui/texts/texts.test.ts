import { describe, expect, it } from 'vitest';
import { textsFor, tell } from '../../../ui/texts/texts.ts';
import { configuration } from '../configuration.ts';

/** Every text with its place, functions by what they say of sample values. */
function sentences(part: unknown, place: string): [string, string][] {
  if (typeof part === 'string') return [[place, part]];
  if (typeof part === 'function') return [[place, String((part as (...values: unknown[]) => unknown)(2, 3))]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) => sentences(inner, `${place}.${name}`));
}

describe('the texts', () => {
  it('say something in every place, in both languages', () => {
    for (const language of ['en', 'de'] as const) {
      const { mainWindow, session, settings, link, shell } = textsFor(language);
      const parts = { mainWindow: mainWindow, session, settings, link, shell };
      const silent = sentences(parts, language).filter(([, text]) => text.trim() === '');
      expect(silent).toEqual([]);
    }
  });

  it('name every configuration key in both languages', () => {
    for (const language of ['en', 'de'] as const) {
      const named = Object.keys(textsFor(language).settings.keys);
      expect(configuration.fields.map(({ path }) => path.join('.')).filter((key) => !named.includes(key))).toEqual([]);
    }
  });

  it('tell a known trouble in the person’s language, and another as the host agent did', () => {
    const trouble = { code: 'ports-taken', message: 'No port is free.', hint: 'Close one.' };
    expect(tell(trouble, textsFor('de')).message).toBe('Alle Plätze für Sitzungen sind belegt.');
    const unknown = { code: 'of-tomorrow', message: 'Something new.', hint: 'Look.' };
    expect(tell(unknown, textsFor('de'))).toEqual(unknown);
  });
});
