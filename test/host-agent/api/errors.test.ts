import { describe, expect, it } from 'vitest';
import { END_TEXTS } from '../../../host-agent/api/ends.ts';
import { ERROR_SUBJECTS, ERRORS, type ErrorCode } from '../../../host-agent/api/errors.ts';
import type { ErrorTexts } from '../../../host-agent/api/errors/entry.ts';
import { Failure, isFailure, reasonOf } from '../../../host-agent/api/failure.ts';
import { errors as german } from '../../../ui/texts/german/errors.ts';
import { endings } from '../../../ui/texts/german/ends.ts';

const codes = Object.keys(ERRORS) as ErrorCode[];

/** Values that choose between texts have to be valid; every other parameter gets its name as its value. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  end: Object.keys(END_TEXTS),
  requirement: ['network'],
  task: ['build', 'session', 'request'],
  kind: ['process'],
  vm: ['browser', 'network', 'converter'],
  act: ['save-files'],
  origin: ['built', 'imported'],
};

/** The same for names that mean a choice only in these rows. */
const CHOICES_OF: Readonly<Partial<Record<ErrorCode, Readonly<Record<string, readonly string[]>>>>> = {
  'channel-refused': { problem: ['malformed', 'another-channel', 'serial-reused'] },
  'command-failed': { problem: ['timeout', 'signal', 'exit'] },
  'disk-full': { task: ['build-browser', 'seal', 'save'] },
  'usb-device-refused': { refusal: ['no-use', 'not-allowed', 'no-permission'] },
  'url-refused': { problem: ['too-long', 'scheme', 'credentials'] },
  'policy-file-refused': { problem: ['link', 'covered', 'too-large'] },
  'protection-missing': { protection: ['cgroup', 'account', 'accessControl'], cause: ['refused', 'failed'] },
  'build-result-refused': { problem: ['missing', 'a-link', 'too-large'] },
  'pool-not-there': { what: ['trace', 'dry-run'] },
  'import-refused': { problem: ['unreadable', 'not-a-file', 'not-unmounted'] },
};

/** Both texts of one row, for every choice, and the parameters that they read. */
function readRow(
  code: ErrorCode,
  row: ErrorTexts<never>,
): { readonly texts: readonly string[]; readonly read: ReadonlySet<string> } {
  const read = new Set<string>();
  const texts = [0, 1, 2].flatMap((choice) => {
    const params = new Proxy<Record<string, unknown>>(
      {},
      {
        has: (_, name) => (read.add(String(name)), true),
        get: (_, name) => {
          read.add(String(name));
          const choices = { ...CHOICES, ...CHOICES_OF[code] }[String(name)];
          return choices ? choices[choice % choices.length] : String(name).toUpperCase();
        },
      },
    );
    return [row.message, row.hint].map((text) =>
      typeof text === 'string' ? text : (text as (params: unknown) => string)(params),
    );
  });
  return { texts, read };
}

describe('the table of errors', () => {
  it.each(codes)('has texts for %s in both languages, made from the same parameters', (code) => {
    const [english, translated] = [readRow(code, ERRORS[code]), readRow(code, german[code])];
    for (const text of [...english.texts, ...translated.texts]) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/undefined|\[object/);
    }
    expect(translated.read).toEqual(english.read);
  });

  it('names each code under one subject', () => {
    const named = Object.values(ERROR_SUBJECTS).flatMap((table) => Object.keys(table));
    expect(named.toSorted()).toEqual(codes.toSorted());
  });

  it('describes every end of a session in both languages', () => {
    for (const text of [...Object.values(END_TEXTS), ...Object.values(endings)].flatMap((end) => [
      end.title,
      end.explanation,
      end.cause,
    ]))
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
