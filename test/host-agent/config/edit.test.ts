import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { editToml } from '../../../host-agent/config/edit.ts';

const written = `# mine
defaultProfile = "news" # the usual one

# for reading
[profile.news]
memoryMiB = 3072
screen = { width = 1600, height = 1000 }
`;

describe('a change to the configuration file', () => {
  it('keeps comments and layout', () => {
    expect(editToml(written, [{ path: ['profile', 'news', 'memoryMiB'], value: 4096 }])).toBe(
      written.replace('3072', '4096'),
    );
  });

  it('adds a missing key in a new table at the end', () => {
    expect(editToml(written, [{ path: ['network', 'ports'], value: 4 }])).toBe(`${written}\n[network]\nports = 4\n`);
  });

  it('adds a profile', () => {
    const edited = editToml(written, [
      { path: ['profile', 'bank', 'colour'], value: 'red' },
      { path: ['profile', 'bank', 'memoryMiB'], value: 1024 },
    ]);
    expect(edited.startsWith(written)).toBe(true);
    expect(parse(edited)['profile']).toMatchObject({
      bank: { colour: 'red', memoryMiB: 1024 },
      news: { memoryMiB: 3072 },
    });
  });

  it('removes a key, and an entire profile', () => {
    expect(parse(editToml(written, [{ path: ['profile', 'news', 'memoryMiB'], value: null }]))).toEqual({
      defaultProfile: 'news',
      profile: { news: { screen: { width: 1600, height: 1000 } } },
    });
    expect(parse(editToml(written, [{ path: ['profile', 'news'], value: null }]))['profile'] ?? {}).toEqual({});
  });

  it('changes nothing when the key to remove does not exist', () => {
    expect(editToml(written, [{ path: ['network', 'ports'], value: null }])).toBe(written);
  });

  it('writes into an empty file', () => {
    expect(editToml('', [{ path: ['accelerator'], value: 'tcg' }])).toBe('accelerator = "tcg"\n');
  });

  it('preserves quotes, line breaks and backslashes in a text', () => {
    const value = 'a "b" \\ \n [network] # ü';
    expect(parse(editToml(written, [{ path: ['note'], value }]))['note']).toBe(value);
  });
});
