import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Raised for words that only a person at a terminal can say. */
const OF_THE_COMMAND_LINE: ReadonlySet<string> = new Set([
  'agent-running',
  'cannot-inspect',
  'cannot-seal',
  'desktop-missing',
  'inspection-failed',
  'file-not-written',
  'host-attached',
  'host-cards-unsupported',
  'import-refused',
  'network-in-use',
  'no-previous-image',
  'no-such-image',
  'no-such-role',
  'role-missing',
  'seal-failed',
  'sealing-off',
  'templates-dropped',
  'usage',
  'verification-running',
  'viewer-missing',
]);

const root = join(import.meta.dirname, '../../..');
const sourceOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** Every code that a source of ours names as that of a failure, and the expressions that are no name. */
function raisedCodes(): { readonly raised: ReadonlySet<string>; readonly unclear: readonly string[] } {
  const files = ['host-agent', 'ui'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).flatMap((name) =>
      name.endsWith('.ts') || name.endsWith('.tsx') ? [join(folder, name)] : [],
    ),
  );
  const raised = new Set<string>();
  const unclear: string[] = [];
  for (const source of files.map(sourceOf)) {
    for (const [, first = ''] of source.matchAll(/\bnew Failure\(\s*([^,]+),/g)) {
      if (/^'[a-z-]+'$/.test(first)) raised.add(first.slice(1, -1));
      else unclear.push(first);
    }
    // Those that go a longer way: a network machine that is lost, a program that failed, a fault of our own.
    for (const [, ...names] of source.matchAll(
      /#lose\('([a-z-]+)'|\bsuper\([^?]+\? '([a-z-]+)' : '([a-z-]+)'|\bsuper\(\s*'([a-z-]+)'|\breturn \{ code: '([a-z-]+)'/g,
    ))
      for (const name of names.filter(Boolean)) raised.add(name);
  }
  return { raised, unclear };
}

describe('the texts', () => {
  it('say something in every place, in both languages', () => {
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

  it('tell every trouble that can be met in a window in German, and none that nobody raises', () => {
    const { raised, unclear } = raisedCodes();
    // Names are what the scan goes by: a code that comes from elsewhere must be known to come from one that is named.
    expect(new Set(unclear)).toEqual(new Set(['code', 'error.code']));
    const met = [...raised].filter((code) => !OF_THE_COMMAND_LINE.has(code)).toSorted();
    expect(Object.keys(textsFor('de').troubles).toSorted()).toEqual(met);
    expect(Object.keys(textsFor('en').troubles).filter((code) => !met.includes(code))).toEqual([]);
    expect([...OF_THE_COMMAND_LINE].filter((code) => !raised.has(code))).toEqual([]);
  });

  it('name every step of a build and every check of the diagnosis in German', () => {
    const named = (file: string, property: string) =>
      new Set([...sourceOf(file).matchAll(new RegExp(`\\b${property}: '([^']+)'`, 'g'))].map(([, name]) => name));
    const { images, diagnostics } = textsFor('de').mainWindow;
    expect(new Set(Object.keys(images.steps))).toEqual(named('host-agent/image/build.ts', 'step'));
    expect(Object.keys(diagnostics.checks)).toEqual(
      expect.arrayContaining([...named('host-agent/doctor/doctor.ts', 'check')]),
    );
  });

  it('tell a known trouble in the person’s language, and another as the host agent did', () => {
    const trouble = { code: 'ports-taken', message: 'No port is free.', hint: 'Close one.' };
    expect(tell(trouble, textsFor('de')).message).toBe('Alle Plätze für Sitzungen sind belegt.');
    const unknown = { code: 'of-tomorrow', message: 'Something new.', hint: 'Look.' };
    expect(tell(unknown, textsFor('de'))).toEqual({ message: 'Something new.', hint: 'Look.', language: 'en' });
    expect(tell({ ...unknown, code: 'constructor' }, textsFor('de'))).toHaveProperty('message', 'Something new.');
  });

  it('keep what only the words of the host agent name', () => {
    const trouble = {
      code: 'package-missing',
      message: 'passt cannot be started.',
      hint: 'Install it: apt-get install passt',
    };
    expect(tell(trouble, textsFor('de'))).toEqual({
      message: 'Ein Programm, das dafür nötig ist, fehlt auf diesem Rechner.',
      hint: 'Installieren Sie sein Paket.',
      detail: 'passt cannot be started. Install it: apt-get install passt',
    });
    expect(tell(trouble, textsFor('en'))).toEqual({ message: trouble.message, hint: trouble.hint, language: 'en' });
  });
});
