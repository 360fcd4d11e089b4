import { describe, expect, it } from 'vitest';
import {
  labelOf,
  mistakeAtOnce,
  mistakeOf,
  sectionOf,
  textOfValue,
  unitOf,
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
  expect(valueOfText('integer', ' 42 ')).toBe(42);
  expect(valueOfText('integer', '4.2')).toBe('4.2');
  expect(valueOfText('list', 'a.example, b.example')).toEqual(['a.example', 'b.example']);
  expect(textOfValue(['a', 'b'])).toBe('a, b');
});

it('detects a value out of bounds', () => {
  const ports = configuration.fields.find(({ path }) => path.join('.') === 'network.ports');
  expect(ports && mistakeAtOnce(ports, 17, texts)).toBe('A whole number from 1 to 16');
  expect(ports && mistakeAtOnce(ports, 16, texts)).toBeUndefined();
});

it('gives every key a section, a label and its unit', () => {
  expect(sectionOf(['hypervisor'])).toBe('vms');
  expect(sectionOf(['network', 'ports'])).toBe('network');
  expect(sectionOf(['profile', '*', 'colour'])).toBeUndefined();
  expect(unitOf(['network', 'memoryMiB'], texts)).toBe('MiB');
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
