import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure, reasonOf } from '../../../host-agent/api/errors/failure.ts';
import { ACTION_NAMES } from '../../../ui/bridge/message-names.ts';
import { textsFor } from '../texts-of.ts';
import { LANGUAGES } from '../../../ui/texts/languages.ts';
import { nameOf, tell } from '../../../ui/texts/texts.ts';
import { configuration } from '../configuration.ts';

const root = join(import.meta.dirname, '../../..');
const sourceOf = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the texts', () => {
  it.each(LANGUAGES)('name every configuration key in %s', (language) => {
    const { find } = textsFor(language);
    const keys = configuration.fields.map(({ path }) => path.join('.'));
    expect(keys.filter((key) => find(`setting-${nameOf(key)}`) === undefined)).toEqual([]);
  });

  it.each(LANGUAGES)('name every action that failed in %s', (language) => {
    const { find } = textsFor(language);
    expect(ACTION_NAMES.filter((name) => find(`failed-${nameOf(name)}`) === undefined)).toEqual([]);
  });

  it.each(LANGUAGES.slice(1))('name every step of a build in %s', (language) => {
    const { find } = textsFor(language);
    const named = (file: string, property: string) =>
      [...sourceOf(file).matchAll(new RegExp(`\\b${property}: '([^']+)'`, 'g'))].map(([, name = '']) => name);
    expect(
      named('host-agent/image/build/build.ts', 'step').filter((name) => find(`image-step-${name}`) === undefined),
    ).toEqual([]);
  });

  it('shows a failure in the person’s language, and one with an unknown code as it was raised', () => {
    const trouble = { code: 'ports-taken', message: 'No port is free.', hint: 'Close one.', params: { ports: 8 } };
    expect(tell(trouble, textsFor('de')).message).toBe('Alle 8 Anschlüsse der Netzwerk-VM sind belegt.');
    const unknown = { code: 'of-tomorrow', message: 'Something new.', hint: 'Look.' };
    expect(tell(unknown, textsFor('de'))).toEqual({ message: 'Something new.', hint: 'Look.', language: 'en' });
    expect(tell({ ...unknown, code: 'constructor' }, textsFor('de'))).toHaveProperty('message', 'Something new.');
  });

  it('shows a failure as it was raised when its parameters are those of another version', () => {
    const trouble = { code: 'session-ended', message: 'The session ended.', hint: 'Look.', params: { end: 'new' } };
    expect(tell(trouble, textsFor('de'))).toEqual({ message: 'The session ended.', hint: 'Look.', language: 'en' });
  });

  it('names the same details in each language', () => {
    const trouble = new Failure('package-missing', { program: 'passt', install: 'apt-get install passt' }).data();
    expect(tell(trouble, textsFor('de'))).toEqual({
      message: 'passt ist nicht installiert.',
      hint: 'Installieren Sie das Paket: apt-get install passt',
    });
    expect(tell(trouble, textsFor('fr'))).toEqual({
      message: 'passt n’est pas installé.',
      hint: 'Installez le paquet\u00a0: apt-get install passt',
    });
    expect(tell(trouble, textsFor('en'))).toEqual({ message: trouble.message, hint: trouble.hint });
  });

  it('translates the failure that caused another one, and says where the console output is', () => {
    const cause = new Failure('network-ended');
    const trouble = new Failure('network-crash-loop', { times: 3, reason: reasonOf(cause) }, { consolePath: '/kept' });
    expect(tell(trouble.data(), textsFor('de'))).toEqual({
      message:
        'Die Netzwerk-VM ist 3-mal nacheinander ausgefallen und wird nicht wieder gestartet. Letzte Ursache: Die Netzwerk-VM ist ausgefallen.',
      hint: 'Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu.',
      details: 'Die Konsolenausgabe der VM liegt in /kept.',
    });
  });
});
