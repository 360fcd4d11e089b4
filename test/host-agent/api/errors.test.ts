import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { END_TEXTS } from '../../../host-agent/api/ends.ts';
import { ERROR_SUBJECTS, ERRORS, type ErrorCode } from '../../../host-agent/api/errors.ts';
import { Failure, isFailure, reasonOf } from '../../../host-agent/api/failure.ts';
import { readLanguage } from '../../../host-agent/scripts/docs/texts.ts';
import { LANGUAGES } from '../../../ui/texts/languages.ts';

const codes = Object.keys(ERRORS) as ErrorCode[];

const textsIn = (language: string) => [
  ...readLanguage(readFileSync(join(import.meta.dirname, `../../../ui/texts/${language}.ftl`), 'utf8')).texts.keys(),
];
const named = { en: textsIn('en'), de: textsIn('de') };

describe('the table of errors', () => {
  it.each(codes)('has a text and a hint for %s in both languages', (code) => {
    for (const language of LANGUAGES)
      for (const text of [`error-${code}`, `error-${code}.hint`]) expect(named[language]).toContain(text);
  });

  it('names each code under one subject', () => {
    const named = Object.values(ERROR_SUBJECTS).flatMap((table) => Object.keys(table));
    expect(named.toSorted()).toEqual(codes.toSorted());
  });

  it('describes every end of a session ', () => {
    for (const text of Object.values(END_TEXTS).flatMap((end) => [end.title, end.explanation, end.cause]))
      expect(text).not.toBe('');
  });
});

describe('Failure', () => {
  it('makes its texts and exit status from the table', () => {
    expect(new Failure('session-not-found', { id: 'a1' })).toMatchObject({
      code: 'session-not-found',
      message: 'There is no session "a1".',
      hint: 'List the sessions: safe-browse list',
      exitStatus: 4,
      params: { id: 'a1' },
    });
  });

  it('cuts long values and replaces characters that are not printable', () => {
    const { message } = new Failure('session-not-found', { id: `\u001b[31m\u202e${'x'.repeat(10_000)}` });
    expect(message).toMatch(/^There is no session "\?\[31m\?x+"\.$/);
    expect(message.length).toBeLessThan(4100);
  });

  it('keeps the texts of another process as they are', () => {
    const data = { code: 'of-tomorrow', message: 'Something new.', hint: 'Look.', exitStatus: 3 } as const;
    expect(new Failure(data).data()).toEqual(data);
  });

  it('says where the console output of its VM is, beside its own hint', () => {
    const cause = new Error('no');
    const kept = new Failure('network-ended', {}, { cause }).withConsole('/kept');
    expect(kept).toMatchObject({
      code: 'network-ended',
      hint: 'The console output of the VM is in /kept. Run: safe-browse network restart',
      params: { consolePath: '/kept' },
      cause,
    });
    expect(isFailure(kept, 'network-ended')).toBe(true);
  });

  it('names the failure that caused it without its full stop', () => {
    const reason = reasonOf(new Failure('network-ended'));
    expect(new Failure('uplink-lost', { reason }).message).toBe(
      'The uplink of the network VM could not be restarted: The network VM ended.',
    );
  });
});
