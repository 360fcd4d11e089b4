import { expect, it } from 'vitest';
import { templateKey } from '../../../host-agent/template/manifest.ts';

const parts = {
  level: 'browser',
  settings: undefined,
  image: 'a'.repeat(64),
  fingerprint: 'qemu 10',
  version: '1',
} as const;

it('a template has another key when anything that it depends on differs', () => {
  const keys = [
    parts,
    { ...parts, level: 'desktop' as const },
    { ...parts, settings: { language: 'de' } },
    { ...parts, image: 'b'.repeat(64) },
    { ...parts, fingerprint: 'qemu 11' },
    { ...parts, version: '2' },
  ].map(templateKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(templateKey({ ...parts })).toBe(keys[0]);
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
});

it('has another key for other settings of Chromium, and the same for none and empty ones', () => {
  const key = (settings?: object) =>
    templateKey({ level: 'browser', image: 'i', fingerprint: 'f', version: '1', settings: settings });
  expect(key({ language: 'de' })).not.toBe(key({ language: 'fr' }));
  expect(key({ language: 'de' })).not.toBe(key());
  expect(key({})).toBe(key());
});
