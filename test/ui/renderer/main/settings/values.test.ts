import { describe, expect, it } from 'vitest';
import { labelOf, unitOf } from '../../../../../ui/texts/setting-words.ts';
import {
  found,
  labelOfProblem,
  mistakeAtOnce,
  mistakeOf,
  textOfValue,
  valueAt,
  valueOfText,
} from '../../../../../ui/renderer/main/settings/values.ts';
import { textsFor } from '../../../texts-of.ts';
import { configuration } from '../../../configuration.ts';

const texts = textsFor('en');

it('finds the value of a key, also below a profile', () => {
  expect(valueAt(configuration.values, ['profile', 'banking', 'memoryMiB'])).toBe(3072);
  expect(valueAt(configuration.values, ['profile', 'constructor', 'name'])).toBeUndefined();
  expect(valueAt(configuration.written, ['log', 'level'])).toBeUndefined();
});

it('parses typed text as the key’s kind of value', () => {
  expect(valueOfText({ kind: 'integer' }, ' 42 ')).toBe(42);
  expect(valueOfText({ kind: 'integer' }, '4.2')).toBe('4.2');
  expect(valueOfText({ kind: 'list' }, 'a.example, b.example')).toEqual(['a.example', 'b.example']);
  expect(textOfValue({}, ['a', 'b'])).toBe('a, b');
});

it('shows an empty page as an empty field, and nothing else', () => {
  const page = { kind: 'text', chooser: 'page' } as const;
  expect(textOfValue(page, 'about:blank')).toBe('');
  expect(textOfValue({}, 'about:blank')).toBe('about:blank');
  expect(valueOfText(page, ' ')).toBe('about:blank');
  expect(valueOfText({ kind: 'text' }, '')).toBe('');
});

it('detects a value out of bounds', () => {
  const ports = configuration.fields.find(({ path }) => path.join('.') === 'network.ports');
  expect(ports && mistakeAtOnce(ports, 17, texts)).toBe('A whole number from 1 to 16');
  expect(ports && mistakeAtOnce(ports, 16, texts)).toBeUndefined();
});

it('gives every key a label and its unit', () => {
  expect(unitOf(['network', 'memoryMiB'], texts)).toBe('MiB');
  expect(unitOf(['profile', 'default', 'scratchGiB'], texts)).toBe('GiB');
  expect(labelOf(['profile', '*', 'ofTomorrow'], texts)).toEqual({ label: 'profile.ofTomorrow' });
});

describe('a finding of the host agent', () => {
  const german = textsFor('de');
  const path = ['profile', 'banking', 'startPage'];
  const [own, other] = [
    { path, message: 'is not a URL' },
    { path: ['network', 'ports'], message: 'Too big' },
  ];

  it('is shown for the edited key first, in the person’s language if there is a text', () => {
    expect(mistakeOf([other, own], path, texts)).toEqual({ text: 'is not a URL', language: 'en' });
    expect(mistakeOf([other, own], path, german)).toEqual({
      text: 'Nötig ist eine Adresse mit http:// oder https:// oder about:blank.',
    });
    expect(mistakeOf([], path, texts)).toBeUndefined();
  });

  it('has the colon of the language after the name of another key', () => {
    expect(mistakeOf([other], path, textsFor('fr'))?.text).toBe('Nombre maximal de sessions\u00a0: Too big');
  });

  it('names another key that keeps the change out of the file', () => {
    expect(mistakeOf([other], path, german)).toEqual({ text: 'Höchstzahl der Sitzungen: Too big', language: 'en' });
    expect(
      mistakeOf([{ path: ['network', 'mode'], message: 'a bridge needs' }], ['network', 'uplink'], german),
    ).toEqual({ text: 'Modus: Eine Bridge braucht die Internetverbindung „tap“ oder „pci“.' });
    expect(mistakeOf([{ path: ['network', 'tomorrow'], message: 'no such key' }], path, german)).toEqual({
      text: 'network.tomorrow: no such key',
      language: 'en',
    });
    expect(mistakeOf([{ path: [], message: 'line 4' }], path, texts)).toEqual({
      text: 'The whole file: line 4',
      language: 'en',
    });
  });
});

describe('the search', () => {
  const items = [
    { key: 'ports', words: ['Höchstzahl der Sitzungen', 'Jede Sitzung hat ihren Anschluss.'] },
    { key: 'colour', words: ['Farbe', 'Der Rahmen um ihre Fenster'] },
  ];
  const keys = (query: string) => found(items, query).map(({ key }) => key);

  it('finds a setting by words of its name and its description, in any order, case and with or without accents', () => {
    expect(keys('anschluss HOCHSTZAHL')).toEqual(['ports']);
    expect(keys('rahmen')).toEqual(['colour']);
    expect(keys('rahmen anschluss')).toEqual([]);
  });
});

describe('a mistake in the file', () => {
  const german = textsFor('de');
  const shown = (problem: Parameters<typeof labelOfProblem>[0]) =>
    labelOfProblem(problem, configuration.fields, german);

  it('is shown in the person’s language, with its place as the file names it', () => {
    expect(shown({ path: [], message: 'line 15, column 9: illegal character', at: { line: 15, column: 9 } })).toEqual({
      where: 'Zeile 15, Spalte 9',
      what: 'Hier ist die Datei kein gültiges TOML.',
    });
    expect(shown({ path: ['network', 'ports'], message: 'Too big: expected number to be <=16' })).toEqual({
      where: 'network.ports',
      what: 'Eine ganze Zahl von 1 bis 16',
    });
    expect(shown({ path: ['profile', 'banking', 'startPage'], message: 'is not a URL' }).what).toContain('https://');
  });

  it('is shown in the host agent’s words where this program knows no text', () => {
    expect(shown({ path: ['network', 'tomorrow'], message: 'no such key' })).toEqual({
      where: 'network.tomorrow',
      what: 'no such key',
      language: 'en',
    });
  });
});
