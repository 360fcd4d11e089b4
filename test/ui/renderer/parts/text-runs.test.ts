import { describe, expect, it } from 'vitest';
import { runs } from '../../../../ui/renderer/parts/text-runs.ts';

const latin = (text: string): string[] => runs(text, 'ar').flatMap(({ words, isLatin }) => (isLatin ? [words] : []));

describe('words in Arabic', () => {
  it.each([
    ['لا يُسمح لحسابك بفتح /dev/kvm.', ['/dev/kvm']],
    ['أوقف الخدمة (safe-browse daemon --stop) وادخل من جديد.', ['safe-browse daemon --stop']],
    ['سمِّ ملفًا مع --recipe.', ['--recipe']],
    ['عيّن hypervisor = "qemu".', ['hypervisor = "qemu"']],
    ['أدخل عنوانًا مثل https://bank.example', ['https://bank.example']],
    [
      'اكتب REGISTRY/REPOSITORY:TAG أو REGISTRY/REPOSITORY@sha256:DIGEST، ثم',
      ['REGISTRY/REPOSITORY:TAG', 'REGISTRY/REPOSITORY@sha256:DIGEST'],
    ],
    ['اختر المجلد ~/Downloads أو /srv/a b/c', ['~/Downloads', '/srv/a b/c']],
    ['افعل هذا دائمًا للموقع …long.evil.test', ['…long.evil.test']],
    ['لا شيء.', []],
  ])('of “%s”, these read from left to right: %j', (text, expected) => {
    expect(latin(text)).toEqual(expected);
  });

  it('are all still there', () => {
    const text = 'نفّذ: safe-browse doctor. ثم أعد --all (أو 5 مرات)';
    expect(
      runs(text, 'ar')
        .map(({ words }) => words)
        .join(''),
    ).toBe(text);
  });

  it('are left as they are where lines run from left to right', () => {
    expect(runs('Run: safe-browse doctor', 'en')).toEqual([{ words: 'Run: safe-browse doctor', isLatin: false }]);
  });
});
