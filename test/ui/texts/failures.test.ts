/** What a failure in a window may say: what failed and one next step. Paths of ours and what programs printed are under “Details”. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERRORS, type ErrorCode } from '../../../host-agent/api/errors/errors.ts';
import { Failure, reasonOf } from '../../../host-agent/api/errors/failure.ts';
import { readLanguage } from '../../../host-agent/scripts/docs/texts.ts';
import { LANGUAGES } from '../../../ui/texts/languages.ts';
import { tell } from '../../../ui/texts/texts.ts';
import { textsFor } from '../texts-of.ts';

const OF_OURS = ['path', 'folder', 'file'];
const PRINTED = ['output', 'lastWords', 'reason'];
/** The person named or chose this file or folder. */
const NAMED_BY_THE_PERSON: readonly string[] = [
  'bridge-rules-unreadable',
  'channel-draft-invalid',
  'config-file-too-large',
  'file-changed',
  'file-not-written',
  'file-unreadable',
  'folder-not-writable',
  'import-refused',
  'measurement-unreadable',
  'not-a-file',
  'playwright-missing',
  'print-failed',
  'recipe-invalid',
  'recipe-unreadable',
  'registry-login-file',
  'signing-key-unusable',
  'recording-folder-taken',
  'recording-not-found',
  'recording-under-way',
];
/** The administrator put it there, and has to repair it. */
const OF_THE_ADMINISTRATOR: readonly string[] = ['policy-file-refused', 'policy-invalid'];
/** Its reason is another failure, or a sentence of ours. */
const OUR_REASON: readonly string[] = [
  'converter-not-started',
  'image-not-proven',
  'inspection-failed',
  'kvm-unavailable',
  'network-crash-loop',
  'network-not-started',
  'pool-host-refused',
  'print-failed',
  'registry-login-file',
  'seal-failed',
  'spare-failed',
  'start-failed',
  'uplink-lost',
];
/** What another computer or toolstack answered, which is all there is to know. Only the command line runs these. */
const ANSWERED: readonly string[] = [
  'desktop-missing',
  'pool-drain-refused',
  'registry-refused',
  'registry-unreachable',
  'xenmgr-refused',
];

describe.each(LANGUAGES)('a failure in a window, in %s', (language) => {
  const { texts } = readLanguage(readFileSync(join(import.meta.dirname, `../../../ui/texts/${language}.ftl`), 'utf8'));
  const shownOf = (code: ErrorCode): string[] =>
    ['', '.hint'].flatMap((part) => [
      ...(
        texts.get(`window-error-${code}${part}`) ??
        texts.get(`error-${code}${part}`) ??
        new Map<string, never>()
      ).keys(),
    ]);
  const codesThat = (show: readonly string[]): string[] =>
    (Object.keys(ERRORS) as ErrorCode[]).filter((code) => shownOf(code).some((name) => show.includes(name)));

  it('names no path but one that the person chose, or the administrator', () => {
    expect(
      codesThat(OF_OURS).filter((code) => ![...NAMED_BY_THE_PERSON, ...OF_THE_ADMINISTRATOR].includes(code)),
    ).toEqual([]);
  });

  it('repeats nothing that a program printed', () => {
    expect(codesThat(PRINTED).filter((code) => ![...OUR_REASON, ...ANSWERED].includes(code))).toEqual([]);
  });

  it('has under its details what the failure that caused it keeps there', () => {
    const cause = new Failure('vm-not-started', { hypervisor: 'QEMU', reason: 'qemu: no /dev/x' });
    const { message, hint, details } = tell(
      new Failure('start-failed', { reason: reasonOf(cause) }).texts(),
      textsFor(language),
    );
    expect(`${message} ${hint}`).not.toContain('/dev/x');
    expect(details).toBe('qemu: no /dev/x');
  });

  it('has no empty details', () => {
    expect(tell(new Failure('disk-full', { path: '' }).texts(), textsFor(language))).not.toHaveProperty('details');
  });
});
