import { describe, expect, it } from 'vitest';
import { SHAPE } from '../../../host-agent/hypervisor/hypervisor.ts';
import { changedParts, type KeyParts, partDigests, templateKey } from '../../../host-agent/template/template-key.ts';

const parts: KeyParts = {
  level: 'browser',
  settings: undefined,
  image: 'a'.repeat(64),
  fingerprint: { QEMU: '10', 'the kernel': '6.12', [SHAPE]: '-m 64' },
  version: '1',
};

it('a template has another key when anything that it depends on differs', () => {
  const keys = [
    parts,
    { ...parts, level: 'desktop' as const },
    { ...parts, settings: { language: 'de' } },
    { ...parts, image: 'b'.repeat(64) },
    { ...parts, fingerprint: { ...parts.fingerprint, QEMU: '11' } },
    { ...parts, version: '2' },
  ].map(templateKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(templateKey({ ...parts })).toBe(keys[0]);
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
});

it('has another key for other settings of Chromium, and the same for none and empty ones', () => {
  const key = (settings?: object) =>
    templateKey({ level: 'browser', image: 'i', fingerprint: {}, version: '1', settings: settings });
  expect(key({ language: 'de' })).not.toBe(key({ language: 'fr' }));
  expect(key({ language: 'de' })).not.toBe(key());
  expect(key({})).toBe(key());
});

describe('what has changed since a template was sealed', () => {
  const sealed = (of: KeyParts, sealedAt = '2026-11-01T00:00:00.000Z') => ({
    schema: 1 as const,
    key: templateKey(of),
    role: 'browser' as const,
    level: of.level,
    image: of.image,
    memoryMiB: 64,
    processors: 1,
    sealedAt,
    files: { memory: { bytes: 1, sha256: '' }, devices: { bytes: 1, sha256: '' } },
    parts: partDigests(of),
  });
  const on = (fingerprint: Record<string, string>) => ({
    ...parts,
    fingerprint: { ...parts.fingerprint, ...fingerprint },
  });

  it('is named: the kernel, QEMU, this program, and what came or went', () => {
    expect(changedParts([sealed(parts)], 'browser', parts)).toEqual([]);
    expect(changedParts([sealed(parts)], 'browser', on({ 'the kernel': '6.13' }))).toEqual(['the kernel']);
    expect(changedParts([sealed(parts)], 'browser', { ...on({ QEMU: '11' }), version: '2' })).toEqual([
      'QEMU',
      'Safe Browse',
    ]);
    expect(changedParts([sealed(parts)], 'browser', on({ 'the microcode': '0x1' }))).toEqual(['the microcode']);
    expect(changedParts([sealed(on({ 'the microcode': '0x1' }))], 'browser', parts)).toEqual(['the microcode']);
  });

  it('concerns the newest one, whatever their order', () => {
    const older = sealed(on({ QEMU: '9' }), '2026-10-01T00:00:00.000Z');
    const newer = sealed(on({ 'the kernel': '6.13' }));
    for (const templates of [
      [older, newer],
      [newer, older],
    ])
      expect(changedParts(templates, 'browser', parts)).toEqual(['the kernel']);
  });

  it('concerns no template of another kind, and none that does not say', () => {
    const others = [
      sealed({ ...parts, level: 'desktop', version: '2' }),
      sealed({ ...parts, settings: { language: 'de' }, version: '2' }),
      sealed({ ...on({ [SHAPE]: '-m 128' }), version: '2' }),
      { ...sealed({ ...parts, version: '2' }), role: 'network' as const },
      { ...sealed({ ...parts, version: '2' }), parts: undefined },
    ];
    expect(changedParts(others, 'browser', parts)).toEqual([]);
  });
});
