import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Failure, reasonOf } from '../../../host-agent/api/failure.ts';
import { textsFor, tell } from '../../../ui/texts/texts.ts';
import { configuration } from '../configuration.ts';

/** Every text with its place, functions by what they say of sample values. */
function sentences(part: unknown, place: string): [string, string][] {
  if (typeof part === 'string') return [[place, part]];
  if (typeof part === 'function') return [[place, String((part as (...values: unknown[]) => unknown)(2, 3))]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) => sentences(inner, `${place}.${name}`));
}

const root = join(import.meta.dirname, '../../..');
const sourceOf = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the texts', () => {
  it('are complete in both languages', () => {
    for (const language of ['en', 'de'] as const) {
      const { mainWindow, session, settings, link, shell, transfer } = textsFor(language);
      const parts = { mainWindow: mainWindow, session, settings, link, shell, transfer };
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

  it('name every step of a build and every check of the diagnosis in German', () => {
    const named = (file: string, property: string) =>
      new Set([...sourceOf(file).matchAll(new RegExp(`\\b${property}: '([^']+)'`, 'g'))].map(([, name]) => name));
    const { images, diagnostics } = textsFor('de').mainWindow;
    expect(new Set(Object.keys(images.steps))).toEqual(named('host-agent/image/build/build.ts', 'step'));
    expect(Object.keys(diagnostics.checks)).toEqual(
      expect.arrayContaining([...named('host-agent/doctor/doctor.ts', 'check')]),
    );
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

  it('names the same details in both languages', () => {
    const trouble = new Failure('package-missing', { program: 'passt', debianPackage: 'passt' }).data();
    expect(tell(trouble, textsFor('de'))).toEqual({
      message: 'passt ist nicht installiert.',
      hint: 'Installieren Sie das Paket: apt-get install passt',
    });
    expect(tell(trouble, textsFor('en'))).toEqual({ message: trouble.message, hint: trouble.hint, language: 'en' });
  });

  it('translates the failure that caused another one, and says where the console output is', () => {
    const cause = new Failure('network-ended');
    const trouble = new Failure('network-crash-loop', { times: 3, reason: reasonOf(cause) }, { consolePath: '/kept' });
    expect(tell(trouble.data(), textsFor('de'))).toEqual({
      message:
        'Die Netzwerk-VM ist 3-mal nacheinander ausgefallen und wird nicht wieder gestartet. Letzte Ursache: Die Netzwerk-VM ist ausgefallen.',
      hint: 'Die Konsolenausgabe der VM liegt in /kept. Starten Sie das Netzwerk auf der Seite „Netzwerk“ neu.',
    });
  });
});
